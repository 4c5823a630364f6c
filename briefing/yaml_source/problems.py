"""Problems one by one in, all of them at once out: bounded in number, with the nearest known name as hint."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, NoReturn

from briefing.errors import Diagnostic, LoadError, Place, did_you_mean

MAX_PROBLEMS = 100
_MAX_COMPARISONS = 20_000
_MAX_WORD = 80


def quoted(word: str) -> str:
    """The word in quotation marks, shortened if it is very long."""
    return f'"{word}"' if len(word) <= _MAX_WORD else f'"{word[:_MAX_WORD]}…"'


class Vocabulary(NamedTuple):
    """What problems call the file and its parts, and what they advise.

    `opening` says how the file begins; `nouns` what one item of each table is called; `choices`
    has the words that a key may hold.  `patterns` leads from a pattern that a text misses to rule,
    message and hint, `hints` from a rule to a hint, `key_hint` from a key that no table may have
    to a hint, and `missing` from the path of a key that is not there to a hint.
    """

    file: str = "the file"
    opening: str | None = None
    nouns: Mapping[str, str] = {}
    choices: Mapping[str, Collection[str]] = {}
    patterns: Mapping[str, Callable[[str], tuple[str, str, str | None]]] = {}
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
    """Collects diagnostics; past `MAX_PROBLEMS` they are only counted, so that no input makes us slow."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary or Vocabulary()
        self._found: dict[Diagnostic, None] = {}
        self._settled: set[Place] = set()
        self._left_out = 0
        self._comparisons = 0

    def subject(self, path: tuple[str | int, ...]) -> str:
        """A path in words, as the vocabulary has them."""
        return self.vocabulary.subject(path)

    def add(self, place: Place, rule: str, message: str, hint: str | None = None) -> None:
        """Note one problem; the same one noted twice counts once."""
        if place in self._settled:
            return
        if len(self._found) < MAX_PROBLEMS:
            self._found.setdefault(Diagnostic(place, rule, message, hint))
        else:
            self._left_out += 1

    def add_unknown(self, place: Place, rule: str, message: str, word: str, known: Collection[str]) -> None:
        """Note that `word` is none of the `known` names; the nearest of them becomes the hint."""
        self.add(place, rule, message, self._nearest(word, known))

    def _nearest(self, word: str, known: Collection[str]) -> str | None:
        self._comparisons += len(known)
        near_enough = len(word) <= _MAX_WORD and self._comparisons <= _MAX_COMPARISONS
        return did_you_mean(word, known) if near_enough else None

    def stop(self, place: Place, rule: str, message: str, hint: str | None = None) -> NoReturn:
        """Note a problem after which nothing can be read, and raise LoadError with everything found."""
        self._settled.clear()
        self.add(place, rule, message, hint)
        self.refuse()

    def settle(self) -> None:
        """Let what was found so far stand for its place: what the next stage says of the same place is dropped."""
        self._settled = {problem.place for problem in self._found}

    @property
    def any(self) -> bool:
        """Whether there is a problem."""
        return bool(self._found)

    def refuse(self) -> NoReturn:
        """Raise LoadError with everything found, in file order."""
        raise LoadError(self._in_order())

    def _in_order(self) -> list[Diagnostic]:
        found = sorted(self._found, key=lambda problem: problem.place)
        if self._left_out:
            found.append(found[-1]._replace(rule="more", message=f"and at least {self._left_out} more", hint=None))
        return found
