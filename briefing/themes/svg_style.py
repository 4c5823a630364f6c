"""Read how SVG's shapes look: properties and their values, numbers, lengths, colours, transforms.

Whatever a browser would read in another way, or not at all, is refused by a ProblemError: it would draw something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from colorsys import hls_to_rgb
from math import radians
from typing import Any

from fontTools.misc.transform import Transform

from briefing.errors import Problem, ProblemError
from briefing.records import NamedTuple

LIMIT = 100_000.0
SPACE = r"[ \t\r\n\f]"
# A number takes all the digits it can, so that none of a long row can be read in two ways.
NUMBER = r"[+-]?(?:[0-9]*+\.[0-9]++|[0-9]++)(?:[eE][+-]?[0-9]{1,3}+)?"
_NUMBERS = re.compile(rf"{SPACE}*+(?:{NUMBER}(?:{SPACE}*+,{SPACE}*+|{SPACE}++|(?=[+.-])|$))*+")
_LENGTH = re.compile(rf"{SPACE}*({NUMBER})({SPACE}*[a-z]+)?{SPACE}*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_TRANSFORM = re.compile(
    rf"{SPACE}*+,?{SPACE}*+(matrix|translate|scale|rotate|skewX|skewY){SPACE}*+\(([^()]*)\){SPACE}*+"
)
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,80})\)")
_PART = re.compile(rf"({NUMBER})(%)?")
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


class Color(NamedTuple):
    """A colour as `#RRGGBB`, and its opacity."""

    code: str
    alpha: float = 1.0


def refusal(message: str, hint: str | None = None) -> ProblemError:
    """A problem of a logo; its message is the rest of a sentence that begins with the file."""
    return ProblemError(Problem("logo", message, hint))


def length(text: str, more: Mapping[str, float] | None = None) -> float:
    """A length in user units; ProblemError for a percentage, and for a unit that is neither absolute nor in `more`."""
    units = {**_UNITS, **(more or {})}
    match = _LENGTH.fullmatch(text)
    unit = match[2] or "" if match else ""
    if not match or unit not in units or abs(float(match[1])) > LIMIT:
        raise refusal(f'has a length "{text[:40]}"', "write it as a number")
    return float(match[1]) * units[unit]


def numbers(text: str) -> list[float]:
    """Numbers divided by commas or spaces."""
    if len(text) > LIMIT or not _NUMBERS.fullmatch(text) or text.rstrip().endswith(","):
        raise refusal(f'has numbers "{text[:40]}"')
    return [float(number) for number in re.findall(NUMBER, text)]


def share(text: str) -> float:
    """A number or percentage as a share of 1."""
    number = length(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    return min(max(number, 0.0), 1.0)


def transformed(matrix: Transform, text: str) -> Transform:
    """`matrix` after the transforms of an attribute."""
    at = 0
    while at < len(text):
        match = _TRANSFORM.match(text, at)
        if not match or (at == 0 and match[0].lstrip().startswith(",")):
            raise refusal(f'has a transform "{text[:40]}"')
        kind, values, at = match[1], numbers(match[2]), match.end()
        match kind, values:
            case "matrix", [_, _, _, _, _, _]:
                matrix = matrix.transform(tuple(values))
            case "translate", [x, *y] if len(y) < 2:
                matrix = matrix.translate(x, *y)
            case "scale", [x, *y] if len(y) < 2:
                matrix = matrix.scale(x, *(y or [x]))
            case "rotate", [angle]:
                matrix = matrix.rotate(radians(angle))
            case "rotate", [angle, x, y]:
                matrix = matrix.translate(x, y).rotate(radians(angle)).translate(-x, -y)
            case "skewX", [angle]:
                matrix = matrix.skew(radians(angle), 0)
            case "skewY", [angle]:
                matrix = matrix.skew(0, radians(angle))
            case _:
                raise refusal(f"has a transform {kind} with {len(values)} numbers")
    return matrix


def color(text: str) -> Color | None:
    """A colour by its name, as #rgb to #rrggbbaa, or by rgb() or hsl(); None for none at all."""
    from PIL import ImageColor

    value = text.lower()
    if value in ("none", "transparent"):
        return None
    if _HEX.fullmatch(value):
        digits = value[1:] if len(value) > 5 else "".join(2 * digit for digit in value[1:])
        alpha = int(digits[6:] or "ff", 16) / 255
        return Color(f"#{digits[:6].upper()}", alpha)
    if match := _FUNCTION.fullmatch(value):
        return _computed(match[1], match[2], text)
    if value.isalpha() and value in ImageColor.colormap and value != "rebeccapurple":  # younger than SVG 1.1
        return Color(str(ImageColor.colormap[value]).upper())
    raise _no_color(text)


def _computed(kind: str, inside: str, text: str) -> Color:
    """The colour of a function: three parts and perhaps an opacity, divided by commas, or three divided by spaces."""
    parts = [_PART.fullmatch(word) for word in re.split(r"\s*,\s*" if "," in inside else r"\s+", inside.strip())]
    values = [float(part[1]) for part in parts if part]
    units = "".join(part[2] or "." for part in parts if part)
    if (
        any(abs(value) > LIMIT for value in values)
        or len(values) != len(parts)
        or len(parts) not in ((3, 4) if "," in inside else (3,))
    ):
        raise _no_color(text)
    match kind, units[:3]:
        case "rgb", "...":
            channels = values[:3]
        case "rgb", "%%%":
            channels = [value * 2.55 for value in values[:3]]
        case "hsl", ".%%":
            saturation, lightness = (min(max(value, 0.0), 100.0) / 100 for value in values[1:3])
            channels = [255 * channel for channel in hls_to_rgb(values[0] % 360 / 360, lightness, saturation)]
        case _:
            raise _no_color(text)
    if units[3:] == "%":  # programs differ in whether they read it
        raise _no_color(text)
    code = "".join(f"{int(min(max(channel, 0.0), 255.0) + 0.5):02X}" for channel in channels)
    return Color(f"#{code}", min(max(values[3], 0.0), 1.0) if units[3:] else 1.0)


def _no_color(text: str) -> ProblemError:
    return refusal(f'has a colour "{text[:40]}"', 'write it as "#rrggbb"')


CURRENT = Color("currentcolor")
"""What stands for the colour of the element that is drawn, whatever element has said so."""


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
