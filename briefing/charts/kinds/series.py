"""Values over time: a line through the points, a band where values are ranges, each value beside its point."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from briefing.charts.data import ChartData, ChartItem
from briefing.charts.labels import LEADING, period_gid
from briefing.charts.renderer import DrawingError
from briefing.charts.sheet import Sheet
from briefing.color import mix
from briefing.themes import fonts
from briefing.themes.theme import Theme

PLOT = 92.0
RADIUS = 2.6
ABOVE = 7.0
LEAST_GAP = 6.0
ARROW = 10.0
"""The length of the arrow at a value that has only one bound."""


class Mark(NamedTuple):
    """An item and the place of its ends on the sheet; `top` is `bottom` for a single value."""

    item: ChartItem
    x: float
    bottom: float
    top: float

    @property
    def is_range(self) -> bool:
        """Whether the value lies between two ends."""
        return self.top < self.bottom


def draw(sheet: Sheet, data: ChartData) -> float:
    """The items in the order of their periods."""
    theme = sheet.theme
    items = sorted(data.items, key=lambda item: (item.start, item.end))
    floor = ABOVE + ARROW + theme.small_size + PLOT
    marks = _marks(items, _xs(items, sheet.width, theme), floor)
    foot = floor + (ARROW + 2 if any(item.low is None for item in items) else 0)
    for left, right in pairwise(marks):
        _link(sheet, left, right)
    sheet.line([(0, foot), (sheet.width, foot)], theme.ink)
    for mark in marks:
        _point(sheet, mark)
        _words(sheet, mark, foot)
    firm = all(item.style == "solid" for item in items)
    return foot + theme.note_size * LEADING * (1 if firm else 2) + 4


def _marks(items: list[ChartItem], xs: list[float], floor: float) -> list[Mark]:
    ends = [end for item in items for end in (item.low, item.high) if end is not None]
    least, most = min(0.0, *ends), max(0.0, *ends)
    unit = PLOT / ((most - least) or 1.0)
    marks = []
    for item, x in zip(items, xs, strict=True):
        top = floor - (item.size - least) * unit
        bottom = top if item.low is None else floor - (item.low - least) * unit
        marks.append(Mark(item, x, bottom, top))
    return marks


def _xs(items: list[ChartItem], width: float, theme: Theme) -> list[float]:
    """The middle of each period, to scale, with room for the words of the first and the last."""
    days = [_middle(item) for item in items]
    widths = [_width(item, theme) for item in items]
    left, right = widths[0] / 2, width - widths[-1] / 2
    unit = (right - left) / ((days[-1] - days[0]) or 1.0)
    xs = [left + (day - days[0]) * unit for day in days]
    for (x0, w0), (x1, w1) in pairwise(zip(xs, widths, strict=True)):
        if x1 - x0 < (w0 + w1) / 2 + LEAST_GAP:
            raise DrawingError(f"{len(items)} points are too close for the width", "use bars, or fewer points")
    return xs


def _middle(item: ChartItem) -> float:
    return (date.fromisoformat(item.start).toordinal() + date.fromisoformat(item.end).toordinal()) / 2


def _width(item: ChartItem, theme: Theme) -> float:
    value = fonts.width(item.value, theme.faces.bold, theme.small_size)
    return max(value, *(fonts.width(row, theme.faces.regular, theme.note_size) for row in _notes(item)))


def _link(sheet: Sheet, left: Mark, right: Mark) -> None:
    """What joins two neighbours: a band if one is a range, else a line, dashed towards what is not observed."""
    theme = sheet.theme
    if left.is_range or right.is_range:
        corners = [(left.x, left.top), (right.x, right.top), (right.x, right.bottom), (left.x, left.bottom)]
        sheet.shape([corners], fill=mix(theme.bar, theme.paper, 0.22))
        return
    firm = left.item.style == right.item.style == "solid"
    sheet.line([(left.x, left.top), (right.x, right.top)], theme.bar, 1.6, dash=() if firm else (3.2, 2))


def _point(sheet: Sheet, mark: Mark) -> None:
    theme, item = sheet.theme, mark.item
    fill = theme.bar if item.style == "solid" else theme.paper
    if mark.is_range:
        sheet.line([(mark.x, mark.bottom), (mark.x, mark.top)], theme.bar, 1.2)
        for y in (mark.bottom, mark.top):
            sheet.line([(mark.x - 3, y), (mark.x + 3, y)], theme.bar, 1.2)
        return
    if item.approximate:
        pale = mix(theme.bar, theme.paper, 0.3)
        sheet.dot(mark.x, mark.top, RADIUS * 2, pale, pale)
    if item.low is None or item.high is None:
        _arrow(sheet, mark, up=item.high is None)
    sheet.dot(mark.x, mark.top, RADIUS, fill, theme.bar)


def _arrow(sheet: Sheet, mark: Mark, *, up: bool) -> None:
    """A small arrow away from the point: the value lies beyond it."""
    x, y, away = mark.x, mark.top, -1 if up else 1
    tip = y + away * ARROW
    sheet.line([(x, y), (x, tip)], sheet.theme.bar, 1.2)
    sheet.line([(x - 3, tip - away * 3), (x, tip), (x + 3, tip - away * 3)], sheet.theme.bar, 1.2)


def _words(sheet: Sheet, mark: Mark, foot: float) -> None:
    theme, item = sheet.theme, mark.item
    lift = ABOVE + (ARROW / 2 if item.high is None else 0)
    sheet.text(mark.x, mark.top - lift, item.value, gid=f"fact:{item.fact}", bold=True, align="center")
    y = foot + theme.note_size * LEADING + 1
    for i, row in enumerate(_notes(item)):
        below = y + i * theme.note_size * LEADING
        sheet.text(mark.x, below, row, gid=period_gid(row), size=theme.note_size, color=theme.grey, align="center")


def _notes(item: ChartItem) -> list[str]:
    """What stands below a point: its period and a status that is no observation."""
    return [item.period] if item.style == "solid" else [item.period, item.status]
