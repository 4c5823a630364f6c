"""Where a time stands to a number: before or behind it, in brackets, or beside another number that it is of."""

from __future__ import annotations

import re
from functools import cached_property

from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberKind
from briefing.evidence.passage_times import PassageTimes, times_in
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.times.named_time import NamedTime, TimeUse
from briefing.facts.model import Status
from briefing.kept_patterns import compile_pattern

_LONGEST_DATELINE, _NEXT = 60, 2
_ASIDE = compile_pattern(r"\s(?:with|while|при этом|а)\s")
_OWNED = compile_pattern(r"\s(?:[^\s,]*\d[^\s,]*(?:\s\w+)?,?\sor\s)?")
"""What may stand between "the previous year's" and its figure: another sum for it."""
_FROM = compile_pattern(r"\b(?:from|against|compared (?:with|to)|против)\s(?:\w+\s)?\Z", re.IGNORECASE)
_AGAINST = compile_pattern(
    r"\b(?:from|against|versus|vs\.?|compared (?:with|to)|против)\s(?P<held>(?:(?!to\b|до\b)[^\W\d][\w'-]*\s){1,8})\Z"
)
_SAME_AS = compile_pattern(r"\b(?:on|over|than|from|against|with|to) the same \Z")
"""What stands before a time that a change is only held against: "a rise of 4 on the same months last year"."""
_BUSINESS_YEAR = compile_pattern(
    r"\sof (?:(?:the|this|last|its|current|previous|next) ){0,2}(?:financial|fiscal|business) year\b"
)

_ASIDE_OF_TIME = compile_pattern(
    r",\s(?:\w+ly |first )?[a-z]{3,}(?:ed|en|lt) (?:in|on|since|at the \w+ of) (?:early |late |mid-)?\Z"
    r"|,\s[а-яё]+(?:нн|т)(?:ый|ая|ое|ые|ого|ой|ых|ую) (?:в|с) (?:\w+ )?\Z"
    r"|\bthan (?:(?:was|were|had been) )?(?:expected|forecast|projected|predicted|feared|thought) in \Z"
)
"""What makes of a time that of something else: "the plan, approved in May 2017,", "more than expected in May"."""


