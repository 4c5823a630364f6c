"""Text in, the numbers it names out: digits, words, vague quantities, years, dates, times and ordinals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon, lexicon
from briefing.evidence.number_dates import DateReader
from briefing.evidence.number_parts import Found, NumberKind
from briefing.evidence.number_tokens import Tokens, digits_value
from briefing.evidence.number_units import UnitReader
from briefing.evidence.number_words import WordReader

__all__ = ["NumberKind", "NumberSpan", "find_numbers"]


class NumberSpan(NamedTuple):
    """One number: `text[start:end]` with its currency, scale and percent sign, and what it is worth.

    `value` is None for all but values and years, and for digits that no reading fits (`1.2.3`).
    `unit` is the hard unit that follows (`ton`, `percent`, `kilometre`), which the span takes in for percent only.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    kind: NumberKind = NumberKind.VALUE
    currency: str | None = None
    unit: str | None = None


def find_numbers(text: str, language: str = "en") -> tuple[NumberSpan, ...]:
    """Every number that `text` names, in order and without overlap; every decimal digit lies in one of them.

    >>> [(n.text, n.value, n.currency) for n in find_numbers("over $4 billion")]
    [('$4 billion', Decimal('4000000000'), 'USD')]
    """
    words = lexicon(language)
    return tuple(_Reader(text, words).spans()) if _names_any(text, words) else ()


_FIGURE = re.compile(r"[\d\u00bc-\u00be\u2150-\u215e]")
_WORD = re.compile(r"[^\W\d_]+")


def _names_any(text: str, words: Lexicon) -> bool:
    """Whether there is a digit or a word that a number needs; most free texts have neither and are done here."""
    return bool(_FIGURE.search(text)) or not words.cores.isdisjoint(_WORD.findall(words.lower(text)))


class _Reader:
    """Walks the tokens of a text and asks each reader in turn for a number that begins there."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self._text = text
        self._words = words.numbers
        self._openers = words.openers
        self._tokens = Tokens(text, words.lower, words.numbers.dotted)
        self._dates = DateReader(self._tokens, words.numbers)
        self._sums = WordReader(self._tokens, words.numbers)
        self._units = UnitReader(self._tokens, words)

    def spans(self) -> Iterator[NumberSpan]:
        for found in self._share_scales(list(self._found())):
            start, end = self._tokens[found.first].start, self._tokens[found.last].end
            yield NumberSpan(start, end, self._text[start:end], found.value, found.kind, found.currency, found.unit)

    def _found(self) -> Iterator[Found]:
        readers: tuple[Callable[[int], Found | None], ...] = (
            self._dates.read_stamp,
            self._dates.read_date,
            self._dates.read_ordinal,
            self._read_vague,
            self._read_value,
        )
        end = 0
        for i, token in enumerate(self._tokens.all):
            if i < end or (token.word and token.word not in self._openers):
                continue
            if found := next((f for read in readers if (f := read(i))), None):
                yield found
                end = found.last + 1

    def _read_vague(self, i: int) -> Found | None:
        """A vague quantity, or the value that a fraction makes of a scale, with its unit."""
        found = self._sums.read_vague(i)
        return self._units.take_unit(found) if found and found.kind is NumberKind.VALUE else found

    def _read_value(self, i: int) -> Found | None:
        currency = self._units.currency_at(i)
        start = i + 1 if currency and self._tokens.joined(i) else i
        found = self._read_digits(start) or self._sums.read_value(start)
        if found is None:
            return None
        if start > i:
            found.first, found.currency = i, currency
        return self._units.finish(found)

    def _read_digits(self, i: int) -> Found | None:
        if not self._tokens.is_digits(i):
            return None
        if self._dates.is_in_name(i):
            return Found(i, i, NumberKind.NAME)
        return Found(i, i, NumberKind.VALUE, digits_value(self._tokens[i].text, self._words.decimal_sign))

    # Ranges

    def _share_scales(self, found: list[Found]) -> list[Found]:
        """Let the first number of "5 to 10 million" and "between 5 and 10 million" take the scale of the second."""
        for one, two in pairwise(found):
            if one.value is not None and two.value is not None and self._is_range(one, two):
                _share(one, two)
        return found

    def _is_range(self, one: Found, two: Found) -> bool:
        if two.first == one.last + 1:
            dashed = self._tokens.gap(one.last).strip() in ("-", "\u2013", "\u2014", "\u2011")
            return dashed or self._tokens[one.last].word.endswith(self._words.range_endings)
        if two.first != one.last + 2:
            return False
        word = self._tokens[one.last + 1].word
        return word in self._words.range_joiners or (self._tokens.previous(one.first), word) == self._words.between


def _share(one: Found, two: Found) -> None:
    assert one.value is not None and two.value is not None
    if (one.unit or one.currency) and (one.unit, one.currency) != (two.unit, two.currency) and not two.is_plain:
        return
    if two.scale and not one.scale and one.value < two.value / two.scale:
        one.value, one.scale = one.value * two.scale, two.scale
    one.currency = two.currency = one.currency or two.currency
    one.unit = two.unit = one.unit or two.unit
    if not one.is_bare:
        one.kind = NumberKind.VALUE
