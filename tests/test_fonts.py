"""Faces in, their metrics and coverage out; a face is opened when it is first used."""

import subprocess
import sys

import pytest

from briefing import fonts


@pytest.mark.parametrize("face", fonts.FACES)
def test_every_face_measures_its_text(face: str) -> None:
    assert fonts.width("nn", face, 10) == pytest.approx(2 * fonts.width("n", face, 10))
    assert fonts.ascent(face, 10) > 7 > fonts.descent(face, 10) > 1
    assert fonts.missing("a漢b字漢\n", face) == "漢字"


def test_a_face_that_is_not_used_is_not_opened() -> None:
    code = (
        "from briefing.pdf import write_pdf; from briefing.theme import PAGE_SIZES, Theme;"
        "from tests.layout import sample; write_pdf(sample.document(), Theme(), PAGE_SIZES['a4']);"
        "from reportlab.pdfbase import pdfmetrics; print(*sorted(n for n in pdfmetrics._fonts if 'Briefing' in n))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["BriefingSans-Bold", "BriefingSans-Italic", "BriefingSans-Regular"]
