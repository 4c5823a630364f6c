"""Read a logo in SVG as a display list: plain shapes only, all else is refused by name.

A library that draws what it can would drop the rest of somebody's coat of arms without a word.  fontTools parses path
data and makes paths of shapes; what SVG says beyond that (units, transforms, radii, view boxes, how a path is filled
and stroked) is here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import radians
from types import SimpleNamespace
from typing import Any, NamedTuple
from xml.parsers import expat

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

from briefing.document.drawing import DisplayList, PathOp, Segment
from briefing.errors import Problem, ProblemError

MAX_ELEMENTS, MAX_DEPTH, MAX_POINTS = 5_000, 32, 100_000
_NAMESPACE = "http://www.w3.org/2000/svg"
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_SILENT = frozenset({"title", "desc", "metadata", "defs"})
_NEVER = frozenset({"style", "script"})
_HINTS = {
    "text": "convert the text to outlines",
    "style": "save it with colours as attributes (“presentation attributes”), not as a style sheet",
    "use": "unlink the clones",
}
_PLAIN = "flatten it to plain shapes: paths, rectangles, circles, ellipses, lines, polygons"
_LIMIT = 100_000.0
# A number takes all the digits it can, so that none of a long row can be read in two ways.
_NUMBER = r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]{1,3}+)?"
_NUMBERS = re.compile(rf"[\s,]*+(?:{_NUMBER}[\s,]*+)*+")
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*(px|pt|pc|mm|cm|in)?\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_TRANSFORM = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*")
_LENGTHS = frozenset({"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"})
_SIZES = {"rect": ("width", "height"), "circle": ("r",), "ellipse": ("rx", "ry")}
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?)%")
_CAPS = {"butt": "butt", "round": "round", "square": "square"}
_JOINS = {"miter": "miter", "round": "round", "bevel": "bevel", "miter-clip": "miter", "arcs": "miter"}


class _SvgState(NamedTuple):
    """What holds inside an element; nothing in a `silent` one is drawn."""

    style: SvgStyle
    matrix: Transform
    silent: bool = False


def read_svg(data: bytes, height: float) -> DisplayList:
    """The drawing, `height` points high; ProblemError, with the line, for what it may not hold."""
    reader = _SvgReader(height)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise refusal(f"is no XML: {expat.errors.messages[error.code]} in line {error.lineno}") from None
    except ProblemError as error:
        message = f"{error.problem.message}, in line {reader.parser.CurrentLineNumber}"
        raise refusal(message, error.problem.hint) from None
    if not reader.ops:
        raise refusal("draws nothing", _PLAIN)
    return DisplayList(reader.width, height, tuple(reader.ops))


class _SvgReader:
    """Draws each shape when its element begins."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.width = 0.0
        self.ops: list[PathOp] = []
        self._states = [_SvgState(SvgStyle(), Identity)]
        self._elements = self._points = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda name: self._states.pop()

    def _doctype(self, *declared: Any) -> None:
        raise refusal("has a DOCTYPE", "delete the line that begins with <!DOCTYPE")

    def _instruction(self, target: str, data: str) -> None:
        raise refusal(f"has a processing instruction, <?{target[:40]}?>", "delete it")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS or len(self._states) > MAX_DEPTH:
            limit = f"{MAX_ELEMENTS} elements" if self._elements > MAX_ELEMENTS else f"{MAX_DEPTH} levels of elements"
            raise refusal(f"has more than {limit}", "simplify it")
        namespace, _, local = name.rpartition(" ")
        local = local if namespace in ("", _NAMESPACE) else ""
        outer, is_root = self._states[-1], len(self._states) == 1
        if is_root and local != "svg":
            raise refusal("is no SVG file")
        if not is_root:
            if local in _NEVER or not (outer.silent or not local or local in _SHAPES | _SILENT | {"g"}):
                raise refusal(f"has an element <{local[:40]}>", _HINTS.get(local, _PLAIN))
            if outer.silent or not local or local in _SILENT:
                self._states.append(outer._replace(silent=True))
                return
        _check_attributes(attributes)
        style = styled(outer.style, attributes)
        if is_root:
            self.width, matrix = view(attributes, self.height)
            self._states.append(_SvgState(style, matrix))
            return
        state = _SvgState(style, transformed(outer.matrix, attributes.get("transform", "")), style.hidden)
        self._states.append(state)
        if local in _SHAPES and not state.silent:
            self._draw(local, attributes, state)

    def _draw(self, local: str, attributes: Mapping[str, str], state: _SvgState) -> None:
        path = shape_path(SimpleNamespace(tag=local, attrib=dict(attributes)))
        drawn = segments(path, state.matrix)
        self._points += len(drawn)
        if self._points > MAX_POINTS:
            raise refusal(f"has more than {MAX_POINTS} points", "simplify it")
        # Widths scale by the root of the area's factor: exact for turning and for equal scales, else a mean.
        op = state.style.op(drawn, abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]) ** 0.5)
        if drawn and (op.fill or op.stroke):
            width, height = self.width, self.height
            frame = (("M", 0.0, 0.0), ("L", width, 0.0), ("L", width, height), ("L", 0.0, height), ("Z",))
            self.ops.append(op._replace(clip=frame))


