"""Writes the one style sheet of an HTML file: the theme as custom properties, its fonts, and `briefing.css`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.document.blocks import Document
from briefing.html.header_footer import page_rules
from briefing.html.palette import Paints
from briefing.html.web_fonts import font_faces
from briefing.layout.pages import PageTemplate
from briefing.themes.theme import Theme

_SIZES = ("note", "small", "table", "body", "lead", "subtitle", "heading", "value", "title")
_ORDINARY, _REMS = 10, 1.0625
"""Sizes are multiples of the reader's own: text of 10 pt is 1.0625 rem."""


def style_sheet(document: Document, theme: Theme, paints: Paints, page_size: tuple[float, float], body: str) -> str:
    """The custom properties for light and dark, the fonts for what stands in `body`, and the rules.

    Columns are as wide, in ems of the text, as those of the pages, so that a line holds as many characters.
    """
    template = PageTemplate.of(theme, page_size)
    columns = {"indent": template.indent, "gutter": template.gutter, "measure": template.text_width}
    measures = {
        **{f"{name}-size": f"{getattr(theme, f'{name}_size') / _ORDINARY * _REMS:.4g}rem" for name in _SIZES},
        **{name: f"{points / theme.body_size:.4g}em" for name, points in columns.items()},
        "edge": "clamp(1.1rem,4vw,2.5rem)",
        "leading": f"{theme.body_leading / theme.body_size:.3g}",
    }
    day, night = _properties(paints.light() | measures), _properties(paints.night())
    return (
        f":root{{{day}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}\n"
        + font_faces(theme, body, has_italics="<em>" in body or "<blockquote" in body)
        + page_rules(document, theme, page_size)
        + _rules()
    )


def _properties(values: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())


@cache
def _rules() -> str:
    return Path(__file__).with_name("briefing.css").read_text(encoding="utf-8")
