"""A locale's name in, its signs, months and currency symbols out: Babel's, kept as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class LocaleData(NamedTuple):
    """What CLDR knows of one locale, as far as a briefing needs it.

    `months` are those of a date, `months_alone` those that stand alone, January first;
    `currencies` holds the symbol of each ISO 4217 code that has another one than itself; `lists` what stands
    between two things, and at the start, in the middle and at the end of more: `2`, `start`, `middle`, `end`.
    """

    decimal: str
    group: str
    months: Sequence[str]
    months_alone: Sequence[str]
    currencies: Mapping[str, str]
    lists: Mapping[str, str]

    def number(self, value: Decimal) -> str:
        """Digits in groups of three, at most nine after the decimal sign, none of them a trailing zero."""
        digits = f"{value:,.9f}".rstrip("0").removesuffix(".")
        return digits.translate({ord(","): self.group, ord("."): self.decimal})

    def between(self, count: int) -> list[str]:
        """What stands between the things of a list of `count`: one word or sign less."""
        if count == 2:
            return [self.lists["2"]]
        return [self.lists["start"], *[self.lists["middle"]] * (count - 3), self.lists["end"]] if count > 2 else []

    def date(self, day: date, form: str) -> str:
        """`form` with its `{day}`, `{month}`, `{month_alone}` and `{year}` filled in."""
        month, alone = self.months[day.month - 1], self.months_alone[day.month - 1]
        return form.format(day=day.day, month=month, month_alone=alone, year=day.year)


def from_babel(name: str) -> LocaleData:
    """The data that Babel has of a locale; `UnknownLocaleError` if it has none.

    The patterns of a list are `{0} and {1}`: only what stands between the two places is kept.
    """
    from babel import Locale

    locale = Locale.parse(name)
    signs = locale.number_symbols["latn"]
    months = {context: [names["wide"][n] for n in range(1, 13)] for context, names in locale.months.items()}
    symbols = {code: symbol for code, symbol in sorted(locale.currency_symbols.items()) if symbol != code}
    lists = {place: form[3:-3] for place, form in locale.list_patterns["standard"].items()}
    return LocaleData(signs["decimal"], signs["group"], months["format"], months["stand-alone"], symbols, lists)
