"""Actual values as bars, their target as an outlined bar below, and a dashed line from it through all rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.charts.kinds import bars, every_value, from_zero, one_unit
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas


def find_problem(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Problem | None:
    """Progress is values and their target, of one unit, none below zero."""
    if chart.target is None or not chart.facts:
        message = "a progress chart needs facts and a target"
        return Problem("chart-facts", message, "name the fact that holds it: target: …")
    return every_value(items) or one_unit(chart, briefing) or from_zero(items)


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The actual values first, the target last."""
    target = next(item for item in data.items if item.role == "target")
    plot = bars.draw_rows(canvas, data, wall=target.size)
    canvas.line([(plot.wall_x, 0), (plot.wall_x, plot.height)], canvas.theme.bar, 0.8, dash=(3.2, 2))
    return plot.height
