"""A ReportLab document in, the bytes of the file out: object streams, cross-reference stream, an ID from it all."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import Any

from reportlab.pdfbase import pdfdoc

from briefing.pdf.identity import BLANK, with_id
from briefing.pdf.syntax import Raw, Stream

_HEADER = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
_IN_ONE_STREAM = 200
_ENTRY, _FREE = Struct(">BIH"), (0, 0, 65535)


def file_bytes(document: Any, catalog: Raw, info: Raw | None, version: str) -> bytes:
    """All objects of `document`, and what they refer to while they are formatted, as a PDF file of that version."""
    parts = {b"Root": catalog, b"Info": info}
    entries = b"".join(b"/%s %s" % (key, refer(document, part)) for key, part in parts.items() if part)
    writer = _Writer(version)
    for key, content, is_stream in _objects(document):
        writer.add(key, content, is_stream=is_stream)
    return with_id(writer.finish(entries))


def refer(document: Any, thing: pdfdoc.PDFObject, name: str | None = None) -> bytes:
    """The reference of `thing`, which from now on is an object of `document`."""
    return b"%d %d R" % document.idToObjectNumberAndVersion[document.Reference(thing, name).name]


def _objects(document: Any) -> Iterator[tuple[int, bytes, bool]]:
    """Number, bytes and kind of every object; formatting one may add others behind it."""
    key = 1
    while key in document.numberToId:
        thing = document.idToObject[document.numberToId[key]]
        content = thing.format(document)
        is_stream = isinstance(thing, pdfdoc.PDFStream)
        if is_stream and not isinstance(thing, Stream):
            content = content.removesuffix(b"endstream\n") + b"\nendstream"
        yield key, content, is_stream
        key += 1


class _Writer:
    """Collects objects: streams at once, all others in object streams (7.5.7)."""

    def __init__(self, version: str) -> None:
        self.body = bytearray(_HEADER % version.encode("ascii"))
        self.places: dict[int, tuple[int, int, int]] = {}
        self.waiting: list[tuple[int, bytes]] = []

    def add(self, key: int, content: bytes, *, is_stream: bool) -> None:
        """Write a stream, or keep another object for the next object stream."""
        if is_stream:
            self._write(key, content)
        else:
            self.waiting.append((key, content.strip()))

    def finish(self, entries: bytes) -> bytes:
        """Write what waits, and the cross-reference stream with `entries` and a blank ID."""
        for start in range(0, len(self.waiting), _IN_ONE_STREAM):
            self._pack(self.waiting[start : start + _IN_ONE_STREAM])
        start, size = len(self.body), max(self.places) + 2
        self.places[size - 1] = (1, start, 0)
        table = b"".join(self._entry(key) for key in range(size))
        head = b"/Type/XRef/Size %d/W[1 4 2]%s%s" % (size, entries, BLANK)
        self._write(size - 1, Stream(table, head).format(None))
        self.body += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self.body)

    def _write(self, key: int, content: bytes) -> None:
        self.places[key] = (1, len(self.body), 0)
        self.body += b"%d 0 obj\n%s\nendobj\n" % (key, content)

    def _pack(self, objects: list[tuple[int, bytes]]) -> None:
        key = max([*self.places, self.waiting[-1][0]]) + 1
        heads, offset = [], 0
        for index, (member, content) in enumerate(objects):
            heads.append(b"%d %d" % (member, offset))
            self.places[member] = (2, key, index)
            offset += len(content) + 1
        head = b" ".join(heads) + b"\n"
        data = head + b"\n".join(content for _, content in objects)
        self._write(key, Stream(data, b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))).format(None))

    def _entry(self, key: int) -> bytes:
        return _ENTRY.pack(*self.places.get(key, _FREE))
