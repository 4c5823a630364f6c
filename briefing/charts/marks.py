"""Draw the bar of a value, or of parts of a whole: how the strength and the status of a statement look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.charts.kinds import every_value, one_unit
from briefing.charts.labels import LEADING, Rectangle, Spot, name_role, spread, status_note, wrap
from briefing.charts.model import ChartData, ChartItem
from briefing.document.occurrences import Role
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart
from briefing.records import NamedTuple
from briefing.themes.theme import Theme, contrast, luminance, mix

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas, Point

ToCanvas = Callable[[float, float], tuple[float, float]]
"""Turns (along the bar, across it), in points, into a point of the canvas, so that bars may lie or stand."""

TAIL = 11.0
"""The room, in points, that an open or a soft end takes beyond the value."""
LEAST = 1.6
"""The length of the smallest mark, so that a small value beside a large one is still seen."""
RADIUS = 2.6
LINE_WIDTH = 1.6
ARROW = 10.0
"""The length of the arrow at a point that has only one bound."""
GROUP_COLORS = (
    ("bar", 0.0), ("highlight", 0.28), ("muted", 0.13), ("bar", 0.5), ("highlight", 0.62), ("muted", 0.74),
)  # fmt: skip
"""The colour of a theme and the least luminance of each group, so that neighbours differ in both."""
LINE_COLORS = (
    ("bar", 0.0), ("highlight", 0.26), ("muted", 0.13), ("bar", 0.26), ("highlight", 0.0), ("muted", 0.26),
)  # fmt: skip
"""Those of lines: what is thin has to be dark, and the shapes of points tell apart what is alike in colour."""
_BESIDE = 5
"""The lightest of them: what stands beside marks that are highlighted, told apart in grey, too."""
LEAST_CONTRAST = 3
"""Of a mark with the paper (WCAG 1.4.11)."""
KEY_SWATCH = 14.0
DASHES = (3.2, 2.0)
"""Of an edge, or of a line to what is not observed."""
POINT_SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    ((0, -1.3), (1.25, 0.9), (-1.25, 0.9)),
    ((0, -1.45), (1.45, 0), (0, 1.45), (-1.45, 0)),
    ((0, 1.3), (1.25, -0.9), (-1.25, -0.9)),
    ((-1.5, -0.5), (1.5, -0.5), (1.5, 0.5), (-1.5, 0.5)),
)
"""Outlines around a point, in radii; the first is a disc."""
SLICES = ((0.0, 2.4), (3.4, 1.9), (6.3, 1.4), (9.0, 0.9))
"""Offset and length of the slices in which an approximate bar fades out."""


class Reach(NamedTuple):
    """From where to where a bar goes, in points from zero; the start is below zero for what grows that way."""

    start: float
    end: float


def paint(canvas: ChartCanvas, ring: Sequence[Point], style: str, *, pale: bool = False, color: str = "") -> None:
    """Paint a mark by the family of its status.

    What is so is solid, what is said to be so tinted, what is meant hatched, what may be outlined; what was given up is
    crossed out. `ring` has four corners, of which the first and the last are at the start; `color` stands for that of
    the theme where a chart has several; one that is faint has an edge that is not.
    """
    bar, paper = color or canvas.theme.bar, canvas.theme.paper
    is_faint = contrast(bar, paper) < LEAST_CONTRAST
    edge = canvas.theme.bar if is_faint else bar
    match style:
        case "solid":
            canvas.shape([ring], fill=mix(bar, paper, 0.3) if pale else bar)
            if is_faint:
                canvas.shape([ring], edge=edge, width=0.5)
        case "tinted":
            canvas.shape([ring], fill=mix(bar, paper, 0.15 if pale else 0.45), edge=edge)
        case "hatched":
            canvas.shape([ring], fill=paper, edge=edge, hatch=mix(bar, paper, 0.4) if pale else bar)
        case _:  # an edge of dashes alone would not tell which colour of several it has
            fill = mix(bar, paper, 0.45) if color and not pale else paper
            canvas.shape([ring], fill=fill, edge=edge, dash=(1.2, 1.6) if pale else DASHES)
    if style == "struck":
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = ring
        canvas.line([((x0 + x3) / 2, (y0 + y3) / 2), ((x1 + x2) / 2, (y1 + y2) / 2)], edge, 1.4)


def group_color(theme: Theme, index: int) -> str:
    """The colour of the marks of one name in a chart of groups: dark, light and in between, in grey too."""
    base, lightness = GROUP_COLORS[index % len(GROUP_COLORS)]
    return _lighter(theme, base, lightness)


def line_color(theme: Theme, index: int) -> str:
    """The colour of one line of several, never too faint for a line."""
    base, lightness = LINE_COLORS[index % len(LINE_COLORS)]
    return _lighter(theme, base, lightness, LEAST_CONTRAST)


def _lighter(theme: Theme, base: str, lightness: float, least_contrast: float = 1.0) -> str:
    """A colour of the theme, mixed with paper up to that luminance, but never below that contrast with it."""
    return _mixed(str(getattr(theme, base)), theme.paper, lightness, least_contrast)


@lru_cache(maxsize=64)
def _mixed(color: str, paper: str, lightness: float, least_contrast: float) -> str:
    # Found by trying, and asked for by each mark of a chart.
    share = 1.0
    while luminance(mix(color, paper, share)) < lightness:
        if contrast(mix(color, paper, share - 0.02), paper) < least_contrast:
            break
        share -= 0.02
    return mix(color, paper, share)


def dot_fill(theme: Theme, style: str, color: str = "") -> str:
    """What fills a dot: the color of what is so, a tint of it where somebody says so, and nothing for all else."""
    tints = {"solid": 1.0, "tinted": 0.45}
    return mix(color or theme.bar, theme.paper, tints.get(style, 0.0))


def draw_point(
    canvas: ChartCanvas, item: ChartItem, scale: float, to_canvas: ToCanvas, shape: int = 0, color: str = ""
) -> None:
    """A point for a value; a halo around "about", an arrow towards where an open value may lie, a span for a range.

    The points of each line have a shape of their own, for those who do not see colours.
    """
    color, top = color or canvas.theme.bar, scale * item.size
    if item.low is not None and item.low < item.size:
        bottom = scale * item.low
        canvas.line([to_canvas(bottom, 0), to_canvas(top, 0)], color, 1.2)
        for end in (bottom, top):
            canvas.line([to_canvas(end, -3), to_canvas(end, 3)], color, 1.2)
        return
    if item.approximate:
        pale = mix(color, canvas.theme.paper, 0.3)
        canvas.dot(*to_canvas(top, 0), RADIUS * 2, pale, pale)
    if item.low is None or item.high is None:
        away = 1 if item.high is None else -1
        tip = top + away * ARROW
        canvas.line([to_canvas(top, 0), to_canvas(tip, 0)], color, 1.2)
        canvas.line([to_canvas(tip - away * 3, -3), to_canvas(tip, 0), to_canvas(tip - away * 3, 3)], color, 1.2)
    (x, y), fill = to_canvas(top, 0), dot_fill(canvas.theme, item.style, color)
    if outline := POINT_SHAPES[shape % len(POINT_SHAPES)]:
        canvas.shape([[(x + RADIUS * u, y + RADIUS * v) for u, v in outline]], fill=fill, edge=color, width=1.2)
    else:
        canvas.dot(x, y, RADIUS, fill, color)


def draw_part_ahead(canvas: ChartCanvas, box: Rectangle, status: str) -> Rectangle:
    """The ground behind what lies ahead, set off from what was before, and what it is; returns where that is said."""
    theme, width = canvas.theme, canvas.note_width(status)
    spot = Spot(max(min(box.left + 3, box.right - width), 0.0), box.top + theme.note_size)
    canvas.shape([box.corners], fill=theme.panel)
    canvas.line([(box.left, box.top), (box.left, box.bottom)], theme.hairline, 0.5)
    canvas.note(*spot, status, role=Role.LABEL)
    return spot.box(width, theme.note_size)


class StatusKey:
    """A line that says what the ways to draw `items` mean, where no status stands beside each mark.

    It shows a mark as the chart has them: a bar, or a point of a line if `has_lines`.
    """

    def __init__(self, canvas: ChartCanvas, items: Sequence[ChartItem], *, has_lines: bool = False) -> None:
        self._canvas, self._has_lines = canvas, has_lines
        self._styles = {item.status: item.style for item in items}

    def draw(self, y: float) -> float:
        """Draw it below `y`, in as many rows as it takes; returns how low it reaches."""
        size, x = self._canvas.theme.note_size, 0.0
        for status, style in self._styles.items():
            width = KEY_SWATCH + 4 + self._canvas.note_width(status)
            if x and x + width > self._canvas.width:
                x, y = 0.0, y + size * LEADING
            top, foot = y + size * 0.35, y + size
            if self._has_lines:
                bar, middle = self._canvas.theme.bar, (top + foot) / 2
                self._canvas.line([(x, middle), (x + KEY_SWATCH, middle)], bar, LINE_WIDTH, dash=DASHES)
                self._canvas.dot(x + KEY_SWATCH / 2, middle, RADIUS, dot_fill(self._canvas.theme, style), bar)
            else:
                paint(self._canvas, Rectangle(x, top, x + KEY_SWATCH, foot).corners, style)
            self._canvas.note(x + KEY_SWATCH + 4, foot, status, role=Role.LABEL)
            x += width + 12
        return y + size * LEADING if self._styles else y


def draw_bar(
    canvas: ChartCanvas, item: ChartItem, scale: float, thickness: float, to_canvas: ToCanvas, color: str = ""
) -> Reach:
    """Draw the bar of `item` at `scale` points a unit, from zero upwards or downwards; returns how far it reaches.

    Open ends are arrows, approximate ends fade, a value below a bound is pale up to a cap, a range goes on pale from
    its end that is nearer to zero.  Zero itself is drawn as nothing, so that it is never taken for something.
    """
    color = color or (line_color(canvas.theme, _BESIDE) if item.emphasis == "beside" else canvas.theme.bar)

    def below(u: float, v: float) -> Point:
        return to_canvas(-u, v)

    if item.is_below_zero:
        return Reach(-_draw_upwards(canvas, item.mirrored(), scale, thickness, below, color), 0.0)
    if item.low is not None and item.low < 0:  # a range across zero
        downwards = item._replace(low=None, high=-item.low)
        start = _draw_upwards(canvas, downwards, scale, thickness, below, color)
        return Reach(-start, _draw_upwards(canvas, item._replace(low=None), scale, thickness, to_canvas, color))
    return Reach(0.0, _draw_upwards(canvas, item, scale, thickness, to_canvas, color))


def _draw_upwards(
    canvas: ChartCanvas, item: ChartItem, scale: float, thickness: float, to_canvas: ToCanvas, color: str
) -> float:
    """Draw a bar whose numbers are not below zero; returns its length in points."""

    def box(start: float, end: float) -> list[Point]:
        return [to_canvas(u, v) for u, v in ((start, 0), (end, 0), (end, thickness), (start, thickness))]

    def part(start: float, end: float, pale: bool = False) -> None:
        """A stretch of the bar, painted by the status of its fact."""
        paint(canvas, box(start, end), item.style, pale=pale, color=color)

    low = _length(item.low, scale) if item.low is not None else 0.0
    high = _length(item.high, scale) if item.high is not None else low
    if item.approximate and low:
        start = max(low - TAIL / 2, LEAST)  # the value lies in the middle of what fades
        part(0, start - 1)
        canvas.shape([box(start + at, start + at + length) for at, length in SLICES], fill=color)
        return start + SLICES[-1][0] + SLICES[-1][1]
    if high > low:
        part(low, high, pale=True)
        canvas.line([to_canvas(high, -2), to_canvas(high, thickness + 2)], color, 1.4)
    if low:
        part(0, low)
    if item.high is None:
        chevron(canvas, to_canvas, low, thickness, color)
        return low + TAIL
    return high


def _length(value: float, scale: float) -> float:
    """The length of a number in points; one that is not zero is long enough to be seen."""
    return max(scale * value, LEAST) if value else 0.0


def tail(item: ChartItem) -> float:
    """The room in points that the open or soft end of a bar takes beyond its value."""
    is_open = item.low is None if item.is_below_zero else item.high is None
    return TAIL if is_open or item.approximate else 0.0


def chevron(canvas: ChartCanvas, to_canvas: ToCanvas, at: float, thickness: float, color: str = "") -> None:
    """An arrow head a little beyond `at`, where a bar ends: the value may be larger."""
    back, front = at + 2.2, at + 2.2 + max(thickness / 5, 1.8)
    depth, middle = min(thickness / 2, TAIL - 5.2), thickness / 2
    ring = [
        (back, 0),
        (front, 0),
        (front + depth, middle),
        (front, thickness),
        (back, thickness),
        (back + depth, middle),
    ]
    canvas.shape([[to_canvas(u, v) for u, v in ring]], fill=color or canvas.theme.bar)


MOST_PARTS = 6
SEAM = 1.0
"""The paper that shows between two parts."""
SOFT = 5.0
"""How much of a part is pale at its end, if its value is approximate."""
NAME_GAP, KEY_GAP = 8.0, 4.0
INSIDE = 5.0
"""What a value needs beside its own width to stand inside its part."""


class Part(NamedTuple):
    """A part of a stack: its item, its number among the names of all parts, and from where to where it goes."""

    item: ChartItem
    number: int
    start: float
    end: float


def find_stack_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """Parts can be added up: numbers of one unit and one time, not below zero, whose ends are known."""
    yield from every_value(items)
    yield from one_unit(chart, briefing)
    for item in items:
        if item.has_value and (item.low is None or item.low != item.high):
            message = f'fact "{item.fact}" is "{item.words}", and what stands on it would have no place'
            yield Problem("chart-facts", message, "stack numbers, or use bars in groups")
        elif item.size < 0:
            message = f'fact "{item.fact}" is below zero, and no part of a whole'
            yield Problem("chart-facts", message, "use bars in groups")
    for lane, group in groupby(items, key=lambda item: item.lane):
        parts = list(group)
        of = f' of "{lane}"' if lane else ""
        if len({item.fact for item in parts}) < len(parts):
            yield Problem("chart-facts", f"a fact stands twice{of} and would be added twice", "name it once")
        if len(parts) < 2:
            yield Problem("chart-facts", f"a single part{of} is no stack", "use bars")
        if len({item.period for item in parts}) > 1:
            message = f"the parts{of} are of several periods, and add up to nothing"
            yield Problem("chart-facts", message, "give each period a segment of its own")
    if (count := len(part_names(items))) > MOST_PARTS:
        message = f"{count} parts are more than the {MOST_PARTS} that can be told apart"
        yield Problem("chart-facts", message, "put small ones together, or use bars in groups")


def part_names(items: Sequence[ChartItem]) -> list[str]:
    """The names of the parts, each once."""
    return list(dict.fromkeys(item.name for item in items))


def stacks_of(data: ChartData) -> dict[str, list[Part]]:
    """The stacks by what they are called, each with its parts one after another."""
    names, stacks = part_names(data.items), dict[str, list[Part]]()
    for item in data.items:
        parts = stacks.setdefault(item.lane, [])
        start = parts[-1].end if parts else 0.0
        parts.append(Part(item, names.index(item.name), start, start + item.size))
    return stacks


def paint_part(canvas: ChartCanvas, part: Part, ring: Sequence[Point], soft: Sequence[Point]) -> None:
    """Paint a part in the colour of its name, in the way of its status; `soft` is its end, pale for "about"."""
    color = group_color(canvas.theme, part.number)
    paint(canvas, ring, part.item.style, color=color)
    if part.item.approximate:
        canvas.shape([soft], fill=mix(color, canvas.theme.paper, 0.4))


def words_color(canvas: ChartCanvas, part: Part) -> str:
    """What can be read on a part: paper or ink; "" where lines would run through the words."""
    if part.item.style not in ("solid", "tinted"):
        return ""
    theme = canvas.theme
    ground = dot_fill(theme, part.item.style, group_color(theme, part.number))
    return max((theme.paper, theme.ink), key=lambda color: contrast(color, ground))


def stands_inside(canvas: ChartCanvas, part: Part, width: float, height: float) -> bool:
    """Whether a part of that size has room for its value, and none of its lines would run through it."""
    has_room = canvas.value_width(part.item.value) + INSIDE <= width and canvas.theme.small_size * LEADING <= height
    return has_room and bool(words_color(canvas, part))


def untold_statuses(canvas: ChartCanvas, data: ChartData) -> StatusKey:
    """What the ways to draw the parts mean, if not all are of one status."""
    return StatusKey(canvas, [item for item in data.items if status_note(item, data.items)])


def draw_part_names(canvas: ChartCanvas, items: Sequence[ChartItem], edges: Sequence[tuple[float, float]]) -> float:
    """The names of the parts above the first stack, each above its part, whose `edges` these are; how low they reach.

    Where they have no room there, they stand in their order, each behind a swatch of its colour.
    """
    names, size = part_names(items), canvas.theme.small_size
    widths = [canvas.label_width(name) for name in names]
    if len(edges) == len(names):
        wanted = [(left + right - width) / 2 for (left, right), width in zip(edges, widths, strict=True)]
        starts = spread(wanted, [width + NAME_GAP for width in widths], 0.0, canvas.width + NAME_GAP)
        reach = zip(starts or [], widths, edges, strict=False)
        if starts and all(x < right and left < x + width for x, width, (left, right) in reach):
            for x, (name, item) in zip(starts, _named(items).items(), strict=True):
                canvas.text(x, size, name, role=name_role(name, item))
            return size * LEADING
    return draw_key(canvas, items)


def draw_key(canvas: ChartCanvas, items: Sequence[ChartItem]) -> float:
    """The names of the parts in their order, each behind a swatch of its colour; how low they reach."""
    size, styles = canvas.theme.small_size, {item.style for item in items}
    named = zip(_named(items).items(), _key_places(canvas, items), strict=True)
    for number, ((name, item), (x, y, rows)) in enumerate(named):
        foot = y + size
        ring = Rectangle(x, y + size * 0.25, x + KEY_SWATCH, foot).corners
        paint(canvas, ring, item.style if len(styles) == 1 else "solid", color=group_color(canvas.theme, number))
        canvas.lines(x + KEY_SWATCH + KEY_GAP, foot, rows, role=name_role(name, item))
    return key_height(canvas, items)


def key_height(canvas: ChartCanvas, items: Sequence[ChartItem]) -> float:
    """How low the names of the parts reach, each behind a swatch."""
    return 2 + max(y + len(rows) * canvas.theme.small_size * LEADING for _, y, rows in _key_places(canvas, items))


def _named(items: Sequence[ChartItem]) -> dict[str, ChartItem]:
    """The first item of each name."""
    return {name: next(item for item in items if item.name == name) for name in part_names(items)}


def _key_places(canvas: ChartCanvas, items: Sequence[ChartItem]) -> list[tuple[float, float, list[str]]]:
    """Where the swatch of each name is, and the lines of the name, beside one another as far as they go."""
    size, x, y, below = canvas.theme.small_size, 0.0, 0.0, 0.0
    places: list[tuple[float, float, list[str]]] = []
    for name in part_names(items):
        rows = wrap(name, canvas.width - KEY_SWATCH - KEY_GAP, canvas.theme.faces.regular, size)
        width = KEY_SWATCH + KEY_GAP + max(map(canvas.label_width, rows))
        if x and x + width > canvas.width:
            x, y = 0.0, below
        places.append((x, y, rows))
        x, below = x + width + 2 * NAME_GAP, max(below, y + len(rows) * size * LEADING)
    return places
