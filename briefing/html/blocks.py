"""The blocks of a document in, the HTML of its body out: sections, paragraphs, lists, quotations, contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefing.document.blocks import (
    Block,
    Colophon,
    Contents,
    DataTable,
    Document,
    Figure,
    Heading,
    ItemList,
    KeyFigures,
    KeyPoints,
    Mark,
    Notes,
    Paragraph,
    Quotation,
    Section,
    TitleBlock,
    Tone,
)
from briefing.document.occurrences import Attachment
from briefing.document.visit import anchors_of, entries_after, find
from briefing.html.closing import colophon, notes
from briefing.html.declared import Register
from briefing.html.exhibits import Exhibits
from briefing.html.logo import logo_image
from briefing.html.markup import NOTHING, Html, element, joined
from briefing.html.opening import key_figures, key_points, title_block
from briefing.html.palette import Paints
from briefing.html.runs import RunWriter
from briefing.themes.theme import Theme


class BodyWriter:
    """Writes the blocks of one document; `runs` keeps what was declared, `paints` the colours that drawings use.

    `facts` are canonical; `files` are its attachments.
    """

    def __init__(self, document: Document, theme: Theme, facts: Mapping[str, Any], files: Sequence[Attachment]) -> None:
        self.paints = Paints(theme)
        anchors = {*anchors_of(document.blocks), *(mark.anchor for mark in find(document.blocks, Mark))}
        self.runs = RunWriter(Register(facts["facts"]), anchors)
        self._document = document
        self._facts = facts
        self._files = {file.of: file for file in files}
        logo = theme.stationery.logo
        self._logo = logo_image(logo, theme.body_size, self.paints) if logo else NOTHING
        self._exhibits = Exhibits(self.runs, theme, self.paints, self._files)

    def blocks(self, blocks: Iterable[Block]) -> Html:
        """The blocks in their order."""
        return joined(*map(self._block, blocks))

    def _block(self, block: Block) -> Html:
        match block:
            case Section():
                return self._section(block)
            case Notes():
                return notes(block, self.runs, self._facts, self._document.language)
            case TitleBlock():
                return title_block(block, self._logo, self.runs)
            case KeyPoints():
                return key_points(block, self.runs)
            case KeyFigures():
                return key_figures(block, self.runs)
            case Contents():
                return self._contents(block)
            case Colophon():
                return colophon(block, self.runs, self._files.get(""))
            case Figure():
                return self._exhibits.figure(block)
            case DataTable():
                return self._exhibits.table(block)
            case Heading() | Paragraph() | ItemList() | Quotation():
                return self._text(block)

    def _section(self, section: Section) -> Html:
        """Its name and flags stand in the margin column, what it holds in the text column."""
        name = f"{section.anchor}-name"
        flags = (element("p", flag, class_="flag") for flag in section.flags)
        side = element("div", element("h2", self.runs.runs(section.title), id=name), *flags, class_="side")
        content = element("div", self.blocks(section.blocks), class_="text")
        return element("section", side, content, class_="part", id=section.anchor, aria_labelledby=name)

    def _contents(self, block: Contents) -> Html:
        links = (
            element("li", element("a", self.runs.runs(entry.title), href=f"#{entry.anchor}"))
            for entry in entries_after(block, self._document)
        )
        side = element("div", element("h2", block.title, id="contents"), class_="side")
        return element("nav", side, element("ol", *links, class_="text"), class_="part", aria_labelledby="contents")

    def _text(self, block: Heading | Paragraph | ItemList | Quotation) -> Html:
        match block:
            case Heading():
                level = min(max(block.level, 2), 6)
                return element(f"h{level}", self.runs.runs(block.content), id=block.anchor)
            case Paragraph(tone=Tone.PLAIN):
                return element("p", self.runs.runs(block.content), class_="small" if block.small else None)
            case Paragraph():
                label = element("strong", block.label, class_="label") if block.label else NOTHING
                return element(
                    "p", label, " " if block.label else "", self.runs.runs(block.content), class_=f"tone {block.tone}"
                )
            case ItemList():
                return element("ol" if block.ordered else "ul", *self._items(block))
            case Quotation():
                return self._quotation(block)

    def _items(self, block: ItemList) -> Iterator[Html]:
        return (element("li", self.blocks(item)) for item in block.items)

    def _quotation(self, block: Quotation) -> Html:
        words = element("blockquote", element("p", self.runs.runs(block.content)))
        who = element("figcaption", self.runs.runs(block.attribution)) if block.attribution else NOTHING
        return element("figure", words, who, class_="quotation")
