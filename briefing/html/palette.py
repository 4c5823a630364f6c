"""Gives the colours of a theme names in CSS, with values for light and dark; hues and contrast are kept."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

from briefing.color import channels, contrast
from briefing.themes.theme import Theme

_NIGHT = {"paper": "#12161d", "panel": "#1b212b", "hairline": "#3a4352"}
_LEAST_CONTRASTS = {"ink": 12.0, "dark": 7.0}
_LEAST_CONTRAST = 5.0
_STEP = 0.01


class Paints:
    """What stands for each colour of a theme and of the drawings in it: `var(--ink,#1a1f2b)`.

    A colour that the theme does not name, such as one of a custom chart, gets a property of its own.
    """

    def __init__(self, theme: Theme) -> None:
        self._colors = {name: value.lower() for name, value in theme._asdict().items() if str(value).startswith("#")}
        # Where a theme has one colour under several names, a drawing means the text or the paper.
        first = ("ink", "paper")
        self._names = {self._colors[name]: name for name in (*reversed(self._colors), *reversed(first))}

    def paint(self, color: str) -> str:
        """The paint for a colour as `#rrggbb`."""
        color = color.lower()
        name = self._names.setdefault(color, f"c{color[1:]}")
        self._colors.setdefault(name, color)
        return f"var(--{name},{color})"

    def light(self) -> dict[str, str]:
        """All colours so far, by the names of their properties."""
        return dict(self._colors)

    def night(self) -> dict[str, str]:
        """The same hues, so light that they can be read on a dark ground."""
        night = {}
        for name, color in self._colors.items():
            if name not in _NIGHT:
                least = _LEAST_CONTRASTS.get(name, _LEAST_CONTRAST)
                hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in channels(color)))
                while lightness < 1 and contrast(color, _NIGHT["panel"]) < least:
                    lightness = min(1.0, lightness + _STEP)
                    lighter = hls_to_rgb(hue, lightness, saturation)
                    color = "#" + "".join(f"{round(255 * part):02x}" for part in lighter)
            night[name] = _NIGHT.get(name, color)
        return night
