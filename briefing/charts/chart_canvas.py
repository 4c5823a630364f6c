"""The canvas that built-in charts draw on: lines, shapes and words in points, which it keeps as a `DisplayList`.

Matplotlib has no part in it: to place everything ourselves takes a fraction of the time, and gives each text the faces
and measures of the document.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import Any, Literal

from briefing.charts.labels import LEADING
from briefing.charts.model import ChartItem
from briefing.document.drawing import DisplayList, Hatch, Op, PathOp, Segment, TextOp
from briefing.document.occurrences import Role
from briefing.errors import Problem, ProblemError
from briefing.themes import fonts
from briefing.themes.theme import Faces, Theme

LEAST_LINES = 2.5
"""A plot that is lower than some lines of its words shows no shape."""
MAX_OPS = 20_000
MAX_SEGMENTS = 200_000
MAX_TEXT = 1_000
MAX_SIDE = 5_000.0
HATCH_TILE, HATCH_WIDTH = 24.0, 0.7
"""The side of the square tile of a hatch, and how wide its lines are."""
Point = tuple[float, float]
Align = Literal["left", "center", "right"]
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""Which share of a text stands before the point that it is aligned to."""
_DIAGONALS = tuple(
    segment
    for at in (HATCH_TILE * step / 8 for step in range(-4, 5))
    for segment in (("M", at, 0.0 - at), ("L", HATCH_TILE + at, HATCH_TILE - at))
)
_COLOR = re.compile("#[0-9a-fA-F]{6}")
_DIAGONAL = math.sqrt(0.5)
_NEAR, _FAR = 0.2652031, _DIAGONAL * 0.2652031
"""How far from a point of the unit circle the handle of its curve is: from one on an axis, and from one between two."""


