"""Whether the fact is as exact as the source, and the quote holds the words that say so."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, doubt, left_out, says_otherwise
from briefing.evidence.passages import StatedNumber
from briefing.evidence.properties.number import is_rounded
from briefing.evidence.sentences import TextSpan
from briefing.facts.model import Property, Qualifier


def check_qualifier(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a qualifier that is another, or outside the quote."""
    if stated is None or not stated.passage.language_is_known:
        return
    passage, number, said = stated.passage, stated.number, stated.qualifier
    if said.qualifiers == (Qualifier.EXACT,) and is_rounded(claim, stated):
        said = said._replace(qualifiers=(Qualifier.ABOUT,))  # "two thirds" is about 67 per cent
    words, wanted = passage.slice(said.span), claim.fact.qualifier
    is_fit = wanted in said.qualifiers or (wanted is Qualifier.EXACT and claim.fact.status is said.status)
    if not is_fit:
        whole = TextSpan(min(said.span.start, number.start), max(said.span.end, number.end))
        message = f'the source says "{passage.slice(whole)}", which is {said.qualifiers[0]}, not {wanted}'
        yield says_otherwise(Property.QUALIFIER, message, f"write qualifier: {said.qualifiers[0]}")
    elif said.open_words:
        yield doubt(Property.QUALIFIER, said.open_words)
    if not (passage.quote.contains(said.span) or (said.open_words and wanted is Qualifier.EXACT)):
        yield left_out(Property.QUALIFIER, passage, words.replace(number.text, "").strip() or words)
