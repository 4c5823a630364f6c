"""The canvas on which layout draws: it sets lines and pictures at absolute places and tags all that it draws.

Everything on a page is marked content: a piece of a node of the structure tree, or an artifact, which decorates or
repeats.  A piece gets its number when it is drawn, so that the order of drawing is the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from briefing.document.drawing import DisplayList, Raster
from briefing.document.occurrences import PICTURE, OccurrenceRecorder
from briefing.layout.lines import TextLine
from briefing.layout.runs import Hyperlink, Node, Run
from briefing.pdf.metadata import CatalogEntries, catalog, information
from briefing.pdf.painter import DrawingPainter, Placement, Resources
from briefing.pdf.structure import Destination, LinkAnnotation, Outline, StructureTree
from briefing.pdf.writer import Raw, Stream, file_bytes, number, rgb
from briefing.reportlab_private import RawCanvas
from briefing.themes import fonts
from briefing.themes.theme import Faces

_DECORATION = "/Artifact BMC"
_FURNITURE = "/Artifact<</Type/Pagination>>BDC"
_DESTINATION_MARGIN = 9
# How far the rectangle of a link reaches below and above the baseline, in parts of the size of its text.
_BELOW, _ABOVE = 0.25, 0.95


class PageCanvas(RawCanvas):
    """A ReportLab canvas on which content stands at absolute places, marked with its node or as an artifact.

    Lengths are in points, from the lower left corner of the page.  `recorder` has what was drawn, for the read-back.
    """

    def __init__(self, page_size: tuple[float, float], faces: Faces) -> None:
        super().__init__(page_size, fonts.register(faces.regular))
        self.recorder = OccurrenceRecorder()
        self._faces = faces
        self._tree = StructureTree(self.refer)
        self._outline = Outline()
        self._destinations_by_anchor: dict[str, Destination] = {}
        self._entries: dict[str, bytes] = {}
        self._resources = Resources(self)
        self._shared_resources = Raw()
        self._artifact = _DECORATION
        self._page_key: int | None = None

    def set_lines(
        self,
        lines: Sequence[TextLine],
        runs: Sequence[Run],
        x: float,
        y: float,
        leading: float,
        node: Node | None,
        *,
        flush_right: bool = False,
    ) -> None:
        """Set `lines` of `runs` below one another, the first on the baseline y; x is their right edge if `flush_right`.

        A piece of a line names its run by its number.
        """
        text = _TextWriter(self, self._resources, runs, node)
        for index, line in enumerate(lines):
            text.set_line(line, x - line.width if flush_right else x, y - index * leading)
        text.end()

    def fill_panel(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle, as decoration."""
        place = " ".join(map(number, (x, y, width, height)))
        self.write(f"{self._artifact} {rgb(color)} rg {place} re f EMC")
        self.recorder.record_shape((x, y, x + width, y + height), f"{color}ff")

    def paint(self, picture: DisplayList | Raster, x: float, y: float, scale: float, node: Node | None) -> None:
        """Paint a picture with its lower left corner at (x, y), its units `scale` points long, as content of `node`."""
        extent = x, y, x + scale * picture.width, y + scale * picture.height
        self.write(f"{self.mark(node)} q {scale:.4f} 0 0 {scale:.4f} {number(x)} {number(y)} cm")
        if isinstance(picture, Raster):
            self.write(f"{picture.width} 0 0 {picture.height} 0 0 cm {self._resources.image(picture)} Do")
            self.recorder.record_shape(extent, PICTURE)
        else:
            painter = DrawingPainter(self._resources, self.recorder, self._faces, Placement(x, y, scale))
            self.write(*painter.operators(picture))
        self.write("Q EMC")
        if node is not None:
            self._tree.set_box(node, extent)

    def add_destination(self, anchor: str, y: float, node: Node) -> None:
        """Name the height y of this page, unless the name is taken."""
        if anchor not in self._destinations_by_anchor:
            height = round(y) + _DESTINATION_MARGIN
            destination = Destination(self.page_reference, height, self._tree.reference(node))
            self._destinations_by_anchor[anchor] = destination

    def add_bookmark(self, title: str, anchor: str, level: int) -> None:
        """Add an entry for a place of this page to the outline; its level is at most one below that of the last."""
        self._outline.add(title, anchor, level)

    def add_link(self, link: Hyperlink, left: float, bottom: float, right: float, top: float) -> None:
        """Make a rectangle of this page lead to the target of `link`; an artifact has no links."""
        annotation = LinkAnnotation(link, (left, bottom, right, top), self._entries)
        self.add_annotation(annotation)
        annotation.key = self._tree.add_annotation(link.node, self.refer(annotation), self.page_reference)

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """What is drawn within is furniture of the page: an artifact of pagination."""
        self._artifact = _FURNITURE
        try:
            yield
        finally:
            self._artifact = _DECORATION

    def mark(self, node: Node | None) -> str:
        """The operator that opens the next piece of `node`, or of an artifact; `EMC` closes it."""
        if node is None:
            return self._artifact
        if self._page_key is None:
            self._page_key = self._tree.new_page()
        identifier = self._tree.mark(node, self._page_key, self.page_reference)
        return f"/{node.tag}<</MCID {identifier}>>BDC"

    def begin_page(self) -> None:
        """Start a page, so that marks and links can name it."""
        super().begin_page()
        self._page_key = None
        self.recorder.page = self.getPageNumber()

    def finish_page(self) -> None:
        """End the page: its content, its resources, and its place in the structure tree."""
        entries = {"StructParents": self._page_key, "Tabs": "/S"}
        self.end_page(Stream(self.page_content()), self._shared_resources, entries)

    def finish(self, entries: CatalogEntries) -> bytes:
        """The bytes of the whole file, with what it says and carries beside its pages."""
        is_second, destinations = entries.conformance.is_second, self._destinations_by_anchor
        self._shared_resources.content = self._resources.dictionary()
        # Links were drawn before it was known where they lead: they find these entries when they are written.
        self._entries.update((anchor, place.entry(structured=is_second)) for anchor, place in destinations.items())
        targets = {anchor: place.element for anchor, place in destinations.items()}
        tree = self._tree.finish(targets, is_second=is_second)
        outline = self._outline.write(self.refer, self._entries)
        self.embed_fonts()
        root = catalog(entries, self.pages_reference(), tree, outline, self.refer)
        info = None if is_second else Raw(information(entries.metadata))
        return file_bytes(self, root, info, entries.conformance.version)


