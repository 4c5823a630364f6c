"""Lays out a list of contents with page numbers, and finds the page of every anchor.

The column of page numbers has room for any of them, so that the layout does not depend on
the numbers: pages are made once, then every anchor is located, then all is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import Contents, plain
from briefing.document.occurrences import Role
from briefing.document.visit import entries_after
from briefing.layout.builder import StoryBuilder
from briefing.layout.flowables import UNBOUNDED, BlankSurface, Flowable, Surface, TextBox, VBox
from briefing.layout.page_template import PageTemplate
from briefing.layout.pages import LaidOutPage, draw_page
from briefing.layout.runs import Hyperlink, Node, Typesetter

_NUMBERS_WIDTH = 45.0
_DIGITS = "0123456789"


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
    for line in (
        *lines[:2],
        *lines[-3:-1],
    ):  # on no page do less than three of them stand
        line.keep_with_next = True
    box = builder.side_head(name, VBox(lines))
    box.space_before = 4 * builder.theme.baseline
    return [box]


def locate_anchors(pages: Sequence[LaidOutPage], template: PageTemplate) -> dict[str, int]:
    """The page, from 1, on which each anchor stands."""
    locator = _Locator()
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


class _Locator(BlankSurface):
    """A surface that remembers the page of each anchor, where the first name counts."""

    def __init__(self) -> None:
        self.page = 0
        self.found: dict[str, int] = {}

    def add_destination(self, anchor: str, y: float, node: Node) -> None:
        """Remember the page."""
        # As in the PDF, where the first destination of a name counts.
        self.found.setdefault(anchor, self.page)
