"""Turn a matplotlib Figure into a `DisplayList`: vectors, and text in the document's own faces.

Matplotlib draws through a renderer; ours keeps what it is told to draw, and refuses what a display list cannot
hold.  Text is measured by the fonts that will print it, so that what matplotlib aligns stays aligned.

A chart of one's own may draw no marks that could be letters, which no gate can read once they are shapes. What is
allowed is what matplotlib makes of numbers: its lines, named markers, bars, wedges and other patches of a known form,
and surfaces with straight sides.  A path given point by point may have no curves, as letters do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any, cast

import matplotlib
import numpy as np
from cycler import cycler
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.collections import Collection, PathCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, weight_dict
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform, Transform

from briefing.charts.model import ChartData
from briefing.document.drawing import DisplayList, Hatch, Op, PathOp, Segment, TextOp
from briefing.document.occurrences import Role
from briefing.errors import Problem, ProblemError
from briefing.themes import fonts
from briefing.themes.theme import Faces, Stationery, Theme

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
    marker: object = artist.get_marker() if isinstance(artist, Line2D) else "o"
    if not isinstance(marker, str | int) or marker not in MarkerStyle.markers:
        yield f"the marker {marker!r}"
    if isinstance(artist, PathCollection):
        if not all(_points(path) in _marker_points() for path in artist.get_paths()):
            yield "a marker that is none of matplotlib's named ones"
    elif isinstance(artist, Collection) and not all(map(_is_straight, artist.get_paths())):
        yield "a path with curves"
    if isinstance(artist, PathPatch) and not _is_straight(artist.get_path()):
        yield "a path with curves"


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


MAX_OPS = 20_000
MAX_SEGMENTS = 200_000
MAX_TEXT = 1_000
MAX_SIDE = 5_000.0
HATCH_TILE = 24.0
HATCH_DENSITY = 2
OUR_FACES = Faces()
_CAPS = {"projecting": "square"}
_BACKEND = "backend"
_DEFAULTS = {key: value for key, value in matplotlib.rcParamsDefault.items() if not key.startswith(_BACKEND)}
"""All defaults but the backend, which no figure without a window needs."""
_LETTERS = {Path.MOVETO: "M", Path.LINETO: "L"}


def render(figure: Figure, faces: Faces = OUR_FACES, own: ChartData | None = None) -> DisplayList:
    """Draw `figure` with `faces`; its resolution must be 72 dots per inch, so that its pixels are points.

    ProblemError for something that a display list cannot hold; and where the user's `own` code has drawn these items,
    for what nobody could read, or what their values contradict.
    """
    width, height = figure.get_size_inches() * 72
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise _refusal(f"a figure of {width:.0f} × {height:.0f} points", "keep the size of the figure as given")
    if own is not None:
        check_marks(figure)
    renderer = ListRenderer(float(width), float(height), faces)
    figure.draw(renderer)
    if own is not None:
        from briefing.charts.custom import problems_of_own

        for problem in problems_of_own(figure, (op for op in renderer.ops if isinstance(op, TextOp)), own):
            raise ProblemError(problem)
    return DisplayList(_rounded(width), _rounded(height), tuple(renderer.ops))


@contextmanager
def chart_style(theme: Theme) -> Iterator[None]:
    """Matplotlib's own defaults with the colours and sizes of `theme`, whatever the user's matplotlibrc says.

    It does what `rc_context` does with the same parameters, which takes a millisecond to look at all of them.
    """
    current: Any = matplotlib.rcParams
    wanted = _parameters(theme._replace(stationery=Stationery()))
    before = {key: dict.__getitem__(current, key) for key in wanted}
    dict.update(current, wanted)
    try:
        yield
    finally:
        dict.update(current, before)


@lru_cache(maxsize=4)
def _parameters(theme: Theme) -> dict[str, Any]:
    """The parameters for a theme, as matplotlib keeps them; `$` is an ordinary character."""
    wanted: Any = _DEFAULTS | {
        "text.parse_math": False,
        "text.usetex": False,
        "text.color": theme.ink,
        "font.size": theme.small_size,
        "figure.dpi": 72,
        "figure.facecolor": "none",
        "axes.unicode_minus": True,
        "axes.facecolor": "none",
        "axes.edgecolor": theme.grey,
        "axes.labelcolor": theme.grey,
        "axes.linewidth": 0.6,
        "axes.labelsize": theme.note_size,
        "axes.titlesize": theme.small_size,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.formatter.useoffset": False,
        "axes.formatter.limits": (-15, 15),
        "axes.prop_cycle": cycler(color=[theme.bar, theme.muted, theme.highlight]),
        "grid.color": theme.hairline,
        "grid.linewidth": 0.5,
        "hatch.linewidth": 0.7,
        "lines.linewidth": 1.4,
        "xtick.color": theme.grey,
        "ytick.color": theme.grey,
        "xtick.labelsize": theme.note_size,
        "ytick.labelsize": theme.note_size,
    }
    # Only what differs: to set all 300 parameters, each of them validated, takes longer than to draw a chart.
    current = matplotlib.rcParams
    with matplotlib.rc_context({key: value for key, value in wanted.items() if current[key] != value}):
        return {key: current[key] for key in wanted}


class ListRenderer(RendererBase):
    """Collects what matplotlib draws as operations, in order.

    The gid of a Text says what it is: `fact:ID` for the value of a fact, `allowed:REASON` for words whose
    digits are no value, `role:NAME` otherwise.  Labels of axis ticks get the role "tick" by themselves.
    """

    def __init__(self, width: float, height: float, faces: Faces) -> None:
        super().__init__()
        self.width, self.height, self.faces = width, height, faces
        self.ops: list[Op] = []
        self._segments = 0
        self._groups: list[tuple[str, str]] = []

    def flipy(self) -> bool:
        """No: y grows upwards here."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size of the figure in points."""
        return self.width, self.height

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Note that the artist `s` begins."""
        self._groups.append((s, gid or ""))

    def close_group(self, s: str) -> None:
        """Note that the artist `s` ends."""
        self._groups.pop()

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:  # noqa: N803
        """Fill, hatch and stroke `path`."""
        segments = _segments(path, transform, gc.get_sketch_params())
        stroke = _hex(tuple(gc.get_rgb())) if gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0 else None
        hatch = None
        if (lines := gc.get_hatch_path(HATCH_DENSITY)) is not None:
            tile = _segments(lines, Affine2D().scale(HATCH_TILE), None)
            hatch = Hatch(tile, HATCH_TILE, _hex(tuple(gc.get_hatch_color())), _rounded(gc.get_hatch_linewidth()))
        if not segments or (rgbFace is None and hatch is None and stroke is None):
            return
        clip = _Clip(gc, lambda: _extent(segments, gc.get_linewidth() / 2))
        if clip.hides:
            return
        offset, dashes = cast("tuple[float, Any]", gc.get_dashes())
        self._add(
            PathOp(
                path=segments,
                fill=None if rgbFace is None else _hex(tuple(rgbFace)),
                fill_alpha=1.0 if rgbFace is None else _alpha(gc, rgbFace),
                stroke=stroke,
                stroke_alpha=_alpha(gc, gc.get_rgb()),
                line_width=_rounded(gc.get_linewidth()),
                dash=tuple(map(_rounded, dashes)) if dashes else (),
                dash_phase=_rounded(offset or 0) if dashes else 0.0,
                cap=_CAPS.get(gc.get_capstyle(), str(gc.get_capstyle())),
                join=str(gc.get_joinstyle()),
                hatch=hatch,
                clip=clip.needed,
            )
        )

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """Set one line of text with its baseline at (x, y)."""
        _refuse_math(ismath or "\\mathdefault" in s)
        name, face, size = self._face(prop)
        if len(s) > MAX_TEXT:
            raise _refusal(f"a text of {len(s)} characters", f"keep it below {MAX_TEXT}")
        if lacking := fonts.missing(s, face):
            listed = ", ".join(f"{c} (U+{ord(c):04X})" for c in lacking)
            raise _refusal(f"no {name} face has the character {listed}, in {s!r}", "write it otherwise")
        fact, role, reason = self._meaning(s)

        def extent() -> Bbox:
            width, up, down = fonts.width(s, face, size), fonts.ascent(face, size), fonts.descent(face, size)
            turned = Affine2D().rotate_deg(angle).translate(x, y)
            corners = turned.transform([(0, -down), (0, up), (width, -down), (width, up)])
            return Bbox([corners.min(axis=0), corners.max(axis=0)])

        clip = _Clip(gc, extent)
        if not s.strip() or clip.hides:
            return
        self._add(
            TextOp(
                x=_rounded(x),
                y=_rounded(y),
                text=s,
                face=name,
                size=_rounded(size),
                color=_hex(tuple(gc.get_rgb())),
                alpha=_alpha(gc, gc.get_rgb()),
                angle=_rounded(angle),
                fact=fact,
                role=role,
                reason=reason,
                clip=clip.needed,
            )
        )

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """The size of one line of text, in points, in the document's own face."""
        _refuse_math(ismath)
        _, face, size = self._face(prop)
        descent = fonts.descent(face, size)
        return fonts.width(s, face, size), fonts.ascent(face, size) + descent, descent

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        """Ascent, descent and line gap; matplotlib would otherwise look for a system font to ask."""
        _, face, size = self._face(prop)
        return fonts.ascent(face, size), fonts.descent(face, size), 0.0

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        """Refuse: a chart is vectors."""
        raise _refusal("an image was drawn", "charts are vectors: draw paths, lines, patches and text")

    def draw_gouraud_triangles(self, gc: GraphicsContextBase, *arguments: Any) -> None:
        """Refuse: a display list has no gradients."""
        raise _refusal("a shaded mesh was drawn", "charts are vectors: use plain fills")

    def draw_tex(self, *arguments: Any, **options: Any) -> None:
        """Refuse: no text is set by TeX."""
        _refuse_math("TeX")

    def _face(self, prop: FontProperties) -> tuple[str, str, float]:
        """The name of a face within its family, the face, and the type size."""
        weight = prop.get_weight()
        bold = (weight if isinstance(weight, int) else weight_dict.get(str(weight), 400)) >= 600
        italic = prop.get_style() in ("italic", "oblique")
        name = "-".join(["bold"] * bold + ["italic"] * italic) or "regular"
        return name, self.faces.of(name), float(prop.get_size_in_points())

    def _meaning(self, text: str) -> tuple[str, Role, str]:
        """The fact, the role and the reason of a text, as its gid says or as it stands."""
        name, _, value = self._groups[-1][1].partition(":") if self._groups else ("", "", "")
        has_digit = any(character.isdigit() for character in text)
        if name == "fact":
            return value, Role.VALUE, ""
        if name == "allowed":
            return ("", Role.ALLOWED, value) if has_digit else ("", Role.LABEL, "")
        in_tick = any(group in ("xtick", "ytick") for group, _ in self._groups)
        try:
            role = Role(value) if name == "role" else Role.TICK if in_tick else Role.LABEL
        except ValueError:
            raise _refusal(f'the text {text!r} has the role "{value}"', "use role:period or role:tick") from None
        if role in (Role.LABEL, Role.ALLOWED) and has_digit:
            raise _refusal(
                f"the text {text!r} has a digit but names no fact",
                'say whose value it is: text.set_gid("fact:ID"), what it is: text.set_gid("role:period"), '
                'or why it is none: text.set_gid("allowed:REASON")',
            )
        return "", role, ""

    def _add(self, op: Op) -> None:
        self._segments += len(op.path) if isinstance(op, PathOp) else 1
        if len(self.ops) >= MAX_OPS or self._segments > MAX_SEGMENTS:
            raise _refusal(f"more than {MAX_OPS:,} marks", "draw fewer of them")
        self.ops.append(op)


