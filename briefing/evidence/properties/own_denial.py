"""Holds a denial in a fact's own words against its source: "were not found", "it is a lie that"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.claim import Answer, AnswerKind, Claim, does_not_say
from briefing.evidence.governing_words import StatusWords
from briefing.evidence.passages import StatedNumber
from briefing.facts.model import Property

_STEM = 5


def check_own_denial(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """A denial in the fact's words where the source has none; other words may say the same, so the desk settles it."""
    statement, passage = claim.fact.statement, stated.passage
    found, theirs = _denial_in(claim.lexicon.statuses, statement), passage.source_text.lexicon
    if not (said := found[0] if found else _refutal_in(claim, statement, stated.text)):
        return
    sentence = passage.slice(passage.sentence)
    words, prefixes = sentence.lower().split(), theirs.roles.negations
    told = [word for word in claim.lexicon.lower(statement).replace(".", "").split() if len(word) >= _STEM]
    is_prefixed = any(f"{prefix}{word}" in words for word in told for prefix in prefixes)  # "the unregistered"
    clause = passage.numbered_sentence.clause(stated.number)
    joint = theirs.times.coordination.search(passage.text, stated.number.end, clause.end)
    own = passage.text[clause.start : joint.start() if joint else clause.end]  # "40 are known, and 7 were not found"
    if is_prefixed or _denial_in(theirs.statuses, own) or stated.governance.denials:
        return
    if _denial_in(theirs.statuses, sentence):
        message = f'the statement says "{said}", and the source denies something else there'
        hint = 'if it denies this, say so: reading: {status: "…"}'
        yield Answer(Property.STATUS, AnswerKind.DOUBT, message, hint, ("statement",))
    else:
        yield does_not_say(Property.STATUS, f'the statement says "{said}", and the source denies nothing there')


def _refutal_in(claim: Claim, statement: str, value: str) -> str:
    """The words of a statement by which it is not so: "it is a lie that {value} came"; '' if there are none."""
    before, _, after = statement.partition("{value}")
    if not claim.lexicon.statuses.untrue.search(before):
        return ""
    # Few statements have such a word, and to read sentences takes much to import.
    from briefing.evidence.governed import denial_of

    return denial_of(before, value, after, claim.language)


def _denial_in(words: StatusWords, text: str) -> re.Match[str] | None:
    """What denies in a text, be it only that something is certain: "was not confirmed"."""
    return words.denial.search(text) or words.denied_verb.search(text)
