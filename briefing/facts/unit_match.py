"""A fact's unit and a number in its source in; whether both mean the same, as far as that can be decided, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefing.facts.lexicon import Lexicon
from briefing.facts.model import Fact, Quantity, Unit
from briefing.facts.numbers import NumberSpan
from briefing.facts.passages import Passage
from briefing.facts.sentences import Range

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
    """Compares the unit of a fact with what stands after a number.

    Currencies, percent and physical units must agree exactly.  Other nouns are compared only with the
    briefing's own units, since a source may call pupils students.
    """

    fact: Fact
    units: Mapping[str, Unit]

    @property
    def _quantity(self) -> Quantity:
        assert self.fact.quantity is not None
        return self.fact.quantity

    @cached_property
    def _unit(self) -> Unit | None:
        return self.units.get(self._quantity.unit or "")

    def problem(self, passage: Passage, number: NumberSpan) -> UnitProblem | None:
        """Why `number` is not in the fact's unit, or None if it is or this cannot be told."""
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
        wanted = self._hard_unit(passage.text.words)
        if number.unit == wanted or (wanted is None and number.unit in _SOFT):
            return None
        return f"{number.text} {number.unit}" if number.unit and number.unit != "percent" else number.text

    def _hard_unit(self, words: Lexicon) -> str | None:
        """The currency-like unit that the fact's unit begins with: tons in "tons of cargo a year"."""
        if self._unit is None:
            return None
        first = [word.lower() for word in re.findall(r"[^\W\d_]+|%", self._unit.other)[:2]]
        known = words.units.units
        return known.get(" ".join(first)) or known.get(first[0] if first else "")

    def _noun_differs(self, passage: Passage, number: NumberSpan) -> str | None:
        """A noun close after the number that is another unit of this briefing, and no word for the fact's own."""
        match = _NOUNS.match(passage.text.flat, number.end, passage.quote.end)
        nouns = [noun.lower() for noun in _WORD.findall(match[0])] if match else []
        if self._unit is None or self._own_nouns(passage) & set(nouns):
            return None
        others = {head for unit in self.units.values() for head in _heads(unit)}
        return next((f"{number.text} {noun}" for noun in nouns if noun in others), None)

    def _own_nouns(self, passage: Passage) -> set[str]:
        own = _heads(self._unit) if self._unit else set()
        return own.union(*(alike for alike in passage.words.like_nouns if alike & own))

    def _rate_differs(self, passage: Passage, number: NumberSpan) -> str | None:
        """A value a year for a value, or the reverse."""
        end = min(passage.quote.end, number.end + _REACH)
        said = passage.words.rate.search(passage.text.flat, number.end, max(end, number.end))
        unit = f"{self._unit.one} {self._unit.other}" if self._unit else ""
        own = f"{unit} {self.fact.statement} {self.fact.label}"
        if said and not passage.words.rate.search(own):
            return passage.slice(Range(number.start, said.end()))
        if not said and passage.words.rate.search(unit):
            return f"{number.text}, without {self._unit.other if self._unit else ''}"
        return None


_SOFT = frozenset({"hour", "day", "week", "month", "year", "times"})


def _heads(unit: Unit) -> set[str]:
    """The first word of a unit's forms: pupils of "pupils per school"."""
    return {words[0].lower() for form in (unit.one, unit.other) if (words := _WORD.findall(form))}
