"""Find colours of a theme that cannot be told from what they stand on, and colours that could.

Text needs a contrast of 4.5 (WCAG 2.2, 1.4.3), the marks of charts one of 3 (1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from briefing.color import contrast, mix
from briefing.themes.theme import Theme

TEXT, MARKS = 4.5, 3.0
_ON_PAPER = ("ink", "grey", "dark", "accent")
_PAIRS = (
    *((name, ground, TEXT) for ground in ("paper", "panel") for name in _ON_PAPER),
    *((name, "paper", MARKS) for name in ("bar", "muted", "highlight")),
)


class LowContrast(NamedTuple):
    """A colour, the ground it stands on, their contrast and the one needed, and a colour near it that would do."""

    name: str
    ground: str
    ratio: float
    needed: float
    better: str


def low_contrast(theme: Theme) -> Iterator[LowContrast]:
    """Every pair of colours of `theme` that stand on one another with too little contrast."""
    for name, ground, needed in _PAIRS:
        color, under = getattr(theme, name), getattr(theme, ground)
        if (ratio := contrast(color, under)) < needed:
            # The nearest shade towards black or white, whichever the ground needs.
            end = max("#000000", "#FFFFFF", key=partial(contrast, under))
            shades = (mix(end, color, step / 50) for step in range(1, 51))
            better = next((shade for shade in shades if contrast(shade, under) >= needed), end)
            yield LowContrast(name, ground, ratio, needed, better)
