"""Compares a logo as our pages show it with the picture that resvg makes of the same file, pixel by pixel."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import resvg_py
from PIL import Image, ImageChops

from briefing.document.drawing import DisplayList
from briefing.pdf.write import MARGIN, drawing_pdf
from briefing.themes.svg import read_svg
from briefing.themes.theme import Faces

POINTS, PIXELS, MIXED = 100.0, 1000, 10
ALIKE = 48
"""Of 255: the edges of two programs differ by less where ten by ten pixels are mixed, another drawing by more."""


def ours(drawing: DisplayList) -> Image.Image:
    """The drawing on a page, as PDFium shows it, without the margin."""
    scale = PIXELS / POINTS
    with pypdfium2.PdfDocument(drawing_pdf(drawing, Faces())) as pdf:
        page = pdf[0].render(scale=scale).to_pil().convert("RGB")
    left, wide = round(MARGIN * scale), round(drawing.width * scale)
    return page.crop((left, left, left + wide, left + PIXELS))


def resvg(data: bytes, size: tuple[int, int]) -> Image.Image:
    """The same file as resvg draws it, on white."""
    wide, high = size
    png = resvg_py.svg_to_bytes(
        svg_string=data.decode("utf-8"), width=wide, height=high, dpi=96, skip_system_fonts=True
    )
    picture = Image.open(BytesIO(bytes(png))).convert("RGBA")
    page = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(page, picture).convert("RGB").resize(size)


def difference(data: bytes) -> int:
    """How far both pictures differ at the worst place, from 0 to 255; ProblemError for what is refused."""
    mine = ours(read_svg(data, POINTS))
    theirs = resvg(data, mine.size)
    return apart(mine, theirs)


def apart(one: Image.Image, other: Image.Image) -> int:
    """How far two pictures differ at the worst place, once the pixels of small squares are mixed."""
    bands = ImageChops.difference(one.reduce(MIXED), other.reduce(MIXED)).getextrema()
    return int(max(most for _, most in bands))
