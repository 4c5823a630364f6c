"""Lays out the end of a document: notes and colophon."""

from __future__ import annotations

from briefing.document.blocks import Colophon, Notes
from briefing.document.roles import Role
from briefing.layout.balanced_columns import BalancedColumns
from briefing.layout.boxes import BoxStyle, LabelledBox, VBox
from briefing.layout.builder import StoryBuilder
from briefing.layout.flowable import Flowable
from briefing.layout.structure import Node
from briefing.layout.text_box import TextBox

_MANY_NOTES = 6


def notes(block: Notes, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The title, and the notes: in two columns if they are many; the number of each leads back to its first mark."""
    theme, styles, typesetter = builder.theme, builder.styles, builder.typesetter
    part = Node("Sect", parent)
    bookmark = (0, block.title)
    name = builder.text_box(block.title, styles.section, Node("H2", part), anchor=block.anchor, bookmark=bookmark)
    title = VBox([name], style=BoxStyle(rule=theme.hairline, rule_width=0.5, pad_y=2 * theme.baseline))
    title.space_before, title.keep_with_next = 4 * theme.baseline, True
    entries = []
    for mark, content in block.marked:
        node = Node("Note", part, name=mark.target)
        label = Node("Lbl", node)
        back = builder.furniture.back.format(number=mark.note)
        link = typesetter.link(f"#{mark.anchor}", back, label)
        runs = typesetter.text(str(mark.note), styles.note_number, link.node if link else label, Role.NUMBER)
        number = TextBox([run._replace(link=link) for run in runs], styles.note_number, label)
        words = builder.text_box(content, styles.note, node, anchor=mark.target)
        entries.append(LabelledBox(number, words, 4 * theme.baseline))
    # A few notes fill one column; in two they would be a short stub.
    count = builder.template.note_columns if len(entries) > _MANY_NOTES else 1
    columns = BalancedColumns(entries, count, 4 * theme.baseline)
    columns.space_before = theme.baseline
    return [title, columns]


def colophon(block: Colophon, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """How the document was made: its name in the margin column, short lines beside it."""
    styles, part = builder.styles, Node("Sect", parent)
    bookmark = (0, block.title)
    name = builder.text_box(block.title, styles.tile_label, Node("H2", part), anchor=block.anchor, bookmark=bookmark)
    lines = [builder.text_box(content, styles.colophon, Node("P", part)) for content in block.lines]
    box = builder.side_head(name, VBox(lines, keep_together=True))
    box.space_before = 4 * builder.theme.baseline
    return [box]
