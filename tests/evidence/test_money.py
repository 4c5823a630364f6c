"""The money of every nation is read in signs, codes and words, and unknown money is never taken for known money."""

from decimal import Decimal

import pytest

from briefing.evidence.numbers.numbers import find_numbers
from tests.conftest import all_cases
from tests.evidence.quantities import rules_of


@all_cases(
    ("language", "text", "currency"),
    [
        ("en", "HK$5 million", "HKD"),
        ("en", "NZ$40", "NZD"),
        ("en", "US$45m", "USD"),
        ("en", "a $US45 million loan", "USD"),
        ("en", "C$3bn", "CAD"),
        ("en", "R$70", "BRL"),
        ("en", "S$9.50", "SGD"),
        ("en", "EUR7.5m", "EUR"),
        ("en", "7.5 million EUR", "EUR"),
        ("en", "RM79", "MYR"),
        ("en", "Rs. 48,00,000", "INR"),
        ("en", "CHF 50m", "CHF"),
        ("en", "AMD 5 million", "AMD"),
        ("en", "TRY 500 million", "TRY"),
        ("en", "500 kr", "crown"),
        ("en", "20 million Danish crowns", "DKK"),
        ("en", "3 billion Chinese yuan", "CNY"),
        ("en", "4 billion U.S. dollars", "USD"),
        ("en", "5 million drams", "AMD"),
        ("en", "12,000 Hong Kong dollars", "HKD"),
        ("en", "900 soums", "UZS"),
        ("en", "50 crowns", "crown"),
        ("en", "50 Zorbian dollars", "Zorbian dollars"),
        ("en", "XY$50", "XY$"),
        ("en", "-$45 million", "USD"),
        ("en", "\u20bc30 or more", "AZN"),
        ("en", "֏900", "AMD"),
        ("ru", "5 млн датских крон", "DKK"),
        ("ru", "3 млрд долларов США", "USD"),
        ("ru", "40 туркменских манатов", "TMT"),
        ("ru", "500 лари", "GEL"),
        ("ru", "60 новозеландских долларов", "NZD"),
        ("ru", "70 лунарских рублей", "лунарских рублей"),
        ("az", "5 milyon Danimarka kronu", "DKK"),
        ("az", "3 milyard ABŞ dollarından", "USD"),
        ("az", "40 Türkmənistan manatı", "TMT"),
        ("az", "60 Kanada dolları", "CAD"),
        ("tr", "90 USD", "USD"),
    ],
)
def test_currencies(language: str, text: str, currency: str) -> None:
    (number,) = (n for n in find_numbers(text, language) if n.value is not None)
    assert number.currency == currency


@pytest.mark.parametrize("text", ["COP 28 in Belem", "the TOP 10", "ALL 5 schools", "12 won by a head"])
def test_words_that_look_like_money(text: str) -> None:
    assert not any(n.currency for n in find_numbers(text))


@all_cases(
    ("text", "unit"),
    [
        ("50p", "penny"),
        ("187 pence", "penny"),
        ("3 cents", "cent"),
        ("15c", "cent"),
        ("35 HK cents", "cent"),
        ("14 euro cents", "cent"),
        ("a 154-pound boxer", "pound"),
    ],
)
def test_coins_and_weights(text: str, unit: str) -> None:
    assert find_numbers(text)[0].unit == unit


