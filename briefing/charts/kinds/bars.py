"""Horizontal bars from zero: the name at the left, the value at the end of the bar."""

from __future__ import annotations

from dataclasses import dataclass

from briefing import fonts
from briefing.charts.data import ChartData, ChartItem
from briefing.charts.labels import LEADING, baseline, label_column, name_gid, names, note, period_gid, wrap
from briefing.charts.marks import draw_bar, tail
from briefing.charts.sheet import Sheet
from briefing.theme import Theme

THICKNESS = 16.0
GAP = 10.0
LABEL_GAP = 9.0
VALUE_GAP = 5.0
WIDEST_LABEL = 0.4


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the bars begin, how long a unit is, and how high all rows are together."""

    left: float
    scale: float
    height: float


def draw(sheet: Sheet, data: ChartData) -> float:
    """One row for each item, from top to bottom, and the line they start from."""
    return draw_rows(sheet, data).height


def draw_rows(sheet: Sheet, data: ChartData) -> Plot:
    """The rows and their zero line."""
    theme = sheet.theme
    column = label_column(names(data), sheet.width * WIDEST_LABEL, theme)
    left, y = column + LABEL_GAP, 1.0
    scale = _scale(data, sheet.width - left, theme)
    for item, name in zip(data.items, names(data), strict=True):
        rows = wrap(name, column, "regular", theme.small_size)
        height = max(THICKNESS, len(rows) * theme.small_size * LEADING)
        _label(sheet, item, rows, y + height / 2)
        _bar(sheet, item, note(item, data), (left, y + height / 2), scale)
        y += height + GAP
    height = y - GAP + 1
    sheet.line([(left, 0), (left, height)], theme.ink)
    return Plot(left, scale, height)


def _label(sheet: Sheet, item: ChartItem, rows: list[str], middle: float) -> None:
    size = sheet.theme.small_size
    top = middle + baseline(size) - (len(rows) - 1) * size * LEADING / 2
    sheet.lines(0, top, rows, gid=name_gid(" ".join(rows), item))


def _bar(sheet: Sheet, item: ChartItem, words: str, start: tuple[float, float], scale: float) -> None:
    theme, (left, middle) = sheet.theme, start
    top = middle - THICKNESS / 2
    reach = draw_bar(sheet, item, scale, THICKNESS, lambda u, v: (left + u, top + v))
    x, y = left + reach + VALUE_GAP, middle + baseline(theme.small_size)
    sheet.text(x, y, item.value, gid=f"fact:{item.fact}", bold=True)
    x += fonts.width(item.value, "bold", theme.small_size) + VALUE_GAP
    sheet.text(x, y, words, gid=period_gid(words), color=theme.grey, size=theme.note_size)


def _scale(data: ChartData, room: float, theme: Theme) -> float:
    """Points a unit, such that every bar, with its value, fits `room`."""
    rooms = ((item, room - tail(item) - _words(item, note(item, data), theme)) for item in data.items)
    return max(min((free / item.size for item, free in rooms if item.size), default=0.0), 0.0)


def _words(item: ChartItem, words: str, theme: Theme) -> float:
    value = fonts.width(item.value, "bold", theme.small_size) + VALUE_GAP
    return value + (fonts.width(words, "regular", theme.note_size) + VALUE_GAP if words else 0.0)
