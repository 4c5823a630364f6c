"""A matplotlib Figure in, a `DisplayList` out: vectors, and text in the document's own faces."""

from __future__ import annotations

import math
from typing import Any, cast

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, weight_dict
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform, Transform

from briefing.document.drawing import DisplayList, Hatch, Op, PathOp, Segment, TextOp
from briefing.document.roles import Role
from briefing.themes import fonts
from briefing.themes.theme import Faces

MAX_OPS = 20_000
MAX_SEGMENTS = 200_000
MAX_TEXT = 1_000
MAX_SIDE = 5_000.0
HATCH_TILE = 24.0
HATCH_DENSITY = 2
OUR_FACES = Faces()
_CAPS = {"projecting": "square"}


class DrawingError(Exception):
    """Something that a display list cannot hold; the message says what, the second argument what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint


def render(figure: Figure, faces: Faces = OUR_FACES) -> DisplayList:
    """Draw `figure` with `faces`; its resolution must be 72 dots per inch, so that its pixels are points."""
    width, height = figure.get_size_inches() * 72
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise DrawingError(f"a figure of {width:.0f} × {height:.0f} points", "keep the size of the figure as given")
    renderer = ListRenderer(float(width), float(height), faces)
    figure.draw(renderer)
    return DisplayList(_rounded(width), _rounded(height), tuple(renderer.ops))


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
        hatch = _hatch(gc)
        stroke = _hex(gc.get_rgb()) if gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0 else None
        if not segments or (rgbFace is None and hatch is None and stroke is None):
            return
        clip = _Clip(gc)
        if clip.hides(box := _extent(segments, gc.get_linewidth() / 2)):
            return
        offset, dashes = cast("tuple[float, Any]", gc.get_dashes())
        self._add(
            PathOp(
                path=segments,
                fill=None if rgbFace is None else _hex(rgbFace),
                fill_alpha=1.0 if rgbFace is None else _alpha(gc, rgbFace),
                stroke=stroke,
                stroke_alpha=_alpha(gc, gc.get_rgb()),
                line_width=_rounded(gc.get_linewidth()),
                dash=tuple(map(_rounded, dashes)) if dashes else (),
                dash_phase=_rounded(offset or 0) if dashes else 0.0,
                cap=_CAPS.get(gc.get_capstyle(), str(gc.get_capstyle())),
                join=str(gc.get_joinstyle()),
                hatch=hatch,
                clip=clip.needed(box),
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
        _refuse_math(ismath)
        role, size = _role(prop), float(prop.get_size_in_points())
        face = self.faces.of(role)
        _check_text(s, face, role)
        fact, means, reason = self._meaning(s)
        width, clip = fonts.width(s, face, size), _Clip(gc)
        box = _text_box(x, y, width, face, size, angle)
        if not s.strip() or clip.hides(box):
            return
        self._add(
            TextOp(
                x=_rounded(x),
                y=_rounded(y),
                text=s,
                face=role,
                size=_rounded(size),
                color=_hex(gc.get_rgb()),
                alpha=_alpha(gc, gc.get_rgb()),
                angle=_rounded(angle),
                fact=fact,
                role=means,
                reason=reason,
                clip=clip.needed(box),
            )
        )

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """The size of one line of text, in points, in the document's own face."""
        _refuse_math(ismath)
        face, size = self.faces.of(_role(prop)), float(prop.get_size_in_points())
        descent = fonts.descent(face, size)
        return fonts.width(s, face, size), fonts.ascent(face, size) + descent, descent

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        """Ascent, descent and line gap; matplotlib would otherwise look for a system font to ask."""
        face, size = self.faces.of(_role(prop)), float(prop.get_size_in_points())
        return fonts.ascent(face, size), fonts.descent(face, size), 0.0

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        """Refuse: a chart is vectors."""
        raise DrawingError("an image was drawn", "charts are vectors: draw paths, lines, patches and text")

    def draw_gouraud_triangles(self, gc: GraphicsContextBase, *arguments: Any) -> None:
        """Refuse: a display list has no gradients."""
        raise DrawingError("a shaded mesh was drawn", "charts are vectors: use plain fills")

    def draw_tex(self, *arguments: Any, **options: Any) -> None:
        """Refuse: no text is set by TeX."""
        _refuse_math("TeX")

    def _meaning(self, text: str) -> tuple[str, Role, str]:
        """The fact, the role and the reason of a text."""
        name, _, value = self._groups[-1][1].partition(":") if self._groups else ("", "", "")
        has_digit = any(character.isdigit() for character in text)
        if name == "fact":
            return value, Role.VALUE, ""
        if name == "allowed":
            return ("", Role.ALLOWED, value) if has_digit else ("", Role.LABEL, "")
        try:
            role = Role(value) if name == "role" else Role.TICK if self._in_tick() else Role.LABEL
        except ValueError:
            raise DrawingError(f'the text {text!r} has the role "{value}"', "use role:period or role:tick") from None
        if role in (Role.LABEL, Role.ALLOWED) and has_digit:
            raise DrawingError(
                f"the text {text!r} has a digit but names no fact",
                'say whose value it is: text.set_gid("fact:ID"), what it is: text.set_gid("role:period"), '
                'or why it is none: text.set_gid("allowed:REASON")',
            )
        return "", role, ""

    def _in_tick(self) -> bool:
        return any(name in ("xtick", "ytick") for name, _ in self._groups)

    def _add(self, op: Op) -> None:
        self._segments += len(op.path) if isinstance(op, PathOp) else 1
        if len(self.ops) >= MAX_OPS or self._segments > MAX_SEGMENTS:
            raise DrawingError(f"more than {MAX_OPS:,} marks", "draw fewer of them")
        self.ops.append(op)


