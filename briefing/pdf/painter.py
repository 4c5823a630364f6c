"""A display list in, content operators out: paths, hatches, clips and turned text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, radians, sin
from typing import TYPE_CHECKING

from briefing.document.drawing import DisplayList, Hatch, PathOp, Segment, TextOp
from briefing.document.occurrences import Extent
from briefing.document.roles import Role
from briefing.layout.runs import Meaning
from briefing.pdf.syntax import Stream, number, rgb
from briefing.themes import fonts

if TYPE_CHECKING:
    from briefing.pdf.canvas import PageCanvas

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_CAPS = {"butt": 0, "round": 1, "projecting": 2, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def paint(drawing: DisplayList, canvas: PageCanvas, place: tuple[float, float, float]) -> None:
    """Paint all operations in the coordinates of the drawing; `place` is its origin on the page and its scale."""
    texts: list[Extent] = []
    for op in drawing.ops:
        canvas.write("q")
        if op.clip:
            canvas.write(f"{_path(op.clip)} W n")
        if isinstance(op, PathOp):
            if path := _drawn(op.path):
                _paint_path(op._replace(path=path), canvas, place)
                _record_path(op, canvas, _extent(_path_points(path), place), texts)
        else:
            _paint_text(op, canvas)
            texts.append(_extent(_text_points(op, canvas), place))
            _record_text(op, canvas, texts[-1])
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


def _record_path(op: PathOp, canvas: PageCanvas, extent: Extent, texts: Iterable[Extent]) -> None:
    """The extent of the path on the page, once for each time that it is painted."""
    covers = any(_overlap(extent, text) for text in texts)
    colors = (_rgba(op.fill, op.fill_alpha), "" if op.hatch else None, _rgba(op.stroke, op.stroke_alpha))
    for color in colors:
        if color is not None:
            canvas.recorder.record_shape(extent, color, covers=covers)


def _record_text(op: TextOp, canvas: PageCanvas, extent: Extent) -> None:
    """Where the text stands on the page, if it is a fact's or has a role that is no plain label's."""
    role = Role.VALUE if op.fact else op.role
    if role is not Role.LABEL:
        canvas.recorder.record_words(Meaning(role, op.fact, op.reason), extent, op.text, repeats=False)


def _text_points(op: TextOp, canvas: PageCanvas) -> Iterator[tuple[float, float]]:
    """The corners of a text, in the coordinates of the drawing."""
    face, turn = canvas.faces.of(op.face), radians(op.angle)
    for along in (0.0, fonts.width(op.text, face, op.size)):
        for up in (-fonts.descent(face, op.size), fonts.ascent(face, op.size)):
            yield op.x + along * cos(turn) - up * sin(turn), op.y + along * sin(turn) + up * cos(turn)


def _path_points(path: Iterable[Segment]) -> Iterator[tuple[float, float]]:
    for _, *numbers in path:
        yield from zip(numbers[::2], numbers[1::2], strict=True)


def _drawn(path: Iterable[Segment]) -> tuple[Segment, ...]:
    """A path without moves after which nothing is drawn: readers differ in what they make of them."""
    kept: list[Segment] = []
    for segment in path:
        is_idle = bool(kept) and kept[-1][0] == "M" and segment[0] in "MZ"
        if is_idle:
            kept.pop()
        if not (is_idle and segment[0] == "Z"):
            kept.append(segment)
    return tuple(kept[:-1] if kept and kept[-1][0] == "M" else kept)


def _extent(points: Iterable[tuple[float, float]], place: tuple[float, float, float]) -> Extent:
    """Left, bottom, right and top on the page of points of a drawing."""
    (left, bottom, scale), (xs, ys) = place, zip(*points, strict=True)
    return left + scale * min(xs), bottom + scale * min(ys), left + scale * max(xs), bottom + scale * max(ys)


def _overlap(one: Extent, other: Extent) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _rgba(color: str | None, alpha: float) -> str | None:
    return f"{color}{round(255 * alpha):02x}" if color else None


def _alpha(alpha: float, canvas: PageCanvas) -> str:
    return "" if alpha == 1 and not canvas.has_alpha else f"{canvas.alpha_state(alpha)} gs "


def _path(path: Sequence[Segment]) -> str:
    return " ".join(f"{' '.join(map(number, points))} {_OPERATORS[kind]}" for kind, *points in path)
