"""Whether the source names the fact's period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from briefing.evidence.claim import Answer, AnswerKind, Claim, Rewrite, does_not_say, doubt, quoted_list, says_otherwise
from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.passage_times import PassageTimes, times_in
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.times.named_time import Fit, NamedTime, Shift, TimeUse, covers_publication, until
from briefing.evidence.times.timed_sentence import OwnTimes
from briefing.evidence.times.times import find_times
from briefing.facts.model import Fact, Property, Status, StatusFamily
from briefing.facts.periods import Period, PeriodKind
from briefing.kept_patterns import compile_pattern

_HEADS_BRACKET = compile_pattern(r"\(\d{4}\s?[:-]")
"""A year of which brackets tell: "(2022: 6.9p)"."""
_COMMA = compile_pattern(r"[,;]\s")
_YEAR = compile_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SOON = timedelta(days=550)
"""How long after a year a report on it may come out."""
_SEE_WHICH = 'see of what time the source tells it, and quote that with "for: period"'
_YEARS = (PeriodKind.YEAR, PeriodKind.BUSINESS_YEAR)
_REPEATED = 2
_MONTH = timedelta(days=31)
_LEAD = 8
"""Somebody forecasts on a day or in a month; what is forecast in a year is as often for it."""
_FORESEEN = (Status.POSSIBLE, Status.TARGET, Status.FORECAST)
_MOST_TIMES = 2
"""Of so many times one is likely the number's own; more are those of the head of a table, or of a list."""


