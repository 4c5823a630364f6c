"""The bytes of a TrueType face and the characters that are used in, a small WOFF face out.

Glyphs keep their numbers; those that no character needs lose their outlines, which compress to
next to nothing.  Tables as in ISO/IEC 14496-22, the container as in the W3C's WOFF 1.0.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from struct import iter_unpack, pack, unpack, unpack_from

_TABLES = (b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post")
_ARE_WORDS, _HAS_SCALE, _HAS_TWO_SCALES, _HAS_MATRIX, _HAS_MORE = 0x01, 0x08, 0x40, 0x80, 0x20
_CHECKSUM = 0xB1B0AFBA
_LONG_LOCA = 50
_ADJUSTMENT = 8

Tables = dict[bytes, bytes]


def subset_woff(face: bytes, characters: Iterable[str]) -> bytes:
    """A WOFF file of `face`, a sound one with TrueType outlines and a Unicode cmap, that draws `characters`."""
    tables = _tables(face)
    numbers = character_map(tables[b"cmap"])
    used = {code: numbers[code] for code in sorted(set(map(ord, characters))) if code in numbers}
    glyf, loca = _emptied(tables, {0, *used.values()})
    head = bytearray(tables[b"head"])
    head[_ADJUSTMENT : _ADJUSTMENT + 4] = bytes(4)
    head[_LONG_LOCA : _LONG_LOCA + 2] = pack(">h", 1)
    return _woff(face[:4], tables | {b"head": bytes(head), b"glyf": glyf, b"loca": loca, b"cmap": _cmap(used)})


def character_map(cmap: bytes) -> dict[int, int]:
    """Glyph numbers by code point, from the subtables of format 4 and 12."""
    found: dict[int, int] = {}
    for index in range(unpack_from(">H", cmap, 2)[0]):
        platform, _, offset = unpack_from(">HHI", cmap, 4 + 8 * index)
        kind = unpack_from(">H", cmap, offset)[0]
        if platform in (0, 3) and kind in (4, 12):
            found |= dict(_segments(cmap[offset:]) if kind == 4 else _groups(cmap[offset:]))
    return found


def _tables(face: bytes) -> Tables:
    count = unpack_from(">H", face, 4)[0]
    places = (unpack_from(">4sIII", face, 12 + 16 * index) for index in range(count))
    return {name: face[offset : offset + length] for name, _, offset, length in places if name in _TABLES}


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 4: ranges of code points with a delta, or with an offset into an array of glyph numbers."""
    size = unpack_from(">H", table, 6)[0]
    ends, starts, deltas, offsets = (14, 16 + size, 16 + 2 * size, 16 + 3 * size)
    for at in range(0, size, 2):
        first, last = unpack_from(">H", table, starts + at)[0], unpack_from(">H", table, ends + at)[0]
        delta, offset = unpack_from(">H", table, deltas + at)[0], unpack_from(">H", table, offsets + at)[0]
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = unpack_from(">H", table, offsets + at + offset + 2 * (code - first))[0] if offset else code
            yield code, (glyph + delta) % 0x10000 if glyph or not offset else 0


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 12: ranges of code points and the glyph of the first."""
    for first, last, glyph in iter_unpack(">III", table[16 : 16 + 12 * unpack_from(">I", table, 12)[0]]):
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _cmap(numbers: dict[int, int]) -> bytes:
    """A cmap of one subtable in format 12."""
    groups = b"".join(pack(">III", code, code, glyph) for code, glyph in numbers.items())
    return pack(">HHHHIHHIII", 0, 1, 3, 10, 12, 12, 0, 16 + len(groups), 0, len(numbers)) + groups


def _emptied(tables: Tables, used: set[int]) -> tuple[bytes, bytes]:
    """Tables glyf and loca in which only the glyphs `used`, and what they are composed of, have outlines."""
    glyf, form = tables[b"glyf"], ">I" if unpack_from(">h", tables[b"head"], _LONG_LOCA)[0] else ">H"
    unit = 1 if form == ">I" else 2
    places = [place * unit for (place,) in iter_unpack(form, tables[b"loca"])]
    kept, waiting = set[int](), list(used)
    while waiting:
        if (glyph := waiting.pop()) not in kept:
            kept.add(glyph)
            waiting += _components(glyf[places[glyph] : places[glyph + 1]])
    outlines = [glyf[places[i] : places[i + 1]] if i in kept else b"" for i in range(len(places) - 1)]
    return _packed(outlines)


def _packed(outlines: list[bytes]) -> tuple[bytes, bytes]:
    padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
    places = [0]
    for outline in padded:
        places.append(places[-1] + len(outline))
    return b"".join(padded), pack(f">{len(places)}I", *places)


def _components(outline: bytes) -> Iterator[int]:
    """The glyphs that a composite one, whose number of contours is negative, is made of."""
    at, more = 10, bool(outline) and unpack_from(">h", outline)[0] < 0
    while more:
        flags, glyph = unpack_from(">HH", outline, at)
        yield glyph
        at += 8 if flags & _ARE_WORDS else 6
        at += 2 if flags & _HAS_SCALE else 4 if flags & _HAS_TWO_SCALES else 8 if flags & _HAS_MATRIX else 0
        more = bool(flags & _HAS_MORE)


def _woff(flavor: bytes, tables: Tables) -> bytes:
    names = sorted(tables)
    sums = {name: _checksum(tables[name]) for name in names}
    head = bytearray(tables[b"head"])
    whole = (_checksum(_directory(flavor, tables, sums)) + sum(sums.values())) & 0xFFFFFFFF
    head[_ADJUSTMENT : _ADJUSTMENT + 4] = pack(">I", (_CHECKSUM - whole) & 0xFFFFFFFF)
    tables = tables | {b"head": bytes(head)}
    entries, data, offset = b"", b"", 44 + 20 * len(names)
    for name in names:
        small = min(zlib.compress(tables[name], 9), tables[name], key=len)
        entries += pack(">4sIIII", name, offset + len(data), len(small), len(tables[name]), sums[name])
        data += small + bytes(-len(small) % 4)
    size = 12 + 16 * len(names) + sum(len(table) + -len(table) % 4 for table in tables.values())
    header = pack(">4s4sIHHIHHIIIII", b"wOFF", flavor, offset + len(data), len(names), 0, size, 1, 0, 0, 0, 0, 0, 0)
    return header + entries + data


def _directory(flavor: bytes, tables: Tables, sums: dict[bytes, int]) -> bytes:
    """The table directory of the TrueType file that the WOFF file unpacks to."""
    count = len(tables)
    power = count.bit_length() - 1
    entries, offset = b"", 12 + 16 * count
    for name in sorted(tables):
        entries += pack(">4sIII", name, sums[name], offset, len(tables[name]))
        offset += len(tables[name]) + -len(tables[name]) % 4
    return pack(">4sHHHH", flavor, count, 16 << power, power, 16 * count - (16 << power)) + entries


def _checksum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    words: tuple[int, ...] = unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
