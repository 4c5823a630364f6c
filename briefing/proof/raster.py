"""An open page of a PDF in, its picture as pixels out: drawn by PDFium on white."""

from __future__ import annotations

import ctypes
from typing import Any

from briefing.document.drawing import Raster

_POINTER, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "FPDF_GetPageWidthF": (_FLOAT, _POINTER),
    "FPDF_GetPageHeightF": (_FLOAT, _POINTER),
    "FPDFBitmap_Create": (_POINTER, _INT, _INT, _INT),
    "FPDFBitmap_FillRect": (None, _POINTER, _INT, _INT, _INT, _INT, ctypes.c_ulong),
    "FPDFBitmap_GetBuffer": (_POINTER, _POINTER),
    "FPDFBitmap_GetStride": (_INT, _POINTER),
    "FPDFBitmap_Destroy": (None, _POINTER),
    "FPDF_RenderPageBitmap": (None, _POINTER, _POINTER, _INT, _INT, _INT, _INT, _INT, _INT),
}
_WHITE, _RED_FIRST = 0xFFFFFFFF, 0x10


def raster_of(library: Any, page: int, width: int) -> Raster:
    """The picture of a page, `width` pixels wide."""
    height = round(width * library.FPDF_GetPageHeightF(page) / library.FPDF_GetPageWidthF(page))
    bitmap = library.FPDFBitmap_Create(width, height, 0)
    try:
        library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, _RED_FIRST)
        stride = library.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(library.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        library.FPDFBitmap_Destroy(bitmap)
    return Raster(width, height, _rgb(b"".join(pixels[y * stride : y * stride + 4 * width] for y in range(height))))


def _rgb(pixels: bytes) -> bytes:
    """Three bytes of each four."""
    rgb = bytearray(len(pixels) // 4 * 3)
    for channel in range(3):
        rgb[channel::3] = pixels[channel::4]
    return bytes(rgb)
