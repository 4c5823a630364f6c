"""The text of a source: finds quotes in it word for word, and knows the sentences around them.

Quotes and sources are compared *normalized*, as `plain_text` writes them. Offsets count in the normalized text unless
said otherwise; `raw_offset` leads back to the source's own characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.evidence.lexicons.lexicon import Lexicon, load_lexicon
from briefing.evidence.numbers.numbers import NumberKind, NumberSpan, find_numbers
from briefing.evidence.sentences.plain_text import WORD, PlainText, normalize
from briefing.evidence.sentences.sentences import TextSpan, split_sentences
from briefing.evidence.speakers.quotations import Turn, find_quotations, find_turns
from briefing.evidence.tables.table_heads import TableHeads
from briefing.records import NamedTuple
from briefing.sources.source_document import Locator, LocatorKind, SourceDocument

if TYPE_CHECKING:
    from briefing.sources.table_cells import TableCell

Found = TypeVar("Found")


class Position(NamedTuple):
    """Where a quote stands: `span` in the normalized text, `start` and `end` in the source's own characters."""

    span: TextSpan
    start: int
    end: int


_LONG_SENTENCE = 2000
_HEADING = 120
_MOST_PLACES = 20
_MOST_BESIDE = 8


@dataclass(eq=False)
class SourceText:
    """The words of one source; `reader` has taken them from its document, if they were not a text already."""

    sha256: str
    document: SourceDocument
    language: str = "en"
    reader: str = ""
    _known: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def from_bytes(cls, data: bytes, language: str = "en") -> SourceText:
        """A plain text in UTF-8, with or without a byte order mark; UnicodeDecodeError if it is not."""
        return cls(sha256(data).hexdigest(), SourceDocument(data.decode("utf-8-sig")), language)

    @classmethod
    def of_words(cls, words: str, language: str = "en") -> SourceText:
        """Some words that are no file's."""
        return cls("", SourceDocument(words), language)

    @property
    def raw(self) -> str:
        """The source's own characters."""
        return self.document.words

    def locator_at(self, offset: int) -> Locator:
        """On which page, in which cell or line of the file stands what is at an offset in `normalized`."""
        return self.document.locator_at(self.raw_offset(offset))

    def once(self, key: Hashable, read: Callable[[], Found]) -> Found:
        """What `read` finds in the whole text, read the first time that it is asked for under `key`."""
        if key not in self._known:
            self._known[key] = read()
        found: Found = self._known[key]
        return found

    @property
    def length(self) -> int:
        """The source's length in characters."""
        return len(self.raw)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the source's language."""
        return load_lexicon(self.language)

    @cached_property
    def _plain(self) -> PlainText:
        return PlainText(self.raw)

    @cached_property
    def normalized(self) -> str:
        """The normalized text on one line."""
        return self._plain.words.replace("\n", " ")

    @property
    def cells(self) -> str:
        """The normalized text with a tab wherever cells of a table are set apart."""
        return self._plain.cells

    @cached_property
    def numbers(self) -> tuple[NumberSpan, ...]:
        """Every number of the text, those of a table as its head says."""
        cells = self.cells
        if self.is_table:  # none of its lines goes on from the one above: "2015-2024", and below it "million tonnes"
            ends = {line.end for line in self.lines}
            cells = "".join("\t" if i in ends else character for i, character in enumerate(cells))
        found = find_numbers(cells, self.language)
        return TableHeads(self.cells, self.lines, found, self.language).read()

    def numbers_in(self, span: TextSpan) -> tuple[NumberSpan, ...]:
        """The numbers that stand wholly in a part of the text."""
        first = bisect_left(self.numbers, span.start, key=lambda n: n.start)
        last = bisect_right(self.numbers, span.end, key=lambda n: n.end)
        return self.numbers[first:last]

    @cached_property
    def quotations(self) -> tuple[TextSpan, ...]:
        """What stands between quotation marks; those within others are not among them."""
        return find_quotations(self._plain.marked)

    @cached_property
    def sentences(self) -> tuple[TextSpan, ...]:
        """The sentences, in order, without the space between them."""
        return split_sentences(self._plain.words, self.quotations, self.lexicon)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def quotations_at(self, span: TextSpan) -> tuple[TextSpan, ...]:
        """The quotations that share a character with a part of the text, an outer one before those within it."""
        first = bisect_right(self.quotations, span.start, key=lambda q: q.end)
        last = bisect_left(self.quotations, span.end, key=lambda q: q.start)
        return tuple(q for outer in self.quotations[first:last] for q in self._quotations_in(outer, span))

    def _quotations_in(self, outer: TextSpan, span: TextSpan) -> Iterator[TextSpan]:
        """A quotation and those within it that share a character with `span`, as far as they stand near it."""
        yield outer
        start, end = max(outer.start, span.start - _LONG_SENTENCE), min(outer.end, span.end + _LONG_SENTENCE)
        for a, b in find_quotations(self._plain.marked[start:end]):
            inner = TextSpan(start + a, start + b)
            if inner.overlaps(span):
                yield from self._quotations_in(inner, span)

    def sentence_around(self, span: TextSpan) -> TextSpan:
        """From the start of the sentence in which `span` begins to the end of the one in which it ends.

        What stands further than a long sentence's length away is left out: a source without full stops would cost
        its whole length for each quote.
        """
        first, last = self.sentences[self.sentence_at(span.start)], self.sentences[self.sentence_at(span.end - 1)]
        start, end = max(first.start, span.start - _LONG_SENTENCE), min(last.end, span.end + _LONG_SENTENCE)
        return TextSpan(start, max(end, span.end))

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds a place, or of the nearest one before it."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def sentences_before(self, offset: int, most: int) -> tuple[TextSpan, ...]:
        """The sentences before the one that holds a place, from the nearest back."""
        at = self.sentence_at(offset)
        return self.sentences[max(at - most, 0) : at][::-1]

    def is_heading(self, sentence: TextSpan) -> bool:
        """Whether a sentence is short, and ends as none does."""
        return sentence.end - sentence.start < _HEADING and self.normalized[sentence.end - 1] not in ".!?"

    def sentence_before(self, span: TextSpan) -> TextSpan | None:
        """The sentence that ends next before the start of a part of the text."""
        at = bisect_left(self._sentence_starts, span.start)
        return self.sentences[at - 1] if at else None

    def sentence_after(self, span: TextSpan) -> TextSpan | None:
        """The sentence that begins next after the end of a part of the text."""
        at = bisect_left(self._sentence_starts, span.end)
        return self.sentences[at] if at < len(self.sentences) else None

    def reply_at(self, offset: int) -> str | None:
        """The dash that opens a paragraph of direct speech, where a language writes it so."""
        start = self._plain.words.rfind("\n", max(offset - _LONG_SENTENCE, 0), offset) + 1
        opening = self.normalized[start : start + 3]
        is_reply = self.lexicon.speakers.dash_opens_speech and opening[:2] == "- " and not opening[2:].islower()
        is_item = (
            ";" in self._plain.words[max(start - 2, 0) : start] or self.normalized[self.paragraph_end(start) - 1] == ";"
        )
        return "-" if is_reply and offset > start and not is_item else None

    def paragraph_end(self, offset: int) -> int:
        """Where the paragraph of a character ends."""
        end = self._plain.words.find("\n", offset)
        return len(self.normalized) if end < 0 else end

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of those who speak, where the text is a record of speech."""
        paragraphs = [0, *(match.end() for match in re.finditer("\n", self._plain.words))]
        return find_turns(self.normalized, self.sentences, paragraphs, self.lexicon)

    def turn_at(self, offset: int) -> Turn | None:
        """The turn in which a character stands."""
        i = bisect_right(self.turns, offset, key=lambda t: t.words.start) - 1
        return self.turns[i] if i >= 0 and offset < self.turns[i].words.end else None

    # Places in the source's own characters

    def raw_offset(self, offset: int) -> int:
        """The place in the source's own characters of an offset in `normalized`."""
        return self._plain.raw_offset(offset)

    @cached_property
    def lines(self) -> tuple[TextSpan, ...]:
        """The source's own lines, without white space around them, where they stand in `normalized`."""
        starts = [self._plain.offset_at(start) for start in self._line_starts]
        return tuple(self._trimmed(*ends) for ends in pairwise([*starts, len(self.normalized)]))

    def _trimmed(self, start: int, end: int) -> TextSpan:
        words = self.normalized[start:end]
        first = start + len(words) - len(words.lstrip())
        return TextSpan(first, max(first, start + len(words.rstrip())))

    def line_at(self, offset: int) -> int:
        """The index of the line that holds an offset in `normalized`."""
        return self.line_column(offset)[0] - 1

    def paragraph_ends_between(self, start: int, end: int) -> bool:
        """Whether a paragraph of `normalized` ends there."""
        return "\n" in self._plain.words[start:end]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.raw))]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column in the source, from 1, of an offset in `normalized`."""
        at = self.raw_offset(offset)
        line = bisect_right(self._line_starts, at)
        return line, at - self._line_starts[line - 1] + 1

    def position(self, span: TextSpan) -> Position:
        """A part of `normalized` with its offsets in the source's own characters."""
        return Position(span, self.raw_offset(span.start), self._plain.raw_end(span.end))

    @property
    def is_table(self) -> bool:
        """Whether it has cells, and no prose."""
        return any(mark.locator.kind is LocatorKind.CELL for mark in self.document.landmarks)

    @cached_property
    def table_cells(self) -> dict[str, TableCell]:
        """The cells of a table with their heads, by their places."""
        from briefing.sources.table_layout import read_tables  # which texts that are no tables do not need

        return {cell.name: cell for cell in read_tables(self.document)}

    def cell_span(self, name: str) -> TextSpan | None:
        """Where the words of a cell stand in `normalized`."""
        from briefing.sources.table_layout import cell_words

        places = self.once(cell_words, lambda: cell_words(self.document))
        if name not in places:
            return None
        start, end = places[name]
        return self._trimmed(self._plain.offset_at(start), self._plain.offset_at(end))

    # Quotes

    def find(self, quote: str) -> tuple[Position, ...]:
        """The first twenty places where `quote` stands word for word, whole words and whole numbers only."""
        found: list[Position] = []
        for span in self._occurrences(quote):
            if not any(self._splits_word(edge) or self.number_across(edge) for edge in span):
                found.append(self.position(span))
                if len(found) == _MOST_PLACES:
                    break
        return tuple(found)

    def words_beside(self, span: TextSpan) -> tuple[str, str]:
        """The words before and after a part of the text that tell it from others with the same words.

        They are as few as do, and none for the only one.
        """
        start, end = span
        for _ in range(_MOST_BESIDE):
            if self.normalized.count(self.normalized[start:end]) == 1:
                break
            start = self.normalized.rfind(" ", 0, max(start - 1, 0)) + 1
        else:
            end = (self.normalized + " ").find(" ", min(end + 1, len(self.normalized)))
        return self.normalized[start : span.start].strip(), self.normalized[span.end : end].strip()

    def _occurrences(self, quote: str) -> Iterator[TextSpan]:
        """Every place where the characters of `quote` stand."""
        words = normalize(quote)
        at = self.normalized.find(words) if words else -1
        while at >= 0:
            yield TextSpan(at, at + len(words))
            at = self.normalized.find(words, at + 1)
        if "-" in words and self._plain.breaks:
            yield from self._broken_occurrences(words)

    def _broken_occurrences(self, words: str) -> Iterator[TextSpan]:
        """Those where a line of the source ends at a hyphen of `words`, which was left out."""
        first, *others = words.split("-")
        # After "two-" of "two- and three-year" the space is left out with it.
        pattern = re.escape(first) + "".join(
            rf"(-{' ' if part.startswith(' ') else ''}|){re.escape(part.lstrip(' '))}" for part in others
        )
        for match in re.finditer(pattern, self.normalized):
            left_out = [match.start(i + 1) for i in range(len(others)) if not match[i + 1]]
            if left_out and self._plain.breaks.issuperset(left_out):
                yield TextSpan(*match.span())

    def _splits_word(self, edge: int) -> bool:
        around = self.normalized[max(edge - 1, 0) : edge + 1]
        return 0 < edge < len(self.normalized) and all(c.isalnum() or c == "_" for c in around)

    def number_across(self, edge: int) -> NumberSpan | None:
        """The value or vague quantity that an edge would cut in two, if there is one."""
        i = bisect_right(self.numbers, edge, key=lambda n: n.start) - 1
        if i < 0:
            return None
        number = self.numbers[i]
        is_cut = number.kind in (NumberKind.VALUE, NumberKind.VAGUE) and number.start < edge < number.end
        return number if is_cut else None

    def number_cut_by(self, quote: str) -> NumberSpan | None:
        """The number that `quote` would cut in two wherever it stands, for a message."""
        edges = (edge for span in self._occurrences(quote) for edge in span)
        return next((number for edge in edges if (number := self.number_across(edge))), None)

    def nearest(self, quote: str) -> str | None:
        """The words of the source most like `quote`, if at least half of them agree: the first window with the most."""
        wanted = [w[0] for w in WORD.finditer(normalize(quote))]
        found = list(WORD.finditer(self.normalized))
        size = len(wanted)
        # The window moves by one word: `missing` counts how often each word is still wanted in it.
        missing = Counter(wanted)
        shared, best, first = 0, 0, 0
        for i, match in enumerate(found):
            missing[match[0]] -= 1
            shared += missing[match[0]] >= 0
            if i >= size:
                left = found[i - size][0]
                shared -= missing[left] >= 0
                missing[left] += 1
            if shared > best:
                best, first = shared, max(i - size + 1, 0)
        if not size or 2 * best < size:
            return None
        return self.normalized[found[first].start() : found[min(first + size, len(found)) - 1].end()]
