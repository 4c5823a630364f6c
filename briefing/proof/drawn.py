"""Reads what the operators of a page draw: glyphs, paths and pictures at their places, in their colours.

It knows the operators that pages of ours have, and those that programs put in their place when they save a page again;
whatever else a page says is an `UnknownOperatorError`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from briefing.document.drawing import IDENTITY, Matrix, matrix_product
from briefing.proof.drawn_marks import (
    Clip,
    DrawnMark,
    DrawnPath,
    Hatching,
    Paint,
    are_two_points,
    extent_of_points,
    is_box,
    numbers_of,
)
from briefing.proof.pdf_syntax import Keyword, Tokens, has_comment
from briefing.records import NamedTuple

_BLACK = (0.0, 0.0, 0.0)
_MOST, _DEEPEST = 2_000_000, 100
SPACES = ("Pattern", "DeviceRGB", "DeviceGray")


class UnknownOperatorError(ValueError):
    """What no page of ours says; its text says what it is."""


class PageResources(NamedTuple):
    """What the operators of a page name.

    Of a face that is the character of each code, and its width in parts of the size; of a setting its opacity, None if
    it leaves it as it is; of a picture its digest; of a colour space the name that all know.
    """

    faces: Mapping[str, Mapping[int, tuple[str, float]]] = {}
    alphas: Mapping[str, float | None] = {}
    patterns: Mapping[str, Hatching] = {}
    pictures: Mapping[str, str] = {}
    spaces: Mapping[str, str] = {}


class _State(NamedTuple):
    """The graphics state (8.4), as far as pages of ours change it."""

    matrix: Matrix = IDENTITY
    fill: Paint | str = _BLACK
    stroke: Paint | str = _BLACK
    fill_alpha: float = 1
    stroke_alpha: float = 1
    width: float = 1
    cap: float = 0
    join: float = 0
    dash: tuple[float, ...] = ()
    clips: tuple[Clip, ...] = ()
    face: str = ""
    size: float = 0
    tracking: float = 0
    spacing: float = 0
    rise: float = 0
    leading: float = 0


class PageReader:
    """Reads one content stream; `marks` is what it draws."""

    def __init__(self, resources: PageResources) -> None:
        self.marks: list[DrawnMark] = []
        self._resources = resources
        self._state = _State()
        self._saved: list[_State] = []
        self._path = DrawnPath()
        self._pending_clip = False
        self._within: list[str] = []
        self._is_in_text = False
        self._text, self._line = IDENTITY, IDENTITY

    def read(self, content: bytes) -> list[DrawnMark]:
        """All that `content` draws."""
        if has_comment(content):
            raise UnknownOperatorError("a comment, which nobody sees")
        tokens, operands = Tokens(content), list[Any]()
        while (token := tokens.read()) != b"" or not isinstance(token, Keyword):
            if not isinstance(token, Keyword):
                operands.append(token)
                continue
            known = _OPERATORS.get(bytes(token))
            if known is None or len(operands) != known[0]:
                raise UnknownOperatorError(f"the operator “{token.decode('latin-1')[:20]}”")
            try:
                known[1](self, *operands)
            except (TypeError, ValueError, AttributeError, KeyError) as error:
                if isinstance(error, UnknownOperatorError):
                    raise
                raise UnknownOperatorError(f"the operator “{token.decode('latin-1')}” with other operands") from None
            operands = []
            if len(self.marks) > _MOST:
                raise UnknownOperatorError("more than a page can hold")
        if operands or self._within or self._is_in_text or self._saved:
            raise UnknownOperatorError("a beginning without an end")
        return self.marks

    def save(self) -> None:
        """q: keep the state."""
        if len(self._saved) > _DEEPEST:
            raise UnknownOperatorError("too many states within each other")
        self._saved.append(self._state)

    def restore(self) -> None:
        """Q: go back to the state that was kept last."""
        if not self._saved:
            raise UnknownOperatorError("an end without a beginning")
        self._state = self._saved.pop()

    def set(self, **values: Any) -> None:
        """Change parts of the state."""
        self._state = self._state._replace(**values)

    def transform(self, *matrix: float) -> None:
        """cm: change the coordinates."""
        self.set(matrix=matrix_product(numbers_of(matrix), self._state.matrix))

    def dash(self, pattern: Sequence[float], phase: float) -> None:
        """d: dash lines."""
        self.set(dash=numbers_of((*pattern, phase)) if pattern else ())

    def alpha(self, name: str) -> None:
        """gs: set opacity."""
        value = self._resources.alphas[name]
        if value is not None:
            self.set(fill_alpha=value, stroke_alpha=value)

    def neutral(self, value: Any, *allowed: Any) -> None:
        """A setting that must be one of those that change nothing."""
        if value not in allowed:
            raise UnknownOperatorError("another rendering mode, width of letters, miter limit, flatness or intent")

    def color(self, key: str, *parts: float) -> None:
        """rg, RG, g, G: set a colour."""
        red, green, blue = numbers_of(parts * 3 if len(parts) == 1 else parts)
        self.set(**{key: (red, green, blue)})

    def space(self, key: str, name: str) -> None:
        """cs: choose a colour space."""
        name = self._resources.spaces.get(name, name)
        if name not in SPACES:
            raise UnknownOperatorError(f"the colour space {name[:40]}")
        self.set(**{key: name if name == "Pattern" else _BLACK})

    def pattern(self, key: str, name: str) -> None:
        """scn: set a pattern as colour."""
        if getattr(self._state, key) != "Pattern" and not isinstance(getattr(self._state, key), Hatching):
            raise UnknownOperatorError("a pattern without its colour space")
        self.set(**{key: self._resources.patterns[name]})

    def point(self, kind: str, *numbers: float) -> None:
        """m, l, c, v, y: go on with a path."""
        self._path.add(kind, numbers, self._state.matrix)

    def close(self) -> None:
        """h: close a part of a path."""
        self._path.close()

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """re: add a rectangle to a path."""
        self.point("m", x, y)
        for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
            self.point("l", *corner)
        self.close()

    def clip(self) -> None:
        """W: clip by the path, once it is painted."""
        self._pending_clip = True

    def paint(self, *kinds: str) -> None:
        """Paint the path in these ways, clip by it if that was asked for, and forget it."""
        form, path = self._path.shape()
        # To fill, a line back to where the only part began is the same as none.
        closes = form.count("m") == 1 and form[2:].endswith("l") and not are_two_points(path[:2], path[-2:])
        for kind in kinds if path else ():
            self._mark(kind, *((form[:-1], path[:-2]) if closes and kind != "stroke" else (form, path)))
        if self._pending_clip:
            extent = extent_of_points(path) if path else (0, 0, 0, 0)
            clip = Clip(extent, path, form == "mllll" and is_box(path))
            self.set(clips=(*self._state.clips, clip))
        self._path, self._pending_clip = DrawnPath(), False

    def _mark(self, kind: str, name: str, shape: tuple[float, ...]) -> None:
        state, is_stroke = self._state, kind == "stroke"
        paint = state.stroke if is_stroke else state.fill
        if isinstance(paint, str):
            raise UnknownOperatorError("a colour space without a colour")
        a, b, c, d, *_ = state.matrix
        scale = abs(a * d - b * c) ** 0.5
        line = (state.width * scale, state.cap, state.join, *(part * scale for part in state.dash)) if is_stroke else ()
        alpha = state.stroke_alpha if is_stroke else state.fill_alpha
        within = self._within[-1] if self._within else ""
        self.marks.append(DrawnMark(kind, name, shape, paint, alpha, state.clips, within, line))

    def picture(self, name: str) -> None:
        """Do: draw a picture."""
        self._mark("picture", self._resources.pictures[name], self._state.matrix)

    def begin_text(self) -> None:
        """BT: begin a text."""
        if self._is_in_text:
            raise UnknownOperatorError("texts within each other")
        self._is_in_text = True
        self._text = self._line = IDENTITY

    def end_text(self) -> None:
        """ET: end it."""
        if not self._is_in_text:
            raise UnknownOperatorError("an end without a beginning")
        self._is_in_text = False

    def move(self, x: float, y: float) -> None:
        """Td: go to another line."""
        self._text = self._line = matrix_product((1, 0, 0, 1, *numbers_of((x, y))), self._line)

    def move_and_lead(self, x: float, y: float) -> None:
        """TD: go to another line, and keep its distance."""
        self.set(leading=-y)
        self.move(x, y)

    def place(self, *matrix: float) -> None:
        """Tm: place what follows."""
        a, b, c, d, e, f = numbers_of(matrix)
        self._text = self._line = a, b, c, d, e, f

    def next_line(self) -> None:
        """T*: go to the next line."""
        self.move(0, -self._state.leading)

    def font(self, name: str, size: float) -> None:
        """Tf: set face and size."""
        if name not in self._resources.faces:
            raise UnknownOperatorError(f"the face {name[:40]}")
        self.set(face=name, size=numbers_of((size,))[0])

    def show(self, codes: bytes) -> None:
        """Tj: show codes."""
        if not self._is_in_text:
            raise UnknownOperatorError("words outside of a text")
        state = self._state
        face = self._resources.faces[state.face]
        for code in codes:
            if code not in face:
                raise UnknownOperatorError(f"a letter without a meaning, {code}")
            character, width = face[code]
            size: Matrix = (state.size, 0, 0, state.size, 0, state.rise)
            if character != " ":
                self._mark("glyph", character, matrix_product(matrix_product(size, self._text), state.matrix))
            advance = width * state.size + state.tracking + (state.spacing if code == 32 else 0)
            self._advance(advance)

    def show_apart(self, parts: Sequence[Any]) -> None:
        """TJ: show codes, with distances between them."""
        for part in parts:
            if isinstance(part, bytes):
                self.show(part)
            else:
                self._advance(-numbers_of((part,))[0] / 1000 * self._state.size)

    def _advance(self, x: float) -> None:
        """Go on so far in a line."""
        self._text = matrix_product((1, 0, 0, 1, x, 0), self._text)

    def show_next(self, codes: bytes) -> None:
        """': show codes in the next line."""
        self.next_line()
        self.show(codes)

    def begin_mark(self, tag: str, properties: Any = None) -> None:
        """BMC, BDC: begin what belongs to an element, or is an artifact."""
        if self._within:
            raise UnknownOperatorError("marks within each other")
        if tag == "Artifact":
            kind = {} if properties is None else properties
            if kind not in ({}, {"Type": "Pagination"}):
                raise UnknownOperatorError("an artifact with properties of its own")
            self._within.append("Pagination" if kind else "Artifact")
        elif isinstance(properties, dict) and properties.keys() == {"MCID"}:
            self._within.append(f"{tag} {properties['MCID']}")
        else:
            raise UnknownOperatorError("a mark that is none of the structure")

    def end_mark(self) -> None:
        """EMC: end it."""
        if not self._within:
            raise UnknownOperatorError("an end without a beginning")
        self._within.pop()


