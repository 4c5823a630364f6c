"""Reads what a number is in its sentence: a level, a change, an earlier level, a part or the whole, so much a day.

A rate stands after the number and its noun ("22,000 tons of coal a day"), or before it ("each week the ferry carried
900", "income per head was $12,000"). What is said of so much a day is as wrong of a year as of a week, so a rate has a
name, which is the same in every language: its span of time, `EACH`, `AVERAGE`, or `OF_MANY` ("per 1,000 births").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from briefing.evidence.lexicons.lexicon import Lexicon, load_lexicon
from briefing.evidence.lexicons.patterns import LETTERS, cues_in
from briefing.evidence.lexicons.role_words import NumberRole, Opposites, RoleCue
from briefing.evidence.numbers.numbers import MOVED_FAR, VALUE_KINDS, NumberKind, NumberPart, NumberSpan, find_numbers
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_qualifier import read_qualifier
from briefing.facts.periods import Period
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
    if previous:  # "fell by 1% on a monthly basis and rose by 3%", "earned $3 per share on sales of $8 million"
        own = words.after.match(text, start, number.start)
        start = own.end() if own else start
        joints = sentence.lexicon.times.coordination.finditer(text, start, number.start)
        start = max([start, *(m.end() for m in joints)])
    matches = (pattern.search(text, start, number.start) for pattern in words.before)
    if match := next(filter(None, matches), None):
        return _stated(match, sentence.lexicon)
    start = max([lead.start, *(n.unit_end for n in previous if n.value != 1)])
    price = words.priced.search(text, start, number.start) if number.currency else None
    return _stated(price, sentence.lexicon) if price else None


def find_base(sentence: NumberedSentence, number: NumberSpan) -> TextSpan | None:
    """The words that make a number that of which a rate is: "per 1,000 births"."""
    bases = (base for base in _bases(sentence, number) if TextSpan(*base.span("base")).overlaps(number.span))
    return next((TextSpan(*base.span("rate")) for base in bases), None)


def _bases(sentence: NumberedSentence, number: NumberSpan) -> Iterator[re.Match[str]]:
    """The numbers of which a rate is, around a number; "one of every five" is a share by itself."""
    if number.kind is NumberKind.SHARE:
        return iter(())
    words = sentence.lexicon.rates
    return words.base.finditer(sentence.text, sentence.lead(number.start).start, sentence.tail(number.unit_end).end)


def is_over_time(sentence: NumberedSentence, number: NumberSpan) -> bool:
    """Whether words behind a share make a change of it: "rose 0.3 percent, and 5.5 percent year-over-year"."""
    end = min([sentence.clause(number).end, *(n.start for n in sentence.numbers if n.start >= number.end)])
    found = (pattern.search(sentence.text, number.unit_end, end) for pattern in sentence.lexicon.times.paces.values())
    return number.unit == "percent" and any(pace and not pace["against"] for pace in found)


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


def told_rates(text: str, lexicon: Lexicon, *, articles: bool = True) -> frozenset[str]:
    """The names of the rates that a fact's own words speak of, or may speak of by an article alone: "a boat"."""
    matches = lexicon.rates.told.finditer(text)
    found = frozenset(_name(m, lexicon) for m in matches if articles or not m.groupdict().get("article"))
    return found | {OF_MANY} if lexicon.rates.base.search(text) else found


def spans_of(period: Period) -> frozenset[str]:
    """The spans of time that a period is: what was exported in a year is what was "in a year"."""
    days = (period.end - period.start).days + 1 if period.start and period.end else 0
    return frozenset({str(period.kind), {1: "day", 7: "week"}.get(days, str(period.kind))})


def _stated(match: re.Match[str], lexicon: Lexicon) -> StatedRate:
    return StatedRate(_name(match, lexicon), TextSpan(match.start("rate"), match.end("rate")))


