"""Ranks and two numbers together: how they are written, what they refuse, and what may be computed with them."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from briefing.errors import LoadError
from briefing.facts.load import canonical, conflicts, parse_briefing, restore
from briefing.facts.model import Briefing
from briefing.facts.scalars import Ratio
from tests.conftest import all_cases

FILE = """
head: {{id: f, title: Harbour, date: 2025-03-06}}
defaults: {{period: "2024"}}
units: {{largest: {{rank: common, other: "{{}} largest"}}}}
sections: {{a: {{title: Harbour}}}}
facts:
  one: {{section: a, label: one, measure: m, statement: "It is {{value}}.", kind: judgement, {one}}}
  two: {{section: a, label: two, measure: m, statement: "It is {{value}}.", kind: judgement, {two}}}
"""


def load(one: str, two: str = "quantity: {value: 100}") -> Briefing:
    return parse_briefing(FILE.format(one=one, two=two).encode(), Path("facts.yaml")).briefing


@all_cases(
    ("text", "amount"),
    [("1 in 5", "1/5"), ("2/3", "2/3"), ("3:1", "3"), ("2.5:1", "5/2"), ("3/2", "3/2"), ("7 against 2", None)],
)
def test_two_numbers_amount_to_a_quotient_but_votes_to_nothing(text: str, amount: str | None) -> None:
    ratio = Ratio.parse(text)
    assert ratio and ratio.amount == (Fraction(amount) if amount else None)
    assert str(ratio) == text


@all_cases("text", ["5 in 5", "1 in 0", "1/1", "0/3", "3:0", "-1 in 5", "01/3", "1.5/3", "5-10"])
def test_what_means_nothing_or_a_range_is_no_ratio(text: str) -> None:
    assert Ratio.parse(text) is None


@pytest.mark.parametrize("text", ["1 in 5", "2/3", "3:1", "7 against 2"])
def test_a_ratio_travels_as_it_was_typed(text: str) -> None:
    facts = canonical(load(f"quantity: {{value: {text}}}"))
    assert facts["facts"]["one"]["quantity"] == {"value": text}
    quantity = restore(facts).facts["one"].quantity
    assert quantity and quantity.ratio == Ratio.parse(text) and not quantity.numbers


@all_cases(
    ("fact", "message"),
    [
        ("quantity: {value: 1 in 5, unit: largest}", "has a unit, which two numbers together do not have"),
        ("quantity: {value: 2.5, unit: largest}", 'has the rank "2.5"'),
        ("quantity: {value: 0, unit: rank}", 'has the rank "0"'),
        ("quantity: {value: 3, unit: rank}, qualifier: at-least", "more could be better or worse"),
        ("quantity: {value: 5-10}", "is not a plain decimal number"),
    ],
)
def test_what_cannot_be_meant_is_refused(fact: str, message: str) -> None:
    with pytest.raises(LoadError, match=message):
        load(fact)


def test_a_range_typed_as_one_value_is_told_how_ranges_and_votes_are_written() -> None:
    with pytest.raises(LoadError) as caught:
        load("quantity: {value: 5-10}")
    (problem,) = caught.value.diagnostics
    assert problem.hint and "low: and high:" in problem.hint and "7 against 2" in problem.hint


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("quantity: {value: 1 in 5}", "20"),
        ("quantity: {value: 1 in 5}, qualifier: about", "20"),
        ("quantity: {value: 3:1}", "300"),
    ],
)
def test_a_share_can_be_computed_with(fact: str, value: str) -> None:
    quantity = load(fact, "formula: one * one / one, quantity: {unit: percent}").facts["two"].quantity
    assert quantity and quantity.value == Decimal(value)


@pytest.mark.parametrize(
    ("fact", "derived", "message"),
    [
        ("quantity: {value: 3, unit: rank}", "", "one is a rank, which is no amount"),
        ("quantity: {value: 7 against 2}", "", "votes for and against are no number"),
        ("quantity: {value: 3}", ", quantity: {unit: rank}", "a rank is not computed but said"),
    ],
)
def test_neither_a_rank_nor_votes_can(fact: str, derived: str, message: str) -> None:
    with pytest.raises(LoadError, match=f'"two" cannot be stated truthfully: {message}'):
        load(fact, f"formula: one + one{derived}")


def test_shares_that_exclude_each_other_are_in_conflict_and_votes_are_not_compared() -> None:
    assert conflicts(load("quantity: {value: 1 in 5}", "quantity: {value: 1/4}")) == (("one", "two"),)
    assert conflicts(load("quantity: {value: 7 against 2}", "quantity: {value: 6 against 3}")) == ()


def test_the_unit_of_ranks_is_among_the_facts_only_where_one_is() -> None:
    assert "rank" in canonical(load("quantity: {value: 3, unit: rank}"))["units"]
    assert "rank" not in canonical(load("quantity: {value: 3}"))["units"]
