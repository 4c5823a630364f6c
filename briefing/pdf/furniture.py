"""What stands at head and foot of every page: marking, running head, page number, and DRAFT when it is one."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, sin

from briefing.document.blocks import Document, Text
from briefing.document.drawing import DisplayList, TextOp
from briefing.layout.page_template import PageTemplate
from briefing.layout.runs import Typesetter
from briefing.layout.structure import Node
from briefing.layout.text_box import TextBox
from briefing.pdf.canvas import PageCanvas
from briefing.pdf.corners import SetCorner, set_corners
from briefing.themes import fonts

_HAIRLINE = 0.5
_BETWEEN = 18.0
_BAND = 9.0
_DRAFT_ALPHA = 0.1


class PageFurniture:
    """The furniture of one document, set once and drawn on every page."""

    def __init__(self, document: Document, typesetter: Typesetter, template: PageTemplate) -> None:
        styles = typesetter.styles
        self.template = template
        self.typesetter = typesetter
        self.draft = document.furniture.upper(document.furniture.draft)
        self.corners = set_corners(document, typesetter)
        node = Node("NonStruct")
        words = typesetter.runs((Text(self.draft),), styles.draft_band, node)
        self.band = TextBox(words, styles.draft_band, node)
        self.unit = styles.furniture.leading / 11

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Draw head and foot of the given page, and DRAFT over all that stands on it."""
        with canvas.furniture():
            self._draw_head(canvas, page, pages)
            self._draw_foot(canvas, page, pages)
            if self.draft:
                self._draw_draft(canvas)

    def _draw_head(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Words at the left, words at the right; a second line of either goes above the first."""
        template, corners = self.template, self.corners
        self._draw_line(canvas, template.head - 7 * self.unit)
        self._draw_pair(canvas, (corners.head_left, corners.head_right), (page, pages), template.head, upwards=True)

    def _draw_foot(self, canvas: PageCanvas, page: int, pages: int) -> None:
        template, corners = self.template, self.corners
        self._draw_line(canvas, template.foot + 13 * self.unit)
        self._draw_pair(canvas, (corners.foot_left, corners.foot_right), (page, pages), template.foot, upwards=False)

    def _draw_line(self, canvas: PageCanvas, y: float) -> None:
        canvas.fill_panel(self.template.left, y, self.template.width, _HAIRLINE, self.typesetter.theme.hairline)

    def _draw_pair(
        self, canvas: PageCanvas, pair: tuple[SetCorner, SetCorner], count: tuple[int, int], y: float, *, upwards: bool
    ) -> None:
        """The left words, the word DRAFT in a band beside them, and the right words in the room that is left."""
        left, right = (corner.prose(*count) for corner in pair)
        room = min(left.natural_width() + 1, self.template.width / 2)
        self._set(canvas, left, room, y, upwards=upwards)
        if self.draft:
            self._draw_band(canvas, self.template.left + room + _BAND, y)
            room += self.band.natural_width() + 2 * _BAND
        self._set(canvas, right, self.template.width - room - _BETWEEN, y, upwards=upwards)

    def _draw_band(self, canvas: PageCanvas, left: float, y: float) -> None:
        width = self.band.natural_width()
        canvas.fill_panel(left, y - 4.5 * self.unit, width + _BAND, 15 * self.unit, self.typesetter.theme.accent)
        canvas.set_lines(self.band.lines(width + 1), left + _BAND / 2, y, 0, None)

    def _set(self, canvas: PageCanvas, prose: TextBox, width: float, y: float, *, upwards: bool) -> None:
        template, lines = self.template, prose.lines(width)
        edge = template.left + template.width if prose.flush_right else template.left
        top = y + (len(lines) - 1) * prose.style.leading if upwards else y
        canvas.set_lines(lines, edge, top, prose.style.leading, None, flush_right=prose.flush_right)

    def _draw_draft(self, canvas: PageCanvas) -> None:
        """The word from corner to corner of the frame, so clear that the text under it stays legible."""
        template, style = self.template, self.typesetter.styles.draft
        word, turn = self.draft, atan2(template.height, template.width)
        face = self.typesetter.faces.of(style.face)
        size = min(style.size, 0.8 * hypot(template.height, template.width) / fonts.width(word, face, 1))
        half = fonts.width(word, face, size) / 2
        x = template.page_width / 2 - half * cos(turn) + size / 3 * sin(turn)
        y = template.page_height / 2 - half * sin(turn) - size / 3 * cos(turn)
        op = TextOp(x, y, word, style.face, size, style.color, alpha=_DRAFT_ALPHA, angle=degrees(turn))
        canvas.paint(DisplayList(template.page_width, template.page_height, (op,)), 0, 0, 1, None)
