"""Finds room for the words of a chart: where they hide no mark, no line and no other words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.records import NamedTuple

ASCENT, DESCENT = 0.74, 0.22
"""How far letters reach above and below their baseline, as shares of the type size."""

WORD_SPACE = 2.0
"""How far words keep from other words in their line."""


class Rectangle(NamedTuple):
    """A rectangle: from left to right, and from top to bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def corners(self) -> list[tuple[float, float]]:
        """From the upper left one to the right, around it."""
        return [(self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)]

    def overlaps(self, other: Rectangle) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_crossed_by(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether a line from one point to another passes through it (Liang and Barsky)."""
        start, end = 0.0, 1.0
        for step, room in (
            (x0 - x1, x0 - self.left),
            (x1 - x0, self.right - x0),
            (y0 - y1, y0 - self.top),
            (y1 - y0, self.bottom - y0),
        ):
            if step == 0:
                if room < 0:
                    return False
            elif step < 0:
                start = max(start, room / step)
            else:
                end = min(end, room / step)
        return start < end


class Spot(NamedTuple):
    """Where a line of words may stand: its baseline, at the left end of the words."""

    x: float
    y: float

    def box(self, width: float, size: float) -> Rectangle:
        """What the words cover."""
        return Rectangle(self.x, self.y - ASCENT * size, self.x + width, self.y + DESCENT * size)


class Room:
    """The room of a chart, from which marks, lines and words take their parts.

    Words keep `apart` from those above and below them.
    """

    def __init__(self, room: Rectangle, *, apart: float = 0.0) -> None:
        self._room, self._apart = room, apart
        self._boxes: list[Rectangle] = []
        self._lines: list[tuple[float, float, float, float]] = []

    def take(self, box: Rectangle) -> None:
        """Keep what `box` covers free of words."""
        self._boxes.append(box)

    def take_line(self, points: Sequence[tuple[float, float]]) -> None:
        """Keep words off a line through `points`."""
        self._lines += [(*one, *other) for one, other in pairwise(points)]

    def place(self, spots: Iterable[Spot], width: float, size: float) -> Spot | None:
        """The first of the `spots` at which words of that width and size cover nothing, which is taken then."""
        room = self._room
        for spot in spots:
            box = spot.box(width, size)
            is_inside = room.left <= box.left and box.right <= room.right and room.top <= box.top
            is_covered = any(box.overlaps(other) for other in self._boxes)
            is_crossed = any(box.is_crossed_by(*line) for line in self._lines)
            if is_inside and box.bottom <= room.bottom and not is_covered and not is_crossed:
                aside, above = WORD_SPACE, self._apart
                self.take(Rectangle(box.left - aside, box.top - above, box.right + aside, box.bottom + above))
                return spot
        return None


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float] | None:
    """Starts of stretches of these `sizes`, in order, as near to where they are `wanted` as they go without overlap.

    None if `low` to `high` has no room for all of them.
    """
    if sum(sizes) > high - low:
        return None
    starts, at = [], low
    for start, size in zip(wanted, sizes, strict=True):
        at = max(start, at)
        starts.append(at)
        at += size
    end = high
    for index in range(len(starts) - 1, -1, -1):
        starts[index] = min(starts[index], end - sizes[index])
        end = starts[index]
    return starts
