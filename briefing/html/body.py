"""Renders the blocks of a document as HTML, and its running heads as header and footer.

`RENDERERS` is the list of all kinds of blocks that can be written; a new kind of block adds a line to it.  Figures and
tables have a link that saves their data as CSV.  A note that quotes is a schema.org Claim in microdata, for programs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing.document import blocks
from briefing.document.drawing import DisplayList, PathOp, TextOp
from briefing.document.occurrences import Role
from briefing.document.visit import entries_after
from briefing.facts.text_fields import version
from briefing.html.body_writer import BodyWriter, HtmlRenderer, download
from briefing.html.elements import (
    NOTHING,
    AttributeValue,
    DrawingLabel,
    Html,
    Paint,
    element,
    image,
    joined,
    logo_image,
    svg,
)
from briefing.layout.styles import PageTemplate
from briefing.sections.publication import RunningHead, running_heads
from briefing.themes.theme import Theme

_SCHEMA = "https://schema.org/"
_PLACEHOLDER = re.compile(r"\{(pages?)\}")


def title_block(block: blocks.TitleBlock, writer: BodyWriter) -> Html:
    """The logo, if there is one; the title, the subtitle, the authors, and a line of short texts."""
    logo = writer.theme.stationery.logo
    image = logo_image(logo, writer.theme.body_size, writer.paints) if logo else NOTHING
    title = element("h1", writer.words(block.title), id=block.anchor)
    subtitle = element("p", writer.words(block.subtitle), class_="subtitle") if block.subtitle else NOTHING
    items = (element("li", writer.words(part)) for part in block.meta)
    meta = element("ul", *items, class_="meta") if block.meta else NOTHING
    authors = element("p", writer.words(block.authors), class_="authors") if block.authors else NOTHING
    return element("div", image, element("div", title, subtitle, authors, meta), class_="opening")


def key_points(block: blocks.KeyPoints, writer: BodyWriter) -> Html:
    """The tinted panel with its numbered points."""
    name = element("h2", block.title, id="key-points", class_="kicker")
    points = element("ol", *(element("li", writer.item(point)) for point in block.points))
    return element("section", name, points, class_="points", aria_labelledby=writer.landmark(block.title, "key-points"))


def key_figures(block: blocks.KeyFigures, writer: BodyWriter) -> Html:
    """The strip of tiles under its name: the value with its sign, which lead to the note; what it measures; when."""
    name = element("h2", block.title, id="key-figures", class_="kicker")
    tiles = []
    for tile in block.tiles:
        sign = element("span", tile.sign, class_="sign") if tile.sign else NOTHING
        value = writer.elements.value(tile.fact, tile.sign + tile.value, joined(sign, tile.value))
        unit = joined(" ", element("span", writer.words(tile.unit), class_="unit")) if tile.unit else NOTHING
        figure = element("p", writer.inlines.cited(value, tile.marks), unit, class_="figure")
        label = joined(writer.words(tile.label), writer.inlines.marks(tile.marks))
        detail = element("p", writer.words(tile.detail), class_="detail")
        tiles.append(element("li", figure, element("p", label, class_="measure"), detail))
    return element(
        "section",
        name,
        element("ul", *tiles),
        class_="tiles",
        aria_labelledby=writer.landmark(block.title, "key-figures"),
    )


def contents(block: blocks.Contents, writer: BodyWriter) -> Html:
    """The parts that follow, as links."""
    links = (
        element("li", element("a", writer.words(entry.title), href=f"#{entry.anchor}"))
        for entry in entries_after(block, writer.document)
    )
    side = element("div", element("h2", block.title, id="contents"), class_="side")
    return element("nav", side, element("ol", *links, class_="text"), class_="part", aria_labelledby="contents")


def section(block: blocks.SectionBlock, writer: BodyWriter) -> Html:
    """Its name and flags stand in the margin column, what it holds in the text column."""
    flags = (element("p", flag, class_="flag") for flag in block.flags)
    content = element("div", writer.inner(block.blocks), class_="text")
    return writer.part(block.anchor, writer.words(block.title), content, *flags)


def heading(block: blocks.Heading, writer: BodyWriter) -> Html:
    """A heading of level 2 to 6."""
    return element(f"h{min(max(block.level, 2), 6)}", writer.words(block.content), id=block.anchor)


def paragraph(block: blocks.Paragraph, writer: BodyWriter) -> Html:
    """A paragraph."""
    return element("p", writer.words(block.content), class_="small" if block.small else None)


def toned(block: blocks.Toned, writer: BodyWriter) -> Html:
    """What is no fact, with its label before the first words if these are a paragraph."""
    label = joined(element("strong", block.label, class_="label"), " ")
    opening, look = joined(label, writer.words(block.opening)), f"tone {block.tone}"
    if not block.others:
        return element("p", opening, class_=look)
    return element("div", element("p", opening), writer.inner(block.others), class_=look)


def code_block(block: blocks.CodeBlock, writer: BodyWriter) -> Html:
    """Lines of code, which scroll where the screen is narrower."""
    content = tuple(
        run._replace(code=False) if isinstance(run, blocks.Text | blocks.Allowed) else run for run in block.content
    )
    return element("pre", element("code", writer.words(content)), tabindex="0")


def thematic_break(block: blocks.ThematicBreak, writer: BodyWriter) -> Html:
    """A line across."""
    return element("hr")


def text_table(block: blocks.TextTable, writer: BodyWriter) -> Html:
    """A table that was typed; a head without words is no header cell."""
    sides = [None if side == "left" else side for side in block.sides]
    head = (
        element("th", writer.words(cell), scope="col", class_=side) if cell else element("td", class_=side)
        for cell, side in zip(block.head, sides, strict=True)
    )
    rows = (
        element(
            "tr",
            *(
                element("td", writer.words(cell), class_=side, data_head=blocks.plain(name))
                for cell, name, side in zip(row, block.head, sides, strict=True)
            ),
        )
        for row in block.rows
    )
    table = element("table", element("thead", element("tr", *head)), element("tbody", *rows))
    name = blocks.plain(tuple(run for cell in block.head for run in (*cell, blocks.Text(" ")))).strip()
    return element("div", table, class_="scroll typed", role="group", tabindex="0", aria_label=name)


def item_list(block: blocks.ItemList, writer: BodyWriter) -> Html:
    """A list, numbered or not."""
    items = (element("li", writer.inner(item)) for item in block.items)
    start = str(block.start) if block.ordered and block.start != 1 else None
    return element("ol" if block.ordered else "ul", *items, start=start)


def quotation(block: blocks.Quotation, writer: BodyWriter) -> Html:
    """A speaker's words, and whose they are."""
    words = element("blockquote", writer.inner(block.blocks))
    who = element("figcaption", writer.words(block.attribution)) if block.attribution else NOTHING
    return element("figure", words, who, class_="quotation")


