"""A theme and a page size in, the places on the page out."""

from __future__ import annotations

from typing import NamedTuple

from briefing.themes.theme import MM, Theme

_LETTER = 0.5
_TEXT_LETTERS, _SIDE_LETTERS, _NOTE_LETTERS = 45, 14, 40
_HEAD_LIFT, _FOOT_DROP = 5.5 * MM, 8.5 * MM


class Geometry(NamedTuple):
    """Where things stand on a page, in points from its lower left corner.

    The frame spans the margin column and the text column; `indent` leads from its left edge to
    the text column, 0 if there is no margin column.  Furniture stands on the baselines `head` and `foot`; many
    notes stand in `note_columns`.
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
    note_columns: int

    @property
    def height(self) -> float:
        """The height of the frame."""
        return self.top - self.bottom

    @property
    def text_width(self) -> float:
        """The width of the text column."""
        return self.width - self.indent


def geometry_of(theme: Theme, page_size: tuple[float, float]) -> Geometry:
    """The geometry of `theme` on a page of width × height points.

    There is no margin column where it, or the text beside it, would be too narrow to read.
    """
    width, height = page_size[0] - 2 * theme.margin_x, page_size[1]
    indent = theme.side_column + theme.gutter
    is_wide = _letters(width - indent, theme.body_size) >= _TEXT_LETTERS
    has_side = is_wide and _letters(theme.side_column, theme.subtitle_size) >= _SIDE_LETTERS
    return Geometry(
        page_width=page_size[0],
        page_height=height,
        left=theme.margin_x,
        width=width,
        top=height - theme.margin_top - 2 * theme.baseline,
        bottom=theme.margin_bottom + theme.baseline,
        indent=indent if has_side else 0,
        gutter=theme.gutter,
        head=height - theme.margin_top + _HEAD_LIFT,
        foot=theme.margin_bottom - _FOOT_DROP,
        note_columns=2 if _letters(width / 2, theme.note_size) >= _NOTE_LETTERS else 1,
    )


def _letters(width: float, size: float) -> float:
    """About how many letters of `size` points stand in `width` points, before any face is opened."""
    return width / (size * _LETTER)
