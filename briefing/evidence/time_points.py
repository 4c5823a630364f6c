"""What a time says: a period, days between which it lies, or how far it is from another time that it counts from."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.evidence.lexicon import Lexicon
from briefing.facts.periods import FirstDay, Period, PeriodKind, months_of
from briefing.records import NamedTuple

Days = tuple[date, date]
LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
"""The months of a unit of time."""
_BUSINESS_PART = re.compile(r"-[QH][1-4]")
_NAMED_YEAR = re.compile(r"[0-9]{4}|(?<=/)[0-9]{2}")
DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half": 184, "year": 366, "decade": 3653}


class TimeContext(NamedTuple):
    """What a time counts from: the day of publication, the language, and when business years begin, if that is said."""

    published: date
    lexicon: Lexicon
    first_day: FirstDay | None = None


class Shift(NamedTuple):
    """How far a time is from another that it counts from; `year` says in which year the same period is instead."""

    units: int = 0
    unit: str = "year"
    year: int | None = None
    is_business: bool = False
    """Whether it can count from a business year only: "the same period in fiscal 2012"."""

    @property
    def is_before(self) -> bool:
        """Whether it is before that time, by more than days: the same months of a year that is said are, as a rule."""
        return self.year is not None or (self.units < 0 and self.unit != "day")

    def of(self, anchor: Period) -> Period | None:
        """The period so far from `anchor`; None if that has no certain days, or no such period is in the calendar."""
        if anchor.kind is PeriodKind.BUSINESS_YEAR and self.unit == "year":
            # No more than its name need be known; "fiscal 2012" beside 2012/13 may be either.
            named = anchor.business_year[0].removeprefix("FY")
            years = self.units or (self.year - int(named) if self.year and named.isdigit() else 0)
            named_then = _NAMED_YEAR.sub(
                lambda m: str((int(m[0]) + years) % 10 ** len(m[0])).zfill(len(m[0])), anchor.text
            )
            return Period.parse(named_then) if years else None
        if anchor.start is None or anchor.end is None or not anchor.is_exact or self.is_business:
            return None
        start, end = anchor.days
        if self.year is None and (end - start).days >= DAYS[self.unit] * max(abs(self.units), 1):
            return None  # two months before 2023 is no year
        try:
            if self.unit in ("day", "week"):
                days = timedelta(days=self.units * (7 if self.unit == "week" else 1))
                return Period.of_days(start + days, end + days)
            is_in_year = self.year is not None and not (self.units and start.year == self.year)
            months = 12 * (self.year - start.year) if self.year and is_in_year else self.units * LENGTHS[self.unit]
            if start == end:
                day = min(start.day, months_of(start.year, start.month)[1].day)
                moved = months_from(start, months, 1)[0].replace(day=min(day, months_from(start, months, 1)[1].day))
                return Period.of_days(moved, moved)
            length = (end.year - start.year) * 12 + end.month - start.month + 1
            return Period.of_days(*months_from(start, months, length))
        except (ValueError, OverflowError):
            return None


class Whole(NamedTuple):
    """The month, quarter or year that holds another time: "4% in May, and 9% for the year".

    `is_full` says that it lasts to its end: "for the year as a whole". Else it may end with that time.
    """

    unit: str
    is_full: bool = False

    def until(self, day: date) -> TimePoint:
        """From the first day of the whole to a day of it: "the year to date ended 31 March"."""
        length = LENGTHS.get(self.unit, 1)
        return TimePoint.exactly((date(day.year, (day.month - 1) // length * length + 1, 1), day))

    def of(self, anchor: Period) -> TimePoint:
        """The whole around `anchor`; somewhere near it where nobody can tell which is meant."""
        (start, end), length = anchor.days, LENGTHS[self.unit]
        if self.unit == "year" and anchor.kind in (PeriodKind.BUSINESS_YEAR, PeriodKind.YEAR):
            return TimePoint((Period.parse(_BUSINESS_PART.sub("", anchor.text)),))
        first, last = months_of(start.year, (start.month - 1) // length * length + 1, length)
        if end <= last and (self.is_full or end == last):
            return TimePoint.exactly((first, last))
        return TimePoint(within=(months_from(start, -length, 1)[0], last))


class TimePoint(NamedTuple):
    """What a time says: one of the periods that it `says`; if none, something `within` some days, or at any time.

    `shift` is that of one that counts from another time, `whole` that of one that holds it. One without
    a year of its own takes that of its neighbour.
    """

    says: tuple[Period, ...] = ()
    within: Days | None = None
    shift: Shift | None = None
    whole: Whole | None = None
    has_year: bool = True
    is_since: bool = False

    @classmethod
    def exactly(cls, days: Days, has_year: bool = True) -> TimePoint:
        """A time whose days are certain."""
        return cls((Period.of_days(*days),), has_year=has_year)

    @property
    def days(self) -> Days | None:
        """The days of a time that is certain."""
        certain = self.says and self.says[0].is_exact and self.says[0].end
        return self.says[0].days if certain else None


def months_from(day: date, shift: int, count: int) -> Days:
    """`count` months from the one that is `shift` months from that of `day`."""
    index = day.year * 12 + day.month - 1 + shift
    return months_of(index // 12, index % 12 + 1, count)


def span_to(point: TimePoint, count: int, unit: str) -> TimePoint:
    """A span of so many units that ends with a time: "the year to March", "the week ending 14 March"."""
    is_year = bool(point.says) and point.says[0].kind is PeriodKind.YEAR
    if point.days is None or point.says[0].kind is PeriodKind.RANGE or (is_year and count * LENGTHS.get(unit, 0) <= 12):
        return TimePoint()
    end = point.days[1]
    if unit in ("day", "week"):
        return TimePoint.exactly((end - timedelta(days=count * (7 if unit == "week" else 1) - 1), end))
    length = count * LENGTHS[unit]
    if end == months_of(end.year, end.month)[1]:
        return TimePoint.exactly(months_from(end, 1 - length, length))
    start = Shift(-length, "month").of(Period.of_days(end, end))
    return TimePoint.exactly((start.days[0] + timedelta(days=1), end)) if start else TimePoint()


def week_from(point: TimePoint, *, is_first: bool) -> TimePoint:
    """The seven days from a day: "the week of 11 March", which is not certain to begin then unless it is a Monday."""
    day = point.days[0] if point.days else None
    if day is None or not (is_first or day.weekday() == 0):
        return TimePoint(within=(day - timedelta(days=6), day + timedelta(days=6)) if day else None)
    return TimePoint.exactly((day, day + timedelta(days=6)))
