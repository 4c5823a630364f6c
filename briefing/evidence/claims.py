"""A fact and the passages that bear it out in; what the passages do not bear out, as findings, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.evidence.claim_words import StatusCue
from briefing.evidence.lexicon import lexicon
from briefing.evidence.numbers import NumberSpan
from briefing.evidence.passages import Passage, Reading
from briefing.evidence.sentences import Range
from briefing.evidence.times import covers_publication
from briefing.evidence.unit_match import UnitMatch
from briefing.facts.model import Fact, Kind, Qualifier, Quantity, Status, Unit, Voice
from briefing.facts.periods import PeriodKind

_REAL = (Status.OBSERVED, Status.REPORTED, Status.CLAIMED)
_AHEAD = (Status.POSSIBLE, Status.TARGET, Status.FORECAST, Status.PLANNED)


class Finding(NamedTuple):
    """One thing that the evidence does not bear out; `path` leads from the fact to the part of it that is wrong."""

    path: tuple[str | int, ...]
    rule: str
    message: str
    hint: str | None = None


def check_claim(fact: Fact, passages: Sequence[Passage], units: Mapping[str, Unit], language: str) -> list[Finding]:
    """Hold a fact's number, qualifier, status, period and voices against its passages, which are not empty.

    `language` is that of the fact and the units. Of passages in a language without a lexicon only digits are read.
    """
    findings = [*_check_voices(passages), *_check_period(fact, passages)]
    if fact.quantity is None or fact.formula is not None:
        findings += _check_words(fact, passages)
    else:
        findings += _check_number(fact, fact.quantity, passages, UnitMatch(fact, units, lexicon(language)))
    return list(dict.fromkeys(findings))


# Voice


def _check_voices(passages: Sequence[Passage]) -> Iterator[Finding]:
    for passage in passages:
        if passage.whole and (problem := _voice_problem(passage)):
            yield Finding(("evidence", passage.index, "voice"), "voice", *problem)


def _voice_problem(passage: Passage) -> tuple[str, str] | None:
    direct = passage.evidence.voice is Voice.DIRECT
    around = [q for q in passage.text.quotations if q.overlaps(passage.quote) and not passage.quote.contains(q)]
    inside = any(q.contains(passage.quote) for q in around)
    if around and not inside:
        return "the quote runs across a quotation mark", "end the quote where the quotation ends"
    if direct and not inside:
        return (
            "the source has these words outside quotation marks",
            "voice: reported, since they are the outlet's words",
        )
    if inside and not direct:
        return "the source has these words in quotation marks", "voice: direct, since they are the speaker's words"
    inserted = passage.words.insertion.finditer(passage.text.flat, *passage.sentence)
    if direct and any(Range(*m.span()).overlaps(passage.quote) for m in inserted):
        return "the quote takes in an editor's insertion", "quote the words on one side of it only"
    return None


# Period


def _check_period(fact: Fact, passages: Sequence[Passage]) -> Iterator[Finding]:
    whole = [p for p in passages if p.whole]
    own = [time for p in whole for time in p.own_times()]
    if touching := own or [time for p in whole for time in p.times_touching()]:
        if not any(time.fits(fact.period) for time in touching):
            yield _wrong_period(fact, [f'"{time.text}"' for time in touching])
        return
    near = [
        time for p in whole if (time := p.nearest_time()) and not (fact.status in _REAL and time.start > p.published)
    ]
    fits = any(time.fits(fact.period) for time in near) or not _all_legible(whole)
    if whole and not fits and not any(_fits_unsaid(fact, p) for p in whole):
        yield _wrong_period(fact, [])


def _all_legible(passages: Sequence[Passage]) -> bool:
    return all(passage.is_legible for passage in passages)


def _fits_unsaid(fact: Fact, passage: Passage) -> bool:
    """Whether the period may be taken from the publication date, since the source says nothing closer."""
    if fact.period.kind is PeriodKind.FUTURE:
        return fact.status in _AHEAD
    if fact.status in _AHEAD and fact.status is not Status.PLANNED:
        return False
    return covers_publication(fact.period, passage.published)


def _wrong_period(fact: Fact, named: list[str]) -> Finding:
    if named:
        says = f"the source says {' and '.join(dict.fromkeys(named))}"
        return Finding(
            ("period",), "period", f"{says}, which is not {fact.period}", "count from the day of publication"
        )
    message = f"the source names no time that would be {fact.period}"
    hint = "period: future" if fact.status in _AHEAD else "take the day, month or year of publication"
    return Finding(("period",), "period", message, hint)


# Facts without a number


def _check_words(fact: Fact, passages: Sequence[Passage]) -> list[Finding]:
    found = [finding for passage in passages for finding in _check_denied(passage)]
    if fact.kind is not Kind.INFORMATION:
        return found
    said = [
        (p, cue, place)
        for p in passages
        for cue, place in _cues(p, p.quote)
        if not cue.weak
        or fact.status not in _REAL
        or (fact.status is not Status.CLAIMED and place.start == p.quote.start)
    ]
    problem = _status_problem(fact, passages, [(p, cue.statuses, place) for p, cue, place in said])
    return [*found, problem] if problem else found


def _check_denied(passage: Passage) -> Iterator[Finding]:
    lead = passage.text.flat[passage.sentence.start : passage.quote.start]
    before = passage.words.negation_before.search(lead[-60:])
    after = passage.words.negation_after.match(passage.text.flat, passage.quote.end, passage.sentence.end)
    if match := before or after:
        yield _cut(passage, match[0].strip())


def _cut(passage: Passage, words: str) -> Finding:
    path = ("evidence", passage.index, "quote")
    return Finding(path, "cut-qualifier", f'the quote leaves out "{words}"', f'take "{words}" into the quote')


# Status

_Said = tuple[Passage, tuple[Status, ...], Range]


def _cues(passage: Passage, within: Range) -> list[tuple[StatusCue, Range]]:
    """The status words in a part of the text; weak ones only where no other says what is ahead."""
    cues = list(passage.cues(within))
    ahead = any(not cue.weak and not set(_AHEAD).isdisjoint(cue.statuses) for cue, _ in cues)
    return [(cue, place) for cue, place in cues if not (cue.weak and ahead)]


def _status_problem(fact: Fact, passages: Sequence[Passage], said: Sequence[_Said]) -> Finding | None:
    """Whether the words `said` beside the number, or in the quotes, allow the fact's status."""
    if fact.status in _REAL and said:
        passage, statuses, place = said[0]
        return _wrong_status(f'the source says "{passage.slice(place)}", the fact {fact.status}', statuses[0])
    if fact.status is Status.OBSERVED:
        return _observed_problem(passages)
    if fact.status is Status.REPORTED:
        return _reported_problem(passages)
    if fact.status in _REAL or any(fact.status in statuses for _, statuses, _ in said):
        return None
    if said:
        passage, statuses, place = said[0]
        return _wrong_status(f'the source says "{passage.slice(place)}", which is not {fact.status}', statuses[0])
    if not _all_legible(passages):
        return None
    return _wrong_status(f"no quote says that this is {fact.status}", Status.CLAIMED)


