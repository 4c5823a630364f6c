"""Read a logo in SVG as a display list: plain shapes as a browser draws them, all else is refused by name.

A library that draws what it can would drop the rest of somebody's coat of arms without a word.  So elements, attributes
and properties are those that are known here, with the values that are known; any other is refused, with its line.
Programs that draw PDF leave out or break up what SVG draws all the same, and SVG leaves out what they draw: what a
shape paints, its fill, the stroke on it and the dots in the stroke, is made of operations that both draw alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.parsers import expat

from fontTools.misc.transform import Identity, Transform

from briefing.document.drawing import DisplayList, PathOp, Segment
from briefing.errors import ProblemError
from briefing.records import NamedTuple
from briefing.themes import svg_paths
from briefing.themes.svg_style import LIMIT, Color, SvgStyle, is_property, length, numbers, refusal, styled, transformed

MAX_ELEMENTS, MAX_DEPTH, MAX_POINTS = 5_000, 32, 100_000
_NAMESPACE = "http://www.w3.org/2000/svg"
_SILENT = frozenset({"title", "desc", "metadata", "defs"})
_NEVER = frozenset({"style", "script"})
_HINTS = {
    "text": "convert the text to outlines",
    "style": "save it with colours as attributes (“presentation attributes”), not as a style sheet",
    "use": "unlink the clones",
}
_PLAIN = "flatten it to plain shapes: paths, rectangles, circles, ellipses, lines, polygons"
_GEOMETRY = frozenset().union(*svg_paths.GEOMETRY.values())
_MEANINGLESS = re.compile(
    "id|class|style|lang|role|tabindex|focusable|name|title|version|baseProfile|contentScriptType|contentStyleType"
    "|zoomAndPan|transform|pathLength|aria-.+|data-.+"
)
"""Attributes of any element that draw nothing, or that are read elsewhere."""
_OF_ROOT = frozenset({"width", "height", "x", "y", "viewBox", "preserveAspectRatio"})
_EMS = {"rem": 16.0, "em": 16.0, "ex": 8.0}
_SHARES = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
_ALIGNMENTS = {f"x{x}Y{y}": (_SHARES[x], _SHARES[y]) for x in _SHARES for y in _SHARES}
_SPECK = 0.02
"""How large a ring is of which nothing but a round dot is seen, in parts of the width of its line."""
_TINY = 0.01
"""Points: how long a dot is that programs for PDF would not draw if it had no length."""


class _SvgState(NamedTuple):
    """What holds inside an element, and where its drawing begins; nothing in a `silent` one is drawn."""

    style: SvgStyle
    matrix: Transform
    silent: bool = False
    name: str = ""
    begins: int = 0


def read_svg(data: bytes, height: float) -> DisplayList:
    """The drawing, `height` points high; ProblemError, with element and line, for what it may not hold."""
    reader = _SvgReader(height)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise refusal(f"is no XML from line {error.lineno} on") from None
    except ProblemError as error:
        message, name = error.problem.message, f"<{reader.element}>"
        where = f" in {name}" if reader.element and name not in message else ""
        raise refusal(f"{message}{where}, in line {reader.parser.CurrentLineNumber}", error.problem.hint) from None
    if not reader.ops:
        raise refusal("draws nothing", _PLAIN)
    return DisplayList(reader.width, height, tuple(reader.ops))


class _SvgReader:
    """Draws each shape when its element begins."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.width = 0.0
        self.ops: list[PathOp] = []
        self.element = ""
        self._states = [_SvgState(SvgStyle(), Identity)]
        self._elements = self._points = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def doctype(self, *declared: Any) -> None:
        """Refuse it: it may define what stands for other words."""
        raise refusal("has a DOCTYPE", "delete the line that begins with <!DOCTYPE")

    def instruction(self, target: str, data: str) -> None:
        """Refuse it: it may name a style sheet."""
        self.element = ""
        raise refusal(f"has a processing instruction, <?{target[:40]}?>", "delete it")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Read an element, and draw it if it is a shape that is seen."""
        self._elements += 1
        namespace, _, local = name.rpartition(" ")
        self.element = local[:40]
        if self._elements > MAX_ELEMENTS or len(self._states) > MAX_DEPTH:
            limit = f"{MAX_ELEMENTS} elements" if self._elements > MAX_ELEMENTS else f"{MAX_DEPTH} levels of elements"
            raise refusal(f"has more than {limit}", "simplify it")
        outer, is_root = self._states[-1], len(self._states) == 1
        is_ours = namespace == _NAMESPACE
        if not namespace and not is_root:
            raise refusal(f"has an element <{local[:40]}> that does not belong to SVG", f'write xmlns="{_NAMESPACE}"')
        if is_root and not (is_ours and local == "svg"):
            raise refusal("is no SVG file", f'begin it with <svg xmlns="{_NAMESPACE}"')
        if not is_root and self._is_silent(local, outer, is_ours=is_ours):
            self._states.append(outer._replace(silent=True, name=local))
            return
        _check_attributes(attributes, is_root=is_root)
        style = styled(outer.style, attributes)
        if is_root:
            self.width, matrix = view(attributes, self.height)
        else:
            matrix = transformed(outer.matrix, attributes.get("transform", ""))
        self._states.append(_SvgState(style, matrix, not style.displayed, local, len(self.ops)))
        if local in svg_paths.GEOMETRY and style.displayed and style.visible:
            self._draw(local, attributes, self._states[-1])

    def _is_silent(self, local: str, outer: _SvgState, *, is_ours: bool) -> bool:
        """Whether an element inside another draws nothing; ProblemError if it may not stand there."""
        known = local in svg_paths.GEOMETRY or local in _SILENT or local == "g"
        if local in _NEVER or not (outer.silent or not is_ours or known):
            raise refusal(f"has an element <{local[:40]}>", _HINTS.get(local, _PLAIN))
        if is_ours and outer.name in svg_paths.GEOMETRY and local not in _SILENT:
            raise refusal(f"has an element <{local[:40]}> inside of a shape", "put it beside the shape")
        return outer.silent or not is_ours or local in _SILENT

    def end(self, name: str) -> None:
        """What an element draws is as opaque as the element; as one picture, so its parts must not overlap."""
        state = self._states.pop()
        opacity, drawn = state.style.opacity, self.ops[state.begins :]
        if state.silent or opacity == 1 or not drawn:
            return
        self.element = state.name
        if overlap(drawn):
            raise refusal(
                f"has an opacity of {opacity:g} where shapes, or fill and stroke of one, overlap",
                "give the shapes the colours that are seen, or let them not overlap",
            )
        faded = (
            op._replace(fill_alpha=round(op.fill_alpha * opacity, 4), stroke_alpha=round(op.stroke_alpha * opacity, 4))
            for op in drawn
        )
        self.ops[state.begins :] = [op for op in faded if opacity]

    def _draw(self, local: str, attributes: Mapping[str, str], state: _SvgState) -> None:
        path = svg_paths.shape_path(local, attributes, state.matrix)
        self._points += len(path)
        if self._points > MAX_POINTS:
            raise refusal(f"has more than {MAX_POINTS} points", "simplify it")
        if state.style.stroke_paint and state.style.dash and "pathLength" in attributes:
            raise refusal("has dashes and a pathLength", "write the dashes in units of the drawing")
        width, height = self.width, self.height
        frame = (("M", 0.0, 0.0), ("L", width, 0.0), ("L", width, height), ("L", 0.0, height), ("Z",))
        self.ops += [layer._replace(clip=frame) for layer in layers(path, state.style, state.matrix)]


def _check_attributes(attributes: Mapping[str, str], *, is_root: bool) -> None:
    """Refuse what runs, what leads out of the file, what another element would paint, and what is not known."""
    for name, value in attributes.items():
        space, _, local = name.rpartition(" ")
        if local.lower().startswith("on"):
            raise refusal(f"has an attribute {local[:40]}, which runs a script", "delete it")
        if local.lower() == "href":
            raise refusal("has a reference (href)", _PLAIN)
        if "url(" in value.lower():
            raise refusal(f"has a {local[:40]} that is painted by another element (url)", _PLAIN)
        if space or _MEANINGLESS.fullmatch(local) or is_property(local):
            continue
        if local not in (_OF_ROOT if is_root else _GEOMETRY):
            raise refusal(f"has an attribute {local[:40]}", "delete it, or save the drawing as plain shapes")
    if is_root and attributes.get("transform", "").strip():
        raise refusal("has a transform", "put it on a group inside")


def view(attributes: Mapping[str, str], height: float) -> tuple[float, Transform]:
    """The width in points, and what turns user units into points, for a drawing `height` points high."""
    given = [attributes.get(key, "").strip() for key in ("width", "height")]
    # A share of a page gives no size; ems are those of a page that says nothing of them.
    sizes = [0.0 if text in ("", "auto") or text[-1] == "%" else length(text, _EMS) for text in given]
    box = numbers(attributes["viewBox"]) if "viewBox" in attributes else [0.0, 0.0, *(size or 0.0 for size in sizes)]
    left, top, wide, high = (*box, 0.0, 0.0, 0.0, 0.0)[:4]
    across, down = (sizes[0], sizes[1]) if sizes[0] and sizes[1] else (wide, high)
    if len(box) != 4 or not all(0 < side <= LIMIT for side in (wide, high, across, down)):
        raise refusal("has no view box with a sensible width and height", 'write viewBox="0 0 WIDTH HEIGHT"')
    if not 0.05 <= across / down <= 20:
        raise refusal("has no view box with a sensible width and height", "it may be 20 times as wide as high")
    x, y, move_x, move_y = _placed(attributes.get("preserveAspectRatio", ""), across / wide, down / high)
    scale = height / down
    # From the view box to the picture, and from there, whose y goes down, to points, whose y goes up.
    matrix = Transform(scale, 0, 0, -scale, 0, height)
    matrix = matrix.translate(move_x * (across - wide * x), move_y * (down - high * y)).scale(x, y)
    return across * scale, matrix.translate(-left, -top)


def _placed(text: str, x: float, y: float) -> tuple[float, float, float, float]:
    """Scales across and down, and the share of the room left over that lies before the drawing."""
    align, *rest = text.split() or ["xMidYMid"]
    if align == "none" and rest in ([], ["meet"], ["slice"]):
        return x, y, 0.0, 0.0
    if align not in _ALIGNMENTS or rest not in ([], ["meet"], ["slice"]):
        raise refusal(f'has a preserveAspectRatio "{text[:40]}"')
    scale = max(x, y) if rest == ["slice"] else min(x, y)
    return scale, scale, *_ALIGNMENTS[align]


def layers(path: tuple[Segment, ...], style: SvgStyle, matrix: Transform) -> list[PathOp]:
    """What a path paints, the lowest first; as one operation if a stroke lies on a fill of the same path."""
    scale = float(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)
    if not scale > 1e-9:  # flattened to a line, or to a point
        return []
    stroke = [layer for layer in _stroked(path, style, matrix, scale) if layer.path]
    filled = svg_paths.filled_parts(path) if style.fill_paint else ()
    if not (filled and style.fill_paint):
        return stroke
    fill = PathOp(filled, style.fill_paint.code, style.fill_paint.alpha, even_odd=style.even_odd)
    if style.stroke_first:
        return [*stroke, fill]
    match stroke:
        case [PathOp(path=same) as line] if same == filled:
            return [line._replace(fill=fill.fill, fill_alpha=fill.fill_alpha, even_odd=fill.even_odd)]
    return [fill, *stroke]


def overlap(ops: list[PathOp]) -> bool:
    """Whether what is drawn may lie one upon another, by the boxes around it."""
    if any(op.fill and op.stroke for op in ops):
        return True
    boxes = []
    for op in ops:
        xs, ys = zip(*svg_paths.points_of(op.path), strict=True)
        edge = op.line_width / 2 * max(1.5, op.miter_limit or 1) if op.stroke else 0.0
        boxes.append((min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge))
    boxes.sort()
    for index, (_, bottom, right, top) in enumerate(boxes):
        for left, other_bottom, _, other_top in boxes[index + 1 :]:
            if left >= right:
                break
            if bottom < other_top and other_bottom < top:
                return True
    return False


def _stroked(path: tuple[Segment, ...], style: SvgStyle, matrix: Transform, scale: float) -> Iterator[PathOp]:
    """A line along `path`, and the dots in it, which programs for PDF would leave out or break up."""
    width = round(style.width * scale, 3)
    if not (paint := style.stroke_paint) or round(width, 2) == 0:
        return
    a, b, c, d = (part / scale for part in matrix[:4])
    if abs(a * a + b * b - c * c - d * d) > 1e-3 or abs(a * c + b * d) > 1e-3:
        raise refusal("has a stroke that is scaled unequally", "convert the stroke to a path")
    is_round = style.cap == style.join == "round" and not style.dash
    places, rest = svg_paths.dots(path, _SPECK * width if is_round else 0)
    if places and style.cap != "butt":
        yield _dots(places, paint, style, matrix)
    dash: list[float] = []
    if style.dash:
        dash = _dashes([round(part * scale, 3) for part in style.dash], rest, style)
    yield PathOp(
        rest if dash or not style.dash else (),
        stroke=paint.code,
        stroke_alpha=paint.alpha,
        line_width=width,
        dash=tuple(dash),
        dash_phase=round(style.dash_phase * scale % (sum(dash) or 1), 3) if dash else 0.0,
        cap=style.cap,
        join=style.join,
        miter_limit=style.miter_limit if style.join == "miter" else None,
    )


def _dashes(dash: list[float], path: tuple[Segment, ...], style: SvgStyle) -> list[float]:
    """Dashes as all programs draw them; nothing if none is seen.

    Those without a length get one that can hardly be seen, since programs for PDF differ in whether they draw them.
    """
    if any(svg_paths.is_ring(part) and svg_paths.begins_at_corner(part) for part in svg_paths.subpaths(path)):
        raise refusal("has dashes on a shape that begins at a corner", "convert the stroke to a path")
    if 0 not in dash[::2]:
        return dash
    if style.cap != "butt":
        pairs = zip(dash[::2], dash[1::2], strict=True)
        return [part for on, off in pairs for part in ((on, off) if on else (_TINY, max(off - _TINY, 0.0)))]
    if any(dash[::2]):
        raise refusal("has dashes of which some have no length", "leave them out")
    return []


def _dots(places: list[tuple[float, float]], paint: Color, style: SvgStyle, matrix: Transform) -> PathOp:
    """The caps of lines without a length: discs, or squares along the axes."""
    half = style.width / 2
    turn = Transform(*matrix[:4], 0, 0)
    name = "circle" if style.cap == "round" else "rect"
    square = {"x": f"{-half:f}", "y": f"{-half:f}", "width": f"{style.width:f}", "height": f"{style.width:f}"}
    shape = {"r": f"{half:f}"} if name == "circle" else square
    path = [
        segment
        for x, y in places
        for segment in svg_paths.shape_path(name, shape, Transform(1, 0, 0, 1, x, y).transform(turn))
    ]
    return PathOp(tuple(path), paint.code, paint.alpha)
