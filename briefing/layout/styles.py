"""A theme in, the type styles of every part of a page out."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from briefing.theme import Theme


class Type(NamedTuple):
    """How one kind of text is set: face, size and leading in points, colour, and the space around it."""

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
    table, note = theme.table_size, theme.note_size
    return Styles(
        title=Type(theme.title_size, theme.title_leading, dark, "bold", balanced=True),
        title_small=Type(theme.title_size - 3, theme.title_leading - 3, dark, "bold", balanced=True),
        subtitle=Type(theme.subtitle_size, 16, grey, before=unit, balanced=True),
        meta=Type(theme.small_size, 12, grey, before=unit),
        kicker=Type(note, 15, dark, "bold", tracking=0.6),
        point=Type(theme.lead_size, 15, ink),
        point_number=Type(theme.lead_size, 15, accent, "bold"),
        sign=Type(theme.value_size, 25, accent, "bold"),
        value=Type(theme.value_size, 25, dark, "bold"),
        tile_label=Type(theme.small_size, 11, ink, "bold"),
        tile_detail=Type(note, 11, grey),
        section=Type(theme.subtitle_size, theme.body_leading, dark, "bold"),
        flag=Type(note, 11, accent, before=0.5 * unit),
        heading=Type(theme.heading_size, 18, dark, "bold", before=4 * unit, after=unit),
        subheading=Type(theme.body_size, theme.body_leading, dark, "bold", before=2 * unit, after=0.5 * unit),
        body=Type(theme.body_size, theme.body_leading, ink, before=unit, after=unit),
        small=Type(theme.small_size, 12, grey, before=unit, after=unit),
        toned=Type(theme.small_size + 0.5, 13, ink, before=unit, after=unit),
        tone_label=Type(note, 13, grey, "bold", tracking=0.4),
        quotation=Type(theme.subtitle_size, 17, dark, "italic", before=2 * unit, after=unit),
        attribution=Type(theme.small_size, 12, grey, after=2 * unit),
        caption=Type(theme.body_size, 13.5, ink, "bold", balanced=True),
        caption_detail=Type(theme.small_size, 12, grey),
        source=Type(note, 11, grey, before=0.5 * unit),
        cell=Type(table, 12, ink),
        cell_head=Type(note, 12, grey, "bold"),
        note=Type(note, 11, ink, after=0.5 * unit),
        note_number=Type(note, 11, accent, "bold"),
        colophon=Type(note, 11, grey),
        furniture=Type(note, 11, grey),
        furniture_strong=Type(note, 11, dark, "bold", tracking=0.6),
        draft_band=Type(note, 11, theme.paper, "bold", tracking=0.6),
        draft=Type(220, 220, accent, "bold"),
    )
