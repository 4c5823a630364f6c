"""What faces measure and which characters they have; a face is opened when it is first used."""

import subprocess
import sys

import pytest

from briefing.themes import fonts


@pytest.mark.parametrize("face", fonts.FACES)
def test_every_face_measures_its_text(face: str) -> None:
    assert fonts.width("nn", face, 10) == pytest.approx(2 * fonts.width("n", face, 10))
    assert fonts.ascent(face, 10) > 7 > fonts.descent(face, 10) > 1
    assert fonts.missing("a漢b字漢\n", face) == "漢字"


@pytest.mark.parametrize("face", fonts.FACES)
@pytest.mark.parametrize(
    "characters",
    [
        pytest.param("ÇçƏəĞğIıİiÖöŞşÜü", id="Azerbaijani, Turkish"),
        pytest.param("ĄąĆćĘęŁłŃńÓóŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžĹĺĽľŐőŰű", id="Polish, Czech, Slovak, Hungarian"),
        pytest.param("ĂăÂâÎîȘșȚțĀāĒēĢģĪīĶķĻļŅņŪūĖėĮįŲųĐđÞþÐðŒœẞß", id="Romanian, Baltic, other Latin"),
        pytest.param("ẠạẢảẤấĐđƠơƯưỲỳỸỹẀẁŴŵǍǎǜʻʼʾʿḤḥṢṣṬṭẒẓ", id="Vietnamese, Welsh, romanised"),
        pytest.param("".join(map(chr, range(0x400, 0x460))) + "ҐґҒғҚқҢңӨөҰұҮүҺһӘәӢӣӮӯҲҳҶҷ", id="Cyrillic"),
        pytest.param("".join(c for c in map(chr, range(0x388, 0x3CF)) if c.isalpha()), id="Greek"),
        pytest.param("≈≥≤<>−×÷±→↑·•…“”‘’«»„–—†‡§¶€£$¥₽₸₴₺₹№™©®°²³⁴₂½⅓‰✓ﬁ", id="signs"),
    ],
)
def test_every_face_holds_what_is_promised(face: str, characters: str) -> None:
    assert fonts.missing(characters, face) == ""


@pytest.mark.parametrize("face", fonts.FACES)
def test_what_is_common_to_all_is_in_every_face(face: str) -> None:
    glyphs = fonts._font(face).face.charToGlyph
    assert [c for c in fonts.COMMON if ord(c) not in glyphs and c not in "\n\t"] == []


def test_a_face_that_is_not_used_is_not_opened() -> None:
    code = (
        "from briefing.pdf.write import write_pdf; from briefing.themes.theme import PAGE_SIZES, Theme;"
        "from tests.layout import sample; write_pdf(sample.document(), Theme(), PAGE_SIZES['a4']);"
        "from reportlab.pdfbase import pdfmetrics; print(*sorted(n for n in pdfmetrics._fonts if 'Briefing' in n))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["BriefingSans-Bold", "BriefingSans-Italic", "BriefingSans-Regular"]
