"""What a story is made of: the base of all flowables, and the surface that they draw on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol

from briefing.document.drawing import DisplayList, Raster
from briefing.layout.lines import Line
from briefing.layout.structure import Node

ENDLESS = 1e9
FUZZ = 1e-4


class Surface(Protocol):
    """Where flowables draw; lengths in points from the lower left corner of the page."""

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
        """Set `lines` below one another, the first on the baseline y; x is their right edge if `flush_right`."""

    def fill_panel(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle, as decoration."""

    def paint(self, picture: DisplayList | Raster, x: float, y: float, scale: float, node: Node | None) -> None:
        """Paint a picture with its lower left corner at (x, y), its units, or pixels, `scale` points long."""

    def add_destination(self, anchor: str, y: float, node: Node) -> None:
        """Name the height y of this page, where `node` stands, so that links can lead there; the first name counts."""

    def add_bookmark(self, title: str, anchor: str, level: int) -> None:
        """Add an entry to the outline; levels count from 0."""


class Flowable(ABC):
    """Something with a height for a given width, which may split.

    The protocol is the one of ReportLab's platypus (wrap, split, space around, keep with next),
    with two additions: a flowable knows the least part of itself that may stand alone, and it is
    drawn at a place of the page, so that links and the boxes of values need no transformation.
    A flowable that may wait lets those after it that may overtake stand before it, if it would
    otherwise leave a hole at the foot of a page.
    `left` is the indent in its frame; `before` and `after` are the space around it, in points.
    """

    left: float = 0
    before: float = 0
    after: float = 0
    keep_with_next: bool = False
    may_wait: bool = False
    may_overtake: bool = False

    @abstractmethod
    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The width and height it takes in a column of `width`; `room` is the height that is left."""

    def split(self, width: float, room: float) -> list[Flowable]:
        """A first part that fits `room`, and the rest; nothing if it cannot be split there."""
        return []

    def head_height(self, width: float) -> float:
        """The height of the least part that may stand at the foot of a page."""
        return self.wrap(width)[1]

    def at_top(self) -> Flowable:
        """What it is at the top of a page, where nothing need divide it from what stands above."""
        return self

    def drop(self) -> float:
        """How far its first baseline lies below its top."""
        return 0

    @abstractmethod
    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw in a column of `width` whose left edge is x, with the top at y."""

    def text(self) -> str:
        """Its words in reading order, for tests."""
        return ""


def gap(above: Flowable, below: Flowable) -> float:
    """The space between two neighbours: the larger of what either asks for."""
    return max(above.after, below.before)
