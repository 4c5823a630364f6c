"""Makes the elements of an HTML file: every text is escaped here, and words that hold a digit are declared and proved.

What was built here is not escaped again.  Not markupsafe: it escapes quotation marks in text too, which a reader of
the source can do without, and passes control characters, which no HTML file may hold.

Each text that holds, or might hold, a digit stands in an element of its own whose `data-role` says what it is (a
`Role`) and whose `data-fact` says whose value it is.  The finished file is parsed again: every digit that a reader sees
lies in exactly one such element, and the elements and their words are those that were declared.

Drawings are inline SVG with real text, pixels are PNG.  `Paints` gives the colours of a theme names in CSS, with values
for light and dark; hues and contrast are kept.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from html import escape
from html.parser import HTMLParser
from typing import Any, TypeAlias

from briefing.document.drawing import DisplayList, Hatch, PathOp, Raster, Segment, TextOp
from briefing.document.occurrences import Occurrence, Role
from briefing.errors import Diagnostic, Place, ProofError
from briefing.records import NamedTuple
from briefing.themes.pictures import encode_png
from briefing.themes.theme import Logo, Theme, channels, contrast

VOID = frozenset({"meta", "link", "br", "hr", "img"})
_UNPRINTABLE = {
    code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)) if code not in (9, 10)
}


class Html(str):
    """Finished markup, in which no text is left to be escaped."""

    __slots__ = ()


Content: TypeAlias = "str | Html"
AttributeValue: TypeAlias = "str | bool | None"

NOTHING = Html()


def printable(words: str) -> str:
    """`words` as a browser reads them back: control characters and lone surrogates become U+FFFD."""
    return words.translate(_UNPRINTABLE)


def element(name: str, /, *content: Content, **attributes: AttributeValue) -> Html:
    """An element; `data_fact` becomes `data-fact`, `class_` `class`.

    An attribute that is None, False or "" is left out; one that is True has no value.
    """
    opening = name
    for key, value in attributes.items():
        if value not in (None, False, ""):
            opening += f" {key.rstrip('_').replace('_', '-')}"
            opening += "" if value is True else f'="{escape(printable(str(value)))}"'
    return Html(f"<{opening}>" if name in VOID else f"<{opening}>{joined(*content)}</{name}>")


def joined(*content: Content) -> Html:
    """Pieces in one; those that are plain text are escaped."""
    return Html("".join([part if isinstance(part, Html) else escape(printable(part), quote=False) for part in content]))


_HINT = "nothing was written: a template, chart or theme of your own may cause it; else please report it"
_ROLES = {role.value: role for role in Role}
_UNSEEN = frozenset({"head", "style", "script", "template", "title", "desc"})


class DeclaredElements:
    """Makes the elements and keeps what they declare; `facts` are the canonical ones by their ids.

    `repeated` counts the values that a reader sees only where another element with them is hidden.
    """

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.declared: list[Occurrence] = []
        self.repeated = 0
        self._facts = facts

    def value(self, fact: str, words: str, content: str | None = None, lang: str = "") -> Html:
        """The value of `fact` as `words`, or as `content` that reads so."""
        number, known = self._known(fact)
        content = words if content is None else content
        value = Occurrence(Role.VALUE, words, fact=fact)
        return self._element("data", value, content, value=number, lang=lang, **known)

    def drawn_value(self, fact: str, words: str, *, repeats: bool = False) -> Html:
        """The same within a drawing, where an element of HTML cannot stand; programs need no more of a repetition."""
        if repeats:
            self.repeated += 1
            return self._element("tspan", Occurrence(Role.VALUE, words, fact=fact), words, data_fact=fact)
        number, known = self._known(fact)
        return self._element("tspan", Occurrence(Role.VALUE, words, fact=fact), words, data_value=number, **known)

    def quote(self, fact: str, words: str, **attributes: AttributeValue) -> Html:
        """The words of a source that bear `fact` out."""
        return self._element("q", Occurrence(Role.QUOTE, words, fact=fact), words, data_fact=fact, **attributes)

    def words(self, role: Role, words: str, **attributes: AttributeValue) -> Html:
        """Words of which `role` says what they are."""
        return self._element("span", Occurrence(role, words), words, **attributes)

    def drawn_words(self, role: Role, words: str) -> Html:
        """The same within a drawing."""
        return self._element("tspan", Occurrence(role, words), words)

    def _known(self, fact: str) -> tuple[str, dict[str, AttributeValue]]:
        """The value of `fact` as a decimal number, "low/high" for a range; and what a program can know of it."""
        known = self._facts.get(fact, {})
        quantity = known.get("quantity", {})
        number = "/".join(quantity[key] for key in ("value", "low", "high") if key in quantity)
        unit = quantity.get("unit") or quantity.get("currency")
        return number, {"data_fact": fact, "data_qualifier": known.get("qualifier"), "data_unit": unit}

    def _element(self, name: str, declared: Occurrence, content: str, **attributes: AttributeValue) -> Html:
        self.declared.append(declared._replace(words=printable(declared.words)))
        return element(name, content, data_role=declared.role, **attributes)


def prove(data: bytes, declared: Sequence[Occurrence], facts: Container[str], place: Place) -> int:
    """The number of values that the finished HTML `data` shows, each declared and backed by one of `facts`.

    ProofError, at `place`, names every one that does not agree.
    """
    shown = shown_by(data.decode())
    expected, found = Counter(declared), Counter(shown.declared)
    problems = [f"the file shows “{words}”, which nothing declares" for words in shown.loose]
    problems += [f"the file should show “{item.words}” ({item.role})" for item in (expected - found).elements()]
    extra = (found - expected).elements()
    problems += [f"the file shows “{item.words}” ({item.role}), which is not declared" for item in extra]
    problems += [f"no fact backs “{item.words}”" for item in declared if item.fact and item.fact not in facts]
    if problems:
        raise ProofError(Diagnostic(place, "read-back", problem, _HINT) for problem in problems)
    return sum(item.role == Role.VALUE for item in declared)


class ShownWords(NamedTuple):
    """What a file shows: the words of its declared elements, and its loose words with a digit."""

    declared: tuple[Occurrence, ...]
    loose: tuple[str, ...]


def shown_by(markup: str) -> ShownWords:
    """What an HTML file shows."""
    parser = _ShownWordsParser()
    parser.feed(markup)
    parser.close()
    return ShownWords(tuple(parser.declared), tuple(parser.loose))


class _OpenElement(NamedTuple):
    """An element that is not closed yet; `role` is None if it declares nothing."""

    tag: str
    role: Role | None
    fact: str
    words: list[str]


class _ShownWordsParser(HTMLParser):
    """Gathers the words of elements that have a role, and the words elsewhere that have a digit."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.declared: list[Occurrence] = []
        self.loose: list[str] = []
        self._open: list[_OpenElement] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            known = {name: value or "" for name, value in attrs}
            role = _ROLES.get(known.get("data-role", ""))
            self._open.append(_OpenElement(tag, role, known.get("data-fact", ""), []))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self._open:
            return
        closed = self._open.pop()
        # Tags that do not match would let a browser read other elements than this parser does.
        if closed.tag != tag:
            self.loose.append(f"<{tag}> that closes <{closed.tag}>")
        if closed.role:
            self.declared.append(Occurrence(closed.role, "".join(closed.words), fact=closed.fact))

    def handle_data(self, data: str) -> None:
        if any(open_element.tag in _UNSEEN for open_element in self._open):
            return
        declaring = [open_element for open_element in self._open if open_element.role]
        for open_element in declaring:
            open_element.words.append(data)
        # In two at once a digit would be counted twice, and in none nobody says what it is.
        if len(declaring) != 1:
            self.loose += [word for word in data.split() if any(map(str.isdigit, word))]


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
