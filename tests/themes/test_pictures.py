"""PNG and JPEG files are read, PNG files written; bombs and damaged files are clear errors."""

import zlib
from io import BytesIO
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from briefing.document.drawing import Raster
from briefing.errors import ProblemError
from briefing.themes.pictures import encode_png, read_image, read_jpeg, read_png
from tests.conftest import all_cases
from tests.growth import cpu_seconds
from tests.themes.files import jpeg, png, png_chunks

SOUND = png()


@all_cases(
    ("mode", "has_alpha"), [("RGB", False), ("RGBA", True), ("L", False), ("LA", True), ("P", False), ("1", False)]
)
def test_every_kind_of_eight_bits_is_read(mode: str, has_alpha: bool) -> None:
    picture = read_png(png(mode))
    assert (picture.width, picture.height, len(picture.rgb)) == (40, 20, 2400)
    assert len(picture.alpha) == (800 if has_alpha else 0)


def test_opacity_that_hides_nothing_is_left_out() -> None:
    picture = read_png(png_chunks(1, 1, zlib.compress(b"\0" + b"\x7a\x1f\x1f\xff")))
    assert picture == Raster(1, 1, b"\x7a\x1f\x1f")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_pixels_survive_writing(mode: str) -> None:
    picture = read_png(png(mode))
    data = encode_png(picture)
    assert read_png(data) == picture
    assert data == encode_png(picture)


def test_a_colour_that_is_clear_becomes_opacity() -> None:
    assert set(read_png(png("RGB", transparency=(0x7A, 0x1F, 0x1F))).alpha) == {0}


@all_cases(
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


@pytest.mark.slow
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


def test_a_photograph_is_upright_no_finer_than_print_and_says_nothing_of_itself() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"  # turned by a quarter, and who made it
    given = jpeg(size=(1_600, 1_000), exif=exif)
    photo = read_jpeg(given, 200)
    assert photo.is_jpeg
    assert (photo.width, photo.height) == (556, 890)
    assert b"A camera" in given
    assert b"A camera" not in photo.rgb
    with Image.open(BytesIO(photo.rgb)) as picture:
        assert (picture.size, picture.format, dict(picture.getexif())) == ((556, 890), "JPEG", {})
    assert photo == read_jpeg(given, 200)


def test_the_colours_of_a_photograph_are_those_of_screens() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    with pytest.raises(ProblemError, match="is damaged"):  # the profile is not one of its own colours
        read_jpeg(jpeg(icc_profile=profile), 200)
    same = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with Image.open(BytesIO(read_jpeg(jpeg(icc_profile=same), 200).rgb)) as picture:
        assert "icc_profile" not in picture.info
        assert max(abs(a - b) for a, b in zip(picture.getpixel((5, 5)), (0x24, 0x50, 0x6E), strict=True)) < 6


@pytest.mark.parametrize(("data", "width"), [(jpeg(), 45), (jpeg(size=(600, 400)), 300), (png(), 30)])
def test_a_picture_is_as_wide_as_its_place_at_most(data: bytes, width: float) -> None:
    assert read_image(data, 300, 900).width == width


def test_a_tall_picture_is_no_higher_than_its_place() -> None:
    assert read_image(jpeg(size=(500, 1_000)), 300, 200).width == 100


@pytest.mark.slow
def test_a_large_picture_is_made_smaller() -> None:
    picture = read_image(png_chunks(3_000, 2_000, zlib.compress(bytes(2_000 * (1 + 12_000)))), 300, 900).picture
    assert (picture.width, picture.height) == (833, 555)


@pytest.mark.parametrize("data", [jpeg()[:200], jpeg()[:4] + b"\0" * 50, b"\xff\xd8\xff"])
def test_a_damaged_photograph_is_refused(data: bytes) -> None:
    with pytest.raises(ProblemError, match="is damaged"):
        read_jpeg(data, 300)