def _name(match: re.Match[str], lexicon: Lexicon) -> str:
    groups = match.groupdict()
    if groups.get("average"):
        return AVERAGE
    return lexicon.rates.names.get(
        lexicon.lower(groups.get("span") or groups.get("each") or groups.get("adverb") or ""), EACH
    )


_PARTS = {
    NumberPart.OLD: NumberRole.PREVIOUS,
    NumberPart.NEW: NumberRole.LEVEL,
    NumberPart.SOME: NumberRole.PART,
    NumberPart.WHOLE: NumberRole.WHOLE,
    NumberPart.MULTIPLIED: NumberRole.MULTIPLIED,
}

_ALTERNATIVE = re.compile(r"\([^\W\d_]+\)\Z")
_PART = re.compile(r"[,;:()]")
_DASH = " - "
"""What follows it says more of the whole sentence: "carried 40 ships - fewer than in 2023" counts no difference."""


class StatedRole(NamedTuple):
    """What words beside a number make of it; `direction` is 1 for a rise, -1 for a fall and 0 if nothing says which."""

    role: NumberRole | None = None
    direction: int = 0
    span: TextSpan = TextSpan(0, 0)

    @property
    def is_previous(self) -> bool:
        """Whether the number is what something was before."""
        return self.role is NumberRole.PREVIOUS

    @property
    def is_reached(self) -> bool:
        """Whether the number is the level that something rose or fell to."""
        return self.role is NumberRole.LEVEL and self.direction != 0


@lru_cache(maxsize=2048)
def read_role(sentence: NumberedSentence, number: NumberSpan) -> StatedRole:
    """The role of a number of the sentence; none if no word gives it one."""
    found, text = list(_roles(sentence, number)), sentence.text
    parts = [said for said in found if said.role is NumberRole.PART and said.span.start >= number.start]
    if parts and found[0].direction:  # "up to 60 of them" is neither a rise nor a level
        found = [*parts, *found]
    if number.kind is NumberKind.MULTIPLE and number.value:
        direction = next((said.direction for said in found if said.direction), 1 if number.value > 1 else -1)
        return StatedRole(None, direction, number.span)
    weak = found[0] if found else StatedRole()
    # What the number reader makes of it beside its neighbours; a share of something is no part in the same unit.
    part = _PARTS.get(number.part)
    is_share = part in (NumberRole.PART, NumberRole.WHOLE) and number.unit == "percent"
    said = next((said for said in found if said.role), weak._replace(role=None if is_share else part))
    bound = read_qualifier(sentence, number).span
    if (
        said.direction
        and said.role in (None, NumberRole.CHANGE)
        and sentence.lexicon.roles.crossed.search(text, *bound)
    ):
        led = [*text[said.span.start : max(bound.start, said.span.start)].split(), ""]
        if sentence.lexicon.lower(led[-2] if led[1:] else "") not in sentence.lexicon.numbers.steps:
            return said._replace(role=NumberRole.LEVEL)  # "fell below 11%", and not "fell by under 11%"
    if said.role is NumberRole.PREVIOUS and is_kept(sentence, number):
        return StatedRole(NumberRole.LEVEL, 0, said.span)  # "left at its previous level of 4%"
    if not (said.role or said.direction) and (shared := _verb_behind(sentence, number)):
        return shared
    if not (said.role or said.direction) and (other := _restated(sentence, number)):
        said = read_role(sentence, other)
        sign = sentence.text[number.start] if number.unit == "percent" else ""
        if said.role is not NumberRole.LEVEL or sign not in ("+", "-"):
            return said
        # "narrowed to 27 million (-6%)"
        return StatedRole(NumberRole.CHANGE, 1 if sign == "+" else -1, number.span)
    if not (said.role or said.direction) and (moved := _moved_on(sentence, number)):
        return StatedRole(NumberRole.PREVIOUS, 0, moved)
    if not (said.role or said.direction) and (shared := _shared_with_next(sentence, number)):
        return shared
    if said.direction and not said.role and _is_up_to(sentence, number):
        return said._replace(role=NumberRole.CHANGE)
    is_paired = number.unit == "percent" or any(word in sentence.text for word in sentence.lexicon.numbers.respectively)
    if said.role or said.direction or not is_paired:
        return said
    values = (n for n in reversed(sentence.numbers) if n.end <= number.start and n.kind in VALUE_KINDS)
    before = next((n for n in values if n.kind is not NumberKind.YEAR), None)
    gapped = before and sentence.lexicon.roles.gapped.fullmatch(sentence.text, before.unit_end, number.start)
    direction = _direction(gapped.groupdict()) if gapped else 0
    if before and before.unit == number.unit and gapped and direction:
        return StatedRole(NumberRole.CHANGE, direction, TextSpan(gapped.start(), number.end))
    is_listed = gapped or (before and _only_says_which(sentence, TextSpan(before.unit_end, number.start)))
    if before and before.unit == number.unit and is_listed:
        shared = read_role(sentence, before)
        return shared._replace(span=number.span) if shared.role is NumberRole.CHANGE else said
    return said


