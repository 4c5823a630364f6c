"""Drawings in, PNG files out, as wide as a mail shows them on a screen of twice the usual density."""

from __future__ import annotations

from briefing.document.drawing import DisplayList
from briefing.themes.png import encode_png
from briefing.themes.theme import Faces

WIDTH = 1136
"""Pixels: two for each of the 568 that the text of a mail is wide."""


def png_of(drawing: DisplayList, faces: Faces) -> bytes:
    """The drawing as PNG on white; the same drawing gives the same bytes."""
    from briefing.pdf.drawn import drawing_pdf
    from briefing.proof.pdfium import open_pdf

    with open_pdf(drawing_pdf(drawing, faces)) as pdf:
        return encode_png(pdf.render(1, WIDTH))
