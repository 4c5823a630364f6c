"""A document and the stationery of its theme in, the words in the four corners of every page out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from briefing.document.blocks import Allowed, Document, Inlines, Stamp, Text, plain
from briefing.document.roles import Role
from briefing.themes.theme import Stationery

T = TypeVar("T")
_PLACE = re.compile(r"(\{(?:marking|title|reference|date|page|pages)\})")

Words: TypeAlias = "Inlines | str"
"""Fixed words, or words with the places {page} and {pages}."""


class Corner(NamedTuple):
    """The words of one corner; `own` if they are the theme's."""

    parts: tuple[Words, ...]
    own: bool = False


class Corners(NamedTuple, Generic[T]):
    """The same of all four."""

    head_left: T
    head_right: T
    foot_left: T
    foot_right: T


def corners_of(document: Document, stationery: Stationery) -> Corners[Corner]:
    """What the theme has there; else marking and running head, marking and page number."""
    furniture = document.furniture
    marking = (Stamp(furniture.upper(furniture.marking), Role.NAME),)
    fill = _Places(document, stationery.allowed)

    def corner(text: str | None, otherwise: Words) -> Corner:
        return Corner((otherwise,)) if text is None else Corner(tuple(fill.parts(text)), own=True)

    return Corners(
        corner(stationery.head_left, marking),
        corner(stationery.head_right, furniture.running),
        corner(stationery.foot_left, marking),
        corner(stationery.foot_right, furniture.page),
    )


class _Places:
    """What the places of a theme's own words stand for in one document."""

    def __init__(self, document: Document, allowed: tuple[tuple[str, str], ...]) -> None:
        furniture = document.furniture
        self._stamps = {
            "{marking}": Stamp(furniture.upper(furniture.marking), Role.NAME, strong=True),
            "{title}": Stamp(document.title, Role.NAME),
            "{reference}": Stamp(_stamped(furniture.running, Role.REFERENCE), Role.REFERENCE),
            "{date}": Stamp(_stamped(furniture.running, Role.DATE), Role.DATE),
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


def _stamped(running: Inlines, role: Role) -> str:
    """The reference or date of a running head; "" if it has none."""
    return plain(tuple(inline for inline in running if isinstance(inline, Stamp) and inline.role is role))
