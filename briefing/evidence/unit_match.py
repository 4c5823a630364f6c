"""Decides whether a number in a source is in the unit of a fact, as far as that can be told."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.evidence.lexicon import Lexicon
from briefing.evidence.passages import StatedNumber
from briefing.facts.model import Quantity, Unit
from briefing.facts.units import BUILT_IN_UNITS, READ_AS

_NOUNS = re.compile(r"(?:[\s-]+[^\W\d_]+){1,3}")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = re.compile(r"[^\W\d_]+|%")
_SOFT = frozenset({"hour", "day", "week", "month", "year", "times"})
_TONS = frozenset({"ton", "tonne"})


class UnitMatch:
    """Compares the unit of a fact, which `lexicon` can read, with what stands after a number.

    Currencies, percent and physical units must agree exactly.  Other nouns are compared only with the
    briefing's own units, since a source may call pupils students.
    """

    def __init__(self, quantity: Quantity, units: Mapping[str, Unit], lexicon: Lexicon) -> None:
        self._quantity, self._units, self._lexicon = quantity, units, lexicon
        self._unit = units.get(quantity.unit or "")
        self._hard_unit = self._read_hard_unit()

    @property
    def key(self) -> str:
        """The key of the quantity that is wrong where the unit is."""
        return "currency" if self._quantity.currency else "unit" if self._quantity.unit else "value"

    @property
    def wanted(self) -> str:
        """What the fact is, by its unit: "in EUR", "in pupils" or "a bare number"."""
        unit = self._quantity.currency or (self._unit.other if self._unit else "")
        return f"in {unit}" if unit else "a bare number"

    def difference(self, stated: StatedNumber) -> str | None:
        """What the quote says instead of the fact's unit, its words in quotation marks; None if that cannot be told."""
        if not (stated.passage.language_is_known and self._lexicon.known):
            return None
        if stated.number.currency != self._quantity.currency:
            return f'"{stated.text}"'
        return self._other_hard_unit(stated) or self._other_noun(stated)

    def _read_hard_unit(self) -> str | None:
        """The currency-like unit that the fact's unit begins with: tons in "tons of cargo a year"."""
        if self._unit is None:
            return None
        name = self._quantity.unit or ""
        if name in READ_AS and self._unit.other == BUILT_IN_UNITS[name]["other"]:
            return READ_AS[name]
        first = [self._lexicon.lower(word) for word in _FIRST_WORDS.findall(self._unit.other)[:2]]
        known = self._lexicon.units.units
        return known.get(" ".join(first)) or known.get(first[0] if first else "")

    def _other_hard_unit(self, stated: StatedNumber) -> str | None:
        wanted, said = self._hard_unit, stated.number.unit
        # A translator's ton is a tonne; and "five years" may be the words for a bare number 5.
        is_translated = stated.passage.source_text.lexicon is not self._lexicon and {wanted, said} == _TONS
        if said == wanted or is_translated or (wanted is None and said in _SOFT):
            return None
        return f'"{stated.text}"' + (f" with the unit {said}" if said and said != "percent" else "")

    def _other_noun(self, stated: StatedNumber) -> str | None:
        """A noun close after the number that is another unit of this briefing, and no word for the fact's own."""
        passage = stated.passage
        match = _NOUNS.match(passage.text, stated.number.end, passage.quote.end)
        if self._unit is None or match is None:
            return None
        lexicon = passage.source_text.lexicon
        nouns = {_meaning(noun[0], lexicon): noun.end() for noun in _WORD.finditer(passage.text, *match.span())}
        if self._heads(self._unit) & nouns.keys():
            return None
        others = {head for unit in self._units.values() for head in self._heads(unit)}
        end = next((end for meaning, end in nouns.items() if meaning in others), None)
        return None if end is None else f'"{passage.text[stated.number.start : end]}"'

    def _heads(self, unit: Unit) -> set[str]:
        """What the first word of a unit's forms means: pupils of "pupils per school"."""
        return {_meaning(word, self._lexicon) for form in unit.forms.values() for word in _WORD.findall(form)[:1]}


def _meaning(noun: str, lexicon: Lexicon) -> str:
    """What a noun counts, the same for words that may stand for one another; else the part that its forms share."""
    word = lexicon.lower(noun)
    return lexicon.units.nouns.get(word) or lexicon.units.stem(word)
