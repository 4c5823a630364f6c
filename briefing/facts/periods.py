"""Reads periods such as `2024-08-19`, `2023`, `2022/23` or `since 2023-09`.

A business year has the name that its source gives it: `2022/23`, or `FY2023` for the one that ends in 2023. When it
begins differs from house to house, so that is said beside it: `2022/23 from April`. An author writes it once, as
`fiscal-year: April`, and it is added to each such period when the file is read. Without it the days of the period are
those of a year from July, the middle of all there are: good enough to sort by, and `is_exact` says so.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum

from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

FORMS = (
    "2024-08-19, 2024-08, 2024-W11, 2024-Q1, 2024-H1, 2024, 2010s, 2022/23, FY2023, 2022/23-Q1, early 2023, mid-2023,"
    " late 2023-09, summer 2023, since 2023-09, 2024-01-01..2024-11-24, 2019..2023 or future"
)
MONTHS = tuple(calendar.month_name[1:])


class PeriodKind(StrEnum):
    """The shape of a period; it decides how the period is put into words."""

    DATE = "date"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"
    BUSINESS_YEAR = "business-year"
    PART = "part"
    SINCE = "since"
    RANGE = "range"
    FUTURE = "future"


class Period(NamedTuple):
    """When a fact holds: first and last day, both inclusive; `end` is None where the period is open.

    The days of what is not `is_exact`, such as `mid-2023`, only say where among others it stands.
    """

    text: str
    kind: PeriodKind
    start: date | None
    end: date | None
    is_exact: bool = True

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read one of the `FORMS`; ValueError says what the text is not."""
        if text == "future":
            return cls(text, PeriodKind.FUTURE, None, None)
        named, _, begins = text.partition(" from ")
        first_day = FirstDay.parse(begins) if begins else None
        if first_day and not _BUSINESS_YEAR.search(named):
            raise ValueError("has no business year that could begin then")
        if named.startswith("since "):
            since = _span(named.removeprefix("since "), first_day)
            if since.kind is PeriodKind.PART and since.part[0] in _SEASONS:
                raise ValueError("is not a period")
            return cls(text, PeriodKind.SINCE, since.start, None, since.is_exact)
        first, dots, last = named.partition("..")
        if not dots:
            return _span(named, first_day)._replace(text=text)
        one, other = _span(first, first_day), _span(last, first_day)
        if PeriodKind.PART in (one.kind, other.kind):
            raise ValueError("is not a period")
        if other.days[1] < one.days[0]:
            raise ValueError("ends before it begins")
        return cls(text, PeriodKind.RANGE, one.start, other.end, one.is_exact and other.is_exact)

    @classmethod
    def of_days(cls, start: date, end: date) -> Period:
        """The shortest period from one day to another."""
        year, month = f"{start.year:04}", start.isoformat()[:7]
        spans = (year, f"{year}-H{(start.month + 5) // 6}", f"{year}-Q{(start.month + 2) // 3}", month, f"{start}")
        ranges = (f"{year}..{end.year:04}", f"{month}..{end.isoformat()[:7]}", f"{start}..{end}")
        decade = f"{year[:3]}0s"
        return next(found for text in (*spans, decade, *ranges) if (found := cls.parse(text)).days == (start, end))

    def __str__(self) -> str:
        return self.text

    @property
    def days(self) -> tuple[date, date]:
        """Its first and last day; ValueError if it has not both."""
        if self.start is None or self.end is None:
            raise ValueError(f"the period {self} has no first or no last day")
        return self.start, self.end

    def is_same(self, other: Period) -> bool:
        """Whether the two say the same: have the same name, or the same days if these are certain."""
        return _bare_name(self) == _bare_name(other) or (
            self.is_exact and other.is_exact and self[2:4] == other[2:4] and self.start is not None
        )

    @property
    def ends(self) -> tuple[Period, ...]:
        """The two periods of a range, or the one that something lasts since; else the period itself."""
        named, begins, month = self.text.partition(" from ")
        parts = named.removeprefix("since ").split("..")
        return tuple(Period.parse(part + (begins + month if _BUSINESS_YEAR.search(part) else "")) for part in parts)

    @property
    def part(self) -> tuple[str, Period]:
        """What part it is, and of what: "mid" and the period of "2023"; ValueError if it is no part."""
        match = _PART_FORM.fullmatch(self.text)
        if not match:
            raise ValueError(f"the period {self} is no part of another")
        return match["part"], Period.parse(match["whole"])

    @property
    def business_year(self) -> tuple[str, str]:
        """The name of a business year and of its part: "2022/23" and "Q1", or ""."""
        year, _, part = self.text.partition(" from ")[0].partition("-")
        return year, part


