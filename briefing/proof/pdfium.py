"""Reads a PDF with PDFium, as a viewer would: characters with their boxes, page objects, annotations, attached files.

It calls the library that pypdfium2 ships by way of a table of its own in place of pypdfium2's bindings: these take
17 ms of CPU to import (measured; the table takes 1 ms), in every build and every `verify`, and make an object of each
pointer, of which one page of text needs thousands.

PDFium is not thread-safe, so a lock admits one document at a time.  Its calls are many and short, so the library is
loaded as a `PyDLL`, whose calls keep Python's lock.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, TypeAlias

from briefing.document.drawing import Raster

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
    "FPDFText_GetTextObject": (_POINTER, _POINTER, _INT),
    "FPDFPage_CountObjects": (_INT, _POINTER),
    "FPDFPage_GetObject": (_POINTER, _POINTER, _INT),
    "FPDFPageObj_GetType": (_INT, _POINTER),
    "FPDFPageObj_GetBounds": (_INT, _POINTER, *[_POINTER] * 4),
    "FPDFPageObj_GetFillColor": (_INT, _POINTER, *[_POINTER] * 4),
    "FPDFPageObj_GetStrokeColor": (_INT, _POINTER, *[_POINTER] * 4),
    "FPDFPageObj_GetMatrix": (_INT, _POINTER, _POINTER),
    "FPDFPageObj_GetClipPath": (_POINTER, _POINTER),
    "FPDFClipPath_CountPaths": (_INT, _POINTER),
    "FPDFClipPath_CountPathSegments": (_INT, _POINTER, _INT),
    "FPDFClipPath_GetPathSegment": (_POINTER, _POINTER, _INT, _INT),
    "FPDFPath_GetDrawMode": (_INT, _POINTER, _POINTER, _POINTER),
    "FPDFPath_CountSegments": (_INT, _POINTER),
    "FPDFPath_GetPathSegment": (_POINTER, _POINTER, _INT),
    "FPDFPathSegment_GetPoint": (_INT, _POINTER, _POINTER, _POINTER),
    "FPDFTextObj_GetTextRenderMode": (_INT, _POINTER),
    "FPDFPage_GetAnnotCount": (_INT, _POINTER),
    "FPDFPage_GetAnnot": (_POINTER, _POINTER, _INT),
    "FPDFPage_CloseAnnot": (None, _POINTER),
    "FPDFAnnot_GetSubtype": (_INT, _POINTER),
    "FPDFAnnot_GetAP": (_ULONG, _POINTER, _INT, _POINTER, _ULONG),
    "FPDFDoc_GetAttachmentCount": (_INT, _POINTER),
    "FPDFDoc_GetAttachment": (_POINTER, _POINTER, _INT),
    "FPDFAttachment_GetName": (_ULONG, _POINTER, _POINTER, _ULONG),
    "FPDFAttachment_GetFile": (_INT, _POINTER, _POINTER, _ULONG, _POINTER),
}
# Constants of PDFium: an error, an annotation's subtype, kinds of page objects, a flag that puts red first.
_NEEDS_PASSWORD, _LINK, _TEXT, _PATH, _RED_FIRST = 4, 2, 1, 2, 0x10
_KINDS = {2: "shape", 3: "picture", 4: "shading", 5: "form"}
_WHITE = 0xFFFFFFFF
_LOCK = Lock()

Extent: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top on a page, in points from its lower left."""
Color: TypeAlias = tuple[int, int, int, int]
"""Red, green, blue and alpha, 0 to 255."""


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


class PageObject(NamedTuple):
    """Something on a page that is no text: its place in the order of painting, its kind, its extent and its colour.

    A `shape` is a path that is filled or stroked; the others are a `picture`, a `shading`, a `form` or a `thing`.
    """

    order: int
    kind: str
    extent: Extent
    color: Color
    is_filled: bool


class TextObject(NamedTuple):
    """A text: its place in the order of painting, its extent and colour, its mode (0 is filled), and what clips it."""

    order: int
    extent: Extent
    color: Color
    mode: int
    clip: Extent | None


