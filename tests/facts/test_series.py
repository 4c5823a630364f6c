"""A series makes a full fact of each cell in its rows and columns, at its own place, and none of a missing one."""

import json
import re
from functools import partial
from pathlib import Path

import pytest

from briefing import BriefingError, build, check, load_briefing, verify
from briefing.document.blocks import DataTable, Notes, SectionBlock, plain
from briefing.document.visit import find, walk
from briefing.facts.load import FactsFile
from briefing.facts.model import Status
from briefing.options import Options
from tests.conftest import all_cases, write_facts

TABLE = """Tourists
in thousands
Region,2021,2022,2023p,Change
Лесной,"1,204.5",310,"1,250",2
Côte d’Or,..,41,90,1
Elin¹,3,4,5,6
Total,"1,292",351,"1,340",44
"""
FACTS = """
head: {id: tourists, title: Tourists, date: 2024-06-01}
speakers: {board: {name: the Tourist Board}}
units: {people: {one: tourist, other: tourists}}
sources: {t: {publisher: Tourist Board, published: 2024-03-01, language: en, file: t.csv}}
defaults: {speaker: board, source: t}
sections: {all: {title: Tourists, text: 'They were {{ fact("guests-elin-2022") }}.'}}
facts: {}
series:
  guests:
    section: all
    label: tourists
    areas: {rows: all, without: Total}
    periods: {columns: all}
    quantity: {unit: people}
    scale: thousand
"""
write = partial(write_facts, text=FACTS, file="t.csv", table=TABLE)


def load(folder: Path, *changes: tuple[str, str], table: str = TABLE) -> FactsFile:
    return load_briefing(write(folder, *changes, table=table))


def problems(folder: Path, *changes: tuple[str, str], table: str = TABLE) -> list[str]:
    with pytest.raises(BriefingError) as caught:
        check(write(folder, *changes, table=table))
    return [str(found).removeprefix(str(folder)) for found in caught.value.diagnostics if found.severity == "error"]


def test_each_cell_becomes_a_fact_by_rule(tmp_path: Path) -> None:
    file = load(tmp_path)
    facts = file.briefing.facts
    assert list(facts) == [
        "guests-lesnoy-2021", "guests-lesnoy-2022", "guests-lesnoy-2023",
        "guests-cote-d-or-2022", "guests-cote-d-or-2023",
        "guests-elin-2021", "guests-elin-2022", "guests-elin-2023",
    ]  # fmt: skip
    first = facts["guests-lesnoy-2021"]
    assert (str(first.quantity.value), first.area, str(first.period)) == ("1204500", "Лесной", "2021")
    assert (first.evidence[0].cell, first.measure, first.series) == ("B4", "guests", "guests")
    assert first.statement == "Tourists, Лесной: {value}."
    assert facts["guests-elin-2021"].area == "Elin"


def test_marks_give_the_status_and_missing_cells_no_fact(tmp_path: Path) -> None:
    file = load(tmp_path)
    assert file.briefing.facts["guests-elin-2023"].status is Status.PROVISIONAL
    assert [tuple(gap) for gap in file.tables.missing] == [
        ("guests", "guests-cote-d-or-2021", "Côte d’Or", "2021", "B5")
    ]


@pytest.mark.parametrize(
    ("areas", "names"),
    [
        ("[Elin, Лесной]", ["elin", "lesnoy"]),
        ("Лесной..Côte d’Or", ["lesnoy", "cote-d-or"]),
        ("{Лесной: Forest, Elin: Port Elin}", ["forest", "port-elin"]),
    ],
)
def test_rows_are_all_a_list_a_range_or_a_mapping(areas: str, names: list[str], tmp_path: Path) -> None:
    changes = ("rows: all, without: Total", f"rows: {areas}"), ("columns: all", 'columns: ["2022"]'), ("elin-2022", "x")
    assert list(load(tmp_path, *changes[:2]).briefing.facts) == [f"guests-{name}-2022" for name in names]


def test_periods_may_be_rows_and_other_columns_one_measure(tmp_path: Path) -> None:
    table = "in thousands\nQuarter,Arrivals,Nights\n2023Q1,12,40\n2023Q2,15,60\n"
    axes = "areas: {rows: all, without: Total}\n    periods: {columns: all}"
    file = load(tmp_path, (axes, "area: Elin\n    periods: {rows: all}\n    column: Nights"), table=table)
    assert {key: str(fact.quantity.value) for key, fact in file.briefing.facts.items()} == {
        "guests-2023-q1": "40000", "guests-2023-q2": "60000",
    }  # fmt: skip


