"""The words of a line that qualify or deny a value, or make a rate or a change of it, read as the check reads a source.

`beside` knows what may not touch a value, and is quick.  This reads the whole sentence, with the readers that find what
a source says of a number: "it is wrong that the ferry carried {value}", "{value} more than in spring".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from briefing.evidence.lexicons.phrases import CHANGES, FALLS, RATE, RISES, UNREAL, VALUE
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import VALUE_KINDS
from briefing.evidence.sentences.clauses import NumberedSentence, split_clauses
from briefing.evidence.sentences.governance import Governance
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_qualifier import read_beside
from briefing.evidence.sentences.stated_role import read_rate, read_role
from briefing.evidence.source_text import SourceText
from briefing.facts.model import Status

_OTHER_NUMBERS = (NumberRole.CHANGE, NumberRole.ADDED, NumberRole.MULTIPLIED, NumberRole.EXCEPTED)
_MODAL = frozenset((Status.POSSIBLE, Status.FORECAST))
_DENIES = "denies it"
_SEEN = (Status.FORECAST,)
"""What "saw" says, of an analyst as of a watchman; and of what is asked for or hoped for, the fact may report that."""


def find_governing(
    line: str, place: TextSpan, told: Iterable[str], language: str, never: str = ""
) -> list[tuple[TextSpan, str]]:
    """The words outside of the value at `place` that make another of it, and what they do.

    What its fact has `told`, its statement and its label with `VALUE` in its stead, may say them, too: "growth of".
    What it `never` is, such as a fall where its own sign is that of a rise, nothing may make of it.
    """
    found = {effect: span for effect, span in _said(line, place, language) if not place.contains(span)}
    value = line[place.start : place.end]
    for before, _, after in (words.partition(VALUE) for words in told if found):
        own = dict(_said(before + value + after, TextSpan(len(before), len(before + value)), language))
        found = {effect: span for effect, span in found.items() if effect not in own or effect == never}
    return [(span, effect) for effect, span in found.items()]


def told_direction(before: str, value: str, after: str, language: str) -> int:
    """What the words before and after a value make of it: 1 for a rise, -1 for a fall, 0 for neither."""
    place = TextSpan(len(before), len(before + value))
    effects = {effect for effect, _ in _said(before + value + after, place, language)}
    return (RISES in effects) - (FALLS in effects)


def denial_of(before: str, value: str, after: str, language: str) -> str:
    """The words before a value that deny it: "it is a lie that"; '' if none do."""
    line, place = before + value + after, TextSpan(len(before), len(before + value))
    return next((line[span.start : span.end] for what, span in _said(line, place, language) if what == _DENIES), "")


_READ = lru_cache(maxsize=4)(SourceText.of_words)
"""Reads a line as the check reads a source, and keeps it for the next value that stands in it."""


def _said(line: str, place: TextSpan, language: str) -> Iterator[tuple[str, TextSpan]]:
    """What the words around the number at `place` make of it, and where they stand."""
    source = _READ(line, language)
    number = next((n for n in source.numbers if n.kind in VALUE_KINDS and place.contains(n.span)), None)
    if number is None or len(source.normalized) != len(line):
        return
    span = source.sentence_around(number.span)
    split = partial(split_clauses, source.normalized, span, source.lexicon)
    clauses, numbers = source.once((split_clauses, span), split), source.numbers_in(span)
    sentence = NumberedSentence(source.normalized, span, clauses, numbers, source.lexicon)
    if hedge := read_beside(sentence, number):
        yield "says how firmly it is meant", hedge
    if (role := read_role(sentence, number)).role in _OTHER_NUMBERS:
        is_change = role.role is NumberRole.CHANGE
        yield {1: RISES, -1: FALLS}.get(role.direction, CHANGES) if is_change else CHANGES, role.span
    if rate := read_rate(sentence, number):
        yield RATE, rate.span
    governance = Governance(source, number.span)
    cues = [span for cue, span in governance.cues if cue.statuses != _SEEN and not _MODAL.isdisjoint(cue.statuses)]
    for unreal in (*governance.suppositions, *cues):
        if unreal.end <= number.start:
            yield UNREAL, unreal
    if governance.is_asked:
        yield UNREAL, TextSpan(span.end - 1, span.end)
    for denial in governance.denials:
        if denial.end <= number.start:  # what follows is a contrast: "as a plan, not as a fact"
            yield _DENIES, denial
