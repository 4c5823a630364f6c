"""PNG files are read and written; bombs and damaged files are clear errors."""

import zlib
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ProblemError
from briefing.themes.pictures import encode_png, read_png
from tests.growth import cpu_seconds
from tests.themes.files import png, png_chunks

SOUND = png()


@pytest.mark.parametrize(
    ("mode", "has_alpha"), [("RGB", False), ("RGBA", True), ("L", False), ("LA", True), ("P", False), ("1", False)]
)
def test_every_kind_of_eight_bits_is_read(mode: str, has_alpha: bool) -> None:
    picture = read_png(png(mode))
    assert (picture.width, picture.height, len(picture.rgb)) == (40, 20, 2400)
    assert len(picture.alpha) == (800 if has_alpha else 0)


def test_opacity_that_hides_nothing_is_left_out() -> None:
    picture = read_png(png_chunks(1, 1, zlib.compress(b"\0" + b"\x7a\x1f\x1f\xff")))
    assert picture == (1, 1, b"\x7a\x1f\x1f", b"")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_pixels_survive_writing(mode: str) -> None:
    picture = read_png(png(mode))
    data = encode_png(picture)
    assert read_png(data) == picture
    assert data == encode_png(picture)


def test_a_colour_that_is_clear_becomes_opacity() -> None:
    assert set(read_png(png("RGB", transparency=(0x7A, 0x1F, 0x1F))).alpha) == {0}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (SOUND[:60], "is damaged"),
        (SOUND[:-30], "is damaged"),
        (SOUND[:8] + b"\0" * 40, "is damaged"),
        (png_chunks(9, 9, b"nonsense"), "is damaged"),
        (png_chunks(9, 9, zlib.compress(b"\0")), "is damaged"),
        (png_chunks(0, 9), "is damaged"),
        (png("I;16"), "has 16 bits a channel"),
        (png_chunks(100_000, 100_000, zlib.compress(bytes(1_000_000))), "has more than 4 million pixels"),
        (png_chunks(2_000, 2_001, zlib.compress(bytes(1_000_000))), "has more than 4 million pixels"),
        (png_chunks(9_000, 1, zlib.compress(bytes(1_000_000))), "has more than 4 million pixels"),
    ],
)
def test_bombs_and_damaged_files_are_refused(data: bytes, reason: str) -> None:
    begun = cpu_seconds()
    with pytest.raises(ProblemError) as caught:
        read_png(data)
    assert caught.value.problem.message == reason
    assert cpu_seconds() - begun < 5


def test_a_text_that_swells_is_not_read() -> None:
    bomb = b"Comment\0\0" + zlib.compress(bytes(200_000_000))
    chunk = pack(">L", len(bomb)) + b"zTXt" + bomb + pack(">L", zlib.crc32(b"zTXt" + bomb))
    with pytest.raises(ProblemError, match="is damaged"):
        read_png(SOUND[:33] + chunk + SOUND[33:])


@given(st.lists(st.tuples(st.integers(8, len(SOUND) - 1), st.integers(0, 255)), max_size=8))
def test_no_damage_passes_unnamed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for place, value in changes:
        data[place] = value
    try:
        picture = read_png(bytes(data))
    except ProblemError as error:
        assert error.problem.message
    else:
        assert len(picture.rgb) == 3 * picture.width * picture.height
