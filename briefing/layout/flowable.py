"""The base of all flowables, and the surface that they draw on.

The protocol is ReportLab's (wrap, split, space around, keep with next), with two additions: a flowable knows
the least part of itself that may stand alone, and it is drawn at its place on the page rather than in moved
coordinates, so that links and the boxes of values need no transformation.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol

from briefing.document.drawing import DisplayList, Raster
from briefing.layout.lines import TextLine
from briefing.layout.runs import Run
from briefing.layout.structure import Node

UNBOUNDED = 1e9
EPSILON = 1e-4
"""Heights are sums of floats: what is too tall by less than this, in points, fits."""


class Surface(Protocol):
    """Where flowables draw; lengths in points from the lower left corner of the page."""

    def set_lines(
        self,
        lines: Sequence[TextLine],
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


class Flowable(ABC):
    """Something with a height for a given width, which may split.

    `left_indent` is its distance from the left edge of the frame; `space_before` and `space_after` are in points,
    and of two neighbours the larger counts.  One that `can_float`, a figure, may be placed after some of what
    follows it, if it would otherwise leave a hole at the foot of a page: after those that `can_pass_float`.
    """

    left_indent: float = 0
    space_before: float = 0
    space_after: float = 0
    keep_with_next: bool = False
    can_float: bool = False
    can_pass_float: bool = False

    @abstractmethod
    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width and height that it takes; all of ours take the whole width, and the height they need."""

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """A first part that fits `avail_height`, and the rest; nothing if it cannot be split there."""
        return []

    def min_height(self, avail_width: float) -> float:
        """The height of the least part that may stand at the foot of a page."""
        return self.wrap(avail_width)[1]

    def at_page_top(self) -> Flowable:
        """What it is at the top of a page, where nothing need divide it from what stands above."""
        return self

    def first_baseline(self) -> float:
        """How far its first baseline lies below its top."""
        return 0

    @abstractmethod
    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw in a column of `width` whose left edge is x, with the top at y."""

    def plain_text(self) -> str:
        """Its words in reading order, for messages and tests."""
        return ""


def space_between(above: Flowable, below: Flowable) -> float:
    """The space between two neighbours: the larger of what either asks for."""
    return max(above.space_after, below.space_before)
