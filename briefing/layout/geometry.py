"""A theme and a page size in, the places on the page out."""

from __future__ import annotations

from typing import NamedTuple

from briefing.theme import MM, Theme


class Geometry(NamedTuple):
    """Where things stand on a page, in points from its lower left corner.

    The frame spans the margin column and the text column; `indent` leads from its left edge to
    the text column.  Furniture stands on the baselines `head` and `foot`.
    """

    page_width: float
    page_height: float
    left: float
    width: float
    top: float
    bottom: float
    indent: float
    gutter: float
    head: float
    foot: float

    @property
    def height(self) -> float:
        """The height of the frame."""
        return self.top - self.bottom

    @property
    def text_width(self) -> float:
        """The width of the text column."""
        return self.width - self.indent


def geometry_of(theme: Theme, page_size: tuple[float, float]) -> Geometry:
    """The geometry of `theme` on a page of width × height points."""
    width, height = page_size
    return Geometry(
        page_width=width,
        page_height=height,
        left=theme.margin_x,
        width=width - 2 * theme.margin_x,
        top=height - theme.margin_top - 2 * theme.baseline,
        bottom=theme.margin_bottom + theme.baseline,
        indent=theme.side_column + theme.gutter,
        gutter=theme.gutter,
        head=height - 12.5 * MM,
        foot=11.5 * MM,
    )
