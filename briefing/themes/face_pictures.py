"""Look at what a face draws: digits as digits, and nothing else as a digit.

A file of a face says which glyph stands for a character, and nothing holds it to draw that.  So each glyph is drawn
small, and compared with the face's own digits and with digits of many designs (`assets/fonts/digits.txt`), as pictures
of 16 × 16 black and white points.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import chain, combinations
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from briefing.cache import user_cache
from briefing.files import asset
from briefing.records import NamedTuple
from briefing.themes import fonts

DIGITS = "0123456789"
_LOOKALIKES = {
    "0": "OoОоΟο°ºΘθ○ӨөѲɵᴏʘͦᵒₒⷪㅇᲂՕꓳᴼᶿꙫ⍬օⲞᶱϴ˳∘◦˚ØøΌό@Q",
    "1": "lI|ıӏӀІΙˡₗŦƚⁱ",
    "2": "ƻշ",
    "3": "ЗзʒҘҙƷӠӡɜᴈꞫⱫᵌᶟꝪꝫ",
    "5": "SЅƼƽʒӡ",
    "6": "б",
    "7": "⁊⹒",
    "8": "BВΒȢȣ𐌚&",
    "9": "gꝯꝮꝰ",
}
"""What honest faces draw as they draw a digit; a reader knows these for what they are."""
_REMOTELY_LIKE = {
    "0": "παcсCСЦŉyуeəƏσΩagģ",
    "1": "JЈiіìtkrþfł",
    "4": "iⁱJЈ",
    "5": "б",
    "6": "O",
    "7": "JЈζ",
    "9": "yуд",
}
"""Letters that some honest face draws more like a digit than like ours."""
_SIZE, _SIDE = 48, 16
_PAGE, _START = (4 * _SIZE, 3 * _SIZE), (_SIZE, 2 * _SIZE)
_SAME, _LIKE, _REMOTE = 0.97, 0.82, 0.6
_DOUBT, _DOUBTS = 0.04, 0.01
_SURER = 0.3
_SPACES = " \u00a0\u2002\u2003\u2009\u200a\u202f"
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~£€−×÷≈≤≥±–—"
_TWINS = {frozenset(pair) for pair in ("-−", "-–", "-—", "−–", "−—", "–—", "'`", "Il")}


class GlyphPicture(NamedTuple):
    """What is drawn for a character: its points as bits, the box of its ink on the line, and its points in grey."""

    bits: int
    box: tuple[int, int, int, int]
    grey: bytes

    def likeness(self, other: int) -> float:
        """How much of both pictures is the same: 1 for all."""
        return 1 - (self.bits ^ other).bit_count() / (self.bits.bit_count() + other.bit_count())


def _unhinted(data: bytes) -> bytes:
    """The face without the programs that move its points, which take most of the time."""
    count = int.from_bytes(data[4:6], "big")
    directory = data[12 : 12 + 16 * count]
    for tag in (b"fpgm", b"prep", b"cvt "):
        directory = directory.replace(tag, b"none")
    return data[:12] + directory + data[12 + 16 * count :]


class FacePictures:
    """The pictures of one face, each drawn when it is first asked for; None for what leaves no ink."""

    def __init__(self, data: bytes) -> None:
        from PIL import ImageFont

        self._font = ImageFont.truetype(BytesIO(_unhinted(data)), _SIZE, layout_engine=ImageFont.Layout.BASIC)
        self._drawn: dict[str, GlyphPicture | None] = {}

    def of(self, character: str) -> GlyphPicture | None:
        """The picture of a character."""
        if character not in self._drawn:
            self._drawn[character] = self._draw(character)
        return self._drawn[character]

    def _draw(self, character: str) -> GlyphPicture | None:
        from PIL import Image, ImageDraw

        page = Image.new("L", _PAGE)
        ImageDraw.Draw(page).text(_START, character, 255, self._font, "ls")
        if not (box := page.getbbox()):
            return None
        left, top, right, bottom = box
        # A bar stays one: what is more than twice as long as wide gets white beside it.
        across, up = max(0, (bottom - top) // 2 - right + left) / 2, max(0, (right - left) // 2 - bottom + top) / 2
        wider = (max(left - across, 0), max(top - up, 0), min(right + across, _PAGE[0]), min(bottom + up, _PAGE[1]))
        ink = page.resize((_SIDE, _SIDE), Image.Resampling.BILINEAR, wider)
        if (darkest := max(ink.tobytes())) < 255:  # thin strokes are grey
            ink = ink.point([min(255, value * 255 // (darkest or 1)) for value in range(256)])
        grey = ink.tobytes()
        bits = ink.convert("1", dither=Image.Dither.NONE).tobytes()
        return GlyphPicture(int.from_bytes(bits, "big"), box, grey)


@cache
def _digits() -> Mapping[str, tuple[int, ...]]:
    """Pictures of each digit in designs that differ, with those of our own faces."""
    lines = (line.split() for line in asset("fonts", "digits.txt").read_text("ascii").splitlines())
    found: dict[str, list[int]] = {digit: [] for digit in DIGITS}
    for digit, bits in lines:
        found[digit].append(int(bits, 16))
    return {digit: tuple(bits) for digit, bits in found.items()}


@cache
def _ours() -> tuple[FacePictures, ...]:
    roles = ("Regular", "Bold", "Italic", "BoldItalic")
    return tuple(FacePictures(asset("fonts", f"BriefingSans-{role}.ttf").read_bytes()) for role in roles)


def misdrawn(data: bytes, characters: Iterable[int]) -> str:
    """What a face draws as something else, as the rest of a sentence about its file; "" if there is nothing.

    `characters` are those that our pages would take from it.  Looked up in the user's cache by the digest of the file
    and of this check.
    """
    check = [Path(__file__), Path(fonts.__file__), asset("fonts", "digits.txt")]
    digest = hashlib.sha256(data + b"".join(file.read_bytes() for file in check))
    cache_of_faces, name = user_cache("faces"), digest.hexdigest()
    kept = cache_of_faces.get(name) if cache_of_faces else None
    if kept is not None:
        return kept.decode("utf-8")
    font = TTFont(BytesIO(data), lazy=True)
    maps = [table.cmap for table in font["cmap"].tables if table.isUnicode()]
    face, seen = FacePictures(data), sorted(filter(fonts.is_assigned, map(chr, {code for one in maps for code in one})))
    looks = (blanks, own_digits, as_digits, twins)
    found = next(chain(_readings(font, maps, characters), *(look(face, seen) for look in looks)), "")
    if cache_of_faces:
        cache_of_faces.put(name, found.encode("utf-8"))
    return found


def _readings(font: Any, maps: list[dict[int, str]], characters: Iterable[int]) -> Iterator[str]:
    """What a program that reads other tables of the file would draw: each character has one glyph, whatever it reads.

    Neither our pages nor our web pages keep the substitutions of a face; other programs have them.
    """
    first: dict[int, str] = {}
    for code, glyph in chain(*(one.items() for one in maps)):
        if first.setdefault(code, glyph) != glyph:
            yield f"has two glyphs for {fonts.shown_sign(chr(code))}"
    for code in {*characters} - {*first} - fonts.ADDED:
        yield f"has {fonts.shown_sign(chr(code))} in a map that is not of Unicode"
    ascii_of = {first[code]: chr(code) for code in range(0x7E, 0x20, -1) if code in first}
    lookups = font["GSUB"].table.LookupList if "GSUB" in font else None
    for lookup in lookups.Lookup if lookups else ():
        for subtable in lookup.SubTable:
            for given, glyph in _substitutions(getattr(subtable, "ExtSubTable", subtable)):
                here, there = ascii_of.get(given), ascii_of.get(glyph)
                if here and there and here != there and there in DIGITS:
                    yield f"puts {fonts.shown_sign(there)} in the place of {fonts.shown_sign(here)}"


def _substitutions(subtable: Any) -> Iterator[tuple[str, str]]:
    """Each glyph with what is put in its place (OpenType, GSUB, types 1 to 4)."""
    for given, glyphs in (getattr(subtable, "mapping", None) or getattr(subtable, "alternates", None) or {}).items():
        yield from ((given, glyph) for glyph in ([glyphs] if isinstance(glyphs, str) else glyphs))
    for given, ligatures in (getattr(subtable, "ligatures", None) or {}).items():
        yield from ((given, ligature.LigGlyph) for ligature in ligatures)


def blanks(face: FacePictures, seen: list[str]) -> Iterator[str]:
    """Spaces that show something, and signs that show nothing."""
    for character in seen:
        if character in _SPACES and face.of(character):
            yield f"draws something for {fonts.shown_sign(character)}"
        if " " < character < "\x7f" and not face.of(character):
            yield f"draws nothing for {fonts.shown_sign(character)}"


def own_digits(face: FacePictures, seen: list[str]) -> Iterator[str]:
    """Digits that look more like other ones: one clearly, or several a little; and two that look alike."""
    doubts: list[str] = []
    for digit in DIGITS:
        picture = face.of(digit)
        if not picture:
            continue
        likeness = {other: max(map(picture.likeness, pictures)) for other, pictures in _digits().items()}
        for ours in _ours():
            for other in DIGITS:
                if drawn := ours.of(other):
                    likeness[other] = max(likeness[other], picture.likeness(drawn.bits))
        own = likeness.pop(digit)
        other = max(likeness, key=lambda one: likeness[one])
        if likeness[other] - own > _DOUBT:
            yield f"draws the digit {digit} as {other}"
        if likeness[other] - own > _DOUBTS:
            doubts.append(f"draws the digit {digit} as {other}")
    if len(doubts) > 1:
        yield doubts[0]


def as_digits(face: FacePictures, seen: list[str]) -> Iterator[str]:
    """What is no digit and drawn as one: as the face's own, or as some face's and not as ours draw that letter."""
    own = {digit: picture for digit in DIGITS if (picture := face.of(digit))}
    for character in seen:
        if unicodedata.numeric(character, None) is not None or not (picture := face.of(character)):
            continue
        bases = {character, unicodedata.normalize("NFKD", character)[0]}
        is_letter = character.isalpha() and not fonts.missing(character, "regular")
        for digit, drawn in own.items():
            likeness = picture.likeness(drawn.bits)
            if likeness < _REMOTE or not bases.isdisjoint(_LOOKALIKES.get(digit, "")):
                continue
            may_be_like = not (is_letter and bases.isdisjoint(_REMOTELY_LIKE.get(digit, "")))
            if likeness >= _SAME or not (may_be_like or _is_letter(picture, character, digit, likeness)):
                yield f"draws {fonts.shown_sign(character)} as the digit {digit}"


def _is_letter(picture: GlyphPicture, character: str, digit: str, likeness: float) -> bool:
    """Whether a letter looks like ours, at least a little, or like nobody's digit."""
    likeness = max(likeness, *map(picture.likeness, _digits()[digit]))
    if likeness < _LIKE:
        return True
    ours = (drawn for face in _ours() if (drawn := face.of(character)))
    return likeness - max(picture.likeness(letter.bits) for letter in ours) <= _SURER


def twins(face: FacePictures, seen: list[str]) -> Iterator[str]:
    """Signs, or letters of ASCII, that are drawn as one another."""
    there = set(seen)
    for characters in (_SIGNS, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"):
        known = [character for character in characters if character in there]
        drawn = [(character, picture) for character in known if (picture := face.of(character))]
        for (one, first), (other, second) in combinations(drawn, 2):
            if first == second and frozenset((one, other)) not in _TWINS and one.lower() != other.lower():
                yield f"draws {fonts.shown_sign(one)} as {fonts.shown_sign(other)}"
