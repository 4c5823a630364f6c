"""Nothing is strange or hidden on pages as they are written; one thing changed, and just that is named."""

from collections.abc import Callable

import pytest

from briefing.document.blocks import Block, Document, Figure, Paragraph, Stamp, Text
from briefing.document.drawing import DisplayList, Hatch, Op, PathOp, Raster, Segment, TextOp
from briefing.document.occurrences import Attachment, Box, Content, Occurrence, Role, Shape, boxes_by_page
from briefing.pdf.write import write_pdf
from briefing.proof.compare_pages import hidden_characters, hidden_words, unexpected_shape
from briefing.proof.pdfium import PageObject, PageObjects, TextObject, open_pdf
from briefing.themes.theme import PAGE_SIZES, Logo, Stationery, Theme
from tests.layout import sample
from tests.pdf.conftest import BRIEFINGS, _document

THEME = Theme()
HATCH = Hatch((("M", 0, 0), ("L", 4, 4)), 4, "#12436D", 0.6)
CURVE: tuple[Segment, ...] = (("M", 10, 10), ("C", 20, 60, 60, 60, 70, 10), ("Z",))
LINE: tuple[Segment, ...] = (("M", 10, 10), ("L", 90, 10))


def drawn(*ops: Op) -> Block:
    return Figure("f", Stamp("", Role.CAPTION), (), (), DisplayList(200, 200, ops), (), "All")


def found_in(
    document: Document,
    size: str = "a4",
    theme: Theme = THEME,
    written: Callable[[Content], Content] = lambda page: page,
) -> list[str]:
    """What is strange on the pages of a file if they were `written` so, and what is hidden there."""
    contents: list[Content] = []
    shown: list[Occurrence] = []

    def attach(occurrences: tuple[Occurrence, ...], pages: tuple[Content, ...]) -> tuple[Attachment, ...]:
        contents.extend(map(written, pages))
        shown.extend(occurrences)
        return ()

    file = write_pdf(document, theme, PAGE_SIZES[size], attach=attach)
    out = []
    with open_pdf(file.data) as pdf:
        for number, page in enumerate(contents, 1):
            objects, text = pdf.page_objects(number), pdf.page_text(number)
            hidden = hidden_characters(text, objects, page.shapes, lambda n=number: pdf.object_of_each_character(n))
            boxes = boxes_by_page(shown).get(number, [])
            words = [finding.message for finding in hidden_words(number, boxes, hidden)]
            out += [unexpected_shape(objects.others, page.shapes), *words]
    return [what for what in out if what]


@pytest.mark.parametrize("size", sorted(PAGE_SIZES))
@pytest.mark.parametrize("draft", ["", "Draft"])
def test_nothing_is_strange_on_the_pages_of_a_sample(draft: str, size: str) -> None:
    assert found_in(sample.document(draft=draft), size) == []


@pytest.mark.parametrize("name", BRIEFINGS)
def test_nothing_is_strange_in_a_briefing(name: str) -> None:
    assert found_in(_document(BRIEFINGS[name])) == []


@pytest.mark.parametrize(
    "op",
    [
        PathOp(CURVE, fill="#12436D"),
        PathOp(CURVE, fill="#12436D", fill_alpha=0.3, stroke="#FF0000", stroke_alpha=0.5, line_width=9),
        PathOp(CURVE, hatch=HATCH, stroke="#12436D", dash=(2, 1)),
        PathOp(CURVE, fill="#FFFFFF", hatch=HATCH, stroke="#000000"),
        PathOp(LINE, stroke="#12436D", cap="round"),
        PathOp(LINE, fill="#12436D"),
        PathOp((*LINE, *LINE), stroke="#12436D", line_width=0.1),
        PathOp((("M", 10, 10), ("L", 10, 10)), stroke="#12436D", cap="round"),
        PathOp((("M", 10, 10),), stroke="#12436D"),
        PathOp((("M", 10, 10), ("Z",)), fill="#12436D"),
        PathOp((*CURVE, ("M", 150, 150)), fill="#12436D"),
        PathOp((("M", 150, 150), *CURVE, ("M", 1, 1), ("Z",), *LINE), stroke="#12436D"),
        PathOp(CURVE, fill="#12436D", clip=sample.rectangle(0, 0, 20, 20)),
        PathOp(sample.rectangle(10, 10, 50, 0), fill="#12436D"),
        PathOp(sample.rectangle(10, 10, 50, 50), fill="#12436D", stroke="#000000"),
        PathOp(sample.rectangle(-500, -500, 5000, 50), fill="#12436D"),
    ],
    ids=str,
)
def test_every_path_is_found_as_it_is_painted(op: PathOp) -> None:
    assert found_in(sample.document(drawn(op))) == []


def test_a_chart_may_paint_over_its_own_words() -> None:
    text = TextOp(20, 50, "324 and words", "bold", 14, "#000000", fact="f")
    over = PathOp(sample.rectangle(0, 0, 200, 200), fill="#EEEEEE")
    assert found_in(sample.document(drawn(text, over))) == []


@pytest.mark.parametrize(
    ("color", "alpha", "count"), [("#FFFFFF", 1, 1), ("#000000", 0.02, 1), ("#999999", 1, 0), ("#000000", 0.5, 0)]
)
def test_words_in_the_colour_of_the_paper_are_hidden(color: str, alpha: float, count: int) -> None:
    text = TextOp(20, 50, "324", "bold", 14, color, alpha=alpha, fact="f")
    assert len(found_in(sample.document(drawn(text)))) == count


