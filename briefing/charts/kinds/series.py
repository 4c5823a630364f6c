"""Values over time: a line through the points of each measure, a band where values are ranges, each value at its point.

Lines are told apart by their names at the right and the shapes of their points.  Where values have no room beside
their points, there is a value axis, and each line keeps its main values: the last below its name, where it cannot be
taken for that of another line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.charts.axes import (
    AXIS_GAP,
    TimeAxis,
    are_alike,
    axis_width,
    clear_ground,
    days_of,
    draw_grid,
    draw_number,
    first_ahead,
    gaps,
    is_alone_in_length,
    lines_of,
    middle,
)
from briefing.charts.kinds import every_value, one_unit
from briefing.charts.labels import ASCENT, LEADING, Rectangle, Room, Spot, baseline, spread, status_note, wrap
from briefing.charts.marks import ARROW, DASHES, LINE_WIDTH, RADIUS, StatusKey, draw_part_ahead, draw_point, line_color
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem, ProblemError
from briefing.facts.model import Briefing, Chart
from briefing.records import NamedTuple
from briefing.themes import fonts
from briefing.themes.theme import mix

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

PLOT = 92.0
TALL_PLOT = 132.0
"""The height of the plot of several lines."""
MOST_LINES = 6
ABOVE = 7.0
BELOW = 2.0
DOTS = (0.8, 3.0)
"""The line over periods without a value."""
NAME_SHARE = 0.28
NAME_GAP = 7.0
ASIDE_GAP = 16.0
"""Between a last point and a name behind a mark of its own, which must not look like one more point."""
ASIDE = 0.75
"""How far a name may stand from its point, in lines."""


def find_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """A series is lines, not too many."""
    if (count := len(lines_of(items))) > MOST_LINES:
        message = f"{count} lines are more than the {MOST_LINES} that can be told apart"
        yield Problem("chart-facts", message, "draw them as multiples")
    yield from find_line_problems(chart, items, briefing)


def find_line_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """Lines are values of one unit, in each line each of a closed period of its own."""
    yield from every_value(items)
    yield from one_unit(chart, briefing)
    closed = [item for item in items if item.start and item.end]
    for item in items:
        if item not in closed:
            message = f'fact "{item.fact}" has no place in a series: its period is {item.period}'
            yield Problem("chart-facts", message, "give it a closed period")
    lines = lines_of(closed)
    for name, points in lines.items():
        if len(points) < 2:
            of = f' of "{name}"' if len(lines) > 1 else ""
            message = f"one point{of} is no trend"
            yield Problem("chart-facts", message, f'leave it out, or name "{points[0].fact}" under key-figures')
        if len({(item.start, item.end) for item in points}) < len(points):
            message = "two facts of the series have the same period"
            yield Problem("chart-facts", message, "use bars, or one fact for each period; or give each line a segment")


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The lines, with all values beside their points or, where these are too many, with a value axis.

    Several need more height than one, and more still where their names do.
    """
    height = canvas.low(TALL_PLOT if len(lines_of(data.items)) > 1 else PLOT)
    height = max(height, _names_height(canvas, data, 0))
    if has_axis := not have_room(canvas, data, height):
        height = max(height, _names_height(canvas, data, 1))
    plot = LinePlot(canvas, data, height, has_axis=has_axis)
    return StatusKey(canvas, plot.untold, has_lines=True).draw(plot.draw())


class LinePoint(NamedTuple):
    """An item and the place of its ends on the canvas; `top` is `bottom` for a single value."""

    item: ChartItem
    x: float
    bottom: float
    top: float
    line: int

    @property
    def box(self) -> Rectangle:
        """What it covers, with the halo or the arrow that it may have."""
        radius = RADIUS * 2 if self.item.approximate else RADIUS + 1
        up, down = (ARROW if end is None else 0.0 for end in (self.item.high, self.item.low))
        return Rectangle(self.x - radius, self.top - max(radius, up), self.x + radius, self.bottom + max(radius, down))

    @property
    def is_range(self) -> bool:
        """Whether the value lies between two ends."""
        return self.top < self.bottom


