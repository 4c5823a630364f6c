"""Figures and tables in, flowables with their captions and source lines out."""

from __future__ import annotations

from briefing.document.blocks import Column, DataTable, Figure, Inlines, Stamp, Text, plain
from briefing.document.drawing import TextOp
from briefing.layout.flowable import Flowable
from briefing.layout.geometry import Geometry
from briefing.layout.pictures import FigureBox, Picture
from briefing.layout.prose import Prose
from briefing.layout.runs import Typesetter
from briefing.layout.structure import Node
from briefing.layout.tables import Grid, Table

_ROUNDING = 1.0
_HEADROOM = 36.0


def figure(block: Figure, setter: Typesetter, geometry: Geometry, parent: Node) -> Flowable:
    """The finding in bold, measure and period in grey, the drawing, its source; as wide as the drawing needs."""
    node = Node("Figure", parent, alt=block.alt)
    for op in block.drawing.ops:
        if isinstance(op, TextOp):
            setter.require(op.text, op.face)
    picture, source = Picture(block.drawing, node), _source(block.source, setter, parent)
    parts = [*_caption(block, setter, node), picture, *([source] if source else [])]
    box = FigureBox(parts, picture, geometry.height - _HEADROOM)
    box.left = geometry.indent if block.drawing.width <= geometry.text_width + _ROUNDING else 0
    return box


def data_table(block: DataTable, setter: Typesetter, geometry: Geometry, parent: Node) -> Flowable:
    """A table in the text column, or across both columns if its cells would have to wrap there."""
    theme, node = setter.theme, Node("Table", parent)
    head_row, body = Node("TR", Node("THead", node)), Node("TBody", node)
    head = [_head_cell(column, setter, head_row) for column in block.columns]
    rows = [
        _row(row, block.columns, setter, Node("TR", body), span)
        for row, span in zip(block.rows, block.row_spans, strict=True)
    ]
    grid = Grid(head, rows, [column.share for column in block.columns], (theme.dark, theme.hairline))
    caption = _title(block, setter, Node("Caption", node))
    table = Table(grid, caption, _source(block.source, setter, parent))
    table.before = table.after = 3 * theme.baseline
    table.left = geometry.indent if grid.natural_width() <= geometry.text_width else 0
    return table


def _caption(block: Figure, setter: Typesetter, parent: Node) -> list[Flowable]:
    style, node = setter.styles.caption_detail, Node("Caption", parent)
    parts: list[Flowable] = [_title(block, setter, node)]
    if block.subtitle:
        parts.append(Prose(setter.runs(block.subtitle, style, node), style, node))
    return parts


def _title(block: Figure | DataTable, setter: Typesetter, node: Node) -> Prose:
    style = setter.styles.caption
    number = Stamp(block.number.text, block.number.role)
    content: Inlines = (number, Text("\u00a0 "), *block.title)
    runs = setter.runs(content, style, node)
    runs[0] = runs[0]._replace(color=setter.theme.accent)
    return Prose(runs, style, node, anchor=block.anchor, bookmark=(1, plain((number, Text(": "), *block.title))))


def _source(source: Inlines, setter: Typesetter, parent: Node) -> Prose | None:
    style, node = setter.styles.source, Node("P", parent)
    return Prose(setter.runs(source, style, node), style, node) if source else None


def _head_cell(column: Column, setter: Typesetter, row: Node) -> Prose:
    style, node = setter.styles.cell_head, Node("TH", row, scope="Column")
    return Prose(setter.text(column.head, style, node), style, node, flush_right=column.right)


def _row(
    row: tuple[Inlines, ...], columns: tuple[Column, ...], setter: Typesetter, node: Node, span: int
) -> list[Prose]:
    style, cells = setter.styles.cell, []
    for index, (content, column) in enumerate(zip(row, columns, strict=True)):
        cell = Node("TD", node) if index else Node("TH", node, scope="Row", rows=span)
        cells.append(Prose(setter.runs(content, style, cell), style, cell, flush_right=column.right))
    return cells
