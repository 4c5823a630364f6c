"""Whether the source says the number as exactly as the fact does: "about", "more than"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, Rewrite, left_out, says_otherwise, unknown_word
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.passages import StatedNumber
from briefing.evidence.properties.number import is_rounded
from briefing.evidence.sentences.sentences import TextSpan
from briefing.facts.model import Property, Qualifier, Quantity, Status


def check_qualifier(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a qualifier that is another, or outside the quote."""
    if stated is None or not stated.passage.language_is_known:
        return
    passage, number, said = stated.passage, stated.number, stated.qualifier
    if said.qualifiers == (Qualifier.EXACT,) and is_rounded(claim, stated):
        said = said._replace(qualifiers=(Qualifier.ABOUT,))  # "two thirds" is about 67 per cent
    words, wanted = passage.slice(said.span), claim.fact.qualifier
    told, said = said, said.of_quantity(claim.quantity or Quantity(), stated.value, words)
    is_fit = wanted in said.qualifiers or (wanted is Qualifier.EXACT and claim.fact.status is said.status)
    # "Exceeded the 40% target" says of the target that it is 40%.
    aim = claim.fact.status in (Status.TARGET, Status.REQUIRED) and wanted is Qualifier.EXACT
    lead = passage.numbered_sentence.lead(number.start)
    if aim and passage.source_text.lexicon.clauses.held_against.search(passage.text, *lead):
        return
    if not is_fit and said.qualifiers == (Qualifier.AT_MOST,) and not passage.has_source_text:
        # Without the verb before the quote, "до 40" may be a limit, or what something came to.
        verbs = passage.source_text.lexicon.clauses.finite.finditer(passage.text, *lead)
        is_fit = wanted is Qualifier.EXACT and not any(any(map(str.isalpha, verb[0])) for verb in verbs)
    if not is_fit:
        whole = TextSpan(min(said.span.start, number.start), max(said.span.end, number.end))
        below = " of a number below zero" if said.qualifiers != told.qualifiers else ""
        message = f'the source says "{passage.slice(whole)}", which is {said.qualifiers[0]}{below}, not {wanted}'
        of_ranges = ""
        if below and stated.role.role is NumberRole.CHANGE:
            of_ranges = "write change: true, for it is a fall, whose qualifier is of its size"
        if wanted is Qualifier.BETWEEN:
            of_ranges = "they are no range: tell one of them, as value:, or each as a fact of its own"
        elif said.qualifiers[0] is Qualifier.BETWEEN:
            of_ranges = "it is an end of a range: give low: and high:"
        remedy = Rewrite(Property.QUALIFIER, said.qualifiers[0])
        yield says_otherwise(Property.QUALIFIER, message, of_ranges or remedy)
    # "A pledged 4 million" has a word that the status is for.
    elif said.open_words and not (
        claim.fact.status in (Status.PROVISIONAL, Status.ESTIMATED, Status.FORECAST)
        or any(
            claim.fact.status in found.cue.statuses and passage.slice(found.span) in said.open_words
            for found in stated.governance.cues
        )
    ):
        yield unknown_word(Property.QUALIFIER, said.open_words)
    if not (passage.quote.contains(said.span) or (said.open_words and wanted is Qualifier.EXACT)):
        yield left_out(Property.QUALIFIER, passage, words.replace(number.text, "").strip() or words)
