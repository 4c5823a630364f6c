"""Reads which words of a part of a sentence tell something: whether two are forms of one, whose they are, who does it.

A sentence with several numbers has the words of each from the mark before it to the one before the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.numbers.numbers import NumberSpan
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.plain_text import before_space
from briefing.evidence.sentences.sentences import TextSpan
from briefing.records import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_TAG = re.compile(r"\"[,.]?\s+-\s")
"""Where direct speech ends and who said it follows."""
_SHORT, _LONG, _LONGEST_ENDING = 4, 8, 5
_INITIALS = 2
_STEM, _ENDING = 5, 3


def is_form_of(word: str, other: str) -> bool:
    """Whether two words differ in no more than an ending."""
    if word[:1] != other[:1]:
        return False
    short, long = sorted((len(word), len(other)))
    if short <= _INITIALS:
        return word == other  # "EU" and "euro"
    shared = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), short)
    return shared >= max(short - (short > _SHORT) - (short >= _LONG), 1) and long - shared <= _LONGEST_ENDING


def are_named(names: Sequence[str], words: frozenset[str]) -> bool:
    """Whether some of the names, in any form, are among the words."""
    return any(is_form_of(name, word) for name in names for word in words)


def has_form(text: str, word: str) -> bool:
    """Whether some form of a word stands in a text, both in lower case."""
    if len(word) <= _INITIALS:
        return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None  # "EU", and not "Europe"
    return word[: max(_STEM, len(word) - _ENDING)] in text


def telling_words(text: str, lexicon: Lexicon) -> list[str]:
    """The words of a text that tell something, in lower case."""
    return [word for word in WORD.findall(lexicon.lower(text)) if word not in lexicon.roles.function_words]


class TellingWords:
    """The words of a sentence, but for those of times, which the period is for."""

    def __init__(self, sentence: NumberedSentence) -> None:
        self._sentence = sentence
        self._lower, self._function_words = sentence.lexicon.lower, sentence.lexicon.roles.function_words
        self.joints = sentence.lexicon.joints

    def telling_words(self, start: int, end: int) -> frozenset[str]:
        """The words that tell something by themselves."""
        return frozenset(self._words(start, end)) - self._function_words - self.joints

    def _words(self, start: int, end: int) -> list[str]:
        """The words but for those of times, which the period is for."""
        told = _TAG.split(self._sentence.text[start:end])[0]
        told = self._sentence.lexicon.times.edges.sub(lambda _: " ", told)
        return [self._lower(m[0]) for m in WORD.finditer(told) if m[0][1:] and not self._is_of_time(told, m.span())]

    def _is_of_time(self, told: str, span: tuple[int, int]) -> bool:
        """Whether a word is one of times, or "this" of "this year", but not the "current" of a current account."""
        word, after = told[slice(*span)], WORD.match(told, span[1] + 1)
        lexicon = self._sentence.lexicon  # "five years ago", "this year"
        is_which = self._lower(word) in lexicon.times.relative or self._lower(word) in lexicon.number_cores
        return all(map(self._is_time, word.split("-"))) or (is_which and (after is None or self._is_time(after[0])))

    def _is_time(self, word: str) -> bool:
        times, lower = self._sentence.lexicon.times, self._lower(word)
        return not all(map({word, lower}.isdisjoint, (times.months, times.spans, times.weekdays)))

    def label(self, start: int, end: int) -> frozenset[str]:
        """The noun that with a preposition stands right before a number: Texas of "followed by Texas at 5,500"."""
        lexicon, words = self._sentence.lexicon, self._words(start, end)
        if (
            len(words) < 2
            or not lexicon.clauses.lead.fullmatch(words[-1])
            or lexicon.clauses.finite.fullmatch(words[-2])
        ):
            return frozenset()
        return frozenset(words[-2:-1]) - self._function_words

    def is_adverbial(self, start: int, end: int) -> bool:
        """Whether a preposition stands before the first word that tells something: "in the end the state paid"."""
        told = (m for m in WORD.finditer(self._sentence.text, start, end) if self.telling_words(*m.span()))
        before = self._sentence.text[start : first.start()].rstrip() if (first := next(told, None)) else ""
        lead = self._sentence.lexicon.clauses.lead
        for word in reversed(before.split()):
            if self._lower(word) not in self._function_words or lead.fullmatch(word):
                return lead.fullmatch(word) is not None and not self._is_time(word)  # but "2024-cü ildə manat"
        return False

    def has_subject(self, clause: TextSpan, end: int) -> bool:
        """Whether a clause that is joined to another has a subject of its own before a place: "but wheat fell by 4"."""
        first = WORD.search(self._sentence.text, clause.start, end)
        told = next((w for w in self._words(clause.start, end) if w not in self._function_words | self.joints), "")
        if not told or first is None or self._lower(first[0]) not in self.joints:
            return False
        if self._sentence.lexicon.clauses.finite.fullmatch(told):
            return False
        return not self.is_adverbial(clause.start, end)

    def leads(self, word: str) -> bool:
        """Whether a word begins a phrase that is no subject."""
        return self._sentence.lexicon.clauses.lead.fullmatch(word) is not None


def denied_words(text: str, span: TextSpan, lexicon: Lexicon) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Each denial in some words, and those that it may deny, the nearest first: of "not use planes" use and planes."""
    statuses, function_words = lexicon.statuses, lexicon.roles.function_words
    for denial in (*statuses.denial.finditer(text, *span), *statuses.denied_verb.finditer(text, *span)):
        if denial.lastgroup == "double":  # "did not fail" denies failing
            part, step = denial[0], -1
        elif lexicon.speakers.verb_is_last:  # the ending of the verb denies: "iştirak etməyib"
            part, step = text[span.start : denial.start()], -1
        else:
            part, step = text[denial.end() : span.end], 1
        yield denial, [word for word in WORD.findall(lexicon.lower(part)) if word not in function_words][::step]


