"""Compares what pages show with what they were declared to show.

Every digit lies in exactly one declared box, and every declared box holds its words and nothing else.  Characters are
compared, not the white space between them: PDFium guesses spaces from the gaps between characters.  A character lies
where its middle lies.

A page of the finished file that shows its parts and nothing else is read part by part, each as if it stood there alone,
with the faces of the file; where no character of one part lies among the boxes of another, what agrees alone agrees
together.  That a part agreed is remembered, so
that of the next document only the parts that differ are read.  A page that cannot be told so is read as a whole, as are
all pages of the first document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, permutations

from briefing.cache import Memory
from briefing.document.occurrences import Box, Extent, Occurrence, PlacedWords, Role, boxes_by_page
from briefing.errors import Diagnostic, Place, ProofError
from briefing.pdf.operators import PrintedPages
from briefing.pdf.writer import WrittenFile, WrittenPage
from briefing.proof.pdfium import PageText, Pdf, UnreadableError, open_pdf
from briefing.proof.report import normalized
from briefing.records import NamedTuple

_LINE = re.compile(r"[\r\n]+")
_HINT = "nothing was written: an own template, chart or theme may hide or cover it; else please report it"
_UNDECLARED = 'make it a fact, or write {{ allow("…", reason="…") }} or name it under allowed if it is no value'
_TALL = 2
_FOOT = 0.12
"""The share of a line's height that is below the middle of each letter, that of a comma too."""


def prove(
    data: bytes,
    occurrences: Sequence[Occurrence],
    facts: Container[str],
    place: Place,
    printed: PrintedPages | None = None,
) -> int:
    """The number of values that the finished PDF `data` shows, each in its box and backed by one of `facts`.

    ProofError, at `place`, names every one that does not agree.  `printed` are the parts of its pages, if it has them.
    """
    values = [occurrence for occurrence in occurrences if occurrence.role is Role.VALUE]
    try:
        with open_pdf(data) as pdf:
            right = right_pages(pdf, data, printed, boxes_by_page(occurrences)) if printed else ()
            problems = read_back(pdf, occurrences, right)
    except UnreadableError as error:
        problems = [(str(error), _HINT)]
    problems += [(f"no fact backs “{value.words}”", _HINT) for value in values if value.fact not in facts]
    if problems:
        raise ProofError(Diagnostic(place, "read-back", problem, hint) for problem, hint in problems)
    return len(values)


def read_back(pdf: Pdf, occurrences: Iterable[Occurrence], right: Container[int] = ()) -> list[tuple[str, str]]:
    """What of a document does not agree with its `occurrences`, each with a hint; of the pages that are not `right`."""
    declared, count = boxes_by_page(occurrences), pdf.pages
    missing = "there is no page {page}, which should show “{words}”"
    found = [_about(part, missing) for page, parts in declared.items() if page > count for part in parts]
    for number in (number for number in range(1, count + 1) if number not in right):
        found += compare_page(number, pdf.page_text(number), declared.get(number, ()))
    return found


class _PrintedPart(NamedTuple):
    """A part of a page: its operators, and the words that are declared to stand in it."""

    operators: bytes
    words: list[PlacedWords]

    def question(self, box: bytes, faces: bytes) -> tuple[object, ...]:
        """All that PDFium reads of it and that is compared."""
        words = tuple((box.extent, occurrence.words_in(box)) for box, occurrence in self.words)
        return self.operators, words, box, faces


class _Occupied(NamedTuple):
    """The smallest rectangles around the middles of all characters of a part, and around its boxes, if it has any."""

    characters: Extent | None
    boxes: Extent | None


_FACES = Memory[bytes, bytes](100)
_AGREED = Memory[tuple[object, ...], _Occupied | None](1_000)
"""What is occupied by the parts that agree with what is declared of them, by the question; None for one only met."""