_Operator: TypeAlias = tuple[int, Callable[..., None]]


def _number_of(key: str) -> _Operator:
    return 1, lambda page, value: page.set(**{key: numbers_of((value,))[0]})


def _neutral(*allowed: Any) -> _Operator:
    return 1, lambda page, value: page.neutral(value, *allowed)


def _painted(*kinds: str, closed: bool = False) -> _Operator:
    def paint(page: PageReader) -> None:
        if closed:
            page.close()
        page.paint(*kinds)

    return 0, paint


_OPERATORS: dict[bytes, _Operator] = {
    b"q": (0, PageReader.save),
    b"Q": (0, PageReader.restore),
    b"cm": (6, PageReader.transform),
    b"w": _number_of("width"),
    b"J": _number_of("cap"),
    b"j": _number_of("join"),
    b"M": _neutral(10),
    b"i": _neutral(0, 0.5, 1),
    b"ri": _neutral("RelativeColorimetric", "Perceptual"),
    b"d": (2, PageReader.dash),
    b"gs": (1, PageReader.alpha),
    b"rg": (3, lambda page, *parts: page.color("fill", *parts)),
    b"RG": (3, lambda page, *parts: page.color("stroke", *parts)),
    b"g": (1, lambda page, part: page.color("fill", part)),
    b"G": (1, lambda page, part: page.color("stroke", part)),
    b"cs": (1, lambda page, name: page.space("fill", name)),
    b"scn": (1, lambda page, name: page.pattern("fill", name)),
    b"m": (2, lambda page, *numbers: page.point("m", *numbers)),
    b"l": (2, lambda page, *numbers: page.point("l", *numbers)),
    b"c": (6, lambda page, *numbers: page.point("c", *numbers)),
    b"v": (4, lambda page, *numbers: page.point("v", *numbers)),
    b"y": (4, lambda page, *numbers: page.point("y", *numbers)),
    b"h": (0, PageReader.close),
    b"re": (4, PageReader.rectangle),
    b"W": (0, PageReader.clip),
    b"n": _painted(),
    b"f": _painted("fill"),
    b"F": _painted("fill"),
    b"f*": _painted("fill*"),
    b"S": _painted("stroke"),
    b"s": _painted("stroke", closed=True),
    b"B": _painted("fill", "stroke"),
    b"b": _painted("fill", "stroke", closed=True),
    b"B*": _painted("fill*", "stroke"),
    b"b*": _painted("fill*", "stroke", closed=True),
    b"Do": (1, PageReader.picture),
    b"BT": (0, PageReader.begin_text),
    b"ET": (0, PageReader.end_text),
    b"Tc": _number_of("tracking"),
    b"Tw": _number_of("spacing"),
    b"TL": _number_of("leading"),
    b"Ts": _number_of("rise"),
    b"Tr": _neutral(0),
    b"Tz": _neutral(100),
    b"Tf": (2, PageReader.font),
    b"Td": (2, PageReader.move),
    b"TD": (2, PageReader.move_and_lead),
    b"Tm": (6, PageReader.place),
    b"T*": (0, PageReader.next_line),
    b"Tj": (1, PageReader.show),
    b"TJ": (1, PageReader.show_apart),
    b"'": (1, PageReader.show_next),
    b"BMC": (1, PageReader.begin_mark),
    b"BDC": (2, PageReader.begin_mark),
    b"EMC": (0, PageReader.end_mark),
}
"""The operators of our pages, and those of programs that save them again, each with the number of its operands."""