def test_white_words_on_a_dark_bar_are_seen() -> None:
    bar = PathOp(sample.rectangle(0, 40, 100, 30), fill="#12436D")
    assert found_in(sample.document(drawn(bar, TextOp(20, 50, "324", "bold", 14, "#FFFFFF", fact="f")))) == []


@pytest.mark.parametrize("pattern", [HATCH, HATCH._replace(color="#FFFFFF")])
def test_words_on_a_pattern_are_seen(pattern: Hatch) -> None:
    bar = PathOp(sample.rectangle(0, 40, 100, 30), hatch=pattern)
    assert found_in(sample.document(drawn(bar, TextOp(20, 50, "324", "bold", 14, "#000000", fact="f")))) == []
    assert found_in(sample.document(drawn(bar, TextOp(20, 50, "324", "bold", 14, "#12436D", fact="f")))) == []


@pytest.mark.parametrize("alpha", [b"", b"\x80" * 4])
def test_a_logo_is_a_picture_that_was_written(alpha: bytes) -> None:
    logo = Logo(Raster(2, 2, b"\x80" * 12, alpha), 40, 40, "A logo")
    theme = Theme()._replace(stationery=Stationery(logo=logo))
    document = sample.document(*sample.opening())
    assert found_in(document, theme=theme) == []
    assert found_in(document, theme=theme, written=lambda page: page._replace(shapes=page.shapes[1:])) != []


SHAPES = (
    Shape((0, 0, 10, 10), "#12436dff"),
    Shape((20, 0, 30, 10), ""),
    Shape((40, 0, 50, 10), "#00000080"),
)
PAINTED = tuple(
    PageObject(order, "shape", shape.extent, tuple(bytes.fromhex(shape.color[1:] or "01020304")), is_filled=True)
    for order, shape in enumerate(SHAPES)
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p: p, ""),
        (lambda p: p[:2], "lacks a shape at 40, 0"),
        (lambda p: (*p, p[0]), "shows a shape at 0, 0 that was not written there"),
        (lambda p: (p[1], p[0], p[2]), "shows a shape at 20, 0 that was not written there, or in this order"),
        (lambda p: (p[0]._replace(extent=(0, 0, 11, 10)), *p[1:]), "shows a shape at 0, 0 that was not written there"),
        (lambda p: (p[0]._replace(extent=(0, 0, 10.3, 10)), *p[1:]), ""),
        (lambda p: (p[0]._replace(color=(18, 66, 110, 255)), *p[1:]), ""),
        (lambda p: (p[0]._replace(color=(1, 9, 11, 255)), *p[1:]), "shows a shape at 0, 0 that was not written there"),
        (lambda p: (p[0]._replace(kind="picture"), *p[1:]), "shows a picture at 0, 0 that was not written there"),
    ],
)  # fmt: skip
def test_shapes_are_compared_one_by_one(
    change: Callable[[tuple[PageObject, ...]], tuple[PageObject, ...]], said: str
) -> None:
    assert unexpected_shape(change(PAINTED), SHAPES) == said


def test_a_page_of_words_is_not_asked_for_their_owners() -> None:
    file = write_pdf(sample.document(Paragraph((Text("Only words."),))), Theme(), PAGE_SIZES["a4"])
    with open_pdf(file.data) as pdf:
        objects, text = pdf.page_objects(1), pdf.page_text(1)
    assert hidden_characters(text, objects, (), lambda: pytest.fail("asked")) == []


def test_a_box_of_which_one_character_is_covered_cannot_be_seen() -> None:
    file = write_pdf(sample.document(Paragraph((Text("Only words."),))), Theme(), PAGE_SIZES["a4"])
    with open_pdf(file.data) as pdf:
        objects, text, owners = pdf.page_objects(1), pdf.page_text(1), pdf.object_of_each_character(1)
    left, top, right, bottom = text.boxes[:4]
    overlay = PageObject(
        10_000, "shape", (left - 1, bottom - 1, right + 1, top + 1), (255, 255, 255, 255), is_filled=True
    )
    hidden = hidden_characters(text, PageObjects((*objects.others, overlay), objects.texts), (), lambda: owners)
    box = Box(1, (left, bottom, left + 50, top))
    (one,) = hidden_words(1, [(box, Occurrence("value", "Only words.", (box,), "f"))], hidden)
    message = "page 1 shows “Only words.” so that it cannot be seen: something is painted over them (fact “f”)"
    assert one == ("unseen", message, 1, "f")


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (TextObject(1, (0, 0, 10, 10), (0, 0, 0, 255), 0, None), []),
        (TextObject(1, (0, 0, 10, 10), (0, 0, 0, 255), 3, None), ["they are not filled"]),
        (TextObject(1, (0, 0, 10, 10), (0, 0, 0, 255), 0, (20, 0, 30, 10)), ["they are clipped away"]),
        (TextObject(1, (0, 0, 10, 10), (0, 0, 0, 255), 0, (0, 0, 600, 900)), []),
    ],
)
def test_reasons_not_to_see_a_text(item: TextObject, why: list[str]) -> None:
    file = write_pdf(sample.document(Paragraph((Text("x"),))), Theme(), PAGE_SIZES["a4"])
    with open_pdf(file.data) as pdf:
        text = pdf.page_text(1)
    found = hidden_characters(text, PageObjects((), (item,)), (), lambda: [1] * len(text.text))
    assert list(dict.fromkeys(one.why for one in found)) == why
