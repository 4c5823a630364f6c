"""A document in, the same with every anchor unique out, and what its links may lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from briefing.document.blocks import (
    Block,
    Colophon,
    Contents,
    DataTable,
    Document,
    Figure,
    Heading,
    Inlines,
    Mark,
    Notes,
    Section,
    Text,
    bare,
)
from briefing.document.drawing import DisplayList

NOTES, COLOPHON = "notes", "colophon"
_OURS = frozenset({"title", "contents", "key-points", "key-figures", NOTES, COLOPHON})


class Entry(NamedTuple):
    """A part that a list of contents leads to."""

    anchor: str
    title: Inlines


def with_unique_anchors(document: Document) -> Document:
    """`document`, its anchors as they are, or numbered where one is taken: by another, a note, or a part of ours."""
    ours = {*_OURS, *anchors_of(block for block in document.blocks if isinstance(block, Notes))}
    return document._replace(blocks=tuple(_named(document.blocks, ours)))


def anchors_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The anchors of blocks that links may lead to."""
    for block in blocks:
        match block:
            case Notes():
                yield from (NOTES, *(f"note-{note.number}" for note in block.notes))
            case Colophon():
                yield COLOPHON
            case Section():
                yield block.anchor
                yield from anchors_of(block.blocks)
            case Figure() | DataTable() | Heading() if block.anchor:
                yield block.anchor
            case _:
                pass


def marked(part: object) -> Iterator[int]:
    """The numbers of the notes to which marks in `part`, a block or any part of one, lead."""
    if isinstance(part, Mark):
        yield part.note
    elif isinstance(part, tuple) and not isinstance(part, DisplayList):
        for inner in part:
            yield from marked(inner)


def entries(document: Document, contents: Contents) -> Iterator[Entry]:
    """The sections and parts that follow `contents`, or the section that it stands in."""
    place = next(index for index, block in enumerate(document.blocks) if contents in _within(block))
    for block in document.blocks[place + 1 :]:
        match block:
            case Section():
                yield Entry(block.anchor, tuple(bare(block.title)))
            case Notes():
                yield Entry(NOTES, (Text(block.title),))
            case Colophon():
                yield Entry(COLOPHON, (Text(block.title),))
            case _:
                pass


def _within(block: Block) -> tuple[Block, ...]:
    return block.blocks if isinstance(block, Section) else (block,)


def _named(blocks: Iterable[Block], taken: set[str]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Section():
                anchor = _free(block.anchor, taken)
                yield block._replace(anchor=anchor, blocks=tuple(_named(block.blocks, taken)))
            case Figure() | DataTable() | Heading() if block.anchor:
                yield block._replace(anchor=_free(block.anchor, taken))
            case _:
                yield block


def _free(anchor: str, taken: set[str]) -> str:
    """`anchor`, or the first of its numbered forms that is free; it is taken from now on."""
    forms = (f"{anchor}-{number}" if number > 1 else anchor for number in count(1))
    free = next(form for form in forms if form not in taken)
    taken.add(free)
    return free
