"""A document in, a PDF file out: story, pages and bytes in turn."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.document.blocks import Document
from briefing.errors import Diagnostic, LayoutError, Place, Severity, raise_errors
from briefing.layout import Geometry, Page, Typesetter, anchors_of, draw_page, geometry_of, make_story, paginate
from briefing.pdf.canvas import PageCanvas
from briefing.pdf.furniture import PageFurniture
from briefing.pdf.metadata import information
from briefing.theme import Theme


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The bytes of a PDF file, the number of its pages, and what could not be set as it should."""

    data: bytes
    pages: int
    warnings: tuple[Diagnostic, ...] = ()


def write_pdf(
    document: Document, theme: Theme, page_size: tuple[float, float], *, place: Place | None = None
) -> PdfFile:
    """Set `document` on pages of width × height points; the same input gives the same bytes.

    Raises LayoutError, at `place` (the facts file), for characters that no face has and for
    what no page can hold.
    """
    where = place or Place(document.id)
    geometry = geometry_of(theme, page_size)
    setter = Typesetter(theme, where, anchors_of(document.blocks))
    story = make_story(document, setter, geometry)
    furniture = PageFurniture(document.furniture, setter, geometry)
    raise_errors(LayoutError, setter.problems)
    pages, is_last_nearly_empty = paginate(story, geometry, where)
    data = _draw(document, pages, furniture, geometry)
    return PdfFile(data, len(pages), (_last_page(where),) if is_last_nearly_empty else ())


def _draw(document: Document, pages: list[Page], furniture: PageFurniture, geometry: Geometry) -> bytes:
    info = information(document)
    canvas = PageCanvas((geometry.page_width, geometry.page_height), document.language)
    for number, page in enumerate(pages, 1):
        canvas.begin_page()
        draw_page(page, canvas, geometry)
        furniture.draw(canvas, number, len(pages))
        canvas.end_page()
    return canvas.finish(info)


def _last_page(place: Place) -> Diagnostic:
    return Diagnostic(
        place,
        "last-page",
        "the last page is less than a third full",
        "shorten a section or a note by a few lines, or add what is missing",
        Severity.WARNING,
    )
