"""Writes the operators of a page (ISO 32000-2, annex A) from what is declared to stand on it.

A build writes its pages so, and `verify` rebuilds them so from facts.json: what is declared and what is written cannot
differ.  Nothing here needs ReportLab.

A page is written part by part: a part is what one flowable draws on it, or its head or its foot.  What has been written
is remembered, since most parts are the same in the next document.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, radians, sin
from typing import Any, TypeAlias

from briefing.cache import Memory
from briefing.document.declared import (
    DECORATION,
    FURNITURE,
    DeclaredDrawing,
    DeclaredHatch,
    DeclaredItem,
    DeclaredLine,
    DeclaredPage,
    DeclaredPanel,
    DeclaredPath,
    DeclaredPicture,
    DeclaredPiece,
    DeclaredStyle,
    DeclaredText,
    DeclaredWords,
    shown_pieces,
)
from briefing.records import NamedTuple

_ARTIFACTS = {DECORATION: "/Artifact BMC", FURNITURE: "/Artifact<</Type/Pagination>>BDC"}


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """`value` with at most two decimals; minus zero, which is equal to zero, is written like it."""
    text = f"{value + 0.0:.2f}"
    return text.rstrip("0").rstrip(".")


@lru_cache(maxsize=256)
def rgb(color: str) -> str:
    """`#rrggbb` as the three operands of a colour operator."""
    return " ".join(number(int(color[start : start + 2], 16) / 255) for start in (1, 3, 5))


def escaped(codes: bytes) -> str:
    """The inside of a literal string (7.3.4.2); each character stands for one byte.

    Line ends are written as escapes: of two bare ones PDFium and Ghostscript read only one, so that of a doubled letter
    with that code one would be lost.
    """
    text = codes.decode("latin-1").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return text.replace("\r", "\\r").replace("\n", "\\n")


class HatchPlace(NamedTuple):
    """A hatch and the drawing that it lies in: patterns lie on the page, so each place needs a pattern of its own."""

    hatch: DeclaredHatch
    x: float
    y: float
    scale: float

    @property
    def entries(self) -> str:
        """What the dictionary of its tiling pattern (8.7.3) says, but for the length of the stream."""
        size = number(self.hatch.size)
        return (
            f"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 {size} {size}]/XStep {size}/YStep {size}"
            f"/Resources<<>>/Matrix[{self.scale:.4f} 0 0 {self.scale:.4f} {number(self.x)} {number(self.y)}]"
        )

    @property
    def cell(self) -> str:
        """The operators of one tile."""
        hatch = self.hatch
        return f"{rgb(hatch.color)} RG {number(hatch.width)} w {hatch.path} S"


Codes: TypeAlias = tuple[tuple[str, str], ...]
"""The faces of a document with their characters, on which all codes depend."""
GivenNames: TypeAlias = tuple[tuple[tuple[Any, str], ...], ...]
"""The names of graphics states, patterns and pictures that have been given so far, behind what they stand for."""


class ResourceNames(ABC):
    """The names of what operators need beside numbers; each is given when it is first asked for, page after page."""

    def __init__(self) -> None:
        self.states: dict[float, str] = {}
        self.patterns: dict[HatchPlace, str] = {}
        self.pictures: dict[str, str] = {}

    @property
    def given(self) -> GivenNames:
        """The names that have been given so far; to set them is to go on from there."""
        return tuple(self.states.items()), tuple(self.patterns.items()), tuple(self.pictures.items())

    @given.setter
    def given(self, names: GivenNames) -> None:
        self.states, self.patterns, self.pictures = map(dict, names)

    @abstractmethod
    def show(self, text: str, face: str, size: float) -> str:
        """The operators that show `text`: one font and string for each subset of the face."""

    def alpha(self, alpha: float) -> str:
        """The operator for fills and strokes with `alpha`; none before the first that is not opaque."""
        if alpha == 1 and not self.states:
            return ""
        return f"{self.states.setdefault(alpha, f'/A{len(self.states)}')} gs "

    def pattern(self, hatch: HatchPlace) -> str:
        """The name of a tiling pattern."""
        return self.patterns.setdefault(hatch, f"/H{len(self.patterns)}")

    def picture(self, sha256: str) -> str:
        """The name of a picture."""
        return self.pictures.setdefault(sha256, f"/I{len(self.pictures)}")


def page_operators(page: DeclaredPage, styles: Sequence[DeclaredStyle], names: ResourceNames) -> bytes:
    """The content stream of a page."""
    return _part_operators(page.items, styles, names)[0]


def _part_operators(
    items: Sequence[DeclaredItem], styles: Sequence[DeclaredStyle], names: ResourceNames, marks: int = 0
) -> tuple[bytes, int]:
    """The operators of a part of a page that has so many `marks` before it, and how many it has behind it."""
    writer = _PartWriter(styles, names, marks)
    return "\n".join(writer.lines(items)).encode("latin-1"), writer.marks


class PrintedPages(NamedTuple):
    """The operators of each part of each page of a file, and the reference of the resources that all of them share.

    `faces` is the digest of all that the file embeds of faces.
    """

    pages: tuple[tuple[bytes, ...], ...]
    resources: bytes
    faces: bytes


class _Written(NamedTuple):
    """The operators of a part, how many marks the page has behind it, and what names are given then."""

    operators: bytes
    marks: int
    given: GivenNames


_LOOKS = Memory[tuple[tuple[DeclaredStyle, ...], Codes], object](20)
"""What stands for the styles of a document and the codes of its letters."""
_WRITTEN = Memory[tuple[object, ...], _Written](400)


class PartsWriter:
    """Writes the parts of one document in their order."""

    def __init__(self, styles: tuple[DeclaredStyle, ...], codes: Codes, names: ResourceNames) -> None:
        self._styles, self._names = styles, names
        self._look = _LOOKS.recall((styles, codes)) or _LOOKS.keep((styles, codes), object())

    def write(self, items: tuple[DeclaredItem, ...], ends: Sequence[int]) -> Iterator[bytes]:
        """The operators of each part of a page, of whose items each part has those before the next of the `ends`."""
        marks = 0
        for start, end in pairwise((0, *ends)):
            key = self._look, items[start:end], marks, self._names.given
            if written := _WRITTEN.recall(key):
                self._names.given = written.given
            else:
                made = _part_operators(items[start:end], self._styles, self._names, marks)
                written = _WRITTEN.keep(key, _Written(*made, self._names.given))
            marks = written.marks
            yield written.operators


class _PartWriter:
    """Writes a part of a page; it counts the marks of its content, in the order of which the page is read."""

    def __init__(self, styles: Sequence[DeclaredStyle], names: ResourceNames, marks: int) -> None:
        self._styles, self._names = styles, names
        self.marks = marks

    def lines(self, items: Sequence[DeclaredItem]) -> Iterator[str]:
        for item in items:
            match item:
                case DeclaredWords():
                    yield from _TextWriter(self._mark, self._styles, self._names).lines(item.lines)
                case DeclaredPanel():
                    place = " ".join(map(number, (item.x, item.y, item.width, item.height)))
                    yield f"{self._mark(item.mark)} {rgb(item.color)} rg {place} re f EMC"
                case DeclaredDrawing():
                    yield self.placed(item)
                    for operation in item.operations:
                        yield from self.operation(operation, item)
                    yield "Q EMC"
                case DeclaredPicture():
                    yield self.placed(item)
                    yield f"{item.width} 0 0 {item.height} 0 0 cm {self._names.picture(item.sha256)} Do"
                    yield "Q EMC"

    def _mark(self, mark: str) -> str:
        """The operator that opens a piece of content, or an artifact; `EMC` closes it."""
        if mark in _ARTIFACTS:
            return _ARTIFACTS[mark]
        self.marks += 1
        return f"/{mark}<</MCID {self.marks - 1}>>BDC"

    def placed(self, item: DeclaredDrawing | DeclaredPicture) -> str:
        return f"{self._mark(item.mark)} q {item.scale:.4f} 0 0 {item.scale:.4f} {number(item.x)} {number(item.y)} cm"

    def operation(self, operation: DeclaredPath | DeclaredText, drawing: DeclaredDrawing) -> Iterator[str]:
        yield "q"
        if operation.clip:
            yield f"{operation.clip} W n"
        if isinstance(operation, DeclaredPath):
            yield from self.path(operation, drawing)
        else:
            yield self.text(operation)
        yield "Q"

    def path(self, path: DeclaredPath, drawing: DeclaredDrawing) -> Iterator[str]:
        """A path, filled and hatched before it is stroked."""
        names = self._names
        if path.fill:
            yield f"{names.alpha(path.fill_alpha)}{rgb(path.fill)} rg {path.path} {'f*' if path.even_odd else 'f'}"
        if path.hatch:
            pattern = names.pattern(HatchPlace(path.hatch, drawing.x, drawing.y, drawing.scale))
            yield f"{names.alpha(1)}/Pattern cs {pattern} scn {path.path} f"
        if path.stroke:
            miter = f"{number(path.miter)} M " if path.miter else ""
            yield (
                f"{names.alpha(path.stroke_alpha)}{rgb(path.stroke)} RG {number(path.width)} w "
                f"{path.cap} J {path.join} j {miter}[{path.dash}] {number(path.phase)} d {path.path} S"
            )

    def text(self, text: DeclaredText) -> str:
        style, turn = self._styles[text.style], radians(text.angle)
        matrix = f"{cos(turn):.5f} {sin(turn):.5f} {-sin(turn):.5f} {cos(turn):.5f} {number(text.x)} {number(text.y)}"
        shown = self._names.show(f"{text.text} ", style.face, style.size)
        return f"{self._names.alpha(text.alpha)}BT {rgb(style.color)} rg {matrix} Tm {shown} ET"


class _TextWriter:
    """Writes one text object (9.4); it remembers what is set, and writes only what changes."""

    def __init__(self, mark: Callable[[str], str], styles: Sequence[DeclaredStyle], names: ResourceNames) -> None:
        self._mark, self._styles, self._names = mark, styles, names
        self._is_marked = False
        self._color, self._rise, self._tracking = "", 0.0, 0.0

    def lines(self, lines: Sequence[DeclaredLine]) -> Iterator[str]:
        """All lines; rise and tracking outlive the text object in a content stream, so they are put back."""
        yield "BT"
        for line in lines:
            yield f"1 0 0 1 {number(line.x)} {number(line.y)} Tm"
            for part in shown_pieces(line):
                yield from self.open(part) if isinstance(part, str) else self.show(part)
        if self._is_marked:
            yield "EMC"
        yield "0 Ts 0 Tc ET" if self._rise or self._tracking else "ET"

    def open(self, mark: str) -> Iterator[str]:
        if self._is_marked:
            yield "EMC"
        yield self._mark(mark)
        self._is_marked = True

    def show(self, piece: DeclaredPiece) -> Iterator[str]:
        style = self._styles[piece.style]
        if self._color != style.color:
            self._color = style.color
            yield f"{rgb(style.color)} rg"
        if self._rise != style.rise:
            self._rise = style.rise
            yield f"{number(style.rise)} Ts"
        if self._tracking != style.tracking:
            self._tracking = style.tracking
            yield f"{number(style.tracking)} Tc"
        yield self._names.show(piece.text, style.face, style.size)
