"""English: the words for so much a day, per head or each, as `RATES`."""

from __future__ import annotations

from briefing.evidence.lexicon import RateWords, forms_to_names
from briefing.evidence.patterns import Pattern

_NAMES = forms_to_names(
    {
        "second": "second",
        "minute": "minute",
        "hour": "hour hourly",
        "day": "day daily bpd mbpd b/d",
        "night": "night nightly",
        "week": "week weekly",
        "fortnight": "fortnight fortnightly",
        "month": "month monthly",
        "quarter": "quarter quarterly",
        "year": "year yearly annual annually annum",
    }
) | {"b/d": "day"}
_END = r"(?=\s*(?:[.,;:)\"']|\Z|(?:in|for|last|this|when|while|and|to|on|at|by|from|with|was|were|but)\b))"
# "A second landing stage" is one more.
_TIMES = rf"second{_END}|minute|hour|day|night|week|fortnight|month|quarter|year|annum"
_ADVERBS = "hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually"
# "A year earlier", "a week ago" and "a day after" compare; "a year-old boy" has an age.
_NO_RATE = r"(?!\s*(?:earlier|ago|later|before|after|old|on\b|since|hence|previously|prior|from now|in advance)|-)"
_SPAN = rf"(?:a|an|per|every|each|any given|a single)\s+(?P<span>{_TIMES})\b{_NO_RATE}"
_THINGS = (
    "barrel|tonne|ton|litre|liter|gallon|kilo|kilogram|kg|pound|ounce|share|ticket|unit|bottle|person|copy|mile|kilometre"
    "|kilometer|megawatt-hour|MWh|kWh|seat|household|bushel|acre|hectare|head|piece|time|visit|plate|dose|cubic metre"
    "|square (?:metre|meter|foot|mile|kilometre)|thousand cubic metres"
)
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

RATES = RateWords(
    after=Pattern(
        rf"{_NOUN_PHRASE},?\s*(?P<rate>\b{_SPAN}|(?:\b|(?<=\s))(?:{_ITEM})|\b(?P<adverb>{_ADVERBS})\b"
        r"|\b(?P<average>on average)\b)",
        ignore_case=True,
    ),
    inside=Pattern(r"\b(?P<rate>(?P<span>m?bpd|b/d))\b", ignore_case=True),
    before=(
        Pattern(rf"\b(?P<rate>(?:each|every)\s+(?P<span>{_TIMES}))\b{_NO_RATE}{_LATER_CLAUSE}", ignore_case=True),
        Pattern(rf"\b(?P<rate>(?P<span>{_ADVERBS})){_NEAR}", ignore_case=True),
        Pattern(rf"\b(?P<rate>per\s+(?:{_HEADS})){_LATER}", ignore_case=True),
        Pattern(rf"\b(?P<rate>{_AVERAGE})\b{_LATER_CLAUSE}", ignore_case=True),
    ),
    told=Pattern(
        rf"\b(?:(?:a|an|per|every|each)\s+(?P<span>{_TIMES})\b{_NO_RATE}|(?P<adverb>{_ADVERBS}|annual)\b"
        rf"|(?:per|each|every|apiece|a|an|one)\b|{_AVERAGE}\b)|/(?=\w)",
        ignore_case=True,
    ),
    names=_NAMES,
)
