"""A normalised text in; the ranges of its quotations, sentences and clauses out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon


class Range(NamedTuple):
    """Characters `start` to `end`, the last one not included."""

    start: int
    end: int

    def overlaps(self, other: Range) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Range) -> bool:
        """Whether all of `other` lies in this range."""
        return self.start <= other.start and other.end <= self.end


_MARK = re.compile('[\u201c\u201d\u201e\u00ab\u00bb"\u2018\u2019\n]')
_OPENING = {"\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb", '"': "\u201d", "\u2018": "\u2019"}
_CLOSING = "\u201d\u00bb"


def find_quotations(text: str) -> tuple[Range, ...]:
    """What stands between quotation marks, straight and curly ones mixed; a paragraph's end closes a quotation."""
    return tuple(_quotations(text))


def _quotations(text: str) -> Iterator[Range]:
    start, closer = -1, ""
    for match in (*_MARK.finditer(text), None):
        at = match.start() if match else len(text)
        if start < 0 and match and _opens(text, at):
            start, closer = at + 1, _OPENING[match[0]]
        elif start >= 0 and (match is None or _closes(text, at, closer)):
            yield Range(start, at)
            start = -1


def _opens(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in ('"', "\u2018"):
        return (after.isalnum() or after in tuple("[($\u20ac\u00a3.'\u2018")) and not (
            mark == "\u2018" and before.isalnum()
        )
    return mark in _OPENING


def _closes(text: str, at: int, closer: str) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark == "\n":
        return True
    if closer == "\u2019":
        return mark == closer and not after.isalnum()
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    return mark == closer or mark in _CLOSING


_END = re.compile(r"[.!?\u2026]+|\n")
_CLOSERS = "\"')]"


def split_sentences(text: str, quotations: Sequence[Range], words: Lexicon) -> tuple[Range, ...]:
    """The sentences of a text whose paragraphs end in newlines, without the space between them."""
    openings = {q.start - 1 for q in quotations}
    edges = [0, *_sentence_ends(text, openings, words), len(text)]
    return tuple(trimmed for a, b in pairwise(edges) if (trimmed := _trim(text, a, b)))


def _trim(text: str, start: int, end: int) -> Range | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Range(start, end) if start < end else None


def _sentence_ends(text: str, openings: set[int], words: Lexicon) -> Iterator[int]:
    for match in _END.finditer(text):
        end = match.end()
        if match[0] == "\n":
            yield end
            continue
        while end < len(text) and text[end] in _CLOSERS and end not in openings:
            end += 1
        if _ends_sentence(text, match, end, words):
            yield end


def _ends_sentence(text: str, stop: re.Match[str], end: int, words: Lexicon) -> bool:
    """Whether the full stop (or the like) at `stop` ends a sentence, closing marks reaching to `end`."""
    following = end
    while following < len(text) and text[following] in " \"'([":
        following += 1
    after = text[following : following + 1]
    if not after or after == "\n":
        return True
    if after.islower() or not after.isalnum():
        return False
    if stop[0] == "." and end == stop.end() and _is_abbreviation(text, stop.start(), after, words):
        return False
    if following > end:
        return True
    return after.isalpha() and not text[stop.start() - 1 : stop.start()].isupper() and not _is_domain(text, end, words)


_WORD_BEFORE = re.compile(r"[^\W\d_]{1,12}\Z")


def _is_abbreviation(text: str, at: int, after: str, words: Lexicon) -> bool:
    """Whether the full stop at `at` follows an initial ("M.V."), or a word such as "Mr", or "No" before a digit."""
    if text[at - 1 : at].isupper() and not text[at - 2 : at - 1].isalpha():
        return True
    match = _WORD_BEFORE.search(text[max(at - 12, 0) : at])
    word = words.lower(match[0]) if match else ""
    return word in words.claims.abbreviations or (word in words.claims.number_abbreviations and after.isdecimal())


def _is_domain(text: str, at: int, words: Lexicon) -> bool:
    """Whether the letters from `at` are the end of an address or a name such as News.Az."""
    end = at
    while end < len(text) and end - at < 8 and text[end].isalpha():
        end += 1
    return text[at:end].lower() in words.claims.domains


_INTRODUCTION = 6


def split_clauses(text: str, sentence: Range, words: Lexicon) -> tuple[Range, ...]:
    """The clauses of a sentence, cut at commas, brackets, dashes and words such as "but".

    A few introductory words ("Today, we …") stay with the clause that follows them.
    """
    cuts = {m.end() for m in words.claims.clause_edge.finditer(text, sentence.start, sentence.end)}
    cuts |= {m.start() for m in words.claims.clause_openers.finditer(text, sentence.start, sentence.end)}
    edges = [sentence.start, *sorted(cuts - {sentence.start, sentence.end}), sentence.end]
    clauses = [Range(a, b) for a, b in pairwise(edges) if any(map(str.isalnum, text[a:b]))]
    if len(clauses) > 1 and _is_introduction(text, clauses[0], clauses[1], words):
        clauses[:2] = [Range(clauses[0].start, clauses[1].end)]
    return tuple(clauses)


def _is_introduction(text: str, first: Range, second: Range, words: Lexicon) -> bool:
    if not text[first.start : first.end].rstrip().endswith(","):
        return False
    following = words.lower(text[second.start : second.end].split(maxsplit=1)[0])
    return len(text[first.start : first.end].split()) <= _INTRODUCTION and following not in words.claims.conjunctions


def clause_at(clauses: Sequence[Range], offset: int) -> Range:
    """The clause that holds `offset`, or the nearest one before it."""
    return clauses[max(bisect_right(clauses, offset, key=lambda c: c.start) - 1, 0)]
