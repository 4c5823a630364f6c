"""A theme in, its colours that cannot be told from what they stand on out, by WCAG 2.1 (1.4.3 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.themes.theme import Theme

TEXT, MARKS = 4.5, 3.0
_ON_PAPER = ("ink", "grey", "dark", "accent")
_PAIRS = (
    *((name, ground, TEXT) for ground in ("paper", "panel") for name in _ON_PAPER),
    *((name, "paper", MARKS) for name in ("bar", "muted", "highlight")),
)


class Faint(NamedTuple):
    """A colour, the ground it stands on, their contrast and the one needed, and a colour near it that would do."""

    name: str
    ground: str
    ratio: float
    needed: float
    better: str


def too_faint(theme: Theme) -> Iterator[Faint]:
    """Every pair of colours of `theme` that stand on one another with too little contrast."""
    for name, ground, needed in _PAIRS:
        color, under = getattr(theme, name), getattr(theme, ground)
        if (ratio := contrast(color, under)) < needed:
            yield Faint(name, ground, ratio, needed, _better(color, under, needed))


def contrast(color: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(color), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(value / 255) for value in bytes.fromhex(color[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _better(color: str, ground: str, needed: float) -> str:
    """The nearest shade of `color`, towards black or white, that `ground` needs."""
    end = "#000000" if contrast("#000000", ground) >= contrast("#FFFFFF", ground) else "#FFFFFF"
    shades = (_mixed(end, color, step / 50) for step in range(1, 51))
    return next((shade for shade in shades if contrast(shade, ground) >= needed), end)


def _mixed(color: str, other: str, share: float) -> str:
    pairs = zip(bytes.fromhex(color[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)
