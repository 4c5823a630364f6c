"""Reads one time from the groups of the pattern that found it: the period that it is, or the days it lies between.

`TimeWords` explains the names of the groups.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from briefing.evidence.times.named_time import DAYS, LENGTHS, Shift, TimeContext, TimePoint, Whole, months_from
from briefing.facts.periods import FirstDay, Period, months_of
from briefing.records import NamedTuple


def read_point(groups: Mapping[str, str], context: TimeContext, year: int | None = None) -> TimePoint | None:
    """What the groups of a match say; `year` is that of one without a year; None if they are no time after all."""
    try:
        return _PointReader(groups, context, year).read()
    except (ValueError, OverflowError):  # in no calendar, such as 31 June
        return None


class _PointReader(NamedTuple):
    groups: Mapping[str, str]
    context: TimeContext
    given: int | None

    def read(self) -> TimePoint | None:
        readers = {
            "iso": self.iso,
            "first": self.digits,
            "dayword": self.day_word,
            "now": self.now,
            "today": self.now,
            "weekday": self.weekday,
            "weekend": self.weekend,
            "ago": self.ago_or_earlier,
            "past": self.past,
            "ahead": self.ahead,
            "accounts": self.accounts,
            "same": self.same,
            "bare": self.same,
            "earlier": lambda: TimePoint(
                shift=Shift(-self.how_many(), self.unit(), is_business="business" in self.groups)
            ),
            "later": lambda: TimePoint(shift=Shift(self.how_many(), self.unit())),
            "whole": lambda: TimePoint(whole=Whole(self.unit(), "full" in self.groups)),
            "closing": self.closed_part,
            "month": self.month,
            "decade": self.decade,
            "season": self.season,
            "somepart": self.some_part,
            "half": self.part,
            "quarter": self.part,
            "months": self.part,
            "begins": self.business_year,
            "named": self.business_year,
            "span": self.span,
        }
        found = next((reader for name, reader in readers.items() if name in self.groups), self.years)()
        published = self.context.published
        if found and found.days and found.days[0].year == published.year and "sofar" in self.groups:
            # All that there is of this year, and what is over of it.
            since = (Period.parse(f"since {said}") for said in found.says)
            found = found._replace(says=(*found.says, *since, Period.of_days(found.days[0], published)))
        return found._replace(is_since="since" in self.groups) if found else None

    # What the groups stand for

    def number(self, table: Mapping[str, int], group: str, otherwise: int = 1) -> int:
        """What a group stands for in a table, or in digits; ValueError if it is neither."""
        word = self.groups.get(group)
        if word is None:
            return otherwise
        found = table.get(word, table.get(self.context.lexicon.lower(word)))
        return int(word) if found is None else found

    def how_many(self) -> int:
        return self.number(self.context.lexicon.times.counts, "count")

    def how_many_months(self) -> int:
        """Of "nine months", or of "three quarters"."""
        unit = self.context.lexicon.times.spans.get(self.context.lexicon.lower(self.groups.get("months", "")), "month")
        return self.how_many() * LENGTHS[unit]

    def unit(self) -> str:
        word = self.groups.get("unit")
        return self.context.lexicon.times.spans[self.context.lexicon.lower(word)] if word else "year"

    def year(self) -> int | None:
        """The year that is said, or given."""
        if "year" in self.groups:
            return int(self.groups["year"])
        if "short" in self.groups:
            return _full_year(int(self.groups["short"]))
        if "relative" in self.groups:
            return self.context.published.year + self.number(self.context.lexicon.times.relative, "relative")
        return self.given

    # Days

    def iso(self) -> TimePoint:
        day = date.fromisoformat(self.groups["iso"])
        return TimePoint.exactly((day, day))

    def digits(self) -> TimePoint | None:
        """14.03.2024, or 3/14/2024; 03/04/2024 is one of two days where a language writes both."""
        one, two, year = int(self.groups["first"]), int(self.groups["second"]), self.year()
        if year is None:
            return None
        if year < 100:
            year = _full_year(year)
        certain = self.groups["sign"] == "." or self.context.lexicon.times.day_first
        orders = [(one, two)] if certain and two <= 12 else [(one, two), (two, one)]
        days = sorted({date(year, month, day) for day, month in orders if month <= 12 and day <= 31})
        if len(days) == 1:
            return TimePoint.exactly((days[0], days[0]))
        return TimePoint(within=(days[0], days[-1])) if days else None

    def day_word(self) -> TimePoint:
        day = self.context.published + timedelta(days=self.number(self.context.lexicon.times.days, "dayword"))
        return TimePoint.exactly((day, day))

    def now(self) -> TimePoint:
        """The day of publication, and each period that holds it."""
        day = self.context.published
        year, quarter, half = f"{day.year:04}", (day.month + 2) // 3, (day.month + 5) // 6
        texts = (f"{day}", f"{day}"[:7], f"{year}-Q{quarter}", f"{year}-H{half}", year)
        return TimePoint(tuple(map(Period.parse, texts)))

    def weekday(self) -> TimePoint:
        """The latest one, today included, or the next one."""
        times, published = self.context.lexicon.times, self.context.published
        back = (published.weekday() - self.number(times.weekdays, "weekday")) % 7
        shift = self.number(times.relative, "relative", 0)
        day = published - timedelta(days=back + (7 if shift < 0 and not back else 0) - (7 if shift > 0 else 0))
        return TimePoint.exactly((day, day))

    def weekend(self) -> TimePoint:
        """The latest one, which may not be over."""
        saturday = self.context.published - timedelta(days=(self.context.published.weekday() - 5) % 7)
        return TimePoint.exactly((saturday, saturday + timedelta(days=1)))

    # Counted from another time

    def ago_or_earlier(self) -> TimePoint:
        """What some languages say for both counts from another time, if there is one."""
        ago = self.ago()
        return ago._replace(shift=Shift(-self.how_many(), self.unit())) if "earlier" in self.groups else ago

    def ago(self) -> TimePoint:
        """`ten years ago`: the unit of the calendar that was so long ago."""
        unit, count, published = self.unit(), self.how_many(), self.context.published
        if unit in ("day", "week"):
            day = published - timedelta(days=count * (7 if unit == "week" else 1))
            week = (day - timedelta(days=6), day + timedelta(days=6))
            return TimePoint.exactly((day, day)) if unit == "day" else TimePoint(within=week)
        if unit in ("year", "decade"):
            return TimePoint.exactly(months_of(published.year - count * LENGTHS[unit] // 12, 1, 12))
        return TimePoint.exactly(months_from(published, -count * LENGTHS[unit], 1))

    def past(self) -> TimePoint:
        """`the past ten years`: those before the year of publication, or with it; "previous" may count from another."""
        unit, count, published = self.unit(), self.how_many(), self.context.published
        if "hours" in self.groups:  # those to the day of publication, or to that before
            days = timedelta(days=int(self.groups["hours"]) // 24)
            return TimePoint((Period.of_days(published - days, published), Period.of_days(published, published)))
        if "earlier" in self.groups:
            past = self._replace(groups={k: v for k, v in self.groups.items() if k != "earlier"}).past()
            return past._replace(shift=Shift(-count, unit))
        if unit in ("day", "week") or (unit != "decade" and "count" not in self.groups):
            first = published - timedelta(days=count * DAYS[unit])
            # A report in the first days of a month speaks of the months before it as wholes.
            within = (first if unit in ("day", "week") else first.replace(day=1), published)
            is_named = unit == "year" and self.groups["past"].lower() in self.context.lexicon.times.relative
            return TimePoint(self._to_the_day(LENGTHS[unit]) if is_named else (), within)
        grain = 12 if unit in ("year", "decade") else 1
        length = count * LENGTHS[unit]
        start = published.replace(month=1, day=1) if grain == 12 else published
        spans = [months_from(start, -length + shift, length) for shift in (0, grain)]
        to_the_day = self._to_the_day(length)
        return TimePoint((*(Period.of_days(*days) for days in spans), *to_the_day[grain == 1 :]))

    def _to_the_day(self, length: int) -> tuple[Period, ...]:
        """So many months up to that of publication, and up to its day, where all months have it."""
        published = self.context.published
        spans = [months_from(published, -length, length)]
        if published.day <= 28:
            first = months_from(published, -length, 1)[0].replace(day=published.day)
            spans += [(first + timedelta(days=after), published) for after in (0, 1)]
        return tuple(Period.of_days(*days) for days in spans)

    def ahead(self) -> TimePoint:
        """`the next three years`: those from that of publication on, or behind it, or from the day."""
        unit, count, published = self.unit(), self.how_many(), self.context.published
        if unit in ("day", "week"):
            return TimePoint(within=(published, published + timedelta(days=count * DAYS[unit])))
        grain, length = 12 if unit in ("year", "decade") else 1, count * LENGTHS[unit]
        start = published.replace(month=1, day=1) if grain == 12 else published
        spans = [months_from(start, shift, length) for shift in (0, grain)]
        return TimePoint(tuple(Period.of_days(*days) for days in spans))

    def same(self) -> TimePoint:
        year = self.year()
        if year is None:
            return TimePoint(shift=Shift(0 if "bare" in self.groups else -1))
        back = self.number(self.context.lexicon.times.relative, "relative", 0)
        shift = Shift(back, year=year, is_business="business" in self.groups)
        return TimePoint(within=months_of(year, 1, 12), shift=shift)

    # Months, and parts of a year

    def month(self) -> TimePoint:
        """A day, a month or several; one without a year is the latest before or at publication."""
        groups, words, published = self.groups, self.context.lexicon.times, self.context.published
        month = self.number(words.months, "month")
        last = self.number(words.months, "month2", month)
        said = self.year()
        if "begins" in groups:
            return self.months_of_business_year(month, last)
        is_run = last > month and "day" not in groups  # "in January-December", told in January
        year = said or published.year - ((last if is_run else month) > published.month)
        if "day" in groups:
            one, other = (self.day(groups[name]) for name in ("day", "day2" if "day2" in groups else "day"))
            days = date(year, month, one), date(year, last, other)
        elif last < month:  # November to March 2024: the year is that of its end
            days = months_of(year - (said is not None), month, last - month + 13)
        else:
            days = months_of(year, month, last - month + 1)
        if "weekof" in groups:
            part = self.number(words.ordinals, "part")
            first = days[0] + timedelta(weeks=part - 1) if part > 0 else days[1] - timedelta(days=6)
            days = first, min(first + timedelta(days=6), days[1])
        if days[1] < days[0]:
            raise ValueError("ends before it begins")
        return TimePoint.exactly(days, has_year=said is not None)

    def day(self, written: str) -> int:
        """The day of a month, in digits or in words."""
        lexicon = self.context.lexicon
        return int(written) if written.isdigit() else lexicon.times.ordinals[lexicon.lower(written)]

    def months_of_business_year(self, month: int, last: int) -> TimePoint:
        """ "July-March of 2016-17": the year of the first month is sure if they wrap, or the first day is known."""
        begins, first_day = int(self.groups["begins"]), self.context.first_day
        length = (last - month) % 12 + 1
        if last < month or first_day:
            start = begins + (first_day is not None and month < first_day.month)
            return TimePoint.exactly(months_of(start, month, length))
        return TimePoint(within=(date(begins, month, 1), months_of(begins + 1, month, length)[1]))

    def decade(self) -> TimePoint:
        said = int(self.groups["decade"])
        first = said if said > 99 else _full_year(said)
        return TimePoint.exactly((date(first, 1, 1), date(first + 9, 12, 31)))

    def season(self) -> TimePoint | None:
        seasons = self.context.lexicon.times.seasons
        name = seasons[self.context.lexicon.lower(self.groups["season"])]
        year = int(self.groups["begins"]) + 1 if "begins" in self.groups else self.year()
        period = Period.parse(f"{name} {year or self.context.published.year:04}")
        return TimePoint((period,) if year else (), (date(period.days[0].year, 1, 1), period.days[1]))

    def part(self) -> TimePoint | None:
        """A half, a quarter or some months of a year or business year."""
        length = 3 if "quarter" in self.groups else 6 if "half" in self.groups else self.how_many_months()
        group = next((name for name in ("part", "half", "quarter") if name in self.groups), "")
        number = self.number(self.context.lexicon.times.ordinals, group)
        first = 12 - length + 1 if number < 0 else length * (number - 1) + 1
        if "begins" in self.groups or "named" in self.groups:
            return self.part_of_business_year(first, length)
        published, year = self.context.published, self.year()
        begins = self.context.first_day
        if year is None and begins not in (None, FirstDay(1)):
            return self.latest_business_part(first, length)
        if year is None:  # the first nine months that are over
            last = first + length - 1 if "months" in self.groups else first
            year = published.year - (last > published.month)
        calendar = TimePoint.exactly(months_of(year, first, length), has_year=self.year() is not None)
        if "months" in self.groups or begins in (None, FirstDay(1)) or not {"year", "relative"} & self.groups.keys():
            return calendar
        if "year" not in self.groups:  # "of last year": of the business year before this one
            year += published.month >= begins.month
        return self.business_part(year, first, length, calendar)

    def latest_business_part(self, first: int, length: int) -> TimePoint:
        """A quarter or half of no year, told by one whose business years begin in another month than January.

        It is the last that was over; nobody but the calendar's own speaks of that of the calendar.
        """
        year = self.context.published.year + 1
        points = (self.business_part(year - back, first, length, TimePoint((), None)) for back in range(3))
        over = (p for p in points if p.days and p.days[1] <= self.context.published)
        return next(over)._replace(has_year=False)

    def some_part(self) -> TimePoint | None:
        """ "Quarterly report 2024": a part of the year, and nobody can tell which."""
        year = self.year()
        return TimePoint(within=months_of(year, 1, 12)) if year else None

    def closed_part(self) -> TimePoint:
        """A part of a year that ends with a month, or the quarter that does."""
        last, year = self.number(self.context.lexicon.times.months, "closing"), self.year()
        if "half" in self.groups or "quarter" in self.groups or "months" in self.groups:
            length = 3 if "quarter" in self.groups else 6 if "half" in self.groups else self.how_many_months()
            group = next(name for name in ("part", "half", "quarter") if name in self.groups)
            first = (self.number(self.context.lexicon.times.ordinals, group) - 1) * length
            return TimePoint.exactly(months_from(date(year or 1, last, 1), first - 11, length))
        published = self.context.published
        days = months_from(date(year or published.year - (last - 2 > published.month), last, 1), -2, 3)
        return TimePoint.exactly(days, has_year=year is not None)

    def business_part(self, year: int, first: int, length: int, calendar: TimePoint) -> TimePoint:
        """A quarter or half of a year where business years begin in another month than those of the calendar.

        It may be that of the calendar all the same, if that was over when the source was published.
        """
        named = _PointReader({**self.groups, "named": str(year)}, self.context, None)
        is_over = bool(calendar.says) and calendar.says[0].days[1] <= self.context.published
        point = named.part_of_business_year(first, length)
        return TimePoint(point.says if point else (), calendar.days if is_over else None)

    def span(self) -> TimePoint:
        """`last week`, `this quarter`."""
        published = self.context.published
        shift = self.number(self.context.lexicon.times.relative, "relative")
        span = self.context.lexicon.times.spans[self.context.lexicon.lower(self.groups["span"])]
        if span in ("day", "week"):
            start = published - timedelta(days=published.weekday() if span == "week" else 0)
            length = 7 if span == "week" else 1
            start += timedelta(days=shift * length)
            return TimePoint.exactly((start, start + timedelta(days=length - 1)))
        length = LENGTHS[span]
        index = (published.year * 12 + published.month - 1) // length + shift
        point = TimePoint.exactly(months_of(index * length // 12, index * length % 12 + 1, length))
        return point if shift else point._replace(within=point.days)  # "this year" is told of what there is of it

    # Years

    def years(self) -> TimePoint | None:
        year = self.year()
        if year is None:
            return None
        last = int(self.groups.get("year2", year))
        if last < 100:
            last += year - year % 100
        point = TimePoint.exactly((date(year, 1, 1), date(last, 12, 31))) if last >= year else None
        is_not_over = "relative" in self.groups and year == self.context.published.year
        # "This year" is told of what there is of it: the first half, if the source says so elsewhere.
        return point._replace(within=point.days) if point and is_not_over else point

    def business_year(self) -> TimePoint | None:
        """2022/23, FY2023; "2015-19" are years of the calendar, and "2024-03" is a month."""
        if "begins" in self.groups and (other := self.no_business_year()):
            return other
        return self.part_of_business_year(1, 12)

    def accounts(self) -> TimePoint:
        """ "This financial year": that of publication or of what the text speaks of; nobody may say when it begins."""
        back, published = self.number(self.context.lexicon.times.relative, "relative"), self.context.published
        starts = [published.year - 1 + back, published.year + back]
        if first_day := self.context.first_day:
            starts = [starts[date(published.year, first_day.month, first_day.day) <= published]]
        begins = f" from {first_day}" if first_day else ""
        says = tuple(Period.parse(f"{start}/{(start + 1) % 100:02}{begins}") for start in starts)
        return TimePoint(says, shift=Shift(back, is_business=True))

    def no_business_year(self) -> TimePoint | None:
        """What two numbers are that do not follow one another, or are whole years without a word that says more."""
        begins, ends = int(self.groups["begins"]), self.groups["ends"]
        follows = str(begins + 1).endswith(ends) and int(ends) != begins
        is_named = not self.groups.keys().isdisjoint(("business", "school"))
        whole = len(ends) == 4 and not is_named and self.groups.get("sign") == "-"
        if len(ends) == 1 and not follows:
            raise ValueError("no year")  # but "2001-2"
        if follows and not whole:
            return None
        if follows and self.context.first_day not in (None, FirstDay(1)):
            named = self.part_of_business_year(1, 12)  # "2006-2007", told by an office whose years begin in July
            calendar = Period.of_days(date(begins, 1, 1), date(begins + 1, 12, 31))
            return TimePoint((*(named.says if named else ()), calendar))
        last = int(ends) if len(ends) == 4 else begins - begins % 100 + int(ends)
        if last > begins:
            return TimePoint.exactly((date(begins, 1, 1), date(last, 12, 31)))
        return TimePoint.exactly(months_of(begins, int(ends))) if len(ends) == 2 and 1 <= int(ends) <= 12 else None

    def part_of_business_year(self, first: int, count: int) -> TimePoint | None:
        """`count` months of a business year from its month `first`; only its name is certain if nobody says when."""
        name = self.business_name()
        part = {3: f"-Q{(first + 2) // 3}", 6: f"-H{(first + 5) // 6}", 12: ""}.get(count)
        first_day = self.context.first_day
        if first_day and "school" not in self.groups:
            year = Period.parse(f"{name} from {first_day}").days[0].year
            days = first_day.months(year, first, count)
            named = (Period.parse(f"{name}{part} from {first_day}"),) if part is not None else ()
            return TimePoint((*named, Period.of_days(*days)))
        # No year of the calendar is one with two years in its name; one with a single year may begin or end in it.
        start, end = (day.year for day in Period.parse(name).days)
        days = date(start, 1, 2), (date(end, 12, 30) if "begins" in self.groups else date(end + 1, 12, 30))
        return TimePoint((Period.parse(name + part),) if part is not None else (), days)

    def business_name(self) -> str:
        """The name that a facts file has for it."""
        if "begins" in self.groups:
            begins, ends = self.groups["begins"], self.groups["ends"]
            return f"{begins}/{ends[-2:] if len(ends) > 1 else f'{(int(begins) + 1) % 100:02}'}"
        return f"FY{_full_year(int(self.groups['named'])):04}"


def _full_year(year: int) -> int:
    """A year of two digits in full: '24, but '98."""
    return year if year > 99 else year + (2000 if year < 70 else 1900)
