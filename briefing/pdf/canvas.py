"""The one canvas that all text and drawing goes through: it marks content, gathers links and keeps what pages need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefing.document.drawing import DisplayList, Hatch, Raster
from briefing.document.occurrences import PICTURE
from briefing.layout.lines import TextLine
from briefing.layout.runs import Hyperlink
from briefing.layout.structure import Node
from briefing.pdf.catalog import Imprint, catalog
from briefing.pdf.faces import FaceSubset
from briefing.pdf.images import image
from briefing.pdf.links import Destination, LinkAnnotation
from briefing.pdf.metadata import information
from briefing.pdf.outline import Outline
from briefing.pdf.painter import hatch_cell, paint
from briefing.pdf.pen import Pen
from briefing.pdf.recorder import OccurrenceRecorder
from briefing.pdf.syntax import Raw, Stream, number, rgb
from briefing.pdf.tags import StructureTree
from briefing.pdf.writer import file_bytes, refer
from briefing.themes import fonts
from briefing.themes.theme import Faces

_DECORATION = "/Artifact BMC"
_FURNITURE = "/Artifact<</Type/Pagination>>BDC"
_DESTINATION_MARGIN = 9


class PageCanvas(Canvas):  # type: ignore[misc]
    """A ReportLab canvas on which content stands at absolute places, marked with its node or as an artifact."""

    def __init__(self, page_size: tuple[float, float], faces: Faces) -> None:
        name = fonts.register(faces.regular)
        super().__init__("", pagesize=page_size, pageCompression=1, invariant=1, initialFontName=name)
        self.faces = faces
        self._subsets: dict[str, FaceSubset] = {}
        self.recorder = OccurrenceRecorder()
        self._tree = StructureTree(self._reference)
        self._outline = Outline()
        self._artifact = _DECORATION
        self._places: dict[str, Destination] = {}
        self._leads: dict[str, bytes] = {}
        self._states: dict[float, str] = {}
        self._patterns: dict[tuple[Hatch, tuple[float, float, float]], tuple[str, Stream]] = {}
        self._images: dict[Raster, tuple[str, Stream]] = {}
        self._shared = Raw()
        self._page: Any = None
        self._page_key: int | None = None
        self._page_reference = b""

    def set_lines(
        self,
        lines: Sequence[TextLine],
        x: float,
        y: float,
        leading: float,
        node: Node | None,
        *,
        flush_right: bool = False,
    ) -> None:
        """Set `lines` below one another, the first on the baseline y; x is their right edge if `flush_right`."""
        pen = Pen(self, node)
        for index, line in enumerate(lines):
            pen.set_line(line, x - line.width if flush_right else x, y - index * leading)
        pen.lift()

    def fill_panel(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle, as decoration."""
        place = " ".join(map(number, (x, y, width, height)))
        self._code.append(f"{self._artifact} {rgb(color)} rg {place} re f EMC")
        self.recorder.record_shape((x, y, x + width, y + height), f"{color}ff")

    def paint(self, picture: DisplayList | Raster, x: float, y: float, scale: float, node: Node | None) -> None:
        """Paint a picture with its lower left corner at (x, y), its units `scale` points long, as content of `node`."""
        self.write(f"{self.opening(node)} q {scale:.4f} 0 0 {scale:.4f} {number(x)} {number(y)} cm")
        if isinstance(picture, Raster):
            self._code.append(f"{picture.width} 0 0 {picture.height} 0 0 cm {self._image(picture)} Do")
            self.recorder.record_shape((x, y, x + scale * picture.width, y + scale * picture.height), PICTURE)
        else:
            paint(picture, self, (x, y, scale))
        self.write("Q EMC")
        if node is not None:
            self._tree.set_box(node, (x, y, x + picture.width * scale, y + picture.height * scale))

    def _image(self, picture: Raster) -> str:
        """The name of a picture of pixels among the resources."""
        if picture not in self._images:
            self._images[picture] = (f"/I{len(self._images)}", image(picture, self._reference))
        return self._images[picture][0]

    def add_destination(self, anchor: str, y: float, node: Node) -> None:
        """Name the height y of this page, unless the name is taken."""
        if anchor not in self._places:
            height = round(y) + _DESTINATION_MARGIN
            self._places[anchor] = Destination(self._page_reference, height, self._tree.reference(node))

    def add_bookmark(self, title: str, anchor: str, level: int) -> None:
        """Add an entry for a place of this page to the outline; its level is at most one below that of the last."""
        self._outline.add(title, anchor, level)

    def add_link(self, link: Hyperlink, left: float, bottom: float, right: float, top: float) -> None:
        """Make a rectangle of this page lead to the target of `link`; an artifact has no links."""
        annotation = LinkAnnotation(link, (left, bottom, right, top), self._leads.__getitem__)
        self._annotationrefs.append(self._doc.Reference(annotation))
        annotation.key = self._tree.add_annotation(link.node, self._reference(annotation), self._page_reference)

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """What is drawn within is furniture of the page: an artifact of pagination."""
        self._artifact = _FURNITURE
        yield
        self._artifact = _DECORATION

    def write(self, code: str) -> None:
        """Append operators to the page's content."""
        self._code.append(code)

    def opening(self, node: Node | None) -> str:
        """The operator that opens the next piece of `node`, or of an artifact."""
        if node is None:
            return self._artifact
        if self._page_key is None:
            self._page_key = self._tree.new_page()
        mark = self._tree.mark(node, self._page_key, self._page_reference)
        return f"/{node.tag}<</MCID {mark}>>BDC"

    def show(self, text: str, face: str, size: float) -> str:
        """The operators that show `text`: one font and string for each subset of the face."""
        self.recorder.record_text(text)
        if face not in self._subsets:
            self._subsets[face] = FaceSubset(fonts.register(face), self._doc)
        return self._subsets[face].show(text, number(size))

    def alpha_state(self, alpha: float) -> str:
        """The name of a graphics state in which fills and strokes have `alpha`."""
        return self._states.setdefault(alpha, f"/A{len(self._states)}")

    @property
    def has_alpha(self) -> bool:
        """Whether any graphics state was asked for yet."""
        return bool(self._states)

    def hatch_pattern(self, hatch: Hatch, place: tuple[float, float, float]) -> str:
        """The name of a tiling pattern for a drawing whose origin and scale are `place`."""
        name = f"H{len(self._patterns)}"
        return "/" + self._patterns.setdefault((hatch, place), (name, hatch_cell(hatch, place)))[0]

    def resources(self) -> bytes:
        """The resources of every page: fonts, graphics states, patterns and images."""
        states = "".join(f"{name}<</CA {number(alpha)}/ca {number(alpha)}>>" for alpha, name in self._states.items())
        patterns = b"".join(
            b"/%s %s" % (name.encode("ascii"), self._reference(cell)) for name, cell in self._patterns.values()
        )
        images = b"".join(
            b"%s %s" % (name.encode("ascii"), self._reference(stream)) for name, stream in self._images.values()
        )
        fonts_used = pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(self._doc)
        return b"<</Font %s/ExtGState<<%s>>/Pattern<<%s>>/XObject<<%s>>>>" % (
            fonts_used,
            states.encode("ascii"),
            patterns,
            images,
        )

    def begin_page(self) -> None:
        """Start a page, so that marks and links can name it."""
        self.recorder.page = self._pageNumber
        self._page = pdfdoc.PDFPage()
        self._page_key = None
        self._page_reference = self._reference(self._page, self._doc.thisPageName())

    def end_page(self) -> None:
        """End the page: its content, its resources and its annotations."""
        page = self._page
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.pagewidth, page.pageheight = self._pagesize
        page.Contents = Stream("\n".join(self._code).encode("latin-1"))
        page.Resources = self._doc.Reference(self._shared)
        page.Annots = self._annotationrefs or None
        page.Tabs, page.StructParents = "/S", self._page_key
        self._doc.addPage(page)
        self._startPage()

    def finish(self, imprint: Imprint) -> bytes:
        """The bytes of the whole file, with what it says and carries beside its pages."""
        is_second = imprint.claims.is_second
        self._shared.content = self.resources()
        self._leads.update((anchor, place.lead(structured=is_second)) for anchor, place in self._places.items())
        targets = {anchor: place.element for anchor, place in self._places.items()}
        tree = self._tree.finish(targets, is_second=is_second)
        outline = self._outline.write(self._reference, self._leads.__getitem__)
        for font in self._doc.delayedFonts:
            font.addObjects(self._doc)
        root = catalog(imprint, self._reference(self._doc.Pages), tree, outline, self._reference)
        info = None if is_second else Raw(information(imprint.metadata))
        return file_bytes(self._doc, root, info, imprint.claims.version)

    def _reference(self, thing: pdfdoc.PDFObject, name: str | None = None) -> bytes:
        return refer(self._doc, thing, name)
