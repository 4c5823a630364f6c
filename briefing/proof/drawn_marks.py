"""What is drawn on a page: marks with paints, clips and places, and whether two look the same once saved again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, starmap
from typing import Any, TypeAlias

from briefing.document.drawing import Matrix, matrix_product
from briefing.document.occurrences import Extent
from briefing.records import NamedTuple


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
        return extent_of_points(shape)


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
        self._points.append(tuple(n for place in placing for n in matrix_product(place, matrix)[4:]))

    def close(self) -> None:
        """Close a part of it."""
        self._form.append("h")
        self._points.append(())

    def shape(self) -> tuple[str, tuple[float, ...]]:
        """The path as letters and points: without moves that draw nothing and lines to where one is already.

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
            if kind == "c" or are_two_points(to, numbers[-2:]) or letters == ["m"]:
                letters.append("c" if kind == "c" else "l")
                numbers += to
        drawn = [part for part in parts if len(part[0]) > 1]
        letters, numbers = [c for part in drawn for c in part[0]], [n for part in drawn for n in part[1]]
        if letters == ["m", *"llll"] and is_box(numbers):
            left, bottom, right, top = extent_of_points(numbers)
            numbers = [left, bottom, right, bottom, right, top, left, top, left, bottom]
        return "".join(letters), tuple(numbers)


def numbers_of(values: Iterable[Any]) -> tuple[float, ...]:
    """The operands of an operator; ValueError if one is no number."""
    found = tuple(values)
    if not all(type(value) in (int, float) and abs(value) < 1e9 for value in found):
        raise ValueError("a number that is none")
    return found


def are_two_points(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two points are seen to be two."""
    return abs(one[0] - other[0]) > 0.005 or abs(one[1] - other[1]) > 0.005


def extent_of_points(points: Sequence[float]) -> Extent:
    """Left, bottom, right and top of points."""
    return min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])


def is_box(points: Sequence[float]) -> bool:
    """Whether points go once round an upright rectangle; corners in another order, or to and fro, are none."""
    if len(points) != 10 or are_two_points(points[:2], points[8:]):
        return False
    sides = [(points[i] - points[i + 2], points[i + 1] - points[i + 3]) for i in range(0, 8, 2)]
    return any(all(abs(side[(turn + way) % 2]) < 0.01 for turn, side in enumerate(sides)) for way in (0, 1))


# How far a point may be from where it was written, in points and in parts of the size of a letter; how far a size, and
# a part of a colour or of an opacity.
_NEAR, _SHARE, _SIZE, _ALIKE = 0.15, 0.002, 0.06, 0.006
NEAR_BOX = 0.05
"""How far a side of a page or link may be from where it was written, in points."""
_MOST_CORNERS = 40
# How much of a letter may be below its line, in parts of its size.
_FOOT = 0.35


def alike(one: DrawnMark, other: DrawnMark) -> bool:
    """Whether two marks look the same."""
    if one == other:  # nearly all of them, and a tenth of the work
        return True
    if (one.kind, one.name, one.within, len(one.shape)) != (other.kind, other.name, other.within, len(other.shape)):
        return False
    split = 4 if one.kind in ("glyph", "picture") else 0
    far = max(_NEAR, *(abs(side) * _SHARE for side in one.shape[:split]), 0)
    return (
        near(one.shape[:split], other.shape[:split], _SIZE)
        and (near(one.shape[split:], other.shape[split:], far) or _alike_turned(one, other))
        and len(one.line) == len(other.line)
        and near(one.line, other.line, _SIZE)
        and abs(one.alpha - other.alpha) <= _ALIKE
        and alike_paint(one.paint, other.paint)
        and _alike_clips(one, other)
    )


def _alike_turned(one: DrawnMark, other: DrawnMark) -> bool:
    """Whether two filled paths are the same but for the corners at which their closed parts begin: Ghostscript's do."""
    return (
        "fill" in one.kind
        and set(one.name) <= {"m", "l"}
        and all(starmap(_is_turned, zip(*(_parts(mark.name, mark.shape) for mark in (one, other)), strict=True)))
    )


def _parts(name: str, shape: Sequence[float]) -> Iterator[tuple[tuple[float, float], ...]]:
    """The corners of each part of a path of straight lines."""
    points = list(zip(shape[::2], shape[1::2], strict=True))
    starts = [index for index, operator in enumerate(name) if operator == "m"]
    return (tuple(points[start:end]) for start, end in pairwise((*starts, len(points))))


def _is_turned(one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]) -> bool:
    """Whether closed lines have the same corners in the same order, or open ones are the same."""

    def same(points: Iterable[tuple[float, float]]) -> bool:
        return all(near(a, b, _NEAR) for a, b in zip(points, other, strict=True))

    if len(one) != len(other):
        return False
    if one[0] != one[-1] or other[0] != other[-1] or len(one) > _MOST_CORNERS:
        return same(one)
    corners = one[:-1]
    return any(same((*corners[k:], *corners[:k], corners[k])) for k in range(len(corners)))


