"""Documents in, stories out: which flowable each block becomes, its words and its place in the structure."""

import pytest

from briefing.document.blocks import (
    Block,
    Heading,
    ItemList,
    Link,
    Mark,
    Mention,
    Paragraph,
    Section,
    Text,
    Tone,
)
from briefing.document.visit import anchors_of
from briefing.errors import Place
from briefing.layout import Typesetter, geometry_of, make_story
from briefing.layout.structure import Node
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample

GEOMETRY = geometry_of(Theme(), PAGE_SIZES["a4"])


def setter_for(*blocks: Block) -> Typesetter:
    return Typesetter(Theme(), Place("facts.yaml", 3), anchors_of(blocks))


def story(*blocks: Block) -> list[tuple[str, str]]:
    made = make_story(sample.document(*blocks), setter_for(*blocks), GEOMETRY)
    return [(type(flowable).__name__, flowable.text()) for flowable in made]


SOURCE = "Source: President Ilham Aliyev as reported by News.Az, 19 August 2024"
NOTE = (
    "“words that carry the fact, as the outlet printed them”, President Ilham Aliyev as reported by News.Az, "
    "19 August 2024; reported, observed."
)
TABLE = (
    "Table 1\u00a0 Values of this section with their qualifiers",
    "What | Value | Period | Status",
    "Schools and departments that teach in the language, row a | more\u00a0than 15,0005 | 2024 | reported",
    "Source: News.Az, 19 August 2024",
)
LIST = ItemList(((Paragraph(sample.words("a")),), (Paragraph(sample.words("b")),)), ordered=True)
SECTION = Section("s", sample.words("Name"), (Paragraph(sample.words("Body.")),), ("single source",))
FIGURE = sample.figure(1, "Finding", sample.bars(("a", "1", 1)), 4)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Paragraph(sample.words("Plain words.")), [("Prose", "Plain words.")]),
        (Paragraph(sample.words("Unsure."), Tone.CAVEAT, "Caveat"), [("Stack", "CAVEAT\u00a0 Unsure.")]),
        (Heading(3, sample.words("Sub")), [("Prose", "Sub")]),
        (LIST, [("Stack", "1.\na\n2.\nb")]),
        (sample.table(1, 1), [("Table", "\n".join(TABLE))]),
        (FIGURE, [("FigureBox", f"Figure 1\u00a0 Finding\nPeople, Azerbaijan, 2024\n[Bars]\n{SOURCE}4")]),
        (SECTION, [("Hanging", "Name\nsingle source\nBody.")]),
        (sample.notes(2), [("Stack", "Notes and sources"), ("Columns", f"1\n{NOTE}\n2\n{NOTE}")]),
    ],
    ids=["paragraph", "caveat", "heading", "list", "table", "figure", "section", "notes"],
)
def test_blocks_become_flowables(block: Block, expected: list[tuple[str, str]]) -> None:
    assert story(block) == expected


def test_a_value_and_its_mark_lead_to_the_note() -> None:
    setter = setter_for(sample.notes(2))
    content = (Text("It was "), Mention("trade", "more than 4"), Mark(1), Mark(2), Text("."))
    runs = setter.runs(content, setter.styles.body, Node("P"))
    assert [(run.text, run.link.target if run.link else "", run.meaning and run.meaning.role) for run in runs] == [
        ("It was ", "", None),
        ("more than 4", "#note-1", "value"),
        ("1", "#note-1", "mark"),
        (",", "", None),
        ("2", "#note-2", "mark"),
        (".", "", None),
    ]


@pytest.mark.parametrize(
    ("href", "is_link"),
    [
        ("https://example.org", True),
        ("mailto:a@example.org", True),
        ("#note-1", True),
        ("#elsewhere", False),
        ("http://example.org", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        (r"\\host\share", False),
    ],
)
def test_only_safe_targets_become_links(href: str, is_link: bool) -> None:
    setter = setter_for(sample.notes(1))
    (run,) = setter.runs((Link(href, (Text("words"),)),), setter.styles.body, Node("P"))
    assert (run.link is not None) is is_link


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "{{ x }}", "*a* |b| $c$", "a < b > c & d", "\\(\\)"])
def test_text_is_literal(text: str) -> None:
    setter = setter_for()
    assert [run.text for run in setter.runs((Text(text),), setter.styles.body, Node("P"))] == [text]


def test_every_character_without_a_face_is_named_once() -> None:
    setter = setter_for()
    setter.runs((Text("a 漢 and 漢, then \u2028"),), setter.styles.body, Node("P"))
    assert [(problem.rule, problem.place.line) for problem in setter.problems] == [("glyph", 3)] * 2
    assert "U+6F22" in setter.problems[0].message
    assert "U+2028" in setter.problems[1].message


def test_a_reader_finds_the_parts_of_a_section_in_its_element() -> None:
    node = Node("P", Node("Sect", Node("Document")))
    assert repr(node) == "Document/Sect/P"
