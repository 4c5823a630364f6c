"""Facts that are a rank or two numbers together: borne out by what says the same, and by nothing near it."""

import pytest

from tests.conftest import all_cases
from tests.evidence.claiming import errors_in

RANK, LARGEST = "{value: 3, unit: rank}", "{value: 3, unit: largest}"


def rules(language: str, source: str, quantity: str, **fields: str) -> set[str]:
    found = errors_in(language, source, source.rstrip(".").replace("'", "''"), {"quantity": quantity, **fields})
    return {problem.rule for problem in found}


TRUE = [
    ("en", "In 2024 it was the third largest port.", RANK),
    ("en", "In 2024 it was the third largest port.", LARGEST),
    ("en", "In 2024 it was the third-biggest port.", LARGEST),
    ("en", "In 2024 it ranked 3rd in the county.", RANK),
    ("en", "In 2024 it came in third place.", RANK),
    ("en", "In 2024 it was the county's No. 3 port.", RANK),
    ("en", "In 2024 one in five lorries was empty.", "{value: 1 in 5}"),
    ("en", "In 2024 a fifth of the lorries were empty.", "{value: 1 in 5}"),
    ("en", "In 2024 every fifth lorry was empty.", "{value: 1/5}"),
    ("en", "In 2024 two-thirds of the herd was ill.", "{value: 2/3}"),
    ("en", "In 2024 ⅔ of the herd was ill.", "{value: 2/3}"),
    ("en", "In 2024 the ratio was three to one.", "{value: 3:1}"),
    ("en", "In 2024 the ratio was 2.5:1.", "{value: 2.5:1}"),
    ("en", "In 2024 the court ruled 7–2.", "{value: 7 against 2}"),
    ("en", "In 2024 the court ruled by seven votes to two.", "{value: 7 against 2}"),
    ("en", "In 2024 it passed with 7 in favour and 2 against.", "{value: 7 against 2}"),
    ("ru", "В 2024 году это был третий по величине порт.", RANK),
    ("ru", "В 2024 году порт занял 3-е место.", RANK),
    ("ru", "В 2024 году пустовал каждый пятый вагон.", "{value: 1 in 5}"),
    ("ru", "В 2024 году пустовали две трети вагонов.", "{value: 2/3}"),
    ("ru", "В 2024 году соотношение составило 3 к 1.", "{value: 3:1}"),
    ("ru", "В 2024 году решение приняли семью голосами против двух.", "{value: 7 against 2}"),
    ("az", "2024-cü ildə bu, üçüncü ən böyük liman idi.", RANK),
    ("az", "2024-cü ildə liman üçüncü yerdə idi.", RANK),
    ("az", "2024-cü ildə vaqonların beşdə biri boş idi.", "{value: 1 in 5}"),
    ("az", "2024-cü ildə nisbət 3:1 idi.", "{value: 3:1}"),
    ("az", "2024-cü ildə qərar 7 səs lehinə, 2 səs əleyhinə qəbul edildi.", "{value: 7 against 2}"),
]
ROW = [
    ("en", "In 2024 it was the fourth consecutive year of rain.", "It was the {value} year of rain in a row."),
    ("en", "In 2024 it was the 4th straight year of rain.", "It was the {value} consecutive year of rain."),
    ("ru", "В 2024 году это был четвёртый год дождей подряд.", "Это {value} год дождей подряд."),
]
FALSE = [
    ("en", "In 2024 it was the fourth largest port.", RANK),
    ("en", "In 2024 three ports opened.", RANK),
    ("en", "Exports rose in the third quarter of 2024.", RANK),
    ("en", "In 2024 it was said for the third time.", RANK),
    ("en", "In 2024 School No. 3 opened.", RANK),
    ("en", "In 2024 one in six lorries was empty.", "{value: 1 in 5}"),
    ("en", "In 2024 20% of the lorries were empty.", "{value: 1 in 5}"),
    ("en", "In 2024 5 lorries were empty.", "{value: 1 in 5}"),
    ("en", "In 2024 a third of the herd was ill.", "{value: 2/3}"),
    ("en", "In 2024 the ratio was 1:3.", "{value: 3:1}"),
    ("en", "In 2024 the ratio was 13:1.", "{value: 3:1}"),
    ("en", "In 2024 the court ruled 2-7.", "{value: 7 against 2}"),
    ("en", "In 2024 the court ruled 17-2.", "{value: 7 against 2}"),
    ("en", "In 2024 between 5 and 7 ships came.", "{value: 5 against 7}"),
    ("en", "In 2024 5-7 ships came.", "{value: 5 against 7}"),
    ("ru", "В третьем квартале 2024 года вырос экспорт.", RANK),
    ("ru", "В 2024 году соотношение составило 1 к 3.", "{value: 3:1}"),
    ("az", "2024-cü ilin üçüncü rübündə ixrac artdı.", RANK),
]


@all_cases(("language", "source", "quantity"), TRUE)
def test_what_the_source_says_is_borne_out(language: str, source: str, quantity: str) -> None:
    assert rules(language, source, quantity) == set()


@all_cases(("language", "source", "quantity"), FALSE)
def test_what_it_does_not_say_is_refused(language: str, source: str, quantity: str) -> None:
    assert "number" in rules(language, source, quantity)


@all_cases(
    ("source", "quantity", "rule"),
    [
        ("In 2024 it was the third smallest port.", LARGEST, "unit"),
        ("In 2024 it was the third busiest port.", LARGEST, "unit"),
        ("In 2024 it was about the third largest port.", LARGEST, "qualifier"),
        ("In 2024 more than one in five lorries was empty.", "{value: 1 in 5}", "qualifier"),
        ("In 2024 it may have been the third largest port.", LARGEST, "status"),
    ],
)
def test_what_else_the_source_says_of_it_counts_too(source: str, quantity: str, rule: str) -> None:
    assert rule in rules("en", source, quantity)


def test_a_qualifier_is_read_beside_a_share() -> None:
    source = "In 2024 more than two-thirds of the herd was ill."
    assert rules("en", source, "{value: 2/3}", qualifier="more-than") == set()


@pytest.mark.parametrize(("language", "source", "statement"), ROW)
def test_one_of_a_row_is_borne_out_where_the_fact_tells_it_so(language: str, source: str, statement: str) -> None:
    given = {"quantity": "{value: 4, unit: rank}"}
    told = statement if language == "en" else "The {value} year of rain in a row."
    assert errors_in(language, source, source.rstrip("."), given, told) == []
    (found,) = errors_in(language, source, source.rstrip("."), given, "It was the {value} year.")
    assert found.rule == "number" and "of no place among others" in found.message


@pytest.mark.parametrize(("ranked", "expected"), [("engines", set()), ("holds", {"subject"})])
def test_a_rank_is_told_of_what_the_source_ranks(ranked: str, expected: set[str]) -> None:
    source = "In 2024 the fleet had the second largest holds and third largest engines."
    found = errors_in("en", source, source[:-1], {"quantity": LARGEST}, f"The fleet was {{value}} by {ranked}.")
    assert {problem.rule for problem in found} == expected
