"""Cuts a sentence with its times and numbers into statements, at commas, brackets and words such as "and"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.matching.noun_match import counts_others
from briefing.evidence.sentences.sentences import TextSpan, is_abbreviation
from briefing.evidence.times.named_time import NamedTime, TimeUse

MARKS = re.compile(r"[,;|]|:(?=\D)|(?<=\s)-(?=\s)|[.!?](?=\s)")
_BRACKETS = re.compile(r"[()\[\]]")
IN_BRACKETS = re.compile(r"\([^()]*\)")
_REACH, _LABEL = 60, 8
INTRODUCTION = 3
"""How many words may stand beside a time that introduces what follows."""


class Joint(StrEnum):
    """What parts a statement from the one before it."""

    HARD = "hard"
    COMMA = "comma"
    AND = "and"
    LEVEL_BEFORE = "level before"
    NEW_LEVEL = "new level"


@dataclass(eq=False)
class TimedStatement:
    """A part of a sentence with its times and numbers, in order."""

    span: TextSpan
    joint: Joint
    times: list[NamedTime]
    numbers: list[TextSpan]
    words: int
    """How many words it has beside its times."""
    is_early: bool
    """Whether its first time stands among its first words."""
    tells_number: bool
    """Whether one of its numbers stands outside of brackets."""
    is_aside: bool = False

    @property
    def introduces(self) -> bool:
        """Whether it is little more than a time: "In 2023 alone, …"."""
        return bool(self.times) and not self.tells_number and self.words <= INTRODUCTION

    @property
    def opens_with_time(self) -> bool:
        """Whether a time stands before all its numbers, and so may hold for what follows."""
        return bool(self.times) and (not self.numbers or self.times[0].span < self.numbers[0])


class StatementReader:
    """Cuts a sentence with its times and numbers into statements; at `lines` a line of a table ends."""

    times: list[NamedTime]
    numbers: list[TextSpan]

    def __init__(self, text: str, sentence: TextSpan, lexicon: Lexicon, lines: Sequence[int] = ()) -> None:
        self.text, self.sentence, self.lines = text, sentence, lines
        self.words, self.finite, self.lexicon = lexicon.times, lexicon.clauses.finite, lexicon

    def statements(self, inside: TextSpan | None) -> list[TimedStatement]:
        """The statements of a bracket, or of the sentence without its brackets."""
        whole = inside or self.sentence
        outside = [] if inside else [b for b in self.brackets if not self.is_open(b)]
        times = [t for t in self.times if whole.contains(t.span) and not any(b.contains(t.span) for b in outside)]
        numbers = [n for n in self.numbers if whole.contains(n) and not any(b.contains(n) for b in outside)]
        cuts = self._cuts(whole, [*(t.span for t in times), *numbers])
        statements = []
        # "(from 7% in May to 3%)" says nothing of when the 3% was
        is_dated = len(numbers) > 1 and any(numbers[0].end <= t.span.start < numbers[1].start for t in times)
        is_level = inside and is_dated and self._level_before(whole.start, numbers[0])
        first = Joint.LEVEL_BEFORE if is_level else Joint.HARD
        for (start, joint), (end, _) in pairwise([(whole.start, first), *cuts, (whole.end, Joint.HARD)]):
            named = [t for t in times if start <= t.span.start < end and t.use is TimeUse.OWN]
            counted = [n for n in numbers if start <= n.start < end]
            led = self.text[start : named[0].span.start].split() if named else []
            before = [word for word in led if word not in self.lexicon.speakers.articles]
            words = len(IN_BRACKETS.sub("", self.text[start:end]).split()) - sum(len(t.text.split()) for t in named)
            is_told = any(not any(b.contains(n) for b in self.brackets) for n in counted)
            early = len(before) <= INTRODUCTION or (end in self.lines and not counted)
            statements.append(TimedStatement(TextSpan(start, end), joint, named, counted, words, early, is_told))
        return self._mark_asides(statements)

    @cached_property
    def brackets(self) -> list[TextSpan]:
        """What stands in brackets, with the brackets inside: "(in the same time of the year before (STY) - 40)"."""
        found: list[TextSpan] = []
        opened: list[int] = []
        for mark in _BRACKETS.finditer(self.text, *self.sentence):
            if mark[0] in "([":
                opened.append(mark.end())
            elif opened and (start := opened.pop()) and not opened:
                found.append(TextSpan(start, mark.start()))
        return found

    def is_open(self, bracket: TextSpan) -> bool:
        """Whether a bracket has only the time of the number before it, or no time: "5.1% (2023)", "men (5.9%)"."""
        times = [t for t in self.times if bracket.contains(t.span)]
        if not times:
            return True
        words = bracket.end - bracket.start - len(times[0].text)
        return len(times) == 1 and words < _LABEL and not any(map(bracket.contains, self.numbers))

    def _cuts(self, whole: TextSpan, items: Sequence[TextSpan]) -> list[tuple[int, Joint]]:
        """Where statements begin, and what parts them there."""
        words, cuts = self.words, dict.fromkeys((at for at in self.lines if whole.start < at < whole.end), Joint.HARD)
        for mark in MARKS.finditer(self.text, *whole):
            is_label = mark[0] == ":" and any(i.end == mark.start() for i in items if i not in self.numbers)
            after = self.text[mark.end() : mark.end() + 2].lstrip()[:1]
            is_short = after.islower() or is_abbreviation(self.text, mark.start(), after, self.lexicon)
            if not (is_label or (mark[0] == "." and is_short and not after.isupper())):  # "3 млрд руб. в мае"
                cuts[mark.end()] = Joint.COMMA if mark[0] == "," else Joint.HARD
        for pattern, joint in ((words.coordination, Joint.AND), (words.breaks, Joint.HARD)):
            cuts |= {mark.start(): joint for mark in pattern.finditer(self.text, *whole)}
        for number in (i for i in items if i in self.numbers):
            start = max(whole.start, number.start - _REACH)
            before = self._level_before(start, number)
            if found := before or words.new_level.search(self.text, start, number.start):
                cuts[found.start(found.lastgroup or 0)] = Joint.LEVEL_BEFORE if before else Joint.NEW_LEVEL
            elif found := words.level_after.match(self.text, number.end, whole.end):
                own = (i.start for i in items if i.end == number.start - 1 and words.attributive.search(self.text, *i))
                cuts |= {next(own, number.start): Joint.LEVEL_BEFORE, found.end(): Joint.NEW_LEVEL}
        numbers, times = ([i for i in items if (i in self.numbers) is is_number] for is_number in (True, False))
        kept = [TextSpan(run[0].start, run[-1].end) for run in (*self.runs(numbers), *self.runs(times))]
        inside = [at for at in cuts if any(span.start < at < span.end for span in kept) or at in whole]
        return sorted((at, joint) for at, joint in cuts.items() if at not in inside)

    def _level_before(self, start: int, number: TextSpan) -> re.Match[str] | None:
        """What makes a number a level before; "from" does so only of what moves: not "reported from 20 countries"."""
        found = self.words.level_before.search(self.text, start, number.start)
        if found is None or found.groupdict().get("origin"):
            moved = found and self.lexicon.roles.movement.search(self.text, self.sentence.start, found.start())
            return found if moved else None
        parts = (self.text[start : found.start()], self.text[number.end : self.sentence.end])
        is_dated = any(number.end <= time.span.start for time in self.times)
        return found if is_dated or not counts_others(*parts, self.lexicon) else None

    def _mark_asides(self, statements: list[TimedStatement]) -> list[TimedStatement]:
        """Mark what says something of a noun: a clause with "which", or "founded in 1998" between commas."""
        for statement, following in pairwise([*statements, None]):
            if statement and statement.joint in (Joint.COMMA, Joint.HARD) and not statement.numbers and statement.times:
                ends = following is None or following.joint in (Joint.COMMA, Joint.HARD)
                lead = statement.times[0].span.start
                aside = self.words.aside.match(self.text, statement.span.start, lead)
                # "Walking the street in 2023, he counted 31": both at the same time.
                is_with_all = aside and aside.lastgroup == "doing" and statement.span.start == self.sentence.start
                # "The index, the oldest of all, declined in January, averaging 125" has no other verb.
                is_verb = (
                    aside
                    and aside.lastgroup == "told"
                    and not any(self.finite.search(self.text, *s.span) for s in statements if s is not statement)
                )
                is_own = is_with_all or is_verb or statement.times[0].is_whole
                earlier = (s for s in statements if s.span.end <= statement.span.start)
                # "In 2022, after a fire in 2020, it drew 300"
                is_event = all(t.is_event for t in statement.times) and any(s.introduces for s in earlier)
                # "The bridge, in use since 1931, carried 40": it says which bridge, and has no verb.
                stands_by = self.words.standing.match(self.text, statement.span.start, lead)
                is_state = statement.times[0].is_since and following is not None and bool(stands_by)
                # "bringing the total to 15, with no deaths since May"
                led = self.lexicon.clauses.lead.match(self.text, statement.span.start + 1, lead)
                is_none = led and self.lexicon.statuses.denial.match(self.text, led.end() + 1, lead)
                statement.is_aside = ends and ((bool(aside) and not is_own) or is_event or is_state or bool(is_none))
        return statements

    def runs(self, spans: Sequence[TextSpan], nouns: int = 0) -> list[list[TextSpan]]:
        """The spans with those together that are one list, so many words behind each but the last."""
        runs: list[list[TextSpan]] = []
        wholes = {time.span for time in self.times if time.is_whole}  # "in May, and for the year" is no list
        ends, told = {t.span for t in self.times if t.ends_something}, {t.span: t for t in self.times}
        for span in spans:
            end = runs[-1][-1].end if runs else span.start
            after = [end, *[m.end() for m in LETTERS.finditer(self.text, end, span.start)][:nouns]]
            joint = runs and any(self.words.listed.fullmatch(self.text, at, span.start) for at in after)
            is_end = joint and span in ends and runs[-1][-1] not in ends  # "rose in May and at the end of June fell"
            # "had 40 in 2023 and this year has 61", "and now it has"
            opens = span in told and self.finite.match(self.text, span.end + 1, self.sentence.end)
            is_clause = joint and (opens or (span in told and told[span].is_today))
            is_told = (is_end or is_clause) and self.finite.search(self.text, self.sentence.start, runs[-1][-1].start)
            if joint and span not in wholes and not is_told:
                runs[-1].append(span)
            else:
                runs.append([span])
        parts: list[list[TextSpan]] = []
        for run in runs:
            # Two with only a comma between are no list: "set up in 2019, in 2022 the choir sang …".
            is_list = len(run) != 2 or bool(self.words.coordination.search(self.text, run[0].end, run[1].start))
            parts += [run] if is_list else [[item] for item in run]
        return parts