def figure(block: blocks.Figure, writer: BodyWriter) -> Html:
    """The finding, measure and period, the drawing, its source; a narrow screen shows another drawing."""
    label = DrawingLabel(block.number.text, block.alt)
    drawing = _drawn(block.drawing, block.anchor, label, writer, writer.paints.paint)
    if narrow := writer.narrow.get(block.chart):
        other = _drawn(narrow, f"{block.anchor}-narrow", block.anchor, writer, writer.paints.paint)
        drawing = joined(element("div", drawing, class_="wide"), element("div", other, class_="narrow"))
    subtitle = element("span", writer.words(block.subtitle), class_="subtitle") if block.subtitle else NOTHING
    return _captioned(block, writer, "chart", drawing, subtitle)


def illustration(block: blocks.Illustration, writer: BodyWriter) -> Html:
    """The caption, the picture on white, its credit and what can be read in it."""
    if isinstance(block.picture, DisplayList):
        label = DrawingLabel(block.number.text, block.alt)
        scaled = block.picture.scaled(block.width / block.picture.width)
        picture = _drawn(_on_white(scaled), block.anchor, label, writer, lambda color: color)
    else:
        picture = image(block.picture, block.alt, block.width / writer.theme.body_size)
    return _captioned(block, writer, "picture", picture)


