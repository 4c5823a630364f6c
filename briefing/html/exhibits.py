"""Figures and tables in, HTML with caption, source line and their data as CSV out."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from briefing.document.blocks import Column, DataTable, Figure, Inlines
from briefing.document.drawing import TextOp
from briefing.document.occurrences import Attachment
from briefing.document.roles import Role
from briefing.html.markup import NOTHING, Html, element, joined
from briefing.html.palette import Paints
from briefing.html.picture import Label, svg
from briefing.html.runs import RunWriter
from briefing.themes.theme import Theme


class Exhibits:
    """Writes the figures and tables of one document; `files` are their data by their anchors."""

    def __init__(self, runs: RunWriter, theme: Theme, paints: Paints, files: Mapping[str, Attachment]) -> None:
        self._runs = runs
        self._em = theme.body_size
        self._paints = paints
        self._files = files

    def figure(self, block: Figure) -> Html:
        """The finding, measure and period, the drawing, its source."""
        label = Label(block.number.text, block.alt)
        drawing = svg(block.drawing, block.anchor, label, self._em, self._paints, self._said)
        subtitle = element("span", self._runs.runs(block.subtitle), class_="subtitle") if block.subtitle else NOTHING
        return self._exhibit(block, "chart", drawing, subtitle)

    def table(self, block: DataTable) -> Html:
        """The caption, the table with its header cells, its source."""
        head = element("thead", element("tr", *map(_head, block.columns)))
        rows = zip(block.rows, block.row_spans, strict=True)
        body = element("tbody", *(self._row(row, block.columns, span) for row, span in rows))
        return self._exhibit(block, "table", element("table", head, body, aria_labelledby=_caption(block)))

    def _exhibit(self, block: Figure | DataTable, kind: str, content: Html, subtitle: Html = NOTHING) -> Html:
        """A figure whose content scrolls in a region of its own if the screen is narrower."""
        number = self._runs.register.stated(block.number.role, block.number.text, class_="exhibit-number")
        title = element("span", number, " ", self._runs.runs(block.title), class_="finding")
        caption = element("figcaption", title, subtitle, id=_caption(block))
        region = element("div", content, class_="scroll", role="region", tabindex="0", aria_labelledby=_caption(block))
        return element("figure", caption, region, self._source(block), class_=kind, id=block.anchor)

    def _source(self, block: Figure | DataTable) -> Html:
        file = self._files.get(block.anchor)
        link = download(file, "CSV", aria_describedby=_caption(block)) if file else NOTHING
        return element("p", self._runs.runs(block.source), link, class_="source") if block.source or file else NOTHING

    def _row(self, row: tuple[Inlines, ...], columns: tuple[Column, ...], span: int) -> Html:
        """The cells of a row whose header spans `span` rows, none if that of one above spans it."""
        first, *others = (self._runs.runs(cell) for cell in row)
        header = element("th", first, scope="rowgroup" if span > 1 else "row", rowspan=str(span) if span > 1 else None)
        cells = (element("td", cell, class_=_side(column)) for cell, column in zip(others, columns[1:], strict=True))
        return element("tr", header if span else NOTHING, *cells)

    def _said(self, op: TextOp) -> Html:
        if op.fact:
            return self._runs.register.drawn_value(op.fact, op.text)
        return joined(op.text) if op.role is Role.LABEL else self._runs.register.drawn(op.role, op.text)


def download(file: Attachment, words: str, **attributes: str) -> Html:
    """A link that saves `file`, which stands in the link itself."""
    data = f"data:{file.mime};base64,{b64encode(file.data).decode('ascii')}"
    return element("a", words, class_="download", href=data, download=file.name, **attributes)


def _caption(block: Figure | DataTable) -> str:
    return f"{block.anchor}-caption"


def _head(column: Column) -> Html:
    return element("th", column.head, scope="col", class_=_side(column))


def _side(column: Column) -> str | None:
    return "right" if column.right else None
