"""Facts as tables: what can be compared is crossed, and says its unit once."""

from pathlib import Path

import pytest

from briefing import Options, build
from briefing.document.blocks import DataTable, Document, KeyFigures, plain
from briefing.document.visit import walk
from briefing.facts.load import FactsFile, parse_briefing
from briefing.proof.verify import verify
from briefing.sections.gate import check_document
from briefing.wording.edition import Edition
from tests.conftest import all_cases
from tests.sections.test_document import make

HEAD = """\
head: {id: test, title: A title, date: 2024-08-19}
defaults: {speaker: minister, source: daily, period: "2024"}
units: {boats: {one: boat, other: boats}, rafts: {one: raft, other: rafts}}
speakers: {minister: {name: A. Minister}}
sources: {daily: {publisher: The Daily, published: 2024-08-19}, echo: {publisher: Echo, published: 2024-08-20}}
"""


def tables_of(rows: list[str], text: str = "", more: str = "") -> list[DataTable]:
    """The tables of a section with these facts: "LABEL VALUE UNIT more…"."""
    document, _ = document_of(rows, text, more)
    return [block for block in walk(document.blocks) if isinstance(block, DataTable)]


def document_of(rows: list[str], text: str = "", more: str = "", head: str = HEAD) -> tuple[Document, FactsFile]:
    facts = []
    for number, row in enumerate(rows):
        label, value, unit, *others = row.split()
        known = dict(other.split("=") for other in others)
        source, measure = known.pop("source", "daily"), known.pop("measure", label)
        extra = "".join(f", {key}: '{words}'" for key, words in known.items())
        facts.append(
            f"  fact-{'z' * (number // 26)}{chr(ord('a') + number % 26)}:"
            f" {{section: quay, measure: {measure}, label: {label},"
            f" statement: 'There are {{value}}.', quantity: {{value: {value}, {unit.replace('=', ': ')}}},"
            f" evidence: {{source: {source}, quote: '{value}'}}{extra}}}\n"
        )
    section = f"sections: {{quay: {{title: Quay{f', text: {text!r}' if text else ''}}}}}\n"
    file = parse_briefing((head + section + more + "facts:\n" + "".join(facts)).encode(), Path("facts.yaml"))
    return make(file), file


def lines(table: DataTable) -> list[str]:
    rows = [[plain(column.words) for column in table.columns], *([plain(cell) for cell in row] for row in table.rows)]
    return [" | ".join(row).replace("\u00a0", " ") for row in rows]


YEARS = [f"{label} {value} unit={label}" for label, value in (("boats", "1200"), ("rafts", "30"))]


def test_a_row_has_the_unit_of_its_values_unless_its_label_says_it() -> None:
    rows = [
        f"{label} 3 unit={unit} period={year}"
        for label, unit in (("fleet", "boats"), ("rafts", "rafts"))
        for year in (2022, 2023)
    ]
    (table,) = tables_of(rows)
    assert lines(table)[1:] == ["Fleet (boats) | 3 | 3 | ", "Rafts | 3 | 3 | "]


def test_neighbours_share_a_header_but_for_blanks() -> None:
    head = HEAD.replace("date: 2024-08-19}", "date: 2024-08-19, state: draft}", 1)
    for label, headers in (("fleet", ["Fleet", ""]), ("_____", ["_____", "_____"])):
        rows = [f"{label} {number} unit={unit} measure=of-{unit}" for number, unit in ((1, "boats"), (2, "rafts"))]
        document, _ = document_of(rows, head=head)
        (table,) = (block for block in walk(document.blocks) if isinstance(block, DataTable))
        assert [plain(header) for header, *_ in table.rows] == headers


def test_periods_stand_in_the_order_of_time_whatever_that_of_the_file() -> None:
    years = ("2024", "2022", "future", "2023-H1")
    (listed,) = tables_of([f"boats {number} unit=boats period={year}" for number, year in enumerate(years, 1)])
    assert [line.split(" | ")[1] for line in lines(listed)[1:]] == ["2", "4", "1", "3"]
    both = [f"{label} 3 unit=boats period={year}" for label in ("boats", "rafts") for year in years]
    (crossed,) = tables_of(both)
    assert [plain(column.words)[-4:] for column in crossed.columns[1:-1]] == ["2022", "2023", "2024", "ture"]