class ChartCanvas:
    """A drawing `theme`, `width` and `max_height` of which are given: x to the right and y *down*, in points.

    Its height is known only once everything is drawn, so `finish` sets it; what is higher than `max_height` will
    be shrunk.  `allowed` holds words whose digits are no value, each with its reason.  `lowness` is how high plots and
    gaps are, as a share of the usual, where a page has room for no more: type stays as it is.
    """

    def __init__(
        self,
        theme: Theme,
        width: float,
        max_height: float,
        allowed: Iterable[tuple[str, str]] = (),
        lowness: float = 1.0,
    ) -> None:
        self.theme, self.width, self.max_height, self.lowness = theme, width, max_height, lowness
        self._drawn, self._x, self._y = DrawnOps(theme.faces), 0.0, 0.0
        self._allowed = tuple(("".join(words.split()).lower(), reason) for words, reason in allowed)

    def panel(self, x: float, y: float, width: float) -> ChartCanvas:
        """A part of the canvas, `width` points wide, with its upper left corner at (x, y)."""
        part = copy(self)
        part.width, part._x, part._y = width, self._x + x, self._y + y
        return part

    def in_type(self, size: float) -> ChartCanvas:
        """The same canvas with labels of `size` points, and notes that are no larger."""
        same = copy(self)
        same.theme = self.theme._replace(small_size=size, note_size=min(self.theme.note_size, size))
        return same

    def low(self, height: float) -> float:
        """How high something is that is `height` points high as a rule, and has words beside it or in it."""
        return max(height * self.lowness, min(height, LEAST_LINES * self.theme.small_size * LEADING))

    def finish(self, height: float) -> DisplayList:
        """The drawing, cut to `height`."""
        require_size(self.width, height)
        return DisplayList(rounded(self.width), rounded(height), tuple(_upright(op, height) for op in self._drawn))

    def _place(self, x: float, y: float) -> Point:
        return self._x + x, self._y + y

    def shape(
        self,
        rings: Iterable[Sequence[Point]],
        fill: str | None = None,
        edge: str | None = None,
        width: float = 0.8,
        dash: tuple[float, ...] = (),
        hatch: str | None = None,
    ) -> None:
        """Closed polygons as one path; `hatch` is the colour of fine diagonal lines."""
        path = [segment for ring in rings for segment in (*_polyline(self._place(*p) for p in ring), ("Z",))]
        hatching = Hatch(_DIAGONALS, HATCH_TILE, _hex(hatch), HATCH_WIDTH) if hatch else None
        lines = _dashes(dash, width) if edge else {"line_width": 0.0, "stroke_alpha": 0.0}
        self._drawn.add(PathOp(tuple(path), fill and _hex(fill), stroke=edge and _hex(edge), hatch=hatching, **lines))

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str, width: float = 1.2) -> None:
        """A disc or, if `fill` is the paper, a ring."""
        x, y = self._place(x, y)
        first, *rest = ((x + radius * u, y + radius * v) for u, v in _CIRCLE)
        path: list[Segment] = [("M", *first)]
        path += [("C", *one, *other, *end) for one, other, end in zip(rest[::3], rest[1::3], rest[2::3], strict=True)]
        self._drawn.add(PathOp((*path, ("Z",)), _hex(fill), stroke=_hex(edge), line_width=rounded(width)))

    def line(self, points: Sequence[Point], color: str, width: float = 0.6, dash: tuple[float, ...] = ()) -> None:
        """An open line through `points`."""
        path = tuple(_polyline(self._place(*point) for point in points))
        self._drawn.add(PathOp(path, stroke=_hex(color), join="round", **_dashes(dash, width)))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        fact: str = "",
        role: Role = Role.LABEL,
        size: float = 0,
        color: str = "",
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """One line of `words` with its baseline at `y`; see `lines`."""
        self.lines(x, y, [words], fact=fact, role=role, size=size, color=color, bold=bold, align=align)

    def value(self, x: float, y: float, item: ChartItem, *, color: str = "", align: Align = "left") -> None:
        """The value of `item` in bold, with its baseline at `y`."""
        self.text(x, y, item.value, fact=item.fact, color=color, bold=True, align=align)

    def value_width(self, words: str) -> float:
        """How wide a value is."""
        return fonts.width(words, self.theme.faces.bold, self.theme.small_size)

    def label_width(self, words: str) -> float:
        """How wide a label is."""
        return fonts.width(words, self.theme.faces.regular, self.theme.small_size)

    def note_width(self, words: str) -> float:
        """How wide a note is."""
        return fonts.width(words, self.theme.faces.regular, self.theme.note_size)

    def note(self, x: float, y: float, words: str, *, role: Role = Role.PERIOD, align: Align = "left") -> None:
        """One line of `words` in small grey type: a period, a status, a number of an axis."""
        self.lines(x, y, [words], role=role, size=self.theme.note_size, color=self.theme.grey, align=align)

    def lines(
        self,
        x: float,
        y: float,
        rows: Sequence[str],
        *,
        fact: str = "",
        role: Role = Role.LABEL,
        size: float = 0,
        color: str = "",
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Several lines of text, the first with its baseline at `y`.

        They show the value of `fact`; else `role` says what their digits are, if there are any; those of a label
        must be allowed.
        """
        size, face = size or self.theme.small_size, "bold" if bold else "regular"
        color, leading = _hex(color or self.theme.ink), size * LEADING
        # Labels have passed the check of free texts, which asked for the reason of their digits.
        words, is_plain = "".join("".join(rows).split()).lower(), not fact and role is Role.LABEL
        reason = "; ".join(reason for allowed, reason in self._allowed if allowed in words) if is_plain else ""
        for i, row in enumerate(rows):
            if row.strip():
                self._drawn.check_words(row, face)
                before = _BEFORE[align] and _BEFORE[align] * fonts.width(row, self.theme.faces.of(face), size)
                left, base = self._place(x, y + i * leading)
                line = TextOp(left - before, base, row, face, rounded(size), color)
                if fact:
                    line = line._replace(fact=fact, role=Role.VALUE)
                elif not is_plain:
                    line = line._replace(role=role)  # without digits, too: "Sept" would be a number in French
                elif any(character.isdigit() for character in row):
                    line = line._replace(role=Role.ALLOWED, reason=reason)
                self._drawn.add(line)


class DrawnOps(list[Op]):
    """What has been drawn so far, within bounds, with the faces that print it."""

    def __init__(self, faces: Faces) -> None:
        super().__init__()
        self._faces, self._segments = faces, 0

    def add(self, op: Op) -> None:
        """Draw one more; ProblemError beyond the bounds."""
        self._segments += len(op.path) if isinstance(op, PathOp) else 1
        if len(self) >= MAX_OPS or self._segments > MAX_SEGMENTS:
            raise undrawable(f"more than {MAX_OPS:,} marks", "draw fewer of them")
        self.append(op)

    def check_words(self, words: str, name: str) -> None:
        """Refuse what is too long, or that the face `name` cannot print."""
        if len(words) > MAX_TEXT:
            raise undrawable(f"a text of {len(words)} characters", f"keep it below {MAX_TEXT}")
        if lacking := fonts.missing(words, self._faces.of(name)):
            listed = ", ".join(f"{c} (U+{ord(c):04X})" for c in lacking)
            raise undrawable(f"no {name} face has the character {listed}, in {words!r}", "write it otherwise")


def require_size(width: float, height: float) -> None:
    """Refuse, with a ProblemError, what is no size of a figure."""
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise undrawable(f"a figure of {width:.0f} × {height:.0f} points", "keep the size of the figure as given")


def undrawable(message: str, hint: str) -> ProblemError:
    """What is raised for something that cannot be drawn."""
    return ProblemError(Problem("chart-drawing", message, hint))


def rounded(number: float) -> float:
    """A number as a drawing has it: in hundredths of a point."""
    return round(float(number), 2) + 0.0


def _upright(op: Op, height: float) -> Op:
    """What was drawn from the upper edge down, from the lower one up."""
    if isinstance(op, TextOp):
        return op._replace(x=rounded(op.x), y=rounded(height - op.y))

    def turned(numbers: Sequence[float]) -> tuple[float, ...]:
        return tuple(rounded(height - number if index % 2 else number) for index, number in enumerate(numbers))

    return op._replace(path=tuple((letter, *turned(numbers)) for letter, *numbers in op.path))


def _polyline(points: Iterable[Point]) -> Iterator[Segment]:
    return (("L" if index else "M", x, y) for index, (x, y) in enumerate(points))


def _dashes(dash: Sequence[float], width: float) -> dict[str, Any]:
    return {"line_width": rounded(width), "dash": tuple(map(rounded, dash))}


def _hex(color: str) -> str:
    if not _COLOR.fullmatch(color):
        raise undrawable(f'the colour "{color}"', "take one of canvas.theme, or write it as #rrggbb")
    return color.lower()


def _circle() -> Iterator[Point]:
    """The points of the unit circle, in eight curves, from its foot round to it."""
    yield 0.0, -1.0
    quarter = [
        (_NEAR, -1.0), (_DIAGONAL - _FAR, -_DIAGONAL - _FAR), (_DIAGONAL, -_DIAGONAL),
        (_DIAGONAL + _FAR, -_DIAGONAL + _FAR), (1.0, -_NEAR), (1.0, 0.0),
    ]  # fmt: skip
    for _ in range(4):
        yield from quarter
        quarter = [(-v, u) for u, v in quarter]


_CIRCLE = (*_circle(),)
