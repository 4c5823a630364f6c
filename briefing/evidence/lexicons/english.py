"""English: the words for numbers, units and times, and the language's `LEXICON`."""

from __future__ import annotations

from briefing.evidence.lexicon import (
    Pattern,
    TimeWords,
    forms_in_order,
    make_lexicon,
    time_patterns,
)
from briefing.evidence.lexicons.english_claims import CLAIMS
from briefing.evidence.lexicons.english_numbers import MONTH_NUMBERS, MONTHS, NUMBERS, SHORT_MONTHS, UNITS
from briefing.evidence.lexicons.english_qualifiers import QUALIFIERS
from briefing.evidence.lexicons.english_ranks import RANKS
from briefing.evidence.lexicons.english_rates import RATES

_MONTH = rf"(?-i:(?P<month>{'|'.join([*MONTHS.split(), *SHORT_MONTHS.split()])}))\.?"
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
    months=MONTH_NUMBERS,
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

LEXICON = make_lexicon(NUMBERS, UNITS, QUALIFIERS, RATES, CLAIMS, _TIMES, ranks=RANKS)
