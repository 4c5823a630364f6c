"""Reads PDFs with PDFium: the words of each page, line by line, as paragraphs that go on over columns and pages.

PDFium gives characters in the order of the page's content, which is that of reading in columns, too.  What a reader
passes over is taken out or set apart: running heads and page numbers, the marks of notes, and the notes at the foot,
which follow after all pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double
from itertools import pairwise, takewhile
from math import hypot
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from briefing.records import NamedTuple
from briefing.sources.source_document import LocatorKind, SourceDocument, UnreadableSourceError, Writer, raised_words

_MOST_PAGES = 2_000
_EDGE_LINES, _EDGE_GRID, _EDGE = 3, 3.0, 0.12
# As parts of the size of a line's characters, or of the step from one line to the next.
_SMALL, _RAISED, _NOTE_SIZE, _EVEN, _DESCENT = 0.8, 0.12, 0.92, 0.3, 0.22
_PARAGRAPH_STEP, _INDENT, _SHORT, _CELL_GAP, _WORD_GAP = 1.25, 0.7, 4.0, 1.2, 0.15
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:[ivxlc]+|\d{1,4})(?: ?(?:/|of|из|von|de|sur) ?\d{1,4})?\W*", re.IGNORECASE)
_END = re.compile(r"[.!?:…][\"'”’»)\]]*\Z")
_NOTE_BEGINS = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶])")
_NUMBER_ALONE = re.compile(r"(?<!\S)\d{1,3}(?!\S)", re.ASCII)
# Joined letters as Word's PDFs call them where the face is Calibri: "informaƟon", "aƩend", "aŌer".
_JOINED = re.compile(r"(?<=[a-z])[ƟƩŌ](?=[a-z])|\bƟ(?=[a-z])")
_LETTERS = {"Ɵ": "ti", "Ʃ": "tt", "Ō": "ft"}
_FEWEST_LINE_NUMBERS, _LINE_STEPS = 5, frozenset({1, 2, 5, 10})
_CLOSING = frozenset(".,;:!?)]”’»")
# What PDFium makes of a hyphen at the end of a line, after which it tells of no end.
_LINE_END_HYPHEN = "\ufffe\u0002"


class _Character(NamedTuple):
    """A character, from where to where it stands on its base line, and the size of its face, in points.

    Boxes of characters do not tell these: for some faces they hold no more than the ink, and an "a" seems small.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def bottom(self) -> float:
        """How far down letters of its size reach."""
        return self.baseline - _DESCENT * self.size

    @property
    def top(self) -> float:
        """How far up letters of its size reach."""
        return self.bottom + self.size


class _PrintedLine(NamedTuple):
    """A line of a page: its words, the size of most of its characters, and where it stands.

    `is_at_edge` is said of those in the outer part of the page, where running heads are.
    """

    words: str
    size: float
    left: float
    right: float
    baseline: float
    is_at_edge: bool


