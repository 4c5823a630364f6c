"""Whether the fact tells a change over the span of time that the source does: month on month is not year on year.

The words are read behind the number, up to a comma, or else before it and behind the comma, each as far as the next
number of its kind; where these differ, nobody can tell. Those that a level may be held against, "4.1%, from 3.9% a
month earlier", count for changes alone. What is told against another time, "from April", is over the span between that
time and the fact's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, doubt, says_otherwise
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import NumberKind
from briefing.evidence.passage_times import PassageTimes, times_in
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_role import spans_of
from briefing.evidence.times.named_time import TimeUse
from briefing.facts.model import Property
from briefing.kept_patterns import compile_pattern

_MARK = compile_pattern(r"[,;:(]\s?| (?:and|but|while|и|а|но|və|isə) ", re.IGNORECASE)
"""What parts a number's own words from those of the next."""
_MONTHS = {1: "month", 3: "quarter", 12: "year"}


def check_pace(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact tells a change over another span than the source; a doubt where that names none such."""
    if stated is None or claim.written is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    told = claim.told_paces
    if len(told) != 1 or stated.number.unit not in ("percent", "percentage point", "basis point"):
        return
    said, (pace,) = _said(claim, stated), told
    # What happens in a year is a change over it; one "in May" may be on April, or on the May before.
    is_of_that_year = pace == "year" and pace in spans_of(claim.fact.period)
    if not said and not is_of_that_year and not _is_named(claim, stated, pace):
        message = (
            f'the fact tells of a change over a {pace}, and the source does not say over what time "{stated.text}" is'
        )
        when = f'quote the words that say so with "for: {Property.RATE}", or say so'
        yield doubt(Property.RATE, message, when, ("statement",))
    elif said and pace not in said:
        words = stated.passage.slice(said[min(said)])
        message = f'the source tells "{stated.text}" of a change over a {min(said)} ("{words}"), '
        message += f"and the fact of one over a {pace}"
        yield says_otherwise(Property.RATE, message, "tell it over the same time", ("statement",))


def _is_named(claim: Claim, stated: StatedNumber, pace: str) -> bool:
    """Whether the source, or what the author quotes for it, names that span anywhere, or the year before."""
    start = claim.fact.period.start
    if pace == "year" and start and str(start.year - 1) in stated.passage.source_text.normalized:
        return True
    texts = [stated.passage.source_text, *(p.source_text for p in claim.context.get(Property.RATE, ()))]
    patterns = [(text, text.lexicon.times.paces.get(pace)) for text in texts]
    return any(pattern and pattern.search(text.normalized) for text, pattern in patterns)


def _said(claim: Claim, stated: StatedNumber) -> dict[str, TextSpan]:
    """The span over which the source tells the number as a change, with its words; several where it is not clear."""
    source, sentence, number = stated.passage.source_text, stated.passage.numbered_sentence, stated.number
    alike = [n for n in sentence.numbers if n.kind is NumberKind.VALUE and n.unit == number.unit and n != number]
    behind = max((n.unit_end for n in alike if n.end <= number.start), default=None)
    ahead = min((n.start for n in alike if n.start >= number.end), default=None)
    mark = _MARK.search(source.normalized, behind, number.start) if behind is not None else None
    start = sentence.span.start if behind is None else mark.end() if mark else number.start
    end = sentence.span.end if ahead is None else ahead
    mark = _MARK.search(source.normalized, number.unit_end, end)
    near = TextSpan(number.unit_end, mark.start() if mark else end)
    # What stands behind a comma may lead the number that follows.
    far = TextSpan(near.end, end if ahead is None else near.end)
    before = TextSpan(start, number.start)
    return _spans_in(claim, stated, near) or {**_spans_in(claim, stated, before), **_spans_in(claim, stated, far)}


def _spans_in(claim: Claim, stated: StatedNumber, part: TextSpan) -> dict[str, TextSpan]:
    passage, last = stated.passage, claim.fact.period
    source, found = passage.source_text, dict[str, TextSpan]()
    # The verb may stand with another number: "up 2.5% from a year earlier and 0.2% from April".
    is_change = stated.role.role is NumberRole.CHANGE or (stated.role.role is None and claim.tells_change)
    times = times_in(source, passage.numbered_sentence.span, PassageTimes(passage).context) if is_change else ()
    for first, span in (
        (t.says[0], t.span) for t in times if t.use is TimeUse.COMPARED and t.says and not t.is_counted
    ):
        if part.contains(span) and first.kind is last.kind and first.start and last.start:
            months = (last.start.year - first.start.year) * 12 + last.start.month - first.start.month
            found |= {_MONTHS[months]: span} if months in _MONTHS else {}
    matches = {name: pattern.search(source.normalized, *part) for name, pattern in source.lexicon.times.paces.items()}
    year_before = str(last.start.year - 1) if last.start else None
    return found | {
        name: TextSpan(*m.span())
        for name, m in matches.items()
        if m and (is_change or not m["against"]) and m.groupdict().get("of_year") in (None, year_before)
    }
