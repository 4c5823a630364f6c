"""Read a logo, vectors of an SVG file or pixels of a PNG file, and write PNG files.

PNG files have 8 bits a channel, RGB, with opacity kept separately.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from briefing.document.drawing import DisplayList, Raster
from briefing.errors import Problem, ProblemError
from briefing.themes.theme import Logo

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PIXELS, MAX_SIDE = 4_000_000, 8_000
_DEEP = ("I", "I;16", "I;16B", "F")
_OPAQUE = b"\xff"


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


def read_png(data: bytes) -> Raster:
    """The pixels of the first frame; ProblemError for what is too large, damaged, or of another kind."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=["PNG"]) as picture:
            _check_size(*picture.size)
            if picture.mode in _DEEP:
                raise _refusal("has 16 bits a channel", "save it with 8 bits a channel")
            has_alpha = picture.has_transparency_data
            pixels = picture.convert("RGBA" if has_alpha else "RGB")
    except (Image.DecompressionBombError, MemoryError):
        _check_size(MAX_SIDE + 1, 1)
        raise
    except ProblemError:
        raise
    except Exception:  # whatever the library makes of a broken file
        raise _refusal("is damaged", "save it again as PNG") from None
    alpha = pixels.getchannel("A").tobytes() if has_alpha else b""
    return Raster(*pixels.size, pixels.convert("RGB").tobytes(), alpha if alpha.strip(_OPAQUE) else b"")


def encode_png(picture: Raster) -> bytes:
    """`picture` as a PNG file of 8 bits a sample, with opacity if it has any; the same pixels give the same bytes."""
    from PIL import Image

    size, out = (picture.width, picture.height), BytesIO()
    image = Image.frombytes("RGB", size, picture.rgb)
    if picture.alpha:
        image.putalpha(Image.frombytes("L", size, picture.alpha))
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise _refusal(f"has more than {MAX_PIXELS // 1_000_000} million pixels", "make it smaller, or give an SVG")


def _refusal(message: str, hint: str) -> ProblemError:
    return ProblemError(Problem("logo", message, hint))
