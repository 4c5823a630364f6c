"""Finds the times that a sentence names: dates, months, business years, "last year", "the year to March", "since May".

1. `found_times` finds them by themselves, two with "to" between them as one.
2. The words beside a time may make another of it: "the end of 2023", "since 2019", "compared with 2022".
3. One without a year is of that of the next; what nobody can date ("pre-pandemic") is a time where no other stands.
4. What only says a time again is compared as that is: "than the year before, 2023".
5. One that counts from another ("a year earlier") is looked up in the sentence, and the one of a dateline put beside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.patterns import Pattern
from briefing.evidence.lexicons.time_words import TimeCue, TimeRole, groups_of
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.times.found_times import REACH, FoundTime, find_spans
from briefing.evidence.times.named_time import (
    NamedTime,
    Shift,
    TimeContext,
    TimePoint,
    TimeUse,
    Whole,
    span_to,
    week_from,
)
from briefing.evidence.times.time_reader import read_point
from briefing.facts.periods import FirstDay, Period, PeriodKind
from briefing.records import NamedTuple

_MOST_CUES = 4
_OF_A_NAME = re.compile(r"[a-z] (?:[A-Z][a-z]+ ){2,5}\Z")
_PLACES = 5
_DATELINE_END = re.compile(r"(?:,? [0-9]{4})?(?: ?\([^()]{2,40}\)| ?[-/:]|\.? -)")


def find_times(text: str, within: TextSpan, context: TimeContext) -> tuple[NamedTime, ...]:
    """Every time that `text` names in the span `within`, in order."""
    read = [_with_cues(text, within, context, one) for one in find_spans(text, within, context)]
    # "First quarter ended September 30, 2017" is one time.
    dated = [one.time.span for one in read if not one.time.lacks_year]
    read = [one for one in read if not (one.time.lacks_year and any(map(one.time.span.overlaps, dated)))]
    read = [_in_year_of_neighbour(text, within, context, i, read) for i in range(len(read))]
    words = context.lexicon.times
    read += _undated(text, within, words.undated, read, words.cues)
    if not any(one.time.use is TimeUse.OWN for one in read):
        read += _undated(text, within, words.lasting, read, words.cues)
    read.sort(key=lambda one: one.time.span)
    whole = [one for one in read if not any(o is not one and o.time.span.contains(one.time.span) for o in read)]
    _compare_repeated(text, within, context, whole)
    return tuple(_without_dateline(text, within, context.lexicon, _resolved(whole, text)))


def _compare_repeated(text: str, within: TextSpan, context: TimeContext, read: list[_Read]) -> None:
    """Let a time that only says the one before it again be compared, or told beside, as that is."""
    for i, (before, one) in enumerate(pairwise(read), 1):  # "than in the same month last year (October 2021)"
        between = text[before.time.span.end : one.time.span.start]
        lead = max(within.start, before.time.span.start - REACH)
        than = context.lexicon.times.compared.search(text, lead, before.time.span.end)
        # "Change on the year before, 2023" heads what is of 2023.
        is_same = between == " (" or bool(between == ", " and before.point.shift and than)
        use = before.time.use
        is_told = use is TimeUse.BESIDE and before.time.days == one.time.days  # "said on Thursday (19 May)"
        if (use is TimeUse.COMPARED or is_told) and is_same:  # "than the year before, 2021-22", too
            read[i] = one._replace(time=one.time._replace(use=use))


def _without_dateline(text: str, within: TextSpan, lexicon: Lexicon, times: list[NamedTime]) -> list[NamedTime]:
    """The times, the first as one when it was told if it stands behind a place: "LUND, Jan 3 (Agency) - The port"."""
    first = next(iter(times), None)
    if first is None or not first.is_day or not _DATELINE_END.match(text, first.span.end, within.end):
        return times
    places = text[within.start : first.span.start].split()
    is_place = all(word[0].isupper() and lexicon.lower(word) not in lexicon.roles.function_words for word in places)
    if places and is_place and len(places) <= _PLACES and places[-1].endswith(","):
        return [first._replace(use=TimeUse.BESIDE), *times[1:]]
    return times


def _undated(
    text: str, within: TextSpan, pattern: Pattern, read: Sequence[_Read], cues: Sequence[TimeCue]
) -> list[_Read]:
    """The times that `pattern` finds where no other stands: nobody can say when they were."""
    spans = [TextSpan(*match.span()) for match in pattern.finditer(text, *within)]
    # "Pre-pandemic August 2019" is August 2019.
    dated = [TextSpan(max(one.time.span.start - 1, 0), one.time.span.end) for one in read]
    free = [span for span in spans if not any(TextSpan(span.start, span.end + 1).overlaps(one) for one in dated)]
    compared = [cue.before for cue in cues if cue.role is TimeRole.COMPARED and not cue.of_counted]
    found = []
    for span in free:
        lead = max(within.start, span.start - REACH)
        is_compared = any(before.search(text, lead, span.start) for before in compared)
        use = TimeUse.COMPARED if is_compared else TimeUse.OWN
        found.append(_Read(NamedTime(span, text[span.start : span.end], use=use), TimePoint()))
    return found


def find_first_day(text: str, lexicon: Lexicon) -> FirstDay | None:
    """When business years begin, if the text says so: "the business year runs from April to March"."""
    for pattern in lexicon.times.business_year:
        for match in pattern.finditer(text):
            groups = groups_of(match)
            months = lexicon.times.months
            if "last" in groups:
                return FirstDay(_number(months, groups["last"], lexicon) % 12 + 1)
            return FirstDay(_number(months, groups["month"], lexicon), min(int(groups.get("day", 1)), 28))
    return None


def _number(months: Mapping[str, int], word: str, lexicon: Lexicon) -> int:
    return months.get(word) or months[lexicon.lower(word)]


class _Read(NamedTuple):
    """A time with what it was read from; nothing for one that nobody can date."""

    time: NamedTime
    point: TimePoint
    found: FoundTime | None = None


class _Cued(NamedTuple):
    """A time as far as the words beside it have been read."""

    span: TextSpan
    point: TimePoint
    roles: frozenset[TimeRole] = frozenset()


def _with_cues(text: str, within: TextSpan, context: TimeContext, found: FoundTime) -> _Read:
    """A time with what the words beside it make of it, read outwards from it."""
    cued = _Cued(found.span, found.point)
    for _ in range(_MOST_CUES):
        for cue in context.lexicon.times.cues:
            if (found.is_long and not cue.of_spans) or (found.is_day and not cue.of_days):
                continue
            if cue.only_days and not found.is_day:
                continue
            if cue.role is TimeRole.ATTRIBUTE and TimeRole.SINCE in cued.roles:
                continue  # "confirmed since 1 January"
            if cue.of_counted and not (found.point.shift and found.point.shift.is_before):
                continue
            before = cue.before.search(text, max(within.start, cued.span.start - REACH), cued.span.start)
            match = before or cue.after.match(text, cued.span.end, within.end)
            if match and cue.role not in cued.roles and not (cue.role in _NOT_OF_SPANS and found.is_span):
                span = TextSpan(min(cued.span.start, match.start()), max(cued.span.end, match.end()))
                point = _changed(cued.point, cue.role, match, context)
                cued = _Cued(span, point, cued.roles | {cue.role})
                break
        else:
            break
    words = text[slice(*cued.span)]
    is_owner = words.startswith("from ") and words.endswith("'s")  # "follows on from March's £850 million"
    if (found.point.is_since or TimeRole.SINCE in cued.roles) and not is_owner:
        begun = found.point if TimeRole.START in cued.roles else cued.point
        cued = cued._replace(point=_since(begun, context.published))
    told = context.published if TimeRole.SINCE in cued.roles else None
    return _Read(_named(text, cued, found, context.lexicon)._replace(told=told), cued.point, found)


def _in_year_of_neighbour(text: str, within: TextSpan, context: TimeContext, at: int, read: Sequence[_Read]) -> _Read:
    """A time without a year in that of the one before it: "in May 2023 …, in June"; or after it, if that is no year."""
    one = read[at]
    if one.found is None:
        return one
    before, after = read[:at], read[at + 1 :]
    if one.time.is_of_the_year:  # "in 2016, it sold 40 in the first half of the year", "less than in 2016, when it did"
        dated = [o for o in reversed(before) if o.point.says]
        leads = [o for o in dated if _opens(text, within, o.time) and o.point.says[0].kind is PeriodKind.YEAR]
        # "Closed 47 in 2024, leaving it with 812 at the end of the year", in a report on that year
        last = [o for o in dated[:1] if o.time.use is TimeUse.OWN]
        leads += [o for o in last if {day.year for day in o.point.says[0].days} == {context.published.year - 1}]
        lead = next(iter(leads), None)
        time = one.time.counted_from(lead.point.says[0]) if lead else None
        return one._replace(time=time._replace(is_of_the_year=False), point=TimePoint(time.says)) if time else one
    if one.found.point.has_year:
        return one
    near = next((o for o in reversed(before) if _has_year(o)), None) or next((o for o in after if _has_year(o)), None)
    if near is None or near.point.days is None or (near in after and near.point.says[0].kind is PeriodKind.YEAR):
        return one
    if near in after and context.lexicon.times.compared.search(text, one.time.span.end, near.time.span.start):
        return one  # "4 million for the third quarter compared to 9 for the quarter ended June 2000"
    year = near.point.days[near in before].year
    point = read_point(one.found.groups, context, year)
    if point is None or point.days is None or point.days[0] > context.published or point.says == near.point.says:
        return one  # "9% in May, and 22% in May 2022"
    return _with_cues(text, within, context, one.found._replace(point=point))


def _opens(text: str, within: TextSpan, time: NamedTime) -> bool:
    """Whether what follows a time is told of it: a sentence that it opens, or a clause, "2016, when"."""
    is_first = len(text[within.start : time.span.start].split()) <= 1 and text.startswith(",", time.span.end)
    return is_first or text.startswith((", when ", " when ", ", когда "), time.span.end)


def _has_year(read: _Read) -> bool:
    certain = read.point.days is not None and read.found is not None and read.found.point.has_year
    return certain and read.time.use is TimeUse.OWN


def _named(text: str, cued: _Cued, found: FoundTime, lexicon: Lexicon) -> NamedTime:
    use = TimeUse.OWN
    if TimeRole.COMPARED in cued.roles:
        use = TimeUse.COMPARED
    elif TimeRole.ATTRIBUTE in cued.roles:
        use = TimeUse.BESIDE
    # Words that only say what a time is for are not part of it.
    changes = cued.roles - {TimeRole.COMPARED, TimeRole.ATTRIBUTE}
    span = cued.span if changes and use is TimeUse.OWN else found.span
    return NamedTime(
        span,
        text[span.start : span.end].strip(),
        cued.point.says,
        cued.point.within,
        use,
        ends_something=bool(cued.roles & {TimeRole.END, TimeRole.BOUND}),
        lacks_year=not found.point.has_year,
        is_of_the_year=lexicon.lower(found.groups.get("relative", "")) in lexicon.times.the_year,
        is_event=TimeRole.EVENT in cued.roles,
        is_pace="pace" in found.groups,
        second=found.second if use is TimeUse.OWN else None,
        is_of_name=found.groups.keys() == {"year"} and bool(_OF_A_NAME.search(text, 0, found.span.start)),
    )


def _changed(point: TimePoint, role: TimeRole, match: re.Match[str], context: TimeContext) -> TimePoint:
    """The time that one becomes by the words beside it."""
    if role is TimeRole.LENGTH:
        words = context.lexicon.times
        groups = {name: context.lexicon.lower(word) for name, word in groups_of(match).items()}
        if "first" in groups:
            return week_from(point, is_first=groups["first"] != "of")
        if "begun" in groups and point.days:
            return Whole(words.spans[groups["unit"]]).until(point.days[1])
        count = groups.get("count", "1")
        if count == "half":  # "the half year to June"
            return span_to(point, 6, "month")
        if "fortnight" in groups:
            return span_to(point, 2, "week")
        return span_to(
            point, words.counts.get(count) or int(count), words.spans[groups["unit"]] if "unit" in groups else "year"
        )
    if role is TimeRole.BOUND:  # "until 2030" is a date to keep, "until 2019" says nothing of 2019
        return point if point.days and point.days[0] > context.published else TimePoint()
    if role is TimeRole.EVENT:
        return TimePoint()
    if role in (TimeRole.START, TimeRole.END):
        return _edge(point, role)
    if role in (TimeRole.EARLY, TimeRole.MID, TimeRole.LATE):
        return TimePoint(_part(point, role), point.days or point.within)
    return point


def length_before(words: str, time: NamedTime, context: TimeContext) -> NamedTime | None:
    """The span that ends with a day or month, if these words say its length: "three months ended"."""
    if not time.says or time.says[0].kind not in (PeriodKind.DATE, PeriodKind.MONTH):
        return None
    for cue in context.lexicon.times.cues:
        if cue.role is TimeRole.LENGTH and (match := cue.before.search(f"{words} ")) and not cue.only_days:
            point = _changed(TimePoint(time.says, time.within), cue.role, match, context)
            return time._replace(text=f"{words} {time.text}", says=point.says, within=point.within)
    return None


_NOT_OF_SPANS = (TimeRole.SINCE, TimeRole.BOUND)


def _edge(point: TimePoint, role: TimeRole) -> TimePoint:
    """The first or last day of a time; "at the end of 2023" may also be said of late 2023."""
    if point.days is None:
        return TimePoint(within=point.within)
    day = point.days[role is TimeRole.END]
    part = _part(point, TimeRole.LATE if role is TimeRole.END else TimeRole.EARLY)
    return TimePoint((Period.of_days(day, day), *part), point.days)


def _part(point: TimePoint, role: TimeRole) -> tuple[Period, ...]:
    """Early, mid- or late in a year, month or decade."""
    if not point.says or point.says[0].kind not in (PeriodKind.YEAR, PeriodKind.MONTH, PeriodKind.DECADE):
        return ()
    return (Period.parse(f"{role}{'-' if role is TimeRole.MID else ' '}{point.says[0]}"),)


def _since(point: TimePoint, published: date) -> TimePoint:
    """From the beginning of a time until today, which may be told as up to the year or month of publication."""
    said = [p for p in point.says if p.kind not in (PeriodKind.RANGE, PeriodKind.SINCE)]
    texts = [str(p) for p in said if p.kind is not PeriodKind.PART or p.part[0] in ("early", "mid", "late")]
    until_now = [
        Period.parse(f"{start}..{published:%Y-%m}" if start.kind is PeriodKind.MONTH else f"{start}..{published.year}")
        for start in said
        if start.kind in (PeriodKind.MONTH, PeriodKind.YEAR) and start.days[1] < published
    ]
    return TimePoint((*(Period.parse(f"since {text}") for text in texts), *until_now))


def _resolved(read: Sequence[_Read], text: str) -> list[NamedTime]:
    """The times, those that count from another counted from the nearest one before it, or else after it.

    A year that heads a bracket is only that of what stands there: "full-year sales of 441 million (2022: 396 million)".
    """
    resolved = []
    told = [one for one in read if one.time.use is not TimeUse.COMPARED]
    certain = [o for o in told if o.point.days or (o.point.says and o.point.says[0].kind is PeriodKind.BUSINESS_YEAR)]
    for one in read:
        time, whole = one.time, one.point.whole
        is_start = one.found and one.found.is_this_year and time.is_since_start
        if one.point.shift or whole or is_start:
            before = [o.point for o in certain if o.time.span.end <= time.span.start]
            later = [o for o in certain if o.time.span.start >= time.span.end]
            after = [o.point for o in later if text[o.time.span.start - 1] != "("]
            if whole:  # "for the full year, the company said on 22 March"
                after = [point for point in after if not point.days or point.days[0] != point.days[1]]
            anchor = before[-1] if before else after[0] if after else None
            if whole and not (anchor and (before or whole.is_full)):
                continue
            time = _counted_from(one, anchor)
        resolved.append(time)
    return resolved


def _counted_from(one: _Read, anchor: TimePoint | None) -> NamedTime:
    """A time that counts from another, as counted from that."""
    time, whole, shift = one.time, one.point.whole, one.point.shift
    if whole and anchor:  # the month, quarter or year that holds it
        says, within, *_ = whole.of(anchor.says[0])
        return time._replace(says=says, within=within, lacks_year=False, is_whole=True)
    if shift:
        shift = Shift(-1) if time.use is TimeUse.COMPARED and shift == Shift() else shift
        found = shift.of(anchor.says[0]) if anchor else None
        # "A year ago" is so long before the figures beside it, or else before the day of publication.
        time = time._replace(says=(found,), within=None) if found else time._replace(shift=shift)
        return time._replace(step=shift)
    if anchor and anchor.days:  # "5% in May, and 9% since the start of the year"
        day = anchor.days[1]
        is_last = any(said.start and said.start.year == day.year for said in time.says)
        since = time.since_start(day)
        return time._replace(says=(since, *(time.says if is_last else ())))
    return time
