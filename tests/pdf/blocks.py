"""Blocks at random: words of three alphabets, values and marks, in every block that holds text."""

from typing import Any

from hypothesis import strategies as st

from briefing.document.blocks import (
    Block,
    Break,
    CodeBlock,
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
    TextTable,
    ThematicBreak,
    Tone,
    Toned,
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
PLAIN = st.builds(Paragraph, INLINES)
PARAGRAPHS = st.builds(Paragraph, INLINES | RICH)


def lists(paragraphs: st.SearchStrategy[Any]) -> st.SearchStrategy[Block]:
    items = st.lists(paragraphs, min_size=1, max_size=4)
    return st.builds(lambda some, ordered: ItemList(tuple((item,) for item in some), ordered), items, st.booleans())


def sections(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    return st.builds(lambda some: SectionBlock("s", (Text("Name"),), tuple(some)), st.lists(blocks, max_size=4))


POINTS = st.builds(
    lambda points: KeyPoints("Key", tuple((point,) for point in points)), st.lists(PLAIN, min_size=1, max_size=4)
)
HEADINGS = st.builds(lambda level, content: Heading(level, content), st.integers(2, 6), INLINES)
TABLES = st.builds(
    lambda rows: DataTable(
        "t", Stamp("Table 1", Role.CAPTION), (Text("Values"),), (Column("What", 2), Column("Value", 1, True)),
        tuple((row, (Mention("f", "about 4"), Mark(1))) for row in rows),
    ),
    st.lists(INLINES | st.just(()), min_size=1, max_size=30).filter(lambda headers: headers[0] != ()),
)  # fmt: skip
TYPED = st.builds(
    lambda head, rows: TextTable((head, ()), tuple((row, head) for row in rows), ("center", "right")),
    INLINES | st.just(()),
    st.lists(INLINES | st.just(()), min_size=1, max_size=9),
)
CODE = st.builds(lambda line: CodeBlock((*line, Break(), *line)), INLINES)
INNER: st.SearchStrategy[Block] = st.one_of(
    PARAGRAPHS,
    lists(TYPED | CODE),
    TYPED,
    CODE,
    st.builds(
        lambda tone, blocks: Toned(tone, "Label", tuple(blocks)), st.sampled_from(Tone), st.lists(PARAGRAPHS | CODE)
    ),
)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    PARAGRAPHS,
    lists(PARAGRAPHS),
    POINTS,
    TABLES,
    HEADINGS,
    st.builds(lambda block, who: Quotation((block,), who), INNER, INLINES),
    st.builds(lambda block: KeyPoints("Key", ((block,), (block, block))), INNER),
    INNER,
    st.just(ThematicBreak()),
    sections(PARAGRAPHS | HEADINGS),
    st.just(Contents("Contents")),
)
