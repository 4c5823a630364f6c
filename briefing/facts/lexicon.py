"""The words of a language, one `Lexicon` each; those for claims and times stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from briefing.facts.claim_words import CLAIM_WORDS, ClaimWords
from briefing.facts.time_words import TIME_WORDS, TimeWords


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _forms(table: Mapping[str, str]) -> dict[str, str]:
    """`{"ton": "ton tons"}` turned round: every written form → the name of its group."""
    return {form.replace("_", " "): name for name, forms in table.items() for form in forms.split()}


def _count(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + step * i for i, word in enumerate(words.split())}


class NumberWords(NamedTuple):
    """Words that name a number, alone or beside digits; all keys are in lower case."""

    small: Mapping[str, int]
    tens: Mapping[str, int]
    hundred: str
    scales: Mapping[str, int]
    """Power of ten: `million` → 6."""
    short_scales: Mapping[str, int]
    """Letters that are a scale only when glued to digits or after a currency: `m` → 6."""
    dozen: str
    articles: frozenset[str]
    joiner: str
    """`and` of "two hundred and five"."""
    pronouns: frozenset[str]
    """Small numbers that are more often no number: `one`."""
    fractions: frozenset[str]
    fraction_followers: frozenset[str]
    """What may follow "a third" if that is to be a fraction, and not "a third country"."""
    half: str
    half_leaders: frozenset[str]
    """Words before `half` that make it a period, or no quantity: "the first half"."""
    of: str
    between: str
    range_joiners: frozenset[str]
    vague: frozenset[str]
    vague_scales: frozenset[str]
    vague_only_before_of: frozenset[str]
    fold: str
    ordinal_endings: frozenset[str]
    ordinals: frozenset[str]
    months: Mapping[str, int]
    decimal_sign: str


class UnitWords(NamedTuple):
    """Currencies and the hard units that may not be confused with one another."""

    currencies: Mapping[str, str]
    """Sign, code or word → ISO 4217 code."""
    units: Mapping[str, str]
    """Written form → name of the unit."""
    modifiers: frozenset[str]
    """Words that may stand between a number and its unit: "cubic metres"."""


class Lexicon(NamedTuple):
    """Everything the check knows of one language.

    A number without digits has one of the words `cores` in it, and none begins with a word that is not in `openers`.
    """

    numbers: NumberWords
    units: UnitWords
    claims: ClaimWords
    times: TimeWords
    cores: frozenset[str]
    openers: frozenset[str]


_MONTHS = "January February March April May June July August September October November December"
_SHORT_MONTHS = "Jan Feb Mar Apr _ Jun Jul Aug Sep Oct Nov Dec"

_ENGLISH_NUMBERS = NumberWords(
    small=_count(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen"
    ),
    tens=_count("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    hundred="hundred",
    scales={"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
    | {"mn": 6, "mln": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12},
    short_scales={"k": 3, "m": 6, "b": 9},
    dozen="dozen",
    articles=frozenset({"a", "an"}),
    joiner="and",
    pronouns=frozenset({"one"}),
    fractions=_words("third quarter fifth sixth seventh eighth ninth tenth"),
    fraction_followers=_words("of more less fewer higher lower larger smaller in since from than to by"),
    half="half",
    half_leaders=_words("first second latter other"),
    of="of",
    between="between",
    range_joiners=frozenset({"to"}),
    vague=_words(
        "twice thrice halve halves halved halving double doubled doubles doubling triple tripled triples tripling"
        " quadruple quadrupled quadruples quadrupling"
    ),
    vague_scales=_words("dozens hundreds thousands millions billions trillions"),
    vague_only_before_of=frozenset({"tens", "scores", "couple"}),
    fold="fold",
    ordinal_endings=frozenset({"st", "nd", "rd", "th"}),
    ordinals=_words("first second third fourth fifth sixth seventh eighth ninth"),
    months={name: i for i, name in enumerate(_MONTHS.split(), 1)}
    | {name: i for i, name in enumerate(_SHORT_MONTHS.split(), 1) if name != "_"},
    decimal_sign=".",
)

_ENGLISH_UNITS = UnitWords(
    currencies=_forms(
        {
            "USD": "$ us$ usd dollar dollars",
            "EUR": "€ eur euro euros",
            "GBP": "£ gbp pound pounds sterling",
            "RUB": "₽ rub rouble roubles ruble rubles",
            "AZN": "₼ azn manat manats",
            "CNY": "cny yuan renminbi",
            "JPY": "¥ jpy yen",
            "TRY": "₺ try lira liras",
            "GEL": "₾ gel lari",
            "KZT": "₸ kzt tenge",
            "UAH": "₴ uah hryvnia hryvnias",
            "INR": "₹ inr rupee rupees",
            "CHF": "chf franc francs",
            "AUD": "a$ aud",
            "CAD": "c$ cad",
        }
    ),
    units=_forms(
        {
            "percent": "% percent per_cent pct",
            "percentage point": "percentage_point percentage_points",
            "ton": "ton tons",
            "tonne": "tonne tonnes metric_ton metric_tons",
            "kilogram": "kg kilogram kilograms kilogramme kilogrammes",
            "barrel": "barrel barrels",
            "litre": "litre litres liter liters",
            "metre": "metre metres meter meters",
            "kilometre": "km kilometre kilometres kilometer kilometers",
            "mile": "mile miles",
            "hectare": "ha hectare hectares",
            "square metre": "square_metre square_metres square_meter square_meters",
            "square kilometre": "square_kilometre square_kilometres square_kilometer square_kilometers",
            "cubic metre": "cubic_metre cubic_metres cubic_meter cubic_meters",
            "kilowatt-hour": "kwh",
            "megawatt-hour": "mwh",
            "gigawatt-hour": "gwh",
            "terawatt-hour": "twh",
            "kilowatt": "kw kilowatt kilowatts",
            "megawatt": "mw megawatt megawatts",
            "gigawatt": "gw gigawatt gigawatts",
            "container": "teu",
            "hour": "hour hours",
            "day": "day days",
            "week": "week weeks",
            "month": "month months",
            "year": "year years",
            "times": "times",
        }
    ),
    modifiers=_words("us american more metric square cubic percentage per russian azerbaijani"),
)


def _lexicon(language: str, words: NumberWords, units: UnitWords) -> Lexicon:
    folds = (small + words.fold for small in words.small)
    counts = (words.small, words.tens, words.scales, words.fractions, folds)
    vague = (words.vague, words.vague_scales, words.vague_only_before_of)
    cores = frozenset({words.hundred, words.half, words.dozen}).union(*counts, *vague)
    openers = cores.union(words.articles, map(str.lower, words.months), units.currencies)
    return Lexicon(words, units, CLAIM_WORDS[language], TIME_WORDS[language], cores, openers)


LEXICONS: Mapping[str, Lexicon] = {"en": _lexicon("en", _ENGLISH_NUMBERS, _ENGLISH_UNITS)}


def lexicon(language: str) -> Lexicon:
    """The words of `language` (`en`, `en-GB`); English where it is not known yet."""
    return LEXICONS.get(language.partition("-")[0], LEXICONS["en"])


def power_of_ten(exponent: int) -> Decimal:
    """10 to the `exponent`, as a Decimal without loss."""
    return Decimal(1).scaleb(exponent)
