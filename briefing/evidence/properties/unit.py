"""Whether the source leaves the unit open: whose dollar, which pounds, what is counted."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, does_not_say, doubt, left_out, says_otherwise
from briefing.evidence.noun_match import NounMatch
from briefing.evidence.passages import StatedNumber
from briefing.evidence.unit_match import Openness, UnitMatch
from briefing.facts.model import Property


def check_unit(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the unit may be the fact's, but need not be; what is another unit is found with the number."""
    if stated is None or claim.quantity is None:
        return
    if not (stated.passage.language_is_known and claim.lexicon.known):
        return
    yield from _check_head(claim, stated)
    units = UnitMatch(claim.quantity, claim.units, claim.lexicon)
    match units.openness(stated):
        case Openness.CONTRADICTED:
            message = f'the source says "{stated.text}" beside another sum in {claim.quantity.currency}'
            yield says_otherwise(Property.UNIT, message, "take the unit from the source", ("quantity", units.key))
        case Openness.UNSAID:
            yield does_not_say(Property.UNIT, f'the source does not say whose "{stated.text}" it is')
        case Openness.DOUBTFUL:
            yield doubt(Property.UNIT, stated.text)
    unit = claim.units.get(claim.quantity.unit or "")
    if unit and units.is_noun:
        yield from _check_noun(claim, stated, NounMatch(unit, claim.units, claim.lexicon, stated))


def _check_head(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """An answer where the head that gives a figure of a table its unit stands in no quote."""
    head, passage = stated.number.head, stated.passage
    if head is None:
        return
    quotes = (p for p in claim.about(Property.UNIT) if p.source_text is passage.source_text)
    if not any(p.quote.contains(head) for p in quotes):
        yield left_out(Property.UNIT, passage, passage.slice(head))


def _check_noun(claim: Claim, stated: StatedNumber, noun: NounMatch) -> Iterator[Answer]:
    """An answer for a noun that is perhaps another, or more than the fact's: "50 empty flats" for flats in all."""
    if noun.is_unsaid():
        yield doubt(Property.UNIT, noun.words)
    elif (left := set(noun.left_out()) - claim.told_words) and claim.told_words & claim.lexicon.numbers.told_all:
        message = f'the source says "{noun.words}"; the fact speaks of all and leaves out "{min(left)}"'
        yield says_otherwise(Property.UNIT, message, "take the words into the unit or the statement", ("quantity",))
