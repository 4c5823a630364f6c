"""A cell bears a fact out by the heads of its table; a neighbour, another scale, unit, year or a lost mark does not."""

from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from briefing import BriefingError, build, check, load_briefing, verify
from briefing.commands import group
from briefing.evidence.check import check_briefing
from briefing.evidence.texts import find_texts
from briefing.facts.model import Fact
from briefing.options import Options
from tests.conftest import all_cases, write_facts

TABLE = """Freight by sea
in thousand tonnes
,2022,,2023 (p),
Port,Landed,Shipped,Landed,Shipped
Elin,"1,204",310,"1,250",..
Saxby,88,41,90,44
Growth in per cent,2.5,1,3,2
Total,"1,292",351,"1,340",44
p = provisional
"""
FACTS = """
head: {id: sea, title: Freight, date: 2024-06-01}
speakers: {board: {name: the Ports Board}}
units: {t: {one: tonne, other: tonnes}}
sources:
  sea: {publisher: Ports Board, published: 2024-03-01, file: sea.csv}
defaults: {speaker: board, source: sea}
sections: {sea: {title: Sea, text: '{{ fact("landed") }}'}}
facts:
  landed:
    section: sea
    label: freight landed
    statement: Ships landed {value} at Elin.
    quantity: {value: 1204000, unit: t}
    period: "2022"
    area: Elin
    evidence: {row: Elin, column: ["2022", Landed]}
"""
write = partial(write_facts, text=FACTS, file="sea.csv", table=TABLE)
PROVISIONAL = [('"2022", Landed', '"2023", Landed'), ("1204000", "1250000")]


def rules(path: Path) -> set[str]:
    """The rules of the errors that a check finds."""
    try:
        check(path)
    except BriefingError as error:
        return {found.rule for found in error.diagnostics if found.severity == "error"}
    return set()


def landed(path: Path) -> Fact:
    return load_briefing(path).briefing.facts["landed"]


def test_a_cell_needs_no_quote_and_no_words_around_it(tmp_path: Path) -> None:
    path = write(tmp_path)
    evidence = landed(path).evidence[0]
    assert (evidence.quote, evidence.cell, evidence.row) == ("1,204", "B5", ("Elin",))
    assert rules(path) == set()


@all_cases(("unit", "found"), [("percentage-points", []), ("percent", ["doubt"])])
def test_a_change_of_what_is_in_per_cent_is_in_points(unit: str, found: list[str], tmp_path: Path) -> None:
    path = write(
        tmp_path,
        ("Ships landed {value} at Elin.", "The share rose by {value}."),
        ("freight landed", "rise of the share"),
        ("value: 1204000, unit: t", f"value: 0.4, unit: {unit}, change: true"),
        ("    area: Elin\n", ""),
        ('{row: Elin, column: ["2022", Landed]}', "{row: Idle boats in per cent, column: Change in 2022}"),
        table="Idle boats\n,2022,Change in 2022\nIdle boats in per cent,3.8,0.4\n",
    )
    assert [d.rule for d in check(path).report.diagnostics if d.rule in ("unit", "doubt")] == found


@pytest.mark.parametrize("place", ["{cell: B5}", '{row: elin, column: ["2022", landed]}'])
def test_place_and_heads_lead_to_the_same_cell(place: str, tmp_path: Path) -> None:
    assert landed(write(tmp_path, ('{row: Elin, column: ["2022", Landed]}', place))).evidence[0].cell == "B5"


@all_cases(
    ("changes", "broken"),
    [
        ([("1204000", "1204")], {"number"}),  # the scale of the head is lost
        ([("1204000", "1204000000")], {"number"}),
        ([("row: Elin", "row: Saxby"), ("1204000", "88000")], {"subject", "not-said"}),  # the neighbour's row
        ([('"2022", Landed', '"2022", Shipped'), ("1204000", "310000")], {"number"}),  # the neighbour's column
        ([('"2022", Landed]}', '"2022", Shipped]}\n    reading: {area: it is}'), ("1204000", "310000")], {"number"}),
        ([("file: sea.csv", "file: sea.csv, title: U.N. freight"), ("area: Elin", "area: United Nations")], set()),
        ([('period: "2022"', 'period: "2021"')], {"period"}),
        ([("one: tonne, other: tonnes", "one: litre, other: litres")], {"unit"}),
        ([*PROVISIONAL, ('period: "2022"', 'period: "2023"')], {"status"}),
        ([('"2022", Landed', '"2023", Shipped')], {"cell"}),  # a missing figure is none, and not zero
        ([('["2022", Landed]', "Landed")], {"cell"}),  # two cells
        ([("row: Elin", "row: Elan")], {"cell"}),
        ([('period: "2022"', 'period: "2022"\n    qualifier: more-than')], {"qualifier"}),
        ([("name: the Ports Board", "name: Ida Holm")], {"not-said"}),
        ([('period: "2022"', 'period: "2022"\n    status: forecast')], {"not-said"}),
    ],
)  # fmt: skip
def test_what_the_table_does_not_say_is_an_error(
    changes: list[tuple[str, str]], broken: set[str], tmp_path: Path
) -> None:
    assert rules(write(tmp_path, *changes)) == broken


