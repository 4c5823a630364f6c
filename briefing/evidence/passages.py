"""A quote where it stands in its source, and what the words around it and its numbers say.

`Passage` is the quote in its sentence, with the times that the sentence names. `StatedNumber` is one number of it with
all that holds for that number alone: qualifier, denials, status and rate.

What *governs* a number, so that the fact has to say it too, stands in the number's own clause, from its start to a few
words after the number: in "a bridge is planned, but 40 boats came" nothing plans the 40.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from briefing.evidence.lexicon import ClaimWords, StatusCue
from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.numbers import VALUE_KINDS, NumberKind, NumberSpan
from briefing.evidence.own_times import OwnTimes, TimedSentence
from briefing.evidence.rates import StatedRate, read_rate
from briefing.evidence.sentences import TextSpan, clause_at, split_clauses
from briefing.evidence.source_text import SourceText
from briefing.evidence.stated_qualifier import StatedQualifier, read_qualifier
from briefing.evidence.table_times import column_time, is_row
from briefing.evidence.time_points import TimeContext
from briefing.evidence.times import NamedTime, TimeUse, find_first_day, find_times
from briefing.facts.model import Evidence, Qualifier, Status
from briefing.facts.periods import FirstDay

AHEAD = (Status.POSSIBLE, Status.TARGET, Status.FORECAST, Status.PLANNED)
"""The statuses of what may or should come; what is allocated has been set aside already."""
_HEADING = 120


@dataclass(eq=False)
class Passage:
    """One quote where it stands; `has_source_text` is False where only its own words are at hand.

    `first_day` is when the business years begin that its source speaks of, if the facts file says so.
    """

    index: int
    evidence: Evidence
    source_text: SourceText
    quote: TextSpan
    published: date
    has_source_text: bool = True
    first_day: FirstDay | None = None

    @property
    def language_is_known(self) -> bool:
        """Whether the check knows the language of the source, so that what is not found is not said."""
        return self.source_text.lexicon.known

    @property
    def patterns(self) -> ClaimWords:
        """The patterns of claims in the source's language."""
        return self.source_text.lexicon.claims

    @property
    def text(self) -> str:
        """The whole normalized text; all spans count in it."""
        return self.source_text.normalized

    def slice(self, span: TextSpan) -> str:
        """The words of the source at `span`."""
        return self.source_text.normalized[span.start : span.end]

    @cached_property
    def sentence(self) -> TextSpan:
        """The sentence, or sentences, that the quote stands in."""
        return self.source_text.sentence_around(self.quote)

    @cached_property
    def clauses(self) -> tuple[TextSpan, ...]:
        """The clauses of that sentence."""
        return split_clauses(self.text, self.sentence, self.source_text.lexicon)

    def status_cues(self, within: TextSpan) -> Iterator[tuple[StatusCue, TextSpan]]:
        """Every word in a part of the text that makes something less than real."""
        for cue in self.patterns.statuses:
            yield from ((cue, TextSpan(*m.span())) for m in cue.pattern.finditer(self.text, *within))

    def decisive_status_cues(self, within: TextSpan) -> list[tuple[StatusCue, TextSpan]]:
        """The same without weak ones, such as "will", where another word says what is ahead."""
        cues = list(self.status_cues(within))
        ahead = any(not cue.weak and not set(AHEAD).isdisjoint(cue.statuses) for cue, _ in cues)
        return [(cue, span) for cue, span in cues if not (cue.weak and ahead)]

    # Numbers

    @cached_property
    def sentence_numbers(self) -> tuple[NumberSpan, ...]:
        """Every number of the sentence."""
        return self.source_text.numbers_in(self.sentence)

    @cached_property
    def numbered_sentence(self) -> NumberedSentence:
        """The sentence as those read it who look at the words around a number."""
        return NumberedSentence(self.text, self.sentence, self.clauses, self.sentence_numbers, self.source_text.lexicon)

    @cached_property
    def numbers(self) -> tuple[StatedNumber, ...]:
        """The values that the quote says."""
        found = (n for n in self.sentence_numbers if n.kind in VALUE_KINDS and self.quote.contains(n.span))
        return tuple(StatedNumber(self, number) for number in found)

    # Times

    @cached_property
    def time_context(self) -> TimeContext:
        """What times count from in this source."""
        lexicon = self.source_text.lexicon
        return TimeContext(self.published, lexicon, self.first_day or find_first_day(self.text, lexicon))

    def times_in(self, span: TextSpan) -> tuple[NamedTime, ...]:
        """The times that a part of the text names, but for those that it only compares something with."""
        found = find_times(self.text, span, self.time_context)
        return tuple(time for time in found if time.use is not TimeUse.COMPARED)

    @cached_property
    def times(self) -> tuple[NamedTime, ...]:
        """The times that the sentence names."""
        return self.times_in(self.sentence)

    def times_in_quote(self) -> tuple[NamedTime, ...]:
        """The times that the quote names, at least in part."""
        return tuple(t for t in self.times if t.span.overlaps(self.quote))

    def times_in_clauses(self) -> tuple[NamedTime, ...]:
        """The times of the clauses that the quote stands in."""
        clauses = [c for c in self.clauses if c.overlaps(self.quote)]
        return tuple(t for t in self.times if any(c.overlaps(t.span) for c in clauses))

    def times_before(self, span: TextSpan) -> tuple[NamedTime, ...]:
        """The times of the sentence before a part of the text in its paragraph, or of the heading over it."""
        sentences = self.source_text.sentences
        at = bisect_right(sentences, span.start, key=lambda s: s.start) - 2
        if at < 0:
            return ()
        before = sentences[at]
        is_heading = before.end - before.start < _HEADING and self.text[before.end - 1] not in ".!?"
        is_apart = self.source_text.paragraph_ends_between(before.end, sentences[at + 1].start)
        if is_apart and not is_heading:
            return ()
        return tuple(time for time in self.times_in(before) if time.use is TimeUse.OWN)

    def timed_sentence(self, number: TextSpan) -> TimedSentence:
        """The sentence of a number, for reading which time is its own."""
        text, sentence = self.source_text, self.source_text.sentence_around(number)
        numbers = [n.span for n in text.numbers_in(sentence) if n.kind in (*VALUE_KINDS, NumberKind.VAGUE)]
        lines = [text.lines[i] for i in range(text.line_at(sentence.start), text.line_at(sentence.end - 1) + 1)]
        ends = [at for line in lines if len(lines) > 1 and is_row(text, line) for at in line]
        times = find_times(self.text, sentence, self.time_context)
        return TimedSentence(self.text, sentence, times, numbers, text.lexicon.times, ends)