def test_the_check_holds_every_fact_of_it_against_its_cell(tmp_path: Path) -> None:
    checked = check(write(tmp_path))
    assert {state.value for state in checked.report.facts.values()} == {"now"}


@all_cases(
    ("change", "said"),
    [
        (("    scale: thousand\n", ""), 'number: series "guests", cell B4: the fact says 1,204.5'),
        (("rows: all, without: Total", "rows: [Elan]"), 'series: series "guests": areas: no row is headed "Elan"'),
        (("without: Total", "without: []"), None),
        (("columns: all", "columns: [Change]"), 'series: series "guests": "Change" is no period'),
        (("rows: all, without: Total", "rows: {Лесной: Elin, Elin: Elin}"), 'two facts with the id "guests-elin-2021"'),
        (("label: tourists", "label: tourists\n    row: Elan"), 'the table of source "t" has no row "Elan"'),
        (("unit: people", "unit: peple"), 'unknown-unit: series "guests" names unit "peple"'),
        (("    label: tourists\n", ""), 'missing-key: series "guests" has no label'),
    ],
)  # fmt: skip
def test_errors_stand_at_the_series_and_name_the_cell(
    change: tuple[str, str], said: str | None, tmp_path: Path
) -> None:
    if said is None:
        assert "guests-total-2021" in load(tmp_path, change).briefing.facts
        return
    found = problems(tmp_path, change)
    assert any(said in one for one in found), found
    assert len(found) <= 5, found


def test_a_series_is_made_of_the_record_where_the_table_is_not_at_hand(tmp_path: Path) -> None:
    path = write(tmp_path)
    check(path, Options(sources=tmp_path)).write_record()
    whole = build(path)
    (tmp_path / "t.csv").unlink()
    assert build(path).data == whole.data


DERIVED = """
facts:
  part:
    section: all
    label: part
    statement: That is {value}.
    quantity: {unit: UNIT}
    formula: FORMULA
    period: "2022"
"""


def derived(folder: Path, formula: str, unit: str = "people", area: str = "Elin") -> str:
    facts = DERIVED.replace("UNIT", unit).replace("FORMULA", formula)
    facts += f"    area: {area}\n" if area else ""
    path = write(folder, ("\nfacts: {}\n", facts))
    fact = load_briefing(path).briefing.facts["part"]
    return f"{fact.qualifier} {fact.quantity.value}"


@all_cases(
    ("formula", "unit", "area", "result"),
    [
        ("sum(guests-*-2022)", "people", "All", "exact 355000"),
        ("sum(guests-elin-*) - guests-elin-2021", "people", "Elin", "exact 9000"),
        ("share(guests-elin-2022, guests-*-2022)", "percent", "Elin", "about 1.13"),
        ("change(guests-elin-2021, guests-elin-2022)", "percent", "Elin", "about 33.3"),
        ("rank(guests-cote-d-or-2022, guests-*-2022)", "rank", "Côte d’Or", "exact 2"),
    ],
)
def test_formulas_take_groups_of_facts(formula: str, unit: str, area: str, result: str, tmp_path: Path) -> None:
    assert derived(tmp_path, formula, unit, area) == result


@all_cases(
    ("formula", "area", "said"),
    [
        ("sum(guests-*-2022)", "Elin", "it is a sum over areas, and the fact is of Elin"),
        ("sum(guests-*-2022)", "", "it is made of facts of 3 areas, and does not say of which it is itself"),
        ("guests-elin-2022 - guests-cote-d-or-2022", "", "of Elin and Côte d’Or, and does not say"),
        ("guests-elin-2022 - guests-cote-d-or-2022", "Côte d’Or", "it tells of Elin beside others"),
        ("sum(guests-elin-*)", "Côte d’Or", "all that it is made of is of Elin, and the fact is of Côte d’Or"),
    ],
)
def test_a_result_is_of_the_area_that_it_is_made_of(formula: str, area: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=re.escape(said)):
        derived(tmp_path, formula, area=area)


