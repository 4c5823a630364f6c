"""Finds texts that tell a value beside the period of another fact: "in 2023 it carried" what was carried in 2024."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic, Problem, Severity
from briefing.evidence.lexicon import load_lexicon
from briefing.evidence.named_time import Fit, NamedTime, TimeContext
from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.numbers import VALUE_KINDS
from briefing.evidence.timed_sentence import TimedSentence
from briefing.evidence.times import find_times
from briefing.evidence.told_areas import ToldValue, told_in_prose
from briefing.facts.load import FactsFile


def find_told_periods(file: FactsFile) -> Iterator[Diagnostic]:
    """A doubt for each value that a text tells of the period of another fact."""
    briefing = file.briefing
    for told in told_in_prose(briefing, briefing.facts):
        own = _times_of(told, TimeContext(briefing.head.date, load_lexicon(told.language)))
        texts = [time.text for time in own if time.says and time.fit(told.fact.period) is Fit.OTHER]
        if texts:
            message = f'the text tells of {texts[0]} what fact "{told.fact.id}" says of {told.fact.period}'
            hint = "print the period of the fact, or take the fact of the period that you name"
            yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*told.path))


def _times_of(told: ToldValue, context: TimeContext) -> Iterator[NamedTime]:
    """The times of a value in its sentence, as the check reads them in a source."""
    sentence = NumberedSentence.read(told.sentence, told.language, context.lexicon)
    times = find_times(told.sentence, sentence.span, context)
    numbers = [n.span for n in sentence.numbers if n.kind in VALUE_KINDS]
    own = next((n for n in numbers if n.start <= told.at < n.end), None)
    if own and times:
        yield from TimedSentence(told.sentence, sentence.span, times, numbers, context.lexicon).times_of(own).times
