"""Columns from zero: the value above each, its name below."""

from __future__ import annotations

from briefing.charts.data import ChartData, ChartItem
from briefing.charts.labels import LEADING, name_gid, names, notes, period_gid, wrap
from briefing.charts.marks import draw_bar, tail
from briefing.charts.renderer import DrawingError
from briefing.charts.sheet import Sheet
from briefing.themes import fonts
from briefing.themes.theme import Theme

PLOT = 96.0
THICKNESS = 26.0
GAP = 6.0
VALUE_GAP = 4.0


def draw(sheet: Sheet, data: ChartData) -> float:
    """One column for each item, from left to right, at equal distances."""
    theme, slot = sheet.theme, sheet.width / len(data.items)
    _check(data, slot - GAP, theme)
    head = max(_head(item, data, theme) + tail(item) for item in data.items)
    scale = PLOT / (max(item.size for item in data.items) or 1)
    floor = head + PLOT
    lowest = floor
    for i, (item, name) in enumerate(zip(data.items, names(data), strict=True)):
        middle = (i + 0.5) * slot
        _column(sheet, item, notes(item, data), (middle, floor), scale, min(THICKNESS, slot * 0.6))
        rows = wrap(name, slot - GAP, theme.faces.regular, theme.small_size)
        first = floor + theme.small_size * LEADING + 1
        sheet.lines(middle, first, rows, gid=name_gid(" ".join(rows), item), align="center")
        lowest = max(lowest, first + (len(rows) - 1) * theme.small_size * LEADING)
    sheet.line([(0, floor), (sheet.width, floor)], theme.ink)
    return lowest + 3


def _column(
    sheet: Sheet, item: ChartItem, words: list[str], foot: tuple[float, float], scale: float, thickness: float
) -> None:
    theme, (middle, floor) = sheet.theme, foot
    left = middle - thickness / 2
    reach = draw_bar(sheet, item, scale, thickness, lambda u, v: (left + v, floor - u))
    y = floor - reach - VALUE_GAP
    for row in reversed(words):
        sheet.text(middle, y, row, gid=period_gid(row), color=theme.grey, size=theme.note_size, align="center")
        y -= theme.note_size * LEADING
    sheet.text(middle, y, item.value, gid=f"fact:{item.fact}", bold=True, align="center")


def _head(item: ChartItem, data: ChartData, theme: Theme) -> float:
    """The height of what stands above a column."""
    return VALUE_GAP + theme.small_size + len(notes(item, data)) * theme.note_size * LEADING


def _check(data: ChartData, slot: float, theme: Theme) -> None:
    """DrawingError if a value, a note or a word of a name is wider than its column may be."""
    faces, small = theme.faces, theme.small_size
    widths = [fonts.width(item.value, faces.bold, small) for item in data.items]
    widths += [fonts.width(row, faces.regular, theme.note_size) for item in data.items for row in notes(item, data)]
    widths += [fonts.width(word, faces.regular, small) for name in names(data) for word in name.split(" ")]
    if max(widths) > slot:
        raise DrawingError(f"the words of {len(data.items)} columns are too many for the width", "use bars")