def foreign_flowable(block: blocks.ForeignFlowable, writer: BodyWriter) -> Html:
    """What it draws, in its own colours on white: a QR code cannot be read where light and dark are swapped."""
    from briefing.layout.foreign import drawing_of  # imports ReportLab, which HTML needs for nothing else

    theme = writer.theme
    drawing = drawing_of(block, PageTemplate.of(theme, theme.page), theme.faces)
    drawn = _drawn(_on_white(drawing), block.anchor, DrawingLabel(block.alt, ""), writer, lambda color: color)
    region = element("div", drawn, class_="scroll", role="group", tabindex="0", aria_label=block.alt)
    return element("figure", region, class_="chart", id=block.anchor)


def data_table(block: blocks.DataTable, writer: BodyWriter) -> Html:
    """The caption, the table with its header cells, its source."""
    sides = ["right" if column.right else None for column in block.columns]
    names = zip(block.columns, sides, strict=True)
    head = (element("th", writer.words(column.words), scope="col", class_=side) for column, side in names)
    rows = []
    for row, span, room in zip(block.rows, block.row_spans, block.room, strict=True):
        first, *others = (writer.words(cell) for cell in row)
        # A row that the header of one above spans has no header cell of its own.
        scope, rows_spanned = ("rowgroup", str(span)) if span > 1 else ("row", None)
        header = element("th", first, scope=scope, rowspan=rows_spanned) if span else NOTHING
        looks = zip(others, block.columns[1:], sides[1:], room[1:], strict=True)
        cells = (
            # On a narrow screen each cell has a line of its own, which the words at the head of its column begin.
            element("td", cell, class_=side, data_room=decimals, data_head=blocks.plain(column.words))
            for cell, column, side, decimals in looks
        )
        rows.append(element("tr", header, *cells))
    parts = element("thead", element("tr", *head)), element("tbody", *rows)
    return _captioned(block, writer, "table", element("table", *parts, aria_labelledby=f"{block.anchor}-caption"))


def side_by_side(block: blocks.SideBySide, writer: BodyWriter) -> Html:
    """Both in one row, or below one another where the screen is too narrow for that."""
    return element("div", writer.inner(block.blocks), class_="row")


def notes(block: blocks.Notes, writer: BodyWriter) -> Html:
    """The notes, each with a link back to its first mark; the title of a group names the source of those in it."""
    anchor, parts = block.anchor or "notes", list[Html]()
    name = f"{anchor}-name"
    for words, members in block.grouped:
        if words:
            parts.append(element("h3", writer.words(words)))
        parts.append(element("ol", *(_note(mark, note, writer) for mark, note in members), role="list"))
    title = element("h2", block.title, id=name)
    return element("section", title, *parts, id=anchor, role="doc-endnotes", aria_labelledby=name)


def colophon(block: blocks.Colophon, writer: BodyWriter) -> Html:
    """Short lines on how the document was made, and its facts as a file to save."""
    lines = [element("p", writer.words(line)) for line in block.lines]
    if file := writer.files.get(""):
        lines.append(element("p", download(file, file.name)))
    return writer.part(block.anchor, block.title, element("div", *lines, class_="text"))


