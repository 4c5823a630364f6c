"""What is known of one language: its words, its plurals, and how it puts numbers, nouns and dates together.

Plural rules are written as Babel has them ("i mod 10 in 2..4 and i mod 100 not in 12..14"); their operands are those
of Unicode Technical Standard 35, part 3, "Language Plural Rules".  Babel could apply them too, but takes 20 ms to
be imported, which a build in a language that comes with us need not pay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from briefing.languages.numbers_and_dates import LocaleData

Forms = Mapping[str, str]
"""The forms of a noun by plural category."""
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_RELATION = re.compile(r"([nivwftce])(?: mod ([0-9]+))? (not )?in ([0-9.,]+)")


class Noun(NamedTuple):
    """What is counted: its `forms` after a number, and after a qualifier that asks for a case.

    A form that has something before the number says with {} where that is: "məktəb başına {} şagird".
    """

    forms: Forms
    cases: Mapping[str, Forms] = {}


class Qualified(NamedTuple):
    """What a qualifier says around a quantity, whose place is `{}` (an interval has two), and the case it asks for."""

    phrase: str
    case: str = ""


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


class Dates(NamedTuple):
    """How days and periods are written: with {day} {month} {month_alone} {year} {ordinal}, or {first} {last}.

    `since` has a form for each of day, month and year; `months` joins two of one year, `years` two bare years,
    `range` all others; `{ordinal}` is the ending of `ordinals` that the year takes.
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


class Grammar(NamedTuple):
    """How a language puts quantities, dates and texts; `counted` is the category of what follows a scale.

    `percent` and `money` set a sign before or after a number; one that a space sets off from it stands once in a
    range.  `symbols` are those of currencies where CLDR's will not do.
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
        forms = self.messages.get(one)
        name = category(self.plurals, Decimal(number))
        if isinstance(forms, str) or forms is None:
            return (one if name == "one" else other).format(count=number)
        return forms.get(name, forms["other"]).format(count=number)

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
    whole, _, decimals = f"{abs(value):f}".partition(".")
    kept = decimals.rstrip("0")
    # n the number, i its whole part, v and f its decimals (how many, which), w and t those without trailing zeros
    operands = {"n": abs(value), "i": Decimal(whole), "v": Decimal(len(decimals)), "f": Decimal(decimals or 0)}
    operands |= {"w": Decimal(len(kept)), "t": Decimal(kept or 0), "c": Decimal(0), "e": Decimal(0)}
    for name, rule in rules.items():
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
