"""Contrast as WCAG defines it, and mixtures of colours."""

import pytest

from briefing.color import contrast, luminance, mix


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
