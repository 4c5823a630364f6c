"""Notes and colophon in, the end of the document out."""

from __future__ import annotations

from briefing.document.blocks import Colophon, Note, Notes
from briefing.document.roles import Role
from briefing.layout.aside import beside
from briefing.layout.boxes import Decor, Hanging, Stack
from briefing.layout.columns import Columns
from briefing.layout.flowable import Flowable
from briefing.layout.geometry import Geometry
from briefing.layout.prose import Prose
from briefing.layout.runs import Typesetter
from briefing.layout.structure import Node

_MANY = 6


def notes(block: Notes, setter: Typesetter, geometry: Geometry, parent: Node) -> list[Flowable]:
    """The title, and the notes: in two columns if they are many."""
    style, part = setter.styles.section, Node("Sect", parent)
    heading = Node("H2", part)
    name = Prose(
        setter.text(block.title, style, heading), style, heading, anchor=block.anchor, bookmark=(0, block.title)
    )
    title = Stack([name], decor=Decor(rule=setter.theme.hairline, rule_width=0.5, pad_y=2 * setter.theme.baseline))
    title.before, title.keep_with_next = 4 * setter.theme.baseline, True
    entries = [_note(note, setter, part) for note in block.notes]
    count = geometry.note_columns if len(entries) > _MANY else 1
    columns = Columns(entries, count, 4 * setter.theme.baseline)
    columns.before = setter.theme.baseline
    return [title, columns]


def colophon(block: Colophon, setter: Typesetter, geometry: Geometry, parent: Node) -> Flowable:
    """How the document was made: its name in the margin column, short lines beside it."""
    styles, part = setter.styles, Node("Sect", parent)
    heading = Node("H2", part)
    words, outline = setter.text(block.title, styles.tile_label, heading), (0, block.title)
    name = Prose(words, styles.tile_label, heading, anchor=block.anchor, bookmark=outline)
    lines = []
    for content in block.lines:
        node = Node("P", part)
        lines.append(Prose(setter.runs(content, styles.colophon, node), styles.colophon, node))
    box = beside(name, Stack(lines, keep=True), geometry, setter.theme)
    box.before = 4 * setter.theme.baseline
    return box


def _note(note: Note, setter: Typesetter, parent: Node) -> Flowable:
    """The number, which leads back to its first mention, and the words."""
    styles, node = setter.styles, Node("Note", parent, name=note.anchor)
    label = Node("Lbl", node)
    link = setter.link(f"#{note.mark.anchor}", setter.furniture.back.format(number=note.number), label)
    runs = setter.text(str(note.number), styles.note_number, link.node if link else label, Role.NUMBER)
    number = Prose([run._replace(link=link) for run in runs], styles.note_number, label)
    words = Prose(setter.runs(note.content, styles.note, node), styles.note, node, anchor=note.anchor)
    return Hanging(number, words, 4 * setter.theme.baseline)
