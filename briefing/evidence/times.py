"""Finds the times that a sentence names, as days: dates, months, quarters, "last year", "since May"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon
from briefing.evidence.sentences import TextSpan
from briefing.facts.periods import Period, PeriodKind

_Days = tuple[date, date]
_CONTEXT = 40


class NamedTime(NamedTuple):
    """A time that a text names: its first and last day, both inclusive; open towards the present where `since`."""

    span: TextSpan
    text: str
    start: date
    end: date
    since: bool = False

    def fits(self, period: Period) -> bool:
        """Whether a fact may say `period` where its source says this: the same days, or the month or year of a day."""
        if self.since or period.kind is PeriodKind.SINCE:
            return self.since and period.kind is PeriodKind.SINCE and period.start == self.start
        if period.start is None or period.end is None:
            return False
        if (period.start, period.end) == (self.start, self.end):
            return True
        # What happened in May happened in that year; what holds of a year need not hold of its May.
        is_short = self.end - self.start <= timedelta(days=30)
        return (
            is_short and period.kind is not PeriodKind.RANGE and period.start <= self.start and self.end <= period.end
        )

    @property
    def as_period(self) -> str:
        """The shortest period that a facts file may have for just these days."""
        year, month = self.start.isoformat()[:4], self.start.isoformat()[:7]
        half, quarter = f"{year}-H{(self.start.month + 5) // 6}", f"{year}-Q{(self.start.month + 2) // 3}"
        spans = (year, half, quarter, month, f"{self.start}")
        found = next((span for span in spans if Period.parse(span).days == (self.start, self.end)), None)
        if self.since:
            return f"since {found or self.start}"
        ranges = (f"{year}..{self.end.year}", f"{month}..{self.end.isoformat()[:7]}", f"{self.start}..{self.end}")
        return found or next(span for span in ranges if Period.parse(span).days == (self.start, self.end))

    @property
    def is_relative(self) -> bool:
        """Whether its year is not in its words, as in "last year", so that it counts from the day of publication."""
        return f"{self.start.year}" not in self.text


def covers_publication(period: Period, published: date) -> bool:
    """Whether a period is the day of publication, or the month, quarter, half-year or year that holds it."""
    if period.kind in (PeriodKind.SINCE, PeriodKind.RANGE) or period.start is None or period.end is None:
        return False
    return period.start <= published <= period.end


def find_times(text: str, within: TextSpan, published: date, lexicon: Lexicon) -> tuple[NamedTime, ...]:
    """Every time that `text` names in the span `within`, in order; "last year" counts from `published`.

    Of patterns whose matches overlap the earlier one wins, even where its time is only compared with ("than in 2023"),
    and left out for that.
    """
    words = lexicon.times
    found: list[NamedTime] = []
    for pattern in words.patterns:
        for match in pattern.finditer(text, *within):
            span = TextSpan(*match.span())
            groups = {name: text for name, text in match.groupdict().items() if text}
            try:
                days = _TimeGroups(groups, published, lexicon).days()
            except (ValueError, OverflowError):  # in no calendar, such as 31 June
                continue
            if days and not any(span.overlaps(other.span) for other in found):
                found.append(NamedTime(span, match[0], *days, since=_is_since(text, within, match, lexicon)))
    own = (
        time
        for time in found
        if not words.comparison.search(text, max(within.start, time.span.start - _CONTEXT), time.span.start)
        and not words.comparison_after.match(text, time.span.end, within.end)
    )
    return tuple(sorted(own, key=lambda time: time.span))


def _is_since(text: str, within: TextSpan, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a time lasts from then on: "since 2019", "from May", but not "from 2019 to 2023"."""
    words, groups = lexicon.times, match.groupdict()
    if groups.get("year2") or groups.get("month2"):
        return False
    lead = text[max(within.start, match.start() - _CONTEXT) : match.start()]
    before = words.since.search(lead) or words.since.search(match[0].split()[0])
    return bool(before or groups.get("since") or words.since_after.match(text, match.end(), within.end))


class _TimeGroups(NamedTuple):
    """What the groups of a time pattern matched; `TimeWords` explains their names."""

    groups: dict[str, str]
    published: date
    lexicon: Lexicon

    def days(self) -> _Days | None:
        """The first and last day; ValueError for one that is in no calendar."""
        groups, words = self.groups, self.lexicon.times
        if "iso" in groups:
            day = date.fromisoformat(groups["iso"])
            return day, day
        if "dayword" in groups:
            day = self.published + timedelta(days=self.number(words.days, "dayword"))
            return day, day
        if "now" in groups:
            return self.published, self.published
        if "month" in groups:
            return self.month()
        year = self.year()
        if year is not None and (length := self.part_length()) is not None:
            number = self.number(words.ordinals, next((n for n in ("part", "half", "quarter") if n in groups), None))
            first = 12 - length + 1 if number < 0 else length * (number - 1) + 1
            return _months(year, first, first + length - 1)
        if "span" in groups:
            return self.span()
        if year is None:
            return None
        last = int(groups.get("year2", year))
        return (date(year, 1, 1), date(last, 12, 31)) if last >= year else None

    def number(self, table: Mapping[str, int], group: str | None) -> int:
        """What a group stands for in a table, or in digits; 1 without a group, ValueError if it is neither."""
        if group is None:
            return 1
        word = self.groups[group]
        found = table.get(word, table.get(self.lexicon.lower(word)))
        return int(word) if found is None else found

    def year(self) -> int | None:
        if "year" in self.groups:
            return int(self.groups["year"])
        if "relative" in self.groups:
            return self.published.year + self.number(self.lexicon.times.relative, "relative")
        return None

    def month(self) -> _Days:
        """A day, a month or several; one without a year is the latest before or at publication."""
        groups, words = self.groups, self.lexicon.times
        month = self.number(words.months, "month")
        year = self.year() or self.published.year - (month > self.published.month)
        if "day" in groups:
            day = date(year, month, int(groups["day"]))
            return day, day
        last = self.number(words.months, "month2") if "month2" in groups else month
        if last < month:  # November to March 2024: the year is that of its end
            return _months(year - ("year" in groups or "relative" in groups), month, last + 12)
        return _months(year, month, last)

    def part_length(self) -> int | None:
        """The months of a half, a quarter or "six months"."""
        if "count" in self.groups:
            return self.number(self.lexicon.times.counts, "count")
        return 6 if "half" in self.groups else 3 if "quarter" in self.groups else None

    def span(self) -> _Days:
        """`last week`, `this quarter`."""
        words = self.lexicon.times
        shift, span = self.number(words.relative, "relative"), words.spans[self.lexicon.lower(self.groups["span"])]
        if span == "week":
            monday = self.published - timedelta(days=self.published.weekday()) + timedelta(weeks=shift)
            return monday, monday + timedelta(days=6)
        length = 3 if span == "quarter" else 1
        index = self.published.year * 12 + self.published.month - 1
        first = (index // length + shift) * length
        return _months(first // 12, first % 12 + 1, first % 12 + length)


def _months(year: int, first: int, last: int) -> _Days:
    """From the first day of month `first` to the last day of month `last`."""
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)
