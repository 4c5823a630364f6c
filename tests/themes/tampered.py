"""Faces that draw a character as another one, made of a sound face in each way that a file of a face allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import combinations

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

DIGITS = "0123456789"
LETTERS = "AEHJKMNRTVWXYabdefhkmnrtuvwxyz"
Form = Callable[[TTFont, str, str], None]
"""Makes a face draw its first character as the second."""


def _glyph(font: TTFont, character: str) -> str:
    return str(font.getBestCmap()[ord(character)])


def by_map(font: TTFont, character: str, as_what: str) -> None:
    """Map the character to the glyph of the other."""
    glyph = _glyph(font, as_what)
    for table in font["cmap"].tables:
        if ord(character) in table.cmap:
            table.cmap[ord(character)] = glyph


def by_one_map(font: TTFont, character: str, as_what: str) -> None:
    """Map it so in one part of the map only, of which programs read one."""
    glyph = _glyph(font, as_what)
    tables = [table for table in font["cmap"].tables if table.isUnicode() and ord(character) in table.cmap]
    (tables[0] if len(tables) > 1 else tables[-1]).cmap[ord(character)] = glyph


def by_outline(font: TTFont, character: str, as_what: str) -> None:
    """Copy the outline, a little smaller and moved."""
    _redraw(font, font, character, as_what, (0.93, 0, 0, 0.93, 40, 15))


def by_part(font: TTFont, character: str, as_what: str) -> None:
    """Make the glyph of the other one as its part."""
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(_glyph(font, as_what), (1, 0, 0, 1, 10, 0))
    _put(font, character, pen)


def by_substitution(font: TTFont, character: str, as_what: str) -> None:
    """Let a feature that programs apply by themselves put the other in its place."""
    rule = f"sub {_glyph(font, character)} by {_glyph(font, as_what)};"
    addOpenTypeFeaturesFromString(font, f"feature calt {{ {rule} }} calt;")


def _put(font: TTFont, character: str, pen: TTGlyphPen) -> None:
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][_glyph(font, character)] = glyph


def _redraw(font: TTFont, other: TTFont, character: str, as_what: str, transform: tuple[float, ...]) -> None:
    glyphs, pen = other.getGlyphSet(), TTGlyphPen(None)
    recording = DecomposingRecordingPen(glyphs)
    glyphs[_glyph(other, as_what)].draw(recording)
    scale = font["head"].unitsPerEm / other["head"].unitsPerEm
    recording.replay(TransformPen(pen, [value * scale for value in transform]))
    _put(font, character, pen)


def tampered(sound: bytes, other: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """A hundred and more faces made of `sound`, each with its name; some digits are taken from the face `other`.

    Each is made when it is called for: making all of them takes seconds, and names are all that collecting tests needs.
    """
    for form in (by_map, by_outline, by_part):
        for one, two in list(combinations(DIGITS, 2))[:: 2 if form is by_map else 5]:
            yield (
                f"{one} and {two} swapped {form.__name__}",
                partial(_made, sound, (form, one, two), (form, two, one), swap=True),
            )
    for index, letter in enumerate((*LETTERS, *"БГДЖИЛПУФЦШЩЫЭЮЯбгджзилпуфцшщыэюя§¶†±№")):
        form = (by_map, by_outline, by_part)[index % 3]
        digit = "4792563048"[index % 10]
        yield f"{letter} as {digit} {form.__name__}", partial(_made, sound, (form, letter, digit))
        if letter.isalpha() and index % 2:
            yield f"{letter} as another face's {digit}", partial(_made, sound, (_from(other), letter, digit))
    for character, as_what in ("-+", "+-", ".,", ",.", "%/", "$£", "mb", "nm", "19", "17", "<>", " 5", "\u00a00", "(1"):
        yield f"{character} as {as_what}", partial(_made, sound, (by_map, character, as_what))
    for character in ".-,%+059":
        yield f"{character} blank", partial(_made, sound, (by_map, character, " "))
    for one, two in ("19", "38", "40", "A4", "l7"):
        yield f"{one} as {two} by substitution", partial(_made, sound, (by_substitution, one, two))
        yield f"{one} as {two} in one map", partial(_made, sound, (by_one_map, one, two))


def _opened(data: bytes) -> TTFont:
    """A face whose other glyphs are written as they were read: to measure all of them anew took most of the time."""
    return TTFont(BytesIO(data), recalcBBoxes=False)


def _from(other: bytes) -> Form:
    def form(font: TTFont, character: str, as_what: str) -> None:
        _redraw(font, _opened(other), character, as_what, (1, 0, 0, 1, 0, 0))

    return form


def _made(sound: bytes, *changes: tuple[Form, str, str], swap: bool = False) -> bytes:
    """The face after the changes; those of a swap begin from the sound face both."""
    font, out = _opened(sound), BytesIO()
    if swap:
        form, one, two = changes[0]
        spare = _opened(sound)
        if form is by_map:
            first, second = _glyph(font, one), _glyph(font, two)
            for table in font["cmap"].tables:
                table.cmap.update({ord(one): second, ord(two): first} if ord(one) in table.cmap else {})
        else:
            for _, character, as_what in changes:
                _redraw(font, spare, character, as_what, (1, 0, 0, 1, 0, 0))
    else:
        for form, character, as_what in changes:
            form(font, character, as_what)
    font.save(out)
    return out.getvalue()
