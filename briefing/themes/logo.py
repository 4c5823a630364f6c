"""Read a logo: vectors of an SVG file, or pixels of a PNG file."""

from __future__ import annotations

from pathlib import Path

from briefing.document.drawing import DisplayList, Raster
from briefing.errors import Problem, ProblemError
from briefing.themes.png import SIGNATURE, read_png
from briefing.themes.theme import Logo


def read_logo(file: Path, data: bytes, alt: str, height: float) -> Logo:
    """The logo in `data`, which are the content of `file`, `height` points high; ProblemError if it cannot be used."""
    picture: DisplayList | Raster
    if data.startswith(SIGNATURE):
        picture = read_png(data)
    elif data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        from briefing.themes.svg import read_svg  # only a logo of shapes needs a reader of shapes

        picture = read_svg(data, height)
    else:
        raise ProblemError(Problem("logo", "is neither SVG nor PNG", "save it as SVG or PNG"))
    return Logo(picture, picture.width * height / picture.height, height, alt)
