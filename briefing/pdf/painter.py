"""Places drawings on a page, and names the faces, pictures and patterns that the operators of all pages use.

All pages of a document share its resources: subsets of fonts, graphics states, patterns and pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from reportlab.pdfbase import pdfmetrics

from briefing.document.declared import (
    UNMEANT,
    DeclaredDrawing,
    DeclaredHatch,
    DeclaredPath,
    DeclaredStyle,
    DeclaredText,
    FaceRole,
)
from briefing.document.drawing import DisplayList, PathOp, Raster, Segment, TextOp
from briefing.document.occurrences import Meaning, OccurrenceRecorder, Role
from briefing.pdf.operators import Codes, ResourceNames, escaped, number
from briefing.pdf.writer import Stream
from briefing.records import NamedTuple
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
    """Declares one drawing at its place on a page, and records where its words stand.

    `style_of` gives the number of a style.
    """

    def __init__(
        self, style_of: Callable[[DeclaredStyle], int], recorder: OccurrenceRecorder, faces: Faces, placement: Placement
    ) -> None:
        self._style_of, self._recorder, self._faces = style_of, recorder, faces
        self._placement = placement

    def declared(self, drawing: DisplayList, mark: str) -> DeclaredDrawing:
        """All operations, in the coordinates of the drawing."""
        operations = (self._path(op) if isinstance(op, PathOp) else self._text(op) for op in drawing.ops)
        return DeclaredDrawing("drawing", mark, *self._placement, tuple(filter(None, operations)))

    def _path(self, op: PathOp) -> DeclaredPath | None:
        """A path, if anything of it is drawn."""
        path, hatch = path_code(_drawn(op.path)), op.hatch
        if not path:
            return None
        return DeclaredPath(
            "path",
            path,
            op.fill or "",
            round(op.fill_alpha, 2),
            op.stroke or "",
            round(op.stroke_alpha, 2),
            round(op.line_width, 2),
            _CAPS[op.cap],
            _JOINS[op.join],
            " ".join(map(number, op.dash)),
            round(op.dash_phase, 2),
            hatch and DeclaredHatch(path_code(hatch.path), round(hatch.size, 2), hatch.color, round(hatch.width, 2)),
            path_code(op.clip or ()),
            op.even_odd,
            round(op.miter_limit or 0, 2),
        )

    def _text(self, op: TextOp) -> DeclaredText:
        """A text; where it stands is recorded if it is a fact's, or has a role that is no plain label's."""
        role, meaning = Role.VALUE if op.fact else op.role, UNMEANT
        if role is not Role.LABEL:
            of = Meaning(role, op.fact, op.reason)
            left, bottom, scale = self._placement
            xs, ys = zip(*fonts.text_corners(op, self._faces.of(op.face)), strict=True)
            extent = left + scale * min(xs), bottom + scale * min(ys), left + scale * max(xs), bottom + scale * max(ys)
            meaning = self._recorder.record_words(of, extent, op.text, repeats=False)
        style = self._style_of(DeclaredStyle(cast("FaceRole", op.face), round(op.size, 2), op.color))
        x, y = round(op.x, 2), round(op.y, 2)
        return DeclaredText(
            "text", x, y, style, op.text, meaning, op.angle, round(op.alpha, 2), path_code(op.clip or ())
        )


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
    return " ".join(f"{' '.join(map(number, points))} {_OPERATORS[kind]}".lstrip() for kind, *points in path)


class Resources(ResourceNames):
    """What the operators of a document name, as objects of the file; pictures are known by their digest."""

    def __init__(self, canvas: RawCanvas, faces: Faces) -> None:
        super().__init__()
        self.rasters: dict[str, Raster] = {}
        self._canvas, self._roles = canvas, faces
        self._faces: dict[str, _Face] = {}

    def encode(self, characters: Mapping[FaceRole, Iterable[str]]) -> Codes:
        """Give the characters of all faces their codes, whatever their order on the pages; equal ones have the same."""
        by_file: dict[str, set[str]] = {}
        for role in fonts.FACES:
            if role in characters:
                by_file.setdefault(self._roles.of(role), set()).update(characters[role])
        codes = tuple((file, "".join(sorted(used))) for file, used in by_file.items())
        faces = {file: _Face(fonts.register(file), self._canvas, used) for file, used in codes}
        self._faces = {role: faces[self._roles.of(role)] for role in characters}
        return codes

    def show(self, text: str, face: str, size: float) -> str:
        """The operators that show `text`: one font and string for each subset of the face."""
        return self._faces[face].show(text, number(size))

    def dictionary(self) -> bytes:
        """All of them (7.8.3)."""
        states = "".join(f"{name}<</CA {number(alpha)}/ca {number(alpha)}>>" for alpha, name in self.states.items())
        patterns = (
            (name, Stream(hatch.cell.encode("ascii"), hatch.entries.encode("ascii")))
            for hatch, name in self.patterns.items()
        )
        pictures = ((name, self._image(self.rasters[digest])) for digest, name in self.pictures.items())
        return b"<</Font %s/ExtGState<<%s>>/Pattern<<%s>>/XObject<<%s>>>>" % (
            self._canvas.fonts_reference(),
            states.encode("ascii"),
            self._entries(patterns),
            self._entries(pictures),
        )

    def _image(self, picture: Raster) -> Stream:
        """A picture of pixels, its opacity a soft mask (8.9.5 and 11.6.5.3)."""
        head = "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Interpolate false"
        size, mask = (picture.width, picture.height), b""
        if picture.alpha:
            stream = Stream(picture.alpha, (head % (*size, "DeviceGray")).encode("ascii"))
            mask = b"/SMask " + self._canvas.refer(stream)
        filter_ = b"/Filter/DCTDecode" if picture.is_jpeg else b""
        entries = (head % (*size, "DeviceRGB")).encode("ascii") + filter_ + mask
        return Stream(picture.rgb, entries, is_packed=not picture.is_jpeg)

    def _entries(self, resources: Iterator[tuple[str, Stream]]) -> bytes:
        return b"".join(b"%s %s" % (name.encode("ascii"), self._canvas.refer(stream)) for name, stream in resources)


class _Face:
    """The codes of the `characters` of one face in one document.

    A document seldom needs more than the 255 characters of one subset; when it does, ReportLab divides the text.
    Else `str.translate` spares a call of ReportLab, which looks at each character, for each piece of text.
    """

    def __init__(self, name: str, canvas: RawCanvas, characters: str) -> None:
        self._font, self._document = pdfmetrics.getFont(name), canvas.document
        subsets = self._split(characters)
        self._names = {subset: subset_name(self._font, subset, self._document) for subset, _ in subsets}
        codes = (escaped(codes[at : at + 1]) for _, codes in subsets for at in range(len(codes)))
        self._codes = dict(zip(map(ord, characters), codes, strict=True))
        self._codes[0xA0] = self._codes[0x20]

    def _split(self, text: str) -> list[tuple[int, bytes]]:
        return split_into_subsets(self._font, text, self._document)

    def show(self, text: str, size: str) -> str:
        """The operators that set font and size and show `text`."""
        if len(self._names) == 1:
            return f"{self._names[0]} {size} Tf ({text.translate(self._codes)}) Tj"
        parts = self._split(text)
        return " ".join(f"{self._names[subset]} {size} Tf ({escaped(codes)}) Tj" for subset, codes in parts)
