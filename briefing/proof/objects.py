"""Reads the objects of a PDF (ISO 32000-2, 7.3.8 to 7.5), and only from a file that all readers must read alike.

Readers mend what is damaged, each in its own way; so a file may show one page here and another one there.  Nothing is
mended here: the last `startxref` leads to the tables, each table to objects that stand exactly there, and every byte of
the file belongs to one of them.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from binascii import Error as HexError
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from briefing.proof.pdf_syntax import (
    BETWEEN,
    DEEPEST,
    REGULAR,
    SPACE,
    Keyword,
    PdfStream,
    Reference,
    Tokens,
    from_hex,
    text_of,
)
from briefing.proof.pdfium import UnreadableError
from briefing.records import NamedTuple

_HEADER = re.compile(rb"(\d{1,12})[\0\t\n\f\r ]+(\d{1,12})[\0\t\n\f\r ]+obj(?!" + REGULAR + rb")")
_STREAM, _END_STREAM = re.compile(SPACE + rb"stream(?:\r\n|\n)"), re.compile(rb"(?:\r\n|\n|\r)?endstream")
_END = re.compile(SPACE + rb"endobj(?!" + REGULAR + rb")")
_LAST = re.compile(rb"startxref[\r\n ]+(\d{1,12})[\r\n ]+%%EOF[\r\n ]{0,4}\Z")
_ROWS = re.compile(rb"(\d{1,12}) (\d{1,12}) *(?:\r\n|\n|\r)")
_ROW = re.compile(rb"(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)")
_LARGEST, _MOST = 128_000_000, 2_000_000
_END_OF_JPEG = b"\xff\xd9"


class _Place(NamedTuple):
    """Where an object stands: at a byte of the file, or as which part of which object stream."""

    start: int
    stream: int = 0
    part: int = 0


class PdfObjects:
    """The objects of a file, read when asked for; UnreadableError if readers might differ in what they read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._places: dict[int, _Place | None] = {}
        self._known: dict[int, Any] = {}
        self._packed: dict[int, list[Any]] = {}
        self._spans: list[tuple[int, int]] = []
        self._unpacked = 0
        self.trailer: dict[str, Any] = {}
        self._read_tables()
        self._read_objects()

    def get(self, value: Any) -> Any:
        """What a value is, or what it refers to; None for what is not there."""
        for _ in range(DEEPEST):
            if not isinstance(value, Reference):
                return value
            if value.number not in self._known:
                self._known[value.number] = self._load(value.number)
            value = self._known[value.number]
        return None

    def text(self, value: Any) -> str | None:
        """The text of a text string, or of what refers to one; None for all else."""
        found = self.get(value)
        return text_of(found) if isinstance(found, bytes) else None

    def array(self, value: Any) -> list[Any]:
        """An array, or what refers to one; an empty one for all else, since anything may stand anywhere."""
        found = self.get(value)
        return found if isinstance(found, list) else []

    def entries(self, value: Any) -> dict[str, Any]:
        """The same of a dictionary."""
        found = self.get(value)
        return found if isinstance(found, dict) else {}

    def unreached(self) -> int:
        """How many objects nothing leads to, but for those that hold others, or tell where these stand."""
        seen, waiting = set[int](), [self.trailer]
        while waiting:
            value: Any = waiting.pop()
            if isinstance(value, Reference) and value.number not in seen:
                seen.add(value.number)
                value = self.get(value)
            parts = value.entries if isinstance(value, PdfStream) else value
            waiting += parts.values() if isinstance(parts, dict) else parts if isinstance(parts, list) else ()
        others = (number for number, place in self._places.items() if place and number not in seen)
        return sum(not _is_of_file(self.get(Reference(number))) for number in others)

    def is_shown_first(self, page: Any) -> bool:
        """Whether a program that shows a file while it loads (F.3.3) begins with this page; most say nothing of it."""
        first = _HEADER.search(self._data, 0, 1024)
        _, value = self._at(first.start()) if first else (0, None)
        if not isinstance(value, dict) or "Linearized" not in value:
            return True
        number = value.get("O")
        return "P" not in value and type(number) is int and self.get(Reference(number)) is page

    def is_jpeg(self, stream: PdfStream) -> bool:
        """Whether a stream is a JPEG file as it is: packed in no other way, and with no word on how to read it."""
        filters, parameters = (as_array(self.get(stream.entries.get(key))) for key in ("Filter", "DecodeParms"))
        return list(map(self.get, filters)) == ["DCTDecode"] and not any(map(self.get, parameters))

    def decoded(self, stream: PdfStream, *, keeps_jpeg: bool = False) -> bytes:
        """The bytes of a stream without the filters that lose nothing; a JPEG file as it is if that is asked for."""
        entries, data = stream.entries, stream.raw
        if entries.keys() & {"F", "FFilter", "FDecodeParms"}:
            raise UnreadableError("a stream of it lies in another file")
        if keeps_jpeg and self.is_jpeg(stream):
            # Ghostscript writes the end of one twice.
            return data.removesuffix(_END_OF_JPEG) if data.endswith(_END_OF_JPEG * 2) else data
        filters, parameters = (as_array(self.get(entries.get(key))) for key in ("Filter", "DecodeParms"))
        for index, name in enumerate(map(self.get, filters)):
            data = self._without(name, data)
            if given := self.entries(parameters[index]) if index < len(parameters) else None:
                data = _without_predictor(data, {key: self.get(value) for key, value in given.items()})
        return data

    def _without(self, name: Any, data: bytes) -> bytes:
        try:
            if name == "FlateDecode":
                unpacker = zlib.decompressobj()
                data = unpacker.decompress(data, _LARGEST - self._unpacked)
                self._unpacked += len(data)
                if not unpacker.eof and self._unpacked >= _LARGEST:
                    raise UnreadableError(f"unpacked it is larger than {_LARGEST // 1_000_000} MB")
                return data
            if name == "ASCIIHexDecode":
                return from_hex(data.rstrip(b"\0\t\n\f\r >"))
            if name == "ASCII85Decode":
                return a85decode(data.strip().removesuffix(b"~>"))
        except (zlib.error, ValueError, HexError):
            raise UnreadableError("a stream of it is damaged") from None
        raise UnreadableError(f"a stream of it is packed in another way than we pack: {str(name)[:40]}")

    def _read_tables(self) -> None:
        last = _LAST.search(self._data, max(0, len(self._data) - 60))
        if self._data[:5] != b"%PDF-" or not last:
            raise UnreadableError("it is no PDF, or a damaged one")
        start: Any = int(last[1])
        self._spans.append((last.start(), len(self._data)))
        read = set[int]()
        while start is not None:
            if not isinstance(start, int) or start in read:
                raise UnreadableError("its tables of objects are damaged")
            read.add(start)
            trailer = self._table(start) if self._data.startswith(b"xref", start) else self._table_stream(start)
            self.trailer = self.trailer or trailer
            if "XRefStm" in trailer:
                raise UnreadableError("it has two tables of objects for two sorts of readers")
            start = trailer.get("Prev")
        # What has a higher number than the file says to have is there for some readers, and not for others.
        size: Any = self.trailer.get("Size")
        if type(size) is not int or size <= max((number for number, place in self._places.items() if place), default=0):
            raise UnreadableError("it has more objects than it says")

    def _table(self, start: int) -> dict[str, Any]:
        """A table of lines (7.5.4), and the trailer behind it."""
        entries: dict[int, _Place | None] = {}
        place = re.compile(rb"xref *(?:\r\n|\n|\r)").match(self._data, start)
        end = place.end() if place else start
        while rows := _ROWS.match(self._data, end):
            first, count, end = int(rows[1]), int(rows[2]), rows.end()
            for number in range(first, first + min(count, _MOST)):
                row = _ROW.match(self._data, end)
                if not row or number in entries or (row[3] == b"n" and int(row[2])):
                    raise UnreadableError(f"its table of objects is damaged at byte {end}")
                entries[number] = _Place(int(row[1])) if row[3] == b"n" else None
                end = row.end()
        tokens = Tokens(self._data, end)
        trailer = tokens.read() if tokens.read() == b"trailer" else None
        if not isinstance(trailer, dict):
            raise UnreadableError(f"its table of objects is damaged at byte {end}")
        self._spans.append((start, tokens.place))
        self._add(entries)
        return trailer

    def _table_stream(self, start: int) -> dict[str, Any]:
        """A table in a stream (7.5.8), whose dictionary is the trailer."""
        number, stream = self._at(start)
        if not isinstance(stream, PdfStream) or stream.entries.get("Type", "XRef") != "XRef":
            raise UnreadableError("its tables of objects are damaged")
        entries, data = stream.entries, self.decoded(stream)
        size: Any = entries.get("Size")
        widths: Any = entries.get("W")
        index: Any = entries.get("Index", [0, size])
        numbers = (widths, index, [size])
        if not all(
            isinstance(part, list) and all(type(n) is int and 0 <= n <= _MOST for n in part) for part in numbers
        ):
            raise UnreadableError("its tables of objects are damaged")
        kind, first, second = widths if len(widths) == 3 else (0, 0, 0)
        row, found, at = kind + first + second, dict[int, _Place | None](), 0
        keys = [
            key for start, count in zip(index[::2], index[1::2], strict=False) for key in range(start, start + count)
        ]
        if row == 0 or max(kind, first, second) > 8 or len(keys) * row != len(data) or len(set(keys)) < len(keys):
            raise UnreadableError("its tables of objects are damaged")
        for key, at in zip(keys, range(0, len(data), row), strict=True):
            sort = int.from_bytes(data[at : at + kind]) if kind else 1
            one = int.from_bytes(data[at + kind : at + kind + first])
            two = int.from_bytes(data[at + kind + first : at + row])
            if sort > 2 or (sort == 1 and two):
                raise UnreadableError("its tables of objects are damaged")
            found[key] = None if sort == 0 else _Place(one) if sort == 1 else _Place(0, one, two)
        if found.setdefault(number, _Place(start)) != _Place(start):
            raise UnreadableError(f"its table of objects at byte {start} names itself at another place")
        self._add(found)
        return entries

    def _add(self, entries: Mapping[int, _Place | None]) -> None:
        """Add the places of one table; a later one counts more, but what it replaced must be a whole object, too."""
        for number, place in entries.items():
            if place and not place.stream and number in self._places and self._places[number] != place:
                self._spans.append((place.start, -number))
            self._places.setdefault(number, place)

    def _read_objects(self) -> None:
        """Read what stands in the file by itself, and see that nothing stands between."""
        spans = [span for span in self._spans if span[1] >= 0]
        for start, number in self._spans:
            if number < 0:
                self._read_at(start, -number, spans)
        for number, place in self._places.items():
            if place and not place.stream:
                self._known[number] = self._read_at(place.start, number, spans)
        spans.sort()
        head = re.compile(rb"%PDF-[0-9.]+").match(self._data)
        for (_, end), (start, _) in pairwise([(0, head.end() if head else 0), *spans]):
            if start < end or not BETWEEN.fullmatch(self._data, end, start):
                raise UnreadableError(f"what stands at byte {min(start, end)} of it is no object that its tables name")

    def _read_at(self, start: int, number: int, spans: list[tuple[int, int]]) -> Any:
        found, value = self._at(start)
        if found != number:
            raise UnreadableError(f"its tables name object {number} at byte {start}, where another one stands")
        spans.append((start, self._end))
        return value

    def _at(self, start: int) -> tuple[int, Any]:
        """The number of the object at a byte, and the object; `_end` is where it ends."""
        header = _HEADER.match(self._data, start)
        if not header or int(header[2]):
            raise UnreadableError(f"its tables name an object at byte {start}, where none stands")
        tokens = Tokens(self._data, header.end())
        value = tokens.read()
        end = tokens.place
        if isinstance(value, dict) and (stream := _STREAM.match(self._data, end)):
            length = self.get(value.get("Length"))
            if type(length) is not int or length < 0:
                raise UnreadableError(f"the stream at byte {start} has no length")
            after = _END_STREAM.match(self._data, stream.end() + length)
            if not after:
                raise UnreadableError(f"the stream at byte {start} is longer or shorter than it says")
            value = PdfStream(value, self._data[stream.end() : stream.end() + length])
            end = after.end()
        ending = _END.match(self._data, end)
        # PDFium writes no end behind the table of an update, and no type into it.
        is_table = isinstance(value, PdfStream) and "W" in value.entries
        if isinstance(value, Keyword) or not (ending or is_table):
            raise UnreadableError(f"the object at byte {start} has no end")
        self._end = ending.end() if ending else end
        return int(header[1]), value

    def _load(self, number: int) -> Any:
        place = self._places.get(number)
        if place is None:
            return None
        if not place.stream:
            found, value = self._at(place.start)
            return value if found == number else None
        if place.stream not in self._packed:
            self._packed[place.stream] = self._unpack(place.stream)
        objects = self._packed[place.stream]
        if place.part >= len(objects) or objects[place.part][0] != number:
            raise UnreadableError(f"its tables name object {number} where another one stands")
        return objects[place.part][1]

    def _unpack(self, number: int) -> list[tuple[int, Any]]:
        """The objects of an object stream (7.5.7)."""
        place = self._places.get(number)
        stream = self.get(Reference(number)) if place and not place.stream else None
        if not isinstance(stream, PdfStream) or stream.entries.get("Type") != "ObjStm":
            raise UnreadableError(f"its object {number} holds no others")
        data, count, first = (
            self.decoded(stream),
            self.get(stream.entries.get("N")),
            self.get(stream.entries.get("First")),
        )
        head = Tokens(data)
        numbers = [head.read() for _ in range(2 * min(count, _MOST))] if type(count) is int else []
        if type(first) is not int or not all(type(n) is int for n in numbers):
            raise UnreadableError(f"its object {number} is damaged")
        return [(key, Tokens(data, first + at).read()) for key, at in zip(numbers[::2], numbers[1::2], strict=True)]


