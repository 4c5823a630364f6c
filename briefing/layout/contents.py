"""A contents list and what follows it in, its lines out; pages in, the page of every anchor out.

The column of page numbers has room for any of them, so that the layout does not depend on
the numbers: pages are made once, then every anchor is located, then all is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.document.blocks import Contents, Document, Inlines, plain
from briefing.document.drawing import DisplayList, Raster
from briefing.document.roles import Role
from briefing.document.visit import entries_after
from briefing.layout.aside import beside
from briefing.layout.boxes import Stack
from briefing.layout.flowable import ENDLESS, Flowable, Surface
from briefing.layout.geometry import Geometry
from briefing.layout.lines import Line
from briefing.layout.pages import Page, draw_page
from briefing.layout.prose import Prose
from briefing.layout.runs import Hyperlink, Typesetter
from briefing.layout.structure import Node

_NUMBERS = 45.0
_DIGITS = "0123456789"


def contents(block: Contents, document: Document, setter: Typesetter, geometry: Geometry, parent: Node) -> Flowable:
    """The list: its name in the margin column, a line for each of the sections and parts that follow beside it."""
    part = Node("Sect", parent)
    heading, items = Node("H2", part), Node("TOC", part)
    style = setter.styles.section
    name = Prose(setter.text(block.title, style, heading), style, heading)
    setter.require(_DIGITS, setter.styles.body.face)
    entries = [_entry(*entry, setter, items) for entry in entries_after(block, document)]
    box = beside(name, Stack(entries), geometry, setter.theme)
    box.before = 4 * setter.theme.baseline
    return box


def locate(pages: Sequence[Page], geometry: Geometry) -> dict[str, int]:
    """The page, from 1, on which each anchor stands."""
    locator = _Locator()
    for locator.page, page in enumerate(pages, 1):
        draw_page(page, locator, geometry)
    return locator.found


def _entry(anchor: str, title: Inlines, setter: Typesetter, items: Node) -> Flowable:
    style = setter.styles.body
    reference = Node("Reference", Node("TOCI", items, refers=anchor))
    link = setter.link(f"#{anchor}", plain(title), reference)
    node = link.node if link else reference
    runs = [run._replace(link=link) for run in setter.runs(title, style, node)]
    return _Entry(Prose(runs, style, node), anchor, link, setter)


class _Entry(Flowable):
    """A title and, flush right on its last line, the number of the page where it stands."""

    def __init__(self, title: Prose, anchor: str, link: Hyperlink | None, setter: Typesetter) -> None:
        self.title = title
        self.anchor = anchor
        self.link = link
        self.setter = setter

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The column's width, and the height of the title beside the column of numbers."""
        return width, self.title.wrap(width - _NUMBERS)[1]

    def drop(self) -> float:
        """The first baseline of the title."""
        return self.title.drop()

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the title, then the number."""
        self.title.draw(surface, x, y, width - _NUMBERS)
        number = self._number(self.setter.pages)
        number.draw(surface, x, y - self.wrap(width)[1] + number.style.leading, width)

    def text(self) -> str:
        """The title."""
        return self.title.text()

    def _number(self, pages: Mapping[str, int]) -> Prose:
        style, node = self.setter.styles.body, self.title.node
        runs = self.setter.text(str(pages.get(self.anchor, "")), style, node, Role.PAGE)
        color = self.setter.theme.accent
        return Prose([run._replace(link=self.link, color=color) for run in runs], style, node, flush_right=True)


class _Locator(Surface):
    """A surface on which nothing shows; it remembers the page of each anchor, where the first name counts."""

    def __init__(self) -> None:
        self.page = 0
        self.found: dict[str, int] = {}

    def set_lines(
        self,
        lines: Sequence[Line],
        x: float,
        y: float,
        leading: float,
        node: Node | None,
        *,
        flush_right: bool = False,
    ) -> None:
        """Nothing: text is no anchor."""

    def fill_panel(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Nothing."""

    def paint(self, picture: DisplayList | Raster, x: float, y: float, scale: float, node: Node | None) -> None:
        """Nothing."""

    def add_destination(self, anchor: str, y: float, node: Node) -> None:
        """Remember the page."""
        self.found.setdefault(anchor, self.page)

    def add_bookmark(self, title: str, anchor: str, level: int) -> None:
        """Nothing."""
