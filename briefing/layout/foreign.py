"""Lets flowables of ReportLab stand in the story: platypus paragraphs and tables, drawings, barcodes.

A flowable becomes one picture: a Figure with alternative text, which is not divided.  It is wrapped in the text column
or, if it is wider, across the page, and must fit one page.  So that the file keeps its promises, the flowable

- sets its text in the faces of the theme: `fonts.register(theme.faces.bold)` gives the name that ReportLab has for one,
  such as BriefingSans-Bold.  Those that ReportLab does not embed, such as Helvetica, are refused;
- draws paths, plain colours and text, no pictures, gradients or links;
- shows no digit without a reason, with which each text that has one is declared, and read back.

It draws on a canvas of its own, `ForeignCanvas`.  Whatever it calls there ends in a few operators (ISO 32000-2,
annex A).  Those of paths, colours, clips and text become a display list, which pages and HTML know how to paint; any
other is refused, so that nothing is lost.  None of its fonts, resources and annotations reaches the file: what is
painted instead is tagged and embedded, and `verify` knows each shape and text of it.

Who makes a flowable imports platypus (some 80 ms); nothing here does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import atan2, degrees, hypot, sqrt
from typing import Any

from briefing.document.blocks import ForeignFlowable
from briefing.document.drawing import IDENTITY, DisplayList, Matrix, Op, PathOp, Segment, TextOp, matrix_product
from briefing.document.occurrences import Extent, Role
from briefing.errors import Problem, ProblemError
from briefing.evidence.own_words.typed_values import typed_values
from briefing.layout.flowables import EPSILON
from briefing.layout.styles import PageTemplate
from briefing.records import NamedTuple
from briefing.reportlab_private import RawCanvas, RecordingTextObject
from briefing.themes import fonts
from briefing.themes.theme import Faces

_LEAST_OVERHANG = 1.0
"""Points: half the width of a line at the edge is no overhang."""
_TOKEN = re.compile(r"\[[^\]]*\]|[^\s\[]+")
_NUMBER = re.compile(r"[-+]?\d*\.?\d+")
_CAPS, _JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")
_PARAMETERS = {
    "ca": "fill_alpha",
    "CA": "stroke_alpha",
    "w": "line_width",
    "TL": "leading",
    "Ts": "rise",
    "Tw": "word_space",
}
# Of fonts only texts count, which name theirs themselves; drawings have no limit of miters.
_IGNORED = ("BT", "ET", "Tf", "M")
_NEUTRAL = {"Tc": 0, "Tz": 100, "Tr": 0}
_REFUSED = {
    "Do": "a picture",
    "sh": "a gradient",
    "cs": "a spot colour",
    "CS": "a spot colour",
    "gs": "a blend mode or an overprint",
    "Tc": "letters that are spaced out",
    "Tz": "letters that are stretched",
    "Tr": "letters that are not simply filled",
}
_NEARLY = 1e-4


def drawing_of(block: ForeignFlowable, template: PageTemplate, faces: Faces) -> DisplayList:
    """What the flowable draws, in points, at the size that it takes on a page; ProblemError if it cannot be shown."""
    try:
        return _draw(block, template, faces)
    except ProblemError as error:
        problem = error.problem
    except Exception as error:  # whatever the code of ReportLab or of the user raises
        problem = Problem("flowable", f"fails: {type(error).__name__}: {str(error)[:200]}")
    name = block.anchor.removeprefix("flowable-")
    raise ProblemError(problem._replace(message=f'flowable "{name}" {problem.message}'))


def _draw(block: ForeignFlowable, template: PageTemplate, faces: Faces) -> DisplayList:
    canvas = ForeignCanvas((template.width, template.height), faces)
    width, height = block.flowable.wrapOn(canvas, template.text_width, template.height)
    if width > template.text_width + EPSILON:
        width, height = block.flowable.wrapOn(canvas, template.width, template.height)
    block.flowable.drawOn(canvas, 0, 0)
    operations = canvas.operations(block.reason)
    if not operations or not block.alt.strip():
        missing = "alternative text" if operations else "content: it draws nothing by itself"
        raise ProblemError(Problem("flowable", f"has no {missing}"))
    drawn = [op.text for op in operations if isinstance(op, TextOp)]
    # A number may be in words, and those may stand in several lines.
    texts = (block.alt, *drawn, " ".join(drawn))
    if not block.reason and (number := next((text for text in texts if any(typed_values(text))), "")):
        hint = "give the flowable a reason why its digits are no values, or write the value in the text around it"
        raise ProblemError(Problem("flowable-number", f'shows "{number[:60]}" without a reason', hint))
    # Some draw over the edges of what they ask for, as barcodes do with their text: that needs room, too.
    low_x, low_y, high_x, high_y = extent_of(operations, faces)
    overhangs = (-low_x, -low_y, high_x - width, high_y - height)
    left, bottom, right, top = (over if over > _LEAST_OVERHANG else 0 for over in overhangs)
    if left or bottom:
        operations = canvas.operations(block.reason, left, bottom)
    width, height = left + width + right, bottom + height + top
    excess = {"wide": width - template.width, "tall": height - template.height}
    if too_large := " and ".join(f"{over:.1f} points too {way}" for way, over in excess.items() if over > EPSILON):
        raise ProblemError(Problem("flowable-size", f"is {too_large} for a page", "make it smaller, or divide it"))
    return DisplayList(width, height, operations)


class ForeignCanvas(RawCanvas):
    """The canvas on which a flowable draws: texts stay texts, and opacity is an operator."""

    def __init__(self, page_size: tuple[float, float], faces: Faces) -> None:
        super().__init__(page_size, fonts.register(faces.regular))
        self._faces = faces
        self._texts: list[_SetText] = []

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> RecordingTextObject:  # noqa: N802
        """A text object whose texts are kept."""
        return RecordingTextObject(self, x, y, self._keep)

    def setFillAlpha(self, a: float) -> None:  # noqa: N802
        """The opacity of what is filled."""
        self.write(f"{a:.4f} ca")

    def setStrokeAlpha(self, a: float) -> None:  # noqa: N802
        """The opacity of what is stroked."""
        self.write(f"{a:.4f} CA")

    def operations(self, reason: str, left: float = 0, bottom: float = 0) -> tuple[Op, ...]:
        """What was drawn, moved by (left, bottom); ProblemError for what no page of ours may show.

        Texts with digits are allowed for `reason`.
        """
        if self.has_annotations:
            message, hint = "has a link or a form field", "write the link in the text around it"
            raise ProblemError(Problem("flowable", message, hint))
        reader = _OperatorReader(self._texts, self._faces, reason, (1, 0, 0, 1, left, bottom))
        reader.read(self.page_content().decode("latin-1"))
        return tuple(reader.ops)

    def _keep(self, text: str, font: str, size: float) -> str:
        """Keep a text; the operator `show` names it by its place."""
        self._texts.append(_SetText(text, font, size))
        return f"{len(self._texts) - 1} show"


class _SetText(NamedTuple):
    """A text, and the font of ReportLab's and the size that it is set in."""

    text: str
    font: str
    size: float


