"""The characters of finished pages and the boxes that they were declared to fill in, disagreements out.

Every digit lies in exactly one declared box, and every declared box holds its words and
nothing else.  Characters are compared, not the white space between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.document.occurrences import Box, Occurrence
from briefing.errors import Diagnostic, Place, ProofError
from briefing.proof.pdfium import PageText, Pdf, UnreadableError, open_pdf
from briefing.proof.terms import squeezed

_LINE = re.compile(r"[\r\n]+")
_HINT = "nothing was written: an own template, chart or theme may hide or cover it; else please report it"
_HINTS = {
    "undeclared": 'make it a fact, or write {{ allow("…", reason="…") }} or name it under allowed if it is no value'
}
_TALL = 2


class Mismatch(NamedTuple):
    """Where the page and what was declared part: the words expected, the words found, and the fact if there is one."""

    rule: str
    page: int
    expected: str
    found: str
    fact: str = ""

    def __str__(self) -> str:
        match self.rule:
            case "undeclared":
                return f"page {self.page} shows “{self.found}”, which no declared box holds"
            case "doubly-declared":
                return f"page {self.page} shows “{self.found}” in more than one declared box"
            case "outside":
                return f"page {self.page} should show “{self.expected}”, but it lies outside of what is shown"
            case "unseen":
                return f"page {self.page} shows “{self.expected}” so that it cannot be seen: {self.found}"
            case "no-page":
                return f"there is no page {self.page}, which should show “{self.expected}”"
        shown = f"“{self.found}”" if self.found else "nothing there"
        return f"page {self.page} should show “{self.expected}”, but shows {shown}"


class _Line(NamedTuple):
    """A stretch of a page's characters: first and behind the last, how high their middles lie, and the tallest."""

    start: int
    end: int
    low: float
    high: float
    tallest: float


class _Across(NamedTuple):
    """The characters of a line from left to right: their middles, and their places among those of the page."""

    middles: list[float]
    places: Sequence[int]


def prove(data: bytes, occurrences: Sequence[Occurrence], facts: Container[str], place: Place) -> int:
    """The number of values that the finished PDF `data` shows, each in its box and backed by one of `facts`.

    ProofError, at `place`, names every one that does not agree.
    """
    values = [occurrence for occurrence in occurrences if occurrence.role == "value"]
    try:
        with open_pdf(data) as pdf:
            problems = [(str(mismatch), _HINTS.get(mismatch.rule)) for mismatch in read_back(pdf, occurrences)]
    except UnreadableError as error:
        problems = [(str(error), None)]
    problems += [(f"no fact backs “{value.words}”", None) for value in values if value.fact not in facts]
    if problems:
        raise ProofError(Diagnostic(place, "read-back", problem, hint or _HINT) for problem, hint in problems)
    return len(values)


def read_back(pdf: Pdf, occurrences: Iterable[Occurrence]) -> list[Mismatch]:
    """What of a document does not agree with its `occurrences`, page by page."""
    declared: dict[int, list[tuple[Box, str]]] = {}
    for occurrence in occurrences:
        for box in occurrence.boxes:
            declared.setdefault(box.page, []).append((box, occurrence.fact))
    count = pdf.pages
    found = [Mismatch("no-page", b.page, b.words, "", f) for n, bs in declared.items() if n > count for b, f in bs]
    for number in range(1, count + 1):
        found += compare_page(number, pdf.page_text(number), declared.get(number, ()))
    return found


def compare_page(number: int, page: PageText, declared: Sequence[tuple[Box, str]]) -> Iterator[Mismatch]:
    """What of one page does not agree with its boxes, each of which may belong to a fact."""
    reader = _PageReader(page)
    for box, fact in declared:
        if not reader.shows(box):
            yield Mismatch("outside", number, box.words, "", fact)
            continue
        found = reader.places_in(box)
        shown = reader.characters(found)
        if shown != "".join(box.words.split()) and squeezed(shown) != squeezed(box.words):
            yield Mismatch("altered", number, box.words, reader.words(found), fact)
    for words, times in reader.loose_digits():
        yield Mismatch("doubly-declared" if times else "undeclared", number, "", words)


