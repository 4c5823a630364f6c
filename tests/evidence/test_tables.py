"""A figure of a table has what the head of its column, its row and its table say."""

import re

import pytest

from briefing.evidence.source_text import SourceText
from briefing.evidence.tables.table_rows import line_with
from briefing.sources.source_document import Landmark, Locator, LocatorKind, SourceDocument
from tests.conftest import all_cases
from tests.evidence.quantities import rules_of
from tests.growth import assert_linear

ACCOUNTS = """\
In millions of euros   2023   2024
Revenue   1,840.5   1,915
Net result   (64)   –12.5
Staff, thousand   3   4
"""
WEB = """\
The group (in US$ thousands)
| | 2023 | 2024 |
|---|---|---|
| Sales | 5,310 | 5,620 |
| Loss | (120) | (75
) |
"""
BUDGET = "Region\tPupils\tSpending, EUR m\nNorth\t310\t45.5\nSouth\t295\t39\nTotal\t605\t84.5\n"


def _values(text: str, language: str = "en") -> list[str]:
    numbers = SourceText.of_words(text, language).numbers
    return [f"{n.value.normalize():f} {n.currency or n.unit or ''}".strip() for n in numbers if n.value and n.head]


@all_cases(
    ("language", "text", "values"),
    [
        ("en", ACCOUNTS, ["1840500000 EUR", "1915000000 EUR", "-64000000 EUR", "-12500000 EUR", "3000", "4000"]),
        ("en", WEB, ["5310000 USD", "5620000 USD", "-120000 USD", "-75000 USD"]),
        ("en", BUDGET, ["45500000 EUR", "39000000 EUR", "84500000 EUR"]),
        (
            "en",
            "Sales ($ in thousands)\t2023\t2024\nNorth\t310\t455\nSouth\t295\t390\n",
            ["310000 USD", "455000 USD", "295000 USD", "390000 USD"],
        ),
        (
            "en",
            "Yield, thousand tonnes\n| Crop | 2023 | 2024 | Change, % |\n|---|---|---|---|\n| Oats | 4.5 | 5 | 6 |\n",
            ["4500 tonne", "5000 tonne", "6 percent"],
        ),
        ("en", "Fares   2023, €   2024, €\nAdults   46   51\n", ["46 EUR", "51 EUR"]),
        ("en", "Exports in 2024, tonnes\nTea   540\nCoffee   725\n", ["540 tonne", "725 tonne"]),
        ("en", "Notes   2024 £'000   2023 £'000\nStaff   46   51\n", ["46000 GBP", "51000 GBP"]),
        (
            "en",
            "Schools, thousand pupils\nYear 2022 2023\nNorth 12.5 13\nSouth 4 5\n",
            ["12500", "13000", "4000", "5000"],
        ),
        ("ru", "Школы, тыс. учеников\nГод 2022 2023\nСевер 12,5 13\n", ["12500", "13000"]),
        ("az", "Məktəblər, min şagird\nİl 2022 2023\nŞimal 12,5 13\n", ["12500", "13000"]),
        ("ru", "Выпуск, тыс. тонн\t2023\t2024\nСталь\t1 200\t1 350\n", ["1200000 tonne", "1350000 tonne"]),
        ("az", "Xərclər, mln manat   2023   2024\nTəhsil   3 900   4 310,5\n", ["3900000000 AZN", "4310500000 AZN"]),
    ],
)
def test_heads_give_scale_currency_and_unit(language: str, text: str, values: list[str]) -> None:
    assert _values(text, language) == values


def test_a_row_that_the_head_excepts_is_not_scaled() -> None:
    head = "US$ in millions, except per share amounts\t2023\t2024\n"
    assert _values(f"{head}Sales\t310\t455\nEarnings per share\t1.25\t1.4\n")[2:] == ["1.25 USD", "1.4 USD"]


