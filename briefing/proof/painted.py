"""An open page in, what is painted on it out: paths, pictures and texts in their order, as PDFium has them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import Any, NamedTuple, TypeAlias

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "FPDFPage_CountObjects": (_INT, _POINTER),
    "FPDFPage_GetObject": (_POINTER, _POINTER, _INT),
    "FPDFPageObj_GetType": (_INT, _POINTER),
    "FPDFPageObj_GetBounds": (_INT, _POINTER, *[_POINTER] * 4),
    "FPDFPageObj_GetFillColor": (_INT, _POINTER, *[_POINTER] * 4),
    "FPDFPageObj_GetStrokeColor": (_INT, _POINTER, *[_POINTER] * 4),
    "FPDFPageObj_GetMatrix": (_INT, _POINTER, _POINTER),
    "FPDFPageObj_GetClipPath": (_POINTER, _POINTER),
    "FPDFClipPath_CountPaths": (_INT, _POINTER),
    "FPDFClipPath_CountPathSegments": (_INT, _POINTER, _INT),
    "FPDFClipPath_GetPathSegment": (_POINTER, _POINTER, _INT, _INT),
    "FPDFPath_GetDrawMode": (_INT, _POINTER, _POINTER, _POINTER),
    "FPDFPath_CountSegments": (_INT, _POINTER),
    "FPDFPath_GetPathSegment": (_POINTER, _POINTER, _INT),
    "FPDFPathSegment_GetPoint": (_INT, _POINTER, _POINTER, _POINTER),
    "FPDFTextObj_GetTextRenderMode": (_INT, _POINTER),
    "FPDFText_GetTextObject": (_POINTER, _POINTER, _INT),
}
_TEXT, _PATH = 1, 2
KINDS = {2: "shape", 3: "picture", 4: "shading", 5: "form"}

Extent: TypeAlias = tuple[float, float, float, float]
Color: TypeAlias = tuple[int, int, int, int]


class Painted(NamedTuple):
    """Something that is no text: its place in the order, its kind, left, bottom, right, top, and its colour.

    A `shape` is a path that is filled or stroked; `color` is red, green, blue and alpha.
    """

    order: int
    kind: str
    extent: Extent
    color: Color
    is_filled: bool


class Lettering(NamedTuple):
    """A text: its place in the order and on the page, its colour, its mode (0 is filled), and what clips it."""

    order: int
    extent: Extent
    color: Color
    mode: int
    clip: Extent | None


class Scene(NamedTuple):
    """All that a page shows."""

    painted: tuple[Painted, ...]
    letterings: tuple[Lettering, ...]


def scene_of(library: Any, page: int) -> Scene:
    """What stands on a page, of which `page` is PDFium's handle."""
    reader = _Reader(library)
    painted, letterings = [], []
    for order, handle in enumerate(_objects(library, page)):
        kind = library.FPDFPageObj_GetType(handle)
        if kind == _TEXT:
            letterings.append(reader.lettering(order, handle))
        elif thing := reader.painted(order, handle, kind):
            painted.append(thing)
    return Scene(tuple(painted), tuple(letterings))


def owners_of(library: Any, page: int, text: int) -> list[int]:
    """For each character of a page the order of the text that it is of, or -1."""
    orders = {handle: order for order, handle in enumerate(_objects(library, page))}
    characters = range(library.FPDFText_CountChars(text))
    return [orders.get(handle, -1) for handle in map(library.FPDFText_GetTextObject, repeat(text), characters)]


def _objects(library: Any, page: int) -> Iterator[int]:
    return map(library.FPDFPage_GetObject, repeat(page), range(library.FPDFPage_CountObjects(page)))


class _Reader:
    """Asks for one object at a time, always into the same room."""

    def __init__(self, library: Any) -> None:
        self._library = library
        self._sides = (ctypes.c_float * 6)()
        self._parts = (ctypes.c_uint * 4)()
        self._at = [ctypes.addressof(self._sides) + 4 * index for index in range(4)]
        self._into = [ctypes.addressof(self._parts) + 4 * index for index in range(4)]

    def lettering(self, order: int, handle: int) -> Lettering:
        """One text."""
        mode = self._library.FPDFTextObj_GetTextRenderMode(handle)
        color = self._color(self._library.FPDFPageObj_GetFillColor, handle)
        return Lettering(order, self._bounds(handle), color, mode, self._clip(handle))

    def painted(self, order: int, handle: int, kind: int) -> Painted | None:
        """Something else; None for a path that is neither filled nor stroked."""
        if kind != _PATH:
            return Painted(order, KINDS.get(kind, "thing"), self._bounds(handle), (0, 0, 0, 255), is_filled=True)
        self._library.FPDFPath_GetDrawMode(handle, *self._into[:2])
        fill, stroke = self._parts[:2]
        if not fill and not stroke:
            return None
        ask = self._library.FPDFPageObj_GetFillColor if fill else self._library.FPDFPageObj_GetStrokeColor
        return Painted(order, "shape", self._points(handle), self._color(ask, handle), is_filled=bool(fill))

    def _bounds(self, handle: int) -> Extent:
        self._library.FPDFPageObj_GetBounds(handle, *self._at)
        left, bottom, right, top = self._sides[:4]
        return left, bottom, right, top

    def _color(self, ask: Any, handle: int) -> Color:
        self._parts[:] = [0, 0, 0, 255]
        ask(handle, *self._into)
        red, green, blue, alpha = self._parts
        return red, green, blue, alpha

    def _points(self, path: int) -> Extent:
        """The extent of the points of a path, on the page."""
        library = self._library
        count = library.FPDFPath_CountSegments(path)
        points = list(self._located(map(library.FPDFPath_GetPathSegment, repeat(path), range(count))))
        library.FPDFPageObj_GetMatrix(path, self._at[0])
        a, b, c, d, e, f = self._sides
        return _extent([(a * x + c * y + e, b * x + d * y + f) for x, y in points])

    def _clip(self, handle: int) -> Extent | None:
        """What all clipping paths of an object leave of the page at most, or nothing if there are none."""
        library, clip = self._library, self._library.FPDFPageObj_GetClipPath(handle)
        extents = []
        for path in range(max(0, library.FPDFClipPath_CountPaths(clip)) if clip else 0):
            count = library.FPDFClipPath_CountPathSegments(clip, path)
            segments = map(library.FPDFClipPath_GetPathSegment, repeat(clip), repeat(path), range(count))
            extents.append(_extent(list(self._located(segments))))
        if not extents:
            return None
        lefts, bottoms, rights, tops = zip(*extents, strict=True)
        return max(lefts), max(bottoms), min(rights), min(tops)

    def _located(self, segments: Iterator[int]) -> Iterator[tuple[float, float]]:
        for segment in segments:
            self._library.FPDFPathSegment_GetPoint(segment, *self._at[:2])
            yield self._sides[0], self._sides[1]


def _extent(points: list[tuple[float, float]]) -> Extent:
    xs, ys = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
    return min(xs), min(ys), max(xs), max(ys)
