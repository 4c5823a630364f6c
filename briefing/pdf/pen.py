"""Lines in, text operators out: one text object, whose pieces are marked with the nodes of their runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.layout.lines import LinePart, TextLine
from briefing.layout.runs import Hyperlink, Meaning
from briefing.layout.structure import Node
from briefing.pdf.syntax import number, rgb
from briefing.themes import fonts

if TYPE_CHECKING:
    from briefing.pdf.canvas import PageCanvas

_BELOW, _ABOVE = 0.25, 0.95


class Pen:
    """Writes one text object; it remembers what is set, and writes only what changes."""

    def __init__(self, canvas: PageCanvas, node: Node | None) -> None:
        self.canvas = canvas
        self.node = node
        self._code = ["BT"]
        self._open: Node | None = None
        self._ends_in_hyphen = False
        self._look: tuple[str, float, float] = ("", 0.0, 0.0)
        self._color, self._rise, self._tracking = self._look

    def set_line(self, line: TextLine, x: float, y: float) -> None:
        """Set one line with its baseline starting at (x, y), and a space at its end unless its last word goes on."""
        self._code.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        linked: list[tuple[Hyperlink, float, float, float]] = []
        last = -1 if line.ends_in_hyphen else len(line.parts) - 1
        for index, part in enumerate(line.parts):
            self._set(part, part.text + " " if index == last else part.text)
            if part.run.origin and part.run.node:
                self.canvas.add_destination(part.run.origin, y + part.run.size, part.run.node)
            if part.run.link and self.node:
                linked.append((part.run.link, x, x + part.width, part.run.size))
            if part.run.meaning:
                self._record(part, part.run.meaning, x, y)
            x += part.width
        if linked:
            self._add_links(linked, y)

    def lift(self) -> None:
        """End the text object; rise and tracking outlive it in a content stream, so they are put back."""
        if self._ends_in_hyphen:
            self._code.append("EMC")
        back = "0 Ts 0 Tc " if self._rise or self._tracking else ""
        self.canvas.write("\n".join([*self._code, f"{back}ET"]))

    def _set(self, part: LinePart, text: str) -> None:
        run = part.run
        self._mark((run.node or self.node) if self.node else None)
        if self._color != run.color:
            self._color = run.color
            self._code.append(f"{rgb(run.color)} rg")
        if self._rise != run.rise:
            self._rise = run.rise
            self._code.append(f"{number(run.rise)} Ts")
        if self._tracking != run.tracking:
            self._tracking = run.tracking
            self._code.append(f"{number(run.tracking)} Tc")
        self._code.append(self.canvas.show(text, run.face, run.size))

    def _mark(self, node: Node | None) -> None:
        if self._ends_in_hyphen and node is self._open:
            return
        if self._ends_in_hyphen:
            self._code.append("EMC")
        self._code.append(self.canvas.opening(node))
        self._open, self._ends_in_hyphen = node, True

    def _record(self, part: LinePart, meaning: Meaning, x: float, y: float) -> None:
        """The box of a part that means something: as wide as it is set, as high as its face."""
        run, base = part.run, y + part.run.rise
        low, high = base - fonts.descent(run.face, run.size), base + fonts.ascent(run.face, run.size)
        self.canvas.recorder.record_words(meaning, (x, low, x + part.width, high), part.text, repeats=self.node is None)

    def _add_links(self, linked: list[tuple[Hyperlink, float, float, float]], y: float) -> None:
        """One rectangle for each link of the line, over all its parts."""
        for link in dict.fromkeys(link for link, *_ in linked):
            spans = [(left, right, size) for other, left, right, size in linked if other is link]
            size = max(size for *_, size in spans)
            box = spans[0][0], y - _BELOW * size, spans[-1][1], y + _ABOVE * size
            self.canvas.add_link(link, *box)
