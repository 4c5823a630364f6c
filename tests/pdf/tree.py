"""The structure tree of a PDF file as text: an element a line, with its attributes and its own words."""

from collections.abc import Iterator
from ctypes import c_ushort
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as raw


def tree_of(data: bytes) -> list[str]:
    """The elements of the tree in reading order, indented by depth."""
    with pikepdf.open(BytesIO(data)) as pdf:
        words = _words(data)
        pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        (root,) = pdf.Root.StructTreeRoot.K
        return list(_lines(root, 0, pages, words))


def marks_of(data: bytes) -> list[tuple[int, int]]:
    """Page and mark of all content, in the order of the tree."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        return list(_marks(pdf.Root.StructTreeRoot.K[0], pages))


def _lines(element: pikepdf.Object, depth: int, pages: dict, words: dict) -> Iterator[str]:
    own = "".join(words.get(mark, "") for mark in _own(element, pages)).strip()
    parts = [str(element.S)[1:], *_attributes(element), *([repr(own)] if own else [])]
    yield "  " * depth + " ".join(parts)
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _lines(kid, depth + 1, pages, words)


def _attributes(element: pikepdf.Object) -> Iterator[str]:
    for key in ("ID", "Lang", "Alt"):
        if (value := element.get(f"/{key}")) is not None:
            yield f"{key}={value}"
    for key, value in element.get("/A", {}).items():
        if key in ("/Scope", "/RowSpan", "/ListNumbering", "/TextDecorationType"):
            yield f"{key[1:]}={str(value).lstrip('/')}"
    links = [kid for kid in element.get("/K", ()) if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
    yield from (f"OBJR={kid.Obj.Contents}" for kid in links)


def _marks(element: pikepdf.Object, pages: dict) -> Iterator[tuple[int, int]]:
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _marks(kid, pages)
        else:
            yield from _mark(kid, element, pages)


def _own(element: pikepdf.Object, pages: dict) -> Iterator[tuple[int, int]]:
    for kid in element.get("/K", ()):
        yield from _mark(kid, element, pages)


def _mark(kid: pikepdf.Object, element: pikepdf.Object, pages: dict) -> Iterator[tuple[int, int]]:
    if isinstance(kid, int):
        yield pages[element.Pg.objgen], kid
    elif "/MCID" in kid:
        yield pages[kid.Pg.objgen], int(kid.MCID)


def _words(data: bytes) -> dict[tuple[int, int], str]:
    """The text of every mark, by page and number."""
    found: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            mark = (number, raw.FPDFPageObj_GetMarkedContentID(item))
            buffer = (c_ushort * 4096)()
            length = raw.FPDFTextObj_GetText(item, text, buffer, 4096)
            found[mark] = found.get(mark, "") + bytes(buffer)[: max(0, length - 2)].decode("utf-16-le")
    return found