def _check_attributes(attributes: Mapping[str, str]) -> None:
    """Refuse what runs, what leads out of the file, and what another element would paint."""
    for name, value in attributes.items():
        local = name.rpartition(" ")[2].lower()
        if local.startswith("on"):
            raise refusal(f"has an attribute {local[:40]}, which runs a script", "delete it")
        if local == "href":
            raise refusal("has a reference (href)", _PLAIN)
        if "url(" in value.lower():
            raise refusal(f"has a {local[:40]} that is painted by another element (url)", _PLAIN)


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
    if len(text) > 10_000 or not _NUMBERS.fullmatch(text):
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


class SvgStyle(NamedTuple):
    """How shapes look; colours are `#rrggbb`, None for no paint; widths in user units."""

    fill: str | None = "#000000"
    fill_alpha: float = 1.0
    even_odd: bool = False
    stroke: str | None = None
    stroke_alpha: float = 1.0
    width: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[float, ...] = ()
    dash_phase: float = 0.0
    color: str | None = "#000000"
    opacity: float = 1.0
    hidden: bool = False

    def op(self, path: tuple[Segment, ...], scale: float) -> PathOp:
        """What paints `path`, whose user units are `scale` points long."""
        return PathOp(
            path,
            fill=self.fill,
            fill_alpha=round(self.fill_alpha * self.opacity, 3),
            stroke=self.stroke if self.width > 0 else None,
            stroke_alpha=round(self.stroke_alpha * self.opacity, 3),
            line_width=round(self.width * scale, 3),
            dash=tuple(round(part * scale, 3) for part in self.dash),
            dash_phase=round(self.dash_phase * scale, 3),
            cap=self.cap,
            join=self.join,
            even_odd=self.even_odd,
        )


def styled(outer: SvgStyle, attributes: Mapping[str, str]) -> SvgStyle:
    """The style of an element inside one of style `outer`."""
    declared = (part.partition(":") for part in attributes.get("style", "").split(";"))
    own = {name.strip(): value.replace("!important", "").strip() for name, _, value in declared}
    found = {name: value.strip() for name, value in attributes.items()} | own
    style = outer
    for name, value in sorted(found.items(), key=lambda item: item[0] != "color"):  # others may name the `color`
        if value != "inherit":
            style = style._replace(**_changes(style, name, value))
    return style


def _changes(style: SvgStyle, name: str, value: str) -> dict[str, Any]:
    """What the property `name` changes; nothing if it does not concern how shapes look."""
    match name:
        case "color" | "fill" | "stroke":
            return {name: _paint(value, style)}
        case "fill-opacity":
            return {"fill_alpha": _share(value)}
        case "stroke-opacity":
            return {"stroke_alpha": _share(value)}
        case "opacity":
            return {"opacity": style.opacity * _share(value)}
        case "fill-rule":
            return {"even_odd": value == "evenodd"}
        case "display" | "visibility":
            return {"hidden": style.hidden or value in ("none", "hidden", "collapse")}
        case "stroke-width":
            return {"width": length(value)}
        case "stroke-linecap":
            return {"cap": _CAPS.get(value, style.cap)}
        case "stroke-linejoin":
            return {"join": _JOINS.get(value, style.join)}
        case "stroke-dasharray":
            parts = [] if value == "none" else numbers(value.replace("px", ""))
            if any(part < 0 for part in parts) or len(parts) > 20:
                raise refusal(f'has a dash "{value[:40]}"')
            return {"dash": tuple(parts * 2 if len(parts) % 2 else parts) if any(parts) else ()}
        case "stroke-dashoffset":
            return {"dash_phase": length(value)}
    return {}


def _paint(value: str, style: SvgStyle) -> str | None:
    """A colour as `#RRGGBB`; None for no paint."""
    from PIL import ImageColor

    if value in ("none", "transparent"):
        return None
    if value.lower() == "currentcolor":
        return style.color
    # A percentage of a channel as a number from 0 to 255, which is all that Pillow reads beside integers.
    of_255 = _PERCENT.sub(lambda match: str(round(float(match[1]) * 2.55)), value[:80])
    try:
        red, green, blue, *_ = ImageColor.getrgb(of_255)
    except ValueError:
        raise refusal(f'has a colour "{value[:40]}"', 'write it as "#rrggbb"') from None
    return f"#{red:02X}{green:02X}{blue:02X}"


def _share(value: str) -> float:
    """A number or percentage as a share of 1."""
    number = length(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    return min(max(number, 0.0), 1.0)
