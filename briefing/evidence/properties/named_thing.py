"""Whether the fact tells the number of another of two things that the source tells apart by name.

A text that speaks of "natural growth" and of "migration growth" means two things, and a number told of the one is none
of the other; so it is with "on farms" and "on ships". Only the source knows which of its names are of two things, so
what it says elsewhere decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from briefing.evidence.claim import Answer, AnswerKind, Claim
from briefing.evidence.doers import Doer, find_doer
from briefing.evidence.numbers import NumberKind
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.evidence.telling_words import TellingWords, are_named, has_form, is_form_of
from briefing.facts.model import Property
from briefing.records import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_LEAST, _STEM = 4, 3
_VERB, _ALIKE = 6, 2
"""How long verbs are that tell a deed, and how much of their end two of one tense share."""
_COPIED = 2
"""So many words of a sentence tell that a fact tells what it does, but for who does it."""
_HINT = 'if both are the same thing, say so: reading: {area: "…"}'


class _Named(NamedTuple):
    """A word that tells which, and the one beside it that others share: "natural" growth, on "farms", "part"-time."""

    which: str
    shared: str
    form: str
    """How the two stand."""

    def __str__(self) -> str:
        return self.form.format(self.which, self.shared)

    def stands_elsewhere(self, text: str) -> re.Match[str] | None:
        """Where they stand in a text, in any of their forms."""
        stems = (re.escape(word[: max(len(word) - _STEM, _LEAST)]) + r"\w*" for word in (self.which, self.shared))
        return re.search(rf"(?<![\w-]){self.form.format(*stems)}", text, re.IGNORECASE)

    def is_beside(self, other: _Named) -> bool:
        """Whether both name one of the same things, each another."""
        is_alike = self.form == other.form and is_form_of(self.shared, other.shared)
        return is_alike and not is_form_of(self.which, other.which)


def check_named_thing(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the clause of the number names one thing, and the fact another that the source knows by name."""
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    source, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    around = source.sentence_around(stated.number.span)
    quoted = (passage.slice(passage.quote) for passages in claim.context.values() for passage in passages)
    beside = _words(" ".join([source.normalized[slice(*around)], *quoted]), claim)
    said = list(_named(sentence.slice(sentence.clause(stated.number)), claim))
    told = [*_named(claim.fact.statement, claim), *_named(claim.fact.label, claim)]
    words = [word for one in told for word in (one.which, one.shared)] + claim.unit_words
    for one in dict.fromkeys(told):
        others = [other for other in said if one.is_beside(other)]
        if not others or _is_among(one.which, beside) or any(_is_among(other.which, words) for other in others):
            continue
        if elsewhere := one.stands_elsewhere(source.normalized):
            message = f'the source says "{others[0]}" there, and "{elsewhere[0]}" of something else'
            yield Answer(Property.AREA, AnswerKind.DOUBT, message, _HINT, ("statement",))
            return


def _words(text: str, claim: Claim) -> list[str]:
    return [part for word in _WORD.findall(claim.lexicon.lower(text)) for part in {word, *word.split("-")}]


def _is_among(word: str, words: list[str]) -> bool:
    return any(is_form_of(word, other) for other in words)


def _named(text: str, claim: Claim) -> Iterator[_Named]:
    lower, known, lead = claim.lexicon.lower, claim.lexicon.roles.function_words, claim.lexicon.clauses.lead
    for word in _WORD.findall(text):
        first, hyphen, last = lower(word).rpartition("-")
        if hyphen and len(last) >= _LEAST:
            yield _Named(first, last, "{}-{}")
    for before, after in pairwise(_WORD.finditer(text)):
        first, second = lower(before[0]), lower(after[0])
        if text[before.end() : after.start()] != " " or len(second) < _LEAST or second in known:
            continue
        if lead.fullmatch(first):
            # Names of places are for the country and the area to tell, and times for the period.
            if after[0].islower() and second not in claim.lexicon.times.spans:
                yield _Named(second, first, "{1} {0}")
        elif len(first) >= _LEAST and first not in known:
            yield _Named(first, second, "{} {}")


def check_doer(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the fact tells the number of somebody else, or says of it what only the next sentence says."""
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
    elif after := _told_after(claim, stated):
        message = f'the source says "{after}" only behind it, and not of "{stated.text}"'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, 'if it is, say so: reading: {area: "…"}', ("statement",))


def _is_copula(claim: Claim) -> Callable[[str], bool]:
    return lambda verb: claim.lexicon.clauses.copula.fullmatch(verb) is not None


def _other_deed(claim: Claim, stated: StatedNumber) -> str | None:
    """What the fact says was done, in the source of another number only: "saved 40 and moved 12", told as 40 moved."""
    source, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    finite, roles = claim.lexicon.clauses.finite, claim.lexicon.roles
    told = [m[0] for m in finite.finditer(claim.lexicon.lower(claim.fact.statement)) if len(m[0]) >= _VERB]
    told = [verb for verb in told if not (_is_copula(claim)(verb) or roles.moved.search(verb))]
    clause = _words(sentence.slice(sentence.clause(stated.number)), claim)
    if len(told) != 1 or _is_among(told[0], clause):
        return None
    if not any(word.endswith(told[0][-_ALIKE:]) and len(word) >= _VERB for word in clause):
        return None
    text = source.once(str.lower, lambda: source.lexicon.lower(source.normalized))
    for found in re.finditer(rf"(?<![\w-]){re.escape(told[0][:-1])}\w{{0,2}}(?!\w)", text):
        around = source.sentence_around(TextSpan(*found.span()))
        if any(n.kind is NumberKind.VALUE and n != stated.number for n in source.numbers_in(around)):
            return source.normalized[slice(*found.span())]
    return None


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
