"""A PDF of one page that holds a drawing with a margin around it, for what makes pixels of it."""

from __future__ import annotations

from datetime import UTC, datetime

from briefing.document.drawing import DisplayList
from briefing.pdf.canvas import PageCanvas
from briefing.pdf.catalog import CatalogEntries
from briefing.pdf.metadata import Metadata
from briefing.themes.theme import Faces

MARGIN = 8
"""Points, on each side: the picture may stand on another ground than white."""
_NOTHING = Metadata("", "", "", "", "en", datetime(2000, 1, 1, tzinfo=UTC))


def drawing_pdf(drawing: DisplayList, faces: Faces) -> bytes:
    """The bytes of the file; the same drawing gives the same bytes."""
    canvas = PageCanvas((drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN), faces)
    canvas.begin_page()
    canvas.paint(drawing, MARGIN, MARGIN, 1, None)
    canvas.finish_page()
    return canvas.finish(CatalogEntries(_NOTHING, "ua1-a3a"))
