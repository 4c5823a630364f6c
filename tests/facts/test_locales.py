"""The tables hold what Babel holds, and what is written by them is what Babel would write.

After an update of Babel: `BRIEFING_REDRAW=1 pytest tests/facts/test_locales.py`.
"""

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_symbol, list_currencies
from hypothesis import given
from hypothesis import strategies as st

from briefing.facts.locales import TABLES, from_babel, locale_data

SHIPPED = ("en_GB", "ru", "az")
LOCALES = st.sampled_from((*SHIPPED, "tr", "ka", "de_CH"))


@pytest.mark.parametrize("name", SHIPPED)
def test_table_is_what_babel_holds(name: str) -> None:
    table = TABLES / f"{name}.json"
    content = json.dumps(from_babel(name)._asdict(), ensure_ascii=False, indent=1) + "\n"
    if "BRIEFING_REDRAW" in os.environ:
        assert "CI" not in os.environ, "tables are not rewritten in CI"
        table.write_text(content, encoding="utf-8", newline="\n")
    assert table.read_text(encoding="utf-8") == content


def test_every_table_is_tested() -> None:
    assert {table.stem for table in TABLES.iterdir()} == set(SHIPPED)


@given(LOCALES, st.decimals(0, 10**18, places=11))
def test_numbers_are_written_as_babel_writes_them(name: str, value: Decimal) -> None:
    for number in (value, value.to_integral_value(), round(value, 2).normalize()):
        expected = format_decimal(number, "#,##0.#########", locale=name)
        assert locale_data(name).number(number) == expected


@given(LOCALES, st.dates())
@pytest.mark.parametrize(
    ("form", "pattern"),
    [("{day} {month} {year}", "d MMMM y"), ("{month} {year}", "MMMM y"), ("{month_alone}", "LLLL")],
)
def test_dates_are_written_as_babel_writes_them(form: str, pattern: str, name: str, day: date) -> None:
    assert locale_data(name).date(day, form) == format_date(day, pattern, locale=name)


@pytest.mark.parametrize("name", SHIPPED)
def test_symbol_of_every_currency_is_that_of_babel(name: str) -> None:
    symbols = locale_data(name).currencies
    for code in list_currencies() | list_currencies(Locale.parse(name)):
        assert symbols.get(code, code) == get_currency_symbol(code, locale=name)


def test_english_is_worded_without_babel() -> None:
    code = (
        "import sys; from datetime import date; from briefing.facts.wording import Wording;"
        "from tests.facts.test_wording import fact; words = Wording();"
        "words.words(fact(value='1', currency='USD')); words.day(date(2024, 8, 19)); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
