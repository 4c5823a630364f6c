"""English: the words for numbers, units and times, and the language's `LEXICON`."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicon import (
    CURRENCY_SIGNS,
    NumberWords,
    Pattern,
    TimeWords,
    UnitWords,
    forms_in_order,
    forms_to_names,
    make_lexicon,
    time_patterns,
    word_forms,
)
from briefing.evidence.lexicons.english_claims import CLAIMS
from briefing.evidence.lexicons.english_qualifiers import QUALIFIERS

# Months keep their capital, since "may" and "march" are other words.
_MONTHS = "January February March April May June July August September October November December"
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
_MONTH_NUMBERS = {name: i for i, name in enumerate(_MONTHS.split(), 1)} | dict(
    zip(_SHORT.split(), (1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12), strict=True)
)

_PARTS = forms_in_order("third quarter fifth sixth seventh eighth ninth tenth", 3)

_NUMBERS = NumberWords(
    decimal_sign=".",
    small=forms_in_order(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen"
    ),
    tens=forms_in_order("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    hundred=frozenset({"hundred"}),
    scales={"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
    | {"mn": 6, "mln": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12},
    short_scales={"k": 3, "m": 6, "b": 9},
    collectives={"dozen": 12},
    articles=frozenset({"a", "an"}),
    joiner="and",
    pronouns=frozenset({"one"}),
    fractions=_PARTS,
    fraction_plurals={f"{part}s": parts for part, parts in _PARTS.items()},
    after_fraction=word_forms("of more less fewer higher lower larger smaller in since from than to by"),
    shares={"half": Decimal("0.5")},
    not_share_after=word_forms("first second latter other"),
    and_a_half=("and", "a", "half"),
    of="of",
    between=("between", "and"),
    range_joiners=frozenset({"to"}),
    vague=word_forms(
        "twice thrice halve halves halved halving double doubled doubles doubling triple tripled triples tripling"
        " quadruple quadrupled quadruples quadrupling"
    ),
    vague_scales=word_forms("dozens hundreds thousands millions billions trillions"),
    vague_before_of=frozenset({"tens", "scores", "couple"}),
    fold="fold",
    ordinal_endings=frozenset({"st", "nd", "rd", "th"}),
    ordinals=word_forms("first second third fourth fifth sixth seventh eighth ninth"),
    ordinal_joint="-",
    months=_MONTH_NUMBERS,
    months_before_day=frozenset(_MONTH_NUMBERS),
)

_UNITS = UnitWords(
    currencies=CURRENCY_SIGNS
    | forms_to_names(
        {
            "USD": "dollar dollars",
            "EUR": "euro euros",
            "GBP": "pound pounds sterling",
            "RUB": "rouble roubles ruble rubles",
            "AZN": "manat manats",
            "CNY": "yuan renminbi",
            "JPY": "yen",
            "TRY": "lira liras",
            "GEL": "lari",
            "KZT": "tenge",
            "UAH": "hryvnia hryvnias",
            "INR": "rupee rupees",
            "CHF": "franc francs",
        }
    ),
    units=forms_to_names(
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
    modifiers=word_forms("us american more metric square cubic percentage per russian azerbaijani"),
    nouns=forms_to_names(
        {
            "pupil": "pupil pupils student students learner learners schoolchild schoolchildren child children",
            "person": "person persons people man men woman women resident residents inhabitant inhabitants"
            " citizen citizens",
            "university": "university universities institute institutes academy academies",
            "lorry": "truck trucks lorry lorries",
            "school": "school schools",
            "teacher": "teacher teachers",
            "wagon": "wagon wagons",
            "container": "container containers",
            "passenger": "passenger passengers",
            "company": "company companies firm firms enterprise enterprises",
            "job": "job jobs",
            "car": "car cars",
            "ship": "ship ships vessel vessels",
            "boat": "boat boats",
            "home": "home homes house houses flat flats",
            "hospital": "hospital hospitals",
            "book": "book books textbook textbooks",
            "village": "village villages",
        }
    ),
    stem=str,
)


_MONTH = rf"(?-i:(?P<month>{'|'.join([*_MONTHS.split(), *_SHORT.split()])}))\.?"
_MONTH2 = _MONTH.replace("<month>", "<month2>")
_DIGIT_YEAR = r"(?P<year>(?:18|19|20)[0-9]{2})(?![0-9]|[.,][0-9])"
_REL = r"(?P<relative>last|past|previous|this|current|the|next|coming)"
_YEAR = rf"(?:{_DIGIT_YEAR}|(?:the )?{_REL} year(?:'s)?)"
_ORDINAL = r"(?P<part>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_COUNT = r"(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2})"


_TIMES = TimeWords(
    patterns=time_patterns(
        r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?:of )?{_YEAR})?",
        rf"{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9,.]*[0-9])(?:,? (?:of )?{_YEAR})?",
        rf"{_MONTH}(?:-| to ){_MONTH2},? (?:of )?{_YEAR}",
        rf"{_MONTH},? (?:of )?{_YEAR}",
        rf"{_ORDINAL} {_COUNT} (?P<months>months) of {_YEAR}",
        rf"{_ORDINAL} (?P<half>half) of {_YEAR}",
        rf"{_ORDINAL} (?P<quarter>quarter) of {_YEAR}",
        rf"(?:H(?P<half>[12])|Q(?P<quarter>[1-4])),? (?:of )?{_YEAR}",
        rf"between {_DIGIT_YEAR} and (?P<year2>(?:19|20)[0-9]{{2}})",
        rf"{_DIGIT_YEAR}(?:-| to )(?P<year2>(?:19|20)[0-9]{{2}})",
        rf"(?i:in|since|from|of|until|during|by) {_MONTH}",
        _YEAR.replace("|the|", "|"),
        r"(?P<dayword>today|tonight|this morning|this afternoon|this evening|yesterday|tomorrow)(?:'s)?",
        r"(?P<now>now|currently|at present|at the moment|nowadays|presently|to date|so far)",
        rf"{_REL} (?P<span>month|week|quarter)",
    ),
    since=Pattern(r"\b(?:since|starting|beginning)(?: in| from| with)?(?: the)?\s*\Z|\bfrom\s*\Z", ignore_case=True),
    comparison=Pattern(
        r"\b(?:compared (?:with|to)|than|versus|vs\.?|against|(?:up|down) from|[0-9%] on|percent on)(?: in)?\s*\Z",
        ignore_case=True,
    ),
    relative={"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1},
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1},
    months=_MONTH_NUMBERS,
    counts=forms_in_order("two three four five six seven eight nine ten eleven", 2),
    spans={"month": "month", "week": "week", "quarter": "quarter"},
    days={
        "today": 0,
        "tonight": 0,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "yesterday": -1,
        "tomorrow": 1,
    },
)

LEXICON = make_lexicon(_NUMBERS, _UNITS, QUALIFIERS, CLAIMS, _TIMES)
