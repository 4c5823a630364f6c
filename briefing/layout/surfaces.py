"""Where flowables draw: a page, or a surface on which nothing shows, for whoever looks for something in what would."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from briefing.document.drawing import DisplayList, Raster
from briefing.layout.lines import Strip
from briefing.layout.runs import Node, Run


class Surface(Protocol):
    """Where flowables draw; lengths in points from the lower left corner of the page."""

    def set_lines(
        self,
        lines: Sequence[Strip],
        runs: Sequence[Run],
        x: float,
        y: float,
        leading: float,
        node: Node | None,
        *,
        flush_right: bool = False,
    ) -> None:
        """Set `lines` of `runs` below one another, the first on the baseline y; x is their right edge if `flush_right`.

        A piece of a line names its run by its number.
        """

    def fill_panel(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle, as decoration."""

    def paint(self, picture: DisplayList | Raster, x: float, y: float, scale: float, node: Node | None) -> None:
        """Paint a picture with its lower left corner at (x, y), its units, or pixels, `scale` points long."""

    def add_destination(self, anchor: str, y: float, node: Node) -> None:
        """Name the height y of this page, where `node` stands, so that links can lead there; the first name counts."""

    def add_bookmark(self, title: str, anchor: str, level: int) -> None:
        """Add an entry to the outline; levels count from 0."""

    def end_part(self) -> None:
        """End a part of the page: what follows is written and read by itself."""


def _show_nothing(surface: object, *what: Any, **how: Any) -> None:
    """Stand for what a surface does."""


class BlankSurface(Surface):
    """A surface on which nothing shows, for whoever draws to find something: each keeps what it looks for."""

    fill_panel = paint = add_destination = add_bookmark = end_part = _show_nothing

    def set_lines(self, lines: Sequence[Strip], runs: Sequence[Run], *place: Any, **how: Any) -> None:
        """See what would be set; the element that it is of ends its place."""
        self.see(lines, runs, place[-1])

    def see(self, lines: Sequence[Strip], runs: Sequence[Run], node: Node | None) -> None:
        """Keep what is looked for among lines."""


class NodeFinder(BlankSurface):
    """A surface that keeps the elements of what would show."""

    def __init__(self) -> None:
        self.found: dict[Node, None] = {}

    def see(self, lines: Sequence[Strip], runs: Sequence[Run], node: Node | None) -> None:
        """Keep the element of the text."""
        if node and any(line.pieces for line in lines):
            self.found.setdefault(node)

    def paint(self, picture: DisplayList | Raster, x: float, y: float, scale: float, node: Node | None) -> None:
        """Keep the element of the picture."""
        if node:
            self.found.setdefault(node)


class MarkFinder(BlankSurface):
    """A surface that keeps the anchors of the note marks that would."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def see(self, lines: Sequence[Strip], runs: Sequence[Run], node: Node | None) -> None:
        """Keep the marks on these lines."""
        for line in lines:
            self.found += (origin for piece in line.pieces for origin in runs[piece.font.run].origins)


class AnchorFinder(BlankSurface):
    """A surface that remembers the page of each anchor, where the first name counts."""

    def __init__(self) -> None:
        self.page = 0
        self.found: dict[str, int] = {}

    def add_destination(self, anchor: str, y: float, node: Node) -> None:
        """Remember the page."""
        # As in the PDF, where the first destination of a name counts.
        self.found.setdefault(anchor, self.page)
