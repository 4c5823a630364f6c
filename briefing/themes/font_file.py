"""Check a TrueType file from a stranger: may it be embedded, is all of it sound, does it draw digits as digits?

Libraries that read fonts trust them: a damaged or hostile one would make them run for ever, or fail in the middle of
a build.  So each file is checked as a whole before ReportLab opens it.  A file also says which glyph stands for a
character, and nothing holds it to draw that.  So each glyph is drawn small, and compared with the face's own digits and
with digits of many designs (`assets/fonts/digits.txt`), as pictures of 16 × 16 black and white points.
"""

from __future__ import annotations

import hashlib
import logging
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import chain, combinations
from pathlib import Path
from struct import unpack_from
from typing import Any

from fontTools.ttLib import TTFont

from briefing.cache import cached
from briefing.errors import Problem, ProblemError
from briefing.files import asset
from briefing.records import NamedTuple
from briefing.themes import fonts

logging.getLogger("fontTools").addHandler(logging.NullHandler())

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
_ASCENT, _DESCENT, _WIDEST = (500, 2000), (0, 1000), 4000
_TTF = "give the TrueType file (.ttf) of the face"
_OTHER = "use a face whose licence allows it, or leave faces: out"


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


def drawing_fault(data: bytes, characters: Iterable[int]) -> str:
    """What a face draws as something else, as the rest of a sentence about its file; "" if there is nothing.

    `characters` are those that our pages would take from it.  Looked up in the user's cache by the digest of the file
    and of this check.
    """
    check = [Path(__file__), Path(fonts.__file__), asset("fonts", "digits.txt")]
    digest = hashlib.sha256(data + b"".join(file.read_bytes() for file in check))

    def found() -> bytes:
        font = TTFont(BytesIO(data), lazy=True)
        maps = [table.cmap for table in font["cmap"].tables if table.isUnicode()]
        codes = {code for one in maps for code in one}
        face, seen = FacePictures(data), sorted(filter(fonts.is_assigned, map(chr, codes)))
        answers = (find(face, seen) for find in (blanks, own_digits, as_digits, same_shapes))
        return next(chain(_readings(font, maps, characters), *answers), "").encode("utf-8")

    return cached("faces", digest.hexdigest(), found).decode("utf-8")


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
        message = f"draws the digit {digit} more like {other} than like the {digit} of any face that we know"
        if likeness[other] - own > _DOUBT:
            yield message
        if likeness[other] - own > _DOUBTS:
            doubts.append(message)
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


def same_shapes(face: FacePictures, seen: list[str]) -> Iterator[str]:
    """Signs, or letters of ASCII, that are drawn as one another."""
    there = set(seen)
    for characters in (_SIGNS, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"):
        known = [character for character in characters if character in there]
        drawn = [(character, picture) for character in known if (picture := face.of(character))]
        for (one, first), (other, second) in combinations(drawn, 2):
            if first == second and frozenset((one, other)) not in _TWINS and one.lower() != other.lower():
                yield f"draws {fonts.shown_sign(one)} as {fonts.shown_sign(other)}"


def load_font(file: Path, data: bytes, weight: int = 0) -> str:
    """The name that `fonts` has for the face in `file`, whose content is `data`; ProblemError if it cannot be used.

    A variable face is taken at its own weight, or at `weight` if that is not 0.
    """
    if data[:4] in _OTHER_KINDS or data[:4] not in _TRUETYPE:
        raise _refusal(_OTHER_KINDS.get(data[:4], "is no TrueType file"))
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
        if wide := next((c for c in map(chr, range(0x20, 0x7F)) if fonts.width(c, face, 1000) > _WIDEST), ""):
            raise _refusal(f'says that "{wide}" is wider than any letter is')
        if what := drawing_fault(fonts.at_weight(data, weight) if weight else data, glyphs):
            raise _refusal(what, "use a face that draws each character as what it is")
    except ProblemError:
        raise
    except Exception:  # whatever a library makes of a broken file
        raise _refusal("is damaged") from None
    return face


def _check_file(data: bytes) -> int:
    """How many glyphs it has, once it is clear that no library that reads all of it will take for ever."""
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