def _bare_name(period: Period) -> str:
    """The text of a period without the beginning of its business years, whose second year has two digits."""
    return re.sub(r"/[0-9]{2}(?=[0-9]{2})", "/", period.text.partition(" from ")[0])


class FirstDay(NamedTuple):
    """The day of the year on which a business year begins: `April`, `6 April`."""

    month: int
    day: int = 1

    @classmethod
    def parse(cls, text: str) -> FirstDay:
        """Read a month, or a day of it; ValueError says what the text is not."""
        match = re.fullmatch(_FIRST_DAY, text)
        if not match:
            raise ValueError("is no month")
        return cls(MONTHS.index(match["month"]) + 1, int(match["day"] or 1))

    def __str__(self) -> str:
        month = MONTHS[self.month - 1]
        return month if self.day == 1 else f"{self.day} {month}"

    def months(self, year: int, first: int, count: int) -> tuple[date, date]:
        """From the first day of month `first` of the business year that begins in `year`, `count` months."""
        ends = [divmod(self.month - 1 + months, 12) for months in (first - 1, first - 1 + count)]
        start, after = (date(year + years, month + 1, self.day) for years, month in ends)
        return start, after - timedelta(days=1)

    def year_that_ends_in(self, year: int) -> int:
        """The year in which the business year called after `year`, in which it ends, begins."""
        return year if self == (1, 1) else year - 1


_NOMINAL = FirstDay(7)
"""When a business year begins if nobody says when: half a year off at most."""


def begin_business_years(period: str, first_day: str) -> str:
    """`period` with the beginning of its business years, if it has one and does not say when; ValueError for no day."""
    named = _BUSINESS_YEAR.search(period) and " from " not in period
    return f"{period} from {FirstDay.parse(first_day)}" if named else period


# The forms

_FIRST_DAY = rf"(?:(?P<day>[1-9]|1[0-9]|2[0-8]) )?(?P<month>{'|'.join(MONTHS)})"
_CALENDAR = r"[0-9]{4}(?:-(?:Q[1-4]|H[12]|W[0-9]{2}|[0-9]{2}(?:-[0-9]{2})?))?|[0-9]{3}0s"
_BUSINESS = r"(?:[0-9]{4}/(?:[0-9]{2}|[0-9]{4})|FY[0-9]{4})(?:-(?:Q[1-4]|H[12]))?"
_THIRD = r"(?:early |mid-|late )(?:[0-9]{3}0s|[0-9]{4}(?:-[0-9]{2})?)"
_SEASON = r"(?:spring|summer|autumn|winter) [0-9]{4}"
_SPAN = rf"(?:{_CALENDAR}|{_BUSINESS}|{_THIRD}|{_SEASON})"
_FROM = re.sub(r"\?P<\w+>", "", _FIRST_DAY)
PATTERN = rf"^(?:(?:since )?{_SPAN}(?:\.\.{_SPAN})?(?: from {_FROM})?|future)$"
"""The forms as a regular expression, for editors."""
FIRST_DAY_SCHEMA = f"^{_FROM}$"

_BUSINESS_YEAR = compile_pattern(r"[0-9]{4}/|FY")
_CALENDAR_FORM = compile_pattern(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>[0-9]{2})"
    r"|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)
