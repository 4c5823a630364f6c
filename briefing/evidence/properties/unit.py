"""Whether the source leaves the unit open: whose dollar, which pounds, what is counted, and in what time.

A value a day, each or on average is told as one, and a total as a total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, does_not_say, doubt, says_otherwise, unknown_word, unquoted_head
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.matching.noun_match import NounMatch
from briefing.evidence.matching.unit_match import Openness, UnitMatch
from briefing.evidence.numbers.number_tokens import GROUP_OR_FRACTION
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_role import (
    AVERAGE,
    EACH,
    OF_MANY,
    find_base,
    perhaps_rates,
    read_base,
    read_role,
    spans_of,
    told_rates,
)
from briefing.facts.model import Property, Unit

_SHOWN = (
    re.compile(r"\d,\d{1,2}(?![\d,])|\d[ .]\d{3}(?:[ .]\d{3})*(?:,\d+)?(?!\d)"),
    re.compile(r"\d,\d{3}(?:,\d{3}|\.\d)"),
)
"""What shows that a comma is the decimal sign of a text, or parts its thousands."""
_SOME = 12
"""A number that a unit is read with."""


def check_unit(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the unit may be the fact's, but need not be; what is another unit is found with the number."""
    if stated is None or claim.quantity is None:
        return
    if not (stated.passage.language_is_known and claim.lexicon.known):
        return
    yield from _check_head(claim, stated)
    yield from _check_grouping(claim, stated)
    units = UnitMatch(claim.quantity, claim.units, claim.lexicon)
    match units.openness(stated):
        case Openness.CONTRADICTED:
            message = f'the source says "{stated.text}" beside another sum in {claim.quantity.currency}'
            yield says_otherwise(Property.UNIT, message, "take the unit from the source", ("quantity", units.key))
        case Openness.UNSAID:
            yield does_not_say(Property.UNIT, f'the source does not say whose "{stated.text}" it is')
        case Openness.DOUBTFUL:
            yield unknown_word(Property.UNIT, stated.text)
    unit = claim.units.get(claim.quantity.unit or "")
    if unit:
        yield from _check_forms(claim, stated, unit)
    if unit and units.is_noun:
        yield from _check_noun(claim, stated, NounMatch(unit, claim.units, claim.lexicon, stated))


def _check_forms(claim: Claim, stated: StatedNumber, unit: Unit) -> Iterator[Answer]:
    """An answer for a unit that says more than what is counted: an addition, "more boats", or that it is not so."""
    for form in dict.fromkeys(unit.forms.values()):
        sentence = NumberedSentence.read(f"{_SOME} {form}", claim.language)
        roles = {read_role(sentence, number).role for number in sentence.numbers[:1]}
        is_moved = NumberRole.ADDED in roles and stated.role.role not in (NumberRole.ADDED, NumberRole.CHANGE)
        is_denied = claim.lexicon.statuses.denial.search(form) and not stated.governance.denials
        if is_moved or is_denied:
            message = f'the unit says "{form}", and the source does not say so of "{stated.text}"'
            yield says_otherwise(Property.UNIT, message, "let the unit name what is counted", ("quantity", "unit"))
            return