def _value_after(sentence: NumberedSentence, number: NumberSpan) -> NumberSpan | None:
    return next((n for n in sentence.numbers if n.start >= number.unit_end and n.kind in VALUE_KINDS), None)


def _is_up_to(sentence: NumberedSentence, number: NumberSpan) -> bool:
    """Whether the level that it made follows at once: the 400 of "rose 400 hours to 1,600 hours"."""
    after = _value_after(sentence, number)
    if after is None or {after.unit, after.currency} - {number.unit, number.currency, None}:
        return False
    to = sentence.lexicon.times.new_level.search(sentence.text, number.unit_end, after.start)
    # "Lost 20 to 30 tons" is a range.
    assert number.value is not None and after.value is not None
    is_range = number.part is NumberPart.LOW and after.value < MOVED_FAR * abs(number.value)
    return to is not None and not is_range and not sentence.text[number.unit_end : to.start()].strip()


def _restated(sentence: NumberedSentence, number: NumberSpan) -> NumberSpan | None:
    """The number beside it that says the same in another unit: "12% or 300 tonnes more", "by 300 tonnes, or 12%"."""
    before = next((n for n in reversed(sentence.numbers) if n.unit_end <= number.start and n.kind in VALUE_KINDS), None)
    if before and sentence.text[before.unit_end : number.start] == " (" and before.unit != number.unit:
        return before  # "12 million (5%) less"
    after, between = _value_after(sentence, number), sentence.lexicon.roles.restated
    has_role = before and (any(_roles(sentence, before)) or _verb_behind(sentence, before))
    pairs = ((number, after, after), (before, number, before if before and has_role else None))
    for one, following, other in pairs:
        is_other = one and following and (one.unit, one.currency) != (following.unit, following.currency)
        if one and following and is_other and between.fullmatch(sentence.text, one.unit_end, following.start):
            return other
    return None


def _shared_with_next(sentence: NumberedSentence, number: NumberSpan) -> StatedRole | None:
    """The change that words behind the next number make of both: "exports were 3% and imports 5% higher"."""
    after = _value_after(sentence, number)
    if after is None or number.unit != "percent" or after.unit != number.unit:
        return None
    clauses, between = sentence.lexicon.clauses, TextSpan(number.unit_end, after.start)
    joint = sentence.lexicon.times.coordination.match(sentence.text, between.start + 1, between.end)
    if joint is None or clauses.finite.search(sentence.text, *between) or _PART.search(sentence.text, *between):
        return None
    shared = next((said for said in _roles(sentence, after) if said.role), None)
    is_shared = shared and shared.role is NumberRole.CHANGE and shared.span.start == after.start
    return shared._replace(span=TextSpan(number.start, shared.span.end)) if shared and is_shared else None


