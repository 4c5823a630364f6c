"""English: units, money and the nouns that a number counts, and the words for so much a day, as `RATES`."""

from __future__ import annotations

from briefing.evidence.lexicons.english_numbers import SPANS
from briefing.evidence.lexicons.lexicon import RateWords, forms_to_names, phrase_list, word_forms, word_list, word_table
from briefing.evidence.lexicons.measures import nation_codes, own_nouns, with_areas
from briefing.evidence.lexicons.number_words import MoneyWords, UnitWords
from briefing.evidence.lexicons.patterns import Pattern, any_of

_NOUNS = forms_to_names(word_table("en", "nouns"))


_NAMES = forms_to_names(word_table("en", "rates")) | {"b/d": "day"}
_END = r"(?=\s*(?:[.,;:)\"']|\Z|(?:in|for|last|this|when|while|and|to|on|at|by|from|with|was|were|but)\b))"
# "A second landing stage" is one more.
_FAR = 120
_TIMES = rf"second{_END}|minute|hour|day|night|week|fortnight|month|quarter|year|annum"
_ADVERBS = "hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually"
# "A year earlier", "a week ago" and "a day after" compare; "a year-old boy" has an age.
_NO_RATE = r"(?!\s*(?:earlier|ago|later|before|after|old|on\b|since|hence|previously|prior|from now|in advance)|-|'s\b)"
_SPAN = rf"(?:a|an|per|every|each|any given|a single)\s+(?P<span>{_TIMES})\b{_NO_RATE}"
_THINGS = phrase_list("en", "things")
_PRICED = "costs?|costing|fetch(?:es|ed)?|sells?|sold|trades?|traded|worth|priced|bought|went for|changed hands"
_ITEM = (
    rf"per\s+(?!cent\b)[^\W\d_]+|a[pn]? ?piece|each{_END}|an? (?:{_THINGS})\b|(?:for|to|on) (?:every|each)\s+[^\W\d_]+"
    rf"|/\s?(?:{_THINGS}|{_TIMES}|bbl|t|l|person|hr|wk|mo|yr)\b"
)
# The noun phrase between a number and its rate: "tons of coal", "passengers"; "spent $5 billion in a year" has none.
_NOUN_PHRASE = (
    r"(?:[\s-]+(?!(?:in|for|within|over|after|than|and|or|to|by|from|that|which|who|at|on|during|once|twice|half|up|down"
    rf"|a|an|per|each|every|with|as|was|were|is|are|apiece|{_ADVERBS})\b)[^\W\d_]++){{0,5}}"
)
_AVERAGE = r"(?P<average>on average|an average|averag(?:es?|ed|ing)|the mean|the median|a mean|a median|typically)"
_NEAR = r"\b(?:\s+[^\W\d_]+){0,4}\s*[^\w.,;:]{0,2}\Z"
_LATER = r"[^.,;:()]{0,60}\Z"
_LATER_CLAUSE = r"(?:[^.,;:()]{0,60},)?[^.,;:()]{0,60}\Z"
_HEADS = (
    "capita|head|person|household|inhabitant|resident|pupil|student|patient|employee|worker|family|child|adult|unit|share"
    "|barrel|tonne|ton|litre|passenger|seat|user|customer|match|game|visitor|voter|taxpayer|farm|acre|hectare"
)

_FLOWS = (
    r"(?:fund|budget|revenue|income|earning|turnover|sale|spending|cost|outlay|output|production|capacit|subsid|payment|fee"
    r"|salar|wage|pay|rent|allowance|grant|invest|contribut|export|import|expen|profit|loss|target|tuition|consumption"
    r"|demand|suppl|need|requirement|bill|aid|support|premium|donation|harvest|catch|yield|emission|intake|throughput"
    r"|traffic|ridership|saving|interest|dividend|pension|benefit|bonus|transfer|tax|charge|level|total|figure|volume)\w*"
)

