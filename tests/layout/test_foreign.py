"""Flowables of ReportLab in the story: what they become, how they are placed, and which are refused."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pixels
from reportlab.graphics.shapes import Drawing, Image, Line
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader
from reportlab.platypus import PageBreak, Spacer, Table

from briefing.document.blocks import ForeignFlowable, ItemList, Link, Paragraph
from briefing.document.drawing import DisplayList, PathOp, TextOp
from briefing.document.occurrences import Role
from briefing.errors import Problem, ProblemError
from briefing.layout.foreign import drawing_of
from briefing.layout.runs import Node
from briefing.layout.story import Picture, make_story
from briefing.themes import fonts
from briefing.themes.theme import Theme
from tests.conftest import all_cases
from tests.layout import flowables, sample
from tests.layout.sample import A4, pages_of, story_of, typesetter_for

GREEN = "#008000"


def drawing(flowable: object, reason: str = "") -> DisplayList:
    return drawing_of(flowables.block(flowable, reason), A4, Theme().faces)


def ops_of(function: Callable[[Any], object], reason: str = "") -> tuple[Any, ...]:
    return drawing(flowables.Drawn(function), reason).ops


def refusal(block: ForeignFlowable) -> Problem:
    with pytest.raises(ProblemError) as caught:
        drawing_of(block, A4, Theme().faces)
    return caught.value.problem


# What stands in the story.


def test_a_flowable_becomes_a_picture_with_its_alternative_text() -> None:
    [picture] = story_of(flowables.block(flowables.qr_code()))
    assert isinstance(picture, Picture)
    assert (picture.plain_text(), repr(picture.node)) == ("[What it shows]", "Document/Figure")
    assert picture.split(A4.text_width, 50) == []


@pytest.mark.parametrize(("width", "indent"), [(0.5, A4.indent), (1.0, A4.indent), (1.1, 0.0)])
def test_what_is_wider_than_the_text_column_takes_the_margin_column_too(width: float, indent: float) -> None:
    [picture] = story_of(flowables.block(flowables.table(colWidths=[width * A4.text_width / 2] * 2), "made up"))
    assert picture.left_indent == indent


def test_a_paragraph_is_wrapped_in_the_text_column() -> None:
    drawn = drawing(flowables.paragraph())
    assert (drawn.width, drawn.height % 14) == (A4.text_width, 0)


def test_it_stands_between_the_blocks_around_it_and_in_lists() -> None:
    text = Paragraph(sample.words("Words."))
    listed = ItemList(((text, flowables.block(flowables.qr_code())),))
    [page], _ = pages_of(text, flowables.block(flowables.shapes()), text, listed)
    assert [placed.flowable.plain_text() for placed in page.placed] == [
        "Words.", "[What it shows]", "Words.", "•\nWords.\n[What it shows]"
    ]  # fmt: skip
    tops = [placed.top for placed in page.placed]
    assert tops[1] - tops[2] == pytest.approx(60 + 3 * Theme().baseline)


def test_links_lead_to_it() -> None:
    link = Paragraph((Link("#flowable", sample.words("There")),))
    typesetter = typesetter_for(link, flowables.block(flowables.shapes()))
    assert typesetter.link("#flowable", "There", Node("P")) is not None


def test_what_overhangs_gets_the_room_that_it_needs() -> None:
    bars, _ = flowables.barcode().wrap(0, 0)
    drawn = drawing(flowables.barcode(), "a shelf mark")
    [text] = drawn.texts
    assert drawn.height > 30 + text.size
    assert (drawn.width, text.y > 0) == (pytest.approx(bars), True)


# What it draws.


def test_paths_keep_their_place_colours_and_lines() -> None:
    def draw(canvas: Any) -> None:
        canvas.translate(10, 20)
        canvas.scale(2, 2)
        canvas.setStrokeColor(colors.green)
        canvas.setFillColor(colors.CMYKColor(0, 1, 1, 0), alpha=0.5)
        canvas.setLineWidth(1.5)
        canvas.setLineCap(1)
        canvas.setLineJoin(2)
        canvas.setDash([3, 1], 2)
        canvas.rect(0, 0, 10, 5, stroke=1, fill=1)

    path = (("M", 10, 20), ("L", 30, 20), ("L", 30, 30), ("L", 10, 30), ("Z",))
    expected = PathOp(path, "#ff0000", 0.5, GREEN, 1, 3, (6, 2), 4, "round", "bevel", even_odd=True)
    assert ops_of(draw) == (expected,)


def test_what_is_restored_is_as_it_was() -> None:
    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.setStrokeColor(colors.green)
        canvas.setStrokeAlpha(0.5)
        canvas.rotate(90)
        canvas.restoreState()
        canvas.bezier(0, 0, 1, 1, 2, 2, 3, 3)

    [path] = ops_of(draw)
    assert path == PathOp((("M", 0, 0), ("C", 1, 1, 2, 2, 3, 3)), stroke="#000000")


def test_a_clip_holds_for_what_follows() -> None:
    def draw(canvas: Any) -> None:
        path = canvas.beginPath()
        path.rect(0, 0, 5, 5)
        canvas.clipPath(path, stroke=0)
        canvas.line(0, 0, 90, 5)

    [line] = ops_of(draw)
    assert (line.clip[2], line.path[1]) == (("L", 5, 5), ("L", 90, 5))


def test_texts_keep_their_place_face_and_turn() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont(flowables.BOLD, 8, leading=10)
        canvas.setFillColor(colors.green)
        canvas.translate(50, 10)
        canvas.rotate(90)
        text = canvas.beginText(2, 0)
        text.textLine("low")
        text.setRise(3)
        text.textOut("mid ")
        text.textOut("high")
        canvas.drawText(text)

    one, two, three = ops_of(draw)
    assert one == TextOp(50, 12, "low", "bold", 8, GREEN, angle=90)
    assert (two.x, two.y) == (50 + 10 - 3, 12)
    assert three.y == pytest.approx(12 + fonts.width("mid ", "bold", 8), abs=1e-2)


def test_a_justified_line_reaches_both_edges_word_by_word() -> None:
    words = drawing(flowables.paragraph(alignment=4)).texts
    first_line = [op for op in words if op.y == words[0].y]
    last = first_line[-1]
    end = last.x + fonts.width(last.text, last.face, last.size)
    assert (first_line[0].x, end) == (0, pytest.approx(A4.text_width, abs=0.1))
    assert {op.face for op in words} == {"regular", "bold", "italic"}


@pytest.mark.parametrize("name", ["first", "again"])
def test_the_same_flowable_draws_the_same_each_time(name: str) -> None:
    flowable = flowables.table()
    assert drawing(flowable, name) == drawing(flowable, name)


# What is refused.


def test_a_font_that_is_not_embedded_is_refused() -> None:
    problem = refusal(flowables.block(flowables.shapes("Words", font="Helvetica")))
    assert problem.rule == "flowable-font"
    assert problem.message == (
        'flowable "flowable" sets "Words" in Helvetica, which is no face of the theme and not embedded'
    )
    assert flowables.BOLD in (problem.hint or "")


def test_the_default_font_of_tables_is_refused() -> None:
    assert refusal(flowables.block(Table([["Words"]]))).rule == "flowable-font"


def test_a_font_that_sets_no_word_does_no_harm() -> None:
    assert len(ops_of(lambda canvas: (canvas.setFont("Times-Roman", 9), canvas.line(0, 0, 9, 9)))) == 1


@pytest.mark.parametrize(
    ("flowable", "alt", "shown"),
    [
        (flowables.table(), "A table", "10"),
        (flowables.shapes("٣ rooms"), "A sign", "٣ rooms"),
        (flowables.shapes("forty rooms"), "A sign", "forty rooms"),
        (flowables.shapes(), "A sign of 3 rooms", "A sign of 3 rooms"),
    ],
    ids=["table", "other digits", "words", "alternative text"],
)
def test_digits_need_a_reason(flowable: object, alt: str, shown: str) -> None:
    problem = refusal(flowables.block(flowable, alt=alt))
    assert problem.rule == "flowable-number"
    assert problem.message == f'flowable "flowable" shows "{shown}" without a reason'
    assert drawing_of(flowables.block(flowable, "a room", alt=alt), A4, Theme().faces).ops


def test_texts_with_digits_are_declared_with_the_reason_and_others_are_not() -> None:
    texts = drawing(flowables.table(1), "made up").texts
    declared = [(op.text, op.role, op.reason) for op in texts if op.role is not Role.LABEL]
    assert declared == [("10", Role.ALLOWED, "made up")]


@pytest.mark.parametrize(
    ("flowable", "excess"),
    [
        (
            flowables.qr_code(A4.height + 20),
            f"{A4.height + 20 - A4.width:.1f} points too wide and 20.0 points too tall",
        ),
        (Drawing(A4.width + 1.25, 9, Line(0, 0, 9, 9)), "1.2 points too wide"),
        (flowables.table(200), "points too tall"),
        (flowables.shapes("wide" * 100), "points too wide"),
    ],
    ids=["both", "wide", "tall", "overhang"],
)
def test_what_is_too_large_is_refused_with_by_how_much(flowable: object, excess: str) -> None:
    problem = refusal(flowables.block(flowable, "made up"))
    assert problem.rule == "flowable-size"
    assert problem.message.endswith(f"{excess} for a page")


def _pixel(canvas: Any) -> None:
    canvas.drawImage(ImageReader(Pixels.new("RGB", (1, 1))), 0, 0)


def _text(method: str, *values: float) -> Callable[[Any], None]:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(0, 0)
        getattr(text, method)(*values)
        text.textOut("words")
        canvas.drawText(text)

    return draw


def _clip_twice(canvas: Any) -> None:
    for size in (9, 5):
        path = canvas.beginPath()
        path.circle(5, 5, size)
        canvas.clipPath(path, stroke=0)


@all_cases(
    ("function", "what"),
    [
        (_pixel, "draws a picture"),
        (lambda c: c.linearGradient(0, 0, 9, 9, (colors.red, colors.blue)), "draws a gradient"),
        (lambda c: c.setFillColor(colors.CMYKColorSep(1, 0, 0, 0, spotName="ink")), "draws a spot colour"),
        (lambda c: c.setBlendMode("Multiply"), "draws a blend mode"),
        (_text("setCharSpace", 2), "draws letters that are spaced out"),
        (_text("setHorizScale", 80), "draws letters that are stretched"),
        (_text("setTextRenderMode", 3), "draws letters that are not simply filled"),
        (_text("setTextTransform", 1, 0, 0.5, 1, 0, 0), "draws text that is slanted"),
        (lambda c: c.addLiteral("(words) Tj"), "draws by the operator (words)"),
        (_clip_twice, "draws a clip within a clip"),
        (lambda c: c.linkURL("https://example.org", (0, 0, 9, 9)), "has a link"),
        (lambda c: c.acroForm.textfield(), "has a link or a form field"),
        (lambda c: 1 / 0, "fails: ZeroDivisionError"),
        (lambda c: None, "has no content"),
    ],
)  # fmt: skip
def test_nothing_is_lost_in_silence(function: Callable[[Any], object], what: str) -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont(flowables.REGULAR, 9)
        function(canvas)

    problem = refusal(flowables.block(flowables.Drawn(draw)))
    assert problem.rule == "flowable"
    assert problem.message.startswith(f'flowable "flowable" {what}')


@pytest.mark.parametrize("flowable", [PageBreak(), Spacer(9, 9), "no flowable at all"], ids=str)
def test_what_draws_nothing_is_refused(flowable: object) -> None:
    assert refusal(flowables.block(flowable)).rule == "flowable"


def test_alternative_text_is_asked_for() -> None:
    assert refusal(flowables.block(flowables.shapes(), alt=" ")).message.endswith("has no alternative text")


def test_a_picture_of_a_drawing_is_refused(tmp_path: Path) -> None:
    Pixels.new("RGB", (2, 2)).save(tmp_path / "a.png")
    picture = Drawing(9, 9, Image(0, 0, 9, 9, str(tmp_path / "a.png")))
    assert refusal(flowables.block(picture)).rule == "flowable"


def test_all_problems_of_all_flowables_come_at_once() -> None:
    typesetter = typesetter_for(
        flowables.block(Table([["Words"]]), anchor="a"),
        flowables.block(flowables.table(), anchor="b"),
        flowables.block(flowables.shapes("漢"), anchor="c"),
    )
    make_story(typesetter, A4)
    assert [problem.rule for problem in typesetter.problems] == ["flowable-font", "flowable-number", "glyph"]


@pytest.mark.slow
def test_platypus_is_imported_by_those_who_use_it_only() -> None:
    program = (
        "import sys, briefing.layout.foreign, briefing.pdf.write, briefing.html.write\n"
        "print([name for name in sys.modules if name.startswith(('reportlab.platypus', 'reportlab.graphics'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
