"""Flowables in, columns of even height out: the notes at the end of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import copy
from itertools import accumulate, pairwise

from briefing.layout.boxes import Stack
from briefing.layout.flowable import ENDLESS, FUZZ, Flowable, Surface, gap

_TALLEST = 220
_ROWS = 3


class Columns(Flowable):
    """Flowables in `count` columns of even height; a child taller than 220 pt is divided beforehand, no other is.

    All parts share the children and their measures; a part shows the children from `start` to `end`.
    """

    def __init__(self, children: Sequence[Flowable], count: int, gutter: float) -> None:
        self.count = count
        self.gutter = gutter
        self._run = _Run(children)
        self.start = 0
        self.end = -1

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The width, and the least height at which the columns hold all children."""
        self._measure(width)
        low, high = 0.0, self._run.tops[self.end] - self._run.tops[self.start]
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if self.ends(middle)[-1] == self.end else (middle, high)
        return width, high

    def split(self, width: float, room: float) -> list[Flowable]:
        """Columns filled to `room`, and columns for the rest."""
        self._measure(width)
        end = self.ends(room)[-1]
        return [self._part(self.start, end), self._part(end, self.end)] if self.start < end < self.end else []

    def head_height(self, width: float) -> float:
        """The first children, as many as stand in three rows."""
        self._measure(width)
        return self._part(self.start, min(self.start + _ROWS * self.count, self.end)).wrap(width)[1]

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw column after column."""
        column, start = self._column(width), self.start
        for index, end in enumerate(self.ends(self.wrap(width)[1])):
            part = Stack(self._run.children[start:end])
            part.draw(surface, x + index * (column + self.gutter), y, column)
            start = end

    def text(self) -> str:
        """The children's texts, one a line."""
        children = self._run.children
        return "\n".join(child.text() for child in (children if self.end < 0 else children[self.start : self.end]))

    def ends(self, height: float) -> list[int]:
        """Where each column ends, as an index of the children, if none is higher than `height`."""
        ends, start = [], self.start
        for _ in range(self.count):
            start = min(self._run.last_within(start, height), self.end)
            ends.append(start)
        return ends

    def _column(self, width: float) -> float:
        return (width - (self.count - 1) * self.gutter) / self.count

    def _measure(self, width: float) -> None:
        self._run.measure(self._column(width))
        if self.end < 0:
            self.end = len(self._run.children)

    def _part(self, start: int, end: int) -> Columns:
        part = copy(self)
        part.start, part.end = start, end
        return part


class _Run:
    """Children below one another in an endless column, measured once."""

    def __init__(self, children: Sequence[Flowable]) -> None:
        self.children = list(children)
        self.tops: list[float] = []
        self._gaps: list[float] = []

    def measure(self, column: float) -> None:
        """Chop what is too tall; find the top of each child and the gap above it."""
        if self.tops:
            return
        self.children = [part for child in self.children for part in _chopped(child, column)]
        self._gaps = [0.0, *(gap(above, below) for above, below in pairwise(self.children)), 0.0]
        heights = (child.wrap(column)[1] for child in self.children)
        self.tops = [0.0, *accumulate(height + below for height, below in zip(heights, self._gaps[1:], strict=False))]

    def last_within(self, start: int, height: float) -> int:
        """The index after the last child whose foot, without the gap below it, stands within `height` of `start`."""
        limit = self.tops[start] + height + FUZZ
        end = bisect_right(self.tops, limit) - 1
        is_next_in = end < len(self.children) and self.tops[end + 1] - self._gaps[end + 1] <= limit
        return end + 1 if is_next_in else end


def _chopped(child: Flowable, column: float) -> Iterator[Flowable]:
    while child.wrap(column)[1] > _TALLEST:
        parts = child.split(column, _TALLEST)
        if not parts:
            break
        yield parts[0]
        child = parts[1]
    yield child
