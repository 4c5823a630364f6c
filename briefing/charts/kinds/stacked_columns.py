"""Parts of a whole as columns of parts: one column for each segment, the names of the parts beside the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.charts.kinds import stacked_bars
from briefing.charts.labels import LEADING, baseline, name_role, spread, wrap
from briefing.charts.marks import (
    SEAM,
    SOFT,
    Part,
    find_stack_problems,
    paint_part,
    part_names,
    stacks_of,
    stands_inside,
    untold_statuses,
    words_color,
)
from briefing.charts.model import ChartData, ChartItem

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

PLOT = 130.0
THICKNESS = 40.0
GAP = 6.0
VALUE_GAP = 3.0
NAME_SHARE = 0.28

find_problems = find_stack_problems


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The columns from left to right; where their words have no room they turn by a quarter, into bars."""
    stacks = StackedColumns(canvas, data)
    return stacks.draw() if stacks.have_room else stacked_bars.draw(canvas, data)


class StackedColumns:
    """How the columns are set: their scale, what stands below them, and the names at the right."""

    def __init__(self, canvas: ChartCanvas, data: ChartData) -> None:
        self._canvas, self._data, self._stacks = canvas, data, stacks_of(data)
        theme = canvas.theme
        self._plot = canvas.low(PLOT)
        self._scale = self._plot / (max(parts[-1].end for parts in self._stacks.values()) or 1.0)
        self._floor = theme.small_size + self._plot
        face, size = theme.faces.regular, theme.small_size
        names = part_names(data.items)
        self._names = {name: wrap(name, canvas.width * NAME_SHARE, face, size) for name in names}
        column = max(canvas.label_width(row) for rows in self._names.values() for row in rows) + 2 * GAP
        self._slot = (canvas.width - column) / len(self._stacks)
        self._thickness = min(THICKNESS, self._slot * 0.6)
        self._below = {lane: wrap(lane, self._slot - GAP, face, size) for lane in self._stacks if lane}

    @property
    def have_room(self) -> bool:
        """Whether the words below and beside all columns have room, and the names at the right."""
        canvas, beside = self._canvas, (self._slot - self._thickness) / 2 - 2 * VALUE_GAP
        words = [word for lane in self._stacks for word in lane.split(" ")]
        last = list(self._stacks.values())[-1]
        fits = max(map(canvas.label_width, words)) <= self._slot - GAP and self._right_names() is not None
        for parts in self._stacks.values():
            outside = [part.item.value for part in parts if not self._stands_inside(part)]
            room = beside if parts is not last else beside + GAP
            fits &= all(canvas.value_width(value) <= room for value in outside)
            fits &= len(outside) * canvas.theme.small_size * LEADING <= self._plot
        return fits

    def draw(self) -> float:
        """Draw all of it; returns the height."""
        canvas, size, lowest = self._canvas, self._canvas.theme.small_size, self._floor
        for number, (lane, parts) in enumerate(self._stacks.items()):
            middle = (number + 0.5) * self._slot
            self._draw_stack(parts, middle)
            if rows := self._below.get(lane):
                first = self._floor + size * LEADING + 1
                canvas.lines(middle, first, rows, role=name_role(lane, parts[0].item), align="center")
                lowest = max(lowest, first + (len(rows) - 1) * size * LEADING)
        right = len(self._stacks) * self._slot
        canvas.line([(0, self._floor), (right, self._floor)], canvas.theme.ink)
        for (name, item), top in (self._right_names() or {}).items():
            canvas.lines(right, top + size * 0.9, self._names[name], role=name_role(name, item))
        return untold_statuses(canvas, self._data).draw(lowest + 4) + 1

    def _stands_inside(self, part: Part) -> bool:
        return stands_inside(self._canvas, part, self._thickness, part.item.size * self._scale - SEAM)

    def _right_names(self) -> dict[tuple[str, ChartItem], float] | None:
        """The tops of the names at the right, each level with its part of the last column; None without room."""
        last = list(self._stacks.values())[-1]
        known = {part.item.name: part for part in last[::-1]}
        missing = [name for name in self._names if name not in known]
        line = self._canvas.theme.small_size * LEADING
        heights = [len(self._names[name]) * line for name in known]
        middles = [self._floor - (part.start + part.end) / 2 * self._scale for part in known.values()]
        wanted = [middle - height / 2 for middle, height in zip(middles, heights, strict=True)]
        tops = spread(wanted, heights, 0.0, self._floor + line / 2)
        if tops is None or missing:
            return None
        return {(name, part.item): top for (name, part), top in zip(known.items(), tops, strict=True)}

    def _draw_stack(self, parts: Sequence[Part], middle: float) -> None:
        """One column with the values in its parts or, where these are too small, beside them."""
        canvas, size = self._canvas, self._canvas.theme.small_size
        left, right = middle - self._thickness / 2, middle + self._thickness / 2
        outside: list[tuple[Part, float]] = []
        for part in parts:
            foot = self._floor - part.start * self._scale
            top = min(self._floor - part.end * self._scale + SEAM, foot)
            soft = min(top + SOFT, foot)
            if part.item.size:
                ring = [(left, foot), (left, top), (right, top), (right, foot)]
                paint_part(canvas, part, ring, [(left, soft), (left, top), (right, top), (right, soft)])
            if self._stands_inside(part):
                y, color = (top + foot) / 2 + baseline(size), words_color(canvas, part)
                canvas.value(middle, y, part.item, color=color, align="center")
            else:
                outside.append((part, (top + foot) / 2))
        line = size * LEADING
        wanted = [at - line / 2 for _, at in outside[::-1]]
        tops = spread(wanted, [line] * len(outside), 0.0, self._floor + line / 2) or []
        for (part, _), top in zip(outside[::-1], tops, strict=True):
            canvas.value(right + VALUE_GAP, top + size * 0.9, part.item)
