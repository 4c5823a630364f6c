"""Finds the numbers that a text names: digits, words, vague quantities, years, dates, times of day and ordinals.

1. `number_tokens` cuts the text into tokens.
2. At each token that may begin a number the readers are asked in turn, and the first to answer wins: dates and
   ordinals before vague quantities, these before values ("half" before "one"), as each would be misread by the next.
   A word that is no opener of the lexicon is passed over at once.
3. A value takes in the currency before it and, by `number_completer`, the scale, currency or unit after it.
4. The first number of a range takes the scale, currency and unit of the second: "5 to 10 million tons".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon, load_lexicon
from briefing.evidence.number_completer import NumberCompleter
from briefing.evidence.number_reader import NumberReader
from briefing.evidence.number_tokens import NumberKind, NumberMatch, TextTokens
from briefing.evidence.sentences import TextSpan

__all__ = ["VALUE_KINDS", "NumberKind", "NumberSpan", "find_numbers"]

VALUE_KINDS = (NumberKind.VALUE, NumberKind.YEAR)
"""The numbers that a fact may have; a year may be four digits that count something."""


class NumberSpan(NamedTuple):
    """One number: `text[start:end]` with its currency, scale and percent sign, and its value.

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

    @property
    def span(self) -> TextSpan:
        """Where it stands."""
        return TextSpan(self.start, self.end)


_FIGURE = re.compile(r"[\d\u00bc-\u00be\u2150-\u215e]")
_WORD = re.compile(r"[^\W\d_]+")


def find_numbers(text: str, language: str = "en") -> tuple[NumberSpan, ...]:
    """Every number that `text` names, in order and without overlap; every decimal digit lies in one of them.

    >>> [(n.text, n.value, n.currency) for n in find_numbers("over $4 billion")]
    [('$4 billion', Decimal('4000000000'), 'USD')]
    """
    lexicon = load_lexicon(language)
    # Most texts of a template have neither a digit nor a word that a number needs, and are done here.
    if not _FIGURE.search(text) and lexicon.number_cores.isdisjoint(_WORD.findall(lexicon.lower(text))):
        return ()
    return tuple(_NumberFinder(text, lexicon).spans())


class _NumberFinder:
    """Walks the tokens of a text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._words = lexicon.numbers
        self._openers = lexicon.number_openers
        self._tokens = TextTokens(text, lexicon.lower, lexicon.numbers.dotted)
        self._numbers = NumberReader(self._tokens, lexicon.numbers)
        self._completer = NumberCompleter(self._tokens, lexicon)

    def spans(self) -> Iterator[NumberSpan]:
        matches: list[NumberMatch] = []
        after = 0
        for i, token in enumerate(self._tokens.all):
            if i < after or (token.word and token.word not in self._openers):
                continue
            if match := self.read_at(i):
                matches.append(match)
                after = match.last + 1
        for low, high in pairwise(matches):
            if self.is_range(low, high):
                low.share_with(high)
        for m in matches:
            start, end = self._tokens[m.first].start, self._tokens[m.last].end
            yield NumberSpan(start, end, self._text[start:end], m.value, m.kind, m.currency, m.unit)

    def read_at(self, i: int) -> NumberMatch | None:
        """The number that begins at token `i`."""
        numbers, completer = self._numbers, self._completer
        if match := numbers.read_stamp(i) or numbers.read_date(i) or numbers.read_ordinal(i):
            return match
        if match := numbers.read_vague(i):
            return completer.take_unit(match) if match.kind is NumberKind.VALUE else match
        currency = completer.currency_at(i)
        start = i + 1 if currency and self._tokens.is_followed(i) else i
        value = numbers.read_digits(start) or numbers.read_words(start)
        if value is None:
            return None
        if start > i:
            value.first, value.currency = i, currency
        return completer.complete(value)

    def is_range(self, low: NumberMatch, high: NumberMatch) -> bool:
        """Whether two numbers with values, next to each other, are the ends of a range: "5-10", "from 5 to 10"."""
        if low.value is None or high.value is None:
            return False
        if high.first == low.last + 1:
            dashed = self._tokens.gap_after(low.last).strip() in ("-", "\u2013", "\u2014", "\u2011")
            return dashed or self._tokens[low.last].word.endswith(self._words.range_endings)
        if high.first != low.last + 2:
            return False
        word = self._tokens[low.last + 1].word
        return word in self._words.range_joiners or (self._tokens.word_before(low.first), word) == self._words.between
