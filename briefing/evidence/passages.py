"""A quote's place in a source in; what stands around it out: sentence, clause, numbers, qualifiers, cues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from briefing.evidence.claim_words import OPPOSITES, ClaimWords, IntervalCue, StatusCue
from briefing.evidence.numbers import NumberKind, NumberSpan
from briefing.evidence.sentences import Range, clause_at, split_clauses
from briefing.evidence.source_text import SourceText
from briefing.evidence.times import NamedTime, find_times
from briefing.facts.model import Evidence, Qualifier

_WINDOW = 100


class Reading(NamedTuple):
    """The words beside a number that say how firmly it is meant; without such words the number is exact."""

    qualifiers: tuple[Qualifier, ...]
    range: Range


@dataclass(eq=False)
class Passage:
    """One quote where it stands; `whole` is False where only the quote's own words are at hand."""

    index: int
    evidence: Evidence
    text: SourceText
    quote: Range
    published: date
    whole: bool = True

    @property
    def is_legible(self) -> bool:
        """Whether the check knows the language of the source, so that what is not found is not said."""
        return self.text.words.known

    @property
    def words(self) -> ClaimWords:
        """The word lists of the source's language."""
        return self.text.words.claims

    @cached_property
    def sentence(self) -> Range:
        """The sentence, or sentences, that the quote stands in."""
        return self.text.sentence_around(self.quote)

    @cached_property
    def clauses(self) -> tuple[Range, ...]:
        """The clauses of that sentence."""
        return split_clauses(self.text.flat, self.sentence, self.text.words)

    @cached_property
    def numbers(self) -> tuple[NumberSpan, ...]:
        """The values that the quote says."""
        kinds = (NumberKind.VALUE, NumberKind.YEAR)
        return tuple(
            n for n in self._sentence_numbers if n.kind in kinds and self.quote.contains(Range(n.start, n.end))
        )

    @cached_property
    def _sentence_numbers(self) -> tuple[NumberSpan, ...]:
        return self.text.numbers_in(self.sentence)

    @cached_property
    def times(self) -> tuple[NamedTime, ...]:
        """The times that the sentence names."""
        return find_times(self.text.flat, self.sentence, self.published, self.text.words.times)

    def slice(self, place: Range) -> str:
        """The words of the source at `place`."""
        return self.text.flat[place.start : place.end]

    # Around a number

    def reading(self, number: NumberSpan) -> Reading:
        """How firmly the source states `number`."""
        if interval := self._interval(number):
            return interval
        found = self._before(number) or self._after(number) or self._inside(number)
        return found or _exact(number)

    def _before(self, number: NumberSpan) -> Reading | None:
        start = max(self.sentence.start, number.start - _WINDOW)
        lead = self.text.flat[start : number.start]
        found = [(m.start(), cue) for cue in self.words.before if (m := cue.pattern.search(lead))]
        if not found:
            return None
        at, cue = min(found, key=lambda f: f[0])
        if cue.qualifiers == (Qualifier.EXACT,):
            return _exact(number)
        denied = self.words.negation_before.search(lead[:at])
        if denied and cue.qualifiers[0] in OPPOSITES:
            return Reading((OPPOSITES[cue.qualifiers[0]],), Range(start + denied.start(), number.start))
        return Reading(cue.qualifiers, Range(start + at, number.start))

    def _inside(self, number: NumberSpan) -> Reading | None:
        """The qualifier that the words of the number hold themselves."""
        cue = next((cue for cue in self.words.inside if cue.pattern.search(number.text)), None)
        return Reading(cue.qualifiers, Range(number.start, number.end)) if cue else None

    def _after(self, number: NumberSpan) -> Reading | None:
        following = (n.start for n in self._sentence_numbers if n.start >= number.end)
        end = min(self.sentence.end, number.end + _WINDOW, next(following, self.sentence.end))
        for cue in self.words.after:
            if match := cue.pattern.match(self.text.flat, number.end, end):
                if cue.qualifiers == (Qualifier.EXACT,):
                    return _exact(number)
                return Reading(cue.qualifiers, Range(number.end, match.end("cue")))
        return None

    def _interval(self, number: NumberSpan) -> Reading | None:
        """The interval that `number` is an end of: "between 5 and 10", "5 to 10", "5-10"."""
        values = [n for n in self._sentence_numbers if n.kind in (NumberKind.VALUE, NumberKind.YEAR)]
        for low, high in pairwise(values):
            alike = (low.currency, low.unit) == (high.currency, high.unit)
            if alike and number in (low, high) and (found := self._between(low, high)):
                return found
        return None

    def _between(self, low: NumberSpan, high: NumberSpan) -> Reading | None:
        found = ((cue, self._spanned(cue, low, high)) for cue in self.words.intervals)
        return next((Reading(cue.qualifiers, place) for cue, place in found if place), None)

    def _spanned(self, cue: IntervalCue, low: NumberSpan, high: NumberSpan) -> Range | None:
        """From the word that opens an interval to the one that closes it, if `cue` makes one of the two numbers."""
        flat = self.text.flat
        if not cue.joiner.fullmatch(flat, low.end, high.start):
            return None
        first = max(self.sentence.start, low.start - _WINDOW)
        opening = cue.opening.search(flat, first, low.start) if cue.opening else None
        closing = cue.closing.match(flat, high.end, self.sentence.end) if cue.closing else None
        if (cue.opening and not opening) or (cue.closing and not closing):
            return None
        return Range(opening.start() if opening else low.start, closing.end() if closing else high.end)

    def touching(self, number: NumberSpan) -> Range:
        """Where a word governs `number`: from the start of its clause to a few words after it."""
        clause = clause_at(self.clauses, number.start)
        reach = self.words.reach.match(self.text.flat, number.end, max(clause.end, number.end))
        return Range(min(clause.start, number.start), reach.end() if reach else number.end)

    def denials(self, within: Range) -> Iterator[Range]:
        """Every negation or modal in a part of the text."""
        for pattern in (self.words.negation, self.words.modal):
            yield from (Range(*m.span()) for m in pattern.finditer(self.text.flat, *within))

    def cues(self, within: Range) -> Iterator[tuple[StatusCue, Range]]:
        """Every word in a part of the text that makes something less than real."""
        for cue in self.words.statuses:
            yield from ((cue, Range(*m.span())) for m in cue.pattern.finditer(self.text.flat, *within))

    # Time

    def own_times(self) -> tuple[NamedTime, ...]:
        """The times that the quote names, at least in part."""
        return tuple(t for t in self.times if t.range.overlaps(self.quote))

    def times_touching(self) -> tuple[NamedTime, ...]:
        """The times of the clauses that the quote stands in."""
        clauses = [c for c in self.clauses if c.overlaps(self.quote)]
        return tuple(t for t in self.times if any(c.overlaps(t.range) for c in clauses))

    def nearest_time(self) -> NamedTime | None:
        """The time of the sentence that stands nearest to the quote."""
        return min(self.times, key=self._distance, default=None)

    def _distance(self, time: NamedTime) -> int:
        return max(self.quote.start - time.range.end, time.range.start - self.quote.end)


def _exact(number: NumberSpan) -> Reading:
    return Reading((Qualifier.EXACT,), Range(number.start, number.end))
