"""Tell what a shape of SVG paints, as operations: its fill, the stroke on it, the dots in the stroke.

Programs that draw PDF leave out or break up what SVG draws all the same, and SVG leaves out what they draw.
"""

from __future__ import annotations

from collections.abc import Iterator

from fontTools.misc.transform import Transform

from briefing.document.drawing import PathOp, Segment
from briefing.themes import svg_paths
from briefing.themes.svg_style import SvgStyle
from briefing.themes.svg_values import Color, refusal

_SPECK = 0.02
"""How large a ring is of which nothing but a round dot is seen, in parts of the width of its line."""
_TINY = 0.01
"""Points: how long a dot is that programs for PDF would not draw if it had no length."""


def layers(path: tuple[Segment, ...], style: SvgStyle, matrix: Transform) -> list[PathOp]:
    """What a path paints, the lowest first; as one operation if a stroke lies on a fill of the same path."""
    scale = float(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)
    if not scale > 1e-9:  # flattened to a line, or to a point
        return []
    stroke = [layer for layer in _stroked(path, style, matrix, scale) if layer.path]
    filled = svg_paths.with_area(path) if style.fill_paint else ()
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
