"""What stands at head and foot of every page: marking, running head, page number, and DRAFT when it is one."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, sin

from briefing import fonts
from briefing.document.blocks import Furniture, Inlines, Stamp, StampRole, Text
from briefing.document.drawing import DisplayList, TextOp
from briefing.layout.geometry import Geometry
from briefing.layout.prose import Prose
from briefing.layout.runs import Typesetter
from briefing.layout.structure import Node
from briefing.layout.styles import Type
from briefing.pdf.canvas import PageCanvas

_HAIRLINE = 0.5
_BETWEEN = 18.0
_BAND = 9.0
_DRAFT_ALPHA = 0.1


class PageFurniture:
    """The furniture of one document, set once and drawn on every page."""

    def __init__(self, furniture: Furniture, setter: Typesetter, geometry: Geometry) -> None:
        styles = setter.styles
        self.geometry = geometry
        self.setter = setter
        self.draft = furniture.draft
        self.page = furniture.page
        marking = (Stamp(furniture.marking.upper(), StampRole.NAME),)
        self.marking, self.marking_below = (self._prose(marking, styles.furniture_strong) for _ in range(2))
        self.running = self._prose(furniture.running, styles.furniture, flush_right=True)
        self.band = self._prose((Text(furniture.draft.upper()),), styles.draft_band)
        setter.require(furniture.page, styles.furniture.face)

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Draw head and foot of the given page, and DRAFT over all that stands on it."""
        with canvas.furniture():
            self._draw_head(canvas)
            self._draw_foot(canvas, self.page.format(page=page, pages=pages))
            if self.draft:
                self._draw_draft(canvas)

    def _draw_head(self, canvas: PageCanvas) -> None:
        """Marking at the left, running head at the right; a second line of either goes above the first."""
        geometry, marked = self.geometry, self._marked_width()
        self._draw_marking(canvas, self.marking, geometry.head, upwards=True)
        room = geometry.width - marked - _BETWEEN
        lines = self.running.lines(room)
        self._set(canvas, self.running, room, geometry.head + (len(lines) - 1) * self.running.style.leading)
        canvas.fill_panel(geometry.left, geometry.head - 7, geometry.width, _HAIRLINE, self.setter.theme.hairline)

    def _draw_foot(self, canvas: PageCanvas, page: str) -> None:
        geometry = self.geometry
        canvas.fill_panel(geometry.left, geometry.foot + 13, geometry.width, _HAIRLINE, self.setter.theme.hairline)
        self._draw_marking(canvas, self.marking_below, geometry.foot, upwards=False)
        style = self.setter.styles.furniture
        number = Prose(self.setter.text(page, style, role="page"), style, None, flush_right=True)
        self._set(canvas, number, geometry.width - self._marked_width() - _BETWEEN, geometry.foot)

    def _draw_marking(self, canvas: PageCanvas, marking: Prose, y: float, *, upwards: bool) -> None:
        """The marking, and the word DRAFT in a band beside it."""
        room = self._marking_width()
        top = y + (len(marking.lines(room)) - 1) * marking.style.leading if upwards else y
        self._set(canvas, marking, room, top)
        if self.draft:
            left = self.geometry.left + room + _BAND
            width = self.band.natural_width()
            canvas.fill_panel(left, y - 4.5, width + _BAND, 15, self.setter.theme.accent)
            canvas.set_lines(self.band.lines(width + 1), left + _BAND / 2, y, 0, None)

    def _marking_width(self) -> float:
        return min(self.marking.natural_width() + 1, self.geometry.width / 2)

    def _marked_width(self) -> float:
        band = self.band.natural_width() + 2 * _BAND if self.draft else 0
        return self._marking_width() + band

    def _draw_draft(self, canvas: PageCanvas) -> None:
        """The word from corner to corner of the frame, so clear that the text under it stays legible."""
        geometry, style = self.geometry, self.setter.styles.draft
        word, turn = self.draft.upper(), atan2(geometry.height, geometry.width)
        face = self.setter.faces.of(style.face)
        size = min(style.size, 0.8 * hypot(geometry.height, geometry.width) / fonts.width(word, face, 1))
        half = fonts.width(word, face, size) / 2
        x = geometry.page_width / 2 - half * cos(turn) + size / 3 * sin(turn)
        y = geometry.page_height / 2 - half * sin(turn) - size / 3 * cos(turn)
        op = TextOp(x, y, word, style.face, size, style.color, alpha=_DRAFT_ALPHA, angle=degrees(turn))
        canvas.paint(DisplayList(geometry.page_width, geometry.page_height, (op,)), 0, 0, 1, None)

    def _prose(self, content: Inlines, style: Type, *, flush_right: bool = False) -> Prose:
        node = Node("NonStruct")
        return Prose(self.setter.runs(content, style, node), style, node, flush_right=flush_right)

    def _set(self, canvas: PageCanvas, prose: Prose, width: float, y: float) -> None:
        geometry = self.geometry
        edge = geometry.left + geometry.width if prose.flush_right else geometry.left
        canvas.set_lines(prose.lines(width), edge, y, prose.style.leading, None, flush_right=prose.flush_right)
