"""Small grey pictures of pages are like those beside this test.

Redraw them, after looking at the pages, with `BRIEFING_REDRAW=1 pytest tests/pdf/test_page_images.py`.
"""

import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from briefing.document.blocks import Document
from briefing.pdf.write import write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import flowables, sample

PICTURES = Path(__file__).parent / "pages"
SCALE = 0.75
MEAN_DIFFERENCE = 1.5
BLURRED_DIFFERENCE = 40
REDRAW = "BRIEFING_REDRAW" in os.environ


@pytest.mark.parametrize(
    ("name", "page", "size", "document"),
    [
        ("first-page", 0, "a4", sample.document()),
        ("draft-page", 1, "letter", sample.document(draft="Draft")),
        ("last-page", 2, "a4", sample.document()),
        ("flowables", 0, "a4", sample.document(*flowables.all_kinds())),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pages_look_as_before(name: str, page: int, size: str, document: Document) -> None:
    file = write_pdf(document, Theme(), PAGE_SIZES[size])
    drawn = pypdfium2.PdfDocument(file.data)[page].render(scale=SCALE, grayscale=True).to_pil()
    picture = PICTURES / f"{name}.png"
    if REDRAW:
        assert "CI" not in os.environ, "pictures are not redrawn in CI"
        drawn.quantize(16).save(picture, optimize=True)
    difference = ImageChops.difference(drawn, Image.open(picture).convert("L"))
    assert ImageStat.Stat(difference).mean[0] < MEAN_DIFFERENCE
    assert difference.filter(ImageFilter.BoxBlur(4)).getextrema()[1] < BLURRED_DIFFERENCE
