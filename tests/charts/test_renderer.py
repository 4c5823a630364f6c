"""Matplotlib figures as display lists."""

import matplotlib
import pytest
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from briefing import process
from briefing.charts.draw import _without_docstrings
from briefing.charts.renderer import chart_style, render
from briefing.document.drawing import DisplayList, PathOp, TextOp
from briefing.errors import ProblemError
from briefing.themes import fonts
from briefing.themes.theme import Theme


@pytest.fixture
def figure():
    with chart_style(Theme()):
        yield Figure(figsize=(200 / 72, 100 / 72), dpi=72, frameon=False)


@pytest.fixture
def ax(figure):
    """Axes that fill the figure, in points."""
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, 200), ylim=(0, 100))
    ax.axis("off")
    return ax


def only(figure, kind):
    (op,) = [op for op in render(figure).ops if isinstance(op, kind)]
    return op


def test_a_rectangle_keeps_its_place_and_colours(figure, ax):
    ax.add_patch(Rectangle((10, 20), 30, 40, facecolor="#123456", edgecolor="#abcdef", linewidth=2))
    op = only(figure, PathOp)
    assert op.path == (("M", 10, 20), ("L", 40, 20), ("L", 40, 60), ("L", 10, 60), ("Z",))
    assert (op.fill, op.stroke, op.line_width, op.clip) == ("#123456", "#abcdef", 2, None)


def test_alpha_of_the_artist_and_of_its_colours(figure, ax):
    ax.add_patch(Rectangle((10, 20), 30, 40, facecolor=(1, 0, 0, 0.25), edgecolor=(0, 0, 1, 0.5)))
    ax.add_patch(Rectangle((50, 20), 30, 40, facecolor="red", edgecolor="blue", alpha=0.3))
    assert [(op.fill_alpha, op.stroke_alpha) for op in render(figure).ops] == [(0.25, 0.5), (0.3, 0.3)]


def test_what_is_invisible_is_left_out(figure, ax):
    ax.add_patch(Rectangle((10, 20), 30, 40, facecolor="none", edgecolor="none"))
    ax.add_patch(Rectangle((300, 20), 30, 40))
    ax.text(300, 300, "far away", clip_on=True)
    ax.plot([20, 30], [float("nan"), float("nan")])
    assert render(figure).ops == ()


def test_what_sticks_out_is_clipped_to_the_axes(figure, ax):
    ax.add_patch(Rectangle((150, 20), 100, 40))
    op = only(figure, PathOp)
    assert op.clip == (("M", 0, 0), ("L", 200, 0), ("L", 200, 100), ("L", 0, 100), ("Z",))


def test_a_clip_path_is_kept_and_cut_to_the_axes(figure, ax):
    inside, across = (ax.add_patch(Rectangle((0, 0), 200, 100)) for _ in range(2))
    inside.set_clip_path(Circle((100, 50), 20, transform=ax.transData))
    across.set_clip_path(Circle((200, 50), 20, transform=ax.transData))
    first, second = (op.clip for op in render(figure).ops)
    assert {letter for letter, *_ in first} == {"M", "C", "Z"}
    assert max(numbers[-2] for _, *numbers in second if numbers) == 200


def test_a_hatch_is_one_small_tile(figure, ax):
    ax.add_patch(Rectangle((10, 20), 30, 40, hatch="//", facecolor="white", edgecolor="black"))
    hatch = only(figure, PathOp).hatch
    assert (hatch.size, hatch.color, hatch.width) == (24, "#000000", 0.7)
    assert len(hatch.path) <= 16


@pytest.mark.parametrize("hatch", ["/", "\\", "|", "-", "+", "x", "o", "O", ".", "*"])
def test_every_hatch_of_matplotlib_works(figure, ax, hatch):
    ax.add_patch(Rectangle((10, 20), 30, 40, hatch=hatch))
    assert only(figure, PathOp).hatch.path