@pytest.mark.parametrize(
    ("more", "broken"),
    [("", {"not-said"}), ("reading: {unit: the notes of the table say so}", set())],
)
@pytest.mark.parametrize("cell", [[("Elin", "Saxby"), ("1204000", "88000")], []], ids=["88", "1,204"])
def test_a_scale_that_no_head_says_is_for_the_desk_to_read(
    cell: list[tuple[str, str]], more: str, broken: set[str], tmp_path: Path
) -> None:
    bare = TABLE.replace("thousand ", "")
    changes = [*cell, ('period: "2022"', f'period: "2022"\n    {more}')]
    assert rules(write_facts(tmp_path, *changes, text=FACTS, file="sea.csv", table=bare)) == broken


@all_cases(
    ("told", "broken"),
    [
        ("status: provisional", set()),
        ("qualifier: about", set()),
        ("reading: {status: the board revises little}", set()),
        ("status: estimated", {"not-said"}),
        ("status: claimed", {"status"}),
    ],
)
def test_who_tells_a_provisional_figure_says_so(told: str, broken: set[str], tmp_path: Path) -> None:
    path = write(tmp_path, *PROVISIONAL, ('period: "2022"', f'period: "2023"\n    {told}'))
    assert rules(path) == broken


@pytest.mark.parametrize(
    ("note", "told", "broken"),
    [
        ("Figures for 2023 are provisional.", "reported", {"status"}),
        ("Figures for 2023 are provisional.", "provisional", set()),
        ("Note: 2022 final; 2023: preliminary data", "reported", {"status"}),
        ("Figures for 2022 are provisional, those for 2023 final.", "reported", set()),
        ("Figures for 2022 are provisional.", "provisional", {"not-said"}),
    ],
)
def test_a_note_that_names_a_head_is_of_what_stands_under_it(
    note: str, told: str, broken: set[str], tmp_path: Path
) -> None:
    table = TABLE.replace(" (p)", "").replace("p = provisional", f'"{note}"')
    changes = [*PROVISIONAL, ('period: "2022"', f'period: "2023"\n    status: {told}')]
    assert rules(write_facts(tmp_path, *changes, text=FACTS, file="sea.csv", table=table)) == broken


@pytest.mark.parametrize(
    ("heads", "period", "broken"),
    [
        ("Nov 21,Feb 22,Nov 22", "2021-11", set()),
        ("Nov 21,Feb 22,Nov 22", "2023-11-21", {"period"}),
        ("Nov 21", "2023-11-21", {"not-said"}),
        ("Nov 21", "2021-11", {"not-said"}),
    ],
)
def test_a_month_with_two_digits_over_a_column_is_a_month_of_a_year(
    heads: str, period: str, broken: set[str], tmp_path: Path
) -> None:
    table = f"in tonnes\nPort,{heads}\nElin" + ",1204000" * (heads.count(",") + 1) + "\n"
    changes = [('["2022", Landed]', "Nov 21"), ('period: "2022"', f'period: "{period}"')]
    assert rules(write(tmp_path, *changes, table=table)) == broken


def test_the_row_says_per_cent_though_the_title_says_tonnes(tmp_path: Path) -> None:
    changes = [
        ("row: Elin", "row: Growth in per cent"), ("value: 1204000, unit: t", "value: 2.5, unit: percent"),
        ("area: Elin", "area: Norland"), ("at Elin", "more"),
    ]  # fmt: skip
    assert rules(write(tmp_path, *changes)) == {"not-said"}
    assert rules(write(tmp_path, *changes, ("    area: Norland\n", ""))) == set()