def check_period(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source names another time, or none that would be the fact's period.

    The number's own time decides, or that of a fact in words; one of another number never counts. Where there is none,
    other times of the sentence may bear the period out, then what the author quoted for it, then the day of
    publication, unless the sentence before or the heading speaks of another time.
    """
    fact, passages = claim.fact, [p for p in claim.about(Property.PERIOD) if p.has_source_text]
    if not passages or not all(p.language_is_known for p in passages):
        return
    if answer := _after_publication(fact, passages):
        yield answer
    if stated and stated.passage.has_source_text:
        yield from _answers_for_number(claim, stated)
        yield from _answers_for_base(claim, stated)
    else:
        yield from _answers_for_words(fact, passages)


def names_time(passage: Passage) -> bool:
    """Whether the words of a quote are a time where they stand."""
    return bool(PassageTimes(passage).of_quote())


def _after_publication(fact: Fact, passages: Sequence[Passage]) -> Answer | None:
    """What has happened does not date from after the day on which it was told."""
    published = max(p.published for p in passages)
    if fact.status.family is not StatusFamily.IS or fact.period.start is None or fact.period.start <= published:
        return None
    message = f"{fact.period} begins after {published}, when the source was published, and the status is {fact.status}"
    return says_otherwise(Property.STATUS, message)


def _answers_for_number(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    fact, times = claim.fact, PassageTimes(stated.passage)
    own, elsewhere = times.of_number(stated), _times_elsewhere(claim, stated) or times.of_sentence_before(stated)
    words, led = stated.passage.source_text.lexicon.times, stated.passage.slice(stated.role.span).lower().split()
    is_now = own.is_before and not (words.relative.keys() - words.the_year).isdisjoint(led)
    if is_now and _fits_publication(fact, stated.passage):
        if fact.status.is_ahead:  # "will be 15, against the present 12"
            message = f'the source says "{stated.passage.slice(stated.role.span)}", of what is so already'
            yield says_otherwise(Property.STATUS, message, "tell it as what is so now")
        return
    years_before = [Shift(-1).of(said) for time in elsewhere for said in time.says] if own.is_before else []
    if any(before and fact.period.is_same(before) for before in years_before):
        message = f'"{stated.text}" is what it was before, and the source does not say that this was a year before'
        yield Answer(Property.PERIOD, AnswerKind.DOUBT, message, "see whether the source compares with that year")
        return
    # "Against the 60 required" was no level before, and of "raised the target from 40 to 60" the 40 was one.
    is_aim = fact.status.family is StatusFamily.MEANT and not times.is_moved_from(stated)
    is_meant = is_aim and any(fact.status in found.cue.statuses for found in stated.governance.cues)
    if own.is_before and (is_meant or claim.lexicon.times.earlier.search(f"{fact.label} {fact.statement}")):
        own = times.of_number(stated, reads_levels=False)
    own = _counted_out(claim, stated, own, elsewhere)
    told = claim.written.role.role if claim.written else None
    if NumberRole.CHANGE in (stated.role.role, told) or (stated.role.role is None and stated.role.direction):
        own, elsewhere = own._replace(times=tuple(t.of_change for t in own.times)), [t.of_change for t in elsewhere]
        if elsewhere and all(time.is_pace for time in own.times):
            own = own._replace(times=())  # "down 4% over the year", in a month that the author quotes
    own = _told_of_status(claim, stated, _of_the_forecast(claim, stated, own), elsewhere)
    if own.times:
        yield from _held_against_own(claim, stated, own, elsewhere)
    elif own.is_before:
        message = f'"{stated.text}" is what it was before, and the source does not say when that was {fact.period}'
        hint = 'tell in the statement that it was so before, or say how you read it: reading: {period: "…"}'
        yield Answer(Property.PERIOD, AnswerKind.DOES_NOT_SAY, message, hint, ("statement",))
    elif elsewhere:
        yield from _on_last_day(claim, elsewhere) or _held_against(fact, elsewhere)
    elif Fit.SAYS not in _fits(fact, beside := times.beside_number(stated)):
        # "Yesterday we announced that they will": what is ahead was told then.
        dated = [time for time in beside if not _is_future(fact) and time.days and time.days[0] == time.days[1]]
        if dated and not any(time.lies_in(fact.period) for time in dated):
            message = f"the source says {quoted_list(t.text for t in dated)}, which is not in {fact.period}"
            yield does_not_say(Property.PERIOD, message)
        else:
            yield from _answers_without_time(fact, stated, times)


def _counted_out(claim: Claim, stated: StatedNumber, own: OwnTimes, elsewhere: Sequence[NamedTime]) -> OwnTimes:
    """The times of a number, those that count from another counted from what is quoted, or stands before it."""
    times = PassageTimes(stated.passage)
    is_counted = any(time.shift or time.is_of_the_year for time in own.times)
    anchors = elsewhere or (times.anchors_before(stated) if is_counted else ())
    own = _counted_from_quoted(claim, own, elsewhere)
    # "Since the start of the year" is that of publication, unless the author quotes another.
    counted = (_counted(t, elsewhere if t.is_since_start else anchors) for t in own.times)
    return own._replace(times=tuple(_in_business(time, elsewhere, times) for time in counted))


def _told_of_status(claim: Claim, stated: StatedNumber, own: OwnTimes, elsewhere: Sequence[NamedTime]) -> OwnTimes:
    """The times of a number, but for those that are not of what the fact says of it: what it is of, what is ahead."""
    status, told = claim.fact.status, own.times
    which = stated.governance.modifier if claim.tells_only_which(stated) else None
    named = [time for time in PassageTimes(stated.passage).of_sentence if which and which.contains(time.span)]
    if named:
        told = tuple(named)
    elif any(found.cue.weak and found.cue.statuses[0].is_ahead for found in stated.governance.cues):
        told = tuple(time.not_before(stated.passage.published) for time in told)
    if status.is_ahead and not any(time.says or time.within or time.shift for time in told):
        told = ()  # "over two years" says for how long, and "earlier" when it was forecast
    elif _is_future(claim.fact):  # "the fleet that we are building now will carry 40"
        told = tuple(time for time in told if not time.is_today)
    elif elsewhere and all(time.is_of_name for time in told):
        told = ()
    return own._replace(times=told)


def _of_the_forecast(claim: Claim, stated: StatedNumber, own: OwnTimes) -> OwnTimes:
    """The times of a forecast without the one when it was made: "In December the bank forecast 7.9%".

    Where the sentence names no other, that leaves open what it is for.
    """
    if claim.fact.status not in _FORESEEN:
        return own
    passage = stated.passage
    ends = [found.span.start for found in stated.governance.cues if found.cue.statuses[0].is_ahead]
    told_in = passage.source_text.lexicon.times.told_in
    said = {time.span: time for time in PassageTimes(passage).of_sentence}

    def is_when_told(time: NamedTime) -> bool:
        days = said.get(time.span, time).days
        is_short = days is not None and days[1] < passage.published and days[1] - days[0] <= _MONTH
        is_led = told_in.search(passage.text, max(time.span.start - _LEAD, 0), time.span.end)
        return bool(is_short and is_led) and time.span.end <= max(ends, default=0)

    if not any(map(is_when_told, own.times)):
        return own
    clause = passage.numbered_sentence.clause(stated.number)
    beside = (time for time in said.values() if clause.contains(time.span))
    others = tuple(dict.fromkeys(time for time in (*own.times, *beside) if not is_when_told(time)))
    left_open = (time._replace(says=(), within=time.days, lacks_year=False) for time in own.times)
    return own._replace(times=others or tuple(left_open))


def _is_future(fact: Fact) -> bool:
    return fact.period.kind is PeriodKind.FUTURE and fact.status.is_ahead


def _held_against_own(
    claim: Claim, stated: StatedNumber, own: OwnTimes, elsewhere: Sequence[NamedTime]
) -> Iterator[Answer]:
    """The answer if the number's own times are not the period, or a doubt if what is quoted beside them says it."""
    fact, passage = claim.fact, stated.passage
    clause = passage.numbered_sentence.clause(stated.number)
    beside = () if any(time.shift for time in own.times) else elsewhere
    years = len(_YEAR.findall(passage.text, *passage.sentence))  # of which not each may have been read as a time
    is_only = len(PassageTimes(passage).named_in_sentence) == 1 and years <= 1
    is_own = not elsewhere and (is_only or all(clause.contains(time.span) for time in own.times))
    answers = _not_over(fact, own.times, passage) or [*_held_against(fact, own.times, beside, is_own=is_own)]
    answers = answers and (_on_last_day(claim, [*own.times, *elsewhere]) or answers)
    if answers and all(time.is_event for time in own.times):  # "was fined after a fire in 2021"
        message = f'the source says {quoted_list(t.text for t in own.times)} of what was before "{stated.text}"'
        is_told_then = _fits_publication(fact, passage)
        kind = AnswerKind.DOUBT if is_told_then else AnswerKind.DOES_NOT_SAY
        yield Answer(Property.PERIOD, kind, f"{message}, and no time of it", 'quote its own with "for: period"')
        return
    if answers and _is_behind_other_verb(stated, own.times):
        message = f"the source says {quoted_list(t.text for t in own.times)} behind another verb"
        answer = does_not_say(Property.PERIOD, f'{message} than that of "{stated.text}"')
        # "40 are open, and 12 more will be in 2026": what is so already is of the time when it is told.
        is_ahead = all(time.days is not None and time.days[0] > passage.published for time in own.times)
        is_now = is_ahead and _fits_publication(fact, passage)
        yield answer._replace(kind=AnswerKind.DOUBT) if is_now else answer
        return
    is_risen = stated.role.role is NumberRole.LEVEL and all(time.is_since for time in own.times)
    is_now = all(time.is_today for time in own.times)  # "now" in a report on a quarter
    if (own.is_shared or is_risen or is_now) and answers and Fit.SAYS in _fits(fact, elsewhere):
        # "Has risen to 29% since 2017" tells how it came to that.
        of = "the time of" if is_now else "how it came to" if is_risen else "what stands before"
        message = f'the source says {quoted_list(t.text for t in own.times)} of {of} "{stated.text}"'
        yield Answer(Property.PERIOD, AnswerKind.DOUBT, message, "see whether it is that of both")
        return
    yield from answers
    words, times = passage.source_text.lexicon.times, PassageTimes(passage)
    now = words.relative.keys() - words.the_year  # "this year" is that of publication
    named = [*elsewhere, *times.quoted_before(stated), *times.in_sentence_of(stated)]
    # "That year", with no quote that has the year.
    told = [time.text for time in (*own.times, *named)]
    if not answers and all(words.that_time.fullmatch(text) and now.isdisjoint(text.lower().split()) for text in told):
        message = f'the source says "{own.times[0].text}", and no quote says which'
        yield doubt(Property.PERIOD, message, 'if it is, quote what stands before with "for: period"')


def _is_behind_other_verb(stated: StatedNumber, times: Sequence[NamedTime]) -> bool:
    """Whether times are told with a verb behind a comma: "cutting its cargo to 40, it fell from its rank in 2023"."""
    passage, end = stated.passage, stated.number.unit_end
    finite = passage.source_text.lexicon.clauses.finite
    between = [(end, time.span.start) for time in times if time.span.start >= end]
    marks = [(_COMMA.search(passage.text, *gap), gap[1]) for gap in between]
    found = [mark and finite.search(passage.text, mark.end(), end) for mark, end in marks]
    return bool(found) and all(found)


def _counted_from_quoted(claim: Claim, own: OwnTimes, elsewhere: Sequence[NamedTime]) -> OwnTimes:
    """The times of a number, counted from the one that the author quotes, if that is one.

    "40, against 30 in June and 20 a year earlier" leaves open from which of them that counts; the author says.
    """
    is_quoted = any(passage.has_source_text for passage in claim.context.get(Property.PERIOD, ()))
    if not is_quoted or len(elsewhere) != 1 or not elsewhere[0].says:
        return own
    anchor = elsewhere[0].says[0]
    times = (time for time in own.times if not _is_named_by(time, anchor, claim.lexicon))
    return own._replace(times=tuple(time.stepped_from(anchor) for time in times))


def _answers_for_base(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """An answer where a change on the quarter is told as one on the year."""
    passage, sentence, number = stated.passage, stated.passage.numbered_sentence, stated.number
    if claim.lexicon is not passage.source_text.lexicon:
        return
    context, statement = PassageTimes(passage).context, claim.fact.statement
    following = min((n.start for n in sentence.numbers if n.start >= number.unit_end), default=sentence.span.end)
    behind = TextSpan(number.unit_end, max(min(sentence.clause(number).end, following), number.unit_end))
    near = (t for t in times_in(passage.source_text, sentence.span, context) if behind.contains(t.span))
    said = {unit: time for time in near if (unit := _unit_of_base(time))}
    if not said:
        return
    named = find_times(statement, TextSpan(0, len(statement)), context)
    told = {unit for time in named if (unit := _unit_of_base(time))}
    if len(said) == len(told) == 1 and not told & said.keys():
        text = next(iter(said.values())).text
        message = f'the source compares "{stated.text}" with "{text}", and the fact with another time'
        yield says_otherwise(Property.PERIOD, message, "let the statement tell what the source tells", ("statement",))


def _unit_of_base(time: NamedTime) -> str:
    """The unit of the time right before, if that is what something is compared with: "on the quarter"."""
    step = time.step if time.use is TimeUse.COMPARED else None
    return step.unit if step and step.units == -1 else ""


def _is_named_by(time: NamedTime, anchor: Period, lexicon: Lexicon) -> bool:
    """Whether a time only says "over the quarter", and the author quotes which quarter that is."""
    unit = lexicon.times.spans.get(lexicon.lower(time.text.split()[-1]))
    return not (time.says or time.shift) and unit == anchor.kind.value


def _counted(time: NamedTime, elsewhere: Iterable[NamedTime]) -> NamedTime:
    """A time such as "the previous year" counted from the one that the author quotes for the period."""
    anchors = {other.says[0] for other in elsewhere if other.says and not other.shift}
    is_counted = (time.shift or time.is_of_the_year) and len(anchors) == 1
    return time.counted_from(anchors.pop()) if is_counted else time


def _in_business(time: NamedTime, elsewhere: Sequence[NamedTime], times: PassageTimes) -> NamedTime:
    """A year as the business year that may be meant as well.

    "Last year" is the one before that which the author quotes, "6.8p (2022: 6.9p)" that which ends in 2022.
    """
    passage, first_day = times.passage, times.context.first_day
    if len(time.says) != 1 or time.says[0].kind is not PeriodKind.YEAR:
        return time
    if any(map(str.isdigit, time.text)):
        if first_day is None or not _HEADS_BRACKET.match(passage.text, max(time.span.start - 1, 0)):
            return time
        days = first_day.months(first_day.year_that_ends_in(time.says[0].days[0].year), 1, 12)
        return time._replace(says=(*time.says, Period.of_days(*days)))
    anchors = {other.says[0] for other in elsewhere if other.says and other.says[0].kind is PeriodKind.BUSINESS_YEAR}
    if len(anchors) != 1 or passage.source_text.lexicon.times.present.search(time.text):
        return time
    years, anchor = time.says[0].days[0].year - passage.published.year, anchors.pop()
    before = Shift(years).of(anchor) if years else anchor
    return time._replace(says=(*time.says, before)) if before else time


def _on_last_day(claim: Claim, times: Iterable[NamedTime]) -> list[Answer]:
    """A doubt of a balance told on the last day of the time that a report is on: the debt of "the year to 30 June"."""
    fact, period = claim.fact, claim.fact.period
    ends = [t for t in times if t.days and t.days[0] < t.days[1] == period.end]
    if not ends or period.kind is not PeriodKind.DATE:
        return []
    if not claim.lexicon.times.balance.search(f"{fact.label} {fact.statement}"):
        return []
    message = f"the source says {quoted_list(t.text for t in ends)}, and not that it is that of the last day"
    return [doubt(Property.PERIOD, message, "if it is, say so")]


def _not_over(fact: Fact, own: Iterable[NamedTime], passage: Passage) -> list[Answer]:
    """A doubt of a quarter or half that had not passed when its figure was told: it may be one of a business year."""
    period, published = fact.period, passage.published
    if period.kind not in (PeriodKind.QUARTER, PeriodKind.HALF_YEAR) or fact.status.family is not StatusFamily.IS:
        return []
    lexicon = passage.source_text.lexicon  # "January-June 2024" can be no half of a business year
    texts = [time.text for time in own if time.fit(period) is Fit.SAYS and str(period.days[0].year) in time.text]
    is_named = any(lexicon.times.months.keys().isdisjoint(LETTERS.findall(lexicon.lower(text))) for text in texts)
    if not is_named or period.days[1] <= published:
        return []
    message = f"{period} was not over on {published}, when the source was published"
    hint = "if its business years begin in another month than January, say so: fiscal-year"
    return [Answer(Property.PERIOD, AnswerKind.DOUBT, message, hint)]


def _times_elsewhere(claim: Claim, stated: StatedNumber) -> Sequence[NamedTime]:
    """The times of the quotes that the author took for the period, and of the other quotes of the fact.

    A quote with several times, such as the head of a table, says of none that it is that of the number.
    """
    named = [p for p in claim.context.get(Property.PERIOD, ()) if p.has_source_text]
    others = [p for p in claim.passages if p is not stated.passage and p.has_source_text and not p.numbers]
    quoted = [PassageTimes(p).of_quote() for p in [*named, *others]]
    found = [(since,) if (since := until(times)) else times for times in quoted]
    # "In the past week, from 3 to 9 May", or "last year (2022/23)", says when that was.
    said = [tuple(time for time in times if time.says) or times for times in found]
    dated = [tuple(time for time in times if any(map(str.isdigit, time.text))) or times for times in said]
    return [time for times in dated if len({time.says for time in times}) == 1 for time in times]


def _answers_without_time(fact: Fact, stated: StatedNumber, times: PassageTimes) -> Iterator[Answer]:
    """Where the sentence names no time: the day of publication, unless what stands before speaks of another time."""
    if not _fits_publication(fact, stated.passage):
        # "In 2024, from 19 million a year earlier": the year before is only that of the figure it stands with.
        beside = [t for t in times.in_sentence_of(stated) or times.quoted_before(stated) if not t.is_counted]
        if beside := [time for time in beside if time.fit(fact.period) is Fit.SAYS]:
            if len({t.says for t in times.of_all_done(stated)}) == 1:
                return
            said = quoted_list(time.text for time in beside)
            message = f'the source says {said} of something else beside it, and no other time of "{stated.text}"'
            yield doubt(Property.PERIOD, message, "if it is the same time, say so")
            return
        spoken_of = times.spoken_of(stated)
        if above := [time for time in spoken_of if time.fit(fact.period) is Fit.SAYS]:
            if _is_reported_on(fact, spoken_of, stated, times):
                return
            said = quoted_list(time.text for time in above)
            message = f'the source says {said} before it, and no time of "{stated.text}" itself'
            hint = f'quote "{above[0].text}" with "for: period" if it is the same time'
            yield Answer(Property.PERIOD, AnswerKind.DOUBT, message, hint)
            return
        yield does_not_say(Property.PERIOD, f"the source names no time that would be {fact.period}")
        return
    source = stated.passage.source_text
    lasting, own = source.lexicon.times.lasting, source.sentence_around(stated.number.span)
    # "Within 18 weeks" beside it is no time of it, nor of anything.
    around = [t for t in times.around_number(stated) if not (own.contains(t.span) and lasting.fullmatch(t.text))]
    begun = any(time.lies_in(fact.period) or time.begins_in(fact.period) for time in around)
    if around and fact.period.kind is not PeriodKind.FUTURE and not begun and Fit.SAYS not in _fits(fact, around):
        message = f"the source says no time of it, and speaks of {quoted_list(t.text for t in around)} right beside it"
        yield does_not_say(Property.PERIOD, message)
        return
    before = () if around or fact.period.kind not in _YEARS else times.past_before(stated)
    if {*_fits(fact, before)} == {Fit.OTHER}:
        message = f"the source says {quoted_list(t.text for t in before)} before it, and no time of "
        yield doubt(Property.PERIOD, f'{message}"{stated.text}" itself', f"if it is of {fact.period}, say so")


def _is_reported_on(fact: Fact, spoken_of: Sequence[NamedTime], stated: StatedNumber, times: PassageTimes) -> bool:
    """Whether a text speaks of no other time than the period before a number, and was published soon after it.

    A report says more than once which month it is on; the day on which it came out is no other time, nor the month
    before.
    """
    end, passage = fact.period.end, stated.passage
    named = {time.span for time in times.named_before(stated) if time.fit(fact.period) is Fit.SAYS}
    if end is None or passage.published - end > _SOON or len(named) < _REPEATED:
        return False
    is_now = passage.source_text.lexicon.times.present.search(passage.text, *passage.sentence)
    others = [t for t in spoken_of if not (t.is_counted or (t.is_day and t.days and t.days[0] > end))]
    return not is_now and Fit.OTHER not in _fits(fact, others)


def _answers_for_words(fact: Fact, passages: Sequence[Passage]) -> Iterator[Answer]:
    """An event of a day or month is one of that year; what is counted in a month is not what is counted in the year."""
    times = [PassageTimes(p) for p in passages]
    if named := [time for of in times for time in of.of_words()]:
        if not any(time.lies_in(fact.period) for time in named):
            yield from _held_against(fact, named)
    elif Fit.SAYS not in _fits(fact, [time for of in times for time in of.of_sentence]) and not any(
        _fits_publication(fact, p) or (fact.period.start, fact.period.end) == (p.published, p.published)
        for p in passages
    ):
        yield does_not_say(Property.PERIOD, f"the source names no time that would be {fact.period}")


def _held_against(
    fact: Fact, named: Sequence[NamedTime], beside: Sequence[NamedTime] = (), *, is_own: bool = False
) -> Iterator[Answer]:
    """The answer if no time is the period; where they leave it open, others may say it.

    Only a time that `is_own`, in the clause of the number, and no other beside it, is proposed.
    """
    fits, period = _fits(fact, named), fact.period
    is_open = not fits.isdisjoint((Fit.OPEN, Fit.MAYBE))
    if Fit.SAYS in fits or (is_open and Fit.SAYS in _fits(fact, beside)):
        return
    said = quoted_list(time.text for time in named)
    if Fit.MAYBE in fits:
        message = f"the source says {said}, and not whether that is {period}"
        hint = "write it as the source does, or say with fiscal-year: when its years begin"
        yield Answer(Property.PERIOD, AnswerKind.DOUBT, message, hint)
        return
    if Fit.OPEN in fits:
        yield does_not_say(Property.PERIOD, f"the source says {said}, which may be another time than {period}")
        return
    says = {str(time.says[0]): time.says[0] for time in named if time.says}
    if len(says) > _MOST_TIMES:
        yield does_not_say(Property.PERIOD, f"the source says {said}, and not which of them is that of the number")
        return
    message = f"the source says {said}, which is not {period}"
    remedy = Rewrite(Property.PERIOD, next(iter(says.values()))) if is_own and len(says) == 1 else _SEE_WHICH
    yield says_otherwise(Property.PERIOD, message, remedy)


def _fits(fact: Fact, times: Iterable[NamedTime]) -> set[Fit]:
    return {time.fit(fact.period, is_ahead=not fact.status.is_asserted) for time in times}


def _fits_publication(fact: Fact, passage: Passage) -> bool:
    """Whether the period may be taken from the publication date, since the source says nothing closer."""
    if fact.period.kind is PeriodKind.FUTURE:
        return fact.status.is_ahead
    if fact.status in _FORESEEN:
        return False
    return covers_publication(fact.period, passage.published)
