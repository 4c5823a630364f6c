"""Lays out sections and the text in them: headings, paragraphs, lists and quotations."""

from __future__ import annotations

from briefing.document.blocks import Heading, ItemList, Paragraph, Quotation, SectionBlock, Tone, plain
from briefing.document.occurrences import Role
from briefing.layout.builder import StoryBuilder
from briefing.layout.flowables import BoxStyle, Flowable, LabelledBox, TextBox, VBox
from briefing.layout.runs import Node


def section(block: SectionBlock, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The first flowable with the section's name and flags beside it, then the others; a hairline above.

    The name stands above if it has a word that is wider than the margin column, and is never left alone.
    """
    template, styles = builder.template, builder.styles
    node = Node("Sect", parent)
    title = Node("H2", node)
    bookmark = (0, plain(block.title))
    labels = [builder.text_box(block.title, styles.section, title, anchor=block.anchor, bookmark=bookmark)]
    labels += [builder.text_box(flag, styles.flag, Node("P", node)) for flag in block.flags]
    side = VBox(labels)
    body = [flowable for inner in block.blocks for flowable in builder.flowables(inner, node)]
    first, *others = body or [VBox([])]
    if first.left_indent == 0 and template.indent:
        # A wide figure or table takes the margin column too, so nothing can stand beside the name.
        first, others = VBox([]), [first, *others]
    if max(label.min_width() for label in labels) <= template.indent - template.gutter:
        first.left_indent = 0
        head: list[Flowable] = [builder.side_head(side, first)]
    else:
        side = VBox([side], style=builder.under_rule(), keep_together=True)
        head = [side, first] if first.plain_text() else [side]
    head[0].space_before = 4 * builder.theme.baseline
    head[0].keep_with_next = len(head) > 1 or not first.plain_text()
    return [*head, *others]


def heading(block: Heading, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A heading, which keeps with what follows and, if links can lead to it, stands in the outline."""
    is_top = block.level <= 2
    style = builder.styles.heading if is_top else builder.styles.subheading
    node = Node(f"H{min(max(block.level, 2), 6)}", parent)
    bookmark = (0 if is_top else 1, plain(block.content)) if block.anchor else None
    box = builder.text_box(block.content, style, node, anchor=block.anchor, bookmark=bookmark)
    box.left_indent, box.keep_with_next = builder.template.indent, True
    return [box]


def paragraph(block: Paragraph, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A paragraph; a caveat, a judgement or an assumption has a bar at its left and its label in the line."""
    theme, styles, node = builder.theme, builder.styles, Node("P", parent)
    if block.tone is Tone.PLAIN:
        style = styles.small if block.small else styles.body
        return _in_text_column(builder.text_box(block.content, style, node), builder)
    bar, fill = {
        Tone.CAVEAT: (theme.accent, ""),
        Tone.JUDGEMENT: (theme.dark, theme.panel),
        Tone.ASSUMPTION: (theme.grey, ""),
    }[block.tone]
    runs = []
    if block.label:
        label = builder.furniture.upper(block.label) + "\u00a0 "
        runs = [run._replace(color=bar) for run in builder.typesetter.text(label, styles.tone_label, node)]
    runs += builder.typesetter.runs(block.content, styles.toned, node)
    pad = 2 * theme.baseline
    box_style = BoxStyle(
        pad_left=pad + 2, pad_right=pad if fill else 0, pad_y=pad / 2 if fill else 1, fill=fill, bar=bar, bar_width=2
    )
    box = VBox([TextBox(runs, styles.toned, node)], style=box_style)
    box.space_before = box.space_after = 2 * theme.baseline
    return _in_text_column(box, builder)


def item_list(block: ItemList, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """Items with a bullet or their number in front; an item holds blocks of any kind."""
    style, indent = builder.styles.body, 4 * builder.theme.baseline
    items = Node("L", parent, numbering="Decimal" if block.ordered else "Disc")
    entries: list[Flowable] = []
    for number, item in enumerate(block.items, 1):
        node = Node("LI", items)
        label, body = Node("Lbl", node), Node("LBody", node)
        sign, role = (f"{number}.", Role.NUMBER) if block.ordered else ("•", None)
        parts = [flowable for inner in item for flowable in builder.flowables(inner, body)]
        for part in parts:
            part.left_indent = 0
        entry = LabelledBox(builder.text_box(sign, style, label, role=role), VBox(parts), indent)
        entry.space_before = entry.space_after = 0.5 * builder.theme.baseline
        entries.append(entry)
    return _in_text_column(VBox(entries), builder)


def quotation(block: Quotation, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """A speaker's words with a bar at their left, and whose they are."""
    styles, node = builder.styles, Node("BlockQuote", parent)
    parts = [
        builder.text_box(content, style, Node("P", node))
        for content, style in ((block.content, styles.quotation), (block.attribution, styles.attribution))
    ]
    box_style = BoxStyle(pad_left=3 * builder.theme.baseline, bar=builder.theme.hairline, bar_width=2)
    return _in_text_column(VBox(parts, style=box_style), builder)


def _in_text_column(flowable: Flowable, builder: StoryBuilder) -> list[Flowable]:
    """`flowable` as text, which may move up before a figure that waits for the next page."""
    flowable.left_indent, flowable.can_pass_float = builder.template.indent, True
    return [flowable]
