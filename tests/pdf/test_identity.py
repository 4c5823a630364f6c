"""Whether a file is as written: any changed byte is noticed, without ReportLab."""

import subprocess
import sys

import pikepdf
import pytest

from briefing.document.blocks import Paragraph, Text
from briefing.pdf.identity import STANDARDS, content_id, is_as_written
from briefing.pdf.write import write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.conftest import all_cases
from tests.layout import sample


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_pdf(sample.document(Paragraph((Text("Words"),))), Theme(), PAGE_SIZES["a4"]).data


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_identifier_of_a_file_is_of_its_content(standard, tmp_path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(write_pdf(sample.document(), Theme(), PAGE_SIZES["a4"], standard=standard).data)
    assert is_as_written(path.read_bytes())
    with pikepdf.open(path) as pdf:
        assert [bytes(part) for part in pdf.trailer.ID] == [content_id(path.read_bytes())] * 2


@all_cases("place", [0, 1, 9, 500, -300, -2, -1])
def test_any_changed_byte_is_noticed(data: bytes, place: int) -> None:
    changed = bytearray(data)
    changed[place] ^= 1
    assert not is_as_written(bytes(changed))


@pytest.mark.parametrize("added", [b"\n", b"/ID[<00>]", b"/ID[<%s><%s>]" % (b"0" * 32, b"0" * 32)])
def test_added_bytes_are_noticed(data: bytes, added: bytes) -> None:
    assert not is_as_written(data + added)


def test_an_identifier_of_two_parts_is_not_ours(data: bytes) -> None:
    identifier = content_id(data)
    assert identifier
    digits = identifier.hex().encode()
    before, _, after = data.rpartition(digits)
    assert not is_as_written(before + b"f" * 32 + after)


@pytest.mark.parametrize("other", [b"", b"%PDF-1.7", b"/ID[<ab><cd>]", b"/ID[<"])
def test_other_files_have_no_content_identifier(other: bytes) -> None:
    assert content_id(other) is None
    assert not is_as_written(other)


def test_reading_needs_no_reportlab() -> None:
    code = "import sys; from briefing.pdf import identity; identity.content_id(b''); print('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
