"""Whether the words are direct speech exactly where the fact says so."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, Hint, Rewrite, doubt, says_otherwise
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.speakers.names import SpeakerName
from briefing.facts.model import Property, Voice


def check_voice(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for each quote whose voice is another than the fact says; `stated` does not matter."""
    for passage in (p for p in claim.passages if p.has_source_text):
        yield from _check_quote(claim, passage)


def _check_quote(claim: Claim, passage: Passage) -> Iterator[Answer]:
    path, quote = ("evidence", passage.index, "voice"), passage.quote
    hint: Hint
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
        said = LETTERS.findall(passage.source_text.lexicon.lower(passage.slice(passage.sentence)))
        if not passage.source_text.lexicon.speakers.first_persons.isdisjoint(said):
            # A quotation of several paragraphs goes on, though nothing opens this one.
            yield doubt(Property.VOICE, f"{message}, and they may go on from a quotation", "if they do, say so", path)
            return
        hint = Rewrite(Property.VOICE, Voice.REPORTED, ", since they are the outlet's words")
    elif inside and not direct:
        message = "the source has these words in quotation marks"
        hint = Rewrite(Property.VOICE, Voice.DIRECT, ", since they are the speaker's words")
    elif direct and any(TextSpan(*m.span()).overlaps(quote) for m in inserted):
        message, hint = "the quote takes in an editor's insertion", "quote the words on one side of it only"
    elif spoken and not direct:
        message = f'these are the very words of "{spoken}", though no quotation mark says so'
        hint = Rewrite(Property.VOICE, Voice.DIRECT, ", since they are the speaker's words")
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
    words = map(source.lexicon.lower, LETTERS.findall(passage.slice(passage.quote)))
    if is_speaker and not source.lexicon.speakers.first_persons.isdisjoint(words):
        return label
    return "" if turn.is_name or is_speaker else None
