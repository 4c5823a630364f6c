"""Drawings as pixels: fills, hatches, clips, alpha, dashes and turned text."""

import pypdfium2
import pytest

from briefing.document.blocks import Figure, Stamp
from briefing.document.drawing import DisplayList, Hatch, Op, PathOp, TextOp
from briefing.document.occurrences import Role
from briefing.pdf.write import write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.conftest import all_cases
from tests.layout.sample import document, rectangle

SIDE = 100
WHOLE = rectangle(0, 0, SIDE, SIDE)
LINES = Hatch((("M", 0, 2), ("L", 4, 2)), 4, "#000000", 2)


def drawn(*ops: Op) -> list[list[int]]:
    """The grey values of the drawing, one for each of 10 × 10 fields, rows from the top."""
    figure = Figure("f", Stamp("", Role.CAPTION), (), (), DisplayList(SIDE, SIDE, ops), (), "")
    file = write_pdf(document(figure), Theme(), PAGE_SIZES["a4"])
    page = pypdfium2.PdfDocument(file.data)[0]
    image = page.render(scale=1, grayscale=True).to_pil()
    left, top = _corner(image)
    small = image.crop((left, top, left + SIDE, top + SIDE)).reduce(10)
    return [[small.getpixel((x, y)) for x in range(10)] for y in range(10)]


def _corner(image: object) -> tuple[int, int]:
    theme = Theme()
    left = theme.margin_x + theme.side_column + theme.gutter
    top = theme.margin_top + 2 * theme.baseline + 13.5 + theme.baseline
    return round(left), round(top)


@all_cases(
    ("op", "shades"),
    [
        (PathOp(WHOLE, fill="#000000"), (0, 0, 0)),
        (PathOp(WHOLE, fill="#000000", fill_alpha=0.5), (127, 127, 127)),
        (PathOp(WHOLE, hatch=LINES), (127, 127, 127)),
        (PathOp(WHOLE, fill="#000000", clip=rectangle(0, 0, 50, 100)), (0, 255, 0)),
        (PathOp(rectangle(0, 50, 100, 50), fill="#000000"), (0, 0, 255)),
        (PathOp((("M", 0, 95), ("L", 100, 95)), stroke="#000000", line_width=10), (0, 0, 255)),
        (PathOp((("M", 0, 95), ("L", 100, 95)), stroke="#000000", line_width=10, dash=(50, 50)), (0, 255, 255)),
        (PathOp((("M", 0, 0), ("C", 0, 60, 100, 60, 100, 0), ("Z",)), fill="#000000"), (255, 255, 0)),
    ],
)  # fmt: skip
def test_paths_are_painted(op: Op, shades: tuple[int, int, int]) -> None:
    """The fields at the upper left, the upper right and the lower middle."""
    pixels = drawn(op)
    assert (pixels[0][1], pixels[0][8], pixels[8][3]) == pytest.approx(shades, abs=30)


@pytest.mark.parametrize(("cap", "reach"), [("butt", 50), ("projecting", 60), ("square", 60), ("round", 60)])
def test_lines_end_in_every_cap(cap: str, reach: int) -> None:
    """A line of 20 points that ends in the middle: the field after it is inked if its cap projects."""
    pixels = drawn(PathOp((("M", 0, 50), ("L", 50, 50)), stroke="#000000", line_width=20, cap=cap))
    assert pixels[4][4] < 30
    assert (pixels[4][5] < 200) == (reach > 50)


@pytest.mark.parametrize(("join", "is_sharp"), [("miter", True), ("round", False), ("bevel", False)])
def test_lines_meet_in_every_join(join: str, is_sharp: bool) -> None:
    corner = (("M", 0, 80), ("L", 80, 80), ("L", 80, 0))
    pixels = drawn(PathOp(corner, stroke="#000000", line_width=20, join=join))
    assert (pixels[1][8] < 20) == is_sharp


@pytest.mark.parametrize(("angle", "inked", "empty"), [(0, (4, 6), (3, 4)), (90, (3, 4), (4, 6))])
def test_text_is_turned(angle: float, inked: tuple[int, int], empty: tuple[int, int]) -> None:
    pixels = drawn(TextOp(50, 50, "HHH", "bold", 14, "#000000", angle=angle))
    assert pixels[inked[0]][inked[1]] < 200
    assert pixels[empty[0]][empty[1]] > 250


def test_text_of_a_drawing_can_be_found() -> None:
    figure_text = DisplayList(SIDE, SIDE, (TextOp(0, 50, "about 160,000", "regular", 8, "#000000"),))
    figure = Figure("f", Stamp("", Role.CAPTION), (), (), figure_text, (), "")
    file = write_pdf(document(figure), Theme(), PAGE_SIZES["a4"])
    assert "about 160,000" in pypdfium2.PdfDocument(file.data)[0].get_textpage().get_text_bounded()
