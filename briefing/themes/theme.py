"""The values of a theme: colours, sizes, faces and measures that charts and layout share; the three built-in themes.

The contrast of two colours is that of WCAG 2.2 (success criteria 1.4.3 and 1.4.11): the ratio of their relative
luminances, from 1 (no difference) to 21 (black on white).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from briefing.document.drawing import DisplayList, Raster
from briefing.records import NamedTuple

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


MM = 72 / 25.4
PAGE_SIZES: dict[str, tuple[float, float]] = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0)}


class Faces(NamedTuple):
    """The face of each role, as `themes.fonts` knows it: the name of one of ours, or a user's file with its digest."""

    regular: str = "regular"
    bold: str = "bold"
    italic: str = "italic"
    bold_italic: str = "bold-italic"

    def of(self, role: str) -> str:
        """The face of `role`: regular, bold, italic or bold-italic."""
        return self[_PLACES[role]]


_PLACES = {name.replace("_", "-"): place for place, name in enumerate(Faces._fields)}


class Logo(NamedTuple):
    """A picture of `width` × `height` points for the title band, and the words for those who do not see it."""

    picture: DisplayList | Raster
    width: float
    height: float
    alt: str


class Stationery(NamedTuple):
    """What stands around the text: a logo, and words at the head and foot of every page.

    The words may hold the places {marking}, {title}, {reference}, {date}, {page} and {pages}; None
    stands for what the document itself has there.  `allowed` are words in them that look like
    a value and are none, each with the reason; `wordings` has other words for headings, by the English ones.
    """

    logo: Logo | None = None
    head_left: str | None = None
    head_right: str | None = None
    foot_left: str | None = None
    foot_right: str | None = None
    numbering: Literal["none", "decimal"] = "none"
    allowed: tuple[tuple[str, str], ...] = ()
    wordings: tuple[tuple[str, str], ...] = ()


SIZES = (
    "furniture_size",
    "note_size",
    "small_size",
    "table_size",
    "body_size",
    "body_leading",
    "lead_size",
    "subtitle_size",
    "heading_size",
    "value_size",
    "title_size",
    "baseline",
)
"""What grows with the size of text."""
_SPACES = ("margin_x", "margin_top", "margin_bottom", "side_column", "gutter")
LEAST_TYPE = 7.0
"""Points: what is smaller cannot be read in print."""


class Theme(NamedTuple):
    """Colours as `#rrggbb`; sizes and lengths in points; `baseline` is the unit of all spacing.

    `bar`, `muted` and `highlight` are what charts draw with; `page` is width × height.  A theme made by a program
    is taken as it is; `load_theme` checks contrasts and room for text.

    >>> Theme(accent="#A93226")._replace(body_size=11).accent
    '#A93226'
    """

    name: str = "default"
    ink: str = "#1A1F2B"
    grey: str = "#5B6472"
    hairline: str = "#C9CED6"
    panel: str = "#F3F5F8"
    dark: str = "#12436D"
    accent: str = "#B8470F"
    paper: str = "#FFFFFF"
    bar: str = "#12436D"
    muted: str = "#5B6472"
    highlight: str = "#B8470F"
    furniture_size: float = 8
    note_size: float = 8
    small_size: float = 8.5
    table_size: float = 9
    body_size: float = 10
    body_leading: float = 14.5
    lead_size: float = 10.5
    subtitle_size: float = 12
    heading_size: float = 14
    value_size: float = 21
    title_size: float = 24
    baseline: float = 4.5
    page: tuple[float, float] = PAGE_SIZES["a4"]
    margin_x: float = 20 * MM
    margin_top: float = 18 * MM
    margin_bottom: float = 20 * MM
    side_column: float = 38 * MM
    gutter: float = 6 * MM
    faces: Faces = Faces()
    stationery: Stationery = Stationery()

    def reduced(self, factor: float) -> Theme:
        """The theme with all type, space and margins smaller by a factor, but no type below 7 points."""
        smaller = {name: round(getattr(self, name) * factor, 2) for name in (*SIZES, *_SPACES)}
        least = {name: max(size, LEAST_TYPE) for name, size in smaller.items() if name.endswith("_size")}
        return self._replace(**smaller | least)

    @property
    def code_tint(self) -> str:
        """The ground of code, to be told from the paper and from the panel."""
        return mix(self.hairline, self.panel, 0.25)

    @property
    def looseness(self) -> float:
        """How much farther lines stand apart than in the default theme, as a factor."""
        return self.body_leading / self.body_size / 1.45


THEMES: dict[str, Theme] = {
    "default": Theme(),
    "print": Theme(
        name="print",
        ink="#000000",
        grey="#404040",
        hairline="#808080",
        panel="#FFFFFF",
        dark="#000000",
        accent="#000000",
        bar="#333333",
        muted="#737373",
        highlight="#000000",
    ),
    "large": Theme(
        name="large",
        grey="#3F4754",
        hairline="#9AA1AC",
        muted="#3F4754",
        furniture_size=12,
        note_size=14,
        small_size=14,
        table_size=14.5,
        body_size=16,
        body_leading=22,
        lead_size=16,
        subtitle_size=17,
        heading_size=20,
        value_size=28,
        title_size=30,
        baseline=5,
    ),
}
"""The themes that come with make-briefing."""
