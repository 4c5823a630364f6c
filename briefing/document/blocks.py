"""The parts of a document without layout: sections fill them from templates and facts, layout and HTML render them.

Nothing here knows Jinja, matplotlib or ReportLab.  Every run of text says what it is: plain words, a value that
a fact backs, a note mark, or a stamp (a date, a reference, …) that is a number without being a value.

To add a kind of block:

1. Here: a NamedTuple, in the union `Block`.  If it holds blocks, they are its `blocks`, or it has a property
   `children`; if links can lead to it, an `anchor`; if a list of contents should name it, an `entry`.  `visit` asks
   for no more.
2. `layout`: a function that makes its flowables, in a file of its own or in that of its kin, and a line in
   `layout/story.py`.
3. `html`: a function that makes its markup, and a line in `html/body.py`.
4. `sections/assemble.py` makes it from facts, or `sections/from_markdown.py` from Markdown.

Tests fail for a member of `Block` that layout or HTML cannot render.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import chain, pairwise
from typing import Any, Literal, TypeAlias

from briefing.document.drawing import DisplayList, Raster
from briefing.document.occurrences import TO as TO
from briefing.document.occurrences import Allowed as Allowed
from briefing.document.occurrences import Break as Break
from briefing.document.occurrences import Inline as Inline
from briefing.document.occurrences import Inlines as Inlines
from briefing.document.occurrences import Link as Link
from briefing.document.occurrences import Mark as Mark
from briefing.document.occurrences import Mention as Mention
from briefing.document.occurrences import Stamp as Stamp
from briefing.document.occurrences import Text as Text
from briefing.document.occurrences import bare as bare
from briefing.document.occurrences import is_outward as is_outward
from briefing.document.occurrences import mark_ranges as mark_ranges
from briefing.document.occurrences import plain as plain
from briefing.errors import Problem, Severity
from briefing.records import NamedTuple


class Tone(StrEnum):
    """Whose thought it is, if it is no fact, so that the page can show the difference."""

    ASSUMPTION = "assumption"
    JUDGEMENT = "judgement"
    CAVEAT = "caveat"


class TitleBlock(NamedTuple):
    """The band that opens page 1: the title, the subtitle, who wrote it, and what else there is to say of it."""

    title: Inlines
    subtitle: Inlines = ()
    meta: tuple[Inlines, ...] = ()
    authors: Inlines = ()

    @property
    def anchor(self) -> str:
        """The name of its place."""
        return "title"


class Heading(NamedTuple):
    """A heading inside a section (level 3 and deeper) or of a part that is no section (level 2)."""

    level: int
    content: Inlines
    anchor: str = ""


class Paragraph(NamedTuple):
    """One paragraph."""

    content: Inlines
    small: bool = False


class Toned(NamedTuple):
    """Blocks that say what somebody thinks or does not know, set off from the facts, with a label such as "Outlook"."""

    tone: Tone
    label: str
    blocks: tuple[Block, ...]

    @property
    def opening(self) -> Inlines:
        """The words that stand beside the label: those of the first block, if it is a paragraph."""
        return self.blocks[0].content if self.blocks and isinstance(self.blocks[0], Paragraph) else ()

    @property
    def others(self) -> tuple[Block, ...]:
        """The blocks that do not stand beside the label."""
        return self.blocks[1:] if self.opening else self.blocks


class CodeBlock(NamedTuple):
    """Lines that are set as they are typed, with a `Break` between them."""

    content: Inlines


class ThematicBreak(NamedTuple):
    """A line across, where the text turns to something else."""


Side: TypeAlias = Literal["left", "center", "right"]


class TextTable(NamedTuple):
    """A table that an author typed: its head, its rows, and at which side the cells of each column are set.

    Unlike a `DataTable` it has no number and no source line, and the first cell of a row need not say what the others
    are about.
    """

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    sides: tuple[Side, ...]


class ItemList(NamedTuple):
    """A bulleted list, or one that is numbered from `start` on; each item is a tuple of blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1

    @property
    def children(self) -> tuple[Block, ...]:
        """The blocks of all items."""
        return tuple(chain.from_iterable(self.items))


class KeyPoints(NamedTuple):
    """The tinted panel of page 1; each point is a tuple of blocks, most often one paragraph."""

    title: str
    points: tuple[tuple[Block, ...], ...]

    @property
    def children(self) -> tuple[Block, ...]:
        """The blocks of all points."""
        return tuple(chain.from_iterable(self.points))


class Tile(NamedTuple):
    """One key figure: `sign` (≈, >, ≥, …), `value` and a small `unit` make the big line, `label` says of what."""

    fact: str
    sign: str
    value: str
    label: Inlines
    detail: Inlines
    marks: tuple[Mark, ...]
    unit: Inlines = ()


