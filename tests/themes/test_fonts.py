"""What faces measure and which characters they have; a face is opened when it is first used."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from reportlab.lib.fonts import ps2tt
from reportlab.pdfbase import pdfmetrics

from briefing.files import asset
from briefing.themes import fonts
from tests.conftest import all_cases


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
        pytest.param("".join(map(chr, (*range(0x531, 0x557), *range(0x561, 0x588)))) + "՚՛՜՝՞՟։֊֏", id="Armenian"),
        pytest.param("".join(map(chr, (*range(0x10D0, 0x10F1), *range(0x1C90, 0x1CB1)))), id="Georgian"),
        pytest.param("≈≥≤<>−×÷±→↑·•…“”‘’«»„–—†‡§¶€£$¥₽₼₾₸₴₺₹№™©®°²³⁴₂½⅓‰✓ﬁ", id="signs"),
    ],
)
def test_every_face_holds_what_is_promised(face: str, characters: str) -> None:
    assert fonts.missing(characters, face) == ""


@pytest.mark.parametrize("face", fonts.FACES)
def test_what_is_common_to_all_is_in_every_face(face: str) -> None:
    glyphs = fonts._font(face).face.charToGlyph
    assert [c for c in fonts.COMMON if ord(c) not in glyphs and c not in "\n\t"] == []


@pytest.mark.slow
def test_a_face_that_is_not_used_is_not_opened() -> None:
    code = (
        "from briefing.pdf.write import write_pdf; from briefing.themes.theme import PAGE_SIZES, Theme;"
        "from tests.layout import sample; write_pdf(sample.document(), Theme(), PAGE_SIZES['a4']);"
        "from reportlab.pdfbase import pdfmetrics; print(*sorted(n for n in pdfmetrics._fonts if 'Briefing' in n))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["BriefingSans-Bold", "BriefingSans-Italic", "BriefingSans-Regular"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He met 漢字 and 語, ⌀ too", [(7, "漢字"), (17, "⌀")]),
        ("محمد بن سلمان met יצחק.", [(0, "محمد بن سلمان"), (18, "יצחק")]),
        ("ქალაქი, ԵՐԵՎԱՆ, Αθήνα", []),
    ],
)
def test_words_that_cannot_be_set_are_named_once_for_each_script(text: str, found: list[tuple[int, str]]) -> None:
    assert list(fonts.unset(text, "regular")) == found


@all_cases("words", ["ไทย", "தமிழ்", "ܣܘܪܝܝܐ", "မြန်မာ", "ᠮᠣᠩᠭᠣᠯ", "٣", "𞤀𞤁", "ﷲ"])
def test_scripts_that_need_shaping_are_refused_whatever_a_face_has(words: str) -> None:
    assert all(fonts.needs_shaping(sign) for sign in words if not fonts.combining(sign))
    assert fonts.no_glyph(words, "regular").rule == "script"


@all_cases("words", ["Zürich", "Αθήνα", "Ўзбек", "ქალაქი", "Երևան", "漢字かな", "서울", "አማርኛ", "ª№½→", "฿"])
def test_scripts_of_single_letters_are_not(words: str) -> None:
    assert not any(map(fonts.needs_shaping, words))


@pytest.mark.slow
def test_of_many_faces_of_users_a_process_keeps_the_last(tmp_path: Path) -> None:
    small, out = TTFont(asset("fonts", "BriefingSans-Regular.ttf")), BytesIO()
    letters = subset.Subsetter(subset.Options(layout_features=[], hinting=False))
    letters.populate(text="W" + fonts.SIGNS)
    letters.subset(small)
    small.save(out)
    faces = []
    for number in range(2 * fonts._KEPT):
        (file := tmp_path / f"{number}.ttf").write_bytes(data := out.getvalue() + b"%d" % number)
        faces.append(fonts.face_name(file, data))
        assert fonts.glyphs(faces[-1])
        assert fonts.glyphs(faces[0])
    names = {name for name in pdfmetrics.getRegisteredFontNames() if name.startswith("Own-")}
    assert fonts.register(faces[0]) in names
    assert len(names) == len([face for face in fonts._open if "#" in face]) == fonts._KEPT
    # One that was put away is opened again; ours always are.
    assert ps2tt(fonts.register(faces[1]))
    assert pdfmetrics.getFont(fonts.register(faces[1])) is fonts._font(faces[1])
    assert fonts.width("W", faces[1], 10) == fonts.width("W", "regular", 10)
