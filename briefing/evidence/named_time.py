"""A time that a text names, and how it stands to the period of a fact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from briefing.evidence.sentences import TextSpan
from briefing.evidence.time_points import Days, Shift
from briefing.facts.periods import Period, PeriodKind
from briefing.records import NamedTuple

_ABOUT = timedelta(days=3)
_MONTH = timedelta(days=30)
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

    def fit(self, period: Period, *, is_ahead: bool = False) -> Fit:
        """Whether a fact may say `period` where its source says this; what is ahead may come at any time until then."""
        if any(said.is_same(period) or _is_same_year(said, period) for said in self.says):
            return Fit.SAYS
        if is_ahead and self.ends_something and self.within and self.within == (period.start, period.end):
            return Fit.SAYS
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
            days = anchor.days
            since = Period.of_days(days[0].replace(month=1, day=1), days[1])
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
        """Whether it lasts since the beginning of a year."""
        return any(p.kind is PeriodKind.SINCE and p.start and (p.start.month, p.start.day) == (1, 1) for p in self.says)

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
    return since._replace(says=tuple(end for period in since.says for end in period.ends[:1]), use=TimeUse.OWN)


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
