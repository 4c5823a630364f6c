"""Whether a fact tells the figure of a cell as what it is: a level and no change, a rise and no fall, in all or each.

A table tells by its heads what its figures are, and whether one of them rose by the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from briefing.evidence.claim import Answer, Claim, Rewrite, does_not_say, says_otherwise
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.own_words.written_number import WrittenNumber
from briefing.evidence.passages import Passage
from briefing.evidence.properties.direction import is_written_below_zero
from briefing.evidence.sentences.stated_role import AVERAGE, EACH, OF_MANY, spans_of, told_rates
from briefing.evidence.tables.cell_heads import movement_in, stems_of
from briefing.facts.model import Fact, Property, Qualifier, Status
from briefing.facts.periods import Period, period_of_label
from briefing.facts.scalars import HUNDREDTHS
from briefing.sources.table_cells import TOLD, UNSAID, CellMeaning, DecimalSigns, plain_label

_NAMES = {EACH: "so much for each", AVERAGE: "an average", OF_MANY: "of how many it is a rate"}
_STATEMENT = ("statement",)
_EITHER_WAY = re.compile(r"(\w+)\s?/\s?\(([^()]+)\)|\(([^()]+)\)\s?/\s?(\w+)")
"""A label such as "gain/(loss)" or "(used in)/generated from": what is in brackets is what a minus makes of it."""
MARKED = (Status.PROVISIONAL, Status.ESTIMATED, Status.FORECAST)
"""What the marks of cells say."""


def check_role(claim: Claim, passage: Passage, titles: Sequence[str], signs: DecimalSigns) -> Iterator[Answer]:
    """An answer where the fact makes a change, a direction or a rate of a figure that its heads do not."""
    if claim.written is None:
        return
    told, cell, labels = claim.written.role, passage.evidence, _labels(passage)
    if (way := _told_way(claim, labels)) is not None:
        if way == (1 if cell.quote.strip().startswith(("-", "−", "–", "(")) else -1):
            yield _otherwise(f'cell {cell.cell} says "{cell.quote}" under "{", ".join(labels)}", the other way round')
        return
    is_change = any(side is not None for side in _sides(passage))
    if told.role is NumberRole.CHANGE and not (is_change or _is_titled_a_change(claim, passage, titles)):
        message = f'no head of the cell says that "{cell.quote}" is a change'
        yield does_not_say(Property.DIRECTION, message, _STATEMENT)
    elif is_change and not _is_told_as_change(claim, claim.written):
        yield _otherwise(f'the heads of cell {cell.cell} say "{", ".join(labels)}", and the fact tells a level')
    elif (
        is_change
        and told.role is NumberRole.CHANGE
        and claim.written.value > 0
        and told.direction not in (0, _direction_of(passage))
    ):
        yield _otherwise(f'cell {cell.cell} says "{cell.quote}", the other way round')
    if told.role is NumberRole.LEVEL and told.direction:
        yield from check_movement(claim, passage, signs)


def _told_way(claim: Claim, labels: Sequence[str]) -> int | None:
    """Which way the fact tells a figure that is either by its sign, as accounts say: "(used in)/generated from".

    That is 1 for above zero, -1 for below and 0 for neither; None if no label has both ways.
    """
    assert claim.written is not None
    told = stems_of(f"{claim.fact.statement} {claim.fact.label}", claim.language)
    for match in filter(None, map(_EITHER_WAY.search, labels)):
        above, below = (stems_of(match[i] or match[j], claim.language) for i, j in ((1, 4), (2, 3)))
        if way := bool(told & above) - bool(told & below):
            return way
    balance = claim.lexicon.roles.opposites.get("balance")
    if balance and any(balance.one.search(label) and balance.other.search(label) for label in labels):
        return claim.written.side("balance")
    return None


def _sides(passage: Passage) -> list[int | None]:
    """Which way each label of the cell goes, None for one that tells no change."""
    return [movement_in(label, passage.source_text.language) for label in _labels(passage)]


def _direction_of(passage: Passage) -> int:
    """Which way a cell of changes goes, by its labels and its sign."""
    sides = _sides(passage)
    falls = (-1 in sides and 1 not in sides) != passage.evidence.quote.lstrip("( ").startswith(("-", "−", "–"))
    return -1 if falls else 1


def _is_titled_a_change(claim: Claim, passage: Passage, titles: Sequence[str]) -> bool:
    """Whether the title, what the author has quoted, or the cell's own sign makes a change of it."""
    quoted = [p.slice(p.quote) for p in claim.context.get(Property.DIRECTION, ())]
    heads = " . ".join((*_labels(passage), *titles, *quoted))
    is_signed = passage.evidence.quote.lstrip().startswith("+")
    return is_signed or passage.source_text.lexicon.roles.moved.search(heads) is not None


