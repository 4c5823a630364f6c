"""Writes numbers, dates and lists as a locale does, from data of the CLDR that Babel has and we keep as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

# CLDR's minimumGroupingDigits where it is not 1, which Babel does not have: "1234" but "12.345" in Spanish.
_TWO = ("be", "bg", "es", "et", "hu", "hy", "ia", "ie", "it", "ka", "lv", "pl", "pt_PT", "ru_UA", "sl", "sq")
_MINIMUM_GROUPING = {**dict.fromkeys(_TWO, 2), "ee": 3, "es_419": 1, "pt_AO": 1}


class LocaleData(NamedTuple):
    """What CLDR knows of one locale, as far as a briefing needs it.

    `months` are those of a date, `months_alone` those that stand alone, January first; `currencies` holds the symbol
    of each ISO 4217 code that has another one than itself; `lists` what stands between two things, and at the start,
    in the middle and at the end of more: `2`, `start`, `middle`, `end`.  `grouping` is how many digits the last group
    of a number has, and each one before it; there is no group unless `minimum_grouping` digits stand before the last.
    `version` is that of the CLDR; "" if Babel does not say it.
    """

    decimal: str
    group: str
    months: Sequence[str]
    months_alone: Sequence[str]
    currencies: Mapping[str, str]
    lists: Mapping[str, str]
    grouping: Sequence[int] = (3, 3)
    minimum_grouping: int = 1
    version: str = ""

    def number(self, value: Decimal) -> str:
        """A number that is not negative: digits in groups, at most nine decimals, none of them a trailing zero."""
        whole, _, decimals = f"{value:.9f}".partition(".")
        last, other = self.grouping  # 3 and 2 in India: 12,34,567
        groups = []
        if len(whole) >= last + self.minimum_grouping:
            whole, groups = whole[:-last], [whole[-last:]]
            while len(whole) > other:
                whole, groups = whole[:-other], [whole[-other:], *groups]
        decimals = decimals.rstrip("0")
        return self.group.join([whole, *groups]) + (self.decimal + decimals if decimals else "")

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
    """The data that the installed Babel has of a locale; `UnknownLocaleError` if it has none.

    The patterns of a list are `{0} and {1}`: only what stands between the two places is kept.
    """
    from babel import Locale, core

    locale = Locale.parse(name)
    signs = locale.number_symbols["latn"]
    months = {context: [names["wide"][n] for n in range(1, 13)] for context, names in locale.months.items()}
    return LocaleData(
        decimal=signs["decimal"],
        group=signs["group"],
        months=months["format"],
        months_alone=months["stand-alone"],
        currencies={code: symbol for code, symbol in sorted(locale.currency_symbols.items()) if symbol != code},
        lists={place: form[3:-3] for place, form in locale.list_patterns["standard"].items()},
        grouping=locale.decimal_formats[None].grouping,
        minimum_grouping=_minimum_grouping(str(locale)),
        version=str(core.get_cldr_version()) if hasattr(core, "get_cldr_version") else "",  # Babel 2.18 has it
    )


def _minimum_grouping(name: str) -> int:
    """The one of the locale called `name`, or of the nearest that it inherits from."""
    from babel.core import get_global

    while name and name not in _MINIMUM_GROUPING:
        name = get_global("parent_exceptions").get(name) or name.rpartition("_")[0]
    return _MINIMUM_GROUPING.get(name, 1)