class _GraphicsState(NamedTuple):
    """What `q` keeps and `Q` brings back (8.4)."""

    matrix: Matrix = IDENTITY
    fill: str = "#000000"
    stroke: str = "#000000"
    fill_alpha: float = 1
    stroke_alpha: float = 1
    line_width: float = 1
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[float, ...] = ()
    dash_phase: float = 0
    clip: tuple[Segment, ...] | None = None
    leading: float = 0
    rise: float = 0
    word_space: float = 0


class _OperatorReader:
    """Follows the operators of one flowable; `ops` is what they have painted."""

    def __init__(self, texts: Sequence[_SetText], faces: Faces, reason: str, matrix: Matrix) -> None:
        self.ops: list[Op] = []
        self._texts, self._faces, self._reason = texts, faces, reason
        # If a face has several roles, the first of them.
        self._roles = {fonts.register(faces.of(role)): role for role in reversed(fonts.FACES)}
        self._state = _GraphicsState(matrix)
        self._kept: list[_GraphicsState] = []
        self._path: list[Segment] = []
        self._is_clip = False
        # Where the next text begins, and where its line does.
        self._at = self._line = IDENTITY

    def read(self, code: str) -> None:
        """Do what `code` says, operands first."""
        operands: list[Any] = []
        for token in _TOKEN.findall(code):
            if _NUMBER.fullmatch(token):
                operands.append(float(token))
            elif token.startswith("["):
                operands.append(tuple(map(float, token[1:-1].split())))
            elif not token.startswith("/"):
                self._operate(token, operands)
                operands = []

    def _operate(self, operator: str, operands: list[Any]) -> None:
        if operator in _IGNORED or _NEUTRAL.get(operator) in operands:
            return
        match [operator, *operands]:
            case ["q"]:
                self._kept.append(self._state)
            case ["Q"]:
                self._state = self._kept.pop()
            case ["cm", *matrix]:
                self._set(matrix=matrix_product(matrix, self._state.matrix))
            case [name, value] if name in _PARAMETERS:
                self._set(**{_PARAMETERS[name]: value})
            case ["rg" | "g" | "k", *parts]:
                self._set(fill=_color(*parts))
            case ["RG" | "G" | "K", *parts]:
                self._set(stroke=_color(*parts))
            case ["J", kind]:
                self._set(cap=_CAPS[int(kind)])
            case ["j", kind]:
                self._set(join=_JOINS[int(kind)])
            case ["d", dash, phase]:
                self._set(dash=dash, dash_phase=phase)
            case ["m" | "l" | "c", *points]:
                self._draw(operator.upper(), *points)
            case ["h"]:
                self._draw("Z")
            case ["re", x, y, width, height]:
                self._draw("M", x, y)
                for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
                    self._draw("L", *corner)
                self._draw("Z")
            case ["W" | "W*"]:
                self._is_clip = True
            case ["n" | "S" | "f" | "f*" | "B" | "B*"]:
                self._paint(operator)
            case ["Tm", *matrix]:
                self._at = self._line = matrix_product(matrix, IDENTITY)
            case ["Td", x, y]:
                self._at = self._line = matrix_product((1, 0, 0, 1, x, y), self._line)
            case ["T*"]:
                self._at = self._line = matrix_product((1, 0, 0, 1, 0, -self._state.leading), self._line)
            case ["show", index]:
                self._show(self._texts[int(index)])
            case _:
                raise _cannot_draw(_REFUSED.get(operator, f"by the operator {operator}"))

    def _set(self, **changes: Any) -> None:
        self._state = self._state._replace(**changes)

    def _draw(self, kind: str, *points: float) -> None:
        a, b, c, d, e, f = self._state.matrix
        pairs = zip(points[::2], points[1::2], strict=True)
        placed = (round(part, 3) for x, y in pairs for part in (a * x + c * y + e, b * x + d * y + f))
        self._path.append((kind, *placed))

    def _paint(self, operator: str) -> None:
        state, path = self._state, tuple(self._path)
        self._path = []
        if path and operator != "n":
            a, b, c, d, _, _ = state.matrix
            scale = sqrt(abs(a * d - b * c))
            op = PathOp(
                path,
                fill=state.fill if operator[0] in "fB" else None,
                fill_alpha=state.fill_alpha,
                stroke=state.stroke if operator[0] in "SB" else None,
                stroke_alpha=state.stroke_alpha,
                line_width=round(scale * state.line_width, 3),
                dash=tuple(round(scale * length, 3) for length in state.dash),
                dash_phase=round(scale * state.dash_phase, 3),
                cap=state.cap,
                join=state.join,
                clip=state.clip,
                even_odd=operator.endswith("*"),
            )
            self.ops.append(op)
        if self._is_clip:
            if state.clip:
                raise _cannot_draw("a clip within a clip")
            self._set(clip=path)
            self._is_clip = False

    def _show(self, shown: _SetText) -> None:
        """Add a text; one whose spaces are widened, to justify a line, word by word."""
        text, font, size = shown
        if font not in self._roles:
            if not text.strip():
                return
            message = f'sets "{text.strip()[:60]}" in {font}, which is no face of the theme and not embedded'
            hint = f"set it in one of these: {', '.join(sorted(self._roles))}"
            raise ProblemError(Problem("flowable-font", message, hint))
        state, role = self._state, self._roles[font]
        a, b, c, d, e, f = matrix_product((1, 0, 0, 1, 0, state.rise), matrix_product(self._at, state.matrix))
        if abs(a - d) > _NEARLY or abs(b + c) > _NEARLY:
            raise _cannot_draw("text that is slanted, stretched or mirrored")
        x = 0.0
        for piece in re.split("([ \u00a0])", text) if state.word_space else [text]:
            if piece.strip():
                is_number = any(map(str.isdigit, piece))
                op = TextOp(
                    round(a * x + e, 3),
                    round(b * x + f, 3),
                    piece,
                    role,
                    round(size * hypot(a, b), 3),
                    state.fill,
                    alpha=state.fill_alpha,
                    angle=round(degrees(atan2(b, a)), 3),
                    role=Role.ALLOWED if is_number else Role.LABEL,
                    reason=self._reason if is_number else "",
                    clip=state.clip,
                )
                self.ops.append(op)
            x += fonts.width(piece, self._faces.of(role), size) + (state.word_space if piece in (" ", "\u00a0") else 0)
        self._at = matrix_product((1, 0, 0, 1, x, 0), self._at)


def extent_of(operations: Sequence[Op], faces: Faces) -> Extent:
    """Left, bottom, right and top of all that `operations` show, as if lines had no width."""
    points: list[tuple[float, float]] = []
    for op in operations:
        if isinstance(op, TextOp) and not op.clip:
            points += fonts.text_corners(op, faces.of(op.face))
        else:
            path = op.clip or (op.path if isinstance(op, PathOp) else ())
            points += (pair for _, *parts in path for pair in zip(parts[::2], parts[1::2], strict=True))
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _color(*parts: float) -> str:
    """The colour of a grey, of red, green and blue, or of cyan, magenta, yellow and black, each from 0 to 1."""
    if len(parts) == 4:
        parts = tuple((1 - ink) * (1 - parts[3]) for ink in parts[:3])
    return "#" + "".join(f"{round(255 * part):02x}" for part in (parts * 3)[:3])


def _cannot_draw(what: str) -> ProblemError:
    hint = "draw it with paths, plain colours and text, or leave it out"
    return ProblemError(Problem("flowable", f"draws {what}, which cannot be taken over", hint))
