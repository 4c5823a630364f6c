"""Reads PDFs with PDFium: the words of each page, line by line, as paragraphs that go on over columns and pages.

PDFium gives characters in the order of the page's content, which is that of reading in columns, too.  What a reader
passes over is taken out or set apart: running heads and page numbers, the marks of notes, and the notes at the foot,
which follow after all pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from briefing.sources.raised_marks import raised_words
from briefing.sources.source_document import LocatorKind, SourceDocument, UnreadableSourceError, Writer

_MOST_PAGES = 2_000
_EDGE_LINES, _EDGE_GRID, _EDGE = 3, 3.0, 0.12
# As parts of the height of a line's characters, or of the step from one line to the next.
_SMALL, _RAISED, _NOTE_HEIGHT, _EVEN = 0.8, 0.12, 0.92, 0.3
_PARAGRAPH_STEP, _INDENT, _SHORT, _CELL_GAP, _WORD_GAP = 1.25, 0.7, 4.0, 1.2, 0.15
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:[ivxlc]+|\d{1,4})(?: ?(?:/|of|из|von|de|sur) ?\d{1,4})?\W*", re.IGNORECASE)
_END = re.compile(r"[.!?:…][\"'”’»)\]]*\Z")
_NOTE_BEGINS = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶])")
_CLOSING = frozenset(".,;:!?)]”’»")
# What PDFium makes of a hyphen at the end of a line, after which it tells of no end.
_LINE_END_HYPHEN = "\ufffe\u0002"


class _Character(NamedTuple):
    """A character and its box in points, from the lower left of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of its face, whatever of it the character takes."""
        return self.top - self.bottom


class _PrintedLine(NamedTuple):
    """A line of a page: its words, the height of most of its characters, and where it stands.

    `is_at_edge` is said of those in the outer part of the page, where running heads are.
    """

    words: str
    height: float
    left: float
    right: float
    bottom: float
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
        pages = [list(_lines(pdf[i])) for i in range(len(pdf))]
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


def _lines(page: pypdfium2.PdfPage) -> Iterator[_PrintedLine]:
    """The lines of a page in the order of its content.

    PDFium ends a line at the mark of a note and between the cells of a row, too, where it goes on at the same height.
    """
    line: list[_Character] = []
    is_ended = False
    for character in _characters(page):
        if character.text in "\r\n":
            is_ended = True
        elif is_ended and character.text.isspace():
            continue
        else:
            last = line[-1] if line else character
            common = min(last.top, character.top) - max(last.bottom, character.bottom)
            is_beside = (
                common > min(last.height, character.height) / 2 and character.left > last.right - last.height / 2
            )
            if is_ended and line and not is_beside:
                yield from _line(line, page.get_height())
                line = []
            elif is_ended and line and character.left - last.right > _WORD_GAP * character.height:
                line.append(character._replace(text=" ", right=character.left))
            line.append(character)
            is_ended = character.text in _LINE_END_HYPHEN
    yield from _line(line, page.get_height())


def _characters(page: pypdfium2.PdfPage) -> Iterator[_Character]:
    text = page.get_textpage()
    box = pdfium.FS_RECTF()
    for i in range(pdfium.FPDFText_CountChars(text.raw)):
        code = pdfium.FPDFText_GetUnicode(text.raw, i)
        pdfium.FPDFText_GetLooseCharBox(text.raw, i, box)
        # A code above the first plane comes in two halves, and a damaged face gives codes of no character.
        if code and not 0xD800 <= code <= 0xDFFF:
            yield _Character(chr(code), box.left, box.right, box.bottom, box.top)


def _line(characters: list[_Character], page_height: float) -> Iterator[_PrintedLine]:
    """The line of some characters; none if nothing of it shows."""
    inked = [c for c in characters if not c.text.isspace()]
    if not inked:
        return
    height = Counter(round(c.height, 1) for c in inked).most_common(1)[0][0]
    bottom = next(c.bottom for c in inked if round(c.height, 1) == height)
    gaps = [b.left - a.right for a, b in pairwise(inked) if b.left - a.right > _WORD_GAP * height]
    # The words of a justified line stand wide, but evenly; cells do not.
    is_even = len(gaps) > 1 and max(gaps) - min(gaps) < _EVEN * height
    words, raised, last = "", "", None
    for character in characters:
        is_small = not character.text.isspace() and character.height < _SMALL * height
        if is_small and character.bottom > bottom + _RAISED * height:
            raised, last = raised + character.text, character
            continue
        words, raised = words + _raised(raised, words), ""
        if character.text in _CLOSING:
            words = words.rstrip(" ")  # what parted it from the mark of a note
        is_wide = last and not character.text.isspace() and character.left - last.right > _CELL_GAP * height
        if is_wide and not is_even:
            words = words.rstrip() + "\t"
        words += character.text
        last = last if character.text.isspace() else character
    words = (words + _raised(raised, words)).strip()
    is_at_edge = not _EDGE < bottom / page_height < 1 - _EDGE
    yield _PrintedLine(words, height, inked[0].left, inked[-1].right, bottom, is_at_edge)


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
    up = sorted(page, key=lambda line: line.bottom)
    return up[:_EDGE_LINES], up[: -_EDGE_LINES - 1 : -1]


def _key(line: _PrintedLine) -> tuple[str, int]:
    """What a line would have in common with the same line of other pages."""
    return _DIGITS.sub("#", line.words), round(line.bottom / _EDGE_GRID)


def _write(writer: Writer, pages: list[list[_PrintedLine]], names: list[str]) -> None:
    """Write the paragraphs of all pages, and after them the notes that stand at the foot of each."""
    heights = Counter[float]()
    for line in (line for page in pages for line in page):
        heights[line.height] += len(line.words)
    body = max(heights, key=heights.__getitem__, default=0.0)
    parted = [_part_notes(page, body) for page in pages]
    last = None
    for lines_of in (0, 1):
        for i, parts in enumerate(parted):
            lines = parts[lines_of]
            steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
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
    while first and page[first - 1].height < _NOTE_HEIGHT * body:
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
    down, is_end = before.bottom - line.bottom, bool(_END.search(before.words))
    if down < -line.height or down > 10 * step:  # the next column or page, where a sentence may go on
        return "\n\n" if is_end else " "
    is_other_size = abs(before.height - line.height) > 0.1 * line.height
    is_set_in = line.left > before.left + _INDENT * line.height or before.right < line.right - _SHORT * line.height
    if is_other_size or down > _PARAGRAPH_STEP * max(step, line.height) or (is_end and is_set_in):
        return "\n\n"
    return " "
