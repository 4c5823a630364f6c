"""Whether each quote stands inside quotation marks just where the fact says that these are the speaker's own words."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, says_otherwise
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.facts.model import Property, Voice


def check_voice(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for each quote whose voice is another than the fact says; `stated` does not matter."""
    for passage in (p for p in claim.passages if p.has_source_text):
        yield from _check_quote(passage)


def _check_quote(passage: Passage) -> Iterator[Answer]:
    path, quote = ("evidence", passage.index, "voice"), passage.quote
    direct = passage.evidence.voice is Voice.DIRECT
    # A quotation inside the quote is part of what the outlet says: he called it "historic".
    around = [q for q in passage.source_text.quotations_at(quote) if q == quote or not quote.contains(q)]
    inside = any(q.contains(quote) for q in around)
    inserted = passage.patterns.insertion.finditer(passage.text, *passage.sentence)
    if around and not inside:
        message, hint = "the quote runs across a quotation mark", "end the quote where the quotation ends"
    elif direct and not inside:
        message = "the source has these words outside quotation marks"
        hint = "write voice: reported, since they are the outlet's words"
    elif inside and not direct:
        message = "the source has these words in quotation marks"
        hint = "write voice: direct, since they are the speaker's words"
    elif direct and any(TextSpan(*m.span()).overlaps(quote) for m in inserted):
        message, hint = "the quote takes in an editor's insertion", "quote the words on one side of it only"
    else:
        return
    yield says_otherwise(Property.VOICE, message, hint, path)