_BUSINESS_FORM = compile_pattern(
    r"(?:(?P<begins>[0-9]{4})/(?P<ends>[0-9]{2}|[0-9]{4})|FY(?P<named>[0-9]{4}))"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
)
_DECADE_FORM = compile_pattern(r"(?P<year>[0-9]{3}0)s")
_PART_FORM = compile_pattern(r"(?P<part>early|mid|late|spring|summer|autumn|winter)[ -](?P<whole>.+)")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 0}
"""The month in which each begins; that of winter is December of the year before."""


def _span(text: str, first_day: FirstDay | None = None) -> Period:
    """A period that is neither open nor a range."""
    business = _BUSINESS_FORM.fullmatch(text)
    # A name with two years has one and the next, neither of which is that year already.
    begins, ends = (business["begins"], business["ends"]) if business else ("", "")
    if begins and not (str(int(begins) + 1).endswith(ends) and first_day != (1, 1)):
        raise ValueError("is no business year, which ends in the year after it begins")
    try:
        if match := _CALENDAR_FORM.fullmatch(text):
            return _calendar_span(text, match)
        if business:
            return _business_span(text, business, first_day)
        if match := _DECADE_FORM.fullmatch(text):
            first = int(match["year"])
            return Period(text, PeriodKind.DECADE, date(first, 1, 1), date(first + 9, 12, 31))
        if re.fullmatch(rf"{_THIRD}|{_SEASON}", text) and (match := _PART_FORM.fullmatch(text)):
            return Period(text, PeriodKind.PART, *_part_of(match["part"], _span(match["whole"])), is_exact=False)
    except (ValueError, OverflowError):
        raise ValueError("is in no calendar") from None
    raise ValueError("is not a period")


def _calendar_span(text: str, match: re.Match[str]) -> Period:
    year = int(match["year"])
    if match["day"]:
        day = date.fromisoformat(text)
        return Period(text, PeriodKind.DATE, day, day)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return Period(text, PeriodKind.WEEK, monday, monday + timedelta(days=6))
    if match["month"]:
        return Period(text, PeriodKind.MONTH, *months_of(year, int(match["month"])))
    if match["quarter"]:
        return Period(text, PeriodKind.QUARTER, *months_of(year, 3 * int(match["quarter"]) - 2, 3))
    if match["half"]:
        return Period(text, PeriodKind.HALF_YEAR, *months_of(year, 6 * int(match["half"]) - 5, 6))
    return Period(text, PeriodKind.YEAR, *months_of(year, 1, 12))


def _business_span(text: str, match: re.Match[str], first_day: FirstDay | None) -> Period:
    start = first_day or _NOMINAL
    year = int(match["begins"]) if match["begins"] else start.year_that_ends_in(int(match["named"]))
    first, count = 1, 12
    if match["quarter"]:
        first, count = 3 * int(match["quarter"]) - 2, 3
    elif match["half"]:
        first, count = 6 * int(match["half"]) - 5, 6
    return Period(text, PeriodKind.BUSINESS_YEAR, *start.months(year, first, count), is_exact=first_day is not None)


def _part_of(part: str, whole: Period) -> tuple[date, date]:
    """About the days of a part of a year, month or decade: a third of it, or a season of the north."""
    start, end = whole.days
    if part in _SEASONS:
        first = _SEASONS[part]
        return months_of(start.year - (not first), first or 12, 3)
    third = (end - start + timedelta(days=1)) / 3
    place = ("early", "mid", "late").index(part)
    return start + place * third, start + (place + 1) * third - timedelta(days=1)


def months_of(year: int, first: int, count: int = 1) -> tuple[date, date]:
    """The first and last day of `count` months from month `first` of `year`, which may lead into the next year."""
    years, month = divmod(first - 1 + count - 1, 12)
    last = calendar.monthrange(year + years, month + 1)[1]
    return date(year, first, 1), date(year + years, month + 1, last)


