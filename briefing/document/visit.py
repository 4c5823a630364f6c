"""Walks over the blocks of a document, so that no other module need know which hold others, and reads their lines.

A block that holds blocks has `blocks` or `children`, one that links can lead to has an `anchor`, and one that a
list of contents names has an `entry`; a new kind of block has what applies to it. A caption is read with its number, a
row with its value: what stands on a page beside a value belongs to what the value says, whichever block it is from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any, TypeVar

from briefing.document import blocks
from briefing.document.drawing import DisplayList, TextOp
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


_WHOLE = (DisplayList, blocks.Text, blocks.Mention, blocks.Stamp, blocks.Allowed, blocks.Mark)
"""What holds nothing else that anybody looks for."""


def walk(members: Iterable[blocks.Block]) -> Iterator[blocks.Block]:
    """`blocks` and all blocks in them, in the order of the document; each comes before those that it holds."""
    for block in members:
        yield block
        yield from walk(getattr(block, "children", getattr(block, "blocks", ())))


def find(part: object, kind: type[T] | tuple[type[T], ...]) -> Iterator[T]:
    """Every inline, tile or drawing of a kind in `part` (a block, runs, or a tuple of these), but none in a drawing."""
    sought: tuple[type, ...] = (tuple, *(kind if isinstance(kind, tuple) else (kind,)))
    waiting = [part]
    while waiting:  # without a generator for each part: all blocks are searched several times
        one = waiting.pop()
        if isinstance(one, kind):
            yield one
        if isinstance(one, tuple) and not isinstance(one, _WHOLE):
            waiting += [inner for inner in reversed(one) if isinstance(inner, sought)]


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

    def renamed(block: Any) -> Any:
        if "anchor" not in block._fields or not (anchor := block.anchor):
            return block
        forms = (f"{anchor}-{number}" if number > 1 else anchor for number in count(1))
        free = next(form for form in forms if form not in taken)
        taken.add(free)
        return block._replace(anchor=free)

    return document._replace(blocks=tuple(changed(document.blocks, renamed)))


def changed(members: Iterable[Any], change: Callable[[Any], Any]) -> Iterator[Any]:
    """The blocks as `change` makes them, and so those that stand in them."""
    for block in map(change, members):
        match block:
            case blocks.SectionBlock() | blocks.Toned() | blocks.Quotation() | blocks.SideBySide():
                yield block._replace(blocks=tuple(changed(block.blocks, change)))
            case blocks.ItemList():
                yield block._replace(items=tuple(tuple(changed(item, change)) for item in block.items))
            case blocks.KeyPoints():
                yield block._replace(points=tuple(tuple(changed(point, change)) for point in block.points))
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


OTHER = "\ue002"
"""Stands for quotes and allowed words."""
GAP = blocks.Text(" ")
"""Stands between what is read together and is no sentence: a label and its value, the cells of a row."""
_SHORT = 4
"""Letters of a label that may be a part of a word."""


def text_lines(document: blocks.Document) -> Iterator[blocks.Inlines]:
    """Each line of a document, links as their words."""
    for block in walk(document.blocks):
        yield from map(without_links, _lines(block))
    yield document.furniture.running


def without_links(line: blocks.Inlines) -> blocks.Inlines:
    """The same runs, with the words of links in their place."""
    if blocks.Link not in map(type, line):
        return line
    return tuple(
        inner for run in line for inner in (without_links(run.content) if isinstance(run, blocks.Link) else (run,))
    )


def words_around(document: blocks.Document) -> tuple[str, ...]:
    """The texts around the pages, with their {places}."""
    furniture = document.furniture
    return (furniture.page, furniture.draft, furniture.note, furniture.back)


def as_words(run: blocks.Inline) -> str:
    """A run as it reads; a quote and what is allowed are read by themselves."""
    match run:
        case blocks.Text(text=text) | blocks.Stamp(text=text) | blocks.Mention(words=text, quoted=False):
            return text
        case blocks.Mention() | blocks.Allowed():
            return OTHER
    return "" if isinstance(run, blocks.Mark) else " "


def languages_around(line: blocks.Inlines) -> list[str]:
    """The language of the words that each run stands among: those before it, else those after it."""
    found: list[str | None] = []
    for run in line:
        is_word = isinstance(run, blocks.Text) and any(map(str.isalnum, run.text))
        found.append(run.lang if isinstance(run, blocks.Text) and is_word else found[-1] if found else None)
    first = next((lang for lang in found if lang is not None), None)
    own = next((run.lang for run in line if isinstance(run, blocks.Mention | blocks.Stamp)), "")
    return [lang if lang is not None else own if first is None else first for lang in found]


def _lines(block: blocks.Block) -> Iterator[blocks.Inlines]:
    match block:
        case blocks.TitleBlock():
            yield from (block.title, block.subtitle, block.authors, *block.meta)
        case blocks.Heading(content=content):
            yield content
        case blocks.Paragraph(content=content) | blocks.CodeBlock(content=content):
            yield content
        case blocks.Toned(label=label, opening=opening):
            yield (blocks.Text(f"{label}:"), GAP, *opening)
        case blocks.KeyPoints(title=title):
            yield (blocks.Text(title),)
        case blocks.KeyFigures(title=title):
            yield (blocks.Text(title),)
            for tile in block.tiles:
                value = blocks.Mention(tile.fact, tile.sign + tile.value)
                unit = (blocks.Text(" "), *tile.unit) if tile.unit else ()
                yield (value, *unit, GAP, *tile.label, blocks.Text("; "), *tile.detail, *tile.marks)
        case blocks.Figure():
            yield from ((block.number, GAP, *block.title), block.subtitle, block.source)
            rows = defaultdict[float, list[TextOp]](list)
            for op in block.drawing.texts:
                if not op.fact and op.role is Role.LABEL:
                    yield (blocks.Text(op.text),)
                    rows[op.y].append(op)
            # Short labels that stand at one height may be read as one.
            for row in rows.values():
                if len(row) > 1 and all(len(op.text) < _SHORT for op in row):
                    yield (blocks.Text("".join(op.text for op in sorted(row, key=lambda op: op.x))),)
        case blocks.Illustration():
            yield from ((block.number, GAP, *block.title), block.source, (blocks.Text(block.alt),))
        case blocks.DataTable():
            yield from ((block.number, GAP, *block.title), block.source)
            yield from (column.words for column in block.columns)
            for first, second, *others in block.rows:
                yield from ((*first, GAP, *second), *others)
        case blocks.TextTable(head=head):
            yield _row(head)
            for cells in block.rows:
                yield _row(cells)
                yield from (cell for cell in cells if [*map(type, cell)] == [blocks.Stamp])
                # What heads a column belongs to what each of its values says.
                yield from (_row(pair) for pair in zip(head, cells, strict=True) if any(find(pair[1], blocks.Mention)))
        case blocks.ItemList(items=items, ordered=True, start=start) if start != 1:
            for number, item in enumerate(items, start):
                if item and isinstance(item[0], blocks.Paragraph):
                    yield (blocks.Stamp(str(number), Role.NUMBER), GAP, *item[0].content)
        case blocks.Quotation(blocks=(*_, blocks.Paragraph(content=content)), attribution=attribution) if attribution:
            yield (*content, GAP, *attribution)
        case blocks.Quotation(attribution=attribution):
            yield attribution
        case blocks.Notes(title=title):
            yield from ((blocks.Text(title),), *(group.title for group in block.groups), *block.notes)
        case blocks.SectionBlock():
            yield from (block.title, *((blocks.Text(flag),) for flag in block.flags))
        case blocks.Contents(title=title):
            yield (blocks.Text(title),)
        case blocks.Colophon(title=title):
            yield from ((blocks.Text(title),), *block.lines)


def _row(cells: Iterable[blocks.Inlines]) -> blocks.Inlines:
    return tuple(run for cell in cells for run in (*cell, GAP))
