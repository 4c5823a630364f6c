"""Words divided at line ends are whole where they are copied, searched or read aloud."""

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from briefing.document.blocks import Furniture, Paragraph, Text
from briefing.document.declared import texts_of
from briefing.pdf.identity import Standard
from briefing.pdf.write import write_pdf
from briefing.proof.pdfium import open_pdf
from briefing.proof.report import normalized
from briefing.themes.theme import PAGE_SIZES, THEMES
from tests.layout import sample
from tests.pdf.verapdf import VeraPdf

WORDS = "Взаимодействие государственных территориальных самоуправлений законодательно урегулировано. " * 6
DOCUMENT = sample.document(Paragraph((Text(WORDS.strip()),)))._replace(
    furniture=Furniture("", (), page="", hyphenation=(("", "ru_RU"),)), language="ru-RU"
)


def written(standard: Standard = "ua1-a3a") -> bytes:
    return write_pdf(DOCUMENT, THEMES["large"], PAGE_SIZES["a4"], standard=standard).data


@pytest.fixture(scope="module")
def data() -> bytes:
    return written()


def test_pdfium_joins_what_a_hyphen_divides(data: bytes) -> None:
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert text.count("\ufffe") >= 3
    assert " ".join(text.replace("\ufffe", "").split()) == WORDS.strip()


def test_poppler_writes_a_soft_hyphen_where_a_line_ends(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "f.pdf"
    file.write_bytes(data)
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    assert text.count("\u00ad\n") >= 3
    assert " ".join(text.replace("\u00ad\n", "").split()) == WORDS.strip()


@pytest.mark.slow
@pytest.mark.parametrize(("standard", "flavours"), [("ua1-a3a", ("ua1", "2a")), ("ua2-a4f", ("ua2", "4"))])
def test_a_soft_hyphen_conforms(standard: Standard, flavours: tuple[str, ...], vera: VeraPdf) -> None:
    vera.assert_passes(written(standard), *flavours)


def test_a_page_has_the_characters_that_were_written(data: bytes) -> None:
    seen = []

    def attach(declared, faces_of):
        seen.extend(normalized(text.text) for _, text in texts_of(declared.pages))
        return "", ()

    write_pdf(DOCUMENT, THEMES["large"], PAGE_SIZES["a4"], attach=attach)
    with open_pdf(data) as pdf:
        assert normalized(pdf.page_text(1).text) == "".join(seen)
