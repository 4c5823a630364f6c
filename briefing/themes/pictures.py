"""Read logos and other pictures, vectors of SVG files or pixels of PNG and JPEG files, and write PNG files.

PNG files have 8 bits a channel, RGB, with opacity kept separately.  A photograph is packed as JPEG once more: upright,
in sRGB, no finer than print needs, and without what cameras write beside it, such as where it was taken.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.document.drawing import DisplayList, Raster, SizedPicture
from briefing.errors import Diagnostic, Problem, ProblemError
from briefing.facts.load import FactsFile
from briefing.files import read_in_folder
from briefing.limits import bounded
from briefing.records import NamedTuple
from briefing.themes.theme import Logo
from briefing.yaml_source.problems import quoted

if TYPE_CHECKING:
    from PIL import Image

SIGNATURE, JPEG_SIGNATURE = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
MAX_PIXELS = 4_000_000
_LEAST_SIDE = 500
"""Pixels that the shorter side of the largest picture has at least: no longer side may be longer than then."""
MAX_IMAGE = 20_000_000
"""Bytes of the file of a picture."""
_MAX_PHOTO = 50_000_000
"""Pixels of a picture that is made smaller: no camera has many more."""
_FINEST, _COARSEST = 200 / 72, 96 / 72
"""Pixels for each point: more print does not show, and with fewer a small picture would be blown up."""
_QUALITY = 85
_DEEP = ("I", "I;16", "I;16B", "F")
_OPAQUE = b"\xff"


class ReadImages(NamedTuple):
    """The pictures of a facts file by their ids, and what keeps the others from being read."""

    pictures: Mapping[str, SizedPicture]
    problems: tuple[Diagnostic, ...]


def read_images(facts: FactsFile, width: float, height: float) -> ReadImages:
    """The pictures of `facts`, each for a place of at most `width` × `height` points."""
    pictures: dict[str, SizedPicture] = {}
    problems: list[Diagnostic] = []
    for key, image in facts.briefing.images.items():
        place = facts.places.at("images", key, "file")
        try:
            with bounded(place, "reading the picture"):
                data = read_in_folder(facts.path.parent, image.file, MAX_IMAGE, "the facts file")
                pictures[key] = read_image(data, width, height)
        except ProblemError as error:
            message, hint = f'image "{key}": {quoted(image.file)} {error.problem.message}', error.problem.hint
            problems.append(Diagnostic(place, "image", message, hint))
    return ReadImages(pictures, tuple(problems))


def read_logo(file: Path, data: bytes, alt: str, height: float) -> Logo:
    """The logo in `data`, which are the content of `file`, `height` points high; ProblemError if it cannot be used."""
    picture: DisplayList | Raster
    if data.startswith(SIGNATURE):
        picture = read_png(data)
    elif _is_svg(data):
        from briefing.themes.svg import read_svg  # only a logo of shapes needs a reader of shapes

        picture = read_svg(data, height)
    else:
        raise ProblemError(Problem("logo", "is neither SVG nor PNG", "save it as SVG or PNG"))
    return Logo(picture, picture.width * height / picture.height, height, alt)


def read_image(data: bytes, width: float, height: float) -> SizedPicture:
    """A picture of any sort for a place of `width` × `height` points; ProblemError if it cannot be used."""
    if _is_svg(data):
        from briefing.themes.svg import read_svg

        sample = read_svg(data, height)
        drawing = read_svg(data, height * min(1, width / sample.width))
        return SizedPicture(drawing, drawing.width)
    if not data.startswith((SIGNATURE, JPEG_SIGNATURE)):
        raise _refusal("is neither SVG nor PNG nor JPEG", "save it as one of them")
    picture = read_png(data, width) if data.startswith(SIGNATURE) else read_jpeg(data, width)
    room = min(width, height * picture.width / picture.height)
    return SizedPicture(picture, min(room, picture.width / _COARSEST))


def read_png(data: bytes, width: float = 0) -> Raster:
    """The pixels of the first frame; ProblemError for what is too large, damaged, or of another kind.

    For a place `width` points wide it is made smaller, if it is finer than print needs.
    """

    with _opened(data, "PNG") as picture:
        _check_size(*picture.size, _MAX_PHOTO if width else MAX_PIXELS)
        if picture.mode in _DEEP:
            raise _refusal("has 16 bits a channel", "save it with 8 bits a channel")
        has_alpha = picture.has_transparency_data
        pixels: Image.Image = picture.convert("RGBA" if has_alpha else "RGB")
        if width:
            pixels = _reduced(pixels, width)
    alpha = pixels.getchannel("A").tobytes() if has_alpha else b""
    return Raster(*pixels.size, pixels.convert("RGB").tobytes(), alpha if alpha.strip(_OPAQUE) else b"")


def read_jpeg(data: bytes, width: float) -> Raster:
    """A photograph for a place `width` points wide; ProblemError for what is too large, damaged, or meant for print."""
    from PIL import ImageCms, ImageOps

    with _opened(data, "JPEG") as picture:
        _check_size(*picture.size, _MAX_PHOTO)
        if picture.mode not in ("L", "RGB"):
            raise _refusal(f"has the colours of print ({picture.mode})", "save it in the colours of screens, as RGB")
        profile = picture.info.get("icc_profile")
        pixels = _reduced(ImageOps.exif_transpose(picture), width).convert("RGB")
        if profile and picture.mode == "RGB":
            screen = ImageCms.createProfile("sRGB")
            pixels = ImageCms.profileToProfile(pixels, ImageCms.ImageCmsProfile(BytesIO(profile)), screen) or pixels
        out = BytesIO()
        pixels.info.clear()
        pixels.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Raster(*pixels.size, out.getvalue(), is_jpeg=True)


@contextmanager
def _opened(data: bytes, kind: str) -> Iterator[Image.Image]:
    """A picture while it is read; whatever a library makes of a broken file is a problem of the file."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=[kind]) as picture:
            yield picture
    except (Image.DecompressionBombError, MemoryError):
        raise _too_large(MAX_PIXELS) from None
    except ProblemError:
        raise
    except Exception:
        raise _refusal("is damaged", f"save it again as {kind}") from None


def _is_svg(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<")


def _reduced(picture: Image.Image, width: float) -> Image.Image:
    """The picture no finer than print needs where it is `width` points wide."""
    most = max(1, round(width * _FINEST))
    if picture.width <= most:
        return picture
    return picture.resize((most, max(1, round(picture.height * most / picture.width))), reducing_gap=3.0)


def encode_png(picture: Raster) -> bytes:
    """`picture` as a PNG file of 8 bits a sample, with opacity if it has any; the same pixels give the same bytes."""
    from PIL import Image

    size, out = (picture.width, picture.height), BytesIO()
    image = Image.frombytes("RGB", size, picture.rgb)
    if picture.alpha:
        image.putalpha(Image.frombytes("L", size, picture.alpha))
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _check_size(width: int, height: int, most: int) -> None:
    if width * height > most or max(width, height) > most // _LEAST_SIDE:
        raise _too_large(most)


def _too_large(most: int) -> ProblemError:
    return _refusal(f"has more than {most // 1_000_000} million pixels", "make it smaller, or give an SVG")


def _refusal(message: str, hint: str) -> ProblemError:
    return ProblemError(Problem("logo", message, hint))
