"""The bytes of a PDF in, what a reader sees out: characters with their boxes, attached files, annotations.

It calls the library that pypdfium2 ships without importing the package: its bindings take
30 ms, the dozen functions needed here less than one.  PDFium is not thread-safe, so a lock
admits one document at a time; its calls are many and short, so they keep Python's lock.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from briefing.document.drawing import Raster
from briefing.proof import painted, raster
from briefing.proof.painted import Scene, owners_of, scene_of

_LIBRARIES = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
_POINTER, _INT, _ULONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
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
    "FPDFPage_GetAnnotCount": (_INT, _POINTER),
    "FPDFPage_GetAnnot": (_POINTER, _POINTER, _INT),
    "FPDFPage_CloseAnnot": (None, _POINTER),
    "FPDFAnnot_GetSubtype": (_INT, _POINTER),
    "FPDFAnnot_GetAP": (_ULONG, _POINTER, _INT, _POINTER, _ULONG),
    "FPDFText_LoadPage": (_POINTER, _POINTER),
    "FPDFText_ClosePage": (None, _POINTER),
    "FPDFText_CountChars": (_INT, _POINTER),
    "FPDFText_GetText": (_INT, _POINTER, _INT, _INT, _POINTER),
    "FPDFText_GetUnicode": (ctypes.c_uint, _POINTER, _INT),
    "FPDFText_GetLooseCharBox": (_INT, _POINTER, _INT, _POINTER),
    "FPDFDoc_GetAttachmentCount": (_INT, _POINTER),
    "FPDFDoc_GetAttachment": (_POINTER, _POINTER, _INT),
    "FPDFAttachment_GetName": (_ULONG, _POINTER, _POINTER, _ULONG),
    "FPDFAttachment_GetFile": (_INT, _POINTER, _POINTER, _ULONG, _POINTER),
    **painted.FUNCTIONS,
    **raster.FUNCTIONS,
}
_PASSWORD = 4
_LINK = 2
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


class Pdf:
    """An open document; pages count from 1."""

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
        """The characters of a page; UnreadableError if it is damaged."""
        with self._page(page) as handle:
            bounds = (ctypes.c_float * 4)()
            self._library.FPDF_GetPageBoundingBox(handle, bounds)
            text = self._library.FPDFText_LoadPage(handle)
            try:
                return PageText(*self._characters(text), (bounds[0], bounds[1], bounds[2], bounds[3]))
            finally:
                self._library.FPDFText_ClosePage(text)

    def scene(self, page: int) -> Scene:
        """What stands on a page, in the order in which it is painted; UnreadableError if it is damaged."""
        with self._page(page) as handle:
            return scene_of(self._library, handle)

    def picture(self, page: int, width: int) -> Raster:
        """A page as pixels, `width` wide; UnreadableError if it is damaged."""
        with self._page(page) as handle:
            return raster.raster_of(self._library, handle, width)

    def owners(self, page: int) -> list[int]:
        """For each character of a page the place of its text in the order in which things are painted."""
        with self._page(page) as handle:
            text = self._library.FPDFText_LoadPage(handle)
            try:
                return owners_of(self._library, handle, text)
            finally:
                self._library.FPDFText_ClosePage(text)

    def annotations(self, page: int) -> int:
        """How many annotations of a page show something of their own: all but links without an appearance."""
        with self._page(page) as handle:
            count = self._library.FPDFPage_GetAnnotCount(handle)
            return sum(self._shows(handle, index) for index in range(count))

    def attachments(self, most: int) -> Iterator[tuple[str, bytes]]:
        """Name and content of each attached file, the first `most` of them."""
        for index in range(min(most, self._library.FPDFDoc_GetAttachmentCount(self._document))):
            attachment = self._library.FPDFDoc_GetAttachment(self._document, index)
            name = _filled(lambda to, room, a=attachment: self._library.FPDFAttachment_GetName(a, to, room))
            yield name.decode("utf-16-le", "replace").rstrip("\0"), self._content(attachment)

    @contextmanager
    def _page(self, number: int) -> Iterator[int]:
        handle = self._library.FPDF_LoadPage(self._document, number - 1)
        if not handle:
            raise UnreadableError(f"page {number} is damaged")
        try:
            yield handle
        finally:
            self._library.FPDF_ClosePage(handle)

    def _characters(self, text: int) -> tuple[str, array[float]]:
        library, count = self._library, self._library.FPDFText_CountChars(text)
        units = (ctypes.c_uint16 * (count + 1))()
        written = library.FPDFText_GetText(text, 0, count, units)
        characters = bytes(units)[:-2].decode("utf-16-le", "surrogatepass")
        if written != count + 1 or len(characters) != count:
            # Characters without Unicode, or beyond its first plane: the text and the boxes would be out of step.
            characters = "".join(map(chr, map(library.FPDFText_GetUnicode, repeat(text), range(count))))
        return characters, self._boxes(text, [i for i, c in enumerate(characters) if not c.isspace()])

    def _boxes(self, text: int, indices: list[int]) -> array[float]:
        boxes = array("f", bytes(16 * len(indices)))
        start = boxes.buffer_info()[0]
        places = range(start, start + 16 * len(indices), 16)
        if not all(map(self._library.FPDFText_GetLooseCharBox, repeat(text), indices, places)):
            raise UnreadableError("a character has no place")
        return boxes

    def _shows(self, page: int, index: int) -> bool:
        annotation = self._library.FPDFPage_GetAnnot(page, index)
        try:
            is_link = self._library.FPDFAnnot_GetSubtype(annotation) == _LINK
            return not is_link or self._library.FPDFAnnot_GetAP(annotation, 0, None, 0) > 2
        finally:
            self._library.FPDFPage_CloseAnnot(annotation)

    def _content(self, attachment: int) -> bytes:
        size = _ULONG()
        get = self._library.FPDFAttachment_GetFile
        if not get(attachment, None, 0, ctypes.byref(size)):
            return b""
        content = ctypes.create_string_buffer(size.value)
        get(attachment, content, size.value, ctypes.byref(size))
        return content.raw[: size.value]


@contextmanager
def open_pdf(data: bytes) -> Iterator[Pdf]:
    """The document in `data`, for the length of a `with`; UnreadableError says why it cannot be opened."""
    with _LOCK:
        library = _library()
        document = library.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            needs_password = library.FPDF_GetLastError() == _PASSWORD
            raise UnreadableError(
                "it is encrypted, and opens only with a password"
                if needs_password
                else "it is no PDF, or a damaged one"
            )
        try:
            yield Pdf(library, document)
        finally:
            library.FPDF_CloseDocument(document)


@cache
def _library() -> Any:
    library = _shipped() or _bound()
    for name, (result, *arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.FPDF_InitLibrary()
    return library


def _shipped() -> Any:
    """The library beside the bindings, as wheels have it."""
    spec = find_spec("pypdfium2_raw")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for name in _LIBRARIES:
            if (path := Path(folder, name)).is_file():
                return ctypes.PyDLL(str(path))
    return None


def _bound() -> Any:
    """The library that the bindings find, such as a system's own."""
    return ctypes.PyDLL(import_module("pypdfium2_raw.bindings")._libs["pdfium"]._name)


def _filled(call: Any) -> bytes:
    """What a function writes that is called once for the size and once with the room."""
    size = call(None, 0)
    room = ctypes.create_string_buffer(size)
    call(room, size)
    return room.raw
