"""What is written by the data of a locale is what Babel would write."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_symbol, list_currencies
from hypothesis import given
from hypothesis import strategies as st

from briefing.languages.cldr import from_babel

LOCALES = st.sampled_from(("en_GB", "ru", "az", "tr", "ka", "de_CH"))
data = cache(from_babel)


@given(LOCALES, st.decimals(0, 10**18, places=11))
def test_numbers_are_written_as_babel_writes_them(name: str, value: Decimal) -> None:
    for number in (value, value.to_integral_value(), round(value, 2).normalize()):
        expected = format_decimal(number, "#,##0.#########", locale=name)
        assert data(name).number(number) == expected


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
