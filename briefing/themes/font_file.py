"""Check a TrueType file from a stranger: may it be embedded, and is all of it sound?

Libraries that read fonts trust them: a damaged or hostile one would make them run for ever, or fail in the middle of
a build.  So each file is checked as a whole before ReportLab opens it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from struct import unpack_from

from briefing.errors import Problem, ProblemError
from briefing.themes import fonts
from briefing.themes.face_pictures import misdrawn

logging.getLogger("fontTools").addHandler(logging.NullHandler())
MAX_CHARACTERS = 200_000
MAX_PARTS, MAX_DEPTH = 1_000, 8
_OTHER_KINDS = {
    b"OTTO": "has PostScript outlines",
    b"ttcf": "is a collection of faces",
    b"wOFF": "is a web font",
    b"wOF2": "is a web font",
}
_TRUETYPE = (b"\0\1\0\0", b"true")
_TABLES = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_RESTRICTED, _PRINTABLE, _NOT_IN_PART, _BITMAPS_ONLY = 0x2, 0xC, 0x100, 0x200
_ASCENT, _DESCENT = (500, 2000), (0, 1000)
_TTF = "give the TrueType file (.ttf) of the face"
_OTHER = "use a face whose licence allows it, or leave faces: out"


def load_font(file: Path, data: bytes, weight: int = 0) -> str:
    """The name that `fonts` has for the face in `file`, whose content is `data`; ProblemError if it cannot be used.

    A variable face is taken at its own weight, or at `weight` if that is not 0.
    """
    if data[:4] in _OTHER_KINDS or data[:4] not in _TRUETYPE:
        raise _refusal(_OTHER_KINDS.get(data[:4], "is no TrueType file"))
    from fontTools.ttLib import TTFont

    try:
        count = _check_file(data)
        axes = font["fvar"].axes if "fvar" in (font := TTFont(BytesIO(data), lazy=True)) else ()
        weight = weight if any(axis.axisTag == "wght" for axis in axes) else 0
        face = fonts.face_name(file, data, weight)
        glyphs = fonts.glyphs(face)
        if max(glyphs.values(), default=0) >= count + len(fonts.ADDED):
            raise _refusal("is damaged: a character leads to no glyph")
        if lacking := [chr(code) for code in range(0x20, 0x7F) if not glyphs.get(code)]:
            raise _refusal(f'has no "{lacking[0]}"', "give a face with the letters, digits and signs of ASCII")
        heights = (fonts.ascent(face, 1000), _ASCENT), (fonts.descent(face, 1000), _DESCENT)
        if not all(least <= height <= most for height, (least, most) in heights):
            raise _refusal("says that its letters have no height, or far too much")
        if what := misdrawn(fonts.at_weight(data, weight) if weight else data, glyphs):
            raise _refusal(what, "use a face that draws each character as what it is")
    except ProblemError:
        raise
    except Exception:  # whatever a library makes of a broken file
        raise _refusal("is damaged") from None
    return face


def _check_file(data: bytes) -> int:
    """How many glyphs it has, once it is clear that no library that reads all of it will take for ever."""
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), lazy=True)
    if absent := [table for table in _TABLES if table not in font.reader]:
        raise _refusal(f"has no table {absent[0]}")
    # OS/2 fsType: the least strict of its levels counts, and only parts of a face are embedded.
    bits = font["OS/2"].fsType
    if bits & _RESTRICTED and not bits & _PRINTABLE:
        raise _refusal("may not be embedded: its licence bits say restricted", _OTHER)
    if bits & _NOT_IN_PART:
        raise _refusal("may not be embedded in part: its licence bits forbid subsets", _OTHER)
    if bits & _BITMAPS_ONLY:
        raise _refusal("may be embedded as bitmaps only, says its licence", _OTHER)
    if sum(_spans(font.reader["cmap"])) > MAX_CHARACTERS:
        raise _refusal(f"maps more than {MAX_CHARACTERS} characters")
    count = int(font["maxp"].numGlyphs)
    _Outlines(font.reader["glyf"], list(font["loca"]), count).check()
    return count


def _spans(cmap: bytes) -> Iterator[int]:
    """How many characters each part of a character map names, for a map may name far more than it has bytes."""
    for record in range(4, 4 + 8 * min(unpack_from(">H", cmap, 2)[0], 64), 8):
        at = unpack_from(">L", cmap, record + 4)[0]
        kind = unpack_from(">H", cmap, at)[0]
        if kind == 4:
            size = unpack_from(">H", cmap, at + 6)[0] // 2
            ends = unpack_from(f">{size}H", cmap, at + 14)
            starts = unpack_from(f">{size}H", cmap, at + 16 + 2 * size)
        elif kind in (12, 13):
            size = unpack_from(">L", cmap, at + 12)[0]
            if size > MAX_CHARACTERS:  # too many to unpack only to count them
                yield int(size)
                continue
            groups = unpack_from(f">{3 * size}L", cmap, at + 16)
            starts, ends = groups[::3], groups[1::3]
        elif kind in (0, 6, 14):
            continue
        else:
            raise _refusal(f"maps characters in format {kind}")
        yield sum(max(0, end - start + 1) for start, end in zip(starts, ends, strict=True))


class _Outlines:
    """The glyphs of one file: where each lies, and the parts of those that are made of others."""

    def __init__(self, data: bytes, places: list[int], count: int) -> None:
        self.data, self.places, self.count = data, places, count
        self._weights: dict[int, int] = {}

    def check(self) -> None:
        """ProblemError unless all glyphs lie one behind another, and no part of a glyph leads too far."""
        bounds = [*self.places[: self.count + 1], len(self.data)]
        if len(bounds) != self.count + 2 or bounds != sorted(bounds):
            raise _refusal("is damaged: its glyphs overlap")
        for glyph in range(self.count):
            self._weight(glyph, 0)

    def _weight(self, glyph: int, depth: int) -> int:
        """How many glyphs `glyph` is made of; glyphs of glyphs multiply, as bombs of XML entities do."""
        if depth > MAX_DEPTH:
            raise _refusal("is damaged: a glyph is made of too many others")
        if glyph not in self._weights:
            weight = 1 + sum(self._weight(part, depth + 1) for part in self._parts(glyph))
            if weight > MAX_PARTS:
                raise _refusal("is damaged: a glyph is made of too many others")
            self._weights[glyph] = weight
        return self._weights[glyph]

    def _parts(self, glyph: int) -> Iterator[int]:
        """The glyphs that the component records of a composite glyph name (OpenType, table glyf)."""
        at, end = self.places[glyph], self.places[glyph + 1]
        if end - at < 10 or unpack_from(">h", self.data, at)[0] >= 0:
            return
        at, flags = at + 10, 0x20
        while flags & 0x20:
            flags, part = unpack_from(">HH", self.data, at)
            scale = 2 if flags & 0x8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
            at += 4 + (4 if flags & 0x1 else 2) + scale
            if at > end or part >= self.count:
                raise _refusal("is damaged: a part of a glyph is not there")
            yield part


def _refusal(message: str, hint: str = _TTF) -> ProblemError:
    return ProblemError(Problem("face", message, hint))