def test_dashes_caps_and_joins(figure, ax):
    (line,) = ax.plot([10, 50, 90], [10, 50, 10], linewidth=2, dashes=(3, 1), dash_capstyle="projecting")
    line.set_dash_joinstyle("bevel")
    op = only(figure, PathOp)
    assert (op.dash, op.cap, op.join, op.fill) == ((6, 2), "square", "bevel", None)


def test_markers_become_paths(figure, ax):
    ax.plot([10, 50, 90], [10, 50, 10], linestyle="none", marker="s")
    ax.scatter([20, 30], [20, 30], c=["red", "green"])
    assert [op.fill for op in render(figure).ops][:2] == ["#ff0000", "#008000"]
    assert len(render(figure).ops) == 5


def test_quadratic_curves_become_cubic(figure, ax):
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    ax.add_patch(PathPatch(Path([(0, 0), (30, 60), (60, 0)], [Path.MOVETO, Path.CURVE3, Path.CURVE3]), fill=False))
    assert only(figure, PathOp).path[1] == ("C", 20, 40, 40, 40, 60, 0)


@pytest.mark.parametrize(
    ("style", "face"),
    [
        ({}, "regular"),
        ({"weight": "bold"}, "bold"),
        ({"weight": 700}, "bold"),
        ({"style": "italic"}, "italic"),
        ({"weight": "bold", "style": "oblique"}, "bold-italic"),
        ({"family": "DejaVu Serif"}, "regular"),
    ],
)
def test_text_is_set_in_a_face_of_the_document(figure, ax, style, face):
    ax.text(10, 20, "Words", size=9, color="#123456", **style)
    op = only(figure, TextOp)
    assert (op.text, op.face, op.size, op.color, op.x, op.y) == ("Words", face, 9, "#123456", 10, 20)


def test_text_is_aligned_by_the_metrics_of_its_face(figure, ax):
    ax.text(100, 50, "Words", size=10, ha="right", va="top")
    op = only(figure, TextOp)
    assert op.x == pytest.approx(100 - fonts.width("Words", "regular", 10), abs=0.01)
    assert op.y == pytest.approx(50 - fonts.ascent("regular", 10), abs=0.3)


def test_turned_text_has_its_angle(figure, ax):
    ax.text(100, 50, "Words", rotation=90)
    assert only(figure, TextOp).angle == 90


def test_lines_of_a_text_are_texts(figure, ax):
    ax.text(10, 50, "First\nSecond").set_gid("fact:pupils")
    first, second = render(figure).ops
    assert [first.text, second.text] == ["First", "Second"]
    assert first.y > second.y
    assert first.fact == second.fact == "pupils"


def test_dollars_are_dollars(figure, ax):
    ax.text(10, 50, "US$4 bn and US$120 m").set_gid("fact:trade")
    assert only(figure, TextOp).text == "US$4 bn and US$120 m"


def test_a_digit_needs_a_fact_or_a_role(figure, ax):
    ax.text(10, 50, "Some 42")
    with pytest.raises(ProblemError, match="'Some 42' has a digit but names no fact"):
        render(figure)


def test_ticks_are_ticks_by_themselves(figure):
    figure.add_axes((0.2, 0.2, 0.7, 0.7), xlim=(0, 4e9), xlabel="Money")
    texts = [(op.text, op.role) for op in render(figure).texts]
    assert ("Money", "label") in texts
    assert {role for text, role in texts if any(c.isdigit() for c in text)} == {"tick"}
    assert not any("e" in text for text, role in texts if role == "tick")


def test_words_that_are_no_value_say_why(figure):
    axes = figure.add_axes((0, 0, 1, 1))
    axes.text(0.5, 0.5, "G20").set_gid("allowed:a name")
    axes.text(0.5, 0.3, "people").set_gid("allowed:a name")
    axes.axis("off")
    texts = [(op.text, op.role, op.reason) for op in render(figure).texts]
    assert texts == [("G20", "allowed", "a name"), ("people", "label", "")]


