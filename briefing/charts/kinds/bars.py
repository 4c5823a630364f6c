"""Horizontal bars from zero: the name at the left, the value at the end of the bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.charts.kinds import every_value, from_zero, one_unit, several_values
from briefing.charts.labels import LEADING, baseline, label_column, name_role, names, note, wrap
from briefing.charts.marks import draw_bar, tail
from briefing.charts.model import ChartData, ChartItem
from briefing.document.occurrences import Role
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart
from briefing.themes import fonts
from briefing.themes.theme import Theme

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

THICKNESS = 16.0
GAP = 10.0
LEAST_GAP = 3.0
LABEL_GAP = 9.0
VALUE_GAP = 5.0
WIDEST_LABEL = 0.4


class Plot(NamedTuple):
    """Where the bars begin, how long a unit is, how high all rows are together, and the value no words stand across."""

    left: float
    scale: float
    height: float
    wall: float

    @property
    def wall_x(self) -> float:
        """Where the wall stands on the canvas."""
        return self.left + self.scale * self.wall


def find_problem(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Problem | None:
    """Bars are several values of one unit, none below zero."""
    return every_value(items) or several_values(items) or one_unit(chart, briefing) or from_zero(items)


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """One row for each item, from top to bottom, and the line they start from."""
    return draw_rows(canvas, data).height


def draw_rows(canvas: ChartCanvas, data: ChartData, wall: float = 0.0) -> Plot:
    """The rows and their zero line; no words stand across `wall`, a value at which a line will be drawn."""
    theme, size, regular = canvas.theme, canvas.theme.small_size, canvas.theme.faces.regular
    column = label_column(names(data), canvas.width * WIDEST_LABEL, regular, size)
    labels = [wrap(name, column, regular, size) for name in names(data)]
    # An even beat of one or two lines, but for labels longer than that; less of a gap where rows are too many.
    beat = min(max(map(len, labels)), 2)
    heights = [max(THICKNESS, max(len(rows), beat) * size * LEADING) for rows in labels]
    gap = min(max((canvas.max_height - sum(heights)) / len(heights), LEAST_GAP), GAP)
    left, y = column + LABEL_GAP, 1.0
    # Points a unit, such that every bar, with its value and note behind it, fits what the labels leave.
    rooms = ((i, canvas.width - left - tail(i) - _words_width(i, note(i, data), theme)) for i in data.items)
    reaches = ((max(item.size, wall), free) for item, free in rooms)
    scale = max(min((free / reach for reach, free in reaches if reach), default=0.0), 0.0)
    plot = Plot(left, scale, sum(heights) + gap * (len(heights) - 1) + 2, wall)
    for item, rows, height in zip(data.items, labels, heights, strict=True):
        middle = y + height / 2
        top = middle + baseline(size) - (len(rows) - 1) * size * LEADING / 2
        canvas.lines(0, top, rows, role=name_role(" ".join(rows), item))
        _bar(canvas, item, note(item, data), middle, plot)
        y += height + gap
    canvas.line([(left, 0), (left, plot.height)], theme.ink)
    return plot


def _bar(canvas: ChartCanvas, item: ChartItem, words: str, middle: float, plot: Plot) -> None:
    theme, top = canvas.theme, middle - THICKNESS / 2
    reach = draw_bar(canvas, item, plot.scale, THICKNESS, lambda u, v: (plot.left + u, top + v))
    x, y = plot.left + reach + VALUE_GAP, middle + baseline(theme.small_size)
    if x - VALUE_GAP < plot.wall_x < x + _words_width(item, words, theme):
        x = plot.wall_x + VALUE_GAP
    canvas.text(x, y, item.value, fact=item.fact, bold=True)
    x += fonts.width(item.value, theme.faces.bold, theme.small_size) + VALUE_GAP
    canvas.text(x, y, words, role=Role.PERIOD, color=theme.grey, size=theme.note_size)


def _words_width(item: ChartItem, words: str, theme: Theme) -> float:
    """How much room a value and the note behind it take."""
    value = fonts.width(item.value, theme.faces.bold, theme.small_size) + VALUE_GAP
    return value + (fonts.width(words, theme.faces.regular, theme.note_size) + VALUE_GAP if words else 0.0)