class KeyFigures(NamedTuple):
    """The strip of tiles on page 1."""

    title: str
    tiles: tuple[Tile, ...]


CHART_COLUMNS, MORE_CHART_COLUMNS = ("fact", "label", "value", "qualifier", "status", "period"), ("area", "origin")
"""The head of the values of a chart; the columns that follow stand there where they tell marks apart."""


class Figure(NamedTuple):
    """A picture with its caption: the finding as `title`, then measure, place and period; a source line; alt text.

    `chart` is the id of the chart, `data` its values as rows of text below a head; both are empty if it shows none.
    """

    anchor: str
    number: Stamp
    title: Inlines
    subtitle: Inlines
    drawing: DisplayList
    source: Inlines
    alt: str
    chart: str = ""
    data: tuple[tuple[str, ...], ...] = ()


class Illustration(NamedTuple):
    """A picture from a file, at most `width` points wide, with its caption; in `source` its credit and its licence.

    The values that can be read in the picture stand in `source`, too: nothing else can be held against their facts.
    """

    anchor: str
    number: Stamp
    title: Inlines
    picture: DisplayList | Raster
    width: float
    source: Inlines
    alt: str


class ForeignFlowable(NamedTuple):
    """A flowable or drawing of ReportLab, which stands in the text as one picture with alternative text, undivided.

    `layout.foreign` says what it may draw.  Its digits, and those of `alt`, need a `reason` why they are no values, as
    words that are `Allowed` do: no fact backs them.
    """

    flowable: Any
    alt: str
    anchor: str
    reason: str = ""


class Column(NamedTuple):
    """One column of a table: its head, its share of the width, and whether figures align right in it.

    Where nothing follows them they align at the `decimal_sign`, if there is one.
    """

    head: str | Inlines
    share: float
    right: bool = False
    decimal_sign: str = ""

    @property
    def words(self) -> Inlines:
        """Its head as runs."""
        return (Text(self.head),) if isinstance(self.head, str) else self.head


class DataTable(NamedTuple):
    """A table whose first column holds the row headers; every cell is a run of inlines.

    A row whose header is empty continues the one above, whose header spans it.  One that has values of several facts
    in a row also has its `data` as rows of text, one for each fact, below a head.
    """

    anchor: str
    number: Stamp
    title: Inlines
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    source: Inlines = ()
    data: tuple[tuple[str, ...], ...] = ()

    @property
    def row_spans(self) -> list[int]:
        """For each row, how many rows its header spans; 0 for a row that continues the one above."""
        spans = header_spans([bool(header) for header, *_ in self.rows])
        return [len(span) if index == span.start else 0 for index, span in enumerate(spans)]

    @property
    def room(self) -> list[tuple[str, ...]]:
        """For each row, the decimals that each of its cells lacks beside the others of its column."""
        none = [""] * len(self.rows)
        cells = list(zip(*self.rows, strict=True)) or [()] * len(self.columns)
        room = (
            room_behind(map(plain, column), head.decimal_sign) if head.decimal_sign else none
            for head, column in zip(self.columns, cells, strict=True)
        )
        return list(zip(*room, strict=True))


class SideBySide(NamedTuple):
    """Two figures, pictures or tables in one row, the first at the left; its charts are drawn for that."""

    blocks: tuple[Block, ...]


def no_room_beside(name: str, reason: str) -> Problem:
    """Why what is called `name` stands above or below what it should stand beside."""
    message = f"{name} has no room beside another: {reason}"
    hint = "they stand one above the other: show less in it, or write them one after the other"
    return Problem("side-by-side", message, hint, Severity.WARNING)


class Quotation(NamedTuple):
    """A speaker's own words set off from the text; an outlet's report never becomes one."""

    blocks: tuple[Block, ...]
    attribution: Inlines = ()


class NoteGroup(NamedTuple):
    """The numbers of notes that have a source in common, which the title names for all of them."""

    title: Inlines
    numbers: tuple[int, ...]