@all_cases(
    ("formula", "said"),
    [
        ("sum(guests)", "has no figure for Côte d’Or, 2021"),
        ("sum(guests-*-2021)", "has no figure for Côte d’Or, 2021"),
        ("sum(gests-*-2022)", 'names fact "gests-*-2022", which is not in facts'),
        ("share(guests-elin-2022)", "share takes a fact, and the groups of which it is a part"),
        ("change(guests-*-2022, guests-elin-2022)", "change takes two facts"),
        ("sum(guests-elin-2022, 5)", "sum takes ids of facts and series"),
    ],
)
def test_what_a_group_cannot_give_is_an_error(formula: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=re.escape(said)):
        derived(tmp_path, formula)


def test_totals_stand_where_all_figures_are_there(tmp_path: Path) -> None:
    facts = load(tmp_path, ("scale: thousand", "scale: thousand\n    total: All")).briefing.facts
    totals = {key: str(fact.quantity.value) for key, fact in facts.items() if fact.area == "All"}
    assert totals == {"guests-total-2022": "355000", "guests-total-2023": "1345000"}


def test_a_series_is_one_table_with_one_note_and_an_own_note_for_what_a_text_names(tmp_path: Path) -> None:
    path = write(tmp_path, ("scale: thousand", "scale: thousand\n    total: All"))
    built = build(path)
    tables = [block for block in walk(built.checked.document.blocks) if isinstance(block, DataTable)]
    assert [plain(column.words) for column in tables[0].columns] == ["Area", "2021", "2022", "2023, provisional"]
    assert [plain(row[0]) for row in tables[0].rows] == ["Лесной", "Côte d’Or", "Elin", "All"]
    assert " –: no figure given." in plain(tables[0].source)
    (notes,) = (block for block in walk(built.checked.document.blocks) if isinstance(block, Notes))
    words = [plain(note) for note in notes.notes]
    assert any("tourists, cells B4 to D6" in note for note in words)
    assert any("“4” (Elin¹, 2022), cell C6" in note for note in words)
    assert [note for note in words if "totals of tourists" in note] == [words[-1]], "one for all totals"
    assert verify(built.data).holds


def test_a_note_tells_of_its_own_cell_though_others_have_the_same_figure(tmp_path: Path) -> None:
    both = ('{{ fact("guests-elin-2022") }}.', '{{ fact("guests-elin-2022") }} and {{ fact("guests-lesnoy-2022") }}.')
    built = build(write(tmp_path, both, table=TABLE.replace("310", "4").replace("90,1", "3,1")))
    (notes,) = (block for block in walk(built.checked.document.blocks) if isinstance(block, Notes))
    words = [plain(note).rpartition(": ")[2] for note in notes.notes]
    assert words[:2] == ["“4” (Elin¹, 2022), cell C6", "“4” (Лесной, 2022), cell C4"]
    assert not [note for note in notes.notes if "Elin" in plain(note) and "Лесной" in plain(note)]


def test_a_table_that_a_text_names_has_the_totals_too_and_stands_once(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        ("scale: thousand", "scale: thousand\n    total: All"),
        ('{{ fact("guests-elin-2022") }}', '{{ table("guests") }}'),
    )
    blocks = walk(build(path).checked.document.blocks)
    (table,) = (block for block in blocks if isinstance(block, DataTable))
    assert [plain(row[0]) for row in table.rows] == ["Лесной", "Côte d’Or", "Elin", "All"]


def test_the_annex_has_the_facts_that_no_other_table_has(tmp_path: Path) -> None:
    fact = "section: all, label: guests at sea, statement: 'It is {value}.', quantity: {unit: people}, area: Elin"
    fact = f'{{{fact}, period: 2021..2022, formula: "guests-elin-2021 + guests-elin-2022"}}'
    changes = (
        ("\nfacts: {}\n", f"\nfacts: {{sea: {fact}}}\n"),
        ("title: Tourists, date", "title: Tourists, annex: true, date"),
    )
    total = ("    scale: thousand\n", "    scale: thousand\n    total: All\n")
    built = build(write(tmp_path, *changes, total, table=TABLE.replace("2023p", "2023")))
    crossed, single = (block for block in walk(built.checked.document.blocks) if isinstance(block, DataTable))
    assert [plain(row[0]) for row in crossed.rows] == ["Лесной", "Côte d’Or", "Elin", "All, derived"]
    assert [plain(row[0]) for row in single.rows] == ["Guests at sea, Elin"]
    assert [section.anchor for section in find(built.checked.document, SectionBlock)][1:2] == ["other-facts"]
    assert verify(built.data).holds


