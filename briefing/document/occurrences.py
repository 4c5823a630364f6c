"""The words of a document: the runs of a line, what those with digits are, and where they stand when it is finished.

A document may show no digit whose role is not known, be it in runs, in drawings, on pages or in HTML.  The values of
`Role` are written into facts.json (`role`), into HTML (`data-role`) and into the text of custom charts
(`set_gid("role:period")`), so they never change.

`OccurrenceRecorder` records what stands where while pages are drawn; the read-back holds the file against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import accumulate, groupby, pairwise, repeat
from typing import TypeAlias

from briefing.records import NamedTuple

Extent: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top on a page, in points from its lower left."""


NOWHERE: Extent = (0.0, 0.0, 0.0, 0.0)
UNKNOWN_DIGEST = "0" * 64
"""Stands for the digest of a document until all of it is written."""


class Role(StrEnum):
    """What some words are.

    VALUE and QUOTE are a fact's; ALLOWED has the author's reason; LABEL is for words without any digit.
    """

    VALUE = "value"
    QUOTE = "quote"
    ALLOWED = "allowed"
    LABEL = "label"
    MARK = "mark"
    """The number of a note, where the text refers to it."""
    NUMBER = "number"
    """The number of a list item, or of a note where it stands."""
    PAGE = "page"
    TICK = "tick"
    """The label of an axis."""
    DATE = "date"
    PERIOD = "period"
    REFERENCE = "reference"
    VERSION = "version"
    CONTACT = "contact"
    DIGEST = "digest"
    COUNT = "count"
    """How many values the document holds."""
    STANDING = "standing"
    """How many facts there are, and how many of them were verified."""
    NAME = "name"
    PLACE = "place"
    """The page of a document or the cell of a table, where a quote stands."""
    CAPTION = "caption"
    """The number of a figure, table or section."""


class Box(NamedTuple):
    """A rectangle on a page, from the lower left in points; `words` are those of the occurrence if it says none.

    What only declares the words of pages knows no more than the page: then it is `NOWHERE` on it.  The parts of all
    pages have their numbers from 0.
    """

    page: int
    extent: Extent
    words: str | None = None
    part: int = 0


class Occurrence(NamedTuple):
    """Words that hold, or might hold, a digit: what they are, and where they stand."""

    role: Role
    words: str
    # One for each line that the words stand on; a web page has none.
    boxes: tuple[Box, ...] = ()
    # The fact of a value or quote, and the reason of words which the author allowed.
    fact: str = ""
    reason: str = ""

    def words_in(self, box: Box) -> str:
        """The part of the words that stands in one of the boxes."""
        return self.words if box.words is None else box.words

    @property
    def lines(self) -> tuple[str, ...]:
        """The words line by line."""
        return tuple(map(self.words_in, self.boxes))

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that they stand on."""
        return tuple(dict.fromkeys(box.page for box in self.boxes))


PlacedWords: TypeAlias = tuple[Box, Occurrence]
"""A box, and what it is a part of."""


def boxes_by_page(occurrences: Iterable[Occurrence]) -> dict[int, list[PlacedWords]]:
    """All boxes of `occurrences` by the number of their page."""
    boxes: dict[int, list[PlacedWords]] = {}
    for occurrence in occurrences:
        for box in occurrence.boxes:
            boxes.setdefault(box.page, []).append((box, occurrence))
    return boxes


class Meaning(NamedTuple):
    """What some words are: of a value or a quote the fact, of allowed words the reason."""

    role: Role
    fact: str = ""
    reason: str = ""

    # It is equal to itself alone: two values with the same words are two occurrences, and one on two lines is one.
    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)


class OccurrenceRecorder:
    """Collects what is drawn on `page`, which is the number of the page being drawn, in one `part` after the other."""

    def __init__(self) -> None:
        self.page = 1
        self.part = 0
        # What repeats on every page is an occurrence of its own on each; all else has the page 0 in its key.
        self._numbers: dict[tuple[Meaning, int], int] = {}
        self._boxes: list[list[Box]] = []

    def record_words(self, meaning: Meaning, extent: Extent, words: str, *, repeats: bool) -> int:
        """Add one box of what `meaning` stands for; it joins the last one if that ends where this begins.

        `repeats` if they are furniture or a repeated header.  The number of the occurrence is returned.
        """
        left, bottom, right, top = map(round, extent, repeat(2))
        number = self._numbers.setdefault((meaning, self.page if repeats else 0), len(self._boxes))
        if number == len(self._boxes):
            self._boxes.append([])
        boxes = self._boxes[number]
        if boxes and boxes[-1].page == self.page and boxes[-1].part == self.part:
            start, low, end, high = boxes[-1].extent
            if end == left and low < top and bottom < high:
                left, bottom, top = start, min(low, bottom), max(high, top)
                words = f"{boxes.pop().words}{words}"
        boxes.append(Box(self.page, (left, bottom, right, top), words, self.part))
        return number

    def meanings(self) -> tuple[Meaning, ...]:
        """What each occurrence is, by its number."""
        return tuple(meaning for meaning, _ in self._numbers)

    def occurrences(self) -> tuple[Occurrence, ...]:
        """All of them, in the order in which they were begun."""
        found = []
        for (meaning, _), boxes in zip(self._numbers, self._boxes, strict=True):
            if len(boxes) == 1:
                (page, extent, words, part), *_ = boxes
                boxes = [Box(page, extent, None, part)]
            else:
                words = " ".join(box.words or "" for box in boxes)
            found.append(Occurrence(meaning.role, words or "", tuple(boxes), meaning.fact, meaning.reason))
        return tuple(found)


def with_digest(occurrences: Iterable[Occurrence], digest: str) -> tuple[Occurrence, ...]:
    """The same with other digits in the place of the digest, if there are any."""
    return tuple(_printing(o, digest) if digest and o.role is Role.DIGEST else o for o in occurrences)


def _printing(occurrence: Occurrence, digest: str) -> Occurrence:
    ends = [*accumulate(len(occurrence.words_in(box)) for box in occurrence.boxes)]
    lines = [digest[start:end] for start, end in pairwise((0, *ends))]
    boxes = (box._replace(words=line) for box, line in zip(occurrence.boxes, lines, strict=True))
    return occurrence._replace(words=digest, boxes=tuple(boxes))


class Attachment(NamedTuple):
    """A file inside the file: `relationship` is the AFRelationship of ISO 32000-2, such as Data or Source.

    `of` is the anchor of the block whose data it holds, empty if it belongs to the whole document.
    """

    name: str
    data: bytes
    mime: str
    relationship: str
    description: str
    of: str = ""


class Text(NamedTuple):
    """Plain words; no digit stands in them.

    Here and below, `lang` is the language of the words where that is not the document's; words may be `struck` out, or
    be `code`.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    muted: bool = False
    lang: str = ""
    struck: bool = False
    code: bool = False


