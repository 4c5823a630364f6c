"""Paints drawings, and holds the resources that their operators and those of text name.

The operators of a drawing are those of paths, hatches, clips and turned text; what they show is recorded for the
read-back.  All pages of a document share its resources: subsets of fonts, graphics states, patterns and images.  Each
gets its name when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, radians, sin
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics

from briefing.document.drawing import DisplayList, Hatch, PathOp, Raster, Segment, TextOp
from briefing.document.occurrences import Extent, Meaning, OccurrenceRecorder, Role
from briefing.pdf.writer import Stream, escaped, number, rgb
from briefing.reportlab_private import RawCanvas, split_into_subsets, subset_name
from briefing.themes import fonts
from briefing.themes.theme import Faces

_CAPS = {"butt": 0, "round": 1, "projecting": 2, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class Placement(NamedTuple):
    """Where the origin of a drawing lies on its page, and how many points one of its units is long."""

    x: float
    y: float
    scale: float


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


def path_code(path: Iterable[Segment]) -> str:
    """The operators that construct a path (8.5.2)."""
    return " ".join(f"{' '.join(map(number, points))} {_OPERATORS[kind]}" for kind, *points in path)


def _rgba(color: str, alpha: float) -> str:
    return f"{color}{round(255 * alpha):02x}"


class Resources:
    """What the operators of a document name."""

    def __init__(self, canvas: RawCanvas) -> None:
        self._canvas = canvas
        self._faces: dict[str, _Face] = {}
        self._states: dict[float, str] = {}
        self._patterns: dict[tuple[Hatch, Placement], tuple[str, Stream]] = {}
        self._images: dict[Raster, tuple[str, Stream]] = {}

    def show(self, text: str, face: str, size: float) -> str:
        """The operators that show `text`: one font and string for each subset of the face."""
        if face not in self._faces:
            self._faces[face] = _Face(fonts.register(face), self._canvas)
        return self._faces[face].show(text, number(size))

    def set_alpha(self, alpha: float) -> str:
        """The operator for fills and strokes with `alpha`; none before the first that is not opaque."""
        if alpha == 1 and not self._states:
            return ""
        return f"{self._states.setdefault(alpha, f'/A{len(self._states)}')} gs "

    def pattern(self, hatch: Hatch, placement: Placement) -> str:
        """The name of a tiling pattern (8.7.3) of one square tile.

        Patterns lie on the page, not in the drawing, so each place of a drawing needs one of its own.
        """
        if (hatch, placement) not in self._patterns:
            x, y, scale = placement
            entries = (
                f"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 {number(hatch.size)} "
                f"{number(hatch.size)}]/XStep {number(hatch.size)}/YStep {number(hatch.size)}/Resources<<>>"
                f"/Matrix[{scale:.4f} 0 0 {scale:.4f} {number(x)} {number(y)}]"
            )
            code = f"{rgb(hatch.color)} RG {number(hatch.width)} w {path_code(hatch.path)} S"
            cell = Stream(code.encode("ascii"), entries.encode("ascii"))
            self._patterns[hatch, placement] = f"/H{len(self._patterns)}", cell
        return self._patterns[hatch, placement][0]

    def image(self, picture: Raster) -> str:
        """The name of a picture of pixels, its opacity a soft mask (8.9.5 and 11.6.5.3)."""
        if picture not in self._images:
            head = "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Interpolate false"
            size, mask = (picture.width, picture.height), b""
            if picture.alpha:
                stream = Stream(picture.alpha, (head % (*size, "DeviceGray")).encode("ascii"))
                mask = b"/SMask " + self._canvas.refer(stream)
            image = Stream(picture.rgb, (head % (*size, "DeviceRGB")).encode("ascii") + mask)
            self._images[picture] = f"/I{len(self._images)}", image
        return self._images[picture][0]

    def dictionary(self) -> bytes:
        """All of them (7.8.3)."""
        states = "".join(f"{name}<</CA {number(alpha)}/ca {number(alpha)}>>" for alpha, name in self._states.items())
        named = [b"".join(map(self._entry, group)) for group in (self._patterns.values(), self._images.values())]
        return b"<</Font %s/ExtGState<<%s>>/Pattern<<%s>>/XObject<<%s>>>>" % (
            self._canvas.fonts_reference(),
            states.encode("ascii"),
            *named,
        )

    def _entry(self, resource: tuple[str, Stream]) -> bytes:
        name, stream = resource
        return b"%s %s" % (name.encode("ascii"), self._canvas.refer(stream))


class _Face(dict[int, str]):
    """The character codes of one face in one document, each assigned when its character is first shown.

    A document seldom needs more than the 255 characters of one subset; when it does, ReportLab divides the text.
    Until then `str.translate` by this dictionary spares a call of ReportLab, which looks at each character, for each
    piece of text.
    """

    def __init__(self, name: str, canvas: RawCanvas) -> None:
        self._font = pdfmetrics.getFont(name)
        self._document = canvas.document
        self._is_divided = False
        self._names: dict[int, str] = {}

    def __missing__(self, character: int) -> str:
        ((subset, codes),) = split_into_subsets(self._font, chr(character), self._document)
        self._is_divided |= subset > 0
        self[character] = escaped(codes)
        return self[character]

    def show(self, text: str, size: str) -> str:
        """The operators that set font and size and show `text`."""
        shown = text.translate(self)
        if not self._is_divided:
            return f"{self._name(0)} {size} Tf ({shown}) Tj"
        parts = split_into_subsets(self._font, text, self._document)
        return " ".join(f"{self._name(subset)} {size} Tf ({escaped(codes)}) Tj" for subset, codes in parts)

    def _name(self, subset: int) -> str:
        if subset not in self._names:
            self._names[subset] = subset_name(self._font, subset, self._document)
        return self._names[subset]
