"""The periods that a drafted figure may have: its own time, one named shortly before, or that of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from briefing.drafting.areas import headings_over
from briefing.drafting.clause_words import own_clause
from briefing.drafting.quoting import words_in
from briefing.drafting.times_beside import TimesBeside
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberPart
from briefing.evidence.passage_times import times_in
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.speakers.attributions import find_attributions
from briefing.evidence.times.named_time import NamedTime, Shift, TimeUse
from briefing.facts.model import Qualifier, Status
from briefing.facts.periods import Period, PeriodKind
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_LOOK_BACK, _DAYS_OF_YEAR, _DAYS_OF_MONTH = 3, 366, 30.4
_SHORT_HEADING, _FEW = 6, 3
_YEAR, _YEAR_BEFORE = PeriodKind.YEAR, Shift(-1)
_AGO = compile_pattern(r"\bago\b|\bearlier\b|назад|ранее|əvvəl")
ONCE = compile_pattern(
    r"\b(?:previously|initially|originally|formerly)\b|\b(?:ранее|первоначально|изначально)\b|\b(?:əvvəlcə|ilkin)\b",
    re.IGNORECASE,
)
"""What makes of a plan, or of what was asked for, that of an earlier time."""
_PART_OF = compile_pattern(r"\b(?:months?|weeks?|quarters?|half|halves) of (?:\w+ ){0,5}\Z|\bQ[1-4][:,]?\s?\Z")
"""What makes of a year behind it a part of it that nobody names: "in the six months of 2024"."""
_OF_PART = compile_pattern(r"\b(?:[Qq]uarter |Q)[1-4](?: also)?(?: at|:| -)? \Z")
"""What makes of a figure that of a part of the year which its sentence names: "in 2024, with Quarter 2 at 7%"."""
_LASTING = compile_pattern(
    r"\b(?:over|after|within)\s(?:(?:a|the|some|about|almost|nearly)\s)?[\w-]+[\s-](?:years?|months?|decades?)\b(?!\s(?:to|ended)\b)"
    r"|\b(?:за|в течение|спустя)\s[\w-]+\s(?:лет|года|месяц\w*)\b(?!\s\d)|\b\w+\s(?:il|ay)\sərzində\b",
    re.IGNORECASE,
)
"""How long it took, which is no part of the one year that stands beside it: "cut 40 over five years"."""
_SEASONS = frozenset("season seasons сезон сезона сезоне сельхозгод сельхозгода сельхозгоду mövsüm mövsümdə".split())  # noqa: SIM905
"""What is told of is counted by, and lies in two years."""
_PARTS = (PeriodKind.BUSINESS_YEAR, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.RANGE)
_THIS_FIGURE = compile_pattern(
    r"\b(?:this|that|the) (?:figure|number|total)\b|\bэт(?:от|а|о) (?:показатель|цифра|число)|\bbu (?:rəqəm|göstərici)",
    re.IGNORECASE,
)
"""What stands for a figure of the sentence before, and so of its time."""
_THIS_YEAR = compile_pattern(
    r"\b(?:this|the current|текущ\w+|эт\w+|cari|bu) (?:\w+ ){0,2}(?:year|season|год\w*|сезон\w*|il\w*|mövsüm\w*)\b"
    r"|\b(?:for|in|over) the (?:quarter|half|season|month|year)(?=[,.])"
)
"""What names a time of what is ahead that has no days of its own: "this farming year"."""
_THEN = compile_pattern(
    r"\b(?:in|during|over|for) (?:that|this|the|the same) (?:time|period)\b"
    r"|\b(?:за|в) (?:этот|тот же|указанный|данный|отчетный) период|\b(?:bu|həmin|eyni|hesabat) (?:dövr|müddət)",
    re.IGNORECASE,
)
"""What says that something was so in the time that was named last."""
_HELD_TO = compile_pattern(
    r"\b(?:over|than|against|on top of)\s(?!(?:the )?(?:\w+ )?(?:years?|months?|quarters?|period)\b)"
)
_DIGIT = compile_pattern(r"\d")
_TOLD = compile_pattern(r"(?:ed|said|saw|told|forecast|[аеиыя]л[аои]?|[ıiuü]b)\Z")
"""How a verb of saying ends that tells of what was said then."""

_TITLE = compile_pattern(r"\b(?:Report|Review|Survey|Bulletin|Outlook|Yearbook|Statistics|Обзор|Доклад|Hesabat)\s\Z")
_PAPER = compile_pattern(
    r"(?:report|review|survey|bulletin|outlook|yearbook|statistics|обзор|доклад|отчёт|отчет|hesabat)\w*\s\Z",
    re.IGNORECASE,
)
"""What makes of a year behind it the title of a paper: in a text, and in a heading, where none needs a capital."""


_OF_YEAR = compile_pattern(r"\b(?:the|its|their) ((?:19|20)\d\d) (?:[a-z]+ ){1,3}(?:of |at )?(?:about |over |some )?\Z")
"""What makes of a figure that of a year, as an adjective names it."""


class Dated(NamedTuple):
    """A period that a figure may have, with the words that say so where these are not the number's own."""

    period: Period
    said_by: TextSpan | None = None
    is_named: bool = True
    """Whether the text tells the figure of it; else a person is asked."""