_LABEL = compile_pattern(
    r"(?P<year>\d{4})(?:"
    r"[\s.-]*(?:(?P<quarter>q[1-4])|(?P<half>[hs][12])|m(?P<month>\d{1,2})|w(?P<week>\d{1,2}))"
    r"|[/-](?P<next>\d{2}|\d{4}))?(?:\s?(?:г\.?|год|year|il))?"
    r"|(?P<part>[qh][1-4])[\s/.-]*(?P<of>\d{4})|fy\s?(?P<fiscal>\d{4})"
    r"|(?P<name>[^\W\d_]{3,9})\.?[\s-]*(?P<in>\d{4})(?:\s?г\.?)?|(?P<on>\d{4})[\s-]+(?P<named>[^\W\d_]{3,9})\.?"
    r"|(?P<nth>[1-4]|i{1,3}|iv)[\s-]*(?:кв\.?|квартал|rüb)\s*(?P<during>\d{4})(?:\s?г\.?)?"
)
_NAMED_MONTHS = (
    *("january январь января yanvar", "february февраль февраля fevral", "march март марта mart"),
    *("april апрель апреля aprel", "may май мая", "june июнь июня iyun", "july июль июля iyul"),
    *("august август августа avqust", "september сентябрь сентября sentyabr", "october октябрь октября oktyabr"),
    *("november ноябрь ноября noyabr", "december декабрь декабря dekabr"),
)
"""The names of months in the languages that come with us, of which labels have at least three letters."""
_NTH = ("1 i", "2 ii", "3 iii", "4 iv")
_LABEL_MARK = compile_pattern(r"(?<=\d)\s*(?:\(?[a-zа-я]{1,2}\)?|[*†‡¹²³])\Z")
_DAY = compile_pattern(r"(?:1[6-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_FIRST_YEAR, _LAST_YEAR = 1600, 2099


def period_of_label(words: str) -> str | None:
    """The period that a row or column is headed by, as a facts file writes it; None if that is none.

    >>> [period_of_label(words) for words in ("2023 (p)", "2023Q1", "Q1 2023", "2023M05", "2022/23", "Georgia")]
    ['2023', '2023-Q1', '2023-Q1', '2023-05', '2022/23', None]
    >>> [period_of_label(words) for words in ("Jan 2023", "март 2023 г.", "II кв. 2023", "Mali 2023", "2023-05-31")]
    ['2023-01', '2023-03', '2023-Q2', None, '2023-05-31']
    """
    label = words.strip().casefold()
    match = _LABEL.fullmatch(label) or _LABEL.fullmatch(_LABEL_MARK.sub("", label))
    if match is None:
        return label if _DAY.fullmatch(label) else None
    given = match.groupdict()
    year = next(filter(None, map(given.__getitem__, ("year", "of", "fiscal", "in", "on", "during"))))
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    part = given["quarter"] or given["half"] or given["part"]
    text = year
    if name := given["name"] or given["named"]:
        known = [i for i, names in enumerate(_NAMED_MONTHS, 1) if any(full.startswith(name) for full in names.split())]
        if not known:
            return None
        text = f"{year}-{known[0]:02}"
    elif given["nth"]:
        text = f"{year}-Q{next(i for i, forms in enumerate(_NTH, 1) if given['nth'] in forms.split())}"
    elif given["fiscal"]:
        text = f"FY{year}"
    elif part:
        text = f"{year}-{part.upper().replace('S', 'H')}"
    elif given["week"]:
        text = f"{year}-W{int(given['week']):02}"
    elif given["month"]:
        text = f"{year}-{int(given['month']):02}"
    elif given["next"]:
        is_business = int(given["next"]) % 100 == (int(year) + 1) % 100
        text = (
            f"{year}/{given['next'][-2:]}"
            if is_business
            else f"{year}{'..' * (len(given['next']) > 2) or '-'}{given['next']}"
        )
    try:
        return str(Period.parse(text))
    except ValueError:
        return None
