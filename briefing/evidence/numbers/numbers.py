"""Finds the numbers that a text names: digits, words, shares, vague quantities, years, dates, times and ordinals.

1. `number_tokens` cuts the text into tokens.
2. At each token that may begin a number the readers are asked in turn, and the first to answer wins: what is no value
   (`StampReader`: dates, names) before vague quantities, these before values ("half" before "one"), as each would be
   misread by the next. A word that is no opener of the lexicon is passed over at once.
3. A value takes in the sign and the currency before it (`number_money`) and, by `number_completer`, the scale, currency
   or unit after it.
4. `number_parts` says what a number is beside the next one: an end of a range, a choice, a part of a whole.

An ordinal counts nothing, and is passed over. `find_ordinals` finds it for whoever asks for a rank, or for what an
author has typed: in words or digits, and whether it says a rank or a count of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from briefing.evidence.lexicons.lexicon import Lexicon, load_lexicon
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.numbers.number_completer import NumberCompleter
from briefing.evidence.numbers.number_money import MoneyReader
from briefing.evidence.numbers.number_parts import PartFinder
from briefing.evidence.numbers.number_reader import NumberReader, StampReader
from briefing.evidence.numbers.number_tokens import (
    MOVED_FAR,
    Amount,
    NumberKind,
    NumberMatch,
    NumberPart,
    TextTokens,
    digits_value,
)
from briefing.evidence.sentences.sentences import TextSpan
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

__all__ = [
    "MOVED_FAR",
    "VALUE_KINDS",
    "Amount",
    "NumberKind",
    "NumberPart",
    "NumberSpan",
    "find_numbers",
    "find_ordinals",
]

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
