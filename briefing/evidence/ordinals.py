"""Finds the ordinals of a text, in words or digits, and tells which of them say a rank or a count of times.

`find_numbers` passes them over, since an ordinal counts nothing; whoever asks for a rank, or for what an author has
typed, looks here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from briefing.evidence.lexicon import Lexicon, load_lexicon
from briefing.evidence.patterns import LETTERS
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_REACH = 4
_DIGITS = compile_pattern(r"(?<![\w.,-])([0-9]{1,4})()([^\W\d_]{2})(?!\w)")
_DIGITS_HYPHENED = compile_pattern("(?<![\\w.,-])([0-9]{1,4})([\u2010\u2011-])([^\\W\\d_]{1,4})(?!\\w)")
_NUMBERED = compile_pattern("([^\\W\\d_]{2,6})\\.?[ \u00a0]([0-9]{1,3})(?![\\w%]|[.,]\\d)")
_DIGIT = compile_pattern("[0-9]")
_APART = compile_pattern(r"[\s\u00a0\u2010\u2011-]{0,3}")


class OrdinalUse(StrEnum):
    """What an ordinal says."""

    RANK = "rank"
    """A place among others: "third largest"."""
    REPEAT = "repeat"
    """How many times: "for the third time", "a third year in a row"."""
    ORDER = "order"
    """Which one of a row: "the third round", "the third quarter"."""
    POINT = "point"
    """It opens a point after those before it: "First, … Second, … Third, …"."""


class Ordinal(NamedTuple):
    """`text[start:end]`, its number, and what it says; `superlative` is what a rank is of: `large`, or the word itself.

    `is_shy` if its word is more often no number: "first", "a second".
    """

    start: int
    end: int
    text: str
    number: int
    use: OrdinalUse
    superlative: str = ""
    is_shy: bool = False


def find_ordinals(text: str, language: str = "en") -> tuple[Ordinal, ...]:
    """Every ordinal that `text` names, in order.

    >>> [(o.text, o.number, o.use.value) for o in find_ordinals("the third largest of the 21st century")]
    [('third', 3, 'rank'), ('21st', 21, 'order')]
    """
    lexicon = load_lexicon(language)
    # Most texts have neither a digit nor an ordinal, and are done here.
    has_any = _DIGIT.search(text) or not lexicon.ranks.ordinals.keys().isdisjoint(LETTERS.findall(lexicon.lower(text)))
    return tuple(_OrdinalFinder(text, lexicon).ordinals()) if lexicon.ranks.ordinals and has_any else ()


class _OrdinalFinder:
    """Walks the words of a text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lower, self._ranks = text, lexicon.lower, lexicon.ranks
        self._in_digits = _DIGITS_HYPHENED if lexicon.ranks.digits_joint else _DIGITS

    def ordinals(self) -> Iterator[Ordinal]:
        following = 1
        for ordinal in sorted([*self._of_digits(), *self._of_numbers(), *self._of_words()]):
            before, after = (
                self._text[max(0, ordinal.start - 2) : ordinal.start].rstrip(),
                self._text[ordinal.end :][:1],
            )
            opens = after == "," and before[-1:] in ("", *".,;:\u2014\u2013")  # it stands apart, as the first word
            if opens and ordinal.number in (1, following):
                following = ordinal.number + 1
                ordinal = ordinal._replace(use=OrdinalUse.POINT)
            yield ordinal

    def _of_digits(self) -> Iterator[Ordinal]:
        for match in self._in_digits.finditer(self._text):
            if match[3].lower() in self._ranks.endings:
                yield self._ordinal(*match.span(), int(match[1]))

    def _of_numbers(self) -> Iterator[Ordinal]:
        """`No. 3`, "number 3", unless they name something."""
        ranks = self._ranks
        for match in _NUMBERED.finditer(self._text) if ranks.numbered else ():
            before = self._words_before(match.start())
            if self._lower(match[1]) in ranks.numbered and before[-1:] and before[-1] in ranks.numbered_after:
                yield Ordinal(*match.span(), match[0], int(match[2]), OrdinalUse.RANK)

    def _of_words(self) -> Iterator[Ordinal]:
        ranks, last = self._ranks, None
        for match in LETTERS.finditer(self._text):
            word = self._lower(match[0])
            number = ranks.ordinals.get(word)
            if number is not None:
                start = match.start()
                if number < 10 and last and self._text[last.end() : start] == ranks.joint:
                    tens = ranks.tens.get(self._lower(last[0]), 0)
                    start, number = (last.start() if tens else start), tens + number
                led = f"{self._lower(last[0])} {word}" if last and self._text[last.end() : start].isspace() else word
                is_shy = start == match.start() and not ranks.shy.isdisjoint((word, led))
                yield self._ordinal(start, match.end(), number, is_shy=is_shy)
            last = match

    def _ordinal(self, start: int, end: int, number: int, *, is_shy: bool = False) -> Ordinal:
        after, before = self._words_after(end), self._words_before(start)
        superlative = self._superlative(after)
        use = OrdinalUse.ORDER
        if superlative or self._is_placed(after, before):
            use = OrdinalUse.RANK
        elif not self._ranks.repeats.isdisjoint(after):
            use = OrdinalUse.REPEAT
        return Ordinal(start, end, self._text[start:end], number, use, superlative, is_shy)

    def _superlative(self, after: list[str]) -> str:
        """What the ordinal is a rank of, if a superlative follows: "third largest", "second most populous"."""
        ranks = self._ranks
        most = len(after) > 1 and after[0] in ranks.most
        word = after[1] if most else after[0] if after else ""
        if most:
            return ranks.qualities.get(word) or ranks.superlatives.get(word) or f"{after[0]} {word}"
        if word in ranks.superlatives:
            return ranks.superlatives[word]
        is_one = ranks.superlative and re.fullmatch(ranks.superlative, word) and word not in ranks.no_superlatives
        return word if is_one else ""

    def _is_placed(self, after: list[str], before: list[str]) -> object:
        """Whether words beside it say that it is a place: "third place", "ranked in third", "finished 7th"."""
        ranks = self._ranks
        leads = [word for word in before if word not in ranks.fillers]
        is_largest = len(before) > 1 and before[-2] in ranks.most  # "ən böyük üçüncü"
        return is_largest or (after and after[0] in ranks.places) or (leads and leads[-1] in ranks.placed)

    def _words_after(self, end: int) -> list[str]:
        """The words that follow closely, in lower case."""
        words: list[str] = []
        for match in LETTERS.finditer(self._text, end):
            if len(words) == _REACH or not _APART.fullmatch(self._text, end, match.start()):
                break
            words.append(self._lower(match[0]))
            end = match.end()
        return words

    def _words_before(self, start: int) -> list[str]:
        """The words that precede closely, in lower case."""
        lead = self._text[max(0, start - 60) : start]
        clause = re.split(r"[^\w\s\u00a0\u2010\u2011-]", lead)[-1]
        return [self._lower(word) for word in LETTERS.findall(clause)][-_REACH:]
