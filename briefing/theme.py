"""The look as data: colours, type scale and measures (points) that charts and layout share."""

from __future__ import annotations

from typing import NamedTuple

MM = 72 / 25.4


class Theme(NamedTuple):
    """Colours as `#rrggbb`; sizes and lengths in points; `baseline` is the unit of all spacing."""

    name: str = "default"
    ink: str = "#1A1F2B"
    grey: str = "#5B6472"
    hairline: str = "#C9CED6"
    panel: str = "#F3F5F8"
    dark: str = "#12436D"
    accent: str = "#B8470F"
    paper: str = "#FFFFFF"
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
    title_leading: float = 28
    baseline: float = 4.5
    margin_x: float = 20 * MM
    margin_top: float = 18 * MM
    margin_bottom: float = 20 * MM
    side_column: float = 38 * MM
    gutter: float = 6 * MM


PAGE_SIZES: dict[str, tuple[float, float]] = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0)}
