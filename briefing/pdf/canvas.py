"""The canvas on which layout draws: it sets lines and pictures at absolute places and tags all that it draws.

Everything on a page is marked content: a piece of a node of the structure tree, or an artifact, which decorates or
repeats.  A piece gets its number when it is drawn, so that the order of drawing is the order of reading.

What is drawn is kept as declarations; the operators are written from them at the end, when the digest of all of them
has taken the place that was left for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeAlias

from briefing.document.declared import (
    DECORATION,
    FURNITURE,
    UNMEANT,
    Declarations,
    DeclaredBookmark,
    DeclaredFace,
    DeclaredItem,
    DeclaredLine,
    DeclaredLink,
    DeclaredPage,
    DeclaredPanel,
    DeclaredPicture,
    DeclaredPiece,
    DeclaredStyle,
    DeclaredWords,
    FaceRole,
    structure_digest,
)
from briefing.document.drawing import DisplayList, Raster
from briefing.document.occurrences import Extent, OccurrenceRecorder, Role
from briefing.layout.lines import Strip
from briefing.layout.runs import Hyperlink, Node, Run
from briefing.pdf.identity import TrueTypeFace, drawn_digest
from briefing.pdf.metadata import CatalogEntries, catalog, information
from briefing.pdf.operators import PartsWriter, PrintedPages
from briefing.pdf.painter import DrawingPainter, Placement, Resources
from briefing.pdf.structure import Destination, LinkAnnotation, Outline, StructureTree
from briefing.pdf.writer import Raw, Stream, file_bytes
from briefing.records import NamedTuple
from briefing.reportlab_private import RawCanvas
from briefing.themes import fonts
from briefing.themes.theme import Faces

_DESTINATION_MARGIN = 9
# How far the rectangle of a link reaches below and above the baseline, in parts of the size of its text.
_BELOW, _ABOVE = 0.25, 0.95
_LINE = 0.05
"""The width of a line under or through words, in parts of their size."""
_Panel: TypeAlias = tuple[float, float, float, float, str]
"""The left edge of a panel, its foot, width, height and colour."""


class PageCanvas(RawCanvas):
    """A ReportLab canvas on which content stands at absolute places, marked with its node or as an artifact.

    Lengths are in points, from the lower left corner of the page.  `recorder` has what was drawn, for the read-back.
    """

    def __init__(self, page_size: tuple[float, float], faces: Faces) -> None:
        super().__init__(page_size, fonts.register(faces.regular))
        self.recorder = OccurrenceRecorder()
        self._size, self._faces = page_size, faces
        self._roles: dict[str, FaceRole] = {faces.of(role): role for role in reversed(fonts.FACES)}
        self._tree = StructureTree(self.refer)
        self._outline = Outline()
        self._destinations_by_anchor: dict[str, Destination] = {}
        self._entries: dict[str, bytes] = {}
        self._resources = Resources(self, faces)
        self._shared_resources = Raw()
        self._styles: dict[DeclaredStyle, int] = {}
        self._styles_of_runs: dict[tuple[str, float, str, float, float], int] = {}
        self._items: list[DeclaredItem] = []
        self._ends: list[int] = []
        self._links: list[_DrawnLink] = []
        self._drawn: list[_DrawnPage] = []
        self._embedded = range(0)
        self._artifact = DECORATION
        self._page_key: int | None = None

    def expect(self, nodes: Iterable[Node]) -> None:
        """Give these nodes, all of which will be drawn, their places in the structure, in this order."""
        for node in nodes:
            self._tree.reference(node)

    def set_lines(
        self,
        lines: Sequence[Strip],
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
        text = _TextSetter(self, runs, node)
        for index, line in enumerate(lines):
            text.set_line(line, x - line.width if flush_right else x, y - index * leading)
        for panel in text.behind:
            self.fill_panel(*panel)
        self._items.append(DeclaredWords("words", tuple(text.lines)))
        for panel in text.across:
            self.fill_panel(*panel)

    def fill_panel(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle, as decoration."""
        left, bottom, wide, high = (round(side, 2) for side in (x, y, width, height))
        self._items.append(DeclaredPanel("panel", self._artifact, left, bottom, wide, high, color))

    def paint(self, picture: DisplayList | Raster, x: float, y: float, scale: float, node: Node | None) -> None:
        """Paint a picture with its lower left corner at (x, y), its units `scale` points long, as content of `node`."""
        mark, placement = self.mark(node), Placement(round(x, 2), round(y, 2), round(scale, 4))
        if isinstance(picture, Raster):
            declared = DeclaredPicture("picture", mark, *placement, picture.width, picture.height, picture.sha256)
            self._resources.rasters[declared.sha256] = picture
            self._items.append(declared)
        else:
            painter = DrawingPainter(self._style_number, self.recorder, self._faces, placement)
            self._items.append(painter.declared(picture, mark))
        if node is not None:
            self._tree.set_box(node, (x, y, x + scale * picture.width, y + scale * picture.height))

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
        extent = round(left, 2), round(bottom, 2), round(right, 2), round(top, 2)
        annotation = LinkAnnotation(link, extent, self._entries)
        self.add_annotation(annotation)
        reference = self.refer(annotation)
        annotation.key = self._tree.add_annotation(link.node, reference, self.page_reference)
        self._links.append(_DrawnLink(link, extent, reference))

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """What is drawn within is furniture of the page: an artifact of pagination."""
        self._artifact = FURNITURE
        try:
            yield
        finally:
            self._artifact = DECORATION

    def mark(self, node: Node | None) -> str:
        """The mark of the next piece of `node`, which takes its place in the structure, or of an artifact."""
        if node is None:
            return self._artifact
        if self._page_key is None:
            self._page_key = self._tree.new_page()
        self._tree.mark(node, self._page_key, self.page_reference)
        return node.tag

    def style_of(self, run: Run) -> int:
        """The number of the style of a run."""
        key = run.face, run.size, run.color, run.rise, run.tracking
        if key not in self._styles_of_runs:
            size, rise, tracking = (round(value, 2) for value in (run.size, run.rise, run.tracking))
            style = DeclaredStyle(self._roles[run.face], size, run.color, rise, tracking)
            self._styles_of_runs[key] = self._style_number(style)
        return self._styles_of_runs[key]

    def _style_number(self, style: DeclaredStyle) -> int:
        return self._styles.setdefault(style, len(self._styles))

    def begin_page(self) -> None:
        """Start a page, so that marks and links can name it."""
        super().begin_page()
        self._page_key = None
        self.recorder.page = self.getPageNumber()

    def end_part(self) -> None:
        """End a part of the page, if anything was drawn since the last one ended."""
        if len(self._items) > (self._ends[-1] if self._ends else 0):
            self._ends.append(len(self._items))
            self.recorder.part += 1

    def finish_page(self) -> None:
        """End the page: its place in the structure tree; its content is written when all pages are drawn."""
        self.end_part()
        content = Stream(b"")
        entries = {"StructParents": self._page_key, "Tabs": "/S"}
        self.end_page(content, self._shared_resources, entries)
        items, ends, links = tuple(self._items), tuple(self._ends), tuple(self._links)
        self._drawn.append(_DrawnPage(self.page_reference, items, ends, links, content, []))
        self._items, self._ends, self._links = [], [], []

    def declarations(self, *, is_second: bool) -> Declarations:
        """All that was drawn, but for the digest of it, and for the faces; `is_second` as the file will be."""
        pages = {page.reference: number for number, page in enumerate(self._drawn, 1)}
        places = {f"#{anchor}": (pages[p.page], p.y) for anchor, p in self._destinations_by_anchor.items()}
        annotations = {link.annotation: n for page in self._drawn for n, link in enumerate(page.links)}
        tags = list(self._tree.tags(pages, annotations, is_second=is_second))
        bookmarks = (
            DeclaredBookmark(level, entry.title, *places[f"#{entry.anchor}"])
            for level, entry in self._outline.entries()
        )
        return Declarations(
            size=(round(self._size[0], 4), round(self._size[1], 4)),
            styles=tuple(self._styles),
            meanings=self.recorder.meanings(),
            pages=tuple(
                DeclaredPage(page.items, tuple(link.declared(places) for link in page.links)) for page in self._drawn
            ),
            bookmarks=tuple(bookmarks),
            structure=structure_digest(tags),
            alternatives=tuple(tag.attributes["Alt"] for tag in tags if "Alt" in tag.attributes),
            faces={},
        )

    def faces_of(self, declared: Declarations) -> dict[FaceRole, DeclaredFace]:
        """The faces of what is declared, by their roles."""
        return {
            role: _declared_face(self._faces.of(role), frozenset(characters))
            for role, characters in declared.characters().items()
        }

    def finish(self, declared: Declarations, entries: CatalogEntries) -> bytes:
        """The bytes of the whole file: what is declared on its pages, with what it says and carries beside them."""
        codes = self._resources.encode(declared.characters())
        writer = PartsWriter(declared.styles, codes, self._resources)
        for page, drawn in zip(declared.pages, self._drawn, strict=True):
            drawn.parts.extend(writer.write(page.items, drawn.ends))
            drawn.content.content = b"\n".join(drawn.parts)
        is_second, destinations = entries.conformance.is_second, self._destinations_by_anchor
        self._shared_resources.content = self._resources.dictionary()
        # Links were drawn before it was known where they lead: they find these entries when they are written.
        self._entries.update((anchor, place.entry(structured=is_second)) for anchor, place in destinations.items())
        targets = {anchor: place.element for anchor, place in destinations.items()}
        tree = self._tree.finish(targets, is_second=is_second)
        outline = self._outline.write(self.refer, self._entries)
        self._embedded = self.embed_fonts()
        root = catalog(entries, self.pages_reference(), tree, outline, self.refer)
        info = None if is_second else Raw(information(entries.metadata))
        return file_bytes(self, root, info, entries.conformance.version)

    def printed(self) -> PrintedPages:
        """The parts of the finished pages."""
        pages = tuple(tuple(page.parts) for page in self._drawn)
        return PrintedPages(pages, self.refer(self._shared_resources), self.faces_digest(self._embedded))


