"""Read a logo in SVG as a display list: plain shapes only, all else is refused by name.

A library that draws what it can would drop the rest of somebody's coat of arms without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, NamedTuple
from xml.parsers import expat

from fontTools.misc.transform import Identity, Transform

from briefing.document.drawing import DisplayList, PathOp
from briefing.errors import ProblemError
from briefing.themes.svg_path import refusal, segments, shape_path, transformed, view
from briefing.themes.svg_style import SvgStyle, styled

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
