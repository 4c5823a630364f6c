"""Decides whether a number in a source is in the unit of a fact, as far as that can be told.

Money, per cent and physical units must agree exactly: an unknown currency is never taken for a known one, nor inches
for centimetres. Other nouns are for `noun_match`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum, auto
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.measures import money_codes, money_places
from briefing.evidence.numbers.number_money import HUNDREDTHS, USUAL
from briefing.evidence.numbers.number_tokens import Amount, NumberKind, NumberPart
from briefing.evidence.numbers.numbers import VALUE_KINDS
from briefing.evidence.sentences.noun_phrases import noun_meaning, noun_phrase
from briefing.facts.model import Quantity, Unit
from briefing.facts.scalars import BUILT_IN_UNITS, READ_AS

if TYPE_CHECKING:
    from briefing.evidence.passages import StatedNumber

_UNIT_TOKEN = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?[²³23]?|[%‰°]\w?")
_SOFT = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "times", "point", "degree"})
"""Units that may be the words for a bare number: "five years" is a 5."""
_TONS = frozenset({"ton", "tonne"})
_WIDER = {"degree Celsius": "degree", "degree Fahrenheit": "degree", "point": "percentage point"}
"""Units that may be meant by another name."""
_LONGEST_UNIT = 4
_BRACKET_REACH = 30
_DATELINE = 40
_HUNDRED = 100
_STUFF_REACH = 40


class Openness(Enum):
    """How far a source leaves open that a number is in the fact's unit."""

    NONE = auto()
    DOUBTFUL = auto()
    UNSAID = auto()
    CONTRADICTED = auto()


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
    def is_noun(self) -> bool:
        """Whether the fact counts something that is neither money nor a measure."""
        return self._unit is not None and not self._currency and not self._hard_unit

    @property
    def wanted(self) -> str:
        """What the fact is, by its unit: "in EUR", "in pupils" or "a bare number"."""
        unit = self._quantity.currency or (self._unit.other if self._unit else "")
        return f"in {unit}" if unit else "a bare number"

    def counts_people_of(self, words: str) -> bool:
        """Whether words tell what befell people, "Killed", and the fact counts those."""
        harm, forms = self._lexicon.roles.opposites.get("harm"), self._unit.forms.values() if self._unit else ()
        are_people = any(noun_meaning(form, self._lexicon) == "person" for form in forms)
        return are_people and harm is not None and any(p.search(words) for p in (harm.one, harm.other))

    # Values

    def has_value(self, stated: StatedNumber, value: Decimal) -> bool:
        """Whether a number has a value in one of the ways that its words may be read: 50p is half a pound."""
        return any(_agrees(stated, amount, value) for amount in self._amounts(stated))

    def _amounts(self, stated: StatedNumber) -> Iterator[Amount]:
        number = stated.number
        if number.value is None:
            return
        yield Amount(number.value, number.currency, number.unit)
        yield from number.also
        if number.unit in HUNDREDTHS and self._currency:
            codes = {code for kind in HUNDREDTHS[number.unit] for code in money_codes(kind)}
            if self._currency in codes:
                yield Amount(number.value / _HUNDRED, self._currency)
        if number.kind is NumberKind.MULTIPLE and self._hard_unit == "percent":
            # What doubles rises by 100 per cent; what is halved, or falls to half, falls by 50.
            times = 1 / number.value if stated.role.direction < 0 and number.value > 1 else number.value
            yield Amount(abs(times - 1) * _HUNDRED, unit="percent")

    # Units

    def difference(self, stated: StatedNumber, value: Decimal) -> str | None:
        """What the quote says instead of the fact's unit, its words in quotation marks; None if that cannot be told."""
        if not (stated.passage.language_is_known and self._lexicon.known):
            return None
        amounts = [amount for amount in self._amounts(stated) if _agrees(stated, amount, value)]
        if all(self._differs(stated, amount) for amount in amounts):
            said = stated.number.unit
            return f'"{stated.text}"' + (f" with the unit {said}" if said and said != "percent" else "")
        return None

    def _differs(self, stated: StatedNumber, amount: Amount) -> bool:
        if not (stated.passage.has_source_text or amount.currency or amount.unit):
            return False  # a sum before the quote may name the money: "and 19 billion later"
        is_open = stated.number.currency == amount.currency and stated.number.money
        if amount.currency != self._currency or is_open:
            words = self._unit_words()
            if self._currency is None and len(words) == 1 and stated.number.money:
                # "Kroner" that the fact has as its unit are those of the source, whosever they are.
                return self._lexicon.units.money.nouns.get(words[0]) != stated.number.money
            return not (self._may_be_ours(stated) or self._is_gapped(stated))
        wanted, said = self._hard_unit, amount.unit
        if said == wanted or (said in _WIDER and _WIDER[said] == wanted):
            return False
        if said is None and wanted and self._leaves_out(stated, wanted):
            return False
        if said is None and wanted == "point" and stated.number.part in (NumberPart.SCORE, NumberPart.AGAINST):
            return False  # "beat Lund 102-97"
        # A translator's ton is a tonne; and "five years" may be the words for a bare number 5.
        is_translated = stated.passage.source_text.lexicon is not self._lexicon and {wanted, said} == _TONS
        return not (is_translated or (self._unit is None and not self._currency and said in _SOFT))

    def _may_be_ours(self, stated: StatedNumber) -> bool:
        """Whether money of which the source does not say whose it is may be that of the fact, as it speaks of us."""
        kind = stated.number.money
        if not self._currency or not kind or self._currency not in money_codes(kind):
            return False
        if kind != "dollar" and self._currency == USUAL.get(kind) and self._is_abroad(stated):
            return False
        return self._currency == USUAL.get(kind) or kind not in USUAL or self.is_placed(stated)

    def _is_gapped(self, stated: StatedNumber) -> bool:
        """Whether it leaves out the money that a sum beside it names: "23 billion euros in May, 19 billion later"."""
        passage, number, words = stated.passage, stated.number, stated.text.split()
        following = next((n for n in passage.sentence_numbers if n.start >= number.end), number)
        if following.currency and not (number.unit or number.currency) and words[1:] == following.text.split()[1:2]:
            lexicon, between = passage.source_text.lexicon, passage.text[number.end : following.start].lower()
            is_listed = between.strip() in lexicon.joints  # "41 billion and 53 billion euros"
            is_apart = (
                between.startswith(",") and lexicon.numbers.verbs_last
            )  # "müdafiəyə 8 milyard, təhsilə 5 milyard manat"
            return (is_listed or is_apart) and following.currency == self._currency
        before = [n for n in passage.sentence_numbers if n.end <= number.start and n.kind is NumberKind.VALUE]
        before = [n for n in before if n.unit != "percent"]  # "2 billion euros (+7%) and 3 billion"
        if number.unit or number.currency or len(words) < 2:
            return False
        # "2.4 billion euros, an increase of 300 million"
        is_large = words[-1] in self._lexicon.numbers.scales
        alike = takewhile(
            lambda n: (
                not n.unit
                and (words[-1].startswith(tuple(n.text.replace(".", "").split()[1:])) or (is_large and n.currency))
            ),
            reversed(before),
        )
        if next((n.currency for n in alike if n.currency), None) != self._currency:
            return False
        return self._has_no_noun(stated)

    def _leaves_out(self, stated: StatedNumber, wanted: str) -> bool:
        """Whether it leaves out the unit that the value before it names: "of 9 million tonnes, 4 million were sold"."""
        words, number = stated.text.split(), stated.number
        before = [n for n in stated.passage.sentence_numbers if n.end <= number.start and n.kind is NumberKind.VALUE]
        is_alike = len(words) > 1 and bool(before) and words[-1] in before[-1].text.split()
        if not is_alike and stated.text[-1].isdecimal():  # "3.1 cubic kilometres in 1995, 2 in 2004 and 1.4 in 2023"
            following = self._lexicon.lower(stated.passage.text[number.end : number.end + _BRACKET_REACH]).split()[:1]
            before = before if self._lexicon.numbers.prepositions.intersection(following) else []
            before = [n for n in before if n.unit]
        elif not is_alike:
            return False
        return bool(before) and before[-1].unit == wanted and self._has_no_noun(stated)

    def _has_no_noun(self, stated: StatedNumber) -> bool:
        """Whether a verb or nothing follows a number, where its unit would stand."""
        passage, number = stated.passage, stated.number
        is_verb = self._lexicon.clauses.finite.match(passage.text, number.end + 1, passage.sentence.end)
        return bool(is_verb) or not noun_phrase(passage, number).words

    def is_placed(self, stated: StatedNumber) -> bool:
        """Whether the source names a place where the fact's money is paid."""
        source = stated.passage.source_text
        names = money_places(source.language).get(self._currency or "", ())
        text = source.normalized.lower()
        return any(name.lower() in text for name in names)

    def openness(self, stated: StatedNumber) -> Openness:
        """How far the source leaves open whose money it is, or whether it is money, for a number that may be ours."""
        number, wanted = stated.number, self._currency
        if wanted and self._is_gapped(stated):
            monies = {n.currency for n in stated.passage.sentence_numbers if n.currency or n.money}
            return Openness.NONE if monies == {wanted} else Openness.DOUBTFUL
        if number.currency is None or not wanted:
            unsure = [amount for amount in number.also if amount.unit and amount.unit == self._hard_unit]
            is_other = number.unit != self._hard_unit and (unsure or number.unit == "point")
            return Openness.DOUBTFUL if is_other else Openness.NONE
        kind = number.money
        if kind is None:
            return Openness.NONE
        if wanted not in (USUAL.get(kind), number.currency):
            return Openness.DOUBTFUL if self.is_placed(stated) else Openness.UNSAID
        if self._is_converted(stated):
            return Openness.CONTRADICTED
        if any(amount.unit for amount in number.also) or (kind == "dollar" and self._is_abroad(stated)):
            return Openness.DOUBTFUL
        return Openness.NONE

    def other_stuff(self, stated: StatedNumber) -> str | None:
        """The words for another stuff than the fact measures, where the sentence tells of that elsewhere."""
        if self._hard_unit is None or self._unit is None or stated.passage.source_text.lexicon is not self._lexicon:
            return None
        words, no_nouns, lower = self._unit_words(), self._lexicon.numbers.no_nouns, self._lexicon.lower
        length = max((k for k in range(len(words)) if " ".join(words[:k]) in self._lexicon.units.units), default=0)
        own = {noun_meaning(word, self._lexicon) for word in words[length:] if length and word not in no_nouns}
        passage, number = stated.passage, stated.number
        link = self._lexicon.numbers.stuff_link.match(passage.source_text.cells, number.unit_end)
        told = noun_phrase(passage, number, link.end() if link else number.unit_end)
        others = [n.unit_end for n in passage.sentence_numbers if n != number and n.kind in VALUE_KINDS]
        after = " ".join(passage.text[at : min(at + _STUFF_REACH, passage.sentence.end)] for at in others)
        meant = {noun_meaning(word, self._lexicon) for word in _UNIT_TOKEN.findall(lower(after))}
        if not told.words or own & set(told.meanings) or not own & meant:
            return None
        return passage.slice(told.until(0))

    def _is_converted(self, stated: StatedNumber) -> bool:
        """Whether the same sum follows in brackets in the fact's money by name: "$5 million (US$3.3 million)"."""
        passage, number = stated.passage, stated.number
        following = next((n for n in passage.sentence_numbers if n.start >= number.end), None)
        if following is None or following.money or following.currency != self._currency:
            return False
        between = passage.text[number.end : following.start]
        return "(" in between and ")" not in between and len(between) <= _BRACKET_REACH

    def _is_abroad(self, stated: StatedNumber) -> bool:
        """Whether the source is written from a place where another money of the same name is paid."""
        source, codes = stated.passage.source_text, money_codes(stated.number.money or "")
        start = source.normalized[:_DATELINE].lower()
        return any(
            start.startswith(place.lower()) and not start[len(place) : len(place) + 1].isalnum()
            for code in codes
            if code != self._currency
            for place in money_places(source.language).get(code, ())
        )

    def _read_money(self) -> str | None:
        """The currency that the words of the fact's unit name: `manats`."""
        words = self._unit_words()
        money = self._lexicon.units.money
        for i, word in enumerate(words[:_LONGEST_UNIT]):
            if (kind := money.nouns.get(word)) and word not in money.shy | money.timid:
                codes = money_codes(kind)
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


def _agrees(stated: StatedNumber, amount: Amount, value: Decimal) -> bool:
    """Whether an amount has a value; a third is "about" as many per cent as one writes, and 8.25% is not 8%."""
    if amount.value == value:
        return True
    places, is_share = -int(value.as_tuple().exponent), stated.number.kind is NumberKind.SHARE
    return is_share and amount.unit == "percent" and places <= 2 and round(amount.value, places) == value
