"""Writes a document as a PDF file: a story of flowables is filled into pages, and the pages are drawn.

A document may be longer than its head allows: then it is said by how much, and what takes the most room in it.
Head and foot of every page have the marking, the running head, the page number, and DRAFT when it is one.
A drawing alone becomes a PDF of one page, for what makes pixels of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from math import atan2, ceil, cos, degrees, hypot, sin

from briefing.document.blocks import Contents, Document, Text
from briefing.document.declared import Declarations, FacesOf
from briefing.document.drawing import DisplayList, TextOp
from briefing.document.occurrences import Attachment, Occurrence, Role, with_digest
from briefing.document.visit import walk
from briefing.errors import Diagnostic, LayoutError, Place, Problem, Severity, raise_errors
from briefing.layout.builder import Lower
from briefing.layout.flowables import Flowable, TextBox
from briefing.layout.front_matter import locate_anchors
from briefing.layout.pages import LaidOutPage, draw_page, paginate
from briefing.layout.runs import Locate, Node, Typesetter
from briefing.layout.story import make_story, reading_order
from briefing.layout.styles import PageTemplate, TextStyle
from briefing.options import Standard
from briefing.pdf.canvas import PageCanvas
from briefing.pdf.metadata import CatalogEntries, Metadata, metadata_of
from briefing.pdf.operators import PrintedPages
from briefing.records import NamedTuple
from briefing.sections.publication import Corners, RunningHead, running_heads
from briefing.themes import fonts
from briefing.themes.theme import Faces, Theme

_HAIRLINE = 0.5
_BETWEEN = 18.0
_BAND = 9.0
_DRAFT_ALPHA = 0.1
_TOO_TALL = Problem(
    "too-tall",
    "the words at head or foot of the pages take more lines than the margin has room for",
    "shorten them, or make the margin taller",
)


class SetRunningHead:
    """The words in one corner of every page, set again for a page only if they name it."""

    def __init__(self, corner: RunningHead, style: TextStyle, typesetter: Typesetter, *, flush_right: bool) -> None:
        self._style, self._typesetter, self._flush_right = style, typesetter, flush_right
        self._node = Node("NonStruct")
        self._parts = [
            part if isinstance(part, str) else typesetter.runs(part, style, self._node) for part in corner.parts
        ]
        for part in self._parts:
            if isinstance(part, str):
                typesetter.require(part, style.face)

    def text_box(self, page: int, pages: int) -> TextBox:
        """The words for the given page of `pages`."""
        runs = []
        for part in self._parts:
            if isinstance(part, str):
                runs += self._typesetter.text(part.format(page=page, pages=pages), self._style, role=Role.PAGE)
            else:
                runs += part
        return TextBox(runs, self._style, self._node, flush_right=self._flush_right)


def set_corners(document: Document, typesetter: Typesetter) -> Corners[SetRunningHead]:
    """The words of all corners, set in the theme's styles; markings that are not its own words stand out."""
    words, styles = running_heads(document, typesetter.theme.stationery), typesetter.styles

    def set_corner(corner: RunningHead, style: TextStyle, *, right: bool) -> SetRunningHead:
        return SetRunningHead(corner, styles.furniture if corner.is_own else style, typesetter, flush_right=right)

    return Corners(
        set_corner(words.head_left, styles.furniture_strong, right=False),
        set_corner(words.head_right, styles.furniture, right=True),
        set_corner(words.foot_left, styles.furniture_strong, right=False),
        set_corner(words.foot_right, styles.furniture, right=True),
    )


