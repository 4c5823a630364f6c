"""The parts of a document without layout: templates and charts fill them, pages read them.

Nothing here knows Jinja, matplotlib or ReportLab.  Every run of text says what it is: plain
words, a value that a fact backs, a note mark, or a stamp (a date, a reference, …) that is
a number without being a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from briefing.document.drawing import DisplayList


class StampRole(StrEnum):
    """What a text with digits is, if it is no value of a fact."""

    DATE = "date"
    PERIOD = "period"
    REFERENCE = "reference"
    VERSION = "version"
    CONTACT = "contact"
    DIGEST = "digest"
    COUNT = "count"
    FORMULA = "formula"
    NAME = "name"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words; no digit stands in them."""

    text: str
    strong: bool = False
    emphasis: bool = False
    muted: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """The value of `fact` as `words` with its qualifier; `quoted` if the words are its evidence's."""

    fact: str
    words: str
    strong: bool = False
    emphasis: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The superscript number that leads to a note."""

    note: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """Words with digits that are no value: a date, a reference number, a version."""

    text: str
    role: StampRole
    strong: bool = False
    emphasis: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Allowed:
    """Words that look like a value and are none, with the author's reason."""

    text: str
    reason: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an https or mailto address."""

    href: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A forced line end."""


Inline: TypeAlias = Text | Mention | Mark | Stamp | Allowed | Link | Break
Inlines: TypeAlias = tuple[Inline, ...]


class Tone(StrEnum):
    """Whose thought a paragraph is, so that the page can show the difference."""

    PLAIN = "plain"
    ASSUMPTION = "assumption"
    JUDGEMENT = "judgement"
    CAVEAT = "caveat"


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The band that opens page 1."""

    title: Inlines
    subtitle: Inlines = ()
    meta: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section (level 3 and deeper) or of a part that is no section (level 2)."""

    level: int
    content: Inlines
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a `label` such as "Judgement" is printed before a tone that is not plain."""

    content: Inlines
    tone: Tone = Tone.PLAIN
    label: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list; each item is a tuple of blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class KeyPoints:
    """The tinted panel of page 1."""

    title: str
    points: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure: `sign` (≈, >, ≥, …) and `value` make the big line, `label` names the measure."""

    fact: str
    sign: str
    value: str
    label: Inlines
    detail: Inlines
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The strip of tiles on page 1."""

    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption: the finding as `title`, then measure, place and period; a source line; alt text."""

    anchor: str
    number: Stamp
    title: Inlines
    subtitle: Inlines
    drawing: DisplayList
    source: Inlines
    alt: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its head, its share of the width, and whether figures align right in it."""

    head: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table whose first column holds the row headers; every cell is a run of inlines."""

    anchor: str
    number: Stamp
    title: Inlines
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    source: Inlines = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A speaker's own words set off from the text; an outlet's report never becomes one."""

    content: Inlines
    attribution: Inlines


@dataclass(frozen=True, slots=True)
class Note:
    """What one note mark leads to: the words, who said them, where and when."""

    number: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of the document, in order of number."""

    title: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the document; `flags` such as "single source" stand beside its title."""

    anchor: str
    title: Inlines
    blocks: tuple[Block, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Colophon:
    """How the document was made: short lines at its very end."""

    title: str
    lines: tuple[Inlines, ...]


Block: TypeAlias = (
    TitleBlock
    | Heading
    | Paragraph
    | ItemList
    | KeyPoints
    | KeyFigures
    | Figure
    | DataTable
    | Quotation
    | Notes
    | Section
    | Colophon
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands at head and foot of every page; `page` has the places {page} and {pages}."""

    marking: str
    running: Inlines
    page: str = "{page} / {pages}"
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document, ready to be laid out; `title` and what follows become its metadata."""

    id: str
    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    date: date
    furniture: Furniture
    blocks: tuple[Block, ...] = field(default=())


def plain(content: Inlines) -> str:
    """The text of `content` without marks and styles: for bookmarks, metadata and tests."""
    return "".join(_words(run) for run in content)


def _words(run: Inline) -> str:
    match run:
        case Text(text=text) | Stamp(text=text) | Allowed(text=text):
            return text
        case Mention(words=words):
            return words
        case Link(content=content):
            return plain(content)
        case Mark():
            return ""
        case Break():
            return " "
