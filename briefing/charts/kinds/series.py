"""Values over time: a line through the points, a band where values are ranges, each value beside its point."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.charts.kinds import every_value, one_unit
from briefing.charts.labels import LEADING
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
    points = _points(items, canvas.width, floor, theme)
    foot = floor + (ARROW + 2 if any(item.low is None for item in items) else 0)
    for left, right in pairwise(points):
        _link(canvas, left, right)
    canvas.line([(0, foot), (canvas.width, foot)], theme.ink)
    for point in points:
        item = point.item
        _draw_point(canvas, point)
        lift = ABOVE + (ARROW / 2 if item.high is None else 0)
        canvas.text(point.x, point.top - lift, item.value, fact=item.fact, bold=True, align="center")
        y = foot + theme.note_size * LEADING + 1
        for i, row in enumerate(_notes(item)):
            below = y + i * theme.note_size * LEADING
            canvas.text(point.x, below, row, role=Role.PERIOD, size=theme.note_size, color=theme.grey, align="center")
    firm = all(item.style == "solid" for item in items)
    return foot + theme.note_size * LEADING * (1 if firm else 2) + 4


def _points(items: list[ChartItem], width: float, floor: float, theme: Theme) -> list[SeriesPoint]:
    """The points to scale: the middle of each period from left to right, the value upwards from `floor`.

    There is room for the words of the first and the last.  Zero is always on the scale, so that no change looks
    larger than it is.
    """
    days = [sum(date.fromisoformat(end).toordinal() for end in (item.start, item.end)) / 2 for item in items]
    widths = [
        max(
            fonts.width(item.value, theme.faces.bold, theme.small_size),
            *(fonts.width(row, theme.faces.regular, theme.note_size) for row in _notes(item)),
        )
        for item in items
    ]
    left, right = widths[0] / 2, width - widths[-1] / 2
    a_day = (right - left) / ((days[-1] - days[0]) or 1.0)
    ends = [end for item in items for end in (item.low, item.high) if end is not None]
    least, most = min(0.0, *ends), max(0.0, *ends)
    unit = PLOT / ((most - least) or 1.0)
    points = []
    for item, day in zip(items, days, strict=True):
        top = floor - (item.size - least) * unit
        bottom = top if item.low is None else floor - (item.low - least) * unit
        points.append(SeriesPoint(item, left + (day - days[0]) * a_day, bottom, top))
    for (one, w0), (other, w1) in pairwise(zip(points, widths, strict=True)):
        if other.x - one.x < (w0 + w1) / 2 + LEAST_GAP:
            message = f"{len(items)} points are too close for the width"
            raise ProblemError(Problem("chart-drawing", message, "use bars, or fewer points"))
    return points


def _link(canvas: ChartCanvas, left: SeriesPoint, right: SeriesPoint) -> None:
    """What joins two neighbours: a band if one is a range, else a line, dashed towards what is not observed."""
    theme = canvas.theme
    if left.is_range or right.is_range:
        corners = [(left.x, left.top), (right.x, right.top), (right.x, right.bottom), (left.x, left.bottom)]
        canvas.shape([corners], fill=mix(theme.bar, theme.paper, 0.22))
        return
    firm = left.item.style == right.item.style == "solid"
    canvas.line([(left.x, left.top), (right.x, right.top)], theme.bar, 1.6, dash=() if firm else (3.2, 2))


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
    canvas.dot(x, y, RADIUS, theme.bar if item.style == "solid" else theme.paper, theme.bar)


def _notes(item: ChartItem) -> list[str]:
    """What stands below a point: its period and a status that is no observation."""
    return [item.period] if item.style == "solid" else [item.period, item.status]
