"""TrueType files of users: licences are kept; what is broken, hostile or drawn as something else is a clear error."""

from io import BytesIO
from pathlib import Path
from struct import pack

import matplotlib
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import Place, ProblemError
from briefing.files import asset
from briefing.layout.runs import Typesetter
from briefing.themes import font_file, fonts
from briefing.themes.font_file import load_font
from briefing.themes.theme import Faces, Theme
from tests.conftest import all_cases, examples, slow_case
from tests.growth import cpu_seconds
from tests.layout import sample
from tests.themes.files import face, table_of, variable_face, with_table
from tests.themes.tampered import tampered

SOUND = face()


def written(folder: Path, data: bytes) -> Path:
    """A file of these bytes, which are read again when the face is first used."""
    (folder / "face.ttf").write_bytes(data)
    return folder / "face.ttf"


def refused(folder: Path, data: bytes) -> str:
    """Why a face of these bytes is refused."""
    begun = cpu_seconds()
    with pytest.raises(ProblemError) as caught:
        load_font(written(folder, data), data)
    assert cpu_seconds() - begun < 10
    return caught.value.problem.message


@pytest.mark.parametrize("bits", [0x0, slow_case(0x4), slow_case(0x8), slow_case(0xC), slow_case(0x6)])
def test_licences_that_allow_embedding(tmp_path: Path, bits: int) -> None:
    data = face(fsType=bits)
    name = load_font(written(tmp_path, data), data)
    assert fonts.width("Wn", name, 10) == fonts.width("Wn", "regular", 10)
    assert fonts.missing("a漢≈ωქՔ", name) == "漢"


@pytest.mark.parametrize(
    ("bits", "reason"),
    [
        (0x2, "may not be embedded: its licence bits say restricted"),
        (0x104, "may not be embedded in part: its licence bits forbid subsets"),
        (0x208, "may be embedded as bitmaps only, says its licence"),
    ],
)
def test_licences_that_forbid_it(tmp_path: Path, bits: int, reason: str) -> None:
    assert refused(tmp_path, face(fsType=bits)) == reason


def map_of(kind: int, *groups: tuple[int, int, int]) -> bytes:
    """A character map of one part, of format 4 (segments) or 12 (groups)."""
    head = pack(">HHHHL", 0, 1, 3, 1 if kind == 4 else 10, 12)
    if kind == 12:
        body = b"".join(pack(">LLL", *group) for group in groups)
        return head + pack(">HHLLL", 12, 0, 16 + len(body), 0, len(groups)) + body
    starts, ends, _ = zip(*groups, strict=True)
    size = len(groups)
    arrays = (pack(f">{size}H", *ends), b"\0\0", pack(f">{size}H", *starts), b"\0\0" * size, b"\0\0" * size)
    return head + pack(">HHHHHHH", 4, 0, 0, 2 * size, 0, 0, 0) + b"".join(arrays)


def glyph_of(*parts: int) -> bytes:
    """A glyph made of others."""
    records = [pack(">HHbb", 0x20 if index < len(parts) - 1 else 0, part, 0, 0) for index, part in enumerate(parts)]
    return pack(">hhhhh", -1, 0, 0, 0, 0) + b"".join(records)


