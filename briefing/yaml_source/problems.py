"""Collect the problems of a file, so that all of them are reported at once.

The number of problems and of comparisons is bounded: a hostile file with a million wrong keys must neither fill the
terminal nor cost minutes of looking for the nearest known name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, NoReturn

from briefing.errors import Diagnostic, LoadError, Place, Problem, did_you_mean

MAX_PROBLEMS = 100
_MAX_COMPARISONS = 20_000
_MAX_WORD = 80


def quoted(word: str) -> str:
    """The word in quotation marks, shortened if it is very long."""
    return f'"{word}"' if len(word) <= _MAX_WORD else f'"{word[:_MAX_WORD]}…"'


class Vocabulary(NamedTuple):
    """What messages about one kind of file call it and its parts, and the hints they give.

    `opening` says how the file begins; `nouns` what one item of each table is called; `choices`
    has the words that a key may hold.  `patterns` maps a pattern that a text fails to match to the
    problem of that text, `hints` a rule to a hint, `key_hint` a key that no table may have
    to a hint, and `missing` the path of a key that is not there to a hint.
    """

    file: str = "the file"
    opening: str | None = None
    nouns: Mapping[str, str] = {}
    choices: Mapping[str, Collection[str]] = {}
    patterns: Mapping[str, Callable[[str], Problem]] = {}
    hints: Mapping[str, Callable[[str], str | None]] = {}
    key_hint: Callable[[str], str | None] = lambda word: None
    missing: Callable[[tuple[str | int, ...]], str | None] = lambda path: None

    def subject(self, path: tuple[str | int, ...]) -> str:
        """A path in words: `fact "pupils": quantity.value`."""
        first, *rest = path or (self.file,)
        if first in self.nouns and rest:
            item = rest.pop(0)
            first = f"{self.nouns[str(first)]} {quoted(item) if isinstance(item, str) else item + 1}"
        tail = ".".join(str(key + 1) if isinstance(key, int) else key for key in rest)
        return f"{first}: {tail}" if tail else str(first)


class Problems:
    """The problems of one file; past `MAX_PROBLEMS` they are only counted."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary or Vocabulary()
        self._found: dict[Diagnostic, None] = {}
        self._closed: set[Place] = set()
        self._left_out = 0
        self._comparisons = 0

    @property
    def any(self) -> bool:
        """Whether there is a problem."""
        return bool(self._found)

    def subject(self, path: tuple[str | int, ...]) -> str:
        """A path in words, as the vocabulary has them."""
        return self.vocabulary.subject(path)

    def add(self, place: Place, rule: str, message: str, hint: str | None = None) -> None:
        """Note one problem; the same one noted twice counts once."""
        if place in self._closed:
            return
        if len(self._found) < MAX_PROBLEMS:
            self._found.setdefault(Diagnostic(place, rule, message, hint))
        else:
            self._left_out += 1

    def add_unknown(self, place: Place, rule: str, message: str, word: str, known: Collection[str]) -> None:
        """Note that `word` is none of the `known` names; the nearest of them becomes the hint."""
        self._comparisons += len(known)
        is_cheap = len(word) <= _MAX_WORD and self._comparisons <= _MAX_COMPARISONS
        self.add(place, rule, message, did_you_mean(word, known) if is_cheap else None)

    def checkpoint(self) -> None:
        """End a stage of reading: from now on, no second problem is noted at a place that already has one.

        A text with a forbidden character, say, is replaced and read on; what a later stage finds wrong with the
        replacement is no news.
        """
        self._closed = {problem.place for problem in self._found}

    def fatal(self, place: Place, rule: str, message: str, hint: str | None = None) -> NoReturn:
        """Note a problem after which nothing can be read, and raise LoadError with everything found."""
        self._closed.clear()
        self.add(place, rule, message, hint)
        self.raise_all()

    def raise_if_any(self) -> None:
        """Raise LoadError if there is a problem."""
        if self._found:
            self.raise_all()

    def raise_all(self) -> NoReturn:
        """Raise LoadError with everything found, in file order."""
        found = sorted(self._found, key=lambda problem: problem.place)
        if self._left_out:
            found.append(Diagnostic(found[-1].place, "more", f"and at least {self._left_out} more"))
        raise LoadError(found)
