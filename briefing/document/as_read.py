"""The lines of a document as they are read: a caption with its number, a key figure with its label, a row's value.

What stands on a page beside a value belongs to what the value says, whichever block or cell it is from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefing.document.blocks import (
    Allowed,
    Block,
    CodeBlock,
    Colophon,
    Contents,
    DataTable,
    Document,
    Figure,
    Heading,
    Illustration,
    Inline,
    Inlines,
    ItemList,
    KeyFigures,
    KeyPoints,
    Link,
    Mark,
    Mention,
    Notes,
    Paragraph,
    Quotation,
    SectionBlock,
    Stamp,
    Text,
    TextTable,
    TitleBlock,
    Toned,
)
from briefing.document.drawing import TextOp
from briefing.document.occurrences import Role
from briefing.document.visit import find, walk

OTHER = "\ue002"
"""Stands for quotes and allowed words."""
GAP = Text(" ")
"""Stands between what is read together and is no sentence: a label and its value, the cells of a row."""
_SHORT = 4
"""Letters of a label that may be a part of a word."""


def lines_of(document: Document) -> Iterator[Inlines]:
    """Each line of a document, links as their words."""
    for block in walk(document.blocks):
        yield from map(without_links, _lines(block))
    yield document.furniture.running


def without_links(line: Inlines) -> Inlines:
    """The same runs, with the words of links in their place."""
    return tuple(inner for run in line for inner in (without_links(run.content) if isinstance(run, Link) else (run,)))


def words_around(document: Document) -> tuple[str, ...]:
    """The texts around the pages, with their {places}."""
    furniture = document.furniture
    return (furniture.page, furniture.draft, furniture.note, furniture.back)


def as_words(run: Inline) -> str:
    """A run as it reads; a quote and what is allowed are read by themselves."""
    match run:
        case Text(text=text) | Stamp(text=text) | Mention(words=text, quoted=False):
            return text
        case Mention() | Allowed():
            return OTHER
    return "" if isinstance(run, Mark) else " "


def languages_of(line: Inlines) -> list[str]:
    """The language of the words that each run stands among: those before it, else those after it."""
    found: list[str | None] = []
    for run in line:
        is_word = isinstance(run, Text) and any(map(str.isalnum, run.text))
        found.append(run.lang if isinstance(run, Text) and is_word else found[-1] if found else None)
    first = next((lang for lang in found if lang is not None), None)
    own = next((run.lang for run in line if isinstance(run, Mention | Stamp)), "")
    return [lang if lang is not None else own if first is None else first for lang in found]


def _lines(block: Block) -> Iterator[Inlines]:
    match block:
        case TitleBlock():
            yield from (block.title, block.subtitle, block.authors, *block.meta)
        case Heading(content=content):
            yield content
        case Paragraph(content=content) | CodeBlock(content=content):
            yield content
        case Toned(label=label, opening=opening):
            yield (Text(f"{label}:"), GAP, *opening)
        case KeyPoints(title=title):
            yield (Text(title),)
        case KeyFigures(title=title):
            yield (Text(title),)
            for tile in block.tiles:
                value = Mention(tile.fact, tile.sign + tile.value)
                yield (value, GAP, *tile.label, Text("; "), *tile.detail, *tile.marks)
        case Figure():
            yield from ((block.number, GAP, *block.title), block.subtitle, block.source)
            rows = defaultdict[float, list[TextOp]](list)
            for op in block.drawing.ops:
                if isinstance(op, TextOp) and not op.fact and op.role is Role.LABEL:
                    yield (Text(op.text),)
                    rows[op.y].append(op)
            # Short labels that stand at one height may be read as one.
            for row in rows.values():
                if len(row) > 1 and all(len(op.text) < _SHORT for op in row):
                    yield (Text("".join(op.text for op in sorted(row, key=lambda op: op.x))),)
        case Illustration():
            yield from ((block.number, GAP, *block.title), block.source, (Text(block.alt),))
        case DataTable():
            yield from ((block.number, GAP, *block.title), block.source)
            yield from (column.words for column in block.columns)
            for first, second, *others in block.rows:
                yield from ((*first, GAP, *second), *others)
        case TextTable(head=head):
            yield _row(head)
            for cells in block.rows:
                yield _row(cells)
                # What heads a column belongs to what each of its values says.
                yield from (_row(pair) for pair in zip(head, cells, strict=True) if any(find(pair[1], Mention)))
        case ItemList(items=items, ordered=True, start=start) if start != 1:
            for number, item in enumerate(items, start):
                if item and isinstance(item[0], Paragraph):
                    yield (Stamp(str(number), Role.NUMBER), GAP, *item[0].content)
        case Quotation(blocks=(*_, Paragraph(content=content)), attribution=attribution) if attribution:
            yield (*content, GAP, *attribution)
        case Quotation(attribution=attribution):
            yield attribution
        case Notes(title=title):
            yield from ((Text(title),), *(group.title for group in block.groups), *block.notes)
        case SectionBlock():
            yield from (block.title, *((Text(flag),) for flag in block.flags))
        case Contents(title=title):
            yield (Text(title),)
        case Colophon(title=title):
            yield from ((Text(title),), *block.lines)


def _row(cells: Iterable[Inlines]) -> Inlines:
    return tuple(run for cell in cells for run in (*cell, GAP))
