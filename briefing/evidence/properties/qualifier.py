"""Whether the fact is as exact as the source, and the quote holds the words that say so."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, left_out, says_otherwise
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.facts.model import Property, Qualifier


def check_qualifier(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a qualifier that is another, denied, or outside the quote."""
    if stated is None or not stated.passage.language_is_known:
        return
    passage, number, (qualifiers, span) = stated.passage, stated.number, stated.qualifier
    words, wanted = passage.slice(span), claim.fact.qualifier
    if wanted not in qualifiers:
        whole = TextSpan(min(span.start, number.start), max(span.end, number.end))
        message = f'the source says "{passage.slice(whole)}", which is {qualifiers[0]}, not {wanted}'
        yield says_otherwise(Property.QUALIFIER, message, f"write qualifier: {qualifiers[0]}")
    elif qualifiers == (Qualifier.EXACT,) and stated.is_denied:
        message = f'the source denies "{words}"'
        yield says_otherwise(Property.QUALIFIER, message, "a denied number is no value")
    if not passage.quote.contains(span):
        yield left_out(Property.QUALIFIER, passage, words.replace(number.text, "").strip() or words)
