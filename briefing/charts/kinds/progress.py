"""Actual values as bars, their target as an outlined bar below, and a dashed line from it through all rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.charts.kinds import bars, every_value, one_unit
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas


def find_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """Progress is values and their target, of one unit."""
    if chart.target is None or not chart.facts:
        message = "a progress chart needs facts and a target"
        yield Problem("chart-facts", message, "name the fact that holds it: target: …")
    yield from every_value(items)
    yield from one_unit(chart, briefing)


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The actual values first, the target last; its line leaves out the words beside the bars."""
    target = next(item for item in data.items if item.role == "target")
    plot = bars.draw_rows(canvas, data, wall=target.size)
    x, top = plot.x(target.size), 0.0
    for box in plot.words:
        if box.left - bars.VALUE_GAP / 2 < x < box.right + bars.VALUE_GAP / 2:
            _draw_target(canvas, x, top, box.top)
            top = box.bottom
    _draw_target(canvas, x, top, plot.height)
    return plot.height


def _draw_target(canvas: ChartCanvas, x: float, top: float, foot: float) -> None:
    canvas.line([(x, top), (x, foot)], canvas.theme.bar, 0.8, dash=(3.2, 2))
