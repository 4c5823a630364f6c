"""Renders the blocks of a document as HTML.

`RENDERERS` is the list of all kinds of blocks that can be written; a new kind of block adds a line to it.
"""

from __future__ import annotations

from typing import Any

from briefing.document.blocks import (
    Colophon,
    Contents,
    DataTable,
    Figure,
    Heading,
    ItemList,
    KeyFigures,
    KeyPoints,
    Notes,
    Paragraph,
    Quotation,
    SectionBlock,
    TitleBlock,
    Tone,
)
from briefing.document.visit import entries_after
from briefing.html import captioned, endnotes
from briefing.html.body_writer import BodyWriter, HtmlRenderer
from briefing.html.drawings import logo_image
from briefing.html.markup import NOTHING, Html, element, joined


def title_block(block: TitleBlock, writer: BodyWriter) -> Html:
    """The logo, if there is one; the title, the subtitle, and a line of short texts."""
    logo = writer.theme.stationery.logo
    image = logo_image(logo, writer.theme.body_size, writer.paints) if logo else NOTHING
    title = element("h1", writer.words(block.title), id=block.anchor)
    subtitle = element("p", writer.words(block.subtitle), class_="subtitle") if block.subtitle else NOTHING
    items = (element("li", writer.words(part)) for part in block.meta)
    meta = element("ul", *items, class_="meta") if block.meta else NOTHING
    return element("div", image, element("div", title, subtitle, meta), class_="opening")


def key_points(block: KeyPoints, writer: BodyWriter) -> Html:
    """The tinted panel with its numbered points."""
    name = element("h2", block.title, id="key-points", class_="kicker")
    points = element("ol", *(element("li", writer.words(point)) for point in block.points))
    return element("section", name, points, class_="points", aria_labelledby="key-points")


def key_figures(block: KeyFigures, writer: BodyWriter) -> Html:
    """The strip of tiles under its name: the value with its sign, which lead to the note; what it measures; when."""
    name = element("h2", block.title, id="key-figures", class_="kicker")
    tiles = []
    for tile in block.tiles:
        sign = element("span", tile.sign, class_="sign") if tile.sign else NOTHING
        value = writer.elements.value(tile.fact, tile.sign + tile.value, joined(sign, tile.value))
        figure = element("p", writer.inlines.cited(value, tile.marks), class_="figure")
        label = joined(writer.words(tile.label), writer.inlines.marks(tile.marks))
        detail = element("p", writer.words(tile.detail), class_="detail")
        tiles.append(element("li", figure, element("p", label, class_="measure"), detail))
    return element("section", name, element("ul", *tiles), class_="tiles", aria_labelledby="key-figures")


def contents(block: Contents, writer: BodyWriter) -> Html:
    """The parts that follow, as links."""
    links = (
        element("li", element("a", writer.words(entry.title), href=f"#{entry.anchor}"))
        for entry in entries_after(block, writer.document)
    )
    side = element("div", element("h2", block.title, id="contents"), class_="side")
    return element("nav", side, element("ol", *links, class_="text"), class_="part", aria_labelledby="contents")


def section(block: SectionBlock, writer: BodyWriter) -> Html:
    """Its name and flags stand in the margin column, what it holds in the text column."""
    flags = (element("p", flag, class_="flag") for flag in block.flags)
    content = element("div", writer.blocks(block.blocks), class_="text")
    return writer.part(block.anchor, writer.words(block.title), content, *flags)


def heading(block: Heading, writer: BodyWriter) -> Html:
    """A heading of level 2 to 6."""
    return element(f"h{min(max(block.level, 2), 6)}", writer.words(block.content), id=block.anchor)


def paragraph(block: Paragraph, writer: BodyWriter) -> Html:
    """A paragraph, its label before it if its tone is not plain."""
    if block.tone is Tone.PLAIN:
        return element("p", writer.words(block.content), class_="small" if block.small else None)
    label = joined(element("strong", block.label, class_="label"), " ") if block.label else NOTHING
    return element("p", label, writer.words(block.content), class_=f"tone {block.tone}")


def item_list(block: ItemList, writer: BodyWriter) -> Html:
    """A list, numbered or not."""
    items = (element("li", writer.blocks(item)) for item in block.items)
    return element("ol" if block.ordered else "ul", *items)


def quotation(block: Quotation, writer: BodyWriter) -> Html:
    """A speaker's words, and whose they are."""
    words = element("blockquote", element("p", writer.words(block.content)))
    who = element("figcaption", writer.words(block.attribution)) if block.attribution else NOTHING
    return element("figure", words, who, class_="quotation")


RENDERERS: dict[type[Any], HtmlRenderer] = {
    TitleBlock: title_block,
    KeyPoints: key_points,
    KeyFigures: key_figures,
    Contents: contents,
    SectionBlock: section,
    Heading: heading,
    Paragraph: paragraph,
    ItemList: item_list,
    Quotation: quotation,
    Figure: captioned.figure,
    DataTable: captioned.data_table,
    Notes: endnotes.notes,
    Colophon: endnotes.colophon,
}
