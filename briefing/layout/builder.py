"""Builds flowables from blocks: what all renderers share, and those of sections, text, figures and tables.

A renderer is a function that takes a block, the builder and the parent node of the structure, and returns
flowables.  `story.RENDERERS` holds that of each kind of block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import partial
from itertools import groupby, pairwise
from typing import Any, Protocol, TypeAlias

from briefing.document import blocks
from briefing.document.drawing import DisplayList
from briefing.document.occurrences import Role
from briefing.document.visit import walk
from briefing.layout.flowables import BoxStyle, Flowable, LabelledBox, TextBox, VBox
from briefing.layout.runs import Node, Typesetter, with_all_spaces
from briefing.layout.styles import PageTemplate, TextStyle
from briefing.layout.tables import Grid, Table
from briefing.themes import fonts

_SHORT_ITEM = 160
"""Characters of an item that is taken for one or two lines."""
_FEW_LINES = 5
_NO_WORDS = (blocks.Text("\u00a0"),)
"""What an empty cell holds: an element without content would not be in the file, and the row lack a cell."""


class Lower(Protocol):
    """Draws a chart, by its name, to a share of its usual height, in type of the same size; None if it cannot."""

    def __call__(self, name: str, lowness: float, *, is_beside: bool = False) -> DisplayList | None:
        """The drawing of a chart that stands alone, or beside another."""


class StoryBuilder:
    """Turns the blocks of one document into flowables for a frame of `template`; charts may be drawn `lower`."""

    def __init__(
        self,
        typesetter: Typesetter,
        template: PageTemplate,
        renderers: Mapping[type[Any], Renderer],
        lower: Lower | None = None,
    ) -> None:
        self.typesetter = typesetter
        self.template = template
        self.document = typesetter.document
        self.furniture = typesetter.furniture
        self.styles = typesetter.styles
        self.theme = typesetter.theme
        self.lower = lower
        self._renderers = renderers

    def flowables(self, block: blocks.Block, parent: Node) -> list[Flowable]:
        """The flowables of `block`, whose structure elements stand below `parent`."""
        render = self._renderers.get(type(block))
        if render is None:
            name = type(block).__name__
            raise NotImplementedError(
                f"layout has no renderer for {name}: see how to add a block in document/blocks.py"
            )
        outer = self.typesetter.within
        self.typesetter.within = inside = (*outer, block)
        flowables = render(block, self, parent)
        self.typesetter.within = outer
        for flowable in flowables:
            flowable.blocks = flowable.blocks or inside
        return flowables

    def inside(self, style: TextStyle, content: Sequence[blocks.Block], parent: Node) -> list[Flowable]:
        """The flowables of blocks that stand in another, as far left as that lets them, with text in `style`."""
        inner = copy(self)
        inner.styles = self.styles._replace(body=style)
        flowables = [flowable for block in content for flowable in inner.flowables(block, parent)]
        for flowable in flowables:
            flowable.left_indent = 0
        return flowables

    def beside(self) -> StoryBuilder:
        """A builder of what stands beside something else."""
        inner = copy(self)
        inner.template = self.template._replace(width=self.template.half_width, indent=0)
        inner.lower = partial(self.lower, is_beside=True) if self.lower else None
        return inner

    def text_box(
        self,
        content: blocks.Inlines | str,
        style: TextStyle,
        node: Node,
        *,
        role: Role | None = None,
        anchor: str = "",
        bookmark: tuple[int, str] | None = None,
        flush_right: bool = False,
        centered: bool = False,
        room: str = "",
    ) -> TextBox:
        """A box of text as content of `node`; words that are one string may have a `role`.

        As much is left free at the right as `room` would take there.
        """
        typesetter = self.typesetter
        if isinstance(content, str):
            runs = typesetter.text(content, style, node, role)
        else:
            runs = typesetter.runs(content, style, node)
        free = fonts.width(room, runs[-1].face, runs[-1].size) if room and runs else 0
        box = TextBox(runs, style, node, anchor=anchor, bookmark=bookmark, flush_right=flush_right, room=free)
        box.centered = centered
        return box

    def side_head(self, name: Flowable, body: Flowable) -> Flowable:
        """A name with its body under a hairline: the name in the margin column if there is one, else above."""
        template, hairline = self.template, self.theme.hairline
        if template.indent:
            return LabelledBox(name, body, template.indent, gutter=template.gutter, rule=hairline)
        name.keep_with_next = True
        return VBox([name, body], style=self.under_rule())

    def caption_title(self, block: blocks.Figure | blocks.Illustration | blocks.DataTable, node: Node) -> TextBox:
        """The number in the accent, then the finding; in the outline too."""
        style, number = self.styles.caption, blocks.Stamp(block.number.text, block.number.role)
        runs = self.typesetter.runs((number, blocks.Text("\u00a0 "), *block.title), style, node)
        runs[0] = runs[0]._replace(color=self.theme.accent)
        bookmark = (1, blocks.plain((number, blocks.Text(": "), *block.title)))
        return TextBox(runs, style, node, anchor=block.anchor, bookmark=bookmark)

    def source_line(
        self, block: blocks.Figure | blocks.Illustration | blocks.DataTable, parent: Node
    ) -> TextBox | None:
        """What it rests on, if anything is said of that."""
        return self.text_box(block.source, self.styles.source, Node("P", parent)) if block.source else None

    def under_rule(self) -> BoxStyle:
        """A hairline above."""
        return BoxStyle(rule=self.theme.hairline, rule_width=0.5, pad_y=self.theme.baseline)


Renderer: TypeAlias = Callable[[Any, StoryBuilder, Node], list[Flowable]]


def section(block: blocks.SectionBlock, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The first flowable with the section's name and flags beside it, then the others; a hairline above.

    The name stands above if it has a word that is wider than the margin column, and is never left alone.
    """
    template, styles = builder.template, builder.styles
    node = Node("Sect", parent)
    title = Node("H2", node)
    bookmark = (0, blocks.plain(block.title))
    labels = [builder.text_box(block.title, styles.section, title, anchor=block.anchor, bookmark=bookmark)]
    labels += [builder.text_box(flag, styles.flag, Node("P", node)) for flag in block.flags]
    side = VBox(labels)
    body = [flowable for inner in block.blocks for flowable in builder.flowables(inner, node)]
    # Tables that follow one another are across both columns if one of them is.
    for above, below in (*pairwise(body), *pairwise(body[::-1])):
        if isinstance(above, Table) and isinstance(below, Table):
            below.left_indent = min(above.left_indent, below.left_indent)
    for _, group in groupby(body, lambda f: isinstance(f, Table) and [cell.plain_text() for cell in f.grid.head]):
        tables = [flowable for flowable in group if isinstance(flowable, Table)]
        for table in tables:
            table.grid.alike = [other.grid for other in tables]
    first, *others = body or [VBox([])]
    if first.left_indent == 0 and template.indent:
        # A wide figure or table takes the margin column too, so nothing can stand beside the name.
        first, others = VBox([]), [first, *others]
    if max(label.min_width() for label in labels) <= template.indent - template.gutter:
        first.left_indent = 0
        beside = builder.side_head(side, first)
        head: list[Flowable] = [beside]
        # Where it is taller than the first lines, the name reaches down beside what follows these.
        if isinstance(beside, LabelledBox) and others and others[0].left_indent == template.indent:
            over = beside.wrap(template.width)[1] - beside.body_height(template.width)
            beside.hangs = beside.keep_with_next = 0 < over <= others[0].min_height(template.text_width)
    else:
        side = VBox([side], style=builder.under_rule(), keep_together=True)
        head = [side, first] if first.plain_text() else [side]
    head[0].space_before = 4 * builder.theme.baseline
    # Few lines above the foot of a page are no beginning where more text follows.
    is_short = first.wrap(template.text_width)[1] < _FEW_LINES * styles.body.leading
    begins = bool(others) and others[0].can_pass_float and is_short
    head[0].keep_with_next |= len(head) > 1 or not first.plain_text() or begins
    return [*head, *others]


