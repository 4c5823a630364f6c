"""The times around a quote: those of its words, of one of its numbers, and of what stands before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberKind, NumberPart, NumberSpan
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.tables.table_rows import table_line
from briefing.evidence.tables.table_times import table_times
from briefing.evidence.times.named_time import Days, NamedTime, TimeContext, TimeUse
from briefing.evidence.times.timed_sentence import OwnTimes, TimedSentence
from briefing.evidence.times.times import find_first_day, find_times
from briefing.facts.model import Qualifier
from briefing.facts.periods import Period, PeriodKind

_SIDES = (NumberPart.OLD, NumberPart.NEW)
_BESIDE = 3
_LOOK_BACK = 12
_LEAD = 6


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

    @property
    def named_in_sentence(self) -> list[TextSpan]:
        """Where the sentence names times, those too that something is only compared with."""
        return [time.span for time in times_in(self.passage.source_text, self.passage.sentence, self.context)]

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
        in_table = table_times(self.passage.source_text, span, self.context)
        if in_table is not None:
            return OwnTimes(in_table)
        is_range = stated.qualifier.qualifiers == (Qualifier.BETWEEN,)
        own = self._timed_sentence(span).times_of(span, reads_levels=reads_levels and not is_range)
        if (before := self._told_before(stated)) and all(t.span.end <= before.number.start for t in own.times):
            told = self.of_number(before, reads_levels=reads_levels)
            own = told if told.times else own
        part = (
            NumberPart.NEW if stated.role.is_reached and stated.number.part is NumberPart.ALONE else stated.number.part
        )
        if part in _SIDES:  # "from 19% to 16% between May 2022 and May 2023"
            own = own._replace(times=tuple(time.with_end(_SIDES.index(part)) for time in own.times))
        return own

    def _told_before(self, stated: StatedNumber) -> StatedNumber | None:
        """The number that it only tells as a share: "compared with $4.3 million, or 6.1% of sales"."""
        at, text = stated.number, self.passage.source_text
        values = [n for n in stated.passage.sentence_numbers if n.end <= at.start and n.kind in VALUE_KINDS]
        if at.unit != "percent" or not values or not values[-1].currency:
            return None
        end = min(at.start, stated.qualifier.span.start or at.start)
        is_told = text.lexicon.roles.restated.fullmatch(text.normalized, values[-1].unit_end, end)
        return StatedNumber(stated.passage, values[-1]) if is_told else None

    def beside_number(self, stated: StatedNumber) -> list[NamedTime]:
        """When something of its sentence was said: it may bear the number out if that has no time of its own."""
        return self._timed_sentence(stated.number.span).times_beside()

    def is_moved_from(self, stated: StatedNumber) -> bool:
        """Whether a number is what something rose or fell from, to another of the same sentence."""
        return stated.number.part is NumberPart.OLD

    def is_of_compared(self, number: NumberSpan) -> bool:
        """Whether a number is that of a time that its sentence only compares with."""
        return self._timed_sentence(number.span).compared_with(number.span) is not None

    def is_past_beside(self, stated: StatedNumber) -> bool:
        """Whether a number is what something has been, beside what is only ahead."""
        governance, is_previous = stated.governance, stated.role.is_previous
        if not (is_previous or governance.is_compared or governance.looks_back):
            return False
        published, times = self.passage.published, self.of_number(stated).times
        if governance.is_compared and times and all(time.is_since for time in times):
            return True  # "will report in June, after hearing 214 witnesses since 2022"
        if is_previous and times and all(t.step and t.step.is_before for t in times):
            return True  # "is estimated at 9 million, down from 14 million the year before"
        ends = [time.says[0].end if time.says else time.days[1] if time.days else None for time in times]
        return bool(ends or is_previous) and all(end is None or end < published for end in ends)

    def are_of_one_time(self, number: NumberSpan, other: NumberSpan) -> bool:
        """Whether two numbers of a sentence have the same time, or its only one."""
        if len({time.text for time in self.of_sentence}) <= 1:
            return True
        sentence = self._timed_sentence(number.span)
        own, its = (sentence.times_of(n.span) for n in (number, other))
        return not own.is_before and [t.says or t.text for t in own.times] == [t.says or t.text for t in its.times]

    def in_sentence_of(self, stated: StatedNumber) -> list[NamedTime]:
        """All times of a number's sentence but for those of asides; none where it says how things are today."""
        return self._timed_sentence(stated.number.span).times_beside_statement(stated.number.span)

    def of_all_done(self, stated: StatedNumber) -> list[NamedTime]:
        """The times of what was done in a number's sentence, if that which it tells was, too."""
        return self._timed_sentence(stated.number.span).times_alike(stated.number.span)

    def quoted_before(self, stated: StatedNumber) -> Sequence[NamedTime]:
        """The times of the sentence before a number's own, if the author quotes both."""
        text = self.passage.source_text
        before = [s for s in text.sentences_before(stated.number.start, 1) if self.passage.quote.overlaps(s)]
        return [time for s in before for time in self._times_in(s) if time.use is TimeUse.OWN]

    def around_number(self, stated: StatedNumber) -> Sequence[NamedTime]:
        """The times of what is said beside the number: in its sentence, in the last before it or the heading.

        There are none where a sentence says how things are, as that is when the source was published.
        """
        if others := self._timed_sentence(stated.number.span).times_of_others(stated.number.span):
            return others
        text, after = self.passage.source_text, self.passage.source_text.sentence_around(stated.number.span)
        for before in text.sentences_before(after.start, _BESIDE):
            is_heading = text.is_heading(before)
            if text.lexicon.times.present.search(text.normalized, *after):
                return ()
            if text.paragraph_ends_between(before.end, after.start) and not is_heading:
                return ()
            # "Annual report 2023" over a text is the time of the text, and not only of the report.
            own = [time for time in self._times_in(before) if is_heading or time.use is TimeUse.OWN]
            if is_heading or self._times_in(before):
                return tuple(time for time in own if is_heading or not self.is_of_bracket(time, before))
            after = before
        return ()

    def is_of_bracket(self, time: NamedTime, sentence: TextSpan) -> bool:
        """Whether a time stands in brackets beside a number, and so is only of that: "rose to 40 (2022: 38)"."""
        text = self.passage.source_text
        start = text.normalized.rfind("(", sentence.start, time.span.start)
        end = text.normalized.find(")", time.span.end, sentence.end)
        if start < 0 or end < 0 or ")" in text.normalized[start : time.span.start]:
            return False
        return any(not n.span.overlaps(time.span) for n in text.numbers_in(TextSpan(start, end)))

    def of_sentence_before(self, stated: StatedNumber) -> Sequence[NamedTime]:
        """The one time of the sentence before, of which that of the number says more: "This is a rise of 4%"."""
        text = self.passage.source_text
        sentence = text.sentence_around(stated.number.span)
        at = text.sentence_at(sentence.start) - 1
        if at < 0 or not text.lexicon.times.anaphor.match(text.normalized, *sentence):
            return ()
        found = [time for time in self._times_in(text.sentences[at]) if time.use is TimeUse.OWN]
        return found if len({time.says for time in found}) == 1 else ()

    def spoken_of(self, stated: StatedNumber) -> Sequence[NamedTime]:
        """What the text speaks of where a number has no time: the times named last before it, and those that lead it.

        A report says in its title or its first sentence of which month it is, and then for pages only "the rate".
        """
        text, sentence = self.passage.source_text, self.passage.source_text.sentence_around(stated.number.span)
        near = next(self._times_before(sentence.start), ())
        lead = next(filter(None, map(self._times_in, text.sentences[:_LEAD])), ())  # of "Annual report 2023", too
        return [time for time in (*near, *lead) if time.span < sentence]

    def past_before(self, stated: StatedNumber) -> Sequence[NamedTime]:
        """The past times of the last sentence before that names any; none behind one that says how things are."""
        text, after = self.passage.source_text, self.passage.source_text.sentence_around(stated.number.span)
        for sentence in text.sentences_before(after.start, _LOOK_BACK):
            if text.lexicon.times.present.search(text.normalized, *after):
                break
            told = (time for time in self._times_in(sentence) if time.use is TimeUse.OWN)
            if times := [time for time in told if not self.is_of_bracket(time, sentence)]:
                return [time for time in times if time.days and time.days[1] < self.passage.published]
            after = sentence
        return ()

    def anchors_before(self, stated: StatedNumber) -> Sequence[NamedTime]:
        """Those of the nearest sentence before a number's own from which others may count."""
        certain = ([t for t in times if not t.is_counted] for times in self._times_before(stated.number.start))
        return next(filter(None, certain), ())

    def named_before(self, stated: StatedNumber) -> Iterator[NamedTime]:
        """The times of the first sentences, and of those before a number's own."""
        text, own = self.passage.source_text, self.passage.source_text.sentence_around(stated.number.span)
        for sentence in text.sentences[:_LEAD]:
            yield from (time for time in self._times_in(sentence) if time.span < own)
        yield from (time for times in self._times_before(own.start) for time in times)

    def _times_before(self, at: int) -> Iterator[Sequence[NamedTime]]:
        """The times of each sentence before a place that names any, from the nearest back."""
        for sentence in self.passage.source_text.sentences_before(at, _LOOK_BACK):
            if own := [time for time in self._times_in(sentence) if time.use is TimeUse.OWN]:
                yield own

    def _times_in(self, span: TextSpan) -> tuple[NamedTime, ...]:
        found = times_in(self.passage.source_text, span, self.context)
        return tuple(time for time in found if time.use is not TimeUse.COMPARED)

    def _all_dated(self, times: Sequence[NamedTime]) -> list[NamedTime]:
        """The times of a sentence, those that count from one of them with it: "the quarter, and a year earlier"."""
        dated = [self._dated(time) for time in times]
        moved = {old.says: new.says[0] for old, new in zip(times, dated, strict=True) if old.says and new.says}
        for i, time in enumerate(dated):
            anchors = [
                new
                for old, new in moved.items()
                if old[0] != new and time.step and time.says == (time.step.of(old[0]),)
            ]
            if time.step and anchors and (found := time.step.of(anchors[0])):
                dated[i] = time._replace(says=(found,))
        return dated

    def _dated(self, time: NamedTime) -> NamedTime:
        """A time such as "that year" as the last one of its kind that is named before it."""
        text = self.passage.source_text
        if time.lacks_year and time.says and time.says[0].kind in (PeriodKind.QUARTER, PeriodKind.HALF_YEAR):
            part = str(time.says[0]).rpartition("-")[2]  # of "third quarter fiscal 2001", which the text spoke of last
            for sentence in text.sentences_before(time.span.start, _LOOK_BACK):
                for other in self._times_in(sentence):
                    if other.says and str(other.says[0]).startswith("FY") and f"-{part}" in str(other.says[0]):
                        return time._replace(says=other.says, within=other.within)
        match = text.lexicon.times.that_time.fullmatch(time.text)
        unit = match and text.lexicon.times.spans.get(text.lexicon.lower(match["unit"]))
        if not unit:
            return time
        own = text.sentences[text.sentence_at(time.span.start)]
        for sentence in (own, *text.sentences_before(time.span.start, _LOOK_BACK - 1)):
            before = TextSpan(sentence.start, min(sentence.end, time.span.start))
            others = [t for t in self._times_in(before) if not text.lexicon.times.that_time.fullmatch(t.text)]
            days = [t.days for t in others]
            around = [_period_around(d, unit) for d in reversed(days) if d]
            if found := next(filter(None, around), None):
                return time._replace(says=(*time.says, found))  # "this quarter" may also be that of publication
            if around and not time.says:
                return time
        return time

    def _timed_sentence(self, number: TextSpan) -> TimedSentence:
        """The sentence of a number with its times, which is the same for each number of it."""
        text, sentence = self.passage.source_text, self.passage.source_text.sentence_around(number)
        key = (TimedSentence, sentence, self.context.published, self.context.first_day)
        return text.once(key, lambda: self._read_times(text, sentence))

    def _read_times(self, text: SourceText, sentence: TextSpan) -> TimedSentence:
        found = [n for n in text.numbers_in(sentence) if n.kind in (*VALUE_KINDS, NumberKind.VAGUE)]
        numbers, shares = [n.span for n in found], {n.span for n in found if n.unit == "percent"}
        places = range(text.line_at(sentence.start), text.line_at(sentence.end - 1) + 1)
        lines = [table_line(text, i) for i in places] if len(places) > 1 else []
        ends = [at for line in lines if line.is_row for at in line.span]
        times = self._all_dated(times_in(text, sentence, self.context))
        published = self.context.published
        return TimedSentence(text.normalized, sentence, times, numbers, text.lexicon, ends, shares, published)


