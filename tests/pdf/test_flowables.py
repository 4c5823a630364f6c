"""Flowables of ReportLab in finished files: tagged, embedded, declared, seen, and proved like all else."""

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from briefing import Options, build, verify
from briefing.document.blocks import Block, ForeignFlowable, Link, Paragraph, Text
from briefing.document.occurrences import Role
from briefing.errors import BriefingError, LayoutError, Place, Severity
from briefing.files import seed
from briefing.layout.foreign import drawing_of
from briefing.layout.styles import PageTemplate
from briefing.mail.compose import compose_mail
from briefing.pdf.identity import STANDARDS, Standard
from briefing.pdf.write import MARGIN, PdfFile, drawing_pdf, write_pdf
from briefing.proof.readback import prove
from briefing.themes.theme import PAGE_SIZES, THEMES, Theme
from tests.conftest import all_cases, make_checked_folder
from tests.layout import flowables, sample
from tests.pdf.test_conformance import FLAVOURS
from tests.pdf.tree import tree_of
from tests.pdf.verapdf import VeraPdf


def written(*blocks: Block) -> PdfFile:
    return write_pdf(sample.document(*blocks), Theme(), PAGE_SIZES["a4"])


@pytest.fixture(scope="module")
def file() -> PdfFile:
    return written(*flowables.all_kinds())


@pytest.mark.slow
@pytest.mark.parametrize("standard", STANDARDS)
def test_a_briefing_with_all_kinds_conforms(vera: VeraPdf, standard: Standard, monkeypatch: pytest.MonkeyPatch) -> None:
    flowables.put_into_briefings(monkeypatch, *flowables.all_kinds())
    data = build(seed(), Options(standard=standard)).data
    vera.assert_passes(data, *FLAVOURS[standard, True])


