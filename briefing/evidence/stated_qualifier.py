"""Reads how firmly a text states a number: "about", "more than", an end of an interval, or exactly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.evidence.lexicon import OPPOSITES, IntervalCue, Lexicon
from briefing.evidence.numbers import VALUE_KINDS, NumberSpan
from briefing.evidence.sentences import TextSpan
from briefing.facts.model import Qualifier

_EXACT = (Qualifier.EXACT,)
_WINDOW = 100


class StatedQualifier(NamedTuple):
    """The words beside a number that say how firmly it is meant, and the qualifiers that say the same."""

    qualifiers: tuple[Qualifier, ...]
    span: TextSpan


def read_qualifier(
    text: str, sentence: TextSpan, number: NumberSpan, numbers: Sequence[NumberSpan], lexicon: Lexicon
) -> StatedQualifier:
    """How firmly a number of the sentence is meant, which has these `numbers`; without words that say so it is exact.

    An interval comes first, as "between" or "from" would else be read alone.
    """
    return _QualifierReader(text, sentence, number, numbers, lexicon).read()


class _QualifierReader:
    """Looks at the words around one number."""

    def __init__(
        self, text: str, sentence: TextSpan, number: NumberSpan, numbers: Sequence[NumberSpan], lexicon: Lexicon
    ) -> None:
        self._text, self._sentence, self._number, self._numbers = text, sentence, number, numbers
        self._words, self._negation = lexicon.qualifiers, lexicon.claims.negation_before

    def read(self) -> StatedQualifier:
        found = self._interval() or self._before() or self._after()
        if found is None:
            # The words of the number itself: "5 с лишним миллионов"
            cues = self._words.inside
            inside = next((cue.qualifiers for cue in cues if cue.pattern.search(self._number.text)), _EXACT)
            return StatedQualifier(inside, self._number.span)
        return found if found.qualifiers != _EXACT else StatedQualifier(_EXACT, self._number.span)

    def _before(self) -> StatedQualifier | None:
        end = self._number.start
        start = max(self._sentence.start, end - _WINDOW)
        lead = self._text[start:end]
        found = [(m.start(), cue) for cue in self._words.before if (m := cue.pattern.search(lead))]
        if not found:
            return None
        # All end at the number, so the one that begins first is the longest: "no more than", not "more than".
        at, cue = min(found, key=lambda f: f[0])
        denied = self._negation.search(lead[:at])
        if denied and cue.qualifiers[0] in OPPOSITES:
            return StatedQualifier((OPPOSITES[cue.qualifiers[0]],), TextSpan(start + denied.start(), end))
        return StatedQualifier(cue.qualifiers, TextSpan(start + at, end))

    def _after(self) -> StatedQualifier | None:
        start = self._number.end
        following = next((n.start for n in self._numbers if n.start >= start), self._sentence.end)
        end = min(self._sentence.end, start + _WINDOW, following)
        for cue in self._words.after:
            if match := cue.pattern.match(self._text, start, end):
                return StatedQualifier(cue.qualifiers, TextSpan(start, match.end("cue")))
        return None

    def _interval(self) -> StatedQualifier | None:
        """The interval that it is an end of: "between 5 and 10", "5 to 10", "5-10"."""
        values = [n for n in self._numbers if n.kind in VALUE_KINDS]
        for low, high in pairwise(values):
            if self._number in (low, high) and (low.currency, low.unit) == (high.currency, high.unit):
                for cue in self._words.intervals:
                    if span := self._interval_span(cue, low, high):
                        return StatedQualifier(cue.qualifiers, span)
        return None

    def _interval_span(self, cue: IntervalCue, low: NumberSpan, high: NumberSpan) -> TextSpan | None:
        """From the word that opens an interval to the one that closes it, if `cue` makes one of the two numbers."""
        text, sentence = self._text, self._sentence
        if not cue.joiner.fullmatch(text, low.end, high.start):
            return None
        start, end = low.start, high.end
        if cue.opening:
            opening = cue.opening.search(text, max(sentence.start, low.start - _WINDOW), low.start)
            if not opening:
                return None
            start = opening.start()
        if cue.closing:
            closing = cue.closing.match(text, high.end, sentence.end)
            if not closing:
                return None
            end = closing.end()
        return TextSpan(start, end)
