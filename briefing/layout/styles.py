"""The text styles of a theme: size, leading, colour and face of every kind of text on a page.

All sizes are those of the theme, all spaces multiples of its baseline, and leadings are ratios of sizes that look
right at the sizes of the default theme; `looseness` widens them all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from briefing.records import NamedTuple
from briefing.themes.theme import Theme


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
