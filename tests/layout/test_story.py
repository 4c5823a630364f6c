"""Which flowables each block becomes, their words and their place in the structure."""

from typing import NamedTuple, get_args

import pytest

from briefing.document.blocks import (
    Block,
    Contents,
    Heading,
    ItemList,
    Link,
    Mark,
    Mention,
    Paragraph,
    SectionBlock,
    Text,
    Tone,
    Toned,
)
from briefing.layout.flowables import Flowable, LabelledBox
from briefing.layout.front_matter import ContentsLine
from briefing.layout.runs import Node
from briefing.layout.story import RENDERERS
from briefing.layout.tables import Table
from tests.conftest import all_cases
from tests.layout import sample
from tests.layout.sample import A4, pages_of, story_of, typesetter_for


def story(*blocks: Block) -> list[tuple[str, str]]:
    return [(type(flowable).__name__, flowable.plain_text()) for flowable in story_of(*blocks)]


SOURCE = "Source: President Ilham Aliyev as reported by News.Az, 19 August 2024"
NOTE = (
    "“words that carry the fact, as the outlet printed them”, President Ilham Aliyev as reported by News.Az, "
    "19 August 2024; reported, observed."
)
TABLE = (
    "Table 1\u00a0 Values of this section with their qualifiers",
    "What | Value | Period | Status",
    "Schools and departments that teach in the language, row a | more\u00a0than 15,000\u00a0[5] | 2024 | reported",
    "Source: News.Az, 19 August 2024",
)
LIST = ItemList(((Paragraph(sample.words("a")),), (Paragraph(sample.words("b")),)), ordered=True)
SECTION = SectionBlock("s", sample.words("Name"), (Paragraph(sample.words("Body.")),), ("single source",))
FIGURE = sample.figure(1, "Finding", sample.bars(("a", "1", 1)), 4)


@all_cases(
    ("block", "expected"),
    [
        (Paragraph(sample.words("Plain words.")), [("TextBox", "Plain words.")]),
        (Toned(Tone.CAVEAT, "Caveat", (Paragraph(sample.words("Unsure.")),)), [("VBox", "CAVEAT\u00a0 Unsure.")]),
        (Heading(3, sample.words("Sub")), [("TextBox", "Sub")]),
        (LIST, [("VBox", "1.\na\n2.\nb")]),
        (sample.table(1, 1), [("Table", "\n".join(TABLE))]),
        (FIGURE, [("FigureBox", f"Figure 1\u00a0 Finding\nPeople, Azerbaijan, 2024\n[Bars]\n{SOURCE}\u00a0[4]")]),
        (SECTION, [("LabelledBox", "Name\nsingle source\nBody.")]),
        (sample.notes(2), [("VBox", "Notes and sources"), ("BalancedColumns", f"1\n{NOTE}\n2\n{NOTE}")]),
    ],
)
def test_blocks_become_flowables(block: Block, expected: list[tuple[str, str]]) -> None:
    assert story(block) == expected


def test_tables_that_follow_one_another_are_as_wide() -> None:
    wide, narrow = sample.table(1, 1), sample.table(2, 1)
    narrow = narrow._replace(columns=narrow.columns[:2], rows=tuple(row[:2] for row in narrow.rows))
    apart = Paragraph(sample.words("Words between them."))
    flowables = story_of(SectionBlock("s", sample.words("Name"), (apart, wide, narrow, apart, narrow)))
    assert [table.left_indent for table in flowables if isinstance(table, Table)] == [0, 0, A4.indent]


def test_the_columns_of_tables_that_follow_one_another_stand_below_one_another() -> None:
    first, last = sample.table(1, 2), sample.table(2, 2)
    last = last._replace(rows=tuple((*row[:2], sample.words("all the year round"), row[3]) for row in last.rows))
    tables = [f for f in story_of(SectionBlock("s", sample.words("Name"), (first, last))) if isinstance(f, Table)]
    for table in tables:
        table.wrap(A4.width)
    assert tables[0].grid.widths == tables[1].grid.widths
    (alone,) = (f for f in story_of(first) if isinstance(f, Table))
    alone.wrap(A4.width)
    assert alone.grid.widths != tables[0].grid.widths


