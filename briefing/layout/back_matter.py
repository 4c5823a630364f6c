"""Lays out the end of a document: notes, by source and in columns of even height if they are many, and colophon."""

from __future__ import annotations

from briefing.document.blocks import Colophon, Inlines, Mark, Notes, Stamp
from briefing.document.occurrences import Role
from briefing.layout.balanced_columns import BalancedColumns
from briefing.layout.builder import StoryBuilder
from briefing.layout.flowables import BoxStyle, Flowable, LabelledBox, TextBox, VBox
from briefing.layout.foot_notes import FootNotes
from briefing.layout.runs import Node

_MANY_NOTES = 6


def notes(block: Notes, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The title, and the notes: in two columns if they are many; or what the feet of pages take from."""
    theme, styles = builder.theme, builder.styles
    part = Node("Sect", parent)
    if block.at_foot:
        entries = {mark.anchor: note(mark, content, builder, part) for mark, content in block.marked}
        run_on = builder.text_box(builder.furniture.run_on, styles.note, part).as_artifact()
        return [FootNotes(entries, builder.template.note_columns, theme, run_on)]
    bookmark = (0, block.title)
    name = builder.text_box(block.title, styles.section, Node("H2", part), anchor=block.anchor, bookmark=bookmark)
    title = VBox([name], style=BoxStyle(rule=theme.hairline, rule_width=0.5, pad_y=2 * theme.baseline))
    title.space_before, title.keep_with_next = 4 * theme.baseline, True
    flowables: list[Flowable] = [title]
    # A few notes fill one column; in two they would be a short stub.
    count = builder.template.note_columns if len(block.notes) > _MANY_NOTES else 1
    for words, members in block.grouped:
        group = Node("Sect", part) if words else part
        if words:
            head = builder.text_box(words, styles.note_title, Node("H3", group))
            head.space_before, head.keep_with_next = 2 * theme.baseline, True
            flowables.append(head)
        members_set = [note(mark, content, builder, group) for mark, content in members]
        columns = BalancedColumns(members_set, count, 4 * theme.baseline)
        columns.space_before = theme.baseline
        flowables.append(columns)
    return flowables


def note(mark: Mark, content: Inlines, builder: StoryBuilder, parent: Node) -> Flowable:
    """One note, whose number leads back to its first mark."""
    styles, node = builder.styles, Node("Note", parent, name=mark.target)
    label = Node("Lbl", node)
    link = builder.typesetter.link(f"#{mark.anchor}", builder.furniture.back.format(number=mark.note), label)
    place = link.node if link else label
    runs = builder.typesetter.text(str(mark.note), styles.note_number, place, Role.NUMBER)
    number = TextBox([run._replace(link=link) for run in runs], styles.note_number, label)
    words = builder.text_box(content, styles.note, node, anchor=mark.target)
    return LabelledBox(number, words, max(4 * builder.theme.baseline, number.natural_width() + builder.theme.baseline))


def colophon(block: Colophon, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """How the document was made: its name in the margin column, short lines beside it."""
    styles, part = builder.styles, Node("Sect", parent)
    bookmark = (0, block.title)
    name = builder.text_box(block.title, styles.tile_label, Node("H2", part), anchor=block.anchor, bookmark=bookmark)
    lines = [
        # A digest that a line does not hold is halved.
        builder.text_box(
            content,
            styles.colophon._replace(balanced=any(isinstance(c, Stamp) and c.role is Role.DIGEST for c in content)),
            Node("P", part),
        )
        for content in block.lines
    ]
    box = builder.side_head(name, VBox(lines, keep_together=True))
    box.space_before = 4 * builder.theme.baseline
    return [box]
