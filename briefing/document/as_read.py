"""The lines of a document as they are read: a caption with its number, a key figure with its label, a row's value.

What stands on a page beside a value belongs to what the value says, whichever block or cell it is from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefing.document import blocks
from briefing.document.drawing import TextOp
from briefing.document.occurrences import Role
from briefing.document.visit import find, walk

OTHER = "\ue002"
"""Stands for quotes and allowed words."""
GAP = blocks.Text(" ")
"""Stands between what is read together and is no sentence: a label and its value, the cells of a row."""
_SHORT = 4
"""Letters of a label that may be a part of a word."""


def lines_of(document: blocks.Document) -> Iterator[blocks.Inlines]:
    """Each line of a document, links as their words."""
    for block in walk(document.blocks):
        yield from map(without_links, _lines(block))
    yield document.furniture.running


def without_links(line: blocks.Inlines) -> blocks.Inlines:
    """The same runs, with the words of links in their place."""
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


def languages_of(line: blocks.Inlines) -> list[str]:
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
