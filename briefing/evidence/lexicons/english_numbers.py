"""English: the words for numbers and ordinals, as `NUMBERS` and `RANKS`."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicons.lexicon import forms_in_order, forms_to_names, word_forms, word_list, word_table
from briefing.evidence.lexicons.number_words import NumberWords, RankWords
from briefing.evidence.lexicons.patterns import Pattern

# "May", "march" and "august" keep their capital, since written small they are other words.
MONTHS = "January February March April May June July August September October November December"
SMALL_MONTHS = "january february april june july september october november december"
SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
MONTH_NUMBERS = {form: i for i, name in enumerate(MONTHS.split(), 1) for form in (name, name.upper())}
MONTH_NUMBERS |= {name: MONTH_NUMBERS[name.title()] for name in SMALL_MONTHS.split()}
MONTH_NUMBERS |= dict(zip(SHORT_MONTHS.split(), (1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12), strict=True))

_PARTS = forms_in_order("third quarter fifth sixth seventh eighth ninth tenth", 3)
_ADDED: dict[tuple[str, ...], Decimal] = {
    ("and", "a", "half"): Decimal("0.5"),
    **{("and", one, part): Decimal(1) / size for part, size in _PARTS.items() for one in ("a", "one")},
    **{("and", "two", f"{part}s"): Decimal(2) / size for part, size in _PARTS.items()},
    **{("and", "three", part): Decimal("0.75") for part in ("quarters", "quarter")},
}
_ORDINALS = forms_in_order(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
    1,
)
SPANS = {
    "second": "second/-.s sec secs",
    "minute": "minute/-.s min mins",
    "hour": "hour/-.s hr hrs",
    "day": "day/-.s",
    "week": "week/-.s",
    "fortnight": "fortnight/-.s",
    "month": "month/-.s",
    "year": "year/-.s yr yrs",
    "decade": "decade/-.s",
    "century": "century centuries",
}
_PREPOSITIONS = word_forms(word_list("en", "prepositions"))

NUMBERS = NumberWords(
    decimal_sign=".",
    minus=word_forms("minus negative"),
    plus=word_forms("plus"),
    margins=(("plus", "or", "minus"), ("plus", "minus"), ("give", "or", "take"), ("within", "a", "margin", "of")),
    small=forms_in_order(word_list("en", "small")) | {"nil": 0, "nought": 0},
    tens=forms_in_order("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    hundred=frozenset({"hundred"}),
    scales={"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15}
    | {"mn": 6, "mln": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12, "lakh": 5, "lakhs": 5, "crore": 7}
    | {"crores": 7, "mio": 6, "mrd": 9},
    short_scales={"k": 3, "m": 6, "b": 9, "t": 12, "cr": 7},
    collectives={"dozen": 12, "score": 20, "gross": 144},
    articles=frozenset({"a", "an"}),
    long_scale=(("old", "sense"), ("long", "scale"), ("old", "british", "sense")),
    lengthened={"billion": 10**3, "bn": 10**3, "trillion": 10**6},
    joiner="and",
    pronouns=frozenset({"one"}),
    fractions=_PARTS | {"half": 2},
    fraction_plurals={f"{part}s": parts for part, parts in _PARTS.items()} | {"halves": 2},
    after_fraction=word_forms(
        "of more less fewer higher lower larger smaller in since from than to by was were is are had have has on"
        " funded financed paid staffed built complete completed finished done owned full empty"
    ),
    after_quarter=word_forms("point percentage"),
    shares={"half": Decimal("0.5")},
    spans=forms_to_names(SPANS),
    not_share_after=word_forms("first second latter other better"),
    bounds=frozenset({"sub"}),
    one_in=(*(("in",), ("in", "every"), ("out", "of"), ("out", "of", "every"), ("of", "every"), ("from", "every")),),
    part_of=(
        *(("of",), ("of", "the"), ("of", "its"), ("of", "their"), ("of", "our"), ("of", "his"), ("of", "her")),
        *(("of", "all"), ("of", "those"), ("of", "these"), ("of", "some"), ("of", "about"), ("of", "a", "total", "of")),
        *(("out", "of"), ("out", "of", "the"), ("out", "of", "a", "total", "of"), ("from", "the"), ("among", "the")),
    ),
    every=frozenset({"every"}),
    ordinal_numbers=_ORDINALS,
    added_parts=_ADDED,
    of="of",
    multiples={
        **dict.fromkeys(word_forms("twice double doubled doubles doubling"), Decimal(2)),
        **dict.fromkeys(
            word_forms("thrice triple tripled triples tripling treble trebled trebles trebling"), Decimal(3)
        ),
        **dict.fromkeys(word_forms("quadruple quadrupled quadruples quadrupling"), Decimal(4)),
        **dict.fromkeys(word_forms("quintuple quintupled quintuples quintupling"), Decimal(5)),
        **dict.fromkeys(word_forms("halve halves halved halving"), Decimal("0.5")),
    },
    vague=word_forms("manifold multifold umpteen"),
    vague_scales=word_forms("dozens hundreds thousands millions billions trillions lacs"),
    vague_before_of=frozenset({"tens", "scores", "couple"}),
    fold="fold",
    between=("between", "and"),
    range_joiners=frozenset({"to", "through", "till", "until"}),
    range_fillers=(("up",), ("all", "the", "way"), ("and", "up")),
    starts=frozenset({"from"}),
    steps=frozenset({"by"}),
    moving=word_forms(word_list("en", "moving")),
    directions=word_forms("up down higher lower"),
    compared="as",
    respectively=frozenset({"respectively"}),
    choices=(("or",), ("or", "perhaps"), ("or", "maybe"), ("or", "possibly"), ("or", "even")),
    lists=frozenset({"and"}),
    against=frozenset({"against"}),
    scores=word_forms(word_list("en", "scores")),
    designators=word_forms(word_list("en", "designators")),
    many_designators=word_forms(word_list("en", "many designators")),
    groups=word_forms("group council club committee commission gang league band forum"),
    index_names=word_forms(word_list("en", "index names"))
    | {"P", "Tu", "MiG", "Su", "Il", "Mi", "AK", "T", "F", "Type", "Mark", "Mk"},
    determiners=word_forms(word_list("en", "determiners")),
    clock_after=word_forms("am pm oclock gmt utc bst cet cest est edt edst pst pdt hrs noon midnight o"),
    name_articles=word_forms("the a an"),
    prepositions=_PREPOSITIONS,
    accounts=word_forms(word_list("en", "accounts")),
    ages_before=word_forms("aged age"),
    ages_of=word_forms("boy girl man woman child youth lad teenager"),
    ages_aside=word_forms("wife husband son daughter mother father brother sister widow man woman boy girl"),
    ages_after=word_forms("old olds age"),
    no_nouns=_PREPOSITIONS | word_forms(word_list("en", "no nouns")),
    addresses=Pattern(
        r"[A-Za-z]?\s(?:[A-Z][\w'-]+\s){1,3}(?:Street|Road|Avenue|Lane|Square|Drive|Boulevard|Terrace|Crescent|Row|Close|Way"
        r"|Gardens|St|Rd|Ave|Blvd)\b(?=\s*(?:[.,;:)]|\Z|\s(?:in|on|at|near|was|were|is|are|and|where|which|has|had)\b))",
        case_matters=True,
    ),
    counted_list=Pattern(
        r"(?P<items>(?:, (?:[a-z-]+s|people|men|women|children))*,? (?:and|or) (?:[a-z-]+s|people|men|women|children))"
        r"(?=\s*[.;,:)]|\s+(?:in|on|at|by|for|from|of|with|near|were|was|are|is|had|have|has|will|that|which)\b|\s*\Z)",
        case_matters=True,
    ),
    stuff_link=Pattern(r"\s+of", case_matters=True),
    told_all=word_forms("all total altogether overall together whole entire"),
    told_old=word_forms(word_list("en", "told old")),
    told_age=word_forms("old aged age ages older younger birthday born turned years_old year_old"),
    termed=word_forms(
        "bond/-.s note/-.s gilt/-.s bill/-.s bund/-.s treasury treasuries mortgage/-.s swap/-.s yield/-.s debt paper"
    ),
    told_margin=word_forms("margin margins plus minus give take error tolerance deviation uncertainty"),
    told_against=word_forms("against opposed opposing oppose opposition no noes dissent/-.ed.ing.ers lost losers"),
    ordinal_endings=frozenset({"st", "nd", "rd", "th"}),
    ordinals=word_forms("first second third fourth fifth sixth seventh eighth ninth"),
    ordinal_joint="-",
    months=MONTH_NUMBERS,
    months_before_day=frozenset(MONTH_NUMBERS),
    dotted=word_forms(
        "jan feb mar apr jun jul aug sep sept oct nov dec sq cu no nos art fig figs pp mio mrd bn mn approx rs"
    ),
)


_SUPERLATIVES = forms_to_names(word_table("en", "superlatives"))
RANKS = RankWords(
    ordinals=forms_in_order(word_list("en", "ranks"), 1)
    | forms_in_order("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10)
    | {"hundredth": 100, "thousandth": 1000},
    tens=forms_in_order("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    joint="-",
    endings=frozenset({"st", "nd", "rd", "th"}),
    shy=frozenset({"first", "a second"}),
    superlatives=_SUPERLATIVES,
    superlative=r"[a-z]{3,12}est",
    no_superlatives=word_forms(word_list("en", "no superlatives")),
    most=frozenset({"most", "least"}),
    places=word_forms("place places placed position spot rank ranked ranking behind"),
    placed=word_forms(word_list("en", "placed")),
    fillers=word_forms("in the as at only joint equal overall"),
    numbered=frozenset({"no", "number"}),
    numbered_after=word_forms("the s as at is was are were became remains remained"),
    ratios=("A ?: ?B", "A[ -]to[ -]B"),
    votes=(
        r"A ?[-:] ?B",
        r"A(?: votes?)?(?: to| against| versus) B",
        r"A (?:votes? |members? |judges? )?(?:for|in favou?r)(?:,| and|, and| to| with) B (?:votes? )?against",
    ),
    streaks=word_forms("consecutive consecutively successive straight running row"),
    repeats=word_forms("time times consecutive successive straight running row"),
)
