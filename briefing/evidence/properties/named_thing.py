"""Whether the fact tells the number of another of the things that the source tells numbers of.

A text that speaks of "natural growth" and of "migration growth" means two things, and a number told of the one is none
of the other; so it is with "on farms" and "on ships". Only the source knows which of its names are of two things, so
what it says elsewhere decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefing.evidence.claim import Answer, AnswerKind, Claim
from briefing.evidence.doers import Doer, find_doer
from briefing.evidence.numbers import NumberKind
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.evidence.telling_words import TellingWords, are_named, has_form, is_form_of
from briefing.facts.model import Property

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_LEAST, _STEM = 3, 3
_VERB, _ALIKE = 6, 2
"""How long verbs are that tell a deed, and how much of their end two of one tense share."""
_ROOT = 5
_COPIED = 2
"""So many words of a sentence tell that a fact tells what it does, but for who does it."""
_HINT = 'if both are the same thing, say so: reading: {area: "…"}'


def check_named_thing(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the fact names what the source names only elsewhere.

    Each word that tells something has to stand in the sentence of the number, in one that the author quotes beside it,
    or in the sentence before if this one goes on from there. "By train came 40", where the source says "by ship came
    40": that is a doubt if it says elsewhere what came by train.
    """
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    known, telling = _words_beside(claim, stated), claim.written.words - frozenset(claim.unit_words)
    for word in sorted(word for word in telling if len(word) >= _LEAST and not _is_of_verb(word, claim)):
        if _is_among(word, known) or any(word[:_ROOT] == one[:_ROOT] and _is_of_verb(one, claim) for one in known):
            continue
        if elsewhere := _elsewhere(stated, word, only_numbers=False):
            message = f'the source says "{elsewhere}" of something else, and not of "{stated.text}"'
            hint = f'quote the words by which "{stated.text}" is of that with "for: area", or {_HINT}'
            yield Answer(Property.AREA, AnswerKind.DOUBT, message, hint, ("statement",))
            return


def _words_beside(claim: Claim, stated: StatedNumber) -> list[str]:
    """The words by which a reader of a number knows what it is of, in lower case."""
    source, own = stated.passage.source_text, stated.passage.source_text.sentence_around(stated.number.span)
    sentence = stated.passage.numbered_sentence
    verb = claim.lexicon.clauses.finite.search(sentence.text, own.start, stated.number.start)
    is_begun = verb and TellingWords(sentence).telling_words(own.start, verb.start())
    before = None if is_begun else source.sentence_before(own)  # "This was a rise of 4%" goes on from there
    context = (passage.slice(passage.quote) for passages in claim.context.values() for passage in passages)
    others = (passage.slice(passage.sentence) for passage in claim.passages)
    names = stated.passage.source.title or "", claim.speaker.name if claim.speaker else ""
    spans = (source.normalized[slice(*span)] for span in (before, own) if span)
    return _words(" ".join([*spans, *context, *others, *names]), claim)


def _is_of_verb(word: str, claim: Claim) -> bool:
    """Whether a word tells what was done or moved, which its direction and its status are held against."""
    return bool(claim.lexicon.roles.moved.search(word) or claim.lexicon.clauses.finite.fullmatch(word))


def _elsewhere(stated: StatedNumber, word: str, *, only_numbers: bool) -> str | None:
    """A form of a word in another place of the source; `only_numbers` for one in a sentence with another number."""
    source = stated.passage.source_text
    text = source.once(str.lower, lambda: source.lexicon.lower(source.normalized))
    for found in re.finditer(rf"(?<![\w-]){re.escape(word[: max(len(word) - _STEM, _LEAST)])}\w*", text):
        span = TextSpan(*found.span())
        numbers = source.numbers_in(source.sentence_around(span)) if only_numbers else ()
        is_beside = any(n.kind is NumberKind.VALUE and n.span != stated.number.span for n in numbers)
        if is_form_of(word, found[0]) and (is_beside or not only_numbers):
            return source.normalized[slice(*span)]
    return None


def _words(text: str, claim: Claim) -> list[str]:
    return [part for word in _WORD.findall(claim.lexicon.lower(text)) for part in {word, *word.split("-")}]


def _is_among(word: str, words: list[str]) -> bool:
    return any(is_form_of(word, other) for other in words)


def check_doer(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the fact tells the number of somebody else, or says of it what was done to others."""
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    said, told = stated.read(find_doer), claim.written.doer
    if said and told and not said.subject:
        said = find_doer(stated.passage.numbered_sentence, stated.number, before_commas=True)
    if told and (doer := _other_doer(claim, stated, said, told)):
        message = f'the source says "{stated.text}" there of something else than "{doer}"'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, _HINT, ("statement",))
    elif deed := _other_deed(claim, stated):
        message = f'the source says "{deed}" of another number, and not of "{stated.text}"'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, 'if it is, say so: reading: {area: "…"}', ("statement",))


def _is_copula(claim: Claim) -> Callable[[str], bool]:
    return lambda verb: claim.lexicon.clauses.copula.fullmatch(verb) is not None


def _other_deed(claim: Claim, stated: StatedNumber) -> str | None:
    """What the fact says was done, in the source of another number only: "saved 40 and moved 12", told as 40 moved."""
    sentence = stated.passage.numbered_sentence
    finite, roles = claim.lexicon.clauses.finite, claim.lexicon.roles
    told = [m[0] for m in finite.finditer(claim.lexicon.lower(claim.fact.statement)) if len(m[0]) >= _VERB]
    told = [verb for verb in told if not (_is_copula(claim)(verb) or roles.moved.search(verb))]
    said = sentence.clause(stated.number)
    has_words = _WORD.search(sentence.slice(said))  # "284 - the complaints that we investigated" tells it behind a dash
    clause = _words(sentence.slice(said if has_words else sentence.span), claim)
    if len(told) != 1 or _is_among(told[0], clause):
        return None
    if not any(word.endswith(told[0][-_ALIKE:]) and len(word) >= _VERB for word in clause):
        return None
    return _elsewhere(stated, told[0], only_numbers=True)


def _other_doer(claim: Claim, stated: StatedNumber, said: Doer | None, told: Doer) -> str | None:
    """Who does in the fact what the source tells of somebody else; None if that may be the same.

    That is somebody of whom the sentence tells another number, or whom a source that is copied else does not know.
    """
    source, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    clause = frozenset(_WORD.findall(claim.lexicon.lower(sentence.slice(sentence.clause(stated.number)))))
    if claim.written is None or not told.subject or are_named([*told.subject], clause):
        return None
    numbers = (n for n in sentence.numbers if n != stated.number and n.kind is NumberKind.VALUE)
    others = (StatedNumber(stated.passage, n).read(find_doer) for n in numbers)
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
    is_copula = _is_copula(claim)
    are_copulas = all(map(is_copula, told.verbs)) and any(map(is_copula, said.verbs))
    is_same_verb = are_copulas or are_named([*told.verbs], said.verbs)
    if is_known and is_same_verb:
        return " ".join(sorted(told.subject))  # "wheat was cut from 40 hectares", and elsewhere "rye was cut from 30"
    shared = (claim.written.words - told.subject - told.verbs) & clause
    return " ".join(sorted(told.subject)) if len(shared) >= _COPIED else None