class _Clip:
    """The clipping of a graphics context: a rectangle, a path, or both."""

    def __init__(self, gc: GraphicsContextBase) -> None:
        self._box: Bbox | None = gc.get_clip_rectangle()
        path, transform = gc.get_clip_path()
        self._path = None if path is None or transform is None else cast("Path", path).transformed(transform)
        if self._path is not None and self._box is not None and not _within(self._path.get_extents(), self._box):
            self._path = self._path.clip_to_bbox(self._box)

    def hides(self, extent: Bbox) -> bool:
        """Whether nothing of `extent` would be seen."""
        return self._box is not None and Bbox.intersection(self._box, extent) is None

    def needed(self, extent: Bbox) -> tuple[Segment, ...] | None:
        """The clipping path for something of `extent`, None if it cuts nothing off."""
        if self._path is not None:
            return _segments(self._path, IdentityTransform(), None)
        if self._box is None or _within(extent, self._box):
            return None
        x0, y0, x1, y1 = map(_rounded, self._box.extents)
        return (("M", x0, y0), ("L", x1, y0), ("L", x1, y1), ("L", x0, y1), ("Z",))


def _within(inner: Bbox, outer: Bbox) -> bool:
    return bool(
        inner.x0 >= outer.x0 - 0.01
        and inner.y0 >= outer.y0 - 0.01
        and inner.x1 <= outer.x1 + 0.01
        and inner.y1 <= outer.y1 + 0.01
    )


def _segments(path: Path, transform: Transform, sketch: Any) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    at = (0.0, 0.0)
    for points, code in path.iter_segments(transform, snap=False, simplify=False, sketch=sketch):
        at = _append(segments, [float(p) for p in points], int(code), at)
    return tuple(segments)


def _append(segments: list[Segment], points: list[float], code: int, at: tuple[float, float]) -> tuple[float, float]:
    """Add one segment; returns the point where it ends."""
    if code == Path.CLOSEPOLY:
        segments.append(("Z",))
        return at
    if code == Path.CURVE3:
        points = _cubic(at, points)
    letter = {Path.MOVETO: "M", Path.LINETO: "L"}.get(cast("Any", code), "C")
    segments.append((letter, *map(_rounded, points)))
    return points[-2], points[-1]


def _cubic(at: tuple[float, float], points: list[float]) -> list[float]:
    """The cubic curve that equals a quadratic one."""
    (x0, y0), (x1, y1, x2, y2) = at, points
    first = [x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0)]
    return [*first, x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2), x2, y2]


def _extent(segments: tuple[Segment, ...], margin: float) -> Bbox:
    points = [numbers for _, *numbers in segments]
    xs = [x for numbers in points for x in numbers[0::2]]
    ys = [y for numbers in points for y in numbers[1::2]]
    return Bbox.from_extents(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)


def _text_box(x: float, y: float, width: float, face: str, size: float, angle: float) -> Bbox:
    up, down = fonts.ascent(face, size), fonts.descent(face, size)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(dx, dy) for dx in (0.0, width) for dy in (-down, up)]
    xs = [x + dx * cos - dy * sin for dx, dy in corners]
    ys = [y + dx * sin + dy * cos for dx, dy in corners]
    return Bbox.from_extents(min(xs), min(ys), max(xs), max(ys))


def _hatch(gc: GraphicsContextBase) -> Hatch | None:
    path = gc.get_hatch_path(HATCH_DENSITY)
    if path is None:
        return None
    tile = _segments(path, Affine2D().scale(HATCH_TILE), None)
    return Hatch(tile, HATCH_TILE, _hex(gc.get_hatch_color()), _rounded(gc.get_hatch_linewidth()))


def _role(prop: FontProperties) -> str:
    weight = prop.get_weight()
    bold = (weight if isinstance(weight, int) else weight_dict.get(str(weight), 400)) >= 600
    italic = prop.get_style() in ("italic", "oblique")
    return {(False, False): "regular", (True, False): "bold", (False, True): "italic"}.get(
        (bold, italic), "bold-italic"
    )


def _check_text(text: str, face: str, role: str) -> None:
    _refuse_math("\\mathdefault" in text)
    if len(text) > MAX_TEXT:
        raise DrawingError(f"a text of {len(text)} characters", f"keep it below {MAX_TEXT}")
    if lacking := fonts.missing(text, face):
        named = ", ".join(f"{c} (U+{ord(c):04X})" for c in lacking)
        raise DrawingError(f"no {role} face has the character {named}, in {text!r}", "write it otherwise")


def _refuse_math(ismath: Any) -> None:
    if ismath:
        raise DrawingError("mathematical text was drawn", "leave parse_math and usetex off; $ prints as itself")


def _alpha(gc: GraphicsContextBase, color: Any) -> float:
    own = color[3] if len(color) > 3 else 1.0
    return _rounded(gc.get_alpha() if gc.get_forced_alpha() else own)


def _hex(color: Any) -> str:
    return to_hex(color, keep_alpha=False)


def _rounded(number: float) -> float:
    return round(float(number), 2) + 0.0
