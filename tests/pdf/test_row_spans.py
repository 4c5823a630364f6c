"""Rows that share a header have one cell that spans them, in the file and in its CSV."""

from csv import reader
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefing import Options, build
from briefing.document.blocks import DataTable
from briefing.pdf.identity import STANDARDS, Standard
from briefing.pdf.write import write_pdf
from briefing.proof.verify import Integrity, facts_of, verify
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample
from tests.pdf.tree import tree_of
from tests.pdf.verapdf import VeraPdf

FLAVOURS = {"ua1-a3a": ("ua1", "2a"), "ua2-a4f": ("ua2", "4", "wt1a", "wt1r")}
FACTS = """\
head: {id: demo, title: A title, date: 2024-08-19, state: final}
speakers: {ann: {name: Ann}, bob: {name: Bob}}
sources:
  daily: {publisher: Daily, published: 2024-08-19}
  weekly: {publisher: Weekly, published: 2024-08-18}
units: {pupils: {one: pupil, other: pupils}}
defaults: {speaker: ann, source: daily, period: 2024}
sections:
  school: {title: School}
facts:
  hers: {section: school, label: pupils, statement: "Schools have {value}.", status: claimed,
    quantity: {value: 160000, unit: pupils}, evidence: {quote: "160,000 pupils", voice: direct}}
  his: {section: school, label: pupils, statement: "There are {value}.", speaker: bob, measure: pupils-too,
    quantity: {value: 150000, unit: pupils}, evidence: {quote: "150,000 pupils", source: weekly}}
  other: {section: school, label: learners, statement: "It is learnt by {value}.",
    quantity: {value: 5000, unit: pupils}, evidence: {quote: "5,000 pupils"}}
"""


def spanning(rows: int, each: int) -> DataTable:
    """A table in which each header spans that many rows."""
    table = sample.table(1, rows)
    return table._replace(
        rows=tuple((() if index % each else header, *cells) for index, (header, *cells) in enumerate(table.rows))
    )


def headers(table: DataTable) -> list[str]:
    data = write_pdf(sample.document(table), Theme(), PAGE_SIZES["a4"]).data
    return [line.strip() for line in tree_of(data) if "Scope=Row" in line]


def test_a_header_that_rows_share_is_one_cell_that_spans_them() -> None:
    assert headers(spanning(5, 3)) == [
        "TH RowSpan=3 Scope=Row 'Schools and departments that teach in the language, row a'",
        "TH RowSpan=2 Scope=Row 'Schools and departments that teach in the language, row d'",
    ]


def test_it_is_one_cell_however_many_pages_it_covers() -> None:
    (cell,) = headers(spanning(150, 150))
    assert cell == "TH RowSpan=150 Scope=Row 'Schools and departments that teach in the language, row a'"


@pytest.mark.slow
@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize(("rows", "each"), [(5, 3), (150, 4), (150, 150)])
def test_tables_with_spans_are_regular(vera: VeraPdf, rows: int, each: int, standard: Standard) -> None:
    file = write_pdf(sample.document(spanning(rows, each)), Theme(), PAGE_SIZES["a4"], standard=standard)
    vera.assert_passes(file.data, *FLAVOURS[standard])


def test_facts_of_one_label_share_it_and_each_row_of_the_csv_is_whole(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(FACTS)
    data = build(tmp_path / "facts.yaml", Options(cache=False)).data
    assert [line.strip() for line in tree_of(data) if "Scope=Row" in line] == [
        "TH RowSpan=2 Scope=Row 'Pupils'",
        "TH Scope=Row 'Learners'",
    ]
    assert verify(data).state is Integrity.CONSISTENT
    assert [fact.words for fact in facts_of(data)[1]] == [
        "160,000\u00a0pupils",
        "150,000\u00a0pupils",
        "5,000\u00a0pupils",
    ]
    assert _table(data) == [
        ["hers", "Pupils", "160,000"],
        ["his", "Pupils", "150,000"],
        ["other", "Learners", "5,000"],
    ]


def _table(data: bytes) -> list[list[str]]:
    with pikepdf.open(BytesIO(data)) as pdf:
        text = pdf.attachments["table-1.csv"].get_file().read_bytes().decode()
    return [row[:3] for row in reader(text.splitlines())][1:]
