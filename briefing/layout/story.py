"""Makes the story of a document: the flowables of all its blocks, in reading order.

`RENDERERS` is the list of all kinds of blocks that can be laid out; a new kind of block adds a line to it.
"""

from __future__ import annotations

from typing import Any

from briefing.document.blocks import (
    Colophon,
    Contents,
    DataTable,
    Figure,
    ForeignFlowable,
    Heading,
    ItemList,
    KeyFigures,
    KeyPoints,
    Notes,
    Paragraph,
    Quotation,
    SectionBlock,
    TitleBlock,
)
from briefing.layout import back_matter, contents, figures_and_tables, foreign, front_matter, text_blocks
from briefing.layout.builder import Renderer, StoryBuilder
from briefing.layout.flowables import Flowable
from briefing.layout.pages import PageTemplate
from briefing.layout.runs import Node, Typesetter

RENDERERS: dict[type[Any], Renderer] = {
    TitleBlock: front_matter.title_band,
    KeyPoints: front_matter.key_points,
    KeyFigures: front_matter.key_figures,
    Contents: contents.contents_list,
    SectionBlock: text_blocks.section,
    Heading: text_blocks.heading,
    Paragraph: text_blocks.paragraph,
    ItemList: text_blocks.item_list,
    Quotation: text_blocks.quotation,
    Figure: figures_and_tables.figure,
    ForeignFlowable: foreign.foreign_flowable,
    DataTable: figures_and_tables.data_table,
    Notes: back_matter.notes,
    Colophon: back_matter.colophon,
}


def make_story(typesetter: Typesetter, template: PageTemplate) -> list[Flowable]:
    """The flowables of the typesetter's document, which notes the characters that no face has."""
    document = typesetter.document
    builder = StoryBuilder(typesetter, template, RENDERERS)
    root = Node("Document", lang=document.language)
    return [flowable for block in document.blocks for flowable in builder.flowables(block, root)]
