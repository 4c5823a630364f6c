"""The bytes of a source in; a `SourceText` out, which finds quotes in it word for word and knows their surroundings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon, lexicon
from briefing.evidence.numbers import NumberKind, NumberSpan, find_numbers
from briefing.evidence.sentences import Range, find_quotations, split_sentences

_ONE_CHARACTER = {
    ord(character): plain
    for plain, characters in {
        '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033",
        "'": "\u2018\u2019\u201a\u201b\u2039\u203a\u2032",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    }.items()
    for character in characters
}
_PIECE = re.compile(r"(?P<ignored>[\u00ad\u200b\u2060\ufeff])|(?P<space>\s(?:[\u00ad\u200b\u2060\ufeff]*\s)*)")
_HARD_WRAP = 120
_WORD = re.compile(r"\w+(?:['.,-]\w+)*")


def normalise(text: str) -> str:
    """`text` with one sort of space, quotation mark and dash, as quotes and sources are compared."""
    return _flatten(text)[0].replace("\n", " ").strip()


def count_words(text: str) -> int:
    """The words of `text`; a number or a hyphened compound is one."""
    return sum(1 for _ in _WORD.finditer(text))


def _is_paragraph_end(space: str, wrapped: bool) -> bool:
    newlines = space.count("\n")
    return newlines > 1 or (newlines == 1 and not wrapped)


def _flatten(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The normalised text, paragraphs ending in a newline, and the offsets of its pieces: (here, in `text`)."""
    wrapped = max(map(len, text.splitlines()), default=0) <= _HARD_WRAP
    pieces: list[str] = []
    anchors = [(0, 0)]
    length, last = 0, 0
    for match in _PIECE.finditer(text):
        pieces.append(text[last : match.start()])
        length += match.start() - last
        last = match.end()
        if match.lastgroup == "space":
            pieces.append("\n" if _is_paragraph_end(match[0], wrapped) else " ")
            length += 1
        anchors.append((length, last))
    pieces.append(text[last:])
    return "".join(pieces).translate(_ONE_CHARACTER), anchors


class Position(NamedTuple):
    """Where a quote stands: `range` in the normalised text, `start` and `end` in the source's own characters."""

    range: Range
    start: int
    end: int


