"""Whether a value a day, each or on average is told as one, and a total as a total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, says_otherwise
from briefing.evidence.passages import StatedNumber
from briefing.evidence.rates import AVERAGE, EACH, told_rates
from briefing.facts.model import Property

_VALUE = re.compile(r"\{value\}[^.;:]{0,40}")


def check_rate(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a value a day told as a value or as one a week, or the reverse.

    What the source says of each may be told of one: "A seat cost £40". A rate counts wherever the sentence has it; the
    quote may stop short of it, as long as the fact says it.
    """
    if stated is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    said, passage = stated.rate, stated.passage
    own = _told_of_value(claim)
    told = told_rates(f"{claim.fact.statement} {claim.fact.label} {_unit_forms(claim)}", claim.lexicon)
    if said is None:
        # "Miles per hour" are a unit of their own.
        if (spans := own - {EACH, AVERAGE}) and " per " not in (stated.number.unit or ""):
            message = f'the source says "{stated.text}" without a rate, and the fact so much a {min(spans)}'
            yield says_otherwise(Property.RATE, message, "take the rate from the source", ("quantity", "unit"))
    elif not (said.name in told or (said.name == EACH and told)):
        message = f'the source says "{stated.text} … {passage.slice(said.span)}", which the fact does not say'
        if said.span.start < stated.number.start:
            message = f'the source says "{passage.slice(said.span)} … {stated.text}", which the fact does not say'
        yield says_otherwise(Property.RATE, message, "say the rate in the unit or the statement", ("quantity",))


def _unit_forms(claim: Claim) -> str:
    unit = claim.units.get(claim.quantity.unit or "") if claim.quantity else None
    return f"{unit.one} {unit.other}" if unit else ""


def _told_of_value(claim: Claim) -> frozenset[str]:
    """The rates that the fact gives the value itself: in its unit, or right after it in the statement."""
    after = _VALUE.search(claim.fact.statement)
    words = f"{after[0]} . {_unit_forms(claim)}" if after else _unit_forms(claim)
    return told_rates(words, claim.lexicon)
