"""Writes a text as quotes and sources are compared, and leads from there back to the source's own characters.

Alike are then: every sort of space, quotation mark and dash, with and without soft hyphens; a letter with its accent
and the two written apart; a ligature and its letters; a word that a line's end broke with a hyphen, and the whole word.
Nothing else is: a quote has the very words, case and digits of its source.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from briefing.evidence.lexicons.patterns import Pattern
from briefing.records import NamedTuple

_ONE_CHARACTER = {
    ord(character): plain
    for plain, characters in {
        '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033",
        "'": "\u2018\u2019\u201a\u201b\u2039\u203a\u2032",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    }.items()
    for character in characters
}
_IGNORED = r"[\u00ad\u200b\u2060\ufeff]"
_CHANGED = Pattern(
    # A hyphen at the end of a line, and where the next one goes on.
    rf"(?<=\w)(?P<hyphen>[-\u2010\u2011\u00ad]) ?\r?\n[^\S\n]{{0,40}}(?=\w)"
    # All but single spaces, which stay as they are and are most of what stands between words.
    rf"|(?P<space>[^\S ](?:{_IGNORED}*\s)*| (?:{_IGNORED}*\s)+)|{_IGNORED}"
    # A dash that parts clauses without a space on either side, as it does in English alone: elsewhere it joins.
    r"|(?P<dash>(?<=[A-Za-z%).,'\"\u2019\u201d])[\u2014\u2015](?=[A-Za-z0-9$\u20ac\u00a3'\"\u201c\u2018(])"
    r"|(?<=[0-9])[\u2014\u2015](?=[A-Za-z]))"
    r"|(?P<letter>[^\W\d_][\u0300-\u036f]++|[\ufb00-\ufb06])",
    case_matters=True,
)
_HARD_WRAP = 120
_SENTENCE_END = Pattern(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]{0,3}\Z", case_matters=True)
# The name of who speaks next ("Ms Carr:", "Q12 Chair:", "A."), or the dash that opens a reply.
_REPLY = Pattern(r"(?:[^\W\d_][^?!;:\"\n]{0,60}:|[QA]\.|[-\u2013\u2014])\s", case_matters=True)
# A line with nothing but the day on which it was told: "30 September 2010", «Опубликовано 12.09.2024».
_DATELINE = Pattern(
    r"(?:[^\W\d_]+:? )?(?:[0-9]{1,2}(?:-?[^\W\d_]{1,3})? [^\W\d_]{3,} [0-9]{4}(?:(?:-\w{1,3})? il| г\.| года)?"
    r"|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[^\W\d_]{3,} [0-9]{1,2}, [0-9]{4})"
    r"[ \t\r]*(?:\n|\Z)"
)
WORD = Pattern(r"\w+(?:['.,-]\w+)*")
"""A word, a number, or a compound with hyphens."""


class _Piece(NamedTuple):
    """A part of the source that is written otherwise: its characters there, and here."""

    start: int
    end: int
    written: str
    is_letter: bool


class PlainText:
    """A text with one sort of space, and a newline at the end of each paragraph; offsets count in that form.

    `marked` still has the source's own quotation marks and dashes, which tell more of where a quotation begins than
    those of `words`.
    """

    def __init__(self, raw: str) -> None:
        self.breaks: set[int] = set()
        """Where a hyphen at the end of a line is left out, since it may belong to the word: well-known."""
        self._gaps: list[tuple[int, bool]] = []
        """Where a space stands for what sets cells apart, or for the end of a line."""
        # Where the text here and the source there have gone on together, as two lists, which are sought through faster.
        self._here, self._there, self._letter_ends = [0], [0], dict[int, int]()
        parts: list[str] = []
        length, last = 0, 0
        for piece in self._pieces(raw):
            parts += raw[last : piece.start], piece.written
            length += piece.start - last
            if not piece.written and raw[piece.end - 1].isspace():
                self.breaks.add(length)
            elif piece.written == " " and (piece.end - piece.start > 1 or raw[piece.start] in "\t\n"):
                self._gaps.append((length, "\n" in raw[piece.start : piece.end]))
            length, last = length + len(piece.written), piece.end
            self._here.append(length)
            self._there.append(last)
            if piece.is_letter:
                self._letter_ends[length] = last
        self.marked = "".join([*parts, raw[last:]])

    @staticmethod
    def _pieces(raw: str) -> Iterator[_Piece]:
        wrapped = max(map(len, raw.splitlines()), default=0) <= _HARD_WRAP
        for match in _CHANGED.finditer(raw):
            start, end = match.span()
            if match.lastgroup == "space":
                yield _Piece(start, end, _space(raw, match, wrapped), False)
            elif match.lastgroup == "hyphen":
                # "COVID-19" and "Anglo-Saxon" keep their hyphen; a word that goes on in small letters has none.
                kept = "" if raw[end].islower() or match["hyphen"] == "\u00ad" else match["hyphen"]
                yield _Piece(start, end, kept, False)
            elif match.lastgroup == "dash":
                yield _Piece(start, end, f" {match[0]} ", False)
            elif match.lastgroup == "letter":
                # NFKC would change more than a ligature: a fraction and a small digit, too.
                is_ligature = end - start == 1
                yield _Piece(start, end, unicodedata.normalize("NFKC" if is_ligature else "NFC", match[0]), True)
            else:
                yield _Piece(start, end, "", False)

    @cached_property
    def words(self) -> str:
        """The text with one sort of quotation mark and dash, too."""
        return self.marked.translate(_ONE_CHARACTER)

    @cached_property
    def cells(self) -> str:
        """The words with a tab wherever paragraphs are set apart, and cells and lines of a table.

        A line is one of a table if it has a wide space of its own.
        """
        parts, last = list[str](), 0
        for i, (gap, is_end) in enumerate(self._gaps):
            if not is_end or any(not near_end for _, near_end in self._gaps[max(i - 1, 0) : i + 2]):
                parts += self.words[last:gap], "\t"
                last = gap + 1
        return "".join([*parts, self.words[last:]]).replace("\n", "\t")

    def raw_offset(self, offset: int) -> int:
        """The place in the source's own characters of the character at `offset`."""
        i = bisect_right(self._here, offset) - 1
        return self._there[i] + offset - self._here[i]

    def offset_at(self, place: int) -> int:
        """The offset of what stands at a place in the source's own characters, or after it if that is left out."""
        i = bisect_right(self._there, place) - 1
        following = self._here[i + 1] if i + 1 < len(self._here) else len(self.marked)
        return min(self._here[i] + place - self._there[i], following)

    def raw_end(self, offset: int) -> int:
        """The place in the source's own characters where what ends at `offset` ends."""
        return self._letter_ends.get(offset) or self.raw_offset(offset - 1) + 1


