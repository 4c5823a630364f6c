"""Actual values as bars, their target as an outlined bar below, and a dashed line from it through all rows."""

from __future__ import annotations

from briefing.charts.data import ChartData
from briefing.charts.kinds import bars
from briefing.charts.sheet import Sheet


def draw(sheet: Sheet, data: ChartData) -> float:
    """The actual values first, the target last."""
    target = next(item for item in data.items if item.role == "target")
    plot = bars.draw_rows(sheet, data, wall=target.size)
    sheet.line([(plot.wall_x, 0), (plot.wall_x, plot.height)], sheet.theme.bar, 0.8, dash=(3.2, 2))
    return plot.height
