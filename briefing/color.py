"""Mix sRGB colours and measure their contrast.

Contrast is that of WCAG 2.2 (success criteria 1.4.3 and 1.4.11): the ratio of the relative luminances
of two colours, from 1 (no difference) to 21 (black on white).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Color: TypeAlias = str | Sequence[float]
"""`#rrggbb`, or the red, green and blue of a colour, each from 0 to 255."""


def channels(color: Color) -> Sequence[float]:
    """Red, green and blue of `color`, from 0 to 255."""
    return bytes.fromhex(color[1:]) if isinstance(color, str) else color


def mix(color: str, other: str, share: float) -> str:
    """The opaque colour of `share` (0 to 1) of `color` over `other`, as `#RRGGBB`."""
    pairs = zip(channels(color), channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def luminance(color: Color) -> float:
    """The relative luminance of `color`: 0 for black, 1 for white."""
    parts = (value / 255 for value in channels(color))
    red, green, blue = (float(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(color: Color, other: Color) -> float:
    """The contrast ratio of two colours, from 1 to 21, whichever is the darker."""
    low, high = sorted((luminance(color), luminance(other)))
    return (high + 0.05) / (low + 0.05)
