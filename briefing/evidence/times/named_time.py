"""A time that a text names: what it says, what it counts from, and how it stands to the period of a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.sentences.sentences import TextSpan
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
        if self == Shift():
            return anchor  # "with others, in the same period", but "compared with the same period" is a year before
        if anchor.kind is PeriodKind.BUSINESS_YEAR and self.unit == "year":
            # No more than its name need be known; "fiscal 2012" beside 2012/13 may be either.
            named = anchor.business_year[0].removeprefix("FY")
            years = self.units or (self.year - int(named) if self.year and named.isdigit() else 0)
            named_then = _NAMED_YEAR.sub(
                lambda m: str((int(m[0]) + years) % 10 ** len(m[0])).zfill(len(m[0])), anchor.text
            )
            return Period.parse(named_then) if years or self.year is None else None
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


_YEAR_TO = re.compile(r"(?:in|over|during) the (?:year|\w+ months) to\b")
_QUARTERS = re.compile(r"\bquarters?\b|квартал")
_ABOUT = timedelta(days=3)
_MONTH = timedelta(days=30)
_COUNTED = timedelta(days=45)
"""So long after its last day a figure may be published."""
_YEAR, _DAYS_OFF = timedelta(days=365), timedelta(days=7)


class Fit(StrEnum):
    """How a time stands to the period of a fact."""

    SAYS = "says so"
    MAYBE = "may say so"
    """It is as long, and the source does not say when it begins."""
    OPEN = "leaves it open"
    OTHER = "is another"


class TimeUse(StrEnum):
    """What a sentence names a time for."""

    OWN = "own"
    """To say when something was so."""
    BESIDE = "beside"
    """To say when something was said, or to name a thing: it may bear a period out, and contradicts none."""
    COMPARED = "compared"
    """To say what something is not, or is only compared with."""


class NamedTime(NamedTuple):
    """A time that a text names: it says one of some periods, or lies `within` some days, or anywhere."""

    span: TextSpan
    text: str
    says: tuple[Period, ...] = ()
    within: Days | None = None
    use: TimeUse = TimeUse.OWN
    ends_something: bool = False
    """Whether it is the end of something that had begun before: "by the end of 2024"."""
    lacks_year: bool = False
    """Whether its year is not said beside it: "the third quarter"."""
    step: Shift | None = None
    """How far it is from another time that it counts from: "a year earlier"."""
    shift: Shift | None = None
    """The same where its sentence does not name that other time."""
    is_of_the_year: bool = False
    """Whether it is part of "the year", which may be that of other times: "at the end of the year"."""
    is_event: bool = False
    """Whether it is that of something before or after which it was so: "after the flood of 2021"."""
    is_whole: bool = False
    """Whether it holds another time of the sentence: "4% in May, and 9% for the year"."""
    is_pace: bool = False
    """Whether a change is counted over it, which another time of the sentence may date: "2% on the month in May"."""
    is_of_name: bool = False
    """Whether it may be part of a name, and no time of anything: "the Future Reserves 2020"."""
    told: date | None = None
    """The day that it is told on, when it lasts since some day."""
    is_start: bool = False
    """Whether it is when something began that lasts since then."""
    second: Period | None = None
    """Of two that follow one another the later, in which something moved "between May and June"."""

    @property
    def is_counted(self) -> bool:
        """Whether it counts from another time."""
        return self.step is not None

    def lies_in(self, period: Period) -> bool:
        """Whether what happened then happened in the month, quarter or year that is the period."""
        if self.days is None or period.start is None or period.end is None or period.kind is PeriodKind.RANGE:
            return False
        is_short = self.days[1] - self.days[0] <= _MONTH
        return is_short and period.start <= self.days[0] and self.days[1] <= period.end

    def holds(self, other: NamedTime) -> bool:
        """Whether another time is part of it: the first half of the year."""
        if self.days is None or other.days is None:
            return False
        return self.days[0] <= other.days[0] and other.days[1] <= self.days[1] and self.days != other.days

    def begins_in(self, period: Period) -> bool:
        """Whether what lasts since then began in a period: "from 22 June", told of June."""
        start = self.says[0].start if self.is_since else None
        return bool(start and period.start and period.end and period.start <= start <= period.end)

    @property
    def of_change(self) -> NamedTime:
        """The time as one in which something changed: "at the end of 2024" may be all of it, when it did so."""
        if self.second:
            return self._replace(says=(*self.says, self.second))
        if not (self.ends_something and self.within and self.says):
            return self
        return self._replace(says=(*self.says, Period.of_days(*self.within)))

    def with_end(self, side: int) -> NamedTime:
        """A time between two, or of years, as one end of it, of which a level is that changed between them."""
        is_between = self.text[:1].isalpha() and self.text.split()[0].lower() in ("between", "from", "между")
        ends = self.says[0].ends if self.says and self.says[0].kind is PeriodKind.RANGE else ()
        is_of_years = all(end.kind is PeriodKind.YEAR for end in ends)
        if not (is_between or is_of_years or (side and self.leads_to_end)):
            ends = ()
        if self.is_since and not side:
            return start_of(self)
        if len(ends) > 1 and _QUARTERS.search(self.text):
            days = self.says[0].days[side]
            ends = (Period.parse(f"{days.year}-Q{(days.month + 2) // 3}"),) * 2
        return self._replace(says=(ends[side], *self.says)) if len(ends) > 1 else self

    @property
    def leads_to_end(self) -> bool:
        """Whether a level told beside it is that of its end: "fell by 5% to 72 over the year to June"."""
        return _YEAR_TO.match(self.text) is not None

    @property
    def is_one_end(self) -> bool:
        """Whether it is one end of a time between two, as `with_end` makes it, or of one that lasts, by `start_of`."""
        is_range = len(self.says) > 1 and self.says[-1].kind is PeriodKind.RANGE
        return self.is_start or (is_range and self.says[0] in self.says[-1].ends)

    def fit(self, period: Period, *, is_ahead: bool = False) -> Fit:
        """Whether a fact may say `period` where its source says this; what is ahead may come at any time until then."""
        if any(said.is_same(period) or _is_same_year(said, period) for said in self.says):
            return Fit.SAYS
        if is_ahead and self.ends_something and self.within and self.within == (period.start, period.end):
            return Fit.SAYS
        if self.is_since and self.told and period.end and self.says[0].start == period.start:
            # Told on 30 September, it may be counted up to that day, or to the last one that was counted.
            since = self.told - period.end
            if timedelta(0) <= since <= _COUNTED:
                return Fit.MAYBE if since else Fit.SAYS
        if is_ahead and period.kind is PeriodKind.RANGE and self.days and self.days[1] == period.end:
            return Fit.MAYBE  # "by 2045", told of the years until then
        if is_ahead and self.lacks_year and self.coming.fit(period) is Fit.SAYS:
            return Fit.SAYS
        if self.shift and self.days and period.start and period.end and self.within is None:
            is_around = period.start <= self.days[1] and self.days[0] <= period.end
            return Fit.OPEN if is_around else Fit.OTHER
        if self.says and self.says[0].kind is PeriodKind.YEAR and str(period).startswith(f"FY{self.says[0]}"):
            return Fit.MAYBE if "-" not in str(period) else Fit.OPEN  # "(2011: £543m)" beside a year to March
        if self.within is None:
            start = self.says[0].start if self.is_since else None
            # "From April 2025" may be told of 2025, if it is ahead, and "since 2018" of 2018 to 2024.
            is_begun = start == period.start if period.kind is PeriodKind.RANGE else is_ahead
            may_be = start and period.start and period.end and period.start <= start <= period.end and is_begun
            return Fit.OPEN if may_be or not self.says else Fit.OTHER
        if period.start is None or period.end is None:
            return Fit.OTHER
        if not (self.within[0] <= period.start and period.end <= self.within[1]):
            return Fit.OTHER
        if not self.says or self.says[0].kind is not PeriodKind.BUSINESS_YEAR:
            return Fit.OPEN
        start, end = self.says[0].days
        return Fit.MAYBE if abs((period.end - period.start) - (end - start)) <= _ABOUT else Fit.OTHER

    def not_before(self, day: date) -> NamedTime:
        """What the source says is ahead of a day: the next time of its name, if the year is not said."""
        is_past = self.lacks_year and self.days is not None and self.days[1] < day
        return self.coming if is_past else self

    @property
    def coming(self) -> NamedTime:
        """A time without a year as the next of its name: "will open in December"."""
        moved = [Shift(year=said.days[0].year + 1).of(said) for said in self.says if said.is_exact]
        inside = Shift(year=self.within[0].year + 1).of(Period.of_days(*self.within)) if self.within else None
        says = tuple(period for period in moved if period)
        return self._replace(says=says, within=inside.days if inside else None, lacks_year=False)

    def counted_from(self, anchor: Period) -> NamedTime:
        """The time counted from one that another sentence names: "previous year" in a report on 2024."""
        if anchor.start is None or anchor.end is None:
            return self  # nothing counts from what has no end
        if self.is_since_start:
            since = self.since_start(anchor.days[1])
            return self._replace(says=(since,), within=None)
        if self.is_of_the_year and not self.shift and self.says:
            moved = Shift(year=anchor.days[0].year).of(self.says[0])
            return self._replace(says=(moved,), within=None) if moved else self
        found = self.shift.of(anchor) if self.shift else None
        return self._replace(says=(found,), within=None, shift=None) if found else self

    def stepped_from(self, anchor: Period) -> NamedTime:
        """The time counted from another than the nearest of its sentence, unless it is that one."""
        found = self.step.of(anchor) if self.step else None
        return self._replace(says=(found,), within=None) if found and found != anchor else self

    @property
    def days(self) -> Days | None:
        """Its first and last day, or those between which it lies."""
        closed = self.says and self.says[0].is_exact and self.says[0].end is not None
        return self.within or (self.says[0].days if closed else None)

    @property
    def is_day(self) -> bool:
        """Whether it is a day."""
        return self.days is not None and self.days[0] == self.days[1]

    @property
    def is_today(self) -> bool:
        """Whether it is the day of publication, and each period that holds it: "now"."""
        return len(self.says) > 2 and self.says[0].kind is PeriodKind.DATE and self.within is None

    @property
    def is_since_start(self) -> bool:
        """Whether it lasts since the beginning of a year, or of "the month"."""
        start = self.says[0].start if self.is_since else None
        return start is not None and ((start.month, start.day) == (1, 1) or self.is_of_the_year)

    def since_start(self, day: date) -> Period:
        """From the beginning of its year, quarter, month or week to a day."""
        unit = self.says[0].text.removeprefix("since ")
        first = day.replace(day=1)
        if "-W" in unit:
            first = day - timedelta(days=day.weekday())
        elif "-Q" in unit:
            first = first.replace(month=(day.month - 1) // 3 * 3 + 1)
        elif "-" not in unit:
            first = first.replace(month=1)
        return Period.of_days(first, day)

    @property
    def is_since(self) -> bool:
        """Whether it lasts until the day of publication."""
        return bool(self.says) and self.says[0].kind is PeriodKind.SINCE


def _is_same_year(said: Period, period: Period) -> bool:
    """Whether a year of weeks, "12 months ended April 2", is a business year, or ends with a span that is as long."""
    if not (said.is_exact and period.is_exact and said.kind is PeriodKind.RANGE and said.end and period.end):
        return False
    (start, end), (first, last) = said.days, period.days
    if abs(end - start - _YEAR) > _DAYS_OFF or abs(last - first - _YEAR) > _DAYS_OFF:
        return False
    is_near = abs(start - first) <= _DAYS_OFF and abs(end - last) <= _DAYS_OFF
    return is_near and (end == last or period.kind is PeriodKind.BUSINESS_YEAR)


def covers_publication(period: Period, published: date) -> bool:
    """Whether a period is the day of publication, or the month, quarter, half-year or year that holds it."""
    if period.kind in (PeriodKind.SINCE, PeriodKind.RANGE) or period.start is None or period.end is None:
        return False
    return period.start <= published <= period.end


def in_year(times: Sequence[NamedTime]) -> NamedTime | None:
    """A part of a year and the year that is said apart from it: "third-quarter sales were 45 ships in 2023"."""
    part = next((t for t in times if t.lacks_year and t.says and t.says[0].kind is not PeriodKind.YEAR), None)
    year = next((t.says[0] for t in times if t.says and t.says[0].kind is PeriodKind.YEAR), None)
    if len(times) != 2 or part is None or year is None:
        return None
    found = Shift(year=year.days[0].year).of(part.says[0])
    return part._replace(says=(found,)) if found else None


def together(times: Sequence[NamedTime]) -> NamedTime:
    """The times of a list as one that says all of them together, and leaves open what is said of each alone."""
    first, last = times[0], times[-1]
    text = f"{first.text} … {last.text}"
    if first.days is None or last.days is None or last.days[1] < first.days[0]:
        return first._replace(says=(), within=None, text=text)
    days = first.days[0], last.days[1]
    joined = all(a.days and b.days and (b.days[0] - a.days[1]).days == 1 for a, b in pairwise(times))
    return first._replace(says=(Period.of_days(*days),) if joined else (), within=days, text=text)


def start_of(since: NamedTime) -> NamedTime:
    """When a time began that lasts since then."""
    says = tuple(end for period in since.says for end in period.ends[:1])
    return since._replace(says=says, use=TimeUse.OWN, is_start=True)


def until(times: Sequence[NamedTime]) -> NamedTime | None:
    """From a "since" to the end or day that is said beside it: "by the end of 2024 … since it opened in 2014"."""
    since = next((t for t in times if t.is_since), None)
    end = next((t.days for t in times if (t.ends_something or t.is_day) and not t.is_since and t.days), None)
    start = since.says[0].start if since else None
    if since and any(time.is_today for time in times):
        return since  # "since May to date"
    if since is None or end is None or start is None or end[1] < start:
        return None
    return since._replace(says=(Period.of_days(start, end[1]),), within=None)