class PageObjects(NamedTuple):
    """All that a page paints."""

    others: tuple[PageObject, ...]
    texts: tuple[TextObject, ...]


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
            visible = [index for index, character in enumerate(characters) if not character.isspace()]
            boxes = array("f", bytes(16 * len(visible)))
            start = boxes.buffer_info()[0]
            addresses = range(start, start + 16 * len(visible), 16)
            if not all(map(library.FPDFText_GetLooseCharBox, repeat(text), visible, addresses)):
                raise UnreadableError("a character has no place")
            return PageText(characters, boxes, (bounds[0], bounds[1], bounds[2], bounds[3]))

    def page_objects(self, page: int) -> PageObjects:
        """What a page paints, in that order."""
        with self._page(page) as handle:
            reader = _ObjectReader(self._library)
            others, texts = [], []
            for order, item in enumerate(self._objects(handle)):
                kind = self._library.FPDFPageObj_GetType(item)
                if kind == _TEXT:
                    texts.append(reader.text_object(order, item))
                elif found := reader.page_object(order, item, kind):
                    others.append(found)
            return PageObjects(tuple(others), tuple(texts))

    def object_of_each_character(self, page: int) -> list[int]:
        """For each character of a page the order of the text object that it is of, or -1."""
        library = self._library
        with self._page(page) as handle, self._text(handle) as text:
            orders = {item: order for order, item in enumerate(self._objects(handle))}
            characters = range(library.FPDFText_CountChars(text))
            return [orders.get(item, -1) for item in map(library.FPDFText_GetTextObject, repeat(text), characters)]

    def render(self, page: int, width: int) -> Raster:
        """A page as pixels on white, `width` of them wide."""
        library = self._library
        with self._page(page) as handle:
            height = round(width * library.FPDF_GetPageHeightF(handle) / library.FPDF_GetPageWidthF(handle))
            bitmap = library.FPDFBitmap_Create(width, height, 0)
            try:
                library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
                library.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, _RED_FIRST)
                stride = library.FPDFBitmap_GetStride(bitmap)
                padded = ctypes.string_at(library.FPDFBitmap_GetBuffer(bitmap), stride * height)
            finally:
                library.FPDFBitmap_Destroy(bitmap)
        # Rows are padded, and pixels have a fourth byte that means nothing.
        pixels = b"".join(padded[y * stride : y * stride + 4 * width] for y in range(height))
        rgb = bytearray(3 * width * height)
        for channel in range(3):
            rgb[channel::3] = pixels[channel::4]
        return Raster(width, height, bytes(rgb))

    def count_annotations(self, page: int) -> int:
        """How many annotations of a page show something of their own: all but links without an appearance."""
        library, shown = self._library, 0
        with self._page(page) as handle:
            for index in range(library.FPDFPage_GetAnnotCount(handle)):
                annotation = library.FPDFPage_GetAnnot(handle, index)
                # An appearance that is not there has the length 2: it is an empty string in UTF-16.
                is_link = library.FPDFAnnot_GetSubtype(annotation) == _LINK
                shown += not is_link or library.FPDFAnnot_GetAP(annotation, 0, None, 0) > 2
                library.FPDFPage_CloseAnnot(annotation)
        return shown

    def attachments(self, most: int) -> Iterator[tuple[str, bytes]]:
        """Name and content of each attached file, the first `most` of them."""
        library = self._library
        for index in range(min(most, library.FPDFDoc_GetAttachmentCount(self._document))):
            attachment = library.FPDFDoc_GetAttachment(self._document, index)
            # Both functions are called once for the size and once for the content.
            name = ctypes.create_string_buffer(library.FPDFAttachment_GetName(attachment, None, 0))
            library.FPDFAttachment_GetName(attachment, name, len(name))
            size, content = _ULONG(), b""
            if library.FPDFAttachment_GetFile(attachment, None, 0, ctypes.byref(size)):
                buffer = ctypes.create_string_buffer(size.value)
                library.FPDFAttachment_GetFile(attachment, buffer, size.value, ctypes.byref(size))
                content = buffer.raw[: size.value]
            yield name.raw.decode("utf-16-le", "replace").rstrip("\0"), content

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

    def _objects(self, page: int) -> Iterator[int]:
        count = self._library.FPDFPage_CountObjects(page)
        return map(self._library.FPDFPage_GetObject, repeat(page), range(count))


