"""Values over time: a line through the points, a band where values are ranges, each value beside its point."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.charts.kinds import every_value, one_unit
from briefing.charts.labels import LEADING, status_note, ticks
from briefing.charts.marks import dot_fill
from briefing.charts.model import ChartData, ChartItem
from briefing.color import mix
from briefing.document.occurrences import Role
from briefing.errors import Problem, ProblemError
from briefing.facts.model import Briefing, Chart
from briefing.themes import fonts
from briefing.themes.theme import Theme

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

PLOT = 92.0
RADIUS = 2.6
ABOVE = 7.0
LEAST_GAP = 6.0
ARROW = 10.0
"""The length of the arrow at a value that has only one bound."""
DOTS = (0.8, 3.0)
"""The line over periods without a value."""


class SeriesPoint(NamedTuple):
    """An item and the place of its ends on the canvas; `top` is `bottom` for a single value."""

    item: ChartItem
    x: float
    bottom: float
    top: float

    @property
    def is_range(self) -> bool:
        """Whether the value lies between two ends."""
        return self.top < self.bottom


def find_problem(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Problem | None:
    """A series is values of one unit, each of a closed period of its own."""
    if problem := every_value(items):
        return problem
    if open_one := next((item for item in items if not (item.start and item.end)), None):
        message = f'fact "{open_one.fact}" has no place in a series: its period is {open_one.period}'
        return Problem("chart-facts", message, "give it a closed period")
    if problem := one_unit(chart, briefing):
        return problem
    if len(items) < 2:
        return Problem("chart-facts", "one point is no trend", f'name "{items[0].fact}" under key-figures')
    if len({(item.start, item.end) for item in items}) < len(items):
        message = "two facts of the series have the same period"
        return Problem("chart-facts", message, "use bars, or one fact for each period")
    return None


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The items in the order of their periods."""
    theme = canvas.theme
    items = sorted(data.items, key=lambda item: (item.start, item.end))
    floor = ABOVE + ARROW + theme.small_size + PLOT
    below = _rows_below(items, canvas.width, theme)
    points = _points(items, below, canvas.width, floor, theme)
    foot = floor + (ARROW + 2 if any(item.low is None for item in items) else 0)
    # How far neighbours are from one another where no period between them is left out.
    usual = min(_distance(left, right) for left, right in pairwise(items))
    for left, right in pairwise(points):
        _link(canvas, left, right, skips=_distance(left.item, right.item) > 1.5 * usual)
    canvas.line([(0, foot), (canvas.width, foot)], theme.ink)
    for point, rows in zip(points, below, strict=True):
        item = point.item
        _draw_point(canvas, point)
        lift = ABOVE + (ARROW / 2 if item.high is None else 0)
        canvas.text(point.x, point.top - lift, item.value, fact=item.fact, bold=True, align="center")
        y = foot + theme.note_size * LEADING + 1
        for i, row in enumerate(rows):
            at = y + i * theme.note_size * LEADING
            if row:
                canvas.text(point.x, at, row, role=Role.PERIOD, size=theme.note_size, color=theme.grey, align="center")
    return foot + theme.note_size * LEADING * max(map(len, below)) + 4


def _middle(item: ChartItem) -> float:
    """The middle of a period, as an ordinal."""
    return sum(date.fromisoformat(end).toordinal() for end in (item.start, item.end)) / 2


def _distance(left: ChartItem, right: ChartItem) -> float:
    return _middle(right) - _middle(left)


def _rows_below(items: Sequence[ChartItem], width: float, theme: Theme) -> list[list[str]]:
    """What stands below each point, row by row: its period, in short if they are too wide, and what is no observation.

    ProblemError if they are too wide even so.
    """
    for periods in ([[item.period] for item in items], ticks(items)):
        rows = [[*period, *status_note(item, items)] for item, period in zip(items, periods, strict=True)]
        widths = _widths(items, rows, theme)
        places = _places(items, widths, width)
        if all(
            other - one >= (w0 + w1) / 2 + LEAST_GAP
            for (one, w0), (other, w1) in pairwise(zip(places, widths, strict=True))
        ):
            return rows
    message = f"{len(items)} points are too close for the width"
    raise ProblemError(Problem("chart-drawing", message, "use bars, or fewer points"))


def _widths(items: Sequence[ChartItem], below: Sequence[Sequence[str]], theme: Theme) -> list[float]:
    """How wide the words of each point are."""
    return [
        max(
            fonts.width(item.value, theme.faces.bold, theme.small_size),
            *(fonts.width(row, theme.faces.regular, theme.note_size) for row in rows),
        )
        for item, rows in zip(items, below, strict=True)
    ]


def _places(items: Sequence[ChartItem], widths: Sequence[float], width: float) -> list[float]:
    """Where the middle of each period is, from left to right, with room for the words of the first and the last."""
    days = [_middle(item) for item in items]
    left, right = widths[0] / 2, width - widths[-1] / 2
    a_day = (right - left) / ((days[-1] - days[0]) or 1.0)
    return [left + (day - days[0]) * a_day for day in days]


def _points(
    items: Sequence[ChartItem], below: Sequence[Sequence[str]], width: float, floor: float, theme: Theme
) -> list[SeriesPoint]:
    """The points to scale: the value upwards from `floor`.

    Zero is always on the scale, so that no change looks larger than it is.
    """
    ends = [end for item in items for end in (item.low, item.high) if end is not None]
    least, most = min(0.0, *ends), max(0.0, *ends)
    unit = PLOT / ((most - least) or 1.0)
    points = []
    for item, x in zip(items, _places(items, _widths(items, below, theme), width), strict=True):
        top = floor - (item.size - least) * unit
        bottom = top if item.low is None else floor - (item.low - least) * unit
        points.append(SeriesPoint(item, x, bottom, top))
    return points


def _link(canvas: ChartCanvas, left: SeriesPoint, right: SeriesPoint, *, skips: bool) -> None:
    """What joins two neighbours: a band if one is a range, else a line.

    It is dashed towards what is not observed, and dotted where it `skips` periods of which nothing is known.
    """
    theme = canvas.theme
    if left.is_range or right.is_range:
        corners = [(left.x, left.top), (right.x, right.top), (right.x, right.bottom), (left.x, left.bottom)]
        canvas.shape([corners], fill=mix(theme.bar, theme.paper, 0.1 if skips else 0.22))
        return
    firm = left.item.style == right.item.style == "solid"
    dash = DOTS if skips else () if firm else (3.2, 2)
    canvas.line([(left.x, left.top), (right.x, right.top)], theme.bar, 1.6, dash=dash)


def _draw_point(canvas: ChartCanvas, point: SeriesPoint) -> None:
    """A dot; a halo around "about", an arrow towards where an open value may lie, a span for a range."""
    theme, item, x, y = canvas.theme, point.item, point.x, point.top
    if point.is_range:
        canvas.line([(x, point.bottom), (x, y)], theme.bar, 1.2)
        for end in (point.bottom, y):
            canvas.line([(x - 3, end), (x + 3, end)], theme.bar, 1.2)
        return
    if item.approximate:
        pale = mix(theme.bar, theme.paper, 0.3)
        canvas.dot(x, y, RADIUS * 2, pale, pale)
    if item.low is None or item.high is None:
        away = -1 if item.high is None else 1
        tip = y + away * ARROW
        canvas.line([(x, y), (x, tip)], theme.bar, 1.2)
        canvas.line([(x - 3, tip - away * 3), (x, tip), (x + 3, tip - away * 3)], theme.bar, 1.2)
    canvas.dot(x, y, RADIUS, dot_fill(theme, item.style), theme.bar)
