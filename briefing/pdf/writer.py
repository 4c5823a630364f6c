"""Writes PDF syntax, and the finished file: object streams, a cross-reference stream, and an ID from it all.

ReportLab would write each object by itself, and a table of plain text.  The structure tree is thousands of small
objects, which compress well when they stand in one stream (ISO 32000-2, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from struct import Struct
from typing import Any

from reportlab.pdfbase import pdfdoc

from briefing.pdf.identity import BLANK, with_id
from briefing.pdf.operators import escaped
from briefing.records import NamedTuple
from briefing.reportlab_private import IndirectObject, RawCanvas

_HEADER = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
_LEVEL = 5
_IN_ONE_STREAM = 200
_CROSS_REFERENCES = re.compile(rb"\d+ 0 obj\n<</Type/XRef/Size (\d+)/W\[1 4 2\](/Root (\d+) 0 R)")
_TREE, _KID = re.compile(rb"/Pages (\d+) 0 R"), re.compile(rb"(\d+) 0 R")
_PAGE = re.compile(
    rb"<<\s+(?:/Annots \[[\d R\s]*\]\s+)?/Contents (\d+) 0 R\s+/MediaBox (\[[\d. ]+\])\s+/Parent \d+ 0 R\s+"
    rb"/Resources (\d+ 0 R)\s+(?:/StructParents \d+\s+)?/Tabs /S\s+/Type /Page\s+>>"
)
_ENTRY, _FREE = Struct(">BIH"), (0, 0, 65535)


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream whose dictionary holds `entries`, such as `/Type/ObjStm`; compressed here if `is_packed`."""

    def __init__(self, content: bytes, entries: bytes = b"", *, is_packed: bool = True) -> None:
        super().__init__(content=content)
        self.entries = entries
        self.is_packed = is_packed

    def format(self, document: Any) -> bytes:
        """The stream as bytes (7.3.8)."""
        data = zlib.compress(self.content, _LEVEL) if self.is_packed else self.content
        entries = self.entries + b"/Filter/FlateDecode" if self.is_packed else self.entries
        return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


class Raw(IndirectObject):
    """An indirect object given as the bytes that stand in the file."""

    def __init__(self, content: bytes = b"null") -> None:
        self.content = content

    def format(self, document: Any) -> bytes:
        """The bytes."""
        return self.content


def string(text: str) -> bytes:
    """`text` as a PDF text string (7.9.2.2): ASCII as it is, anything else as UTF-16."""
    if text.isascii():
        return b"(%s)" % escaped(text.encode("ascii")).encode("latin-1")
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().encode("ascii")


def file_bytes(canvas: RawCanvas, catalog: Raw, info: Raw | None, version: str) -> bytes:
    """All objects that `canvas` holds, and what they refer to while they are written, as a PDF file of that version."""
    parts = {b"Root": catalog, b"Info": info}
    entries = b"".join(b"/%s %s" % (key, canvas.refer(part)) for key, part in parts.items() if part)
    file = _File(_HEADER % version.encode("ascii"))
    for key, thing, content in canvas.objects():
        if not isinstance(thing, pdfdoc.PDFStream):
            file.keep(key, content.strip())
        elif isinstance(thing, Stream):
            file.write(key, content)
        else:  # ReportLab's own, of a font: PDF/A asks for a line end before the keyword that ends it
            file.write(key, content.removesuffix(b"endstream\n") + b"\nendstream")
    return with_id(file.finish(entries))


class WrittenPage(NamedTuple):
    """What a page of a file shows: its content, and the reference of the resources with which it is read; its box."""

    content: bytes
    resources: bytes
    box: bytes


