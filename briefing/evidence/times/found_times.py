"""Finds the times that a sentence names by themselves, and makes one of two with "to" between them.

The patterns of the language find them, and `time_reader` says what they are; of patterns whose matches overlap the
earlier one wins.
"""

from __future__ import annotations

import re
from datetime import timedelta

from briefing.evidence.lexicons.time_words import groups_of
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.times.named_time import Days, Shift, TimeContext, TimePoint
from briefing.evidence.times.time_reader import read_point
from briefing.facts.periods import Period, PeriodKind, months_of
from briefing.records import NamedTuple

REACH = 60
"""So many letters before a time the words that may say more of it are sought."""
_YEAR = timedelta(days=366)
_LONGEST_NUMBER = 16
_NUMBER_BEFORE = re.compile(
    r"(?:\b[Nn][or]\.?|№)\s?[\w-]*[/-]\Z|(?<![\d/.-])(?:1[3-9]|[2-9]\d|\d{3})/\Z|(?<!\d)\d{1,2}:\Z"
)
_NUMBER_AFTER = re.compile(r"/(?:\d{3}(?!\d)|(?!19|20)\d{4}|\d{5,}|[A-Z]{2})")


class FoundTime(NamedTuple):
    """A time where it stands, with the groups of its pattern, none for a span; no word beside it is read yet."""

    span: TextSpan
    groups: dict[str, str]
    point: TimePoint
    ends: tuple[Days, Days] | None = None
    """The two times between which it is."""
    later: Period | None = None
    """Of two business years between which it is the later, if it follows the other at once."""

    @property
    def second(self) -> Period | None:
        """Of "between May and June" the later, if it follows the other at once and is of the same kind."""
        ends = self.ends
        if self.later:
            return self.later
        if "between" in self.groups and self.point.days:
            (start, end), length = self.point.days, 1 if "month2" in self.groups else 12
            last = months_of(end.year, end.month + 1 - length, length)
            ends = months_of(start.year, start.month, length), last
        if ends is None:
            return None
        one, other = ends
        first, second = Period.of_days(*one), Period.of_days(*other)
        return second if first.kind is second.kind and (other[0] - one[1]).days == 1 else None

    @property
    def is_this_year(self) -> bool:
        """Whether it is "the year" or "the month", which another time may tell: "since the start of the year"."""
        return bool(self.groups) and self.groups.keys() <= {"relative", "sofar", "span"}

    @property
    def is_long(self) -> bool:
        """Whether it is longer than a year, of which a business year has no more than one."""
        if self.point.says and self.point.says[0].kind is PeriodKind.BUSINESS_YEAR:
            return False
        days = self.point.days or self.point.within
        return days is not None and days[1] - days[0] > _YEAR

    @property
    def is_day(self) -> bool:
        """Whether it is a day by itself, which may be one of another year."""
        days = self.point.days or self.point.within
        return days is not None and days[0] == days[1]

    @property
    def is_span(self) -> bool:
        """Whether it already says from when to when."""
        return not self.groups or not self.groups.keys().isdisjoint(("day2", "month2", "year2"))


def _single_times(text: str, within: TextSpan, context: TimeContext) -> list[FoundTime]:
    """The single times, in order; of patterns whose matches overlap the earlier one wins."""
    found: list[FoundTime] = []
    for pattern in context.lexicon.times.patterns:
        if not pattern.may_stand_in(text, *within):
            continue
        for match in pattern.finditer(text, *within):
            groups = groups_of(match)
            span = TextSpan(match.end("lead") + 1 if "lead" in groups else match.start(), match.end())
            if any(span.overlaps(other.span) for other in found) or _is_of_reference(text, span):
                continue
            if point := read_point(groups, context):
                found.append(FoundTime(span, groups, point))
    for match in context.lexicon.times.elliptical.finditer(text, *within):
        said = groups_of(match)
        span = TextSpan(match.start() + len(lead := said.pop("lead", "")) + bool(lead), match.end())
        kinds = ("quarter", "half") if "part" in said else ("relative",)
        alike = [one for one in found if not one.groups.keys().isdisjoint(kinds) and "count" not in one.groups]
        if alike and not any(span.overlaps(other.span) for other in found):
            near = min(alike, key=lambda one: abs(one.span.start - span.start))
            groups = {name: near.groups[name] for name in near.groups if name != "part"} | said
            if point := read_point(groups, context):
                found.append(FoundTime(span, groups, point))
    return sorted(found, key=lambda one: one.span)


def _is_of_reference(text: str, span: TextSpan) -> bool:
    """Whether it is a year within a document's number or a ratio, which say no time: "No. 17/2025", "1:1668"."""
    before = _NUMBER_BEFORE.search(text, max(span.start - _LONGEST_NUMBER, 0), span.start)
    return text[span.start : span.end].isdecimal() and bool(before or _NUMBER_AFTER.match(text, span.end))


def find_spans(text: str, within: TextSpan, context: TimeContext) -> list[FoundTime]:
    """The times of some words in order, each two that are the ends of a span made one."""
    joined: list[FoundTime] = []
    for one in _single_times(text, within, context):
        span = _span_between(text, joined[-1], one, within, context) if joined else None
        if span:
            joined[-1] = span
        else:
            joined.append(one)
    return joined


def _span_between(
    text: str, first: FoundTime, last: FoundTime, within: TextSpan, context: TimeContext
) -> FoundTime | None:
    """From one time to the next, if the words before and between them say so; one may lack the year of the other."""
    words = context.lexicon.times
    lead = max(within.start, first.span.start - REACH)
    between = words.between.search(text, lead, first.span.start)
    opening = between or words.opening.search(text, lead, first.span.start)
    joined = words.joiner.fullmatch(text, first.span.end, last.span.start)
    if not joined and not (between and words.listed.fullmatch(text, first.span.end, last.span.start)):
        return None
    span = TextSpan(opening.start() if opening else first.span.start, last.span.end)
    if named := _business_years(first.point, last.point):
        follows = between and Shift(1).of(first.point.says[0]) == last.point.says[0]
        return FoundTime(span, {}, named, later=last.point.says[0] if follows else None)
    start, end = first.point.days, last.point.days
    if not start or not end:
        return None
    if not first.point.has_year and last.point.has_year:
        start = _in_year(first, end[0].year, context) or start
        if start[0] > end[1]:
            start = _in_year(first, end[0].year - 1, context) or start
    elif not last.point.has_year:
        end = _in_year(last, start[0].year, context) or end
        if start[0] > end[1]:
            end = _in_year(last, start[0].year + 1, context) or end
    if start[0] > end[1]:
        return None
    has_year = first.point.has_year or last.point.has_year
    point = TimePoint.exactly((start[0], end[1]), has_year=has_year)
    return FoundTime(span, {}, point, (start, end) if between else None)


def _business_years(first: TimePoint, last: TimePoint) -> TimePoint | None:
    """From one business year to another."""
    if not (first.says and last.says):
        return None
    if {first.says[0].kind, last.says[0].kind} != {PeriodKind.BUSINESS_YEAR} or last.says[0].days < first.says[0].days:
        return None
    (one, begins, month), (other, _, _) = (str(point.says[0]).partition(" from ") for point in (first, last))
    named = Period.parse(f"{one}..{other}{begins}{month}")
    if named.is_exact:
        return TimePoint((named, Period.of_days(*named.days)))
    return TimePoint((named,), (first.within[0], last.within[1]) if first.within and last.within else None)


def _in_year(found: FoundTime, year: int, context: TimeContext) -> Days | None:
    point = read_point(found.groups, context, year)
    return point.days if point else None
