"""Read how SVG's shapes look: properties that concern them, and those that draw nothing.  All others are refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefing.records import NamedTuple
from briefing.themes.svg_values import Color, color, length, refusal, share

CURRENT = Color("currentcolor")
"""What stands for the colour of the element that is drawn, whatever element has said so."""
_HARMLESS = re.compile(
    r"font(-.+)?|text-(anchor|align|indent|decoration.*|transform|rendering|orientation|overflow)|letter-spacing"
    r"|word-spacing|white-space|line-height|writing-mode|direction|unicode-bidi|dominant-baseline|alignment-baseline"
    r"|baseline-shift|kerning|glyph-orientation-.+|stop-(color|opacity)|flood-(color|opacity)|lighting-color"
    r"|solid-(color|opacity)|clip-rule|shape-(rendering|padding|margin|inside)|inline-size|image-rendering"
    r"|color-(interpolation(-filters)?|rendering|profile)|pointer-events|cursor|user-select|overflow"
    r"|enable-background|isolation|mask-type|-inkscape-.+|--.+"
)
"""Properties of text, gradients, filters and behaviour: shapes look the same with any value."""
_DEFAULTS = {
    "filter": ("none",),
    "mask": ("none",),
    "clip-path": ("none",),
    "clip": ("auto",),
    "marker": ("none",),
    "marker-start": ("none",),
    "marker-mid": ("none",),
    "marker-end": ("none",),
    "mix-blend-mode": ("normal",),
    "vector-effect": ("none",),
    "transform-origin": ("0", "0 0", "0px 0px", "top left"),
}
"""Properties that may have only the value with which they change nothing."""
_NOT_HANDED_DOWN = frozenset({"opacity", "display"})
_MAX_DASHES = 20
_DISPLAYED = ("inline", "block", "inline-block", "none")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important$")


class SvgStyle(NamedTuple):
    """How shapes look; a colour is None for no paint; widths are in user units.

    `opacity` is the element's own, all others are handed down.
    """

    fill: Color | None = Color("#000000")
    fill_alpha: float = 1.0
    even_odd: bool = False
    stroke: Color | None = None
    stroke_alpha: float = 1.0
    width: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    miter_limit: float = 4.0
    dash: tuple[float, ...] = ()
    dash_phase: float = 0.0
    color: Color | None = Color("#000000")
    stroke_first: bool = False
    visible: bool = True
    displayed: bool = True
    opacity: float = 1.0

    @property
    def fill_paint(self) -> Color | None:
        """What fills a shape, with its opacity; None for nothing."""
        return self._paint(self.fill, self.fill_alpha)

    @property
    def stroke_paint(self) -> Color | None:
        """What strokes a shape, with its opacity; None for nothing."""
        return self._paint(self.stroke, self.stroke_alpha) if self.width > 0 else None

    def _paint(self, paint: Color | None, alpha: float) -> Color | None:
        paint = self.color if paint == CURRENT else paint
        alpha = round(paint.alpha * alpha, 4) if paint else 0.0
        return Color(paint.code, alpha) if paint and alpha else None


def styled(outer: SvgStyle, attributes: Mapping[str, str]) -> SvgStyle:
    """The style of an element inside one of style `outer`."""
    found = {name: value.strip() for name, value in attributes.items() if is_property(name)}
    style = outer._replace(opacity=1.0)
    for name, value in (found | dict(_declarations(attributes.get("style", "")))).items():
        word = value.lower()
        if (word == "inherit" and name in _NOT_HANDED_DOWN) or (name, word) == ("color", "none"):
            raise refusal(f"has {name}: {word}", "write its value")
        if name in _DEFAULTS and word not in _DEFAULTS[name]:
            raise refusal(f'has {name} "{value[:40]}"', "flatten it to plain shapes")
        if name in _READERS and word != "inherit" and (name, word) != ("color", "currentcolor"):
            style = style._replace(**_READERS[name](value))
    return style


def is_property(name: str) -> bool:
    """Whether an attribute says how shapes look, or says something of a look that no shape has."""
    return name in _READERS or name in _DEFAULTS or bool(_HARMLESS.fullmatch(name))


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    """The properties of an attribute `style` in the order in which they count: important ones last."""
    important = []
    for part in _COMMENT.sub(" ", text).split(";"):
        name, colon, value = (word.strip() for word in part.partition(":"))
        if not (name or colon):
            continue
        if not is_property(name) or "\\" in part:
            raise refusal(f'has a style "{part.strip()[:40]}"', "leave it out, or save the drawing as plain shapes")
        if _IMPORTANT.search(value):
            important.append((name, _IMPORTANT.sub("", value)))
        else:
            yield name, value
    yield from important


def _choice(field: str, values: Mapping[str, Any]) -> Callable[[str], dict[str, Any]]:
    """A reader of one of a few words."""

    def read(value: str) -> dict[str, Any]:
        if value.lower() not in values:
            raise refusal(f'has the value "{value[:40]}" where {", ".join(values)} may stand')
        return {field: values[value.lower()]}

    return read


def _paint(field: str) -> Callable[[str], dict[str, Any]]:
    return lambda value: {field: CURRENT if value.lower() == "currentcolor" else color(value)}


def _at_least(field: str, least: float) -> Callable[[str], dict[str, Any]]:
    """A reader of a length."""

    def read(value: str) -> dict[str, Any]:
        if (number := length(value)) < least:
            raise refusal(f'has the value "{value[:40]}" where {least:g} or more may stand')
        return {field: number}

    return read


def _dash(value: str) -> dict[str, Any]:
    parts = [] if value.lower() == "none" else [length(word) for word in re.split(r"[\s,]+", value)]
    if any(part < 0 for part in parts) or len(parts) > _MAX_DASHES:
        raise refusal(f'has a dash "{value[:40]}"')
    return {"dash": tuple(parts * 2 if len(parts) % 2 else parts) if any(parts) else ()}


def _paint_order(value: str) -> dict[str, Any]:
    words = value.lower().split()
    if words != ["normal"] and not (0 < len(words) == len({*words} & {"fill", "stroke", "markers"})):
        raise refusal(f'has a paint-order "{value[:40]}"')
    return {"stroke_first": next((word for word in words if word in ("fill", "stroke")), "") == "stroke"}


_READERS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "color": _paint("color"),
    "fill": _paint("fill"),
    "stroke": _paint("stroke"),
    "fill-opacity": lambda value: {"fill_alpha": share(value)},
    "stroke-opacity": lambda value: {"stroke_alpha": share(value)},
    "opacity": lambda value: {"opacity": share(value)},
    "fill-rule": _choice("even_odd", {"nonzero": False, "evenodd": True}),
    "display": _choice("displayed", {word: word != "none" for word in _DISPLAYED}),
    "visibility": _choice("visible", {"visible": True, "hidden": False, "collapse": False}),
    "stroke-width": _at_least("width", 0),
    "stroke-linecap": _choice("cap", {"butt": "butt", "round": "round", "square": "square"}),
    "stroke-linejoin": _choice("join", {"miter": "miter", "round": "round", "bevel": "bevel"}),
    "stroke-miterlimit": _at_least("miter_limit", 1),
    "stroke-dasharray": _dash,
    "stroke-dashoffset": lambda value: {"dash_phase": length(value)},
    "paint-order": _paint_order,
}
