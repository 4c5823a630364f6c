"""Values over time: a line through the points of each measure, a band where values are ranges, each value at its point.

Lines are told apart by their names at the right and the shapes of their points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.charts.axes import lines_of
from briefing.charts.kinds import every_value, one_unit
from briefing.charts.line_plot import draw_lines
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

PLOT = 92.0
TALL_PLOT = 132.0
"""The height of the plot of several lines."""
MOST_LINES = 6


def find_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """A series is lines, not too many."""
    if (count := len(lines_of(items))) > MOST_LINES:
        message = f"{count} lines are more than the {MOST_LINES} that can be told apart"
        yield Problem("chart-facts", message, "draw them as multiples")
    yield from find_line_problems(chart, items, briefing)


def find_line_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """Lines are values of one unit, in each line each of a closed period of its own."""
    yield from every_value(items)
    yield from one_unit(chart, briefing)
    closed = [item for item in items if item.start and item.end]
    for item in items:
        if item not in closed:
            message = f'fact "{item.fact}" has no place in a series: its period is {item.period}'
            yield Problem("chart-facts", message, "give it a closed period")
    lines = lines_of(closed)
    for name, points in lines.items():
        if len(points) < 2:
            of = f' of "{name}"' if len(lines) > 1 else ""
            message = f"one point{of} is no trend"
            yield Problem("chart-facts", message, f'leave it out, or name "{points[0].fact}" under key-figures')
        if len({(item.start, item.end) for item in points}) < len(points):
            message = "two facts of the series have the same period"
            yield Problem("chart-facts", message, "use bars, or one fact for each period; or give each line a segment")


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The lines; several need more height than one."""
    return draw_lines(canvas, data, canvas.low(TALL_PLOT if len(lines_of(data.items)) > 1 else PLOT))
