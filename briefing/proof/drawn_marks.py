"""What is drawn on a page: marks with their paints and clips, the paths among them, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from briefing.document.occurrences import Extent
from briefing.records import NamedTuple

Matrix: TypeAlias = tuple[float, float, float, float, float, float]


class Hatching(NamedTuple):
    """A tiling pattern as a colour: the size of its tile, its matrix, and what is drawn in it."""

    size: tuple[float, ...]
    matrix: Matrix
    marks: tuple[DrawnMark, ...]


Paint: TypeAlias = tuple[float, float, float] | Hatching


class Clip(NamedTuple):
    """A path that leaves nothing but what is inside; `is_box` if it is an upright rectangle."""

    extent: Extent
    points: tuple[float, ...]
    is_box: bool


class DrawnMark(NamedTuple):
    """Something drawn: a `glyph`, a path that is filled (`fill`, `fill*`) or a `stroke`, or a `picture`.

    `name` is the character, the digest of the picture or the letters of the path; `shape` has its numbers: the matrix
    of a glyph or a picture, the points of a path, on the page; `line` says how a stroke is drawn, `within` of which
    element it is.
    """

    kind: str
    name: str
    shape: tuple[float, ...]
    paint: Paint
    alpha: float
    clips: tuple[Clip, ...]
    within: str
    line: tuple[float, ...] = ()

    @property
    def extent(self) -> Extent:
        """The extent of its points, or of the corners of a picture or letter."""
        shape = self.shape
        if self.kind in ("glyph", "picture"):
            a, b, c, d, e, f = shape
            shape = (e, f, e + a, f + b, e + c, f + d, e + a + c, f + b + d)
        return extent_of(shape)


class DrawnPath:
    """A path while it is drawn: its letters, and its points on the page."""

    def __init__(self) -> None:
        self._form: list[str] = []
        self._points: list[tuple[float, ...]] = []
        self._end = (0.0, 0.0)

    def add(self, kind: str, numbers: Iterable[float], matrix: Matrix) -> None:
        """Go on with a move, a line or a curve, whose points are in the coordinates of `matrix`."""
        placed = numbers_of(numbers)
        points = list(zip(placed[::2], placed[1::2], strict=True))
        if kind == "v":
            points.insert(0, self._end)
        if kind == "y":
            points.append(points[-1])
        self._end = points[-1]
        self._form.append("c" if kind in "vy" else kind)
        placing = ((1, 0, 0, 1, x, y) for x, y in points)
        self._points.append(tuple(n for place in placing for n in times(place, matrix)[4:]))

    def close(self) -> None:
        """Close a part of it."""
        self._form.append("h")
        self._points.append(())

    def shape(self) -> tuple[str, tuple[float, ...]]:
        """It as its letters and points: without moves that draw nothing and lines to where one is already.

        An end of a part that is closed is where it began, whether a line leads there or not.  An upright rectangle
        begins at its lower left corner and goes to the right, wherever it began.
        """
        parts: list[tuple[list[str], list[float]]] = []
        for kind, place in zip(self._form, self._points, strict=True):
            if kind == "m" or not parts:
                parts.append((["m"], list(place)))
                continue
            letters, numbers = parts[-1]
            to = numbers[:2] if kind == "h" else place
            # A line to where it begins is a dot, if nothing else leads away from there.
            if kind == "c" or are_apart(to, numbers[-2:]) or letters == ["m"]:
                letters.append("c" if kind == "c" else "l")
                numbers += to
        drawn = [part for part in parts if len(part[0]) > 1]
        letters, numbers = [c for part in drawn for c in part[0]], [n for part in drawn for n in part[1]]
        if letters == ["m", *"llll"] and is_box(numbers) and not are_apart(numbers[:2], numbers[-2:]):
            left, bottom, right, top = extent_of(numbers)
            numbers = [left, bottom, right, bottom, right, top, left, top, left, bottom]
        return "".join(letters), tuple(numbers)


def numbers_of(values: Iterable[Any]) -> tuple[float, ...]:
    """The operands of an operator; ValueError if one is no number."""
    found = tuple(values)
    if not all(type(value) in (int, float) and abs(value) < 1e9 for value in found):
        raise ValueError("a number that is none")
    return found


def times(first: Sequence[float], second: Sequence[float]) -> Matrix:
    """The matrix that does what `first` does, and then what `second` does."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def are_apart(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two points are seen to be two."""
    return abs(one[0] - other[0]) > 0.005 or abs(one[1] - other[1]) > 0.005


def extent_of(points: Sequence[float]) -> Extent:
    """Left, bottom, right and top of points."""
    return min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])


def is_box(points: Sequence[float]) -> bool:
    """Whether all points lie on the sides of an upright rectangle."""
    left, bottom, right, top = extent_of(points)
    return all(min(abs(x - left), abs(x - right)) < 0.01 for x in points[::2]) and all(
        min(abs(y - bottom), abs(y - top)) < 0.01 for y in points[1::2]
    )
