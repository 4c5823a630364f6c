"""Where values stand: every digit of a page lies in one box that says what it is."""

from collections import Counter

import pypdfium2
import pytest

from briefing.document.blocks import (
    Allowed,
    Block,
    Document,
    Figure,
    Inlines,
    ItemList,
    Mark,
    Mention,
    Paragraph,
    SectionBlock,
    Stamp,
    Text,
)
from briefing.document.drawing import DisplayList, TextOp
from briefing.document.occurrences import Box, Occurrence, Role, boxes_by_page
from briefing.pdf.write import PdfFile, write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample

FURNITURE = {"page", "reference", "name"}


def written(*blocks: Block) -> PdfFile:
    return write_pdf(sample.document(*blocks), Theme(), PAGE_SIZES["a4"])


def found(*content: Inlines) -> list[tuple[str, str, str]]:
    """Role, fact and words of all that stands in paragraphs of `content`."""
    file = written(*(Paragraph(part) for part in content))
    furniture = file.occurrences[-5:]
    assert [one.role for one in furniture] == ["name", "reference", "date", "name", "page"]
    return [(one.role, one.fact, one.words) for one in file.occurrences[:-5]]


def test_every_run_says_what_it_is() -> None:
    inlines: Inlines = (
        Text("In "),
        Mention("trade", "more than 4"),
        Mark(3),
        Mark(4),
        Mention("trade", "four", quoted=True),
        Stamp("2024", Role.PERIOD),
        Allowed("G20", "a name"),
    )
    assert found(inlines) == [
        ("value", "trade", "more than 4"),
        ("mark", "", "3"),
        ("mark", "", "4"),
        ("quote", "trade", "four"),
        ("period", "", "2024"),
        ("allowed", "", "G20"),
    ]
    assert [one.reason for one in written(Paragraph(inlines)).occurrences if one.role == "allowed"] == ["a name"]


def test_the_same_value_twice_is_two_occurrences() -> None:
    assert found((Mention("f", "4"), Text(" and "), Mention("f", "4"))) == [("value", "f", "4")] * 2


def test_a_value_over_two_lines_has_two_boxes() -> None:
    file = written(Paragraph((Text("word " * 13), Mention("f", "at least fifteen million tons of cargo a year"))))
    (value,) = (one for one in file.occurrences if one.role == "value")
    assert len(value.boxes) == 2
    assert value.words == "at least fifteen million tons of cargo a year"
    first, second = value.boxes
    (_, bottom, right, _), (left, lower, end, _) = first.extent, second.extent
    assert right > end > left
    assert bottom >= lower + 10


def test_a_value_over_two_pages_is_one_occurrence() -> None:
    file = written(Paragraph((Mention("f", "nine " * 1500),)))
    (value,) = (one for one in file.occurrences if one.role == "value")
    assert {box.page for box in value.boxes} == {1, 2}


def test_furniture_is_an_occurrence_on_each_page() -> None:
    file = written()
    counts = Counter((one.role, one.words) for one in file.occurrences)
    assert counts["name", "PUBLIC"] == 2 * file.pages
    assert counts["page", f"2 / {file.pages}"] == 1


def test_numbers_of_lists_notes_and_tiles_are_known() -> None:
    items = ItemList(((Paragraph((Text("one"),)),),), ordered=True)
    file = written(*sample.opening(), SectionBlock("s", (Text("Name"),), (items,)), sample.notes(2))
    roles = [(one.role, one.words) for one in file.occurrences]
    assert roles.count(("number", "1.")) == 1
    assert roles.count(("number", "1")) == 2
    assert ("value", "≈160,000") in roles


@pytest.mark.parametrize(
    ("angle", "across", "up"), [(0, (100, 140), (95, 115)), (90, (85, 105), (100, 140)), (180, (60, 100), (85, 105))]
)
def test_texts_of_drawings_have_boxes(angle: float, across: tuple[float, float], up: tuple[float, float]) -> None:
    ops = (
        TextOp(100, 100, "4,000", "bold", 14, "#000000", fact="f", angle=angle),
        TextOp(0, 0, "2024", "regular", 8, "#000000", role="tick"),
        TextOp(0, 20, "people", "regular", 8, "#000000"),
        TextOp(0, 40, "G20", "regular", 8, "#000000", role="allowed", reason="a name"),
    )
    figure = Figure("f", Stamp("", Role.CAPTION), (), (), DisplayList(200, 200, ops), (), "All")
    value, tick, allowed = (o for o in written(figure).occurrences if o.role in ("value", "tick", "allowed"))
    (box,), (origin,) = value.boxes, tick.boxes
    left, bottom = origin.extent[0], origin.extent[1] + 8 * 0.3
    x0, y0, x1, y1 = box.extent
    assert across[0] - 1 < x0 - left < x1 - left < across[1] + 1
    assert up[0] - 6 < y0 - bottom < y1 - bottom < up[1] + 6
    assert (value.fact, tick.words, allowed.reason) == ("f", "2024", "a name")


def lies_in(point: tuple[float, float], box: Box) -> bool:
    left, bottom, right, top = box.extent
    return left <= point[0] <= right and bottom <= point[1] <= top


@pytest.mark.slow
@pytest.mark.parametrize("size", sorted(PAGE_SIZES))
@pytest.mark.parametrize("name", ["seed", "second", "sample"])
def test_every_digit_lies_in_one_box(documents: dict[str, Document], name: str, size: str) -> None:
    """The read-back in small: by the middle of each character."""
    document = documents.get(name) or sample.document(sample.table(1, 120))
    file = write_pdf(document, Theme(), PAGE_SIZES[size])
    for number, page in enumerate(pypdfium2.PdfDocument(file.data), 1):
        boxes = boxes_by_page(file.occurrences).get(number, [])
        text = page.get_textpage()
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.isdigit():
                left, bottom, right, top = text.get_charbox(index)
                x, y = (left + right) / 2, (bottom + top) / 2
                around = [one.words_in(box) for box, one in boxes if lies_in((x, y), box)]
                assert len(around) == 1, text.get_text_range(max(0, index - 20), 40)
                assert character in around[0]


def test_words_are_those_of_the_boxes(documents: dict[str, Document]) -> None:
    def joined(one: Occurrence) -> str:
        return " ".join(map(one.words_in, one.boxes))

    file = write_pdf(documents["seed"], Theme(), PAGE_SIZES["a4"])
    assert all(one.words == joined(one) and one.boxes for one in file.occurrences)
    assert all(one.words_in(box) == one.words_in(box).strip() for one in file.occurrences for box in one.boxes)
