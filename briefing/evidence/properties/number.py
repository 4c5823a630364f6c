"""Finds the numbers of the quotes that have a fact's value in its unit, and says what they say if there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from briefing.evidence.claim import Answer, AnswerKind, Claim, does_not_say, quoted_list, says_otherwise
from briefing.evidence.matching.noun_match import NounMatch
from briefing.evidence.matching.unit_match import UnitMatch
from briefing.evidence.numbers.numbers import NumberKind
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.properties.direction import is_below_zero, is_written_below_zero
from briefing.evidence.properties.rank_and_ratio import find_rank, find_ratio
from briefing.evidence.tables.table_heads import Measure, is_bare, read_head
from briefing.evidence.tables.table_rows import filled_cells, line_with
from briefing.facts.model import Property, Quantity, is_rank


def find_stated(claim: Claim, quantity: Quantity) -> tuple[list[StatedNumber], list[Answer]]:
    """The numbers of the quotes that are the fact's; if there is none, the answer that says what there is instead."""
    if quantity.ratio:
        return find_ratio(claim, quantity.ratio)
    if is_rank(quantity, claim.units):
        return find_rank(claim, quantity)
    units = UnitMatch(quantity, claim.units, claim.lexicon)
    found: list[StatedNumber] = []
    in_other_units: list[StatedNumber] = []
    wrong_units: list[Answer] = []
    for passage in claim.passages:
        numbers = _under_head(claim, passage)
        for stated, value in [*_with_value(numbers, quantity, units), *_below_zero(claim, numbers, quantity, units)]:
            said = units.difference(stated, value) or _other_noun(claim, units, stated)
            if said:
                message = f"the quote says {said}, but the fact is {units.wanted}"
                path = ("quantity", units.key)
                # The head of a table may have the unit of its figures.
                line = line_with(stated.passage.source_text, stated.number.start)
                wrong_units.append(
                    does_not_say(Property.UNIT, f'the source does not say beside "{stated.text}" what it is', path)
                    if is_bare(stated.number) and line.is_data
                    else says_otherwise(Property.UNIT, message, "take the unit from the source", path)
                )
                in_other_units.append(stated)
            else:
                found.append(stated)
    if found:
        return found, []
    # Where the desk reads the unit itself, all else is still held against the number.
    read = in_other_units if Property.UNIT in claim.fact.reading else []
    return read, wrong_units[:1] or [_wrong_value(claim, quantity)]


def _other_noun(claim: Claim, units: UnitMatch, stated: StatedNumber) -> str | None:
    """The words of a number that counts something else than the fact, or is a year, in quotation marks."""
    unit = claim.units.get(claim.quantity.unit or "") if claim.quantity else None
    is_year = stated.number.kind is NumberKind.YEAR
    if is_year and unit is None and str(claim.fact.period) == stated.text:
        return f'"{stated.text}", the year'
    if unit is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return None
    if not units.is_noun:
        stuff = units.other_stuff(stated)
        return f'"{stuff}"' if stuff else None
    noun = NounMatch(unit, claim.units, claim.lexicon, stated)
    if is_year and not noun.is_said():
        return f'"{stated.text}", a year'
    words = noun.words if noun.differs() else noun.counted_with(claim.told_words)
    return f'"{words}"' if words else None


def is_rounded(claim: Claim, stated: StatedNumber) -> bool:
    """Whether the fact has a share in fewer digits than its words are worth: two thirds as 67 per cent."""
    value = claim.quantity.value if claim.quantity else None
    number = stated.number
    return (
        number.kind is NumberKind.SHARE
        and number.unit == "percent"
        and isinstance(value, Decimal)
        and (number.value != abs(value) and all(amount.value != abs(value) for amount in number.also))
    )


