"""A corridor as a list of states: a lane for each segment, in it a swatch for each statement, painted by its status.

All swatches have one small size: what stands beside them has no common scale, and a length would seem to be a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.charts.labels import LEADING, Rectangle, baseline, label_column, name_role, told_once, wrap
from briefing.charts.marks import paint
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart
from briefing.themes import fonts

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

SWATCH = (18.0, 9.0)
"""Width and height."""
GAP = 10.0
ROW_GAP = 6.0
LANE_GAP = 9.0
WIDEST_LANE = 0.25


def find_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """A corridor consists of segments, each with facts, and of nothing else."""
    if chart.facts or not chart.segments or not all(segment.facts for segment in chart.segments):
        message = "a corridor is drawn from segments, each with facts"
        yield Problem("chart-facts", message, "write segments: [{label: …, facts: […]}]")


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The lanes from top to bottom."""
    theme, row_gap, lane_gap = canvas.theme, ROW_GAP * canvas.lowness, LANE_GAP * canvas.lowness
    lanes = [lane for lane, _ in groupby(data.items, key=lambda item: item.lane)]
    column = label_column(lanes, canvas.width * WIDEST_LANE, theme.faces.bold, theme.small_size)
    y = 0.0
    for lane, group in groupby(told_once(data.items), key=lambda item: item.lane):
        items = list(group)
        if y:
            canvas.line([(0, y + lane_gap - row_gap), (canvas.width, y + lane_gap - row_gap)], theme.hairline, 0.5)
            y += 2 * lane_gap - row_gap
        rows = wrap(lane, column, theme.faces.bold, theme.small_size)
        canvas.lines(0, y + theme.small_size, rows, role=name_role(lane, items[0]), bold=True)
        floor = y + len(rows) * theme.small_size * LEADING
        for item in items:
            y += _item(canvas, item, column + GAP, y) + row_gap
        y = max(y, floor + row_gap)
    return y - row_gap + 2


def _item(canvas: ChartCanvas, item: ChartItem, left: float, y: float) -> float:
    """A swatch, what is said, and its status, below that where the chart is narrow; returns the height of the row.

    The swatch is painted by the family of the status, as the bars of other charts are.
    """
    theme, (width, height) = canvas.theme, SWATCH
    size, end = theme.small_size, left + width
    note = " · ".join(filter(None, (item.status, item.period)))
    status = fonts.width(note, theme.faces.regular, theme.note_size) + GAP
    top = y + size - baseline(size) - height / 2
    paint(canvas, Rectangle(left, top, end, top + height).corners, item.style)
    x = end + GAP
    room = canvas.width - x
    if item.value:
        canvas.value(x, y + size, item)
        is_beside = fonts.width(item.value, theme.faces.bold, size) + status <= room
        rows = ["", *wrap(item.full_label, room, theme.faces.regular, size)]
    else:
        is_beside = status <= room / 2
        rows = wrap(item.full_label, room - status * is_beside, theme.faces.regular, size)
    canvas.lines(x, y + size, rows)
    if is_beside:
        canvas.note(canvas.width, y + size, note, align="right")
    else:
        canvas.note(x, y + len(rows) * size * LEADING + size, note)
    return (len(rows) + (not is_beside)) * size * LEADING