BUDGET = """Budget estimates 2022
in thousand tonnes
Port,Revised estimate,Range,By
Elin,1204.5,2.5 - 3.5,90
Saxby,1.5,4 - 5,10
"""
CLAIMS = """Freight waiting on 31 January 2022, by year of loading
in thousand tonnes
Year of loading,Landed
2020,1204.5
2021,48.5
"""
RANGE = (("Revised estimate", "Range"), ("value: 1204500", "low: 2500, high: 3500"))
LOADED = (
    *(('row: Elin, column: ["2022", Landed]', 'row: "2020", column: Landed'), ("    area: Elin\n", "")),
    *(("at Elin", "then"), ('period: "2022"', "period: 2022-01-31")),
)


def test_what_stands_over_a_table_is_said_of_all_its_figures(tmp_path: Path) -> None:
    landed, said = ("Revised estimate", "Landed"), 'period: "2022"'
    cases: list[tuple[str, str, tuple[tuple[str, str], ...], set[str]]] = [
        (BUDGET, "status: planned", (), set()),
        (BUDGET, "status: allocated", (), set()),
        (BUDGET, "status: estimated", (), set()),
        (BUDGET, "status: proposed", (), {"not-said"}),
        (BUDGET, "", (), {"status"}),  # an estimate that the fact does not call so
        (BUDGET.replace(*landed), "", (landed,), {"doubt"}),
        (BUDGET.replace("Revised estimate", "Actual"), "", (("Revised estimate", "Actual"),), set()),
        (BUDGET.replace("Budget estimates", "Preliminary data").replace(*landed), "", (landed,), {"doubt"}),
        (BUDGET.replace("Budget estimates", "Preliminary data").replace(*landed), "qualifier: about", (landed,), set()),
        (BUDGET, "status: planned\n    qualifier: between", RANGE, set()),
        (BUDGET, "status: planned\n    qualifier: between", (*RANGE, ("3500", "4500")), {"number"}),
        (BUDGET, "status: planned", (RANGE[0], ("1204500", "3500")), {"number", "qualifier"}),
        (CLAIMS, "", (*LOADED, ("freight landed", "freight loaded in 2020")), set()),
        (CLAIMS, "", (*LOADED, ("freight landed", "freight loaded in 2021")), {"period"}),
        (TABLE, "", (('["2022", Landed]', "2022 Landed"), ("1204500", "1204000")), set()),
    ]
    wrong = []
    for table, more, changes, broken in cases:
        is_budget = table not in (TABLE, CLAIMS)
        first = ("1204000", "1204500"), *([('["2022", Landed]', "Revised estimate")] if is_budget else [])
        told = [(said, f"{said}\n    {more}")] if more else []
        path = write(tmp_path, *first, *changes, *told, table=table)
        found = (rules(path) or ({"doubt"} if doubts(path) else set())) - {"value-without-fact"}
        if found != broken:
            wrong.append((table, more, changes, found))
    assert not wrong


