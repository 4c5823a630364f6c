"""Every private of ReportLab that we use, each with what for; no other module touches one.

ReportLab has no public way to mark content, to give a page its key in the structure tree, or to write what a document
holds in another form than its own.  None of the names used here is promised to stay: pyproject.toml therefore admits
one major version, and a test looks for each of them in the one that is installed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import product
from typing import Any

from reportlab.lib import fonts
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

LONG_BLOCK = re.compile(r"\d+ beginbfchar\n(.*?)\nendbfchar", re.DOTALL)
REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
MOST_IN_A_BLOCK = 100


class RawCanvas(Canvas):  # type: ignore[misc]
    """A ReportLab canvas whose operators, pages and objects are at hand, and which writes no file itself.

    It is a canvas like any other to what draws on it by ReportLab's own methods.
    """

    def __init__(self, page_size: tuple[float, float], font: str) -> None:
        super().__init__("", pagesize=page_size, pageCompression=1, invariant=1, initialFontName=font)
        self._page: Any = None
        self._written: dict[str, bytes] = {}
        self.page_reference = b""

    @property
    def document(self) -> Any:
        """`_doc`: the document that holds all objects; fonts take their subsets' names and codes from it."""
        return self._doc

    def write(self, *code: str) -> None:
        """`_code`: the operators of the page, joined by line ends at last; marks must stand among them."""
        self._code.extend(code)

    def add_annotation(self, annotation: pdfdoc.PDFObject) -> None:
        """`_annotationrefs`: the annotations of the page; the public methods write ones that no tag can name."""
        self._annotationrefs.append(self._doc.Reference(annotation))

    @property
    def has_annotations(self) -> bool:
        """`_annotationrefs`: whether the page has any, such as links."""
        return bool(self._annotationrefs)

    def begin_page(self) -> None:
        """`thisPageName`: the page is known by it before it is written, so that marks and links can refer to it."""
        self._page = pdfdoc.PDFPage()
        self.page_reference = self.refer(self._page, self._doc.thisPageName())

    def page_content(self) -> bytes:
        """`_code` once more: all operators of the page."""
        return "\n".join(self._code).encode("latin-1")

    def end_page(self, contents: pdfdoc.PDFObject, resources: pdfdoc.PDFObject, entries: Mapping[str, Any]) -> None:
        """Add the page, with more `entries` in its dictionary.

        `__NoDefault__` names the entries that a page may have; those of tagged pages are not among ReportLab's.
        `_pagesize` is the size given above, `addPage` what `showPage` ends with after writing a page as it would,
        and `_startPage` counts the next page and forgets the operators and annotations of this one.
        """
        page = self._page
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, *entries]
        page.pagewidth, page.pageheight = self._pagesize
        page.Contents, page.Resources = contents, self._doc.Reference(resources)
        page.Annots = self._annotationrefs or None
        for name, value in entries.items():
            setattr(page, name, value)
        self._doc.addPage(page)
        self._startPage()

    def refer(self, thing: pdfdoc.PDFObject, name: str | None = None) -> bytes:
        """The reference of `thing`, which from now on is an object of the document.

        `idToObjectNumberAndVersion` has its number before it is written, as ReportLab itself has not.
        """
        return b"%d %d R" % self._doc.idToObjectNumberAndVersion[self._doc.Reference(thing, name).name]

    def pages_reference(self) -> bytes:
        """`Pages`: the page tree, which ReportLab writes."""
        return self.refer(self._doc.Pages)

    def fonts_reference(self) -> bytes:
        """`BasicFonts`: the name of the dictionary in which ReportLab lists the fonts of all pages."""
        return pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(self._doc)  # type: ignore[no-any-return]

    def embed_fonts(self) -> range:
        """`delayedFonts`: the faces of which subsets were used; now all of their characters are known.

        `idToObject` has what the codes of each mean, by a name that begins with `toUnicodeCMap`.  ReportLab lists all
        in one block, but no block may have more than a hundred (9.7.5.3, by Adobe's 5014): Ghostscript passes over the
        meanings of a face with a longer one, and its words are lost when it saves the file again.  It has the subsets
        themselves, too, which are packed here, since most documents use the same.

        The numbers of all these objects are returned.
        """
        start = self._doc.objectcounter + 1
        for font in self._doc.delayedFonts:
            font.addObjects(self._doc)
        for name, stream in self._doc.idToObject.items():
            if name.startswith("toUnicodeCMap"):
                stream.content = LONG_BLOCK.sub(short_blocks, stream.content)
            elif name.startswith("fontFile"):
                stream.content, stream.filters = packed(stream.content), []
                stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
            elif isinstance(stream, pdfdoc.PDFTrueTypeFont):
                stream.Widths = widths_array(tuple(stream.Widths.sequence))
        return range(start, self._doc.objectcounter + 1)

    def faces_digest(self, numbers: range) -> bytes:
        """The digest of all that `embed_fonts` made and `objects` wrote, by what names, whatever its numbers."""
        start = numbers.start

        def relative(reference: re.Match[bytes]) -> bytes:
            return b"%d R" % (int(reference[1]) - start)

        digest = blake2b(digest_size=16)
        for name in (pdfdoc.BasicFonts, *(self._doc.numberToId[number] for number in numbers)):
            thing = self._doc.idToObject[name]
            if isinstance(thing, pdfdoc.PDFStream):  # whose length its dictionary says
                digest.update(thing.content if isinstance(thing.content, bytes) else thing.content.encode("latin-1"))
            else:
                digest.update(REFERENCE.sub(relative, self._written[name]))
        return digest.digest()

    def forget(self) -> None:
        """`_doc` and the canvas: neither is asked for anything more, and what they hold is free at once.

        They refer to themselves, and with them all that was drawn would wait for the collector of garbage, which would
        spend a twentieth of a build on it.
        """
        self._doc.__dict__.clear()
        self.__dict__.clear()

    def objects(self) -> Iterator[tuple[int, pdfdoc.PDFObject, bytes]]:
        """`numberToId`, `idToObject`: number, object and bytes of all that was referred to.

        Writing an object may add others behind it.
        """
        key = 1
        while key in self._doc.numberToId:
            name = self._doc.numberToId[key]
            self._written[name] = (thing := self._doc.idToObject[name]).format(self._doc)
            yield key, thing, self._written[name]
            key += 1


