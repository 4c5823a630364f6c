"""Writes drawings and logos: inline SVG with real text, and colours that follow light and dark; pixels as PNG.

`Paints` gives the colours of a theme names in CSS, with values for light and dark; hues and contrast are kept.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from briefing.document.drawing import DisplayList, Hatch, PathOp, Raster, Segment, TextOp
from briefing.html.elements import NOTHING, AttributeValue, Html, element, joined
from briefing.records import NamedTuple
from briefing.themes.pictures import encode_png
from briefing.themes.theme import Logo, Theme, channels, contrast

TextElement = Callable[[TextOp], Html]
"""Gives the words of a text in a drawing as markup, declared if they may hold a digit."""
Paint = Callable[[str], str]
"""Gives what stands for a colour in CSS."""

_PIXELS_PER_EM = 17
_CAPS = {"projecting": "square"}
_WEIGHTS: Mapping[str, tuple[str | None, str | None]] = {
    "regular": (None, None),
    "bold": ("bold", None),
    "italic": (None, "italic"),
    "bold-italic": ("bold", "italic"),
}
_NIGHT = {"paper": "#12161d", "panel": "#1b212b", "hairline": "#3a4352"}
_LEAST_CONTRASTS = {"ink": 12.0, "dark": 7.0}
_LEAST_CONTRAST = 5.0
_STEP = 0.01


class DrawingLabel(NamedTuple):
    """What a drawing says to those who do not see it: a short name, and all of it."""

    name: str
    description: str


def svg(
    drawing: DisplayList, anchor: str, label: DrawingLabel | str, em: float, paint: Paint, text_element: TextElement
) -> Html:
    """The drawing as an `svg` element of role img; ids in it begin with `anchor`, `em` is text's size in points.

    The label may be that of another drawing of the same, which begins its ids with `label`.
    """
    writer = _SvgWriter(drawing, anchor, paint, text_element)
    content = [writer.text(op) if isinstance(op, TextOp) else writer.path(op) for op in drawing.ops]
    definitions = [definition for _, definition in writer.definitions.values()]
    known = anchor if isinstance(label, DrawingLabel) else label
    name = description = NOTHING
    if isinstance(label, DrawingLabel):
        name = element("title", label.name, id=f"{anchor}-name")
        description = element("desc", label.description, id=f"{anchor}-description")
    return element(
        "svg",
        name,
        description,
        element("defs", *definitions) if definitions else NOTHING,
        *content,
        role="img",
        aria_labelledby=f"{known}-name {known}-description",
        viewBox=f"0 0 {number(drawing.width)} {number(drawing.height)}",
        width=f"{number(drawing.width / em)}em",
    )


def logo_image(logo: Logo, em: float, paints: Paints) -> Html:
    """The logo at its own width; `em` is the size of text in points."""
    if isinstance(logo.picture, DisplayList):
        label = DrawingLabel(logo.alt, "")
        drawn = svg(logo.picture, "logo", label, em, paints.paint, lambda op: joined(op.text))
    else:
        drawn = image(logo.picture, logo.alt, logo.width / em)
    return element("div", drawn, class_="logo")


def image(picture: Raster, alt: str, width: float) -> Html:
    """A picture of pixels, held by the page itself; `width` is in em."""
    kind, data = ("jpeg", picture.rgb) if picture.is_jpeg else ("png", encode_png(picture))
    address = f"data:image/{kind};base64,{b64encode(data).decode('ascii')}"
    return element("img", src=address, alt=alt, width=str(round(width * _PIXELS_PER_EM)))


class _SvgWriter:
    """Writes the operations of one drawing, and keeps the hatches and clips that it defines."""

    def __init__(self, drawing: DisplayList, anchor: str, paint: Paint, text_element: TextElement) -> None:
        self.definitions: dict[Hatch | tuple[Segment, ...], tuple[str, Html]] = {}
        self._height = drawing.height
        self._anchor = anchor
        self._paint = paint
        self._text_element = text_element

    def path(self, op: PathOp) -> Html:
        """A path, filled, hatched and stroked one above the other, as in print."""
        layers: list[dict[str, AttributeValue]] = []
        if op.fill:
            rule = "evenodd" if op.even_odd else None
            layers.append({"fill": self._paint(op.fill), "fill_opacity": _alpha(op.fill_alpha), "fill_rule": rule})
        if op.hatch:
            layers.append({"fill": f"url(#{self._pattern(op.hatch)})"})
        if op.stroke:
            # A browser, too, strokes an element above its own filling.
            under = layers.pop() if op.fill and not op.hatch else {}
            layers.append({"fill": "none", **under, **self._stroke(op, self._paint(op.stroke))})
        d = _path_data(op.path, self._height)
        return self._clipped(joined(*(element("path", d=d, **layer) for layer in layers)), op.clip)

    @staticmethod
    def _stroke(op: PathOp, paint: str) -> dict[str, AttributeValue]:
        return {
            "stroke": paint,
            "stroke_opacity": _alpha(op.stroke_alpha),
            "stroke_width": number(op.line_width),
            "stroke_dasharray": " ".join(map(number, op.dash)),
            "stroke_dashoffset": number(op.dash_phase) if op.dash_phase else None,
            "stroke_linecap": _CAPS.get(op.cap, op.cap) if op.cap != "butt" else None,
            "stroke_linejoin": op.join if op.join != "miter" else None,
            "stroke_miterlimit": number(op.miter_limit) if op.miter_limit else None,
        }

    def text(self, op: TextOp) -> Html:
        """A line of text, as text."""
        x, y = number(op.x), number(self._height - op.y)
        weight, style = _WEIGHTS[op.face]
        words = element(
            "text",
            self._text_element(op),
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
        if clip not in self.definitions:
            name = self._next_name()
            path = element("path", d=_path_data(clip, self._height))
            self.definitions[clip] = (name, element("clipPath", path, id=name))
        return element("g", content, clip_path=f"url(#{self.definitions[clip][0]})")

    def _pattern(self, hatch: Hatch) -> str:
        """The id of a pattern of one square tile, whose corner is the drawing's lower left one."""
        if hatch not in self.definitions:
            name, size = self._next_name(), number(hatch.size)
            d, stroke = _path_data(hatch.path, hatch.size), self._paint(hatch.color)
            tile = element("path", d=d, fill="none", stroke=stroke, stroke_width=number(hatch.width))
            place = {"y": number(self._height), "width": size, "height": size}
            pattern = element("pattern", tile, id=name, patternUnits="userSpaceOnUse", **place)
            self.definitions[hatch] = (name, pattern)
        return self.definitions[hatch][0]

    def _next_name(self) -> str:
        return f"{self._anchor}-paint-{len(self.definitions) + 1}"


