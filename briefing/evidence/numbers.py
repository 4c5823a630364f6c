"""Finds the numbers that a text names: digits, words, shares, vague quantities, years, dates, times and ordinals.

1. `number_tokens` cuts the text into tokens.
2. At each token that may begin a number the readers are asked in turn, and the first to answer wins: what is no value
   (`StampReader`: dates, names) before vague quantities, these before values ("half" before "one"), as each would be
   misread by the next. A word that is no opener of the lexicon is passed over at once.
3. A value takes in the sign and the currency before it (`number_money`) and, by `number_completer`, the scale, currency
   or unit after it.
4. `number_parts` says what a number is beside the next one: an end of a range, a choice, a part of a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from briefing.evidence.lexicon import Lexicon, load_lexicon
from briefing.evidence.number_completer import NumberCompleter
from briefing.evidence.number_money import MoneyReader
from briefing.evidence.number_parts import PartFinder
from briefing.evidence.number_reader import NumberReader, StampReader
from briefing.evidence.number_tokens import Amount, NumberKind, NumberMatch, NumberPart, TextTokens, digits_value
from briefing.evidence.patterns import LETTERS
from briefing.evidence.sentences import TextSpan
from briefing.records import NamedTuple

__all__ = ["VALUE_KINDS", "Amount", "NumberKind", "NumberPart", "NumberSpan", "find_numbers"]

VALUE_KINDS = (NumberKind.VALUE, NumberKind.YEAR, NumberKind.SHARE, NumberKind.MULTIPLE)
"""The numbers that a fact may have; a year may be four digits that count something."""


class NumberSpan(NamedTuple):
    """One number: `text[start:end]` with its sign, currency, scale and percent sign, and its value.

    `value` is None for all but values, shares, multiples and years, and for digits that no reading fits (`1.2.3`).
    `unit` is the hard unit that follows (`ton`, `percent`, `kilometre`), which the span takes in for percent only;
    its words end at `unit_end`. `currency` is a code, or the source's own words for money that is not known; `money` is
    the kind of it ("dollar") where the source does not say whose it is. `also` are other amounts of the same words.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    kind: NumberKind = NumberKind.VALUE
    currency: str | None = None
    unit: str | None = None
    money: str | None = None
    unit_end: int = 0
    part: NumberPart = NumberPart.ALONE
    margin: Decimal | None = None
    also: tuple[Amount, ...] = ()
    head: TextSpan | None = None
    """Where the head of a table gives it its scale, currency or unit."""

    @property
    def span(self) -> TextSpan:
        """Where it stands."""
        return TextSpan(self.start, self.end)


_FIGURE = re.compile(r"[\d\u00bc-\u00be\u2150-\u215e]")
_LONG, _CACHED = 500, 1000
_WIDEST_CELL = 8
_DIGITS_OF_YEAR = 4


def find_numbers(text: str, language: str = "en") -> tuple[NumberSpan, ...]:
    """Every number that `text` names, in order and without overlap; every decimal digit lies in one of them.

    >>> [(n.text, n.value, n.currency) for n in find_numbers("over $4 billion")]
    [('$4 billion', Decimal('4000000000'), 'USD')]
    """
    return (_find if len(text) < _LONG else _find.__wrapped__)(text, language)


@lru_cache(_CACHED)
def _find(text: str, language: str) -> tuple[NumberSpan, ...]:
    lexicon = load_lexicon(language)
    # Most texts of a template have neither a digit nor a word that a number needs, and are done here.
    if not _FIGURE.search(text) and lexicon.number_cores.isdisjoint(LETTERS.findall(lexicon.lower(text))):
        return ()
    found = tuple(_NumberFinder(text, lexicon).spans())
    return tuple(map(_weighed, found)) if any(n.unit == "pound" for n in found) else found


def _weighed(number: NumberSpan) -> NumberSpan:
    """Pounds that may be money or weight as those of weight, which others of the text are."""
    weights = [amount for amount in number.also if amount.unit == "pound"]
    if not weights or number.value is None:
        return number
    also = (Amount(number.value, number.currency),)
    return number._replace(currency=None, money=None, unit="pound", unit_end=number.end, also=also)


