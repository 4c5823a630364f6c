"""What stands at head and foot of every page: marking, running head, page number, and DRAFT when it is one."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, sin

from briefing import fonts
from briefing.document.blocks import Furniture, Inlines, Text
from briefing.document.drawing import DisplayList, TextOp
from briefing.layout.geometry import Geometry
from briefing.layout.prose import Prose
from briefing.layout.runs import Typesetter
from briefing.layout.structure import Node
from briefing.layout.styles import Type
from briefing.pdf.canvas import PageCanvas

_HAIRLINE = 0.5
_DRAFT_ALPHA = 0.1


class PageFurniture:
    """The furniture of one document, set once and drawn on every page."""

    def __init__(self, furniture: Furniture, setter: Typesetter, geometry: Geometry) -> None:
        styles = setter.styles
        self.geometry = geometry
        self.setter = setter
        self.draft = furniture.draft
        self.page = furniture.page
        self.marking = self._prose((Text(furniture.marking.upper()),), styles.furniture_strong)
        self.running = self._prose(furniture.running, styles.furniture, flush_right=True)
        setter.require(furniture.page, styles.furniture.face)
        setter.require(furniture.draft, styles.draft.face)

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Draw head and foot of the given page, and DRAFT over all that stands on it."""
        with canvas.furniture():
            self._draw_head(canvas)
            self._draw_foot(canvas, self.page.format(page=page, pages=pages))
            if self.draft:
                self._draw_draft(canvas)

    def _draw_head(self, canvas: PageCanvas) -> None:
        geometry, hairline = self.geometry, self.setter.theme.hairline
        self._draw_marking(canvas, geometry.head)
        self._set(canvas, self.running, geometry.head)
        canvas.fill_panel(geometry.left, geometry.head - 7, geometry.width, _HAIRLINE, hairline)

    def _draw_foot(self, canvas: PageCanvas, page: str) -> None:
        geometry, hairline = self.geometry, self.setter.theme.hairline
        canvas.fill_panel(geometry.left, geometry.foot + 13, geometry.width, _HAIRLINE, hairline)
        self._draw_marking(canvas, geometry.foot)
        self._set(canvas, self._prose((Text(page),), self.setter.styles.furniture, flush_right=True), geometry.foot)

    def _draw_marking(self, canvas: PageCanvas, y: float) -> None:
        left = self.geometry.left
        self._set(canvas, self.marking, y)
        if self.draft:
            band = self._prose((Text(self.draft.upper()),), self.setter.styles.draft_band)
            at = left + self.marking.natural_width() + 9
            canvas.fill_panel(at, y - 4.5, band.natural_width() + 9, 15, self.setter.theme.accent)
            canvas.set_lines(band.lines(self.geometry.width), at + 4.5, y, 0, None)

    def _draw_draft(self, canvas: PageCanvas) -> None:
        """The word from corner to corner of the frame, so clear that the text under it stays legible."""
        geometry, style = self.geometry, self.setter.styles.draft
        word, turn = self.draft.upper(), atan2(geometry.height, geometry.width)
        size = min(style.size, 0.8 * hypot(geometry.height, geometry.width) / fonts.width(word, style.face, 1))
        half = fonts.width(word, style.face, size) / 2
        x = geometry.page_width / 2 - half * cos(turn) + size / 3 * sin(turn)
        y = geometry.page_height / 2 - half * sin(turn) - size / 3 * cos(turn)
        op = TextOp(x, y, word, style.face, size, style.color, alpha=_DRAFT_ALPHA, angle=degrees(turn))
        canvas.paint(DisplayList(geometry.page_width, geometry.page_height, (op,)), 0, 0, 1, None)

    def _prose(self, content: Inlines, style: Type, *, flush_right: bool = False) -> Prose:
        node = Node("NonStruct")
        return Prose(self.setter.runs(content, style, node), style, node, flush_right=flush_right)

    def _set(self, canvas: PageCanvas, prose: Prose, y: float) -> None:
        geometry = self.geometry
        edge = geometry.left + geometry.width if prose.flush_right else geometry.left
        canvas.set_lines(prose.lines(geometry.width)[:1], edge, y, 0, None, flush_right=prose.flush_right)
