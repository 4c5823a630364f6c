"""What is written by the data of a locale is what Babel would write."""

import subprocess
import sys
from copy import copy
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.localedata import locale_identifiers
from babel.numbers import get_currency_symbol, get_decimal_symbol, get_group_symbol, list_currencies
from hypothesis import given
from hypothesis import strategies as st

from briefing.languages.model import from_babel
from tests.conftest import all_cases

LOCALES = st.sampled_from(("en_GB", "ru", "az", "tr", "ka", "de_CH"))
data = cache(from_babel)


def of_babel(value: Decimal, name: str, *, is_grouped: bool) -> str:
    """The number in the locale's own groups, with the decimals that it has, as Babel writes it.

    Babel takes the apostrophe that is the sign of groups in Switzerland for a quotation mark in the pattern, and
    loses it; so the number is written with English signs, and these are replaced.
    """
    pattern = copy(Locale.parse(name).decimal_formats[None])
    places = max(0, -int(value.as_tuple().exponent))
    pattern.frac_prec = (places, places)
    english = pattern.apply(value, "en", group_separator=is_grouped)
    return english.translate({ord(","): get_group_symbol(name), ord("."): get_decimal_symbol(name)})


@pytest.mark.slow
def test_numbers_are_written_as_babel_writes_them_in_every_locale() -> None:
    numbers = ("0", "7", "0.5", "999", "1000", "1234.50", "99999", "123456", "1000000", "1234567890.123456789")
    for name in sorted(locale_identifiers()):
        known = from_babel(name)
        for text in numbers:
            is_grouped = len(text.partition(".")[0]) >= known.grouping[0] + known.minimum_grouping
            assert known.number(Decimal(text)) == of_babel(Decimal(text), name, is_grouped=is_grouped), (name, text)


@given(LOCALES, st.decimals(10_000, 10**18, places=9))
def test_every_number_is_written_as_babel_writes_it(name: str, value: Decimal) -> None:
    for number in (value, value.to_integral_value(), round(value, 2).normalize()):
        assert data(name).number(number) == of_babel(number, name, is_grouped=True)


@all_cases(
    ("name", "number", "words"),
    [
        ("en_GB", 1234567, "1,234,567"),
        ("hi", 1234567, "12,34,567"),
        ("en_IN", 1000000, "10,00,000"),
        ("es", 1234, "1234"),
        ("es", 12345, "12.345"),
        ("es_MX", 1234, "1,234"),
        ("pt_PT", 1234, "1234"),
        ("pt_BR", 1234, "1.234"),
        ("pl_PL", 1234, "1234"),
        ("en_US_POSIX", 1234567, "1234567"),
    ],
)
def test_groups_are_those_of_cldr(name: str, number: int, words: str) -> None:
    assert data(name).number(Decimal(number)) == words


@given(LOCALES, st.dates())
@pytest.mark.parametrize(
    ("form", "pattern"),
    [("{day} {month} {year}", "d MMMM y"), ("{month} {year}", "MMMM y"), ("{month_alone}", "LLLL")],
)
def test_dates_are_written_as_babel_writes_them(form: str, pattern: str, name: str, day: date) -> None:
    assert data(name).date(day, form) == format_date(day, pattern, locale=name)


@pytest.mark.parametrize("name", ["en_GB", "ru", "az"])
def test_symbol_of_every_currency_is_that_of_babel(name: str) -> None:
    symbols = data(name).currencies
    for code in list_currencies() | list_currencies(Locale.parse(name)):
        assert symbols.get(code, code) == get_currency_symbol(code, locale=name)


@pytest.mark.slow
def test_english_is_worded_without_babel() -> None:
    code = (
        "import sys; from datetime import date; from tests.wording.test_wording import WORDING as words, fact;"
        "words.words(fact(value='1', currency='USD')); words.day(date(2024, 8, 19)); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


@given(LOCALES, st.lists(st.sampled_from(["trade", "Ticarət", "Визит"]), max_size=5))
def test_lists_are_written_as_babel_writes_them(name: str, things: list[str]) -> None:
    between = [*data(name).between(len(things)), ""]
    assert "".join(a + b for a, b in zip(things, between, strict=False)) == format_list(things, locale=name)
