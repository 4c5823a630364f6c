"""What stands at head and foot of every page: marking, running head, page number, and DRAFT when it is one."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, sin

from briefing.document.blocks import Document, Text
from briefing.document.drawing import DisplayList, TextOp
from briefing.document.occurrences import Role
from briefing.errors import LayoutError, Problem
from briefing.layout.flowables import TextBox
from briefing.layout.runs import Node, Typesetter
from briefing.layout.styles import PageTemplate, TextStyle
from briefing.pdf.canvas import PageCanvas
from briefing.sections.publication import Corners, RunningHead, running_heads
from briefing.themes import fonts

_HAIRLINE = 0.5
_BETWEEN = 18.0
_BAND = 9.0
_DRAFT_ALPHA = 0.1
_TOO_TALL = Problem(
    "too-tall",
    "the words at head or foot of the pages take more lines than the margin has room for",
    "shorten them, or make the margin taller",
)


class SetRunningHead:
    """The words in one corner of every page, set again for a page only if they name it."""

    def __init__(self, corner: RunningHead, style: TextStyle, typesetter: Typesetter, *, flush_right: bool) -> None:
        self._style, self._typesetter, self._flush_right = style, typesetter, flush_right
        self._node = Node("NonStruct")
        self._parts = [
            part if isinstance(part, str) else typesetter.runs(part, style, self._node) for part in corner.parts
        ]
        for part in self._parts:
            if isinstance(part, str):
                typesetter.require(part, style.face)

    def text_box(self, page: int, pages: int) -> TextBox:
        """The words for the given page of `pages`."""
        runs = []
        for part in self._parts:
            if isinstance(part, str):
                runs += self._typesetter.text(part.format(page=page, pages=pages), self._style, role=Role.PAGE)
            else:
                runs += part
        return TextBox(runs, self._style, self._node, flush_right=self._flush_right)


def set_corners(document: Document, typesetter: Typesetter) -> Corners[SetRunningHead]:
    """The words of all corners, set in the theme's styles; markings that are not its own words stand out."""
    words, styles = running_heads(document, typesetter.theme.stationery), typesetter.styles

    def set_corner(corner: RunningHead, style: TextStyle, *, right: bool) -> SetRunningHead:
        return SetRunningHead(corner, styles.furniture if corner.is_own else style, typesetter, flush_right=right)

    return Corners(
        set_corner(words.head_left, styles.furniture_strong, right=False),
        set_corner(words.head_right, styles.furniture, right=True),
        set_corner(words.foot_left, styles.furniture_strong, right=False),
        set_corner(words.foot_right, styles.furniture, right=True),
    )


class PageFurniture:
    """The furniture of one document, set once and drawn on every page."""

    def __init__(self, document: Document, typesetter: Typesetter, template: PageTemplate) -> None:
        styles = typesetter.styles
        self._template, self._typesetter = template, typesetter
        self._draft = document.furniture.upper(document.furniture.draft)
        self._corners = set_corners(document, typesetter)
        node = Node("NonStruct")
        self._band = TextBox(typesetter.runs((Text(self._draft),), styles.draft_band, node), styles.draft_band, node)
        # Rules and bands keep their places beside the words of a larger theme.
        self._unit = styles.furniture.leading / 11

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Draw head and foot of the given page, and DRAFT over all that stands on it."""
        template, corners, unit = self._template, self._corners, self._unit
        with canvas.furniture():
            self._draw_rule(canvas, template.head - 7 * unit)
            heads = corners.head_left.text_box(page, pages), corners.head_right.text_box(page, pages)
            self._draw_pair(canvas, *heads, template.head, upwards=True)
            canvas.end_part()
            self._draw_rule(canvas, template.foot + 13 * unit)
            feet = corners.foot_left.text_box(page, pages), corners.foot_right.text_box(page, pages)
            self._draw_pair(canvas, *feet, template.foot, upwards=False)
            canvas.end_part()
            if self._draft:
                self._draw_draft(canvas)

    def _draw_rule(self, canvas: PageCanvas, y: float) -> None:
        canvas.fill_panel(self._template.left, y, self._template.width, _HAIRLINE, self._typesetter.theme.hairline)

    def _draw_pair(self, canvas: PageCanvas, left: TextBox, right: TextBox, y: float, *, upwards: bool) -> None:
        """The left words, the word DRAFT in a band beside them, and the right words in the room that is left.

        A second line of either goes above the first if `upwards`, else below it.
        """
        taken = min(left.natural_width() + 1, self._template.width / 2) if left.runs else 0.0
        self._set(canvas, left, taken, y, upwards=upwards)
        if self._draft:
            taken += _BAND if left.runs else 0.0
            edge, width = self._template.left + taken, self._band.natural_width()
            accent = self._typesetter.theme.accent
            canvas.fill_panel(edge, y - 4.5 * self._unit, width + _BAND, 15 * self._unit, accent)
            canvas.set_lines(self._band.lines(width + 1), self._band.runs, edge + _BAND / 2, y, 0, None)
            taken += width + _BAND
        self._set(canvas, right, self._template.width - taken - _BETWEEN, y, upwards=upwards)

    def _set(self, canvas: PageCanvas, box: TextBox, width: float, y: float, *, upwards: bool) -> None:
        template, lines = self._template, box.lines(width)
        edge = template.left + template.width if box.flush_right else template.left
        height = (len(lines) - 1) * box.style.leading
        top = y + height if upwards else y
        if top + box.style.size > template.page_height or top - height < box.style.size / 2:
            raise LayoutError([_TOO_TALL.at(self._typesetter.place)])
        canvas.set_lines(lines, box.runs, edge, top, box.style.leading, None, flush_right=box.flush_right)

    def _draw_draft(self, canvas: PageCanvas) -> None:
        """The word from corner to corner of the frame, so clear that the text under it stays legible."""
        template, style = self._template, self._typesetter.styles.draft
        word, turn = self._draft, atan2(template.height, template.width)
        face = self._typesetter.faces.of(style.face)
        size = min(style.size, 0.8 * hypot(template.height, template.width) / fonts.width(word, face, 1))
        half = fonts.width(word, face, size) / 2
        x = template.page_width / 2 - half * cos(turn) + size / 3 * sin(turn)
        y = template.page_height / 2 - half * sin(turn) - size / 3 * cos(turn)
        op = TextOp(x, y, word, style.face, size, style.color, alpha=_DRAFT_ALPHA, angle=degrees(turn))
        canvas.paint(DisplayList(template.page_width, template.page_height, (op,)), 0, 0, 1, None)
