"""The words of a source's file, and how somebody finds them again: on which page, in which cell, at which address.

Readers write a document with `Writer`: words, an empty line between paragraphs, a tab between cells.  Of raised
characters the power of a unit or a number is kept, and the mark of a note left out: as a person sees it, "rose to
12.4²" has a note and "12.4 km²" a square, and a file tells both in the same way.  Markdown is read here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from io import BytesIO
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any
from urllib.parse import quote as escape
from urllib.parse import urlsplit

from briefing.records import NamedTuple

_LONGEST, _ENDS = 120, 4
_PAGES = ("", ".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".shtml")


class LocatorKind(StrEnum):
    """What a file is counted in; written into records and facts.json, so they never change."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    LINE = "line"


class Locator(NamedTuple):
    """Where in a file something stands: the page "iv", which is the 4th; the cell "Trade, B7"."""

    kind: LocatorKind
    name: str
    number: int


def cell_name(row: int, column: int, sheet: str = "") -> str:
    """What a cell is called: "B7", or "Trade, B7".

    >>> cell_name(7, 2, "Trade"), cell_name(1, 28)
    ('Trade, B7', 'AB1')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}, {letters}{row}" if sheet else f"{letters}{row}"


class Landmark(NamedTuple):
    """Where in the words a page, a paragraph or a cell begins."""

    start: int
    locator: Locator


class SourceDocument(NamedTuple):
    """The words of a file as a person sees them, and its landmarks in their order; none in a text of plain lines.

    `said` is what the file says of itself, by the key that a facts file has for it: title, language, url, and publisher
    and day of publication where it names them as such.  The day that it was made is another (`made`).
    Of the cells of a workbook, `full` has the numbers of which less is seen, as their formats scale them, and `merged`
    those that are a part of another, with that.
    """

    words: str
    landmarks: tuple[Landmark, ...] = ()
    said: Mapping[str, str] = MappingProxyType({})
    full: Mapping[str, str] = MappingProxyType({})
    merged: Mapping[str, str] = MappingProxyType({})

    def locator_at(self, offset: int) -> Locator:
        """Where in the file the character at `offset` stands: its line, if nothing else is counted."""
        i = bisect_right(self.landmarks, offset, key=lambda mark: mark.start) - 1
        if i >= 0:
            return self.landmarks[i].locator
        line = self.words.count("\n", 0, offset) + 1
        return Locator(LocatorKind.LINE, str(line), line)

    def plain(self) -> list[Any]:
        """It as JSON can hold it."""
        marks = [[start, *locator] for start, locator in self.landmarks]
        return [self.words, marks, *map(dict, (self.said, self.full, self.merged))]

    @classmethod
    def from_plain(cls, data: Sequence[Any]) -> SourceDocument:
        """What `plain` wrote; ValueError or TypeError for anything else."""
        words, marks, *tables = data
        landmarks = (Landmark(int(s), Locator(LocatorKind(kind), str(name), int(n))) for s, kind, name, n in marks)
        said, full, merged = ({str(key): str(value) for key, value in table.items()} for table in tables)
        return cls(str(words), tuple(landmarks), said, full, merged)


class UnreadableSourceError(Exception):
    """A file that is not what its name says, or hides its words; the text says why, `hint` what can be done."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Writer:
    """Collects the words of a document in the order in which they are read."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._landmarks: list[Landmark] = []
        self._length = 0
        self._paragraphs = 0
        self._said: dict[str, str] = {}
        self._full: dict[str, str] = {}
        self._merged: dict[str, str] = {}

    def mark(self, kind: LocatorKind, name: str, number: int) -> None:
        """Say that here begins the page, the paragraph or the cell of that name."""
        self._landmarks.append(Landmark(self._length, Locator(kind, name, number)))

    def write(self, words: str) -> None:
        """Go on with some words."""
        self._parts.append(words)
        self._length += len(words)

    def learn(self, key: str, words: str | None) -> None:
        """Note what the file says of itself, unless that is nothing or was said before."""
        if words and words.strip():
            self._said.setdefault(key, " ".join(words.split()))

    def paragraph(self, words: str) -> None:
        """Write a paragraph of its own, which is counted; one without any words is none."""
        if words.strip():
            self._paragraphs += 1
            self.mark(LocatorKind.PARAGRAPH, str(self._paragraphs), self._paragraphs)
            self.write(f"{words}\n\n")

    def row(self, cells: Iterable[tuple[str, Locator]]) -> None:
        """Write a row of a table, with a tab after each cell."""
        for words, locator in cells:
            self.mark(*locator)
            self.write(f"{words}\t")
        self.write("\n")

    def show_less(self, cell: str, full: str) -> None:
        """Note the number of a cell of which less is seen."""
        self._full[cell] = full

    def merge(self, cell: str, first: str) -> None:
        """Note that a cell is a part of another."""
        self._merged[cell] = first

    def document(self) -> SourceDocument:
        """What was written."""
        return SourceDocument("".join(self._parts), tuple(self._landmarks), self._said, self._full, self._merged)


def address_of(url: str, quote: str, place: Locator | None, beside: tuple[str, str] | None) -> str:
    """The address of a quote in what stands at `url`; that alone where none can be made.

    `beside` are the words before and after the quote that tell it from others with the same words, empty if it is the
    only one, and None where nobody knows.

    >>> address_of("https://a.example/r.pdf", "rose by 4%", Locator(LocatorKind.PAGE, "iv", 4), ("", ""))
    'https://a.example/r.pdf#page=4'
    >>> address_of("https://a.example/news", "rose by 4% - again", None, ("exports", ""))
    'https://a.example/news#:~:text=exports-,rose%20by%204%25%20%2D%20again'
    """
    parts = urlsplit(url)
    if parts.fragment or parts.scheme not in ("http", "https"):
        return url
    if place and place.kind is LocatorKind.PAGE:
        return f"{url}#page={place.number}"
    name = PurePosixPath(parts.path).suffix.lower()
    is_web_page = name in _PAGES or not name[1:].isalnum() or name[1:].isdigit()
    if beside is None or not is_web_page or (place and place.kind is LocatorKind.CELL):
        return url
    before, after = map(_escaped, beside)
    words = quote.split()
    is_long = len(quote) > _LONGEST and len(words) > 2 * _ENDS
    ends = (" ".join(words[:_ENDS]), " ".join(words[-_ENDS:])) if is_long else (" ".join(words),)
    text = ",".join([*([f"{before}-"] if before else []), *map(_escaped, ends), *([f"-{after}"] if after else [])])
    return f"{url}#:~:text={text}"


def _escaped(words: str) -> str:
    """Words as a directive has them, in which commas, hyphens and ampersands mean something."""
    return escape(words, safe="").replace("-", "%2D")


_UNITS = re.compile(r"(?:^|[\s\d/\u2009\u00a0(])(?:[kcmdµ]?m|ft|in|mi|yd|[kмсд]?м|км|га)\Z", re.IGNORECASE)
_POWER_OF_TEN = re.compile(r"(?:^|[^\d.,])10\Z")
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_EXPONENT = re.compile(r"[-−–+]?\d{1,3}")
# Not any short word: "not" may be raised, too, and turns a sentence over.
_MARK = r"(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶]{1,3}|note \d+)"
_NOTE = re.compile(rf"[\[(]?{_MARK}(?:[ ,;–-]+{_MARK})*[\])]?", re.IGNORECASE)
_ENDINGS = re.compile(r"(?:st|nd|rd|th|er|re|[eèºª]|й|го|я|ая|ый)", re.IGNORECASE)


def raised_words(raised: str, before: str, *, is_link: bool = False) -> str:
    """What is read of raised characters after the words `before`: a power, the ending of an ordinal, or "" for a mark.

    >>> raised_words("2", "an area of 12 km"), raised_words("6", "about 2.5 × 10"), raised_words("4", "in 2023")
    ('²', '⁶', '')
    >>> raised_words("th", "the 21")
    'th'
    """
    words = raised.strip()
    if not is_link and _EXPONENT.fullmatch(words) and (_UNITS.search(before) or _POWER_OF_TEN.search(before)):
        return words.translate(_RAISED)
    if _ENDINGS.fullmatch(words) and before[-1:].isdigit():
        return words
    return "" if is_link or _NOTE.fullmatch(words) else raised


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = 200_000_000
_MOST_PARTS = 5_000


def require_package(data: bytes, kind: str) -> None:
    """UnreadableSourceError if `data` is no such file, has a password, or unpacks to more than any honest one."""
    import zipfile  # 1 ms, which a build whose sources were read before does without

    if data.startswith(_OLE):
        raise UnreadableSourceError("has a password, or is of an old format", f"save it without one, as {kind}")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise UnreadableSourceError(
            f"is not {kind}, or is damaged", "open it in its program and save it anew"
        ) from None
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        message = f"unpacks to more than {_MOST_BYTES // 1_000_000} MB"
        raise UnreadableSourceError(message, "keep the part that is quoted")


_BREAKS = ("softbreak", "hardbreak")


def read_markdown(data: bytes) -> SourceDocument:
    """The words of a Markdown text, its paragraphs counted, and the cells of its tables set apart."""
    from markdown_it import MarkdownIt

    writer, rows = Writer(), list[list[str]]()
    for token in MarkdownIt("commonmark").enable("table").parse(data.decode("utf-8-sig")):
        seen = (child for child in token.children or () if child.content or child.type in _BREAKS)
        words = "".join("\n" if child.type in _BREAKS else child.content for child in seen)
        match token.type:
            case "inline" if rows:
                rows[-1].append(words)
            case "inline":
                writer.paragraph(words)
            case "fence" | "code_block":
                writer.paragraph(token.content)
            case "tr_open":
                rows.append([])
            case "table_close":
                writer.paragraph("\n".join(map("\t".join, rows)))
                rows.clear()
    return writer.document()
