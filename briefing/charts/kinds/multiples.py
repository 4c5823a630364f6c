"""Small charts of one scale side by side: a line over time for each area, measure or segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING

from briefing.charts.axes import lines_of
from briefing.charts.kinds.series import LinePlot, find_line_problems, have_room
from briefing.charts.labels import LEADING, wrap
from briefing.charts.marks import StatusKey
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

PLOT = 52.0
GAP = 18.0
ROW_GAP = 12.0
LEAST_PANEL = 12.5
"""How wide a panel is at least, as a multiple of the type size."""


def find_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """Several lines, each of which could be a series."""
    if len(lines_of(items)) < 2:
        yield Problem("chart-facts", "small multiples are several lines", "give each line a segment, or use a series")
    yield from find_line_problems(chart, items, briefing)


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The panels in rows of equal length, each with its name above; all have the same scales, and one key."""
    lines, theme = lines_of(data.items), canvas.theme
    most = max(int((canvas.width + GAP) / (LEAST_PANEL * theme.small_size + GAP)), 1)
    across = ceil(len(lines) / ceil(len(lines) / most))
    width = (canvas.width - GAP * (across - 1)) / across
    bare = {name: [item._replace(lane="", name=item.period) for item in items] for name, items in lines.items()}
    whole = [item for items in bare.values() for item in items]
    names = {name: wrap(name, width, theme.faces.bold, theme.small_size) for name in lines}
    panels = {name: data._replace(items=tuple(items)) for name, items in bare.items()}
    height, y, untold = canvas.low(PLOT), 0.0, list[ChartItem]()
    # One panel with an axis beside others without would not look like one scale.
    has_axis = not all(have_room(canvas.panel(0, 0, width), panel, height, whole) for panel in panels.values())
    for first in range(0, len(lines), across):
        row = list(lines)[first : first + across]
        top = y + max(len(names[name]) for name in row) * theme.small_size * LEADING
        foot = top
        for number, name in enumerate(row):
            x = number * (width + GAP)
            canvas.lines(x, y + theme.small_size, names[name], bold=True)
            plot = LinePlot(canvas.panel(x, top, width), panels[name], height, has_axis=has_axis, whole=whole)
            foot = max(foot, top + plot.draw())
            untold += plot.untold
        y = foot + ROW_GAP
    return StatusKey(canvas, untold, has_lines=True).draw(y - ROW_GAP)
