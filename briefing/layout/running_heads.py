"""The words in the four corners of every page: marking, running head and page number, or what the theme has there.

PDF sets them on each page, HTML at its head and foot and in the margins of its printed pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Generic, TypeAlias, TypeVar

from briefing.document.blocks import Allowed, Document, Inline, Inlines, Stamp, Text, plain
from briefing.document.occurrences import Role
from briefing.evidence.typed_values import printed_pattern
from briefing.records import NamedTuple
from briefing.themes.theme import Stationery

T = TypeVar("T")
_PLACEHOLDER = re.compile(r"(\{(?:marking|title|reference|date|page|pages)\})")

HeadPart: TypeAlias = "Inlines | str"
"""Fixed words, or a text with the placeholders {page} and {pages}."""


class RunningHead(NamedTuple):
    """The words of one corner; `is_own` if the theme has words of its own there."""

    parts: tuple[HeadPart, ...]
    is_own: bool = False


class Corners(NamedTuple, Generic[T]):
    """The same thing for each corner of a page."""

    head_left: T
    head_right: T
    foot_left: T
    foot_right: T


def running_heads(document: Document, stationery: Stationery) -> Corners[RunningHead]:
    """What the theme has there; else marking and running head, marking and page number."""
    furniture = document.furniture
    marking: Inlines = (Stamp(furniture.upper(furniture.marking), Role.NAME),) if furniture.marking else ()
    own_words = _OwnWords(document, stationery.allowed)

    def head(text: str | None, otherwise: HeadPart) -> RunningHead:
        return RunningHead((otherwise,)) if text is None else RunningHead(tuple(own_words.parts(text)), is_own=True)

    return Corners(
        head(stationery.head_left, marking),
        head(stationery.head_right, furniture.running),
        head(stationery.foot_left, marking),
        head(stationery.foot_right, furniture.page),
    )


class _OwnWords:
    """Fills the placeholders in a theme's own words for one document."""

    def __init__(self, document: Document, allowed: tuple[tuple[str, str], ...]) -> None:
        furniture = document.furniture
        self._stamps = {
            "{marking}": Stamp(furniture.upper(furniture.marking), Role.NAME, strong=True),
            "{title}": Stamp(document.title, Role.NAME),
            "{reference}": Stamp(_stamped(furniture.running, Role.REFERENCE), Role.REFERENCE),
            "{date}": Stamp(_stamped(furniture.running, Role.DATE), Role.DATE),
        }
        self._reasons = [reason for _, reason in allowed]
        self._allowed = re.compile("|".join(f"({printed_pattern(words).pattern})" for words, _ in allowed) or "(?!)")

    def parts(self, text: str) -> Iterator[HeadPart]:
        """The words of `text`, its placeholders filled; those for page numbers stay."""
        for piece in _PLACEHOLDER.split(text):
            if piece in ("{page}", "{pages}"):
                yield piece
            elif piece in self._stamps:
                yield (self._stamps[piece],)
            elif piece:
                yield tuple(self._with_allowed(piece))

    def _with_allowed(self, words: str) -> Iterator[Inline]:
        """Digits in a theme's words are the author's, who says why they are no value."""
        at = 0
        for match in self._allowed.finditer(words):
            if before := words[at : match.start()]:
                yield Text(before)
            yield Allowed(match[0], self._reasons[(match.lastindex or 1) - 1])
            at = match.end()
        if rest := words[at:]:
            yield Text(rest)


def _stamped(running: Inlines, role: Role) -> str:
    """The reference or date of a running head; "" if it has none."""
    return plain(tuple(inline for inline in running if isinstance(inline, Stamp) and inline.role is role))
