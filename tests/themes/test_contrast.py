"""Which colours of a theme lack contrast, and the colours that are offered instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.color import contrast
from briefing.themes.load import low_contrast
from briefing.themes.theme import THEMES, Theme

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