def near(one: Iterable[float], other: Iterable[float], most: float) -> bool:
    """Whether numbers differ by no more than `most`."""
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


def alike_paint(one: Paint, other: Paint) -> bool:
    """Whether two colours or hatches look the same."""
    if isinstance(one, Hatching) and isinstance(other, Hatching):
        tile = (0.0, 0.0, one.size[0], one.size[1])
        # Without what clips a mark of a tile to the tile, which it is anyway.
        clips = [
            [(m, tuple(c for c in m.clips if not (c.is_box and _holds(c.extent, tile)))) for m in hatching.marks]
            for hatching in (one, other)
        ]
        marks = [[mark._replace(clips=kept) for mark, kept in pairs] for pairs in clips]
        return (
            near(one.size, other.size, _SIZE)
            and near(one.matrix, other.matrix, _NEAR)
            and len(marks[0]) == len(marks[1])
            and all(map(alike, *marks))
        )
    return not isinstance(one, Hatching) and not isinstance(other, Hatching) and near(one, other, _ALIKE)


def _alike_clips(one: DrawnMark, other: DrawnMark) -> bool:
    """Whether the same is left of both: clips of one are those of the other, or boxes that it lies in."""
    return all(
        any(len(clip.points) == len(known.points) and near(clip.points, known.points, _NEAR) for known in second.clips)
        or (clip.is_box and _holds(clip.extent, ink_extent(first)))
        for first, second in ((one, other), (other, one))
        for clip in first.clips
    )


def ink_extent(mark: DrawnMark) -> Extent:
    """Where a mark may have ink: what of a letter is below its line, and half the width of a stroke, too."""
    left, bottom, right, top = mark.extent
    if mark.kind == "glyph":
        _, b, c, d, e, f = mark.shape
        left, bottom = min(left, e - _FOOT * abs(c)), min(bottom, f - _FOOT * abs(d))
        right, top = max(right, e + _FOOT * abs(c)), max(top, f + _FOOT * abs(b))
    wide = mark.line[0] / 2 if mark.line else 0
    return left - wide, bottom - wide, right + wide, top + wide


def _holds(box: Extent, extent: Extent) -> bool:
    return (
        box[0] <= extent[0] + _NEAR
        and box[1] <= extent[1] + _NEAR
        and box[2] >= extent[2] - _NEAR
        and box[3] >= extent[3] - _NEAR
    )


def difference_of(written: Sequence[DrawnMark], shown: Sequence[DrawnMark]) -> str:
    """In what the same words look otherwise, in words."""
    for one, other in zip(sorted(written, key=lambda mark: mark.shape[4]), shown, strict=True):
        if not near(one.shape[:4], other.shape[:4], _SIZE):
            return "in another size"
        if not near(one.shape[4:], other.shape[4:], _NEAR):
            return "in another place"
        if not alike_paint(one.paint, other.paint) or abs(one.alpha - other.alpha) > _ALIKE:
            return "in another colour"
        if not _alike_clips(one, other):
            return "cut off"
    return "as part of another element"