class Notes(NamedTuple):
    """All notes of the document, numbered from 1: what is said, by whom, where and when.

    Pages have those that are `at_foot` at their feet, each where its mark stands first; elsewhere they stand here.
    """

    title: str
    notes: tuple[Inlines, ...]
    groups: tuple[NoteGroup, ...] = ()
    at_foot: bool = False

    @property
    def marked(self) -> Iterator[tuple[Mark, Inlines]]:
        """Each note behind the mark that leads to it."""
        return ((Mark(number), note) for number, note in enumerate(self.notes, 1))

    @property
    def grouped(self) -> Iterator[tuple[Inlines, list[tuple[Mark, Inlines]]]]:
        """The title of each group and its notes; all notes under none if there are no groups."""
        groups = self.groups or (NoteGroup((), tuple(range(1, len(self.notes) + 1))),)
        return ((group.title, [(Mark(n), self.notes[n - 1]) for n in group.numbers]) for group in groups)

    @property
    def anchor(self) -> str:
        """The name of their place, if they have one."""
        return "" if self.at_foot else "notes"

    @property
    def entry(self) -> Inlines:
        """Their title, as a list of contents has it; none where pages have no such part."""
        return () if self.at_foot else (Text(self.title),)


class SectionBlock(NamedTuple):
    """A titled part of the document; `flags` such as "single source" stand beside its title."""

    anchor: str
    title: Inlines
    blocks: tuple[Block, ...]
    flags: tuple[str, ...] = ()

    @property
    def entry(self) -> Inlines:
        """Its title, as a list of contents has it."""
        return tuple(bare(self.title))


class Contents(NamedTuple):
    """A list of the sections and parts that follow, with the page of each, which only the pages know."""

    title: str


class Colophon(NamedTuple):
    """How the document was made: short lines at its very end."""

    title: str
    lines: tuple[Inlines, ...]

    @property
    def anchor(self) -> str:
        """The name of its place."""
        return "colophon"

    @property
    def entry(self) -> Inlines:
        """Its title, as a list of contents has it."""
        return (Text(self.title),)


Block: TypeAlias = (
    TitleBlock
    | Heading
    | Paragraph
    | Toned
    | CodeBlock
    | ThematicBreak
    | TextTable
    | ItemList
    | KeyPoints
    | KeyFigures
    | Figure
    | Illustration
    | ForeignFlowable
    | DataTable
    | SideBySide
    | Quotation
    | Notes
    | SectionBlock
    | Contents
    | Colophon
)


class Furniture(NamedTuple):
    """What stands at head and foot of every page; `page` has the places {page} and {pages}.

    `note` and `back` describe the links to a note and back to its mention, whose place is {number}; `run_on` stands
    below foot notes that go on at the next page, `continued` above a table that comes from the one before, whose number
    is {caption}; `capitals` are those that the language has instead of the common ones:
    ("i", "İ"); `hyphenation` names the dictionary that divides the words of each language, "" being the document's:
    ("", "ru_RU").
    """

    marking: str
    running: Inlines
    page: str = "{page} / {pages}"
    draft: str = ""
    note: str = "Note {number}"
    back: str = "Back to the mention of note {number}"
    run_on: str = "Notes go on at the foot of the next page."
    continued: str = "{caption} (continued)"
    capitals: tuple[tuple[str, str], ...] = ()
    hyphenation: tuple[tuple[str, str], ...] = ()

    def upper(self, text: str) -> str:
        """`text` in capital letters."""
        for small, capital in self.capitals:
            text = text.replace(small, capital)
        return text.upper()


class Document(NamedTuple):
    """A finished document, ready to be laid out; `title` and what follows become its metadata."""

    id: str
    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    date: date
    furniture: Furniture
    blocks: tuple[Block, ...] = ()


def header_spans(has_header: Sequence[bool]) -> list[range]:
    """For each row of a table, the rows that its header spans: its own, and those below without a header.

    The first row counts as one with a header.
    """
    starts = [index for index, has in enumerate(has_header) if has or not index]
    return [range(*ends) for ends in pairwise((*starts, len(has_header))) for _ in range(*ends)]


def room_behind(figures: Iterable[str], decimal_sign: str) -> list[str]:
    """For each figure, the decimals that it lacks beside the others of its column.

    A renderer measures them in its own type and never prints them: a figure is not given zeros that its source does
    not have.  Where one has a sign or words behind it, these stand below one another, and nothing lacks anything.

    >>> room_behind(["12.5", "about 9", "3.25", "–"], ".")
    ['0', '.00', '', '']
    >>> room_behind(["12.5%", "9%", "7 pupils"], ".")
    ['', '', '']
    """
    # The module re keeps what it has compiled.
    ending = re.compile(rf"[0-9]({re.escape(decimal_sign)}[0-9]+)?([^0-9]*+)\Z")
    ends = [ending.search(figure) for figure in figures]
    if any(match[2] for match in ends if match):
        return [""] * len(ends)
    longest = max((len(match[1] or "") for match in ends if match), default=0)
    return [(decimal_sign + "0" * longest)[len(match[1] or "") : longest] if match else "" for match in ends]
