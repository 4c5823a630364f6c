"""A document and a typesetter in, the words in the four corners of every page as set lines out."""

from __future__ import annotations

from briefing.document.blocks import Document
from briefing.document.roles import Role
from briefing.layout.running_heads import Corners, HeadPart, RunningHead, running_heads
from briefing.layout.runs import Run, Typesetter
from briefing.layout.structure import Node
from briefing.layout.styles import TextStyle
from briefing.layout.text_box import TextBox


class SetCorner:
    """The words of one corner, set again for a page only if they name it."""

    def __init__(
        self, parts: tuple[HeadPart, ...], style: TextStyle, typesetter: Typesetter, *, flush_right: bool
    ) -> None:
        self._style, self._typesetter, self._flush_right = style, typesetter, flush_right
        self._node = Node("NonStruct")
        self._parts = [part if isinstance(part, str) else typesetter.runs(part, style, self._node) for part in parts]
        for part in self._parts:
            if isinstance(part, str):
                typesetter.require(part, style.face)

    def prose(self, page: int, pages: int) -> TextBox:
        """The words for the given page of `pages`."""
        runs = [run for part in self._parts for run in self._runs(part, page, pages)]
        return TextBox(runs, self._style, self._node, flush_right=self._flush_right)

    def _runs(self, part: str | list[Run], page: int, pages: int) -> list[Run]:
        if not isinstance(part, str):
            return part
        return self._typesetter.text(part.format(page=page, pages=pages), self._style, role=Role.PAGE)


def set_corners(document: Document, typesetter: Typesetter) -> Corners[SetCorner]:
    """The words of all corners, set in the theme's styles; markings that are not its own words stand out."""
    words, styles = running_heads(document, typesetter.theme.stationery), typesetter.styles

    def set_corner(corner: RunningHead, style: TextStyle, *, right: bool) -> SetCorner:
        return SetCorner(corner.parts, styles.furniture if corner.is_own else style, typesetter, flush_right=right)

    return Corners(
        set_corner(words.head_left, styles.furniture_strong, right=False),
        set_corner(words.head_right, styles.furniture, right=True),
        set_corner(words.foot_left, styles.furniture_strong, right=False),
        set_corner(words.foot_right, styles.furniture, right=True),
    )