def short_blocks(block: re.Match[str]) -> str:
    """The lines of a block of meanings in as many blocks as they need."""
    lines = block[1].split("\n")
    parts = [lines[start : start + MOST_IN_A_BLOCK] for start in range(0, len(lines), MOST_IN_A_BLOCK)]
    return "\n".join("\n".join((f"{len(part)} beginbfchar", *part, "endbfchar")) for part in parts)


packed = lru_cache(maxsize=16)(zlib.compress)


@lru_cache(maxsize=16)
def widths_array(widths: Sequence[float]) -> bytes:
    """The widths of the letters of a subset, as ReportLab writes them."""
    return pdfdoc.PDFArray(widths).format(None)  # type: ignore[no-any-return]


class RecordingTextObject(PDFTextObject):  # type: ignore[misc]
    """A text object that hands over each text it shows, and writes what `show` returns for it.

    `_formatText` is what turns any text into operators; `_fontname`, `_fontsize` and `_leading` are what it is set in.
    The leading, which moves to the next line, is written by it with the font.
    """

    def __init__(self, canvas: RawCanvas, x: float, y: float, show: Callable[[str, str, float], str]) -> None:
        super().__init__(canvas, x, y)
        self.show = show

    def _formatText(self, text: str) -> str:  # noqa: N802
        return f"{self._leading:.4f} TL {self.show(text, self._fontname, self._fontsize)}"

    def setFillAlpha(self, a: float) -> None:  # noqa: N802
        """`_code`: as an operator, where ReportLab would name a graphics state among its resources."""
        self._code.append(f"{a:.4f} ca")


class IndirectObject(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that stands by itself in the file: by `__RefOnly__` ReportLab writes references to it, never itself."""

    __RefOnly__ = 1


def split_into_subsets(font: Any, text: str, document: Any) -> list[tuple[int, bytes]]:
    """`splitString`: `text` as codes, with the number of the subset of the face that has them."""
    return font.splitString(text, document)  # type: ignore[no-any-return]


def subset_name(font: Any, subset: int, document: Any) -> str:
    """`getSubsetInternalName`: the name of a subset among the fonts of all pages; it makes the subset be embedded."""
    return font.getSubsetInternalName(subset, document)  # type: ignore[no-any-return]


def glyphs_of(font: Any) -> Mapping[int, int]:
    """`charToGlyph`: the glyph of each character that a TrueType font has, by its code."""
    return font.face.charToGlyph  # type: ignore[no-any-return]


def round_widths(font: Any) -> None:
    """Make the width of each glyph a whole number of thousandths of the size.

    So PDFium reads them, and with it Chrome: in a face of another measure words would drift from where they are set.
    """
    face = font.face
    face.charWidths = {code: round(width) for code, width in face.charWidths.items()}
    face.defaultWidth = round(face.defaultWidth)


def remember_subsets(font: Any) -> None:
    """`makeSubset`: give a subset once more where it is asked for again, as it is in most documents."""
    make = font.face.makeSubset
    kept = lru_cache(maxsize=4)(lambda codes: make([*codes]))
    font.face.makeSubset = lambda codes: kept(tuple(codes))


def set_postscript_name(font: Any, name: bytes) -> None:
    """`face.name`: the PostScript name; ReportLab takes faces of one name for one face, and keeps a type of its own."""
    font.face.name = type(font.face.name)(name)


def postscript_name(font: Any) -> bytes:
    """`face.name`, as the file has it."""
    return bytes(font.face.name)


def forget_font(font: Any) -> None:
    """`_fonts`, `_dynFaceNames`, `_tt2ps_map`, `_ps2tt_map`: all that keeps a TrueType font that was registered."""
    name = font.fontName
    pdfmetrics._fonts.pop(name, None)
    pdfmetrics._dynFaceNames.pop(font.face.name, None)
    fonts._ps2tt_map.pop(name.lower(), None)
    for is_bold, is_italic in product((0, 1), repeat=2):
        fonts._tt2ps_map.pop((name.lower(), is_bold, is_italic), None)
