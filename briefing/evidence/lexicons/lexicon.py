"""What the check knows of a language: the type of a `Lexicon`, and how its tables are written.

A lexicon has nine tables: `NumberWords` (what names a number), `RankWords` (what numbers things in an order),
`UnitWords` (what is counted), `QualifierWords` (what says how firmly a number is meant), `RateWords` (so much a day),
`RoleWords` (what a number is in its sentence), `ClaimWords` (what denies or weakens a statement), `SpeakerWords` (who
says it) and `TimeWords` (how times are named). The modules of `lexicons` write them for each language, as constants
such as `UNITS` in `english_units`; `load_lexicon` joins them when a text in that language is read.

**Words.** A table holds every written form, as `Lexicon.lower` writes it: looking a word up is one step then, and no
stemmer has to be right. Forms are written short, and `word_forms` writes them out:

    do/-.es.ne            a stem and its endings, `-` for none: do, does, done
    per_cent              an underscore is a space: per cent
    zero|nil one two/-.s  in order of counting (`forms_in_order`), a bar between words for the same number

They stand in `words/CODE.txt`, each list under its name, which the modules ask for: `word_list` has its words,
`word_table` what each line names: `ton: ton/-.s`.  There `/*name` stands for endings that many words have.

**Patterns** are regular expressions (see `patterns`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from briefing.evidence.lexicons import KINDS, LANGUAGES
from briefing.evidence.lexicons.number_words import MoneyWords, NumberWords, RankWords, UnitWords
from briefing.evidence.lexicons.patterns import NEVER, Pattern
from briefing.evidence.lexicons.role_words import QualifierWords, RoleWords
from briefing.evidence.lexicons.statement_words import ClauseWords, SpeakerWords, StatusWords
from briefing.evidence.lexicons.time_words import TimeWords
from briefing.facts.scalars import CURRENCIES
from briefing.records import NamedTuple


def load_lexicon(language: str) -> Lexicon:
    """The lexicon of `language` (`en`, `en-GB`), always the same object.

    Of a language that the check has no words of it has what CLDR knows: the decimal sign, and the words for large
    numbers.
    """
    return _load(language.partition("-")[0])


def load_claims(language: str) -> ClaimWords:
    """The claims of a lexicon alone: to load all of it takes 14 ms, which builds of known texts need not wait for."""
    base = language.partition("-")[0]
    if base not in LANGUAGES:
        return ClaimWords()
    found: ClaimWords = import_module(f"briefing.evidence.lexicons.{LANGUAGES[base]}_statements").CLAIMS
    return found


@cache
def _load(base: str) -> Lexicon:
    if base not in LANGUAGES:
        path = Path(__file__).with_name("scales.json")
        table = json.loads(path.read_text(encoding="utf-8")).get(base)
        known: dict[str, Any] = table if isinstance(table, dict) else {"decimal": "", "scales": {}}
        numbers = NumberWords(known["decimal"], scales=known["scales"], dotted=frozenset(known["scales"]))
        return Lexicon(numbers, UnitWords(MoneyWords({}), {"%": "percent"}), known=False)
    modules = (import_module(f"briefing.evidence.lexicons.{LANGUAGES[base]}_{kind}") for kind in KINDS)
    written = {name.lower(): table for module in modules for name, table in vars(module).items()}
    return Lexicon(**{table.name: written[table.name] for table in fields(Lexicon) if table.name in written})


def has_lexicon(language: str) -> bool:
    """Whether the check knows words of `language` (`en`, `en-GB`)."""
    return language.partition("-")[0] in LANGUAGES


_NO_WORDS: frozenset[str] = frozenset()

# What a language does not have stays empty in the tables below, as in those of `number_words`.


class ClaimWords(NamedTuple):
    """What attributes a statement, and where sentences and clauses end."""

    negation_before: Pattern = NEVER
    """A negation that ends what precedes a qualifier."""
    negation_after: Pattern = NEVER
    """One that goes on from a qualifier after the number, where verbs end a clause."""

    # Speakers
    attribution: Pattern = NEVER
    own_acts: Pattern = NEVER
    """What speakers say that they did, which is an event that the source reports, and no opinion."""
    insertion: Pattern = NEVER
    """An editor's words inside somebody's quotation."""

    # Sentences and clauses
    turns: Pattern = NEVER
    """Words from which on somebody else may speak: "but"."""
    conjunctions: frozenset[str] = _NO_WORDS
    """Words that open a clause of its own after a comma."""
    postposed: frozenset[str] = _NO_WORDS
    """Those of them that stand behind what they part from what was before: "buğda isə"."""
    abbreviations: frozenset[str] = _NO_WORDS
    """Words whose full stop ends no sentence."""
    unit_abbreviations: frozenset[str] = _NO_WORDS
    """Those among them that stand at the end of a sum, so that a capital begins the next sentence."""
    number_abbreviations: frozenset[str] = _NO_WORDS
    """Those that are none unless a digit follows: "No. 5"."""

    # What an author's own words are warned of
    likelihood: Pattern = NEVER
    confidence: Pattern = NEVER


class RateWords(NamedTuple):
    """Words for so much a day, each or on average.

    The group `rate` holds the words of one, and `span`, `each` or `adverb` the word that says of what it is, by which
    `names` knows it; the group `average` is there if it is none in particular.
    """

    after: Pattern = NEVER
    """Matched from the end of a number and its unit."""
    inside: Pattern = NEVER
    """Sought in the number and its unit: `bpd`."""
    before: tuple[Pattern, ...] = ()
    """Anchored at the end of what precedes the number; the first holds."""
    priced: Pattern = NEVER
    """Like `before`, ahead of a sum of money: what has that price, "a tonne of wheat"."""
    each_of: Pattern = NEVER
    """What ends the text before a number of those of whom each did so: "each of the" 40 choirs sang 12 songs."""
    base: Pattern = NEVER
    """Sought around the number: a rate of each so many, whose number is the group `base`: "per 1,000 births". The group
    `sure` is there where the words mean nothing else behind a verb."""
    perhaps: Pattern = NEVER
    """Sought around the number: words that may say its rate, and need not: "annual funding"."""
    told: Pattern = NEVER
    """Sought in the words of a fact."""
    names: Mapping[str, str] = {}
    """Word → what a rate of it is of, the same in every language: `daily` → day."""


@dataclass(eq=False)
class Lexicon:
    """Everything the check knows of one language; `known` is False for one of which it knows nothing."""

    numbers: NumberWords
    units: UnitWords
    qualifiers: QualifierWords = field(default_factory=QualifierWords)
    rates: RateWords = field(default_factory=RateWords)
    roles: RoleWords = field(default_factory=RoleWords)
    claims: ClaimWords = field(default_factory=ClaimWords)
    times: TimeWords = field(default_factory=TimeWords)
    clauses: ClauseWords = field(default_factory=ClauseWords)
    statuses: StatusWords = field(default_factory=StatusWords)
    speakers: SpeakerWords = field(default_factory=SpeakerWords)
    ranks: RankWords = field(default_factory=RankWords)
    lower: Callable[[str], str] = str.lower
    """Writes a word as the keys of the tables are written."""
    known: bool = True

    @cached_property
    def number_cores(self) -> frozenset[str]:
        """A number without digits has one of these words in it."""
        n = self.numbers
        stems = [*n.small, *n.tens] if n.fold else []
        counts = (n.small, n.tens, n.hundreds, n.hundred, n.scales, n.collectives, n.compounds)
        parts = (n.shares, n.denominators, n.fractions, n.multiples, n.ordinal_numbers, n.spans)
        cores = frozenset[str]().union(*counts, *parts, (f"{stem}{n.fold}" for stem in stems))
        return cores.union(n.vague, n.vague_scales, n.vague_before_of) - n.never_first

    @cached_property
    def number_openers(self) -> frozenset[str]:
        """No number without digits begins with any other word."""
        n, money = self.numbers, self.units.money
        signs = [*map(self.lower, money.signs), *map(str.lower, CURRENCIES)]
        return self.number_cores.union(
            n.articles, map(self.lower, n.months), signs, money.nouns, n.minus, n.plus, n.every
        )

    @cached_property
    def longest_unit(self) -> Mapping[str, int]:
        """How many words the longest unit has that begins with a word."""
        longest: dict[str, int] = {}
        for form in self.units.units:
            first, *others = _UNIT_WORD.findall(form)
            longest[first] = max(longest.get(first, 1), len(others) + 1)
        return longest

    @cached_property
    def joints(self) -> frozenset[str]:
        """What joins words, and clauses, to what is before them."""
        return (self.numbers.lists | self.claims.conjunctions) - self.claims.postposed


_UNIT_WORD = re.compile(r"[^\W\d_]+|°[^\W\d_]*|\d+|[%‰]")


def power_of_ten(exponent: int) -> Decimal:
    """10 to the `exponent`, as a Decimal without loss."""
    return Decimal(1).scaleb(exponent)


# How tables of words are written

_NAMED_ENDINGS = re.compile(r"(?<=[/.])\*(\w+)")


@cache
def _word_lists(language: str) -> Mapping[str, Sequence[str]]:
    """The lists of `words/CODE.txt` by their names, line by line."""
    lists: dict[str, list[str]] = {}
    for line in (Path(__file__).with_name("words") / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            lists[[*lists][-1]].append(line.strip())
        elif line and not line.startswith("#"):
            lists[line] = []
    endings = dict(line.split(": ") for line in lists.get("endings", ()))
    return {
        name: [_NAMED_ENDINGS.sub(lambda named: endings[named[1]], line) for line in lines]
        for name, lines in lists.items()
    }


def word_list(language: str, name: str) -> str:
    """The words of a list, as they are written there."""
    return " ".join(_word_lists(language)[name])


@cache
def word_rows(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list, each in the parts between its spaces."""
    return tuple(tuple(line.split()) for line in _word_lists(language)[name])


