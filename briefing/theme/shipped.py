"""Names in, the themes that come with make-briefing out."""

from __future__ import annotations

from briefing.theme.look import Theme

THEMES: dict[str, Theme] = {
    "default": Theme(),
    "print": Theme(
        name="print",
        ink="#000000",
        grey="#404040",
        hairline="#808080",
        panel="#FFFFFF",
        dark="#000000",
        accent="#000000",
        bar="#333333",
        muted="#737373",
        highlight="#000000",
    ),
    "large": Theme(
        name="large",
        grey="#3F4754",
        hairline="#9AA1AC",
        muted="#3F4754",
        furniture_size=12,
        note_size=14,
        small_size=14,
        table_size=14.5,
        body_size=16,
        body_leading=22,
        lead_size=16,
        subtitle_size=17,
        heading_size=20,
        value_size=28,
        title_size=30,
        baseline=5.5,
    ),
}
