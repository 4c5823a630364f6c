"""Reads the faces that a PDF embeds: which character each code means, and how it is drawn.

A reader copies and searches what a face says that its codes mean, and sees what its outlines draw.  Both are held
against the face that was declared, so that no code can mean one character and show another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from briefing.pdf.identity import TABLES, OutlineError, TrueTypeFace
from briefing.proof.objects import PdfObjects
from briefing.proof.pdf_syntax import Keyword, PdfStream, Tokens, text_of
from briefing.proof.pdfium import UnreadableError

_FONT = frozenset(
    ("Type", "Subtype", "BaseFont", "Name", "FirstChar", "LastChar", "Widths", "FontDescriptor", "ToUnicode")
)
_RANGES = {
    "Ascent": (0, 3000),
    "Descent": (-2000, 0),
    "Leading": (0, 3000),
    "CapHeight": (0, 3000),
    "XHeight": (0, 2000),
    "StemV": (0, 500),
    "StemH": (0, 500),
    "AvgWidth": (0, 3000),
    "MaxWidth": (0, 9000),
    "MissingWidth": (0, 3000),
    "ItalicAngle": (-30, 30),
    "FontWeight": (100, 900),
}
"""What measures of a face are, in thousandths of its size; each program takes its own."""
_NEEDED = ("Ascent", "Descent", "CapHeight", "ItalicAngle", "StemV")
_DESCRIPTOR = frozenset(("Type", "FontName", "FontFamily", "FontStretch", "Flags", "FontBBox", "FontFile2", *_RANGES))
_PROGRAM = frozenset(("Length", "Length1", "Filter", "DecodeParms"))
_NAME = re.compile(r"[A-Za-z]{1,6}[0-9]{0,4}(?:\+[0-9]{1,3})?")
_SYMBOLIC = 4
_FLAGS = _SYMBOLIC | 1 | 2 | 64 | 262144
"""The flags that a face of ours may have: of one width, with serifs, slanted, bold."""
_THINNEST = 30
"""What the box of the letters of a face measures at least: a dash is thicker."""
_NEAR = 0.6
"""How far a width may be from that of the face, in thousandths of its size: writers round it."""


class EmbeddedFace:
    """One face of a file, of which there may be several for one face of the theme."""

    def __init__(self, objects: PdfObjects, font: Mapping[str, Any]) -> None:
        self._objects = objects
        self.font = font
        get = objects.get
        self.descriptor = objects.entries(font.get("FontDescriptor"))
        first = get(font.get("FirstChar"))
        self.first = first if type(first) is int else -1
        self.widths = [*map(get, objects.array(font.get("Widths")))]
        self.name = str(get(font.get("BaseFont"))).rpartition("+")[2]

    @cached_property
    def characters(self) -> dict[int, str]:
        """What each code means."""
        stream = self._objects.get(self.font.get("ToUnicode"))
        return _meanings(self._objects.decoded(stream)) if isinstance(stream, PdfStream) else {}

    @cached_property
    def program(self) -> bytes:
        """The TrueType file, empty if it is not embedded."""
        stream = self._objects.get(self.descriptor.get("FontFile2"))
        return self._objects.decoded(stream) if isinstance(stream, PdfStream) else b""

    @cached_property
    def codes(self) -> dict[str, int]:
        """The code of each character: the last of several, as ReportLab fills up those that it does not need."""
        return {character: code for code, character in sorted(self.characters.items())}

    @cached_property
    def table(self) -> dict[int, tuple[str, float]]:
        """What each code means, and its width in parts of the size."""
        return {code: (character, self.width(code) / 1000) for code, character in self.characters.items()}

    def problems(self) -> Iterator[str]:
        """What readers might see otherwise, or one otherwise than another."""
        strange = [*(self.font.keys() - _FONT), *(self.descriptor.keys() - _DESCRIPTOR)]
        yield from (f"holds /{key}, which no face of ours has" for key in sorted(strange))
        yield from self.misfits()
        flags = self._objects.get(self.descriptor.get("Flags"))
        kinds = [self._objects.get(part.get("Type")) for part in (self.font, self.descriptor)]
        is_symbolic = type(flags) is int and flags & _SYMBOLIC and not flags & ~_FLAGS
        is_ours = kinds == ["Font", "FontDescriptor"] and self._objects.get(self.font.get("Subtype")) == "TrueType"
        if not is_ours or not is_symbolic or self.first < 0:
            yield "is not of the sort that files of ours have"

    def misfits(self) -> Iterator[str]:
        """Measures that no face can have, names that are another's, and widths for other codes than there are."""
        get, described = self._objects.get, self.descriptor
        box = [*map(get, self._objects.array(described.get("FontBBox")))]
        measures = {key: (get(described[key]), _RANGES[key]) for key in described.keys() & _RANGES.keys()}
        is_box = len(box) == 4 and all(type(side) in (int, float) for side in box)
        sides = [(box[0], box[2]), (box[1], box[3])] if is_box else [(0, 0)]
        if any(least < -9000 or most > 9000 or most - least < _THINNEST for least, most in sides):
            yield "has another /FontBBox than a face can have"
        yield from (f"has lost its /{key}" for key in _NEEDED if key not in measures)
        for key, (value, (least, most)) in sorted(measures.items()):
            if type(value) not in (int, float) or not least <= value <= most:
                yield f"has another /{key} than a face can have"
        family, given = get(described.get("FontFamily")), get(self.font.get("Name", ""))
        if get(described.get("FontName")) != get(self.font.get("BaseFont")) or not _NAME.fullmatch(str(given) or "F"):
            yield "has two names"
        if family is not None and not (isinstance(family, bytes) and self.name.startswith(text_of(family))):
            yield "is of another family than its name says"
        stream = get(described.get("FontFile2"))
        entries = stream.entries if isinstance(stream, PdfStream) else {}
        if entries.keys() - _PROGRAM or get(entries.get("Length1")) != len(self.program):
            yield "has another file than it says"
        last = self.first + len(self.widths) - 1
        if get(self.font.get("LastChar")) != last or not 0 <= self.first <= last <= 255:
            yield "has widths for other codes than it has"
        if not all(type(width) in (int, float) and 0 <= width <= 9000 for width in self.widths):
            yield "has a width that no letter has"

    def drawn(self) -> dict[str, set[bytes]]:
        """Of each character all the ways in which it is drawn, one if all is well; OutlineError if it is damaged."""
        face = TrueTypeFace(self.program)
        if strange := face.tables.keys() - TABLES:
            raise OutlineError(f"it has a table {min(strange).decode('latin-1')}, which no face of ours has")
        maps, found = face.glyphs(), dict[str, set[bytes]]()
        for code, character in self.characters.items():
            glyphs = {glyphs.get(code, 0) for glyphs in maps}
            ways = {face.drawn(glyph) for glyph in glyphs}
            if any(abs(self.width(code) - face.metrics(glyph)[0] * 1000 / face.units) > _NEAR for glyph in glyphs):
                ways.add(b"in another width")
            found.setdefault(character, set()).update(ways)
        return found

    def width(self, code: int) -> float:
        """The width of a code in thousandths of the size, far from all others if the face has none."""
        index = code - self.first if self.first >= 0 else -1
        width = self.widths[index] if 0 <= index < len(self.widths) else None
        return width if isinstance(width, int | float) else -1e9


