"""Read the presentation attributes of SVG: how a path is filled and stroked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from briefing.document.drawing import PathOp, Segment
from briefing.themes.svg_path import length, numbers, refusal

_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?)%")
_CAPS = {"butt": "butt", "round": "round", "square": "square"}
_JOINS = {"miter": "miter", "round": "round", "bevel": "bevel", "miter-clip": "miter", "arcs": "miter"}


class SvgStyle(NamedTuple):
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


def styled(outer: SvgStyle, attributes: Mapping[str, str]) -> SvgStyle:
    """The style of an element inside one of style `outer`."""
    declared = (part.partition(":") for part in attributes.get("style", "").split(";"))
    own = {name.strip(): value.replace("!important", "").strip() for name, _, value in declared}
    found = {name: value.strip() for name, value in attributes.items()} | own
    style = outer
    for name, value in sorted(found.items(), key=lambda item: item[0] != "color"):  # others may name the `color`
        if value != "inherit":
            style = style._replace(**_changes(style, name, value))
    return style


def _changes(style: SvgStyle, name: str, value: str) -> dict[str, Any]:
    """What the property `name` changes; nothing if it does not concern how shapes look."""
    match name:
        case "color" | "fill" | "stroke":
            return {name: _paint(value, style)}
        case "fill-opacity":
            return {"fill_alpha": _share(value)}
        case "stroke-opacity":
            return {"stroke_alpha": _share(value)}
        case "opacity":
            return {"opacity": style.opacity * _share(value)}
        case "fill-rule":
            return {"even_odd": value == "evenodd"}
        case "display" | "visibility":
            return {"hidden": style.hidden or value in ("none", "hidden", "collapse")}
        case "stroke-width":
            return {"width": length(value)}
        case "stroke-linecap":
            return {"cap": _CAPS.get(value, style.cap)}
        case "stroke-linejoin":
            return {"join": _JOINS.get(value, style.join)}
        case "stroke-dasharray":
            parts = [] if value == "none" else numbers(value.replace("px", ""))
            if any(part < 0 for part in parts) or len(parts) > 20:
                raise refusal(f'has a dash "{value[:40]}"')
            return {"dash": tuple(parts * 2 if len(parts) % 2 else parts) if any(parts) else ()}
        case "stroke-dashoffset":
            return {"dash_phase": length(value)}
    return {}


def _paint(value: str, style: SvgStyle) -> str | None:
    """A colour as `#RRGGBB`; None for no paint."""
    from PIL import ImageColor

    if value in ("none", "transparent"):
        return None
    if value.lower() == "currentcolor":
        return style.color
    # A percentage of a channel as a number from 0 to 255, which is all that Pillow reads beside integers.
    of_255 = _PERCENT.sub(lambda match: str(round(float(match[1]) * 2.55)), value[:80])
    try:
        red, green, blue, *_ = ImageColor.getrgb(of_255)
    except ValueError:
        raise refusal(f'has a colour "{value[:40]}"', 'write it as "#rrggbb"') from None
    return f"#{red:02X}{green:02X}{blue:02X}"


def _share(value: str) -> float:
    """A number or percentage as a share of 1."""
    number = length(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    return min(max(number, 0.0), 1.0)