@all_cases(
    ("source", "quote", "quantity", "unit", "rules"),
    [
        ("The fee was 50p in 2024.", "fee was 50p in 2024", {"value": 0.5, "currency": "GBP"}, "", set()),
        ("The fee was 50p in 2024.", "fee was 50p in 2024", {"value": 50}, "penny/pence", set()),
        ("The fee was 50p in 2024.", "fee was 50p in 2024", {"value": 50, "currency": "GBP"}, "", {"unit"}),
        ("It cost HK$5 in 2024.", "cost HK$5 in 2024", {"value": 5, "currency": "USD"}, "", {"unit"}),
        ("It cost 5 crowns in 2024.", "cost 5 crowns in 2024", {"value": 5, "currency": "DKK"}, "", {"not-said"}),
        ("It cost 5 crowns in Denmark in 2024.", "5 crowns in Denmark in 2024", {"value": 5, "currency": "DKK"}, "",
         {"doubt"}),
        ("It cost 5 crowns in 2024.", "cost 5 crowns in 2024", {"value": 5, "currency": "GBP"}, "", {"unit"}),
        ("It cost 5 manats in 2024.", "cost 5 manats in 2024", {"value": 5, "currency": "AZN"}, "", set()),
        ("It cost 5 manats in 2024.", "cost 5 manats in 2024", {"value": 5, "currency": "TMT"}, "", {"unit"}),
        ("ASHGABAT. It cost 5 manats in 2024.", "5 manats in 2024", {"value": 5, "currency": "TMT"}, "", {"doubt"}),
        ("It cost $5 (US$3) in 2024.", "cost $5 (US$3) in 2024", {"value": 5, "currency": "USD"}, "", {"unit"}),
        ("TORONTO: It cost $5 in 2024.", "cost $5 in 2024", {"value": 5, "currency": "USD"}, "", {"doubt"}),
        ("She weighed 154 pounds in 2024.", "154 pounds in 2024", {"value": 154, "currency": "GBP"}, "", {"unit"}),
        ("She weighed 154 pounds in 2024.", "weighed 154 pounds in 2024", {"value": 154}, "pound/pounds", set()),
        ("It came to 5 manats in 2024.", "came to 5 manats in 2024", {"value": 5}, "manat/manats", set()),
    ],
)  # fmt: skip
def test_whose_money_it_is(source: str, quote: str, quantity: dict[str, object], unit: str, rules: set[str]) -> None:
    assert rules_of(source, quote, quantity, unit=unit) == rules


@all_cases(
    ("language", "text", "value"),
    [
        ("en", "$4 million 120 thousand", "4120000"),
        ("en", "4 billion 120 million dollars", "4120000000"),
        ("en", "5 dollars 20 cents", "5.2"),
        ("ru", "$4 млрд 120,5 млн", "4120500000"),
        ("ru", "4 рубля 20 копеек", "4.2"),
        ("az", "4 milyard 120 milyon manat", "4120000000"),
        ("az", "4 manat 20 qəpik", "4.2"),
    ],
)
def test_a_sum_told_by_its_scales_or_with_coins_is_one(language: str, text: str, value: str) -> None:
    (number,) = find_numbers(text, language)
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["$4 million in 120 thousand homes", "$4 million, 120 thousand", "4 thousand 120 million", "4 pounds 20 cents"],
)
def test_sums_beside_each_other_are_several(text: str) -> None:
    assert len(find_numbers(text)) == 2


@all_cases(
    ("language", "text", "currency"),
    [
        ("en", "$40 NZD", "NZD"),
        ("en", "$40 CAD", "CAD"),
        ("en", "$40 (SGD)", "SGD"),
        ("en", "NZD $40", "NZD"),
        ("en", "$40 million in Jamaican money", "JMD"),
        ("en", "$40 Namibian", "NAD"),
        ("en", "$40 (Australian) a seat", "AUD"),
        ("en", "¥40 (yuan)", "CNY"),
        ("en", "£40 Egyptian", "EGP"),
        ("ru", "$40 (канадских)", "CAD"),
        ("en", "$40 (£31)", "USD"),
        ("en", "a $40 million Canadian loan", "USD"),
        ("en", "$40 (Monday)", "USD"),
        ("en", "$40 in Canadian towns", "USD"),
    ],
)
def test_words_behind_a_sum_say_whose_it_is(language: str, text: str, currency: str) -> None:
    assert find_numbers(text, language)[0].currency == currency


def test_no_franc_of_africa_is_a_swiss_one() -> None:
    assert find_numbers("40 CFA francs")[0].currency == find_numbers("40 CFA")[0].currency == "CFA franc"
