"""Measure text in a face, and register faces with ReportLab; the only place that opens a font file to set text.

A face is named by one of `FACES`, which come with make-briefing, or by a TrueType file of the user and
the SHA-256 of its content, `FILE#DIGEST`: two documents of one process never share a face by name alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from math import cos, radians, sin
from pathlib import Path
from typing import Any
from unicodedata import bidirectional, category, combining
from unicodedata import name as name_of

from briefing.document.declared import FaceRole
from briefing.document.drawing import TextOp
from briefing.errors import LayoutError, Place, Problem
from briefing.files import asset

FACES: tuple[FaceRole, ...] = ("regular", "bold", "italic", "bold-italic")
COMMON = frozenset("\n\t–—‘’“”„…·•≈≥≤−×÷→€₽№").union(
    map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x400, 0x460)))
)
"""Characters that all of our faces have."""
SIGNS = "≈≥≤−×÷→·•…–—‘’“”„€£₽₼₾№"
"""Signs that our wordings, tables and charts need; a face without them gets ours."""
LETTERS = {
    "Greek": (0x370, 0x3CE),
    "Armenian": (0x531, 0x58F),
    "Georgian": (0x10D0, 0x10F0),
    "Georgian capitals": (0x1C90, 0x1CB0),
}
"""Letters that a face without any of them gets from ours: so that a name in a quote stops no briefing."""
ADDED = frozenset({0xA0, 0xFFFF, *map(ord, SIGNS)}).union(*(range(low, high + 1) for low, high in LETTERS.values()))
"""What a face may have by us, or by ReportLab, which takes the space for one that does not break."""
_UNSHAPED = (
    *((0x0000, 0x058F), (0x10A0, 0x10FF), (0x1200, 0x16FF), (0x1C80, 0x1CBF), (0x1D00, 0xA4CF), (0xA640, 0xA69F)),
    *((0xA700, 0xA7FF), (0xAB30, 0xABBF), (0xAC00, 0xD7A3), (0xF900, 0xFB17), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF)),
    *((0x1D000, 0x1D7FF), (0x1F000, 0x1FBFF), (0x20000, 0x3FFFF)),
)
"""Where characters are that are set one beside the other, each as it is: letters elsewhere join, or run to the left."""
_OTHER_FACES = "give the theme faces that have them (help themes), or write it in another way"
_OURS_HOLD = "our faces hold Latin, Greek, Cyrillic, Georgian and Armenian: " + _OTHER_FACES
_WAY_OUT = "write it in Latin letters; of a source in that script quote a translation, with its file and its translator"
_NAMES = {
    "regular": "BriefingSans-Regular",
    "bold": "BriefingSans-Bold",
    "italic": "BriefingSans-Italic",
    "bold-italic": "BriefingSans-BoldItalic",
}


def face_name(file: Path, data: bytes, weight: int = 0) -> str:
    """The name of the face that `file` holds, whose content is `data`; of a variable one, at that weight."""
    return f"{file}#{hashlib.sha256(data).hexdigest()}" + (f"-{weight}" if weight else "")


_KEPT = 32
"""So many faces of users stay open: those of eight briefings that are made at once, each with four."""
_open: dict[str, Any] = {}
"""What ReportLab makes of each face that is open, the last used last."""


@cache
def file_states() -> list[tuple[str, int, int]]:
    """Name, size and time of each of our font files, which tell of a change sooner than their bytes."""
    files = sorted(asset("fonts").glob("*.ttf"))
    return [(file.name, (state := file.stat()).st_size, state.st_mtime_ns) for file in files]


@lru_cache(maxsize=_KEPT)
def content(face: str) -> bytes:
    """The TrueType file of a face; LayoutError if one of the user has changed since it was checked."""
    if face in _NAMES:
        return asset("fonts", f"{_NAMES[face]}.ttf").read_bytes()
    file, weight = Path(face.rpartition("#")[0]), int(face.rpartition("#")[2].partition("-")[2] or 0)
    data = file.read_bytes() if file.is_file() else b""
    if face_name(file, data, weight) != face:
        problem = Problem("face", "the file has changed since it was checked", "build again")
        raise LayoutError([problem.at(Place(str(file)))])
    return with_signs(at_weight(data, weight) if weight else data)


@lru_cache(maxsize=8)
def at_weight(data: bytes, weight: int) -> bytes:
    """The instance of a variable face that is as heavy as that, or as its axis allows; kept in the user's cache."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    from briefing.cache import cached

    def instance() -> bytes:
        font, out = TTFont(BytesIO(data)), BytesIO()
        axes = {axis.axisTag: axis for axis in font["fvar"].axes}
        places = {tag: axis.defaultValue for tag, axis in axes.items()}
        places["wght"] = min(max(weight, axes["wght"].minValue), axes["wght"].maxValue)
        instantiateVariableFont(font, places, inplace=True)
        font.save(out)
        return out.getvalue()

    return cached("faces", hashlib.sha256(b"%d" % weight + data).hexdigest(), instance)


