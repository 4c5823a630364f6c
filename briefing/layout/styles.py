"""What follows from a theme: the places on a page, its frame among them, and the look of every kind of text.

All sizes are those of the theme, all spaces multiples of its baseline, and leadings are ratios of sizes that look
right at the sizes of the default theme; `looseness` widens them all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from briefing.records import NamedTuple
from briefing.themes.theme import MM, Theme


class TextStyle(NamedTuple):
    """How a kind of text is set: size and leading in points, colour, face ("bold"), and the space around it."""

    size: float
    leading: float
    color: str
    face: str = "regular"
    space_before: float = 0
    space_after: float = 0
    balanced: bool = False
    tracking: float = 0


class Styles(NamedTuple):
    """The styles of one theme, by the kind of text."""

    title: TextStyle
    title_small: TextStyle
    subtitle: TextStyle
    authors: TextStyle
    meta: TextStyle
    kicker: TextStyle
    point: TextStyle
    point_number: TextStyle
    sign: TextStyle
    value: TextStyle
    tile_label: TextStyle
    tile_detail: TextStyle
    section: TextStyle
    flag: TextStyle
    heading: TextStyle
    subheading: TextStyle
    body: TextStyle
    small: TextStyle
    toned: TextStyle
    tone_label: TextStyle
    quotation: TextStyle
    attribution: TextStyle
    caption: TextStyle
    caption_detail: TextStyle
    source: TextStyle
    cell: TextStyle
    cell_head: TextStyle
    note_title: TextStyle
    note: TextStyle
    note_number: TextStyle
    colophon: TextStyle
    furniture: TextStyle
    furniture_strong: TextStyle
    draft_band: TextStyle
    draft: TextStyle


@lru_cache(maxsize=8)
def styles_of(theme: Theme) -> Styles:
    """The styles of `theme`; all spacing in multiples of its baseline."""
    unit, ink, grey, dark, accent = theme.baseline, theme.ink, theme.grey, theme.dark, theme.accent
    note, small, loose = theme.note_size, theme.small_size, theme.looseness

    def style(size: float, ratio: float, *look: Any, **more: Any) -> TextStyle:
        return TextStyle(size, round(size * ratio * loose, 2), *look, **more)

    return Styles(
        title=style(theme.title_size, 7 / 6, dark, "bold", balanced=True),
        title_small=style(theme.title_size * 7 / 8, 25 / 21, dark, "bold", balanced=True),
        subtitle=style(theme.subtitle_size, 4 / 3, grey, space_before=unit, balanced=True),
        authors=style(theme.body_size, 24 / 17, ink, space_before=unit),
        meta=style(small, 24 / 17, grey, space_before=unit),
        kicker=style(note, 15 / 8, dark, "bold", tracking=0.6),
        point=style(theme.lead_size, 10 / 7, ink),
        point_number=style(theme.lead_size, 10 / 7, accent, "bold"),
        # Never tighter: a note mark of the label below would reach into the value.
        sign=TextStyle(theme.value_size, round(theme.value_size * 25 / 21 * max(loose, 1), 2), accent, "bold"),
        value=TextStyle(theme.value_size, round(theme.value_size * 25 / 21 * max(loose, 1), 2), dark, "bold"),
        tile_label=style(small, 22 / 17, ink, "bold", balanced=True),
        tile_detail=style(note, 11 / 8, grey),
        section=TextStyle(theme.subtitle_size, max(theme.body_leading, theme.subtitle_size * 1.2), dark, "bold"),
        flag=style(note, 11 / 8, accent, space_before=0.5 * unit),
        heading=style(theme.heading_size, 9 / 7, dark, "bold", space_before=4 * unit, space_after=unit),
        subheading=TextStyle(
            theme.body_size, theme.body_leading, dark, "bold", space_before=2 * unit, space_after=0.5 * unit
        ),
        body=TextStyle(theme.body_size, theme.body_leading, ink, space_before=unit, space_after=unit),
        small=style(small, 24 / 17, grey, space_before=unit, space_after=unit),
        toned=style(small + 0.5, 13 / 9, ink, space_before=unit, space_after=unit),
        tone_label=style(note, 13 / 8, grey, "bold", tracking=0.4),
        quotation=style(theme.subtitle_size, 17 / 12, dark, "italic", space_before=2 * unit, space_after=unit),
        attribution=style(small, 24 / 17, grey, space_after=2 * unit),
        caption=style(theme.body_size, 27 / 20, ink, "bold", balanced=True),
        caption_detail=style(small, 24 / 17, grey),
        source=style(note, 11 / 8, grey, space_before=0.5 * unit),
        cell=style(theme.table_size, 4 / 3, ink),
        cell_head=style(note, 3 / 2, grey, "bold"),
        note_title=style(small, 24 / 17, ink, "bold"),
        note=style(note, 11 / 8, ink, space_after=0.5 * unit),
        note_number=style(note, 11 / 8, accent, "bold"),
        colophon=style(note, 11 / 8, grey),
        furniture=style(theme.furniture_size, 11 / 8, grey),
        furniture_strong=style(theme.furniture_size, 11 / 8, dark, "bold", tracking=0.6),
        draft_band=style(theme.furniture_size, 11 / 8, theme.paper, "bold", tracking=0.6),
        draft=TextStyle(220, 220, accent, "bold"),
    )


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
