"""A file's name is made of cells, and can neither leave the folder nor be one that some system cannot have."""

from pathlib import Path

import pytest

from briefing.batch.outputs import NamePattern, Outputs
from briefing.errors import OutputError, ProblemError
from tests.conftest import all_cases


def test_a_pattern_names_a_folder_and_files_in_it() -> None:
    pattern = NamePattern.of("out/{id:2}/{id}-{lang}.pdf", ("code", "lang"))
    assert (pattern.folder, pattern.name_of("georgia", {"code": "ge", "lang": "ru"})) == ("out", "ge/georgia-ru.pdf")
    assert NamePattern.of("{id}.pdf", ("code",)).folder == "."
    assert NamePattern.of("s3://desk/nightly/{id}.pdf", ("code",)).folder == "s3://desk/nightly"


@all_cases(
    ("text", "message"),
    [
        ("out/all.pdf", "do not have {id}"),
        ("out/{id:2}.pdf", "do not have {id}"),
        ("out/{id}-{town}.pdf", "no column {town}"),
        ("out/{id}-{code:>9}.pdf", "is no part of a cell"),
        ("out/{id.pdf", "not closed"),
        ("out/{id}.docx", "is of no kind that is made"),
        ("out/{id.__class__}/{id}.pdf", "no column"),
    ],
)
def test_a_wrong_pattern_is_refused(text: str, message: str) -> None:
    with pytest.raises(OutputError, match=message):
        NamePattern.of(text, ("code",))


@all_cases("key", ["../x", "a/b", "a\\b", "C:x", "nul", "x\0", "..", ".hidden", "x. ", "é" * 120, " ", "a\nb"])
def test_a_key_that_cannot_be_a_name_is_refused(key: str) -> None:
    with pytest.raises(ProblemError, match="name"):
        NamePattern.of("out/{id}/a.pdf", ()).name_of(key, {})


def test_files_are_written_below_the_folder(tmp_path: Path) -> None:
    outputs = Outputs(str(tmp_path / "out"))
    outputs.write("ge/georgia.pdf", b"%PDF")
    assert outputs.is_local
    assert outputs.size("ge/georgia.pdf") == 4
    assert outputs.read("ge/georgia.pdf") == b"%PDF"
    assert outputs.size("ge/armenia.pdf") is None


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(OutputError, match="no files can be written there"):
        Outputs("nowhere://bucket/out")


def test_memory_is_a_place_like_any_other() -> None:
    outputs = Outputs("memory://batch/out")
    outputs.write("a.pdf", b"12345")
    assert not outputs.is_local
    assert (outputs.size("a.pdf"), outputs.read("a.pdf"), outputs.size("b.pdf")) == (5, b"12345", None)
    with pytest.raises(OutputError, match="cannot be written or read"):
        outputs.read("b.pdf")
