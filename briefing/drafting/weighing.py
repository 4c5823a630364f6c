"""Holds a proposal from elsewhere against its document: it becomes a fact as it is given, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from briefing.drafting.candidates import Said
from briefing.drafting.counted_nouns import Counted, slug, unit_forms
from briefing.drafting.draft_words import DraftWords
from briefing.drafting.proposals import Proposed
from briefing.drafting.proposing import NotBorneOut, Proposal, Proposer
from briefing.drafting.quoting import LONGEST, words_in
from briefing.drafting.speaking import Named
from briefing.evidence.fact_check import missing_quote
from briefing.evidence.sentences.sentences import TextSpan
from briefing.facts.model import Evidence, Quantity
from briefing.facts.scalars import BUILT_IN_UNITS


def propose(proposer: Proposer, proposed: Proposed, speakers: Sequence[Named]) -> Proposal | NotBorneOut:
    """The fact that a proposal is, if the document bears it out as it is given."""
    text = proposer.text
    found = text.find(proposed.quote)
    if not found:
        evidence = Evidence.model_construct(source=proposer.key, quote=proposed.quote, page=None, cell=None)
        return NotBorneOut(TextSpan(0, 0), missing_quote(evidence, text).message)
    span = found[0].span
    if words_in(text, span) > LONGEST:
        return NotBorneOut(span, f"the quote has more than {LONGEST} words")
    readings: Iterable[Proposal]
    known = [_named(proposed)] if proposed.speaker else speakers
    wanted = proposed.value if proposed.value is not None else proposed.low
    if wanted is None:
        is_direct = any(quotation.contains(span) for quotation in text.quotations_at(span))
        one = proposer.statement(Said(span, is_direct), known)
        readings = [] if isinstance(one, NotBorneOut) else [one]
        reason = one.reason if isinstance(one, NotBorneOut) else ""
    else:
        number = next((n for n in text.numbers_in(span) if n.value == wanted), None)
        if number is None:
            return NotBorneOut(span, f"no number of the quote is {wanted:f}")
        readings, reason = proposer.readings(number, known), "nobody is named who says so"
    language = proposer.ground.head.language.partition("-")[0]
    for reading in readings:
        given = replace(reading, core=span, clause=span, **_given(proposed, reading, language))
        answers = proposer.answers(given)
        if not answers:
            return given
        reason = "; ".join(answer.message for answer in answers)
    return NotBorneOut(span, reason)


def _named(proposed: Proposed) -> Named:
    return Named(proposed.speaker or "", proposed.role or "", is_person=True)


def _given(proposed: Proposed, read: Proposal, language: str) -> dict[str, Any]:
    """What a proposal says itself, by the keys of `Proposal`."""
    given: dict[str, Any] = {
        key: value for key in ("qualifier", "status", "period", "area") if (value := getattr(proposed, key)) is not None
    }
    words = read.wording
    given["wording"] = DraftWords(proposed.label or words.label, proposed.statement or words.statement)
    if proposed.speaker:
        given["speaker"] = _named(proposed)
    if read.quantity:
        unit = _unit(proposed, read, language) if proposed.unit else read.unit
        given["unit"] = None if proposed.currency else unit
        given["quantity"] = Quantity.model_construct(
            value=proposed.value,
            low=proposed.low,
            high=proposed.high,
            unit=given["unit"].key if given["unit"] else None,
            currency=proposed.currency or (None if proposed.unit else read.quantity.currency),
            change=False,
        )
    return given


def _unit(proposed: Proposed, read: Proposal, language: str) -> Counted:
    """The unit that a proposal names, by its id or in words."""
    words = proposed.unit or ""
    if words in BUILT_IN_UNITS:
        return Counted(words, (), 0)
    if read.unit and read.unit.key == words:
        return read.unit
    return Counted(
        slug(words, other="unit"), tuple(unit_forms(words, proposed.value or Decimal(0), language).items()), 0
    )
