"""Cuts a sentence with several numbers into the words of each: from the mark before it to the one before the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.numbers import NumberSpan
from briefing.evidence.plain_text import before_space
from briefing.evidence.sentences import TextSpan
from briefing.evidence.telling_words import WORD, TellingWords

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
        is_last = at + 1 == len(self._values)
        end = self._sentence.span.end if is_last else self._joint(number.end, self._values[at + 1].start)
        if end is None:
            return None
        tag = MARK.search(text, number.unit_end, end)
        if tag and self._sentence.lexicon.claims.attribution.search(text, tag.end(), end):
            end = tag.start()
        return TextSpan(start, before_space(text, end))

    def _joint(self, start: int, end: int) -> int | None:
        """Where the words of the second number begin: after the comma or "and" that parts the two."""
        text = self._sentence.text
        joints = [match.end() for match in MARK.finditer(text, start, end)]
        joints += [clause.start for clause in self._sentence.clauses if start < clause.start < end]
        joints += [m.end() for m in WORD.finditer(text, start, end) if self._lower(m[0]) in self.joints]
        beside = [at for at in joints if all(word in self._function_words for word in self._words(at, end))]
        return max(beside) if beside else min(joints, default=None)

    def _start_of(self, at: int, number: NumberSpan) -> int:
        """Where the words of a number that stand before it begin."""
        start = self._sentence.span.start if at == 0 else self._joint(self._values[at - 1].end, number.start)
        start = start if start is not None else self._values[at - 1].end
        marks = [match.end() for match in MARK.finditer(self._sentence.text, start, number.start)]
        return marks[-1] if marks else start
