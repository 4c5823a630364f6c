"""A document and its theme in, the words in the four corners of every page out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from briefing.document.blocks import Allowed, Document, Inlines, Stamp, StampRole, Text, plain
from briefing.layout.prose import Prose
from briefing.layout.runs import Run, Typesetter
from briefing.layout.structure import Node
from briefing.layout.styles import Type

_PLACE = re.compile(r"(\{(?:marking|title|reference|date|page|pages)\})")

Words: TypeAlias = "Inlines | str"
"""Fixed words, or words with the places {page} and {pages}."""


class Corner:
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
        return self._setter.text(part.format(page=page, pages=pages), self._style, role="page")


class Corners(NamedTuple):
    """The four of them."""

    head_left: Corner
    head_right: Corner
    foot_left: Corner
    foot_right: Corner


def corners_of(document: Document, setter: Typesetter) -> Corners:
    """What the theme has there; else marking and running head, marking and page number."""
    own, furniture, styles = setter.theme.stationery, document.furniture, setter.styles
    marking = ((Stamp(furniture.marking.upper(), StampRole.NAME),),)
    fill = _Places(document, own.allowed)

    def corner(text: str | None, otherwise: tuple[Words, ...], style: Type, *, right: bool) -> Corner:
        parts, style = (otherwise, style) if text is None else (tuple(fill.parts(text)), styles.furniture)
        return Corner(parts, style, setter, flush_right=right)

    return Corners(
        corner(own.head_left, marking, styles.furniture_strong, right=False),
        corner(own.head_right, (furniture.running,), styles.furniture, right=True),
        corner(own.foot_left, marking, styles.furniture_strong, right=False),
        corner(own.foot_right, (furniture.page,), styles.furniture, right=True),
    )


class _Places:
    """What the places of a theme's own words stand for in one document."""

    def __init__(self, document: Document, allowed: tuple[tuple[str, str], ...]) -> None:
        furniture = document.furniture
        self._stamps = {
            "{marking}": Stamp(furniture.marking.upper(), StampRole.NAME, strong=True),
            "{title}": Stamp(document.title, StampRole.NAME),
            "{reference}": Stamp(_stamped(furniture.running, StampRole.REFERENCE), StampRole.REFERENCE),
            "{date}": Stamp(_stamped(furniture.running, StampRole.DATE), StampRole.DATE),
        }
        self._reasons = dict(allowed)
        self._allowed = re.compile("|".join(f"({re.escape(words)})" for words, _ in allowed) or "(?!)")

    def parts(self, text: str) -> Iterator[Words]:
        """The words of `text`, its places filled."""
        for piece in _PLACE.split(text):
            if piece in ("{page}", "{pages}"):
                yield piece
            elif piece in self._stamps:
                yield (self._stamps[piece],)
            elif piece:
                yield tuple(self._plain(piece))

    def _plain(self, text: str) -> Iterator[Text | Allowed]:
        for words in filter(None, self._allowed.split(text)):
            yield Allowed(words, self._reasons[words]) if words in self._reasons else Text(words)


def _stamped(running: Inlines, role: StampRole) -> str:
    """The reference or date of a running head; "" if it has none."""
    return plain(tuple(inline for inline in running if isinstance(inline, Stamp) and inline.role is role))
