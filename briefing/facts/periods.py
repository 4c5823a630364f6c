"""Reads periods such as `2024-08-19`, `2023` or `since 2023-09`."""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

FORMS = "2024-08-19, 2024-08, 2024-Q1, 2024-H1, 2024, since 2023-09, 2019..2023 or future"


class PeriodKind(StrEnum):
    """The shape of a period; it decides how the period is put into words."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    SINCE = "since"
    RANGE = "range"
    FUTURE = "future"


class Period(NamedTuple):
    """When a fact holds: first and last day, both inclusive; `end` is None where the period is open."""

    text: str
    kind: PeriodKind
    start: date | None
    end: date | None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read one of the `FORMS`; ValueError says what the text is not."""
        if text == "future":
            return cls(text, PeriodKind.FUTURE, None, None)
        if text.startswith("since "):
            return cls(text, PeriodKind.SINCE, _span(text[6:])[1], None)
        first, dots, last = text.partition("..")
        if not dots:
            return cls(text, *_span(text))
        start, end = _span(first)[1], _span(last)[2]
        if end < start:
            raise ValueError("ends before it begins")
        return cls(text, PeriodKind.RANGE, start, end)

    def __str__(self) -> str:
        return self.text


_SPAN = r"[0-9]{4}(-(Q[1-4]|H[12]|[0-9]{2}(-[0-9]{2})?))?"
PATTERN = rf"^({_SPAN}|since {_SPAN}|{_SPAN}\.\.{_SPAN}|future)$"
"""The forms as a regular expression, for editors."""

_FORM = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)


def _span(text: str) -> tuple[PeriodKind, date, date]:
    """The kind, first and last day of a period that is neither open nor a range."""
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError("is not a period")
    year, quarter, half, month, day = match.group("year", "quarter", "half", "month", "day")
    try:
        if day:
            only = date(int(year), int(month), int(day))
            return PeriodKind.DATE, only, only
        if month:
            return PeriodKind.MONTH, *_months(year, int(month), 1)
        if quarter:
            return PeriodKind.QUARTER, *_months(year, 3 * int(quarter) - 2, 3)
        if half:
            return PeriodKind.HALF_YEAR, *_months(year, 6 * int(half) - 5, 6)
        return PeriodKind.YEAR, *_months(year, 1, 12)
    except ValueError:
        raise ValueError("is in no calendar") from None


def _months(year: str, first: int, count: int) -> tuple[date, date]:
    start, last = date(int(year), first, 1), first + count - 1
    return start, date(int(year), last, calendar.monthrange(int(year), last)[1])