def read_pdf(data: bytes) -> SourceDocument:
    """The words of a PDF, page by page."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        message = "has a password" if "password" in str(error).lower() else "is damaged, or is no PDF"
        raise UnreadableSourceError(message, "save it anew without a password, or its text as .txt") from None
    with pdf:
        if len(pdf) > _MOST_PAGES:
            raise UnreadableSourceError(f"has more than {_MOST_PAGES} pages", "keep the pages that are quoted")
        characters = _without_line_numbers([list(_characters(pdf[i])) for i in range(len(pdf))])
        pages = [list(_lines(characters[i], pdf[i].get_height())) for i in range(len(pdf))]
        names = [pdf.get_page_label(i) or str(i + 1) for i in range(len(pdf))]
        about = pdf.get_metadata_dict(skip_empty=True)
    if not any(pages):
        message = "has no words: its pages are pictures, as of a scan"
        raise UnreadableSourceError(message, "have its text recognized, or type what is quoted into a .txt")
    writer = Writer()
    if "anonymous" not in about.get("Title", ""):  # what ReportLab writes for none
        writer.learn("title", about.get("Title"))
    if made := _MADE.match(about.get("CreationDate", "")):
        writer.learn("made", "-".join(made.groups()))
    _write(writer, _without_running_heads(pages), names)
    return writer.document()


# Lines


def _without_line_numbers(pages: list[list[_Character]]) -> list[list[_Character]]:
    """The characters of pages without the numbers that bills and drafts give their lines in the margin.

    They stand so on at least half of the pages, and on two.
    """
    found = [_line_numbers(page) for page in pages]
    if sum(map(bool, found)) < max(2, len(pages) / 2):
        return pages
    return [[c for j, c in enumerate(page) if j not in found[i]] for i, page in enumerate(pages)]


def _line_numbers(page: list[_Character]) -> set[int]:
    """Which characters of a page are numbers outside its text that count down it in equal steps.

    The numbers of a table's rows do so, too, and stay; what is beside them has cells.
    """
    numbers = [match.span() for match in _NUMBER_ALONE.finditer("".join(c.text for c in page))]
    counted = {i for start, end in numbers for i in range(start, end)}
    text = [c for i, c in enumerate(page) if i not in counted and not c.text.isspace()]
    if not text:
        return set()
    # Not the very first and last: a page number or a heading may stand out.
    lefts, rights = sorted(c.left for c in text), sorted(c.right for c in text)
    left, right = lefts[len(text) // 50], rights[-1 - len(text) // 50]
    cells = {round(a.baseline) for a, b in pairwise(text) if b.left - a.right > _CELL_GAP * a.size}
    found = set[int]()
    for margin in (
        [(start, end) for start, end in numbers if page[end - 1].right < left],
        [(start, end) for start, end in numbers if page[start].left > right],
    ):
        margin.sort(key=lambda span: -page[span[0]].baseline)
        values = [int("".join(c.text for c in page[start:end])) for start, end in margin]
        steps = {b - a for a, b in pairwise(values)}
        in_table = sum(round(page[start].baseline) in cells for start, _ in margin)
        if (
            len(values) >= _FEWEST_LINE_NUMBERS
            and len(steps) == 1
            and steps <= _LINE_STEPS
            and in_table < len(values) / 2
        ):
            found.update(i for start, end in margin for i in range(start, end))
    return found


def _lines(characters: list[_Character], page_height: float) -> Iterator[_PrintedLine]:
    """The lines of a page in the order of its content.

    PDFium ends a line at the mark of a note and between the cells of a row, too, where it goes on at the same height.
    """
    line: list[_Character] = []
    last = None
    is_ended = False
    for character in characters:
        if character.text in "\r\n":
            is_ended = True
        elif is_ended and character.text.isspace():
            continue
        else:
            if last and is_ended and not _is_beside(last, character):
                yield from _line(line, page_height)
                line = []
            elif last and is_ended and character.left - last.right > _WORD_GAP * character.size:
                line.append(character._replace(text=" ", right=character.left))
            line.append(character)
            last = last if character.text.isspace() else character
            is_ended = character.text in _LINE_END_HYPHEN
    yield from _line(line, page_height)


def _is_beside(last: _Character, character: _Character) -> bool:
    """Whether a character stands to the right of another one, on its line, if raised or lowered."""
    common = min(last.top, character.top) - max(last.bottom, character.bottom)
    return common > min(last.size, character.size) / 2 and character.left > last.right - last.size / 2


def _characters(page: pypdfium2.PdfPage) -> Iterator[_Character]:
    text = page.get_textpage()
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), c_double(), c_double()
    for i in range(pdfium.FPDFText_CountChars(text.raw)):
        code = pdfium.FPDFText_GetUnicode(text.raw, i)
        pdfium.FPDFText_GetLooseCharBox(text.raw, i, box)
        pdfium.FPDFText_GetCharOrigin(text.raw, i, x, y)
        pdfium.FPDFText_GetMatrix(text.raw, i, matrix)
        size = pdfium.FPDFText_GetFontSize(text.raw, i) * hypot(matrix.c, matrix.d)
        # A code above the first plane comes in two halves, and a damaged face gives codes of no character.
        if code and not 0xD800 <= code <= 0xDFFF:
            yield _Character(chr(code), box.left, box.right, y.value, size)


def _line(characters: list[_Character], page_height: float) -> Iterator[_PrintedLine]:
    """The line of some characters; none if nothing of it shows."""
    inked = [c for c in characters if not c.text.isspace()]
    if not inked:
        return
    size = Counter(round(c.size, 1) for c in inked).most_common(1)[0][0]
    baseline = next(c.baseline for c in inked if round(c.size, 1) == size)
    gaps = [b.left - a.right for a, b in pairwise(inked) if b.left - a.right > _WORD_GAP * size]
    # The words of a justified line stand wide, but evenly; cells do not.
    is_even = len(gaps) > 1 and max(gaps) - min(gaps) < _EVEN * size
    words, raised, last = "", "", None
    for character in characters:
        is_small = not character.text.isspace() and character.size < _SMALL * size
        if is_small and character.baseline > baseline + _RAISED * size:
            raised, last = raised + character.text, character
            continue
        if raised and character.text in _CLOSING:
            words = words.rstrip(" ")  # what parted the mark of a note from the words before
        words, raised = words + _raised(raised, words), ""
        is_wide = last and not character.text.isspace() and character.left - last.right > _CELL_GAP * size
        if is_wide and not is_even:
            words = words.rstrip() + "\t"
        words += character.text
        last = last if character.text.isspace() else character
    words = _JOINED.sub(lambda joined: _LETTERS[joined[0]], words + _raised(raised, words)).strip()
    is_at_edge = not _EDGE < baseline / page_height < 1 - _EDGE
    yield _PrintedLine(words, size, inked[0].left, inked[-1].right, baseline, is_at_edge)


def _raised(raised: str, before: str) -> str:
    """What is read of raised characters; at the beginning of a line they are the mark of the note that stands there."""
    return raised_words(raised, before) if before.strip() or not raised else f"{raised} "


# Pages


def _without_running_heads(pages: list[list[_PrintedLine]]) -> list[list[_PrintedLine]]:
    """The pages without what stands at the same place at the edge of half of them, and without their numbers.

    From the edge inwards: what stands further in than the first words of a page's own is its own, too.
    """
    times = Counter(key for page in pages for key in {_key(line) for edge in _edges(page) for line in edge})
    least = max(2, (len(pages) + 1) // 2)

    def is_running(line: _PrintedLine) -> bool:
        return line.is_at_edge and (times[_key(line)] >= least or bool(_PAGE_NUMBER.fullmatch(line.words)))

    running = [{line for edge in _edges(page) for line in takewhile(is_running, edge)} for page in pages]
    return [[line for line in page if line not in running[i]] for i, page in enumerate(pages)]


def _edges(page: list[_PrintedLine]) -> tuple[list[_PrintedLine], list[_PrintedLine]]:
    """The lines at the foot and at the head of a page, from the edge inwards."""
    up = sorted(page, key=lambda line: line.baseline)
    return up[:_EDGE_LINES], up[: -_EDGE_LINES - 1 : -1]


def _key(line: _PrintedLine) -> tuple[str, int]:
    """What a line would have in common with the same line of other pages."""
    return _DIGITS.sub("#", line.words), round(line.baseline / _EDGE_GRID)


def _write(writer: Writer, pages: list[list[_PrintedLine]], names: list[str]) -> None:
    """Write the paragraphs of all pages, and after them the notes that stand at the foot of each."""
    sizes = Counter[float]()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.words)
    body = max(sizes, key=sizes.__getitem__, default=0.0)
    parted = [_part_notes(page, body) for page in pages]
    last = None
    for lines_of in (0, 1):
        for i, parts in enumerate(parted):
            lines = parts[lines_of]
            steps = [a.baseline - b.baseline for a, b in pairwise(lines) if a.baseline > b.baseline]
            step = median(steps) if steps else 0.0
            for j, line in enumerate(lines):
                writer.write(_between(last, line, step) if j or not lines_of else "\n\n")
                if not j:
                    writer.mark(LocatorKind.PAGE, names[i], i + 1)
                writer.write(line.words.rstrip(_LINE_END_HYPHEN))
                last = line


def _part_notes(page: list[_PrintedLine], body: float) -> tuple[list[_PrintedLine], list[_PrintedLine]]:
    """The lines of a page, and those of the notes at its foot: smaller ones at the end, which begin with a mark."""
    first = len(page)
    while first and page[first - 1].size < _NOTE_SIZE * body:
        first -= 1
    if not first or first == len(page) or not _NOTE_BEGINS.match(page[first].words):
        return page, []
    return page[:first], page[first:]


def _between(before: _PrintedLine | None, line: _PrintedLine, step: float) -> str:
    """What parts a line from the one before: an empty line if a paragraph ends, a space within one."""
    if before is None:
        return ""
    if "\t" in before.words or "\t" in line.words:
        return "\n"
    if before.words[-1:] in _LINE_END_HYPHEN:
        return "-\n"
    if before.words.endswith(("-", "\u2010", "\u00ad")):
        return "\n"
    down, is_end = before.baseline - line.baseline, bool(_END.search(before.words))
    if down < -line.size or down > 10 * step:  # the next column or page, where a sentence may go on
        return "\n\n" if is_end else " "
    is_other_size = abs(before.size - line.size) > 0.1 * line.size
    is_set_in = line.left > before.left + _INDENT * line.size or before.right < line.right - _SHORT * line.size
    if is_other_size or down > _PARAGRAPH_STEP * max(step, line.size) or (is_end and is_set_in):
        return "\n\n"
    return " "
