"""Source Sans 3 and Noto Sans TTFs (two folders given) in; the four Briefing Sans faces beside this script out.

Run once when an upstream release changes: `python assets/fonts/make_fonts.py SOURCE NOTO`
(needs fonttools; NOTO may be the folder of Debian's fonts-noto-core).  The result is unhinted,
without layout tables, and renamed, because "Source" is a reserved font name under the SIL Open
Font License.  Source Sans has no Georgian, no Armenian, no ₼ and no ₾: these come from Noto Sans,
as high as ours, and slanted where it has no italic.
"""

import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FACES = {
    "Regular": "SourceSans3-Regular",
    "Bold": "SourceSans3-Semibold",
    "Italic": "SourceSans3-It",
    "BoldItalic": "SourceSans3-SemiboldIt",
}
FAMILY = "Briefing Sans"
# Each character costs every build some microseconds, since ReportLab reads the metrics of all.
COVERAGE = {
    "Basic Latin, Latin-1, Latin Extended-A": [(0x0020, 0x017F)],
    "Azerbaijani, Romanian, Vietnamese, Pinyin, Sámi …": [
        *((0x018F, 0x018F), (0x0192, 0x0192), (0x01A0, 0x01A1), (0x01AF, 0x01B0), (0x01B7, 0x01B7)),
        *((0x01CD, 0x01DC), (0x01E4, 0x01EF), (0x0218, 0x021B), (0x0259, 0x0259), (0x0292, 0x0292)),
    ],
    "Welsh, capital ß, Vietnamese": [(0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9)],
    "romanised Arabic": [(low, low + 1) for low in (0x1E0C, 0x1E24, 0x1E2A, 0x1E62, 0x1E6C, 0x1E92)],
    "modifier letters and combining marks": [
        *((0x02B9, 0x02BF), (0x02C6, 0x02C7), (0x02D8, 0x02DD), (0x0300, 0x030C), (0x0323, 0x0328)),
    ],
    "Greek": [(0x0370, 0x03CE)],
    "Cyrillic and its supplement": [(0x0400, 0x052F)],
    "punctuation, raised and lowered digits, currencies": [(0x2000, 0x20CF)],
    "letterlike, fractions, arrows, mathematics": [(0x2100, 0x22FF)],
    "shapes, boxes, ticks and crosses": [(0x25A0, 0x25FF), (0x2610, 0x2612), (0x2713, 0x2718)],
    "ligatures, as copied from other PDFs": [(0xFB00, 0xFB04)],
}

ADDED = {
    "NotoSansGeorgian": [(0x10D0, 0x10F0), (0x1C90, 0x1CB0)],
    "NotoSansArmenian": [(0x0531, 0x0556), (0x0559, 0x058A), (0x058F, 0x058F)],
    "NotoSans": [(0x20BC, 0x20BC), (0x20BE, 0x20BE)],
}
"""Letters in use, and the signs of the manat and the lari; of other letters of Georgian, one is drawn as a nought."""
X_HEIGHT, SLANT = 486 / 536, 0.194
"""That of our faces in parts of Noto's, and the slope of our italics."""


def rename(font: TTFont, style: str) -> None:
    """Give the font our family name; copyright, version and licence stay."""
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"BriefingSans-{style}"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID not in (0, 5, 13, 14):
            font["name"].removeNames(nameID=record.nameID)


def make(source: Path, target: Path, style: str) -> None:
    """Write one face: the characters of `COVERAGE` that it has, no hints, no layout tables."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], name_IDs=["*"], glyph_names=False)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "BASE", "STAT", "meta"]
    subsetter = Subsetter(options)
    ranges = [pair for block in COVERAGE.values() for pair in block]
    subsetter.populate(unicodes=[c for low, high in ranges for c in range(low, high + 1)])
    subsetter.subset(font)
    rename(font, style)
    font.save(target)


def add_letters(target: Path, noto: Path, style: str) -> None:
    """Draw the letters of `ADDED` into a face, behind its own glyphs."""
    font = TTFont(target, recalcTimestamp=False)
    slant = SLANT if "Italic" in style else 0
    for name, ranges in ADDED.items():
        other = TTFont(noto / f"{name}-{'Bold' if 'Bold' in style else 'Regular'}.ttf")
        glyphs, known = other.getGlyphSet(), other.getBestCmap()
        for code in (code for low, high in ranges for code in range(low, high + 1) if code in known):
            pen, outline = TTGlyphPen(None), DecomposingRecordingPen(glyphs)
            glyphs[known[code]].draw(outline)
            outline.replay(TransformPen(pen, (X_HEIGHT, 0, X_HEIGHT * slant, X_HEIGHT, 0, 0)))
            order, added = font.getGlyphOrder(), f"uni{code:04X}"
            font["glyf"].glyphs[added] = drawn = pen.glyph()
            drawn.recalcBounds(font["glyf"])
            font["hmtx"][added] = (round(other["hmtx"][known[code]][0] * X_HEIGHT), getattr(drawn, "xMin", 0))
            font.setGlyphOrder([*order, added])
            font["glyf"].glyphOrder = font.getGlyphOrder()
            for table in font["cmap"].tables:
                table.cmap[code] = added
    font.save(target)


if __name__ == "__main__":
    source, noto = map(Path, sys.argv[1:])
    for style, name in FACES.items():
        target = Path(__file__).with_name(f"BriefingSans-{style}.ttf")
        make(source / f"{name}.ttf", target, style)
        add_letters(target, noto, style)