def test_a_name_with_flags_reaches_down_beside_what_follows_a_short_text() -> None:
    """So that spaces are alike, whatever stands in the margin column."""
    for body, is_hanging in ((FIGURE, True), (sample.table(1, 1), False)):
        blocks = (Paragraph(sample.words("Short.")), body)
        head, _ = story_of(SectionBlock("s", sample.words("Name"), blocks, ("single source",)))
        assert isinstance(head, LabelledBox)
        assert (head.hangs, head.keep_with_next) == (is_hanging, is_hanging)
        assert (head.wrap(A4.width)[1] == head.body_height(A4.width)) == is_hanging


def test_every_kind_of_block_has_a_renderer() -> None:
    assert set(RENDERERS) == set(get_args(Block))


def test_a_block_without_a_renderer_is_named() -> None:
    class Unknown(NamedTuple):
        """A kind of block that layout does not know."""

    with pytest.raises(NotImplementedError, match=r"no renderer for Unknown: .*document/blocks\.py"):
        story(Unknown())  # type: ignore[arg-type]


def test_a_list_item_holds_any_block() -> None:
    items = ItemList(((Paragraph(sample.words("a")), sample.table(1, 1)),))
    assert story(items) == [("VBox", "•\na\n" + "\n".join(TABLE))]


def test_a_list_of_contents_may_stand_in_a_section() -> None:
    first = SectionBlock("a", sample.words("A"), (Paragraph(sample.words("Body.")), Contents("Contents")))
    assert [words for _, words in story(first, SectionBlock("b", sample.words("B"), ()))][:2] == [
        "A\nBody.",
        "Contents\nB",
    ]


@all_cases("lines", range(50, 58))
def test_a_list_of_contents_stands_on_one_page(lines: int) -> None:
    text = Paragraph(sample.words("A line that takes more than half of the column, so that each is one. " * lines))
    sections = (SectionBlock(f"s{i}", sample.words(f"Part {'a' * i}"), ()) for i in range(7))
    pages, _ = pages_of(text, Contents("Contents"), *sections)
    held = [sum(_contents_lines(placed.flowable) for placed in page.placed) for page in pages]
    assert [count for count in held if count] == [7]


def _contents_lines(flowable: Flowable) -> int:
    inner = [*getattr(flowable, "children", ()), *filter(None, [getattr(flowable, "body", None)])]
    return isinstance(flowable, ContentsLine) + sum(map(_contents_lines, inner))


def test_a_value_and_its_mark_lead_to_the_note() -> None:
    typesetter = typesetter_for(sample.notes(2))
    content = (Text("It was "), Mention("trade", "more than 4"), Mark(1), Mark(2), Text("."))
    runs = typesetter.runs(content, typesetter.styles.body, Node("P"))
    assert [(run.text, run.link.target if run.link else "", run.meaning and run.meaning.role) for run in runs] == [
        ("It was ", "", None),
        ("more than 4", "#note-1", "value"),
        ("\u00a0", "", None),
        ("[", "", None),
        ("1", "#note-1", "mark"),
        (",\u00a0", "", None),
        ("2", "#note-2", "mark"),
        ("]", "", None),
        (".", "", None),
    ]


@all_cases(
    ("href", "is_link"),
    [
        ("https://example.org", True),
        ("mailto:a@example.org", True),
        ("#note-1", True),
        ("#elsewhere", False),
        ("http://example.org", True),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        (r"\\host\share", False),
    ],
)
def test_only_safe_targets_become_links(href: str, is_link: bool) -> None:
    typesetter = typesetter_for(sample.notes(1))
    (run,) = typesetter.runs((Link(href, (Text("words"),)),), typesetter.styles.body, Node("P"))
    assert (run.link is not None) is is_link


@all_cases("text", ["<b>&amp;</b>", "{{ x }}", "*a* |b| $c$", "a < b > c & d", "\\(\\)"])
def test_text_is_literal(text: str) -> None:
    typesetter = typesetter_for()
    assert [run.text for run in typesetter.runs((Text(text),), typesetter.styles.body, Node("P"))] == [text]


def test_every_character_without_a_face_is_named_once() -> None:
    typesetter = typesetter_for()
    typesetter.runs((Text("a 漢 and 漢, then \u2028"),), typesetter.styles.body, Node("P"))
    assert [(problem.rule, problem.place.line) for problem in typesetter.problems] == [("glyph", 3)] * 2
    assert "U+6F22" in typesetter.problems[0].message
    assert "U+2028" in typesetter.problems[1].message


def test_a_reader_finds_the_parts_of_a_section_in_its_element() -> None:
    node = Node("P", Node("Sect", Node("Document")))
    assert repr(node) == "Document/Sect/P"
