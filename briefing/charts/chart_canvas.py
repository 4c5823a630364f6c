"""The canvas that built-in charts draw on: lines, shapes and words in points, as artists of a matplotlib Figure.

There are no Axes: placing everything ourselves takes a fraction of the time, and gives each text the faces and
measures of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from functools import lru_cache
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from briefing.charts.labels import LEADING
from briefing.charts.model import ChartItem
from briefing.document.occurrences import Role
from briefing.themes import fonts
from briefing.themes.theme import Theme

LEAST_LINES = 2.5
"""A plot that is lower than some lines of its words shows no shape."""
Point = tuple[float, float]
Align = Literal["left", "center", "right"]


_font = lru_cache(maxsize=16)(FontProperties)  # a text makes a copy; what no argument says is of matplotlib's defaults


class ChartCanvas:
    """A figure `theme`, `width` and `max_height` of which are given: x to the right and y *down*, in points.

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
        self._figure = Figure(figsize=(width / 72, 1), dpi=72, frameon=False)
        self._down = Affine2D()
        self._to_pixels: Transform = self._down
        self._allowed = tuple(("".join(words.split()).lower(), reason) for words, reason in allowed)

    def panel(self, x: float, y: float, width: float) -> ChartCanvas:
        """A part of the canvas, `width` points wide, with its upper left corner at (x, y)."""
        part = copy(self)
        part.width = width
        part._to_pixels = Affine2D().translate(x, y) + self._to_pixels
        return part

    def in_type(self, size: float) -> ChartCanvas:
        """The same canvas with labels of `size` points, and notes that are no larger."""
        same = copy(self)
        same.theme = self.theme._replace(small_size=size, note_size=min(self.theme.note_size, size))
        return same

    def low(self, height: float) -> float:
        """How high something is that is `height` points high as a rule, and has words beside it or in it."""
        return max(height * self.lowness, min(height, LEAST_LINES * self.theme.small_size * LEADING))

    def finish(self, height: float) -> Figure:
        """The figure, cut to `height`."""
        self._figure.set_size_inches(self.width / 72, height / 72)
        self._down.clear().scale(1, -1).translate(0, height)
        return self._figure

    def _add(self, artist: Artist) -> None:
        # One z-order for all, so that they are drawn, and read, in the order in which they were added:
        # matplotlib would sort them by class.
        artist.set_zorder(0)
        self._figure.add_artist(artist)

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
        patch = PathPatch(
            Path.make_compound_path(*(Path([*ring, ring[0]], closed=True) for ring in rings)),
            facecolor=fill or "none",
            edgecolor=edge or "none",
            linewidth=width if edge else 0,
            linestyle=(0, tuple(d / width for d in dash)) if dash else "solid",
            joinstyle="miter",
            capstyle="butt",
            transform=self._to_pixels,
        )
        if hatch:
            patch.set_hatch("////")
            patch.set_hatch_linewidth(0.7)
            patch.set_hatchcolor(hatch)
        self._add(patch)

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str, width: float = 1.2) -> None:
        """A disc or, if `fill` is the paper, a ring."""
        circle = Path.circle((x, y), radius)
        self._add(PathPatch(circle, facecolor=fill, edgecolor=edge, linewidth=width, transform=self._to_pixels))

    def line(self, points: Sequence[Point], color: str, width: float = 0.6, dash: tuple[float, ...] = ()) -> None:
        """An open line through `points`."""
        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=color, linewidth=width, transform=self._to_pixels)
        line.set_solid_capstyle("butt")
        if dash:
            line.set_dashes([length / width for length in dash])
            line.set_dash_capstyle("butt")
        self._add(line)

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
        size, weight = size or self.theme.small_size, "bold" if bold else "normal"
        leading = size * LEADING
        gid = self._gid("".join("".join(rows).split()), fact, role)
        for i, row in enumerate(rows):
            if row:
                text = Text(
                    x,
                    y + i * leading,
                    row,
                    color=color or self.theme.ink,
                    fontproperties=_font(family="sans-serif", weight=weight, size=size),
                    horizontalalignment=align,
                    verticalalignment="baseline",
                )
                text.set_transform(self._to_pixels)
                text.set_gid(gid)
                self._add(text)

    def _gid(self, words: str, fact: str, role: Role) -> str:
        """What `words`, all white space taken out of them, are, in the form that `ListRenderer` reads.

        Labels have passed the check of free texts, which asked for the reason of their digits.
        """
        if fact:
            return f"fact:{fact}"
        if role is not Role.LABEL:
            return f"role:{role}"  # without digits, too: "Sept" would be a number in French
        if not any(c.isdigit() for c in words):
            return ""
        return "allowed:" + "; ".join(reason for allowed, reason in self._allowed if allowed in words.lower())