def test_many_periods_stand_below_one_another_where_they_have_no_room_side_by_side() -> None:
    years, areas = range(2015, 2025), ("Elin", "Lund", "Skara")
    rows = [
        f"boats {10_000_000 + year} unit=boats area={area} period={year} measure=boats"
        for area in areas
        for year in years
    ]
    (table,) = tables_of(rows)
    head, first, *others = lines(table)
    assert head.startswith("Period | Elin | Lund | Skara")
    assert first.startswith("2015 | 10,002,015 | 10,002,015 | 10,002,015")
    assert [line.split(" | ")[0] for line in others] == [str(year) for year in years[1:]]


def test_measures_and_periods_are_crossed() -> None:
    rows = [
        f"{row.replace('00', digits)} period={year}" for row in YEARS for year, digits in ((2022, "01"), (2023, "02"))
    ]
    (table,) = tables_of(rows)
    assert plain(table.title) == "Quay"
    assert lines(table) == [
        "What | 2022 | 2023 | Note",
        "Boats | 1,201 | 1,202 | ",
        "Rafts | 30 | 30 | ",
    ]
    assert table.data[1] == ("fact-a", "Boats", "1,201\u00a0boats", "2022", "reported", "1")


@pytest.mark.parametrize(("value", "columns"), [("7.5", 8), ("1234567891.25", 5)])
def test_many_periods_stand_side_by_side_if_their_values_have_room(value: str, columns: int) -> None:
    rows = [f"boats {value} unit=boats area={area} period={year}" for area in "ABCDEF" for year in range(2015, 2021)]
    (table,) = tables_of(rows)
    assert len(table.columns) == columns
    assert len(table.rows) == (6 if columns == 8 else 36)


def test_one_measure_over_areas_has_its_unit_and_its_period_in_the_title() -> None:
    (table,) = tables_of(["boats 12 unit=boats area=Norland qualifier=about", "boats 3 unit=boats area=Sudland"])
    assert plain(table.title) == "Boats, 2024"
    (table,) = tables_of(["fleet 12 unit=boats area=Norland qualifier=about", "fleet 3 unit=boats area=Sudland"])
    assert plain(table.title) == "Fleet, boats, 2024"
    assert lines(table) == ["Area | Figure | Note", "Norland | ≈12 | ", "Sudland | 3 | "]


def test_all_numbers_of_a_measure_share_one_scale() -> None:
    (table,) = tables_of(["loans 1200000000 currency=USD area=Norland", "loans 340000000 currency=USD area=Sudland"])
    assert plain(table.title) == "Loans, US$ billion, 2024"
    assert lines(table)[1:] == ["Norland | 1.2 | ", "Sudland | 0.34 | "]
    assert [row[1] for row in table.room] == ["0", ""], "by the decimal sign"


def test_each_measure_of_a_table_has_its_scale_and_what_has_none_stands_in_full() -> None:
    rows = [
        f"{label} {value} {unit} period={year} qualifier={qualifier}"
        for label, unit, values, qualifier in (
            ("fleet", "unit=boats", (7000000, 900), "exact"),
            ("loans", "currency=USD", (7000000, 2500000), "about"),
            ("rafts", "unit=rafts", (7000000, 900), "about"),
        )
        for value, year in zip(values, (2022, 2023), strict=True)
    ]
    (table,) = tables_of(rows)
    assert lines(table)[1:] == [
        "Fleet (boats) | 7,000,000 | 900 | ",
        "Loans (US$ million) | ≈7 | ≈2.5 | ",
        "Rafts | about 7 million rafts | about 900 rafts | ",
    ]


@all_cases("code", ["en", "ru", "az"])
@all_cases("values", [(7000000, 2500000), (35, 4.5)])
def test_what_says_the_unit_in_a_row_is_not_read_with_the_value_beside_it(code: str, values: tuple[float, ...]) -> None:
    """For the number gate as for readers, "Loans, €" and the 35 beside it were one."""
    units = [f"currency={money}" for money in ("EUR", "CHF", "USD", "RUB", "AZN", "GEL")] + ["unit=boats"]
    rows = [
        f"x{chr(ord('a') + at)} {value} {unit} period={year}"
        for at, unit in enumerate(units)
        for year, value in zip((2022, 2023), values, strict=True)
    ]
    document, facts = document_of(rows, head=HEAD.replace("{id: test", f"{{language: {code}, id: test"))
    assert list(check_document(document, facts, Edition.of(facts.briefing), ())) == []
    assert sum(isinstance(block, DataTable) for block in walk(document.blocks)) == 1


