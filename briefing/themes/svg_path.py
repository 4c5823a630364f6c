"""Turn shapes, transforms and view boxes of SVG into path segments in points.

fontTools parses path data and makes paths of shapes; what SVG says beyond that (units, transforms, radii) is here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import radians
from typing import Any

from fontTools.misc.transform import Transform
from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

from briefing.document.drawing import Segment
from briefing.errors import Problem, ProblemError

_LIMIT = 100_000.0
_NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*(px|pt|pc|mm|cm|in)?\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_TRANSFORM = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*")
_LENGTHS = frozenset({"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"})
_SIZES = {"rect": ("width", "height"), "circle": ("r",), "ellipse": ("rx", "ry")}


def refusal(message: str, hint: str | None = None) -> ProblemError:
    """A problem of a logo; its message is the rest of a sentence that begins with the file."""
    return ProblemError(Problem("logo", message, hint))


def length(text: str) -> float:
    """A length in user units; ProblemError for a percentage and for what is no length."""
    match = _LENGTH.fullmatch(text)
    if not match or abs(float(match[1])) > _LIMIT:
        raise refusal(f'has a length "{text[:40]}"', "write it as a number")
    return float(match[1]) * _UNITS[match[2] or ""]


def numbers(text: str) -> list[float]:
    """Numbers divided by commas or spaces."""
    if re.fullmatch(rf"[\s,]*(?:{_NUMBER}[\s,]*)*", text) is None or len(text) > 10_000:
        raise refusal(f'has numbers "{text[:40]}"')
    return [float(number) for number in re.findall(_NUMBER, text)]


def view(attributes: Mapping[str, str], height: float) -> tuple[float, Transform]:
    """The width in points, and what turns user units into points, for a drawing `height` points high."""
    if "viewBox" in attributes:
        left, top, wide, high = (*numbers(attributes["viewBox"]), 0.0, 0.0, 0.0, 0.0)[:4]
    else:
        left, top = 0.0, 0.0
        wide, high = (length(attributes.get(key, "0")) for key in ("width", "height"))
    if not (0 < wide <= _LIMIT and 0 < high <= _LIMIT and 0.05 <= wide / high <= 20):
        raise refusal("has no view box with a sensible width and height", 'write viewBox="0 0 WIDTH HEIGHT"')
    scale = height / high
    return wide * scale, Transform(scale, 0, 0, -scale, -left * scale, (top + high) * scale)


def transformed(matrix: Transform, text: str) -> Transform:
    """`matrix` after the transforms of an attribute."""
    at = 0
    while at < len(text):
        match = _TRANSFORM.match(text, at)
        if not match:
            raise refusal(f'has a transform "{text[:40]}"')
        kind, values, at = match[1], numbers(match[2]), match.end()
        match kind, values:
            case "matrix", [_, _, _, _, _, _]:
                matrix = matrix.transform(tuple(values))
            case "translate", [x, *y] if len(y) < 2:
                matrix = matrix.translate(x, *y)
            case "scale", [x, *y] if len(y) < 2:
                matrix = matrix.scale(x, *(y or [x]))
            case "rotate", [angle]:
                matrix = matrix.rotate(radians(angle))
            case "rotate", [angle, x, y]:
                matrix = matrix.translate(x, y).rotate(radians(angle)).translate(-x, -y)
            case "skewX", [angle]:
                matrix = matrix.skew(radians(angle), 0)
            case "skewY", [angle]:
                matrix = matrix.skew(0, radians(angle))
            case _:
                raise refusal(f"has a transform {kind} with {len(values)} numbers")
    return matrix


def shape_path(element: Any) -> str:
    """The path data of a shape, "" for one without extent; `element` has a tag and attributes."""
    tag, attributes = element.tag, element.attrib
    values = {key: length(value) for key, value in attributes.items() if key in _LENGTHS and value != "auto"}
    if any(values.get(key, 0) <= 0 for key in _SIZES.get(tag, ())) or not attributes.get("points", "0").strip():
        return ""
    if tag == "rect":
        # Radii as SVG wants them: one stands for both, and none is more than half a side.
        across = values.get("rx", values.get("ry", 0.0))
        values["rx"] = min(max(across, 0), values["width"] / 2)
        values["ry"] = min(max(values.get("ry", across), 0), values["height"] / 2)
    data = {key: attributes[key] for key in ("d", "points") if key in attributes}
    element.attrib = data | {key: repr(value) for key, value in values.items()}
    builder = PathBuilder()
    builder.add_path_from_element(element)
    return builder.paths[0] if builder.paths else ""


def segments(path: str, matrix: Transform) -> tuple[Segment, ...]:
    """Path data as segments in points."""
    pen = _SegmentPen(matrix)
    try:
        parse_path(path, pen)
    except ProblemError:
        raise
    except Exception as error:  # whatever the library makes of broken path data
        raise refusal(f"has path data that cannot be read ({str(error)[:60]})") from None
    return tuple(pen.segments)


class _SegmentPen(BasePen):  # type: ignore[misc]
    """Collects segments; quadratic curves become cubic ones."""

    def __init__(self, matrix: Transform) -> None:
        super().__init__(None)
        self.segments: list[Segment] = []
        self._matrix = matrix

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("L", pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("C", *points)

    def _closePath(self) -> None:  # noqa: N802
        self.segments.append(("Z",))

    def _add(self, letter: str, *points: tuple[float, float]) -> None:
        placed = [value for point in points for value in self._matrix.transformPoint(point)]
        if not all(abs(value) <= _LIMIT for value in placed):
            raise refusal("has a point far away from its view box")
        self.segments.append((letter, *(round(value, 3) + 0.0 for value in placed)))
