"""Title, key points and key figures in, the top of page 1 out."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.document.blocks import Inlines, KeyFigures, KeyPoints, Text, Tile, TitleBlock, plain
from briefing.document.roles import Role
from briefing.layout.boxes import Decor, Hanging, Stack
from briefing.layout.flowable import Flowable
from briefing.layout.geometry import Geometry
from briefing.layout.pictures import Bar, Letterhead, Tiles, logo_width, tiles_across
from briefing.layout.prose import Prose
from briefing.layout.runs import Meaning, Run, Typesetter
from briefing.layout.structure import Node
from briefing.themes.theme import Theme

_MOST_TITLE_LINES = 2


def title_band(block: TitleBlock, setter: Typesetter, geometry: Geometry, parent: Node) -> Flowable:
    """The title on two lines if it will go, under a short bar; subtitle and meta lines below."""
    styles, node = setter.styles, Node("H1", parent)
    runs = setter.runs(block.title, styles.title, node)
    outline = (0, plain(block.title))
    title = Prose(runs, styles.title, node, anchor=block.anchor, bookmark=outline)
    logo = setter.theme.stationery.logo
    room = geometry.width - (logo_width(logo, geometry.width) + geometry.gutter if logo else 0)
    if len(title.lines(room)) > _MOST_TITLE_LINES:
        runs = setter.runs(block.title, styles.title_small, node)
        title = Prose(runs, styles.title_small, node, anchor=block.anchor, bookmark=outline)
    parts: list[Flowable] = [Bar(6 * setter.theme.baseline, 3, setter.theme.accent), title]
    for content, style in ((block.subtitle, styles.subtitle), (_joined(block.meta), styles.meta)):
        if content:
            inner = Node("P", parent)
            parts.append(Prose(setter.runs(content, style, inner), style, inner))
    band: Flowable = Stack(parts)
    if logo:
        band = Letterhead(band, logo, geometry.gutter, Node("Figure", parent, alt=logo.alt))
    band.after = 5 * setter.theme.baseline
    return band


def _joined(parts: Iterable[Inlines]) -> Inlines:
    """Short texts in one line, divided by raised dots."""
    first, *others = list(parts) or [()]
    return (*first, *(inline for part in others for inline in (Text("\u00a0 ·\u00a0 "), *part)))


def key_points(block: KeyPoints, setter: Typesetter, geometry: Geometry, parent: Node) -> Flowable:
    """The tinted panel: its name in the margin column, the numbered points in the text column."""
    theme, styles, part = setter.theme, setter.styles, Node("Sect", parent)
    name = _kicker(block.title, setter, Node("H2", part))
    items = Node("L", part, numbering="Decimal")
    points = [_point(number, point, setter, items) for number, point in enumerate(block.points, 1)]
    pad = 3 * theme.baseline
    body: list[Flowable] = [name, Stack(points)]
    if geometry.indent:
        body = [Hanging(name, Stack(points), geometry.indent - pad, gutter=geometry.gutter)]
    panel = Stack(body, decor=_panel(theme, pad))
    panel.before, panel.after = styles.point.before, 4 * theme.baseline
    return panel


def _panel(theme: Theme, pad: float) -> Decor:
    """A tint, or a bar at the left if the theme's panel is as white as its paper."""
    bar = "" if theme.panel != theme.paper else theme.dark
    return Decor(pad_left=pad, pad_right=pad, pad_y=pad, fill=theme.panel, bar=bar, bar_width=2)


def key_figures(block: KeyFigures, setter: Typesetter, geometry: Geometry, parent: Node) -> Flowable:
    """The strip of tiles across both columns, under its name."""
    theme, part = setter.theme, Node("Sect", parent)
    name = _kicker(block.title, setter, Node("H2", part))
    nodes = [Node("P", part) for _ in block.tiles]
    values = [_tile_value(tile, setter, node) for tile, node in zip(block.tiles, nodes, strict=True)]
    labels = [_tile_label(tile, setter, node) for tile, node in zip(block.tiles, nodes, strict=True)]
    tiles = [_tile(*parts, setter) for parts in zip(block.tiles, values, labels, nodes, strict=True)]
    widths = [*(value.natural_width() for value in values), *(label.least_width() for label in labels)]
    least = max(widths, default=0)
    gutter = 3 * theme.baseline
    across = tiles_across(len(tiles), least, geometry.width, gutter)
    strip = Stack([name, Tiles(tiles, across, gutter, 2 * theme.baseline)])
    strip.before, strip.after = theme.baseline, 5 * theme.baseline
    return strip


def _kicker(title: str, setter: Typesetter, node: Node) -> Prose:
    style = setter.styles.kicker
    prose = Prose(setter.text(setter.furniture.upper(title), style, node), style, node)
    prose.after = 0.5 * setter.theme.baseline
    prose.keep_with_next = True
    return prose


def _point(number: int, content: Inlines, setter: Typesetter, items: Node) -> Flowable:
    styles, item = setter.styles, Node("LI", items)
    label, body = Node("Lbl", item), Node("P", Node("LBody", item))
    digit = Prose(setter.text(str(number), styles.point_number, label, Role.NUMBER), styles.point_number, label)
    words = Prose(setter.runs(content, styles.point, body), styles.point, body)
    words.before = words.after = setter.theme.baseline
    return Hanging(digit, words, 4 * setter.theme.baseline)


def _tile_value(tile: Tile, setter: Typesetter, node: Node) -> Prose:
    """The big line: the sign in the accent, the value, both leading to the note."""
    styles = setter.styles
    mark = tile.marks[0] if tile.marks else None
    link = setter.link(f"#{mark.target}", setter.furniture.note.format(number=mark.note), node) if mark else None
    runs: list[Run] = []
    for text, style in ((tile.sign, styles.sign), (tile.value, styles.value)):
        if text:
            runs += setter.text(text, style, link.node if link else node)
    meaning = Meaning(Role.VALUE, tile.fact)
    return Prose([run._replace(link=link, meaning=meaning) for run in runs], styles.value, node)


def _tile_label(tile: Tile, setter: Typesetter, node: Node) -> Prose:
    """What is measured, with the note mark."""
    style, marks = setter.styles.tile_label, tile.marks
    return Prose(setter.runs((*tile.label, *marks), style, node), style, node)


def _tile(tile: Tile, value: Prose, label: Prose, node: Node, setter: Typesetter) -> Stack:
    """Value, label, detail; a rule above."""
    styles = setter.styles
    detail = Prose(setter.runs(tile.detail, styles.tile_detail, node), styles.tile_detail, node)
    return Stack([value, label, detail], decor=Decor(rule=setter.theme.dark, rule_width=1, pad_y=3), keep=True)
