"""The words of a language for numbers, ranks, money and units: the types of four of a lexicon's tables.

What a language does not have stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from briefing.evidence.lexicons.patterns import NEVER, Pattern
from briefing.records import NamedTuple

_NO_NUMBERS: Mapping[str, int] = {}
_NO_SHARES: Mapping[str, Decimal] = {}
_NO_WORDS: frozenset[str] = frozenset()


class NumberWords(NamedTuple):
    """Words that name a number, alone or beside digits."""

    # Digits
    decimal_sign: str = ""
    """`.` or `,`; empty where it is not known: then three digits after a sign are a group."""
    may_group: bool = False
    """Whether some who write the language part thousands by its decimal sign, as English does."""
    case_endings: frozenset[str] = _NO_WORDS
    """What a hyphen may tie to digits without a change of their value: `26-dan`."""
    minus: frozenset[str] = _NO_WORDS
    """Words before a number that make it less than nothing: `minus`."""
    plus: frozenset[str] = _NO_WORDS
    margins: tuple[tuple[str, ...], ...] = ()
    """Words between a number and how far it may be off: "plus or minus"."""
    short_scales: Mapping[str, int] = _NO_NUMBERS
    """Powers of ten glued to digits, by the hyphen that begins the word if there is one, or after a currency: `m`."""

    # Sums: "two hundred and five thousand"
    small: Mapping[str, int | Decimal] = {}
    """Numbers below twenty, after which nothing can be added: `three`, `fifteen`."""
    tens: Mapping[str, int] = _NO_NUMBERS
    hundreds: Mapping[str, int] = _NO_NUMBERS
    """Words that are so many hundreds by themselves: `двести` → 200."""
    hundred: frozenset[str] = _NO_WORDS
    """Words that multiply what stands before them by a hundred."""
    scales: Mapping[str, int] = _NO_NUMBERS
    """Powers of ten: `million` → 6."""
    sums_scales: bool = False
    """Whether "26 thousand 500" is one number."""
    long_scale: tuple[tuple[str, ...], ...] = ()
    """Words soon after a number that make its scale that of a million million: "in the old sense"."""
    lengthened: Mapping[str, int] = _NO_NUMBERS
    """Scales that the long one makes so many times as large."""
    joiner: str = ""
    """`and` of "two hundred and five"."""
    collectives: Mapping[str, int] = _NO_NUMBERS
    """Nouns for so many: `dozen` → 12."""
    compounds: Mapping[str, int] = _NO_NUMBERS
    """Words that are a large number by themselves: `полмиллиона`."""
    added_parts: Mapping[tuple[str, ...], Decimal] = {}
    """What adds a part of one to a number before it: `and a half` → 0.5."""
    infixes: tuple[tuple[str, ...], ...] = ()
    """Qualifiers that may stand between a number and its scale: "5 с лишним миллионов"."""

    # Words that are a number in some places only
    articles: frozenset[str] = _NO_WORDS
    """Words that make one of a scale, a collective or a fraction: "a million"."""
    single: frozenset[str] = _NO_WORDS
    """Hundreds, scales and collectives that mean one of them where nothing counts them; others are vague then."""
    single_after: frozenset[str] = _NO_WORDS
    """Words before a vague scale that make it one of them."""
    pronouns: frozenset[str] = _NO_WORDS
    """Small numbers that are more often no number, and count only before a unit: `one`."""
    never_first: frozenset[str] = _NO_WORDS
    """Forms that mean something else where no number goes on with them: `семью` is also "family"."""
    each: frozenset[str] = _NO_WORDS
    """Words before a small number that leave nothing to count: "hər iki" is "both"."""

    # Fractions and vague quantities
    fractions: Mapping[str, int] = _NO_NUMBERS
    """Nouns for one part of so many: `third` → 3."""
    fraction_plurals: Mapping[str, int] = _NO_NUMBERS
    """The same, counted by more than one: `thirds` → 3."""
    denominators: Mapping[str, int] = _NO_NUMBERS
    """Words before the count of a fraction that say into how many parts: "üçdə iki" is "two thirds"."""
    after_fraction: frozenset[str] = _NO_WORDS
    """What may follow "a third" if that is to be a fraction, and not "a third country"; empty if anything may."""
    after_quarter: frozenset[str] = _NO_WORDS
    """What else may follow "a quarter", which is no ordinal: "a quarter point"."""
    shares: Mapping[str, Decimal] = _NO_SHARES
    """Words that are a share by themselves: `half` → 0.5."""
    spans: Mapping[str, str] = {}
    """Spans of time that a fraction may be of: `year`, as in "half a year"."""
    not_share_after: frozenset[str] = _NO_WORDS
    """Words before a share that make it a period, or no quantity: "the first half"."""
    bounds: frozenset[str] = _NO_WORDS
    """What a hyphen ties to a number as a qualifier: `sub`."""
    one_in: tuple[tuple[str, ...], ...] = ()
    """What stands between the two numbers of a share: the `in` of "one in five"."""
    not_one: frozenset[str] = _NO_WORDS
    """What denies a one before it, so that it begins no share: "ни один из 58"."""
    part_of: tuple[tuple[str, ...], ...] = ()
    """What stands between a part and the whole: the "of the" of "12 of the 48"."""
    every: frozenset[str] = _NO_WORDS
    """Words before an ordinal that make it a share: "every fifth"."""
    ordinal_numbers: Mapping[str, int] = _NO_NUMBERS
    """`fifth` → 5, as it follows one of `every`."""
    multiples: Mapping[str, Decimal] = _NO_SHARES
    """Words for so many times as much: `doubled` → 2, `halved` → 0.5."""
    vague: frozenset[str] = _NO_WORDS
    """Words that tell of a quantity without its value: `manifold`."""
    vague_scales: frozenset[str] = _NO_WORDS
    """`dozens`, `millions`."""
    vague_before_of: frozenset[str] = _NO_WORDS
    """Words that are vague quantities only before `of`: "tens of"."""
    of: str = ""
    fold: str = ""
    """The end of "tenfold"."""

    # Ranges
    between: tuple[str, ...] = ()
    """What opens a range and what joins it: `between`, `and`."""
    range_joiners: frozenset[str] = _NO_WORDS
    range_endings: tuple[str, ...] = ()
    """Endings of the first number of a range that needs no word between its two."""
    range_fillers: tuple[tuple[str, ...], ...] = ()
    """What may stand before a joiner: the `up` of "5 up to 10"."""
    starts: frozenset[str] = _NO_WORDS
    """Words before the first number of a range, or of a movement: `from`."""
    steps: frozenset[str] = _NO_WORDS
    """Words before the size of a change, which is no end of a range: the `by` of "rose by 5 to 10"."""
    moving: frozenset[str] = _NO_WORDS
    """Verbs that move from one number to another: `rose`."""
    directions: frozenset[str] = _NO_WORDS
    """Words before one of `starts` that do the same without a verb: "up from"."""
    verbs_last: bool = False
    """Whether a verb follows what it governs."""
    compared: str = ""
    """The second `as` of "twice as many as the 830"."""
    respectively: frozenset[str] = _NO_WORDS
    choices: tuple[tuple[str, ...], ...] = ()
    """What leaves two numbers open: `or`."""
    lists: frozenset[str] = _NO_WORDS
    """Words between the last two numbers of a list: `and`."""
    gapped: Pattern = NEVER
    """From the word before a number to the next, whose unit is that of both: "çörək 12, süd isə"."""
    scores: frozenset[str] = _NO_WORDS
    """Words that make two numbers with a dash between them votes or goals."""

    against: frozenset[str] = _NO_WORDS
    """Words between the two numbers of a vote: `against`."""

    # Numbers that are no values
    designators: frozenset[str] = _NO_WORDS
    """Nouns before the number of one thing: `route`, `No.`, `reactor`."""
    many_designators: frozenset[str] = _NO_WORDS
    """Their plurals, which several numbers may follow: "articles 5 and 6"."""
    determiners: frozenset[str] = _NO_WORDS
    """Words before a designator after which a number counts: "at that stage 12 boats"."""
    designators_after: frozenset[str] = _NO_WORDS
    """Words after a number that name one thing by it: "12 saylı məktəb"."""
    groups: frozenset[str] = _NO_WORDS
    """With a capital, what has a number in its name: the Group of 77."""
    index_names: frozenset[str] = _NO_WORDS
    """Names of which a number is a part: `FTSE`."""
    name_articles: frozenset[str] = _NO_WORDS
    """Articles before a name that a number ends: "the Boeing 737"."""
    clock_after: frozenset[str] = _NO_WORDS
    """What makes the number before it a time of day: `pm`."""
    clock_before: frozenset[str] = _NO_WORDS
    prepositions: frozenset[str] = _NO_WORDS
    """Words that a source may have run together with the number after them: `in2024`."""
    accounts: frozenset[str] = _NO_WORDS
    """Words before a number in brackets that make it a loss."""
    ages_aside: frozenset[str] = _NO_WORDS
    """Nouns for one person, behind which an age stands between commas: "his *wife*, 39,"."""
    ages_of: frozenset[str] = _NO_WORDS
    """Nouns for one person of so many years: "a `boy` of 12"."""
    ages_before: frozenset[str] = _NO_WORDS
    ages_after: frozenset[str] = _NO_WORDS
    ages: frozenset[str] = _NO_WORDS
    """Words that make the number before them an age by themselves: `yaşlı`."""
    """Words beside a number of years that make it an age: `aged`, `old`."""

    # Dates and ordinals
    months: Mapping[str, int] = _NO_NUMBERS
    """May hold forms with a capital, which are months only then: `May`."""
    months_before_day: frozenset[str] = _NO_WORDS
    year_nouns: frozenset[str] = _NO_WORDS
    """Words for years after which four digits name one, and do not count them."""
    no_nouns: frozenset[str] = _NO_WORDS
    """Words that end the noun phrase after a number: prepositions, verbs, conjunctions."""
    elided_noun: Pattern = NEVER
    """Sought in a number: the ending by which it stands for what it counts, so that no noun follows: "11-nə"."""
    addresses: Pattern = NEVER
    """Matched from the end of the number of a house: "Mill Street"."""
    counted_list: Pattern = NEVER
    """Matched from the end of a noun: the nouns that a number counts with it, as the group `items`."""
    stuff_link: Pattern = NEVER
    """Matched from the end of a measure: what ties it to its stuff: "of"."""
    told_all: frozenset[str] = _NO_WORDS
    """Words of a fact that leave nothing out: `altogether`."""
    told_old: frozenset[str] = _NO_WORDS
    """Words that say it of an earlier time: `before`."""
    told_age: frozenset[str] = _NO_WORDS
    """Words of a fact that say it of an age: `old`."""
    termed: frozenset[str] = _NO_WORDS
    """What is named by how long it runs: "ten-year bonds"."""
    told_margin: frozenset[str] = _NO_WORDS
    """Words of a fact that say it of a margin: `margin`."""
    told_against: frozenset[str] = _NO_WORDS
    """Words of a fact that say it of those who lost a vote: `against`."""
    ordinals: frozenset[str] = _NO_WORDS
    """Below ten, as they follow a ten: the `first` of "twenty-first"."""
    ordinal_joint: str = " "
    """What stands between a ten and an ordinal."""
    ordinal_endings: frozenset[str] = _NO_WORDS
    """What digits take to be an ordinal: the `st` of "21st"."""
    dotted: frozenset[str] = _NO_WORDS
    """Abbreviations whose full stop does not end the number."""


class RankWords(NamedTuple):
    """Words that number things in an order, what makes such a word a rank, and what sets two numbers in relation."""

    ordinals: Mapping[str, int] = _NO_NUMBERS
    """Every form → its number, as it stands alone or after a ten: `third`."""
    tens: Mapping[str, int] = _NO_NUMBERS
    """The first part of a compound: the `twenty` of "twenty-first"."""
    joint: str = " "
    """What stands between the two."""
    digits_joint: str = ""
    """What stands between digits and their ending: nothing in "21st", a hyphen in "21-й"."""
    endings: frozenset[str] = _NO_WORDS
    shy: frozenset[str] = _NO_WORDS
    """Ordinals that are more often no number, some with the word before, and count only in a rank: `first`."""
    superlatives: Mapping[str, str] = {}
    """Written form → meaning, the same for words that may stand for one another: `largest`, `biggest` → large."""
    qualities: Mapping[str, str] = {}
    """The same for words that follow one of `most`: самый `большой`, по `величине`."""
    superlative: str = ""
    """A pattern for the other superlatives: `busiest`."""
    no_superlatives: frozenset[str] = _NO_WORDS
    """Words that only look like it: `west`."""
    most: frozenset[str] = _NO_WORDS
    """Words that make a superlative of the next one: `most`."""
    places: frozenset[str] = _NO_WORDS
    """Words beside an ordinal that make it a rank: `place`, `behind`."""
    placed: frozenset[str] = _NO_WORDS
    """Words before an ordinal, with one of `fillers` between or none, that make it a rank: `ranked`."""
    fillers: frozenset[str] = _NO_WORDS
    streaks: frozenset[str] = _NO_WORDS
    """Words that make an ordinal one of a row without a gap: `consecutive`."""
    repeats: frozenset[str] = _NO_WORDS
    """Words soon after an ordinal that make it a count of times: `consecutive`, "in a row"."""
    numbered: frozenset[str] = _NO_WORDS
    """Words before digits that make a rank of them: "the world's `No.` 3"."""
    numbered_after: frozenset[str] = _NO_WORDS
    """Words before those, as a noun would make a name of it: "School No. 3"."""
    odds: tuple[str, ...] = ()
    """Patterns for A of B, where the B comes first: "beş ailədən biri"."""
    ratios: tuple[str, ...] = ()
    """Patterns for the numbers `A` and `B` of a ratio: `A to B`."""
    votes: tuple[str, ...] = ()
    """The same for `A` votes against `B`."""


class MoneyWords(NamedTuple):
    """Words for money. A noun names a kind, such as the dollar; the nation beside it says whose dollar."""

    nouns: Mapping[str, str]
    """Written form → kind."""
    nations: Mapping[str, tuple[str, ...]] = {}
    """Words for a nation, as `nation` writes them → ISO 4217 codes."""
    nation: Callable[[str], str] = str
    """The part of a word for a nation that its forms share."""
    nation_endings: tuple[str, ...] = ()
    """What words for nations end in, where they have no capital."""
    modifiers: frozenset[str] = _NO_WORDS
    """Words that may stand between a number and its noun, and are no nation."""
    shy: frozenset[str] = _NO_WORDS
    """Nouns that are other words beside a small number: `won`."""
    timid: frozenset[str] = _NO_WORDS
    """Nouns that are money only after a nation: "Bosnian marks"."""
    spent: frozenset[str] = _NO_WORDS
    """Words near a number that speak of money, where the noun may be one of weight, too: `paid`."""
    signs: Mapping[str, str] = {}
    """What stands for a currency beside digits, with the case it is written in → code or kind: `kr`."""
    told_whose: Pattern = NEVER
    """Matched from the end of a sum with a sign: whose money it is, in brackets as the group `inside`, after "in" as
    `in`, or right behind the sum as `behind`."""
    hundredths: Mapping[str, str] = {}
    """Written form → the name of a coin, which is the same in every language: `cents`."""
    short_hundredths: Mapping[str, str] = {}
    """The same glued to digits: the `p` of "50p"."""


class UnitWords(NamedTuple):
    """Money, the hard units that may not be confused with one another, and common nouns."""

    money: MoneyWords
    units: Mapping[str, str]
    """Written form → name of the unit, which is the same in every language."""
    short_units: Mapping[str, str] = {}
    """Units that are other words, or scales, unless they are glued to digits or speak of a size."""
    scaled_units: Mapping[str, tuple[int, str]] = {}
    """Abbreviations that are a power of ten and a unit: `bcm`."""
    weighed: frozenset[str] = _NO_WORDS
    """Words near a number of pounds that make them pounds of weight: `boxer`."""
    unmaking: Pattern = NEVER
    """An adjective before a noun that may leave nothing of it: `fictitious`, `unbuilt`."""
    no_units_before: frozenset[str] = _NO_WORDS
    """Words behind a hyphen by which the one before it is no unit: "second-`hand`"."""
    sizes: frozenset[str] = _NO_WORDS
    """Words close to a number of metres: `tall`, `depth`."""
    modifiers: frozenset[str] = _NO_WORDS
    """Words that may stand between a number and its unit: "metric tons"."""
    nouns: Mapping[str, str] = {}
    """Written form → what it counts, the same in every language and for nouns that may stand for one another."""
    no_many: tuple[str, ...] = ()
    """How nouns in the form for many do not end, but adjectives and verbs behind a number do: "14 пострадавших"."""
    many: Pattern = NEVER
    """A noun in the form that it has behind a number, told from adjectives and verbs by its ending: `tickets`."""
    stem: Callable[[str], str] = str
    """The part of another noun that its forms share."""
