"""Walks over a document: blocks in order, anchors that are unique, what a list of contents names."""

from datetime import date

from briefing.document.blocks import (
    Block,
    Colophon,
    Contents,
    Document,
    Figure,
    Furniture,
    Heading,
    ItemList,
    Mark,
    Mention,
    Notes,
    Paragraph,
    SectionBlock,
    Stamp,
    Text,
    Tile,
    TitleBlock,
    plain,
)
from briefing.document.drawing import DisplayList
from briefing.document.occurrences import Role
from briefing.document.visit import ContentsEntry, anchors_of, entries_after, find, numbered, walk, with_unique_anchors
from tests.layout import sample

WORDS = (Text("Words"),)
NOTES = Notes("Notes", ((Text("One"), Mark(2)), WORDS))


def document(*blocks: Block) -> Document:
    return Document("x", "Title", "", "", (), "en", date(2024, 1, 1), Furniture("", ()), blocks)


def figure(anchor: str) -> Figure:
    return Figure(anchor, Stamp("Figure 1", Role.CAPTION), WORDS, (), DisplayList(1, 1, ()), (), "Alt")


def test_every_block_comes_before_those_in_it() -> None:
    inner = Paragraph((Text("inner"),))
    items = ItemList(((Heading(3, WORDS), ItemList(((inner,),))), (Paragraph(WORDS),)))
    section = SectionBlock("s", WORDS, (items,))
    found = list(walk((section, NOTES)))
    assert [type(block).__name__ for block in found] == [
        "SectionBlock", "ItemList", "Heading", "ItemList", "Paragraph", "Paragraph", "Notes",
    ]  # fmt: skip
    assert found[4] is inner


def test_inlines_are_found_wherever_they_stand() -> None:
    tile = Tile("f", "", "1", (Text("label"), Mention("g", "2")), (), (Mark(1),))
    assert list(find((tile, (Mark(2),)), Mark)) == [Mark(1), Mark(2)]
    assert list(find(tile, (Tile, Mention))) == [tile, Mention("g", "2")]
    assert list(find(NOTES, Mark)) == [Mark(2)]


def test_anchors_are_those_of_all_blocks_and_notes() -> None:
    blocks = (
        TitleBlock(WORDS),
        SectionBlock("s", WORDS, (figure("figure-x"), Heading(3, WORDS))),
        NOTES,
        Colophon("How", ()),
    )
    assert list(anchors_of(blocks)) == ["title", "s", "figure-x", "notes", "note-1", "note-2", "colophon"]


def test_equal_anchors_are_numbered_and_no_heading_takes_the_place_of_a_note() -> None:
    headings = ItemList(((Heading(3, WORDS, "same"),),))
    sections = [SectionBlock(anchor, WORDS, ()) for anchor in ("notes", "same", "same", "note-1", "key-points")]
    made = with_unique_anchors(document(*sections, figure("f"), headings, figure("f"), figure("f"), NOTES))
    assert [a for a in anchors_of(made.blocks) if a != "note-2"] == [
        "notes-2", "same", "same-2", "note-1-2", "key-points-2", "f", "same-3", "f-2", "f-3", "notes", "note-1",
    ]  # fmt: skip
    assert with_unique_anchors(made) == made


def test_a_list_of_contents_names_the_parts_after_it() -> None:
    contents, title = Contents("Contents"), (Text("B"), Mark(1))
    blocks = (
        SectionBlock("a", WORDS, ()),
        contents,
        SectionBlock("b", title, ()),
        Heading(2, WORDS),
        NOTES,
        Colophon("How", ()),
    )
    expected = [
        ContentsEntry("b", (Text("B"),)),
        ContentsEntry("notes", (Text("Notes"),)),
        ContentsEntry("colophon", (Text("How"),)),
    ]
    assert list(entries_after(contents, document(*blocks))) == expected
    within = SectionBlock("a", WORDS, (Paragraph(WORDS), contents))
    assert list(entries_after(contents, document(within, *blocks[2:]))) == expected


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
