"""Read the values of SVG's attributes and properties: numbers, lengths, colours, transforms; ProblemError for others.

Whatever a browser would read in another way, or not at all, is refused: it would draw something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb
from math import radians

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