def _wrong_status(message: str, instead: Status) -> Finding:
    return Finding(("status",), "status", message, f"status: {instead}, or a quote that says so")


def _observed_problem(passages: Sequence[Passage]) -> Finding | None:
    """What somebody says, or what is only planned or possible, is not observed."""
    for passage in passages:
        if passage.evidence.voice is Voice.DIRECT:
            return _wrong_status("the source quotes a speaker; nothing was observed", Status.CLAIMED)
        if match := passage.words.attribution.search(passage.text.flat, *passage.sentence):
            return _wrong_status(f'the source says "{match[0]}"; nothing was observed', Status.REPORTED)
        if cue := next(passage.cues(passage.sentence), None):
            return _wrong_status(f'the source says "{passage.slice(cue[1])}"; nothing was observed', cue[0].statuses[0])
    return None


def _reported_problem(passages: Sequence[Passage]) -> Finding | None:
    """What stands only in a speaker's own words is claimed, unless it tells of the speaker's own acts."""
    own = all(p.whole and p.evidence.voice is Voice.DIRECT for p in passages)
    acts = any(not p.numbers and p.words.acts.search(p.text.flat, *p.sentence) for p in passages)
    if own and not acts:
        return _wrong_status("these are a speaker's own words, which the outlet only quotes", Status.CLAIMED)
    return None


