"""Sections are numbered, and so are the headings in them."""

from briefing.document.blocks import Heading, Notes, Paragraph, SectionBlock, Text, plain
from briefing.document.visit import numbered
from tests.layout import sample


def test_sections_and_the_headings_in_them_are_numbered_and_nothing_else() -> None:
    words = (Text("Words"),)
    inside = (Heading(3, words), Paragraph(words), Heading(4, words), Heading(3, words))
    document = sample.document(
        Heading(2, words), SectionBlock("a", words, ()), SectionBlock("b", words, inside), Notes("Notes", ())
    )
    title, first, second, notes = numbered(document).blocks
    assert isinstance(first, SectionBlock) and isinstance(second, SectionBlock)
    assert [plain(part.title) for part in (first, second)] == ["1\u00a0 Words", "2\u00a0 Words"]
    assert [plain(block.content) for block in second.blocks if isinstance(block, Heading | Paragraph)] == [
        "2.1\u00a0 Words",
        "Words",
        "Words",
        "2.2\u00a0 Words",
    ]
    assert (title, notes) == (document.blocks[0], document.blocks[-1])
