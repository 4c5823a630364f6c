"""Lays out what stands before the text: title band, key points and key figures, and the list of contents.

The column of page numbers has room for any of them, so that the layout does not depend on the numbers: pages are made
once, then every anchor is located, then all is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from briefing.document.blocks import Contents, Inlines, KeyFigures, KeyPoints, Text, TitleBlock, plain
from briefing.document.occurrences import Meaning, Role
from briefing.document.visit import entries_after
from briefing.layout.builder import StoryBuilder
from briefing.layout.flowables import EPSILON, UNBOUNDED, BoxStyle, Flowable, LabelledBox, TextBox, VBox
from briefing.layout.lines import AnchorFinder, Surface
from briefing.layout.pages import LaidOutPage, draw_page
from briefing.layout.runs import Hyperlink, Node, Run, Typesetter
from briefing.layout.styles import PageTemplate
from briefing.themes.theme import Logo

_MOST_TITLE_LINES = 2
_LOGO_SHARE = 0.35
_SMALLER_VALUES, _LARGE_HOLE = (0.85, 0.7), 0.25
"""Sizes of key figures where there is less room, as factors; the share of a page that may stay white below them."""
_ON_ONE_PAGE = 20
_NUMBERS_WIDTH = 45.0
_DIGITS = "0123456789"


def title_band(block: TitleBlock, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The title on two lines if it will go, under a short bar; what is said of it below; a logo at the right."""
    theme, styles, width = builder.theme, builder.styles, builder.template.width
    logo, gutter = theme.stationery.logo, builder.template.gutter
    node, bookmark = Node("H1", parent), (0, plain(block.title))
    title = builder.text_box(block.title, styles.title, node, anchor=block.anchor, bookmark=bookmark)
    avail_width = width - (_logo_width(logo, width) + gutter if logo else 0)
    # A long title is set smaller rather than on a third line, once; after that it takes the lines it needs.
    if len(title.lines(avail_width)) > _MOST_TITLE_LINES:
        title = builder.text_box(block.title, styles.title_small, node, anchor=block.anchor, bookmark=bookmark)
    parts: list[Flowable] = [Bar(6 * theme.baseline, 3, theme.accent), title]
    meta: Inlines = ()
    for text in block.meta:
        meta += (*([Text("\u00a0 ·\u00a0 ")] if meta else []), *text)
    for content, style in ((block.subtitle, styles.subtitle), (block.authors, styles.authors), (meta, styles.meta)):
        if content:
            parts.append(builder.text_box(content, style, Node("P", parent)))
    band: Flowable = VBox(parts)
    if logo:
        band = Letterhead(band, logo, gutter, Node("Figure", parent, alt=logo.alt))
    band.space_after = 5 * theme.baseline
    return [band]


