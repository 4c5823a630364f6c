"""Renders figures and tables with caption, source line and a link that saves their data as CSV."""

from __future__ import annotations

from briefing.document.blocks import DataTable, Figure
from briefing.document.drawing import TextOp
from briefing.document.roles import Role
from briefing.html.body_writer import BodyWriter, download
from briefing.html.drawings import DrawingLabel, svg
from briefing.html.markup import NOTHING, Html, element, joined


def figure(block: Figure, writer: BodyWriter) -> Html:
    """The finding, measure and period, the drawing, its source."""

    def declared(op: TextOp) -> Html:
        if op.fact:
            return writer.elements.drawn_value(op.fact, op.text)
        return joined(op.text) if op.role is Role.LABEL else writer.elements.drawn_words(op.role, op.text)

    label = DrawingLabel(block.number.text, block.alt)
    drawing = svg(block.drawing, block.anchor, label, writer.theme.body_size, writer.paints, declared)
    subtitle = element("span", writer.words(block.subtitle), class_="subtitle") if block.subtitle else NOTHING
    return _captioned(block, writer, "chart", drawing, subtitle)


def data_table(block: DataTable, writer: BodyWriter) -> Html:
    """The caption, the table with its header cells, its source."""
    sides = ["right" if column.right else None for column in block.columns]
    names = zip(block.columns, sides, strict=True)
    head = (element("th", column.head, scope="col", class_=side) for column, side in names)
    rows = []
    for row, span in zip(block.rows, block.row_spans, strict=True):
        first, *others = (writer.words(cell) for cell in row)
        # A row that the header of one above spans has no header cell of its own.
        scope, rows_spanned = ("rowgroup", str(span)) if span > 1 else ("row", None)
        header = element("th", first, scope=scope, rowspan=rows_spanned) if span else NOTHING
        cells = (element("td", cell, class_=side) for cell, side in zip(others, sides[1:], strict=True))
        rows.append(element("tr", header, *cells))
    parts = element("thead", element("tr", *head)), element("tbody", *rows)
    return _captioned(block, writer, "table", element("table", *parts, aria_labelledby=f"{block.anchor}-caption"))


def _captioned(
    block: Figure | DataTable, writer: BodyWriter, kind: str, content: Html, subtitle: Html = NOTHING
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
