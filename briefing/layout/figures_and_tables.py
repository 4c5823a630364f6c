"""Lays out figures and tables with their captions and source lines."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import DataTable, Figure, Stamp, Text, plain
from briefing.document.drawing import DisplayList, TextOp
from briefing.layout.builder import StoryBuilder
from briefing.layout.flowables import EPSILON, UNBOUNDED, Flowable, Surface, TextBox, VBox
from briefing.layout.runs import Node
from briefing.layout.tables import Grid, Table

_ROUNDING = 1.0
_HEADROOM = 36.0
_LEAST_PICTURE = 36


def figure(block: Figure, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The finding in bold, measure and period in grey, the drawing, its source; as wide as the drawing needs."""
    template, node = builder.template, Node("Figure", parent, alt=block.alt)
    require_characters(block.drawing, builder)
    picture, source = Picture(block.drawing, node), _source_line(block, builder, parent)
    caption = Node("Caption", node)
    parts: list[Flowable] = [_caption_title(block, builder, caption)]
    if block.subtitle:
        parts.append(builder.text_box(block.subtitle, builder.styles.caption_detail, caption))
    parts += [picture, source] if source else [picture]
    box = FigureBox(parts, picture, template.height - _HEADROOM)
    box.left_indent = template.indent if block.drawing.width <= template.text_width + _ROUNDING else 0
    return [box]


def data_table(block: DataTable, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A table in the text column, or across both columns if its cells would have to wrap there."""
    theme, styles, template = builder.theme, builder.styles, builder.template
    node = Node("Table", parent)
    head_row, body = Node("TR", Node("THead", node)), Node("TBody", node)
    head = [
        builder.text_box(c.head, styles.cell_head, Node("TH", head_row, scope="Column"), flush_right=c.right)
        for c in block.columns
    ]
    rows = []
    for row, span in zip(block.rows, block.row_spans, strict=True):
        row_node, cells = Node("TR", body), list[TextBox]()
        for content, column in zip(row, block.columns, strict=True):
            cell = Node("TD", row_node) if cells else Node("TH", row_node, scope="Row", rows=span)
            cells.append(builder.text_box(content, styles.cell, cell, flush_right=column.right))
        rows.append(cells)
    grid = Grid(head, rows, [column.share for column in block.columns], (theme.dark, theme.hairline))
    caption = _caption_title(block, builder, Node("Caption", node))
    table = Table(grid, caption, _source_line(block, builder, parent))
    table.space_before = table.space_after = 3 * theme.baseline
    table.left_indent = template.indent if grid.natural_width() <= template.text_width else 0
    return [table]


def require_characters(drawing: DisplayList, builder: StoryBuilder) -> None:
    """Note the characters of a drawing that no face has: its texts are drawn, not set, so nothing else looks."""
    for op in drawing.ops:
        if isinstance(op, TextOp):
            builder.typesetter.require(op.text, op.face)


def _caption_title(block: Figure | DataTable, builder: StoryBuilder, node: Node) -> TextBox:
    """The number in the accent, then the finding; in the outline too."""
    style, number = builder.styles.caption, Stamp(block.number.text, block.number.role)
    runs = builder.typesetter.runs((number, Text("\u00a0 "), *block.title), style, node)
    runs[0] = runs[0]._replace(color=builder.theme.accent)
    bookmark = (1, plain((number, Text(": "), *block.title)))
    return TextBox(runs, style, node, anchor=block.anchor, bookmark=bookmark)


def _source_line(block: Figure | DataTable, builder: StoryBuilder, parent: Node) -> TextBox | None:
    return builder.text_box(block.source, builder.styles.source, Node("P", parent)) if block.source else None


class Picture(Flowable):
    """A display list, scaled down if it is wider than its column or taller than `max_height`."""

    space_before = space_after = 4.5

    def __init__(self, drawing: DisplayList, node: Node, anchor: str = "") -> None:
        self.drawing = drawing
        self.node = node
        self.anchor = anchor
        self.max_height = UNBOUNDED

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the height at the scale that fits."""
        return avail_width, self.drawing.height * self._scale(avail_width)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Paint the drawing, and name the place if it has an anchor."""
        if self.anchor:
            surface.add_destination(self.anchor, y, self.node)
        scale = self._scale(width)
        surface.paint(self.drawing, x, y - self.drawing.height * scale, scale, self.node)

    def plain_text(self) -> str:
        """The alternative text."""
        return f"[{self.node.alt}]"

    def _scale(self, width: float) -> float:
        drawing = self.drawing
        return min(1, width / max(drawing.width, EPSILON), self.max_height / max(drawing.height, EPSILON))


class FigureBox(VBox):
    """Caption, picture and source line, never parted; the picture shrinks until they fit a page of `tallest` points."""

    can_float = can_pass_float = True

    def __init__(self, children: Sequence[Flowable], picture: Picture, tallest: float) -> None:
        super().__init__(children, keep_together=True)
        self.picture = picture
        self.tallest = tallest
        self.space_before = self.space_after = 13.5

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and a height of at most `tallest`."""
        # Twice: at its own size, to learn how much is too much, and then so much smaller.
        self.picture.max_height = UNBOUNDED
        over = super().wrap(avail_width)[1] - self.tallest
        if over > 0:
            self.picture.max_height = max(self.picture.wrap(avail_width)[1] - over, _LEAST_PICTURE)
        return super().wrap(avail_width)
