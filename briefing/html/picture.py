"""A display list in, an inline SVG out: real text, hatches as patterns, colours that follow light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing.document.drawing import DisplayList, Hatch, PathOp, Segment, TextOp
from briefing.html.markup import NOTHING, Html, Value, element, joined

Paint = Callable[[str], str]
"""A colour of the drawing in, the paint that stands for it out: `var(--ink,#1a1f2b)`."""
Say = Callable[[TextOp], Html]
"""A text of the drawing in, its words as markup out, declared if they may hold a digit."""

_CAPS = {"projecting": "square"}
_WEIGHTS: Mapping[str, tuple[str | None, str | None]] = {
    "regular": (None, None),
    "bold": ("bold", None),
    "italic": (None, "italic"),
    "bold-italic": ("bold", "italic"),
}


class Label(NamedTuple):
    """What those who do not see a drawing are told: a short name and the whole of it."""

    name: str
    description: str


def svg(drawing: DisplayList, anchor: str, label: Label, em: float, paint: Paint, say: Say) -> Html:
    """The drawing as an `svg` element of role img; ids in it begin with `anchor`, `em` is text's size in points."""
    return _Picture(drawing, anchor, em, paint, say).element(label)


class _Picture:
    """One drawing; counts the hatches and clips that it defines."""

    def __init__(self, drawing: DisplayList, anchor: str, em: float, paint: Paint, say: Say) -> None:
        self._drawing = drawing
        self._anchor = anchor
        self._em = em
        self._paint = paint
        self._say = say
        self._definitions: dict[Hatch | tuple[Segment, ...], tuple[str, Html]] = {}

    def element(self, label: Label) -> Html:
        drawing, anchor = self._drawing, self._anchor
        content = [self._text(op) if isinstance(op, TextOp) else self._path(op) for op in drawing.ops]
        definitions = [definition for _, definition in self._definitions.values()]
        return element(
            "svg",
            element("title", label.name, id=f"{anchor}-name"),
            element("desc", label.description, id=f"{anchor}-description"),
            element("defs", *definitions) if definitions else NOTHING,
            *content,
            role="img",
            aria_labelledby=f"{anchor}-name {anchor}-description",
            viewBox=f"0 0 {number(drawing.width)} {number(drawing.height)}",
            width=f"{number(drawing.width / self._em)}em",
        )

    def _path(self, op: PathOp) -> Html:
        d = self._d(op.path)
        layers = (
            [element("path", d=d, fill=self._paint(op.fill), fill_opacity=_alpha(op.fill_alpha))] if op.fill else []
        )
        if op.hatch:
            layers.append(element("path", d=d, fill=f"url(#{self._hatch(op.hatch)})"))
        if op.stroke:
            layers.append(element("path", d=d, **self._stroke(op, op.stroke)))
        return self._clipped(joined(*layers), op.clip)

    def _stroke(self, op: PathOp, color: str) -> dict[str, Value]:
        return {
            "fill": "none",
            "stroke": self._paint(color),
            "stroke_opacity": _alpha(op.stroke_alpha),
            "stroke_width": number(op.line_width),
            "stroke_dasharray": " ".join(map(number, op.dash)),
            "stroke_dashoffset": number(op.dash_phase) if op.dash_phase else None,
            "stroke_linecap": _CAPS.get(op.cap, op.cap) if op.cap != "butt" else None,
            "stroke_linejoin": op.join if op.join != "miter" else None,
        }

    def _text(self, op: TextOp) -> Html:
        x, y = number(op.x), number(self._drawing.height - op.y)
        weight, style = _WEIGHTS[op.face]
        words = element(
            "text",
            self._say(op),
            x=x,
            y=y,
            font_size=number(op.size),
            font_weight=weight,
            font_style=style,
            fill=self._paint(op.color),
            fill_opacity=_alpha(op.alpha),
            transform=f"rotate({number(-op.angle)} {x} {y})" if op.angle else None,
        )
        return self._clipped(words, op.clip)

    def _clipped(self, content: Html, clip: tuple[Segment, ...] | None) -> Html:
        if not clip:
            return content
        name = self._defined(clip, lambda name: element("clipPath", element("path", d=self._d(clip)), id=name))
        return element("g", content, clip_path=f"url(#{name})")

    def _hatch(self, hatch: Hatch) -> str:
        """The id of a pattern of one square tile, whose corner is the drawing's lower left one."""
        size = hatch.size
        line = {"fill": "none", "stroke": self._paint(hatch.color), "stroke_width": number(hatch.width)}
        tile = element("path", d=_d(hatch.path, size), **line)
        place = {"y": number(self._drawing.height), "width": number(size), "height": number(size)}
        return self._defined(
            hatch, lambda name: element("pattern", tile, id=name, patternUnits="userSpaceOnUse", **place)
        )

    def _defined(self, key: Hatch | tuple[Segment, ...], make: Callable[[str], Html]) -> str:
        if key not in self._definitions:
            name = f"{self._anchor}-paint-{len(self._definitions) + 1}"
            self._definitions[key] = (name, make(name))
        return self._definitions[key][0]

    def _d(self, path: Iterable[Segment]) -> str:
        return _d(path, self._drawing.height)


def _d(path: Iterable[Segment], height: float) -> str:
    """Path data with y downwards from `height`."""
    return "".join(f"{kind}{' '.join(_turned(points, height))}" for kind, *points in path)


def _turned(points: Sequence[float], height: float) -> list[str]:
    return [number(height - value if index % 2 else value) for index, value in enumerate(points)]


def number(value: float) -> str:
    """`value` with at most two decimals."""
    return f"{round(value, 2) + 0:.7g}"


def _alpha(value: float) -> str | None:
    return None if value == 1 else number(value)
