"""Presentation attributes of SVG in, what paints a path out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from briefing.document.drawing import PathOp, Segment
from briefing.themes.files import FileError
from briefing.themes.svg_path import length, numbers

_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?)%")
_CAPS = {"butt": "butt", "round": "round", "square": "square"}
_JOINS = {"miter": "miter", "round": "round", "bevel": "bevel", "miter-clip": "miter", "arcs": "miter"}


class Style(NamedTuple):
    """How shapes look; colours are `#rrggbb`, None for no paint; widths in user units."""

    fill: str | None = "#000000"
    fill_alpha: float = 1.0
    even_odd: bool = False
    stroke: str | None = None
    stroke_alpha: float = 1.0
    width: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[float, ...] = ()
    dash_phase: float = 0.0
    color: str | None = "#000000"
    opacity: float = 1.0
    hidden: bool = False

    def op(self, path: tuple[Segment, ...], scale: float) -> PathOp:
        """What paints `path`, whose user units are `scale` points long."""
        return PathOp(
            path,
            fill=self.fill,
            fill_alpha=round(self.fill_alpha * self.opacity, 3),
            stroke=self.stroke if self.width > 0 else None,
            stroke_alpha=round(self.stroke_alpha * self.opacity, 3),
            line_width=round(self.width * scale, 3),
            dash=tuple(round(part * scale, 3) for part in self.dash),
            dash_phase=round(self.dash_phase * scale, 3),
            cap=self.cap,
            join=self.join,
            even_odd=self.even_odd,
        )


def styled(outer: Style, attributes: Mapping[str, str]) -> Style:
    """The style of an element inside one of style `outer`."""
    style = outer
    for name, value in _properties(attributes).items():
        if value != "inherit":
            style = _changed(style, name, value)
    return style


def _properties(attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes, and what `style` says in their stead."""
    declared = (part.partition(":") for part in attributes.get("style", "").split(";"))
    own = {name.strip(): value.replace("!important", "").strip() for name, _, value in declared}
    found = {name: value.strip() for name, value in attributes.items()} | own
    return dict(sorted(found.items(), key=lambda item: item[0] != "color"))


def _changed(style: Style, name: str, value: str) -> Style:
    match name:
        case "color":
            return style._replace(color=_paint(value, style))
        case "fill":
            return style._replace(fill=_paint(value, style))
        case "stroke":
            return style._replace(stroke=_paint(value, style))
        case "fill-opacity":
            return style._replace(fill_alpha=_share(value))
        case "stroke-opacity":
            return style._replace(stroke_alpha=_share(value))
        case "opacity":
            return style._replace(opacity=style.opacity * _share(value))
        case "fill-rule":
            return style._replace(even_odd=value == "evenodd")
        case "display" | "visibility":
            return style._replace(hidden=style.hidden or value in ("none", "hidden", "collapse"))
    return _stroked(style, name, value)


def _stroked(style: Style, name: str, value: str) -> Style:
    match name:
        case "stroke-width":
            return style._replace(width=length(value))
        case "stroke-linecap":
            return style._replace(cap=_CAPS.get(value, style.cap))
        case "stroke-linejoin":
            return style._replace(join=_JOINS.get(value, style.join))
        case "stroke-dasharray":
            return style._replace(dash=_dash(value))
        case "stroke-dashoffset":
            return style._replace(dash_phase=length(value))
    return style


def _paint(value: str, style: Style) -> str | None:
    from PIL import ImageColor

    if value in ("none", "transparent"):
        return None
    if value.lower() == "currentcolor":
        return style.color
    try:
        red, green, blue, *_ = ImageColor.getrgb(_PERCENT.sub(_of_255, value[:80]))
    except ValueError:
        raise FileError(f'has a colour "{value[:40]}"', 'write it as "#rrggbb"') from None
    return f"#{red:02X}{green:02X}{blue:02X}"


def _of_255(match: re.Match[str]) -> str:
    """A percentage of a channel as a number from 0 to 255."""
    return str(round(float(match[1]) * 2.55))


def _share(value: str) -> float:
    number = length(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    return min(max(number, 0.0), 1.0)


def _dash(value: str) -> tuple[float, ...]:
    parts = [] if value == "none" else numbers(value.replace("px", ""))
    if any(part < 0 for part in parts) or len(parts) > 20:
        raise FileError(f'has a dash "{value[:40]}"')
    parts = parts * 2 if len(parts) % 2 else parts
    return tuple(parts) if any(parts) else ()
