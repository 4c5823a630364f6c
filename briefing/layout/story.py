"""Makes the story of a document: the flowables of all its blocks, in reading order.

`RENDERERS` is the list of all kinds of blocks that can be laid out; a new kind of block adds a line to it.
"""

from __future__ import annotations

from typing import Any

from briefing.document.blocks import (
    CodeBlock,
    Colophon,
    Contents,
    DataTable,
    Figure,
    ForeignFlowable,
    Heading,
    Illustration,
    ItemList,
    KeyFigures,
    KeyPoints,
    Notes,
    Paragraph,
    Quotation,
    SectionBlock,
    TextTable,
    ThematicBreak,
    TitleBlock,
    Toned,
)
from briefing.layout import back_matter, contents, foreign, front_matter
from briefing.layout.builder import (
    Renderer,
    StoryBuilder,
    code_block,
    data_table,
    figure,
    heading,
    illustration,
    item_list,
    paragraph,
    quotation,
    section,
    text_table,
    thematic_break,
    toned,
)
from briefing.layout.flowables import Flowable
from briefing.layout.pages import PageTemplate
from briefing.layout.runs import Node, Typesetter

RENDERERS: dict[type[Any], Renderer] = {
    TitleBlock: front_matter.title_band,
    KeyPoints: front_matter.key_points,
    KeyFigures: front_matter.key_figures,
    Contents: contents.contents_list,
    SectionBlock: section,
    Heading: heading,
    Paragraph: paragraph,
    Toned: toned,
    CodeBlock: code_block,
    ThematicBreak: thematic_break,
    TextTable: text_table,
    ItemList: item_list,
    Quotation: quotation,
    Figure: figure,
    Illustration: illustration,
    ForeignFlowable: foreign.foreign_flowable,
    DataTable: data_table,
    Notes: back_matter.notes,
    Colophon: back_matter.colophon,
}


def make_story(typesetter: Typesetter, template: PageTemplate) -> list[Flowable]:
    """The flowables of the typesetter's document, which notes the characters that no face has."""
    document = typesetter.document
    builder = StoryBuilder(typesetter, template, RENDERERS)
    root = Node("Document", lang=document.language)
    return [flowable for block in document.blocks for flowable in builder.flowables(block, root)]
