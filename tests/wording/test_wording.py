"""A value reads the same at every width, and its qualifier is never lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.facts.model import Fact, Qualifier, Quantity, Unit
from briefing.facts.periods import Period
from briefing.languages import language
from briefing.wording.period_words import NBSP
from briefing.wording.wording import QUALIFIER_SIGNS, Wording
from tests.conftest import all_cases

UNITS = {
    "pupils": Unit(one="pupil", other="pupils"),
    "tons": Unit(one="ton a year", other="tons a year", short="tons a year"),
    "percent": Unit(one="per cent", other="per cent", short="%"),
}
WORDING = Wording(language("en"), UNITS)


def fact(qualifier: str = "exact", **quantity: str) -> Fact:
    return Fact(
        id="f", section="s", label="l", statement="s", measure="f", period=Period.parse("2024"),
        qualifier=Qualifier(qualifier), quantity=Quantity.model_validate(quantity),
    )  # fmt: skip


@all_cases(
    ("qualifier", "quantity", "words", "short"),
    [
        ("exact", {"value": "324", "unit": "pupils"}, "324 pupils", "324"),
        ("exact", {"value": "1", "unit": "pupils"}, "1 pupil", "1"),
        ("about", {"value": "160000", "unit": "pupils"}, "about 160,000 pupils", "≈160,000"),
        ("more-than", {"value": "4000000000", "currency": "USD"}, "more than US$4 billion", ">US$4 bn"),
        ("at-least", {"value": "15000000", "unit": "tons"}, "at least 15 million tons a year", "≥15 m tons a year"),
        ("at-most", {"value": "2.50", "currency": "GBP"}, "at most £2.50", "≤£2.50"),
        ("exact", {"value": "9.0", "unit": "percent"}, "9.0%", "9.0%"),
        ("exact", {"value": "1.0", "unit": "pupils"}, "1.0 pupils", "1.0"),
        ("exact", {"value": "4000000.0", "currency": "EUR"}, "€4.0 million", "€4.0 m"),
        ("between", {"low": "3.50", "high": "4.25", "unit": "percent"}, "between 3.50% and 4.25%", "3.50%–4.25%"),
        ("less-than", {"value": "1250000", "unit": "pupils"}, "less than 1.25 million pupils", "<1.25 m"),
        ("nearly", {"value": "50", "unit": "pupils"}, "nearly 50 pupils", "<50"),
        ("exact", {"value": "1234567", "unit": "pupils"}, "1,234,567 pupils", "1,234,567"),
        ("between", {"low": "3.5", "high": "4", "unit": "percent"}, "between 3.5% and 4%", "3.5%–4%"),
        ("exact", {"value": "-1250000", "currency": "EUR"}, "−€1.25 million", "−€1.25 m"),
        ("exact", {"value": "12", "currency": "XAF"}, "FCFA 12", "FCFA 12"),
        ("exact", {"value": "54", "unit": "percent", "change": "true"}, "+54%", "+54%"),
        ("about", {"value": "-12", "unit": "percent", "change": "true"}, "about −12%", "≈−12%"),
        ("exact", {"value": "300", "unit": "pupils", "change": "true"}, "+300 pupils", "+300"),
        ("exact", {"value": "0", "unit": "percent", "change": "true"}, "0%", "0%"),
    ],
)
def test_value_in_words_and_short(qualifier: str, quantity: dict[str, str], words: str, short: str) -> None:
    assert WORDING.words(fact(qualifier, **quantity)).replace(NBSP, " ") == words
    assert WORDING.short(fact(qualifier, **quantity)).replace(NBSP, " ") == short


@all_cases(
    ("period", "words"),
    [
        ("2024-08-19", "19 August 2024"),
        ("2024-08", "August 2024"),
        ("2024-Q2", "April–June 2024"),
        ("2024-H1", "January–June 2024"),
        ("2024", "2024"),
        ("since 2023-09", "since September 2023"),
        ("2019..2023", "2019–2023"),
        ("2024-W11", "11–17 March 2024"),
        ("2024-01..2024-09", "January–September 2024"),
        ("2023-Q1..2023-Q3", "January–September 2023"),
        ("2023-01..2024-02", "January 2023–February 2024"),
        ("2024-08-03..2024-08-17", "3–17 August 2024"),
        ("2024-01-01..2024-11-24", "1 January–24 November 2024"),
        ("2023-11-24..2024-01-03", "24 November 2023–3 January 2024"),
        ("2023-12..2024-01-05", "1 December 2023–5 January 2024"),
        ("2010s", "2010s"),
        ("1990s..2000s", "1990s–2000s"),
        ("2022/23", "2022/23"),
        ("2022/2023 from April", "2022/2023"),
        ("2019/20..2022/23", "2019/20–2022/23"),
        ("FY2024", "FY2024"),
        ("2022/23-Q1", "Q1 2022/23"),
        ("FY2024-H2 from October", "H2 FY2024"),
        ("since 2022/23", "since 2022/23"),
        ("since FY2024", "since 2023/24"),
        ("since 2010s", "since the 2010s"),
        ("since mid-2023", "since mid-2023"),
        ("mid-2023-05", "mid-May 2023"),
        ("early 2023", "early 2023"),
        ("late 1990s", "late 1990s"),
        ("summer 2023", "summer 2023"),
        ("future", "future"),
    ],
)
def test_period_in_words(period: str, words: str) -> None:
    assert WORDING.period(Period.parse(period)).replace(NBSP, " ") == words


@all_cases(
    ("period", "tick", "year"),
    [
        ("2024", "2024", ""),
        ("2024-Q1", "Q1", "2024"),
        ("2024-H2", "H2", "2024"),
        ("2024-08", "Aug", "2024"),
        ("2024-08-19", "19 August", "2024"),
        ("2024-01..2024-09", "Jan–Sept", "2024"),
        ("2024-08-03..2024-08-17", "3–17 August", "2024"),
        ("2022/23-Q1", "Q1", "2022/23"),
        ("2022/23", "2022/23", ""),
        ("mid-2023", "mid-2023", ""),
        ("2023-01..2024-02", "January 2023–February 2024", ""),
    ],
)
def test_a_period_on_an_axis_has_its_year_apart(period: str, tick: str, year: str) -> None:
    assert tuple(text.replace(NBSP, " ") for text in WORDING.tick(Period.parse(period))) == (tick, year)


@given(st.decimals(-(10**15), 10**15, places=4, allow_nan=False))
def test_no_digit_is_lost(value: Decimal) -> None:
    text = WORDING.amount(fact(value=str(value), unit="pupils")).replace(NBSP, " ")
    figure, _, scale = text.replace(",", "").replace("−", "-").partition(" ")
    factor = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert Decimal(figure) * factor == value


@given(st.sampled_from([q for q in Qualifier if q is not Qualifier.BETWEEN]), st.integers(2, 10**12))
def test_every_width_keeps_the_qualifier(qualifier: Qualifier, value: int) -> None:
    stated = fact(qualifier, value=str(value), unit="pupils")
    bare = fact("exact", value=str(value), unit="pupils")
    template = WORDING.language.grammar.qualifiers[qualifier].phrase
    assert WORDING.words(stated) == template.format(WORDING.words(bare))
    assert WORDING.short(stated) == QUALIFIER_SIGNS[qualifier] + WORDING.short(bare)


def test_fact_without_quantity_has_no_words() -> None:
    with pytest.raises(ValueError, match='"f" has no quantity'):
        WORDING.words(fact().model_copy(update={"quantity": None}))
