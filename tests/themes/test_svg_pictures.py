"""What of SVG is not refused looks as resvg draws it; each kind that would look otherwise is refused by its name."""

import pytest

from briefing.errors import ProblemError
from briefing.themes.svg import read_svg
from tests.conftest import all_cases
from tests.themes.drawn import ALIKE, POINTS, apart, difference, ours

HUNDRED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{}</svg>'
LINE = '<path fill="none" stroke="#A33" stroke-width="12" {}/>'


@pytest.mark.slow
@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="100" height="100" fill="#147"/><circle cx="40" cy="60" r="30" fill="#fffc"/>',
        '<rect width="60" height="100" fill="hsl(20, 90%, 40%)"/><path d="M60 0h40v100z" fill="rgba(9,99,9,.3)"/>',
        '<rect width="60" height="60" fill="rgb(20 120 20)"/><rect x="60" width="40" height="60" fill="Gray"/>',
        '<rect width="90" height="90" style="/* a */ fill: #071; opacity: 40%"/>',
        '<rect width="90" height="90" style="fill:red !important; fill:blue"/>',
        '<g fill="currentColor" color="red"><rect width="50" height="90" color="blue"/></g>',
        '<g visibility="hidden"><path d="M0 0h40v40z"/><path d="M50 0h40v40z" visibility="visible"/></g>',
        '<g display="none"><rect width="90" height="90" display="inline"/></g><rect width="40" height="40"/>',
        '<g opacity=".5"><g opacity=".5"><rect width="40" height="40"/></g><rect x="50" width="40" height="40"/></g>',
        '<g opacity="0"><rect width="40" height="40"/></g><rect x="50" width="40" height="40"/>',
        '<path d="M20 80L50 20L80 80Z" fill="#fc0" stroke="#c00" stroke-width="20" paint-order="stroke"/>',
        LINE.format('d="M10 80L50 30L90 80"'),
        LINE.format('d="M10 60L90 50L10 40"'),
        LINE.format('d="M10 60L80 50L10 40" stroke-miterlimit="12"'),
        LINE.format('d="M10 80L50 30L90 80" stroke-miterlimit="1"'),
        LINE.format('d="M20 30h60M20 60h0M60 60z" stroke-linecap="round"'),
        LINE.format('d="M20 30h60M50 60h0" stroke-linecap="square" transform="rotate(20 50 50)"'),
        LINE.format('d="M20 30h60M50 60h0M60 60z"'),
        LINE.format('d="M10 50H90" stroke-linecap="round" stroke-dasharray="0 20"'),
        LINE.format('d="M10 50H90" stroke-dasharray="0 20"') + '<rect width="9" height="9"/>',
        LINE.format('d="M10 40H90M10 60H90" stroke-dasharray="20 5 3" stroke-dashoffset="-7"'),
        LINE.format('d="M50 50h.01v.01h-.01z" stroke-linecap="round" stroke-linejoin="round"'),
        LINE.format('d="M53 50a3 3 0 1 1-6 0a3 3 0 0 1 6 0z"'),
        '<ellipse cx="50" cy="50" rx="40" ry="25" fill="none" stroke="red" stroke-width="9" stroke-dasharray="40,99"/>',
        '<ellipse cx="50" cy="50" rx="30"/>',
        '<rect x="10" y="10" width="80" height="40" rx="35" ry="5"/>',
        '<rect x="10" y="10" width="80" height="40" ry="12"/>',
        '<rect x="10" y="10" width="80" height="40" rx="0" ry="15"/>',
        '<rect width="1in" height="10mm"/><circle cx="40pt" cy="60px" r="1pc"/>',
        '<rect x="2" y="20" width="10" height="40" transform="scale(4 1) rotate(20)"/>',
        '<rect width="50" height="50" transform="scale(1 0)" stroke="red"/><rect width="9" height="9"/>',
        '<path d="M10 50H90M20 60L80 80L20 60"/><rect width="9" height="9"/>',
        '<path d="M10 10h30v30z h-8 v50 l20 0z m40 40 h10v10z"/>',
        '<path d="M05 010L1e1 90.5.5e2-1z"/>',
        '<path d="M20 50a30 30 0 0160 0 30 30 0 01-60 0z"/>',
        LINE.format('d="M10 50Q25 10 40 50T70 50S70 10 90 50"'),
        LINE.format('d="M10 50L40 50T60 70S70 10 90 50"'),
        LINE.format('d="M20 50A5 9 30 0 1 80 50A0 9 0 0 1 90 90"'),
        '<path fill-rule="evenodd" d="M50 5L80 95 5 35H95L20 95z"/>',
        '<path d="M50 5L80 95 5 35H95L20 95z"/>',
        '<circle cx="100" cy="100" r="60"/>',
    ],
)  # fmt: skip
def test_a_logo_looks_as_resvg_draws_it(inside: str) -> None:
    assert difference(HUNDRED.format(inside).encode()) <= ALIKE


