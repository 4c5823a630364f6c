"""The axes of a chart: round values up its side, with a light grid at them, and periods along its foot, true to time.

Values have an axis where they have no room beside their marks. Of periods it is told which are missing between two, and
the words for which there is room.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.charts.labels import LEADING, LEAST_GAP, Rectangle, baseline, ticks, ticks_with_room
from briefing.charts.model import ChartData, ChartItem
from briefing.document.occurrences import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.charts.chart_canvas import ChartCanvas

AXIS_GAP = 6.0
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_INTERVALS = 4
_LEADING = 1.5
"""How far the numbers of an axis are apart at least, in their size."""


def round_numbers(ends: Sequence[float]) -> Iterator[Decimal]:
    """Zero and the round numbers from the least of `ends` to the largest, some four steps, both ends included.

    Where all is zero there is a one above it, so that the axis has a scale on which zero can be seen.
    """
    least, most = min(0.0, *ends), max(0.0, *ends)
    if not (math.isfinite(least) and math.isfinite(most)):
        return
    if least == most:
        yield from (Decimal(0), Decimal(1))
        return
    rough = (Decimal(most) - Decimal(least)) / _INTERVALS
    power = Decimal(10) ** rough.adjusted()
    step = next(power * factor for factor in _STEPS if power * factor >= rough)
    if all(end == int(end) for end in ends):
        step = max(step, Decimal(1))  # there is no half of a person
    if step == step.to_integral_value():
        step = step.quantize(Decimal(1))  # digits are printed as they are given: 25,000 and not 25,000.0
    for count in range(math.floor(Decimal(least) / step), math.ceil(Decimal(most) / step) + 1):
        yield count * step


def axis_width(canvas: ChartCanvas, data: ChartData) -> float:
    """How much room the numbers of the axis take at the left."""
    return max(canvas.note_width(words) for _, words in data.ticks) + AXIS_GAP


def draw_grid(canvas: ChartCanvas, data: ChartData, ends: tuple[float, float], y: Callable[[float], float]) -> None:
    """A hairline at each round number, from the first of the `ends` to the second, and the number before it.

    Where the plot is too low for all of them, it has every second or third, counted from zero.
    """
    theme, (left, right) = canvas.theme, ends
    step = data.ticks[1][0] - data.ticks[0][0]
    every = math.ceil(_LEADING * theme.note_size / abs(y(step) - y(0)))
    for value, words in data.ticks:
        if round(value / step) % every:
            continue
        if value:
            canvas.line([(left, y(value)), (right, y(value))], theme.hairline, 0.5)
        draw_number(canvas, left - AXIS_GAP, y(value), words)


def clear_ground(canvas: ChartCanvas, words: Rectangle, ahead: float | None) -> None:
    """Let no line of the grid run through `words`, on the ground of what lies `ahead` of some place or on the paper."""
    is_ahead = ahead is not None and words.left >= ahead
    canvas.shape([words.corners], fill=canvas.theme.panel if is_ahead else canvas.theme.paper)


def draw_number(canvas: ChartCanvas, x: float, y: float, words: str) -> None:
    """A number of the axis, which ends at `x`, level with `y`."""
    canvas.note(x, y + baseline(canvas.theme.note_size), words, role=Role.TICK, align="right")


_MISSING = 1.5
"""Neighbours that are so many times farther apart than others miss a period between them."""
_ALIKE = 0.9
"""Months and years have unequal lengths, but not more unequal than that."""
_TICK = 3.0


def days_of(item: ChartItem) -> tuple[int, int]:
    """The first and the last day of a closed period, as ordinals."""
    return _ordinal(item.start), _ordinal(item.end)


@lru_cache(1_000)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def middle(item: ChartItem) -> float:
    """The middle of a closed period, as an ordinal."""
    return sum(days_of(item)) / 2


def are_alike(one: ChartItem, other: ChartItem) -> bool:
    """Whether two periods are of one length, so that their values can be compared: months, quarters, years."""
    lengths = sorted(end - start + 1 for start, end in (days_of(one), days_of(other)))
    return lengths[0] >= _ALIKE * lengths[1]


def is_alone_in_length(item: ChartItem, items: Sequence[ChartItem]) -> bool:
    """Whether a period is as long as no other, so that its value is comparable with none."""
    return not any(are_alike(item, other) for other in items if days_of(other) != days_of(item))


def gaps(items: Sequence[ChartItem]) -> list[bool]:
    """For each item whether a period is missing before it, so that it is never taken for the next one.

    Nowhere where the items do not follow one another in time, forwards or backwards.
    """
    none = [False] * len(items)
    if not all(item.start and item.end for item in items):
        return none
    forwards = sorted(items, key=days_of)
    if list(items) not in (forwards, forwards[::-1]):
        return none
    pairs = list(pairwise(forwards))
    usual = min((middle(right) - middle(left) for left, right in pairs), default=0.0)
    missing = []
    for left, right in pairs:
        (start, end), (next_start, next_end) = days_of(left), days_of(right)
        shorter = min(end - start, next_end - next_start) + 1
        # Neighbours touch, or nearly; and what is counted every ten years misses nothing in between.
        missing.append(next_start - end - 1 >= shorter / 2 and middle(right) - middle(left) > _MISSING * usual)
    return none[:1] + (missing if list(items) == forwards else missing[::-1])


def lines_of(items: Sequence[ChartItem]) -> dict[str, list[ChartItem]]:
    """The marks that belong together over time, by what they are called: "" where all do.

    Those of one segment do, else those of one area; marks of one area are several lines only if they share periods.
    """
    times = {(item.start, item.end) for item in items}
    by_area = all(item.name not in (item.full_label, item.period) for item in items)
    has_names = by_area or len(times) < len(items)
    lines: dict[str, list[ChartItem]] = {}
    for item in items:
        name = item.name if has_names and item.name != item.period else ""
        lines.setdefault(item.lane or name, []).append(item)
    return lines


def first_ahead(times: Sequence[ChartItem], items: Sequence[ChartItem]) -> int:
    """The number of the first period from which all values lie ahead, in one status; 0 where there is no such part."""
    by_time = [[item for item in items if days_of(item) == days_of(time)] for time in times]
    is_ahead = [all(item.style in ("hatched", "outlined") for item in group) for group in by_time]
    first = len(times) - next((count for count, ahead in enumerate(reversed(is_ahead)) if not ahead), len(times))
    statuses = {item.status for group in by_time[first:] for item in group}
    before = any(item.style in ("hatched", "outlined") for group in by_time[:first] for item in group)
    return first if len(statuses) == 1 and not before else 0


class TimeAxis:
    """Periods from left to right, true to time, and the words below them: all of them, in short, or as many as fit.

    The first is not left of `left` and the last not right of `right`; their words may reach farther, but not over the
    edges of the canvas.  `notes` are lines below the periods; without room for these, `has_notes` is False.
    """

    def __init__(
        self, canvas: ChartCanvas, items: Sequence[ChartItem], left: float, right: float, notes: Sequence[list[str]]
    ) -> None:
        self._canvas, self._items, self._left, self._right = canvas, items, left, right
        self._days = [middle(item) for item in items]
        edges = [day for item in items if is_alone_in_length(item, items) for day in days_of(item)]
        self._first_day, self._last_day = min(edges + self._days[:1]), max(edges + self._days[-1:])
        self._rows = self._whole(notes)
        self.has_notes = bool(self._rows) or not any(notes)
        if not self._rows:
            self._set_ends(*(self._width([item.tick, item.year]) for item in (items[0], items[-1])))
            places, theme = [self.x(day) for day in self._days], canvas.theme
            self._rows = ticks_with_room(items, places, canvas.width, theme.faces.regular, theme.note_size)

    def x(self, day: float) -> float:
        """The place of a day."""
        share = (day - self._first_day) / ((self._last_day - self._first_day) or 1.0)
        return self._first + share * (self._last - self._first)

    def draw(self, y: float) -> float:
        """Write the words below `y`, with a tick at each period if some have none; returns how low they reach."""
        theme, lowest = self._canvas.theme, y
        for index, day in enumerate(self._days):
            x, rows = self.x(day), self._rows.get(index, [])
            if len(self._rows) < len(self._days):
                self._canvas.line([(x, y), (x, y + _TICK)], theme.ink, 0.5)
            for number, row in enumerate(rows, 1):
                at = y + 1 + number * theme.note_size * LEADING
                self._canvas.note(x, at, row, align="center")
                lowest = max(lowest, at)
        return lowest

    def _whole(self, notes: Sequence[list[str]]) -> dict[int, list[str]]:
        """All periods with their notes, in full or in short; nothing if they have no room."""
        for periods in ([[item.period] for item in self._items], ticks(self._items)):
            rows = [[*period, *note] for period, note in zip(periods, notes, strict=True)]
            widths = [self._width(below) for below in rows]
            self._set_ends(widths[0], widths[-1])
            edges = [
                (self.x(day) - width / 2, self.x(day) + width / 2)
                for day, width in zip(self._days, widths, strict=True)
            ]
            if all(right + LEAST_GAP <= left for (_, right), (left, _) in pairwise(edges)):
                return dict(enumerate(rows))
        return {}

    def _width(self, rows: Sequence[str]) -> float:
        return max(map(self._canvas.note_width, rows))

    def _set_ends(self, first: float, last: float) -> None:
        self._first = max(self._left, first / 2)
        self._last = min(self._right, self._canvas.width - last / 2)
