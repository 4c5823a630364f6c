"""A drawing as a list of paths and texts: what a chart or logo is to pages, which know no matplotlib and no SVG.

Plain data throughout (numbers, strings, tuples), so that it can be cached as JSON.
Coordinates are points from the lower left corner; colours are `#rrggbb`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, TypeAlias

from briefing.document.occurrences import Role
from briefing.records import NamedTuple

Segment: TypeAlias = tuple[str, *tuple[float, ...]]
"""One path segment: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x3, y3) or ("Z",)."""

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f), which takes the point (x, y) to (a·x + c·y + e, b·x + d·y + f)."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Hatch(NamedTuple):
    """A tiling: its path within one square tile of side `size`, stroked in `color`."""

    path: tuple[Segment, ...]
    size: float
    color: str
    width: float


class PathOp(NamedTuple):
    """A path to fill, hatch and stroke; `clip` is a path; `even_odd` fills by that rule, else by nonzero winding.

    `miter_limit` is how many times the line's width its pointed corners may be long; None where it has none so sharp.
    """

    path: tuple[Segment, ...]
    fill: str | None = None
    fill_alpha: float = 1.0
    stroke: str | None = None
    stroke_alpha: float = 1.0
    line_width: float = 1.0
    dash: tuple[float, ...] = ()
    dash_phase: float = 0.0
    cap: str = "butt"
    join: str = "miter"
    hatch: Hatch | None = None
    clip: tuple[Segment, ...] | None = None
    even_odd: bool = False
    miter_limit: float | None = None

    def scaled(self, factor: float) -> PathOp:
        """The same path `factor` times as large, with its line; a hatch and its tile keep their size."""
        width, *dash = _times((self.line_width, *self.dash), factor)
        path, clip = _scaled_path(self.path, factor), self.clip and _scaled_path(self.clip, factor)
        return self._replace(path=path, line_width=width, dash=tuple(dash), clip=clip)


class TextOp(NamedTuple):
    """A line of text with its baseline starting at (x, y), turned by `angle` degrees.

    `fact` is the id of the fact whose value the text holds; without one, `role` says what the text is, and
    `reason` why the digits of an allowed one are no value.
    """

    x: float
    y: float
    text: str
    face: str
    size: float
    color: str
    alpha: float = 1.0
    angle: float = 0.0
    fact: str = ""
    role: Role = Role.LABEL
    reason: str = ""
    clip: tuple[Segment, ...] | None = None

    def scaled(self, factor: float) -> TextOp:
        """The same text `factor` times as large."""
        x, y, size = _times((self.x, self.y, self.size), factor)
        return self._replace(x=x, y=y, size=size, clip=self.clip and _scaled_path(self.clip, factor))


Op: TypeAlias = PathOp | TextOp


class DisplayList(NamedTuple):
    """A drawing of `width` × `height` points, painted in the order of `ops`."""

    width: float
    height: float
    ops: tuple[Op, ...]

    @property
    def texts(self) -> list[TextOp]:
        """Its words, in the order in which they are painted."""
        return [op for op in self.ops if isinstance(op, TextOp)]

    @property
    def paths(self) -> list[PathOp]:
        """Its paths, in the order in which they are painted."""
        return [op for op in self.ops if isinstance(op, PathOp)]

    def scaled(self, factor: float) -> DisplayList:
        """The same drawing `factor` times as large, rounded to hundredths of a point."""
        width, height = _times((self.width, self.height), factor)
        return DisplayList(width, height, tuple(op.scaled(factor) for op in self.ops))

    def to_json(self) -> bytes:
        """The same as JSON."""
        content = [self.width, self.height, [[type(op).__name__, *op] for op in self.ops]]
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, data: bytes) -> DisplayList:
        """The drawing of such JSON; ValueError, TypeError or RecursionError if it is none."""
        width, height, entries = json.loads(data)
        ops: list[Op] = []
        for name, *values in entries:
            fields = map(_frozen, values)
            if name == TextOp.__name__:
                line = TextOp(*fields)
                ops.append(line._replace(role=Role(line.role)))
            else:
                path = PathOp(*fields)
                ops.append(path._replace(hatch=Hatch(*path.hatch)) if path.hatch else path)
        return cls(width, height, tuple(ops))


UNDRAWN = DisplayList(0, 0, ())
"""The drawing of what is not drawn, or not yet."""


class Raster(NamedTuple):
    """A picture of `width` × `height` pixels: rows of RGB bytes from the top, and bytes of opacity if it has any.

    Of a photograph `rgb` is a JPEG file, if it `is_jpeg`: ten times smaller, and so small enough for a mail.
    """

    width: int
    height: int
    rgb: bytes
    alpha: bytes = b""
    is_jpeg: bool = False

    @property
    def sha256(self) -> str:
        """The digest of its pixels and of how many stand in a row: other rows would show something else."""
        # The height follows from the pixels, but not from those that are packed.
        size = b"%d %d jpeg " % (self.width, self.height) if self.is_jpeg else b"%d " % self.width
        return sha256(size + self.rgb + self.alpha).hexdigest()


class SizedPicture(NamedTuple):
    """A picture and how many points wide it is to be drawn."""

    picture: DisplayList | Raster
    width: float


def matrix_product(first: Sequence[float], second: Sequence[float]) -> Matrix:
    """The matrix that does what `first` does, and then what `second` does."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _scaled_path(path: tuple[Segment, ...], factor: float) -> tuple[Segment, ...]:
    return tuple((letter, *_times(numbers, factor)) for letter, *numbers in path)


def _times(numbers: Sequence[float], factor: float) -> tuple[float, ...]:
    return tuple(round(number * factor, 2) for number in numbers)


def _frozen(value: Any) -> Any:
    """JSON's lists as the tuples that they were."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