RATES = RateWords(
    after=Pattern(
        rf"{_NOUN_PHRASE},?\s*(?P<rate>\b{_SPAN}|(?:\b|(?<=\s))(?:{_ITEM})|\b(?P<adverb>{_ADVERBS})\b"
        r"|\b(?P<average>on average)\b)",
        # "83 per cent took a first test, and 74 per cent a second".
        holds=lambda m: m["span"] != "second" or "first" not in m.string[max(m.start() - _FAR, 0) : m.start()].split(),
    ),
    inside=Pattern(r"\b(?P<rate>(?P<span>m?bpd|b/d))\b"),
    before=(
        Pattern(rf"\b(?P<rate>(?:each|every)\s+(?P<span>{_TIMES}))\b{_NO_RATE}{_LATER_CLAUSE}"),
        Pattern(rf"\b(?P<rate>(?P<span>{_ADVERBS})){_NEAR}"),
        # "Daily output of the plant, opened in 2019, was 340 tonnes"
        Pattern(
            rf"\b(?P<rate>(?P<span>{_ADVERBS}))\s(?:{_FLOWS})\b[^;:()]{{0,60}}?\b(?:was|were|is|are"
            r"|averaged|reached|came to|stood at)\s*\Z"
        ),
        Pattern(rf"\b(?P<rate>per\s+(?:{_HEADS}|(?P<span>annum))){_LATER}"),
        Pattern(rf"\b(?P<rate>(?:for|in|to) every (?:\d[\d,]*|hundred|thousand|million|ten|dozen))\b{_LATER}"),
        Pattern(rf"\b(?P<rate>{_AVERAGE})\b{_LATER_CLAUSE}"),
    ),
    priced=Pattern(
        rf"(?<!\bhalf )\b(?P<rate>(?:an?|one|1) (?:{_THINGS}))(?: of [\w -]{{1,30}}?)? (?:now |still |was |were |is "
        rf"|are |has |had |have |would |will |can |could )?(?:{_PRICED})\b{_LATER}"
    ),
    each_of=Pattern(r"\b(?:each|every (?:single )?one) of (?:the |its |these |those |our |their )?\Z"),
    base=Pattern(
        r"\b(?P<rate>(?:(?P<sure>per)|(?:for|in|to|out of|among) (?:every|each)|per each)\s+"
        r"(?P<base>\d[\d,.]*(?: (?:thousand|million))?"
        r"|(?:a |one )?(?:ten |a hundred |hundred )?(?:hundred|thousand|million))"
        r"\b(?![\s-]+(?:years?|days?|hours?|minutes?|weeks?|months?)\b))"
    ),
    perhaps=Pattern(
        rf"\b(?P<adverb>annual|{_ADVERBS.replace('|annually', '')})\s+(?:[^\W\d_]+\s+){{0,3}}?(?:{_FLOWS})\b"
    ),
    told=Pattern(
        rf"\b(?:(?:(?<!than )(?<!for )(?<!over )an?|per|every|each)\s+(?P<span>{_TIMES})\b"
        rf"(?:{_NO_RATE}|(?=\s+on average\b))|(?P<adverb>{_ADVERBS}|annual)\b"
        rf"|(?:per|each|every|apiece|(?<=\{{value\}} )an?)\b|(?P<article>an?|one)\b|{_AVERAGE}\b)|(?<!\))/(?=[^\W\d_])"
    ),
    names=_NAMES,
)


_MONEY = MoneyWords(
    nouns=own_nouns("en") | forms_to_names(word_table("en", "money")),
    nations=nation_codes("en", word_table("en", "nations")),
    modifiers=word_forms("more additional extra further new fresh million billion trillion thousand worth"),
    shy=word_forms("won som leu lei lev kip lek pula kina reals"),
    timid=word_forms("real sum sums sol mark marks colon colons"),
    spent=word_forms(word_list("en", "spent")),
    signs=word_table("en", "signs"),
    told_whose=Pattern(
        r"\s?\((?P<inside>[^\W\d_][^\d()]{1,24})\)"
        r"|\sin (?P<in>[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:money|currency|funds|terms|cash|dollars?|pounds?|francs?)\b"
        r"|\s(?P<behind>(?:New |Hong )?[A-Z][\w-]+)"
        r"(?=\s*[.,;:)]|\s*\Z|\s(?:in|on|at|for|to|of|from|and|or|but|a|an|per|each|last|by|as|when|was|is|were|are)\b)",
        case_matters=True,
    ),
    hundredths=forms_to_names(word_table("en", "coins")),
    short_hundredths={"p": "penny", "c": "cent"},
)

UNITS = UnitWords(
    nouns=_NOUNS,
    many=Pattern(
        r"(?!always\b|perhaps\b|overseas\b|besides\b|afterwards\b|\w+times\b|\w+wards?\b|as\b|has\b|was\b|does\b)"
        r"[a-z-]*[^\Wsui']s|staff|people|men|women|children|aircraft|sheep|cattle|deer",
        case_matters=True,
    ),
    no_units_before=word_forms("hand home class rate tier grade order"),
    unmaking=any_of(phrase_list("en", "unmaking")),
    money=_MONEY,
    units=forms_to_names(
        with_areas(word_table("en", "lengths"), square="square sq", cubic="cubic cu")
        | SPANS
        | word_table("en", "units")
    )
    | {"km/h": "kilometre per hour", "km/hr": "kilometre per hour", "m/s": "metre per second", "mi/h": "mile per hour"},
    short_units={
        **{"m": "metre", "g": "gram", "l": "litre", "t": "tonne", "h": "hour", "in": "inch", "W": "watt", "V": "volt"},
        **{"x": "times", "C": "degree Celsius", "F": "degree Fahrenheit", "d": "day", "kt": "kilotonne"},
    },
    scaled_units={
        **{"bcm": (9, "cubic metre"), "mcm": (6, "cubic metre"), "tcf": (12, "cubic foot"), "bcf": (9, "cubic foot")},
        **{"mbpd": (6, "barrel"), "mtoe": (6, "tonne of oil equivalent"), "mmbtu": (6, "British thermal unit")},
    },
    weighed=word_forms(word_list("en", "weighed")),
    sizes=word_forms(word_list("en", "sizes")),
    modifiers=word_forms("more further additional extra other new metric percentage per odd plus some"),
    stem=str,
)