def _meanings(cmap: bytes) -> dict[int, str]:
    """What the codes of a ToUnicode map mean (9.10.3); UnreadableError if readers might differ in what they mean."""
    tokens, found, given = Tokens(cmap), dict[int, str](), list[Any]()
    while (token := tokens.read()) != b"" or not isinstance(token, Keyword):
        if not isinstance(token, Keyword):
            given.append(token)
            continue
        for code, character in _pairs(token, given):
            # Code 0 is that of the glyph for what a face does not have.
            if code and found.setdefault(code, character) != character:
                raise UnreadableError("a face of it gives one code two meanings")
        given = []
    return found


def _pairs(end: bytes, given: list[Any]) -> Iterator[tuple[int, str]]:
    """The codes of one block and what they mean; `end` is the word that ends it."""
    if end in (b"usecmap", b"endnotdefrange", b"endcidrange", b"endcidchar"):
        raise UnreadableError("a face of it says in another way than we do what its codes mean")
    if end not in (b"endbfchar", b"endbfrange"):
        return
    step = 2 if end == b"endbfchar" else 3
    for index in range(0, len(given) - len(given) % step, step):
        first, last, meaning = given[index], given[index + step - 2], given[index + step - 1]
        if not all(isinstance(code, bytes) and len(code) == 1 for code in (first, last)):
            raise UnreadableError("a face of it has codes of another length than ours")
        for offset, code in enumerate(range(first[0], last[0] + 1)):
            part = meaning[offset] if isinstance(meaning, list) and offset < len(meaning) else meaning
            yield code, _shifted(part, 0 if isinstance(meaning, list) else offset)


def _shifted(meaning: Any, offset: int) -> str:
    """The character that lies `offset` behind the one given in UTF-16, or by its bare number beyond its first plane."""
    if not isinstance(meaning, bytes) or not 1 < len(meaning) <= 4:
        raise UnreadableError("a face of it says in another way than we do what its codes mean")
    if len(meaning) == 3:  # five digits, to which the reader of strings has added one
        return chr(min(int.from_bytes(meaning) >> 4, 0x10FFFF))
    character = text_of(b"\xfe\xff" + meaning)
    if len(character) != 1:
        raise UnreadableError("a face of it says that one code means several characters")
    return chr(min(ord(character) + offset, 0x10FFFF))