def right_pages(
    pdf: Pdf, data: bytes, printed: PrintedPages, declared: Mapping[int, Sequence[PlacedWords]]
) -> set[int]:
    """The numbers of the pages of `data`, which is open as `pdf`, whose parts agree with what is declared of them.

    There are none where a page of the file shows anything but its parts, with the resources of all pages; nor where the
    faces are new, or more than two parts for each page were never met: to read them takes longer than to read pages,
    five times as long in a batch whose rows have few parts in common.
    """
    if not _FACES.recall(printed.faces):
        _FACES.keep(printed.faces, printed.faces)
        return set()
    file = WrittenFile(data)
    shown = file.pages()
    box = shown[0].box if shown[0] else b""
    if shown != [WrittenPage(b"\n".join(operators), printed.resources, box) for operators in printed.pages]:
        return set()
    pages: list[list[_PrintedPart]] = []
    numbers = count()
    for page, operators in enumerate(printed.pages, 1):
        words: dict[int, list[PlacedWords]] = {}
        for placed in declared.get(page, ()):
            words.setdefault(placed[0].part, []).append(placed)
        pages.append([_PrintedPart(own, words.pop(next(numbers), [])) for own in operators])
        if words:
            return set()
    questions = [[part.question(box, printed.faces) for part in page] for page in pages]
    asked = dict(zip(chain(*questions), chain(*pages), strict=True))
    found = {question: _AGREED.recall(question) for question in asked}
    if len(unmet := asked.keys() - _AGREED.keys()) > 2 * len(pages):
        for question in unmet:
            _AGREED.keep(question, None)
        return set()
    if new := {question: part for question, part in asked.items() if not found[question]}:
        alone_pages = (WrittenPage(part.operators, printed.resources, box) for part in new.values())
        with pdf.beside(file.with_pages(alone_pages)) as alone:
            for number, (question, part) in enumerate(new.items(), 1):
                text = alone.page_text(number)
                if not any(compare_page(number, text, part.words)):
                    found[question] = _AGREED.keep(question, _occupied(text, part.words))
    places = ([found[question] for question in page] for page in questions)
    return {number for number, page in enumerate(places, 1) if _are_apart(page)}


def _occupied(page: PageText, words: Iterable[PlacedWords]) -> _Occupied:
    middles = [[(a + b) / 2 for a, b in zip(page.boxes[i::4], page.boxes[i + 2 :: 4], strict=True)] for i in (0, 1)]
    extents = [box.extent for box, _ in words]
    return _Occupied(_around([(x, y, x, y) for x, y in zip(*middles, strict=True)]), _around(extents))


