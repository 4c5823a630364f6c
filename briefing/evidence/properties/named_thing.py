"""Whether the fact tells the number of another of two things that the source tells apart by name.

A text that speaks of "natural growth" and of "migration growth" means two things, and a number told of the one is none
of the other. Only the source knows which of its names are of two things, so what it says elsewhere decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.evidence.claim import Answer, AnswerKind, Claim
from briefing.evidence.doers import Doer, find_doer
from briefing.evidence.numbers import NumberKind
from briefing.evidence.passages import StatedNumber
from briefing.evidence.telling_words import TellingWords, are_named, has_form, is_form_of
from briefing.facts.model import Property

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_LEAST, _STEM = 4, 3
_COPIED = 2
"""So many words of a sentence tell that a fact tells what it does, but for who does it."""
_HINT = 'if both are the same thing, say so: reading: {area: "…"}'

_Named = tuple[str, str]
"""A noun with the word before it that tells which one: "natural", "growth"."""


def check_named_thing(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the clause of the number names one thing, and the fact another that the source knows by name."""
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    source, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    around = source.sentence_around(stated.number.span)
    beside = [claim.lexicon.lower(word) for word in _WORD.findall(source.normalized[slice(*around)])]
    said = _named(sentence.slice(sentence.clause(stated.number)), claim)
    told = [*_named(claim.fact.statement, claim), *_named(claim.fact.label, claim)]
    words = [word for words in told for word in words] + claim.unit_words
    for which, noun in dict.fromkeys(told):
        others = [other for other, same in said if is_form_of(same, noun) and not is_form_of(other, which)]
        if not others or _is_among(which, beside) or any(_is_among(other, words) for other in others):
            continue
        stems = (re.escape(word[: max(len(word) - _STEM, _LEAST)]) for word in (which, noun))
        if elsewhere := re.search(r"(?<![\w-]){}\w*\s+{}\w*".format(*stems), source.normalized, re.IGNORECASE):
            message = f'the source says "{others[0]} {noun}" there, and "{elsewhere[0]}" of something else'
            yield Answer(Property.AREA, AnswerKind.DOUBT, message, _HINT, ("statement",))
            return


def _is_among(word: str, words: list[str]) -> bool:
    return any(is_form_of(word, other) for other in words)


def _named(text: str, claim: Claim) -> list[_Named]:
    lower, known = claim.lexicon.lower, claim.lexicon.roles.function_words
    found = [(match, lower(match[0])) for match in _WORD.finditer(text)]
    return [
        (which, noun)
        for (before, which), (after, noun) in pairwise(found)
        if text[before.end() : after.start()] == " " and min(len(which), len(noun)) >= _LEAST and which not in known
    ]


def check_doer(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the fact tells the number of somebody else, or says of it what only the next sentence says."""
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    said, told = find_doer(stated.passage.numbered_sentence, stated.number), claim.written.doer
    if told and (doer := _other_doer(claim, stated, said, told)):
        message = f'the source says "{stated.text}" there of something else than "{doer}"'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, _HINT, ("statement",))
    elif after := _told_after(claim, stated):
        message = f'the source says "{after}" only behind it, and not of "{stated.text}"'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, 'if it is, say so: reading: {area: "…"}', ("statement",))


def _told_after(claim: Claim, stated: StatedNumber) -> str | None:
    """What the fact says that is said only in the sentence behind: "24 halls are old. Some may be at risk of decay"."""
    source, words = stated.passage.source_text, claim.written.words if claim.written else frozenset[str]()
    own = source.sentence_around(stated.number.span)
    following = source.sentence_after(own)
    if following is None or source.is_parted(own.end, following.start) or len(words) < _COPIED:
        return None
    said = frozenset(_WORD.findall(claim.lexicon.lower(source.normalized[slice(*own)])))
    if are_named([*words], said):
        return None
    behind = frozenset(_WORD.findall(claim.lexicon.lower(source.normalized[slice(*following)])))
    told = [word for word in words if are_named([word], behind)]
    return " ".join(sorted(told)) if len(told) >= _COPIED else None


def _other_doer(claim: Claim, stated: StatedNumber, said: Doer | None, told: Doer) -> str | None:
    """Who does in the fact what the source tells of somebody else; None if that may be the same.

    That is somebody of whom the sentence tells another number, or whom a source that is copied else does not know.
    """
    source, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    clause = frozenset(_WORD.findall(claim.lexicon.lower(sentence.slice(sentence.clause(stated.number)))))
    if claim.written is None or not told.subject or are_named([*told.subject], clause):
        return None
    others = (find_doer(sentence, n) for n in sentence.numbers if n != stated.number and n.kind is NumberKind.VALUE)
    is_beside = any(are_named([*told.subject], other.subject) for other in others if other)
    if is_beside and TellingWords(sentence).has_subject(sentence.clause(stated.number), stated.number.start):
        return " ".join(sorted(told.subject))
    is_named = said and are_named([*said.subject], claim.told_words | told.elsewhere)
    if not (said and said.subject) or is_named:
        return None
    text = source.once(str.lower, lambda: source.lexicon.lower(source.normalized))
    is_known = any(has_form(text, word) for word in told.subject)
    around = claim.lexicon.lower(stated.passage.slice(source.sentence_around(stated.number.span)))
    if is_known and any(has_form(around, word) for word in told.subject):
        return None
    if is_known and are_named([*told.verbs], said.verbs):
        return " ".join(sorted(told.subject))  # "wheat was cut from 40 hectares", and elsewhere "rye was cut from 30"
    shared = (claim.written.words - told.subject - told.verbs) & clause
    return " ".join(sorted(told.subject)) if len(shared) >= _COPIED else None
