"""The logo of a theme in, an image out: inline SVG, or a PNG in a `data:` address."""

from __future__ import annotations

import zlib
from base64 import b64encode
from struct import pack

from briefing.document.drawing import DisplayList, Raster
from briefing.html.markup import Html, element, joined
from briefing.html.palette import Paints
from briefing.html.picture import Label, svg
from briefing.themes.theme import Logo

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6
_PIXELS = 17


def logo_image(logo: Logo, em: float, paints: Paints) -> Html:
    """The logo at its own width; `em` is the size of text in points."""
    if isinstance(logo.picture, DisplayList):
        image = svg(logo.picture, "logo", Label(logo.alt, ""), em, paints, lambda op: joined(op.text))
    else:
        data = b64encode(png(logo.picture)).decode("ascii")
        width = round(logo.width / em * _PIXELS)
        image = element("img", src=f"data:image/png;base64,{data}", alt=logo.alt, width=str(width))
    return element("div", image, class_="logo")


def png(picture: Raster) -> bytes:
    """A PNG file (ISO/IEC 15948) of 8 bits a sample."""
    kind = _RGBA if picture.alpha else _RGB
    header = pack(">IIBBBBB", picture.width, picture.height, 8, kind, 0, 0, 0)
    pixels = _interleaved(picture) if picture.alpha else picture.rgb
    row = picture.width * (4 if picture.alpha else 3)
    rows = b"".join(b"\0" + pixels[at : at + row] for at in range(0, len(pixels), row))
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def _interleaved(picture: Raster) -> bytes:
    """RGB and opacity as RGBA."""
    pixels = bytearray(4 * len(picture.alpha))
    for channel in range(3):
        pixels[channel::4] = picture.rgb[channel::3]
    pixels[3::4] = picture.alpha
    return bytes(pixels)


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))
