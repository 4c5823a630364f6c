"""Splits a normalized text into sentences, as spans of characters.

The text has straight quotation marks, single spaces and a newline at the end of each paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.evidence.lexicons.lexicon import DOMAINS, Lexicon, load_lexicon
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple


class TextSpan(NamedTuple):
    """Characters `start` to `end`, the last one not included."""

    start: int
    end: int

    def overlaps(self, other: TextSpan) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: TextSpan) -> bool:
        """Whether all of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end


def merge_spans(spans: Iterable[TextSpan]) -> list[TextSpan]:
    """The spans in order, those that overlap or touch as one."""
    merged: list[TextSpan] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = TextSpan(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


# Sentences

_BULLETS = "\u2022\u2023\u25aa\u25ab\u25a0\u25a1\u25cf\u25cb\u25e6\u25ba\u25b6\u27a2\u2713\u2714\uf0b7"
_END = compile_pattern(rf"[.!?\u2026]+|\n|(?<=\s)[{_BULLETS}](?=\s)")
_CLOSERS = "\"')]"
_NOTE = compile_pattern(r"(?<=[a-zа-яё\"')]\.)[0-9]{1,3}(?=\s+[^\W\d_a-zа-яё])")
"""The mark of a note behind a full stop: "useful lives.42 The Department"."""


def split_sentences(text: str, quotations: Sequence[TextSpan], lexicon: Lexicon) -> tuple[TextSpan, ...]:
    """The sentences of a text whose paragraphs end in newlines, without the space between them.

    A closing mark after the full stop belongs to the sentence, unless it opens one of the `quotations`. The mark of
    an entry of a list begins another sentence, since the lines of a list may have been joined.
    """
    openings = {q.start - 1 for q in quotations}
    ends: list[int] = []
    for match in _END.finditer(text):
        if match[0] in _BULLETS:
            ends.append(match.start())
            continue
        end = match.end()
        while match[0] != "\n" and end < len(text) and text[end] in _CLOSERS and end not in openings:
            end += 1
        if note := _NOTE.match(text, end):
            ends.append(note.end())
        elif match[0] == "\n" or _ends_sentence(text, match, end, lexicon):
            ends.append(end)
    found: list[TextSpan] = []
    for start, end in pairwise([0, *ends, len(text)]):
        sentence = text[start:end]
        if words := sentence.strip():
            first = start + len(sentence) - len(sentence.lstrip())
            found.append(TextSpan(first, first + len(words)))
    return tuple(found)


def _ends_sentence(text: str, stop: re.Match[str], end: int, lexicon: Lexicon) -> bool:
    """Whether the full stop (or the like) at `stop` ends a sentence, closing marks reaching to `end`."""
    following = end
    while following < len(text) and text[following] in " \"'([":
        following += 1
    after = text[following : following + 1]
    if not after or after == "\n":
        return True
    if after.islower() or not after.isalnum():
        return False
    if stop[0] == "." and end == stop.end() and is_abbreviation(text, stop.start(), after, lexicon):
        return False
    if following > end:
        return True
    # Sentences that lost the space between them: "left Russia.The head stayed", but neither "3.5", "U.S" nor "News.Az".
    if not after.isalpha() or text[stop.start() - 1 : stop.start()].isupper():
        return False
    while following < len(text) and following - end < 8 and text[following].isalpha():
        following += 1
    return text[end:following].lower() not in DOMAINS


_CAPITALS = compile_pattern(r"[ \"'(]*[^\W\d_a-zа-яё]{2}")
_WORD_BEFORE = compile_pattern(r"[^\W\d_]{1,12}\Z")


def is_abbreviation(text: str, at: int, after: str, lexicon: Lexicon) -> bool:
    """Whether the full stop at `at` follows an initial ("M.V."), or a word such as "Mr", or "No" before a digit."""
    if text[at - 1 : at].isupper() and not text[at - 2 : at - 1].isalpha():
        return True
    match = _WORD_BEFORE.search(text[max(at - 12, 0) : at])
    word = lexicon.lower(match[0]) if match else ""
    claims = lexicon.claims
    if word in claims.unit_abbreviations and after.isupper() and not _CAPITALS.match(text, at + 1):
        return False  # "2.8 trln. Revenues fell", but "12 mln. US dollars"
    return word in claims.abbreviations or (word in claims.number_abbreviations and after.isdecimal())


def sentences_in(text: str, language: str) -> tuple[TextSpan, ...]:
    """The sentences of an author's own text, as those of a source are told apart."""
    return split_sentences(text, (), load_lexicon(language))
