"""Columns from zero: the value above each, its name below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.charts.kinds import every_value, from_zero, one_unit, several_values
from briefing.charts.labels import LEADING, name_role, names, notes, ticks, wrap
from briefing.charts.marks import ToCanvas, draw_bar, tail
from briefing.charts.model import ChartData, ChartItem
from briefing.document.occurrences import Role
from briefing.errors import Problem, ProblemError
from briefing.facts.model import Briefing, Chart
from briefing.themes import fonts
from briefing.themes.theme import Theme

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

PLOT = 96.0
THICKNESS = 26.0
GAP = 6.0
VALUE_GAP = 4.0


def find_problem(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Problem | None:
    """Columns are several values of one unit, none below zero."""
    return every_value(items) or several_values(items) or one_unit(chart, briefing) or from_zero(items)


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """One column for each item, from left to right, at equal distances."""
    theme, size, slot = canvas.theme, canvas.theme.small_size, canvas.width / len(data.items)
    rows_below = _names(data, slot - GAP, theme)
    heads = (VALUE_GAP + size + len(notes(item, data)) * theme.note_size * LEADING + tail(item) for item in data.items)
    scale = PLOT / (max(item.size for item in data.items) or 1)
    floor = max(heads) + PLOT
    lowest = floor

    def upright(left: float) -> ToCanvas:
        return lambda u, v: (left + v, floor - u)

    for i, (item, rows) in enumerate(zip(data.items, rows_below, strict=True)):
        middle, thickness = (i + 0.5) * slot, min(THICKNESS, slot * 0.6)
        left = middle - thickness / 2
        reach = draw_bar(canvas, item, scale, thickness, upright(left))
        y = floor - reach - VALUE_GAP
        for row in reversed(notes(item, data)):
            canvas.text(middle, y, row, role=Role.PERIOD, color=theme.grey, size=theme.note_size, align="center")
            y -= theme.note_size * LEADING
        canvas.text(middle, y, item.value, fact=item.fact, bold=True, align="center")
        first = floor + size * LEADING + 1
        canvas.lines(middle, first, rows, role=name_role(" ".join(rows), item), align="center")
        lowest = max(lowest, first + (len(rows) - 1) * size * LEADING)
    canvas.line([(0, floor), (canvas.width, floor)], theme.ink)
    return lowest + 3


def _names(data: ChartData, slot: float, theme: Theme) -> list[list[str]]:
    """The rows below each column; ProblemError if a value, a note or a word of a name is wider than its column may be.

    Periods that are too wide are said in short.
    """
    faces, small = theme.faces, theme.small_size
    written = names(data)
    rows = [wrap(name, slot, faces.regular, small) for name in written]
    widest = max(fonts.width(word, faces.regular, small) for name in written for word in name.split(" "))
    if widest > slot and written == [item.period for item in data.items]:
        rows = [[row for row in below if row] for below in ticks(data.items)]
        widest = max(fonts.width(row, faces.regular, small) for below in rows for row in below)
    widths = [fonts.width(item.value, faces.bold, small) for item in data.items]
    widths += [fonts.width(row, faces.regular, theme.note_size) for item in data.items for row in notes(item, data)]
    if max(widest, *widths) > slot:
        message = f"the words of {len(data.items)} columns are too many for the width"
        raise ProblemError(Problem("chart-drawing", message, "use bars"))
    return rows
