"""Numbers the sections of a document, and the headings in them, where the theme wants that."""

from __future__ import annotations

from itertools import count

from briefing.document.blocks import Block, Document, Heading, Inlines, SectionBlock, Stamp, Text
from briefing.document.roles import Role

_GAP = Text("\u00a0 ")


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
