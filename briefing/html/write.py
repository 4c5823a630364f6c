"""Writes a document with its theme and facts as one HTML file, and proves that it shows just these.

The style sheet is the theme as custom properties, its fonts, and `briefing.css`.  Fonts are small WOFF files with just
the glyphs that are used.  Glyphs keep their numbers; those that no character needs lose their outlines and widths,
which compress to next to nothing.  Tables as in ISO/IEC 14496-22, the container as in the W3C's WOFF 1.0.

Not fontTools.subset: it would make each of the two or four fonts 2 kB smaller (9 kB for 11 kB), and a build slower
by 130 ms of CPU (80 ms to import it, 25 ms a font, against 2 ms a font here), where a warm build takes 60 ms.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from struct import iter_unpack, pack, unpack, unpack_from
from typing import Any

from briefing.document.blocks import Document
from briefing.document.drawing import DisplayList
from briefing.document.occurrences import Attachment
from briefing.errors import LayoutError, Place, ProblemError
from briefing.html.body import RENDERERS, footer, header, page_rules
from briefing.html.body_writer import BodyWriter
from briefing.html.elements import Html, Paints, element, joined, prove
from briefing.layout.styles import PageTemplate
from briefing.records import NamedTuple
from briefing.themes import fonts
from briefing.themes.theme import Theme

_SIZES = ("note", "small", "table", "body", "lead", "subtitle", "heading", "value", "title")
_ORDINARY, _REMS = 10, 1.0625
"""Sizes are multiples of the reader's own: text of 10 pt is 1.0625 rem."""
FAMILY = "Briefing"
_STYLES = {
    "regular": "400 normal",
    "bold": "700 normal",
    "italic": "400 italic",
    "bold-italic": "700 italic",
}
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_TABLES = (b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post")
_ARE_WORDS, _HAS_SCALE, _HAS_TWO_SCALES, _HAS_MATRIX, _HAS_MORE = 0x01, 0x08, 0x40, 0x80, 0x20
_CHECKSUM = 0xB1B0AFBA
_LONG_LOCA, _METRICS = 50, 34
_ADJUSTMENT = 8
FontTables = dict[bytes, bytes]


def style_sheet(document: Document, theme: Theme, paints: Paints, page_size: tuple[float, float], body: str) -> str:
    """The custom properties for light and dark, the fonts for what stands in `body`, and the rules.

    Columns are as wide, in ems of the text, as those of the pages, so that a line holds as many characters.
    """
    template = PageTemplate.of(theme, page_size)
    columns = {"indent": template.indent, "gutter": template.gutter, "measure": template.text_width}
    measures = {
        **{f"{name}-size": f"{getattr(theme, f'{name}_size') / _ORDINARY * _REMS:.4g}rem" for name in _SIZES},
        **{name: f"{points / theme.body_size:.4g}em" for name, points in columns.items()},
        "edge": "clamp(1.1rem,4vw,2.5rem)",
        "leading": f"{theme.body_leading / theme.body_size:.3g}",
    }
    day, night = _properties(paints.light() | measures), _properties(paints.night())
    return (
        f":root{{{day}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}\n"
        + font_faces(theme, body, has_italics="<em>" in body or "<blockquote" in body)
        + page_rules(document, theme, page_size)
        + _rules()
    )


def _properties(values: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())


@cache
def _rules() -> str:
    return Path(__file__).with_name("briefing.css").read_text(encoding="utf-8")


def font_faces(theme: Theme, words: str, *, has_italics: bool) -> str:
    """A `@font-face` rule for each face of `theme`, with the glyphs of `words` in both cases, as CSS may change it."""
    characters = "".join(sorted({*_ASCII, *words, *words.upper(), *words.lower(), "İ", "ı"}))
    rules = ""
    for face, weight_and_style in _STYLES.items():
        if has_italics or "italic" not in face:
            weight, style = weight_and_style.split()
            data = b64encode(_woff_of(theme.faces.of(face), characters)).decode("ascii")
            source = f'url("data:font/woff;base64,{data}") format("woff")'
            rules += f"@font-face{{font-family:{FAMILY};font-weight:{weight};font-style:{style};src:{source}}}\n"
    return rules


@lru_cache(maxsize=16)
def _woff_of(face: str, characters: str) -> bytes:
    return subset_woff(fonts.content(face), characters)


def subset_woff(face: bytes, characters: Iterable[str]) -> bytes:
    """A WOFF file of `face`, a sound one with TrueType outlines and a Unicode cmap, that draws `characters`."""
    count = unpack_from(">H", face, 4)[0]
    places = (unpack_from(">4sIII", face, 12 + 16 * index) for index in range(count))
    tables = {name: face[offset : offset + length] for name, _, offset, length in places if name in _TABLES}
    numbers = character_map(tables[b"cmap"])
    used = {code: numbers[code] for code in sorted(set(map(ord, characters))) if code in numbers}
    glyf, loca, hmtx = _emptied(tables, {0, *used.values()})
    # A cmap of one subtable in format 12: groups of one code point each.
    groups = b"".join(pack(">III", code, code, glyph) for code, glyph in used.items())
    cmap = pack(">HHHHIHHIII", 0, 1, 3, 10, 12, 12, 0, 16 + len(groups), 0, len(used)) + groups
    head = bytearray(tables[b"head"])
    head[_ADJUSTMENT : _ADJUSTMENT + 4] = bytes(4)
    head[_LONG_LOCA : _LONG_LOCA + 2] = pack(">h", 1)
    return _woff(face[:4], tables | {b"head": bytes(head), b"glyf": glyf, b"loca": loca, b"hmtx": hmtx, b"cmap": cmap})


def character_map(cmap: bytes) -> dict[int, int]:
    """Glyph numbers by code point, from the subtables of format 4 and 12."""
    found: dict[int, int] = {}
    for index in range(unpack_from(">H", cmap, 2)[0]):
        platform, _, offset = unpack_from(">HHI", cmap, 4 + 8 * index)
        kind, table = unpack_from(">H", cmap, offset)[0], cmap[offset:]
        if platform not in (0, 3):
            continue
        if kind == 4:
            found |= _segments(table)
        elif kind == 12:
            for first, last, glyph in iter_unpack(">III", table[16 : 16 + 12 * unpack_from(">I", table, 12)[0]]):
                found |= zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
    return found


def _segments(table: bytes) -> dict[int, int]:
    """Format 4: ranges of code points with a delta, or with an offset into an array of glyph numbers."""
    found: dict[int, int] = {}
    size = unpack_from(">H", table, 6)[0]
    ends, starts, deltas, offsets = (14, 16 + size, 16 + 2 * size, 16 + 3 * size)
    for at in range(0, size, 2):
        first, last = unpack_from(">H", table, starts + at)[0], unpack_from(">H", table, ends + at)[0]
        delta, offset = unpack_from(">H", table, deltas + at)[0], unpack_from(">H", table, offsets + at)[0]
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = unpack_from(">H", table, offsets + at + offset + 2 * (code - first))[0] if offset else code
            found[code] = (glyph + delta) % 0x10000 if glyph or not offset else 0
    return found


def _emptied(tables: FontTables, used: set[int]) -> tuple[bytes, bytes, bytes]:
    """Tables glyf, loca and hmtx in which only the glyphs `used`, and what they are composed of, have anything."""
    glyf, form = tables[b"glyf"], ">I" if unpack_from(">h", tables[b"head"], _LONG_LOCA)[0] else ">H"
    unit = 1 if form == ">I" else 2
    places = [place * unit for (place,) in iter_unpack(form, tables[b"loca"])]
    kept, waiting = set[int](), list(used)
    while waiting:
        if (glyph := waiting.pop()) in kept:
            continue
        kept.add(glyph)
        outline, at = glyf[places[glyph] : places[glyph + 1]], 10
        # A composite glyph has a negative number of contours, then its components one after the other.
        has_more = bool(outline) and unpack_from(">h", outline)[0] < 0
        while has_more:
            flags, component = unpack_from(">HH", outline, at)
            waiting.append(component)
            at += 8 if flags & _ARE_WORDS else 6
            at += 2 if flags & _HAS_SCALE else 4 if flags & _HAS_TWO_SCALES else 8 if flags & _HAS_MATRIX else 0
            has_more = bool(flags & _HAS_MORE)
    outlines = [glyf[places[i] : places[i + 1]] if i in kept else b"" for i in range(len(places) - 1)]
    padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
    ends = [0, *accumulate(map(len, padded))]
    # The last of the full metrics is that of all glyphs behind it.
    last, hmtx = unpack_from(">H", tables[b"hhea"], _METRICS)[0] - 1, tables[b"hmtx"]
    metrics = (hmtx[4 * i : 4 * i + 4] if i in kept else bytes(4) for i in range(last))
    return b"".join(padded), pack(f">{len(ends)}I", *ends), b"".join((*metrics, hmtx[4 * last :]))


def _woff(flavor: bytes, tables: FontTables) -> bytes:
    """The container; the checksum in table head is that of the TrueType file which the WOFF file unpacks to."""
    names = sorted(tables)
    sums = {name: _checksum(tables[name]) for name in names}
    power = len(names).bit_length() - 1
    directory = pack(">4sHHHH", flavor, len(names), 16 << power, power, 16 * len(names) - (16 << power))
    offset = 12 + 16 * len(names)
    for name in names:
        directory += pack(">4sIII", name, sums[name], offset, len(tables[name]))
        offset += len(tables[name]) + -len(tables[name]) % 4
    size = offset
    head = bytearray(tables[b"head"])
    whole = (_checksum(directory) + sum(sums.values())) & 0xFFFFFFFF
    head[_ADJUSTMENT : _ADJUSTMENT + 4] = pack(">I", (_CHECKSUM - whole) & 0xFFFFFFFF)
    tables = tables | {b"head": bytes(head)}
    entries, data, offset = b"", b"", 44 + 20 * len(names)
    for name in names:
        small = min(zlib.compress(tables[name], 9), tables[name], key=len)
        entries += pack(">4sIIII", name, offset + len(data), len(small), len(tables[name]), sums[name])
        data += small + bytes(-len(small) % 4)
    header = pack(">4s4sIHHIHHIIIII", b"wOFF", flavor, offset + len(data), len(names), 0, size, 1, 0, 0, 0, 0, 0, 0)
    return header + entries + data


def _checksum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    words: tuple[int, ...] = unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


class HtmlFile(NamedTuple):
    """The bytes of an HTML file, and how many values were read back from it."""

    data: bytes
    values: int


def write_html(
    document: Document,
    theme: Theme,
    page_size: tuple[float, float],
    facts: Mapping[str, Any],
    files: Sequence[Attachment],
    place: Place,
    narrow: Mapping[str, DisplayList] | None = None,
) -> HtmlFile:
    """`document` as one HTML file that needs no other; LayoutError or ProofError, at `place`, if that cannot be.

    `facts` are the canonical ones, `page_size` is that of print in points; `files` stand in links to save
    them.  `narrow` has the charts, by their ids, as they are drawn for the width of a telephone.
    """
    writer = BodyWriter(document, theme, facts, files, RENDERERS, narrow or {})
    try:
        main = writer.inner(document.blocks)
    except ProblemError as error:
        raise LayoutError([error.problem.at(place)]) from None
    body = element(
        "body",
        header(writer),
        element("main", main),
        footer(writer),
        class_="columns" if PageTemplate.of(theme, page_size).indent else None,
        data_draft=document.furniture.upper(document.furniture.draft),
    )
    # The style sheet comes last: it has the colours and the glyphs that the body uses.
    head = _head(document, style_sheet(document, theme, writer.paints, page_size, body))
    page = joined(Html("<!DOCTYPE html>\n"), element("html", head, body, lang=document.language), "\n")
    data = page.encode()
    values = prove(data, writer.elements.declared, facts["facts"], place)
    return HtmlFile(data, values - writer.elements.repeated)


def _head(document: Document, style: str) -> Html:
    # Nothing is loaded, nothing runs; only this style sheet and the fonts and pictures in the file hold.
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    loaded = f"style-src 'sha256-{digest}'; font-src data:; img-src data:"
    policy = f"default-src 'none'; {loaded}; base-uri 'none'; form-action 'none'"
    draft = f"{document.furniture.draft}: " if document.furniture.draft else ""
    known = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "format-detection": "telephone=no, date=no, address=no, email=no",
        "author": document.author,
        "description": document.subject,
        "keywords": ", ".join(document.keywords),
        "dcterms.identifier": document.id,
        "dcterms.created": document.date.isoformat(),
    }
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("title", draft + document.title),
        *(element("meta", name=name, content=content) for name, content in known.items() if content),
        element("style", Html(style)),
    )
