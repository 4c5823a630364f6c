"""Pictures from files: read, placed, credited, declared, and proved; what cannot be used is named."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image

from briefing import Options, build, check, verify
from briefing.errors import BriefingError
from briefing.facts.load import load_briefing
from briefing.pdf.identity import STANDARDS, Standard
from briefing.proof.verify import Integrity
from briefing.sections.select_sections import select_sections
from briefing.starter import make_folder
from tests.conftest import slow_case
from tests.pdf.test_conformance import FLAVOURS
from tests.pdf.verapdf import VeraPdf
from tests.themes.files import SVG, jpeg, png

PARTS = """\
images:
  boat:
    file: {file}
    alt: {alt}
    caption: {caption}
    credit: {credit}
    licence: CC BY 4.0
    shows: {shows}
"""
GIVEN = {
    "file": "boat.jpg",
    "alt": "A ferry on dark water",
    "caption": "The night boat",
    "credit": "Jo Marsh, Agence 24",
    "shows": "[passengers]",
}


def folder(at: Path, place: str = '{{ image("boat") }}', **changes: str) -> Path:
    """A facts file with one image; `changes` are made to what is `GIVEN`."""
    make_folder(at)
    facts = at / "facts.yaml"
    text = facts.read_text("utf-8").replace("charts:", PARTS.format(**GIVEN | changes) + "\ncharts:", 1)
    facts.write_text(text.replace('{{ quotation("aim") }}', f'{{{{ quotation("aim") }}}}\n\n      {place}', 1), "utf-8")
    (at / "boat.jpg").write_bytes(jpeg())
    (at / "boat.png").write_bytes(png("RGBA"))
    (at / "boat.svg").write_text(SVG.format('<path d="M0 0H20V10z" fill="#24506e"/>'), "utf-8")
    return facts


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("images") / "t")


@pytest.fixture(scope="module")
def data(facts: Path) -> bytes:
    return build(facts).data


def said(facts: Path) -> list[str]:
    """The problems of a facts file, as a check has them."""
    try:
        return [f"{d.rule}: {d.message}" for d in check(facts).warnings]
    except BriefingError as error:
        return [f"{d.rule}: {d.message}" for d in error.diagnostics]


@pytest.mark.parametrize("file", [slow_case("boat.jpg"), "boat.png", slow_case("boat.svg")])
def test_a_picture_is_placed_with_its_credit_and_the_values_in_it(file: str, tmp_path: Path) -> None:
    without = build(folder(tmp_path / "a", file=file, shows="[]"))
    built = build(folder(tmp_path / "b", file=file))
    assert built.values == without.values + 1
    verdict = verify(built.data)
    assert (verdict.state, verdict.values) == (Integrity.CONSISTENT, built.values)
    page = build(folder(tmp_path / "c", file=file), Options(format="html"))
    words = re.sub(r"<[^>]+>", "", page.data.decode())
    assert page.values == built.values
    assert "The night boat" in words
    assert "Jo Marsh, Agence 24. Licence: CC BY 4.0. Shown: passengers of the night ferry: 48,200" in words


def test_the_data_of_a_chart_behind_a_picture_has_the_number_of_the_page(data: bytes) -> None:
    """Pictures are counted among the figures: "Figure 2" is not the file `figure-1`."""
    with pikepdf.open(BytesIO(data)) as pdf:
        said = {name: file.description for name, file in pdf.attachments.items() if name.startswith("figure-")}
    assert said
    assert all(words.endswith(f"Figure {Path(name).stem.split('-')[1]}") for name, words in said.items())


def test_it_is_tagged_as_a_figure_with_its_alternative_text(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == Name.Figure]
        assert "A ferry on dark water" in [str(figure.get("/Alt")) for figure in figures]
        assert [str(image.Filter) for image in _images(pdf)] == ["/DCTDecode"]


def _images(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == Name.Image]


def _other_bytes(image: pikepdf.Object) -> None:
    image.write(jpeg("#aa0000"), filter=Name.DCTDecode)


def _other_colours(image: pikepdf.Object) -> None:
    image.DecodeParms = pikepdf.Dictionary(ColorTransform=0)


def _other_height(image: pikepdf.Object) -> None:
    image.Height = int(image.Height) // 2


def _plain_pixels(image: pikepdf.Object) -> None:
    image.write(bytes(3 * int(image.Width) * int(image.Height)))


@pytest.mark.parametrize("alter", [_other_bytes, _other_colours, _other_height, _plain_pixels])
def test_another_picture_is_an_alteration(alter: Callable[[pikepdf.Object], None], data: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for image in _images(pdf):
            alter(image)
        pdf.save(out)
    assert verify(out.getvalue()).state in (Integrity.ALTERED, Integrity.UNREADABLE)


def test_the_end_of_a_picture_may_be_written_twice_as_ghostscript_does(data: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for image in _images(pdf):
            image.write(image.read_raw_bytes() + b"\xff\xd9", filter=Name.DCTDecode)
        pdf.save(out)
    assert verify(out.getvalue()).state == Integrity.SAVED_AGAIN


def test_a_page_may_not_be_packed_as_a_picture(data: bytes) -> None:
    """Readers would draw what the picture has for pixels."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(pdf.pages[0].Contents.read_bytes())
        pdf.pages[0].Contents.write(jpeg(), filter=Name.DCTDecode)
        pdf.save(out)
    assert verify(out.getvalue()).state in (Integrity.ALTERED, Integrity.UNREADABLE)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"file": "ship.jpg"}, 'image: image "boat": "ship.jpg" is not there'),
        ({"file": "../a.jpg"}, 'image: image "boat": "../a.jpg" lies outside the folder of the facts file'),
        ({"file": "facts.yaml"}, 'image: image "boat": "facts.yaml" is neither SVG nor PNG nor JPEG'),
        ({"file": "half.jpg"}, 'image: image "boat": "half.jpg" is damaged'),
        ({"file": "print.jpg"}, 'image: image "boat": "print.jpg" has the colours of print (CMYK)'),
        ({"shows": "[boats]"}, 'unknown-fact: image "boat" names fact "boats", which is not in facts:'),
        ({"alt": "A ferry for 48,200 people"}, 'value-without-fact: "48,200" is typed here'),
        ({"caption": "The boat of forty"}, '"forty"'),
        ({"credit": "47 passengers"}, "value-in-name"),
        ({"place": "Nothing."}, 'unplaced: image "boat" stands nowhere in the document'),
        ({"place": '{{ image("boot") }}'}, 'unknown-image: unknown image "boot"'),
    ],
)
def test_what_cannot_stand_is_said(changes: dict[str, str], problem: str, tmp_path: Path) -> None:
    facts = folder(tmp_path / "t", **changes)
    (tmp_path / "a.jpg").write_bytes(jpeg())
    (tmp_path / "t" / "half.jpg").write_bytes(jpeg()[:300])
    Image.new("CMYK", (20, 10)).save(tmp_path / "t" / "print.jpg")
    assert any(problem in words for words in said(facts)), said(facts)


def test_whether_it_shows_a_value_has_to_be_said(tmp_path: Path) -> None:
    facts = folder(tmp_path / "t")
    facts.write_text(re.sub(r" +shows: .*\n", "", facts.read_text("utf-8")), "utf-8")
    assert any("shows" in words for words in said(facts))


def test_a_section_brings_its_pictures_and_their_facts(facts: Path) -> None:
    briefing = load_briefing(facts).briefing
    assert select_sections(briefing, ["landing-stage"]).images == {}
    assert "passengers" in select_sections(briefing, ["ferry"]).facts


@pytest.mark.slow
@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("file", ["boat.jpg", "boat.png"])
def test_a_briefing_with_a_picture_conforms(vera: VeraPdf, standard: Standard, file: str, tmp_path: Path) -> None:
    data = build(folder(tmp_path / "t", file=file), Options(standard=standard)).data
    vera.assert_passes(data, *FLAVOURS[standard, True])
