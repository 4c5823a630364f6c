"""Reads a PDF with PDFium, as a viewer would: characters with their boxes, and pages as pixels.

It calls the library that pypdfium2 ships by way of a table of its own in place of pypdfium2's bindings: these take
17 ms of CPU to import (measured; the table takes 1 ms), in every build and every `verify`, and make an object of each
pointer, of which one page of text needs thousands.

PDFium is not thread-safe, so a lock admits one document at a time.  Its calls are many and short, so the library is
loaded as a `PyDLL`, whose calls keep Python's lock.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import compress, repeat
from pathlib import Path
from threading import Lock
from typing import Any

from briefing.document.drawing import Raster
from briefing.records import NamedTuple

_LIBRARIES = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
_POINTER, _INT, _ULONG, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong, ctypes.c_float
# The result of each function and its arguments (fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_annot.h, …).
_FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "FPDF_InitLibrary": (None,),
    "FPDF_LoadMemDocument64": (_POINTER, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p),
    "FPDF_CloseDocument": (None, _POINTER),
    "FPDF_GetLastError": (_ULONG,),
    "FPDF_GetSecurityHandlerRevision": (_INT, _POINTER),
    "FPDF_GetPageCount": (_INT, _POINTER),
    "FPDF_LoadPage": (_POINTER, _POINTER, _INT),
    "FPDF_ClosePage": (None, _POINTER),
    "FPDF_GetPageBoundingBox": (_INT, _POINTER, _POINTER),
    "FPDF_GetPageWidthF": (_FLOAT, _POINTER),
    "FPDF_GetPageHeightF": (_FLOAT, _POINTER),
    "FPDF_RenderPageBitmap": (None, _POINTER, _POINTER, _INT, _INT, _INT, _INT, _INT, _INT),
    "FPDFBitmap_Create": (_POINTER, _INT, _INT, _INT),
    "FPDFBitmap_FillRect": (None, _POINTER, _INT, _INT, _INT, _INT, _ULONG),
    "FPDFBitmap_GetBuffer": (_POINTER, _POINTER),
    "FPDFBitmap_GetStride": (_INT, _POINTER),
    "FPDFBitmap_Destroy": (None, _POINTER),
    "FPDFText_LoadPage": (_POINTER, _POINTER),
    "FPDFText_ClosePage": (None, _POINTER),
    "FPDFText_CountChars": (_INT, _POINTER),
    "FPDFText_GetText": (_INT, _POINTER, _INT, _INT, _POINTER),
    "FPDFText_GetUnicode": (ctypes.c_uint, _POINTER, _INT),
    "FPDFText_GetLooseCharBox": (_INT, _POINTER, _INT, _POINTER),
}
# Constants of PDFium: an error, and a flag that puts red first.
_NEEDS_PASSWORD, _RED_FIRST = 4, 0x10
_WHITE = 0xFFFFFFFF
_LOCK = Lock()


class UnreadableError(Exception):
    """A file that cannot be read as a PDF, or only with a password; its text says which."""


class PageText(NamedTuple):
    """The characters of a page in the order of its content.

    `boxes` holds left, top, right and bottom in points from the lower left, one after another,
    of each character that is not white space; `bounds` is what of the page is shown, in the
    same order.
    """

    text: str
    boxes: array[float]
    bounds: tuple[float, float, float, float]


@contextmanager
def open_pdf(data: bytes) -> Iterator[Pdf]:
    """The document in `data`, for the length of a `with`; UnreadableError says why it cannot be opened."""
    with _LOCK:
        library = _library()
        document = library.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            needs_password = library.FPDF_GetLastError() == _NEEDS_PASSWORD
            raise UnreadableError(
                "it is encrypted, and opens only with a password"
                if needs_password
                else "it is no PDF, or a damaged one"
            )
        try:
            yield Pdf(library, document)
        finally:
            library.FPDF_CloseDocument(document)


class Pdf:
    """An open document; pages count from 1.  What needs a page raises UnreadableError if the page is damaged."""

    def __init__(self, library: Any, document: int) -> None:
        self._library = library
        self._document = document

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return int(self._library.FPDF_GetPageCount(self._document))

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is encrypted, if only with an empty password."""
        return bool(self._library.FPDF_GetSecurityHandlerRevision(self._document) != -1)

    def page_text(self, page: int) -> PageText:
        """The characters of a page."""
        library = self._library
        with self._page(page) as handle, self._text(handle) as text:
            bounds = (ctypes.c_float * 4)()
            library.FPDF_GetPageBoundingBox(handle, bounds)
            count = library.FPDFText_CountChars(text)
            units = (ctypes.c_uint16 * (count + 1))()
            written = library.FPDFText_GetText(text, 0, count, units)
            characters = bytes(units)[:-2].decode("utf-16-le", "surrogatepass")
            if written != count + 1 or len(characters) != count:
                # Characters without Unicode, or beyond its first plane: the text and the boxes would be out of step.
                characters = "".join(map(chr, map(library.FPDFText_GetUnicode, repeat(text), range(count))))
            visible = [*compress(range(count), map(str.strip, characters))]
            boxes = array("f", bytes(16 * len(visible)))
            start = boxes.buffer_info()[0]
            addresses = range(start, start + 16 * len(visible), 16)
            if not all(map(library.FPDFText_GetLooseCharBox, repeat(text), visible, addresses)):
                raise UnreadableError("a character has no place")
            return PageText(characters, boxes, (bounds[0], bounds[1], bounds[2], bounds[3]))

    def render(self, page: int, width: int) -> Raster:
        """A page as pixels on white, `width` of them wide."""
        with self._page(page) as handle:
            library = self._library
            height = round(width * library.FPDF_GetPageHeightF(handle) / library.FPDF_GetPageWidthF(handle))
        pixels = self.pixels(page, width, height)
        rgb = bytearray(len(pixels) // 4 * 3)
        for channel in range(3):
            rgb[channel::3] = pixels[channel::4]
        return Raster(width, height, bytes(rgb))

    def pixels(self, page: int, width: int, height: int) -> bytes:
        """A page as bytes of red, green, blue and one that means nothing, row by row from the top."""
        library = self._library
        with self._page(page) as handle:
            bitmap = library.FPDFBitmap_Create(width, height, 0)
            try:
                library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
                library.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, _RED_FIRST)
                stride = library.FPDFBitmap_GetStride(bitmap)
                padded = ctypes.string_at(library.FPDFBitmap_GetBuffer(bitmap), stride * height)
            finally:
                library.FPDFBitmap_Destroy(bitmap)
        return (
            padded
            if stride == 4 * width
            else b"".join(padded[y * stride : y * stride + 4 * width] for y in range(height))
        )

    @contextmanager
    def beside(self, data: bytes) -> Iterator[Pdf]:
        """Another document, open at the same time."""
        document = self._library.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise UnreadableError("it cannot be rebuilt")
        try:
            yield Pdf(self._library, document)
        finally:
            self._library.FPDF_CloseDocument(document)

    @contextmanager
    def _page(self, number: int) -> Iterator[int]:
        handle = self._library.FPDF_LoadPage(self._document, number - 1)
        if not handle:
            raise UnreadableError(f"page {number} is damaged")
        try:
            yield handle
        finally:
            self._library.FPDF_ClosePage(handle)

    @contextmanager
    def _text(self, page: int) -> Iterator[int]:
        text = self._library.FPDFText_LoadPage(page)
        try:
            yield text
        finally:
            self._library.FPDFText_ClosePage(text)


@cache
def _library() -> Any:
    """PDFium, ready to be called: the library beside the bindings, as wheels have it, or the one that they find."""
    spec = find_spec("pypdfium2_raw")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    files = [str(path) for folder in folders for name in _LIBRARIES if (path := Path(folder, name)).is_file()]
    if files:
        library = ctypes.PyDLL(files[0])
    else:  # a distribution's package, which uses the system's own library
        library = ctypes.PyDLL(import_module("pypdfium2_raw.bindings")._libs["pdfium"]._name)
    for name, (result, *arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.FPDF_InitLibrary()
    return library
