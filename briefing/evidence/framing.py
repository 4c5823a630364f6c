"""What frames a number for its reader: its paragraph, the headings above it, and how the text begins."""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile

from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText

_HEADING = 120


def is_heading(text: SourceText, sentence: TextSpan) -> bool:
    """Whether a sentence is short, and ends as none does."""
    return sentence.end - sentence.start < _HEADING and text.normalized[sentence.end - 1] not in ".!?"


def lead_end(text: SourceText) -> int:
    """Where the first paragraph ends that is no heading."""
    first = next((s for s in text.sentences if not is_heading(text, s)), None)
    return text.paragraph_end(first.start) if first else 0


def frames_of(text: SourceText, place: TextSpan) -> tuple[TextSpan, ...]:
    """The sentences that a reader relates to a place: those of its paragraph and its heading, and the first ones."""
    sentences, end = text.sentences, text.once(lead_end, lambda: lead_end(text))
    at = max(bisect_right(sentences, place.start, key=lambda s: s.start) - 1, 0)
    own = sentences[at]
    first = [*takewhile(lambda s: s.start < end, sentences)]
    before = [s for s in sentences[len(first) : at] if is_heading(text, s)]
    beside = takewhile(lambda s: not text.paragraph_ends_between(s.end, own.start), reversed(sentences[:at]))
    behind = takewhile(lambda s: not text.paragraph_ends_between(own.end, s.start), sentences[at + 1 :])
    return (*first, *before, *beside, own, *behind)
