"""The roles of structure elements, their order, and what is kept together."""

import pytest

from briefing.document.blocks import (
    Block,
    Heading,
    ItemList,
    Link,
    Mark,
    Mention,
    Paragraph,
    Quotation,
    SectionBlock,
    Text,
)
from briefing.pdf.write import write_pdf
from briefing.themes.theme import PAGE_SIZES, THEMES, Theme
from tests.conftest import all_cases
from tests.layout import sample
from tests.pdf.tree import tree_of


def roles(*blocks: Block, theme: Theme | None = None) -> list[str]:
    """The roles of all elements, in reading order."""
    file = write_pdf(sample.document(*blocks), theme or Theme(), PAGE_SIZES["a4"])
    return [line.split()[0] for line in tree_of(file.data)]


SECTION = SectionBlock(
    "s", (Text("Name"),), (Paragraph((Text("Body"),)), Heading(3, (Text("Sub"),))), ("single source",)
)


@all_cases(
    ("blocks", "expected"),
    [
        ([SECTION], "Document Sect H1 P P H2"),
        ([Paragraph((Mention("f", "about 4"), Mark(1))), sample.notes(1)],
         "Document P Link Reference Link Sect H1 Note Lbl Link"),
        ([Paragraph((Link("https://example.org", (Text("words"),)),))], "Document P Link"),
        ([ItemList(((Paragraph((Text("a"),)),),))], "Document L LI Lbl LBody P"),
        ([Quotation((Paragraph((Text("a"),)),), (Text("b"),))], "Document BlockQuote P P"),
        ([sample.figure(1, "F", sample.bars(("a", "1", 1)), 9)], "Document Figure Caption P Reference"),
    ],
)  # fmt: skip
def test_blocks_have_their_roles(blocks: list[Block], expected: str) -> None:
    assert " ".join(roles(*blocks)) == expected


def test_a_table_is_one_element_and_its_repeated_header_an_artifact() -> None:
    found = roles(sample.table(1, 120))
    assert [found.count(role) for role in ("Table", "THead", "TBody")] == [1, 1, 1]
    assert found.count("TH") == 4 + 120
    assert found.count("TD") == 3 * 120


def test_a_paragraph_on_two_pages_is_one_element() -> None:
    assert roles(Paragraph((Text("word " * 1200),))) == ["Document", "P"]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_text_that_changes_places_with_a_figure_keeps_its_place_in_the_reading(theme: Theme) -> None:
    """Whether a short paragraph fills the page before the figure or not, which depends on the theme."""
    filling = [Paragraph((Text("words " * 100),))] * 5
    figure = sample.figure(1, "F", sample.bars(*[("a", "1", 1.0)] * 8), 9)
    found = roles(*filling, figure, Paragraph((Text("A short one."),)), theme=theme)
    assert found == ["Document", *["P"] * 5, "Figure", "Caption", "P", "Reference", "P"]
