"""Reads the rate that a number is of: so much a day, per head, each, or on average.

A rate stands after the number and its noun ("22,000 tons of coal a day"), or before it ("each week the ferry carried
900", "income per head was $12,000"). What is said of so much a day is as wrong of a year as of a week, so a rate has a
name, which is the same in every language: its span of time, `EACH`, `AVERAGE`, or `OF_MANY` ("per 1,000 births").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing.evidence.lexicon import Lexicon, load_lexicon
from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.numbers import NumberKind, NumberPart, NumberSpan, find_numbers
from briefing.evidence.sentences import TextSpan
from briefing.records import NamedTuple

EACH, AVERAGE, OF_MANY = "each", "average", "so many"
_STOPS = (NumberKind.VALUE, NumberKind.SHARE)


class StatedRate(NamedTuple):
    """The words of a rate, and its name."""

    name: str
    span: TextSpan


def read_rate(sentence: NumberedSentence, number: NumberSpan) -> StatedRate | None:
    """The rate that a number of the sentence is of."""
    words, text = sentence.lexicon.rates, sentence.text
    values = [n for n in sentence.numbers if n.kind in _STOPS]
    if number.part is NumberPart.LOW:  # the rate of a range stands behind its high end
        number = next((n for n in values if n.part is NumberPart.HIGH and n.start >= number.end), number)
    for base in _bases(sentence, number):
        first, last = sorted([number.span, TextSpan(*base.span("base"))])
        # What rises "на 1000 жителей" rises by them.
        verb = sentence.lexicon.clauses.finite.search(text, number.unit_end, base.start()) and not base["sure"]
        # "7 fires per 1,000 barns, and 40 boats"
        is_of_other = base.start() < number.start and any(n.end <= base.start() for n in values)
        if not (verb or is_of_other or any(first.end <= n.start < last.start for n in values)):
            return StatedRate(OF_MANY, TextSpan(*base.span("rate")))
    following = min((n.start for n in values if n.start >= number.end), default=sentence.span.end)
    if after := words.after.match(text, number.unit_end, min(following, sentence.tail(number.unit_end).end)):
        return _stated(after, sentence.lexicon)
    if inside := words.inside.search(text, number.start, number.unit_end):
        return _stated(inside, sentence.lexicon)
    lead, previous = sentence.lead(number.start), [n for n in values if n.end <= number.start]
    if previous and (each := words.each_of.search(text, lead.start, max(previous[-1].start, lead.start))):
        return StatedRate(EACH, TextSpan(*each.span()))
    start = max([lead.start, *(n.unit_end for n in previous)])
    matches = (pattern.search(text, start, number.start) for pattern in words.before)
    return next((_stated(match, sentence.lexicon) for match in matches if match), None)


def find_base(sentence: NumberedSentence, number: NumberSpan) -> TextSpan | None:
    """The words that make a number that of which a rate is: "per 1,000 births"."""
    bases = (base for base in _bases(sentence, number) if TextSpan(*base.span("base")).overlaps(number.span))
    return next((TextSpan(*base.span("rate")) for base in bases), None)


def _bases(sentence: NumberedSentence, number: NumberSpan) -> Iterator[re.Match[str]]:
    """The numbers of which a rate is, around a number."""
    words = sentence.lexicon.rates
    return words.base.finditer(sentence.text, sentence.lead(number.start).start, sentence.tail(number.unit_end).end)


def read_base(text: str, language: str) -> Decimal | None:
    """Of how many a rate is, as its words tell it: 1,000 of "per 1,000 births"."""
    found = load_lexicon(language).rates.base.search(text)
    words = re.sub(r"^(?:an?|one)\s", "", found["base"]) if found else ""
    numbers = find_numbers(words if any(map(str.isdigit, words)) else f"1 {words}", language) if words else ()
    return next((number.value for number in numbers), None)


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
    found = frozenset(_name(match, lexicon) for match in lexicon.rates.told.finditer(text))
    return found | {OF_MANY} if lexicon.rates.base.search(text) else found


def _stated(match: re.Match[str], lexicon: Lexicon) -> StatedRate:
    return StatedRate(_name(match, lexicon), TextSpan(match.start("rate"), match.end("rate")))


def _name(match: re.Match[str], lexicon: Lexicon) -> str:
    groups = match.groupdict()
    if groups.get("average"):
        return AVERAGE
    return lexicon.rates.names.get(
        lexicon.lower(groups.get("span") or groups.get("each") or groups.get("adverb") or ""), EACH
    )
