"""Colours in, their contrast out, as WCAG 2.1 defines it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.themes.contrast import contrast, too_faint
from briefing.themes.theme import THEMES, Theme

COLOURS = st.binary(min_size=3, max_size=3).map(lambda code: f"#{code.hex().upper()}")


@pytest.mark.parametrize(
    ("color", "other", "expected"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#767676", "#FFFFFF", 4.54),
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#0000FF", 2.15),
    ],
)
def test_known_contrasts(color: str, other: str, expected: float) -> None:
    assert contrast(color, other) == contrast(other, color) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("name", THEMES)
def test_nothing_in_a_shipped_theme_is_too_faint(name: str) -> None:
    assert list(too_faint(THEMES[name])) == []


@given(st.sampled_from(["ink", "grey", "dark", "accent", "bar", "muted"]), COLOURS, COLOURS)
def test_the_colour_that_is_offered_would_do(name: str, color: str, paper: str) -> None:
    for faint in too_faint(Theme()._replace(**{name: color, "paper": paper, "panel": paper})):
        ground = paper
        assert faint.ratio < faint.needed <= contrast(faint.better, ground)


def test_greys_alone_print_well() -> None:
    theme = THEMES["print"]
    colors = [value for value in theme if isinstance(value, str) and value.startswith("#")]
    assert all(color[1:3] == color[3:5] == color[5:7] for color in colors)
