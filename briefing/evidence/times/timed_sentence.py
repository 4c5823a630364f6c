"""Tells which time of a sentence is that of a number: "20 million in 2022 and 22 million in 2023".

A sentence is cut into statements, and a number takes the time of its statement. One without a time shares that of a
statement before it, if it stands before the numbers there ("In 2023, 4 schools and 5 clinics"), or of the statement
after it ("4 schools and 5 clinics in 2023").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.sentences.clauses import find_relatives
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.times.named_time import NamedTime, TimeUse, in_year, start_of, together, until
from briefing.evidence.times.timed_statement import (
    IN_BRACKETS,
    INTRODUCTION,
    MARKS,
    Joint,
    StatementReader,
    TimedStatement,
)
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_NOUN = 3
_YEAR = compile_pattern("[0-9]{4}")
_AS_OF = 5
"""So many words at most join "since" and the day that it lasts to: "и по состоянию на"."""


class OwnTimes(NamedTuple):
    """The times of a number; several if the sentence leaves open which.

    `is_before` is the level that something was at before, of which the sentence says no time.
    """

    times: tuple[NamedTime, ...] = ()
    is_before: bool = False
    is_shared: bool = False
    """Whether they stand behind another number, of which it may go on: "sold 40 in May, and bought 30"."""


class TimedSentence(StatementReader):
    """A sentence with its times and numbers, of which some are `shares`; at `lines` a line of a table ends."""

    def __init__(
        self,
        text: str,
        sentence: TextSpan,
        times: Sequence[NamedTime],
        numbers: Sequence[TextSpan],
        lexicon: Lexicon,
        lines: Sequence[int] = (),
        shares: Collection[TextSpan] = (),
        published: date = date.max,
    ) -> None:
        super().__init__(text, sentence, lexicon, lines)
        self.shares, self.published = shares, published
        self._read: dict[tuple[TextSpan, bool], OwnTimes] = {}
        # What looks like a time may be part of a number with more to it: "$1950".
        own = [t for t in times if not any(n != t.span and n.contains(t.span) for n in numbers)]
        is_dated = any(t.says and t.use is TimeUse.OWN for t in own)
        own = [t for t in own if not (t.is_pace and is_dated)]
        told = [t for t, after in pairwise([*own, None]) if t and not self._is_dated_by(t, after, numbers)]
        explained = {time.span for before in told for time in self._explaining(before, told, numbers)}
        told = [time for time in told if time.span not in explained]
        # "The quake that struck in April killed 40": April tells which one.
        which = [r for r in find_relatives(text, sentence, lexicon) if not any(map(r.contains, numbers))]
        self.times = [t._replace(use=TimeUse.BESIDE) if any(r.contains(t.span) for r in which) else t for t in told]
        self.numbers = [n for n in numbers if not any(n.overlaps(t.span) for t in self.times)]

    def _is_dated_by(self, time: NamedTime, after: NamedTime | None, numbers: Sequence[TextSpan]) -> bool:
        """Whether nobody can say when a time was but by what follows: "at the time of the visits in March 2024"."""
        if after is None or time.use is not TimeUse.OWN or not after.says:
            return False
        between = TextSpan(time.span.end, max(after.span.start, time.span.end))
        gap, has_year = self.text[slice(*between)].strip(), [bool(_YEAR.search(t.text)) for t in (time, after)]
        if time.says or time.within:  # "the next half (July-December 2024)"
            return gap == "(" and not time.lacks_year and has_year == [False, True]
        if gap in (",", "(", "-"):  # "the year before the war, 2013"
            return True
        is_parted = MARKS.search(self.text, *between) or self.words.coordination.search(self.text, *between)
        lead = self.lexicon.clauses.lead.match(self.text, min(between.start + 1, between.end), between.end)
        return bool(lead) and not is_parted and not any(between.overlaps(n) for n in numbers)

    def _explaining(
        self, time: NamedTime, times: Sequence[NamedTime], numbers: Sequence[TextSpan]
    ) -> Sequence[NamedTime]:
        """The times between commas that only say which one it is: "in 2013, the last year before the war,"."""
        start, comma = time.span.end, self.text.find(",", time.span.end + 1, self.sentence.end)
        inside = [t for t in times if start < t.span.start < comma]
        if not (time.says and inside and self.text[start] == "," and inside[-1].span.end == comma):
            return ()
        is_undated = not (inside[-1].says or inside[-1].within or inside[-1].is_counted)
        is_told = self.finite.search(self.text, start, comma) or any(start < n.start < comma for n in numbers)
        return inside if is_undated and not is_told else ()

    def times_of(self, number: TextSpan, *, reads_levels: bool = True) -> OwnTimes:
        """The times of one of the numbers; an end of a range is no level before another, so do not read it as one."""
        key = number, reads_levels
        if key not in self._read:
            found = self._times_of(number, reads_levels=reads_levels)
            # "Has farmed for 20 years" says of the 20 years for how long, and not when.
            said = tuple(t for t in found.times if t.says or t.within or t.shift or not t.span.contains(number))
            self._read[key] = found._replace(times=said)
        return self._read[key]

    def _times_of(self, number: TextSpan, *, reads_levels: bool) -> OwnTimes:
        if paired := self._paired(number):
            return OwnTimes((paired,))
        if compared := self.compared_with(number):
            return OwnTimes((compared,))
        inside = next((b for b in self.brackets if b.contains(number) and not self.is_open(b)), None)
        found = self._in_statements(number, self.statements(inside), reads_levels=reads_levels)
        if not found.times and not found.is_before and inside:
            return self._in_statements(number, self.statements(None))
        return found

    def compared_with(self, number: TextSpan) -> NamedTime | None:
        """What a number in brackets is of, behind a time that the sentence compares with: "the quarter before (40)"."""
        # "0.4%, less than in 2018 (0.5%)" and "by 4% compared with 2018 (60)", but not "more than in 2018 (5%)".
        before = [n for n in self.numbers if n < number]
        is_alike = any(n in self.shares for n in before[-1:]) or any(
            (n in self.shares) == (number in self.shares) for n in before
        )
        compared = (time for time in self.times if time.use is TimeUse.COMPARED and (time.is_counted or is_alike))
        return next((time for time in compared if self.text[time.span.end : number.start] == " ("), None)

    def times_of_others(self, number: TextSpan) -> list[NamedTime]:
        """The times of statements that the number has no part in, and that no other number has taken."""
        taken = {time.span for n in self.numbers if n != number for time in self.times_of(n).times}
        return [time for time in self.times_beside_statement(number) if time.span not in taken]

    def times_beside_statement(self, number: TextSpan) -> list[NamedTime]:
        """The times of all statements but for asides; none where that of the number says how things are today."""
        statements = self.statements(None)
        own = next((s for s in statements if s.span.start <= number.start < s.span.end), None)
        if own and self._is_now(own):
            return []
        return [time for s in statements if not s.is_aside for time in s.times]

    def times_alike(self, number: TextSpan) -> list[NamedTime]:
        """The times of all that was done in the sentence, if that of a number was, too: "fires rose; thefts fell".

        A time of its own would part them: "the others left later".
        """
        statements = self.statements(None)
        hard = [s.span.start for s in statements if s.joint is Joint.HARD]
        parts = [TextSpan(a, b) for a, b in pairwise([*hard, self.sentence.end])]
        own = next((part for part in parts if part.contains(number)), None)
        if own is None or any(p.search(self.text, *own) for p in (self.words.then_or_later, self.words.present)):
            return []
        dated = [s for s in statements if s.times and s.joint is not Joint.LEVEL_BEFORE]
        told = {own, *(part for part in parts for s in dated if part.contains(s.span))}
        verbs = ((m[0] for m in self.finite.finditer(self.text, *part)) for part in told)
        are_done = all(any(map(self.lexicon.clauses.done.fullmatch, found)) for found in verbs)
        return [time for s in dated for time in s.times if are_done]

    def times_beside(self) -> list[NamedTime]:
        """When something of the sentence was said, and the times in names of things."""
        return [time for time in self.times if time.use is TimeUse.BESIDE]

    # Lists: "In 2023 and 2024 … 41,000 and 46,300 respectively"

    def _paired(self, number: TextSpan) -> NamedTime | None:
        """The time at the place in a list of times that a number has in a list of as many numbers."""
        said = map(self.lexicon.lower, LETTERS.findall(self.text[self.sentence.start : self.sentence.end]))
        # "40 men and 70 women, respectively": so many words may stand behind each number.
        nouns = 0 if self.lexicon.numbers.respectively.isdisjoint(said) else _NOUN
        runs = self.runs(self.numbers, nouns) if number in self.numbers else []
        numbers = next((run for run in runs if number in run), [])
        own = [t for t in self.times if t.use is TimeUse.OWN]
        for times in self.runs([t.span for t in own]):
            if len(times) == len(numbers) > 1 and not self._is_parted(times, numbers):
                span = times[numbers.index(number)]
                return next(t for t in own if t.span == span)
        return None

    def _is_parted(self, times: Sequence[TextSpan], numbers: Sequence[TextSpan]) -> bool:
        """Whether a time or number stands between two lists."""
        start, end = sorted([(times[0].start, times[-1].end), (numbers[0].start, numbers[-1].end)])
        between = TextSpan(start[1], max(end[0], start[1]))
        return any(between.contains(s) for s in [*self.numbers, *(t.span for t in self.times)])

    # Statements

    def _in_statements(
        self, number: TextSpan, statements: Sequence[TimedStatement], *, reads_levels: bool = True
    ) -> OwnTimes:
        """The times of the statement that a number stands in, or of one that it shares them with."""
        at = next((i for i, s in enumerate(statements) if s.span.start <= number.start < s.span.end), None)
        if at is None:
            return OwnTimes()
        own = statements[at]
        if figure := self._figure_of(number, own) or self._then(number, own):
            return OwnTimes((figure,))
        if own.times and not self.counts_for_other(number, own):
            nearest = self._nearest(number, own)
            # "As of 24 November 2024, 88 cases had been confirmed since 1 January"
            days = [t for s in statements[:at] if s.introduces for t in s.times if t.is_day]
            # "Since the start of the season (July to June) and as of 18 October"
            begun = next((t for s in reversed(statements[:at]) for t in s.times if t.is_since), None)
            between = self.text[begun.span.end : max(nearest[0].span.start, begun.span.end)] if begun else ""
            is_near = nearest[0].is_day and len(IN_BRACKETS.sub("", between).split()) <= _AS_OF
            since = until([*filter(None, [begun if is_near else None]), *nearest, *days]) if len(nearest) == 1 else None
            return OwnTimes((since,) if since else nearest)
        if own.joint is Joint.LEVEL_BEFORE and reads_levels:
            counted = tuple(time for time in self._said_last(statements, at) if time.is_counted)
            before = next((s.times for s in reversed(statements[:at]) if s.times or s.numbers), [])
            if not counted and len(before) == 1 and before[0].is_since:
                return OwnTimes((start_of(before[0]),))  # "doubled since 2019, from 33"
            if not counted and len(before) == 1 and (start := before[0].with_end(0)) is not before[0]:
                return OwnTimes((start,))  # "doubled between 2014 and 2024, from 33"
            after = statements[at + 1] if at + 1 < len(statements) else own
            spans = [t.with_end(0) for t in after.times if after.joint is Joint.NEW_LEVEL]
            is_other = len(spans) == 1 and spans[0].says != after.times[0].says
            if is_other and [period.kind for period in spans[0].says] == ["year"]:
                return OwnTimes((spans[0],))  # "fell from 68 to 61 between 2023 and 2024"
            is_alike = after.joint is Joint.AND and not self.finite.search(self.text, *after.span)
            if is_alike and after.numbers and after.times:
                return OwnTimes(self._nearest(after.numbers[0], after))  # "against 29 million or 15% in 2012"
            return OwnTimes(counted, is_before=not counted)
        if self._may_be_since(statements, at):
            return OwnTimes()
        shared = self._shared_before(statements, at) or self._shared_after(statements, at)
        numbers = [n.end for s in statements[:at] for n in s.numbers]
        is_shared = (
            any(end <= t.span.start for t in shared for end in numbers) and statements[at].span > shared[-1].span
        )
        return OwnTimes(tuple(self._listed(time, number) for time in shared), is_shared=is_shared)

    def counts_for_other(self, number: TextSpan, own: TimedStatement) -> bool:
        """Whether its one time counts from another for a later number: "40 was more than the 30 of the year before"."""
        time, later = own.times[0], [n for n in own.numbers if n.start >= number.end]
        is_last = len(own.times) == 1 and bool(later) and time.span.start >= later[-1].end
        return is_last and bool(self.words.compared.search(self.text, number.end, later[-1].start))

    @staticmethod
    def _may_be_since(statements: Sequence[TimedStatement], at: int) -> bool:
        """Whether what is joined to it ends in a "since" that may be its own: "46 cured and 7 saved since 1995"."""
        after = statements[at + 1] if at + 1 < len(statements) else None
        if after is None or after.joint is not Joint.AND or not (after.times and after.numbers):
            return False
        return after.times[0].is_since and not after.opens_with_time

    def _shared_before(self, statements: Sequence[TimedStatement], at: int) -> tuple[NamedTime, ...]:
        """The times of a statement before, if they stand before its numbers, or nothing hard parts the two."""
        hard = self._stands_alone(statements[at])
        is_now = self._is_now(statements[at])
        is_comma = statements[at].joint is Joint.COMMA
        # "Bu, 2023-cü ildəkindən 4 min çoxdur": that lead may have a comma of its own.
        opened = self.words.appositive.match(
            self.text, statements[max(at - 1, 0)].span.start, statements[at].span.start
        )
        is_led = opened and not self.text[opened.end() : statements[at].span.start].strip(" ,")
        says_more = is_comma and (is_led or self.words.appositive.match(self.text, *statements[at].span))
        for statement in reversed(statements[:at]):
            is_before = statement.joint is Joint.LEVEL_BEFORE  # its time is that of another level
            if statement.times and not statement.is_aside and not is_before:
                leads = statement.introduces and not self.finite.search(self.text, *statement.span)
                if (is_now and not says_more and not leads) or (hard and not statement.is_early):
                    return ()
                if statement.opens_with_time:
                    since = until(statement.times)
                    return (since,) if since else tuple(statement.times[: 1 if statement.numbers else None][-1:])
                joined = not hard and (says_more or not self._shared_after(statements, at))
                return self._nearest(statement.numbers[-1], statement) if joined else ()
            hard = hard or self._stands_alone(statement)
        return ()

    def _stands_alone(self, statement: TimedStatement) -> bool:
        """Whether it shares nothing with what is before: "wheat fell 5% in 2022, but rye 11%" has one verb for both."""
        is_first = statement.span.start in (self.sentence.start, *self.lines)
        lead = self.words.goes_on.match(self.text, *statement.span)
        if lead and not is_first and self.finite.match(self.text, lead.end(), statement.span.end):
            return False  # "output doubled in 2022 but still met a tenth of the 40": one subject for both
        has_verb = is_first or self.finite.search(self.text, *statement.span)
        return statement.joint is Joint.HARD and bool(has_verb)

    def _is_now(self, statement: TimedStatement) -> bool:
        """Whether it says how things are on the day of publication."""
        return bool(self.words.present.search(self.text, *statement.span))

    def _shared_after(self, statements: Sequence[TimedStatement], at: int) -> tuple[NamedTime, ...]:
        """The times of a statement after, if they stand after its numbers: "4 schools and 5 clinics in 2023"."""
        for statement in statements[at + 1 :]:
            if statement.times and not statement.numbers and self.words.when.match(self.text, *statement.span):
                return tuple(statement.times[:1])
            if statement.joint not in (Joint.AND, Joint.COMMA, Joint.NEW_LEVEL) or (
                not statement.times and self._is_apart(statements[at], statement)
            ):
                break
            if statement.times and not statement.is_aside:
                is_change = self.words.appositive.match(self.text, *statement.span)
                is_undated = is_change and not statement.times[0].says  # "since the last report"
                is_counted = statement.times[0].is_counted or is_undated
                is_year_before = statement.joint is Joint.COMMA and is_counted and statement.numbers
                if is_year_before or self._looks_ahead(statements[at], statement):
                    return ()  # "was 44 million, after 33 million a year earlier"
                is_verb_phrase = self.finite.match(self.text, statement.span.start + 1, statement.span.end)
                if is_verb_phrase and not statement.numbers:
                    return tuple(statement.times[:1])  # "all 60 courts, more or less intact, reopened in 2022"
                if not statement.opens_with_time:
                    # "9%, lower than the 22% of May": the time is that of what it is held against.
                    before = [n.start for n in statement.numbers if n.end <= statement.times[0].span.start]
                    until_number = max(before, default=min((n.start for n in statement.numbers), default=at))
                    compared = self.words.compared.search(self.text, statement.span.start, until_number)
                    is_other = compared or self._is_apart(statements[at], statement)
                    return () if is_other else self._nearest(statement.numbers[0], statement)
                is_far = not statement.is_early and not self._is_now(statements[at])
                lead = self.text[statement.span.start : statement.times[0].span.start].split()
                least = 1 if statement.times[0].is_since else 2  # "since" is part of the time, and "in" is not
                if statement.joint is Joint.AND and len(lead) > least:  # "40 tons of goods and services in 2023"
                    around = pairwise((statement.span.start, *statement.times[0].span, statement.span.end))
                    verbs = [bool(self.finite.search(self.text, *part)) for part in around]
                    is_far = is_far or not (verbs[0] or verbs[-1])  # "since the quake that struck in May" has its own
                if not statement.numbers and is_far:
                    return tuple(statement.times[-1:])
                break
        return tuple(time for time in self._said_last(statements, at) if not time.is_counted)

    def _is_apart(self, own: TimedStatement, later: TimedStatement) -> bool:
        """Whether each has a verb of its own: "Cases fell by 40, and 38 deaths were recorded up to 6 March"."""
        has_comma = "," in self.text[max(later.span.start - 2, 0) : later.span.start]
        verbs = all(self.finite.search(self.text, *s.span) for s in (own, later))
        return has_comma and verbs and (later.joint is Joint.AND or self.lexicon.speakers.verb_is_last)

    def _looks_ahead(self, own: TimedStatement, later: TimedStatement) -> bool:
        """Whether each says something, and the later of what is to come: "kept it at 30 and hopes for more in 2030"."""
        is_ahead = all(time.days and time.days[0] > self.published for time in later.times)
        first = later.numbers[0].start if later.numbers else later.span.end
        lead = TextSpan(own.span.end, first)  # "was 22, and the port plans to raise it to 30 by 2030"
        is_told = bool(self.finite.search(self.text, *later.span))
        if later.numbers:
            is_told = not any(map(lead.contains, self.numbers)) and len(self.text[slice(*lead)].split()) > INTRODUCTION
        return is_ahead and is_told and bool(self.finite.search(self.text, self.sentence.start, own.span.end))

    @staticmethod
    def _said_last(statements: Sequence[TimedStatement], at: int) -> tuple[NamedTime, ...]:
        """The times that end the sentence behind a comma, with no number beside them: "…, in 2023"."""
        last = statements[-1]
        apart = last.joint is Joint.COMMA and last.introduces and not last.is_aside and len(statements) > at + 1
        after = statements[at + 1 : -1]
        is_before = any(s.times or s.joint is Joint.LEVEL_BEFORE for s in after) or bool(statements[at].times)
        return tuple(last.times[:1]) if apart and not is_before else ()

    def _figure_of(self, number: TextSpan, own: TimedStatement) -> NamedTime | None:
        """The time that something is compared with, if the number is what it was then: "April's rate of 3.4%"."""
        before = [t for t in self.times if t.use is TimeUse.COMPARED and own.span.start <= t.span.start < number.start]
        is_its = before and self.words.figure_of.fullmatch(self.text, before[-1].span.end, number.start)
        return before[-1]._replace(use=TimeUse.OWN) if is_its else None

    def _then(self, number: TextSpan, own: TimedStatement) -> NamedTime | None:
        """The time right before a clause on how things were at that time: "the most since May 2020, when it was 4%"."""
        time = next((t for t in reversed(self.times) if t.span.end <= number.start), None)
        if own.times or time is None or not self.words.then.match(self.text, time.span.end, number.start):
            return None
        return start_of(time) if time.is_since else time._replace(use=TimeUse.OWN)

    def _nearest(self, number: TextSpan, statement: TimedStatement) -> tuple[NamedTime, ...]:
        """Of the times of a statement that which stands next to a number, after it or else before it."""
        times, numbers = (
            [t for t in statement.times if not (t.is_event or t.is_of_name)] or statement.times,
            statement.numbers,
        )
        if len(times) == 1:
            return tuple(times)
        if merged := until(times) or in_year(times):
            return (merged,)
        others = [n for n in numbers if n != number]
        after = [t for t in times if t.span.start >= number.end]
        before = [t for t in times if t.span.end <= number.start]
        if after and before and times[0].span < numbers[0] and times[-1].span < numbers[-1]:
            after = []  # "In 2023 5 ships in 2024 8 ships"
        if after and not any(number.end <= n.start < after[0].span.start for n in others):
            return (self._listed(after[0], number),)
        return tuple(self._listed(time, number) for time in before[-1:] or after[:1])

    def _listed(self, time: NamedTime, number: TextSpan) -> NamedTime:
        """The times of the list that a time stands in as one; a share is that of each: "2% in 2026 and 2027"."""
        own = [t for t in self.times if t.use is TimeUse.OWN]
        run = next((run for run in self.runs([t.span for t in own]) if time.span in run), [])
        if len(run) < 2:
            return time
        times = [t for t in own if t.span in run]
        whole, each = together(times), tuple(period for t in times for period in t.says)
        if self.words.both.search(self.text, self.sentence.start, run[0].start):
            return time._replace(says=each, within=None)
        ends = [end for t in own if t not in times for end in t.span]
        before = max((end for end in ends if end <= run[0].start), default=self.sentence.start)
        after = min((end for end in ends if end >= run[-1].end), default=self.sentence.end)
        beside = TextSpan(run[-1].end, after) if run[-1].end <= number.start else TextSpan(before, run[0].start)
        is_only = number in self.shares and sum(map(beside.contains, self.numbers)) == 1
        if is_only and not self.words.altogether.search(self.text, *self.sentence):
            return whole._replace(says=(*each, *whole.says), within=None)
        return whole
