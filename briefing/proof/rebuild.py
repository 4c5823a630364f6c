"""Rebuilds the pages of a file from what its facts.json declares, with the faces and pictures that the file embeds.

The operators are those that a build writes; where a file has others, both are read and held against each other.  As a
second opinion PDFium draws the rebuilt pages, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.document.declared import Declarations
from briefing.document.drawing import Raster
from briefing.pdf.operators import HatchPlace, ResourceNames, escaped, number, page_operators
from briefing.proof.drawn import PageReader, PageResources
from briefing.proof.drawn_marks import Hatching
from briefing.proof.embedded_faces import EmbeddedFace
from briefing.proof.found_file import FoundPage
from briefing.proof.pdfium import Pdf
from briefing.records import NamedTuple

# The width in pixels in which a page is drawn, and what two pixels may differ by, of 255: if it has the operators that
# were declared, it must look the same; else dashes may begin elsewhere, and edges fall on the other side of a pixel.
_SAME, _SIMILAR = (200, 24), (150, 60)
_FEW = 8


class NoGlyphError(ValueError):
    """Declared words for which a page has no face, or a face no code."""


class FoundNames(ResourceNames):
    """The resources of a file under the names that a build gives them; `faces` are those of the page at hand."""

    def __init__(self) -> None:
        super().__init__()
        self.faces: Mapping[str, Sequence[tuple[str, EmbeddedFace]]] = {}
        self.used: set[str] = set()
        self._codes: dict[int, _Codes] = {}

    def alpha(self, alpha: float) -> str:
        """The operator that sets it, which names a state that is used."""
        operator = super().alpha(alpha)
        self.used.update(operator.split()[:1])
        return operator

    def pattern(self, hatch: HatchPlace) -> str:
        """The name of a tiling pattern, which is used."""
        name = super().pattern(hatch)
        self.used.add(name)
        return name

    def picture(self, sha256: str) -> str:
        """The name of a picture, which is used."""
        name = super().picture(sha256)
        self.used.add(name)
        return name

    def show(self, text: str, face: str, size: float) -> str:
        """The operators that show `text`: one font and string for each subset of the face."""
        subsets = self.faces.get(face, ())
        if len(subsets) == 1:
            ((name, subset),) = subsets
            if id(subset) not in self._codes:
                self._codes[id(subset)] = _Codes(subset)
            return f"/{name} {number(size)} Tf ({text.translate(self._codes[id(subset)])}) Tj"
        parts: list[tuple[str, str]] = []
        for character in text.replace("\u00a0", " "):
            known = ((name, subset.codes[character]) for name, subset in subsets if character in subset.codes)
            name, number_ = next(known, ("", -1))
            if not name:
                raise NoGlyphError(f"no face of it has the letter “{character}”")
            code = escaped(bytes([number_]))
            if parts and parts[-1][0] == name:
                parts[-1] = name, parts[-1][1] + code
            else:
                parts.append((name, code))
        return " ".join(f"/{name} {number(size)} Tf ({codes}) Tj" for name, codes in parts)


class _Codes(dict[int, str]):
    """The codes of a face by the character, as they stand in a string."""

    def __init__(self, face: EmbeddedFace) -> None:
        super().__init__({ord(character): escaped(bytes([code])) for character, code in face.codes.items()})
        if 0x20 in self:
            self[0xA0] = self[0x20]

    def __missing__(self, character: int) -> str:
        raise NoGlyphError(f"no face of it has the letter “{chr(character)}”")


class RebuiltPage(NamedTuple):
    """A page as it was declared: its number, its operators, the faces that they name, and whether the file has them."""

    number: int
    content: bytes
    faces: Mapping[str, EmbeddedFace]
    is_as_built: bool


def rebuilt_page(declared: Declarations, page: FoundPage, names: FoundNames) -> RebuiltPage:
    """What was declared of `page`, with the faces that its resources name.  NoGlyphError if they do not suffice."""
    faces = sorted(page.resources.faces.items())
    names.faces = {
        role: [(_escaped_name(name).decode("ascii"), face) for name, face in faces if face.name == given.name]
        for role, given in declared.faces.items()
    }
    known = {face.name for face in declared.faces.values()}
    used = {name: face for name, face in faces if face.name in known}
    content = page_operators(declared.pages[page.number - 1], declared.styles, names)
    return RebuiltPage(page.number, content, used, content == page.content)


def declared_resources(names: FoundNames, faces: Mapping[str, EmbeddedFace]) -> PageResources:
    """What the operators of rebuilt pages name."""
    return PageResources(
        {name: face.table for name, face in faces.items()},
        {name[1:]: alpha for alpha, name in names.states.items()},
        {name[1:]: hatching_of(hatch) for hatch, name in names.patterns.items()},
        {name[1:]: sha256 for sha256, name in names.pictures.items()},
    )


def hatching_of(place: HatchPlace) -> Hatching:
    """A hatch as the reader of operators finds it in a file."""
    size = place.hatch.size
    marks = PageReader(PageResources()).read(place.cell.encode("ascii"))
    return Hatching((size, size), (place.scale, 0, 0, place.scale, place.x, place.y), tuple(marks))


def differing_pages(
    pdf: Pdf, size: tuple[float, float], pages: Sequence[RebuiltPage], names: FoundNames, pictures: Mapping[str, Raster]
) -> Iterator[tuple[int, float, float]]:
    """The pages that PDFium draws otherwise in the file than rebuilt, each with a place where it does.

    What it reads there is something else than was compared.
    """
    with pdf.beside(rebuilt_file(size, pages, names, pictures)) as rebuilt:
        for index, page in enumerate(pages, 1):
            width, faint = _SAME if page.is_as_built else _SIMILAR
            height = max(1, round(width * size[1] / size[0]))
            one, other = pdf.pixels(page.number, width, height), rebuilt.pixels(index, width, height)
            row, unlike = 4 * width, list[int]()
            for start in range(0, len(one), row) if one != other else ():
                if one[start : start + row] != other[start : start + row]:
                    unlike += (i for i in range(start, start + row) if abs(one[i] - other[i]) > faint)
            if len(unlike) > _FEW:
                scale = size[0] / width
                yield page.number, unlike[0] % row // 4 * scale, size[1] - unlike[0] // row * scale


def rebuilt_file(
    size: Sequence[float], pages: Sequence[RebuiltPage], names: FoundNames, pictures: Mapping[str, Raster]
) -> bytes:
    """A PDF of the rebuilt pages, without anything that is not seen."""
    file = _PlainFile()
    root, box = file.reserve(), " ".join(f"{side:.4f}" for side in size).encode("ascii")
    fonts: dict[int, bytes] = {}
    for face in (face for page in pages for face in page.faces.values()):
        if id(face) not in fonts:
            fonts[id(face)] = file.add(_font(file, face))
    shared, kids = _resources(file, names, pictures), []
    for _, content, faces, _ in pages:
        listed = b"".join(b"/%s %s" % (_escaped_name(name), fonts[id(face)]) for name, face in faces.items())
        entries = b"/MediaBox[0 0 %s]/Contents %s/Resources<</Font<<%s>>%s>>" % (
            box,
            file.stream(content),
            listed,
            shared,
        )
        kids.append(file.add(b"<</Type/Page/Parent %s%s>>" % (root, entries)))
    file.fill(root, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids)))
    return file.finish(file.add(b"<</Type/Catalog/Pages %s>>" % root))


def _resources(file: _PlainFile, names: FoundNames, pictures: Mapping[str, Raster]) -> bytes:
    states = "".join(f"{name}<</CA {alpha}/ca {alpha}>>" for alpha, name in names.states.items())
    streams = [
        [(name, file.stream(hatch.cell.encode("ascii"), hatch.entries)) for hatch, name in names.patterns.items()],
        [(name, _image(file, pictures[key])) for key, name in names.pictures.items() if key in pictures],
    ]
    listed = (b"".join(b"%s %s" % (name.encode("ascii"), place) for name, place in group) for group in streams)
    return b"/ExtGState<<%s>>/Pattern<<%s>>/XObject<<%s>>" % (states.encode("ascii"), *listed)


def _font(file: _PlainFile, face: EmbeddedFace) -> bytes:
    widths = " ".join(map(str, face.widths)).encode("ascii")
    program = file.stream(face.program, f"/Length1 {len(face.program)}")
    name = b"/" + _escaped_name(face.name)
    descriptor = b"<</Type/FontDescriptor/FontName%s/Flags 4/FontFile2 %s>>" % (name, program)
    range_ = b"/FirstChar %d/LastChar %d/Widths[%s]" % (face.first, face.first + len(face.widths) - 1, widths)
    return b"<</Type/Font/Subtype/TrueType/BaseFont%s%s/FontDescriptor %s>>" % (name, range_, file.add(descriptor))


def _image(file: _PlainFile, picture: Raster) -> bytes:
    head = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8/ColorSpace/"
    mask = f"/SMask {file.stream(picture.alpha, f'{head}DeviceGray').decode()}" if picture.alpha else ""
    filter_ = "/Filter/DCTDecode" if picture.is_jpeg else ""
    return file.stream(picture.rgb, f"{head}DeviceRGB{filter_}{mask}")


def _escaped_name(name: str) -> bytes:
    return re.sub(rb"[^!-~]|[#/()<>\[\]{}%]", lambda match: b"#%02X" % match[0][0], name.encode("latin-1"))


class _PlainFile:
    """Collects objects, and writes them with the one table that a reader needs."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> bytes:
        """The reference of an object that is filled in later."""
        return self.add(b"null")

    def fill(self, reference: bytes, content: bytes) -> None:
        """Fill in an object."""
        self._objects[int(reference.split()[0]) - 1] = content

    def add(self, content: bytes) -> bytes:
        """Add an object; its reference."""
        self._objects.append(content)
        return b"%d 0 R" % len(self._objects)

    def stream(self, data: bytes, entries: str = "") -> bytes:
        """Add a stream; its reference."""
        return self.add(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries.encode("ascii"), len(data), data))

    def finish(self, root: bytes) -> bytes:
        """The file whose catalog is `root`."""
        out, places = bytearray(b"%PDF-1.7\n"), []
        for key, content in enumerate(self._objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (key, content)
        rows = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(places) + 1
        table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %s>>\n" % (size, rows, size, root)
        return bytes(out) + table + b"startxref\n%d\n%%%%EOF\n" % len(out)
