"""Whether the number is of the fact's place or subject, where a sentence compares several."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, says_otherwise
from briefing.evidence.contrasts import find_contrasts
from briefing.evidence.passages import StatedNumber
from briefing.facts.model import Property


def check_area(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact speaks of what the sentence says another of its numbers of.

    Only words of one language can be compared.
    """
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    words = claim.written.words | claim.written.area_words
    for contrast in find_contrasts(stated.passage.numbered_sentence, stated.number):
        if contrast.speaks_of_other(words):
            said, own = stated.text, " ".join(sorted(contrast.own))
            message = f'the source says "{said}" of "{own}", and of something else what the fact tells'
            yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))
            return