def test_charts_and_tables_name_a_series_or_some_of_it(tmp_path: Path) -> None:
    chart = {"section": "all", "kind": "series", "title": "More came", "facts": ["guests-elin-*", "guests-lesnoy-*"]}
    path = write(
        tmp_path,
        ("\nfacts: {}\n", f"\nfacts: {{}}\ncharts: {json.dumps({'more': chart})}\n"),
        ('{{ fact("guests-elin-2022") }}', '{{ table("guests-*-2022", "guests-elin-2021", title="Some") }}'),
    )
    assert len(load_briefing(path).briefing.charts["more"].facts) == 6
    built = build(path)
    table = next(block for block in walk(built.checked.document.blocks) if isinstance(block, DataTable))
    assert [[plain(cell) for cell in row[1:3]] for row in table.rows] == [
        ["–", "310,000"],
        ["–", "41,000"],
        ["3,000", "4,000"],
    ]
    assert verify(built.data).holds


def test_a_label_that_reads_as_a_value_is_told_once_and_may_be_named_otherwise(tmp_path: Path) -> None:
    table = TABLE.replace("Total", "12 others")
    found = problems(tmp_path, ("without: Total", "without: []"), table=table)
    assert len(found) == 2 and all('"12" is typed here' in one for one in found)  # in area and statement
    names = "{Elin: Elin, 12 others: the others}"
    assert build(write(tmp_path, ("rows: all, without: Total", f"rows: {names}"), table=table)).values > 0


def test_a_cell_keeps_the_zeros_that_a_person_sees(tmp_path: Path) -> None:
    table = "Tourists\nin millions\nRegion,2021,2022\nElin,12.50,13.25\nSaxby,9.00,10.40\n"
    built = build(write(tmp_path, ("scale: thousand", "scale: million"), (", without: Total", ""), table=table))
    (shown,) = (block for block in walk(built.checked.document.blocks) if isinstance(block, DataTable))
    assert [[plain(cell) for cell in row[1:]] for row in shown.rows] == [["12.50", "13.25"], ["9.00", "10.40"]]
    assert verify(built.data).holds


def test_two_series_of_a_section_are_two_tables(tmp_path: Path) -> None:
    reading = "{unit: the table counts nights as well}"
    more = f"""series:
  nights: {{section: all, label: nights, areas: {{rows: [Elin, Лесной]}}, periods: {{columns: 2021..2023p}},
    quantity: {{unit: nights}}, scale: thousand, reading: {reading}}}
"""
    units = ("units: {", "units: {nights: {one: night, other: nights}, ")
    built = build(write(tmp_path, units, ("series:\n", more), ("rows: all, without: Total", "rows: [Elin, Лесной]")))
    tables = [plain(block.title) for block in walk(built.checked.document.blocks) if isinstance(block, DataTable)]
    assert len(tables) == 2, tables


def test_a_series_that_makes_nothing_is_told_once(tmp_path: Path) -> None:
    chart = {"section": "all", "kind": "series", "title": "More came", "facts": ["guests-elin-*", "guests-lesnoy-*"]}
    more = f"\nfacts: {{}}\ncharts: {json.dumps({'more': chart})}\n"
    (found,) = problems(tmp_path, ("\nfacts: {}\n", more), ("label: tourists", "label: tourists\n    column: Elan"))
    assert 'the table of source "t" has no column "Elan"' in found


def test_statuses_of_single_cells_are_told_below_the_table(tmp_path: Path) -> None:
    table = (
        TABLE.replace("2023p", "2023").replace("310", "310 p").replace("41,90", "41,90 p").replace("3,4,5", "3,4,5 e")
    )
    built = build(write(tmp_path, table=table))
    (shown,) = (block for block in walk(built.checked.document.blocks) if isinstance(block, DataTable))
    assert [plain(row[0]) for row in shown.rows] == ["Лесной", "Côte d’Or", "Elin"]
    assert "In italics: provisional; Elin, 2023: estimated." in plain(shown.source)
    assert verify(built.data).holds
