"""Horizontal bars from zero: the name at the left, the value beyond the end of the bar; groups under headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from briefing.charts.axes import gaps
from briefing.charts.kinds import every_value, one_unit, several_values
from briefing.charts.labels import LEADING, Rectangle, Spot, baseline, label_column, name_role, note, wrap
from briefing.charts.marks import LEAST, Reach, draw_bar, tail
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem, ProblemError
from briefing.facts.model import Briefing, Chart
from briefing.records import NamedTuple
from briefing.themes import fonts
from briefing.themes.theme import LEAST_TYPE

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

THICKNESS = 16.0
LEAST_THICKNESS = 9.0
GAP = 10.0
LEAST_GAP = 3.0
TIGHT_GAP = 1.5
LABEL_GAP = 9.0
VALUE_GAP = 5.0
WIDEST_LABEL = 0.4
WIDEST_IF_TIGHT = 0.65
"""Names of one line each save more height, where rows are too many, than their bars lose in length."""
TYPE_STEP = 0.25
LEAST_PLOT = 40.0
"""The longest bar is at least so long; where it would be shorter, the names stand above the bars."""
MISSING = "…"


class Plot(NamedTuple):
    """Where a value has its place, how high all rows are together, and where the values are written."""

    zero: float
    scale: float
    height: float
    words: tuple[Rectangle, ...]

    def x(self, value: float) -> float:
        """The place of `value`."""
        return self.zero + self.scale * value


def find_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """Bars are several values of one unit."""
    yield from every_value(items)
    yield from several_values(items)
    yield from one_unit(chart, briefing)


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """One row for each item, from top to bottom, and the line they start from."""
    return draw_rows(canvas, data).height


def draw_rows(canvas: ChartCanvas, data: ChartData, wall: float = 0.0) -> Plot:
    """The rows and their zero line; the scale has room for a line at the value `wall`."""
    rows = BarRows(canvas, data, wall)
    if rows.longest < LEAST_PLOT:
        rows = BarRows(canvas, data, wall, names_above=True)
    if rows.height > canvas.max_height:
        rows = BarRows.tight(canvas, data, wall, names_above=not rows.column)
    return rows.draw()


class Row(NamedTuple):
    """The words of one bar: its name in lines; a heading may stand above it, or a sign that a period is missing."""

    name: list[str]
    heading: list[str]
    follows_gap: bool


class BarRows:
    """How the bars of a chart are set: their names beside them or above, how high they are, and the scale.

    Rows that are too many for the height are tight: bars and the gaps between them are as narrow as they can be.
    """

    def __init__(
        self, canvas: ChartCanvas, data: ChartData, wall: float, *, names_above: bool = False, is_tight: bool = False
    ) -> None:
        self._canvas, self._data, self._wall = canvas, data, wall
        self._theme, self._line = canvas.theme, canvas.theme.small_size * LEADING
        regular, size = self._theme.faces.regular, self._theme.small_size
        names = [item.name for item in data.items]
        widest, longest = canvas.width * WIDEST_LABEL, max(map(canvas.label_width, names))
        if is_tight:
            widest = canvas.width * WIDEST_IF_TIGHT
        self.column = 0.0 if names_above else label_column(names, widest, regular, size)
        if is_tight and self.column < longest < widest:
            self.column = longest
        self._left = self.column + LABEL_GAP if self.column else 0.0
        self._rows = list(self._read([wrap(name, self.column or canvas.width, regular, size) for name in names]))
        # An even beat of one or two lines, but for names longer than that; less of a gap where rows are too many.
        self._beat = 1 if is_tight else min(max(len(row.name) for row in self._rows), 2)
        self._thickness = min(LEAST_THICKNESS, self._line) if is_tight else THICKNESS * canvas.lowness
        # What words keep a bar from giving up the gap gives up.
        pitch = (THICKNESS + GAP) * canvas.lowness
        row = max(self._thickness, self._beat * self._line if self.column else 0.0)
        least = LEAST_GAP * self._beat  # names of two lines would run together
        least_gap, gap = (TIGHT_GAP, LEAST_GAP) if is_tight else (LEAST_GAP, min(max(pitch - row, least), GAP))
        taken = sum(self._above(row) + self._height(row) for row in self._rows)
        self._gap = min(max((canvas.max_height - taken) / len(names), least_gap), gap)
        self.height = taken + self._gap * (len(names) - 1) + 2
        self._zero, self._scale = self._fit()

    @classmethod
    def tight(cls, canvas: ChartCanvas, data: ChartData, wall: float, *, names_above: bool) -> BarRows:
        """Rows as narrow as they can be, in the largest type in which they fit; else the chart will be shrunk."""
        size, tries = canvas.theme.small_size, list[BarRows]()
        while size >= LEAST_TYPE:
            tries.append(cls(canvas.in_type(size), data, wall, names_above=names_above, is_tight=True))
            if tries[-1].height <= canvas.max_height:
                return tries[-1]
            size -= TYPE_STEP
        return tries[0]

    @property
    def longest(self) -> float:
        """The length of the longest bar; that of bars which are all zero is no matter."""
        reach = max(abs(end) for item in self._data.items for end in (*item.ends, 0.0))
        return self._scale * reach if reach else LEAST_PLOT

    def draw(self) -> Plot:
        """Draw all rows from top to bottom, and the line that they start from."""
        words: list[Rectangle] = []
        top, y = 0.0, 1.0
        for item, row in zip(self._data.items, self._rows, strict=True):
            if row.heading:
                if words and self.column:
                    self._draw_zero(top, y - self._gap)
                role = name_role(" ".join(row.heading), item)
                self._canvas.lines(0, y + self._theme.small_size, row.heading, role=role, bold=True)
                top = y + self._above(row) - 1
            if row.follows_gap:
                x, foot = max(self._zero - LABEL_GAP, 0.0), y + self._theme.small_size / 2
                self._canvas.note(x, foot, MISSING, align="right" if x else "left")
            y += self._above(row)
            words += self._draw_row(item, row, y)
            y += self._height(row) + self._gap
        if self.column:
            self._draw_zero(top, self.height)
        return Plot(self._zero, self._scale, self.height, tuple(words))

    def _read(self, names: Sequence[list[str]]) -> Iterator[Row]:
        items = self._data.items
        by_period = all(item.name == item.period for item in items)
        lane = ""
        for item, name, is_apart in zip(items, names, gaps(items), strict=True):
            if not self.column and self._note_x(name, item) is None:
                name = [*name, ""]  # the note needs a line of its own
            is_first = item.lane != lane
            lane = item.lane
            heading = wrap(lane, self._canvas.width, self._theme.faces.bold, self._theme.small_size) if is_first else []
            yield Row(name, heading, is_apart and by_period and not is_first)

    def _above(self, row: Row) -> float:
        """How much room a row takes for its heading, or for what is missing before it."""
        heading = len(row.heading) * self._line + LEAST_GAP if row.heading else 0.0
        return heading + self._theme.small_size * row.follows_gap

    def _height(self, row: Row) -> float:
        if self.column:
            return max(self._thickness, max(len(row.name), self._beat) * self._line)
        return len(row.name) * self._line + self._thickness + 2

    def _fit(self) -> tuple[float, float]:
        """Where zero is, and the points a unit such that all bars with their words have room to either side of it."""
        free = self._canvas.width - self._left
        below, above = [(max(-self._wall, 0.0), 0.0)], [(max(self._wall, 0.0), 0.0)]
        for item in self._data.items:
            side = below if item.is_below_zero else above
            beyond = tail(item) + self._words_width(item)
            side.append((max(abs(end) for end in (*item.ends, 0.0)), beyond))
            side.append((0.0, LEAST + beyond if item.size else beyond))  # however short, it is seen
            if not item.is_below_zero:
                below.append((max(-min(item.ends), 0.0), 0.0))
            if not self.column and beyond > free:
                hint = "give its unit a short form, or use a table"
                raise ProblemError(Problem("chart-drawing", f'"{item.value}" is wider than the chart', hint))
        pairs = [(one[0] + other[0], free - one[1] - other[1]) for one, other in product(below, above)]
        scale = max(min((room / reach for reach, room in pairs if reach), default=0.0), 0.0)
        return self._left + max(scale * reach + room for reach, room in below), scale

    def _draw_zero(self, top: float, foot: float) -> None:
        self._canvas.line([(self._zero, top), (self._zero, foot)], self._theme.ink)

    def _draw_row(self, item: ChartItem, row: Row, y: float) -> Iterator[Rectangle]:
        """The name, the bar and its value; yields where words stand that a line through the rows must not cross."""
        size, block = self._theme.small_size, len(row.name) * self._line
        foot = y + self._height(row)
        middle = y + self._height(row) / 2 if self.column else foot - self._thickness / 2
        first = middle + baseline(size) - (block - self._line) / 2 if self.column else y + size
        self._canvas.lines(0, first, row.name, role=name_role(" ".join(row.name), item))
        if not self.column:
            yield Rectangle(0.0, y, self._canvas.width, y + block)
            self._canvas.note(
                self._note_x(row.name, item) or 0.0, y + block - self._line + size, note(item, self._data)
            )
            self._draw_zero(middle - self._thickness / 2 - 1, foot + 1)
        top = middle - self._thickness / 2
        reach = draw_bar(self._canvas, item, self._scale, self._thickness, lambda u, v: (self._zero + u, top + v))
        yield self._draw_words(item, reach, middle)

    def _note_x(self, name: Sequence[str], item: ChartItem) -> float | None:
        """Where the note stands behind the last line of the name, if there is room."""
        theme = self._theme
        x = fonts.width(name[-1], theme.faces.regular, theme.small_size) + VALUE_GAP if name[-1] else 0.0
        return x if x + self._canvas.note_width(note(item, self._data)) <= self._canvas.width else None

    def _draw_words(self, item: ChartItem, reach: Reach, middle: float) -> Rectangle:
        """The value beyond the far end of its bar, and the note beyond the value."""
        y = middle + baseline(self._theme.small_size)
        width, words = self._words_width(item) - VALUE_GAP, note(item, self._data) if self.column else ""
        left = self._zero + (reach.start - VALUE_GAP - width if item.is_below_zero else reach.end + VALUE_GAP)
        value = self._canvas.value_width(item.value)
        is_left = item.is_below_zero
        self._canvas.value(left + (width - value) * is_left, y, item)
        self._canvas.note(left if is_left else left + value + VALUE_GAP, y, words)
        return Spot(left, y).box(width, self._theme.small_size)

    def _words_width(self, item: ChartItem) -> float:
        """How much room a value and the note behind it take beside their bar."""
        words = note(item, self._data) if self.column else ""
        return (
            self._canvas.value_width(item.value)
            + VALUE_GAP
            + (self._canvas.note_width(words) + VALUE_GAP if words else 0.0)
        )