class _ObjectReader:
    """Asks for one page object at a time, always into the same memory."""

    def __init__(self, library: Any) -> None:
        self._library = library
        self._floats = (ctypes.c_float * 6)()
        self._integers = (ctypes.c_uint * 4)()
        self._to_floats = [ctypes.addressof(self._floats) + 4 * index for index in range(4)]
        self._to_integers = [ctypes.addressof(self._integers) + 4 * index for index in range(4)]

    def text_object(self, order: int, item: int) -> TextObject:
        """One text."""
        mode = self._library.FPDFTextObj_GetTextRenderMode(item)
        color = self._color(self._library.FPDFPageObj_GetFillColor, item)
        return TextObject(order, self._bounds(item), color, mode, self._clip(item))

    def page_object(self, order: int, item: int, kind: int) -> PageObject | None:
        """Something else; None for a path that is neither filled nor stroked."""
        library = self._library
        if kind != _PATH:
            return PageObject(order, _KINDS.get(kind, "thing"), self._bounds(item), (0, 0, 0, 255), is_filled=True)
        library.FPDFPath_GetDrawMode(item, *self._to_integers[:2])
        fill, stroke = self._integers[:2]
        if not fill and not stroke:
            return None
        color = self._color(library.FPDFPageObj_GetFillColor if fill else library.FPDFPageObj_GetStrokeColor, item)
        # Not FPDFPageObj_GetBounds, which adds the width of a stroke: what was written is known by its points.
        segments = map(library.FPDFPath_GetPathSegment, repeat(item), range(library.FPDFPath_CountSegments(item)))
        points = list(self._points(segments))
        library.FPDFPageObj_GetMatrix(item, self._to_floats[0])
        a, b, c, d, e, f = self._floats
        extent = _extent_of([(a * x + c * y + e, b * x + d * y + f) for x, y in points])
        return PageObject(order, "shape", extent, color, is_filled=bool(fill))

    def _bounds(self, item: int) -> Extent:
        self._library.FPDFPageObj_GetBounds(item, *self._to_floats)
        left, bottom, right, top = self._floats[:4]
        return left, bottom, right, top

    def _color(self, ask: Callable[..., int], item: int) -> Color:
        self._integers[:] = [0, 0, 0, 255]
        ask(item, *self._to_integers)
        red, green, blue, alpha = self._integers
        return red, green, blue, alpha

    def _clip(self, item: int) -> Extent | None:
        """What all clipping paths of an object leave of the page at most, or None if there are none."""
        library, clip = self._library, self._library.FPDFPageObj_GetClipPath(item)
        extents = []
        for path in range(max(0, library.FPDFClipPath_CountPaths(clip)) if clip else 0):
            count = library.FPDFClipPath_CountPathSegments(clip, path)
            segments = map(library.FPDFClipPath_GetPathSegment, repeat(clip), repeat(path), range(count))
            extents.append(_extent_of(list(self._points(segments))))
        if not extents:
            return None
        lefts, bottoms, rights, tops = zip(*extents, strict=True)
        return max(lefts), max(bottoms), min(rights), min(tops)

    def _points(self, segments: Iterable[int]) -> Iterator[tuple[float, float]]:
        for segment in segments:
            self._library.FPDFPathSegment_GetPoint(segment, *self._to_floats[:2])
            yield self._floats[0], self._floats[1]


def _extent_of(points: list[tuple[float, float]]) -> Extent:
    xs, ys = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
    return min(xs), min(ys), max(xs), max(ys)


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
