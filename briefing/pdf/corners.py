"""A document and a typesetter in, the words in the four corners of every page as set lines out."""

from __future__ import annotations

from briefing.document.blocks import Document
from briefing.document.roles import Role
from briefing.layout.corners import Corner, Corners, Words, corners_of
from briefing.layout.prose import Prose
from briefing.layout.runs import Run, Typesetter
from briefing.layout.structure import Node
from briefing.layout.styles import Type


class SetCorner:
    """The words of one corner, set again for a page only if they name it."""

    def __init__(self, parts: tuple[Words, ...], style: Type, setter: Typesetter, *, flush_right: bool) -> None:
        self._style, self._setter, self._flush_right = style, setter, flush_right
        self._node = Node("NonStruct")
        self._parts = [part if isinstance(part, str) else setter.runs(part, style, self._node) for part in parts]
        for part in self._parts:
            if isinstance(part, str):
                setter.require(part, style.face)

    def prose(self, page: int, pages: int) -> Prose:
        """The words for the given page of `pages`."""
        runs = [run for part in self._parts for run in self._runs(part, page, pages)]
        return Prose(runs, self._style, self._node, flush_right=self._flush_right)

    def _runs(self, part: str | list[Run], page: int, pages: int) -> list[Run]:
        if not isinstance(part, str):
            return part
        return self._setter.text(part.format(page=page, pages=pages), self._style, role=Role.PAGE)


def set_corners(document: Document, setter: Typesetter) -> Corners[SetCorner]:
    """The words of all corners, set in the theme's styles; markings that are not its own words stand out."""
    words, styles = corners_of(document, setter.theme.stationery), setter.styles

    def set_corner(corner: Corner, style: Type, *, right: bool) -> SetCorner:
        return SetCorner(corner.parts, styles.furniture if corner.own else style, setter, flush_right=right)

    return Corners(
        set_corner(words.head_left, styles.furniture_strong, right=False),
        set_corner(words.head_right, styles.furniture, right=True),
        set_corner(words.foot_left, styles.furniture_strong, right=False),
        set_corner(words.foot_right, styles.furniture, right=True),
    )
