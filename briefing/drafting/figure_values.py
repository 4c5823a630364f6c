"""The quantity that a drafted fact has of a number: a value, a share as two numbers, or a range; and its qualifier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from briefing.drafting.candidates import high_end
from briefing.drafting.counted_nouns import Counted
from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.numbers.numbers import NumberKind, NumberSpan
from briefing.evidence.own_words.written_number import WrittenNumber
from briefing.evidence.passages import StatedNumber
from briefing.facts.model import Fact, Qualifier, Quantity, Unit
from briefing.facts.scalars import Ratio, RatioKind
from briefing.kept_patterns import compile_pattern

_MOST_DIGITS = 20
"""Of a value: a third has no end as a decimal."""
_LARGEST_PART = 1000
_OF_SO_MANY = compile_pattern(r"\b(?:in|out of|из|кажд\w+)\s", re.IGNORECASE)


def quantity_of(stated: StatedNumber, unit: Counted | None) -> tuple[Quantity, Qualifier]:
    """The value of a number, or the ends of its range, with what it counts; and its qualifier."""
    number = stated.number
    given: dict[str, Any] = {"value": None, "low": None, "high": None, "change": False}
    given |= {"unit": unit.key if unit else None, "currency": number.currency}
    qualifier = next(iter(stated.qualifier.qualifiers), Qualifier.EXACT)
    if any(stated.qualifier.status in found.cue.statuses for found in stated.governance.cues):
        qualifier = Qualifier.EXACT  # as the status tells it
    if share := share_of(number):
        return Quantity.model_construct(**given | {"value": share, "unit": None}), qualifier
    high = high_end(stated.passage.numbered_sentence, number)
    if qualifier is Qualifier.BETWEEN and high and high.value is not None:
        return Quantity.model_construct(**given | {"low": number.value, "high": high.value}), qualifier
    qualifier = Qualifier.ABOUT if qualifier is Qualifier.BETWEEN else qualifier
    return Quantity.model_construct(**given | {"value": _plain(number.value)}), qualifier


def as_told(fact: Fact, quantity: Quantity, units: Mapping[str, Unit], language: str) -> Quantity:
    """The quantity as a change, below zero for a fall, if the statement tells it so: "fell by {value}"."""
    told = WrittenNumber(fact, quantity, units, language, load_lexicon(language)).told_change
    if not told or not quantity.numbers:
        return quantity
    ends = sorted(abs(number) * told for number in quantity.numbers.values())
    keys = ("low", "high") if quantity.low is not None else ("value",)
    return quantity.model_copy(update={**dict(zip(keys, ends, strict=True)), "change": True})


def share_of(number: NumberSpan) -> Ratio | None:
    """The two numbers of a share that is told by them or has no end as a decimal: "one in seven", "two thirds"."""
    if number.kind is not NumberKind.SHARE or number.value is None:
        return None
    is_told_so = _OF_SO_MANY.search(number.text) is not None
    if len(number.value.as_tuple().digits) <= _MOST_DIGITS and not is_told_so:
        return None
    part = (Fraction(number.value) / 100).limit_denominator(_LARGEST_PART)
    sign = RatioKind.SHARE if is_told_so else RatioKind.FRACTION
    return Ratio(Decimal(part.numerator), sign, Decimal(part.denominator))


def _plain(value: Decimal | None) -> Decimal:
    """A value as a facts file has it: with as many places as it needs, at most nine."""
    whole = (value or Decimal(0)).normalize()
    exponent = whole.as_tuple().exponent
    return whole.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else whole