class PageFurniture:
    """The furniture of one document, set once and drawn on every page."""

    def __init__(self, document: Document, typesetter: Typesetter, template: PageTemplate) -> None:
        styles = typesetter.styles
        self._template, self._typesetter = template, typesetter
        self._draft = document.furniture.upper(document.furniture.draft)
        self._corners = set_corners(document, typesetter)
        node = Node("NonStruct")
        self._band = TextBox(typesetter.runs((Text(self._draft),), styles.draft_band, node), styles.draft_band, node)
        # Rules and bands keep their places beside the words of a larger theme.
        self._unit = styles.furniture.leading / 11

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Draw head and foot of the given page, and DRAFT over all that stands on it."""
        template, corners, unit = self._template, self._corners, self._unit
        with canvas.furniture():
            self._draw_rule(canvas, template.head - 7 * unit)
            heads = corners.head_left.text_box(page, pages), corners.head_right.text_box(page, pages)
            self._draw_pair(canvas, *heads, template.head, upwards=True)
            canvas.end_part()
            self._draw_rule(canvas, template.foot + 13 * unit)
            feet = corners.foot_left.text_box(page, pages), corners.foot_right.text_box(page, pages)
            self._draw_pair(canvas, *feet, template.foot, upwards=False)
            canvas.end_part()
            if self._draft:
                self._draw_draft(canvas)

    def _draw_rule(self, canvas: PageCanvas, y: float) -> None:
        canvas.fill_panel(self._template.left, y, self._template.width, _HAIRLINE, self._typesetter.theme.hairline)

    def _draw_pair(self, canvas: PageCanvas, left: TextBox, right: TextBox, y: float, *, upwards: bool) -> None:
        """The left words, the word DRAFT in a band beside them, and the right words in the room that is left.

        A second line of either goes above the first if `upwards`, else below it.
        """
        taken = min(left.natural_width() + 1, self._template.width / 2) if left.runs else 0.0
        self._set(canvas, left, taken, y, upwards=upwards)
        if self._draft:
            taken += _BAND if left.runs else 0.0
            edge, width = self._template.left + taken, self._band.natural_width()
            accent = self._typesetter.theme.accent
            canvas.fill_panel(edge, y - 4.5 * self._unit, width + _BAND, 15 * self._unit, accent)
            canvas.set_lines(self._band.lines(width + 1), self._band.runs, edge + _BAND / 2, y, 0, None)
            taken += width + _BAND
        self._set(canvas, right, self._template.width - taken - _BETWEEN, y, upwards=upwards)

    def _set(self, canvas: PageCanvas, box: TextBox, width: float, y: float, *, upwards: bool) -> None:
        template, lines = self._template, box.lines(width)
        edge = template.left + template.width if box.flush_right else template.left
        height = (len(lines) - 1) * box.style.leading
        top = y + height if upwards else y
        if top + box.style.size > template.page_height or top - height < box.style.size / 2:
            raise LayoutError([_TOO_TALL.at(self._typesetter.place)])
        canvas.set_lines(lines, box.runs, edge, top, box.style.leading, None, flush_right=box.flush_right)

    def _draw_draft(self, canvas: PageCanvas) -> None:
        """The word from corner to corner of the frame, so clear that the text under it stays legible."""
        template, style = self._template, self._typesetter.styles.draft
        word, turn = self._draft, atan2(template.height, template.width)
        face = self._typesetter.faces.of(style.face)
        size = min(style.size, 0.8 * hypot(template.height, template.width) / fonts.width(word, face, 1))
        half = fonts.width(word, face, size) / 2
        x = template.page_width / 2 - half * cos(turn) + size / 3 * sin(turn)
        y = template.page_height / 2 - half * sin(turn) - size / 3 * cos(turn)
        op = TextOp(x, y, word, style.face, size, style.color, alpha=_DRAFT_ALPHA, angle=degrees(turn))
        canvas.paint(DisplayList(template.page_width, template.page_height, (op,)), 0, 0, 1, None)


_WORD = re.compile(r"[^\W\d_]{2}")
_NAMED, _LEAST_LINES, _LONGEST = 3, 4, 50
"""How many parts are named, how high they are at least, and how much of their words is shown."""
Attach = Callable[[Declarations, FacesOf], tuple[str, tuple[Attachment, ...]]]
"""Gives the digest of a document and the files to embed, once all is drawn."""
_LAST_PAGE = Problem(
    "last-page",
    "the last page is less than a third full",
    "shorten a section or a note by a few lines, or add what is missing",
    Severity.WARNING,
)
MARGIN = 8
"""Points, on each side: the picture may stand on another ground than white."""
_NOTHING = Metadata("", "", "", "", "en", datetime(2000, 1, 1, tzinfo=UTC))


class PageBudget(NamedTuple):
    """The most pages that a document may take, where that is said, and by what."""

    pages: int
    place: Place
    said_by: str = "head: pages:"


def over_budget(
    pages: Sequence[LaidOutPage], budget: PageBudget, width: float, leading: float
) -> tuple[Diagnostic, ...]:
    """The problem of more pages than that, in lines of `leading` points; frames are `width` points wide."""
    most = budget.pages
    if len(pages) <= most:
        return ()

    def lines(height: float) -> int:
        return ceil(height / leading)

    def height(part: Flowable) -> float:
        return part.wrap(width - part.left_indent)[1]

    allowed = "one page" if most == 1 else f"{most} pages"
    over = lines(sum(page.used for page in pages[most:]))
    message = f"it takes {len(pages)} pages, about {over} lines more than the {allowed} that {budget.said_by} allows"
    placed = (placed.flowable for page in pages for placed in page.placed)
    largest = sorted(placed, key=height, reverse=True)[:_NAMED]
    # A number alone, such as that of the first key point, names nothing.
    words = ((part, filter(_WORD.search, part.plain_text().splitlines())) for part in largest)
    named = [
        f"“{first[:_LONGEST]}” ({lines(height(part))})"
        for part, said in words
        if lines(height(part)) >= _LEAST_LINES and (first := next(said, "").strip())
    ]
    hint = "cut as much" if budget.said_by.startswith("--") else "cut as much, or allow more"
    hint = f"{hint}; most lines are taken by {', '.join(named)}" if named else hint
    return (Problem("page-budget", message, hint).at(budget.place),)


class PdfFile(NamedTuple):
    """The bytes of a PDF file, its pages, what could not be set as it should, what stands where, and its digest.

    `printed` are the parts of its pages.
    """

    data: bytes
    pages: int
    warnings: tuple[Diagnostic, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    digest: str = ""
    printed: PrintedPages | None = None


def write_pdf(
    document: Document,
    theme: Theme,
    page_size: tuple[float, float],
    *,
    place: Place | None = None,
    locate: Locate | None = None,
    standard: Standard = "ua1-a3a",
    attach: Attach | None = None,
    budget: PageBudget | None = None,
    lower: Lower | None = None,
) -> PdfFile:
    """Set `document` on pages of width × height points; the same input gives the same bytes.

    `attach` is called when all is drawn, with all that is declared; the digest that it gives is printed where the
    document has one, and the files are embedded.
    Where a page has no room for charts as they are, `lower` draws them.
    The file conforms to both parts of `standard`; without attachments to PDF/A-2a or PDF/A-4.
    Raises LayoutError for characters that no face has, for what no page can hold, and for more pages than its `budget`:
    where `locate` knows that a block was written, else at `place` (the facts file).
    """
    where = place or Place(document.id)
    metadata, template = metadata_of(document), PageTemplate.of(theme, page_size)
    typesetter = Typesetter(document, theme, where, locate)
    story = make_story(typesetter, template, lower)
    furniture = PageFurniture(document, typesetter, template)
    raise_errors(LayoutError, typesetter.problems)
    most = budget.pages if budget else None
    pages, is_last_nearly_empty = paginate(story, template, typesetter.place_of, most)
    if budget:
        raise_errors(LayoutError, over_budget(pages, budget, template.width, theme.body_leading))
    if any(isinstance(block, Contents) for block in walk(document.blocks)):
        typesetter.pages.update(locate_anchors(pages, template))
    canvas = PageCanvas((template.page_width, template.page_height), theme.faces)
    canvas.expect(reading_order(story, template))
    for number, page in enumerate(pages, 1):
        canvas.begin_page()
        draw_page(page, canvas, template)
        furniture.draw(canvas, number, len(pages))
        canvas.finish_page()
    declared = canvas.declarations(is_second=standard == "ua2-a4f")
    digest, attachments = attach(declared, canvas.faces_of) if attach else ("", ())
    if digest:
        declared = declared.with_digest(digest)
    data = canvas.finish(declared, CatalogEntries(metadata, standard, attachments))
    occurrences = with_digest(canvas.recorder.occurrences(), digest)
    printed = canvas.printed()
    canvas.forget()
    first_last = [block for placed in reversed(pages[-1].placed) for block in placed.flowable.blocks[:1]]
    warnings = [_LAST_PAGE.at(typesetter.place_of(first_last))] if is_last_nearly_empty else []
    return PdfFile(data, len(pages), (*typesetter.warnings, *warnings), occurrences, digest, printed)


def drawing_pdf(drawing: DisplayList, faces: Faces) -> bytes:
    """The bytes of the file; the same drawing gives the same bytes."""
    canvas = PageCanvas((drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN), faces)
    canvas.begin_page()
    canvas.paint(drawing, MARGIN, MARGIN, 1, None)
    canvas.finish_page()
    return canvas.finish(canvas.declarations(is_second=False), CatalogEntries(_NOTHING, "ua1-a3a"))
