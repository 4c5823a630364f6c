"""A display list in, content operators out: paths, hatches, clips and turned text."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import TYPE_CHECKING

from briefing import fonts
from briefing.document.drawing import DisplayList, Hatch, PathOp, Segment, TextOp
from briefing.layout.runs import Meaning
from briefing.pdf.syntax import Stream, number, rgb

if TYPE_CHECKING:
    from briefing.pdf.canvas import PageCanvas

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_CAPS = {"butt": 0, "round": 1, "projecting": 2, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def paint(drawing: DisplayList, canvas: PageCanvas, place: tuple[float, float, float]) -> None:
    """Paint all operations in the coordinates of the drawing; `place` is its origin on the page and its scale."""
    for op in drawing.ops:
        canvas.write("q")
        if op.clip:
            canvas.write(f"{_path(op.clip)} W n")
        if isinstance(op, PathOp):
            _paint_path(op, canvas, place)
        else:
            _paint_text(op, canvas)
            _record(op, canvas, place)
        canvas.write("Q")


def hatch_cell(hatch: Hatch, place: tuple[float, float, float]) -> Stream:
    """A tiling pattern (8.7.3) of one square tile, fixed to the drawing's own origin and scale."""
    x, y, scale = place
    entries = (
        f"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 {number(hatch.size)} {number(hatch.size)}]"
        f"/XStep {number(hatch.size)}/YStep {number(hatch.size)}/Resources<<>>"
        f"/Matrix[{scale:.4f} 0 0 {scale:.4f} {number(x)} {number(y)}]"
    )
    code = f"{rgb(hatch.color)} RG {number(hatch.width)} w {_path(hatch.path)} S"
    return Stream(code.encode("ascii"), entries.encode("ascii"))


def _paint_path(op: PathOp, canvas: PageCanvas, place: tuple[float, float, float]) -> None:
    path = _path(op.path)
    if op.fill:
        fill = "f*" if op.even_odd else "f"
        canvas.write(f"{_alpha(op.fill_alpha, canvas)}{rgb(op.fill)} rg {path} {fill}")
    if op.hatch:
        name = canvas.hatch_pattern(op.hatch, place)
        canvas.write(f"{_alpha(1, canvas)}/Pattern cs {name} scn {path} f")
    if op.stroke:
        dash = " ".join(map(number, op.dash))
        canvas.write(
            f"{_alpha(op.stroke_alpha, canvas)}{rgb(op.stroke)} RG {number(op.line_width)} w "
            f"{_CAPS[op.cap]} J {_JOINS[op.join]} j [{dash}] {number(op.dash_phase)} d {path} S"
        )


def _paint_text(op: TextOp, canvas: PageCanvas) -> None:
    turn = radians(op.angle)
    matrix = f"{cos(turn):.5f} {sin(turn):.5f} {-sin(turn):.5f} {cos(turn):.5f} {number(op.x)} {number(op.y)}"
    shown = canvas.show(op.text + " ", canvas.faces.of(op.face), op.size)
    canvas.write(f"{_alpha(op.alpha, canvas)}BT {rgb(op.color)} rg {matrix} Tm {shown} ET")


def _record(op: TextOp, canvas: PageCanvas, place: tuple[float, float, float]) -> None:
    """Where the text stands on the page, if it is a fact's or has a role that is no plain label's."""
    role = "value" if op.fact else op.role
    if role == "label":
        return
    face = canvas.faces.of(op.face)
    across, low, high = fonts.width(op.text, face, op.size), -fonts.descent(face, op.size), fonts.ascent(face, op.size)
    turn, (left, bottom, scale) = radians(op.angle), place
    corners = [(along, up) for along in (0.0, across) for up in (low, high)]
    xs = [left + scale * (op.x + along * cos(turn) - up * sin(turn)) for along, up in corners]
    ys = [bottom + scale * (op.y + along * sin(turn) + up * cos(turn)) for along, up in corners]
    canvas.record(Meaning(role, op.fact, op.reason), (min(xs), min(ys), max(xs), max(ys)), op.text, repeats=False)


def _alpha(alpha: float, canvas: PageCanvas) -> str:
    return "" if alpha == 1 and not canvas.has_alpha else f"{canvas.alpha_state(alpha)} gs "


def _path(path: Sequence[Segment]) -> str:
    return " ".join(f"{' '.join(map(number, points))} {_OPERATORS[kind]}" for kind, *points in path)
