"""Walks over the blocks of a document, so that no other module need know which blocks hold others; numbers sections.

A block that holds blocks has `blocks` or `children`, one that links can lead to has an `anchor`, and one that a
list of contents names has an `entry`; a new kind of block has what applies to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, TypeVar

from briefing.document.blocks import (
    Block,
    Colophon,
    Contents,
    Document,
    Heading,
    Inlines,
    ItemList,
    KeyPoints,
    Mention,
    Notes,
    Quotation,
    SectionBlock,
    SideBySide,
    Stamp,
    Text,
    Tile,
    Toned,
)
from briefing.document.drawing import DisplayList
from briefing.document.occurrences import Role
from briefing.records import NamedTuple

T = TypeVar("T")
_RESERVED = ("title", "notes", "colophon", "contents", "key-points", "key-figures")
"""The anchors of parts that have one name always, and the ids that HTML gives to parts which have no anchor."""
_GAP = Text("\u00a0 ")


class ContentsEntry(NamedTuple):
    """What a list of contents says of one part: where it stands, and its title."""

    anchor: str
    title: Inlines


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` and all blocks in them, in the order of the document; each comes before those that it holds."""
    for block in blocks:
        yield block
        yield from walk(getattr(block, "children", getattr(block, "blocks", ())))


def find(part: object, kind: type[T] | tuple[type[T], ...]) -> Iterator[T]:
    """Every inline, tile or drawing of a kind in `part` (a block, runs, or a tuple of these), but none in a drawing."""
    if isinstance(part, kind):
        yield part
    if isinstance(part, tuple) and not isinstance(part, DisplayList):
        for inner in part:
            if isinstance(inner, tuple):
                yield from find(inner, kind)
            elif isinstance(inner, kind):
                yield inner


def anchors_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The names that links may lead to, but for those of note marks."""
    for block in walk(blocks):
        if anchor := getattr(block, "anchor", ""):
            yield anchor
        if isinstance(block, Notes):
            yield from (mark.target for mark, _ in block.marked)


def entries_after(contents: Contents, document: Document) -> Iterator[ContentsEntry]:
    """The parts of the document that follow `contents`, or the part that `contents` stands in."""
    place = next(index for index, block in enumerate(document.blocks) if contents in walk((block,)))
    for block in document.blocks[place + 1 :]:
        if title := getattr(block, "entry", ()):
            yield ContentsEntry(getattr(block, "anchor", ""), title)


def with_unique_anchors(document: Document) -> Document:
    """`document` with each anchor once: the first block with an anchor keeps it, others get a number.

    An author's heading "Note 1" or "Table 1" must not take the place of the note or table of that name, nor
    one chart that is shown twice lead to its first place only.
    """
    taken = {*_RESERVED, *anchors_of(block for block in walk(document.blocks) if isinstance(block, Notes))}
    return document._replace(blocks=tuple(_renamed(document.blocks, taken)))


def _renamed(blocks: Iterable[Any], taken: set[str]) -> Iterator[Any]:
    for block in blocks:
        if "anchor" in block._fields and (anchor := block.anchor):
            forms = (f"{anchor}-{number}" if number > 1 else anchor for number in count(1))
            free = next(form for form in forms if form not in taken)
            taken.add(free)
            block = block._replace(anchor=free)
        match block:
            case SectionBlock() | Toned() | Quotation() | SideBySide():
                yield block._replace(blocks=tuple(_renamed(block.blocks, taken)))
            case ItemList():
                yield block._replace(items=tuple(tuple(_renamed(item, taken)) for item in block.items))
            case KeyPoints():
                yield block._replace(points=tuple(tuple(_renamed(point, taken)) for point in block.points))
            case _:
                yield block


def with_digest(document: Document, digest: str) -> Document:
    """`document` with its digest in the place that its colophon has for it."""

    def line(runs: Inlines) -> Inlines:
        return tuple(
            run._replace(text=digest) if isinstance(run, Stamp) and run.role is Role.DIGEST else run for run in runs
        )

    blocks = (
        block._replace(lines=tuple(map(line, block.lines))) if isinstance(block, Colophon) else block
        for block in document.blocks
    )
    return document._replace(blocks=tuple(blocks))


def numbered(document: Document) -> Document:
    """Sections as 1, 2, …; headings of the third level in them as 1.1, 1.2, …; other parts have no number."""
    blocks: list[Block] = []
    numbers = count(1)
    for block in document.blocks:
        if isinstance(block, SectionBlock):
            number, below, inside = next(numbers), count(1), list[Block]()
            for inner in block.blocks:
                if isinstance(inner, Heading) and inner.level == 3:
                    inner = inner._replace(content=_with(f"{number}.{next(below)}", inner.content))
                inside.append(inner)
            block = block._replace(title=_with(str(number), block.title), blocks=tuple(inside))
        blocks.append(block)
    return document._replace(blocks=tuple(blocks))


def _with(number: str, words: Inlines) -> Inlines:
    return (Stamp(number, Role.CAPTION), _GAP, *words)


def count_values(part: object) -> int:
    """How many values of facts stand in a block and all below it, drawings included."""
    count = 0
    for found in find(part, (Mention, Tile, DisplayList)):
        match found:
            case Mention(quoted=quoted):
                count += not quoted
            case Tile():
                count += 1
            case DisplayList():
                count += sum(bool(text.fact) for text in found.texts)
    return count
