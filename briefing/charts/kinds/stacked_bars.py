"""Parts of a whole as bars of parts: one bar for each segment, as long as all of its parts together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.charts.labels import LEADING, Rectangle, baseline, label_column, name_role, spread, wrap
from briefing.charts.marks import (
    SEAM,
    SOFT,
    Part,
    draw_part_names,
    find_stack_problems,
    paint_part,
    stacks_of,
    stands_inside,
    untold_statuses,
    words_color,
)
from briefing.charts.model import ChartData
from briefing.errors import Problem, ProblemError
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

THICKNESS = 18.0
GAP = 8.0
TIGHT_GAP = 3.0
"""Where the bars are too many for the height, they are as high as a line of words, and so far apart at least."""
WORD_GAP = 8.0
LABEL_GAP = 9.0
WIDEST_LABEL = 0.3
LEAST_PLOT = 0.5
"""The share of the width that the longest bar has at least; else the names stand above the bars."""
LEADER = 3.0
"""From a part to its value below."""

find_problems = find_stack_problems


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """One bar for each segment, all to one scale."""
    longest = max(parts[-1].end for parts in stacks_of(data).values())
    return draw_stacks(canvas, data, dict.fromkeys(stacks_of(data), longest))


def draw_stacks(canvas: ChartCanvas, data: ChartData, wholes: Mapping[str, float], *, has_frame: bool = False) -> float:
    """The bars; each would fill the room for it if its parts made up its whole, around which a frame may go."""
    return StackRows(canvas, data, wholes).draw(has_frame=has_frame)


class Placed(NamedTuple):
    """A part, from where to where it goes, and whether its value stands inside it."""

    part: Part
    start: float
    end: float
    is_inside: bool


class StackRows:
    """How the stacks are set: their names beside them or above, their scales, and how high they are."""

    def __init__(self, canvas: ChartCanvas, data: ChartData, wholes: Mapping[str, float]) -> None:
        self._canvas, self._data, self._stacks = canvas, data, stacks_of(data)
        face, self._size = canvas.theme.faces.regular, canvas.theme.small_size
        self._line = self._size * LEADING
        self._thickness = max(THICKNESS * canvas.lowness, min(THICKNESS, self._line))
        self._gap = min(max((THICKNESS + GAP) * canvas.lowness - self._thickness, TIGHT_GAP), GAP)
        column = label_column(list(self._stacks), canvas.width * WIDEST_LABEL, face, self._size)
        left = column + LABEL_GAP if column else 0.0
        self._is_above = canvas.width - left < LEAST_PLOT * canvas.width
        self._left = 0.0 if self._is_above else left
        self._scales = {lane: (canvas.width - self._left) / (whole or 1.0) for lane, whole in wholes.items()}
        width = canvas.width if self._is_above else column
        self._is_even = True
        self._names = {lane: wrap(lane, width, face, self._size) if lane else [] for lane in self._stacks}

    def draw(self, *, has_frame: bool) -> float:
        """The names of the parts, the stacks from top to bottom, and what the statuses look like."""
        first = next(iter(self._stacks))
        edges = [
            (placed.start, placed.start + placed.part.item.size * self._scales[first]) for placed in self._place(first)
        ]
        y = draw_part_names(self._canvas, self._data.items, [] if self._is_above and first else edges) + 3
        self._is_even = self._free_below(y) >= self._gap
        if self._free_below(y) < self._gap:
            self._thickness = self._line
            self._gap = min(max(self._free_below(y), TIGHT_GAP), GAP)
        for lane in self._stacks:
            self._draw_row(lane, y, has_frame=has_frame)
            y += self._height(lane) + self._gap
        return untold_statuses(self._canvas, self._data).draw(y - self._gap + 1) + 1

    def _place(self, lane: str) -> list[Placed]:
        """Where each part of a stack is."""
        placed, scale = [], self._scales[lane]
        for part in self._stacks[lane]:
            x = self._left + part.start * scale
            end = max(self._left + part.end * scale - SEAM, x)
            placed.append(Placed(part, x, end, stands_inside(self._canvas, part, end - x, self._thickness)))
        return placed

    def _middle(self, lane: str) -> float:
        """How far below the top of its row a bar has its middle."""
        block = len(self._names[lane]) * self._line
        return block + self._thickness / 2 if self._is_above else max(block, self._thickness) / 2

    def _height(self, lane: str) -> float:
        """How high a row is, with the values that stand below its bar, or that of any if rows are in an even beat."""
        lanes = self._stacks if self._is_even else (lane,)
        has_below = any(not placed.is_inside for each in lanes for placed in self._place(each))
        below = LEADER + self._size + 2 if has_below else 0.0
        return max(self._middle(lane) + self._thickness / 2 + below, len(self._names[lane]) * self._line)

    def _free_below(self, y: float) -> float:
        """How much room there is below `y` for the gap after each row."""
        return (self._canvas.max_height - y - sum(map(self._height, self._stacks))) / len(self._stacks)

    def _draw_row(self, lane: str, y: float, *, has_frame: bool) -> None:
        canvas, words, middle = self._canvas, self._names[lane], y + self._middle(lane)
        first = y + self._size
        if not self._is_above:
            first = middle + baseline(self._size) - (len(words) - 1) * self._line / 2
        canvas.lines(0, first, words, role=name_role(lane, self._stacks[lane][0].item))
        up, down, right = middle - self._thickness / 2, middle + self._thickness / 2, canvas.width - SEAM
        if has_frame:
            canvas.shape([Rectangle(self._left, up, right, down).corners], edge=canvas.theme.grey, width=0.5)
        self._draw_stack(self._place(lane), up, down)
        canvas.line([(self._left, up - 1), (self._left, down + 1)], canvas.theme.ink)

    def _draw_stack(self, stack: Sequence[Placed], top: float, foot: float) -> None:
        """One bar with the values in its parts or, where these are too small, below them."""
        canvas = self._canvas
        for part, x, end, is_inside in stack:
            if part.item.size:
                box = Rectangle(x, top, end, foot)
                paint_part(canvas, part, box.corners, box._replace(left=max(end - SOFT, x)).corners)
            if is_inside:
                at, y, color = (x + end) / 2, (top + foot) / 2 + baseline(self._size), words_color(canvas, part)
                canvas.value(at, y, part.item, color=color, align="center")
        below = [(part.item, (x + end) / 2) for part, x, end, is_inside in stack if not is_inside]
        widths = [canvas.value_width(item.value) + WORD_GAP for item, _ in below]
        wanted = [at - width / 2 for (_, at), width in zip(below, widths, strict=True)]
        starts = spread(wanted, widths, 0.0, canvas.width + WORD_GAP)
        if starts is None:
            message = f"the values of {len(below)} small parts have no room side by side"
            raise ProblemError(Problem("chart-drawing", message, "put small ones together, or use bars in groups"))
        for (item, at), start, width in zip(below, starts, widths, strict=True):
            canvas.line([(at, foot), (at, foot + LEADER)], canvas.theme.grey, 0.5)
            y = foot + LEADER + self._size
            canvas.value(start + (width - WORD_GAP) / 2, y, item, align="center")
