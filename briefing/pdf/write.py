"""Writes a document as a PDF file: a story of flowables is filled into pages, and the pages are drawn.

A document may be longer than its head allows: then it is said by how much, and what takes the most room in it.
A drawing alone becomes a PDF of one page, for what makes pixels of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from math import ceil

from briefing.document.blocks import Contents, Document
from briefing.document.declared import Declarations, FacesOf
from briefing.document.drawing import DisplayList
from briefing.document.occurrences import Attachment, Occurrence, with_digest
from briefing.document.visit import walk
from briefing.errors import Diagnostic, LayoutError, Place, Problem, Severity, raise_errors
from briefing.layout.builder import Lower
from briefing.layout.flowables import Flowable
from briefing.layout.front_matter import locate_anchors
from briefing.layout.pages import LaidOutPage, draw_page, paginate
from briefing.layout.runs import Locate, Typesetter
from briefing.layout.story import make_story, reading_order
from briefing.layout.styles import PageTemplate
from briefing.pdf.canvas import PageCanvas
from briefing.pdf.furniture import PageFurniture
from briefing.pdf.identity import Standard
from briefing.pdf.metadata import CatalogEntries, Metadata, metadata_of
from briefing.pdf.operators import PrintedPages
from briefing.records import NamedTuple
from briefing.themes.theme import Faces, Theme

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