def _around(extents: Sequence[Extent]) -> Extent | None:
    """The smallest rectangle around all of `extents`."""
    if not extents:
        return None
    left, bottom, right, top = zip(*extents, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _are_apart(parts: Sequence[_Occupied | None]) -> bool:
    """Whether no character of any of `parts`, all of which agree alone, lies among the boxes of another."""
    if not all(parts):
        return False
    for one, other in permutations(filter(None, parts), 2):
        if one.characters and other.boxes:
            (left, bottom, right, top), (low_x, low_y, high_x, high_y) = one.characters, other.boxes
            if left <= high_x and low_x <= right and bottom <= high_y and low_y <= top:
                return False
    return True


def compare_page(number: int, page: PageText, declared: Sequence[PlacedWords]) -> Iterator[tuple[str, str]]:
    """What of one page does not agree with its boxes."""
    finder = _CharacterFinder(page)
    for part in declared:
        box, words = part[0], part[1].words_in(part[0])
        if not finder.shows(box):
            yield _about(part, "page {page} should show “{words}”, but it lies outside of what is shown")
            continue
        found = finder.places_in(box)
        shown = finder.characters(found)
        if shown != "".join(words.split()) and normalized(shown) != normalized(words):
            instead = f"“{finder.words(found)}”" if found else "nothing there"
            yield _about(part, "page {page} should show “{words}”, but shows {why}", instead)
    for word, times in finder.loose_digits():
        if times:
            yield f"page {number} shows “{word}” in more than one declared box", _HINT
        else:
            yield f"page {number} shows “{word}”, which no declared box holds", _UNDECLARED


def _about(part: PlacedWords, message: str, why: str = "") -> tuple[str, str]:
    """What is wrong with declared words; `message` may name their {page}, the {words} and {why}."""
    box, occurrence = part
    fact = f" (fact “{occurrence.fact}”)" if occurrence.fact else ""
    return message.format(page=box.page, words=occurrence.words_in(box), why=why) + fact, _HINT


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


class _CharacterFinder:
    """Finds the characters whose middle lies in a box, and counts how often each digit was found.

    A place is the index of a character among those of the page that are not white space.  Lines are sorted by height
    and, once a box crosses them, from left to right: looking each of some thousand boxes up among all characters of
    its page would take longer than writing the file.
    """

    def __init__(self, page: PageText) -> None:
        self._bounds = page.bounds
        self._left, self._top, self._right, self._bottom = (page.boxes[side::4] for side in range(4))
        self._words = page.text.split()
        self._text = "".join(self._words)
        lines = []
        for start, end in _spans("".join(line.split()) for line in _LINE.split(page.text)):
            bottoms, tops = set(self._bottom[start:end]), set(self._top[start:end])  # of which there are few
            low, high = (min(bottoms) + min(tops)) / 2, (max(bottoms) + max(tops)) / 2
            lines.append(_Line(start, end, low, high, max(tops) - min(bottoms)))
        self._lines = sorted(lines, key=lambda line: line.low)
        self._lows = [line.low for line in self._lines]
        self._thickest = max((line.high - line.low for line in lines), default=0)
        self._across: dict[int, _Across] = {}
        self._found: list[int] = []

    def shows(self, box: Box) -> bool:
        """Whether a box lies on what is shown of the page."""
        left, top, right, bottom = self._bounds
        x0, y0, x1, y1 = box.extent
        return left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top

    def places_in(self, box: Box) -> list[int]:
        """The places in a box, line by line from left to right; each counts as found."""
        left, foot, right, top = box.extent
        bottom = foot + (top - foot) * _FOOT
        near = self._lines[bisect_left(self._lows, bottom - self._thickest) : bisect_right(self._lows, top)]
        crossing = sorted(line for line in near if line.high >= bottom)
        places = [place for line in crossing for place in self._part(line, (left, bottom, right, top))]
        self._found += places
        return places

    def _part(self, line: _Line, extent: Extent) -> Sequence[int]:
        """The places of one line in an extent.

        Letters twice as high as it, such as those of the word DRAFT across the page, are not of it.
        """
        left, bottom, right, top = extent
        middles, places = self._across.get(line.start) or self._sort(line)
        inside = places[bisect_left(middles, left) : bisect_right(middles, right)]
        if not bottom <= line.low <= line.high <= top:
            inside = [i for i in inside if bottom <= (self._bottom[i] + self._top[i]) / 2 <= top]
        if line.tallest > (most := _TALL * (top - bottom)):
            inside = [i for i in inside if self._text[i].isdigit() or self._top[i] - self._bottom[i] <= most]
        return inside

    def _sort(self, line: _Line) -> _Across:
        """The characters of a line from left to right, as the eye reads them and whatever their order in the file."""
        start, end = line.start, line.end
        middles = [(a + b) / 2 for a, b in zip(self._left[start:end], self._right[start:end], strict=True)]
        ordered, places = sorted(middles), range(start, end)
        in_order = ordered == middles
        self._across[start] = _Across(ordered, places if in_order else sorted(places, key=lambda i: middles[i - start]))
        return self._across[start]

    def characters(self, places: Iterable[int]) -> str:
        """The characters at `places`."""
        return "".join(map(self._text.__getitem__, places))

    def words(self, places: Iterable[int]) -> str:
        """The characters at `places` with a space before each that begins a word."""
        starts = {start for start, _ in _spans(self._words)}
        return "".join([" " * (place in starts) + self._text[place] for place in places]).strip()

    def loose_digits(self) -> Iterator[tuple[str, int]]:
        """The word around each digit of any script that was not found exactly once, and how often it was."""
        digits = "".join(c for c in set(self._text) if c.isdigit())
        places = [match.start() for match in re.finditer(f"[{digits}]", self._text)] if digits else []
        seen = Counter(self._found)
        loose = {i: seen[i] for i in places if seen[i] != 1}
        if not loose:
            return
        for word, span in zip(self._words, _spans(self._words), strict=True):
            times = [loose[i] for i in range(*span) if i in loose]
            if times:
                yield word, min(times)


def _spans(words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each of `words` among the characters of all of them; empty ones are left out."""
    end = 0
    for word in words:
        start, end = end, end + len(word)
        if word:
            yield start, end