class WrittenFile:
    """A file that was written here: what its pages show, found from the catalog on as a viewer finds it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
        last = _CROSS_REFERENCES.match(data, self._start)
        assert last, "it is no file of ours"
        self._size, self._root = int(last[1]), last[2]
        self._table = self._unpacked(self._start)
        self._packed: dict[int, tuple[list[bytes], bytes]] = {}
        self._tree = int(_TREE.findall(self._object(int(last[3])))[0])

    def pages(self) -> list[WrittenPage | None]:
        """What each page shows; None for one whose dictionary says more or less than ours do."""
        found = (_PAGE.fullmatch(self._object(int(kid))) for kid in _KID.findall(self._object(self._tree)))
        return [
            WrittenPage(self._unpacked(self._place(int(page[1]))[0]), page[3], page[2]) if page else None
            for page in found
        ]

    def with_pages(self, pages: Iterable[WrittenPage]) -> bytes:
        """The file, updated (7.5.6) so that its pages are others."""
        file, key, kids = _File(self._data), self._size, list[bytes]()
        for content, resources, box in pages:
            file.write(key, Stream(content, is_packed=False).format(None))
            entries = b"/Parent %d 0 R/MediaBox%s/Resources %s/Contents %d 0 R" % (self._tree, box, resources, key)
            file.write(key + 1, b"<</Type/Page%s>>" % entries)
            kids.append(b"%d 0 R" % (key + 1))
            key += 2
        file.write(self._tree, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids)))
        return file.finish(self._root, self._start)

    def _place(self, number: int) -> tuple[int, int]:
        """At which byte an object begins, or in which object stream it stands, and its place there."""
        _, first, second = _ENTRY.unpack_from(self._table, number * _ENTRY.size)
        return first, second

    def _object(self, number: int) -> bytes:
        """An object that is no stream: it stands in an object stream (7.5.7)."""
        stream, place = self._place(number)
        if stream not in self._packed:
            head, objects = self._unpacked(self._place(stream)[0]).split(b"\n", 1)
            self._packed[stream] = head.split()[1::2], objects
        starts, objects = self._packed[stream]
        start, *end = map(int, starts[place : place + 2])
        return objects[start : end[0] - 1 if end else None]

    def _unpacked(self, start: int) -> bytes:
        """What the packed stream holds that begins at a byte of the file."""
        packed = self._data[self._data.index(b"\nstream\n", start) + 8 :]
        return zlib.decompressobj().decompress(packed)


class _File:
    """Collects objects: streams at once, all others in object streams (7.5.7)."""

    def __init__(self, body: bytes) -> None:
        self._body = bytearray(body)
        # Of each object what its entry in the cross-reference stream says (7.5.8.3): 1, offset and generation, or 2,
        # the object stream that holds it, and its place there.
        self._places: dict[int, tuple[int, int, int]] = {}
        self._waiting: list[tuple[int, bytes]] = []

    def write(self, key: int, content: bytes) -> None:
        """Write an object by itself, as streams must be."""
        self._places[key] = (1, len(self._body), 0)
        self._body += b"%d 0 obj\n%s\nendobj\n" % (key, content)

    def keep(self, key: int, content: bytes) -> None:
        """Keep an object for an object stream."""
        self._waiting.append((key, content))

    def finish(self, entries: bytes, before: int = 0) -> bytes:
        """Write what waits, and the cross-reference stream (7.5.8) with `entries` and a blank ID.

        `before` is where the one begins that has the objects of the file that is updated.
        """
        for start in range(0, len(self._waiting), _IN_ONE_STREAM):
            self._pack(self._waiting[start : start + _IN_ONE_STREAM])
        start, size = len(self._body), max(self._places) + 2
        self._places[size - 1] = (1, start, 0)
        keys: Sequence[int] = range(size)
        if before:
            keys = sorted(self._places)
            entries += b"/Prev %d/Index[%s]" % (before, b" ".join(b"%d 1" % key for key in keys))
        table = b"".join(_ENTRY.pack(*self._places.get(key, _FREE)) for key in keys)
        head = b"/Type/XRef/Size %d/W[1 4 2]%s%s" % (size, entries, BLANK)
        self.write(size - 1, Stream(table, head).format(None))
        self._body += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._body)

    def _pack(self, objects: list[tuple[int, bytes]]) -> None:
        key = max([*self._places, self._waiting[-1][0]]) + 1
        heads, offset = [], 0
        for index, (member, content) in enumerate(objects):
            heads.append(b"%d %d" % (member, offset))
            self._places[member] = (2, key, index)
            offset += len(content) + 1
        head = b" ".join(heads) + b"\n"
        data = head + b"\n".join(content for _, content in objects)
        self.write(key, Stream(data, b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))).format(None))
