"""Paints drawings: the operators of paths, hatches, clips and turned text, and a record of what they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, radians, sin

from briefing.document.drawing import DisplayList, PathOp, Segment, TextOp
from briefing.document.occurrences import Extent, Meaning, OccurrenceRecorder
from briefing.document.roles import Role
from briefing.pdf.resources import Placement, Resources, path_code
from briefing.pdf.writer import number, rgb
from briefing.themes import fonts
from briefing.themes.theme import Faces

_CAPS = {"butt": 0, "round": 1, "projecting": 2, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class DrawingPainter:
    """Paints one drawing at its place on a page."""

    def __init__(self, resources: Resources, recorder: OccurrenceRecorder, faces: Faces, placement: Placement) -> None:
        self._resources, self._recorder, self._faces = resources, recorder, faces
        self._placement = placement
        self._texts: list[Extent] = []

    def operators(self, drawing: DisplayList) -> Iterator[str]:
        """The operators of all operations, in the coordinates of the drawing."""
        for op in drawing.ops:
            yield "q"
            if op.clip:
                yield f"{path_code(op.clip)} W n"
            if isinstance(op, PathOp):
                yield from self._path(op)
            else:
                yield self._text(op)
            yield "Q"

    def _path(self, op: PathOp) -> Iterator[str]:
        """A path, filled and hatched before it is stroked; each time is a shape of its own for the read-back."""
        path = _drawn(op.path)
        if not path:
            return
        code, resources = path_code(path), self._resources
        extent = self._extent(point for _, *xy in path for point in zip(xy[::2], xy[1::2], strict=True))
        left, bottom, right, top = extent
        covers = any(left < t[2] and t[0] < right and bottom < t[3] and t[1] < top for t in self._texts)
        if op.fill:
            yield f"{resources.set_alpha(op.fill_alpha)}{rgb(op.fill)} rg {code} {'f*' if op.even_odd else 'f'}"
            self._recorder.record_shape(extent, _rgba(op.fill, op.fill_alpha), covers=covers)
        if op.hatch:
            name = resources.pattern(op.hatch, self._placement)
            yield f"{resources.set_alpha(1)}/Pattern cs {name} scn {code} f"
            self._recorder.record_shape(extent, "", covers=covers)
        if op.stroke:
            yield (
                f"{resources.set_alpha(op.stroke_alpha)}{rgb(op.stroke)} RG {number(op.line_width)} w "
                f"{_CAPS[op.cap]} J {_JOINS[op.join]} j [{' '.join(map(number, op.dash))}] {number(op.dash_phase)} d "
                f"{code} S"
            )
            self._recorder.record_shape(extent, _rgba(op.stroke, op.stroke_alpha), covers=covers)

    def _text(self, op: TextOp) -> str:
        """A text; where it stands is recorded if it is a fact's, or has a role that is no plain label's."""
        face, turn = self._faces.of(op.face), radians(op.angle)
        text = op.text + " "
        shown = self._resources.show(text, face, op.size)
        self._recorder.record_text(text)
        # What is drawn later and lies over it is known to cover it, to `verify` too.
        corners = (
            (op.x + along * cos(turn) - up * sin(turn), op.y + along * sin(turn) + up * cos(turn))
            for along in (0.0, fonts.width(op.text, face, op.size))
            for up in (-fonts.descent(face, op.size), fonts.ascent(face, op.size))
        )
        self._texts.append(self._extent(corners))
        role = Role.VALUE if op.fact else op.role
        if role is not Role.LABEL:
            self._recorder.record_words(Meaning(role, op.fact, op.reason), self._texts[-1], op.text, repeats=False)
        matrix = f"{cos(turn):.5f} {sin(turn):.5f} {-sin(turn):.5f} {cos(turn):.5f} {number(op.x)} {number(op.y)}"
        return f"{self._resources.set_alpha(op.alpha)}BT {rgb(op.color)} rg {matrix} Tm {shown} ET"

    def _extent(self, points: Iterable[tuple[float, float]]) -> Extent:
        """The extent on the page of points of the drawing."""
        left, bottom, scale = self._placement
        xs, ys = zip(*points, strict=True)
        return left + scale * min(xs), bottom + scale * min(ys), left + scale * max(xs), bottom + scale * max(ys)


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


def _rgba(color: str, alpha: float) -> str:
    return f"{color}{round(255 * alpha):02x}"
