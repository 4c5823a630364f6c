"""Statements in time: one row each, its words above its mark, over years marked at the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.charts.labels import LEADING, Rectangle, told_once, wrap
from briefing.charts.marks import chevron, dot_fill, paint
from briefing.charts.model import ChartData, ChartItem
from briefing.document.occurrences import Role
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart
from briefing.records import NamedTuple
from briefing.themes import fonts

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

THICKNESS = 7.0
RADIUS = 3.8
ROW_GAP = 11.0
WORD_GAP = 6.0
EDGE = 16.0
"""Room at the right for what goes on, or lies ahead without a date."""
LEAST_DAYS = 60


class Span(NamedTuple):
    """The days that a timeline covers, as ordinals, and the points that stand for them."""

    first: int
    last: int
    width: float

    @classmethod
    def of(cls, items: Sequence[ChartItem], width: float) -> Span:
        """All days of `items`, at least `LEAST_DAYS`; with an edge if something has no end."""
        days = [_day(text) for item in items for text in (item.start, item.end) if text]
        first, last = min(days), max(days) + 1
        spare = max(LEAST_DAYS - (last - first), 0) // 2
        ahead = any(not item.end for item in items)
        return cls(first - spare, last + spare, width - EDGE if ahead else width)

    def x(self, day: int) -> float:
        """Where `day` begins."""
        return (day - self.first) / (self.last - self.first) * self.width

    def ends(self, item: ChartItem) -> tuple[float, float]:
        """Where the mark begins and ends; an open end, like a future without a date, reaches the edge."""
        if not item.start:
            return self.width, self.width + EDGE
        left = self.x(_day(item.start))
        if item.period_kind == "date":
            left = min(max(left, RADIUS), self.width - RADIUS)
            return left - RADIUS, left + RADIUS
        return left, self.x(_day(item.end) + 1) if item.end else self.width + EDGE


def find_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """A timeline has several statements, at least one with a date."""
    if len(items) == 1:
        yield Problem("chart-facts", "a single event is no timeline", "say it in the text")
    if not any(item.start for item in items):
        hint = "a timeline needs at least one period that is not future"
        yield Problem("chart-facts", "no fact of the timeline has a date", hint)


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """One row for each item, in the order of the chart; years at the foot."""
    theme, span = canvas.theme, Span.of(data.items, canvas.width)
    regular, size = theme.faces.regular, theme.small_size
    items = told_once(data.items)  # in lines, the last of which leaves room for value and note behind it
    labels = [wrap(item.full_label, canvas.width - sum(_behind(canvas, item)), regular, size) for item in items]
    leading = size * LEADING
    gap = ROW_GAP * canvas.lowness
    height = sum(len(rows) * leading + THICKNESS + gap for rows in labels)
    _draw_years(canvas, span, height - gap)
    y = 0.0
    for item, rows in zip(items, labels, strict=True):
        left, right = span.ends(item)
        _draw_words(canvas, item, rows, y + size, left)
        y += len(rows) * leading + 2
        _draw_mark(canvas, item, (left, right), y)
        y += THICKNESS + gap - 2
    return height + theme.note_size * LEADING + 5


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _note(item: ChartItem) -> str:
    return " · ".join(filter(None, (item.period, item.status)))


def _behind(canvas: ChartCanvas, item: ChartItem) -> tuple[float, float]:
    """The room that the value takes behind the label, if there is one, and the note behind that."""
    value = canvas.value_width(item.value) + WORD_GAP if item.value else 0.0
    return value, canvas.note_width(_note(item)) + WORD_GAP


def _draw_words(canvas: ChartCanvas, item: ChartItem, rows: list[str], y: float, left: float) -> None:
    """The label from where its mark begins, as far left as it takes to fit, and behind it the value and the note."""
    widths = [*map(canvas.label_width, rows)]
    value, note = _behind(canvas, item)
    x = max(min(left, canvas.width - max(*widths, widths[-1] + value + note)), 0.0)
    canvas.lines(x, y, rows)
    x, foot = x + widths[-1] + WORD_GAP, y + (len(rows) - 1) * canvas.theme.small_size * LEADING
    if item.value:
        canvas.value(x, foot, item)
    canvas.note(x + value, foot, _note(item))


def _draw_mark(canvas: ChartCanvas, item: ChartItem, ends: tuple[float, float], y: float) -> None:
    """A dot for a day, a bar for a stretch of time, a dimension line for a whole month or year, a tip for a future."""
    theme, (left, right) = canvas.theme, ends
    middle = y + THICKNESS / 2
    if not item.start:
        chevron(canvas, lambda u, v: (left + u, y + v), 2, THICKNESS)
    elif item.period_kind == "date":
        canvas.dot(left + RADIUS, middle, RADIUS - 0.6, dot_fill(theme, item.style), theme.bar)
    elif item.period_kind in ("since", "range"):
        end = right if item.end else right - EDGE
        paint(canvas, Rectangle(left, y, end, y + THICKNESS).corners, item.style)
        if not item.end:
            chevron(canvas, lambda u, v: (end + u, y + v), 2, THICKNESS)
    else:
        # The statement is about all of that time: a bar would say that it went on throughout.  "Mid-2023" has no ends.
        firm = item.style in ("solid", "tinted") and item.period_kind != "part"
        canvas.line([(left, middle), (right, middle)], theme.bar, 1.2, dash=() if firm else (3.2, 2))
        for x in () if item.period_kind == "part" else (left + 0.6, right - 0.6):
            canvas.line([(x, middle - 3.4), (x, middle + 3.4)], theme.bar, 1.2)


def _draw_years(canvas: ChartCanvas, span: Span, height: float) -> None:
    """A foot line; a tick and its number where a year begins, and the number of the year it starts in.

    Years are thinned out until each has room for its number.
    """
    theme = canvas.theme
    y, room = height + 7, fonts.width("0000", theme.faces.regular, theme.note_size) + 10
    canvas.line([(0, y), (canvas.width, y)], theme.ink)
    first, last = date.fromordinal(span.first - 1).year + 1, date.fromordinal(span.last - 1).year
    a_year = span.x(span.first + 365)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10_000) if step * a_year >= room)
    years = range(-(-first // step) * step, last + 1, step)
    ticks = {year: span.x(date(year, 1, 1).toordinal()) for year in years}
    for x in ticks.values():
        canvas.line([(x, y), (x, y + 4)], theme.ink)
    if years and step == 1 and ticks[years[0]] >= room:
        ticks[years[0] - 1] = 0.0
    for year, x in sorted(ticks.items()):
        if x + room <= canvas.width:
            left, foot = (x + 3 if x else x), y + theme.note_size * LEADING
            canvas.note(left, foot, str(year), role=Role.TICK)
