"""The headings that stand over a place of a text: the nearest, and the title of the whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.kept_patterns import compile_pattern

_LONGEST = 120
_ITEM = compile_pattern(r"\s?[\u2022\u25aa\u25cf\u00b7*-]\s?")
_ABOUT_ITSELF = compile_pattern(r"[^\W\d_][^:\n]{2,40}:\s")
"""How a line begins that says who published a document, and when: "Last updated: May 2024"."""


def headings_over(text: SourceText, place: TextSpan) -> Sequence[TextSpan]:
    """The heading that stands next before a place, and the title, if the text has one; a title may be a sentence."""
    headings = text.once(headings_over, lambda: _headings(text))
    before = headings[: bisect_left(headings, place.start, key=lambda h: h.start)]
    title = [h for h in before[:1] if h.start == text.sentences[0].start]
    return list(dict.fromkeys([*before[-1:], *title]))


def _headings(text: SourceText) -> list[TextSpan]:
    sentences, words = text.sentences, text.normalized
    found = []
    for i, span in enumerate(sentences[:-1]):
        opens = i == 0 or text.paragraph_ends_between(sentences[i - 1].end, span.start)
        is_line = opens and text.paragraph_ends_between(span.end, sentences[i + 1].start)
        if not is_line or span.end - span.start > _LONGEST or words[span.end - 1] in ".!?;,":
            continue
        if i == 0 or not (_ITEM.match(words, span.start) or _ABOUT_ITSELF.match(words, span.start, span.end)):
            found.append(span)
    return found