def glyphs(*outlines: bytes) -> bytes:
    """A face whose first glyphs are these, of at most 980 and with the other tables as they were."""
    data = b"".join(outlines)
    places, at = [0], 0
    for outline in outlines:
        at += len(outline)
        places.append(at)
    places += [at] * (len(table_of("loca")) // 2 - len(places))
    with_places = with_table("loca", pack(f">{len(places)}H", *(place // 2 for place in places)))
    return with_places.replace(table_of("glyf"), data.ljust(len(table_of("glyf")), b"\0"))


@all_cases(
    ("data", "reason"),
    [
        (b"", "is no TrueType file"),
        (b"<svg/>", "is no TrueType file"),
        (b"OTTO" + SOUND[4:], "has PostScript outlines"),
        (b"ttcf" + SOUND[4:], "is a collection of faces"),
        (b"wOF2" + SOUND[4:], "is a web font"),
        (SOUND[:40], "is damaged"),
        (SOUND[: len(SOUND) // 2], "is damaged"),
        (with_table("OS/2", None), "has no table OS/2"),
        (with_table("glyf", None), "has no table glyf"),
        (with_table("cmap", b""), "is damaged"),
        (with_table("head", b"\0" * 54), "is damaged"),
        (with_table("hmtx", b"\0\0"), "is damaged"),
        (with_table("cmap", map_of(12, (0, 0xFFFFFFFF, 1))), "maps more than 200000 characters"),
        (with_table("cmap", map_of(4, *[(0, 0xFFFE, 0)] * 4000)), "maps more than 200000 characters"),
        (with_table("cmap", pack(">HHHHLH", 0, 1, 3, 1, 12, 2) + bytes(600)), "maps characters in format 2"),
        (
            with_table("cmap", map_of(12, (0x20, 0x7E, 3), (0x400, 0x400, 60_000))),
            "is damaged: a character leads to no glyph",
        ),
        (with_table("cmap", map_of(12, (0x41, 0x5A, 1))), 'has no " "'),
        (with_table("loca", table_of("loca")[::-1]), "is damaged: its glyphs overlap"),
        (glyphs(glyph_of(0)), "is damaged: a glyph is made of too many others"),
        (glyphs(b"", *(glyph_of(*[i] * 40) for i in range(9))), "is damaged: a glyph is made of too many others"),
        (glyphs(glyph_of(50_000)), "is damaged: a part of a glyph is not there"),
        (
            with_table("hmtx", b"\xff\xfe\0\0" * (len(table_of("hmtx")) // 4)),
            'says that " " is wider than any letter is',
        ),
        (face(sTypoAscender=0), "says that its letters have no height, or far too much"),
    ],
)
def test_what_is_broken_or_hostile_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    assert refused(tmp_path, data).startswith(reason)


@pytest.mark.slow
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=20), st.integers(0, 2000))
def test_no_damage_passes_unnamed(tmp_path: Path, changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(SOUND)
    for place, value in changes:
        data[place] = value
    damaged = bytes(data[: len(data) - cut])
    try:
        face = load_font(written(tmp_path, damaged), damaged)
    except ProblemError as error:
        assert error.problem.message
    else:
        assert fonts.width("Any words", face, 10) >= 0


def test_a_character_that_an_own_face_lacks_is_named_with_what_to_do(tmp_path: Path) -> None:
    font = face_without("ж", tmp_path)
    typesetter = Typesetter(
        sample.document(), Theme()._replace(faces=Faces(font, font, font, font)), Place("facts.yaml")
    )
    typesetter.require("about ж 4", "bold")
    (found,) = typesetter.problems
    assert (found.rule, found.hint) == (
        "glyph",
        "give the theme faces that have them (help themes), or write it in another way",
    )
    assert 'U+0436 "ж"' in found.message


@pytest.mark.slow
@pytest.mark.parametrize("sign", "≈−£’")
def test_a_sign_that_an_own_face_lacks_is_taken_from_ours(tmp_path: Path, sign: str) -> None:
    font = face_without(sign, tmp_path)
    assert not fonts.missing(f"{sign}4", font)
    assert fonts.width(sign, font, 10) == pytest.approx(fonts.width(sign, "regular", 10), abs=0.01)
    assert fonts.width("4", font, 10) == fonts.width("4", "regular", 10)


def face_without(character: str, folder: Path) -> str:
    """The name of a face of ours that has lost a character."""
    font = TTFont(BytesIO(SOUND))
    for table in font["cmap"].tables:
        table.cmap.pop(ord(character), None)
    font.save(folder / "less.ttf")
    return load_font(folder / "less.ttf", (folder / "less.ttf").read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize(("heaviest", "wider"), [(1000, 25), (700, 50), (600, 50)])
def test_a_variable_face_is_bold_where_it_stands_for_bold(tmp_path: Path, heaviest: int, wider: float) -> None:
    file = written(tmp_path, data := variable_face(heaviest))
    regular, bold = (fonts.width("n", load_font(file, data, weight), 1000) for weight in (0, 700))
    assert bold - regular == pytest.approx(wider, abs=1)
    still = written(tmp_path, SOUND)
    assert load_font(still, SOUND, 700) == load_font(still, SOUND)


@pytest.mark.slow
def test_the_widths_of_a_face_of_another_measure_are_whole(tmp_path: Path) -> None:
    font, out = TTFont(BytesIO(face(name="Fine"))), BytesIO()
    scale_upem(font, 2048)
    font.save(out)
    name = load_font(written(tmp_path, out.getvalue()), out.getvalue())
    assert all(fonts.width(letter, name, 1000) % 1 == 0 for letter in "abcdefghijk,.")


SHIPPED = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
SERIF = SHIPPED / "DejaVuSerif-Bold.ttf"
TAMPERED = dict(tampered(asset("fonts", "BriefingSans-Regular.ttf").read_bytes(), SERIF.read_bytes()))
BY_ANOTHER = [name for name in TAMPERED if "another face's" in name]


def answer_to(folder: Path, data: bytes) -> str:
    """Why a face is refused; "" if it is not."""
    try:
        load_font(written(folder, data), data)
    except ProblemError as error:
        return error.problem.message
    return ""


@pytest.mark.slow
def test_a_hundred_and_fifty_of_them_are_found(tmp_path: Path) -> None:
    answers = {name: answer_to(tmp_path, made()) for name, made in TAMPERED.items()}
    passed = [name for name, answer in answers.items() if not answer]
    assert len(TAMPERED) - len(passed) >= 160
    assert set(passed) <= {*BY_ANOTHER, "¶ as 5 by_outline"}, passed
    assert {answer.split()[0] for answer in answers.values() if answer} <= {"draws", "has", "puts"}, answers


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(SHIPPED.glob("DejaVuS*.ttf")), ids=lambda file: file.stem)
def test_faces_for_text_are_not_refused(tmp_path: Path, file: Path) -> None:
    if "Display" not in file.stem:  # which has no letters
        assert not answer_to(tmp_path, file.read_bytes())


def test_an_answer_is_kept_by_the_digest_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    face = TAMPERED["A as 4 by_map"]()  # once: a face has the second in it in which it is saved
    answer = answer_to(tmp_path, face)
    monkeypatch.delattr(font_file, "FacePictures")
    assert answer == answer_to(tmp_path, face) == 'draws U+0041 "A" as the digit 4'