class _TextWriter:
    """Writes one text object (9.4); it remembers what is set, and writes only what changes."""

    def __init__(self, canvas: PageCanvas, resources: Resources, runs: Sequence[Run], node: Node | None) -> None:
        self._canvas, self._resources, self._runs, self._node = canvas, resources, runs, node
        self._operators = ["BT"]
        self._marked: Node | None = None
        self._is_marked = False
        self._color, self._rise, self._tracking = "", 0.0, 0.0

    def set_line(self, line: TextLine, x: float, y: float) -> None:
        """Set one line with its baseline starting at (x, y), and a space at its end unless its last word goes on."""
        self._operators.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        linked: dict[Hyperlink, list[tuple[float, float, float]]] = {}
        last = -1 if line.ends_in_hyphen else len(line.pieces) - 1
        for index, (font, text, width) in enumerate(line.pieces):
            run = self._runs[font.run]
            self._show(run, text + " " if index == last else text)
            if run.origin and run.node:
                self._canvas.add_destination(run.origin, y + run.size, run.node)
            if run.link and self._node:
                linked.setdefault(run.link, []).append((x, x + width, run.size))
            if run.meaning:
                # The box of a piece that means something: as wide as it is set, as high as its face.
                base = y + run.rise
                low, high = base - fonts.descent(run.face, run.size), base + fonts.ascent(run.face, run.size)
                extent = x, low, x + width, high
                self._canvas.recorder.record_words(run.meaning, extent, text, repeats=self._node is None)
            x += width
        # One rectangle for each link of the line, over all its pieces.
        for link, spans in linked.items():
            size = max(size for *_, size in spans)
            self._canvas.add_link(link, spans[0][0], y - _BELOW * size, spans[-1][1], y + _ABOVE * size)

    def _show(self, run: Run, text: str) -> None:
        operators = self._operators
        node = (run.node or self._node) if self._node else None
        if not self._is_marked or node is not self._marked:
            if self._is_marked:
                operators.append("EMC")
            operators.append(self._canvas.mark(node))
            self._marked, self._is_marked = node, True
        if self._color != run.color:
            self._color = run.color
            operators.append(f"{rgb(run.color)} rg")
        if self._rise != run.rise:
            self._rise = run.rise
            operators.append(f"{number(run.rise)} Ts")
        if self._tracking != run.tracking:
            self._tracking = run.tracking
            operators.append(f"{number(run.tracking)} Tc")
        operators.append(self._resources.show(text, run.face, run.size))
        self._canvas.recorder.record_text(text)

    def end(self) -> None:
        """End the text object; rise and tracking outlive it in a content stream, so they are put back."""
        if self._is_marked:
            self._operators.append("EMC")
        back = "0 Ts 0 Tc " if self._rise or self._tracking else ""
        self._canvas.write("\n".join([*self._operators, f"{back}ET"]))