class _NumberFinder:
    """Walks the tokens of a text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        words = lexicon.numbers
        self._words, self._openers = words, lexicon.number_openers
        self._tokens = TextTokens(text, lexicon.lower, words.dotted)
        self._stamps = StampReader(self._tokens, words)
        self._numbers = NumberReader(self._tokens, words)
        self._money = MoneyReader(self._tokens, lexicon.units.money, words.scales.keys() | words.short_scales.keys())
        self._completer = NumberCompleter(self._tokens, lexicon, self._money)
        self._parts = PartFinder(self._tokens, words)

    def spans(self) -> Iterator[NumberSpan]:
        tokens, openers = self._tokens, self._openers
        matches: list[NumberMatch] = []
        after = 0
        for i, word in enumerate(tokens.words):
            if (word and word not in openers) or i < after:
                continue
            if match := self.read_cell(i) or self.read_at(i):
                matches.append(match)
                after = match.last + 1
        self._parts.mark(matches)
        for m in matches:
            start, end = tokens.starts[m.first], tokens.ends[m.last]
            unit_end = max(end, tokens.ends[m.unit_last]) if m.unit_last >= 0 else end
            yield NumberSpan(
                start, end, tokens.text[start:end], m.value, m.kind, m.currency, m.unit, m.money, unit_end,
                m.part, m.margin, tuple(m.also),
            )  # fmt: skip

    def read_cell(self, i: int) -> NumberMatch | None:
        """The number at token `i` if it stands alone in a cell, as most do in large tables."""
        if not self._tokens.fills_cell(i):
            return None
        text = self._tokens.text_of(i)
        match = NumberMatch(i, i, NumberKind.VALUE, digits_value(text, self._words.decimal_sign), is_cell=True)
        if len(text) == _DIGITS_OF_YEAR:
            self._completer.tell_year(match)
        return match

    def read_at(self, i: int) -> NumberMatch | None:
        """The number that begins at token `i`."""
        if match := self._stamps.read(i):
            return match
        kind = self._tokens.kinds[i]
        if kind == "word" and (match := self._numbers.read_vague(i)):
            if match.kind is NumberKind.SHARE:
                self._completer.take_whole_unit(match)
            elif match.kind is NumberKind.VALUE and match.is_plain:
                self._completer.take_unit(match)
            return match
        return self._read_value(i)

    def _read_value(self, first: int) -> NumberMatch | None:
        """A value with the sign and the currency before it, in either order: `-$45`, `€-331`, `minus 3`."""
        tokens = self._tokens
        i, negative = self._take_sign(first)
        if self._money.lettered(i):
            first = min(first, i - 1)
        money = self._money.before(i) if tokens.kind_of(i) in ("word", "currency") else None
        first -= money is not None and money.is_led
        at = money.edge if money else i
        if money and not negative:
            at, negative = self._take_sign(at)
        at_bracket = tokens.is_bracketed(at)
        value = self._numbers.read(at)
        is_apart = at > first and not (tokens.is_followed(at - 1) or at_bracket or self._is_next_cell(at))
        if value is None or is_apart:
            # What only looked like a sign or a currency may be a number by itself.
            alone = self._numbers.read(i)
            return self._completer.complete(alone) if alone else None
        value.first = first
        if money:
            value.currency, value.money, value.unit = money.currency, money.kind, value.unit or money.coin
        if at_bracket and money:
            negative = True
        completed = self._completer.complete(value)
        if completed and negative and completed.value is not None:
            completed.value = -completed.value
        return completed

    def _is_next_cell(self, i: int) -> bool:
        """Whether a bar or a line's end is all that parts a figure of a table from the sign in the cell before it."""
        gap = self._tokens.gap_after(i - 1)
        return self._tokens.kinds[i - 1] == "currency" and not gap.strip(" \t\n|(") and len(gap) <= _WIDEST_CELL

    def _take_sign(self, i: int) -> tuple[int, bool]:
        """The token after a sign at token `i`, if there is one, and whether it is a minus."""
        tokens, words = self._tokens, self._words
        if tokens.kind_of(i) == "sign":
            return i + 1, tokens.text_of(i) not in ("+", "±")
        if i < len(tokens) and tokens.is_followed(i):
            if tokens.words[i] in words.minus:
                return i + 1, True
            if tokens.words[i] in words.plus:
                return i + 1, False
        return i, False
