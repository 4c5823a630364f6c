"""Display lists and key figures in, flowables out: what is drawn rather than read line by line."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from briefing.document.drawing import DisplayList
from briefing.layout.boxes import Stack
from briefing.layout.flowable import ENDLESS, FUZZ, Flowable, Surface
from briefing.layout.structure import Node
from briefing.themes.theme import Logo

_LOGO_SHARE = 0.35


class Bar(Flowable):
    """A short bar, as decoration; sizes in points."""

    def __init__(self, width: float, height: float, color: str) -> None:
        self.width = width
        self.height = height
        self.color = color
        self.after = 9.0

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The column's width, and the bar's height."""
        return width, self.height

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Fill the bar."""
        surface.fill_panel(x, y - self.height, self.width, self.height, self.color)


class Picture(Flowable):
    """A display list, scaled down if it is wider than its column or taller than `limit`."""

    def __init__(self, drawing: DisplayList, node: Node) -> None:
        self.drawing = drawing
        self.node = node
        self.before = self.after = 4.5
        self.limit = ENDLESS

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The column's width, and the height at the scale that fits."""
        return width, self.drawing.height * self._scale(width)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Paint the drawing."""
        scale = self._scale(width)
        surface.paint(self.drawing, x, y - self.drawing.height * scale, scale, self.node)

    def text(self) -> str:
        """The alternative text."""
        return f"[{self.node.alt}]"

    def _scale(self, width: float) -> float:
        drawing = self.drawing
        return min(1, width / max(drawing.width, FUZZ), self.limit / max(drawing.height, FUZZ))


class FigureBox(Stack):
    """Caption, picture and source line, never parted; the picture shrinks until they fit a page of `tallest` points."""

    def __init__(self, children: Sequence[Flowable], picture: Picture, tallest: float) -> None:
        super().__init__(children, keep=True)
        self.picture = picture
        self.tallest = tallest
        self.before, self.after = 13.5, 13.5
        self.may_wait = self.may_overtake = True

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The column's width, and a height of at most `tallest`."""
        self.picture.limit = ENDLESS
        over = super().wrap(width)[1] - self.tallest
        if over > 0:
            self.picture.limit = max(self.picture.wrap(width)[1] - over, 36)
        return super().wrap(width)


class Letterhead(Flowable):
    """A band of text with a logo at its right, tops level; a logo wider than its share is made smaller."""

    def __init__(self, band: Flowable, logo: Logo, gutter: float, node: Node) -> None:
        self.band = band
        self.logo = logo
        self.gutter = gutter
        self.node = node

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The width, and the height of the taller of both."""
        return width, max(self.band.wrap(self._room(width))[1], self._scale(width) * self.logo.picture.height)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the band, then the logo."""
        self.band.draw(surface, x, y, self._room(width))
        scale, picture = self._scale(width), self.logo.picture
        left = x + width - logo_width(self.logo, width)
        surface.paint(picture, left, y - scale * picture.height, scale, self.node)

    def text(self) -> str:
        """The words of the band, then of the logo."""
        return f"{self.band.text()}\n[{self.node.alt}]"

    def _room(self, width: float) -> float:
        return width - logo_width(self.logo, width) - self.gutter

    def _scale(self, width: float) -> float:
        return logo_width(self.logo, width) / self.logo.picture.width


def logo_width(logo: Logo, width: float) -> float:
    """How wide `logo` stands in a frame of `width` points."""
    return min(logo.width, width * _LOGO_SHARE)


class Tiles(Flowable):
    """Key figures side by side, `across` of them in a row; splits between rows."""

    def __init__(self, tiles: Sequence[Stack], across: int, gutter: float, row_gap: float) -> None:
        self.tiles = list(tiles)
        self.across = across
        self.gutter = gutter
        self.row_gap = row_gap

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The width, and the heights of the rows."""
        heights = [self._row_height(row, width) for row in self._rows()]
        return width, sum(heights) + self.row_gap * max(0, len(heights) - 1)

    def split(self, width: float, room: float) -> list[Flowable]:
        """The rows that fit, and the others."""
        for end in range(len(self.tiles) - len(self._rows()[-1]), 0, -self.across):
            upper, lower = (self._with(part) for part in (self.tiles[:end], self.tiles[end:]))
            if upper.wrap(width)[1] <= room + FUZZ:
                return [upper, lower]
        return []

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the tiles row by row."""
        column = self._column(width)
        for row in self._rows():
            for index, tile in enumerate(row):
                tile.draw(surface, x + index * (column + self.gutter), y, column)
            y -= self._row_height(row, width) + self.row_gap

    def text(self) -> str:
        """The tiles' texts, one a line."""
        return "\n".join(tile.text().replace("\n", " / ") for tile in self.tiles)

    def _rows(self) -> list[list[Stack]]:
        return [self.tiles[start : start + self.across] for start in range(0, len(self.tiles), self.across)]

    def _column(self, width: float) -> float:
        return (width + self.gutter) / self.across - self.gutter

    def _row_height(self, row: Sequence[Stack], width: float) -> float:
        return max(tile.wrap(self._column(width))[1] for tile in row)

    def _with(self, tiles: Sequence[Stack]) -> Tiles:
        part = copy(self)
        part.tiles = list(tiles)
        return part


def tiles_across(count: int, least: float, width: float, gutter: float) -> int:
    """How many of `count` tiles, each at least `least` wide, stand in a row if all rows are to be alike."""
    most = max(1, int((width + gutter) / (least + gutter)))
    rows = -(-count // most)
    return -(-count // rows)