def _space(raw: str, match: re.Match[str], wrapped: bool) -> str:
    """A newline for the end of a paragraph; in a text of short lines one alone is only where a line was full.

    It is an end all the same where a sentence ends and the next line gives somebody else the word, and where that has
    nothing but a day.
    """
    newlines = match[0].count("\n")
    if not newlines:
        return " "
    if newlines > 1 or not wrapped:
        return "\n"
    line = match.end()
    if _DATELINE.match(raw, line) and "\t" not in match[0]:
        return "\n"
    begins = not raw[line : line + 1].islower() and _REPLY.match(raw, line)
    return "\n" if begins and _SENTENCE_END.search(raw, max(match.start() - 4, 0), match.start()) else " "


def normalize(text: str) -> str:
    """`text` as quotes and sources are compared, on one line."""
    return PlainText(text).words.replace("\n", " ").strip()


def before_space(words: str, end: int) -> int:
    """Where what stands before `end` ends without the space behind it, in a normalized text, which has single spaces.

    It copies nothing of a text of a million characters, as `words[:end].rstrip()` does.
    """
    return end - words.startswith(" ", max(end - 1, 0), end)


def count_words(text: str) -> int:
    """The words of `text`; a number or a hyphened compound is one."""
    return sum(1 for _ in WORD.finditer(text))
