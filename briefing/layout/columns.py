"""Flowables in, columns of even height out: the notes at the end of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.layout.boxes import Stack
from briefing.layout.flowable import ENDLESS, FUZZ, Flowable, Surface, gap

_TALLEST = 220


class Columns(Flowable):
    """Flowables in `count` columns of even height; a child taller than 220 pt is divided beforehand, no other is."""

    def __init__(self, children: Sequence[Flowable], count: int, gutter: float) -> None:
        self.children = list(children)
        self.count = count
        self.gutter = gutter
        self._even = (-1.0, 0.0)

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The width, and the least height at which the columns hold all children."""
        if self._even[0] != width:
            column = self._column(width)
            self.children = [part for child in self.children for part in _chopped(child, column)]
            self._even = (width, self._even_height(column))
        return width, self._even[1]

    def split(self, width: float, room: float) -> list[Flowable]:
        """Columns filled to `room`, and columns for the rest."""
        end = self._ends(self._column(width), room)[-1]
        if not 0 < end < len(self.children):
            return []
        return [Columns(part, self.count, self.gutter) for part in (self.children[:end], self.children[end:])]

    def head_height(self, width: float) -> float:
        """A row of first children."""
        column = self._column(width)
        return max((child.wrap(column)[1] for child in self.children[: self.count]), default=0)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw column after column."""
        column, start = self._column(width), 0
        for index, end in enumerate(self._ends(column, self.wrap(width)[1])):
            Stack(self.children[start:end]).draw(surface, x + index * (column + self.gutter), y, column)
            start = end

    def text(self) -> str:
        """The children's texts, one a line."""
        return "\n".join(child.text() for child in self.children)

    def _column(self, width: float) -> float:
        return (width - (self.count - 1) * self.gutter) / self.count

    def _ends(self, column: float, height: float) -> list[int]:
        """Where each column ends, as an index of the children, if none is higher than `height`."""
        ends = [0]
        for _ in range(self.count):
            ends.append(self._end(ends[-1], column, height))
        return ends[1:]

    def _end(self, start: int, column: float, height: float) -> int:
        used = 0.0
        for index in range(start, len(self.children)):
            child = self.children[index]
            used += child.wrap(column)[1] + (gap(self.children[index - 1], child) if index > start else 0)
            if used > height + FUZZ:
                return index
        return len(self.children)

    def _even_height(self, column: float) -> float:
        low, high = 0.0, Stack(self.children).wrap(column)[1]
        while high - low > 1:
            middle = (low + high) / 2
            fits = self._ends(column, middle)[-1] == len(self.children)
            low, high = (low, middle) if fits else (middle, high)
        return high


def _chopped(child: Flowable, column: float) -> Iterator[Flowable]:
    while child.wrap(column)[1] > _TALLEST:
        parts = child.split(column, _TALLEST)
        if not parts:
            break
        yield parts[0]
        child = parts[1]
    yield child
