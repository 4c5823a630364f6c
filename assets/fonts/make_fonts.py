"""Source Sans 3 TTFs (folder given) in; the four Briefing Sans faces beside this script out.

Run once when the upstream release changes: `python assets/fonts/make_fonts.py FOLDER`
(needs fonttools).  The result is unhinted, without layout tables, and renamed, because
"Source" is a reserved font name under the SIL Open Font License.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FACES = {
    "Regular": "SourceSans3-Regular",
    "Bold": "SourceSans3-Semibold",
    "Italic": "SourceSans3-It",
    "BoldItalic": "SourceSans3-SemiboldIt",
}
FAMILY = "Briefing Sans"


def rename(font: TTFont, style: str) -> None:
    """Give the font our family name; copyright, version and licence stay."""
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"BriefingSans-{style}"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID not in (0, 5, 13, 14):
            font["name"].removeNames(nameID=record.nameID)


def make(source: Path, target: Path, style: str) -> None:
    """Write one face: all its characters, no hints, no layout tables."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], name_IDs=["*"], glyph_names=False)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "BASE", "STAT", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    rename(font, style)
    font.save(target)


if __name__ == "__main__":
    for style, name in FACES.items():
        make(Path(sys.argv[1], f"{name}.ttf"), Path(__file__).with_name(f"BriefingSans-{style}.ttf"), style)
