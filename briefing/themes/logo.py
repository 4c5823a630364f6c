"""A picture file beside a theme in, a logo out: vectors of an SVG, pixels of a PNG."""

from __future__ import annotations

from pathlib import Path

from briefing.document.drawing import DisplayList, Raster
from briefing.themes.files import FileError, read_beside
from briefing.themes.png import SIGNATURE, read_png
from briefing.themes.theme import Logo

MAX_BYTES = 2_000_000


def read_logo(folder: Path, name: str, alt: str, height: float) -> Logo:
    """The logo in the file `name` of `folder`, `height` points high; FileError if it cannot be used."""
    picture = _picture(read_beside(folder, name, MAX_BYTES)[1], height)
    return Logo(picture, picture.width * height / picture.height, height, alt)


def _picture(data: bytes, height: float) -> DisplayList | Raster:
    if data.startswith(SIGNATURE):
        return read_png(data)
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        from briefing.themes.svg import read_svg  # only a logo of shapes needs a reader of shapes

        return read_svg(data, height)
    raise FileError("is neither SVG nor PNG", "save it as SVG or PNG")
