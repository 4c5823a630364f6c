"""Read a logo in SVG as a display list: plain shapes as a browser draws them, all else is refused by name.

A library that draws what it can would drop the rest of somebody's coat of arms without a word.  So elements, attributes
and properties are those that are known here, with the values that are known; any other is refused, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from fontTools.misc.transform import Identity, Transform

from briefing.document.drawing import DisplayList, PathOp
from briefing.errors import ProblemError
from briefing.records import NamedTuple
from briefing.themes import svg_paths
from briefing.themes.svg_layers import layers, overlap
from briefing.themes.svg_style import SvgStyle, is_property, styled
from briefing.themes.svg_values import LIMIT, length, numbers, refusal, transformed

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
            raise refusal(f"has an element <{local[:40]}> that does not belong to SVG", f"it lacks {_NAMESPACE}")
        if is_root and not (is_ours and local == "svg"):
            raise refusal("is no SVG file", f'it begins with <svg xmlns="{_NAMESPACE}"')
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