@dataclass(eq=False)
class SourceText:
    """The words of one source; offsets are in `flat`, the normalised text, unless said otherwise."""

    sha256: str
    raw: str
    language: str = "en"

    @classmethod
    def from_bytes(cls, data: bytes, language: str = "en") -> SourceText:
        """Decode UTF-8, with or without a byte order mark; UnicodeDecodeError if it is not."""
        return cls(sha256(data).hexdigest(), data.decode("utf-8-sig"), language)

    @property
    def length(self) -> int:
        """The source's length in characters."""
        return len(self.raw)

    @property
    def words(self) -> Lexicon:
        """The word lists of the source's language."""
        return lexicon(self.language)

    @cached_property
    def _flattened(self) -> tuple[str, list[tuple[int, int]]]:
        return _flatten(self.raw)

    @cached_property
    def _paragraphs(self) -> str:
        return self._flattened[0]

    @cached_property
    def flat(self) -> str:
        """The normalised text on one line."""
        return self._paragraphs.replace("\n", " ")

    @cached_property
    def numbers(self) -> tuple[NumberSpan, ...]:
        """Every number of the text, at its offset in `flat`."""
        return find_numbers(self.flat, self.language)

    def numbers_in(self, place: Range) -> tuple[NumberSpan, ...]:
        """The numbers that stand wholly in a part of the text."""
        first = bisect_left(self.numbers, place.start, key=lambda n: n.start)
        last = bisect_right(self.numbers, place.end, key=lambda n: n.end)
        return self.numbers[first:last]

    @cached_property
    def quotations(self) -> tuple[Range, ...]:
        """What stands between quotation marks."""
        return find_quotations(self._original_marks)

    @cached_property
    def _original_marks(self) -> str:
        """The paragraphs with the source's own quotation marks, which say where a quotation opens."""
        marks = list(self._paragraphs)
        for i in (i for i, mark in enumerate(marks) if mark in "\"'"):
            marks[i] = self.raw[self.raw_offset(i)]
        return "".join(marks)

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        """The sentences, in order, without the space between them."""
        return split_sentences(self._paragraphs, self.quotations, self.words)

    def raw_offset(self, offset: int) -> int:
        """The place in the source's own characters of an offset in `flat`."""
        anchors = self._flattened[1]
        here, there = anchors[bisect_right(anchors, offset, key=lambda a: a[0]) - 1]
        return there + offset - here

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.raw))]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column in the source, from 1, of an offset in `flat`."""
        at = self.raw_offset(offset)
        line = bisect_right(self._line_starts, at)
        return line, at - self._line_starts[line - 1] + 1

    def find(self, quote: str) -> tuple[Position, ...]:
        """The first twenty places where `quote` stands word for word, whole words and whole numbers only."""
        words = normalise(quote)
        places = (Range(m, m + len(words)) for m in _occurrences(self.flat, words)) if words else ()
        whole = (place for place in places if self._is_whole(place))
        return tuple(self.position(place) for place, _ in zip(whole, range(20), strict=False))

    def position(self, place: Range) -> Position:
        """A part of `flat` with its offsets in the source's own characters."""
        return Position(place, self.raw_offset(place.start), self.raw_offset(place.end - 1) + 1)

    def _is_whole(self, place: Range) -> bool:
        return not any(self._splits_word(edge) or self.number_across(edge) for edge in (place.start, place.end))

    def _splits_word(self, edge: int) -> bool:
        around = self.flat[max(edge - 1, 0) : edge + 1]
        return 0 < edge < len(self.flat) and all(c.isalnum() or c == "_" for c in around)

    def number_across(self, edge: int) -> NumberSpan | None:
        """The value or vague quantity that an edge would cut in two, if there is one."""
        i = bisect_right(self.numbers, edge, key=lambda n: n.start) - 1
        number = self.numbers[i] if i >= 0 else None
        cut = number is not None and number.kind in _WHOLE and number.start < edge < number.end
        return number if cut else None

    def inside_number(self, quote: str) -> NumberSpan | None:
        """The number that `quote` would cut in two wherever it stands, for a message."""
        words = normalise(quote)
        edges = (edge for m in _occurrences(self.flat, words) for edge in (m, m + len(words))) if words else ()
        return next((number for edge in edges if (number := self.number_across(edge))), None)

    def nearest(self, quote: str) -> str | None:
        """The words of the source most like `quote`, if at least half of them agree."""
        wanted = [w[0] for w in _WORD.finditer(normalise(quote))]
        found = list(_WORD.finditer(self.flat))
        size = len(wanted)
        best, at = max(_overlaps([w[0] for w in found], wanted), default=(0, 0))
        if not size or 2 * best < size:
            return None
        at = -at
        return self.flat[found[at].start() : found[min(at + size, len(found)) - 1].end()]

    def sentence_around(self, place: Range) -> Range:
        """From the start of the sentence in which `place` begins to the end of the one in which it ends.

        What stands further than a long sentence's length away is left out.
        """
        first = bisect_right(self.sentences, place.start, key=lambda s: s.start) - 1
        last = bisect_right(self.sentences, place.end - 1, key=lambda s: s.start) - 1
        start = max(self.sentences[max(first, 0)].start, place.start - _LONG_SENTENCE)
        end = min(self.sentences[max(last, 0)].end, place.end + _LONG_SENTENCE)
        return Range(start, max(end, place.end))


_LONG_SENTENCE = 2000
_WHOLE = (NumberKind.VALUE, NumberKind.VAGUE)


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _overlaps(words: list[str], wanted: list[str]) -> Iterator[tuple[int, int]]:
    """For every window of as many words as wanted: (how many of them are wanted, minus its index)."""
    missing = Counter(wanted)
    size, shared = len(wanted), 0
    for i, word in enumerate(words):
        missing[word] -= 1
        shared += missing[word] >= 0
        if i >= size:
            shared -= missing[words[i - size]] >= 0
            missing[words[i - size]] += 1
        yield shared, -max(i - size + 1, 0)
