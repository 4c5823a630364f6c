"""Whether who does it, what is done and which words stand beside a number are in the fact as they are in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from briefing.evidence.claim import Answer, Claim, doubt
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import NumberKind, NumberPart, NumberSpan
from briefing.evidence.passages import StatedNumber
from briefing.evidence.properties.deed import (
    find_deed_before,
    find_other_deed,
    find_unfinished,
    find_unsaid_able,
    find_unsaid_plan,
)
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.contrast_reader import Contrast
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_role import read_role
from briefing.evidence.sentences.telling_words import WORD, Doer, TellingWords, are_named, find_doer, has_form
from briefing.facts.model import Property

_FINDERS = (find_deed_before, find_other_deed, find_unsaid_plan, find_unsaid_able, find_unfinished)
_MARK = re.compile(r"[,;:()]|\s-\s")
_BOUND = (NumberRole.PART, NumberRole.WHOLE, NumberRole.PREVIOUS, NumberRole.ADDED, NumberRole.EXCEPTED)
"""What a number is that cannot be told without another."""
_MOST = 6
"""So many words at most tell two numbers of a list apart."""
_COPIED = 2
"""So many words of a sentence tell that a fact tells what it does, but for who does it."""


def check_doer(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the fact tells the number of somebody else, or says of it what was done to others."""
    if stated is None or claim.written is None:
        return
    if stated.passage.source_text.lexicon is not claim.lexicon:
        return
    said, told = stated.read(find_doer), claim.written.doer
    if said and told and not said.subject:
        said = find_doer(stated.passage.numbered_sentence, stated.number, before_commas=True)
    message, when = "", "if both are the same thing, say so"
    if told and (doer := _other_doer(claim, stated, said, told)):
        message = f'the source says "{stated.text}" there of something else than "{doer}"'
    elif beside := _beside_other(claim, stated, claim.written.words):
        message = f'the source says "{beside}" beside another number, and not beside "{stated.text}"'
    elif of_it := next(filter(None, (find(claim, stated) for find in _FINDERS)), None):
        message = f"the source {of_it}"
    if message:
        yield doubt(Property.SUBJECT, message, when, ("statement",))


def _beside_other(claim: Claim, stated: StatedNumber, told: frozenset[str]) -> str | None:
    """A word that the fact has `told`, and the source has beside a number next to this one, which has words of its own.

    So it is with the high wall told as long, of "4 metres high and 12 km long" and of "its height 4, its length 12".
    """
    sentence, number = stated.passage.numbered_sentence, stated.number
    values = [n for n in sentence.numbers if n.kind in (NumberKind.VALUE, NumberKind.SHARE) and not sentence.bracket(n)]
    if number not in values:
        return None
    reader, at = TellingWords(sentence), values.index(number)
    moved, participle = claim.lexicon.roles.moved, claim.lexicon.clauses.participle
    units = frozenset(map(claim.lexicon.lower, claim.unit_words))
    for low, high in pairwise(values[max(at - 1, 0) : at + 2]):
        if not _are_listed(sentence, low, high):
            continue
        other = high if low == number else low
        heads = {n: reader.telling_words(*_before(sentence, n)) - units for n in (low, high)}
        heads = {n: frozenset(word for word in words if not moved.search(word)) for n, words in heads.items()}
        if any(map(participle.fullmatch, heads[high])):
            continue  # "hired 40, bringing the total to 90" goes on with the same
        if heads[high]:
            theirs = heads[other]
            near = heads[number] | reader.telling_words(*_behind(sentence, number))
            are_alike = reader.is_adverbial(*_before(sentence, low)) is reader.is_adverbial(*_before(sentence, high))
            is_apart = are_alike and len(heads[number] | theirs) <= _MOST
            is_told = is_apart and Contrast(heads[number], theirs, near).speaks_of_other(told)
        elif not claim.lexicon.claims.postposed:
            own, theirs = (reader.telling_words(*_behind(sentence, n)) - units for n in (number, other))
            theirs -= reader.telling_words(sentence.span.start, low.start)
            is_told = bool(own) and not are_named([*own], told | theirs)
        else:
            continue
        if is_told and (words := sorted(word for word in theirs if are_named([word], told))):
            return words[0]
    return None


def _are_listed(sentence: NumberedSentence, low: NumberSpan, high: NumberSpan) -> bool:
    """Whether a comma or "and" joins two numbers that are told alike, and neither is a part or an earlier level."""
    roles = [read_role(sentence, n).role for n in (low, high)]
    is_share = (low.unit == "percent") is not (high.unit == "percent")  # "12 tons, or 14% of them"
    is_of_one = low.unit != high.unit and (is_share or roles.count(NumberRole.CHANGE) == 1)
    is_apart = sentence.lexicon.clauses.finite.search(sentence.text, low.unit_end, high.start)
    is_bound = any(role in _BOUND for role in roles) and roles[0] is not roles[1]
    if (is_of_one and not is_apart) or is_bound or not low.part is high.part is NumberPart.ALONE:
        return False
    between = sentence.text[low.unit_end : high.start]
    words = map(sentence.lexicon.lower, WORD.findall(between))
    return not {",", ";"}.isdisjoint(between) or not TellingWords(sentence).joints.isdisjoint(words)


def _before(sentence: NumberedSentence, number: NumberSpan) -> TextSpan:
    """The words before a number, from the mark, joint or number before it."""
    text, start = sentence.text, max((n.unit_end for n in sentence.numbers if n.end <= number.start), default=0)
    start = max(start, sentence.span.start)
    words, joints = WORD.finditer(text, start, number.start), TellingWords(sentence).joints
    starts = [m.end() for m in words if sentence.lexicon.lower(m[0]) in joints]
    starts += [m.end() for m in _MARK.finditer(text, start, number.start) if m[0].strip() != "-"]
    return TextSpan(max(starts, default=start), number.start)


def _behind(sentence: NumberedSentence, number: NumberSpan) -> TextSpan:
    """The words behind a number, to the mark, joint, verb or number that comes next."""
    lexicon, text, joints = sentence.lexicon, sentence.text, TellingWords(sentence).joints
    start = max(number.end, number.unit_end)
    end = min((n.start for n in sentence.numbers if n.start >= start), default=sentence.span.end)
    verb = lexicon.clauses.finite.search(text, start, end)
    ends = [verb.start()] if verb else []
    ends += [m.start() for m in WORD.finditer(text, start, end) if lexicon.lower(m[0]) in joints]
    ends += [m.start() for m in _MARK.finditer(text, start, end)]
    return TextSpan(start, min(ends, default=end))


def _is_copula(claim: Claim) -> Callable[[str], bool]:
    return lambda verb: claim.lexicon.clauses.copula.fullmatch(verb) is not None


def _other_doer(claim: Claim, stated: StatedNumber, said: Doer | None, told: Doer) -> str | None:
    """Who does in the fact what the source tells of somebody else; None if that may be the same.

    That is somebody of whom the sentence tells another number, or whom a source that is copied else does not know.
    """
    source, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    clause = frozenset(WORD.findall(claim.lexicon.lower(sentence.slice(sentence.clause(stated.number)))))
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
    if is_same_verb and (is_known or not are_copulas):
        return " ".join(sorted(told.subject))  # "wheat was cut from 40 hectares", and elsewhere "rye was cut from 30"
    shared = (claim.written.words - told.subject - told.verbs) & clause
    return " ".join(sorted(told.subject)) if len(shared) >= _COPIED else None
