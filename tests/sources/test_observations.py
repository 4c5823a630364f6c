"""A row of SDMX-CSV and a value of JSON-stat are cells with dimensions, data set, unit, scale and mark."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefing import build, verify
from briefing.document.blocks import Notes, plain
from briefing.document.visit import walk
from briefing.sources.observations import read_json_stat
from briefing.sources.source_document import UnreadableSourceError
from briefing.sources.table_cells import CellMeaning, TableCell, explained_marks
from briefing.sources.table_files import read_csv
from briefing.sources.table_layout import read_tables
from tests.conftest import all_cases

SDMX = """DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
XY:CATCH(1.0),01/02/24,A,THS_T,NO,2021,12018.7,
XY:CATCH(1.0),01/02/24,A,THS_T,NO,2022,12500,p
XY:CATCH(1.0),01/02/24,A,THS_T,FO,2021,,
"""
LABELLED = """STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Area,MEASURE: Measure,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status,UNIT_MULT: Power,UNIT_MEASURE: Unit
dataflow,XY:FLEET(2.1),I,NO: Norland,B: Boats,2021-Q1,12.5,A: Normal value,3: Thousands,NR: Number
dataflow,XY:FLEET(2.1),I,FO: Foreland,B: Boats,2021-Q1,13.5,E: Estimated value,3: Thousands,NR: Number
dataflow,XY:FLEET(2.1),I,FO: Foreland,S: Ships,2021-Q1,3,A: Normal value,3: Thousands,NR: Number
"""  # noqa: E501
STAT: dict[str, Any] = {
    "version": "2.0", "class": "dataset", "label": "Fish landed", "source": "XY", "extension": {"id": "CATCH"},
    "id": ["unit", "geo", "time"], "size": [1, 2, 2], "role": {"time": ["time"]},
    "dimension": {
        "unit": {"label": "Unit", "category": {"label": {"T": "Thousand tonnes"}}},
        "geo": {"label": "Area", "category": {"index": ["NO", "FO"], "label": {"NO": "Norland", "FO": "Foreland"}}},
        "time": {"label": "Time", "category": {"index": {"2022": 1, "2021": 0}}},
    },
    "value": {"0": 12.5, "1": 1e-7, "3": 14}, "status": {"3": "e"},
}  # fmt: skip


def cells(text: str) -> list[TableCell]:
    return [cell for cell in read_tables(read_csv(text.encode())) if cell.column]


def test_what_all_rows_share_is_the_title_and_the_rest_are_labels() -> None:
    first, second, third = cells(SDMX)
    assert first == TableCell(
        "G2", "12018.7", ("NO",), ("2021",), ("dataset: XY:CATCH(1.0)", "freq: A", "unit: THS_T (thousand tonnes)")
    )
    assert explained_marks(second.words, (), second.notes) == {CellMeaning.PROVISIONAL}
    assert third.is_missing and third.row == ("FO",)


def test_labels_of_codes_powers_and_statuses_are_read_with_them() -> None:
    first, second, third = cells(LABELLED)
    assert (first.row, first.column) == (("NO", "Norland", "B", "Boats"), ("2021-Q1",))
    assert first.title == ("dataset: XY:FLEET(2.1)", "Unit: Number", "in thousands")
    assert first.notes == () and second.notes == ("e", "e = Estimated value")
    assert third.row == ("FO", "Foreland", "S", "Ships")


def test_a_data_set_of_json_stat_is_a_table_of_its_values() -> None:
    found = [cell for cell in read_tables(read_json_stat(json.dumps(STAT).encode())) if cell.column]
    assert [cell.words for cell in found] == ["12.5", "0.0000001", "", "14"]
    assert (found[3].row, found[3].column, found[3].notes) == (("FO", "Foreland"), ("2022",), ("e",))
    assert found[3].title == ("Fish landed", "dataset: CATCH", "Unit: Thousand tonnes")


@all_cases("data", [b"[]", b"{}", b'{"class": "dataset", "id": ["x"], "dimension": {}}', b"\xff", b"[" * 9999])
def test_what_is_no_data_set_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError):
        read_json_stat(data)


FACTS = """
head: {id: fish, title: Fish, date: 2024-06-01}
speakers: {office: {name: the Fish Office}}
units: {t: {one: tonne, other: tonnes}}
sources: {fish: {publisher: Fish Office, published: 2024-03-01, file: fish.json}}
defaults: {speaker: office, source: fish}
sections: {sea: {title: Sea, text: '{{ fact("landed-norland-2021") }}'}}
facts: {}
series:
  landed:
    section: sea
    label: fish landed
    areas: {rows: [Norland, Foreland]}
    periods: {columns: all}
    quantity: {unit: t}
    scale: thousand
"""


def test_the_note_names_data_set_dimensions_and_unit(tmp_path: Path) -> None:
    (tmp_path / "fish.json").write_text(json.dumps(STAT | {"value": {"0": 12.5, "1": 13, "3": 14}}), "utf-8")
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, "utf-8")
    built = build(path)
    (notes,) = (block for block in walk(built.checked.document.blocks) if isinstance(block, Notes))
    words = [plain(note) for note in notes.notes]
    assert any("“12.5” (NO, Norland, 2021; dataset: CATCH; Unit: Thousand tonnes), cell D4" in note for note in words)
    assert any("fish landed; dataset: CATCH; Unit: Thousand tonnes, cells D4 to D7" in note for note in words)
    assert verify(built.data, tmp_path).holds


def test_codes_of_areas_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "fish.csv").write_text(SDMX, "utf-8")
    path = tmp_path / "facts.yaml"
    names = FACTS.replace("fish.json", "fish.csv").replace("[Norland, Foreland]", "{NO: Norland, FO: Foreland}")
    path.write_text(names, "utf-8")
    built = build(path)
    assert {fact.area for fact in built.checked.facts.briefing.facts.values()} == {"Norland"}
    assert verify(built.data).holds
