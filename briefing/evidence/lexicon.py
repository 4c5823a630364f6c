"""The name of a language in, its `Lexicon` out: everything that the check knows of its words.

A language's words stand in all their written forms, which its module in `lexicons` writes out from stems and endings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import NamedTuple

from briefing.evidence.claim_words import ClaimWords
from briefing.evidence.time_words import TimeWords

_MODULES = {"en": "english", "ru": "russian", "az": "azerbaijani"}


_NO_NUMBERS: Mapping[str, int] = {}
_NO_SHARES: Mapping[str, Decimal] = {}
_NO_WORDS: frozenset[str] = frozenset()


class NumberWords(NamedTuple):
    """Words that name a number, alone or beside digits; all keys are as `Lexicon.lower` writes them.

    What a language does not have is empty.
    """

    decimal_sign: str
    """Empty where it is not known; then three digits after a sign are a group."""
    small: Mapping[str, int | Decimal]
    """Words after which the number takes no further unit: `three`, `fifteen`."""
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    """Power of ten: `million` → 6."""
    months: Mapping[str, int]
    hundreds: Mapping[str, int] = _NO_NUMBERS
    """Words that are so many hundreds by themselves."""
    hundred: frozenset[str] = _NO_WORDS
    """Words that multiply what stands before them by a hundred."""
    short_scales: Mapping[str, int] = _NO_NUMBERS
    """Scales only when glued to digits (by the hyphen that begins them, if any) or after a currency: `m` → 6."""
    lone: frozenset[str] = _NO_WORDS
    """Hundreds, scales and packs that mean one of them if nothing counts them; any others are vague then."""
    lone_after: frozenset[str] = _NO_WORDS
    """Words before a vague scale that make it one of them."""
    packs: Mapping[str, int] = _NO_NUMBERS
    """Nouns for so many: `dozen` → 12."""
    wholes: Mapping[str, int] = _NO_NUMBERS
    """Words that are a large number by themselves."""
    articles: frozenset[str] = _NO_WORDS
    joiner: str = ""
    """`and` of "two hundred and five"."""
    pronouns: frozenset[str] = _NO_WORDS
    """Small numbers that are more often no number: `one`."""
    never_first: frozenset[str] = _NO_WORDS
    """Forms that mean something else where they do not go on with a number."""
    both: frozenset[str] = _NO_WORDS
    """Words before a small number that leave nothing to count."""
    fractions: Mapping[str, int] = _NO_NUMBERS
    """Nouns for one part of so many, counted by one: `third` → 3."""
    counted_fractions: Mapping[str, int] = _NO_NUMBERS
    """The same, counted by more than one: `thirds` → 3."""
    divisors: Mapping[str, int] = _NO_NUMBERS
    """Words before the count of a fraction that say into how many parts."""
    fraction_followers: frozenset[str] = _NO_WORDS
    """What may follow "a third" if that is to be a fraction, and not "a third country"; empty if anything may."""
    shares: Mapping[str, Decimal] = _NO_SHARES
    """Words that are a share by themselves: `half` → 0.5."""
    share_leaders: frozenset[str] = _NO_WORDS
    """Words before a share that make it a period, or no quantity: "the first half"."""
    and_a_half: tuple[str, ...] = ()
    of: str = ""
    between: tuple[str, ...] = ()
    """What opens a range and what joins it: `between`, `and`."""
    range_joiners: frozenset[str] = _NO_WORDS
    range_endings: tuple[str, ...] = ()
    """Endings of the first number of a range that needs no word between its two."""
    vague: frozenset[str] = _NO_WORDS
    vague_scales: frozenset[str] = _NO_WORDS
    vague_only_before_of: frozenset[str] = _NO_WORDS
    fold: str = ""
    """The end of "tenfold"."""
    infixes: tuple[tuple[str, ...], ...] = ()
    """Qualifiers that may stand between a number and its scale."""
    case_endings: frozenset[str] = _NO_WORDS
    """What a hyphen may tie to digits without a change of their worth."""
    ordinal_endings: frozenset[str] = _NO_WORDS
    ordinals: frozenset[str] = _NO_WORDS
    ordinal_joint: str = " "
    """What stands between a ten and an ordinal."""
    months_before_day: frozenset[str] = _NO_WORDS
    calendar: frozenset[str] = _NO_WORDS
    """Words for years after which four digits name one, and do not count them."""
    dotted: frozenset[str] = _NO_WORDS
    """Abbreviations whose full stop does not end the number."""


class UnitWords(NamedTuple):
    """Currencies, the hard units that may not be confused with one another, and common nouns."""

    currencies: Mapping[str, str]
    """Sign, code or word → ISO 4217 code."""
    units: Mapping[str, str]
    """Written form → name of the unit, which is the same in every language."""
    modifiers: frozenset[str]
    """Words that may stand between a number and its unit: "cubic metres"."""
    nouns: Mapping[str, str]
    """Written form → what it counts, the same in every language and for nouns that may stand for one another."""
    stem: Callable[[str], str]
    """The part of another noun that its forms share."""


class Lexicon(NamedTuple):
    """Everything the check knows of one language; `known` is False for one of which it knows nothing.

    A number without digits has one of the words `cores` in it, and none begins with a word that is not in `openers`.
    """

    numbers: NumberWords
    units: UnitWords
    claims: ClaimWords
    times: TimeWords
    lower: Callable[[str], str]
    cores: frozenset[str]
    openers: frozenset[str]
    known: bool = True


def make_lexicon(
    numbers: NumberWords,
    units: UnitWords,
    claims: ClaimWords,
    times: TimeWords,
    lower: Callable[[str], str] = str.lower,
    known: bool = True,
) -> Lexicon:
    """A lexicon from its parts; `lower` writes a word as the keys of the parts are written."""
    n = numbers
    folds = (f"{small}{n.fold}" for small in n.small)
    counts = (n.small, n.tens, n.hundreds, n.hundred, n.scales, n.packs, n.wholes, n.shares, n.divisors, n.fractions)
    cores = frozenset[str]().union(*counts, folds, n.vague, n.vague_scales, n.vague_only_before_of)
    cores -= n.never_first
    openers = cores.union(n.articles, map(lower, n.months), map(lower, units.currencies))
    return Lexicon(numbers, units, claims, times, lower, cores, openers, known)


def is_known(language: str) -> bool:
    """Whether there is a lexicon for `language` (`en`, `en-GB`)."""
    return _base(language) in _MODULES


def lexicon(language: str) -> Lexicon:
    """The words of `language` (`en`, `en-GB`); one without words where the check does not know it."""
    return _load(_MODULES.get(_base(language), "unknown"))


@cache
def _load(module: str) -> Lexicon:
    found: Lexicon = import_module(f"briefing.evidence.lexicons.{module}").LEXICON
    return found


def _base(language: str) -> str:
    return language.partition("-")[0]


def power_of_ten(exponent: int) -> Decimal:
    """10 to the `exponent`, as a Decimal without loss."""
    return Decimal(1).scaleb(exponent)


def listed(text: str) -> frozenset[str]:
    """The words of `text`; an underscore is a space, and endings after a stroke make a word each: `do/-.es.ne`."""
    return frozenset(form for word in text.split() for form in _forms(word.replace("_", " ")))


def _forms(word: str) -> Iterator[str]:
    stem, _, endings = word.partition("/")
    yield from (stem + ending.strip("-") for ending in endings.split("."))


def grouped(table: Mapping[str, str]) -> dict[str, str]:
    """`{"ton": "ton tons"}` turned round: every written form → the name of its group."""
    return {form: name for name, forms in table.items() for form in listed(forms)}


def counted(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Words in the order of counting; bars part several for the same number: `zero|nil one two/-.s`."""
    rows = (word.replace("|", " ") for word in words.split())
    return {form: first + step * i for i, row in enumerate(rows) for form in listed(row)}


def numbered(table: Mapping[int, str]) -> dict[str, int]:
    """`{3: "thousand"}` turned round: every written form → its number."""
    return {form: number for number, forms in table.items() for form in listed(forms)}


def one_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


SIGNS = grouped(
    {
        "USD": "$ us$ usd",
        "EUR": "€ eur",
        "GBP": "£ gbp",
        "RUB": "₽ rub",
        "AZN": "₼ azn",
        "CNY": "cny",
        "JPY": "¥ jpy",
        "TRY": "₺ try",
        "GEL": "₾ gel",
        "KZT": "₸ kzt",
        "UAH": "₴ uah",
        "INR": "₹ inr",
        "CHF": "chf",
        "AUD": "a$ aud",
        "CAD": "c$ cad",
    }
)
"""The currencies' signs and codes, which are the same in every language."""