# Facts with a number


def _check_number(fact: Fact, quantity: Quantity, passages: Sequence[Passage], units: UnitMatch) -> list[Finding]:
    """The findings of the passage that bears the number out best."""
    problems: list[Finding] = []
    results: list[list[Finding]] = []
    for passage in passages:
        for number in _with_value(quantity, passage):
            problem = units.problem(passage, number)
            if problem:
                problems.append(Finding(("quantity", problem.key), "number", problem.message, problem.hint))
            else:
                results.append(_check_beside(fact, passage, number, passages))
    if results:
        return min(results, key=len)
    return problems[:1] or [_wrong_value(quantity, passages)]


def _with_value(quantity: Quantity, passage: Passage) -> list[NumberSpan]:
    if quantity.value is not None:
        return [n for n in passage.numbers if n.value == quantity.value]
    lows = [n for n in passage.numbers if n.value == quantity.low]
    return lows if any(n.value == quantity.high for n in passage.numbers) else []


def _wrong_value(quantity: Quantity, passages: Sequence[Passage]) -> Finding:
    found = [n for p in passages for n in p.numbers]
    ends = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    wanted = {key: value for key, value in ends.items() if value is not None}
    key = next((key for key, value in wanted.items() if value not in {n.value for n in found}), next(iter(wanted)))
    words = " to ".join(format(value, ",f") for value in wanted.values())
    if found:
        said = " and ".join(f'"{n.text}"' for n in found)
        return Finding(("quantity", key), "number", f"the quote says {said}, the fact {words}")
    return Finding(("quantity", key), "number", f"no quote says {words}", "quote the words that hold the number")


def _check_beside(fact: Fact, passage: Passage, number: NumberSpan, passages: Sequence[Passage]) -> list[Finding]:
    if not passage.is_legible:
        return []
    reading = passage.reading(number)
    found = [*_check_qualifier(fact, passage, reading, number), *_check_cut(passage, number, reading)]
    status = _number_status(fact, passage, number, passages) if fact.kind is Kind.INFORMATION else None
    return [*found, status] if status else found


def _check_qualifier(fact: Fact, passage: Passage, reading: Reading, number: NumberSpan) -> Iterator[Finding]:
    words = passage.slice(reading.range)
    if fact.qualifier not in reading.qualifiers:
        instead = reading.qualifiers[0]
        says = f'the source says "{_with_number(passage, reading, number)}", which is {instead}, not {fact.qualifier}'
        yield Finding(("qualifier",), "qualifier", says, f"qualifier: {instead}")
    elif reading.qualifiers == (Qualifier.EXACT,) and _is_denied(passage, number):
        yield Finding(("qualifier",), "qualifier", f'the source denies "{words}"', "a denied number is no value")
    if not passage.quote.contains(reading.range):
        yield _cut(passage, words.replace(number.text, "").strip() or words)


def _with_number(passage: Passage, reading: Reading, number: NumberSpan) -> str:
    return passage.slice(Range(min(reading.range.start, number.start), max(reading.range.end, number.end)))


def _is_denied(passage: Passage, number: NumberSpan) -> bool:
    flat, reach = passage.text.flat, passage.touching(number)
    before = passage.words.negation_before.search(flat[reach.start : number.start])
    return bool(before or passage.words.negation_after.match(flat, number.end, reach.end))


def _check_cut(passage: Passage, number: NumberSpan, reading: Reading) -> Iterator[Finding]:
    for place in passage.denials(passage.touching(number)):
        if not (passage.quote.contains(place) or reading.range.contains(place)):
            yield _cut(passage, passage.slice(place))


def _number_status(fact: Fact, passage: Passage, number: NumberSpan, passages: Sequence[Passage]) -> Finding | None:
    touching: list[_Said] = [(passage, cue.statuses, place) for cue, place in _cues(passage, passage.touching(number))]
    carriers = [p for p in passages if p.numbers]
    if problem := _status_problem(fact, carriers, touching):
        return problem
    if fact.status not in _REAL and not any(p.quote.contains(place) for p, _, place in touching):
        p, _, place = touching[0]
        return _cut(p, p.slice(place))
    return None
