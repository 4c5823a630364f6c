"""Reads lines of text as the times that they name, for a source that was published on 19 August 2024."""

from datetime import date

from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.times.named_time import NamedTime, TimeContext, TimeUse
from briefing.evidence.times.times import find_first_day, find_times
from briefing.facts.periods import FirstDay

PUBLISHED = date(2024, 8, 19)


def times_of(text: str, language: str = "en", first_day: FirstDay | None = None) -> list[NamedTime]:
    """The times that a text names, but for what it only compares with."""
    lexicon = load_lexicon(language)
    context = TimeContext(PUBLISHED, lexicon, first_day or find_first_day(text, lexicon))
    found = find_times(text, TextSpan(0, len(text)), context)
    return [time for time in found if time.use is not TimeUse.COMPARED]


def rows(table: str) -> list[tuple[str, str]]:
    """The lines of a table of texts and periods: `last year = 2023`."""
    return [(text, period) for row in table.strip().splitlines() for text, _, period in [row.partition(" = ")]]
