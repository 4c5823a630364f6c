"""Whether each quote is direct speech, in quotation marks or a record of speech, just where the fact says so."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, AnswerKind, Claim, says_otherwise
from briefing.evidence.names import SpeakerName
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.facts.model import Property, Voice


def check_voice(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for each quote whose voice is another than the fact says; `stated` does not matter."""
    for passage in (p for p in claim.passages if p.has_source_text):
        yield from _check_quote(claim, passage)


def _check_quote(claim: Claim, passage: Passage) -> Iterator[Answer]:
    path, quote = ("evidence", passage.index, "voice"), passage.quote
    direct = passage.evidence.voice is Voice.DIRECT
    # A quotation inside the quote is part of what the outlet says: he called it "historic".
    around = [q for q in passage.source_text.quotations_at(quote) if q == quote or not quote.contains(q)]
    inside = any(q.contains(quote) for q in around)
    spoken = None if around else _spoken_by(claim, passage)
    inserted = passage.patterns.insertion.finditer(passage.text, *passage.sentence)
    if around and not inside:
        message, hint = "the quote runs across a quotation mark", "end the quote where the quotation ends"
    elif direct and not inside and spoken is None:
        message = "the source has these words outside quotation marks"
        hint = "write voice: reported, since they are the outlet's words"
    elif inside and not direct:
        message = "the source has these words in quotation marks"
        hint = "write voice: direct, since they are the speaker's words"
    elif direct and any(TextSpan(*m.span()).overlaps(quote) for m in inserted):
        message, hint = "the quote takes in an editor's insertion", "quote the words on one side of it only"
    elif spoken and not direct:
        message = f'these may be the very words of "{spoken}", though no quotation mark says so'
        yield Answer(Property.VOICE, AnswerKind.DOUBT, message, "if they are, write voice: direct", path)
        return
    else:
        return
    yield says_otherwise(Property.VOICE, message, hint, path)


def _spoken_by(claim: Claim, passage: Passage) -> str | None:
    """Whoever has the word where no marks say so; empty where it may be the outlet: "Ministry: 77 inspected"."""
    source, start = passage.source_text, passage.quote.start
    if reply := source.reply_at(start):
        return reply
    turn = source.turn_at(start)
    if turn is None:
        return None
    label = passage.slice(turn.label)
    if turn.is_record or source.lexicon.lower(label) in source.lexicon.speakers.questions:
        return label
    is_speaker = claim.speaker is not None and SpeakerName(claim.speaker.name, source.lexicon).is_meant_by(label)
    return "" if turn.is_name or is_speaker else None
