"""Period texts in (`2024-08-19`, `2023`, `since 2023-09`, …), `Period` values out."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Period:
    """When a fact holds: first and last day, both inclusive; `end` is None where the period is open."""

    text: str
    kind: PeriodKind
    start: date | None
    end: date | None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read one of the forms below; ValueError says which forms there are.

        `2024-08-19`, `2024-08`, `2024-Q1`, `2024-H1`, `2024`, `since 2023-09`, `2019..2023`, `future`.
        """
        if text == "future":
            return cls(text, PeriodKind.FUTURE, None, None)
        if text.startswith("since "):
            return cls(text, PeriodKind.SINCE, _span(text[6:])[1], None)
        first, dots, last = text.partition("..")
        if not dots:
            return cls(text, *_span(text))
        start, end = _span(first)[1], _span(last)[2]
        if end < start:
            raise ValueError(f"the range {text} ends before it begins")
        return cls(text, PeriodKind.RANGE, start, end)

    def __str__(self) -> str:
        return self.text


_FORM = re.compile(r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?")


def _span(text: str) -> tuple[PeriodKind, date, date]:
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(
            f"{text!r} is not a period; write 2024-08-19, 2024-08, 2024-Q1, 2024-H1, 2024, since 2023-09, 2019..2023 or future"
        )
    year, quarter, half, month, day = (int(g) if g else 0 for g in match.groups())
    if day:
        return PeriodKind.DATE, date(year, month, day), date(year, month, day)
    if month:
        return PeriodKind.MONTH, date(year, month, 1), _last_day(year, month)
    if quarter:
        return PeriodKind.QUARTER, date(year, 3 * quarter - 2, 1), _last_day(year, 3 * quarter)
    if half:
        return PeriodKind.HALF_YEAR, date(year, 6 * half - 5, 1), _last_day(year, 6 * half)
    return PeriodKind.YEAR, date(year, 1, 1), date(year, 12, 31)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
