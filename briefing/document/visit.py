"""Walks over the blocks of a document, so that no other module need know which blocks hold others; numbers sections.

A block that holds blocks has `blocks` or `children`, one that links can lead to has an `anchor`, and one that a
list of contents names has an `entry`; a new kind of block has what applies to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, TypeVar

from briefing.document import blocks
from briefing.document.drawing import DisplayList
from briefing.document.occurrences import Role
from briefing.records import NamedTuple

T = TypeVar("T")
_RESERVED = ("title", "notes", "colophon", "contents", "key-points", "key-figures")
"""The anchors of parts that have one name always, and the ids that HTML gives to parts which have no anchor."""
_GAP = blocks.Text("\u00a0 ")


class ContentsEntry(NamedTuple):
    """What a list of contents says of one part: where it stands, and its title."""

    anchor: str
    title: blocks.Inlines


def walk(members: Iterable[blocks.Block]) -> Iterator[blocks.Block]:
    """`blocks` and all blocks in them, in the order of the document; each comes before those that it holds."""
    for block in members:
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


def anchors_of(members: Iterable[blocks.Block]) -> Iterator[str]:
    """The names that links may lead to, but for those of note marks."""
    for block in walk(members):
        if anchor := getattr(block, "anchor", ""):
            yield anchor
        if isinstance(block, blocks.Notes):
            yield from (mark.target for mark, _ in block.marked)


def entries_after(contents: blocks.Contents, document: blocks.Document) -> Iterator[ContentsEntry]:
    """The parts of the document that follow `contents`, or the part that `contents` stands in."""
    place = next(index for index, block in enumerate(document.blocks) if contents in walk((block,)))
    for block in document.blocks[place + 1 :]:
        if title := getattr(block, "entry", ()):
            yield ContentsEntry(getattr(block, "anchor", ""), title)


def with_unique_anchors(document: blocks.Document) -> blocks.Document:
    """`document` with each anchor once: the first block with an anchor keeps it, others get a number.

    An author's heading "Note 1" or "Table 1" must not take the place of the note or table of that name, nor
    one chart that is shown twice lead to its first place only.
    """
    taken = {*_RESERVED, *anchors_of(block for block in walk(document.blocks) if isinstance(block, blocks.Notes))}
    return document._replace(blocks=tuple(_renamed(document.blocks, taken)))


def _renamed(members: Iterable[Any], taken: set[str]) -> Iterator[Any]:
    for block in members:
        if "anchor" in block._fields and (anchor := block.anchor):
            forms = (f"{anchor}-{number}" if number > 1 else anchor for number in count(1))
            free = next(form for form in forms if form not in taken)
            taken.add(free)
            block = block._replace(anchor=free)
        match block:
            case blocks.SectionBlock() | blocks.Toned() | blocks.Quotation() | blocks.SideBySide():
                yield block._replace(blocks=tuple(_renamed(block.blocks, taken)))
            case blocks.ItemList():
                yield block._replace(items=tuple(tuple(_renamed(item, taken)) for item in block.items))
            case blocks.KeyPoints():
                yield block._replace(points=tuple(tuple(_renamed(point, taken)) for point in block.points))
            case _:
                yield block


def with_digest(document: blocks.Document, digest: str) -> blocks.Document:
    """`document` with its digest in the place that its colophon has for it."""

    def line(runs: blocks.Inlines) -> blocks.Inlines:
        return tuple(
            run._replace(text=digest) if isinstance(run, blocks.Stamp) and run.role is Role.DIGEST else run
            for run in runs
        )

    made = (
        block._replace(lines=tuple(map(line, block.lines))) if isinstance(block, blocks.Colophon) else block
        for block in document.blocks
    )
    return document._replace(blocks=tuple(made))


def numbered(document: blocks.Document) -> blocks.Document:
    """Sections as 1, 2, …; headings of the third level in them as 1.1, 1.2, …; other parts have no number."""
    made: list[blocks.Block] = []
    numbers = count(1)
    for block in document.blocks:
        if isinstance(block, blocks.SectionBlock):
            number, below, inside = next(numbers), count(1), list[blocks.Block]()
            for inner in block.blocks:
                if isinstance(inner, blocks.Heading) and inner.level == 3:
                    inner = inner._replace(content=_with(f"{number}.{next(below)}", inner.content))
                inside.append(inner)
            block = block._replace(title=_with(str(number), block.title), blocks=tuple(inside))
        made.append(block)
    return document._replace(blocks=tuple(made))


def _with(number: str, words: blocks.Inlines) -> blocks.Inlines:
    return (blocks.Stamp(number, Role.CAPTION), _GAP, *words)


def count_values(part: object) -> int:
    """How many values of facts stand in a block and all below it, drawings included."""
    count = 0
    for found in find(part, (blocks.Mention, blocks.Tile, DisplayList)):
        match found:
            case blocks.Mention(quoted=quoted):
                count += not quoted
            case blocks.Tile():
                count += 1
            case DisplayList():
                count += sum(bool(text.fact) for text in found.texts)
    return count
