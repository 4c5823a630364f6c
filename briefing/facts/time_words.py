"""The words of a language that say when: patterns only, one `TimeWords` each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.facts.patterns import Pattern


class TimeWords(NamedTuple):
    """How a language names times.

    The groups of `patterns` say what was found: iso; day, month, month2; year, year2 (digits) or relative (last, this);
    part (first …) with half, quarter or count of months; now, dayword, weekword.  Earlier patterns win.
    """

    patterns: tuple[Pattern, ...]
    since: Pattern
    """What ends the text before a time that lasts until today."""
    comparison: Pattern
    """What ends the text before a time that something is only compared with."""
    relative: Mapping[str, int]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    days: Mapping[str, int]


_MONTHS = "January February March April May June July August September October November December"
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
_MONTH = rf"(?P<month>{'|'.join([*_MONTHS.split(), *_SHORT.split()])})\.?"
_MONTH2 = _MONTH.replace("<month>", "<month2>")
_DIGIT_YEAR = r"(?P<year>(?:18|19|20)[0-9]{2})(?![0-9]|[.,][0-9])"
_REL = r"(?P<relative>last|past|previous|this|current|the|next|coming)"
_YEAR = rf"(?:{_DIGIT_YEAR}|(?:the )?{_REL} year(?:'s)?)"
_ORDINAL = r"(?P<part>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_COUNT = r"(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2})"


def _patterns(*texts: str) -> tuple[Pattern, ...]:
    return tuple(Pattern(rf"(?<![\w-]){text}(?!\w)", ignore_case="month" not in text) for text in texts)


_ENGLISH = TimeWords(
    patterns=_patterns(
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
    months={name: i for i, name in enumerate(_MONTHS.split(), 1)}
    | {name: i for i, name in zip((1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12), _SHORT.split(), strict=True)},
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

TIME_WORDS: Mapping[str, TimeWords] = {"en": _ENGLISH}
