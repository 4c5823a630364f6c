"""A face that draws a character as another one is refused by that character; faces of many designs are not."""

from pathlib import Path

import matplotlib
import pytest

from briefing.errors import ProblemError
from briefing.files import asset
from briefing.themes import font_file
from briefing.themes.font_file import load_font
from tests.themes.tampered import tampered

SHIPPED = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
OTHER = SHIPPED / "DejaVuSerif-Bold.ttf"
FACES = dict(tampered(asset("fonts", "BriefingSans-Regular.ttf").read_bytes(), OTHER.read_bytes()))
FOREIGN = [name for name in FACES if "another face's" in name]


def refused(folder: Path, data: bytes) -> str:
    """Why a face is refused; "" if it is not."""
    file = folder / "face.ttf"
    file.write_bytes(data)
    try:
        load_font(file, data)
    except ProblemError as error:
        return error.problem.message
    return ""


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in FACES if name not in FOREIGN and not name.startswith("¶")][::4])
def test_a_character_drawn_as_another_is_found(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path, FACES[name]()).startswith(("draws", "has two glyphs for", "puts"))


@pytest.mark.slow
def test_a_hundred_and_fifty_of_them_are_found(tmp_path: Path) -> None:
    passed = [name for name, made in FACES.items() if not refused(tmp_path, made())]
    assert len(FACES) - len(passed) >= 160
    assert set(passed) <= {*FOREIGN, "¶ as 5 by_outline"}, passed


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(SHIPPED.glob("DejaVuS*.ttf")), ids=lambda file: file.stem)
def test_faces_for_text_are_not_refused(tmp_path: Path, file: Path) -> None:
    if "Display" not in file.stem:  # which has no letters
        assert not refused(tmp_path, file.read_bytes())


def test_an_answer_is_kept_by_the_digest_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    face = FACES["A as 4 by_map"]()  # once: a face has the second in it in which it is saved
    answer = refused(tmp_path, face)
    monkeypatch.delattr(font_file, "FacePictures")
    assert answer == refused(tmp_path, face) == 'draws U+0041 "A" as the digit 4'
