"""Three themes and one of the user's on two sizes of paper give files that conform and are read back."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefing import Options, build
from briefing.errors import LoadError
from briefing.pdf.identity import Standard
from briefing.proof.verify import Integrity, verify
from briefing.themes.load import load_theme
from briefing.themes.theme import PAGE_SIZES, THEMES, Faces, Theme
from tests.conftest import without_texts
from tests.pdf.conftest import BRIEFINGS
from tests.pdf.verapdf import VeraPdf
from tests.themes.files import branded, face, png

OWN = """\
extends: print
colours: {dark: "#7A1F1F", accent: "#005F73", panel: "#FBF3EC"}
faces: {regular: regular.ttf, bold: bold.ttf}
logo: {file: LOGO, alt: The crest of a ministry, words: ''}
header: {left: "Ministry of Bridges · {marking}", right: "{title}"}
footer: {right: "Square 7 · {reference} · {date} · {page} of {pages}"}
allowed: [{text: Square 7, reason: an address}]
numbering: decimal
"""


def own_theme(folder: Path, logo: str = "crest.svg", **files: bytes) -> Theme:
    return load_theme(branded(folder, OWN.replace("LOGO", logo), crest_png=png(), **files))


@pytest.mark.slow
@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_conforms_on_every_paper(vera: VeraPdf, theme: str, size: str) -> None:
    built = build(BRIEFINGS["second"], Options(theme=theme, page_size=size))
    assert built.values == 64
    vera.assert_passes(built.data, "ua1", "3a")


@pytest.mark.slow
@pytest.mark.parametrize(("standard", "flavours"), [("ua1-a3a", ("ua1", "3a")), ("ua2-a4f", ("ua2", "4f"))])
@pytest.mark.parametrize("logo", ["crest.svg", "crest.png"])
def test_own_faces_and_a_logo_conform(
    vera: VeraPdf, tmp_path: Path, logo: str, standard: Standard, flavours: tuple[str, ...]
) -> None:
    built = build(BRIEFINGS["seed"], Options(theme=own_theme(tmp_path, logo), standard=standard))
    assert built.values == 27
    vera.assert_passes(built.data, *flavours)


def fonts_of(data: bytes) -> set[str]:
    """The names of the faces in a file, without the mark of a subset."""
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        return {str(fonts[key].BaseFont).partition("+")[2] for key in fonts}


@pytest.mark.slow
def test_two_documents_with_faces_of_one_name_each_have_their_own(tmp_path: Path) -> None:
    themes = []
    for name, bold in (("one", face("Bold")), ("two", face("Regular", "Other-Bold"))):
        (tmp_path / name).mkdir()
        themes.append(own_theme(tmp_path / name, bold_ttf=bold))
    first, second = (build(BRIEFINGS["seed"], Options(theme=theme)) for theme in themes)
    again = build(BRIEFINGS["seed"], Options(theme=themes[0]))
    assert first.data == again.data != second.data
    assert all(name.startswith("Other-") for name in fonts_of(first.data))
    assert fonts_of(first.data) != fonts_of(second.data)
    assert build(BRIEFINGS["seed"]).data == build(BRIEFINGS["seed"], Options(theme=Theme())).data


@pytest.mark.slow
def test_the_command_prints_the_same_with_faces_and_logo_of_its_own(tmp_path: Path) -> None:
    theme = own_theme(tmp_path)
    (tmp_path / "theme.yaml").write_text(OWN.replace("LOGO", "crest.svg"))
    facts, out = tmp_path / "facts.yaml", tmp_path / "out.pdf"
    facts.write_text(without_texts(BRIEFINGS["seed"]), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "briefing", str(facts), "-o", str(out)], check=True, capture_output=True)
    assert out.read_bytes() == build(facts, Options(theme=theme)).data
    assert verify(out.read_bytes()).state is Integrity.CONSISTENT


@pytest.mark.slow
def test_two_faces_of_one_name_stand_in_one_document(tmp_path: Path) -> None:
    theme = own_theme(tmp_path, bold_ttf=face("Bold").replace("Bold".encode("utf-16-be"), "Rold".encode("utf-16-be")))
    same = own_theme(tmp_path, regular_ttf=face("Regular", "Same"), bold_ttf=face("Italic", "Same"))
    assert len(fonts_of(build(BRIEFINGS["seed"], Options(theme=theme)).data)) == 2
    assert len(fonts_of(build(BRIEFINGS["seed"], Options(theme=same)).data)) == 2


@pytest.mark.slow
def test_a_face_that_calls_its_letters_taller_than_they_are_leaves_the_lines_above_alone(tmp_path: Path) -> None:
    tall = face("Bold", sTypoAscender=1600, sTypoDescender=-900)
    theme = own_theme(tmp_path, regular_ttf=face(sTypoAscender=1600, sTypoDescender=-900), bold_ttf=tall)
    assert verify(build(BRIEFINGS["seed"], Options(theme=theme)).data).state is Integrity.CONSISTENT


@pytest.mark.slow
def test_a_face_that_changes_after_it_was_checked_is_not_embedded(tmp_path: Path) -> None:
    theme = own_theme(tmp_path, regular_ttf=face(name="Gone"))
    (tmp_path / "regular.ttf").write_bytes(face(name="Gone", usWeightClass=300))
    name = theme.faces.regular.rpartition("#")[0] + "#" + "0" * 64
    with pytest.raises(Exception, match="the file has changed since it was checked"):
        build(BRIEFINGS["seed"], Options(theme=theme._replace(faces=Faces(name, name, name, name))))


def test_the_theme_beside_the_facts_counts_and_the_command_comes_before_its_paper(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(without_texts(BRIEFINGS["seed"]), encoding="utf-8")
    (tmp_path / "theme.yaml").write_text("page: {size: letter}\nextends: print\n")
    beside, named = build(facts), build(facts, Options(theme="large", page_size="a4"))
    assert beside.checked.theme.page == PAGE_SIZES["letter"]
    assert beside.checked.theme.bar == THEMES["print"].bar
    assert (named.checked.theme.body_size, named.checked.theme.page) == (16, PAGE_SIZES["a4"])
    (tmp_path / "theme.yaml").write_text("page: {size: b5}\n")
    with pytest.raises(LoadError, match=r"theme\.yaml:1:14 page-size"):
        build(facts)