class _PageReader:
    """Finds the characters whose middle lies in a box, and counts how often each digit was found.

    A place is the index of a character among those of the page that are not white space.
    """

    def __init__(self, page: PageText) -> None:
        self._bounds = page.bounds
        self._left, self._top, self._right, self._bottom = (page.boxes[side::4] for side in range(4))
        self._words = page.text.split()
        self._text = "".join(self._words)
        lines = [self._line(*span) for span in _spans("".join(line.split()) for line in _LINE.split(page.text))]
        self._lines = sorted(lines, key=lambda line: line.low)
        self._lows = [line.low for line in self._lines]
        self._thickest = max((line.high - line.low for line in lines), default=0)
        self._across: dict[int, _Across] = {}
        self._found: list[int] = []

    def shows(self, box: Box) -> bool:
        """Whether a box lies on what is shown of the page."""
        left, top, right, bottom = self._bounds
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        return left <= x <= right and bottom <= y <= top

    def places_in(self, box: Box) -> list[int]:
        """The places in a box, line by line from left to right; each counts as found."""
        near = self._lines[bisect_left(self._lows, box.y0 - self._thickest) : bisect_right(self._lows, box.y1)]
        crossing = sorted(line for line in near if line.high >= box.y0)
        places = [place for line in crossing for place in self._part(line, box)]
        self._found += places
        return places

    def characters(self, places: Iterable[int]) -> str:
        """The characters at `places`."""
        return "".join(map(self._text.__getitem__, places))

    def words(self, places: Iterable[int]) -> str:
        """The characters at `places` with a space before each that begins a word."""
        starts = {start for start, _ in _spans(self._words)}
        return "".join([" " * (place in starts) + self._text[place] for place in places]).strip()

    def loose_digits(self) -> Iterator[tuple[str, int]]:
        """The word around each digit that was not found exactly once, and how often it was."""
        seen = Counter(self._found)
        loose = {i: seen[i] for i in _digits(self._text) if seen[i] != 1}
        if not loose:
            return
        for word, span in zip(self._words, _spans(self._words), strict=True):
            times = [loose[i] for i in range(*span) if i in loose]
            if times:
                yield word, min(times)

    def _line(self, start: int, end: int) -> _Line:
        bottoms, tops = self._bottom[start:end], self._top[start:end]
        low, high = (min(bottoms) + min(tops)) / 2, (max(bottoms) + max(tops)) / 2
        return _Line(start, end, low, high, max(tops) - min(bottoms))

    def _height(self, place: int) -> float:
        return self._top[place] - self._bottom[place]

    def _part(self, line: _Line, box: Box) -> Sequence[int]:
        """The places of one line in a box.

        Letters twice as high as the box, such as those of the word DRAFT across the page, are not of it.
        """
        middles, places = self._across.get(line.start) or self._sort(line)
        inside = places[bisect_left(middles, box.x0) : bisect_right(middles, box.x1)]
        if not box.y0 <= line.low <= line.high <= box.y1:
            inside = [i for i in inside if box.y0 <= (self._bottom[i] + self._top[i]) / 2 <= box.y1]
        if line.tallest > _TALL * (box.y1 - box.y0):
            inside = [i for i in inside if self._text[i].isdigit() or self._height(i) <= _TALL * (box.y1 - box.y0)]
        return inside

    def _sort(self, line: _Line) -> _Across:
        """The characters of a line from left to right, as the eye reads them and whatever their order in the file."""
        start, end = line.start, line.end
        middles = [(a + b) / 2 for a, b in zip(self._left[start:end], self._right[start:end], strict=True)]
        ordered = sorted(middles)
        in_order = ordered == middles
        places = range(start, end) if in_order else sorted(range(start, end), key=lambda i: middles[i - start])
        across = _Across(ordered, places)
        self._across[start] = across
        return across


def _digits(text: str) -> list[int]:
    """Where the digits of any script stand in `text`."""
    digits = "".join(c for c in set(text) if c.isdigit())
    return [match.start() for match in re.finditer(f"[{digits}]", text)] if digits else []


def _spans(words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each of `words` among the characters of all of them; empty ones are left out."""
    end = 0
    for word in words:
        start, end = end, end + len(word)
        if word:
            yield start, end
