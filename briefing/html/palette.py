"""A theme's colours in, CSS custom properties for light and dark out; contrast is kept, and so is every hue."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from briefing.color import channels, contrast
from briefing.themes.theme import Theme

_NIGHT = {"paper": "#12161d", "panel": "#1b212b", "hairline": "#3a4352"}
_READABLE = {"ink": 12.0, "dark": 7.0}
_LEAST = 5.0
_STEP = 0.01


class Paints:
    """What stands for each colour of a theme and of the drawings in it: `var(--ink,#1a1f2b)`.

    A colour that the theme does not name, such as one of an own chart, gets a property of its own.
    """

    def __init__(self, theme: Theme) -> None:
        self._colours = {name: value.lower() for name, value in theme._asdict().items() if str(value).startswith("#")}
        first = ("ink", "paper")
        self._names = {self._colours[name]: name for name in (*reversed(self._colours), *reversed(first))}

    def __call__(self, colour: str) -> str:
        """The paint for a colour as `#rrggbb`."""
        colour = colour.lower()
        name = self._names.setdefault(colour, f"c{colour[1:]}")
        self._colours.setdefault(name, colour)
        return f"var(--{name},{colour})"

    def light(self) -> dict[str, str]:
        """All colours so far, by the names of their properties."""
        return dict(self._colours)

    def night(self) -> dict[str, str]:
        """The same hues, so light that they can be read on a dark ground."""
        return {
            name: _NIGHT.get(name) or _lit(colour, _READABLE.get(name, _LEAST))
            for name, colour in self._colours.items()
        }


def properties(colours: Mapping[str, str]) -> str:
    """Declarations of custom properties, one for each colour."""
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


def _lit(colour: str, ratio: float) -> str:
    """`colour` with its hue, as light as it takes to stand out from a dark panel by `ratio`."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in channels(colour)))
    while lightness < 1 and contrast(colour, _NIGHT["panel"]) < ratio:
        lightness = min(1.0, lightness + _STEP)
        colour = "#" + "".join(f"{round(255 * part):02x}" for part in hls_to_rgb(hue, lightness, saturation))
    return colour
