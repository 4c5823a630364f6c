"""What is known of one language: its words, its plurals, and how it puts numbers, nouns and dates together.

Plural rules are written as Babel has them ("i mod 10 in 2..4 and i mod 100 not in 12..14"); their operands are those
of Unicode Technical Standard 35, part 3, "Language Plural Rules".  Numbers, dates and lists are written with data of
the CLDR, which Babel has and we keep as plain data: Babel takes 20 ms to be imported, which a build in a language
that comes with us need not pay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from briefing.records import NamedTuple

Forms = Mapping[str, str]
"""The forms of a noun by plural category."""
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_RELATION = re.compile(r"([nivwftce])(?: mod ([0-9]+))? (not )?in ([0-9.,]+)")
# CLDR's minimumGroupingDigits where it is not 1, which Babel does not have: "1234" but "12.345" in Spanish.
_TWO = ("be", "bg", "es", "et", "hu", "hy", "ia", "ie", "it", "ka", "lv", "pl", "pt_PT", "ru_UA", "sl", "sq")
_MINIMUM_GROUPING = {**dict.fromkeys(_TWO, 2), "ee": 3, "es_419": 1, "pt_AO": 1}


class Noun(NamedTuple):
    """What is counted: its `forms` after a number, and after a qualifier that asks for a case.

    A form that has something before the number says with {} where that is: "məktəb başına {} şagird".
    """

    forms: Forms
    cases: Mapping[str, Forms] = {}


class Qualified(NamedTuple):
    """What a qualifier says around a quantity, whose place is `{}` (an interval has two), and the case it asks for.

    `after` has what it says with a word that may stand before it, which its own would follow badly: «вырос примерно на
    7 %», not «на около 7 %».  `below_zero` is what is said of a number with a minus: "below -12", for who hastens over
    "less than -12" takes it for a small fall.
    """

    phrase: str
    case: str = ""
    after: Mapping[str, str] = {}
    below_zero: str = ""

    def said_of(self, number: Decimal) -> Qualified:
        """The same as it is said of that number."""
        if number >= 0 or not self.below_zero:
            return self
        return Qualified(self.below_zero, self.case)


class Case(NamedTuple):
    """How a quantity stands in a case: nouns without forms of their own take another `category`'s, figures an ending.

    `figures` are patterns of a whole figure and the ending it takes; the first that is found counts.
    """

    category: Mapping[str, str] = {}
    figures: tuple[tuple[str, str], ...] = ()


class Scale(NamedTuple):
    """A power of ten with a name of its own, in full, short, and in cases."""

    power: int
    name: str
    short: str
    cases: Mapping[str, str] = {}


class OrdinalForms(NamedTuple):
    """How a rank is written: in words from the first up, as far as there are any, then in digits with an ending."""

    words: tuple[str, ...] = ()
    endings: tuple[tuple[str, str], ...] = ()


class Ordinals(NamedTuple):
    """The ranks of one gender, and in cases; without `endings` of its own, digits take those of years, or a point."""

    words: tuple[str, ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
    cases: Mapping[str, OrdinalForms] = {}


class Shares(NamedTuple):
    """How parts of a whole are written.

    `within` puts "one in five" from its {first} and {second}, which are `numbers` in words as far as there are any;
    without it such a share is a fraction.  `fractions` have names, "2/3", also in `cases`; others stay in digits.
    """

    within: str = ""
    numbers: tuple[str, ...] = ()
    fractions: Mapping[str, str] = {}
    cases: Mapping[str, Mapping[str, str]] = {}


class Dates(NamedTuple):
    """How days and periods are written: with {day} {month} {month_alone} {year} {ordinal}, or {first} {last}.

    `since` has a form for each of day, month and year, and may have one for a decade and for `mid-month` and the like;
    `months` joins two of one year, `years` two bare years, `range` all others; `{ordinal}` is the ending of `ordinals`
    that the year takes.  What has a default may be left out: `days` joins two days of one `month` or of one `year`,
    where each is a `day`; `decade` and `fiscal` name a decade by its first year and a business year by its last;
    `quarter` and `half` are those of a year, by their {number} or {roman} number, `part_of_year` puts one beside the
    year; `parts` has a form for each of early, mid and late by month, year and decade, and for the seasons by year.
    """

    day: str
    month: str
    year: str
    since: Mapping[str, str]
    range: str
    years: str
    months: str
    future: str
    ordinals: tuple[tuple[str, str], ...] = ()
    days: Mapping[str, str] = {}
    decade: str = ""
    fiscal: str = ""
    quarter: str = ""
    half: str = ""
    part_of_year: str = "{part} {year}"
    parts: Mapping[str, Mapping[str, str]] = {}


class Grammar(NamedTuple):
    """How a language puts quantities, dates and texts; `counted` is the category of what follows a scale.

    `percent` and `money` set a sign before or after a number; one that a space sets off from it stands once in a
    range.  `symbols` are those of currencies where CLDR's will not do.  `ordinals` are by gender, or `common`.
    """

    locale: str
    qualifiers: Mapping[str, Qualified]
    nouns: tuple[str, ...]
    counted: str
    scales: tuple[Scale, ...]
    percent: str
    money: str
    dates: Dates
    quotes: tuple[str, str, str, str]
    currencies: Mapping[str, Noun] = {}
    symbols: Mapping[str, str] = {}
    units: Mapping[str, Noun] = {}
    cases: Mapping[str, Case] = {}
    ordinals: Mapping[str, Ordinals] = {}
    shares: Shares = Shares()
    spaces: tuple[tuple[str, str], ...] = ()
    hyphenation: str = ""
    capitals: Mapping[str, str] = {}


class Language(NamedTuple):
    """All that is known of one language; `messages` are keyed by the English words."""

    code: str
    locale: LocaleData
    plurals: Mapping[str, str]
    grammar: Grammar
    messages: Mapping[str, str | Forms] = {}

    @property
    def tag(self) -> str:
        """The language tag of BCP 47: "en-GB"."""
        return self.grammar.locale.replace("_", "-")

    def translate(self, words: str, **places: object) -> str:
        """`words`, which are English, in this language; `{name}` is the place of the argument called name."""
        said = self.messages.get(words, words)
        if not isinstance(said, str):
            said = said["other"]
        return said.format(**places) if places else said

    def translates(self, words: str) -> bool:
        """Whether `words`, which are English, are said in this language."""
        return self.code == "en" or words in self.messages

    def translate_count(self, one: str, other: str, number: int) -> str:
        """The form of a message that goes with `number`, whose place is `{count}`."""
        forms = self.said_forms(one, other)
        return forms.get(category(self.plurals, Decimal(number)), forms["other"]).format(count=number)

    def said_forms(self, one: str, other: str) -> Forms:
        """The form of a message for each plural category, as a unit of facts has them."""
        forms = self.messages.get(one)
        return {"one": one, "other": other} if isinstance(forms, str) or forms is None else forms

    def category(self, value: Decimal) -> str:
        """The plural category of a number."""
        return category(self.plurals, value)

    def capital(self, text: str) -> str:
        """`text` with a capital first letter."""
        first = text[:1]
        return self.grammar.capitals.get(first, first.upper()) + text[1:]

    def spaced(self, text: str) -> str:
        """`text` with the spaces that may not end a line made non-breaking."""
        for pattern, space in self.grammar.spaces:
            text = re.sub(pattern, space, text)
        return text


def ending(endings: Sequence[tuple[str, str]], figure: str) -> str:
    """The ending that `figure` takes: that of the first pattern which is found in it."""
    return next((end for pattern, end in endings if re.search(pattern, figure)), "")


def category(rules: Mapping[str, str], value: Decimal) -> str:
    """The category of `value`, written with the decimals that it has, by `rules`: `{"one": "i in 1 and v in 0"}`."""
    return _category(tuple(rules.items()), f"{abs(value):f}")


@lru_cache(maxsize=1_000)
def _category(rules: tuple[tuple[str, str], ...], written: str) -> str:
    whole, _, decimals = written.partition(".")
    kept = decimals.rstrip("0")
    # n the number, i its whole part, v and f its decimals (how many, which), w and t those without trailing zeros
    operands = {"n": Decimal(written), "i": Decimal(whole), "v": Decimal(len(decimals)), "f": Decimal(decimals or 0)}
    operands |= {"w": Decimal(len(kept)), "t": Decimal(kept or 0), "c": Decimal(0), "e": Decimal(0)}
    for name, rule in rules:
        for part in rule.split(" or "):
            if all(_is_true(relation.strip(), operands) for relation in part.split(" and ")):
                return name
    return "other"


def _is_true(relation: str, operands: Mapping[str, Decimal]) -> bool:
    match = _RELATION.fullmatch(relation)
    if match is None:
        raise ValueError(f"no plural relation: {relation}")
    name, modulus, negated, ranges = match.groups()
    number = operands[name] % int(modulus) if modulus else operands[name]
    ends = (part.partition("..") for part in ranges.split(","))
    is_within = number == int(number) and any(int(low) <= number <= int(high or low) for low, _, high in ends)
    return is_within != bool(negated)


class LocaleData(NamedTuple):
    """What CLDR knows of one locale, as far as a briefing needs it.

    `months` are those of a date, `months_alone` and `months_short` those that stand alone, January first; `currencies`
    holds the symbol of each ISO 4217 code that has another one than itself; `lists` what stands between two things, and
    at the start, in the middle and at the end of more: `2`, `start`, `middle`, `end`.  `grouping` is how many digits
    the last group of a number has, and each one before it; there is no group unless `minimum_grouping` digits stand
    before the last.
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
    months_short: Sequence[str] = ()
    version: str = ""

    def number(self, value: Decimal) -> str:
        """A number that is not negative: digits in groups, and the decimals that it has, zeros too."""
        whole, _, decimals = f"{value:f}".partition(".")
        last, other = self.grouping  # 3 and 2 in India: 12,34,567
        groups = []
        if len(whole) >= last + self.minimum_grouping:
            whole, groups = whole[:-last], [whole[-last:]]
            while len(whole) > other:
                whole, groups = whole[:-other], [whole[-other:], *groups]
        return self.group.join([whole, *groups]) + (self.decimal + decimals if decimals else "")

    def between(self, count: int) -> list[str]:
        """What stands between the things of a list of `count`: one word or sign less."""
        if count == 2:
            return [self.lists["2"]]
        return [self.lists["start"], *[self.lists["middle"]] * (count - 3), self.lists["end"]] if count > 2 else []

    def date(self, day: date, form: str, **more: object) -> str:
        """`form` with its `{day}`, `{month}`, `{month_alone}` and `{year}` filled in, and what `more` it has."""
        month, alone = self.months[day.month - 1], self.months_alone[day.month - 1]
        return form.format(day=day.day, month=month, month_alone=alone, year=day.year, **more)


def from_babel(name: str) -> LocaleData:
    """The data that the installed Babel has of a locale; `UnknownLocaleError` if it has none.

    The patterns of a list are `{0} and {1}`: only what stands between the two places is kept.
    """
    from babel import Locale, core

    locale = Locale.parse(name)
    signs = locale.number_symbols["latn"]
    months = {
        (context, width): [names[n] for n in range(1, 13)]
        for context, by_width in locale.months.items()
        for width, names in by_width.items()
    }
    return LocaleData(
        decimal=signs["decimal"],
        group=signs["group"],
        months=months["format", "wide"],
        months_alone=months["stand-alone", "wide"],
        months_short=months["stand-alone", "abbreviated"],
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
