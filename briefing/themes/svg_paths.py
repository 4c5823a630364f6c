"""Make paths of SVG's shapes, begun where SVG begins them, and tell what of a path is filled and what is stroked.

Path data are read by the grammar of SVG 2 (9.3.9), strictly: a browser draws broken data as far as it understands them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, pairwise
from math import hypot

from fontTools.misc.transform import Transform
from fontTools.svgLib.path.arc import EllipticalArc

from briefing.document.drawing import Segment
from briefing.themes.svg_style import LIMIT, NUMBER, SPACE, length, numbers, refusal

GEOMETRY: Mapping[str, tuple[str, ...]] = {
    "path": ("d",),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": ("points",),
    "polygon": ("points",),
}
"""The shapes, each with the attributes that say where it lies."""
_NOT_NEGATIVE = frozenset({"width", "height", "r", "rx", "ry"})
_TOKEN = re.compile(rf"{SPACE}*+(?:([A-Za-z])|(,?){SPACE}*+({NUMBER}))")
_FLAG = re.compile(rf"{SPACE}*+()(,?){SPACE}*+([01])")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FAR = 1e9
_THIN = 0.004
"""Points: what is nowhere thicker has no area, and programs for PDF would draw a line where SVG fills nothing."""


def shape_path(shape: str, attributes: Mapping[str, str], matrix: Transform) -> tuple[Segment, ...]:
    """The path of a shape in points; nothing for one without extent."""
    pen = _Pen(matrix)
    if shape == "path":
        _draw_data(attributes.get("d", ""), pen)
    elif shape in ("line", "polyline", "polygon"):
        is_line = shape == "line"
        points = attributes.get("points", "")
        values = [length(attributes.get(key, "0")) for key in GEOMETRY["line"]] if is_line else numbers(points)
        if len(values) % 2:
            raise refusal("has points with an odd count of numbers")
        for index, point in enumerate(map(complex, values[::2], values[1::2])):
            (pen.line if index else pen.move)(point)
        if shape == "polygon":
            pen.close()
    else:
        places = {key: _measure(key, attributes.get(key, "0")) for key in GEOMETRY[shape]}
        if shape in ("rect", "ellipse"):  # one radius stands for both
            for key, other in (("rx", "ry"), ("ry", "rx")):
                if attributes.get(key, "auto") == "auto":
                    places[key] = _measure(other, attributes.get(other, "0"))
        _DRAWERS[shape](pen, *places.values())
    return tuple(pen.segments)


def _measure(key: str, text: str) -> float:
    value = 0.0 if text == "auto" and key in ("rx", "ry") else length(text)
    if value < 0 and key in _NOT_NEGATIVE:
        raise refusal(f"has a {key} below 0")
    return value


class _Pen:
    """Collects segments in points; it knows where it is in user units."""

    def __init__(self, matrix: Transform) -> None:
        self.segments: list[Segment] = []
        self.at = self.start = self.control = 0j
        self._matrix = matrix
        self._is_open = False

    def move(self, to: complex) -> None:
        self._add("M", to)
        self.at = self.start = to
        self._is_open = True

    def line(self, to: complex) -> None:
        self._begin()
        self._add("L", to)
        self.at = to

    def curve(self, first: complex, second: complex, to: complex) -> None:
        self._begin()
        self._add("C", first, second, to)
        self.at, self.control = to, second

    def quadratic(self, control: complex, to: complex) -> None:
        """As a cubic curve; what T goes on from is the control point itself."""
        start = self.at
        self.curve(start + (control - start) * 2 / 3, to + (control - to) * 2 / 3, to)
        self.control = control

    def arc(self, rx: float, ry: float, turn: float, is_large: bool, is_sweep: bool, to: complex) -> None:
        """As curves; a straight line if a radius is 0, nothing if it ends where it begins."""
        if to == self.at:
            return
        if not rx or not ry:
            self.line(to)
            return
        try:
            EllipticalArc(self.at, abs(rx), abs(ry), turn, is_large, is_sweep, to).draw(self)
        except ArithmeticError:
            raise refusal("has an arc of radii beyond what can be computed") from None
        self.at = to

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 (what fontTools calls)
        first, second, to = (complex(*point) for point in points)
        self.curve(first, second, to)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 (what fontTools calls)
        self.line(complex(*point))

    def close(self) -> None:
        if self._is_open:
            self.segments.append(("Z",))
        self.at, self._is_open = self.start, False

    def _begin(self) -> None:
        """After a path is closed, the next one begins where that one began."""
        if not self._is_open:
            self.move(self.start)

    def _add(self, letter: str, *points: complex) -> None:
        placed = [value for point in points for value in self._matrix.transformPoint((point.real, point.imag))]
        if not all(abs(value) <= LIMIT for value in placed):
            raise refusal("has a point far away from its view box")
        self.segments.append((letter, *(round(value, 3) + 0.0 for value in placed)))


def _draw_rect(pen: _Pen, x: float, y: float, wide: float, high: float, rx: float, ry: float) -> None:
    if not (wide and high):
        return
    rx, ry = (min(rx, wide / 2), min(ry, high / 2)) if rx and ry else (0.0, 0.0)
    corner = x + y * 1j
    pen.move(corner + rx)
    for turn, to in (
        (wide + ry * 1j, wide - rx),
        (wide - rx + high * 1j, wide + (high - ry) * 1j),
        ((high - ry) * 1j, rx + high * 1j),
        (rx + 0j, ry * 1j),
    ):
        pen.line(corner + to)
        if rx:
            pen.arc(rx, ry, 0, False, True, corner + turn)
    pen.close()


def _draw_ellipse(pen: _Pen, x: float, y: float, rx: float, ry: float) -> None:
    if not (rx and ry):
        return
    middle = x + y * 1j
    pen.move(middle + rx)
    for to in (ry * 1j, -rx, -ry * 1j, rx):
        pen.arc(rx, ry, 0, False, True, middle + to)
    pen.close()


_DRAWERS: Mapping[str, Callable[..., None]] = {
    "rect": _draw_rect,
    "circle": lambda pen, x, y, r: _draw_ellipse(pen, x, y, r, r),
    "ellipse": _draw_ellipse,
}


def _draw_data(data: str, pen: _Pen) -> None:
    """Draw path data; a command may be left out where it repeats."""
    before = ""
    for command, values in commands(data):
        letter, base = command.upper(), pen.at if command.islower() else 0j
        points = [base + complex(x, y) for x, y in zip(values[::2], values[1::2], strict=False)]
        match letter:
            case "M":
                pen.move(*points)
            case "L":
                pen.line(*points)
            case "H":
                pen.line(complex(base.real + values[0], pen.at.imag))
            case "V":
                pen.line(complex(pen.at.real, base.imag + values[0]))
            case "C":
                pen.curve(*points)
            case "S":
                pen.curve(2 * pen.at - pen.control if before in "CS" else pen.at, *points)
            case "Q":
                pen.quadratic(*points)
            case "T":
                pen.quadratic(2 * pen.at - pen.control if before in "QT" else pen.at, *points)
            case "A":
                rx, ry, turn, is_large, is_sweep, x, y = values
                pen.arc(rx, ry, turn, bool(is_large), bool(is_sweep), base + complex(x, y))
            case "Z":
                pen.close()
        before = letter


def commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command of path data with its numbers; what repeats a move draws a line."""
    at, end, command, is_first, is_begun = 0, len(data.rstrip(" \t\r\n\f")), "", True, False
    while at < end:
        match = _TOKEN.match(data, at, end)
        if match and match[1]:
            command, at, is_first = match[1], match.end(), True
        elif not match or command in ("", "Z", "z"):
            raise _no_data(data, at)
        if command.upper() not in _COUNTS or not (is_begun or command in "Mm"):
            raise _no_data(data, at)
        is_begun = True
        values = []
        for index in range(_COUNTS[command.upper()]):
            pattern = _FLAG if command in "Aa" and index in (3, 4) else _TOKEN
            match = pattern.match(data, at, end)
            if not match or match[1] or (match[2] and is_first):
                raise _no_data(data, at)
            values.append(float(match[3]))
            if abs(values[-1]) > _FAR:
                raise refusal("has a point far away from its view box")
            at, is_first = match.end(), False
        yield command, values
        command = {"M": "L", "m": "l"}.get(command, command)


