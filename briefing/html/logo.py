"""The logo of a theme in, an image out: inline SVG, or a PNG in a `data:` address."""

from __future__ import annotations

from base64 import b64encode

from briefing.document.drawing import DisplayList
from briefing.html.markup import Html, element, joined
from briefing.html.palette import Paints
from briefing.html.picture import Label, svg
from briefing.themes.png import encode_png
from briefing.themes.theme import Logo

_PIXELS = 17


def logo_image(logo: Logo, em: float, paints: Paints) -> Html:
    """The logo at its own width; `em` is the size of text in points."""
    if isinstance(logo.picture, DisplayList):
        image = svg(logo.picture, "logo", Label(logo.alt, ""), em, paints, lambda op: joined(op.text))
    else:
        data = b64encode(encode_png(logo.picture)).decode("ascii")
        width = round(logo.width / em * _PIXELS)
        image = element("img", src=f"data:image/png;base64,{data}", alt=logo.alt, width=str(width))
    return element("div", image, class_="logo")
