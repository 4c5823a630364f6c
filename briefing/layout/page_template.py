"""The places on a page, its frame among them, which follow from theme and size."""

from __future__ import annotations

from briefing.records import NamedTuple
from briefing.themes.theme import MM, Theme

_LETTER = 0.5
_TEXT_LETTERS, _SIDE_LETTERS, _NOTE_LETTERS = 45, 14, 40
_HEAD_LIFT, _FOOT_DROP = 5.5 * MM, 8.5 * MM


class PageTemplate(NamedTuple):
    """The places on a page, in points from its lower left corner (ReportLab's PageTemplate, with one frame).

    The frame, from `left` to `left + width` and from `bottom` to `top`, spans the margin column and the text
    column; `indent` leads from its left edge to the text column, 0 if there is no margin column.  Running heads
    stand on the baselines `head` and `foot`; many notes stand in `note_columns`.
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

    @classmethod
    def of(cls, theme: Theme, page_size: tuple[float, float]) -> PageTemplate:
        """The template of `theme` on pages of width × height points.

        There is no margin column where it, or the text beside it, would be too narrow to read.
        """
        width, height = page_size[0] - 2 * theme.margin_x, page_size[1]
        indent = theme.side_column + theme.gutter
        has_side_column = (
            _letters(width - indent, theme.body_size) >= _TEXT_LETTERS
            and _letters(theme.side_column, theme.subtitle_size) >= _SIDE_LETTERS
        )
        return cls(
            page_width=page_size[0],
            page_height=height,
            left=theme.margin_x,
            width=width,
            top=height - theme.margin_top - 2 * theme.baseline,
            bottom=theme.margin_bottom + theme.baseline,
            indent=indent if has_side_column else 0,
            gutter=theme.gutter,
            head=height - theme.margin_top + _HEAD_LIFT,
            foot=theme.margin_bottom - _FOOT_DROP,
            note_columns=2 if _letters(width / 2, theme.note_size) >= _NOTE_LETTERS else 1,
        )

    @property
    def height(self) -> float:
        """The height of the frame."""
        return self.top - self.bottom

    @property
    def text_width(self) -> float:
        """The width of the text column."""
        return self.width - self.indent

    @property
    def half_width(self) -> float:
        """The width of what stands beside another in the frame."""
        return (self.width - self.gutter) / 2


def _letters(width: float, size: float) -> float:
    """About how many letters of `size` points stand in `width` points; no font is opened for that."""
    return width / (size * _LETTER)
