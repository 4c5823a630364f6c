"""Whether the source says what the fact says as firmly as the fact does: denials, modal words and statuses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.evidence.claim import Answer, Claim, does_not_say, left_out, says_otherwise
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.facts.model import Fact, Kind, Property, Status, Voice

_StatusWords = tuple[Passage, tuple[Status, ...], TextSpan]
_DENIAL_REACH = 60


def check_status(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for what governs the number, or the words of a quote, and the fact does not say."""
    if stated is None:
        yield from _check_words(claim)
    elif stated.passage.language_is_known:
        yield from _check_left_out(stated)
        if claim.fact.kind is Kind.INFORMATION:
            yield from _check_number_status(claim, stated)


def _check_words(claim: Claim) -> Iterator[Answer]:
    """Whether the source says the words of the quotes without denying them, and as firmly as the fact does."""
    for passage in claim.passages:
        lead = passage.text[passage.sentence.start : passage.quote.start]
        before = passage.patterns.negation_before.search(lead[-_DENIAL_REACH:])
        after = passage.patterns.negation_after.match(passage.text, passage.quote.end, passage.sentence.end)
        if match := before or after:
            yield left_out(Property.STATUS, passage, match[0].strip())
    if claim.fact.kind is not Kind.INFORMATION:
        return
    said: list[_StatusWords] = []
    for passage in claim.passages:
        for cue, span in passage.decisive_status_cues(passage.quote):
            # "Will open" at the start of a quote holds for all of it; further on it may be beside the point.
            is_first = span.start == passage.quote.start and claim.fact.status is not Status.CLAIMED
            if not cue.weak or is_first or not claim.fact.status.is_asserted:
                said.append((passage, cue.statuses, span))
    if answer := _hold_status(claim.fact, claim.passages, said):
        yield answer


def _check_left_out(stated: StatedNumber) -> Iterator[Answer]:
    """Whether the quote holds every negation and modal that governs the number."""
    for span in stated.denials():
        if not (stated.passage.quote.contains(span) or stated.qualifier.span.contains(span)):
            yield left_out(Property.STATUS, stated.passage, stated.passage.slice(span))


def _check_number_status(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """Whether what governs the number allows the fact's status, and the quote holds the words that say so."""
    fact, passage = claim.fact, stated.passage
    cues = passage.decisive_status_cues(stated.governing_span)
    said = [(passage, cue.statuses, span) for cue, span in cues]
    if answer := _hold_status(fact, [p for p in claim.passages if p.numbers or p is passage], said):
        yield answer
    elif said and not fact.status.is_asserted and not any(passage.quote.contains(span) for *_, span in said):
        yield left_out(Property.STATUS, passage, passage.slice(said[0][2]))


def _hold_status(fact: Fact, passages: Sequence[Passage], said: Sequence[_StatusWords]) -> Answer | None:
    """Whether the words `said` beside the number, or in the quotes, allow the fact's status."""
    status = fact.status
    if status.is_asserted and said:
        passage, statuses, span = said[0]
        message = f'the source says "{passage.slice(span)}", but the fact has status: {status}'
        return _wrong_status(message, statuses[0])
    if status is Status.OBSERVED:
        return _observed_problem(passages)
    # What stands only in a speaker's own words is claimed, unless it tells of the speaker's own acts.
    only_claimed = all(p.has_source_text and p.evidence.voice is Voice.DIRECT for p in passages) and not any(
        not p.numbers and p.patterns.own_acts.search(p.text, *p.sentence) for p in passages
    )
    if status is Status.REPORTED:
        message = "these are a speaker's own words, which the outlet only quotes"
        return _wrong_status(message, Status.CLAIMED) if only_claimed else None
    if status is Status.CLAIMED or any(status in statuses for _, statuses, _ in said):
        return None
    if said:
        passage, statuses, span = said[0]
        return _wrong_status(f'the source says "{passage.slice(span)}", which is not {status}', statuses[0])
    if not all(passage.language_is_known for passage in passages):
        return None
    return does_not_say(Property.STATUS, f"no quote says that this is {status}")


def _observed_problem(passages: Sequence[Passage]) -> Answer | None:
    """What somebody says, or what is only planned or possible, is not observed."""
    for passage in passages:
        if passage.evidence.voice is Voice.DIRECT:
            return _wrong_status("the source quotes a speaker; nothing was observed", Status.CLAIMED)
        if match := passage.patterns.attribution.search(passage.text, *passage.sentence):
            return _wrong_status(f'the source says "{match[0]}"; nothing was observed', Status.REPORTED)
        if found := next(passage.status_cues(passage.sentence), None):
            cue, span = found
            return _wrong_status(f'the source says "{passage.slice(span)}"; nothing was observed', cue.statuses[0])
    return None


def _wrong_status(message: str, instead: Status) -> Answer:
    return says_otherwise(Property.STATUS, message, f"write status: {instead}")