def _no_data(data: str, at: int) -> Exception:
    return refusal(f'has path data that cannot be read, at "{data[at : at + 20].strip()}"')


def subpaths(path: tuple[Segment, ...]) -> list[tuple[Segment, ...]]:
    """The parts of a path, each beginning with a move."""
    starts = [index for index, segment in enumerate(path) if segment[0] == "M"]
    return [path[start:end] for start, end in pairwise([*starts, len(path)])]


def points_of(path: tuple[Segment, ...]) -> list[tuple[float, float]]:
    """All points of a path, those that only pull at a curve too."""
    return [point for _, *xy in path for point in zip(xy[::2], xy[1::2], strict=True)]


def filled_parts(path: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """What of a path is filled: not what lies on a line, which has no area."""
    filled: list[Segment] = []
    for part in subpaths(path):
        (x0, y0), *points = points_of(part)
        x1, y1 = max(points, key=lambda point: hypot(point[0] - x0, point[1] - y0), default=(x0, y0))
        size = hypot(x1 - x0, y1 - y0)
        if any(abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) > _THIN * size for x, y in points):
            filled += part
    return tuple(filled)


def is_ring(part: tuple[Segment, ...]) -> bool:
    """Whether a part of a path ends where it begins."""
    points = points_of(part)
    return part[-1][0] == "Z" or points[-1] == points[0]


def begins_at_corner(part: tuple[Segment, ...]) -> bool:
    """Whether a ring turns where it begins, so that dashes which meet there may be joined in two ways."""
    points = [point for point, _ in groupby(points_of(part))]
    if len(points) > 1 and points[-1] == points[0]:
        points.pop()
    (x0, y0), (x1, y1), (x2, y2) = points[-1], points[0], points[1 % len(points)]
    across = (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1)
    return bool(abs(across) > 0.05 * hypot(x1 - x0, y1 - y0) * hypot(x2 - x1, y2 - y1))


def dots(path: tuple[Segment, ...], ring: float) -> tuple[list[tuple[float, float]], tuple[Segment, ...]]:
    """Where a path draws lines of no length, and rings no larger than `ring`, which are dots; the rest of the path."""
    places: list[tuple[float, float]] = []
    rest: list[Segment] = []
    for part in subpaths(path):
        xs, ys = zip(*points_of(part), strict=True)
        if max(max(xs) - min(xs), max(ys) - min(ys)) > (ring if is_ring(part) else 0):
            rest += part
        elif len(part) > 1:
            places.append(points_of(part)[0])
    return places, tuple(rest)
