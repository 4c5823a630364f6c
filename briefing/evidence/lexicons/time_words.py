"""How a language names times, and how its sentences put them beside numbers: the type of that table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from briefing.evidence.lexicons.patterns import NEVER, Pattern
from briefing.records import NamedTuple

_NO_NUMBERS: Mapping[str, int] = MappingProxyType({})
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class TimeRole(StrEnum):
    """What the words beside a time make of it."""

    SINCE = "since"
    """It lasts from then on."""
    START = "start"
    END = "end"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    LENGTH = "length"
    """It ends a span of a length that is said: "the year to March". Groups `count` and `unit`."""
    BOUND = "bound"
    """It is before or after, but not then: "until 2019"."""
    EVENT = "event"
    """It is that of something before or after which it was so: "after the flood of 2021"."""
    COMPARED = "compared"
    """Something is only compared with it, or it is denied."""
    ATTRIBUTE = "attribute"
    """It is part of a name, or when something was said: "the law of 2019", "said in 2019"."""


class TimeCue(NamedTuple):
    """Words before a time, which end the text up to it, or after it, which begin the text from its end."""

    role: TimeRole
    before: Pattern = NEVER
    after: Pattern = NEVER
    of_spans: bool = True
    """Whether it holds for what is longer than a year, too."""
    of_days: bool = True
    """Whether it holds for a day, too: "62% on 9 June" compares nothing, as "up 5% on 2023" does."""
    only_days: bool = False
    of_counted: bool = False
    """Whether it holds only for a time that counts from another, by more than days: "14% on the year before"."""


class TimeWords(NamedTuple):
    """How a language names times, and how its sentences put them beside numbers.

    Named groups of a pattern say what was found; `named_time` asks for them in this order:

        iso                       2024-08-19
        first, second, sign       14.03.2024, with `year`
        dayword, now, today       yesterday, at present, today
        weekday                   on Monday
        ago, with count and unit  ten years ago
        past, with count and unit the past ten years; `pace` is what a change is counted over: "2% on the month"
        earlier, later            a year earlier, the following month; with count and unit, counted from another time
        whole, with unit          for the year, which holds another time; `full` if it is the whole of it
        same                      the same period of `year`, or of the year before
        closing                   the month that a part of a year ends in: the June quarter, Q2 of the year ended June
        month, with day or month2 19 August, 3-17 August (`day2`), January to May; without a year it is the latest one
        weekof, with part         the first week of October; without a year it is the latest one
        decade, season            the 1990s, winter of 2024
        somepart with year        quarterly report 2024, which does not say of which quarter
        half, quarter or count    first half, Q2, first six months; `part` says which, if the group does not
        span with relative        last week, this month
        year, year2               2023, 2019 to 2023, in digits

    A year is `year`, `short` ('24), `relative` (last, this), which counts from the day of publication, or a business
    year: `begins` and `ends` (2022/23), or `named` (FY2023); `business` is the word that makes it one. A group `since`
    holds an ending that makes the time last until today. Earlier patterns win where two overlap, so longer ones come
    first.
    """

    patterns: tuple[Pattern, ...] = ()
    cues: tuple[TimeCue, ...] = ()
    """Asked again and again outwards from a time: "since the beginning of 2023"."""
    told_in: Pattern = NEVER
    """What ends the text up to the end of a time at which somebody may foresee something: "in December"."""
    undated: Pattern = NEVER
    """Times of which nobody can say when they were: "before the war"."""
    that_time: Pattern = NEVER
    """Those of them that are a time named before, whose kind the group `unit` names: "that year"."""
    compared: Pattern = NEVER
    """What stands between two numbers where the second is what the first is held against: "more than the"."""
    elliptical: Pattern = NEVER
    """What stands alone for a time of the kind that another one of the sentence is: an ordinal, in the group `part`,
    "1.6% in the second quarter, 0.1% in the first", or a word of `relative`, "40 this year and 55 next"."""
    lasting: Pattern = NEVER
    """How long something took, for a sentence that names no time: "over three years"."""
    business_year: tuple[Pattern, ...] = ()
    """Where a text says when business years begin: groups `month` and `day` of the first day, or `last`, a month."""
    day_first: bool = True
    """Whether 03/04/2024 can only be the third of April."""

    # From one time to another
    opening: Pattern = NEVER
    """What ends the text before a span, and belongs to it: "from"."""
    joiner: Pattern = NEVER
    """All that stands between the ends of a span: "to"."""
    between: Pattern = NEVER
    """What ends the text before a span whose ends a list would join."""
    listed: Pattern = NEVER
    """All that stands between two times or numbers of a list: "and"."""

    both: Pattern = NEVER
    """What ends the text before a list of which the same is said of each: "in both"."""

    altogether: Pattern = NEVER
    """Words that say one number of several times together: "on average", "in total"."""

    # Times and the numbers of a sentence
    breaks: Pattern = NEVER
    """Words that open a statement with times of its own: "while"."""
    coordination: Pattern = NEVER
    """Words that join two statements, or two things of one: "and"."""
    level_before: Pattern = NEVER
    """What ends the text before a number that something was before, or is compared with: "from"."""
    new_level: Pattern = NEVER
    """What ends the text before the number that it became: "to"."""
    level_after: Pattern = NEVER
    """What begins the text after a number that something was before, where a language says "from" behind it; the number
    that it became follows at once."""
    attributive: Pattern = NEVER
    """What ends a time that belongs to the number after it only: the "-ki" of "2023-cü ildəki 3 ton"."""
    when: Pattern = NEVER
    """What begins a clause that was so at the same time: "40 were laid off when the line folded in 2022"."""
    then: Pattern = NEVER
    """What begins a clause that tells how things were at the time before it: "since May 2020, when it was 4%"."""
    appositive: Pattern = NEVER
    """What begins a statement that says more of the one before it: ", an increase of 4%"."""
    goes_on: Pattern = NEVER
    """What begins a statement, with an adverb, that has no subject of its own if a verb follows: "but still"."""
    anaphor: Pattern = NEVER
    """What begins a sentence that says more of the one before it: "this is"."""
    figure_of: Pattern = NEVER
    """All that stands between a time that something is compared with and what it was then: "'s rate of"."""
    aside: Pattern = NEVER
    """What begins a clause that says something of a noun, and not of the sentence's number: "which"."""
    edges: Pattern = NEVER
    """The words before or after a span for a part of it, which name no thing: "the start of" the month."""
    balance: Pattern = NEVER
    """What is there on a day, such as the last of the time that a report is on: `net debt`."""
    standing: Pattern = NEVER
    """What begins a phrase that says between commas since when something is so: "in use since 1931"."""
    then_or_later: Pattern = NEVER
    """Words by which something was so at another time than what is told beside it: "later"."""
    present: Pattern = NEVER
    """Words that say how things are on the day of publication."""
    earlier: Pattern = NEVER
    """Words of a statement that something was so before."""
    paces: Mapping[str, Pattern] = MappingProxyType({})
    """The name of a span, the same in every language → words for a change over it: "year on year", «за месяц», "illik".
    A group `against` is there where they compare a level as well: "4.1%, from 3.9% a month earlier", and `of_year`
    where they name the year of that: "the same month of 2023" is a year ago in 2024 alone."""

    # What the words in the groups stand for. Keys are as `Lexicon.lower` writes them, but names that need a capital.
    relative: Mapping[str, int] = _NO_NUMBERS
    the_year: frozenset[str] = frozenset()
    """Those of `relative` that name the year that is spoken of, which may be another than that of publication."""
    ordinals: Mapping[str, int] = _NO_NUMBERS
    """`first` → 1; `last` → -1, which counts from the end of the year."""
    months: Mapping[str, int] = _NO_NUMBERS
    counts: Mapping[str, int] = _NO_NUMBERS
    spans: Mapping[str, str] = _NO_NAMES
    """Written form of a unit of time → day, week, month, quarter, year or decade."""
    days: Mapping[str, int] = _NO_NUMBERS
    """`yesterday` → -1."""
    weekdays: Mapping[str, int] = _NO_NUMBERS
    """Monday is 0."""
    seasons: Mapping[str, str] = _NO_NAMES
    """Written form → spring, summer, autumn or winter."""


def time_patterns(prefixes: str, *texts: str) -> tuple[Pattern, ...]:
    """Each text as a pattern for whole words in either case, which a hyphen may tie to one of the prefixes only.

    A group that stands in it again is `name_2` and so on.
    """
    tied = "".join(rf"|(?<={re.escape(prefix)})" for prefix in prefixes.split())
    span = r"|(?<=[0-9]{4}-)(?=[^\W\d_])"  # "July 2017-June 2018"
    start = rf"(?<!\w)(?>(?<!-){tied}{span})"
    return tuple(Pattern(rf"{start}(?:{_number_groups(text)})(?!\w)") for text in texts)


def pace_patterns(words: str, of_year: str, spans: Mapping[str, Mapping[str, str]]) -> Mapping[str, Pattern]:
    """The words for a change over each of the spans, whose names they are filled with; `of_year` only over a year."""
    filled = {name: words.format(**names, year=of_year if name == "year" else "") for name, names in spans.items()}
    return {name: Pattern(rf"\b(?:{text})\b") for name, text in filled.items()}


def _number_groups(pattern: str) -> str:
    seen: Counter[str] = Counter()

    def numbered(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return f"(?P<{match[1]}{'' if seen[match[1]] == 1 else f'_{seen[match[1]]}'}>"

    return re.sub(r"\(\?P<(\w+)>", numbered, pattern)


def groups_of(match: re.Match[str]) -> dict[str, str]:
    """What the groups of a match hold, by their names without numbers."""
    return {name.partition("_")[0]: text for name, text in match.groupdict().items() if text}
