"""Blocks at random: words of three alphabets, values and marks, in every block that holds text."""

from hypothesis import strategies as st

from briefing.document.blocks import (
    Block,
    Column,
    Contents,
    DataTable,
    Heading,
    Inlines,
    ItemList,
    KeyPoints,
    Link,
    Mark,
    Mention,
    Paragraph,
    Quotation,
    SectionBlock,
    Stamp,
    Text,
    Tone,
)
from briefing.document.occurrences import Role

WORDS = st.lists(st.text(st.sampled_from("abcdefghəğıİşжяΩ"), min_size=1, max_size=12), min_size=1, max_size=60)
INLINES: st.SearchStrategy[Inlines] = st.builds(
    lambda words, value: (Text(" ".join(words) + " "), Mention("f", value[0]), Mark(1)), WORDS, WORDS
)
RICH: st.SearchStrategy[Inlines] = st.builds(
    lambda inlines, words, lang: (
        *inlines,
        Text(" " + " ".join(words), lang=lang),
        Link("https://example.org/a(b)", inlines),
        Stamp(" 19 August 2024", Role.DATE),
    ),
    INLINES,
    WORDS,
    st.sampled_from(["", "az", "ru"]),
)
PARAGRAPHS = st.builds(lambda content, tone: Paragraph(content, tone, "Label"), INLINES | RICH, st.sampled_from(Tone))
PLAIN = st.builds(lambda content, tone: Paragraph(content, tone), INLINES, st.sampled_from(Tone))


def lists(paragraphs: st.SearchStrategy[Paragraph]) -> st.SearchStrategy[Block]:
    items = st.lists(paragraphs, min_size=1, max_size=4)
    return st.builds(lambda some, ordered: ItemList(tuple((item,) for item in some), ordered), items, st.booleans())


def sections(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    return st.builds(lambda some: SectionBlock("s", (Text("Name"),), tuple(some)), st.lists(blocks, max_size=4))


POINTS = st.builds(lambda points: KeyPoints("Key", tuple(points)), st.lists(INLINES, min_size=1, max_size=4))
HEADINGS = st.builds(lambda level, content: Heading(level, content), st.integers(2, 6), INLINES)
TABLES = st.builds(
    lambda rows: DataTable(
        "t", Stamp("Table 1", Role.CAPTION), (Text("Values"),), (Column("What", 2), Column("Value", 1, True)),
        tuple((row, (Mention("f", "about 4"), Mark(1))) for row in rows),
    ),
    st.lists(INLINES | st.just(()), min_size=1, max_size=30).filter(lambda headers: headers[0] != ()),
)  # fmt: skip
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    PARAGRAPHS,
    lists(PARAGRAPHS),
    POINTS,
    TABLES,
    HEADINGS,
    st.builds(Quotation, RICH, INLINES),
    sections(PARAGRAPHS | HEADINGS),
    st.just(Contents("Contents")),
)
