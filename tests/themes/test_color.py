"""Contrast as WCAG defines it, mixtures of colours, and the colours of a theme that lack contrast."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.themes.load import low_contrast
from briefing.themes.theme import THEMES, Theme, contrast, luminance, mix


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


def test_channels_do_as_well_as_digits() -> None:
    assert contrast((255, 0, 0), "#0000FF") == contrast("#ff0000", (0, 0, 255))
    assert luminance((255, 255, 255)) == pytest.approx(1)


@pytest.mark.parametrize(("share", "expected"), [(0, "#FFFFFF"), (0.25, "#CCBFC0"), (1, "#330003")])
def test_share_of_a_colour_over_another(share: float, expected: str) -> None:
    assert mix("#330003", "#ffffff", share) == expected


COLOURS = st.binary(min_size=3, max_size=3).map(lambda code: f"#{code.hex().upper()}")


@pytest.mark.parametrize("name", THEMES)
def test_nothing_in_a_shipped_theme_is_too_faint(name: str) -> None:
    assert list(low_contrast(THEMES[name])) == []


@given(st.sampled_from(["ink", "grey", "dark", "accent", "bar", "muted"]), COLOURS, COLOURS)
def test_the_colour_that_is_offered_would_do(name: str, color: str, paper: str) -> None:
    for faint in low_contrast(Theme()._replace(**{name: color, "paper": paper, "panel": paper})):
        ground = paper
        assert faint.ratio < faint.needed <= contrast(faint.better, ground)


def test_greys_alone_print_well() -> None:
    theme = THEMES["print"]
    colors = [value for value in theme if isinstance(value, str) and value.startswith("#")]
    assert all(color[1:3] == color[3:5] == color[5:7] for color in colors)