def times_in(text: SourceText, span: TextSpan, context: TimeContext) -> tuple[NamedTime, ...]:
    """Every time that a part of a source names; each part is read once."""
    key = (find_times, span, context.published, context.first_day)
    return text.once(key, lambda: find_times(text.normalized, span, context))


def _period_around(days: Days, unit: str) -> Period | None:
    """The year, month or day that holds some days, or the quarter that they are."""
    start, end = days
    if unit == "year" and start.year == end.year:
        return Period.parse(str(start.year))
    if unit == "month" and (start.year, start.month) == (end.year, end.month):
        return Period.parse(f"{start:%Y-%m}")
    if unit == "quarter":
        return Period.of_days(start, end) if Period.of_days(start, end).kind is PeriodKind.QUARTER else None
    return Period.of_days(start, end) if unit == "day" and start == end else None


def times_of(sentence: NumberedSentence, at: int, context: TimeContext) -> Sequence[NamedTime]:
    """The times of the value at a place of a sentence that stands by itself, as a source is read."""
    times = find_times(sentence.text, sentence.span, context)
    numbers = [n.span for n in sentence.numbers if n.kind in VALUE_KINDS]
    own = next((n for n in numbers if n.start <= at < n.end), None)
    if own is None or not times:
        return ()
    return TimedSentence(sentence.text, sentence.span, times, numbers, context.lexicon).times_of(own).times