def _under_head(claim: Claim, passage: Passage) -> Sequence[StatedNumber]:
    """The numbers of a quote, the bare ones in the unit of the heads above them that the author quotes for it."""
    source, quote = passage.source_text, passage.quote
    quoted = [p for p in claim.context.get(Property.UNIT, ()) if p.source_text is source]
    lines = (source.lines[i] for i in range(source.line_at(quote.start), source.line_at(quote.end - 1)))
    own = [cell for line in lines if quote.contains(line) for cell in filled_cells(source, line)]
    above = [*(p.quote for p in quoted if p.quote.end <= quote.start), *own]
    heads = [head for span in above if (head := read_head(passage.text, span, source.language))]
    line = line_with(source, quote.start)
    rows = [line, *takewhile(lambda one: one.is_row, line.above()), *takewhile(lambda one: one.is_row, line.below())]
    figures = {abs(n.value) for row in rows for n in row.numbers if n.value and is_bare(n)} if quoted else set()
    # "2.8 per cent" of the text tells again what stands in the table as -2.8.
    told = [n.number for p in quoted for n in p.numbers if n.value and abs(n.value) in figures and n.number.unit]
    heads = heads or [Measure(Decimal(1), None, None, number.unit, number.span) for number in told]
    if not heads:
        return passage.numbers
    head = heads[0].joined(heads[1:])
    return [StatedNumber(passage, head.given_to(n.number)) for n in passage.numbers]


def _with_value(
    numbers: Sequence[StatedNumber], quantity: Quantity, units: UnitMatch
) -> Iterator[tuple[StatedNumber, Decimal]]:
    """The numbers of a quote with a fact's value, or with the low end of its range if the high end is there."""
    if isinstance(quantity.value, Decimal):
        yield from ((n, quantity.value) for n in numbers if units.has_value(n, quantity.value))
        return
    low, high = quantity.low, quantity.high
    assert low is not None and high is not None
    for n in numbers:
        margin = n.number.margin
        if margin is not None and n.value is not None and (n.value - margin, n.value + margin) == (low, high):
            yield n, n.value
    if any(units.has_value(n, high) for n in numbers):
        yield from ((n, low) for n in numbers if units.has_value(n, low))


def _below_zero(
    claim: Claim, numbers: Sequence[StatedNumber], quantity: Quantity, units: UnitMatch
) -> Iterator[tuple[StatedNumber, Decimal]]:
    """The numbers with the other sign where a word has it: "fell by 12%" says -12, and "the loss was -12" says 12."""
    value = quantity.numbers.get("value", quantity.high)
    if value is None or claim.written is None:
        return
    low = quantity.low  # a fall by "16 to 42%" is from -42 to -16
    if low is not None and (low >= 0 or not any(units.has_value(n, -low) for n in numbers)):
        return
    for n in (n for n in numbers if n.passage.language_is_known and units.has_value(n, -value)):
        if is_below_zero(n) if value < 0 else is_written_below_zero(claim.written) or _is_outgoing(claim, n):
            yield n, -value


def _is_outgoing(claim: Claim, stated: StatedNumber) -> bool:
    """Whether the fact tells of costs or debts, and the number is one of a table, which writes those below zero."""
    source, fact = stated.passage.source_text, claim.fact
    is_figure = line_with(source, stated.number.start).is_data
    return is_figure and bool(claim.lexicon.roles.outgoing.search(f"{fact.statement} {fact.label}"))


def _wrong_value(claim: Claim, quantity: Quantity) -> Answer:
    """The answer for a value that no quote says; years are named only where the quotes have no other number."""
    found = [n for p in claim.passages for n in p.numbers]
    wanted = quantity.numbers
    key = next((key for key, value in wanted.items() if value not in {n.value for n in found}), next(iter(wanted)))
    words = " to ".join(format(value, ",f") for value in wanted.values())
    if found:
        said = [n for n in found if n.number.kind is not NumberKind.YEAR] or found
        verb = "quotes say" if len({n.passage.index for n in said}) > 1 else "quote says"
        message, hint = f"the fact says {words}; the {verb} {quoted_list(n.text for n in said)}", None
    else:
        message, hint = f"no quote says {words}", "quote the words that hold the number"
    return Answer(None, AnswerKind.SAYS_OTHERWISE, message, hint, ("quantity", key))
