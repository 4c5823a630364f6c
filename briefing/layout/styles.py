"""A theme in, the type styles of every part of a page out."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from briefing.themes.theme import Theme


class Type(NamedTuple):
    """How a kind of text is set: size and leading in points, colour, the role of its face, and the space around it."""

    size: float
    leading: float
    color: str
    face: str = "regular"
    before: float = 0
    after: float = 0
    balanced: bool = False
    tracking: float = 0


class Styles(NamedTuple):
    """The type styles of one theme, by the part of the page that wears them."""

    title: Type
    title_small: Type
    subtitle: Type
    meta: Type
    kicker: Type
    point: Type
    point_number: Type
    sign: Type
    value: Type
    tile_label: Type
    tile_detail: Type
    section: Type
    flag: Type
    heading: Type
    subheading: Type
    body: Type
    small: Type
    toned: Type
    tone_label: Type
    quotation: Type
    attribution: Type
    caption: Type
    caption_detail: Type
    source: Type
    cell: Type
    cell_head: Type
    note: Type
    note_number: Type
    colophon: Type
    furniture: Type
    furniture_strong: Type
    draft_band: Type
    draft: Type


@lru_cache(maxsize=8)
def styles_of(theme: Theme) -> Styles:
    """The styles of `theme`; all spacing in multiples of its baseline."""
    unit, ink, grey, dark, accent = theme.baseline, theme.ink, theme.grey, theme.dark, theme.accent
    note, small, loose = theme.note_size, theme.small_size, theme.looseness

    def style(size: float, ratio: float, *look: Any, **more: Any) -> Type:
        return Type(size, round(size * ratio * loose, 2), *look, **more)

    return Styles(
        title=style(theme.title_size, 7 / 6, dark, "bold", balanced=True),
        title_small=style(theme.title_size * 7 / 8, 25 / 21, dark, "bold", balanced=True),
        subtitle=style(theme.subtitle_size, 4 / 3, grey, before=unit, balanced=True),
        meta=style(small, 24 / 17, grey, before=unit),
        kicker=style(note, 15 / 8, dark, "bold", tracking=0.6),
        point=style(theme.lead_size, 10 / 7, ink),
        point_number=style(theme.lead_size, 10 / 7, accent, "bold"),
        sign=style(theme.value_size, 25 / 21, accent, "bold"),
        value=style(theme.value_size, 25 / 21, dark, "bold"),
        tile_label=style(small, 22 / 17, ink, "bold", balanced=True),
        tile_detail=style(note, 11 / 8, grey),
        section=Type(theme.subtitle_size, max(theme.body_leading, theme.subtitle_size * 1.2), dark, "bold"),
        flag=style(note, 11 / 8, accent, before=0.5 * unit),
        heading=style(theme.heading_size, 9 / 7, dark, "bold", before=4 * unit, after=unit),
        subheading=Type(theme.body_size, theme.body_leading, dark, "bold", before=2 * unit, after=0.5 * unit),
        body=Type(theme.body_size, theme.body_leading, ink, before=unit, after=unit),
        small=style(small, 24 / 17, grey, before=unit, after=unit),
        toned=style(small + 0.5, 13 / 9, ink, before=unit, after=unit),
        tone_label=style(note, 13 / 8, grey, "bold", tracking=0.4),
        quotation=style(theme.subtitle_size, 17 / 12, dark, "italic", before=2 * unit, after=unit),
        attribution=style(small, 24 / 17, grey, after=2 * unit),
        caption=style(theme.body_size, 27 / 20, ink, "bold", balanced=True),
        caption_detail=style(small, 24 / 17, grey),
        source=style(note, 11 / 8, grey, before=0.5 * unit),
        cell=style(theme.table_size, 4 / 3, ink),
        cell_head=style(note, 3 / 2, grey, "bold"),
        note=style(note, 11 / 8, ink, after=0.5 * unit),
        note_number=style(note, 11 / 8, accent, "bold"),
        colophon=style(note, 11 / 8, grey),
        furniture=style(theme.furniture_size, 11 / 8, grey),
        furniture_strong=style(theme.furniture_size, 11 / 8, dark, "bold", tracking=0.6),
        draft_band=style(theme.furniture_size, 11 / 8, theme.paper, "bold", tracking=0.6),
        draft=Type(220, 220, accent, "bold"),
    )
