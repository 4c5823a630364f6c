"""Whether a fact in words tells what its quote denies, or a rise where the quote has a fall.

What a statement says in other words than its source nobody can compare by rule. But where it has the source's own
words, a "not" that is lost between the two, or a rise that has become a fall, turns what they say round.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, AnswerKind, Claim, says_otherwise
from briefing.evidence.passages import StatedNumber
from briefing.evidence.telling_words import WORD, is_form_of
from briefing.facts.model import Property

_HINT = 'if both say the same, say so: reading: {%s: "…"}'


def check_in_words(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a fact without a number that says what a quote in its language denies, or the reverse of a rise."""
    if stated is not None or claim.fact.quantity is not None:
        return
    lexicon, statement = claim.lexicon, claim.fact.statement
    told, roles = _telling(statement, claim), lexicon.roles
    for passage in claim.passages:
        if passage.source_text.lexicon is not lexicon or not lexicon.known:
            continue
        quote = passage.slice(passage.quote)
        said = _telling(quote, claim)
        copied = [word for word in told if any(is_form_of(word, other) for other in said)]
        # A statement that copies its quote is wrong; one that tells it in other words may be right.
        if denied := _denied_words(claim, quote, told):
            message = f'the source says "{denied}", and the fact tells it as so'
            yield _answer(Property.STATUS, message, len(copied) * 2 > len(told))
        moved = [bool(words.search(text)) for text in (quote, statement) for words in (roles.rises, roles.falls)]
        if moved in ([True, False, False, True], [False, True, True, False]):
            other = [word for word in told if not roles.moved.search(word)]
            message = f'the source says "{quote}", and the fact tells the reverse'
            yield _answer(Property.DIRECTION, message, len(copied) * 2 >= len(other))


def _answer(prop: Property, message: str, is_sure: bool) -> Answer:
    if is_sure:
        return says_otherwise(prop, message, "let the statement tell what the source tells", ("statement",))
    return Answer(prop, AnswerKind.DOUBT, message, _HINT % prop, ("statement",))


def _denied_words(claim: Claim, quote: str, told: list[str]) -> str | None:
    """The words of a quote that deny what the fact tells, which has no denial itself: "not use planes"."""
    statuses = claim.lexicon.statuses
    if statuses.denial_in(claim.fact.statement) or statuses.untrue.search(claim.fact.statement):
        return None
    for denial in (*statuses.denial.finditer(quote), *statuses.denied_verb.finditer(quote)):
        if denial.lastgroup == "double":  # "did not fail"
            denied = _telling(denial[0], claim)[-1:]
        elif claim.lexicon.speakers.verb_is_last:  # the ending of the verb denies: "iştirak etməyib"
            denied = _telling(quote[: denial.start()], claim)[-1:]
        else:
            denied = _telling(quote[denial.end() :], claim)[:1]
        if denied and any(is_form_of(denied[0], word) for word in told):
            return quote[denial.start() :].partition(",")[0]
    return None


def _telling(text: str, claim: Claim) -> list[str]:
    """The words of a text that tell something by themselves, in lower case and in order."""
    words = map(claim.lexicon.lower, WORD.findall(text))
    return [word for word in words if word not in claim.lexicon.roles.function_words]