@pytest.mark.parametrize(
    "text",
    [
        "Years of service   12   14\nDays of leave   3   5\n",
        "He spoke of millions of euros in 2023. Then 12 people left.\nNorth   31   45\n",
        "Miles driven   310   295\n",
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert _values(text) == []


@all_cases(
    ("source", "quote", "quantity", "unit", "statement", "rules"),
    [
        (ACCOUNTS, "In millions of euros 2023 2024 Revenue 1,840.5 1,915", {"value": 1915000000, "currency": "EUR"}, "",
         "Revenue was {value}.", set()),
        (ACCOUNTS, "In millions of euros 2023 2024 Revenue 1,840.5 1,915", {"value": 1915, "currency": "EUR"}, "",
         "Revenue was {value}.", {"number"}),
        (ACCOUNTS, "Revenue 1,840.5 1,915", {"value": 1915000000, "currency": "EUR"}, "", "Revenue was {value}.",
         {"doubt"}),
        (BUDGET, "North 310 45.5", {"value": 310}, "pupil/pupils", "The north has {value}.", set()),
        (BUDGET, "North 310 45.5", {"value": 310}, "pupil/pupils", "The south has {value}.", {"subject"}),
        (BUDGET, "North 310 45.5", {"value": 310}, "pupil/pupils", "In all there are {value}.", {"subject"}),
        (BUDGET, "Total 605 84.5", {"value": 605}, "pupil/pupils", "In all there are {value}.", set()),
    ],
)  # fmt: skip
def test_facts_from_tables(
    source: str, quote: str, quantity: dict[str, object], unit: str, statement: str, rules: set[str]
) -> None:
    found = rules_of(source, quote, quantity, statement, unit)
    assert found >= rules and bool(found) == bool(rules)


@all_cases(
    ("language", "source", "unit", "statement", "rules"),
    [
        (
            "en",
            "In 2024 | Births | Deaths\n|---|---|---|\nNorth | 40 | 55",
            "death/deaths",
            "There were {value}.",
            set(),
        ),
        (
            "en",
            "In 2024 | Births | Deaths\n|---|---|---|\nNorth | 40 | 55",
            "birth/births",
            "There were {value}.",
            {"subject"},
        ),
        ("en", "In 2024   Goods in   Goods out\nNorth   40   55", "ton/tons", "{value} went out.", set()),
        ("en", "Year   Births   Deaths\n2023   60   70\n2024   55   40", "birth/births", "There were {value}.", set()),
        (
            "en",
            "Year   Births   Deaths\n2023   60   70\n2024   55   40",
            "death/deaths",
            "There were {value}.",
            {"subject"},
        ),
        (
            "en",
            "| Year | Births | Deaths |\n|---|---|---|\n| 2023 | 60 | 70 |\n| 2024 | 55 | 40 |",
            "birth/births",
            "There were {value}.",
            set(),
        ),
        (
            "en",
            "In 2024   Trees felled   Trees planted\nNorth   40   55",
            "tree/trees",
            "{value} were felled.",
            {"subject"},
        ),
        ("en", "Boats   Plan   Built in 2024\nNorth   40   55", "boat/boats", "They built {value}.", set()),
        (
            "ru",
            "В 2024 году   Родились   Умерли\nСевер   40   55",
            "человек/человека/человек",
            "Родились {value}.",
            {"subject"},
        ),
    ],
)
def test_a_figure_is_of_its_own_column(language: str, source: str, unit: str, statement: str, rules: set[str]) -> None:
    row = source.rsplit("\n", 1)[1]
    assert rules_of(source, row, {"value": 55}, statement, unit, language) & {"subject", "direction", "doubt"} == rules


@pytest.mark.parametrize(
    ("head", "note", "rules"),
    [
        ("2024*", "* Preliminary data.", {"status"}),
        ("2024", "Data for 2024 are provisional.", {"status"}),
        ("2024", "* Preliminary data.", set()),
        ("2024", "Data for 2023 are provisional.", set()),
    ],
)
def test_a_note_below_a_table_in_a_text_is_of_its_figures(head: str, note: str, rules: set[str]) -> None:
    source = f"Boats   2023   {head}\nNorth   40   55\nSouth   30   35\n{note}\n\nThe end."
    found = rules_of(source, "North 40 55", {"value": 55}, "There were {value} in the north.", "boat/boats")
    assert found & {"status"} == rules


ROADS = """\
Roads built, kilometres
           Plan 2024   Outturn 2024
Trunk            220            164
"""
PLACES = """\
School places
            Target    Actual
2022           900       864
2024         1,000       911
"""
GRAIN = """\
Harvest (thousand tonnes)
Crop         2023     2024 (estimate)
Spring oats  41.0     44.5
Spring rye   38.5     40.1
Oats         90.2     95.0
"""


@all_cases(
    ("source", "row", "quantity", "unit", "fact", "rules"),
    [
        (ROADS, "Trunk 220 164", 164, "kilometre/kilometres", {}, {"doubt"}),
        (ROADS, "Trunk 220 164", 220, "kilometre/kilometres", {}, {"status"}),
        (ROADS, "Trunk 220 164", 220, "kilometre/kilometres", {"status": "planned"}, {"doubt"}),
        (PLACES, "2024 1,000 911", 911, "school place/school places", {}, set()),
        (PLACES, "2024 1,000 911", 1000, "school place/school places", {}, {"status"}),
        (PLACES, "2024 1,000 911", 1000, "school place/school places", {"status": "target"}, {"doubt"}),
        (GRAIN, "Spring oats 41.0 44.5", 44500, "tonne/tonnes", {"status": "estimated"}, {"doubt"}),
        (GRAIN, "Spring oats 41.0 44.5", 44500, "tonne/tonnes", {}, {"status"}),
        (GRAIN, "Spring oats 41.0 44.5", 44500, "tonne/tonnes",
         {"status": "estimated", "statement": "Spring rye gave {value}."}, {"subject"}),
        (GRAIN, "Oats 90.2 95.0", 95000, "tonne/tonnes",
         {"status": "estimated", "statement": "Spring oats gave {value}."}, {"subject"}),
        (GRAIN, "Oats 90.2 95.0", 95000, "tonne/tonnes",
         {"status": "estimated", "statement": "Oats gave {value}."}, {"doubt"}),
    ],
)  # fmt: skip
def test_heads_that_no_quote_has_are_read_and_told(
    source: str, row: str, quantity: float, unit: str, fact: dict[str, str], rules: set[str]
) -> None:
    found = rules_of(source, row, {"value": quantity}, unit=unit, **fact)
    assert (found - {"doubt"} or found) == rules


def test_what_the_unit_counts_may_not_be_in_another_row() -> None:
    source = "Year   2023   2024\nPupils   310   295\nTeachers   22   21\n"
    for unit, rules in (("teacher/teachers", set[str]()), ("pupil/pupils", {"subject"})):
        assert rules_of(source, " ".join(source.split()), {"value": 21}, unit=unit) == rules


def test_a_head_may_be_quoted_for_the_unit() -> None:
    evidence = [{"quote": "Revenue 1,840.5 1,915"}, {"quote": "In millions of euros", "for": "unit"}]
    quantity = {"value": 1915000000, "currency": "EUR"}
    assert rules_of(ACCOUNTS, "", quantity, "Revenue was {value}.", evidence=evidence) == set()


def test_words_quoted_for_the_unit_leave_a_number_its_scale() -> None:
    source = "In 2024 the port expected 11 million tons. This year it is 7 to 8 million, the paper says."
    evidence = [{"quote": "it is 7 to 8 million"}, {"quote": "11 million tons", "for": "unit"}]
    for low, high, rules in ((7000000, 8000000, set[str]()), (7, 8, {"number"}), (7e12, 8e12, {"number"})):
        quantity = {"low": int(low), "high": int(high)}
        found = rules_of(source, "", quantity, unit="ton/tons", qualifier="between", evidence=evidence)
        assert found & {"number", "unit", "qualifier", "quantity"} == rules


def test_figures_of_two_cells_are_two_numbers() -> None:
    numbers = SourceText.of_words("Year   2022   2023\nPupils   310   295\n").numbers
    assert [n.text for n in numbers] == ["2022", "2023", "310", "295"]


BARE = "Income\nUSD | Year |\n(in millions) | 2022 | 2023 |\nRevenue | 410 | 455 |\nCost | 300 | 310 |\n"


@pytest.mark.parametrize(
    ("quantity", "heads", "rules"),
    [
        ("value: 455000000, currency: USD", ["USD", "(in millions)"], set()),
        ("value: 455000000, currency: USD", ["(in millions)"], {"not-said"}),
        ("value: 455000000, currency: EUR", ["USD", "(in millions)"], {"unit"}),
        ("value: 455, currency: USD", ["USD"], {"number"}),
    ],
)
def test_several_heads_may_say_the_unit_of_a_bare_figure(quantity: str, heads: list[str], rules: set[str]) -> None:
    pairs = (part.split(": ") for part in quantity.split(", "))
    evidence = [{"quote": "Revenue | 410 | 455"}, *({"quote": head, "for": "unit"} for head in heads)]
    found = rules_of(BARE, "", dict(pairs), period="2023", evidence=evidence)
    assert found & {"not-said", "unit", "number", "cut-qualifier"} == rules


@pytest.mark.parametrize(
    ("language", "head", "unit"),
    [
        ("en", "Herds, thousand goats", "goat/goats"),
        ("ru", "Поголовье, тыс. коз", "коза/козы/коз"),
        ("az", "Sürü, min keçi", "keçi/keçi"),
    ],
)
def test_the_head_over_a_line_of_years_gives_the_scale_of_what_is_counted(language: str, head: str, unit: str) -> None:
    rows = "2023 2024\n118.1 122.3\n45.1 44.2"
    source = f"{head}\n{rows if language == 'en' else rows.replace('.', ',')}"
    quote = source.split("\n")[2]
    evidence = [{"quote": quote}, {"quote": head, "for": "unit"}]
    found = [
        rules_of(source, quote, {"value": value}, unit=unit, language=language, evidence=evidence)
        for value in ("122.3", 122300)
    ]
    assert "number" in found[0]
    assert not found[1] & {"number", "unit"}


def test_a_text_that_is_one_long_line_is_read_once() -> None:
    def ask_with_each_number(count: int) -> None:
        words = " ".join(f"In 2024 port {chr(97 + i % 26)} had {1000 + i:,} boats." for i in range(count))
        text = SourceText.of_words(words)
        assert not any(line_with(text, number.start).is_row for number in text.numbers)

    assert_linear(ask_with_each_number, 800)


def test_a_row_that_ends_in_an_empty_cell_has_its_times_and_a_line_of_a_sheet_goes_on_from_none() -> None:
    words = "Herds by shire, 2023-2024\t\t\nthousand goats\t\t\nShire\t2023\t2024\nLund\t41.5\t44.2\nSkara\t38.4\t..\n"
    offsets = [match.start() for match in re.finditer(r"[^\t\n]+", words)]
    marks = [Landmark(at, Locator(LocatorKind.CELL, f"A{i}", i)) for i, at in enumerate(offsets)]
    source = SourceText("", SourceDocument(words, landmarks=tuple(marks)))
    assert source.is_table
    assert "2024 thousand" not in [n.text for n in source.numbers]
    number = next(n for n in source.numbers if n.text == "38.4")
    assert line_with(source, number.start).is_data