def _is_told_as_change(claim: Claim, written: WrittenNumber) -> bool:
    """Whether the fact tells a change, or the level of one: "growth rose to"."""
    movement = claim.lexicon.roles.movement
    if written.role.role is NumberRole.LEVEL:
        return len(list(movement.finditer(written.statement))) > 1
    return bool(written.role.role or written.is_moved or movement.search(claim.fact.label))


def is_told_below_zero(claim: Claim, passage: Passage) -> bool:
    """Whether the fact's words make less than nothing of a number without a minus: "fell by 12", or costs of 12."""
    written = claim.written
    if written is None or is_written_below_zero(written) or _told_way(claim, _labels(passage)) == -1:
        return written is not None
    is_cost = claim.lexicon.roles.outgoing.search(f"{claim.fact.statement} {claim.fact.label}")
    return is_cost is not None and written.side("balance") < 1  # which a profit before tax is not


def _otherwise(message: str) -> Answer:
    return says_otherwise(Property.DIRECTION, message, "let the statement tell what the table tells", _STATEMENT)


def _labels(passage: Passage) -> tuple[str, ...]:
    return (*passage.evidence.row, *passage.evidence.column)


def check_movement(claim: Claim, passage: Passage, signs: DecimalSigns) -> Iterator[Answer]:
    """An answer where a level is said to have risen, and none of the earlier ones of its row or column is lower."""
    own = next((time for label in _labels(passage) if (time := _time(label))), None)
    value, written = next(iter(signs.readings(passage.evidence.table_cell)), None), claim.written
    if own is None or value is None or written is None or not passage.has_source_text:
        return
    kept = {plain_label(label) for label in _labels(passage) if not _time(label)}
    earlier: list[tuple[date, Decimal]] = []
    since = date.min
    for cell in passage.source_text.table_cells.values():
        times = [time for label in (*cell.row, *cell.column) if (time := _time(label))]
        labels = {plain_label(label) for label in (*cell.row, *cell.column) if not _time(label)}
        if times and times[0] < own and labels == kept:
            earlier += [(times[0], level) for level in signs.readings(cell)]
        if times and times[0] <= own and labels == kept and CellMeaning.BREAK in cell.meanings:
            since = max(since, times[0])
    comparable = [(time, level) for time, level in earlier if time >= since]
    if earlier and not comparable:
        yield _otherwise(f"the table marks a break in its series at {since.year}, and the fact compares over it")
    moved = [(value > level) - (value < level) for _, level in sorted(comparable)]
    if moved and written.role.direction not in moved:
        word = "more" if moved[-1] < 0 else "less" if moved[-1] > 0 else "as much"
        yield _otherwise(f"cell {passage.evidence.cell} stands beside {word} before it")


def _time(label: str) -> date | None:
    """The first day of the time that a label names."""
    named = period_of_label(label)
    return Period.parse(named).start if named else None


def check_rate_of_heads(claim: Claim, passage: Passage, titles: Sequence[str]) -> Iterator[Answer]:
    """An answer for so much a day, for each or on average, where the heads do not say so, or the reverse."""
    lexicon, fact, labels = claim.lexicon, claim.fact, _labels(passage)
    unit = claim.units.get(claim.quantity.unit or "") if claim.quantity else None
    own = " . ".join((fact.statement, fact.label, *(unit.forms.values() if unit else ())))
    of_period = spans_of(fact.period)  # "annual exports" are those of a year
    told = told_rates(own, lexicon) - of_period
    quoted = [p.slice(p.quote) for prop in (Property.RATE, Property.UNIT) for p in claim.context.get(prop, ())]
    said = told_rates(" . ".join((*labels, *titles, *quoted)), lexicon)
    headed = told_rates(" . ".join(labels), lexicon) - of_period
    if claim.quantity and claim.quantity.unit in HUNDREDTHS:
        return  # "per cent"
    if added := told_rates(own, lexicon, articles=False) - of_period - said:
        rate = min(added)
        yield does_not_say(
            Property.RATE, f"no head of the cell says {_NAMES.get(rate, f'so much a {rate}')}", _STATEMENT
        )
    elif headed and not headed & told:
        message = f'the heads of the cell say "{", ".join(labels)}", and the fact does not tell it so'
        yield says_otherwise(Property.RATE, message, "say so in the statement or the unit", _STATEMENT)


def unsaid_meanings(meanings: Iterable[CellMeaning], fact: Fact, words: str) -> Iterator[Answer]:
    """An answer for each thing that a table says of a figure, and a fact of it does not."""
    is_hedged = fact.qualifier is Qualifier.ABOUT or fact.status in MARKED
    for meaning in sorted(frozenset(meanings) - UNSAID):
        is_told = TOLD[meaning].search(f"{fact.statement} {fact.label}") is not None
        is_weak_enough = is_hedged and meaning is not CellMeaning.FORECAST
        if not (is_weak_enough or is_told or not fact.status.is_asserted):
            message = f'the table marks "{words}" as {meaning}, which the fact does not say'
            hint = Rewrite(Property.STATUS, Status(meaning), ", or say so in the statement")
            yield says_otherwise(Property.STATUS, message, hint)
