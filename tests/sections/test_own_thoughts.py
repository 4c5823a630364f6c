"""The author's own values: compared in tables, told once, and in a box with what tells them apart."""

from pathlib import Path

import pytest

from briefing.document.blocks import DataTable, Mark, Notes, Paragraph, Toned, plain
from briefing.document.visit import walk
from briefing.facts.load import parse_briefing
from tests.sections.test_document import make
from tests.sections.test_fact_tables import HEAD, document_of, lines


def parts_of(facts: list[str], more: str = "", section: str = "quay") -> tuple[list[str], list[DataTable]]:
    """The openings of the boxes, and the tables, of a section with these facts: "KIND MEASURE VALUE more…"."""
    rows = []
    for number, words in enumerate(facts):
        kind, measure, value, *others = words.split()
        extra = "".join(f", {key}: '{said}'" for key, said in (other.split("=") for other in others))
        rows.append(
            f"  own-{number}: {{section: {section}, kind: {kind}, measure: {measure}, label: boats,"
            f" statement: 'It is {{value}}.', quantity: {{value: {value}, unit: boats}}{extra}}}\n"
        )
    text = (HEAD + f"sections: {{{section}: {{title: Quay}}}}\n" + more + "facts:\n" + "".join(rows)).replace(
        "speaker: minister, source: daily, ", ""
    )
    blocks = list(walk(make(parse_briefing(text.encode(), Path("facts.yaml"))).blocks))
    boxes = [plain(block.opening) for block in blocks if isinstance(block, Toned)]
    return boxes, [block for block in blocks if isinstance(block, DataTable)]


YEARS = [f"assumption boats {number} area=Norland period={year}" for number, year in ((12, 2022), (14, 2023))]


def test_what_can_be_compared_is_a_table_that_says_whose_view_it_is() -> None:
    boxes, (table,) = parts_of(YEARS)
    assert boxes == []
    assert plain(table.title) == "Boats, Norland, assumption"
    assert lines(table) == ["Period | Figure", "2022 | 12", "2023 | 14"]


def test_a_chart_to_scale_tells_a_value_and_a_timeline_does_not() -> None:
    chart = "charts: {{c: {{section: quay, kind: {}, title: More, facts: [own-0, own-1]}}}}\n"
    assert parts_of(YEARS, chart.format("columns")) == ([], [])
    alone = [row.replace(" boats ", f" other-{number} ") for number, row in enumerate(YEARS)]
    assert len(parts_of(alone, chart.format("timeline"))[0]) == 2
    assert parts_of(alone, chart.format("columns")) == ([], [])


@pytest.mark.parametrize("section", ["quay", "trade"])
def test_a_box_tells_what_tells_its_value_apart(section: str) -> None:
    facts = ["judgement boats 12 area=Norland period=2022", "assumption rafts 14 area=Sudland period=2023"]
    boxes, tables = parts_of(facts, section=section)
    assert sorted(words.replace("\u00a0", " ") for words in boxes) == [
        "Norland, 2022: It is 12 boats.",
        "Sudland, 2023: It is 14 boats.",
    ]
    assert tables == []
    assert parts_of(facts[:1])[0] == ["It is 12\u00a0boats."], "nothing to tell it from"


def test_so_does_a_statement_that_nothing_else_tells() -> None:
    rows = ["boats 12 unit=boats area=Norland", "boats 14 unit=boats area=Sudland measure=others"]
    text = '{{ fact("fact-a") }} here.'
    document, _ = document_of(rows, text)
    said = [plain(block.content) for block in walk(document.blocks) if isinstance(block, Paragraph)]
    assert "Sudland: There are 14\u00a0boats." in said


def test_a_text_that_names_an_own_thought_leads_to_a_note_that_says_so() -> None:
    facts = (
        'sections: {quay: {title: Quay, text: \'It is {{ fact("wait") }}. {{ fact("next").statement }}\'}}\nfacts:\n'
        "  wait: {section: quay, kind: assumption, label: boats, statement: 'So {value}.',"
        " quantity: {value: 5, unit: boats}}\n"
        "  next: {section: quay, kind: judgement, label: more, statement: More come.}\n"
        "  last: {section: quay, kind: judgement, label: all, statement: All come.}\n"
    )
    text = (HEAD + facts).replace("speaker: minister, source: daily, ", "")
    blocks = list(walk(make(parse_briefing(text.encode(), Path("facts.yaml"))).blocks))
    said = [plain(block.content) for block in blocks if isinstance(block, Paragraph)]
    marked = [
        [run.note for run in block.content if isinstance(run, Mark)] for block in blocks if isinstance(block, Paragraph)
    ]
    assert marked == [[1, 2], []]
    assert "It is 5\u00a0boats. More come." in said
    assert "All come." in said, "which a box says is a judgement"
    (notes,) = (block for block in blocks if isinstance(block, Notes))
    assert [plain(note) for note in notes.notes] == [
        "Assumption: this briefing’s own view",
        "Judgement: this briefing’s own view",
    ]
