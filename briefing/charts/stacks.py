"""Parts of a whole, one after another: what may be stacked, how parts are painted, and where their words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.charts.kinds import every_value, one_unit
from briefing.charts.labels import LEADING, Rectangle, name_role, spread, status_note, wrap
from briefing.charts.marks import KEY_SWATCH, StatusKey, dot_fill, group_color, paint
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart
from briefing.records import NamedTuple
from briefing.themes.theme import contrast, mix

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas, Point

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