MARK = re.compile(r"[,;]\s")
"""What parts the words of two numbers, beside an "and" and the beginning of a clause."""


class NumberSegments(TellingWords):
    """The words of a sentence, as each of some `values` of it has its own."""

    def __init__(self, sentence: NumberedSentence, values: Sequence[NumberSpan]) -> None:
        super().__init__(sentence)
        self._values = values

    def _segment(self, at: int) -> TextSpan | None:
        """The words of a number: from the comma or "and" before it to that before the next."""
        number, text = self._values[at], self._sentence.text
        start = self._sentence.span.start if at == 0 else self._joint(self._values[at - 1].end, number.start)
        if start is None:
            return None
        # "Prices rose 4%, the lender said, although they fell 2% in May": who says so is no subject.
        tag = MARK.search(text, start, number.start)
        if at and tag and self._sentence.lexicon.claims.attribution.search(text, start, tag.start()):
            start = tag.end()
        end: int | None = self._sentence.span.end
        others = self._values[at + 1 :]
        for before, after in pairwise((number, *others)):
            end = self._joint(before.end, after.start)
            # "40 were filed at a rate of 4%, and 50 settled": the 4% tells more of the 40.
            if end is not None or (after.unit, after.currency) == (number.unit, number.currency):
                break
        if end is None:
            return None
        tag = MARK.search(text, number.unit_end, end)
        if tag and self._sentence.lexicon.claims.attribution.search(text, tag.end(), end):
            end = tag.start()
        start = max(start, text.rfind("; ", start, number.start) + 1)  # what is told of no number stands apart, too
        semicolon = text.find("; ", number.unit_end, end)
        end = semicolon if semicolon >= 0 else end
        return TextSpan(start, before_space(text, end))

    def _joints_in(self, start: int, end: int) -> Iterator[re.Match[str]]:
        return (m for m in WORD.finditer(self._sentence.text, start, end) if self._lower(m[0]) in self.joints)

    def _joint(self, start: int, end: int) -> int | None:
        """Where the words of the second number begin: after the comma or "and" that parts the two."""
        text = self._sentence.text
        joints = [match.end() for match in MARK.finditer(text, start, end)]
        joints += [clause.start for clause in self._sentence.clauses if start < clause.start < end]
        joints += [m.end() for m in self._joints_in(start, end)]
        if opened := text.find("(", start, end) + 1:  # "food by 4% (to 60 tons), fuel by 9%"
            closed = text.find(")", opened, end)
            joints = [at for at in joints if not opened - 1 <= at <= closed]
        beside = [at for at in joints if all(word in self._function_words for word in self._words(at, end))]
        return max(beside) if beside else min(joints, default=None)

    def _start_of(self, at: int, number: NumberSpan) -> int:
        """Where the words of a number that stand before it begin; "weddings, held in May, fell by 4%" is not parted."""
        start = self._sentence.span.start if at == 0 else self._joint(self._values[at - 1].end, number.start)
        start = start if start is not None else self._values[at - 1].end
        start = max(start, self._sentence.text.rfind(": ", start, number.start) + 1)  # "sales fell: tea by 4%, rye 9%"
        marks = [match.end() for match in MARK.finditer(self._sentence.text, start, number.start)]
        finite = self._sentence.lexicon.clauses.finite
        is_aside = len(marks) > 1 and finite.match(self._sentence.text, marks[-1], number.start)
        return start if is_aside or not marks else marks[-1]


