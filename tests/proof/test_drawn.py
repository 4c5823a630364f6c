"""What a page draws is read from its operators: the same look by other operators is alike, another look is not."""

from collections.abc import Mapping
from typing import Any

import pytest

from briefing.proof.drawn import PageReader, PageResources, UnknownOperatorError
from briefing.proof.drawn_marks import DrawnMark, alike, difference_of
from briefing.proof.pdfium import UnreadableError
from tests.conftest import all_cases

FACES: Mapping[str, Any] = {"F1": {1: ("a", 0.5), 2: ("b", 0.6)}}


def read(content: str) -> list[DrawnMark]:
    """The marks of a page in whose face code 1 is an "a" and code 2 a "b"."""
    resources = PageResources(FACES, {"half": 0.5, "as-it-is": None}, {}, {"X": "digest"}, {"P": "Pattern"})
    return PageReader(resources).read(content.encode("latin-1"))


def words(inner: str) -> str:
    return f"/P <</MCID 0>> BDC BT /F1 10 Tf {inner} ET EMC"


LINE = words(r"1 0 0 1 20 30 Tm (\001\002) Tj")


def test_letters_stand_where_the_matrices_put_them() -> None:
    a, b = read(LINE)
    assert (a.kind, a.name, a.shape, a.within) == ("glyph", "a", (10, 0, 0, 10, 20, 30), "P 0")
    assert (b.name, b.shape[4:]) == ("b", (25, 30))
    assert a.paint == (0, 0, 0)


@all_cases(
    "other",
    [
        words(r"20 30 Td (\001\002) Tj"),
        words(r"20 30 Td (\001) Tj (\002) Tj"),
        words(r"20 30 Td [(\001) 0 (\002)] TJ"),
        words(r"20 30 Td <0102> Tj"),
        words(r"20 20 Td 0 10 Td (\001\002) Tj"),
        words(r"5 Ts 20 25 Td (\001\002) Tj"),
        "q 1 0 0 1 20 30 cm " + words(r"(\001\002) Tj") + " Q",
        "q 2 0 0 2 0 0 cm " + words(r"/F1 5 Tf 10 15 Td (\001\002) Tj") + " Q",
        f"0 0 500 500 re W n {LINE}",
        f"/as-it-is gs 0 g {LINE}",
        LINE.replace("20 30", "20.1 29.9"),
    ],
)
def test_the_same_look_by_other_operators_is_alike(other: str) -> None:
    assert all(map(alike, read(LINE), read(other)))
    assert len(read(other)) == 2


@all_cases(
    ("other", "difference"),
    [
        (LINE.replace("20 30", "20 31"), "in another place"),
        (LINE.replace("1 0 0 1", "1.1 0 0 1.1"), "in another size"),
        (LINE.replace("/F1 10", "/F1 9"), "in another size"),
        (f"1 1 1 rg {LINE}", "in another colour"),
        (f"/half gs {LINE}", "in another colour"),
        (f"0 0 22 500 re W n {LINE}", "cut off"),
        (f"0 0 m 500 0 l 0 500 l h W n {LINE}", "cut off"),
        (LINE.replace("MCID 0", "MCID 1"), "as part of another element"),
    ],
)
def test_another_look_is_not_alike(other: str, difference: str) -> None:
    assert not all(map(alike, read(LINE), read(other)))
    assert difference_of(read(LINE), read(other)) == difference


def test_paths_are_alike_whatever_closes_them() -> None:
    (box,) = read("1 0 0 rg 10 20 30 40 re f")
    (lines,) = read("1 0 0 rg 10 20 m 40 20 l 40 60 l 10 60 l h f")
    assert alike(box, lines)
    assert box.extent == (10, 20, 40, 60)
    assert not alike(box, read("1 0 0 rg 10 20 30 41 re f")[0])
    for corners in ("40 60 l 10 60 l 40 20 l", "40 20 l 40 60 l 40 20 l"):  # crosswise, and to and fro
        assert not alike(box, read(f"1 0 0 rg 10 20 m {corners} h f")[0])


def test_a_filled_path_may_begin_at_another_corner() -> None:
    two = "1 0 0 rg 10 20 m 40 20 l 40 60 l 10 60 l h 50 20 m 70 20 l 60 30 l h f"
    (path,) = read(two)
    (turned,) = read("1 0 0 rg 40 60 m 10 60 l 10 20 l 40 20 l h 60 30 m 50 20 l 70 20 l h f")
    (other,) = read("1 0 0 rg 40 60 m 10 60 l 10 20 l 45 20 l h 60 30 m 50 20 l 70 20 l h f")
    assert alike(path, turned)
    assert not alike(path, other)
    (line,), (around,) = read("10 20 m 40 20 l 40 60 l h S"), read("40 20 m 40 60 l 10 20 l h S")
    assert not alike(line, around)


def test_a_filled_and_stroked_path_is_two_marks() -> None:
    fill, stroke = read("2 w 10 20 30 40 re B")
    assert (fill.kind, stroke.kind) == ("fill", "stroke")
    assert not alike(stroke, read("3 w 10 20 30 40 re S")[0])
    assert not alike(stroke, read("2 w [3 1] 0 d 10 20 30 40 re S")[0])


def test_a_picture_is_known_by_its_digest() -> None:
    (picture,) = read("q 90 0 0 40 10 20 cm /X Do Q")
    assert (picture.kind, picture.name, picture.extent) == ("picture", "digest", (10, 20, 100, 60))


@all_cases(
    "content",
    [
        "3 Tr",
        "50 Tz",
        "90 i",
        "/Saturation ri",
        "/Sh sh",
        "BI EI",
        "/other gs",
        "/F9 10 Tf",
        "/Y Do",
        "0 0 0 1 k",
        "/OC /MC0 BDC EMC",
        "/P <</MCID 0 /ActualText (x)>> BDC EMC",
        "/P <</MCID 0>> BDC /P <</MCID 1>> BDC EMC EMC",
        "/P <</MCID 0>> BDC",
        "1 0 0",
        "1 0 rg",
        "(x) w",
        "q " * 200,
        words(r"(\003) Tj"),
    ],
)
def test_what_no_page_of_ours_says_is_refused(content: str) -> None:
    with pytest.raises(UnknownOperatorError):
        read(content)


def test_what_is_no_content_is_damaged() -> None:
    with pytest.raises(UnreadableError):
        read("(open")