class TimesBeside:
    """The times around one number, which is told with a status, by where they stand."""

    def __init__(self, stated: StatedNumber, status: Status) -> None:
        self._stated, self._status = stated, status
        self._text, self._times = stated.passage.source_text, PassageTimes(stated.passage)

    def _is_compared_only(self, time: NamedTime) -> bool:
        """Whether a time before the number is one that another is compared with: "9 more than in 2019, of 40"."""
        if _SAME_AS.search(self._text.normalized, self._stated.passage.sentence.start, time.span.start):
            return True
        named = self._times_in(self._stated.passage.sentence)
        is_compared = any(t.span == time.span and t.use is TimeUse.COMPARED and not t.is_counted for t in named)
        between = self._text.normalized[time.span.end : self._stated.number.start]
        return is_compared and time.span.end <= self._stated.number.start and len(between.split()) > 1

    def _is_of_others(self, time: NamedTime) -> bool:
        """Whether another number of its sentence has a time, too."""
        others = (n for n in self._stated.passage.sentence_numbers if n.kind in VALUE_KINDS)
        stated = (StatedNumber(self._stated.passage, n) for n in others if n != self._stated.number)
        return any(time in self._times.of_number(one).times for one in stated)

    @cached_property
    def _words(self) -> frozenset[str]:
        words = self._text.lexicon.lower(self._text.normalized[slice(*self._stated.passage.sentence)])
        return frozenset(words.replace(",", " ").replace(".", " ").split())

    @property
    def before_bracket(self) -> NamedTime | None:
        """The time that a figure in brackets right behind it is of: "as in 2021 (468 tonnes)", "(2021: 468 tonnes)"."""
        named = times_in(self._text, self._stated.passage.sentence, self._times.context)
        start = min(self._stated.qualifier.span.start, self._stated.number.start)
        gaps = ((t, self._text.normalized[t.span.end : start]) for t in named if t.says and t.span.end < start)
        is_signed = self._stated.number.text[:1] in "+-"  # "a rise of 8% from 2022 (+6% in all)"
        own = ((t, gap) for t, gap in gaps if not (is_signed and t.use is TimeUse.COMPARED))
        return next((time for time, gap in own if gap in (" (", ": ")), None)

    def _heads_bracket(self, time: NamedTime) -> bool:
        """Whether it is only the time of what stands in brackets behind another figure: "up to £9m (H1 2023: £8m)"."""
        text, span = self._text.normalized, time.span
        return text[span.start - 1 : span.start] + text[span.end : span.end + 1] == "(:"

    @property
    def _is_bracketed_change(self) -> bool:
        """Whether it tells in brackets how far two levels are apart: "to 40 from 50 in 2011 (a fall of 20%)"."""
        text, start = self._text.normalized, self._stated.passage.sentence.start
        opened = text.rfind("(", start, self._stated.number.start)
        is_inside = opened >= 0 and ")" not in text[opened : self._stated.number.start]
        return is_inside and self._stated.role.role is NumberRole.CHANGE

    @property
    def is_held_in_brackets(self) -> bool:
        """Whether it is alone in brackets behind another of its kind, which it was before: "to 445 tons (31 tons)"."""
        number, text = self._stated.number, self._text.normalized
        before = next((n for n in reversed(self._stated.passage.sentence_numbers) if n.end <= number.start), None)
        if (
            before is None
            or before.kind is not NumberKind.VALUE
            or not text.startswith(")", max(number.end, number.unit_end))
        ):
            return False
        is_like = (before.unit, before.currency) == (number.unit, number.currency)
        return is_like and text[max(before.end, before.unit_end) : number.start] == " ("

    @property
    def is_held_against(self) -> bool:
        """Whether it belongs to a level before, behind a few words: "up from a loss of $2m"."""
        led = _AGAINST.search(self._text.normalized, self._stated.passage.sentence.start, self._stated.number.start)
        return led is not None and not self._text.lexicon.clauses.finite.search(led["held"])

    @property
    def is_of_compared(self) -> bool:
        """Whether it is that of a time that is only compared with, as both are in "last year's $9m, or €8m"."""
        named = times_in(self._text, self._stated.passage.sentence, self._times.context)
        start = min(self._stated.qualifier.span.start, self._stated.number.start)
        before = [t for t in named if t.use is TimeUse.COMPARED and t.is_counted and t.span.end <= start]
        return bool(before) and _OWNED.fullmatch(self._text.normalized, before[-1].span.end, start) is not None

    def _is_aside(self, time: NamedTime) -> bool:
        """Whether it is only when something was made or expected, of which its sentence tells something else."""
        sentence = self._text.sentence_around(time.span)
        return _ASIDE_OF_TIME.search(self._text.normalized, sentence.start, time.span.start) is not None

    def _is_of_business(self, time: NamedTime) -> bool:
        """Whether it is a part of a business year that is not named: "in the first quarter of this fiscal year"."""
        return time.lacks_year and _BUSINESS_YEAR.match(self._text.normalized, time.span.end) is not None

    def _is_dateline(self, time: NamedTime) -> bool:
        """Whether a time is the day of publication that stands at the head of the text, before its first sentence."""
        is_head = time.span.end <= _LONGEST_DATELINE and not self._text.lexicon.clauses.finite.search(
            self._text.normalized, 0, time.span.start
        )
        return is_head and time.is_day and time.days == (self._stated.passage.published,) * 2

    def _belongs_to_next(self, time: NamedTime) -> bool:
        """Whether another number stands between this one and a time behind it."""
        end = self._stated.number.end
        return any(end <= n.start and n.end <= time.span.start for n in self._stated.passage.sentence_numbers)

    def _is_of_next(self, time: NamedTime) -> bool:
        """Whether it is that of another figure, which stands right behind it: "on top of March's £8m"."""
        numbers = self._text.numbers_in(self._text.sentence_around(time.span))
        own = next((n for n in numbers if 0 < n.start - time.span.end <= _NEXT), None)
        return time.text.endswith("'s") and own not in (None, self._stated.number)

    def is_of_level_before(self, time: NamedTime) -> bool:
        """Whether a time is that of a level before, which stands between: "17.8% from 17.3% in May"."""
        end, numbers = self._stated.number.end, self._stated.passage.sentence_numbers
        between = [n for n in numbers if end <= n.start and n.end <= time.span.start]
        if not between:
            return False
        own, its = ((n.unit, n.currency) for n in (self._stated.number, between[0]))
        moved = any(StatedNumber(self._stated.passage, n).role.role is NumberRole.CHANGE for n in between)
        is_since = time.is_since and moved and not self._status.is_ahead
        return is_since or (own == its and bool(_FROM.search(self._text.normalized, end, between[0].start)))

    def _is_apart(self, time: NamedTime) -> bool:
        """Whether "with" opens another phrase between the number and a time behind it, of which a number follows."""
        end, numbers = self._stated.number.end, self._stated.passage.sentence_numbers
        is_followed = any(time.span.end <= n.start for n in numbers)
        return is_followed and bool(_ASIDE.search(self._text.normalized, end, max(time.span.start, end)))

    def _is_of_another_bracket(self, time: NamedTime, sentence: TextSpan) -> bool:
        """Whether it stands in brackets with another number, of which it is alone: "in Lund (4% in May) and Skara"."""
        between = self._text.normalized[slice(*sorted((time.span.start, self._stated.number.start)))]
        return not {"(", ")"}.isdisjoint(between) and self._times.is_of_bracket(time, sentence)

    def _is_later_end(self, time: NamedTime) -> bool:
        """Whether it ends behind the day of publication."""
        return time.days is not None and time.days[1] > self._stated.passage.published

    def _is_later(self, time: NamedTime) -> bool:
        """Whether all of it lies behind the day of publication."""
        return time.days is not None and time.days[0] > self._stated.passage.published

    def _times_in(self, sentence: TextSpan) -> tuple[NamedTime, ...]:
        return times_in(self._text, sentence, self._times.context)

    def _is_of_level(self, sentence: TextSpan, time: NamedTime) -> bool:
        """Whether it is that of a level before: "44 tonnes, down from 58 in fiscal 2014"."""
        before = [n for n in self._text.numbers_in(sentence) if n.end <= time.span.start]
        return bool(before) and _FROM.search(self._text.normalized, sentence.start, before[-1].start) is not None
