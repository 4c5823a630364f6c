"""Text in, the numbers it names out: digits, words, vague quantities, years, dates, times and ordinals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from briefing.facts.lexicon import Lexicon, lexicon, power_of_ten
from briefing.facts.number_tokens import GAP, digits_value, tokenize


class NumberKind(StrEnum):
    """What a number in a text is good for."""

    VALUE = "value"
    VAGUE = "vague"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    NAME = "name"


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
    return bool(_FIGURE.search(text)) or not words.cores.isdisjoint(_WORD.findall(text.lower()))


@dataclass(eq=False, slots=True)
class _Found:
    """A number under construction: tokens `first` to `last`, and how much a scale has multiplied it by."""

    first: int
    last: int
    kind: NumberKind = NumberKind.VALUE
    value: Decimal | None = None
    scale: Decimal | None = None
    currency: str | None = None
    unit: str | None = None

    @property
    def is_plain(self) -> bool:
        return not (self.currency or self.unit)

    @property
    def is_bare(self) -> bool:
        return self.kind in (NumberKind.VALUE, NumberKind.YEAR) and self.is_plain and not self.scale


_YEARS = range(1800, 2100)


class _Reader:
    """Walks the tokens of a text; each `_read_…` gives a number that begins at token `i`, or None."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self.words = words.numbers
        self.openers = words.openers
        self.units = words.units
        self.tokens = tokenize(text)

    def spans(self) -> Iterator[NumberSpan]:
        for found in self._share_scales(list(self._found())):
            start, end = self.tokens[found.first].start, self.tokens[found.last].end
            yield NumberSpan(start, end, self.text[start:end], found.value, found.kind, found.currency, found.unit)

    def _found(self) -> Iterator[_Found]:
        readers: tuple[Callable[[int], _Found | None], ...] = (
            self._read_stamp,
            self._read_date,
            self._read_ordinal,
            self._read_vague,
            self._read_value,
        )
        end = 0
        for i, token in enumerate(self.tokens):
            if i < end or (token.word and token.word not in self.openers):
                continue
            if found := next((f for read in readers if (f := read(i))), None):
                yield found
                end = found.last + 1

    # Looking around

    def _gap(self, i: int) -> str:
        """What stands between token i and the one after it."""
        return self.text[self.tokens[i].end : self.tokens[i + 1].start]

    def _joined(self, i: int) -> bool:
        """Whether the token after `i` follows it closely, with a space, a hyphen or nothing between."""
        return i + 1 < len(self.tokens) and bool(GAP.fullmatch(self._gap(i)))

    def _next(self, i: int) -> str:
        """The word that closely follows token `i`, in lower case, or nothing."""
        return self.tokens[i + 1].word if self._joined(i) else ""

    def _previous(self, i: int) -> str:
        return self.tokens[i - 1].word if i and self._joined(i - 1) else ""

    def _is_digits(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].kind == "number"

    # Dates, times, ordinals, names

    def _read_stamp(self, i: int) -> _Found | None:
        kinds = {"date": NumberKind.DATE, "time": NumberKind.TIME, "fraction": NumberKind.VAGUE}
        kind = kinds.get(self.tokens[i].kind)
        return _Found(i, i, kind) if kind else None

    def _read_date(self, i: int) -> _Found | None:
        last = self._day_month(i) or self._month_day(i)
        if last is None:
            return None
        if self._is_year(last + 1) and last + 1 < len(self.tokens) and self._gap(last).strip(" ") in ("", ","):
            last += 1
        return _Found(i, last, NumberKind.DATE)

    def _day_month(self, i: int) -> int | None:
        """`19 August`, `19th of August`: the index of the month."""
        if not self._is_day(i):
            return None
        last = i
        for words in (self.words.ordinal_endings, {self.words.of}):
            if self._next(last) in words:
                last += 1
        return last + 1 if self._joined(last) and self.tokens[last + 1].text in self.words.months else None

    def _month_day(self, i: int) -> int | None:
        """`August 19`, `August 19th`, `August 2024`: the index of the last token before the year."""
        if self.tokens[i].text not in self.words.months or not self._joined(i):
            return None
        if self._is_year(i + 1):
            return i
        if not self._is_day(i + 1):
            return None
        return i + 2 if self._next(i + 1) in self.words.ordinal_endings else i + 1

    def _is_day(self, i: int) -> bool:
        if not self._is_digits(i):
            return False
        text = self.tokens[i].text
        return len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 31

    def _is_year(self, i: int) -> bool:
        return self._is_digits(i) and len(self.tokens[i].text) == 4 and self.tokens[i].text.isdecimal()

    def _read_ordinal(self, i: int) -> _Found | None:
        """`21st`, `twenty-first`; a bare "first" is none."""
        if self._is_digits(i) and self._next(i) in self.words.ordinal_endings and not self._gap(i):
            return _Found(i, i + 1, NumberKind.ORDINAL)
        if self.tokens[i].word in self.words.tens and self._next(i) in self.words.ordinals and self._gap(i) == "-":
            return _Found(i, i + 1, NumberKind.ORDINAL)
        return None

    # Vague quantities

    def _read_vague(self, i: int) -> _Found | None:
        word = self.tokens[i].word
        if not word:
            return None
        if word in self.words.vague and not (self._next(i) and self._gap(i) == "-"):
            return _Found(i, i, NumberKind.VAGUE)
        if word in self.words.vague_scales or (
            word in self.words.vague_only_before_of and self._next(i) == self.words.of
        ):
            return _Found(i, self._chain_of(i), NumberKind.VAGUE)
        if word.removesuffix(self.words.fold) in self.words.small and word not in self.words.small:
            return _Found(i, i, NumberKind.VAGUE)
        if word == self.words.half and self._previous(i) not in self.words.half_leaders:
            return self._read_half(i)
        return self._read_fraction(i)

    def _read_half(self, i: int) -> _Found | None:
        """`half`, `half a million`, `half-million`; not `half-year`."""
        if self._joined(i) and self._gap(i) == "-":
            scale = self.words.scales.get(self._next(i))
            worth = power_of_ten(scale) / 2 if scale else None
            return self._with_unit(_Found(i, i + 1, NumberKind.VALUE, worth)) if worth else None
        return self._scaled_fraction(i, i, Decimal("0.5"))

    def _chain_of(self, i: int) -> int:
        """The end of "hundreds of thousands", from its first word."""
        while self._next(i) == self.words.of and self._next(i + 1) in self.words.vague_scales:
            i += 2
        return i

    def _read_fraction(self, i: int) -> _Found | None:
        """`a third`, `two-thirds`, `three quarters`; not "a third country"."""
        count = 1 if self.tokens[i].word in self.words.articles else self.words.small.get(self.tokens[i].word)
        following = self._next(i)
        singular = following if count == 1 else following.removesuffix("s")
        if not count or singular not in self.words.fractions or (count > 1 and not following.endswith("s")):
            return None
        after = self._next(i + 1)
        if after and after not in self.words.fraction_followers:
            return None
        return self._scaled_fraction(i, i + 1, Decimal(count) / 4 if singular == "quarter" else None)

    def _scaled_fraction(self, first: int, last: int, worth: Decimal | None) -> _Found:
        """A fraction is vague by itself, and a value before "a million" or "a dozen"."""
        after = last + 1 if self._next(last) == self.words.of else last
        if self._next(after) in self.words.articles and worth is not None:
            noun = self._next(after + 1)
            if noun in self.words.scales:
                scale = power_of_ten(self.words.scales[noun])
                return self._with_unit(_Found(first, after + 2, NumberKind.VALUE, worth * scale, scale))
            if noun == self.words.dozen:
                return self._with_unit(_Found(first, after + 2, NumberKind.VALUE, worth * 12))
        return _Found(first, last, NumberKind.VAGUE)

    # Values

    def _read_value(self, i: int) -> _Found | None:
        currency = self._currency_at(i)
        start = i + 1 if currency and self._joined(i) else i
        found = self._read_digits(start) or self._read_words(start)
        if found is None:
            return None
        if start > i:
            found.first, found.currency = i, currency
        return self._finish(found)

    def _currency_at(self, i: int) -> str | None:
        token = self.tokens[i]
        if token.kind == "currency" or (token.kind == "word" and len(token.text) == 3 and token.text.isupper()):
            return self.units.currencies.get(token.text.lower()) or self.units.currencies.get(token.text[-1:])
        return None

    def _read_digits(self, i: int) -> _Found | None:
        if not self._is_digits(i):
            return None
        token = self.tokens[i]
        if self._is_in_name(i):
            return _Found(i, i, NumberKind.NAME)
        return _Found(i, i, NumberKind.VALUE, digits_value(token.text, self.words.decimal_sign))

    def _is_in_name(self, i: int) -> bool:
        """Whether digits belong to a name such as G20, COVID-19 or Su-57."""
        if not i or self.tokens[i - 1].kind != "word":
            return False
        before = self.tokens[i - 1]
        gap = self._gap(i - 1)
        return gap == "" or (gap in ("-", "\u2011") and before.text[0].isupper() and not self._is_year(i))

    def _read_words(self, i: int) -> _Found | None:
        """ "twenty-six", "two hundred and five", "a million" from token `i`."""
        start = i + 1 if i < len(self.tokens) and self.tokens[i].word in self.words.articles else i
        if start > i and not (self._joined(i) and self._next(i) in {self.words.hundred, *self.words.scales}):
            return _Found(i, i + 1, NumberKind.VALUE, Decimal(12)) if self._next(i) == self.words.dozen else None
        if i >= len(self.tokens):
            return None
        value, last = self._sum_words(start)
        if last < start:
            return None
        if start == i and self.tokens[i].word in {self.words.hundred, *self.words.scales}:
            return _Found(i, last, NumberKind.VAGUE)
        found = _Found(i, last, NumberKind.VALUE, value, self._single_scale(last, value))
        if self._next(last) == self.words.dozen:
            found.last, found.value = last + 1, value * 12
        return found

    def _sum_words(self, start: int) -> tuple[Decimal, int]:
        """The worth of the number words from token `start`, and the index of the last of them (`start` - 1: none)."""
        total, part = Decimal(0), Decimal(0)
        place, i, last = 1000, start, start - 1
        while i < len(self.tokens):
            word = self.tokens[i].word
            if word in self.words.small and place > (size := self.words.small[word]) and place != 20:
                part, place = part + size, 1
            elif word in self.words.small and place == 20 and 0 < self.words.small[word] < 10:
                part, place = part + self.words.small[word], 1
            elif word in self.words.tens and place > 90:
                part, place = part + self.words.tens[word], 20
            elif word == self.words.hundred and part < 100:
                part, place = (part or Decimal(1)) * 100, 100
            elif word in self.words.scales and (part or last < start):
                total, part, place = (
                    total + (part or Decimal(1)) * power_of_ten(self.words.scales[word]),
                    Decimal(0),
                    1000,
                )
            else:
                break
            last = i
            if not self._joined(i):
                break
            i = i + 2 if self._joins_words(i, place) else i + 1
        return total + part, last

    def _single_scale(self, last: int, value: Decimal) -> Decimal | None:
        """The scale word that a number in words ends with, if it holds for all of it."""
        exponent = self.words.scales.get(self.tokens[last].word)
        scale = power_of_ten(exponent) if exponent else None
        return scale if scale and value < scale * 1000 else None

    def _joins_words(self, i: int, place: int) -> bool:
        """Whether "and" after token `i` goes on with the same number, as in "two hundred and five"."""
        if place not in (100, 1000) or self._next(i) != self.words.joiner:
            return False
        return self._next(i + 1) in self.words.small or self._next(i + 1) in self.words.tens

    # What follows a number

    def _finish(self, found: _Found) -> _Found | None:
        """Take in scale, percent sign and currency; tell years from values and "one" from a number."""
        if found.kind is not NumberKind.VALUE:
            return found
        if self._next(found.last) == self.words.fold:
            return _Found(found.first, found.last + 1, NumberKind.VAGUE)
        self._take_half(found)
        while self._take_scale(found):
            pass
        self._with_unit(found)
        if self.tokens[found.last].word in self.words.pronouns and found.first == found.last:
            return found if found.currency or found.unit else None
        if found.is_bare and found.first == found.last and self._is_year(found.first) and found.value in _YEARS:
            found.kind = NumberKind.YEAR
            if self._next(found.last) == "s" and not self._gap(found.last):
                found.last += 1
        return found

    def _take_half(self, found: _Found) -> None:
        """`two and a half million`."""
        i = found.last
        if found.value is None or self._next(i) != self.words.joiner or self._next(i + 1) not in self.words.articles:
            return
        if self._next(i + 2) == self.words.half:
            found.last, found.value = i + 3, found.value + Decimal("0.5")

    def _take_scale(self, found: _Found) -> bool:
        word = self._next(found.last)
        glued = bool(word) and not self._gap(found.last)
        if word == self.words.hundred and found.value is not None:
            scale = Decimal(100)
        elif word in self.words.scales:
            scale = power_of_ten(self.words.scales[word])
        elif word in self.words.short_scales and not found.scale and (glued or found.currency):
            scale = power_of_ten(self.words.short_scales[word])
        else:
            return False
        found.last += 1
        found.scale = (found.scale or 1) * scale
        found.value = found.value * scale if found.value is not None else None
        return True

    def _with_unit(self, found: _Found) -> _Found:
        i = found.last
        if not self._joined(i):
            return found
        token = self.tokens[i + 1]
        if token.kind == "percent" or self._unit_at(i + 1) == "percent":
            found.unit = "percent"
            found.last = i + 1 if self._unit_words(i + 1) == 1 else i + 2
            return found
        self._take_currency(found)
        if found.currency is None:
            found.unit = self._hard_unit(i + 1)
        return found

    def _take_currency(self, found: _Found) -> None:
        """A currency after the number: "dollars", "US dollars", "€", "AZN"."""
        for i in (found.last + 1, found.last + 2):
            if i >= len(self.tokens) or not self._joined(i - 1):
                return
            token = self.tokens[i]
            code = self._currency_at(i) if token.kind == "currency" else self.units.currencies.get(token.word)
            if code and (token.kind == "word" or not self._is_digits(i + 1)):
                found.currency, found.last = found.currency or code, i
                return
            if token.word not in self.units.modifiers:
                return

    def _hard_unit(self, i: int) -> str | None:
        for j in (i, i + 1):
            if unit := self._unit_at(j):
                return unit
            if not (j < len(self.tokens) and self.tokens[j].word in self.units.modifiers and self._joined(j)):
                return None
        return None

    def _unit_at(self, i: int) -> str | None:
        if i >= len(self.tokens):
            return None
        word = self.tokens[i].word
        pair = f"{word} {self._next(i)}"
        return self.units.units.get(pair) or self.units.units.get(word)

    def _unit_words(self, i: int) -> int:
        return 2 if f"{self.tokens[i].word} {self._next(i)}" in self.units.units else 1

    # Ranges

    def _share_scales(self, found: list[_Found]) -> list[_Found]:
        """Let the first number of "5 to 10 million" and "between 5 and 10 million" take the scale of the second."""
        for one, two in pairwise(found):
            if one.value is not None and two.value is not None and self._is_range(one, two):
                self._share(one, two)
        return found

    def _share(self, one: _Found, two: _Found) -> None:
        assert one.value is not None and two.value is not None
        if (one.unit or one.currency) and (one.unit, one.currency) != (two.unit, two.currency) and not two.is_plain:
            return
        if two.scale and not one.scale and one.value < two.value / two.scale:
            one.value, one.scale = one.value * two.scale, two.scale
        one.currency = two.currency = one.currency or two.currency
        one.unit = two.unit = one.unit or two.unit
        if not one.is_bare:
            one.kind = NumberKind.VALUE

    def _is_range(self, one: _Found, two: _Found) -> bool:
        if two.first == one.last + 1:
            return self._gap(one.last).strip() in ("-", "\u2013", "\u2014", "\u2011")
        if two.first != one.last + 2:
            return False
        word = self.tokens[one.last + 1].word
        between = self._previous(one.first) == self.words.between
        return word in self.words.range_joiners or (word == self.words.joiner and between)