def _note(mark: blocks.Mark, note: blocks.Inlines, writer: BodyWriter) -> Html:
    number = writer.inlines.backlink(mark)
    for place, run in enumerate(note):
        quote, href = (
            (run.content[0], run.href) if isinstance(run, blocks.Link) and len(run.content) == 1 else (run, "")
        )
        if isinstance(quote, blocks.Mention) and quote.quoted and (origin := _origin(quote, writer)):
            before, after = writer.words(note[:place]), writer.words(note[place + 1 :])
            cited = writer.inlines.quote(quote, itemprop="text")
            cited = element("a", cited, href=href, rel="noopener noreferrer") if href else cited
            return element("li", number, element("p", before, cited, after), origin, id=mark.target, **_item("Claim"))
    return element("li", number, element("p", writer.words(note)), id=mark.target)


def _origin(quote: blocks.Mention, writer: BodyWriter) -> Html:
    """Who claims it, where it appeared and when: what the note says in words, for programs.

    Nothing for words that are not, letter by letter, evidence of the fact.
    """
    facts: Mapping[str, Any] = writer.facts
    fact = facts["facts"].get(quote.fact, {})
    # Only an exact quote is claimed to be one; a note may also cite with words of its own.
    key = next((e["source"] for e in fact.get("evidence", ()) if e["quote"] == quote.words), None)
    if key is None:
        return NOTHING
    names = facts["speakers"].get(fact.get("speaker"), {}).get("name")
    is_text = isinstance(names, str | None)
    speaker = names if is_text else version(names, writer.document.language) or names[facts["language"]]
    author = _thing("author", "Person", name=speaker) if speaker else NOTHING
    source = facts["sources"][key]
    publisher = _thing("publisher", "Organization", name=source["publisher"])
    url = source.get("url", "")
    link = element("link", itemprop="url", href=url) if url.startswith("https://") else NOTHING
    known = _meta(headline=source.get("title"), datePublished=source["published"], inLanguage=source.get("language"))
    appearance = element("span", publisher, link, known, itemprop="appearance", **_item("CreativeWork"))
    return joined(author, appearance)


def _thing(relation: str, kind: str, **known: str) -> Html:
    return element("span", _meta(**known), itemprop=relation, **_item(kind))


def _meta(**known: str | None) -> Html:
    return joined(*(element("meta", itemprop=name, content=words) for name, words in known.items() if words))


def _item(kind: str) -> dict[str, AttributeValue]:
    return {"itemscope": True, "itemtype": _SCHEMA + kind}


def _on_white(drawing: DisplayList) -> DisplayList:
    width, height = drawing.width, drawing.height
    edge = ("M", 0.0, 0.0), ("L", width, 0.0), ("L", width, height), ("L", 0.0, height), ("Z",)
    return drawing._replace(ops=(PathOp(edge, fill="#ffffff"), *drawing.ops))


def _drawn(drawing: DisplayList, anchor: str, label: DrawingLabel | str, writer: BodyWriter, paint: Paint) -> Html:
    """A drawing whose texts are declared."""

    def declared(op: TextOp) -> Html:
        if op.fact:
            return writer.elements.drawn_value(op.fact, op.text, repeats=isinstance(label, str))
        return joined(op.text) if op.role is Role.LABEL else writer.elements.drawn_words(op.role, op.text)

    return svg(drawing, anchor, label, writer.theme.body_size, paint, declared)


def _captioned(
    block: blocks.Figure | blocks.Illustration | blocks.DataTable,
    writer: BodyWriter,
    kind: str,
    content: Html,
    subtitle: Html = NOTHING,
) -> Html:
    """A figure whose content scrolls in a region of its own if the screen is narrower."""
    name, file = f"{block.anchor}-caption", writer.files.get(block.anchor)
    number = writer.elements.words(block.number.role, block.number.text, class_="exhibit-number")
    title = element("span", number, " ", writer.words(block.title), class_="finding")
    caption = element("figcaption", title, subtitle, id=name)
    # A region that can scroll must be reachable by keyboard, hence the tabindex, and say what it is.
    region = element("div", content, class_="scroll", role="region", tabindex="0", aria_labelledby=name)
    link = download(file, "CSV", aria_describedby=name) if file else NOTHING
    source = element("p", writer.words(block.source), link, class_="source") if block.source or file else NOTHING
    return element("figure", caption, region, source, class_=kind, id=block.anchor)


