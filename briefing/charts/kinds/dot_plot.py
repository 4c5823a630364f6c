"""Two dates compared: a row for each area, measure or segment, with a point for each date and a line between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from briefing.charts.axes import are_alike, days_of, lines_of
from briefing.charts.kinds import every_value, one_unit
from briefing.charts.labels import LEADING, baseline, label_column, status_note, wrap
from briefing.charts.marks import ARROW, RADIUS, draw_point
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart
from briefing.themes.theme import mix

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import Align, ChartCanvas

ROW = 12.0
"""The height of a row with its points, without the gap to the next."""
GAP = 7.0
LEAST_GAP = 1.0
LABEL_GAP = 9.0
VALUE_GAP = 7.0
NOTE_GAP = 5.0
WIDEST_LABEL = 0.34
LEAST_PLOT = 70.0
DISC, SQUARE = 0, 1
"""The shapes of the points: of the later date, and of the earlier one."""


def find_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """Values of one unit at two dates, in each row one of each."""
    yield from every_value(items)
    yield from one_unit(chart, briefing)
    closed = [item for item in items if item.start and item.end]
    dates = {days_of(item): item for item in closed}
    if len(dates) != 2 or len(closed) < len(items):
        periods = len({item.period for item in items})
        message = f"a dot plot compares two dates; there {'is' if periods == 1 else 'are'} {periods}"
        yield Problem("chart-facts", message, "use a series, or multiples")
    elif not are_alike(*dates.values()):
        one, other = (item.period for item in dates.values())
        yield Problem("chart-facts", f"{one} and {other} are not of one length", "compare years with years")
    for name, points in lines_of(closed).items():
        if len(points) > len(dates):
            of = f' of "{name}"' if name else ""
            yield Problem("chart-facts", f"two facts{of} have the same period", "give each row a segment")


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The rows from top to bottom, below a line that says which point is of which date."""
    lines = {name: sorted(items, key=days_of) for name, items in lines_of(data.items).items()}
    face, size = canvas.theme.faces.regular, canvas.theme.small_size
    column = label_column(list(lines), canvas.width * WIDEST_LABEL, face, size)
    rows = DotRows(canvas, data, list(lines.values()), column + LABEL_GAP if column else 0.0)
    if rows.longest < LEAST_PLOT:
        column, rows = 0.0, DotRows(canvas, data, list(lines.values()), 0.0)
    y = _draw_key(canvas, sorted(data.items, key=days_of)) + GAP
    names = [wrap(name, column or canvas.width, face, size) if name else [] for name in lines]
    blocks = [len(words) * size * LEADING for words in names]
    heights = [max(block, ROW) if column else block + ROW for block in blocks]
    gap = min(max((canvas.max_height - y - sum(heights)) / len(lines), LEAST_GAP), GAP * canvas.lowness)
    for words, block, height, items in zip(names, blocks, heights, lines.values(), strict=True):
        middle = y + height / 2 if column else y + height - ROW / 2
        canvas.lines(0, middle + baseline(size) - block / 2 + size * LEADING / 2 if column else y + size, words)
        rows.draw(items, middle, ROW + gap)
        y += height + gap
    return y - gap + 2


def _draw_key(canvas: ChartCanvas, items: Sequence[ChartItem]) -> float:
    """The point and the name of each date; returns how low they reach."""
    x, size = RADIUS, canvas.theme.note_size
    for shape, item in ((SQUARE, items[0]), (DISC, items[-1])):
        color, y = _color(canvas, shape), size * 0.66
        solid = item._replace(style="solid", approximate=False, low=0.0, high=0.0)
        draw_point(canvas, solid, 0.0, lambda u, v, x=x, y=y: (x + u, y + v), shape, color)  # type: ignore[misc]
        canvas.note(x + 2 * RADIUS, size, item.period)
        x += canvas.note_width(item.period) + 8 * RADIUS
    return size * LEADING


