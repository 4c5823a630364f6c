"""Columns of even height, for notes.

A thousand notes must stay fast, so all parts of one list share its children and their measures: heights are
summed up once, and where a column ends is looked up by bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from itertools import accumulate, pairwise

from briefing.layout.flowables import EPSILON, UNBOUNDED, Flowable, Surface, VBox, space_between

_TALLEST = 220
_LEAST_ROWS, _FEWEST_ROWS = 3, 2
"""Rows that stand together at the beginning, and at the end, of what is parted."""


class BalancedColumns(Flowable):
    """Flowables in `count` columns of even height, as ReportLab's BalancedColumns has them.

    A child taller than 220 pt is split beforehand, no other is.  A part shows the children from `start` to `end`.
    """

    def __init__(self, children: Sequence[Flowable], count: int, gutter: float) -> None:
        self.count = count
        self.gutter = gutter
        self._strip = _Strip(children)
        self.start = 0
        self.end = -1

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the least height, to a point, at which the columns hold all children."""
        self._measure(avail_width)
        # Children differ in height, so no formula balances the columns; halving finds the least height.
        low, high = 0.0, self._strip.tops[self.end] - self._strip.tops[self.start]
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if self.ends(middle)[-1] == self.end else (middle, high)
        return avail_width, high

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """Columns filled to `avail_height`, and columns for the rest, of which no single row is left."""
        self._measure(avail_width)
        end, few = self.ends(avail_height)[-1], self.end - _FEWEST_ROWS * self.count
        if few < end < self.end and few - self.start >= _LEAST_ROWS * self.count:
            end = few
        return [self._part(self.start, end), self._part(end, self.end)] if self.start < end < self.end else []

    def min_height(self, avail_width: float) -> float:
        """The first children, as many as stand in three rows."""
        self._measure(avail_width)
        return self._part(self.start, min(self.start + _LEAST_ROWS * self.count, self.end)).wrap(avail_width)[1]

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw column after column."""
        column, start = self._column(width), self.start
        for index, end in enumerate(self.ends(self.wrap(width)[1])):
            # A box for drawing only: no child is measured again, since each keeps its lines.
            part = VBox(self._strip.children[start:end])
            part.draw(surface, x + index * (column + self.gutter), y, column)
            start = end

    def plain_text(self) -> str:
        """The children's texts, one a line."""
        children = self._strip.children
        children = children if self.end < 0 else children[self.start : self.end]
        return "\n".join(child.plain_text() for child in children)

    @property
    def rest(self) -> list[Flowable]:
        """The children of this part."""
        return self._strip.children[self.start : self.end]

    def ends(self, height: float) -> list[int]:
        """Where each column ends, as an index of the children, if none is higher than `height`."""
        ends, start = [], self.start
        for _ in range(self.count):
            start = min(self._strip.last_within(start, height), self.end)
            ends.append(start)
        return ends

    def _column(self, width: float) -> float:
        return (width - (self.count - 1) * self.gutter) / self.count

    def _measure(self, width: float) -> None:
        self._strip.measure(self._column(width))
        if self.end < 0:
            self.end = len(self._strip.children)

    def _part(self, start: int, end: int) -> BalancedColumns:
        part = copy(self)
        part.start, part.end = start, end
        return part


class _Strip:
    """Children below one another in an endless column, measured once."""

    def __init__(self, children: Sequence[Flowable]) -> None:
        self.children = list(children)
        self.tops: list[float] = []
        self._spaces: list[float] = []

    def measure(self, width: float) -> None:
        """Split what is too tall; find the top of each child and the space above it."""
        if self.tops:
            return
        whole, self.children = self.children, []
        for child in whole:
            while child.wrap(width)[1] > _TALLEST and (parts := child.split(width, _TALLEST)):
                self.children.append(parts[0])
                child = parts[1]
            self.children.append(child)
        self._spaces = [0.0, *(space_between(above, below) for above, below in pairwise(self.children)), 0.0]
        heights = (child.wrap(width)[1] for child in self.children)
        self.tops = [0.0, *accumulate(height + below for height, below in zip(heights, self._spaces[1:], strict=False))]

    def last_within(self, start: int, height: float) -> int:
        """The index after the last child whose foot, without the space below it, stands within `height` of `start`."""
        limit = self.tops[start] + height + EPSILON
        end = bisect_right(self.tops, limit) - 1
        is_next_in = end < len(self.children) and self.tops[end + 1] - self._spaces[end + 1] <= limit
        return end + 1 if is_next_in else end