def _verb_behind(sentence: NumberedSentence, number: NumberSpan) -> StatedRole | None:
    """The change that the verb of the next comparison makes of one: "bir aya nisbətən 6, həcm baxımından 9 çoxdur"."""
    text, words, lead = sentence.text, sentence.lexicon, sentence.lead(number.start)
    start = max((n.end for n in sentence.numbers if n.end <= number.start), default=lead.start)
    held, after = words.roles.held_against, (n for n in sentence.numbers if n.start >= number.unit_end)
    if not held.search(text, max(start, lead.start), number.start):
        return None
    behind = [n for n in after if n.kind in VALUE_KINDS and sentence.bracket(n) is None]
    alike = (n for n in behind if (n.unit, n.currency) == (number.unit, number.currency))
    shares = next(alike, None) or next((n for n in behind if held.search(text, number.unit_end, n.start)), None)
    if shares is None or words.clauses.finite.search(text, number.unit_end, shares.start):
        return None
    shared = read_role(sentence, shares)
    return shared._replace(span=number.span) if shared.role is NumberRole.CHANGE else None


def _moved_on(sentence: NumberedSentence, number: NumberSpan) -> TextSpan | None:
    """Up to where what has the number is said to come to another: "the fee of 300 euros was cut to 90 euros"."""
    text, words = sentence.text, sentence.lexicon.roles
    after = next((n for n in sentence.numbers if n.start >= number.unit_end and n.kind is NumberKind.VALUE), None)
    if after is None or {after.unit, after.currency} - {number.unit, number.currency, None}:
        return None
    moved = next(words.movement.finditer(text, number.unit_end, after.start), None)
    between = text[number.unit_end : moved.start()] if moved else ""
    if moved is None or _PART.search(between) or sentence.lexicon.times.coordination.search(between):
        return None
    level = read_role(sentence, after)
    # "A grant of 300 euros cut the fee to 90 euros": what was cut is another thing.
    told = [w for w in LETTERS.findall(text[moved.end() : after.start]) if w.lower() not in words.function_words]
    return TextSpan(number.start, after.end) if level.role is NumberRole.LEVEL and not told else None


def is_kept(sentence: NumberedSentence, number: NumberSpan) -> bool:
    """Whether the number is a level that is told to be as it was: "kept the fee at 5 percent"."""
    words, text = sentence.lexicon.roles, sentence.text
    starts = dict.fromkeys((number.start, min(number.start, read_qualifier(sentence, number).span.start)))
    is_after = words.unmoved_after.match(text, *sentence.tail(number.unit_end))
    after = _value_after(sentence, number) if sentence.lexicon.speakers.verb_is_last else None
    between = TextSpan(number.unit_end, after.start) if after and after.unit == number.unit else None
    if after and between and not (is_after or sentence.lexicon.clauses.finite.search(text, *between)):
        return is_kept(sentence, after)  # "A 5%, B 6% qaldı": what has the verb last has one for both
    return bool(is_after) or any(words.unmoved.search(text, *sentence.lead(start)) for start in starts)


def _only_says_which(sentence: NumberedSentence, span: TextSpan) -> bool:
    """Whether words tell no more than when or where: "fell 3% in May, and in Wales in June" 4%."""
    lexicon = sentence.lexicon
    known = lexicon.roles.function_words | lexicon.numbers.lists | lexicon.claims.conjunctions
    told = [w for w in LETTERS.findall(sentence.slice(span)) if not (w[0].isupper() or lexicon.lower(w) in known)]
    return all(w in lexicon.times.months or lexicon.lower(w) in lexicon.times.spans for w in told)