def phrase_list(language: str, name: str) -> str:
    """A regular expression for one of the words and phrases of a list, which bars divide there."""
    return "|".join(_word_lists(language)[name])


def word_table(language: str, name: str) -> dict[str, str]:
    """A list of words for several things: what each is called, and its words."""
    rows = (line.partition(": ") for line in _word_lists(language)[name])
    return {what: words for what, _, words in rows}


def word_forms(text: str) -> frozenset[str]:
    """Every written form of the words of `text`: `do/-.es.ne per_cent` → do, does, done, per cent."""
    forms: set[str] = set()
    for word in text.split():
        stem, _, endings = word.replace("_", " ").partition("/")
        forms.update(stem + ending.strip("-") for ending in endings.split("."))
    return frozenset(forms)


def forms_to_names(table: Mapping[str, str]) -> dict[str, str]:
    """`{"ton": "ton/-.s"}` turned round: every written form → its name."""
    return {form: name for name, forms in table.items() for form in word_forms(forms)}


def forms_to_numbers(table: Mapping[int, str] | Mapping[str, str]) -> dict[str, int]:
    """`{3: "thousand"}` turned round: every written form → its number."""
    return {form: int(number) for number, forms in table.items() for form in word_forms(forms)}


def forms_in_order(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Every written form → its number, for words in the order of counting: `zero|nil one two/-.s`."""
    rows = (word.replace("|", " ") for word in words.split())
    return {form: first + step * i for i, row in enumerate(rows) for form in word_forms(row)}


# What is the same in every language

DOMAINS = frozenset(["az", "com", "org", "net", "ru", "ge", "tr", "uk", "eu", "info", "gov", "int", "example"])
"""Ends of addresses, and of names such as News.Az, whose full stop ends no sentence."""