def workbook(value: float, code: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Freight in tonnes"], ["Port", "2022"], ["Elin", value]):
        sheet.append(row)
    sheet["B3"].number_format = code
    data = BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(("value", "broken"), [("1204.6", set()), ("1204.57", set()), ("1204.5", {"number"})])
def test_a_rounded_cell_bears_out_what_it_shows_and_what_it_holds(value: str, broken: set[str], tmp_path: Path) -> None:
    path = write(tmp_path, ("sea.csv", "sea.xlsx"), ("1204000", value), ('["2022", Landed]', '"2022"'))
    (tmp_path / "sea.xlsx").write_bytes(workbook(1204.57, "#,##0.0"))
    assert rules(path) == broken


@pytest.mark.parametrize("place", ["Sheet!B3", "Sheet, B3", "b3"])
def test_a_cell_of_a_workbook_goes_by_sheet_and_place(place: str, tmp_path: Path) -> None:
    path = write(tmp_path, ("sea.csv", "sea.xlsx"), ('{row: Elin, column: ["2022", Landed]}', f'{{cell: "{place}"}}'))
    (tmp_path / "sea.xlsx").write_bytes(workbook(1204000, "#,##0"))
    evidence = landed(path).evidence[0]
    assert (evidence.cell, evidence.quote, evidence.title) == (
        "Sheet, B3",
        "1,204,000",
        ("Freight in tonnes", "Port", "Sheet"),
    )
    assert rules(path) == set()


def test_record_and_file_carry_the_cell_and_its_heads(tmp_path: Path) -> None:
    path = write(tmp_path)
    check(path, Options(sources=tmp_path)).write_record()
    whole = build(path)
    (tmp_path / "sea.csv").rename(tmp_path / "kept.csv")
    assert build(path).data == whole.data
    assert verify(whole.data).holds
    (tmp_path / "away").mkdir()
    (tmp_path / "kept.csv").rename(tmp_path / "away" / "sea.csv")
    assert verify(whole.data, tmp_path / "away").holds


def test_a_cell_of_words_bears_out_what_it_is_for(tmp_path: Path) -> None:
    table = TABLE.replace("in thousand tonnes", "in thousand litres") + "All of it weighed: in thousand tonnes\n"
    cell = 'evidence: {row: Elin, column: ["2022", Landed]}'
    assert rules(write(tmp_path, table=table)) == {"unit"}
    both = cell.replace("evidence: {", "evidence: [{") + ", {cell: A10, for: unit}]"
    path = write(tmp_path, (cell, both), table=table)
    assert [evidence.quote for evidence in landed(path).evidence][1] == "All of it weighed: in thousand tonnes"
    assert rules(path) == set()


def test_an_explanation_shows_the_heads_of_the_cell(tmp_path: Path) -> None:
    path = write(tmp_path)
    explained = CliRunner().invoke(group, ["check", str(path), "--explain", "landed"], catch_exceptions=False).stdout
    lines = [" ".join(line.split()) for line in explained.splitlines()]
    assert lines[0] == "sea, cell B5: “1,204”"
    assert {"row Elin", "column 2022; Landed", "title Freight by sea; in thousand tonnes; Port"} <= set(lines)
    assert lines[-1] == "The sources say so."


def test_without_table_and_record_the_cell_has_no_words(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "sea.csv").unlink()
    assert rules(path) == {"cell"}


FLEETS = {
    "en": ("Ships, thousand tonnes", "Country", "Norway", "Greece", "2022"),
    "ru": ("Суда, тыс. тонн", "Страна", "Норвегия", "Греция", "2022 (п)"),
}
FLEET = """{0}
{1};2021;;{4};
;Built;Scrapped;Built;Scrapped
{2};1,5;2,5;3,5;4,5
{3};5,5;6,5;7,5;8,5
"""
SERIES = """
head: {id: fleet, title: Fleet, date: 2024-06-01}
speakers: {board: {name: the Ports Board}}
units: {t: {one: tonne, other: tonnes}}
sources: {fleet: {publisher: Ports Board, published: 2024-03-01, language: LANGUAGE, file: fleet.csv}}
defaults: {speaker: board, source: fleet}
sections: {sea: {title: Sea}}
facts: {}
series:
  built: {section: sea, label: ships built, areas: {rows: AREAS}, periods: {columns: all}, column: Built,
    quantity: {unit: t}, scale: thousand}
  scrapped: {section: sea, label: ships scrapped, areas: {rows: AREAS}, periods: {columns: all}, column: Scrapped,
    quantity: {unit: t}, scale: thousand}
"""


@pytest.mark.parametrize("language", FLEETS)
def test_the_figure_of_another_cell_is_never_the_facts(language: str, tmp_path: Path) -> None:
    areas = "[Norway, Greece]" if language == "en" else "{Норвегия: Norway, Греция: Greece}"
    (tmp_path / "fleet.csv").write_text(FLEET.format(*FLEETS[language]), "utf-8")
    path = tmp_path / "facts.yaml"
    path.write_text(SERIES.replace("LANGUAGE", language).replace("AREAS", areas), "utf-8")
    file = load_briefing(path)
    texts, facts = find_texts(file, None), file.briefing.facts
    assert not [d for d in check_briefing(file, texts).diagnostics if d.severity == "error"]
    for fact in facts.values():
        # Labels of what is counted are compared in one language alone.
        is_same = language == "en"
        for other in (o for o in facts.values() if o.id != fact.id and (is_same or o.measure == fact.measure)):
            taken = {"quantity": other.quantity, "evidence": other.evidence, "status": other.status}
            changed = file.briefing.model_copy(update={"facts": {fact.id: fact.model_copy(update=taken)}})
            found = check_briefing(file._replace(briefing=changed), texts).diagnostics
            assert [d for d in found if d.severity == "error"], (fact.id, other.id)


def doubts(path: Path) -> list[str]:
    """What a check warns of as a doubt."""
    return [found.message for found in check(path).report.diagnostics if found.rule == "doubt"]


@pytest.mark.parametrize(
    "statement",
    [
        "Saxby landed {value}.",
        "Norway landed {value}.",
        "In Iceland {value} went ashore.",
    ],
)
def test_a_statement_that_tells_a_cell_of_another_area_is_an_error(statement: str, tmp_path: Path) -> None:
    assert rules(write(tmp_path, ("Ships landed {value} at Elin.", statement))) == {"area"}


@pytest.mark.parametrize("statement", ["Elin landed {value} from Norway.", "Elin, like Saxby, landed {value}."])
def test_a_statement_may_name_others_beside_its_own(statement: str, tmp_path: Path) -> None:
    path = write(tmp_path, ("Ships landed {value} at Elin.", statement))
    assert rules(path) == set() and doubts(path) == []


@all_cases(
    ("text", "other"),
    [
        ('Saxby landed {{ fact("landed") }} in the year.', "Saxby"),
        ('In Norway {{ fact("landed").words }} went ashore.', "Norway"),
        ('Elin landed {{ fact("landed") }}. Saxby is smaller.', None),
        ('Freight of Saxby came to {{ fact("landed") }}.', "Saxby"),
        ('At Saxby {{ fact("landed") }} went ashore.', "Saxby"),
        ('Ships from Norway landed {{ fact("landed") }}.', None),
        ('Those of Elin landed {{ fact("landed") }} and those of Saxby {{ fact("small") }}.', None),
    ],
)
def test_a_text_that_tells_a_cell_of_another_area_leaves_a_doubt(text: str, other: str | None, tmp_path: Path) -> None:
    small = """  small:
    section: sea
    label: freight landed at Saxby
    statement: Ships landed {value} at Saxby.
    quantity: {value: 88000, unit: t}
    period: "2022"
    area: Saxby
    evidence: {row: Saxby, column: ["2022", Landed]}
"""
    path = write(tmp_path, ("""'{{ fact("landed") }}'""", f"'{text}'"), ("facts:\n", f"facts:\n{small}"))
    said = [f'the text tells of {other} what fact "landed" says of Elin'] if other else []
    assert doubts(path) == said


GROWTH = [
    ("value: 1204000, unit: t", "value: 2.5, unit: percent"),
    ("row: Elin", "row: Growth in per cent"),
    ("    area: Elin\n", ""),
    ("freight landed", "growth of freight"),
]


@all_cases(
    ("changes", "statement", "broken"),
    [
        ([], "Landings at Elin fell by {value}.", {"not-said"}),
        ([], "Landings at Elin grew by {value}.", {"not-said"}),
        ([], "Elin landed {value} a month.", {"not-said"}),
        ([], "Elin landed {value} for each boat.", {"not-said"}),
        ([], "Elin landed {value} a year.", set()),
        ([], "Landings at Elin rose to {value}.", set()),  # nothing earlier stands in the table
        (GROWTH, "Landings grew by {value}.", set()),
        (GROWTH, "Growth came to {value}.", set()),
        (GROWTH, "Growth rose to {value}.", set()),
        (GROWTH, "Landings fell by {value}.", {"direction"}),
        (GROWTH, "Landings rose to {value}.", {"direction"}),
    ],
)
def test_a_figure_is_told_as_what_its_heads_make_it(
    changes: list[tuple[str, str]], statement: str, broken: set[str], tmp_path: Path
) -> None:
    assert rules(write(tmp_path, ("Ships landed {value} at Elin.", statement), *changes)) == broken


@pytest.mark.parametrize(("verb", "broken"), [("rose to", set()), ("fell to", {"direction"})])
def test_a_level_rose_if_the_one_before_it_is_lower(verb: str, broken: set[str], tmp_path: Path) -> None:
    later = [*PROVISIONAL, ('period: "2022"', 'period: "2023"\n    status: provisional')]
    path = write(tmp_path, ("Ships landed {value} at Elin.", f"Landings at Elin {verb} {{value}}."), *later)
    assert rules(path) == broken


@pytest.mark.parametrize(("marked", "broken"), [("2023 (b)", {"direction"}), ("2022 (b)", set()), ("2023 (r)", set())])
def test_nothing_rises_over_a_break_in_its_series(marked: str, broken: set[str], tmp_path: Path) -> None:
    table = TABLE.replace("2023 (p)", "2023").replace(marked[:4], marked)
    later = [*PROVISIONAL, ('period: "2022"', 'period: "2023"')]
    statement = ("Ships landed {value} at Elin.", "Landings at Elin rose to {value}.")
    assert rules(write(tmp_path, statement, *later, table=table)) == broken


@pytest.mark.parametrize(("head", "broken"), [("Landed per boat", {"rate"}), ("Average landed", {"rate"})])
def test_what_is_of_each_is_told_so(head: str, broken: set[str], tmp_path: Path) -> None:
    path = write(tmp_path, ("Landed]", f"{head}]"), table=TABLE.replace("Landed", head))
    assert rules(path) == broken


@pytest.mark.parametrize("table", [TABLE.replace("Saxby,88", "ELIN,88"), TABLE.replace("Saxby,88", "Elin,88")])
def test_a_head_that_stands_twice_is_told_with_both_cells(table: str, tmp_path: Path) -> None:
    with pytest.raises(BriefingError) as caught:
        check(write(tmp_path, table=table))
    (found,) = (one for one in caught.value.diagnostics if one.rule == "cell")
    assert found.message.endswith('2 cells have these heads: B5 ("1,204"), B6 ("88")')
    assert found.hint == "say which, by its place: cell: B5"


@pytest.mark.parametrize(
    ("language", "broken"), [("", {"cell"}), (", language: en", set()), (", language: de", {"number"})]
)
def test_a_figure_that_may_be_two_numbers_is_asked(language: str, broken: set[str], tmp_path: Path) -> None:
    table = "\n".join(line for line in TABLE.splitlines() if not line.startswith("Growth"))
    assert rules(write(tmp_path, ("file: sea.csv", f"file: sea.csv{language}"), table=table)) == broken


LEDGER = """"Rs. in lakhs, except per share",Jun-30-24,Budget for 2024-25
Sales,45,60
EPS,1.25,1.5
"""


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        ([], set()),
        ([("2023/24", "2022/23")], {"period"}),
        ([("currency: INR", "currency: USD")], {"unit"}),
        ([("row: Sales", "row: EPS"), ("value: 4500000", "value: 1.25")], set()),
        ([("row: Sales", "row: EPS"), ("value: 4500000", "value: 125000")], {"number"}),
    ],
)
def test_a_day_that_ends_a_business_year_heads_what_is_of_the_year(
    changes: list[tuple[str, str]], broken: set[str], tmp_path: Path
) -> None:
    told = [
        ("published: 2024-03-01", "published: 2024-08-01, fiscal-year: July"),
        ('{row: Elin, column: ["2022", Landed]}', "{row: Sales, column: Jun-30-24}"),
        ("quantity: {value: 1204000, unit: t}", "quantity: {value: 4500000, currency: INR}"),
        ('    period: "2022"\n    area: Elin\n', "    period: 2023/24\n"),
        ("Ships landed {value} at Elin", "They were {value}"),
        ("freight landed", "the books"),
    ]
    assert rules(write_facts(tmp_path, *told, *changes, text=FACTS, file="sea.csv", table=LEDGER)) == broken