def _roles(sentence: NumberedSentence, number: NumberSpan) -> Iterator[StatedRole]:
    words, text = sentence.lexicon.roles, sentence.text
    cues_before, cues_after = _possible_cues(sentence)
    noun = words.change_noun.match(text, *sentence.tail(number.end))
    if noun and words.article.search(text, *sentence.lead(number.start)):
        # "Swung from a 2% fall to an 8% rise": both are changes, and no levels.
        yield StatedRole(NumberRole.CHANGE, _direction(noun.groupdict()), TextSpan(number.start, noun.end()))
    start = min(number.start, read_qualifier(sentence, number).span.start)
    for end in dict.fromkeys((start, number.start)):
        lead = sentence.lead(end)
        moved = [*words.movement.finditer(text, *lead)] if any(cue.moved_by for cue in cues_before) else []
        movement = moved[-1] if moved else None
        for cue in cues_before:
            if _counts(cue, number) and (match := _match_before(cue, text, lead, movement)):
                yield StatedRole(cue.role, _direction(match.groupdict()), TextSpan(match.start(), number.end))
    for cue in cues_after:
        match = cue.pattern.match(text, *sentence.tail(number.end)) if _counts(cue, number) else None
        if match and _DASH not in match[0]:
            yield StatedRole(cue.role, _direction(match.groupdict()), TextSpan(number.start, match.end()))


@lru_cache(maxsize=256)
def _possible_cues(sentence: NumberedSentence) -> tuple[tuple[RoleCue, ...], ...]:
    """The cues before and after a number of which the sentence has any words: few of all that there are."""
    of_both = sentence.lexicon.roles.before, sentence.lexicon.roles.after
    return tuple(cues_in(cues, sentence.text, *sentence.span) for cues in of_both)


def _match_before(cue: RoleCue, text: str, lead: TextSpan, movement: re.Match[str] | None) -> re.Match[str] | None:
    """What gives a number the role of a cue: words that end at it, or the last movement before it."""
    if cue.moved_by is None:
        found = cue.pattern.search(text, *lead)
        while found and _is_name(text, lead, found.start()):
            found = cue.pattern.search(text, found.start() + 1, lead.end)
        return found
    if movement is None or not cue.moved_by.match(text, *movement.span()):
        return None
    return movement if cue.pattern.match(text, movement.end(), lead.end) else None


def _is_name(text: str, lead: TextSpan, at: int) -> bool:
    """Whether a word begins with a capital that neither a sentence nor a headline gives it: "the Average Joe gym"."""
    before, after = text[lead.start : at].rstrip(" \"'(["), LETTERS.findall(text[at : lead.end])
    is_inside = bool(before) and before[-1] not in ":.!?"
    return is_inside and text[at].isupper() and not all(map(str.istitle, after))


def _counts(cue: RoleCue, number: NumberSpan) -> bool:
    return not cue.beside or ("money" if number.currency else number.unit) in cue.beside


def _direction(groups: dict[str, str | None]) -> int:
    return bool(groups.get("rise")) - bool(groups.get("fall"))


def _place_in_pair(sentence: NumberedSentence, number: NumberSpan) -> int | None:
    """0 or 1 for a number of two that are held against each other, with no more between them: "5,200 against 4,700"."""
    for one, other in pairwise(sentence.numbers):
        between = sentence.lexicon.lower(sentence.text[one.unit_end : other.start]).strip()
        if number in (one, other) and between in sentence.lexicon.numbers.against:
            return int(number == other)
    return None


def _sides_in(sentence: NumberedSentence, clause: TextSpan, opposites: Opposites) -> list[tuple[int, re.Match[str]]]:
    """The words of a clause for either of two opposites, without those it denies: "15 cases, with no deaths"."""
    text, sides = sentence.text, ((1, opposites.one), (-1, opposites.other))
    found = [(side, match) for side, pattern in sides for match in pattern.finditer(text, *clause)]
    denied = [m.end() for m in sentence.lexicon.statuses.denial.finditer(text, *clause)] if found else []
    return [
        (side, match)
        for side, match in found
        # "Net income (loss)" in a table is either, as the sign of the figure tells.
        if not _ALTERNATIVE.match(text, max(match.start() - 1, 0), match.end() + 1)
        and not any(end <= match.start() and not text[end : match.start()].strip() for end in denied)
    ]


