"""Reads the rate that a number is of: so much a day, per head, each, or on average.

A rate stands after the number and its noun ("22,000 tons of coal a day"), or before it ("each week the ferry carried
900", "income per head was $12,000"). What is said of so much a day is as wrong of a year as of a week, so a rate has a
name, which is the same in every language: its span of time, `EACH` or `AVERAGE`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon
from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.numbers import NumberKind, NumberSpan
from briefing.evidence.sentences import TextSpan

EACH, AVERAGE = "each", "average"
_STOPS = (NumberKind.VALUE, NumberKind.SHARE)


class StatedRate(NamedTuple):
    """The words of a rate, and its name."""

    name: str
    span: TextSpan


def read_rate(sentence: NumberedSentence, number: NumberSpan) -> StatedRate | None:
    """The rate that a number of the sentence is of."""
    words, text = sentence.lexicon.rates, sentence.text
    values = [n for n in sentence.numbers if n.kind in _STOPS]
    following = min((n.start for n in values if n.start >= number.end), default=sentence.span.end)
    if after := words.after.match(text, number.unit_end, min(following, sentence.tail(number.unit_end).end)):
        return _stated(after, sentence.lexicon)
    if inside := words.inside.search(text, number.start, number.unit_end):
        return _stated(inside, sentence.lexicon)
    start = max(
        sentence.lead(number.start).start, max((n.unit_end for n in values if n.end <= number.start), default=0)
    )
    matches = (pattern.search(text, start, number.start) for pattern in words.before)
    return next((_stated(match, sentence.lexicon) for match in matches if match), None)


def perhaps_rates(sentence: NumberedSentence, number: NumberSpan) -> frozenset[str]:
    """The rates that words of the number's clause, with no other value between, may say of it: "annual funding"."""
    clause, lexicon = sentence.clause(number), sentence.lexicon
    values = [n for n in sentence.numbers if n.kind in _STOPS]
    start = max((n.end for n in values if n.end <= number.start), default=clause.start)
    end = min((n.start for n in values if n.start >= number.end), default=clause.end)
    found = lexicon.rates.perhaps.finditer(sentence.text, max(start, clause.start), min(end, clause.end))
    return frozenset(_name(match, lexicon) for match in found)


def told_rates(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The names of the rates that a fact's own words speak of."""
    return frozenset(_name(match, lexicon) for match in lexicon.rates.told.finditer(text))


def _stated(match: re.Match[str], lexicon: Lexicon) -> StatedRate:
    return StatedRate(_name(match, lexicon), TextSpan(match.start("rate"), match.end("rate")))


def _name(match: re.Match[str], lexicon: Lexicon) -> str:
    groups = match.groupdict()
    if groups.get("average"):
        return AVERAGE
    return lexicon.rates.names.get(
        lexicon.lower(groups.get("span") or groups.get("each") or groups.get("adverb") or ""), EACH
    )
