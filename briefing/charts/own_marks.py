"""Finds marks of a chart of one's own that could be letters, which no gate can read once they are drawn as shapes.

What is allowed is what matplotlib makes of numbers: its lines, named markers, bars, wedges and other patches of a known
form, and surfaces with straight sides.  A path given point by point may have no curves, as letters do.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import Collection, PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from briefing.errors import Problem, ProblemError

_STRAIGHT = {Path.MOVETO, Path.LINETO, Path.CLOSEPOLY, Path.STOP}
_HINT = "draw words as text, which can be read, and marks as lines, named markers, bars, wedges or other known forms"


def check_marks(figure: Figure) -> None:
    """Refuse, with a ProblemError, what could be words that nobody can read."""
    for artist in figure.findobj():
        if what := next(_unreadable(artist), ""):
            raise ProblemError(Problem("chart-drawing", f"{what} was drawn, and nobody can read what it says", _HINT))


def _unreadable(artist: Artist) -> Iterator[str]:
    kind = type(artist)
    if not kind.__module__.startswith(("matplotlib.", "mpl_toolkits.")):
        yield f"an artist of its own, {kind.__name__},"
    if isinstance(artist, Line2D) and not _is_named(artist.get_marker()):
        yield f"the marker {artist.get_marker()!r}"
    if isinstance(artist, PathCollection):
        if not all(_points(path) in _marker_points() for path in artist.get_paths()):
            yield "a marker that is none of matplotlib's named ones"
    elif isinstance(artist, Collection) and not all(map(_is_straight, artist.get_paths())):
        yield "a path with curves"
    if isinstance(artist, PathPatch) and not _is_straight(artist.get_path()):
        yield "a path with curves"


def _is_named(marker: object) -> bool:
    return isinstance(marker, str | int) and marker in MarkerStyle.markers


def _is_straight(path: Path) -> bool:
    """Whether a path has straight sides only, and is not made of letters."""
    return not isinstance(path, TextPath) and (
        path.codes is None or _STRAIGHT.issuperset(np.asarray(path.codes).tolist())
    )


@cache
def _marker_points() -> frozenset[bytes]:
    """The points of all named markers, as `scatter` takes them."""
    markers = map(MarkerStyle, MarkerStyle.markers)
    return frozenset(_points(marker.get_path().transformed(marker.get_transform())) for marker in markers)


def _points(path: Path) -> bytes:
    return np.asarray(path.vertices).tobytes()
