"""Puts periods into words: "January–September 2024", "since 2022/23", and short ones below the points of a chart."""

from __future__ import annotations

from datetime import date

from briefing.facts.periods import Period, PeriodKind
from briefing.languages.model import Language, ending
from briefing.records import NamedTuple

NBSP = "\u00a0"
_BY_DAYS = (PeriodKind.DATE, PeriodKind.WEEK)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


class PeriodWords(NamedTuple):
    """The words of one language for periods; what its grammar has no form for is said by its first and last day."""

    language: Language

    def words(self, period: Period) -> str:
        """A period in a sentence or table: "2023", "January–June 2024", "since September 2023", "19 August 2024"."""
        return self._words(period).replace(" ", NBSP)

    def tick(self, period: Period) -> tuple[str, str]:
        """A period below a point of a chart, and its year, which points may share: ("Q1", "2024"); ("2022/23", "")."""
        start, end = period.start, period.end
        if period.kind is PeriodKind.BUSINESS_YEAR and (part := period.business_year[1]):
            return self._numbered(part), period.business_year[0]
        if start is None or end is None or start.year != end.year or not period.is_exact:
            return self.words(period), ""
        short = self._short(period, start, end)
        return (short.replace(" ", NBSP), str(start.year)) if short else (self.words(period), "")

    def day(self, day: date) -> str:
        """A day in words."""
        return self._date(day, self.language.grammar.dates.day).replace(" ", NBSP)

    def _words(self, period: Period) -> str:
        dates = self.language.grammar.dates
        match period.kind:
            case PeriodKind.FUTURE:
                return dates.future
            case PeriodKind.SINCE:
                return self._since(period.ends[0])
            case PeriodKind.PART:
                # As it is written in facts where the grammar has no form: "Early 2023", "mid-May 2024", "summer 2024".
                name, whole = period.part
                form = dates.parts.get(name, {}).get(whole.kind.value)
                return self._date(whole.days[0], form) if form else period.text
            case PeriodKind.BUSINESS_YEAR:
                return self._business_year(period)
            case PeriodKind.YEAR:
                return self._date(period.days[0], dates.year)
            case PeriodKind.DECADE:
                first, last = period.days
                return self._date(first, dates.decade) if dates.decade else self._years(str(first.year), str(last.year))
            case PeriodKind.RANGE:
                return self._range(*period.ends)
            case PeriodKind.DATE | PeriodKind.WEEK:
                return self._between_days(*period.days)
            case PeriodKind.MONTH | PeriodKind.QUARTER | PeriodKind.HALF_YEAR:
                return self._between_months(*period.days)

    def _range(self, first: Period, last: Period) -> str:
        """A range in the finest of the units of its ends."""
        kinds = {first.kind, last.kind}
        if kinds == {PeriodKind.YEAR} or kinds == {PeriodKind.BUSINESS_YEAR}:
            return self._years(self._words(first), self._words(last))
        if kinds <= {PeriodKind.DECADE, PeriodKind.BUSINESS_YEAR, PeriodKind.YEAR}:
            return self._pair(self._words(first), self._words(last))
        between = self._between_days if kinds & set(_BY_DAYS) else self._between_months
        return between(first.days[0], last.days[1])

    def _years(self, first: str, last: str) -> str:
        return self.language.grammar.dates.years.format(first=first, last=last)

    def _pair(self, first: str, last: str) -> str:
        return self.language.grammar.dates.range.format(first=first, last=last)

    def _between_days(self, start: date, end: date) -> str:
        """From a day to another; what both have in common is said once."""
        dates, same_year = self.language.grammar.dates, start.year == end.year
        if start == end:
            return self._date(end, dates.day)
        if same_year and start.month == end.month and "month" in dates.days:
            return self._date(end, dates.days["month"], first=start.day, last=end.day)
        if same_year and {"year", "day"} <= dates.days.keys():
            first, last = (self._date(day, dates.days["day"]) for day in (start, end))
            return self._date(end, dates.days["year"], first=first, last=last)
        return self._pair(*(self._date(day, dates.day) for day in (start, end)))

    def _between_months(self, start: date, end: date) -> str:
        """From a month to another; their year is said once if they have the same."""
        dates = self.language.grammar.dates
        if (start.year, start.month) == (end.year, end.month):
            return self._date(start, dates.month)
        if start.year == end.year:
            first, last = (self._date(day, "{month_alone}") for day in (start, end))
            return self._date(start, dates.months, first=first, last=last)
        return self._pair(*(self._date(day, dates.month) for day in (start, end)))

    def _since(self, first: Period) -> str:
        since, start = self.language.grammar.dates.since, first.days[0]
        match first.kind:
            case PeriodKind.BUSINESS_YEAR:
                return self._named(since["year"], year=_two_years(first.business_year[0]))
            case PeriodKind.DECADE if "decade" in since:
                return self._date(start, since["decade"])
            case PeriodKind.PART:
                name, whole = first.part
                form = since.get(f"{name}-{whole.kind}")
                return self._date(whole.days[0], form) if form else f"since {first}"
            case PeriodKind.YEAR | PeriodKind.DECADE:
                return self._date(start, since["year"])
            case kind:
                return self._date(start, since["day" if kind in _BY_DAYS else "month"])

    def _business_year(self, period: Period) -> str:
        """Its name as its source has it, with that of its quarter or half."""
        dates, (name, part) = self.language.grammar.dates, period.business_year
        if name.startswith("FY"):
            name = self._named(dates.fiscal, year=name.removeprefix("FY")) if dates.fiscal else _two_years(name)
        return self._named(dates.part_of_year, part=self._numbered(part), year=name) if part else name

    def _numbered(self, part: str) -> str:
        """A quarter or half by its number: "Q1"."""
        dates = self.language.grammar.dates
        form = dates.quarter if part[0] == "Q" else dates.half
        return form.format(number=part[1], roman=_ROMAN[part[1]]) if form else part

    def _short(self, period: Period, start: date, end: date) -> str:
        """The part of a year that a period is, as short as it can be said; "" for a whole year and the like."""
        dates, locale = self.language.grammar.dates, self.language.locale
        match period.kind:
            case PeriodKind.QUARTER if dates.quarter:
                return self._numbered(period.text[-2:])
            case PeriodKind.HALF_YEAR if dates.half:
                return self._numbered(period.text[-2:])
            case PeriodKind.YEAR | PeriodKind.DECADE:
                return ""
        if any(end.kind in _BY_DAYS for end in period.ends):
            first, last = (self._date(day, dates.days.get("day", "{day} {month}")) for day in (start, end))
            one_month = (start.year, start.month) == (end.year, end.month)
            return last if start == end else f"{start.day if one_month else first}–{last}"
        months = locale.months_short or locale.months_alone
        return "–".join(dict.fromkeys(months[day.month - 1] for day in (start, end)))

    def _date(self, day: date, form: str, **more: object) -> str:
        """`form` with the day, month and year of `day` filled in; `{ordinal}` is the ending that the year takes."""
        return self.language.locale.date(day, self._with_ordinal(form, str(day.year)), **more)

    def _named(self, form: str, year: str, **more: object) -> str:
        """The same for a year that is named otherwise than by its digits: "2022/23"."""
        return self._with_ordinal(form, year).format(year=year, **more)

    def _with_ordinal(self, form: str, year: str) -> str:
        return form.replace("{ordinal}", ending(self.language.grammar.dates.ordinals, year))


def _two_years(name: str) -> str:
    """The name of a business year by the two that it is in: "2023/24" for "FY2024"."""
    last = int(name.removeprefix("FY")) if name.startswith("FY") else None
    return f"{last - 1}/{last % 100:02}" if last else name
