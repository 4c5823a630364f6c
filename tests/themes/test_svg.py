"""Logos in SVG: shapes in points; whatever one may not hold is refused by name, with its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document.drawing import PathOp, Segment
from briefing.errors import ProblemError
from briefing.themes.svg import read_svg
from tests.conftest import all_cases, examples, slow_case
from tests.growth import cpu_seconds
from tests.themes.files import CREST, SVG


def drawn(inside: str, height: float = 10) -> list[PathOp]:
    """The operations of a drawing of 20 × 10 units."""
    return read_svg(SVG.format(inside).encode(), height).paths


def shape(path: tuple[Segment, ...]) -> str:
    """A path as one line: letters and rounded numbers."""
    return " ".join(letter + ",".join(f"{number:g}" for number in numbers) for letter, *numbers in path)


@all_cases(
    ("inside", "expected"),
    [
        ('<rect x="1" y="2" width="4" height="3"/>', "M1,8 L5,8 L5,5 L1,5 L1,8 Z"),
        ('<path d="M1 1h4v2l-1 1z"/>', "M1,9 L5,9 L5,7 L4,6 Z"),
        ('<path d="m1,1 2 2 Q4 4 4 2"/>', "M1,9 L3,7 C3.667,6.333,4,6.667,4,8"),
        ('<path d="M1 1C2 2 3 2 4 1S6 0 7 1"/>', "M1,9 C2,8,3,8,4,9 C5,10,6,10,7,9"),
        ('<line x1="1" y1="1" x2="5" y2="2" stroke="red"/>', "M1,9 L5,8"),
        ('<polygon points="1,1 5,1 3,4"/>', "M1,9 L5,9 L3,6 Z"),
        ('<polyline points="1 1 5 1 3 4"/>', "M1,9 L5,9 L3,6"),
        ('<g transform="translate(2 1) scale(2)"><path d="M1 1h1v1"/></g>', "M4,7 L6,7 L6,5"),
        ('<path transform="rotate(90)" d="M1-1h2v1"/>', "M1,9 L1,7 L0,7"),
        ('<path transform="rotate(180, 5, 5)" d="M1 1h2v1"/>', "M9,1 L7,1 L7,2"),
        ('<path transform="matrix(1 0 0 -1 0 10),translate(1)" d="M1 1h2v1"/>', "M2,1 L4,1 L4,2"),
        ('<path transform="skewX(45) skewY(0)" d="M1 1h2v1"/>', "M2,9 L4,9 L5,8"),
        ('<g><g/></g><title>t</title><metadata><x xmlns="u:x"/></metadata><path d="M1 1h2v1"/>', "M1,9 L3,9 L3,8"),
    ],
)
def test_shapes_become_paths_in_points(inside: str, expected: str) -> None:
    (op,) = drawn(inside)
    assert shape(op.path) == expected


def test_circles_and_round_corners_keep_within_their_box() -> None:
    for inside in ('<circle cx="10" cy="5" r="4"/>', '<rect x="6" y="1" width="8" height="8" rx="99"/>'):
        (op,) = drawn(inside)
        ends = [numbers[-2:] for _, *numbers in op.path if numbers]
        assert min(x for x, _ in ends) == pytest.approx(6)
        assert max(y for _, y in ends) == pytest.approx(9)


@all_cases(
    ("attributes", "expected"),
    [
        ("", ("#000000", None, 1, 1)),
        ('fill="none" stroke="Navy" stroke-width="2"', (None, "#000080", 1, 2)),
        ('style="fill: #f00; fill-opacity: 50%" fill="blue"', ("#FF0000", None, 0.5, 1)),
        ('fill="rgb(1, 2, 3)" opacity=".5" fill-opacity=".5"', ("#010203", None, 0.25, 1)),
        ('color="#00f" fill="currentColor"', ("#0000FF", None, 1, 1)),
        ('fill="rgb(10%, 20.5%, 100%)"', ("#1A34FF", None, 1, 1)),
        ('fill="inherit"', ("#000000", None, 1, 1)),
    ],
)
def test_paint_is_kept(attributes: str, expected: tuple[str | None, str | None, float, float]) -> None:
    (op,) = drawn(f'<path d="M1 1h8v8z" {attributes}/>')
    assert (op.fill, op.stroke, op.fill_alpha, op.line_width) == expected


def test_groups_hand_down_what_they_say_and_widths_are_scaled() -> None:
    group = '<g stroke="red" fill-rule="evenodd" stroke-dasharray="1 2" stroke-linecap="round" opacity=".5">{}</g>'
    (fill,) = drawn(group.format('<path d="M1 1h2v2z" stroke="none" opacity=".5"/>'))
    assert (fill.fill_alpha, fill.even_odd) == (0.25, True)
    (op,) = drawn(group.format('<path d="M1 1h2v2" transform="scale(3)" fill="none" opacity=".5"/>'), height=20)
    assert (op.stroke, op.cap, op.stroke_alpha) == ("#FF0000", "round", 0.25)
    assert (op.line_width, op.dash) == (6, (6, 12))


def test_what_is_hidden_or_without_paint_is_not_drawn() -> None:
    hidden = '<g display="none"><path d="M0 0h9"/></g><path d="M0 0h9v9" fill="none"/><rect width="0" height="9"/>'
    assert len(drawn(hidden + '<path d="M1 1h2v2z"/>')) == 1


def test_nothing_is_drawn_outside_the_view_box() -> None:
    drawing = read_svg(SVG.format('<path d="M-900-900h5000v5000z"/>').encode(), 30)
    assert (drawing.width, drawing.height) == (60, 30)
    assert drawing.ops[0].clip == (("M", 0, 0), ("L", 60, 0), ("L", 60, 30), ("L", 0, 30), ("Z",))


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BOMB + CREST, "has a DOCTYPE, in line 1"),
        ('<?xml-stylesheet href="x.css"?>' + CREST, "has a processing instruction, <?xml-stylesheet?>"),
        (SVG.format("&a;"), "is no XML from line 1 on"),
        (SVG.format("<g>"), "is no XML from line 1 on"),
        ("<html/>", "is no SVG file"),
        (SVG.format("\n<text>Words</text>"), "has an element <text>, in line 2"),
        (SVG.format("<style>.a{fill:red}</style>"), "has an element <style>"),
        (SVG.format("<defs><style/></defs>"), "has an element <style>"),
        (SVG.format("<script>alert(1)</script>"), "has an element <script>"),
        (SVG.format("<metadata><script/></metadata>"), "has an element <script>"),
        (SVG.format('<image href="file:///etc/passwd"/>'), "has an element <image>"),
        (SVG.format("<linearGradient/>"), "has an element <linearGradient>"),
        (SVG.format("<filter/>"), "has an element <filter>"),
        (SVG.format("<foreignObject/>"), "has an element <foreignObject>"),
        (SVG.format('<use href="#a"/>'), "has an element <use>"),
        (SVG.format("<svg/>"), "has an element <svg>"),
        (SVG.format('<path d="M0 0h1" onload="x()"/>'), "has an attribute onload, which runs a script"),
        (SVG.format('<g xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>'), "has a reference (href)"),
        (SVG.format('<path d="M0 0h1v1" fill="url(#a)"/>'), "has a fill that is painted by another element (url)"),
        (SVG.format('<path d="M0 0h1" style="filter:URL(x)"/>'), "has a style that is painted by another element"),
        (SVG.format('<path d="M0 0h1v1" fill="chartreusy"/>'), 'has a colour "chartreusy"'),
        (SVG.format('<rect width="50%" height="1"/>'), 'has a length "50%"'),
        (SVG.format('<path d="M0 0L1e9 1"/>'), "has a point far away from its view box"),
        (SVG.format('<path d="M0 0Lnan 1"/>'), "has path data that cannot be read"),
        (SVG.format('<path d="M0 0 1"/>'), "has path data that cannot be read"),
        (SVG.format('<path d="h9v9"/>'), "has path data that cannot be read"),
        (SVG.format('<path transform="spin(3)" d="M0 0h1"/>'), 'has a transform "spin(3)"'),
        (SVG.format('<path transform="scale(1 2 3)" d="M0 0h1"/>'), "has a transform scale with 3 numbers"),
        (SVG.format(""), "draws nothing"),
        (SVG.format("<g>" * 40 + "</g>" * 40), "has more than 32 levels of elements"),
        (SVG.format("<g/>" * 6000), "has more than 5000 elements"),
        slow_case(SVG.format('<path d="M0 0' + "h1h-1" * 60_000 + '"/>'), "has more than 100000 points"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "has no view box with a sensible width and height"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9999 1"/>', "has no view box with a sensible"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="1"/>', "has no view box with a sensible"),
        ('<svg viewBox="0 0 20 10"><path d="M1 1h2v2z"/></svg>', "is no SVG file in <svg>, in line 1"),
        (SVG.format('\n<g>\n<rect width="1em" height="1"/></g>'), 'has a length "1em" in <rect>, in line 3'),
        (SVG.format('<path d="M0 0h1v1" fill="hsl(1e999,5%,5%)"/>'), 'has a colour "hsl(1e999,5%,5%)"'),
        (SVG.format('<path d="M0 0A1e999 1 0 0 1 5 5"/>'), "has a point far away"),
    ],
)  # fmt: skip
def test_what_is_no_plain_shape_is_refused_by_name(text: str, reason: str) -> None:
    begun = cpu_seconds()
    with pytest.raises(ProblemError) as caught:
        read_svg(text.encode(), 40)
    assert caught.value.problem.message.startswith(reason)
    assert cpu_seconds() - begun < 10


@pytest.mark.slow
@settings(max_examples=examples(300))
@given(st.lists(st.tuples(st.integers(0, len(CREST)), st.text('0129.-eMZACQ <>/"&#()%', max_size=4)), max_size=6))
def test_no_text_breaks_the_reader(changes: list[tuple[int, str]]) -> None:
    text = CREST
    for place, words in changes:
        text = text[:place] + words + text[place + len(words) :]
    try:
        drawing = read_svg(text.encode(), 40)
    except ProblemError as error:
        assert error.problem.message
    else:
        assert drawing.ops
