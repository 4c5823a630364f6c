"""Makes the story of a document: the flowables of all its blocks, in reading order.

`RENDERERS` is the list of all kinds of blocks that can be laid out; a new kind of block adds a line to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.document import blocks
from briefing.layout import back_matter, front_matter
from briefing.layout.builder import (
    Lower,
    Renderer,
    StoryBuilder,
    code_block,
    data_table,
    heading,
    item_list,
    paragraph,
    quotation,
    section,
    text_table,
    thematic_break,
    toned,
)
from briefing.layout.figures import figure, foreign_flowable, illustration, side_by_side
from briefing.layout.flowables import Flowable
from briefing.layout.runs import Node, Typesetter
from briefing.layout.styles import PageTemplate
from briefing.layout.surfaces import NodeFinder

RENDERERS: dict[type[Any], Renderer] = {
    blocks.TitleBlock: front_matter.title_band,
    blocks.KeyPoints: front_matter.key_points,
    blocks.KeyFigures: front_matter.key_figures,
    blocks.Contents: front_matter.contents_list,
    blocks.SectionBlock: section,
    blocks.Heading: heading,
    blocks.Paragraph: paragraph,
    blocks.Toned: toned,
    blocks.CodeBlock: code_block,
    blocks.ThematicBreak: thematic_break,
    blocks.TextTable: text_table,
    blocks.ItemList: item_list,
    blocks.Quotation: quotation,
    blocks.Figure: figure,
    blocks.Illustration: illustration,
    blocks.ForeignFlowable: foreign_flowable,
    blocks.DataTable: data_table,
    blocks.SideBySide: side_by_side,
    blocks.Notes: back_matter.notes,
    blocks.Colophon: back_matter.colophon,
}


def make_story(typesetter: Typesetter, template: PageTemplate, lower: Lower | None = None) -> list[Flowable]:
    """The flowables of the typesetter's document, which notes the characters that no face has.

    Where pages have no room for charts as they are, `lower` draws them.
    """
    document = typesetter.document
    builder = StoryBuilder(typesetter, template, RENDERERS, lower)
    root = Node("Document", lang=document.language)
    return [flowable for block in document.blocks for flowable in builder.flowables(block, root)]


def reading_order(story: Iterable[Flowable], template: PageTemplate) -> tuple[Node, ...]:
    """The elements of `story` in its own order, which is the same whatever changes places on a page."""
    finder = NodeFinder()
    for flowable in story:
        flowable.draw(finder, 0, 0, template.width - flowable.left_indent)
    return tuple(finder.found)
