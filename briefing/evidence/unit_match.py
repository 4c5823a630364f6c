"""Decides whether a number in a source is in the unit of a fact, as far as that can be told.

Money, per cent and physical units must agree exactly: an unknown currency is never taken for a known one, nor inches
for centimetres. Other nouns are compared by what they count, since a source may call pupils students.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefing.evidence.lexicon import Lexicon
from briefing.evidence.lexicons.measures import money_kinds, money_places
from briefing.evidence.number_match import Amount, NumberKind
from briefing.evidence.number_money import HUNDREDTHS, USUAL
from briefing.evidence.passages import StatedNumber
from briefing.facts.model import Quantity, Unit
from briefing.facts.units import BUILT_IN_UNITS, READ_AS

_NOUNS = re.compile(r"(?:[\s-]+[^\W\d_]+){1,3}")
_WORD = re.compile(r"[^\W\d_]+")
_UNIT_TOKEN = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?[²³23]?|[%‰°]\w?")
_SOFT = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "times", "point", "degree"})
"""Units that may be the words for a bare number: "five years" is a 5."""
_TONS = frozenset({"ton", "tonne"})
_WIDER = {"degree Celsius": "degree", "degree Fahrenheit": "degree", "point": "percentage point"}
"""Units that may be called by another name that says less."""
_LONGEST_UNIT = 4
_HUNDRED = 100


class UnitMatch:
    """Compares the unit of a fact, which `lexicon` can read, with what stands beside a number."""

    def __init__(self, quantity: Quantity, units: Mapping[str, Unit], lexicon: Lexicon) -> None:
        self._quantity, self._units, self._lexicon = quantity, units, lexicon
        self._unit = units.get(quantity.unit or "")
        self._currency = quantity.currency or self._read_money()
        self._hard_unit = None if self._currency else self._read_hard_unit()

    @property
    def key(self) -> str:
        """The key of the quantity that is wrong where the unit is."""
        return "currency" if self._quantity.currency else "unit" if self._quantity.unit else "value"

    @property
    def wanted(self) -> str:
        """What the fact is, by its unit: "in EUR", "in pupils" or "a bare number"."""
        unit = self._quantity.currency or (self._unit.other if self._unit else "")
        return f"in {unit}" if unit else "a bare number"

    # Values

    def has_value(self, stated: StatedNumber, value: Decimal) -> bool:
        """Whether a number has a value in one of the ways that its words may be read: 50p is half a pound."""
        return any(self._agrees(amount, value) for amount in self._amounts(stated))

    def _amounts(self, stated: StatedNumber) -> Iterator[Amount]:
        number = stated.number
        if number.value is None:
            return
        yield Amount(number.value, number.currency, number.unit)
        yield from number.also
        if number.unit in HUNDREDTHS and self._currency:
            codes = {code for kind in HUNDREDTHS[number.unit] for code in _codes_of(kind)}
            if self._currency in codes:
                yield Amount(number.value / _HUNDRED, self._currency)
        if number.kind is NumberKind.MULTIPLE and self._hard_unit == "percent":
            # What doubles rises by 100 per cent, and what is halved falls by 50.
            yield Amount(abs(number.value - 1) * _HUNDRED, unit="percent")

    def _agrees(self, amount: Amount, value: Decimal) -> bool:
        """Whether an amount has a value; a third is "about" as many per cent as one writes."""
        if amount.value == value:
            return True
        places = -int(value.as_tuple().exponent)
        return (
            amount.unit == "percent" and places <= 2 and bool(amount.value % 1) and round(amount.value, places) == value
        )

    # Units

    def difference(self, stated: StatedNumber, value: Decimal) -> str | None:
        """What the quote says instead of the fact's unit, its words in quotation marks; None if that cannot be told."""
        if not (stated.passage.language_is_known and self._lexicon.known):
            return None
        amounts = [amount for amount in self._amounts(stated) if self._agrees(amount, value)]
        if all(self._differs(stated, amount) for amount in amounts):
            said = stated.number.unit
            return f'"{stated.text}"' + (f" with the unit {said}" if said and said != "percent" else "")
        if self._currency or self._hard_unit:
            return None
        return self._other_noun(stated)

    def _differs(self, stated: StatedNumber, amount: Amount) -> bool:
        if amount.currency != self._currency:
            return not self._may_be_ours(stated)
        wanted, said = self._hard_unit, amount.unit
        if said == wanted or (said in _WIDER and _WIDER[said] == wanted):
            return False
        # A translator's ton is a tonne; and "five years" may be the words for a bare number 5.
        is_translated = stated.passage.source_text.lexicon is not self._lexicon and {wanted, said} == _TONS
        return not (is_translated or (self._unit is None and not self._currency and said in _SOFT))

    def _may_be_ours(self, stated: StatedNumber) -> bool:
        """Whether money of which the source does not say whose it is may be that of the fact, as it speaks of us."""
        kind = stated.number.money
        if not self._currency or not kind or self._currency not in _codes_of(kind):
            return False
        return self._currency == USUAL.get(kind) or kind not in USUAL or self.is_placed(stated)

    def is_placed(self, stated: StatedNumber) -> bool:
        """Whether the source names a place where the fact's money is paid."""
        source = stated.passage.source_text
        names = money_places(source.language).get(self._currency or "", ())
        text = source.normalized.lower()
        return any(name.lower() in text for name in names)

    def _read_money(self) -> str | None:
        """The currency that the words of the fact's unit name: `manats`."""
        words = self._unit_words()
        money = self._lexicon.units.money
        for i, word in enumerate(words[:_LONGEST_UNIT]):
            if (kind := money.nouns.get(word)) and word not in money.shy | money.timid:
                codes = _codes_of(kind)
                nations = money.nations.get(" ".join(map(money.nation, words[:i])))
                if nations:
                    return next(iter(codes & set(nations)), None)
                return (
                    None
                    if i or kind == "pound"
                    else USUAL.get(kind) or (next(iter(codes)) if len(codes) == 1 else None)
                )
        return None

    def _unit_words(self) -> list[str]:
        if self._unit is None:
            return []
        return [self._lexicon.lower(word) for word in _UNIT_TOKEN.findall(self._unit.other)]

    def _read_hard_unit(self) -> str | None:
        """The unit that the words of the fact's own begin with: tons in "tons of cargo a year"."""
        name, unit = self._quantity.unit or "", self._unit
        if unit and name in READ_AS and unit.other == BUILT_IN_UNITS[name]["other"]:
            return READ_AS[name]
        words, known = self._unit_words(), self._lexicon.units
        for length in range(_LONGEST_UNIT, 0, -1):
            key = " ".join(words[:length])
            if len(words) >= length and (found := known.units.get(key) or known.money.hundredths.get(key)):
                return found
        if words and words[0] in ("pound", "pounds", "lb", "фунт", "фунта", "фунтов"):
            return "pound"
        return None

    # Nouns

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


def _codes_of(kind: str) -> set[str]:
    return set(money_kinds().get(kind, ()))


def _meaning(noun: str, lexicon: Lexicon) -> str:
    """What a noun counts, the same for words that may stand for one another; else the part that its forms share."""
    word = lexicon.lower(noun)
    return lexicon.units.nouns.get(word) or lexicon.units.stem(word)
