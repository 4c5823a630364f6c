"""Numbers are found in digits and words, typed, and never lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.numbers.numbers import Amount, NumberKind, find_numbers
from tests.conftest import all_cases


def _values(text: str) -> list[str]:
    return [format(n.value.normalize(), "f") for n in find_numbers(text) if n.value is not None]


@all_cases(
    ("text", "values"),
    [
        ("15,000 and 4.5", ["15000", "4.5"]),
        ("160 000 or 160\u00a0000 or 160\u202f000,5", ["160000", "160000", "160000.5"]),
        ("160,000.5 is not 160,000", ["160000.5", "160000"]),
        ("1.500.000", ["1500000"]),
        ("4bn, 120m, 3 mln", ["4000000000", "120000000", "3000000"]),
        ("four billion", ["4000000000"]),
        ("twenty-six", ["26"]),
        ("two hundred and five schools", ["205"]),
        ("twenty million four hundred thousand and three", ["20400003"]),
        ("five and six", ["5", "6"]),
        ("a hundred thousand", ["100000"]),
        ("half a million, two and a half million", ["500000", "2500000"]),
        ("a dozen, two dozen, half a dozen", ["12", "24", "6"]),
        ("a quarter of a percentage point, half a tonne, a quarter of one mile", ["0.25", "0.5", "0.25"]),
        ("between 5 and 10 million, five to ten million", ["5000000", "10000000", "5000000", "10000000"]),
        ("5 and 10 million", ["5", "10000000"]),
        ("٣٢٤", ["324"]),
        ("-5% and \u22122", ["-5", "-2"]),
        ("15-million-ton line, a 26-year-old bridge", ["15000000", "26"]),
    ],
)
def test_values(text: str, values: list[str]) -> None:
    assert _values(text) == values


@all_cases(
    ("text", "amounts"),
    [
        ("two hours and 30 minutes", ["2.5 hour", "150 minute"]),
        ("1 year 6 months", ["1.5 year", "18 month"]),
        ("5 feet, 6 inches", ["5.5 foot", "66 inch"]),
        ("2 years and 6 months, respectively", ["2 year", "6 month"]),
        ("3 years, 4 months of them cold", ["3 year", "4 month"]),
        ("between 2 weeks and 3 days", ["2 week", "3 day"]),
        ("2 days and 30 hours", ["2 day", "30 hour"]),
    ],
)
def test_what_two_units_say_of_one_value(text: str, amounts: list[str]) -> None:
    found = [a for n in find_numbers(text) if n.value for a in (Amount(n.value, unit=n.unit), *n.also)]
    assert [f"{a.value.normalize():f} {a.unit}" for a in found] == amounts


@all_cases(
    ("text", "words", "currency"),
    [
        ("the $4 billion mark", "$4 billion", "USD"),
        ("US$120m more", "US$120m", "USD"),
        ("some 4 billion US dollars", "4 billion US dollars", "USD"),
        ("AZN 5m and", "AZN 5m", "AZN"),
        ("about €4.5bn", "€4.5bn", "EUR"),
        ("160 000 ₽ in", "160 000 ₽", "RUB"),
        ("seven manats", "seven manats", "AZN"),
        ("one dollar", "one dollar", "USD"),
    ],
)
def test_currencies(text: str, words: str, currency: str) -> None:
    (span,) = find_numbers(text)
    assert (span.text, span.currency) == (words, currency)


@all_cases(
    ("text", "unit"),
    [
        ("15 million tons of cargo", "ton"),
        ("3 metric tons", "tonne"),
        ("150 square kilometres", "square kilometre"),
        ("6 per cent", "percent"),
        ("5 percentage points", "percentage point"),
        ("26 universities", None),
        ("half a mile", "mile"),
        ("a quarter point", "point"),
        ("three quarters of a percentage point", "percentage point"),
        ("half of the miles", "percent"),
    ],
)
def test_units(text: str, unit: str | None) -> None:
    assert find_numbers(text)[0].unit == unit


@all_cases(
    ("text", "currencies"),
    [
        ("It gave $5 million in 2022, 7 million in 2023 and 9m in 2024.", ["USD", "USD", "USD"]),
        ("It gave $5 million in 2022 and 7 million boats in 2023.", ["USD", None]),
        ("It cost $5 million and 7 million came.", ["USD", None]),
        ("A profit of $5 million in 2022 turned to a loss of 7 million.", ["USD", "USD"]),
        ("It earned €5 million against 7 million a year earlier.", ["EUR", "EUR"]),
        ("It had earned $5 million. Some 7 million against 8 million are planned.", ["USD", None, None]),
    ],
)
def test_sums_set_beside_each_other_have_the_money_of_the_first(text: str, currencies: list[str | None]) -> None:
    assert [n.currency for n in find_numbers(text) if n.kind is NumberKind.VALUE] == currencies


def test_a_part_has_the_scale_and_money_of_its_whole() -> None:
    part, whole = find_numbers("It paid out 17 of the 60 million euros.")
    assert (part.value, part.currency, whole.value) == (17_000_000, "EUR", 60_000_000)
    assert _values("It treated 17 of the 60 million people.") == ["17", "60000000"]


def test_pounds_are_of_weight_where_others_of_the_text_are() -> None:
    text = "They took 800 pounds of bait, and 3 million pounds in all."
    assert [(n.currency, n.unit) for n in find_numbers(text)] == [(None, "pound"), (None, "pound")]
    assert [n.currency for n in find_numbers("They took 3 million pounds in all.")] == ["GBP"]
    assert [n.currency for n in find_numbers("They sold 800 pounds of bait. The boat cost 3 million pounds.")][
        1
    ] == "GBP"


@all_cases(
    ("text", "kinds"),
    [
        ("dozens; hundreds of thousands; several million", ["vague"] * 3),
        ("half; a third; two-thirds; one in five; nine in ten; every third", ["share"] * 6),
        ("doubled; twice; tenfold", ["multiple"] * 3),
        ("in 2024, the 1990s", ["year", "year"]),
        ("19 August 2024; August 19, 2024; May 2024; 2024-08-19; 19.08.2024", ["date"] * 5),
        ("at 10:30", ["time"]),
        ("the 21st, the twenty-first", ["ordinal", "ordinal"]),
        ("G20 and Su-57", ["name", "name"]),
        ("1.2.3", ["value"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [n.kind for n in find_numbers(text)] == kinds


@all_cases(
    "text",
    [
        "one of them, once",
        "first talks, a second language, a third country",
        "a single speaker",
        "the first half of the year, a half-year, the half year",
        "both sides may agree; doublespeak; a double-track line",
        "the euro, the dollar and the pound",
    ],
)
def test_no_number(text: str) -> None:
    assert find_numbers(text) == ()


@given(st.text() | st.text(alphabet="0123456789., -\u2212%$€mkbn\u00a0½٣'aone"))
def test_any_text(text: str) -> None:
    """Spans are in order, do not overlap, say what stands there, and leave no digit out."""
    spans = find_numbers(text)
    ends = [0, *(n.end for n in spans)]
    assert all(end <= n.start < n.end for end, n in zip(ends, spans, strict=False))
    assert all(text[n.start : n.end] == n.text for n in spans)
    covered = {i for n in spans for i in range(n.start, n.end)}
    assert all(i in covered for i, character in enumerate(text) if character.isdecimal())


@given(st.decimals(0, 10**12, places=2))
def test_grouped_digits_round_trip(value: Decimal) -> None:
    (span,) = find_numbers(f"about {value:,f} units")
    assert span.value == value


_SMALL, _TENS = list(load_lexicon("en").numbers.small), list(load_lexicon("en").numbers.tens)


def _spell(n: int) -> str:
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = f" {'and ' if n % size < 100 else ''}{_spell(n % size)}" if n % size else ""
            return f"{_spell(n // size)} {word}{rest}"
    if n < 20:
        return _SMALL[n]
    return _TENS[n // 10 - 2] + (f"-{_SMALL[n % 10]}" if n % 10 else "")


@given(st.integers(2, 10**12 - 1))
def test_spelled_words_round_trip(n: int) -> None:
    (span,) = find_numbers(f"some {_spell(n)} people")
    assert span.value == n and span.kind is NumberKind.VALUE


@all_cases(
    ("text", "values"),
    [
        ("minus 3.2 percent, negative 4%, -$45 million, \u20ac-331 million", ["-3.2", "-4", "-45000000", "-331000000"]),
        ("EUR (331) million; Net result 2,310 (1,200); a crowd (1,200)", ["-331000000", "2310", "-1200", "1200"]),
        ("5\u00bd%, \u00bc, .06, 3 1/2 miles, 2/3", ["5.5", "0.25", "0.06", "3.5", "0.6666666666666666666666666667"]),
        ("1.2\u00d710^6, 2.5 \u00d7 10\u2076, 1.3e6", ["1200000", "2500000", "1300000"]),
        ("48 lakh, 5 crore, four score, 12k, 3 Mrd.", ["4800000", "50000000", "80", "12000", "3000000000"]),
        ("a million and a half, a year and a half", ["1500000", "1.5"]),
        ("one and three-quarter tonnes, two and a quarter million", ["1.75", "2250000"]),
        ("one thousand, two hundred and six tremors; 0.8m doses were thrown away", ["1206", "800000"]),
        ("12, 15 and 11 million; 4 and 6 per cent respectively", ["12000000", "15000000", "11000000", "4", "6"]),
        ("£50 billion,3 whilst; pressure.4 So", ["50000000000"]),
        ("1'284'500 and 6'2", ["1284500", "6", "2"]),
        ("half of it, two thirds, one in five, 3 in 4", ["50", "66.66666666666666666666666667", "20", "75"]),
        ("1,300 \u00b1 100", ["1300", "100"]),
        ("a billion, in the old sense", ["1000000000000"]),
        ("An 8% surge; An 80 per cent share; An 85-strong crew", ["8", "80", "85"]),
    ],
)
def test_more_values(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "Route 66, reactor 2, lorry No. 12, articles 5 and 6, the FTSE 100, the Boeing 737, 5G, 747s",
        "Oct. 31, 31 Oct., 18 and 19 November, 15.01.2024, 1/15/24",
        "10:30, 10.30 am, 5 p.m., 7 o'clock, 24/7, 9/11, a 4x4, 4-4-2",
        "a third of a million homes",
    ],
)
def test_no_values(text: str) -> None:
    assert _values(text) == []


@all_cases(
    ("text", "parts"),
    [
        ("5 to 7 weeks, between 14 and 21, $2-3bn", ["low", "high"] * 3),
        ("rose from 41,000 to 48,200", ["old", "new"]),
        ("rose by $8.1bn to $61bn; up 0.4% to 5,120; 46 percent to 41 percent", ["alone"] * 6),
        ("either 11 or 12 boats", ["choice", "choice"]),
        ("voted by 7-2", ["score", "against"]),
        ("12 of the 48 boats", ["some", "whole"]),
        ("twice 1,200; three times the 830", ["alone", "multiplied", "alone", "multiplied"]),
        ("Ada Brandt, 61, and a 73-year-old", ["age", "age"]),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    assert [n.part for n in find_numbers(text)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "It stood at 57 Mill Street, where it rained.",
        "They built ships [17] for the navy.",
        "They built ships.[17] All sank.",
    ],
)
def test_houses_and_notes_have_numbers_that_are_names(text: str) -> None:
    (number,) = find_numbers(text)
    assert number.kind is NumberKind.NAME


@pytest.mark.parametrize("text", ["57 Wall Street banks failed.", "They built [17] ships."])
def test_what_is_counted_beside_them_is_none(text: str) -> None:
    (number,) = find_numbers(text)
    assert number.kind is NumberKind.VALUE
