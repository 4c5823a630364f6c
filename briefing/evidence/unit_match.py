"""A fact's unit and a number in its source in; whether both mean the same, as far as that can be decided, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon
from briefing.evidence.numbers import NumberSpan
from briefing.evidence.passages import Passage
from briefing.evidence.sentences import Range
from briefing.facts.model import Fact, Quantity, Unit
from briefing.facts.units import BUILT_IN_UNITS, READ_AS

_NOUNS = re.compile(r"(?:[\s-]+[^\W\d_]+){1,3}")
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 60


class UnitProblem(NamedTuple):
    """A unit that differs; `key` is the key of the quantity that is wrong."""

    key: str
    message: str
    hint: str


@dataclass(eq=False)
class UnitMatch:
    """Compares the unit of a fact, which `words` can read, with what stands after a number.

    Currencies, percent and physical units must agree exactly.  Other nouns are compared only with the
    briefing's own units, since a source may call pupils students.
    """

    fact: Fact
    units: Mapping[str, Unit]
    words: Lexicon

    @property
    def _quantity(self) -> Quantity:
        assert self.fact.quantity is not None
        return self.fact.quantity

    @cached_property
    def _unit(self) -> Unit | None:
        return self.units.get(self._quantity.unit or "")

    def problem(self, passage: Passage, number: NumberSpan) -> UnitProblem | None:
        """Why `number` is not in the fact's unit, or None if it is or this cannot be told."""
        if not (passage.is_legible and self.words.known):
            return None
        key = "currency" if self._quantity.currency else "unit" if self._quantity.unit else "value"
        checks = (self._currency_differs, self._hard_unit_differs, self._noun_differs, self._rate_differs)
        said = next((said for check in checks if (said := check(passage, number))), None)
        wanted = self._quantity.currency or (self._unit.other if self._unit else "a bare number")
        if said is None:
            return None
        return UnitProblem(key, f'the quote says "{said}", the fact {wanted}', "take the unit from the source")

    def _currency_differs(self, passage: Passage, number: NumberSpan) -> str | None:
        return number.text if number.currency != self._quantity.currency else None

    def _hard_unit_differs(self, passage: Passage, number: NumberSpan) -> str | None:
        wanted, said = self._hard_unit, number.unit
        abroad = passage.text.words is not self.words and {wanted, said} == _TONS
        if said == wanted or abroad or (wanted is None and said in _SOFT):
            return None
        return f"{number.text} {said}" if said and said != "percent" else number.text

    @cached_property
    def _hard_unit(self) -> str | None:
        """The currency-like unit that the fact's unit begins with: tons in "tons of cargo a year"."""
        if self._unit is None:
            return None
        name = self._quantity.unit or ""
        if name in READ_AS and self._unit.other == BUILT_IN_UNITS[name]["other"]:
            return READ_AS[name]
        first = [self.words.lower(word) for word in re.findall(r"[^\W\d_]+|%", self._unit.other)[:2]]
        known = self.words.units.units
        return known.get(" ".join(first)) or known.get(first[0] if first else "")

    def _noun_differs(self, passage: Passage, number: NumberSpan) -> str | None:
        """A noun close after the number that is another unit of this briefing, and no word for the fact's own."""
        match = _NOUNS.match(passage.text.flat, number.end, passage.quote.end)
        nouns = {_meaning(noun, passage.text.words): noun for noun in _WORD.findall(match[0])} if match else {}
        if self._unit is None or self._heads(self._unit) & nouns.keys():
            return None
        others = {head for unit in self.units.values() for head in self._heads(unit)}
        return next((f"{number.text} {noun}" for meaning, noun in nouns.items() if meaning in others), None)

    def _heads(self, unit: Unit) -> set[str]:
        """What the first word of a unit's forms means: pupils of "pupils per school"."""
        words = (_WORD.findall(form)[:1] for form in unit.forms.values())
        return {_meaning(word, self.words) for first in words for word in first}

    def _rate_differs(self, passage: Passage, number: NumberSpan) -> str | None:
        """A value a year for a value, or the reverse."""
        said = self._rate_said(passage, number)
        unit = f"{self._unit.one} {self._unit.other}" if self._unit else ""
        own = f"{unit} {self.fact.statement} {self.fact.label}"
        rate = self.words.claims.rate
        if said and not rate.search(own):
            return passage.slice(said)
        if not said and rate.search(unit):
            return f"{number.text}, without {self._unit.other if self._unit else ''}"
        return None

    def _rate_said(self, passage: Passage, number: NumberSpan) -> Range | None:
        """The number and the words beside it, within the quote, that make it so much a year."""
        words, flat = passage.words, passage.text.flat
        end = max(min(passage.quote.end, number.end + _REACH), number.end)
        if after := words.rate.search(flat, number.end, end):
            return Range(number.start, after.end())
        start = min(passage.quote.start, number.start)
        before = words.rate_before.search(flat, start, number.start)
        return Range(before.start(), number.end) if before else None


_SOFT = frozenset({"hour", "day", "week", "month", "year", "times"})
_TONS = frozenset({"ton", "tonne"})


def _meaning(noun: str, words: Lexicon) -> str:
    """What a noun counts, the same for words that may stand for one another; else the part that its forms share."""
    word = words.lower(noun)
    return words.units.nouns.get(word) or words.units.stem(word)
