"""Reads how firmly a text states a number: "about", "more than", an end of an interval, or exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from briefing.evidence.lexicons.patterns import LETTERS, cues_in
from briefing.evidence.lexicons.role_words import OPPOSITES, IntervalCue, QualifierCue
from briefing.evidence.numbers.numbers import MOVED_FAR, NumberKind, NumberPart, NumberSpan
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.sentences import TextSpan
from briefing.facts.model import Qualifier, Quantity, Status
from briefing.facts.scalars import CURRENCIES
from briefing.records import NamedTuple

_EXACT = (Qualifier.EXACT,)
_COMPARED = 5
"""So many words may stand between how much something moved and what it moved to: "by 2% year on year, up to 198"."""
_INTERVALS = ((NumberPart.LOW, NumberPart.HIGH), (NumberPart.CHOICE, NumberPart.CHOICE))
_NO_INTERVAL = (NumberPart.SCORE, NumberPart.OLD)
_WORD_OR_SIGN = re.compile(r"[^\W\d_]*[^\w\s.,]|[^\W\d_]+")


class StatedQualifier(NamedTuple):
    """The words beside a number that say how firmly it is meant, and the qualifiers that say the same.

    `open_words` leave open which of them is meant, or whether it is qualified at all. A fact of the status `status`
    needs no qualifier.
    """

    qualifiers: tuple[Qualifier, ...]
    span: TextSpan
    open_words: str = ""
    status: Status | None = None

    def of_quantity(self, quantity: Quantity, value: Decimal | None, words: str) -> StatedQualifier:
        """What these `words` say of the number of a fact, which may be below zero where the source's `value` is not.

        "A loss of more than 5" is less than -5, and "fell by more than 5" by more than that. "More than -5%" of a
        change leaves open what it means.
        """
        mirrored = tuple(qualifier.mirrored for qualifier in self.qualifiers)
        is_signed = value is not None and value < 0
        if min(quantity.numbers.values(), default=0) >= 0 or quantity.is_fall is not is_signed:
            return self
        if not is_signed or mirrored == self.qualifiers:
            return self._replace(qualifiers=mirrored)
        both = tuple(dict.fromkeys((*self.qualifiers, *mirrored)))
        return self._replace(qualifiers=both, open_words=self.open_words or words)


@lru_cache(maxsize=2048)
def read_qualifier(sentence: NumberedSentence, number: NumberSpan) -> StatedQualifier:
    """How firmly a number of the sentence is meant; without words that say so it is exact.

    An interval comes first, as "between" or "from" would else be read alone.
    """
    readers = (_margin, _interval, _before, _after)
    found = next(filter(None, (read(sentence, number) for read in readers)), None)
    inside = (cue for cue in sentence.lexicon.qualifiers.inside if cue.pattern.search(number.text))
    if found is None and (cue := next(inside, None)):
        found = _stated(sentence, cue, number.span)  # "5 с лишним миллионов"
    found = found or _far(sentence, number)
    if found is None:
        unknown = sentence.lexicon.qualifiers.unknown.search(sentence.text, *sentence.lead(number.start))
        open_words = unknown[0].strip() if unknown else ""
        return _carried(sentence, number) or StatedQualifier(_EXACT, number.span, open_words)
    return found if found.qualifiers != _EXACT else StatedQualifier(_EXACT, number.span)


def read_beside(sentence: NumberedSentence, number: NumberSpan) -> TextSpan | None:
    """The words right before or behind a number that say how firmly it is meant, other than exactly."""
    found = _before(sentence, number) or _after(sentence, number)
    return found.span if found and found.qualifiers != _EXACT else None


def _stated(sentence: NumberedSentence, cue: QualifierCue, span: TextSpan) -> StatedQualifier:
    open_words = sentence.slice(span).strip() if cue.is_open else ""
    return StatedQualifier(cue.qualifiers, span, open_words, cue.status)


def _before(sentence: NumberedSentence, number: NumberSpan) -> StatedQualifier | None:
    lead = sentence.lead(number.start)
    if number.part is NumberPart.WHOLE:  # "all but four of the 36" says of the 36 that they are 36
        lead = TextSpan(max([lead.start, *(n.start for n in sentence.numbers if n.end <= number.start)]), lead.end)
    found = [
        (start, cue)
        for cue in _possible_before(sentence)
        if cue.number.match(number.text)
        and (match := cue.pattern.search(sentence.text, *lead))
        and cue.then.match(sentence.text, *sentence.tail(number.end))
        and (start := _movement_before(sentence, lead.start, match.start()) if cue.moved else match.start()) is not None
    ]
    if not found:
        return None
    # All end at the number, so the one that begins first is the longest: "no more than", not "more than".
    at, cue = min(found, key=lambda f: f[0])
    if cue.qualifiers[0] is Qualifier.AT_MOST and _is_moved_to(sentence, TextSpan(lead.start, at)):
        return StatedQualifier(_EXACT, number.span)
    denied = sentence.lexicon.claims.negation_before.search(sentence.text, lead.start, at)
    if denied and cue.qualifiers[0] in OPPOSITES:
        return StatedQualifier((OPPOSITES[cue.qualifiers[0]],), TextSpan(denied.start(), number.start))
    return _stated(sentence, cue, TextSpan(at, number.start))


@lru_cache(maxsize=256)
def _possible_before(sentence: NumberedSentence) -> tuple[QualifierCue, ...]:
    """The cues before a number of which the sentence has any words: to try all of them was a thirtieth of a draft."""
    return cues_in(sentence.lexicon.qualifiers.before, sentence.text, *sentence.span)


def _is_moved_to(sentence: NumberedSentence, lead: TextSpan) -> bool:
    """Whether "up to" stands behind how much something moved: "rose by 2%, up to 198 million" is no limit."""
    change = next((n for n in reversed(sentence.numbers) if lead.start <= n.start and n.end <= lead.end), None)
    start = max(change.end, change.unit_end) if change else lead.end
    *words, mark = sentence.text[start : lead.end].replace(",", " ,").split() or [""]  # "by 2% year on year, up to 198"
    if change is None or mark.isalpha() or (words and mark != ",") or len(words) > _COMPARED:
        return False
    return bool(sentence.lexicon.roles.movement.search(sentence.text, sentence.span.start, change.start))


def _movement_before(sentence: NumberedSentence, start: int, end: int) -> int | None:
    """Where the word for a movement begins that ends right before a place; None if there is none."""
    movements = sentence.lexicon.roles.movement.finditer(sentence.text, start, end)
    return next((m.start() for m in movements if not sentence.text[m.end() : end].strip()), None)


def _after(sentence: NumberedSentence, number: NumberSpan) -> StatedQualifier | None:
    start, end = sentence.tail(number.end)
    # "20 boats in 2024 at most"
    following = next((n for n in sentence.numbers if start <= n.start < end and n.kind is not NumberKind.YEAR), None)
    if following:
        end, its = following.start, _before(sentence, following)
        # "300 ships, at least 40 of them Greek": at least 40; "earned 88 by selling about 155": about 155.
        is_its = its and (its.qualifiers[0] in OPPOSITES or its.qualifiers[0] is Qualifier.ABOUT)
        end = its.span.start if its and is_its and start <= its.span.start else end
    for cue in sentence.lexicon.qualifiers.after:
        if match := cue.pattern.match(sentence.text, start, end):
            span = TextSpan(start, match.end("cue"))
            return _denied_after(sentence, cue, span) or _stated(sentence, cue, span)
    return None


def _denied_after(sentence: NumberedSentence, cue: QualifierCue, span: TextSpan) -> StatedQualifier | None:
    """The opposite of a bound whose clause ends in a denied verb: "1200-dən çox olmayıb"."""
    claims = sentence.lexicon.claims
    denied = claims.negation_after.match(sentence.text, *sentence.tail(span.end))
    if not denied or cue.qualifiers[0] not in OPPOSITES:
        return None
    never = claims.negation_before.search(sentence.text, *sentence.lead(span.start))
    return StatedQualifier(
        (OPPOSITES[cue.qualifiers[0]],), TextSpan(never.start() if never else span.start, denied.end())
    )


def _far(sentence: NumberedSentence, number: NumberSpan) -> StatedQualifier | None:
    """What says it somewhere before in the number's clause."""
    start = max(sentence.clause(number).start, sentence.lead(number.start).start)
    for cue in sentence.lexicon.qualifiers.far:
        if match := cue.pattern.search(sentence.text, start, number.start):
            return _stated(sentence, cue, TextSpan(match.start(), number.start))
    return None