def _check_head(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """A doubt where the head that gives a figure of a table its unit stands in no quote: a reader may miss it."""
    head, passage = stated.number.head, stated.passage
    if head is None:
        return
    quotes = (p for p in claim.about(Property.UNIT) if p.source_text is passage.source_text)
    # The same words may stand over several columns: "in thousands of pounds".
    if not any(passage.slice(head) in p.slice(p.quote) for p in quotes):
        yield unquoted_head(Property.UNIT, passage.slice(head))


def _check_grouping(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """A doubt of "21,372", which some write for thousands, unless other numbers of the source tell what its comma is.

    "4,5" is a fraction by it, and "1,300,000" is grouped.
    """
    source, either = stated.passage.source_text, GROUP_OR_FRACTION.search(stated.text)
    if either is None or len(stated.number.also) == 0:
        return
    is_fraction, is_grouped = source.once(_check_grouping, lambda: [bool(p.search(source.normalized)) for p in _SHOWN])
    takes_fraction = stated.value in (claim.quantity.numbers.values() if claim.quantity else ())
    if is_fraction is is_grouped:
        group = either[0].replace(",", " ")
        message = f'"{either[0]}" may be {group}, or a fraction; nothing in the source says which'
        yield doubt(Property.UNIT, message, "if it is clear to you")
    elif is_fraction is not takes_fraction:
        message = f'the comma of "{either[0]}" is the decimal sign by the source\'s other numbers'
        message = (
            message if is_fraction else f'the comma of "{either[0]}" parts thousands, as in the source\'s other numbers'
        )
        yield says_otherwise(Property.UNIT, message, "take the number as the source writes it", ("quantity",))


def _check_noun(claim: Claim, stated: StatedNumber, noun: NounMatch) -> Iterator[Answer]:
    """An answer for a noun that is perhaps another, or more than the fact's: "50 empty flats" for flats in all.

    Of two languages the glossary tells whether it is another; what the fact tells as a verb is no noun: "18 left and 5
    suffered losses".
    """
    told = claim.lexicon.lower(claim.fact.statement.partition("{value}")[2]).split()[:1]
    if told == [*noun.phrase.words[:1]] and claim.lexicon.clauses.finite.fullmatch(told[0] if told else ""):
        return
    tongues, source = claim.tongues(stated.passage), stated.passage.source_text
    own = [word for word in claim.unit_words if tongues.are_two and tongues.knows(word)]
    nouns = (w for w in noun.phrase.words[: bool(own)] if not source.lexicon.clauses.finite.fullmatch(w))
    is_other = any(tongues.is_known(w) and not w.endswith(source.lexicon.units.no_many) for w in nouns)
    is_known = is_other or not claim.lexicon.units.nouns.keys().isdisjoint(own)
    where = " ".join(noun.phrase.words) if is_known else stated.passage.slice(stated.passage.sentence)
    if noun.counts_another():
        yield does_not_say(Property.UNIT, f'the source says "{noun.counted}", and not that it counts {noun.own_words}')
    elif (is_other or noun.is_unsaid()) and not (own and tongues.said_in(own, where)):
        message = f'the source does not say beside "{noun.words}" that it counts {noun.own_words}'
        yield doubt(Property.UNIT, message, "read the sentence; if the fact is right, say so")
    elif (left := set(noun.left_out()) - claim.told_words) and claim.told_words & claim.lexicon.numbers.told_all:
        message = f'the source says "{noun.words}"; the fact speaks of all and leaves out "{min(left)}"'
        yield says_otherwise(Property.UNIT, message, "take the words into the unit or the statement", ("quantity",))
    elif unmaking := noun.unmaking(claim.told_words):
        yield unknown_word(Property.UNIT, unmaking)


_RIGHT_BEFORE, _SMALL = 40, 6
_SHORT_SPANS = {"day", "week"}
"""What was counted in one of these is so many in it; what there is in a year need not be so many a year."""
_VALUE = re.compile(r"\{value\}[^.;:]{0,40}")


def check_rate(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a value a day told as a value or as one a week, or the reverse.

    What the source says of each may be told of one: "A seat cost £40". A rate counts wherever the sentence has it; the
    quote may stop short of it, as long as the fact says it.
    """
    if stated is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    if claim.quantity and claim.quantity.ratio:
        return  # "1 in every 74" is no rate, but the fact itself
    said, passage = stated.rate, stated.passage
    if base := find_base(passage.numbered_sentence, stated.number):
        message = f'the source says "{passage.slice(base)}" of what another number is a rate of'
        yield says_otherwise(Property.RATE, message, "take the other number", ("quantity",))
        return
    own = _told_of_value(claim)
    source, unit = passage.source_text, claim.units.get(claim.quantity.unit or "") if claim.quantity else None
    own_base = read_base(f"{unit.other if unit else ''} . {claim.fact.statement}", claim.language)
    told = told_rates(f"{claim.fact.statement} {claim.fact.label} {_unit_forms(claim)}", claim.lexicon)
    if said is None:
        # "Miles per hour" are a unit of their own.
        spans = (
            own
            - {EACH, AVERAGE}
            - (spans_of(claim.fact.period) & _SHORT_SPANS)
            - perhaps_rates(passage.numbered_sentence, stated.number)
            - claim.told_paces.keys()  # "rose by 5% in a year" is a change over it
        )
        rest = TextSpan(stated.number.end, passage.numbered_sentence.clause(stated.number).end)
        spans -= told_rates(passage.slice(rest), passage.source_text.lexicon)  # "14 millimetres fell in an hour"
        for context in claim.context.get(Property.RATE, ()):
            spans -= told_rates(context.slice(context.quote), context.source_text.lexicon)
        if spans and " per " not in (stated.number.unit or ""):
            message = f'the source says "{stated.text}" without a rate, and the fact so much a {min(spans)}'
            yield says_otherwise(Property.RATE, message, "take the rate from the source", ("quantity", "unit"))
        elif EACH in told and _is_of_all(stated):
            message = f'the source says "{stated.text}" of all together, and the fact of each'
            yield says_otherwise(Property.RATE, message, "tell it of all of them", ("statement",))
    elif said.name == EACH and claim.written and claim.written.is_in_all:
        message = f'the source says "{stated.text}" of each, and the fact of all together'
        yield says_otherwise(Property.RATE, message, "tell it of each of them", ("statement",))
    elif said.name == AVERAGE and stated.number.unit == "percent":
        return  # a rate of so many per cent is an average by itself
    elif said.name == "year" and stated.number.unit == "percent" and claim.written and claim.written.is_average:
        return  # "growth averaged 4%" is 4% a year
    elif said.name == OF_MANY and own_base and own_base != read_base(passage.slice(said.span), source.language):
        message = (
            f'the source says "{stated.text} … {passage.slice(said.span)}", and the fact so much of another number'
        )
        yield says_otherwise(Property.RATE, message, "take the rate from the source", ("quantity", "unit"))
    elif not (said.name in told or (said.name == OF_MANY and own_base) or (said.name == EACH and told - {AVERAGE})):
        message = f'the source says "{stated.text} … {passage.slice(said.span)}", which the fact does not say'
        if said.span.start < stated.number.start:
            message = f'the source says "{passage.slice(said.span)} … {stated.text}", which the fact does not say'
        yield says_otherwise(Property.RATE, message, "say the rate in the unit or the statement", ("quantity",))


def _is_of_all(stated: StatedNumber) -> bool:
    """Whether the words right before it make it a sum: "a combined $12 million"."""
    lead = stated.passage.text[: stated.number.start][-_RIGHT_BEFORE:]
    return any(
        match.end() + _SMALL >= len(lead) for match in stated.passage.source_text.lexicon.roles.in_all.finditer(lead)
    )


def _unit_forms(claim: Claim) -> str:
    unit = claim.units.get(claim.quantity.unit or "") if claim.quantity else None
    # The unit itself is no rate, though "a tonne" might be one: "45 dollars a tonne".
    return " . ".join(form.partition(" ")[2] for form in (unit.one or "", unit.other)) if unit else ""


def _told_of_value(claim: Claim) -> frozenset[str]:
    """The rates that the fact gives the value itself: in its unit, or right after it in the statement."""
    after = _VALUE.search(claim.fact.statement)
    words = f"{after[0]} . {_unit_forms(claim)}" if after else _unit_forms(claim)
    return told_rates(words, claim.lexicon)