def _clause_of_subject(sentence: NumberedSentence, clause: TextSpan) -> TextSpan | None:
    """The clause before one that has no subject.

    "The deficit fell, narrowing to 3", "imports rose and came to 3", "the deficit was 2% of all, or 3 million".
    """
    apart = (c for c in reversed(sentence.clauses) if c.end <= clause.start and sentence.bracket(c) is None)
    before = next((c for c in apart if not sentence.slice(c).rstrip().endswith(")")), None)
    first = LETTERS.search(sentence.text, *clause)
    joint = first and sentence.lexicon.times.coordination.fullmatch(sentence.text, *first.span())
    first = LETTERS.search(sentence.text, joint.end(), clause.end) if joint else first
    words = sentence.lexicon.clauses
    is_bare = first and (
        words.lead.fullmatch(sentence.text, *first.span())
        or (joint and any(map(str.isdigit, sentence.text[joint.end() : first.start()])))
    )
    is_verb = first and (
        words.finite.match(sentence.text, first.start(), clause.end)
        or words.participle.fullmatch(sentence.text, *first.span())
        or (is_bare and not words.finite.search(sentence.text, *clause))
    )
    return before if is_verb else None


def read_side(sentence: NumberedSentence, number: NumberSpan, opposites: Opposites) -> int:
    """Which of two opposites the clause of the number speaks of: 1 or -1 for the nearest to it, 0 if of neither.

    What stands on the other side of another value is far away: "won 47 seats and lost 12".
    """
    clause = sentence.clause(number)
    values = [n for n in sentence.numbers if n.kind in VALUE_KINDS and n.kind is not NumberKind.YEAR and n != number]
    if not any(
        map(str.isalpha, sentence.text[clause.start : number.start] + sentence.text[number.unit_end : clause.end])
    ):
        # "Two thirds of the victims (68%) were male", but "income fell to 32 million (2023: 35 million)".
        rest = TextSpan(min(clause.end + 1, sentence.span.end), sentence.span.end)
        goes_on = sentence.lexicon.clauses.finite.match(sentence.text, *rest)
        clause = sentence.span if goes_on else TextSpan(sentence.span.start, clause.end)
    near: list[tuple[int, int, int]] = []
    found = _sides_in(sentence, clause, opposites)
    if not found and (before := _clause_of_subject(sentence, clause)):
        found = _sides_in(sentence, before, opposites)
    # "Expenditure (revenue and capital heads) was 40": what stands in brackets of its own says less.
    around = None, sentence.bracket(number)
    found = [(s, m) for s, m in found if sentence.bracket(TextSpan(*m.span())) in around] or found
    first = min((n.start for n in values if n.start >= clause.start), default=number.start)
    # "4% in the north and 9% in the south": each word stands behind its value.
    is_behind = first < number.start and all(match.start() > first for _, match in found)
    if (place := _place_in_pair(sentence, number)) is not None and len(found) == 2:
        in_order = sorted(found, key=lambda one: one[1].start())
        if in_order[-1][1].end() <= first:
            return in_order[place][0]  # "more women than men, 5,200 against 4,700"
    for side, match in found:
        gap = TextSpan(min(match.end(), number.end), max(match.start(), number.start))
        between = sum(gap.overlaps(n.span) for n in values) + (is_behind and match.end() <= number.start)
        if match.start() > number.start:
            times = sentence.lexicon.times
            between += bool(times.compared.search(sentence.text, *gap))
            # "Exports were 3% and imports 5% higher"
            is_next = any(n.start >= match.end() and n.kind is NumberKind.VALUE for n in values)
            between += is_next and bool(times.coordination.search(sentence.text, *gap))
            between += "," in sentence.text[slice(*gap)]  # "income: 5, costs: 6"
        near.append((between, gap.end - gap.start, side))
    return min(near)[2] if near else 0
