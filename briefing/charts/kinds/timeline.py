"""Statements in time: one row each, its words above its mark, over years marked at the foot."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from briefing.charts.data import ChartData, ChartItem
from briefing.charts.labels import LEADING, period_gid, wrap
from briefing.charts.marks import chevron
from briefing.charts.sheet import Sheet
from briefing.themes import fonts
from briefing.themes.theme import Theme

THICKNESS = 7.0
RADIUS = 3.8
ROW_GAP = 11.0
WORD_GAP = 6.0
EDGE = 16.0
"""Room at the right for what goes on, or lies ahead without a date."""
LEAST_DAYS = 60


class Span(NamedTuple):
    """The days that a timeline covers and the points that stand for them."""

    first: int
    last: int
    width: float

    def x(self, day: int) -> float:
        """Where `day`, an ordinal, begins."""
        return (day - self.first) / (self.last - self.first) * self.width


def draw(sheet: Sheet, data: ChartData) -> float:
    """One row for each item, in the order of the chart; years at the foot."""
    theme, span = sheet.theme, _span(data, sheet.width)
    rows = [_rows(item, sheet.width, theme) for item in data.items]
    leading = theme.small_size * LEADING
    height = sum(len(lines) * leading + THICKNESS + ROW_GAP for lines in rows)
    _years(sheet, span, height)
    y = 0.0
    for item, lines in zip(data.items, rows, strict=True):
        left, right = _ends(item, span)
        _words(sheet, item, lines, y + theme.small_size, (left, right))
        y += len(lines) * leading + 2
        _mark(sheet, item, (left, right), y)
        y += THICKNESS + ROW_GAP - 2
    return height + theme.note_size * LEADING + 5


def _span(data: ChartData, width: float) -> Span:
    days = [_day(text) for item in data.items for text in (item.start, item.end) if text]
    first, last = min(days), max(days) + 1
    spare = max(LEAST_DAYS - (last - first), 0) // 2
    ahead = any(not item.end for item in data.items)
    return Span(first - spare, last + spare, width - EDGE if ahead else width)


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _ends(item: ChartItem, span: Span) -> tuple[float, float]:
    """Where the mark begins and ends; an open end, like a future without a date, reaches the edge."""
    if not item.start:
        return span.width, span.width + EDGE
    left = span.x(_day(item.start))
    if item.period_kind == "date":
        left = min(max(left, RADIUS), span.width - RADIUS)
        return left - RADIUS, left + RADIUS
    return left, span.x(_day(item.end) + 1) if item.end else span.width + EDGE


def _mark(sheet: Sheet, item: ChartItem, ends: tuple[float, float], y: float) -> None:
    theme, (left, right) = sheet.theme, ends
    middle = y + THICKNESS / 2
    if not item.start:
        chevron(sheet, lambda u, v: (left + u, y + v), 2, THICKNESS)
    elif item.period_kind == "date":
        fill = theme.bar if item.style == "solid" else theme.paper
        sheet.dot(left + RADIUS, middle, RADIUS - 0.6, fill, theme.bar)
    elif item.period_kind in ("since", "range"):
        _bar(sheet, item, (left, right), y)
    else:
        _bracket(sheet, item, (left, right), middle)


def _bar(sheet: Sheet, item: ChartItem, ends: tuple[float, float], y: float) -> None:
    """A stretch of time: from a day on, or from day to day."""
    theme, (left, right) = sheet.theme, ends
    end = right if item.end else right - EDGE
    ring = [(left, y), (end, y), (end, y + THICKNESS), (left, y + THICKNESS)]
    if item.style == "solid":
        sheet.shape([ring], fill=theme.bar)
    else:
        sheet.shape([ring], edge=theme.bar, dash=(3.2, 2), hatch=theme.bar if item.style == "hatched" else None)
    if not item.end:
        chevron(sheet, lambda u, v: (end + u, y + v), 2, THICKNESS)


def _bracket(sheet: Sheet, item: ChartItem, ends: tuple[float, float], middle: float) -> None:
    """A statement about a whole month, year, …: a dimension line, not an event in it."""
    (left, right), color = ends, sheet.theme.bar
    dash = () if item.style == "solid" else (3.2, 2)
    sheet.line([(left, middle), (right, middle)], color, 1.2, dash=dash)
    for x in (left + 0.6, right - 0.6):
        sheet.line([(x, middle - 3.4), (x, middle + 3.4)], color, 1.2)


def _rows(item: ChartItem, width: float, theme: Theme) -> list[str]:
    """The label in lines, the last of which leaves room for the note behind it."""
    size = theme.small_size
    room = width - fonts.width(_note(item), theme.faces.regular, theme.note_size) - WORD_GAP
    return wrap(item.label, room, theme.faces.regular, size)


def _note(item: ChartItem) -> str:
    return f"{item.period} · {item.status}"


def _words(sheet: Sheet, item: ChartItem, rows: list[str], y: float, ends: tuple[float, float]) -> None:
    theme = sheet.theme
    size, note = theme.small_size, _note(item)
    widths = [fonts.width(row, theme.faces.regular, size) for row in rows]
    whole = max(*widths, widths[-1] + WORD_GAP + fonts.width(note, theme.faces.regular, theme.note_size), 0.0)
    x = _start(whole, ends, sheet.width)
    sheet.lines(x, y, rows)
    foot = y + (len(rows) - 1) * size * LEADING
    sheet.text(x + widths[-1] + WORD_GAP, foot, note, gid=period_gid(note), size=theme.note_size, color=theme.grey)


def _start(whole: float, ends: tuple[float, float], width: float) -> float:
    """Words begin where their mark does or, if that is too far right, end at the edge."""
    return max(min(ends[0], width - whole), 0.0)


def _years(sheet: Sheet, span: Span, height: float) -> None:
    """A foot line; a tick and its number where a year begins, and the number of the year it starts in."""
    theme = sheet.theme
    y, room = height - ROW_GAP + 7, fonts.width("0000", theme.faces.regular, theme.note_size) + 10
    sheet.line([(0, y), (sheet.width, y)], theme.ink)
    years = _marked_years(span, room)
    ticks = {year: span.x(date(year, 1, 1).toordinal()) for year in years}
    for x in ticks.values():
        sheet.line([(x, y), (x, y + 4)], theme.ink)
    if years and years.step == 1 and ticks[years[0]] >= room:
        ticks[years[0] - 1] = 0.0
    for year, x in sorted(ticks.items()):
        if x + room <= sheet.width:
            left, foot = (x + 3 if x else x), y + theme.note_size * LEADING
            sheet.text(left, foot, str(year), gid="role:tick", size=theme.note_size, color=theme.grey)


def _marked_years(span: Span, room: float) -> range:
    """The years that begin within `span`, thinned out until each has `room` points."""
    first, last = date.fromordinal(span.first - 1).year + 1, date.fromordinal(span.last - 1).year
    a_year = span.x(span.first + 365)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10_000) if step * a_year >= room)
    return range(-(-first // step) * step, last + 1, step)
