"""Pixels in, an image out that a page can show, its opacity as a soft mask (ISO 32000-1, 8.9.5 and 11.6.5.3)."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfbase import pdfdoc

from briefing.document.drawing import Raster
from briefing.pdf.syntax import Stream


def image(picture: Raster, refer: Callable[[pdfdoc.PDFObject], bytes]) -> Stream:
    """The image of `picture`; `refer` registers its mask and returns the reference."""
    mask = b"/SMask " + refer(_image(picture, picture.alpha, b"DeviceGray")) if picture.alpha else b""
    return _image(picture, picture.rgb, b"DeviceRGB", mask)


def _image(picture: Raster, data: bytes, space: bytes, more: bytes = b"") -> Stream:
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Interpolate false%s"
    return Stream(data, head % (picture.width, picture.height, space, more))