def test_sources_that_disagree_stand_side_by_side() -> None:
    (table,) = tables_of(["boats 12 unit=boats", "boats 3 unit=boats source=echo"])
    assert lines(table)[1:] == ["The Daily | 12 | ", "Echo | 3 | "]


def test_a_fall_and_a_rise_differ_in_sign() -> None:
    (table,) = tables_of(
        ["growth -1.5 unit=percent,change=true area=Norland", "growth 2 unit=percent,change=true area=Sudland"]
    )
    assert lines(table)[1:] == ["Norland | −1.5 | ", "Sudland | +2 | "]
    assert table.room[1][1] == ".0"


def test_a_status_that_goes_with_the_period_stands_with_it() -> None:
    rows = [
        f"{label} {value} unit=boats period={year} status={status}"
        for label, value in (("boats", 5), ("rafts", 7))
        for year, status in ((2023, "observed"), (2025, "planned"))
    ]
    (table,) = tables_of(rows)
    assert lines(table)[0] == "What | 2023, observed | 2025, planned | Note"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('{{ fact("fact-a") }} and {{ fact("fact-b") }}.', 0),
        # That a text says the period of a fact does not say the fact.
        ('{{ fact("fact-a") }} in {{ fact("fact-b").period }}.', 1),
        ("", 1),
    ],
)
def test_a_text_that_says_all_stands_alone(text: str, count: int) -> None:
    rows = ["boats 12 unit=boats period=2023", "boats 3 unit=boats"]
    assert len(tables_of(rows, text)) == count


def test_three_values_to_compare_are_worth_a_table_and_not_where_a_chart_shows_them() -> None:
    rows = [f"boats {year} unit=boats period={year}" for year in (2021, 2022, 2023)]
    text = "".join(f'{{{{ fact("fact-{letter}") }}}} ' for letter in "abc")
    chart = "charts: {c: {section: quay, kind: columns, title: More boats, facts: [fact-a, fact-b, fact-c]}}\n"
    assert len(tables_of(rows, text)) == 1
    assert tables_of(rows, text, chart) == []


def test_what_a_text_leaves_out_is_a_table_and_a_unit_of_all_values_stands_in_its_head() -> None:
    (table,) = tables_of(["boats 12 unit=boats", "rafts 3 unit=boats"])
    assert lines(table) == [
        "What | Figure, boats | Period | Status | Note",
        "Boats | 12 | 2024 | reported | ",
        "Rafts | 3 | 2024 | reported | ",
    ]


def test_a_table_that_a_text_has_does_not_stand_once_more() -> None:
    text = '{{ table("fact-a", "fact-b", "fact-c") }}'
    rows = [f"boats {number} unit=boats area={area}" for number, area in enumerate(("Norland", "Sudland", "Osmark"), 3)]
    for more, count in (([], 1), (["boats 6 unit=boats area=Veland"], 2)):
        document, _ = document_of([*rows, *more], text)
        assert len([block for block in walk(document.blocks) if isinstance(block, DataTable)]) == count


def test_digits_are_those_of_the_page_where_the_words_of_their_unit_are_not(tmp_path: Path) -> None:
    facts = "".join(
        f"  in-{area.lower()}: {{section: quay, kind: judgement, label: boats, measure: m, area: {area},"
        f" statement: 'It has {{value}}.', quantity: {{value: {number}, unit: boats}}}}\n"
        for number, area in ((1300, "Norland"), (2400, "Sudland"), (3500, "Osmark"))
    )
    text = "key-figures: [in-norland]\nsections: {quay: {title: Quay}}\nfacts:\n" + facts
    head = HEAD.replace("{id: test", "{languages: [en, ru], id: test").replace("speaker: minister, source: daily, ", "")
    (tmp_path / "facts.yaml").write_text(head + text, encoding="utf-8")
    built = build(tmp_path / "facts.yaml", Options(language="ru"))
    blocks = list(walk(built.checked.document.blocks))
    (table,) = (block for block in blocks if isinstance(block, DataTable))
    assert [plain(row[1]) for row in table.rows] == ["1\u00a0300", "2\u00a0400", "3\u00a0500"]
    (strip,) = (block for block in blocks if isinstance(block, KeyFigures))
    assert strip.tiles[0].value == "1\u00a0300"
    wording, facts_of = built.checked.edition.wording, built.checked.edition.briefing.facts
    assert wording.words(facts_of["in-norland"]) == "1,300\u00a0boats", "a phrase in one language"
    assert verify(built.data).holds
