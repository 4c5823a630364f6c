"""A document in, the same with its sections numbered out, and the headings inside them."""

from __future__ import annotations

from itertools import count

from briefing.document.blocks import Block, Document, Heading, Inlines, Section, Stamp, Text
from briefing.document.roles import Role

_GAP = Text("\u00a0 ")


def numbered(document: Document) -> Document:
    """Sections as 1, 2, …; headings of the third level in them as 1.1, 1.2, …; other parts have no number."""
    numbers = count(1)
    return document._replace(
        blocks=tuple(
            _section(block, next(numbers)) if isinstance(block, Section) else block for block in document.blocks
        )
    )


def _section(section: Section, number: int) -> Section:
    below = count(1)
    blocks = tuple(_heading(block, f"{number}.", below) for block in section.blocks)
    return section._replace(title=_with(str(number), section.title), blocks=blocks)


def _heading(block: Block, prefix: str, numbers: count[int]) -> Block:
    if isinstance(block, Heading) and block.level == 3:
        return block._replace(content=_with(f"{prefix}{next(numbers)}", block.content))
    return block


def _with(number: str, words: Inlines) -> Inlines:
    return (Stamp(number, Role.CAPTION), _GAP, *words)