@pytest.mark.parametrize("gid", ["", "role:allowed", "role:label"])
def test_a_digit_that_says_nothing_is_refused(figure, gid):
    figure.add_axes((0, 0, 1, 1)).text(0.5, 0.5, "G20").set_gid(gid)
    with pytest.raises(ProblemError, match="names no fact"):
        render(figure)


def draw_image(ax):
    ax.imshow([[0, 1], [1, 0]])


def draw_mesh(ax):
    ax.pcolormesh([[0, 1], [1, 0]], shading="gouraud")


def draw_math(ax):
    ax.text(10, 50, "$x^2$", parse_math=True)


def draw_tex(ax):
    ax.text(10, 50, "words", usetex=True)


def draw_log(ax):
    ax.axis("on")
    ax.set_xscale("log")
    ax.set_xlim(1, 1000)


def draw_han(ax):
    ax.text(10, 50, "漢字")


def draw_page(ax):
    ax.text(10, 50, "words " * 200)


def draw_many(ax):
    ax.plot(range(30_000), range(30_000), marker="o", linestyle="none", clip_on=False)


def draw_large(ax):
    ax.figure.set_size_inches(1000, 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (draw_image, "an image was drawn"),
        (draw_mesh, "a shaded mesh was drawn"),
        (draw_math, "mathematical text was drawn"),
        (draw_tex, "mathematical text was drawn"),
        (draw_log, "mathematical text was drawn"),
        (draw_han, r"no regular face has the character 漢 \(U\+6F22\), 字 \(U\+5B57\)"),
        (draw_page, "a text of 1200 characters"),
        (draw_many, "more than 20,000 marks"),
        (draw_large, "a figure of 72000 × 72 points"),
    ],
)
def test_what_a_list_cannot_hold_is_refused(figure, ax, draw, message):
    draw(ax)
    with pytest.raises(ProblemError, match=message):
        render(figure)


def test_coordinates_are_rounded(figure, ax):
    ax.plot([1 / 3, 100], [1 / 7, 50])
    assert only(figure, PathOp).path[0] == ("M", 0.33, 0.14)


def test_the_users_own_settings_have_no_say():
    theme = Theme()
    with matplotlib.rc_context({"lines.linewidth": 9, "font.size": 30, "text.parse_math": True}):
        with chart_style(theme):
            assert matplotlib.rcParams["lines.linewidth"] == 1.4
            assert matplotlib.rcParams["font.size"] == theme.small_size
            assert matplotlib.rcParams["text.parse_math"] is False
        assert matplotlib.rcParams["lines.linewidth"] == 9


@pytest.mark.parametrize("does_one_task", [True, False])
def test_artists_have_docstrings_unless_the_process_does_one_thing(
    monkeypatch: pytest.MonkeyPatch, does_one_task: bool
) -> None:
    monkeypatch.setattr(process, "_does_one_task", does_one_task)
    with _without_docstrings():
        loaded = type("Boat", (Artist,), {})
    assert bool(loaded.set.__doc__) is not does_one_task
    loaded().set(alpha=0.5)
    assert type("Ship", (Artist,), {}).set.__doc__


TRIANGLE = (("M", 0.0, 0.0), ("L", 10.0, 0.0), ("L", 10.0, 5.55), ("Z",))


def test_all_of_a_drawing_is_scaled() -> None:
    path = PathOp(TRIANGLE, stroke="#000000", line_width=2, dash=(4, 2), clip=TRIANGLE)
    text = TextOp(4, 8, "Words", "regular", 9, "#000000", angle=30)
    small = DisplayList(100, 50, (path, text)).scaled(0.5)
    half = (("M", 0.0, 0.0), ("L", 5.0, 0.0), ("L", 5.0, 2.77), ("Z",))
    assert small.ops == (
        path._replace(path=half, line_width=1, dash=(2, 1), clip=half),
        text._replace(x=2, y=4, size=4.5),
    )
    assert small[:2] == (50, 25)