def test_qpdf_finds_nothing(file: PdfFile, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(file.data)
    done = subprocess.run(["qpdf", "--check", "a.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False)


def test_each_is_one_figure_with_its_alternative_text(file: PdfFile) -> None:
    figures = [line.strip() for line in tree_of(file.data) if line.strip().startswith("Figure")]
    assert [figure.partition(" '")[0] for figure in figures] == [
        f"Figure Alt=This is a {name}" for name in ("paragraph", "table", "qr", "shapes", "barcode")
    ]
    assert "A platypus paragraph" in figures[0]
    assert figures[2].endswith("This is a qr")


@all_cases("block", flowables.all_kinds()[0].blocks[1::2])
def test_it_looks_as_reportlab_draws_it(block: ForeignFlowable) -> None:
    template = PageTemplate.of(Theme(), PAGE_SIZES["a4"])
    drawing = drawing_of(block, template, Theme().faces)
    canvas = Canvas(theirs := BytesIO(), pagesize=(drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN))
    _, height = block.flowable.wrapOn(canvas, template.text_width, template.height)
    block.flowable.drawOn(canvas, MARGIN, MARGIN + drawing.height - height)
    canvas.save()
    pictures = [
        pypdfium2.PdfDocument(data)[0].render(scale=6, grayscale=True).to_pil()
        for data in (drawing_pdf(drawing, Theme().faces), theirs.getvalue())
    ]
    difference = ImageChops.difference(*pictures)
    assert difference.filter(ImageFilter.BoxBlur(6)).getextrema()[1] < 48


def test_the_box_of_a_figure_holds_all_that_is_drawn() -> None:
    file = written(flowables.block(flowables.qr_code(90)))
    with pikepdf.open(BytesIO(file.data)) as pdf:
        [figure] = pdf.Root.StructTreeRoot.K[0].K
        left, bottom, right, top = map(float, figure.A.BBox)
    assert (right - left, top - bottom) == (pytest.approx(90, abs=0.02), pytest.approx(90, abs=0.02))
    picture = pypdfium2.PdfDocument(file.data)[0].render(scale=1, grayscale=True).to_pil()
    ink = ImageChops.invert(picture).crop((0, 60, picture.width, picture.height - 60)).getbbox()
    assert ink is not None
    height = picture.height
    assert left <= ink[0] <= ink[2] <= right + 1
    assert bottom - 1 <= height - (ink[3] + 60) <= height - (ink[1] + 60) <= top


def test_only_faces_of_the_theme_are_in_the_file(file: PdfFile) -> None:
    with pikepdf.open(BytesIO(file.data)) as pdf:
        names = {str(font.BaseFont).partition("+")[2] for page in pdf.pages for font in page.Resources.Font.values()}
    assert names == {f"BriefingSans-{face}" for face in ("Regular", "Bold", "Italic")}


def test_links_lead_to_it() -> None:
    there = Paragraph((Link("#flowable", (Text("There"),)),))
    with pikepdf.open(BytesIO(written(there, flowables.block(flowables.shapes())).data)) as pdf:
        [link] = pdf.pages[0].Annots
        assert link.Dest[0].objgen == pdf.pages[0].objgen


def test_its_digits_are_read_back_each_with_the_reason(file: PdfFile) -> None:
    assert prove(file.data, file.occurrences, {}, Place("facts.yaml")) == 0
    allowed = [(o.words, o.reason) for o in file.occurrences if o.role is Role.ALLOWED]
    assert allowed == [(words, "a made-up number") for words in ("10", "11", "12", "AZ-2024")]


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_a_briefing_with_all_kinds_is_proved(theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    values = build(seed(), Options(theme=theme)).values
    flowables.put_into_briefings(monkeypatch, *flowables.all_kinds())
    built = build(seed(), Options(theme=theme))
    verdict = verify(built.data)
    assert (verdict.holds, verdict.findings, built.values) == (True, (), values)


@pytest.mark.slow
def test_mails_leave_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(seed())
    text = compose_mail(built).text
    flowables.put_into_briefings(monkeypatch, *flowables.all_kinds())
    other = build(seed())
    assert compose_mail(other).text.replace(other.digest, built.digest) == text


def test_it_is_refused_at_the_facts_file(monkeypatch: pytest.MonkeyPatch) -> None:
    flowables.put_into_briefings(monkeypatch, flowables.block(flowables.shapes(font="Helvetica")))
    with pytest.raises(
        LayoutError, match=r"azerbaijan-russia\.yaml:\d+:\d+ flowable-font: flowable \"(?!flowable-)\w+\" sets"
    ):
        build(seed())


def test_the_same_flowables_give_the_same_bytes(file: PdfFile) -> None:
    assert written(*flowables.all_kinds()).data == file.data


CODE = """\
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.platypus import Paragraph

from briefing.themes import fonts
from briefing.themes.theme import Theme


def sign():
    drawing = Drawing(120, 40)
    drawing.add(Rect(0, 0, 120, 40, fillColor="#24506e"))
    return drawing


def words():
    from reportlab.lib.styles import ParagraphStyle
    return Paragraph("forty boats", ParagraphStyle("own", fontName=fonts.register(Theme().faces.regular)))


FLOWABLES = {"sign": sign, "words": words, "broken": lambda: 1 / 0}
"""
FLOWABLES = """\
flowables:
  {}: {{alt: A sign at the pier{}}}

charts:"""


def placed(at: Path, key: str, more: str = "", code: str = CODE) -> Path:
    """A facts file which places the flowable `key` of the charts file beside it."""
    make_checked_folder(at)
    facts, text = at / "facts.yaml", f'{{{{ quotation("aim") }}}}\n\n      {{{{ flowable("{key}") }}}}'
    written = facts.read_text("utf-8").replace("charts:", FLOWABLES.format(key, more), 1)
    facts.write_text(written.replace('{{ quotation("aim") }}', text, 1), "utf-8")
    (at / "charts.py").write_text(code, "utf-8")
    return facts


def test_a_facts_file_places_what_the_charts_file_makes(tmp_path: Path) -> None:
    facts = placed(tmp_path / "t", "sign")
    options = Options(charts=facts.with_name("charts.py"))
    built = build(facts, options)
    assert "Figure Alt=A sign at the pier" in " ".join(tree_of(built.data))
    assert verify(built.data).holds
    assert b"A sign at the pier" in build(facts, replace(options, format="html")).data


@pytest.mark.parametrize(
    ("key", "more", "charts", "problem"),
    [
        ("sign", "", False, "unknown-flowable"),
        ("sing", "", True, "unknown-flowable"),
        ("words", "", True, "flowable-number"),
        ("broken", "", True, "own-chart"),
    ],
)
def test_what_cannot_be_placed_is_said(key: str, more: str, charts: bool, problem: str, tmp_path: Path) -> None:
    facts = placed(tmp_path / "t", key, more)
    options = Options(charts=facts.with_name("charts.py")) if charts else Options()
    with pytest.raises(BriefingError) as caught:
        build(facts, options)
    assert [d.rule for d in caught.value.diagnostics if d.severity is Severity.ERROR] == [problem]


def test_a_reason_lets_a_number_stand_and_is_carried(tmp_path: Path) -> None:
    facts = placed(tmp_path / "t", "words", ", reason: the name of a boat")
    assert verify(build(facts, Options(charts=facts.with_name("charts.py"))).data).holds


@pytest.mark.parametrize("code", ["FLOWABLES = 3", "FLOWABLES = {1: print}", "x = 1"])
def test_a_file_without_any_is_refused(code: str, tmp_path: Path) -> None:
    facts = placed(tmp_path / "t", "sign", code=code)
    with pytest.raises(BriefingError) as caught:
        build(facts, Options(charts=facts.with_name("charts.py")))
    assert caught.value.diagnostics[0].rule == "own-chart"