@dataclass(eq=False)
class StatedNumber:
    """A number of a quote, and what the words around it say of it."""

    passage: Passage
    number: NumberSpan

    @property
    def value(self) -> Decimal | None:
        """The number as a Decimal; None if no reading fits."""
        return self.number.value

    @property
    def text(self) -> str:
        """Its own words."""
        return self.number.text

    # What governs it

    @cached_property
    def governing_span(self) -> TextSpan:
        """Where a word governs it: from the start of its clause to a few words after it."""
        passage, number = self.passage, self.number
        clause = clause_at(passage.clauses, number.start)
        after = passage.patterns.governed_after.match(passage.text, number.end, max(clause.end, number.end))
        return TextSpan(min(clause.start, number.start), after.end() if after else number.end)

    @property
    def is_denied(self) -> bool:
        """Whether a negation stands right before or, in some languages, after it."""
        text, patterns, span = self.passage.text, self.passage.patterns, self.governing_span
        before = patterns.negation_before.search(text[span.start : self.number.start])
        return bool(before or patterns.negation_after.match(text, self.number.end, span.end))

    def denials(self) -> Iterator[TextSpan]:
        """Every negation or modal that governs it."""
        for pattern in (self.passage.patterns.negation, self.passage.patterns.modal):
            for match in pattern.finditer(self.passage.text, *self.governing_span):
                yield TextSpan(*match.span())

    @cached_property
    def rate(self) -> StatedRate | None:
        """The rate that it is of: so much a day, each or on average."""
        return read_rate(self.passage.numbered_sentence, self.number)

    @cached_property
    def own_times(self) -> OwnTimes:
        """Its own times: that of its column in a table, or those of its statement."""
        passage, span = self.passage, self.number.span
        if column := column_time(passage.source_text, span, passage.time_context):
            return OwnTimes((column,))
        is_range = Qualifier.BETWEEN in self.qualifier.qualifiers
        return passage.timed_sentence(span).times_of(span, reads_levels=not is_range)

    @cached_property
    def qualifier(self) -> StatedQualifier:
        """How firmly the source states it."""
        return read_qualifier(self.passage.numbered_sentence, self.number)