def _is_of_file(value: Any) -> bool:
    """Whether an object is part of the file as such: packed objects, a table of them, hints for the web."""
    entries = value.entries if isinstance(value, PdfStream) else value if isinstance(value, dict) else {}
    if isinstance(value, PdfStream) and entries.get("Type") in ("ObjStm", "XRef"):
        return True
    hints = {"Linearized", "L", "H", "O", "E", "N", "T"} if isinstance(value, dict) else {"S", "O", "Length", "Filter"}
    return {"Linearized", "S"} & entries.keys() != set() and entries.keys() <= hints


def as_array(value: Any) -> list[Any]:
    """An array; one thing may stand for an array of it, and nothing for an empty one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _without_predictor(data: bytes, parameters: Mapping[str, Any]) -> bytes:
    """Data of which each row was written as the difference from its neighbours (7.4.4.4, PNG's predictors)."""
    predictor = parameters.get("Predictor", 1)
    if predictor == 1:
        return data
    columns, colors, bits = (
        parameters.get(key, least) for key, least in (("Columns", 1), ("Colors", 1), ("BitsPerComponent", 8))
    )
    sizes = (predictor, columns, colors, bits)
    if not all(type(size) is int and 0 < size <= _MOST for size in sizes) or predictor < 10 or bits != 8:
        raise UnreadableError("a stream of it is packed in another way than we pack: with a predictor")
    length = columns * colors
    rows, above = [], bytes(length)
    for start in range(0, len(data), length + 1):
        above = _row(data[start], data[start + 1 : start + 1 + length], above, colors)
        rows.append(above)
    return b"".join(rows)


def _row(kind: int, row: bytes, above: bytes, size: int) -> bytes:
    out = bytearray(row)
    if kind == 0 or kind > 4:
        return bytes(out)
    for index in range(len(out)):
        left = out[index - size] if index >= size else 0
        upper, corner = above[index], above[index - size] if index >= size else 0
        slope = left + upper - corner
        guess = left, upper, (left + upper) // 2, min((left, upper, corner), key=lambda value: abs(slope - value))
        out[index] = (out[index] + guess[kind - 1]) & 0xFF
    return bytes(out)