class Doer(NamedTuple):
    """The subject of a number's clause, its verbs, and the words of the other clauses."""

    subject: frozenset[str]
    verbs: frozenset[str]
    elsewhere: frozenset[str]
    is_passive: bool = False
    """Whether it is done to the subject: "was fined"."""

    def is_taken_for(self, other: Doer, words: frozenset[str]) -> bool:
        """Whether a fact of some words has the same verb do as told here, and its subject from another clause."""
        if not (self.subject and other.subject) or are_named([*self.subject], words):
            return False
        same = are_named([*self.verbs], other.verbs)
        return same and are_named([*(self.elsewhere - self.subject)], other.subject)


def find_doer(sentence: NumberedSentence, number: NumberSpan, *, before_commas: bool = False) -> Doer | None:
    """Who or what does what the clause of a number tells before it: "the men won" of "the men won 18 medals"."""
    clause, words = sentence.clause(number), sentence.lexicon.clauses
    at = sentence.clauses.index(clause) if clause in sentence.clauses else 0
    led = frozenset(map(sentence.lexicon.lower, WORD.findall(sentence.text[clause.start : number.start])))
    if at and led and led <= sentence.lexicon.roles.function_words | sentence.lexicon.numbers.prepositions:
        clause = TextSpan(sentence.clauses[at - 1].start, clause.end)  # "sales fell by 4%, to 60 million"
    if not words.finite.search(sentence.text, clause.start, number.start):
        return None
    # Who has found "that the ten best areas will receive 6,300" receives nothing.
    told = [m.end() for m in words.openers.finditer(sentence.text, *clause) if m.lastgroup == "complement"]
    start = max((at for at in told if at <= number.start), default=clause.start)
    verbs = list(words.finite.finditer(sentence.text, start, number.start))
    reader, own = TellingWords(sentence), len(verbs)
    while before_commas and verbs and at > 0 and not told and not reader.telling_words(start, verbs[0].start()):
        at -= 1  # "the number of those, hired in May, was 40"
        start = sentence.clauses[at].start
        verbs = list(words.finite.finditer(sentence.text, start, number.start))
    if not verbs:
        return None
    subject = TextSpan(start, verbs[0].start())
    is_aside = at > 0 and sentence.text[slice(*subject)].rstrip().endswith(",")  # "the beds, counted in May, were 40"
    if is_aside or reader.is_adverbial(*subject):
        return None
    elsewhere = reader.telling_words(sentence.span.start, clause.start) | reader.telling_words(
        clause.end, sentence.span.end
    )
    if words.has_fixed_order and sentence.lexicon.roles.taken_up.match(sentence.text, *subject):
        subject = TextSpan(start, start)  # "tourism grew: the sector employs 40"
    told_verbs = [sentence.lexicon.lower(verb[0]) for verb in verbs]
    # "Has been fined"; "was fined 40 and ordered to pay 12" says its "was" once.
    phrases = " ".join(told_verbs), sentence.text[verbs[0].start() : verbs[-1].end()], " ".join(told_verbs[:-own])
    is_passive = any(words.passive.fullmatch(phrase) for phrase in phrases)
    return Doer(reader.telling_words(*subject), frozenset(told_verbs), elsewhere, is_passive)