@lru_cache(maxsize=8)
def with_signs(data: bytes) -> bytes:
    """The file of a face with the signs and letters that we promise and that it lacks, drawn as ours, in its own size.

    So they fall back to our face wherever the face is used, on pages, on web pages and in `verify`.  It is kept in the
    user's cache.
    """
    from briefing.cache import cached

    return cached("faces", hashlib.sha256(b"signs and letters" + data).hexdigest(), lambda: _with_signs(data))


def _with_signs(data: bytes) -> bytes:
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), lazy=True)
    known = font.getBestCmap() or {}
    scripts = [range(low, high + 1) for low, high in LETTERS.values() if known.keys().isdisjoint(range(low, high + 1))]
    lacking = [sign for sign in SIGNS if ord(sign) not in known]
    if not lacking or any(font.getGlyphID(glyph) >= font["maxp"].numGlyphs for glyph in known.values()):
        return data
    is_bold, is_italic = font["OS/2"].usWeightClass >= 600, bool(font["post"].italicAngle)
    ours = TTFont(BytesIO(content(FACES[is_bold + 2 * is_italic])), lazy=True)
    scale, glyphs_of_ours = font["head"].unitsPerEm / ours["head"].unitsPerEm, ours.getGlyphSet()
    lacking += [chr(code) for script in scripts for code in script if code in ours.getBestCmap()]
    for sign in lacking:
        name, glyph = f"briefing.{ord(sign):04X}", ours.getBestCmap()[ord(sign)]
        pen, outline = TTGlyphPen(None), DecomposingRecordingPen(glyphs_of_ours)
        glyphs_of_ours[glyph].draw(outline)
        outline.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        order = [*font.getGlyphOrder(), name]
        font["glyf"][name] = drawn = pen.glyph()
        drawn.recalcBounds(font["glyf"])
        font["hmtx"][name] = (round(ours["hmtx"][glyph][0] * scale), drawn.xMin)
        font.setGlyphOrder(order)
        font["glyf"].glyphOrder = order
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = name
    font["post"].formatType, out = 3.0, BytesIO()  # without the names of its glyphs
    font.save(out, reorderTables=None)
    return out.getvalue()


def register(face: str) -> str:
    """Register a face with ReportLab, unless it is registered; its ReportLab font name."""
    return str(_font(face).fontName)


def _font(face: str) -> Any:
    # Of users' faces only some stay, since a process may live long and ReportLab forgets none.
    font = _open.pop(face, None)
    if font is None:
        from briefing.reportlab_private import forget_font

        font = _opened(face)
        for old in [known for known in _open if known not in _NAMES][: -_KEPT + 1]:
            forget_font(_open.pop(old))
    _open[face] = font
    return font


def _opened(face: str) -> Any:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from briefing import reportlab_private

    if face in _NAMES:
        font = TTFont(_NAMES[face], str(asset("fonts", f"{_NAMES[face]}.ttf")), asciiReadable=False)
    else:
        digest = face.rpartition("#")[2]
        font = TTFont(f"Own-{digest}", BytesIO(content(face)), asciiReadable=False)
        # ReportLab takes faces of one PostScript name for one face; no other content has this name.
        plain = re.sub(rb"[^A-Za-z0-9-]", b"", reportlab_private.postscript_name(font))[:40]
        reportlab_private.round_widths(font)
        distinct = digest[:16] + digest[64:]  # with the weight of an instance
        reportlab_private.set_postscript_name(font, b"%s-%s" % (plain, distinct.encode("ascii")))
    reportlab_private.remember_subsets(font)
    pdfmetrics.registerFont(font)
    return font


def glyphs(face: str) -> Mapping[int, int]:
    """The glyph of each character that `face` has, by its code."""
    from briefing import reportlab_private

    return reportlab_private.glyphs_of(_font(face))