class _Clip:
    """The clipping of a graphics context for something of an `extent`: by a rectangle, a path, or both.

    Few marks are clipped, so how far something extends is asked only of these.
    """

    def __init__(self, gc: GraphicsContextBase, extent: Callable[[], Bbox]) -> None:
        self._box: Bbox | None = gc.get_clip_rectangle()
        path, transform = gc.get_clip_path()
        self._path = None if path is None or transform is None else cast("Path", path).transformed(transform)
        if self._path is not None and self._box is not None and not _within(self._path.get_extents(), self._box):
            self._path = self._path.clip_to_bbox(self._box)
        self._extent = extent

    @property
    def hides(self) -> bool:
        """Whether nothing of it would be seen."""
        return self._box is not None and Bbox.intersection(self._box, self._extent()) is None

    @property
    def needed(self) -> tuple[Segment, ...] | None:
        """The clipping path for it, None if that cuts nothing off."""
        if self._path is not None:
            return _segments(self._path, IdentityTransform(), None)
        if self._box is None or _within(self._extent(), self._box):
            return None
        x0, y0, x1, y1 = map(_rounded, self._box.extents)
        return (("M", x0, y0), ("L", x1, y0), ("L", x1, y1), ("L", x0, y1), ("Z",))


def _extent(segments: tuple[Segment, ...], margin: float) -> Bbox:
    """What some segments cover, with so much around them."""
    xs = [x for _, *numbers in segments for x in numbers[0::2]]
    ys = [y for _, *numbers in segments for y in numbers[1::2]]
    return Bbox.from_extents(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)


