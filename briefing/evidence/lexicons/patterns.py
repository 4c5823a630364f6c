"""Patterns that are sought in texts, and how they are written.

They are regular expressions over the normalized text: single spaces, straight quotation marks, `-` for every
dash. A pattern for what stands *before* a number is searched in the text up to it and ends in `\\Z`; one for what
stands *after* is matched from its end, so it begins with the noun phrase that may come first. A source may be one line
of a million characters, so no pattern may repeat without a bound: write `{0,3}`, or `++`, which never goes back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from briefing.kept_patterns import compile_pattern, in_one_case, pieces_of

Told = TypeVar("Told", bound=Any)


class Pattern:
    """A regular expression that is compiled when first used; a build whose record fits uses few of them.

    `holds` says of a match found by search whether it counts: what a table of words would make too long an expression
    of.
    """

    def __init__(
        self, text: str, case_matters: bool = False, holds: Callable[[re.Match[str]], bool] | None = None
    ) -> None:
        self.text = text
        self._flags = re.NOFLAG if case_matters else re.IGNORECASE
        self._holds = holds

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compile_pattern(self.text, self._flags)

    @cached_property
    def _pieces(self) -> dict[str, list[str]]:
        """Pieces of words of which each match has one, by what they begin with; if none are known, one of any text."""
        pieces = pieces_of(self.text, self._flags) or ([] if self is NEVER else [""])
        return {letters: list(found) for letters, found in groupby(sorted(pieces), itemgetter(slice(_BEGINNING)))}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What the pieces begin with, by which most patterns are told that cannot stand in a text."""
        return frozenset(self._pieces)

    def may_stand_in(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]` has any of the pieces."""
        begun = self.beginnings & _beginnings_in(text, start, end)
        if not begun:
            return False
        find = _in_one_case(text).find
        return any(find(piece, start, end) >= 0 for letters in begun for piece in self._pieces[letters])

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in `text[start:end]`, which may look back beyond `start`."""
        if self._holds:
            return next(self.finditer(text, start, end), None)
        return self._compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at `start`, which may look back beyond it."""
        found = self._compiled.match(text, start, len(text) if end is None else end)
        return found if found and (self._holds is None or self._holds(found)) else None

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match of the whole of `text[start:end]`, which may look back beyond `start`."""
        return self._compiled.fullmatch(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match in `text[start:end]`."""
        found = self._compiled.finditer(text, start, len(text) if end is None else end)
        return filter(self._holds, found) if self._holds else found

    def sub(self, new: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with what `new` makes of each match in its stead."""
        return self._compiled.sub(new, text)


_BEGINNING = 3
"""So many letters of a piece are looked up first; the shortest have one less."""
_in_one_case = lru_cache(maxsize=8)(in_one_case)


@lru_cache(maxsize=8)
def _beginnings_in(text: str, start: int, end: int) -> frozenset[str]:
    """What pieces that stand in a part of a text may begin with."""
    part = _in_one_case(text)[start:end]
    pieces = (part[at : at + length] for length in (_BEGINNING, _BEGINNING - 1) for at in range(len(part)))
    return frozenset(("", *pieces))


def cues_in(cues: Iterable[Told], text: str, start: int, end: int) -> tuple[Told, ...]:
    """The cues whose `pattern` may stand in `text[start:end]`.

    Of the hundred that many a table has, a sentence has the words of few: to ask this first is to try those only.
    """
    begun = _beginnings_in(text, start, end)
    near = (cue for cue in cues if not cue.pattern.beginnings.isdisjoint(begun))
    return tuple(cue for cue in near if cue.pattern.may_stand_in(text, start, end))


NEVER = Pattern(r"(?!)")
ANYTHING = Pattern("")
LETTERS = compile_pattern(r"[^\W\d_]+")
"""A word, of which a hyphen parts two."""


# How patterns are written


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def any_of(words: str) -> Pattern:
    """One of the words or phrases, which bars separate, as whole words in either case."""
    return Pattern(rf"\b(?:{words})\b")


def ends_in(words: str) -> Pattern:
    """One of the words or phrases at the end of a text, and white space after it."""
    return Pattern(rf"(?<!\w)(?:{words})\s*\Z")


def starts_with(words: str) -> Pattern:
    """One of the words or phrases at the start of a text, and white space before it."""
    return Pattern(rf"\s*(?:{words})(?!\w)")
