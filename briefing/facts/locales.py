"""A locale's name in, its signs, months and currency symbols out; Babel is asked where no table comes with us."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLES = Path(__file__).with_name("locales")


class LocaleData(NamedTuple):
    """What CLDR knows of one locale, as far as a briefing needs it.

    `months` are those of a date, `months_alone` those that stand alone, January first;
    `currencies` holds the symbol of each ISO 4217 code that has another one than itself.
    """

    decimal: str
    group: str
    months: Sequence[str]
    months_alone: Sequence[str]
    currencies: Mapping[str, str]

    def number(self, value: Decimal) -> str:
        """Digits in groups of three, at most nine after the decimal sign, none of them a trailing zero."""
        digits = f"{value:,.9f}".rstrip("0").removesuffix(".")
        return digits.translate({ord(","): self.group, ord("."): self.decimal})

    def date(self, day: date, form: str) -> str:
        """`form` with its `{day}`, `{month}`, `{month_alone}` and `{year}` filled in."""
        month, alone = self.months[day.month - 1], self.months_alone[day.month - 1]
        return form.format(day=day.day, month=month, month_alone=alone, year=day.year)


@cache
def locale_data(name: str) -> LocaleData:
    """The data of `en_GB`, `ru` …: from the table that comes with us, else from Babel."""
    table = TABLES / f"{name}.json"
    return LocaleData(**json.loads(table.read_text(encoding="utf-8"))) if table.is_file() else from_babel(name)


def from_babel(name: str) -> LocaleData:
    """The data that Babel has of a locale; `UnknownLocaleError` if it has none."""
    from babel import Locale

    locale = Locale.parse(name)
    signs = locale.number_symbols["latn"]
    months = {context: [names["wide"][n] for n in range(1, 13)] for context, names in locale.months.items()}
    symbols = {code: symbol for code, symbol in sorted(locale.currency_symbols.items()) if symbol != code}
    return LocaleData(signs["decimal"], signs["group"], months["format"], months["stand-alone"], symbols)