BOTH = {"number", "direction"}
ACCOUNTS = """Year ended 31 March,2024,2023
,£m,£m
Sales,40.5,38
Cost of sales,(12),(11)
Exchange (losses)/gains,(0.7),0.2
Cash (used in)/raised from lending,(3),(4)
Profit before tax,(5),6
Profit after taxation,(7),8
Earnings per share,2.5p,(1.5)p
Savings,(9),(2)
"""
COSTS = """Service,Net cost 24/25,Net cost 23/24
Parks,"£1,090,000","£1,080,000"
Libraries,"£1,070,000","£1,060,000"
"""
TRADE = """Trade,2023,,2024,
Period,Exports,Imports,Exports,Imports
March,40,30,44,33
January - March,120,90,130,99
"""


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "period", "statement", "broken"),
    [
        (ACCOUNTS, "Sales", '"2024"', 40500000, "2023/24", "Sales were {value}", set()),
        (ACCOUNTS, "Sales", '"2024"', 40500000, '"2024"', "Sales were {value}", {"period"}),
        (ACCOUNTS, "Cost of sales", '"2023"', 11000000, "2022/23", "The cost of sales was {value}", set()),
        (ACCOUNTS, "Cost of sales", '"2023"', 12000000, "2022/23", "The cost of sales was {value}", {"number"}),
        (ACCOUNTS, "Sales", '"2023"', -38000000, "2022/23", "Sales were {value}", {"number"}),
        (ACCOUNTS, "Exchange (losses)/gains", '"2024"', 700000, "2023/24", "Exchange losses were {value}", set()),
        (ACCOUNTS, "Exchange (losses)/gains", '"2024"', 700000, "2023/24", "Gains were {value}", BOTH),
        (ACCOUNTS, "Exchange (losses)/gains", '"2023"', 200000, "2022/23", "Exchange gains were {value}", set()),
        (ACCOUNTS, "Exchange (losses)/gains", '"2023"', 200000, "2022/23", "Losses were {value}", {"direction"}),
        (ACCOUNTS, "Cash (used in)/raised from lending", '"2024"', 3000000, "2023/24", "Lending used {value}", set()),
        (ACCOUNTS, "Cash (used in)/raised from lending", '"2024"', 3000000, "2023/24", "It raised {value}", BOTH),
        (ACCOUNTS, "Profit before tax", '"2024"', 5000000, "2023/24", "There was a loss before tax of {value}", set()),
        (ACCOUNTS, "Profit before tax", '"2024"', 5000000, "2023/24", "The profit before tax was {value}", {"number"}),
        (ACCOUNTS, "Profit after taxation", '"2023"', 8000000, "2022/23", "The profit after tax was {value}", set()),
        (ACCOUNTS, "Earnings per share", '"2024"', "2.5, unit: pence", "2023/24", "A share earned {value}", set()),
        (ACCOUNTS, "Earnings per share", '"2023"', "-1.5, unit: pence", "2022/23", "A share earned {value}", set()),
        (ACCOUNTS, "Savings", '"2024"', 9000000, "2023/24", "Savings of {value} were made", set()),
        (ACCOUNTS, "Earnings per share", '"2024"', "2.5, unit: t", "2023/24", "A share earned {value}", {"unit"}),
        (
            COSTS,
            "Parks",
            "Net cost 24/25",
            "1090000, currency: GBP",
            "2024/25",
            "There is a cost of {value}",
            {"status"},
        ),
        (COSTS, "Parks", "Net cost 23/24", "1080000, currency: GBP", "2023/24", "There is a cost of {value}", set()),
        (
            COSTS,
            "Parks",
            "Net cost 23/24",
            "1080000, currency: GBP",
            "2022/23",
            "There is a cost of {value}",
            {"period"},
        ),
        (TRADE, "March", '["2024", Exports]', 44, "2024-03", "Exports were {value}", set()),
        (TRADE, "March", '["2024", Exports]', 44, '"2024"', "Exports were {value}", {"period"}),
        (TRADE, "January - March", '["2023", Imports]', 90, "2023-Q1", "Imports were {value}", set()),
        (TRADE, "January - March", '["2023", Imports]', 90, "2023-03", "Imports were {value}", {"period"}),
    ],
)
def test_what_stands_over_a_table_and_beside_its_years_says_which_time_they_are(
    table: str, row: str, column: str, value: int | str, period: str, statement: str, broken: set[str], tmp_path: Path
) -> None:
    in_pounds = ", currency: GBP" if table == ACCOUNTS and isinstance(value, int) else ""
    told = [
        ("published: 2024-03-01", f"published: 2024-0{3 if table == COSTS else 8}-01, fiscal-year: April"),
        ('{row: Elin, column: ["2022", Landed]}', f"{{row: {row}, column: {column}}}"),
        ("{value: 1204000, unit: t}", f"{{value: {value}{in_pounds}}}"),
        ("units: {", "units: {pence: {one: penny, other: pence}, "),
        ('    period: "2022"\n    area: Elin\n', f"    period: {period}\n"),
        ("Ships landed {value} at Elin", statement),
        ("freight landed", "the books"),
    ]
    assert rules(write_facts(tmp_path, *told, text=FACTS, file="sea.csv", table=table)) == broken


def test_what_a_column_of_a_budget_says_is_not_done(tmp_path: Path) -> None:
    planned = TABLE.replace("Landed", "Planned landing")
    path = write_facts(tmp_path, ("Landed]", "Planned landing]"), text=FACTS, file="sea.csv", table=planned)
    assert len(doubts(path)) == 1
