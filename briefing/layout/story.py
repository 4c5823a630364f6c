"""A document in, its story out: the flowables of every block, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.blocks import (
    Block,
    Colophon,
    Contents,
    DataTable,
    Document,
    Figure,
    Heading,
    Inlines,
    ItemList,
    KeyFigures,
    KeyPoints,
    Notes,
    Paragraph,
    Quotation,
    Section,
    TitleBlock,
    Tone,
    plain,
)
from briefing.document.roles import Role
from briefing.layout.aside import opening
from briefing.layout.boxes import Decor, Hanging, Stack
from briefing.layout.closing import colophon, notes
from briefing.layout.contents import contents
from briefing.layout.exhibits import data_table, figure
from briefing.layout.flowable import Flowable
from briefing.layout.geometry import Geometry
from briefing.layout.opening import key_figures, key_points, title_band
from briefing.layout.prose import Prose
from briefing.layout.runs import Typesetter
from briefing.layout.structure import Node
from briefing.layout.styles import Type

Story = list[Flowable]


def make_story(document: Document, setter: Typesetter, geometry: Geometry) -> Story:
    """The flowables of `document`, for a frame of `geometry`; characters without a face are noted by `setter`."""
    root = Node("Document", lang=document.language)
    story: Story = []
    for block in document.blocks:
        if isinstance(block, Contents):
            story.append(contents(block, document, setter, geometry, root))
        else:
            story += _flowables(block, setter, geometry, root)
    return story


def _flowables(block: Block, setter: Typesetter, geometry: Geometry, parent: Node) -> list[Flowable]:
    match block:
        case Section():
            return _section(block, setter, geometry, parent)
        case Notes():
            return notes(block, setter, geometry, parent)
        case TitleBlock():
            return [title_band(block, setter, geometry, parent)]
        case KeyPoints():
            return [key_points(block, setter, geometry, parent)]
        case KeyFigures():
            return [key_figures(block, setter, geometry, parent)]
        case Colophon():
            return [colophon(block, setter, geometry, parent)]
        case Contents():
            raise TypeError("a contents list stands in no section")
        case Figure():
            return [figure(block, setter, geometry, parent)]
        case DataTable():
            return [data_table(block, setter, geometry, parent)]
        case Heading() | Paragraph() | ItemList() | Quotation():
            flowable = _text_block(block, setter, parent)
            flowable.left = geometry.indent
            flowable.may_overtake = not isinstance(block, Heading)
            return [flowable]


def _section(section: Section, setter: Typesetter, geometry: Geometry, parent: Node) -> list[Flowable]:
    """The first block with the section's name and flags beside it, then the others; a hairline above."""
    part = Node("Sect", parent)
    side = _side(section, setter, part)
    first, *others = [f for block in section.blocks for f in _flowables(block, setter, geometry, part)] or [Stack([])]
    if first.left == 0 and geometry.indent:
        first, others = Stack([]), [first, *others]
    return [*opening(side, first, geometry, setter.theme), *others]


def _side(section: Section, setter: Typesetter, parent: Node) -> Stack:
    styles, heading = setter.styles, Node("H2", parent)
    runs = setter.runs(section.title, styles.section, heading)
    name = Prose(runs, styles.section, heading, anchor=section.anchor, bookmark=(0, plain(section.title)))
    flags = [Prose(setter.text(flag, styles.flag, node), styles.flag, node) for flag, node in _nodes(section, parent)]
    return Stack([name, *flags])


def _nodes(section: Section, parent: Node) -> Iterator[tuple[str, Node]]:
    return ((flag, Node("P", parent)) for flag in section.flags)


def _text_block(block: Heading | Paragraph | ItemList | Quotation, setter: Typesetter, parent: Node) -> Flowable:
    match block:
        case Heading():
            return _heading(block, setter, parent)
        case Paragraph(tone=Tone.PLAIN):
            style = setter.styles.small if block.small else setter.styles.body
            node = Node("P", parent)
            return Prose(setter.runs(block.content, style, node), style, node)
        case Paragraph():
            return _toned(block, setter, parent)
        case ItemList():
            return _item_list(block, setter, parent)
        case Quotation():
            return _quotation(block, setter, parent)


def _heading(block: Heading, setter: Typesetter, parent: Node) -> Flowable:
    top = block.level <= 2
    style = setter.styles.heading if top else setter.styles.subheading
    node = Node(f"H{min(max(block.level, 2), 6)}", parent)
    bookmark = (0 if top else 1, plain(block.content)) if block.anchor else None
    prose = Prose(setter.runs(block.content, style, node), style, node, anchor=block.anchor, bookmark=bookmark)
    prose.keep_with_next = True
    return prose


def _toned(block: Paragraph, setter: Typesetter, parent: Node) -> Flowable:
    """A caveat, a judgement or an assumption: a bar at its left, its label in the line."""
    theme, styles, node = setter.theme, setter.styles, Node("P", parent)
    bar, fill = {
        Tone.CAVEAT: (theme.accent, ""),
        Tone.JUDGEMENT: (theme.dark, theme.panel),
        Tone.ASSUMPTION: (theme.grey, ""),
    }[block.tone]
    label = setter.text(setter.furniture.upper(block.label) + "\u00a0 ", styles.tone_label, node) if block.label else []
    label = [run._replace(color=bar) for run in label]
    prose = Prose([*label, *setter.runs(block.content, styles.toned, node)], styles.toned, node)
    pad = 2 * theme.baseline
    decor = Decor(
        pad_left=pad + 2, pad_right=pad if fill else 0, pad_y=pad / 2 if fill else 1, fill=fill, bar=bar, bar_width=2
    )
    box = Stack([prose], decor=decor)
    box.before = box.after = 2 * theme.baseline
    return box


def _item_list(block: ItemList, setter: Typesetter, parent: Node) -> Flowable:
    style = setter.styles.body
    items = Node("L", parent, numbering="Decimal" if block.ordered else "Disc")
    entries: list[Flowable] = []
    for number, item in enumerate(block.items, 1):
        node = Node("LI", items)
        label, body = Node("Lbl", node), Node("LBody", node)
        sign, role = (f"{number}.", Role.NUMBER) if block.ordered else ("•", None)
        parts = Stack([_inner(child, setter, body) for child in item])
        number_or_bullet = Prose(setter.text(sign, style, label, role), style, label)
        hanging = Hanging(number_or_bullet, parts, 4 * setter.theme.baseline)
        hanging.before = hanging.after = 0.5 * setter.theme.baseline
        entries.append(hanging)
    return Stack(entries)


def _inner(block: Block, setter: Typesetter, parent: Node) -> Flowable:
    """A block inside a list item: text only."""
    if not isinstance(block, Heading | Paragraph | ItemList | Quotation):
        raise TypeError(f"a list item cannot hold a {type(block).__name__}")
    return _text_block(block, setter, parent)


def _quotation(block: Quotation, setter: Typesetter, parent: Node) -> Flowable:
    theme, styles, outer = setter.theme, setter.styles, Node("BlockQuote", parent)
    contents: tuple[tuple[Inlines, Type], ...] = (
        (block.content, styles.quotation),
        (block.attribution, styles.attribution),
    )
    parts = []
    for content, style in contents:
        node = Node("P", outer)
        parts.append(Prose(setter.runs(content, style, node), style, node))
    return Stack(parts, decor=Decor(pad_left=3 * theme.baseline, bar=theme.hairline, bar_width=2))