@lru_cache(maxsize=64)
def _declared_face(face: str, characters: frozenset[str]) -> DeclaredFace:
    """What is declared of a face, which is the same in all documents with these characters."""
    glyphs, drawing = fonts.glyphs(face), TrueTypeFace(fonts.content(face))
    drawn = {character: drawing.drawn(glyphs.get(ord(character), 0)) for character in characters}
    return DeclaredFace(fonts.postscript_name(face), drawn_digest(drawn))


class _DrawnLink(NamedTuple):
    """A link, its rectangle, and its annotation as a reference."""

    link: Hyperlink
    extent: Extent
    annotation: bytes

    def declared(self, places: Mapping[str, tuple[int, int]]) -> DeclaredLink:
        """The link with the page and the height that its anchor stands for."""
        target = self.link.target
        return DeclaredLink(self.extent, places[target] if target.startswith("#") else target, self.link.title)


class _DrawnPage(NamedTuple):
    """A finished page: its reference, what stands on it and where among it each part ends, the links over it.

    `content` is the stream for its operators, `parts` are those of each part once they are written.
    """

    reference: bytes
    items: tuple[DeclaredItem, ...]
    ends: tuple[int, ...]
    links: tuple[_DrawnLink, ...]
    content: Stream
    parts: list[bytes]


