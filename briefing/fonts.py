"""Face names in, their metrics and coverage out; the only place that opens a font file."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from briefing.resources import asset

FACES = ("regular", "bold", "italic", "bold-italic")
COMMON = frozenset("\n\t–—‘’“”„…·•≈≥≤−×÷→€₽№").union(
    map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x400, 0x460)))
)
_NAMES = {
    "regular": "BriefingSans-Regular",
    "bold": "BriefingSans-Bold",
    "italic": "BriefingSans-Italic",
    "bold-italic": "BriefingSans-BoldItalic",
}


@cache
def register(face: str) -> str:
    """Register a face with ReportLab when it is first used, once a process; its ReportLab font name."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = _NAMES[face]
    pdfmetrics.registerFont(TTFont(name, str(asset("fonts", f"{name}.ttf")), asciiReadable=False))
    return name


@cache
def _font(face: str) -> Any:
    from reportlab.pdfbase import pdfmetrics

    return pdfmetrics.getFont(register(face))


@lru_cache(maxsize=4096)
def width(text: str, face: str, size: float) -> float:
    """The advance width of `text` in points, set in `face` at `size` points."""
    return float(_font(face).stringWidth(text, size))


@lru_cache(maxsize=256)
def ascent(face: str, size: float) -> float:
    """The height of `face` above the baseline, in points."""
    return float(_font(face).face.ascent) * size / 1000


@lru_cache(maxsize=256)
def descent(face: str, size: float) -> float:
    """The depth of `face` below the baseline, in points (positive)."""
    return -float(_font(face).face.descent) * size / 1000


def missing(text: str, face: str) -> str:
    """The characters of `text` that `face` has no glyph for, each once, in order; '' if it has all.

    The face is opened only for characters that are not common to all.
    """
    rare = [c for c in dict.fromkeys(text) if c not in COMMON]
    return "".join(c for c in rare if ord(c) not in _font(face).face.charToGlyph)