def _color(canvas: ChartCanvas, shape: int) -> str:
    return canvas.theme.muted if shape == SQUARE else canvas.theme.bar


class DotRows:
    """The scale of all rows, which `left` begins, with room for their words to either side."""

    def __init__(self, canvas: ChartCanvas, data: ChartData, rows: Sequence[list[ChartItem]], left: float) -> None:
        self._canvas, self._data = canvas, data
        self._latest = max(map(days_of, data.items))
        free = canvas.width - left
        below, above = [(0.0, 0.0)], [(0.0, 0.0)]  # zero itself is always on the scale
        for items in rows:
            low, high = self._by_size(items)
            below += [(min(low.ends), self._words_width(low))] if low is not high else [(min(low.ends), 0.0)]
            above.append((high.size, self._words_width(high)))
        pairs = [(high[0] - low[0], free - low[1] - high[1]) for low, high in product(below, above)]
        self._scale = max(min((room / reach for reach, room in pairs if reach > 0), default=0.0), 0.0)
        self._zero = left + max(room - self._scale * value for value, room in below)

    @property
    def longest(self) -> float:
        """How far the points are from one another, and from zero, at the most."""
        ends = [end for item in self._data.items for end in (*item.ends, 0.0)]
        return self._scale * (max(ends) - min(ends))

    def draw(self, items: Sequence[ChartItem], middle: float, height: float) -> None:
        """The line between the points of a row, these, and the values to either side; zero where no words stand."""
        canvas, theme = self._canvas, self._canvas.theme
        low, high = self._by_size(items)
        sides = [(low, -1), (high, 1)] if low is not high else [(high, 1)]
        if not any(self._covers_zero(item, side) for item, side in sides):
            canvas.line([(self._zero, middle - height / 2), (self._zero, middle + height / 2)], theme.ink)
        if low is not high:
            ends = [(self._zero + self._scale * item.size, middle) for item in (low, high)]
            canvas.line(ends, mix(theme.bar, theme.paper, 0.4), 2.0)
        for item in items:
            shape = DISC if days_of(item) == self._latest else SQUARE
            draw_point(
                canvas, item, self._scale, lambda u, v: (self._zero + u, middle + v), shape, _color(canvas, shape)
            )
        for item, side in sides:
            x, y = self._edge(item, side), middle + baseline(theme.small_size)
            align: Align = "left" if side > 0 else "right"
            canvas.value(x, y, item, align=align)
            canvas.note(x + side * (canvas.value_width(item.value) + NOTE_GAP), y, self._note(item), align=align)

    def _edge(self, item: ChartItem, side: int) -> float:
        """Where the words of a point begin on one side of it, -1 for the left."""
        end = item.size if side > 0 else min(item.ends)
        return self._zero + self._scale * end + side * (VALUE_GAP + self._reach(item))

    def _covers_zero(self, item: ChartItem, side: int) -> bool:
        edges = sorted((self._edge(item, side), self._edge(item, side) + side * self._words_width(item)))
        return edges[0] - 1 < self._zero < edges[1] + 1

    def _by_size(self, items: Sequence[ChartItem]) -> tuple[ChartItem, ChartItem]:
        """The point at the left and the one at the right: of two that are level, the earlier stands at the left."""
        ordered = sorted(items, key=lambda item: (item.size, days_of(item)))
        return ordered[0], ordered[-1]

    def _reach(self, item: ChartItem) -> float:
        """What an arrow takes beyond the point."""
        return ARROW if item.low is None or item.high is None else 0.0

    def _note(self, item: ChartItem) -> str:
        return " ".join(status_note(item, self._data.items))

    def _words_width(self, item: ChartItem) -> float:
        note = self._note(item)
        words = self._canvas.value_width(item.value) + (NOTE_GAP + self._canvas.note_width(note) if note else 0.0)
        return VALUE_GAP + self._reach(item) + words
