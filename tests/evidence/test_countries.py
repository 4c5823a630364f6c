"""A number that the source tells of one country is not told of another."""

from functools import partial

import pytest

from tests.conftest import all_cases
from tests.evidence.quantities import rules_of


@all_cases(
    ("language", "source", "area", "other"),
    [
        ("en", "Peru sold 40 million boats in 2024; Chile sold 12 million.", "Peru", "Chile"),
        ("en", "In Peru 40 million boats were sold in 2024.", "Peru", "Bolivia"),
        ("en", "Peru sells boats. Bolivia's shops sold 40 million boats in 2024.", "Bolivia", "Peru"),
        ("en", "They sold 40 million boats in Peru in 2024, and Bolivia sold 12 million.", "Peru", "Bolivia"),
        ("ru", "В Перу в 2024 году продали 40 миллионов лодок, а Боливия продала 12 миллионов.", "Перу", "Боливия"),
        ("ru", "Экспорт Армении составил в 2024 году 40 миллионов лодок.", "Армения", "Грузия"),
        (
            "az",
            "2024-cü ildə Gürcüstanda 40 milyon qayıq satılıb, Ermənistanda isə 12 milyon.",
            "Gürcüstan",
            "Ermənistan",
        ),
    ],
)
def test_what_is_told_of_a_country_is_not_of_another(language: str, source: str, area: str, other: str) -> None:
    unit = {"en": "boat/boats", "ru": "лодка/лодки/лодок", "az": "qayıq/qayıq"}[language]
    quote, quantity = source.rstrip("."), {"value": 40000000}
    assert rules_of(source, quote, quantity, unit=unit, language=language, area=area) == set()
    assert "area" in rules_of(source, quote, quantity, unit=unit, language=language, area=other)


@all_cases(
    "source",
    [
        "The country sold 40 boats to Norway in 2024.",
        "Norway's ministry said that 40 boats were sold in 2024.",
        "The Peruvian firm sold 40 boats in 2024.",
        "In Peru, which Chile borders on, 40 boats were sold in 2024.",
        "According to Chile, 40 boats were sold in 2024.",
        "In Lima 40 boats were sold in 2024.",
        "New Mexico sold 40 boats in 2024.",
        "Boats from Chile made up 40 boats in 2024.",
    ],
)
def test_who_has_to_do_with_it_is_not_whose_it_is(source: str) -> None:
    quote = source.rstrip(".")
    assert "area" not in rules_of(source, quote, {"value": 40}, unit="boat/boats", area="Peru")


@pytest.mark.parametrize(
    ("language", "source", "area", "other"),
    [
        ("en", "Exports of wool from Peru came to 40 boats in 2024.", "Peru", "Chile"),
        ("ru", "Экспорт шерсти из Перу составил в 2024 году 40 лодок.", "Перу", "Чили"),
        ("az", "2024-cü ildə Gürcüstandan ixrac 40 qayıq oldu.", "Gürcüstan", "Ermənistan"),
    ],
)
def test_exports_are_those_of_the_country_that_they_come_from(
    language: str, source: str, area: str, other: str
) -> None:
    unit = {"en": "boat/boats", "ru": "лодка/лодки/лодок", "az": "qayıq/qayıq"}[language]
    for told, expected in ((area, set()), (other, {"area"})):
        found = rules_of(source, source.rstrip("."), {"value": 40}, unit=unit, language=language, area=told)
        assert found & {"area"} == expected


def test_what_a_source_names_is_not_known_by_its_quotes_alone() -> None:
    source, quote = "At night 40 boats were sold in 2024.", "40 boats were sold"
    told = {"unit": "boat/boats", "area": "Osmark"}
    assert rules_of(source, quote, {"value": 40}, **told) == {"doubt"}, "it is named nowhere"
    assert rules_of(source, quote, {"value": 40}, is_at_hand=False, **told) == {"never-verified"}


def test_what_is_told_of_several_regions_is_not_of_one() -> None:
    source = "In 2024 60 boats were sold in Osmark, Nether Bay and Lund."
    told = partial(rules_of, source, source.rstrip("."), {"value": 60}, unit="boat/boats")
    assert "not-said" in told(area="Nether Bay")
    assert not {"not-said", "area"} & told("In Osmark, Nether Bay and Lund {value} were sold.")


@all_cases(
    ("source", "quote", "value", "statement", "other"),
    [
        (
            "60 boats went to Ghana in 2024 and 25 boats to Togo.",
            "25 boats to Togo",
            25,
            "{value} went to Togo.",
            "Ghana",
        ),
        (
            "60 boats went to Europe in 2024 and 25 boats to Togo.",
            "25 boats to Togo",
            25,
            "{value} went to Togo.",
            "Europe",
        ),
        (
            "In 2024 60 boats were sold to Ghana and Togo.",
            "60 boats",
            60,
            "{value} were sold to Ghana and Togo.",
            "{value} were sold to Ghana.",
        ),
        (
            "In 2024 60 boats each were sold to Ghana and Togo.",
            "60 boats each",
            60,
            "{value} each were sold to Ghana.",
            "",
        ),
        (
            "In 2024 60 boats went to Peru, Chile and Togo.",
            "60 boats",
            60,
            "{value} went to Peru, Togo and Chile.",
            "{value} went to Togo.",
        ),
    ],
)
def test_what_is_told_of_several_is_not_of_one(source: str, quote: str, value: int, statement: str, other: str) -> None:
    told = partial(rules_of, source, quote, {"value": value}, unit="boat/boats")
    assert told(statement) <= {"doubt"}
    if other:
        false = other if "{value}" in other else statement.replace("Togo", other)
        assert told(false) & {"area", "not-said"}


@pytest.mark.parametrize(
    ("language", "source", "quote", "area", "other"),
    [
        ("ru", "В 2024 году Перу продало 40 лодок, а Чили - 12 лодок.", "40 лодок", "Peru", "Chile"),
        ("ru", "В 2024 году в Европу ушло 40 лодок, в Туркмению - 12 лодок.", "12 лодок", "Turkmenistan", "Europe"),
        ("az", "2024-cü ildə Gürcüstan 40 qayıq, Ermənistan 12 qayıq satıb.", "12 qayıq", "Armenia", "Georgia"),
    ],
)
def test_names_in_two_languages_are_compared(language: str, source: str, quote: str, area: str, other: str) -> None:
    told = partial(rules_of, source, quote, {"value": int(quote.split()[0])}, unit="boat/boats")
    assert told(f"{area} had {{value}}.", source_language=language) == set()
    assert "area" in told(f"{other} had {{value}}.", source_language=language)