def _path_data(path: Iterable[Segment], height: float) -> str:
    """Path data with y downwards from `height`."""
    data = ""
    for kind, *points in path:
        turned = [number(height - value if index % 2 else value) for index, value in enumerate(points)]
        data += kind + " ".join(turned)
    return data


def number(value: float) -> str:
    """`value` with at most two decimals."""
    return f"{round(value, 2) + 0:.7g}"


def _alpha(value: float) -> str | None:
    return None if value == 1 else number(value)


class Paints:
    """What stands for each colour of a theme and of the drawings in it: `var(--ink,#1a1f2b)`.

    A colour that the theme does not name, such as one of a custom chart, gets a property of its own.
    """

    def __init__(self, theme: Theme) -> None:
        self._colors = {name: value.lower() for name, value in theme._asdict().items() if str(value).startswith("#")}
        # Where a theme has one colour under several names, a drawing means the text or the paper.
        first = ("ink", "paper")
        self._names = {self._colors[name]: name for name in (*reversed(self._colors), *reversed(first))}

    def paint(self, color: str) -> str:
        """The paint for a colour as `#rrggbb`."""
        color = color.lower()
        name = self._names.setdefault(color, f"c{color[1:]}")
        self._colors.setdefault(name, color)
        return f"var(--{name},{color})"

    def light(self) -> dict[str, str]:
        """All colours so far, by the names of their properties."""
        return dict(self._colors)

    def night(self) -> dict[str, str]:
        """The same hues, so light that they can be read on a dark ground."""
        night = {}
        for name, color in self._colors.items():
            if name not in _NIGHT:
                least = _LEAST_CONTRASTS.get(name, _LEAST_CONTRAST)
                hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in channels(color)))
                while lightness < 1 and contrast(color, _NIGHT["panel"]) < least:
                    lightness = min(1.0, lightness + _STEP)
                    lighter = hls_to_rgb(hue, lightness, saturation)
                    color = "#" + "".join(f"{round(255 * part):02x}" for part in lighter)
            night[name] = _NIGHT.get(name, color)
        return night