def postscript_name(face: str) -> str:
    """The PostScript name of a face, as files that embed it have it."""
    from briefing import reportlab_private

    return reportlab_private.postscript_name(_font(face)).decode("latin-1")


@lru_cache(maxsize=4096)
def width(text: str, face: str, size: float) -> float:
    """The advance width of `text` in points, set in `face` at `size` points."""
    return float(_font(face).stringWidth(text, size))


@lru_cache(maxsize=256)
def ascent(face: str, size: float) -> float:
    """The height of `face` above the baseline, in points; no more than that of its tallest glyph."""
    known = _font(face).face
    return float(min(known.ascent, known.bbox[3])) * size / 1000


@lru_cache(maxsize=256)
def descent(face: str, size: float) -> float:
    """The depth of `face` below the baseline, in points (positive); no more than that of its deepest glyph."""
    known = _font(face).face
    return -float(max(known.descent, known.bbox[1])) * size / 1000


def text_corners(op: TextOp, face: str) -> list[tuple[float, float]]:
    """The corners of a line of text in a drawing, from the foot of its deepest letters to the top of its highest."""
    turn = radians(op.angle)
    return [
        (op.x + along * cos(turn) - up * sin(turn), op.y + along * sin(turn) + up * cos(turn))
        for along in (0.0, width(op.text, face, op.size))
        for up in (-descent(face, op.size), ascent(face, op.size))
    ]


def missing(text: str, face: str) -> str:
    """The characters of `text` that `face` cannot set, each once, in order; '' if it can set all.

    It has no glyph for them, or they are marks: those that make no character with their letter would stand beside it.
    One of our faces is opened only for characters that are not common to all of them.
    """
    known = COMMON if face in _NAMES else frozenset("\n\t")
    rare = [c for c in dict.fromkeys(text) if c not in known]
    return "".join(
        c for c in rare if combining(c) or needs_shaping(c) or not (is_assigned(c) and glyphs(face).get(ord(c)))
    )


def needs_shaping(character: str) -> bool:
    """Whether it is of a script whose letters join, change with their neighbours or run to the left.

    We set each character as it is, beside the one before: these would come out wrong, whatever the face.
    """
    code = ord(character)
    return not any(low <= code <= high for low, high in _UNSHAPED) and category(character)[0] in "LMNP"


def unset(text: str, face: str) -> Iterator[tuple[int, str]]:
    """Where the first words of `text` stand that `face` cannot set, and what they are: once for each script."""
    found = []
    for _, group in groupby(sorted(missing(text, face), key=_script), _script):
        signs = f"[{re.escape(''.join(group))}]"
        # Words of one script are one, with what stands between them.
        found.append(re.search(rf"{signs}(?:[\s,.'’-]*{signs})*", text))
    yield from sorted((match.start(), match[0]) for match in found if match)


def _script(character: str) -> str:
    """The script of a letter, as its name begins with it; the name of another character."""
    known = name_of(character, f"U+{ord(character):04X}")
    return known.partition(" ")[0].capitalize() if category(character)[0] in "LM" else known


def is_assigned(character: str) -> bool:
    """Whether it means something everywhere; a face may draw others as anything, so no text may use them."""
    return category(character) not in ("Co", "Cn")


def shown_sign(sign: str) -> str:
    """A character by its code, and as it is unless it does not show or would stand on the quotation mark before it."""
    return f"U+{ord(sign):04X}" + (f' "{sign}"' if sign.isprintable() and not combining(sign) else "")


def no_glyph(words: str, face: str) -> Problem:
    """The problem of a character, or words of one script, that the faces of a theme, such as `face`, cannot print."""
    if needs_shaping(words[0]):
        is_left = any(bidirectional(sign) in ("R", "AL", "AN") for sign in words)
        how = "is written from right to left" if is_left else "joins its letters or changes their order"
        return Problem(
            "script", f'"{words[:80]}" is in a script that we cannot set: {_script(words[0])} {how}', _WAY_OUT
        )
    if len(words) > 1 and not combining(words[0]):
        return Problem("glyph", f'no face has the letters of "{words[:80]}"', _OTHER_FACES)
    what = "can set the mark" if combining(words[0]) else "has the character"
    return Problem("glyph", f"no face {what} {shown_sign(words[0])}", _OURS_HOLD if face in FACES else _OTHER_FACES)