class _TextSetter:
    """Sets lines of one text object (9.4): each piece with its style and meaning, behind the mark of its element."""

    def __init__(self, canvas: PageCanvas, runs: Sequence[Run], node: Node | None) -> None:
        self.lines: list[DeclaredLine] = []
        self.behind: list[_Panel] = []
        self.across: list[_Panel] = []
        self._canvas, self._runs, self._node = canvas, runs, node
        self._marked: Node | None = None
        self._is_marked = False

    def set_line(self, line: Strip, x: float, y: float) -> None:
        """Set one line with its baseline starting at (x, y)."""
        start, parts = round(x, 2), list[str | DeclaredPiece]()
        linked: dict[Hyperlink, list[tuple[float, float, float]]] = {}
        for font, text, width in line.pieces:
            run = self._runs[font.run]
            node = (run.node or self._node) if self._node else None
            if not self._is_marked or node is not self._marked:
                parts.append(self._canvas.mark(node))
                self._marked, self._is_marked = node, True
            if run.node:
                for origin in run.origins:
                    self._canvas.add_destination(origin, y + run.size, run.node)
            if run.link and self._node:
                linked.setdefault(run.link, []).append((x, x + width, run.size))
            meaning = self._record(run, text, x, y, width) if run.meaning else UNMEANT
            parts.append(DeclaredPiece(self._canvas.style_of(run), text, meaning))
            if run.tint:
                low, high = fonts.descent(run.face, run.size), fonts.ascent(run.face, run.size)
                self.behind.append((x, y - low, width, low + high, run.tint))
            if run.line is not None:
                self.across.append((x, y + run.line * run.size, width, _LINE * run.size, run.line_color or run.color))
            x += width
            if run.meaning and run.meaning.role is Role.DIGEST:
                # Other digits are narrower than those that leave room for them: what follows has a place of its own.
                self.lines.append(DeclaredLine(start, round(y, 2), tuple(parts)))
                start, parts = round(x, 2), []
        if parts:
            self.lines.append(DeclaredLine(start, round(y, 2), tuple(parts)))
        # One rectangle for each link of the line, over all its pieces.
        for link, spans in linked.items():
            size = max(size for *_, size in spans)
            self._canvas.add_link(link, spans[0][0], y - _BELOW * size, spans[-1][1], y + _ABOVE * size)

    def _record(self, run: Run, text: str, x: float, y: float, width: float) -> int:
        """The number of the meaning of a piece; its box is as wide as it is set, as high as its face."""
        assert run.meaning
        base = y + run.rise
        extent = x, base - fonts.descent(run.face, run.size), x + width, base + fonts.ascent(run.face, run.size)
        return self._canvas.recorder.record_words(run.meaning, extent, text, repeats=self._node is None)