def key_points(block: KeyPoints, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The tinted panel: its name in the margin column, the numbered points in the text column."""
    theme, styles, template, node = builder.theme, builder.styles, builder.template, Node("Sect", parent)
    name = _kicker(block.title, builder, node)
    items = Node("L", node, numbering="Decimal")
    points = []
    style = styles.point._replace(space_before=theme.baseline / 2, space_after=theme.baseline / 2)
    for number, content in enumerate(block.points, 1):
        item = Node("LI", items)
        label, body = Node("Lbl", item), Node("LBody", item)
        digit = builder.text_box(str(number), styles.point_number, label, role=Role.NUMBER)
        words = VBox(builder.inside(style, content, body))
        words.space_before = words.space_after = theme.baseline
        points.append(LabelledBox(digit, words, 4 * theme.baseline))
    pad = 3 * theme.baseline
    body_parts: list[Flowable] = [name, VBox(points)]
    if template.indent:
        body_parts = [LabelledBox(name, VBox(points), template.indent - pad, gutter=template.gutter)]
    # Where the theme's panel is as white as its paper, a bar at the left takes the place of the tint.
    bar = "" if theme.panel != theme.paper else theme.dark
    panel_style = BoxStyle(pad_left=pad, pad_right=pad, pad_y=pad, fill=theme.panel, bar=bar, bar_width=2)
    panel = VBox(body_parts, style=panel_style)
    panel.space_before, panel.space_after = styles.point.space_before, 4 * theme.baseline
    return [panel]


def key_figures(block: KeyFigures, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The strip of tiles across both columns, under its name.

    A tile has a rule above; then the big value with its sign in the accent, both leading to the note, and its unit,
    below it where that has no room beside it; what is measured, with the note mark; and the detail.
    """
    theme, styles, node = builder.theme, builder.styles, Node("Sect", parent)
    name = _kicker(block.title, builder, node)
    gutter, rule = 3 * theme.baseline, BoxStyle(rule=theme.dark, rule_width=1, pad_y=3)
    parts, min_width = [], 0.0
    nodes = [Node("P", node) for _ in block.tiles]
    for tile, tile_node in zip(block.tiles, nodes, strict=True):
        # The big value is the link; the mark behind the label is for those who read on paper.
        link = builder.typesetter.note_link(tile.marks[0], tile_node) if tile.marks else None
        meaning, runs = Meaning(Role.VALUE, tile.fact), list[Run]()
        for text, style in ((tile.sign, styles.sign), (tile.value, styles.value)):
            if text:
                runs += builder.typesetter.text(text, style, link.node if link else tile_node)
        figure = TextBox([run._replace(link=link, meaning=meaning) for run in runs], styles.value, tile_node)
        gap, *unit = builder.typesetter.runs((Text(" "), *tile.unit), styles.tile_label, tile_node)
        value = TextBox([*figure.runs, *([gap, *unit] if unit else [])], styles.value, tile_node)
        apart = [figure, TextBox(unit, styles.tile_label, tile_node)]
        label = builder.text_box((*tile.label, *tile.marks), styles.tile_label, tile_node)
        detail = builder.text_box(tile.detail, styles.tile_detail, tile_node)
        parts.append((value, apart, [label, detail]))
        min_width = max(min_width, figure.natural_width(), value.min_width(), label.min_width())
    across = tiles_across(len(parts), min_width, builder.template.width, gutter)
    column = (builder.template.width + gutter) / across - gutter
    tiles = [
        VBox([*([value] if value.natural_width() <= column else apart), *others], style=rule, keep_together=True)
        for value, apart, others in parts
    ]
    strip = TileStrip(name, TileGrid(tiles, across, gutter, 2 * theme.baseline), builder.template.height)
    strip.space_before, strip.space_after = theme.baseline, 5 * theme.baseline
    return [strip]


def _kicker(title: str, builder: StoryBuilder, parent: Node) -> TextBox:
    box = builder.text_box(builder.furniture.upper(title), builder.styles.kicker, Node("H2", parent))
    box.space_after = 0.5 * builder.theme.baseline
    box.keep_with_next = True
    return box


class Bar(Flowable):
    """A short bar, as decoration; sizes in points."""

    space_after = 9.0

    def __init__(self, width: float, height: float, color: str) -> None:
        self.width = width
        self.height = height
        self.color = color

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The whole width, and the bar's height."""
        return avail_width, self.height

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Fill the bar."""
        surface.fill_panel(x, y - self.height, self.width, self.height, self.color)


class Letterhead(Flowable):
    """A band of text with a logo at its right, tops level; a logo wider than its share is made smaller."""

    def __init__(self, band: Flowable, logo: Logo, gutter: float, node: Node) -> None:
        self.band = band
        self.logo = logo
        self.gutter = gutter
        self.node = node

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the height of the taller of both."""
        band = self.band.wrap(self._band_width(avail_width))[1]
        return avail_width, max(band, self._scale(avail_width) * self.logo.picture.height)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the band, then the logo."""
        self.band.draw(surface, x, y, self._band_width(width))
        scale, picture = self._scale(width), self.logo.picture
        left = x + width - _logo_width(self.logo, width)
        surface.paint(picture, left, y - scale * picture.height, scale, self.node)

    def plain_text(self) -> str:
        """The words of the band, then of the logo."""
        return f"{self.band.plain_text()}\n[{self.node.alt}]"

    def _band_width(self, width: float) -> float:
        return width - _logo_width(self.logo, width) - self.gutter

    def _scale(self, width: float) -> float:
        return _logo_width(self.logo, width) / self.logo.picture.width


def _logo_width(logo: Logo, width: float) -> float:
    """How wide `logo` stands in a frame of `width` points."""
    return min(logo.width, width * _LOGO_SHARE)


class TileStrip(VBox):
    """Key figures below their name, on one page: with smaller values where that lets them stand on it.

    They are parted only where a large hole would be left otherwise, on a page `page_height` points high.
    """

    def __init__(self, name: Flowable, grid: TileGrid, page_height: float) -> None:
        super().__init__([name, grid])
        self.name, self.grid = name, grid
        self.page_height = page_height

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """All of it with smaller values, or the rows that fit and the others."""
        for size in _SMALLER_VALUES if self.grid in self.children else ():
            smaller = self._with([self.name, self.grid.with_values(size)])
            if smaller.wrap(avail_width)[1] <= avail_height + EPSILON:
                return [smaller]
        parts = super().split(avail_width, avail_height) if avail_height > _LARGE_HOLE * self.page_height else []
        for first in parts[:1]:
            first.is_torn = True
        return parts


class TileGrid(Flowable):
    """Key figures side by side, `across` of them in a row; splits between rows."""

    def __init__(self, tiles: Sequence[VBox], across: int, gutter: float, row_space: float) -> None:
        self.tiles = list(tiles)
        self.across = across
        self.gutter = gutter
        self.row_space = row_space

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the heights of the rows."""
        heights = [self._row_height(row, avail_width) for row in self._rows()]
        return avail_width, sum(heights) + self.row_space * max(0, len(heights) - 1)

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The rows that fit, and the others."""
        for end in range(len(self.tiles) - len(self._rows()[-1]), 0, -self.across):
            upper, lower = copy(self), copy(self)
            upper.tiles, lower.tiles = self.tiles[:end], self.tiles[end:]
            if upper.wrap(avail_width)[1] <= avail_height + EPSILON:
                return [upper, lower]
        return []

    def with_values(self, size: float) -> TileGrid:
        """The same with values of another size, as a factor; what they measure is as large as before."""
        grid = copy(self)
        grid.tiles = [copy(tile) for tile in self.tiles]
        for tile in grid.tiles:
            value, *others = tile.children
            tile.children = [value.scaled(size) if isinstance(value, TextBox) else value, *others]
        return grid

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the tiles row by row."""
        column = self._column(width)
        for row in self._rows():
            for index, tile in enumerate(row):
                tile.draw(surface, x + index * (column + self.gutter), y, column)
            y -= self._row_height(row, width) + self.row_space

    def plain_text(self) -> str:
        """The tiles' texts, one a line."""
        return "\n".join(tile.plain_text().replace("\n", " / ") for tile in self.tiles)

    def _rows(self) -> list[list[VBox]]:
        return [self.tiles[start : start + self.across] for start in range(0, len(self.tiles), self.across)]

    def _column(self, width: float) -> float:
        return (width + self.gutter) / self.across - self.gutter

    def _row_height(self, row: Sequence[VBox], width: float) -> float:
        return max(tile.wrap(self._column(width))[1] for tile in row)


def tiles_across(count: int, min_width: float, width: float, gutter: float) -> int:
    """How many of `count` tiles, each at least `min_width` wide, stand in a row if all rows are to be alike."""
    most = max(1, int((width + gutter) / (min_width + gutter)))
    rows = -(-count // most)
    return -(-count // rows)


def contents_list(block: Contents, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The list: its name in the margin column, a line for each of the parts that follow beside it."""
    styles, typesetter, part = builder.styles, builder.typesetter, Node("Sect", parent)
    name = builder.text_box(block.title, styles.section, Node("H2", part))
    items = Node("TOC", part)
    # The numbers are set when pages are drawn, too late to report a digit that the face does not have.
    typesetter.require(_DIGITS, styles.body.face)
    lines = []
    for anchor, title in entries_after(block, builder.document):
        reference = Node("Reference", Node("TOCI", items, refers=anchor))
        link = typesetter.link(f"#{anchor}", plain(title), reference)
        node = link.node if link else reference
        runs = [run._replace(link=link) for run in typesetter.runs(title, styles.body, node)]
        lines.append(ContentsLine(TextBox(runs, styles.body, node), anchor, link, typesetter))
    # A list that takes less than half a page stands on one; of a longer one, no page has less than five lines.
    for line in lines[:-1] if len(lines) <= _ON_ONE_PAGE else (*lines[:4], *lines[-5:-1]):
        line.keep_with_next = True
    box = builder.side_head(name, VBox(lines))
    box.space_before = 4 * builder.theme.baseline
    return [box]


def locate_anchors(pages: Sequence[LaidOutPage], template: PageTemplate) -> dict[str, int]:
    """The page, from 1, on which each anchor stands."""
    locator = AnchorFinder()
    for locator.page, page in enumerate(pages, 1):
        draw_page(page, locator, template)
    return locator.found


class ContentsLine(Flowable):
    """A title and, flush right on its last line, the number of the page where it stands."""

    def __init__(self, title: TextBox, anchor: str, link: Hyperlink | None, typesetter: Typesetter) -> None:
        self.title = title
        self.anchor = anchor
        self.link = link
        self.typesetter = typesetter

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the height of the title beside the column of numbers."""
        return avail_width, self.title.wrap(avail_width - _NUMBERS_WIDTH)[1]

    def first_baseline(self) -> float:
        """The first baseline of the title."""
        return self.title.first_baseline()

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the title, then the number."""
        self.title.draw(surface, x, y, width - _NUMBERS_WIDTH)
        typesetter, style, node = self.typesetter, self.title.style, self.title.node
        page, color = str(typesetter.pages.get(self.anchor, "")), typesetter.theme.accent
        runs = [r._replace(link=self.link, color=color) for r in typesetter.text(page, style, node, Role.PAGE)]
        number = TextBox(runs, style, node, flush_right=True)
        number.draw(surface, x, y - self.wrap(width)[1] + style.leading, width)

    def plain_text(self) -> str:
        """The title."""
        return self.title.plain_text()
