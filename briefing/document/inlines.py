"""The runs of a line: plain words, values, note marks, stamps, links; each says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from briefing.document.occurrences import Role
from briefing.records import NamedTuple


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
