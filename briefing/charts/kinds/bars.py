"""Horizontal bars from zero: label at the left, value at the end of the bar."""

from __future__ import annotations

from briefing import fonts
from briefing.charts.data import ChartData, ChartItem
from briefing.charts.marks import draw_bar, tail
from briefing.charts.sheet import LEADING, Sheet, wrap
from briefing.theme import Theme

THICKNESS = 16.0
GAP = 10.0
LABEL_GAP = 9.0
VALUE_GAP = 5.0
WIDEST_LABEL = 0.4


def draw(sheet: Sheet, data: ChartData) -> float:
    """One row for each item, from top to bottom."""
    theme = sheet.theme
    column = label_column([item.label for item in data.items], sheet.width * WIDEST_LABEL, theme)
    notes = [note(item, data) for item in data.items]
    scale = _scale(data, notes, sheet.width - column - LABEL_GAP, theme)
    y = 1.0
    for item, words in zip(data.items, notes, strict=True):
        rows = wrap(item.label, column, "regular", theme.small_size)
        height = max(THICKNESS, len(rows) * theme.small_size * LEADING)
        _row(sheet, item, words, rows, column, scale, (y, height))
        y += height + GAP
    height = y - GAP + 1
    sheet.line([(column + LABEL_GAP, 0), (column + LABEL_GAP, height)], theme.ink, 0.6)
    return height


def _row(
    sheet: Sheet, item: ChartItem, words: str, rows: list[str], column: float, scale: float, band: tuple[float, float]
) -> None:
    theme, (top, height) = sheet.theme, band
    size, left = theme.small_size, column + LABEL_GAP
    middle = top + height / 2
    sheet.lines(0, middle + baseline(size) - (len(rows) - 1) * size * LEADING / 2, rows, size * LEADING)
    edge = middle - THICKNESS / 2
    reach = draw_bar(sheet, item, scale, THICKNESS, lambda u, v: (left + u, edge + v))
    x, y = left + reach + VALUE_GAP, middle + baseline(size)
    sheet.text(x, y, item.value, gid=f"fact:{item.fact}", bold=True)
    x += fonts.width(item.value, "bold", size) + VALUE_GAP
    sheet.text(x, y, words, gid="role:period", color=theme.grey, size=theme.note_size)


def _scale(data: ChartData, notes: list[str], room: float, theme: Theme) -> float:
    """Points a unit, such that every bar, with its value, fits `room`."""
    scales = [
        (room - tail(item) - _words(item, words, theme)) / item.size
        for item, words in zip(data.items, notes, strict=True)
        if item.size
    ]
    return max(min(scales, default=0.0), 0.0)


def _words(item: ChartItem, words: str, theme: Theme) -> float:
    value = fonts.width(item.value, "bold", theme.small_size) + VALUE_GAP
    return value + (fonts.width(words, "regular", theme.note_size) + VALUE_GAP if words else 0.0)


def label_column(labels: list[str], widest: float, theme: Theme) -> float:
    """The narrowest column, at most `widest`, that holds each label in two lines if `widest` can."""
    size = theme.small_size
    full = [fonts.width(label, "regular", size) for label in labels]
    width = min(max(max(full) / 2, 40.0), widest)
    while width < widest and any(len(wrap(label, width, "regular", size)) > 2 for label in labels):
        width = min(width + 6, widest)
    return max(fonts.width(row, "regular", size) for label in labels for row in wrap(label, width, "regular", size))


def note(item: ChartItem, data: ChartData) -> str:
    """What stands in grey beside a value: a status that is no observation, a period that the others do not share."""
    shared = len({other.period for other in data.items}) == 1
    return " · ".join(([] if item.style == "solid" else [item.status]) + ([] if shared else [item.period]))


def baseline(size: float) -> float:
    """How far below its middle line a text of `size` has its baseline."""
    return 0.34 * size
