"""A document and its theme in, the one style sheet of an HTML file out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.document.blocks import Document
from briefing.html.faces import face_rules
from briefing.html.furniture import page_rules
from briefing.html.palette import Paints, properties
from briefing.layout.page_template import PageTemplate
from briefing.themes.theme import Theme

_SIZES = ("note", "small", "table", "body", "lead", "subtitle", "heading", "value", "title")
_BODY = 1.0625
_ORDINARY = 10.0


def style_sheet(document: Document, theme: Theme, paints: Paints, page_size: tuple[float, float], body: str) -> str:
    """The custom properties for light and dark, the faces for what stands in `body`, and the rules."""
    sizes = "".join(f"--{name}-size:{_rem(getattr(theme, f'{name}_size'))};" for name in _SIZES)
    day = f":root{{{properties(paints.light())}{sizes}{_measures(theme, PageTemplate.of(theme, page_size))}}}\n"
    night = f"@media screen and (prefers-color-scheme:dark){{:root{{{properties(paints.night())}}}}}\n"
    faces = face_rules(theme, body, slanted="<em>" in body or "<blockquote" in body)
    return day + night + faces + page_rules(document, theme, page_size) + _rules()


def _measures(theme: Theme, template: PageTemplate) -> str:
    """The columns of the pages, in ems of the text, so that a line holds as many characters as in print."""
    columns = {"indent": template.indent, "gutter": template.gutter, "measure": template.text_width}
    ems = "".join(f"--{name}:{points / theme.body_size:.4g}em;" for name, points in columns.items())
    return f"{ems}--edge:clamp(1.1rem,4vw,2.5rem);--leading:{theme.body_leading / theme.body_size:.3g};"


def _rem(points: float) -> str:
    """A size of the theme as a multiple of the reader's own: ordinary text is 1.0625 rem."""
    return f"{points / _ORDINARY * _BODY:.4g}rem"


@cache
def _rules() -> str:
    return Path(__file__).with_name("briefing.css").read_text(encoding="utf-8")