class Mention(NamedTuple):
    """The value of `fact` as `words` with its qualifier; `quoted` if the words are its evidence's."""

    fact: str
    words: str
    strong: bool = False
    emphasis: bool = False
    quoted: bool = False
    lang: str = ""


class Mark(NamedTuple):
    """The superscript number that leads to a note."""

    note: int

    @property
    def anchor(self) -> str:
        """The name of its place; of several marks with one number the first has it, and the note leads back there."""
        return f"ref-{self.note}"

    @property
    def target(self) -> str:
        """The anchor of the note."""
        return f"note-{self.note}"


class Stamp(NamedTuple):
    """Words with digits that are no value: a date, a reference number, a version."""

    text: str
    role: Role
    strong: bool = False
    emphasis: bool = False
    muted: bool = False
    lang: str = ""


class Allowed(NamedTuple):
    """Words that look like a value and are none, with the author's reason."""

    text: str
    reason: str
    strong: bool = False
    emphasis: bool = False
    lang: str = ""
    struck: bool = False
    code: bool = False


class Link(NamedTuple):
    """Words that lead to an address of the web or of mail, or to an anchor of this document as `#anchor`."""

    href: str
    content: tuple[Inline, ...]


class Break:
    """A forced line end."""


Inline: TypeAlias = Text | Mention | Mark | Stamp | Allowed | Link | Break
Inlines: TypeAlias = tuple[Inline, ...]
_FEWEST_IN_RANGE = 3
TO = "–"
"""Between the first and the last of several numbers."""


def is_outward(href: str) -> bool:
    """Whether a link leads out of the document in a way that is allowed: to a place of the web, or to a mail."""
    return href.startswith(("https://", "http://", "mailto:"))


def mark_ranges(marks: Iterable[Mark]) -> Iterator[tuple[Mark, ...]]:
    """The marks of some notes in groups: each alone, but three or more that follow one another, as in 4–9, are one."""
    for _, group in groupby(enumerate(marks), key=lambda pair: pair[1].note - pair[0]):
        together = tuple(mark for _, mark in group)
        yield from (together,) if len(together) >= _FEWEST_IN_RANGE else ((mark,) for mark in together)


def plain(content: Inlines) -> str:
    """The text of `content` without marks and styles: for bookmarks, metadata and tests."""
    words = ""
    for run in content:
        match run:
            case Text(text=text) | Stamp(text=text) | Allowed(text=text) | Mention(words=text):
                words += text
            case Link(content=inner):
                words += plain(inner)
            case Break():
                words += " "
            case Mark():
                pass
    return words


def bare(title: Inlines) -> Iterator[Inline]:
    """A title as it stands in a list: without note marks, forced line ends and links of its own."""
    for inline in title:
        match inline:
            case Link(content=content):
                yield from bare(content)
            case Break():
                yield Text(" ")
            case Mark():
                pass
            case _:
                yield inline