def heading(block: blocks.Heading, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A heading, which keeps with what follows and, if links can lead to it, stands in the outline."""
    is_top = block.level <= 2
    style = builder.styles.heading if is_top else builder.styles.subheading
    node = Node(f"H{min(max(block.level, 2), 6)}", parent)
    bookmark = (0 if is_top else 1, blocks.plain(block.content)) if block.anchor else None
    box = builder.text_box(block.content, style, node, anchor=block.anchor, bookmark=bookmark)
    box.left_indent, box.keep_with_next = builder.template.indent, True
    return [box]


def paragraph(block: blocks.Paragraph, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A paragraph; a short one that ends in a colon keeps with what it announces."""
    style = builder.styles.small if block.small else builder.styles.body
    box = builder.text_box(block.content, style, Node("P", parent))
    # A list stands below the line that announces it, not on the next page.
    words = blocks.plain(block.content).rstrip()
    box.keep_with_next = words.endswith(":") and len(words) <= _SHORT_ITEM
    return _in_text_column(box, builder)


def toned(block: blocks.Toned, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A caveat, a judgement or an assumption: a bar at its left, and its label in the first line if that is text."""
    theme, style = builder.theme, builder.styles.toned
    bar, fill = {
        blocks.Tone.CAVEAT: (theme.accent, ""),
        blocks.Tone.JUDGEMENT: (theme.dark, theme.panel),
        blocks.Tone.ASSUMPTION: (theme.grey, ""),
    }[block.tone]
    # One paragraph is its own element; more of them, lists and tables are one part of the document.
    part = Node("Sect", parent) if block.others else parent
    node = Node("P", part)
    label = builder.furniture.upper(block.label) + "\u00a0 "
    runs = [run._replace(color=bar) for run in builder.typesetter.text(label, builder.styles.tone_label, node)]
    opening = TextBox([*runs, *builder.typesetter.runs(block.opening, style, node)], style, node)
    opening.keep_with_next = len(blocks.plain(block.opening)) <= _SHORT_ITEM
    pad = 2 * theme.baseline
    box_style = BoxStyle(
        pad_left=pad + 2, pad_right=pad if fill else 0, pad_y=pad / 2 if fill else 1, fill=fill, bar=bar, bar_width=2
    )
    box = VBox([opening, *builder.inside(style, block.others, part)], style=box_style)
    box.space_before = box.space_after = 2 * theme.baseline
    # What is said of the text, its figures and tables keeps its place among them, on any page.
    box.left_indent = builder.template.indent
    return [box]


def code_block(block: blocks.CodeBlock, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """Lines of code on a tint."""
    theme = builder.theme
    style = builder.styles.body._replace(face="regular", space_before=0, space_after=0)
    node = Node("Code", Node("P", parent))
    content = tuple(
        run._replace(text=with_all_spaces(run.text), code=False)
        if isinstance(run, blocks.Text | blocks.Allowed)
        else run
        for run in block.content
    )
    pad = 2 * theme.baseline
    box = VBox(
        [builder.text_box(content, style, node)],
        style=BoxStyle(pad_left=pad, pad_right=pad, pad_y=pad / 2, fill=theme.code_tint),
    )
    box.space_before = box.space_after = 2 * theme.baseline
    return _in_text_column(box, builder)


def thematic_break(block: blocks.ThematicBreak, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A hairline across the text column, as decoration."""
    rule = VBox([], style=BoxStyle(rule=builder.theme.hairline, rule_width=0.5, pad_y=0.25))
    rule.space_before, rule.space_after = 3 * builder.theme.baseline, 2 * builder.theme.baseline
    rule.left_indent = builder.template.indent
    return [rule]


def item_list(block: blocks.ItemList, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """Items with a bullet or their number in front; an item holds blocks of any kind."""
    style, indent = builder.styles.body, 4 * builder.theme.baseline
    items = Node("L", parent, numbering="Decimal" if block.ordered else "Disc")
    signs = [f"{number}." if block.ordered else "•" for number in range(block.start, block.start + len(block.items))]
    role, face = Role.NUMBER if block.ordered else None, builder.theme.faces.of(style.face)
    widest = max(fonts.width(sign, face, style.size) for sign in signs) if signs else 0
    indent = max(indent, widest + builder.theme.baseline)
    entries: list[Flowable] = []
    for sign, item in zip(signs, block.items, strict=True):
        node = Node("LI", items)
        label, body = Node("Lbl", node), Node("LBody", node)
        content = VBox(builder.inside(style, item, body))
        entry = LabelledBox(builder.text_box(sign, style, label, role=role), content, indent)
        entry.space_before = entry.space_after = 0.5 * builder.theme.baseline
        entries.append(entry)
    # A short item does not stand alone on a page, first or last.
    words = [
        blocks.plain(item[0].content) if len(item) == 1 and isinstance(item[0], blocks.Paragraph) else ""
        for item in block.items
    ]
    for first in {0, len(entries) - 2} if len(entries) > 1 else ():
        entries[first].keep_with_next = all(0 < len(item) <= _SHORT_ITEM for item in words[first : first + 2])
    return _in_text_column(VBox(entries), builder, block)


def quotation(block: blocks.Quotation, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A speaker's words with a bar at their left, and whose they are."""
    styles, node = builder.styles, Node("BlockQuote", parent)
    parts = builder.inside(styles.quotation, block.blocks, node)
    if block.attribution:
        parts.append(builder.text_box(block.attribution, styles.attribution, Node("P", node)))
    box_style = BoxStyle(pad_left=3 * builder.theme.baseline, bar=builder.theme.hairline, bar_width=2)
    box = VBox(parts, style=box_style)
    box.space_after = styles.attribution.space_after
    return _in_text_column(box, builder, block)


def _in_text_column(flowable: Flowable, builder: StoryBuilder, block: blocks.Block | None = None) -> list[Flowable]:
    """`flowable` as text, which may change places with a figure that fits no more on a page.

    That of a `block` which holds a table may not: tables and figures keep their order.
    """
    flowable.left_indent = builder.template.indent
    flowable.can_pass_float = not (block and any(isinstance(inner, blocks.TextTable) for inner in walk([block])))
    return [flowable]


def data_table(block: blocks.DataTable, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A table of facts."""
    theme, styles = builder.theme, builder.styles
    node = Node("Table", parent)
    head_row, body = Node("TR", Node("THead", node)), Node("TBody", node)
    head = [
        builder.text_box(c.words, styles.cell_head, Node("TH", head_row, scope="Column"), flush_right=c.right)
        for c in block.columns
    ]
    rows = []
    for row, span, room in zip(block.rows, block.row_spans, block.room, strict=True):
        row_node, cells = Node("TR", body), list[TextBox]()
        for content, column, decimals in zip(row, block.columns, room, strict=True):
            cell = Node("TD", row_node) if cells else Node("TH", row_node, scope="Row", rows=span)
            content = content or (_NO_WORDS if cells else ())
            cells.append(builder.text_box(content, styles.cell, cell, flush_right=column.right, room=decimals))
        rows.append(cells)
    grid = Grid(head, rows, [column.share for column in block.columns], (theme.dark, theme.hairline))
    caption = builder.caption_title(block, Node("Caption", node))
    before, after = builder.furniture.continued.split("{caption}")
    number = (blocks.Text(before), blocks.Stamp(block.number.text, block.number.role), blocks.Text(after))
    continued = builder.text_box(number, styles.caption_detail, node).as_artifact()
    return _placed(Table(grid, caption, builder.source_line(block, parent), continued), builder)


def text_table(block: blocks.TextTable, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A table that was typed."""
    theme, styles = builder.theme, builder.styles
    node = Node("Table", parent)
    head_row, body = Node("TR", Node("THead", node)), Node("TBody", node)
    style = styles.cell._replace(size=min(styles.cell.size, styles.body.size))

    def cells(row: Sequence[blocks.Inlines], style: TextStyle, nodes: Iterable[Node]) -> list[TextBox]:
        return [
            builder.text_box(cell or _NO_WORDS, style, node, flush_right=side == "right", centered=side == "center")
            for cell, node, side in zip(row, nodes, block.sides, strict=True)
        ]

    head = cells(block.head, styles.cell_head, [Node("TH", head_row, scope="Column") for _ in block.head])
    row_nodes = (Node("TR", body) for _ in block.rows)
    rows = [
        cells(row, style, [Node("TD", row_node) for _ in row])
        for row, row_node in zip(block.rows, row_nodes, strict=True)
    ]
    grid = Grid(head, rows, [1.0] * len(head), (theme.dark, theme.hairline))
    return _placed(Table(grid, None, None), builder)


def _placed(table: Table, builder: StoryBuilder) -> list[Flowable]:
    """A table in the text column, or across both columns if its cells would have to wrap there."""
    template = builder.template
    table.space_before = table.space_after = 3 * builder.theme.baseline
    table.left_indent = template.indent if table.grid.natural_width() <= template.text_width else 0
    return [table]
