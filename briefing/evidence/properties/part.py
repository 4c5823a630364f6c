"""Whether a number is told as what it is beside others: an age, a margin, one side of a vote or score."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, says_otherwise
from briefing.evidence.numbers import NumberPart
from briefing.evidence.passages import StatedNumber
from briefing.facts.model import Property


def check_part(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a number that the fact takes for another of the same sentence."""
    if stated is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    told, words = claim.told_words, claim.lexicon.numbers
    match stated.number.part:
        case NumberPart.AGE if not told & words.told_age:
            yield _taken(Property.UNIT, stated, "an age")
        case NumberPart.MARGIN if not told & words.told_margin:
            yield _taken(Property.QUALIFIER, stated, "how far another number may be off")
        case NumberPart.AGAINST if not told & words.told_against:
            yield _taken(Property.UNIT, stated, "the lesser side of a vote or score")
        case NumberPart.SCORE if told & words.told_against:
            yield _taken(Property.UNIT, stated, "the greater side of a vote or score")


def _taken(prop: Property, stated: StatedNumber, what: str) -> Answer:
    message = f'the source says "{stated.text}" of {what}, which the fact does not say'
    return says_otherwise(prop, message, "say so in the statement, or take the other number", ("quantity",))