RENDERERS: dict[type[Any], HtmlRenderer] = {
    blocks.TitleBlock: title_block,
    blocks.KeyPoints: key_points,
    blocks.KeyFigures: key_figures,
    blocks.Contents: contents,
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
    blocks.Notes: notes,
    blocks.Colophon: colophon,
}


def header(writer: BodyWriter) -> Html:
    """The words at the head of every page, and the word DRAFT if it is one."""
    heads = running_heads(writer.document, writer.theme.stationery)
    return _bar("header", heads.head_left, heads.head_right, writer)


def footer(writer: BodyWriter) -> Html:
    """The words at the foot of every page, and the word DRAFT if it is one."""
    heads = running_heads(writer.document, writer.theme.stationery)
    return _bar("footer", heads.foot_left, heads.foot_right, writer)


def _bar(name: str, left: RunningHead, right: RunningHead, writer: BodyWriter) -> Html:
    draft = writer.document.furniture.draft
    bands = []
    for head, kind in ((left, None if left.is_own else "marking"), (right, "running")):
        written = [writer.words(part) for part in head.parts if not isinstance(part, str)]
        # Words that name a page say nothing where there are no pages.
        words = joined(*written) if len(written) == len(head.parts) else NOTHING
        bands.append(element("p", words, class_=kind) if words else NOTHING)
    bands.insert(1, element("strong", draft, class_="draft") if draft else NOTHING)
    return element(name, *bands)


def page_rules(document: blocks.Document, theme: Theme, page_size: tuple[float, float]) -> str:
    """The CSS of printed pages, `page_size` points each: the same words in their margins, with the page number.

    The first needs no words at its head: it begins with the header itself.
    """
    draft = document.furniture.upper(document.furniture.draft)
    heads = running_heads(document, theme.stationery)
    boxes = {
        "top-left": _margin_box(heads.head_left, theme, draft, strong=True),
        "top-right": _margin_box(heads.head_right, theme),
        "bottom-left": _margin_box(heads.foot_left, theme, draft, strong=True),
        "bottom-right": _margin_box(heads.foot_right, theme),
    }
    margins = " ".join(f"{points:.2f}pt" for points in (theme.margin_top, theme.margin_x, theme.margin_bottom))
    size = " ".join(f"{points:.2f}pt" for points in page_size)
    rules = "".join(f"@{name}{{{box}}}" for name, box in boxes.items())
    first = "@page:first{@top-left{content:none}@top-right{content:none}}"
    return f"@page{{size:{size};margin:{margins};{rules}}}\n{first}\n"


def _margin_box(head: RunningHead, theme: Theme, draft: str = "", *, strong: bool = False) -> str:
    content: list[str] = []
    for part in head.parts:
        if isinstance(part, str):
            # Every other piece is the name of a counter, which CSS has for page numbers.
            pieces = enumerate(_PLACEHOLDER.split(part))
            content += [f"counter({piece})" if index % 2 else css_string(piece) for index, piece in pieces if piece]
        elif words := blocks.plain(part):
            content.append(css_string(words))
    if draft:
        content.append(css_string(f" {draft}" if content else draft))
    weight, color = (700, theme.dark) if strong and not head.is_own else (400, theme.grey)
    font = f"{weight} {theme.furniture_size:g}pt Briefing,sans-serif"
    return f"content:{' '.join(content) or 'none'};font:{font};color:{color}"


def css_string(words: str) -> str:
    """`words` as a CSS string, whatever they hold."""
    return '"' + re.sub(r"[^\w ]", lambda match: f"\\{ord(match[0]):x} ", words) + '"'