class FigureTimes(TimesBeside):
    """The times around one number, which is told with a status."""

    def periods(self, year: Period) -> Iterator[Dated]:
        """The periods that the figure may have, the likeliest first, and `year`, that of publication, last.

        There is none where its time counts from another that the text does not surely name.
        """
        if beside_bracket := self.before_bracket:
            # "More than in January to March (38 tons)" leaves open of which year.
            is_open = beside_bracket.lacks_year and beside_bracket.use is TimeUse.COMPARED
            yield Dated(beside_bracket.says[0], is_named=not is_open)
            return
        if self.is_held_in_brackets or self.is_of_compared:
            return
        named = self._times.of_number(self._stated).times
        named = tuple(time for time in named if not (self._status.is_ahead and time.is_today))
        counted = [time for time in named if time.is_counted or _AGO.search(time.text)]
        own = [time for time in named if time.says and (time not in counted or not time.shift)]
        own = [time for time in own if not self._is_compared_only(time)]
        # "Was 71%, a rise of 2% since May" tells since when it rose.
        own = [t for t in own if not (self._is_dateline(t) or self.is_of_level_before(t) or self._is_of_business(t))]
        start, sentence = self._stated.number.start, self._stated.passage.sentence
        # "From 300 in May the number rose to 400": of May are the 300.
        levels = [t for t in own if self._is_bracketed_change or t.span.end <= start]
        own = [t for t in own if t not in levels or not self._is_of_level(sentence, t)]
        beside = self._time_before
        if any(self._belongs_to_next(time) or self._is_apart(time) for time in own) and (lead := self._lead_time):
            own = [lead]  # "In May output fell by 3% after a rise of 4% in April"
        for time in own:
            if time.is_counted and (len(self._anchors) > 1 or any(map(self._is_dateline, self._times.of_sentence))):
                continue  # "9.8% in July, up from 9.6% in June and 2.5% in the same month of 2021"
            is_ago = time in counted and not time.is_counted and beside is not None
            if not (is_ago and beside and _YEAR_BEFORE.of(beside.says[0]) != time.says[0]):
                is_of_saying = self._is_of_saying(time)
                is_coming = self._status.is_ahead and time.lacks_year and not self._is_later_end(time)
                is_coming = is_coming and not self._is_of_others(time)  # "rose to 7% in May, above the 6% expected"
                coming = time.coming.says if is_coming and not is_of_saying else self._so_far_in(time)
                # But not where sales of a quarter were less "a year ago".
                yield Dated((coming or time.says)[0], is_named=not (is_of_saying or self._is_doubtful(time)))
        for time in counted:
            if time.shift and beside and (from_then := time.counted_from(beside.says[0])).says:
                # "In the same period fees rose by 4%" goes on with what was told before.
                goes_on = _THEN.match(self._text.normalized, self._stated.passage.sentence.start)
                if goes_on:
                    yield Dated(beside.says[0], beside.span, is_named=False)
                yield Dated(from_then.says[0], beside.span, is_named=not goes_on)
        if not own and not any(time.shift for time in counted):
            yield from self.without_own(beside, year)

    def _is_of_saying(self, time: NamedTime) -> bool:
        """Whether it is when somebody told of the figure, or expected it: "in May it projected a rise of 3%"."""
        for said in find_attributions(self._text, self._stated.number.span):
            is_told = said.names[0].start <= said.cue.start and _TOLD.search(self._text.normalized, *said.cue)
            lead = self._text.normalized[time.span.end : said.names[0].start]
            is_over = time.days is not None and time.days[1] <= self._stated.passage.published
            is_before = self._status.is_ahead and is_over and lead[-1:] == " " and len(lead.split()) < _FEW
            if is_told and (is_before or said.names[0].overlaps(time.span)):
                return True
        return False

    def in_doubt(self, year: Period) -> Iterator[Dated]:
        """Periods that a person is asked about: of times beside the figure, and what its own may count from."""
        if self.is_held_in_brackets or self.is_of_compared:
            return
        before = [time for time in self._times.anchors_before(self._stated) if time.says]
        own = self._times.of_number(self._stated).times
        counts = [(time.counted_from(anchor.says[0]), anchor) for time in own if time.shift for anchor in before]
        yield from (Dated(time.says[0], anchor.span, is_named=False) for time, anchor in counts if time.says)
        beside = (t for t in (*own, *self._times.of_sentence) if t.says and not self.is_of_level_before(t))
        sentence = self._stated.passage.sentence
        beside = (t for t in beside if not self._is_of_another_bracket(t, sentence))
        yield from (Dated(time.says[0], is_named=False) for time in beside)
        yield Dated(year, is_named=False)
        yield from (Dated(time.says[0], time.span, is_named=False) for time in before)

    @property
    def _is_before(self) -> bool:
        """Whether it is the level before another, which stands in the same sentence."""
        is_first = self._stated.number.part in (NumberPart.OLD, NumberPart.LOW)
        is_range = self._stated.qualifier.qualifiers == (Qualifier.BETWEEN,)
        is_before = self._stated.role.role is NumberRole.PREVIOUS or self._times.of_number(self._stated).is_before
        return is_before or self.is_held_against or (is_first and not is_range)

    def _is_by_season(self, time: NamedTime) -> bool:
        """Whether it is a year in a sentence that speaks of a season, which lies in two."""
        return time.says[0].kind is PeriodKind.YEAR and not self._words.isdisjoint(_SEASONS)

    def _is_whole(self, time: NamedTime) -> bool:
        """Whether it is a year, of which the figure is told for a part alone: "Quarter 2 at 7%", "so far this year"."""
        part = _OF_PART.search(self._text.normalized, self._stated.passage.sentence.start, self._stated.number.start)
        is_year = time.says[0].kind in (_YEAR, PeriodKind.BUSINESS_YEAR)
        return is_year and (part is not None or "so far" in time.text)

    def _is_told_of_next(self, time: NamedTime) -> bool:
        """Whether a time behind the number may be that of another clause, or only one that a change is held against.

        "A rise of 5%, and it is estimated to reach 47 in 2025", "a rise of 250 over all boats in 2022".
        """
        words, end = self._text.normalized, max(self._stated.number.end, self._stated.number.unit_end)
        if time.span.start < end:
            return False
        is_next = self._belongs_to_next(time) and self._text.lexicon.clauses.finite.search(words, end, time.span.start)
        is_change = self._stated.role.role is NumberRole.CHANGE
        return bool(is_next or (is_change and _HELD_TO.search(words, end, time.span.start)))

    def _lasted(self, time: NamedTime) -> bool:
        """Whether its clause says how long it took, and the time is only a year beside that."""
        lasting = _LASTING.finditer(self._text.normalized, *own_clause(self._stated))
        return time.says[0].kind is _YEAR and any(not time.span.overlaps(TextSpan(*m.span())) for m in lasting)

    def _is_of_its_part(self, time: NamedTime) -> bool:
        """Whether a year may mean a part of it that another figure is of.

        "40 in the first quarter, compared with 38 in 2017", and "last year this figure was 38" behind a month.
        """
        if self._stated.role.role is NumberRole.PREVIOUS:
            beside = (t.says[0].kind for t in self._times.of_sentence if t.says and t is not time)
            is_part = _THEN.search(self._text.normalized, *self._stated.passage.sentence) is not None
            # "From £47m last year", in a report on a half
            before = self._times.named_before(self._stated) if not _DIGIT.search(time.text) else ()
            return is_part or any(kind in _PARTS for kind in chain(beside, (t.says[0].kind for t in before if t.says)))
        this = _THIS_FIGURE.search(self._text.normalized, *self._stated.passage.sentence)
        return this is not None and not _DIGIT.search(time.text)

    def _so_far_in(self, time: NamedTime) -> tuple[Period, ...]:
        """The period that "so far" is said of, where its sentence names it: "40 boats so far in 2024"."""
        beside = (t.says[0] for t in self._times.of_sentence if t.says and not t.is_today and t.use is TimeUse.OWN)
        return tuple(said for said in beside if time.is_today and said in time.says)[:1]

    def _is_doubtful(self, time: NamedTime) -> bool:
        """Whether its own sentence leaves open that a time is that of the number, or when it was.

        "This month" beside "in May" may be the month of a report, "to the end of April" one of the year to come, and of
        a list whose times are told "respectively" none is that of all.
        """
        text, sentence = self._text, self._stated.passage.sentence
        if not sentence.contains(time.span):  # of what stands above it, as over a column
            return not self._is_beyond_doubt(time)
        if not self._words.isdisjoint(text.lexicon.numbers.respectively):
            return self._is_of_others(time)
        *_, first, to = ["", "", *text.lexicon.lower(text.normalized[sentence.start : time.span.start]).split()]
        is_end = to == "to" and first in text.lexicon.times.months  # "for the January to October period"
        if is_end or _PART_OF.search(text.normalized, sentence.start, time.span.start) or self._is_of_next(time):
            return True
        if ";" in text.normalized[time.span.end : self._stated.number.start] and any(
            n.end <= time.span.start for n in self._stated.passage.sentence_numbers
        ):
            return True  # "rose by 2%, in May by 1%; fees fell by 3%"
        starts = {said.start for said in time.says if said.kind is PeriodKind.RANGE}
        of_year = _OF_YEAR.search(text.normalized, sentence.start, self._stated.number.start)
        if of_year and of_year[1] not in time.text:
            return True  # "40 in 2017, down from the 2014 catch of 60"
        if time.leads_to_end and self._stated.role.role is None:
            return True  # "fell by 11% in the year to June, bringing the total to 128"
        if self._lasted(time) or len(starts) > 1:  # "in the coming six months" may begin with this or the next
            return True
        if self._status.is_ahead and time.lacks_year and self._is_of_others(time):
            return True  # "rose by 3% in May, above an expected 2%"
        is_bare = time.lacks_year or not _DIGIT.search(time.text)
        if is_bare and time.says[0].kind in (PeriodKind.QUARTER, PeriodKind.HALF_YEAR):
            named = [t for s in text.sentences for t in self._times_in(s) if t.says]
            kinds = {t.says[0].kind for t in named} if time.lacks_year else ()
            is_compared = any(t.says[0].is_same(time.says[0]) and self._heads_bracket(t) for t in named)
            is_not_over = not self._status.is_ahead and self._is_later_end(time)
            if PeriodKind.BUSINESS_YEAR in kinds or is_compared or is_not_over:
                return True
        if self._is_by_season(time) or self._is_whole(time) or self._is_told_of_next(time):
            return True
        if time.says[0].kind is PeriodKind.YEAR and self._is_of_its_part(time):
            return True
        if time.ends_something and time.lacks_year:
            return text.lexicon.times.present.search(text.normalized, *sentence) is not None
        kind = time.says[0].kind
        beside = (t for t in self._times_in(sentence) if t.says and t.use is not TimeUse.COMPARED and not t.is_counted)
        is_now = not _DIGIT.search(time.text) and 0 in map(
            text.lexicon.times.relative.get, text.lexicon.lower(time.text).split()
        )
        return is_now and any(t.says[0].kind is kind and t.says != time.says for t in beside)

    @property
    def _lead_time(self) -> NamedTime | None:
        """The time before the number, if no other number stands between them."""
        start, numbers = self._stated.number.start, self._stated.passage.sentence_numbers
        before = [t for t in self._times.of_sentence if t.says and t.span.end <= start and t.use is TimeUse.OWN][-1:]
        values = [n for n in numbers if n.kind in VALUE_KINDS and n.end <= start]
        return next((t for t in before if not any(t.span.end <= n.start for n in values)), None)

    @cached_property
    def _anchors(self) -> set[Period]:
        """The periods of the number's sentence that another time in it may count from."""
        named = (t for t in self._times.of_sentence if t.says and not t.is_counted and t.use is TimeUse.OWN)
        return {time.says[0] for time in named}

    def without_own(self, beside: NamedTime | None, year: Period) -> Iterator[Dated]:
        """The periods of a number without a time; what lies ahead is that of what is told as such alone."""
        is_level_before = self._is_before  # of which "to 40 in May from 30" names no time
        heading = self._heading
        is_agreed = bool(beside and heading and heading.is_named and heading.period.is_same(beside.says[0]))
        is_named = bool(beside and not is_level_before and (is_agreed or self._is_beyond_doubt(beside)))
        is_done = not self._status.is_ahead and self._status is not Status.POSSIBLE
        if beside and is_done and self._is_later(beside):
            beside = None  # nothing that was done has a time to come
        before = [Dated(beside.says[0], beside.span, is_named)] if beside else [heading] if heading else []
        if beside and not (is_named or self._stated.passage.sentence.contains(beside.span)):
            before = [*self._aside_in_sentence, *before]  # the one that its own sentence speaks of
        is_coming = bool(beside and beside.days and beside.days[1] > self._stated.passage.published)
        is_over = ONCE.search(self._text.normalized, *self._stated.passage.sentence)
        is_timeless = not _THIS_YEAR.search(self._text.normalized, *self._stated.passage.sentence)
        is_timeless = is_timeless and self._status is not Status.POSSIBLE  # what may be may be so now
        ahead = [Dated(Period.parse("future"), None, is_timeless)] if self._status.is_ahead and not is_over else []
        yield from (*before, *ahead) if is_coming else (*ahead, *before)
        if ahead or not is_coming:
            yield Dated(year, is_named=False)
            if not self._times.of_number(self._stated).times:
                yield from self._spoken_of()

    @property
    def _aside_in_sentence(self) -> list[Dated]:
        """The one time that the number's sentence names of something else: "the quarter had fewer days, costing 4"."""
        relative = self._text.lexicon.times.relative.keys() - self._text.lexicon.speakers.articles
        times = [t for t in self._times.of_sentence if t.says and t.use is TimeUse.BESIDE]
        times = [t for t in times if relative.isdisjoint(self._text.lexicon.lower(t.text).split())]
        return [Dated(times[0].says[0], is_named=False)] if len(times) == 1 else []

    @cached_property
    def _heading(self) -> Dated | None:
        """The period that the heading over the number names, or else the title, for what was so before publication.

        No doubt is left where the number's own sentence names no time, and the heading is that of no "Report 2024".
        """
        text, passage = self._text, self._stated.passage
        if self._status.is_ahead:
            return None
        is_now = text.lexicon.times.present.search(text.normalized, *passage.sentence) is not None
        for span in headings_over(text, passage.sentence):
            named = [t for t in self._times_in(span) if t.says and not t.is_day and t.use is not TimeUse.COMPARED]
            said = {t.says[0] for t in named if t.says[0].is_exact and t.days and t.days[1] < passage.published}
            # "The flood has reached 40 houses" is of the week that the title of its report names.
            said = {s for s in said if not is_now or (s.kind is PeriodKind.RANGE and self._is_lately(s))}
            if len(named) == 1 and said:
                is_paper = _PAPER.search(text.normalized, span.start, named[0].span.start)
                is_alone = not (self._times.named_in_sentence or self._is_before or is_now)
                said_by = span if words_in(text, span) <= _SHORT_HEADING else named[0].span
                since = (s for s in text.sentences if span.end <= s.start < passage.sentence.start)
                is_alone = is_alone and not any(
                    named[0].holds(t) for s in since for t in self._times_in(s) if not t.is_day
                )
                return Dated(said.pop(), said_by, is_named=is_alone and not is_paper)
        return None

    def _is_lately(self, period: Period) -> bool:
        """Whether it ended in the month before publication."""
        return period.end is not None and (self._stated.passage.published - period.end).days < _DAYS_OF_MONTH

    def _is_beyond_doubt(self, time: NamedTime) -> bool:
        """Whether a time before the number is that of its paragraph or heading, or the only one of the text."""
        text, start = self._text, self._stated.passage.sentence.start
        between = [s for s in text.sentences if time.span.end <= s.start < start]
        is_heading = not between and text.normalized[: text.sentence_around(time.span).end][-1:] not in (".", "!", "?")
        is_apart = self._is_by_season(time) or self._lasted(time) or self._is_whole(time)
        is_business = time.lacks_year and time.says[0].kind in (PeriodKind.QUARTER, PeriodKind.HALF_YEAR)
        if is_apart or is_business or not self._words.isdisjoint(text.lexicon.numbers.respectively):
            return False
        if not self._stated.passage.sentence.contains(time.span) and any(t.says for t in self._times.of_sentence):
            return False  # "It opened in 2001. Since the flood of 2015 it has 40 boats"
        if not is_heading and not text.paragraph_ends_between(time.span.end, start):
            # "Revenue last year had a gain. Growth, without it, was 5%": of this year, or of that.
            is_last_year = time.says[0].kind is _YEAR and not (_DIGIT.search(time.text) or self._is_later_end(time))
            return self._stated.passage.sentence.contains(time.span) or not is_last_year
        if not between and _THEN.search(text.normalized, *self._stated.passage.sentence):
            return True
        compared = times_in(text, self._stated.passage.sentence, self._times.context)
        if any(t.says[:1] == (_YEAR_BEFORE.of(time.says[0]),) for t in compared if t.use is TimeUse.COMPARED):
            return True  # "Compared with May 2023, fees rose", below what was so in May 2024
        named = [t for s in text.sentences for t in self._times_in(s) if t.says and t.use is TimeUse.OWN]
        others = [t for t in named if not (t.is_day or t.is_counted or t.says[0].is_same(time.says[0]))]
        return not (any(map(time.holds, others)) if is_heading else others)

    def _spoken_of(self) -> Iterator[Dated]:
        """What the text speaks of shortly before, which a person is asked about."""
        for time in reversed(self._times.anchors_before(self._stated)):
            is_level = self._is_of_level(self._text.sentence_around(time.span), time)
            if _may_hold_on(time, is_near=True) and not (is_level or self._heads_bracket(time)):
                yield Dated(time.says[0], time.span, is_named=False)

    @cached_property
    def _time_before(self) -> NamedTime | None:
        """The one time of the number's sentence, or of the nearest of those before it that names any.

        One that is further away counts only if the text has named no other.
        """
        text, passage = self._text, self._stated.passage
        goes_on = text.lexicon.times.anaphor.match(text.normalized, *passage.sentence)
        is_now = not goes_on and text.lexicon.times.present.search(text.normalized, *passage.sentence)
        if is_now and not self._status.is_ahead:
            return None
        at = text.sentence_at(self._stated.number.start)
        ending: NamedTime | None = None
        for i, sentence in enumerate((passage.sentence, *reversed(text.sentences[:at]))):
            if i and is_now:
                return None
            is_near = i == 0 or (i == 1 and not text.paragraph_ends_between(sentence.end, self._stated.number.start))
            named = self._times_in(sentence)
            own = [time for time in named if _may_hold_on(time, is_near=is_near)]
            own = [time for time in own if not self._is_of_another_bracket(time, sentence)]
            own = [t for t in own if not (text.normalized.startswith(":", t.span.end) or self._is_of_next(t))]
            apart = (self._belongs_to_next, self._is_apart, self._is_compared_only)
            own = [time for time in own if i or not any(is_apart(time) for is_apart in apart)]
            own = [time for time in own if not _TITLE.search(text.normalized, sentence.start, time.span.start)]
            start = self._stated.number.start
            own = [t for t in own if not (t.span.end <= start and self._is_of_level(sentence, t))]
            own = [t for t in own if not (i and self._is_aside(t))]
            # "It had 40 boats at the end of 2024. Fees rose by 5%": not on that day.
            is_change = i > 0 and self._stated.role.role is NumberRole.CHANGE
            own = [t for t in own if not (is_change and t.days and t.days[0] == t.days[1])]
            if own:
                beside = named if is_near else [t for s in self._paragraph_of(sentence) for t in self._times_in(s)]
                # What is planned for a later year leaves no doubt when something was.
                others = [t for t in beside if self._is_later(t) is self._is_later(own[0])]
                others = [t for t in others if t.says and not t.is_day and t.use is not TimeUse.COMPARED]
                is_one = len({t.says[0] for t in others if not (t.is_counted or _AGO.search(t.text))}) == 1
                found = own[0] if is_one and (i <= _LOOK_BACK or self.is_only(own[0])) else None
                is_apart = ending and ending.days and not (found and found.days and found.days[1] >= ending.days[1])
                return ending if is_apart else found  # "by the end of May" is nearer, and no part of the other
            if i and is_near and not own and not is_change:
                ending = next((time for time in named if len(time.says) > 1 and time.use is TimeUse.OWN), None)
        return None

    def _paragraph_of(self, sentence: TextSpan) -> Sequence[TextSpan]:
        """The sentences of a paragraph."""
        text, sentences = self._text, self._text.sentences
        first = last = text.sentence_at(sentence.start)
        while first and not text.paragraph_ends_between(sentences[first - 1].end, sentences[first].start):
            first -= 1
        while last + 1 < len(sentences) and not text.paragraph_ends_between(
            sentences[last].end, sentences[last + 1].start
        ):
            last += 1
        return sentences[first : last + 1]

    def is_only(self, time: NamedTime) -> bool:
        """Whether the text names no other time that something was so in, but for those that share days with it."""
        named = (t for s in self._text.sentences for t in times_in(self._text, s, self._times.context))
        days = [t.days for t in named if t.use is TimeUse.OWN and t.days]
        return all(time.days and d[0] <= time.days[1] and time.days[0] <= d[1] for d in days)


def _may_hold_on(time: NamedTime, *, is_near: bool) -> bool:
    """Whether a time may be that of other figures near it: no day, no several years, and nothing to compare with.

    What a change runs between, "from May to June", is that of the change alone; "last year" goes no further than the
    next sentence.
    """
    if time.use is TimeUse.COMPARED or not time.says or time.is_day or time.is_since or time.is_counted:
        return False
    if time.use is TimeUse.BESIDE and not _DIGIT.search(time.text):
        return False  # "in this month's report"
    said = time.says[0]
    start, end = said.days if said.is_exact else (None, None)
    is_long = start is not None and end is not None and (end - start).days > _DAYS_OF_YEAR
    is_change = said.kind is PeriodKind.RANGE and start is not None and (start.month, start.day) != (1, 1)
    is_bare = said.kind is PeriodKind.YEAR and not _DIGIT.search(time.text) and not is_near
    return not (is_long or is_change or is_bare or len(time.says) > 1 or _AGO.search(time.text))
