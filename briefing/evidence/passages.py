"""A quote where it stands in its source, and what the words around it say: qualifiers, denials, statuses and times.

A number or quote is read within its sentence. What *governs* a number, so that the fact has to say it too, stands in
its own clause, from the clause's start to a few words after the number: in "planned, but 40 came" nothing plans the 40.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from briefing.evidence.lexicon import OPPOSITES, ClaimWords, IntervalCue, StatusCue
from briefing.evidence.numbers import NumberKind, NumberSpan
from briefing.evidence.sentences import TextSpan, clause_at, split_clauses
from briefing.evidence.source_text import SourceText
from briefing.evidence.times import NamedTime, find_times
from briefing.facts.model import Evidence, Qualifier, Quantity

_WINDOW = 100
_VALUES = (NumberKind.VALUE, NumberKind.YEAR)


class StatedQualifier(NamedTuple):
    """The words beside a number that say how firmly it is meant, and the qualifiers that say the same."""

    qualifiers: tuple[Qualifier, ...]
    span: TextSpan


@dataclass(eq=False)
class Passage:
    """One quote where it stands; `whole` is False where only the quote's own words are at hand, and no source."""

    index: int
    evidence: Evidence
    source: SourceText
    quote: TextSpan
    published: date
    whole: bool = True

    @property
    def is_legible(self) -> bool:
        """Whether the check knows the language of the source, so that what is not found is not said."""
        return self.source.lexicon.known

    @property
    def words(self) -> ClaimWords:
        """The patterns of claims in the source's language."""
        return self.source.lexicon.claims

    @property
    def text(self) -> str:
        """The whole normalized text; all spans count in it."""
        return self.source.normalized

    def slice(self, place: TextSpan) -> str:
        """The words of the source at `place`."""
        return self.source.normalized[place.start : place.end]

    @cached_property
    def sentence(self) -> TextSpan:
        """The sentence, or sentences, that the quote stands in."""
        return self.source.sentence_around(self.quote)

    @cached_property
    def clauses(self) -> tuple[TextSpan, ...]:
        """The clauses of that sentence."""
        return split_clauses(self.text, self.sentence, self.source.lexicon)

    @cached_property
    def _sentence_numbers(self) -> tuple[NumberSpan, ...]:
        return self.source.numbers_in(self.sentence)

    @cached_property
    def numbers(self) -> tuple[NumberSpan, ...]:
        """The values that the quote says."""
        return tuple(
            n for n in self._sentence_numbers if n.kind in _VALUES and self.quote.contains(TextSpan(n.start, n.end))
        )

    def numbers_with(self, quantity: Quantity) -> list[NumberSpan]:
        """The numbers of the quote with a fact's value, or with the low end of its range if the high end is there."""
        if quantity.value is not None:
            return [n for n in self.numbers if n.value == quantity.value]
        lows = [n for n in self.numbers if n.value == quantity.low]
        return lows if any(n.value == quantity.high for n in self.numbers) else []

    # How firmly a number is meant

    def qualifier_of(self, number: NumberSpan) -> StatedQualifier:
        """How firmly the source states `number`; without words that say so it is exact.

        An interval comes first, as "between" or "from" would else be read alone.
        """
        found = self._interval_of(number) or self._qualifier_before(number) or self._qualifier_after(number)
        span = TextSpan(number.start, number.end)
        if found is None:
            # The words of the number itself: "5 с лишним миллионов"
            cues = self.words.qualifiers_inside
            inside = next((cue.qualifiers for cue in cues if cue.pattern.search(number.text)), (Qualifier.EXACT,))
            return StatedQualifier(inside, span)
        return found if found.qualifiers != (Qualifier.EXACT,) else StatedQualifier(found.qualifiers, span)

    def _qualifier_before(self, number: NumberSpan) -> StatedQualifier | None:
        start = max(self.sentence.start, number.start - _WINDOW)
        lead = self.text[start : number.start]
        found = [(m.start(), cue) for cue in self.words.qualifiers_before if (m := cue.pattern.search(lead))]
        if not found:
            return None
        # All end at the number, so the one that begins first is the longest: "no more than", not "more than".
        at, cue = min(found, key=lambda f: f[0])
        denied = self.words.negation_before.search(lead[:at])
        if denied and cue.qualifiers[0] in OPPOSITES:
            return StatedQualifier((OPPOSITES[cue.qualifiers[0]],), TextSpan(start + denied.start(), number.start))
        return StatedQualifier(cue.qualifiers, TextSpan(start + at, number.start))

    def _qualifier_after(self, number: NumberSpan) -> StatedQualifier | None:
        following = (n.start for n in self._sentence_numbers if n.start >= number.end)
        end = min(self.sentence.end, number.end + _WINDOW, next(following, self.sentence.end))
        for cue in self.words.qualifiers_after:
            if match := cue.pattern.match(self.text, number.end, end):
                return StatedQualifier(cue.qualifiers, TextSpan(number.end, match.end("cue")))
        return None

    def _interval_of(self, number: NumberSpan) -> StatedQualifier | None:
        """The interval that `number` is an end of: "between 5 and 10", "5 to 10", "5-10"."""
        values = [n for n in self._sentence_numbers if n.kind in _VALUES]
        for low, high in pairwise(values):
            if number in (low, high) and (low.currency, low.unit) == (high.currency, high.unit):
                for cue in self.words.intervals:
                    if span := self._interval_span(cue, low, high):
                        return StatedQualifier(cue.qualifiers, span)
        return None

    def _interval_span(self, cue: IntervalCue, low: NumberSpan, high: NumberSpan) -> TextSpan | None:
        """From the word that opens an interval to the one that closes it, if `cue` makes one of the two numbers."""
        text = self.text
        if not cue.joiner.fullmatch(text, low.end, high.start):
            return None
        start, end = low.start, high.end
        if cue.opening:
            opening = cue.opening.search(text, max(self.sentence.start, low.start - _WINDOW), low.start)
            if not opening:
                return None
            start = opening.start()
        if cue.closing:
            closing = cue.closing.match(text, high.end, self.sentence.end)
            if not closing:
                return None
            end = closing.end()
        return TextSpan(start, end)

    # What governs a number

    def governing_span(self, number: NumberSpan) -> TextSpan:
        """Where a word governs `number`: from the start of its clause to a few words after it."""
        clause = clause_at(self.clauses, number.start)
        after = self.words.governed_after.match(self.text, number.end, max(clause.end, number.end))
        return TextSpan(min(clause.start, number.start), after.end() if after else number.end)

    def denials(self, within: TextSpan) -> Iterator[TextSpan]:
        """Every negation or modal in a part of the text."""
        for pattern in (self.words.negation, self.words.modal):
            yield from (TextSpan(*m.span()) for m in pattern.finditer(self.text, *within))

    def status_cues(self, within: TextSpan) -> Iterator[tuple[StatusCue, TextSpan]]:
        """Every word in a part of the text that makes something less than real."""
        for cue in self.words.statuses:
            yield from ((cue, TextSpan(*m.span())) for m in cue.pattern.finditer(self.text, *within))

    # Times

    @cached_property
    def times(self) -> tuple[NamedTime, ...]:
        """The times that the sentence names."""
        return find_times(self.text, self.sentence, self.published, self.source.lexicon)

    def times_in_quote(self) -> tuple[NamedTime, ...]:
        """The times that the quote names, at least in part."""
        return tuple(t for t in self.times if t.span.overlaps(self.quote))

    def times_in_clauses(self) -> tuple[NamedTime, ...]:
        """The times of the clauses that the quote stands in."""
        clauses = [c for c in self.clauses if c.overlaps(self.quote)]
        return tuple(t for t in self.times if any(c.overlaps(t.span) for c in clauses))

    def nearest_time(self) -> NamedTime | None:
        """The time of the sentence that stands nearest to the quote."""
        return min(
            self.times, key=lambda t: max(self.quote.start - t.span.end, t.span.start - self.quote.end), default=None
        )