def _within(inner: Bbox, outer: Bbox) -> bool:
    return bool((inner.p0 >= outer.p0 - 0.01).all() and (inner.p1 <= outer.p1 + 0.01).all())


def _segments(path: Path, transform: Transform, sketch: Any) -> tuple[Segment, ...]:
    """The segments of `path`; a quadratic curve becomes the cubic one that equals it, which is all that PDF has."""
    segments: list[Segment] = []
    x0 = y0 = 0.0
    # As `iter_segments` has them, which makes an array of each.
    cleaned = path.cleaned(transform, remove_nans=True, snap=False, simplify=False, curves=True, sketch=sketch)
    vertices, codes = (iter(np.asarray(part).tolist()) for part in (cleaned.vertices, cleaned.codes))
    for code in codes:
        if code == Path.STOP:
            break
        points: list[float] = next(vertices)
        if code == Path.CLOSEPOLY:
            segments.append(("Z",))
            continue
        for _ in range(Path.NUM_VERTICES_FOR_CODE[code] - 1):
            next(codes)
            points += next(vertices)
        *_, x, y = points
        if code == Path.CURVE3:
            x1, y1 = points[:2]
            points = [x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0), x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y), x, y]
        segments.append((_LETTERS.get(cast("Any", code), "C"), *map(_rounded, points)))
        x0, y0 = x, y
    return tuple(segments)


def _refuse_math(is_math: Any) -> None:
    if is_math:
        raise _refusal("mathematical text was drawn", "leave parse_math and usetex off; $ prints as itself")


def _refusal(message: str, hint: str) -> ProblemError:
    return ProblemError(Problem("chart-drawing", message, hint))


def _alpha(gc: GraphicsContextBase, color: Any) -> float:
    own = color[3] if len(color) > 3 else 1.0
    return _rounded(gc.get_alpha() if gc.get_forced_alpha() else own)


@lru_cache(maxsize=64)
def _hex(color: Any) -> str:
    return to_hex(color, keep_alpha=False)


def _rounded(number: float) -> float:
    return round(float(number), 2) + 0.0
