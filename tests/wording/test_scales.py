"""Values that are said together share a scale that is true of each; a label that names the unit is enough."""

import pytest

from briefing.facts.model import Fact, Quantity, Unit
from briefing.facts.periods import Period
from briefing.languages import language
from briefing.wording.scales import common_scale, forms_below_heads, names_unit, said_once
from briefing.wording.wording import PLAIN, Wording
from tests.conftest import all_cases

UNITS = {
    "en": {"crates": Unit(one="crate", other="crates"), "freight": Unit(one="ton", other="tons", short="t a year")},
    "ru": {"crates": Unit.model_validate({"one": "вагон", "few": "вагона", "many": "вагонов", "other": "вагона"})},
    "az": {"crates": Unit(other="vaqon")},
}


def fact(number: str, *, qualifier: str = "exact", **quantity: str) -> Fact:
    given = {"value": number} if ".." not in number else dict(zip(("low", "high"), number.split(".."), strict=True))
    data = {
        "id": "f" + "".join(filter(str.isalnum, number)),
        "section": "s",
        "label": "l",
        "statement": "s",
        "measure": "f",
    }
    quantity = quantity or {"unit": "crates"}
    return Fact(**data, period=Period.parse("2024"), qualifier=qualifier, quantity=Quantity(**given, **quantity))  # type: ignore[arg-type]


def said(code: str, facts: list[Fact], words: str = "harvest") -> tuple[str, list[str]] | None:
    once = said_once(facts, words, Wording(language(code), UNITS[code]))
    return once and (once.head, list(once.cells.values()))


def of(*numbers: str, **quantity: str) -> list[Fact]:
    return [fact(number, **quantity) for number in numbers]


@all_cases(
    ("facts", "head", "cells"),
    [
        (of("1200000000", "340000000", currency="USD"), "US$ billion", ["1.2", "0.34"]),
        (of("1200000000", "340500000", "12345600000", currency="CHF"), "CHF million", ["1,200", "340.5", "12,345.6"]),
        (of("7000000", "900"), "crates", ["7,000,000", "900"]),
        (of("7000000", "12000"), "crates", ["7,000,000", "12,000"]),
        ([*of("7000000", qualifier="about"), *of("12000")], "million crates", ["≈7", "0.012"]),
        (of("7000000", "0"), "million crates", ["7", "0"]),
        (of("7000000", "400000", "2500000..3000000", unit="freight"), "million t a year", ["7", "0.4", "2.5–3"]),
        ([*of("7000000", qualifier="about"), *of("450000", qualifier="at-most")], "million crates", ["≈7", "≤0.45"]),
        (of("35", "4.5", "-12", currency="EUR"), "€", ["35", "4.50", "−12"]),
        (of("1.50", "12"), "crates", ["1.50", "12"]),
        (of("3", "-0.25", unit="percent"), "%", ["3", "−0.25"]),
    ],
)  # fmt: skip
def test_one_scale_for_all(facts: list[Fact], head: str, cells: list[str]) -> None:
    assert said("en", facts) == (head, cells)


def test_no_scale_adds_digits_that_a_source_has_rounded_away() -> None:
    rounded, small = fact("7000000", qualifier="about"), fact("900")
    wording = Wording(language("en"), UNITS["en"])
    assert common_scale([rounded, small], wording) is None
    assert said("en", [rounded, small]) is None
    assert common_scale([fact("7000000"), small], wording) == PLAIN


@pytest.mark.parametrize(
    ("code", "heads"),
    [
        ("en", ("million crates", "US$ billion")),
        ("ru", ("млн вагонов", "млрд $")),
        ("az", ("milyon vaqon", "milyard $")),
    ],
)
def test_heads_in_each_language(code: str, heads: tuple[str, str]) -> None:
    counted, money = of("7000000", "400000"), of("1200000000", "340000000", currency="USD")
    assert tuple(once[0] for facts in (counted, money) if (once := said(code, facts))) == heads


@all_cases(
    ("code", "label", "is_named"),
    [
        ("en", "Rail crates", True),
        ("en", "crate traffic", True),
        ("en", "rail traffic", False),
        ("en", "crane traffic", False),
        ("en", "crated goods", False),
        ("ru", "железнодорожные вагоны", True),
        ("ru", "железная дорога", False),
        ("ru", "вагонный парк", False),
        ("ru", "прибытие вагонами", True),
        ("az", "dəmiryol vaqonları", True),
        ("az", "dəmiryol", False),
        ("az", "gələn vaqonların sayı", True),
        ("az", "vaqonetka", False),
    ],
)
def test_a_label_that_names_the_unit_is_enough(code: str, label: str, is_named: bool) -> None:
    assert names_unit(label, fact("3"), Wording(language(code), UNITS[code])) == is_named


def test_money_that_a_label_names_keeps_its_sign_or_has_its_scale_said() -> None:
    label = "loans, US$"
    assert said("en", of("35", "4.5", currency="USD"), label) == ("", ["US$35", "US$4.50"])
    assert said("en", of("7000000", "2500000", currency="USD"), label) == ("million", ["7", "2.5"])


def test_a_value_without_its_scale_needs_the_head_that_says_it() -> None:
    wording = Wording(language("en"), UNITS["en"])
    forms = {form.words: form.heads for form in forms_below_heads(fact("7000000"), wording)}
    assert forms == {"0.007": {"billion", "billion crates"}, "7": {"million", "million crates"}, "7,000,000": set()}
    money = {form.words: form.heads for form in forms_below_heads(fact("900", currency="USD"), wording)}
    assert money == {"900": {"US$"}}
