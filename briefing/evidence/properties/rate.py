"""Whether a value so much a year is told as one, and a total as a total."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, says_otherwise
from briefing.evidence.passages import StatedNumber
from briefing.facts.model import Property


def check_rate(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a value a year told as a value, or the reverse."""
    if stated is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    fact, quantity, rate = claim.fact, claim.quantity, claim.lexicon.claims.rate
    unit = claim.units.get(quantity.unit or "") if quantity else None
    forms = f"{unit.one} {unit.other}" if unit else ""
    if said := stated.rate:
        if not rate.search(f"{forms} {fact.statement} {fact.label}"):
            message = f'the source says "{said}", which the fact does not say'
            yield says_otherwise(Property.RATE, message, "say the rate in the unit or the statement", ("quantity",))
    elif unit and rate.search(forms):
        message = f'the source says "{stated.text}" without a rate'
        yield says_otherwise(Property.RATE, message, "take the unit from the source", ("quantity", "unit"))
