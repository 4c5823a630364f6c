"""Makes the story of a document: the flowables of all its blocks, in reading order.

`RENDERERS` is the list of all kinds of blocks that can be laid out; a new kind of block adds a line to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.document import blocks
from briefing.layout import back_matter, builder, figures, front_matter
from briefing.layout.flowables import Flowable
from briefing.layout.runs import Node, Typesetter
from briefing.layout.styles import PageTemplate
from briefing.layout.surfaces import NodeFinder

RENDERERS: dict[type[Any], builder.Renderer] = {
    blocks.TitleBlock: front_matter.title_band,
    blocks.KeyPoints: front_matter.key_points,
    blocks.KeyFigures: front_matter.key_figures,
    blocks.Contents: front_matter.contents_list,
    blocks.SectionBlock: builder.section,
    blocks.Heading: builder.heading,
    blocks.Paragraph: builder.paragraph,
    blocks.Toned: builder.toned,
    blocks.CodeBlock: builder.code_block,
    blocks.ThematicBreak: builder.thematic_break,
    blocks.TextTable: builder.text_table,
    blocks.ItemList: builder.item_list,
    blocks.Quotation: builder.quotation,
    blocks.Figure: figures.figure,
    blocks.Illustration: figures.illustration,
    blocks.ForeignFlowable: figures.foreign_flowable,
    blocks.DataTable: builder.data_table,
    blocks.SideBySide: figures.side_by_side,
    blocks.Notes: back_matter.notes,
    blocks.Colophon: back_matter.colophon,
}


def make_story(typesetter: Typesetter, template: PageTemplate, lower: builder.Lower | None = None) -> list[Flowable]:
    """The flowables of the typesetter's document, which notes the characters that no face has.

    Where pages have no room for charts as they are, `lower` draws them.
    """
    document = typesetter.document
    story = builder.StoryBuilder(typesetter, template, RENDERERS, lower)
    root = Node("Document", lang=document.language)
    return [flowable for block in document.blocks for flowable in story.flowables(block, root)]


def reading_order(story: Iterable[Flowable], template: PageTemplate) -> tuple[Node, ...]:
    """The elements of `story` in its own order, which is the same whatever changes places on a page."""
    finder = NodeFinder()
    for flowable in story:
        flowable.draw(finder, 0, 0, template.width - flowable.left_indent)
    return tuple(finder.found)