@pytest.mark.slow
@pytest.mark.parametrize(
    "root",
    [
        'width="200" height="100" viewBox="0 0 100 100"',
        'width="200" height="100" viewBox="0 0 100 100" preserveAspectRatio="none"',
        'width="100" height="200" viewBox="0 0 100 100" preserveAspectRatio="xMinYMax"',
        'width="200" height="100" viewBox="0 0 100 100" preserveAspectRatio="xMidYMin slice"',
        'viewBox="-20 20 100 60"',
        'width="1em" height="1em" viewBox="0 0 100 100" fill="none" stroke="red" stroke-width="5"',
        'viewBox="0 0 100 100" opacity=".3"',
    ],
)
def test_its_frame_lies_as_resvg_lays_it(root: str) -> None:
    assert (
        difference(f'<svg xmlns="http://www.w3.org/2000/svg" {root}><circle cx="50" cy="50" r="40"/></svg>'.encode())
        <= ALIKE
    )


def test_another_picture_is_told_from_it() -> None:
    """The comparison would fail for a mark of one per cent of the width, or a colour that is off by a fifth."""
    square = '<rect width="90" height="90" fill="{}"/>'
    plain = square.format("#114477")
    for other in (plain + '<rect x="40" y="40" width="1" height="1" fill="#fff"/>', square.format("#446699")):
        mine, theirs = (ours(read_svg(HUNDRED.format(inside).encode(), POINTS)) for inside in (plain, other))
        assert apart(mine, theirs) > ALIKE


@all_cases(
    ("inside", "reason"),
    [
        ('<g opacity=".5">\n<circle r="40"/><circle r="30"/></g>', "has an opacity of 0.5 where shapes"),
        ('<rect width="40" height="40" stroke="red" opacity=".5"/>', "has an opacity of 0.5 where shapes, or fill"),
        ('<rect width="9" height="9" style="mix-blend-mode:multiply"/>', 'has mix-blend-mode "multiply" in <rect>'),
        ('<rect width="9" height="9" clip-path="inset(2px)"/>', 'has clip-path "inset(2px)"'),
        ('<rect width="9" height="9" filter="blur(2px)"/>', 'has filter "blur(2px)"'),
        ('<rect width="9" height="9" style="x:4px"/>', 'has a style "x:4px"'),
        ('<rect width="9" height="9" style="fi\\6c l:red"/>', "has a style"),
        ('<rect width="9" height="9" style="fill:var(--a)"/>', 'has a colour "var(--a)"'),
        ('<rect width="9" height="9" fill="lab(50% 40 59.5)"/>', 'has a colour "lab(50% 40 59.5)"'),
        ('<rect width="9" height="9" fill="hsv(120,100%,50%)"/>', 'has a colour "hsv(120,100%,50%)"'),
        ('<rect width="9" height="9" transform="rotate(9)" transform-origin="center"/>', "has transform-origin"),
        ('<rect width="9" height="9" vector-effect="non-scaling-stroke"/>', "has vector-effect"),
        ('<rect width="9" height="9" systemLanguage="ru"/>', "has an attribute systemLanguage in <rect>"),
        ('<rect width="9" height="9" FILL="red"/>', "has an attribute FILL"),
        ('<rect width="9" height="-9"/>', "has a height below 0"),
        ('<rect width="9" height="9" stroke="red" transform="skewX(20)"/>', "has a stroke that is scaled unequally"),
        ('<path d="M9 9h9" stroke="red" stroke-width="-1"/>', 'has the value "-1" where 0 or more'),
        ('<path d="M9 9h9" stroke="red" stroke-miterlimit=".5"/>', 'has the value ".5" where 1 or more'),
        ('<path d="M9 9h9" stroke="red" stroke-linejoin="arcs"/>', 'has the value "arcs" where miter, round, bevel'),
        ('<path d="M9 9h9" stroke="red" stroke-dasharray="9 3" pathLength="10"/>', "has dashes and a pathLength"),
        ('<path d="M9 9h9" stroke="red" stroke-dasharray="0 3 4 3"/>', "has dashes of which some have no length"),
        ('<polygon points="9 9 50 9 50 50" stroke="red" stroke-dasharray="9"/>', "has dashes on a shape that begins"),
        ('<polygon points="9 9 50 9 50"/>', "has points with an odd count of numbers"),
        ('<path d="M9 9L20 20 foo"/>', 'has path data that cannot be read, at "oo"'),
        ('<path d="M9. 9L20 20"/>', "has path data that cannot be read"),
        ('<rect width="9" height="9"><animate attributeName="x"/></rect>', "has an element <animate>"),
        ('<rect width="9" height="9"><rect width="9" height="9"/></rect>', "has an element <rect> inside of a shape"),
        ('<x xmlns=""/>', "has an element <x> that does not belong to SVG"),
        ('<rect width="9" height="9" paint-order="stroke stroke"/>', 'has a paint-order "stroke stroke"'),
    ],
)  # fmt: skip
def test_what_would_look_otherwise_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(ProblemError) as caught:
        read_svg(HUNDRED.format(inside).encode(), POINTS)
    assert caught.value.problem.message.startswith(reason)