class LineName(NamedTuple):
    """The lines of a name, the box that they cover, and the point that they belong to.

    It `has_value` of that point below it; and it `is_aside` where names are so many, or so long, that one may stand
    nearer to the point of another line.
    """

    box: Rectangle
    rows: list[str]
    point: LinePoint
    has_value: bool
    is_aside: bool

    def draw(self, canvas: ChartCanvas, color: str) -> None:
        """The name, behind a point of its kind where it is aside, and the value."""
        size, point = canvas.theme.small_size, self.point
        canvas.lines(self.box.left, self.box.top + size * 0.9, self.rows)
        if self.has_value:
            y = self.box.top + size * (0.9 + len(self.rows) * LEADING)
            canvas.value(self.box.left, y, point.item)
        if self.is_aside:
            x, y = self.box.left - ASIDE_GAP + NAME_GAP, self.box.top + size * 0.57
            mark = point.item._replace(low=0.0, high=0.0, approximate=False)
            draw_point(canvas, mark, 0.0, lambda u, v: (x, y), point.line, color)


class LinePlot:
    """How lines are set: where each point is, and what is written around them.

    `whole` has the marks that the scales are made for, if not for those of `data` alone; the plot is `height` high.
    """

    def __init__(
        self,
        canvas: ChartCanvas,
        data: ChartData,
        height: float,
        *,
        has_axis: bool = False,
        whole: Sequence[ChartItem] = (),
    ) -> None:
        self._canvas, self._data, self._theme, self._has_axis = canvas, data, canvas.theme, has_axis
        whole = whole or data.items
        lines = {name: sorted(items, key=days_of) for name, items in lines_of(data.items).items()}
        times = sorted({days_of(item): item for item in whole}.values(), key=middle)
        numbers = [end for item in whole for end in (*item.ends, 0.0)]
        numbers += [value for value, _ in data.ticks] if has_axis else []
        numbers += [] if any(numbers) else [1.0]  # zeros alone have the height of other plots too
        self._lowest, highest = min(numbers), max(numbers)
        self._scale = height / (highest - self._lowest)
        first = first_ahead(times, whole)
        band = self._theme.note_size * LEADING if has_axis and first else 0.0
        head = band + ABOVE + self._size + (ARROW if any(item.high is None for item in whole) else 0.0)
        halo = RADIUS if any(item.approximate for item in whole) else 0.0
        self._zero = head + halo + self._scale * highest
        below = ABOVE + self._size + BELOW + halo + (ARROW if any(item.low is None for item in whole) else 0.0)
        self._foot = self._zero - self._scale * self._lowest + (below if self._lowest < 0 else 0.0)
        self._names = [wrap(name, canvas.width * NAME_SHARE, canvas.theme.faces.regular, self._size) for name in lines]
        ends = [line[-1] for line in lines.values()] if has_axis and any(lines) else []
        self._named = [item for item in ends if data.may_tell(item)]
        self._tops, self._is_aside = self._names_beside([line[-1] for line in lines.values()])
        self._name_gap = ASIDE_GAP if self._is_aside else NAME_GAP
        left, right = self._sides(times)
        is_told = [len(lines) > 1 or 0 < first <= index for index in range(len(times))]
        notes = [[] if told else status_note(item, whole) for item, told in zip(times, is_told, strict=True)]
        self._axis = TimeAxis(canvas, times, left, right, notes)
        self._edge = self._axis.x(days_of(times[first])[0]) if first else 0.0
        self._ahead = times[first].status if first else ""
        untold = [item for item in data.items if status_note(item, whole) and item.status != self._ahead]
        self.untold = untold if len(lines) > 1 or not self._axis.has_notes else []
        self._lines = [[self._point(item, index) for item in line] for index, line in enumerate(lines.values())]

    @property
    def points(self) -> list[LinePoint]:
        """All points, line by line."""
        return [point for line in self._lines for point in line]

    def main_points(self) -> list[LinePoint]:
        """The last, the largest, the least and the first of each line, but for what stands below its name."""
        by_size = [sorted(line, key=lambda point: point.item.size) for line in self._lines]
        chosen = [(line[-1], rank[-1], rank[0], line[0]) for line, rank in zip(self._lines, by_size, strict=True)]
        main = dict.fromkeys(point for rank in zip(*chosen, strict=True) for point in rank)
        return [point for point in main if self._data.may_tell(point.item) and point.item not in self._named]

    def place(self, points: Sequence[LinePoint]) -> dict[LinePoint, Spot]:
        """Where the values of `points` stand, of those that have room."""
        # Where not all values are told, two between two points might both be of either.
        apart = self._size / 2 if self._has_axis else 0.0
        room = Room(Rectangle(self._start, 0, self._canvas.width, self._foot - 1), apart=apart)
        for point in self.points:
            room.take(point.box)
        for line in self._lines:
            room.take_line([(point.x, point.top) for point in line])
            room.take_line([(point.x, point.bottom) for point in line])
        for name in self._name_boxes():
            room.take(name.box._replace(left=name.box.left - (ASIDE_GAP if name.is_aside else NAME_GAP / 2)))
        if self._ahead:
            width = self._canvas.note_width(self._ahead) + 2 * NAME_GAP
            room.take(Rectangle(min(self._edge, self._end - width), 0, self._end, self._theme.note_size * LEADING))
        if self._lowest < 0:
            room.take_line([(self._start, self._zero), (self._canvas.width, self._zero)])
        spots = {}
        for point in points:
            width = self._canvas.value_width(point.item.value)
            if found := room.place(self._spots(point, width), width, self._size):
                spots[point] = found
        return spots

    def draw(self) -> float:
        """Draw all of it but what the marks mean whose statuses are `untold`; returns the height."""
        spots = self.place(self.main_points() if self._has_axis else self.points)
        canvas, theme = self._canvas, self._theme
        if self._ahead:
            draw_part_ahead(canvas, Rectangle(self._edge, 0, self._end, self._foot), self._ahead)
        if self._has_axis:
            draw_grid(canvas, self._data, (self._start, self._end), lambda value: self._zero - self._scale * value)
            for point, spot in spots.items():
                words = spot.box(canvas.value_width(point.item.value), self._size)
                clear_ground(canvas, words, self._edge if self._ahead else None)
        elif self._lowest < 0:
            draw_number(canvas, self._start - AXIS_GAP, self._zero, "0")
        for line in self._lines:
            apart = gaps([point.item for point in line])
            for (left, right), skips in zip(pairwise(line), apart[1:], strict=True):
                self._draw_link(left, right, skips=skips)
        canvas.line([(self._start, self._zero), (self._end, self._zero)], theme.ink)
        for point in self.points:
            self._draw_point(point)
            if place := spots.get(point):
                canvas.value(*place, point.item)
        for name in self._name_boxes():
            name.draw(canvas, self._color(name.point.line))
        return self._axis.draw(self._foot) + 4

    @property
    def _size(self) -> float:
        return self._theme.small_size

    def _sides(self, times: Sequence[ChartItem]) -> tuple[float, float]:
        """Where the first and the last point may be at the farthest: words and names need the rest."""
        theme, width = self._theme, self._canvas.width
        first, last = (self._canvas.value_width(item.value) / 2 for item in (times[0], times[-1]))
        zero = self._canvas.note_width("0") + AXIS_GAP if self._lowest < 0 else 0.0
        if self._has_axis:
            first, last, zero = 2 * RADIUS, 2 * RADIUS, axis_width(self._canvas, self._data)
        widths = [fonts.width(row, theme.faces.regular, self._size) for rows in self._names for row in rows]
        names = max([*widths, *(self._canvas.value_width(item.value) for item in self._named)])
        self._start, self._end = zero, width - (names + self._name_gap if names else 0.0)
        return zero + first, min(self._end - (2 * RADIUS if names else 0.0), width - last)

    def _point(self, item: ChartItem, line: int) -> LinePoint:
        """The point to scale; zero is always on the scale, so that no change looks larger than it is."""
        top = self._zero - item.size * self._scale
        bottom = top if item.low is None else self._zero - item.low * self._scale
        return LinePoint(item, self._axis.x(middle(item)), bottom, top, line)

    def _spots(self, point: LinePoint, width: float) -> Iterator[Spot]:
        """Above the point or, for what is lower than its neighbours, below it; else beside it."""
        halo = RADIUS if point.item.approximate else 0.0
        lift = ABOVE + halo + (ARROW / 2 if point.item.high is None else 0)
        drop = ABOVE + halo + self._size * ASCENT + (ARROW / 2 if point.item.low is None else 0)
        above, below = point.top - lift, point.bottom + drop
        middle = (point.top + point.bottom) / 2 + baseline(self._size)
        centre, right, left = point.x - width / 2, point.x + RADIUS, point.x - RADIUS - width
        inside = min(max(centre, self._start), self._canvas.width - width)
        # Another line has its point above the lowest, and none has it below.
        others = [p.top for line in self._lines for p in line if p.x == point.x and p.line != point.line]
        is_lowest = bool(others) and all(top < point.top for top in others)
        first, second = (below, above) if is_lowest else (above, below)
        if self._has_axis:
            # Where not all values are told, that of a peak below it, or of a valley above it, might be of a neighbour.
            sizes = [other.item.size for other in self._lines[point.line]]
            wrong = below if point.item.size == max(sizes) else above if point.item.size == min(sizes) else None
            yield from (Spot(inside, y) for y in (first, second) if y != wrong)
            return
        yield Spot(inside, first)
        yield Spot(inside, second)
        for x, y in ((right, above), (left, above), (right, below), (left, below)):
            yield Spot(x, y)
        yield Spot(right + RADIUS, middle)
        yield Spot(left - RADIUS, middle)

    def _name_boxes(self) -> list[LineName]:
        """The names of the lines beside their last points, as near to them as they go."""
        if not any(map(any, self._names)):
            return []
        left, width = self._end + self._name_gap, self._canvas.width
        return [
            LineName(
                Rectangle(left, top, width, top + self._heights[line]),
                self._names[line],
                self._lines[line][-1],
                self._lines[line][-1].item in self._named,
                self._is_aside,
            )
            for line, top in self._tops.items()
        ]

    def _names_beside(self, ends: Sequence[ChartItem]) -> tuple[dict[int, float], bool]:
        """The tops of the names beside the `ends` of their lines, from the highest, and whether they stand aside."""
        if not any(map(any, self._names)):
            return {}, False
        order = sorted(range(len(ends)), key=lambda line: -ends[line].size)
        self._heights = {
            line: _name_height(len(self._names[line]) + (ends[line] in self._named), self._size) for line in order
        }
        wanted = [self._zero - ends[line].size * self._scale - self._heights[line] / 2 for line in order]
        tops = spread(wanted, [*self._heights.values()], 0.0, self._foot)
        if tops is None:
            message = f"the names of {len(ends)} lines are too long for the height"
            raise ProblemError(Problem("chart-drawing", message, "shorten them, or draw fewer lines"))
        aside = self._size * LEADING * ASIDE
        is_aside = any(abs(top - start) > aside for top, start in zip(tops, wanted, strict=True))
        return dict(zip(order, tops, strict=True)), is_aside

    def _color(self, line: int) -> str:
        return line_color(self._theme, line) if len(self._names) > 1 else self._theme.bar

    def _draw_link(self, left: LinePoint, right: LinePoint, *, skips: bool) -> None:
        """What joins two neighbours: a band if one is a range, else a line; nothing if their periods are not alike.

        It is dashed towards what is not observed, and dotted where it `skips` periods of which nothing is known.
        """
        theme, color = self._theme, self._color(left.line)
        if not are_alike(left.item, right.item):
            return
        if left.is_range or right.is_range:
            corners = [(left.x, left.top), (right.x, right.top), (right.x, right.bottom), (left.x, left.bottom)]
            self._canvas.shape([corners], fill=mix(color, theme.paper, 0.1 if skips else 0.22))
            return
        firm = left.item.style == right.item.style == "solid"
        dash = DOTS if skips else () if firm else DASHES
        self._canvas.line([(left.x, left.top), (right.x, right.top)], color, LINE_WIDTH, dash=dash)

    def _draw_point(self, point: LinePoint) -> None:
        """The point; a period that is longer or shorter than the others is drawn from its first to its last day."""
        if is_alone_in_length(point.item, [other.item for other in self._lines[point.line]]):
            ends = [(self._axis.x(day), point.top) for day in days_of(point.item)]
            self._canvas.line(ends, self._color(point.line), 2.4)
        x, color = point.x, self._color(point.line)
        draw_point(self._canvas, point.item, self._scale, lambda u, v: (x + v, self._zero - u), point.line, color)


def _names_height(canvas: ChartCanvas, data: ChartData, values: int) -> float:
    """How high the names of lines are below one another, with so many values below each."""
    size, face = canvas.theme.small_size, canvas.theme.faces.regular
    rows = [len(wrap(name, canvas.width * NAME_SHARE, face, size)) for name in lines_of(data.items) if name]
    return sum(_name_height(count + values, size) for count in rows)


def _name_height(rows: int, size: float) -> float:
    """How high a name of so many rows is, with a space below one of several."""
    return rows * size * LEADING + (size / 3 if rows > 1 else 0)


def have_room(canvas: ChartCanvas, data: ChartData, height: float, whole: Sequence[ChartItem] = ()) -> bool:
    """Whether all values have room beside their points."""
    plot = LinePlot(canvas, data, height, whole=whole)
    return len(plot.place(plot.points)) == len(plot.points)
