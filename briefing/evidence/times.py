"""A sentence and its publication date in, the times it names out, as days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from briefing.evidence.sentences import Range
from briefing.evidence.time_words import TimeWords
from briefing.facts.periods import Period, PeriodKind

_Days = tuple[date, date]


class NamedTime(NamedTuple):
    """A time that a text names: its first and last day, both inclusive; open towards the present where `since`."""

    range: Range
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
        within = self.end - self.start <= timedelta(days=30) and period.kind is not PeriodKind.RANGE
        return (period.start, period.end) == (self.start, self.end) or (
            within and period.start <= self.start and self.end <= period.end
        )


def find_times(text: str, within: Range, published: date, words: TimeWords) -> tuple[NamedTime, ...]:
    """Every time that `text` names in the range `within`, in order; "last year" counts from `published`."""
    found: list[NamedTime] = []
    for pattern in words.patterns:
        for match in pattern.finditer(text, *within):
            place = Range(*match.span())
            days = _days(match, published, words)
            if days and not any(place.overlaps(other.range) for other in found):
                found.append(NamedTime(place, match[0], *days, since=_is_since(text, within, match, words)))
    own = (time for time in found if not _is_compared(text, within, time, words))
    return tuple(sorted(own, key=lambda time: time.range))


def _is_compared(text: str, within: Range, time: NamedTime, words: TimeWords) -> bool:
    before = words.comparison.search(text, max(within.start, time.range.start - 40), time.range.start)
    return bool(before or words.comparison_after.match(text, time.range.end, within.end))


def _is_since(text: str, within: Range, match: re.Match[str], words: TimeWords) -> bool:
    """Whether a time lasts from then on: "since 2019", "from May", but not "from 2019 to 2023"."""
    groups = match.groupdict()
    lead = text[max(within.start, match.start() - 40) : match.start()]
    before = words.since.search(lead) or words.since.search(match[0].split()[0])
    after = words.since_after.match(text, match.end(), within.end)
    return bool(before or groups.get("since") or after) and not (groups.get("year2") or groups.get("month2"))


def covers_publication(period: Period, published: date) -> bool:
    """Whether a period is the day of publication, or the month, quarter, half-year or year that holds it."""
    if period.kind in (PeriodKind.SINCE, PeriodKind.RANGE) or period.start is None or period.end is None:
        return False
    return period.start <= published <= period.end


def _days(match: re.Match[str], published: date, words: TimeWords) -> _Days | None:
    groups = {name: text for name, text in match.groupdict().items() if text}
    try:
        return next((days for read in _READERS if (days := read(groups, published, words))), None)
    except (ValueError, OverflowError):
        return None


def _read_iso(groups: dict[str, str], published: date, words: TimeWords) -> _Days | None:
    day = date.fromisoformat(groups["iso"]) if "iso" in groups else None
    return (day, day) if day else None


def _read_day(groups: dict[str, str], published: date, words: TimeWords) -> _Days | None:
    if "dayword" in groups:
        day = published + timedelta(days=words.worth(words.days, groups["dayword"]))
        return day, day
    return (published, published) if "now" in groups else None


def _read_month(groups: dict[str, str], published: date, words: TimeWords) -> _Days | None:
    if "month" not in groups:
        return None
    month = words.worth(words.months, groups["month"])
    year = _year(groups, published, words) or published.year - (month > published.month)
    if "day" in groups:
        day = date(year, month, int(groups["day"]))
        return day, day
    last = words.worth(words.months, groups["month2"]) if "month2" in groups else month
    return _months(year, month, last)


def _read_part(groups: dict[str, str], published: date, words: TimeWords) -> _Days | None:
    year, length = _year(groups, published, words), _part_length(groups, words)
    if year is None or length is None:
        return None
    which = groups.get("part") or groups.get("half") or groups.get("quarter") or "1"
    number = words.worth(words.ordinals, which)
    first = 12 - length + 1 if number < 0 else length * (number - 1) + 1
    return _months(year, first, first + length - 1)


def _part_length(groups: dict[str, str], words: TimeWords) -> int | None:
    """The months of a half, a quarter or "six months"."""
    if "count" in groups:
        return words.worth(words.counts, groups["count"])
    return 6 if "half" in groups else 3 if "quarter" in groups else None


def _read_span(groups: dict[str, str], published: date, words: TimeWords) -> _Days | None:
    if "span" not in groups:
        return None
    shift, span = words.worth(words.relative, groups["relative"]), words.spans[words.lower(groups["span"])]
    if span == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    length = 3 if span == "quarter" else 1
    index = published.year * 12 + published.month - 1
    first = (index // length + shift) * length
    return _months(first // 12, first % 12 + 1, first % 12 + length)


def _read_year(groups: dict[str, str], published: date, words: TimeWords) -> _Days | None:
    year = _year(groups, published, words)
    if year is None:
        return None
    last = int(groups.get("year2", year))
    return (date(year, 1, 1), date(last, 12, 31)) if last >= year else None


_READERS = (_read_iso, _read_day, _read_month, _read_part, _read_span, _read_year)


def _year(groups: dict[str, str], published: date, words: TimeWords) -> int | None:
    if "year" in groups:
        return int(groups["year"])
    return published.year + words.worth(words.relative, groups["relative"]) if "relative" in groups else None


def _months(year: int, first: int, last: int) -> _Days:
    """From the first day of month `first` to the last day of month `last`."""
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)
