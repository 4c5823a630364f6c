"""Reads which words of a part of a sentence tell something by themselves, and whether two are forms of one word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.sentences import TextSpan

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_TAG = re.compile(r"\"[,.]?\s+-\s")
"""Where direct speech ends and who said it follows."""
_SHORT, _LONG, _LONGEST_ENDING = 4, 8, 5
_INITIALS = 2
_STEM, _ENDING = 5, 3


def is_form_of(word: str, other: str) -> bool:
    """Whether two words differ in no more than an ending."""
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


class TellingWords:
    """The words of a sentence, but for those of times, which the period is for."""

    def __init__(self, sentence: NumberedSentence) -> None:
        self._sentence = sentence
        self._lower, self._function_words = sentence.lexicon.lower, sentence.lexicon.roles.function_words
        claims = sentence.lexicon.claims
        self.joints = (sentence.lexicon.numbers.lists | claims.conjunctions) - claims.postposed

    def telling_words(self, start: int, end: int) -> frozenset[str]:
        """The words that tell something by themselves."""
        return frozenset(word for word in self._words(start, end) if word not in self._function_words | self.joints)

    def _words(self, start: int, end: int) -> list[str]:
        """The words but for those of times, which the period is for."""
        told = _TAG.split(self._sentence.text[start:end])[0]
        words = WORD.findall(told)
        return [self._lower(word) for word in words if not all(map(self._is_time, word.split("-"))) and word[1:]]

    def _is_time(self, word: str) -> bool:
        times = self._sentence.lexicon.times
        known = times.months.keys() | times.spans.keys() | times.weekdays.keys()
        return word in known or self._lower(word) in known

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
                return bool(lead.fullmatch(word))
        return False

    def has_subject(self, clause: TextSpan, end: int) -> bool:
        """Whether a clause that is joined to another has a subject of its own before a place: "but wheat fell by 4"."""
        words = [self._lower(word) for word in WORD.findall(self._sentence.text[clause.start : end])]
        told = next((word for word in words if word not in self._function_words | self.joints), "")
        if not told or words[0] not in self.joints or self._sentence.lexicon.clauses.finite.fullmatch(told):
            return False
        return not self.is_adverbial(clause.start, end)

    def leads(self, word: str) -> bool:
        """Whether a word begins a phrase that is no subject."""
        return self._sentence.lexicon.clauses.lead.fullmatch(word) is not None