def _carried(sentence: NumberedSentence, number: NumberSpan) -> StatedQualifier | None:
    """The hedge of the number before, which may hold for this one as well: "about 300 sheep and 42 goats"."""
    for before, after in sentence.neighbours(number):
        if after == number and sentence.lexicon.qualifiers.carried.fullmatch(sentence.text, before.end, number.start):
            hedge = _before(sentence, before)
            if hedge and hedge.qualifiers != _EXACT:
                words = sentence.slice(hedge.span).strip()
                return StatedQualifier((*_EXACT, *hedge.qualifiers), number.span, words)
    return None


# Margins and intervals


def _margin(sentence: NumberedSentence, number: NumberSpan) -> StatedQualifier | None:
    """The margin after it, which makes two ends of it, or a value that is only about right: "1,300 ± 100"."""
    if number.margin is None:
        return None
    end = next((n.end for n in sentence.numbers if n.part is NumberPart.MARGIN and n.start >= number.end), None)
    if end is None:
        return None  # of the next sentence
    span = TextSpan(number.start, end)
    return StatedQualifier((Qualifier.BETWEEN, Qualifier.ABOUT), span, sentence.slice(span))


def _interval(sentence: NumberedSentence, number: NumberSpan) -> StatedQualifier | None:
    """The interval that it is an end of: "between 5 and 10", "5 to 10", "5-10"; or the choice, "5 or 6"."""
    for low, high in sentence.neighbours(number):
        if not _may_be_interval(low, high):
            continue
        for cue in sentence.lexicon.qualifiers.intervals:
            if span := _interval_span(sentence, cue, low, high):
                open_words = sentence.slice(span) if cue.is_open else ""
                return StatedQualifier(cue.qualifiers, span, open_words) if cue.qualifiers != _EXACT else None
        if (low.part, high.part) in _INTERVALS:
            span = TextSpan(low.start, high.end)
            open_words = sentence.slice(span) if low.part is NumberPart.CHOICE else ""
            joint = sentence.lexicon.lower(sentence.text[max(low.end, low.unit_end) : high.start])
            if open_words and tuple(LETTERS.findall(joint)) not in sentence.lexicon.numbers.choices:
                continue  # "rose to 5 or 6 from 3 or 4"
            return StatedQualifier((Qualifier.BETWEEN,), span, open_words)
    return None


