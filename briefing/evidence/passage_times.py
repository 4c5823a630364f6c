"""The times around a quote: those of its words, of one of its numbers, and of what stands before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.evidence.numbers import VALUE_KINDS, NumberKind
from briefing.evidence.own_times import OwnTimes, TimedSentence
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.evidence.table_rows import is_row
from briefing.evidence.table_times import column_time
from briefing.evidence.time_points import TimeContext
from briefing.evidence.times import NamedTime, TimeUse, find_first_day, find_times
from briefing.facts.model import Qualifier

_HEADING = 120


@dataclass(eq=False)
class PassageTimes:
    """The times that the source names around one quote; those that it only compares something with are left out."""

    passage: Passage

    @cached_property
    def context(self) -> TimeContext:
        """What times count from in this source."""
        passage, source = self.passage, self.passage.source_text
        said = source.once(find_first_day, lambda: find_first_day(source.normalized, source.lexicon))
        return TimeContext(passage.published, source.lexicon, passage.first_day or said)

    @cached_property
    def of_sentence(self) -> tuple[NamedTime, ...]:
        """The times of the sentence, or sentences, of the quote."""
        return self._times_in(self.passage.sentence)

    def of_words(self) -> tuple[NamedTime, ...]:
        """The times that the quote names, at least in part, or else those of the clauses that it stands in."""
        quote = self.passage.quote
        clauses = [clause for clause in self.passage.clauses if clause.overlaps(quote)]
        near = tuple(time for time in self.of_sentence if any(clause.overlaps(time.span) for clause in clauses))
        return self.of_quote() or near

    def of_quote(self) -> tuple[NamedTime, ...]:
        """The times that the quote names, at least in part."""
        return tuple(time for time in self.of_sentence if time.span.overlaps(self.passage.quote))

    def of_number(self, stated: StatedNumber, *, reads_levels: bool = True) -> OwnTimes:
        """The own times of a number: that of its column in a table, or those of its statement."""
        span = stated.number.span
        if column := column_time(self.passage.source_text, span, self.context):
            return OwnTimes((column,))
        is_range = stated.qualifier.qualifiers == (Qualifier.BETWEEN,)
        return self._timed_sentence(span).times_of(span, reads_levels=reads_levels and not is_range)

    def beside_number(self, stated: StatedNumber) -> list[NamedTime]:
        """When something of its sentence was said: it may bear the number out if that has no time of its own."""
        return self._timed_sentence(stated.number.span).times_beside()

    def around_number(self, stated: StatedNumber) -> Sequence[NamedTime]:
        """The times of what is said beside the number: in its sentence, or in the one before or the heading over it.

        There are none where a sentence says how things are, as that is when the source was published.
        """
        if others := self._timed_sentence(stated.number.span).times_of_others(stated.number.span):
            return others
        text, span = self.passage.source_text, stated.number.span
        at = bisect_right(text.sentences, span.start, key=lambda s: s.start) - 2
        if at < 0 or text.lexicon.times.present.search(text.normalized, *text.sentence_around(span)):
            return ()
        before = text.sentences[at]
        is_heading = before.end - before.start < _HEADING and text.normalized[before.end - 1] not in ".!?"
        if text.paragraph_ends_between(before.end, text.sentences[at + 1].start) and not is_heading:
            return ()
        return tuple(time for time in self._times_in(before) if time.use is TimeUse.OWN)

    def _times_in(self, span: TextSpan) -> tuple[NamedTime, ...]:
        found = find_times(self.passage.text, span, self.context)
        return tuple(time for time in found if time.use is not TimeUse.COMPARED)

    def _timed_sentence(self, number: TextSpan) -> TimedSentence:
        text, sentence = self.passage.source_text, self.passage.source_text.sentence_around(number)
        numbers = [n.span for n in text.numbers_in(sentence) if n.kind in (*VALUE_KINDS, NumberKind.VAGUE)]
        lines = [text.lines[i] for i in range(text.line_at(sentence.start), text.line_at(sentence.end - 1) + 1)]
        ends = [at for line in lines if len(lines) > 1 and is_row(text, line) for at in line]
        times = find_times(text.normalized, sentence, self.context)
        return TimedSentence(text.normalized, sentence, times, numbers, text.lexicon.times, ends)
