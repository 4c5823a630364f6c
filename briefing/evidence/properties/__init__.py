"""Holds what a fact claims against the passages that its quotes stand in, a module for each property.

Each module has one function that is given the claim and the number of a quote that may bear it out (None for a fact in
words), and yields an `Answer` for what the source does not say as the fact does. What is read from the words around a
quote needs the text of the source (`Passage.has_source_text`) in a language that the check knows.
"""

from __future__ import annotations

from briefing.evidence.claim import Answer, AnswerKind, Claim, weight
from briefing.evidence.passages import StatedNumber
from briefing.evidence.properties.about import check_area, check_column, check_row, check_whole
from briefing.evidence.properties.country import check_country
from briefing.evidence.properties.direction import check_direction
from briefing.evidence.properties.doer import check_doer
from briefing.evidence.properties.elsewhere import doubts_apart
from briefing.evidence.properties.extent import check_extent, check_need, check_omission, check_share
from briefing.evidence.properties.lettered_name import check_lettered_name
from briefing.evidence.properties.named_thing import check_named_thing
from briefing.evidence.properties.narrowed import check_narrowed, check_restricted
from briefing.evidence.properties.number import find_stated
from briefing.evidence.properties.pace import check_pace
from briefing.evidence.properties.parties import check_parties
from briefing.evidence.properties.period import check_period, names_time
from briefing.evidence.properties.place import check_place
from briefing.evidence.properties.qualifier import check_qualifier
from briefing.evidence.properties.rank_and_ratio import check_part
from briefing.evidence.properties.speaker import check_speaker
from briefing.evidence.properties.status import check_status
from briefing.evidence.properties.unit import check_rate, check_unit
from briefing.evidence.properties.voice import check_voice
from briefing.evidence.properties.words import check_denied, check_words
from briefing.facts.model import Property

__all__ = ["check_claim", "names_time"]
_CHECKS = (
    check_voice,
    check_speaker,
    check_period,
    check_area,
    check_country,
    check_place,
    check_whole,
    check_denied,
    check_named_thing,
    check_lettered_name,
    check_parties,
    check_doer,
    check_narrowed,
    check_restricted,
    check_direction,
    check_extent,
    check_omission,
    check_share,
    check_need,
    check_rate,
    check_pace,
    check_unit,
    check_part,
    check_row,
    check_column,
    check_qualifier,
    check_status,
    check_words,
)


def check_claim(claim: Claim) -> list[Answer]:
    """Everything that the passages leave to settle, each answer once.

    Where several numbers of the quotes have the value of the fact, the one that bears it out best counts: the author
    may have meant any of them.
    """
    if any(passage.evidence.is_cell for passage in claim.passages):
        from briefing.evidence.properties.cells import check_cells  # which texts need not wait for

        if (of_cells := check_cells(claim)) is not None:
            return of_cells
    if claim.quantity is None:
        return _answers(claim, None)
    stated, wrong = find_stated(claim, claim.quantity)
    if not stated:
        # Of a fact whose number no quote says, too, one run names all that is wrong.
        others = *check_voice(claim, None), *check_speaker(claim, None), *check_period(claim, None)
        return [*wrong, *dict.fromkeys(others)]
    return [*wrong, *min((_answers(claim, number) for number in stated), key=weight)]


def _answers(claim: Claim, stated: StatedNumber | None) -> list[Answer]:
    """Each answer once; where the source says otherwise, no doubt of the same property or of a word beside it.

    What the desk reads settles nothing but itself.
    """
    answers = dict.fromkeys([*_checked(claim, stated), *doubts_apart(claim, stated, _checked)])
    settled = {answer.prop for answer in answers if answer.kind is AnswerKind.SAYS_OTHERWISE} - {*claim.fact.reading}
    settled |= {Property.AREA, Property.SUBJECT} - {*claim.fact.reading} if settled else set()
    return [answer for answer in answers if answer.kind is not AnswerKind.DOUBT or answer.prop not in settled]


def _checked(claim: Claim, stated: StatedNumber | None) -> list[Answer]:
    return [answer for check in _CHECKS for answer in check(claim, stated)]
