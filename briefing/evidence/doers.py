"""Finds who or what does what a clause tells of a number: "the men" of "the men won 18 medals"."""

from __future__ import annotations

from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.numbers import NumberSpan
from briefing.evidence.sentences import TextSpan
from briefing.evidence.telling_words import WORD, TellingWords, are_named
from briefing.records import NamedTuple


class Doer(NamedTuple):
    """The subject of a number's clause, its verbs, and the words of the other clauses."""

    subject: frozenset[str]
    verbs: frozenset[str]
    elsewhere: frozenset[str]

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
    reader = TellingWords(sentence)
    while before_commas and verbs and at > 0 and not told and not reader.telling_words(start, verbs[0].start()):
        at -= 1  # "the number of those, hired in May, was 40"
        start = sentence.clauses[at].start
        verbs = list(words.finite.finditer(sentence.text, start, number.start))
    if not verbs:
        return None
    subject = TextSpan(start, verbs[0].start())
    if reader.is_adverbial(*subject):
        return None
    elsewhere = reader.telling_words(sentence.span.start, clause.start) | reader.telling_words(
        clause.end, sentence.span.end
    )
    return Doer(reader.telling_words(*subject), frozenset(sentence.lexicon.lower(verb[0]) for verb in verbs), elsewhere)
