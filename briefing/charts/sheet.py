"""Lines, shapes and words in points from the upper left corner in, a matplotlib Figure with lean artists out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from briefing.charts.data import Room
from briefing.charts.labels import LEADING

Point = tuple[float, float]
Align = Literal["left", "center", "right"]


class Sheet:
    """The paper a built-in chart is drawn on: no axes, x to the right and y *down*, in points.

    Its height is known only once everything is drawn, so `finish` sets it.
    """

    def __init__(self, room: Room, allowed: Iterable[tuple[str, str]] = ()) -> None:
        self.theme, self.width, self.max_height = room.theme, room.width, room.max_height
        self._figure = Figure(figsize=(room.width / 72, 1), dpi=72, frameon=False)
        self._down = Affine2D()
        self._allowed = tuple((_squeezed(words), reason) for words, reason in allowed)

    def finish(self, height: float) -> Figure:
        """The figure, cut to `height`."""
        self._figure.set_size_inches(self.width / 72, height / 72)
        self._down.clear().scale(1, -1).translate(0, height)
        return self._figure

    def _add(self, artist: Artist) -> None:
        """What is drawn later lies on top, and is read later: matplotlib would sort by sort of artist."""
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
            transform=self._down,
        )
        if hatch:
            patch.set_hatch("////")
            patch.set_hatch_linewidth(0.7)
            patch.set_hatchcolor(hatch)
        self._add(patch)

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str, width: float = 1.2) -> None:
        """A disc or, if `fill` is the paper, a ring."""
        circle = Path.circle((x, y), radius)
        self._add(PathPatch(circle, facecolor=fill, edgecolor=edge, linewidth=width, transform=self._down))

    def line(self, points: Sequence[Point], color: str, width: float = 0.6, dash: tuple[float, ...] = ()) -> None:
        """An open line through `points`."""
        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=color, linewidth=width, transform=self._down)
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
        gid: str = "",
        size: float = 0,
        color: str = "",
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """One line of `words` with its baseline at `y`."""
        if not words:
            return
        text = Text(
            x,
            y,
            words,
            color=color or self.theme.ink,
            fontproperties=FontProperties(
                family="sans-serif", weight="bold" if bold else "normal", size=size or self.theme.small_size
            ),
            horizontalalignment=align,
            verticalalignment="baseline",
            transform=self._down,
        )
        text.set_gid(gid or self._own_gid(words))
        self._add(text)

    def _own_gid(self, words: str) -> str:
        """Why a label may have digits: its words have passed the check of free texts, which asked for a reason."""
        if not any(c.isdigit() for c in words):
            return ""
        whole = _squeezed(words)
        return "allowed:" + "; ".join(reason for text, reason in self._allowed if text in whole)

    def lines(
        self,
        x: float,
        y: float,
        rows: Sequence[str],
        *,
        gid: str = "",
        size: float = 0,
        color: str = "",
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Several lines of text, the first with its baseline at `y`."""
        leading = (size or self.theme.small_size) * LEADING
        gid = gid or self._own_gid("".join(rows))
        for i, row in enumerate(rows):
            self.text(x, y + i * leading, row, gid=gid, size=size, color=color, bold=bold, align=align)


def _squeezed(words: str) -> str:
    """`words` as they are found whatever the lines that they are broken into."""
    return "".join(words.split())
