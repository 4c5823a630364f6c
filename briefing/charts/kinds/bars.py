"""Horizontal bars from zero: the name at the left, the value at the end of the bar."""

from __future__ import annotations

from typing import NamedTuple

from briefing.charts.data import ChartData, ChartItem
from briefing.charts.labels import LEADING, baseline, label_column, name_gid, names, note, period_gid, wrap
from briefing.charts.marks import draw_bar, tail
from briefing.charts.sheet import Sheet
from briefing.themes import fonts
from briefing.themes.theme import Theme

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
        """Where the wall stands on the sheet."""
        return self.left + self.scale * self.wall


def draw(sheet: Sheet, data: ChartData) -> float:
    """One row for each item, from top to bottom, and the line they start from."""
    return draw_rows(sheet, data).height


def draw_rows(sheet: Sheet, data: ChartData, wall: float = 0.0) -> Plot:
    """The rows and their zero line; no words stand across `wall`, a value at which a line will be drawn."""
    theme = sheet.theme
    column = label_column(names(data), sheet.width * WIDEST_LABEL, theme.faces.regular, theme.small_size)
    labels = [wrap(name, column, theme.faces.regular, theme.small_size) for name in names(data)]
    heights = _heights([len(rows) for rows in labels], theme)
    gap = _gap(heights, sheet.max_height)
    left, y = column + LABEL_GAP, 1.0
    plot = Plot(left, _scale(data, sheet.width - left, theme, wall), sum(heights) + gap * (len(heights) - 1) + 2, wall)
    for item, rows, height in zip(data.items, labels, heights, strict=True):
        _label(sheet, item, rows, y + height / 2)
        _bar(sheet, item, note(item, data), y + height / 2, plot)
        y += height + gap
    sheet.line([(left, 0), (left, plot.height)], theme.ink)
    return plot


def _heights(lines: list[int], theme: Theme) -> list[float]:
    """The heights of the rows: an even beat of one or two lines, but for labels longer than that."""
    beat = min(max(lines), 2)
    return [max(THICKNESS, max(count, beat) * theme.small_size * LEADING) for count in lines]


def _gap(heights: list[float], max_height: float) -> float:
    """The distance of two rows: less where there are too many of them for the page."""
    return min(max((max_height - sum(heights)) / len(heights), LEAST_GAP), GAP)


def _label(sheet: Sheet, item: ChartItem, rows: list[str], middle: float) -> None:
    size = sheet.theme.small_size
    top = middle + baseline(size) - (len(rows) - 1) * size * LEADING / 2
    sheet.lines(0, top, rows, gid=name_gid(" ".join(rows), item))


def _bar(sheet: Sheet, item: ChartItem, words: str, middle: float, plot: Plot) -> None:
    theme, top = sheet.theme, middle - THICKNESS / 2
    reach = draw_bar(sheet, item, plot.scale, THICKNESS, lambda u, v: (plot.left + u, top + v))
    x, y = plot.left + reach + VALUE_GAP, middle + baseline(theme.small_size)
    if x - VALUE_GAP < plot.wall_x < x + _words(item, words, theme):
        x = plot.wall_x + VALUE_GAP
    sheet.text(x, y, item.value, gid=f"fact:{item.fact}", bold=True)
    x += fonts.width(item.value, theme.faces.bold, theme.small_size) + VALUE_GAP
    sheet.text(x, y, words, gid=period_gid(words), color=theme.grey, size=theme.note_size)


def _scale(data: ChartData, room: float, theme: Theme, wall: float) -> float:
    """Points a unit, such that every bar, with its value, fits `room`."""
    rooms = ((item, room - tail(item) - _words(item, note(item, data), theme)) for item in data.items)
    reaches = ((max(item.size, wall), free) for item, free in rooms)
    return max(min((free / reach for reach, free in reaches if reach), default=0.0), 0.0)


def _words(item: ChartItem, words: str, theme: Theme) -> float:
    value = fonts.width(item.value, theme.faces.bold, theme.small_size) + VALUE_GAP
    return value + (fonts.width(words, theme.faces.regular, theme.note_size) + VALUE_GAP if words else 0.0)
