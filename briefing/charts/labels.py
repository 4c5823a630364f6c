"""Word and break the labels of a chart, and find room for them: where they hide no mark, no line and no other words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.charts.model import ChartData, ChartItem
from briefing.document.occurrences import Role
from briefing.records import NamedTuple
from briefing.themes import fonts

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
            is_beside = room.left <= box.left and box.right <= room.right
            is_inside = is_beside and room.top <= box.top and box.bottom <= room.bottom
            is_free = is_inside and not any(box.overlaps(other) for other in self._boxes)
            if is_free and not any(box.is_crossed_by(*line) for line in self._lines):
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


LEADING = 1.24
"""Distance of two lines, as a multiple of the type size."""
LEAST_GAP = 6.0
"""Between two words below an axis."""
ONE_LINE = 0.6
"""Labels that fit this share of the widest column stay on one line."""
FOR_A_WORD = 1.25
"""By how much the widest column may be wider for a long word."""
_NBSP = "\u00a0"


def wrap(words: str, width: float, face: str, size: float) -> list[str]:
    """`words` broken into lines no wider than `width` points; a word wider than that is broken too.

    Where words that hold together are too wide they part first: "April–June" and "2024", not "April–June 202" and "4".
    """
    rows: list[str] = []
    held = (word if fonts.width(word, face, size) <= width else word.replace(_NBSP, " ") for word in words.split(" "))
    for word in " ".join(held).split(" "):
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and fonts.width(joined, face, size) <= width:
            rows[-1] = joined
            continue
        rows.append("")
        for character in word:
            if rows[-1] and fonts.width(rows[-1] + character, face, size) > width:
                rows.append("")
            rows[-1] += character
    return rows


def label_column(labels: list[str], widest: float, face: str, size: float) -> float:
    """A narrow column, at most `widest`, that cuts no word and holds each label in two lines if `widest` can.

    It is a little wider than that where a word would be cut otherwise.
    """
    word = max(fonts.width(word, face, size) for label in labels for word in label.split(" "))
    widest = word if widest < word <= widest * FOR_A_WORD else widest
    longest = max(fonts.width(label, face, size) for label in labels)
    # Half of the longest label may do in two lines; where words do not divide so well, widen it step by step.
    width = min(max(longest / 2, word, min(longest, widest * ONE_LINE)), widest)
    while width < widest and any(len(wrap(label, width, face, size)) > 2 for label in labels):
        width = min(width + 6, widest)
    return max(fonts.width(row, face, size) for label in labels for row in wrap(label, width, face, size))


def ticks(items: Sequence[ChartItem]) -> list[list[str]]:
    """The periods of neighbours in short, in rows: the part of a year, and below it the year where a new one begins."""
    years = [item.year for item in items]
    if not any(years):
        return [[item.tick] for item in items]
    return [
        [item.tick, year if year != before else ""]
        for item, year, before in zip(items, years, ["", *years], strict=False)
    ]


def ticks_with_room(
    items: Sequence[ChartItem], places: Sequence[float], width: float, face: str, size: float
) -> dict[int, list[str]]:
    """The short periods that have room below their `places`: all, or every second, third …, if it goes the last too."""
    for step, offset in ((n, k) for n in range(1, len(items) + 1) for k in range(n)):
        kept = range(len(items) - 1 - offset, -1, -step)[::-1]
        rows = [[row for row in below if row] for below in ticks([items[index] for index in kept])]
        halves = [max(fonts.width(row, face, size) for row in below) / 2 for below in rows]
        edges = [(places[index] - half, places[index] + half) for index, half in zip(kept, halves, strict=True)]
        are_apart = all(right + LEAST_GAP <= left for (_, right), (left, _) in pairwise(edges))
        if are_apart and edges[0][0] >= 0 and edges[-1][1] <= width:
            return dict(zip(kept, rows, strict=True))
    return {}


def value_notes(item: ChartItem, data: ChartData) -> list[str]:
    """What is said of a value in grey: a status that is no report, a period that the others do not share."""
    told = [item.lane, *(other.name for other in data.items)]
    shared = len({other.period for other in data.items}) == 1 or item.period in told
    return status_note(item, data.items) + ([] if shared else [item.period])


def status_note(item: ChartItem, items: Sequence[ChartItem]) -> list[str]:
    """The status of a value that is no report, unless the subtitle has it, since all others have it too."""
    shared = len({other.status for other in items}) == 1
    return [] if item.style == "solid" or shared else [item.status]


def told_once(items: Sequence[ChartItem]) -> list[ChartItem]:
    """The items, without a status that all of them share, since the subtitle tells it."""
    is_told = len({item.status for item in items}) == 1 and items[0].style != "solid"
    return [item._replace(status="") for item in items] if is_told else list(items)


def note(item: ChartItem, data: ChartData) -> str:
    """The notes of a value in one line."""
    return " · ".join(value_notes(item, data))


def name_role(words: str, item: ChartItem) -> Role:
    """What the digits in the name of a mark are, if it has any: those of a period, or of the label."""
    return Role.PERIOD if words in (item.period, item.tick, f"{item.tick} {item.year}") else Role.LABEL


def baseline(size: float) -> float:
    """How far below its middle line a text of `size` has its baseline."""
    return 0.34 * size