def _interval_span(sentence: NumberedSentence, cue: IntervalCue, low: NumberSpan, high: NumberSpan) -> TextSpan | None:
    """From the word that opens an interval to the one that closes it, if `cue` makes one of the two numbers."""
    text = sentence.text
    joint = cue.joiner.fullmatch(text, max(low.end, low.unit_end), high.start)
    if not joint or not text.startswith(joint.groupdict().get("noun") or "", high.end):
        return None
    if "-" in joint[0] and NumberKind.SHARE in (low.kind, high.kind) and low.kind is not high.kind:
        return None  # "a fifth - 21% - of the nurses"
    # One too small for a range with the other is a change: "fell by 329,000 to 9.3 million".
    is_far_less = low.value is not None and high.value is not None and low.value * MOVED_FAR <= high.value
    if cue.is_full and not (joint["noun"] or _names_unit(sentence, low) or is_far_less):
        return None
    start, end = low.start, high.end
    if cue.opening:
        opening = cue.opening.search(text, *sentence.lead(low.start))
        if not opening:
            return None
        start = opening.start()
    if cue.closing:
        closing = cue.closing.match(text, *sentence.tail(high.end))
        if not closing:
            return None
        end = closing.end()
    return TextSpan(start, end)


def _may_be_interval(low: NumberSpan, high: NumberSpan) -> bool:
    if low.value is None or high.value is None or low.value >= high.value or low.part in _NO_INTERVAL:
        return False
    if low.kind is NumberKind.YEAR is not high.kind:
        return False  # "doubled in 2022 to 18,000"
    return (low.currency, low.unit) == (high.currency, high.unit)


def _names_unit(sentence: NumberedSentence, number: NumberSpan) -> bool:
    """Whether a number has a unit or currency of its own."""
    units, words = sentence.lexicon.units, _WORD_OR_SIGN.findall(sentence.lexicon.lower(number.text))
    has_sign = any(not word[-1].isalnum() and word != "-" for word in words)
    has_word = any(word in units.money.nouns or word.upper() in CURRENCIES or word in units.units for word in words)
    return has_sign or has_word or number.unit_end > number.end
