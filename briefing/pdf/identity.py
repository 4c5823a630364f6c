"""Tells whether a PDF, or a face in it, is the one that was written: its identifier, its standards, its outlines.

Who only reads files can do all of it without ReportLab.

The standards are two pairs, PDF/UA-1 with PDF/A-3a and PDF/UA-2 with PDF/A-4f; a file claims them in its XMP metadata.
What is claimed here is what `metadata` writes; `claimed_standards` reads the claims of any file, and does not check
whether it conforms.

Both parts of the identifier, /ID, are the first 16 bytes of the SHA-256 of the whole file with the digits of its last
/ID set to 0: who changes a byte of the file makes it wrong.

A subset of a TrueType face has other glyph numbers and fewer glyphs; the outlines of a character stay the same.  Two
faces draw some characters alike if for each of them the outline, the advance and the bearing are the same, and so are
the units and the programs that may move points.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from struct import unpack_from
from typing import get_args

from briefing.options import Standard
from briefing.records import NamedTuple

_ID = re.compile(rb"/ID\[<([0-9a-f]{32})><([0-9a-f]{32})>\]")
BLANK = b"/ID[<%s><%s>]" % (b"0" * 32, b"0" * 32)
STANDARDS: tuple[Standard, ...] = get_args(Standard)
_STREAM = re.compile(rb"/Type\s*/Metadata\b[^>]*>>\s*stream\r?\n")
_ELEMENT = rb"<(pdfaid|pdfuaid):(part|conformance)>([0-9A-Za-z]{1,2})<"
_ATTRIBUTE = rb"(pdfaid|pdfuaid):(part|conformance)=[\"']([0-9A-Za-z]{1,2})[\"']"
_LONGEST = 1_000_000
_SCALED, _XY_SCALED, _TWO_BY_TWO, _WORDS, _MORE = 0x08, 0x40, 0x80, 0x01, 0x20
_DEEPEST = 8
_SYMBOLS, _MOST_CODES = 0xF0, 0x10000
_SHIFTS = 8
_PROGRAMS = (b"fpgm", b"prep", b"cvt ")
TABLES = frozenset(
    (b"head", b"hhea", b"maxp", b"OS/2", b"hmtx", b"cmap", b"loca", b"glyf", b"name", b"post", *_PROGRAMS)
)
"""The tables that a face in a file of ours has, at most."""


class Conformance(NamedTuple):
    """The PDF version, and the parts of PDF/A and PDF/UA with their revisions, as XMP states them."""

    version: str
    archival: tuple[tuple[str, str], ...]
    accessible: tuple[tuple[str, str], ...]

    @property
    def is_second(self) -> bool:
        """Whether the file is of the second generation, PDF 2.0."""
        return self.version == "2.0"


def conformance(standard: Standard, *, has_attachments: bool) -> Conformance:
    """What a file claims: PDF/A-2a and PDF/A-4 are what PDF/A-3a and PDF/A-4f are without attachments."""
    if standard == "ua1-a3a":
        part = "3" if has_attachments else "2"
        return Conformance("1.7", (("part", part), ("conformance", "A")), (("part", "1"),))
    files = (("conformance", "F"),) if has_attachments else ()
    return Conformance("2.0", (("part", "4"), ("rev", "2020"), *files), (("part", "2"), ("rev", "2024")))


def claimed_standards(data: bytes) -> tuple[str, ...]:
    """The standards that the PDF `data` names as its own, such as PDF/A-3a and PDF/UA-1."""
    stated: dict[bytes, str] = {}
    for packet in (data, *_packed(data)):
        for pattern in (_ELEMENT, _ATTRIBUTE):
            for space, key, value in re.findall(pattern, packet):
                stated[space + b":" + key] = value.decode("ascii")
    archival, level = stated.get(b"pdfaid:part"), stated.get(b"pdfaid:conformance", "")
    accessible = stated.get(b"pdfuaid:part")
    claims = (archival and f"PDF/A-{archival}{level.lower()}", accessible and f"PDF/UA-{accessible}")
    return tuple(claim for claim in claims if claim)


def _packed(data: bytes) -> Iterator[bytes]:
    """The metadata streams that another program has compressed."""
    for match in _STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[match.end() : match.end() + _LONGEST], _LONGEST)
        except zlib.error:
            continue


def content_id(data: bytes) -> bytes | None:
    """The 16 bytes that both parts of the /ID of `data` must be; None if it bears none of the form we write."""
    found = _last(data)
    if not found:
        return None
    digest = sha256(data[: found.start()])
    digest.update(BLANK)
    digest.update(data[found.end() :])
    return digest.digest()[:16]


def is_as_written(data: bytes) -> bool:
    """Whether the /ID of `data` agrees with its content, to the last byte."""
    found = _last(data)
    return found is not None and {bytes.fromhex(part.decode("ascii")) for part in found.groups()} == {content_id(data)}


def with_id(data: bytes) -> bytes:
    """`data`, whose last /ID is blank, with the one that belongs to its content."""
    identifier = content_id(data)
    assert identifier, "there is no /ID to fill"
    before, _, after = data.rpartition(BLANK)
    digits = identifier.hex().encode("ascii")
    return b"%s/ID[<%s><%s>]%s" % (before, digits, digits, after)


def _last(data: bytes) -> re.Match[bytes] | None:
    return _ID.match(data, max(data.rfind(b"/ID[<"), 0))


def drawn_digest(drawn: Mapping[str, bytes]) -> str:
    """The SHA-256 of how some characters are drawn."""
    whole = sha256()
    for character, data in sorted(drawn.items()):
        whole.update(b"%s %d %s" % (character.encode("utf-8", "surrogatepass"), len(data), data))
    return whole.hexdigest()


class OutlineError(ValueError):
    """A face that cannot be read."""


class TrueTypeFace:
    """A TrueType file: what its glyphs look like; OutlineError if it is damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self.tables = self._directory()
            head, self._loca, self._glyf = (self.tables[tag][0] for tag in (b"head", b"loca", b"glyf"))
            self.units = self._number("H", head + 18)
            self._is_long = bool(self._number("h", head + 50))
            self.count = self._number("H", self.tables[b"maxp"][0] + 4)
            self._metrics = self._number("H", self.tables[b"hhea"][0] + 34)
        except (struct.error, KeyError):
            raise OutlineError("it is no TrueType face, or a damaged one") from None
        if not (16 <= self.units <= 16384 and 1 <= self._metrics <= self.count):
            raise OutlineError("it is no TrueType face, or a damaged one")

    def _directory(self) -> dict[bytes, tuple[int, int]]:
        """Start and length of each table."""
        tables = {}
        for entry in range(12, 12 + 16 * self._number("H", 4), 16):
            tag, _, start, length = unpack_from(">4s3L", self._data, entry)
            # Of two tables of one name some readers take the first, others the last.
            if start + length > len(self._data) or tag in tables:
                raise KeyError(tag)
            tables[tag] = start, length
        return tables

    def _number(self, kind: str, place: int) -> int:
        return int(unpack_from(f">{kind}", self._data, place)[0])

    def drawn(self, glyph: int) -> bytes:
        """All that decides how a glyph is drawn."""
        try:
            outline, (advance, bearing) = self._outline(glyph), self.metrics(glyph)
            # Where it begins is said twice, and programs round one of them: only a shift that is seen counts.
            shift = round((bearing - unpack_from(">h", outline, 2)[0]) * _SHIFTS / self.units) if outline else 0
            return b"%d %s %d %d %s" % (self.units, self._programs, advance, shift, outline)
        except struct.error:
            raise OutlineError("a glyph of it is damaged") from None

    @cached_property
    def _programs(self) -> bytes:
        """The digest of the programs that may move points."""
        parts = (self.tables.get(tag, (0, 0)) for tag in _PROGRAMS)
        return b" ".join(sha256(self._data[start : start + length]).digest() for start, length in parts)

    def metrics(self, glyph: int) -> tuple[int, int]:
        """The advance of a glyph and its left side bearing, in units of the face."""
        start = self.tables[b"hmtx"][0]
        if glyph < self._metrics:
            advance, bearing = unpack_from(">Hh", self._data, start + 4 * glyph)
            return advance, bearing
        advance = self._number("H", start + 4 * (self._metrics - 1))
        return advance, self._number("h", start + 4 * self._metrics + 2 * (glyph - self._metrics))

    def _outline(self, glyph: int, depth: int = 0) -> bytes:
        """The points of a glyph as the file has them; in place of the parts of a composite one stand their own."""
        if glyph >= self.count or depth > _DEEPEST:
            raise OutlineError("a glyph of it is damaged")
        form, size = ("L", 4) if self._is_long else ("H", 2)
        start, end = unpack_from(f">2{form}", self._data, self._loca + size * glyph)
        factor = 1 if self._is_long else 2
        # Glyphs are filled up with zeros, to a length that writers choose.
        data = self._data[self._glyf + factor * start : self._glyf + factor * end].rstrip(b"\0")
        if data[:1] < b"\x80":
            return data
        return self._composite(data + b"\0\0\0\0", depth)

    def _composite(self, data: bytes, depth: int) -> bytes:
        whole, place, flags = bytearray(data[:10]), 10, _MORE
        while flags & _MORE:
            flags, part = unpack_from(">2H", data, place)
            length = 4 if flags & _WORDS else 2
            length += 2 if flags & _SCALED else 4 if flags & _XY_SCALED else 8 if flags & _TWO_BY_TWO else 0
            inner = self._outline(part, depth + 1)
            whole += data[place : place + 2] + data[place + 4 : place + 4 + length] + b"%d " % len(inner) + inner
            place += 4 + length
        return bytes(whole + data[place:].rstrip(b"\0"))

    def glyphs(self, codes: int = 256) -> list[Mapping[int, int]]:
        """For each character map of the file the glyphs of the codes below `codes`; its reader chooses one of them."""
        try:
            start = self.tables[b"cmap"][0]
            count = self._number("H", start + 2)
            places = [start + self._number("L", start + 4 + 8 * index + 4) for index in range(min(count, 16))]
            return [self._map(place, codes) for place in places]
        except (struct.error, KeyError):
            raise OutlineError("its character map is damaged") from None

    def has(self, characters: Iterable[str]) -> dict[str, int]:
        """The glyphs of some characters, by the first map of the file that is of Unicode; 0 for those it lacks."""
        start = self.tables[b"cmap"][0]
        entries = range(start + 4, start + 4 + 8 * self._number("H", start + 2), 8)
        places = (start + self._number("L", entry + 4) for entry in entries if self._number("H", entry) in (0, 3))
        known = next((self._segments(place) for place in places if self._number("H", place) == 4), {})
        return {character: known.get(ord(character), 0) for character in characters}

    def _map(self, place: int, codes: int) -> dict[int, int]:
        """A character map; a code stands there as itself, or in the private range that symbols have."""
        match self._number("H", place):
            case 0:
                found: dict[int, int] = dict(enumerate(self._data[place + 6 : place + 262]))
            case 4:
                found = self._segments(place)
            case 6:
                first, count = unpack_from(">2H", self._data, place + 6)
                found = dict(enumerate(unpack_from(f">{count}H", self._data, place + 10), first))
            case _:
                raise OutlineError("its character map is of a sort that is not written here")
        known: dict[int, int] = {}
        for code, glyph in found.items():
            if (code < codes or code >> 8 == _SYMBOLS) and known.setdefault(code & 0xFF, glyph) != glyph:
                raise OutlineError("its character map has two glyphs for one code")
        return known

    def _segments(self, place: int) -> dict[int, int]:
        """The map of format 4: segments of codes, each with a shift or a place in an array of glyphs."""
        count = self._number("H", place + 6) // 2
        ends, starts, shifts, offsets = (
            unpack_from(f">{count}H", self._data, place + 14 + part * 2 * count + (2 if part else 0))
            for part in range(4)
        )
        found, array = {}, place + 16 + 6 * count
        if sum(max(0, end - start) for start, end in zip(starts, ends, strict=True)) > _MOST_CODES:
            raise OutlineError("its character map has more codes than there are")
        for index in range(count):
            for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
                glyph = code
                if offsets[index]:
                    glyph = self._number("H", array + 2 * index + offsets[index] + 2 * (code - starts[index]))
                if glyph or not offsets[index]:
                    glyph = (glyph + shifts[index]) & 0xFFFF
                found[code] = glyph
        return found
