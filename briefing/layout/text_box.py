"""A flowable of lines of text: paragraphs, headings, captions, cells (ReportLab's Paragraph)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy

from briefing.layout.flowable import EPSILON, UNBOUNDED, Flowable, Surface
from briefing.layout.lines import TextLine, even_lines_of, lines_of, loose_min_width, min_width, natural_width, spans_of
from briefing.layout.runs import Run
from briefing.layout.structure import Node
from briefing.layout.styles import TextStyle
from briefing.layout.words import SOFT_HYPHEN

_FEWEST_LINES = 2


class TextBox(Flowable):
    """Lines of text; a split leaves two lines at least on either side and hands over the lines already broken.

    No first part ends in a hyphen.
    """

    def __init__(
        self,
        runs: Iterable[Run],
        style: TextStyle,
        node: Node | None,
        *,
        anchor: str = "",
        bookmark: tuple[int, str] | None = None,
        flush_right: bool = False,
    ) -> None:
        self.style = style
        self.node = node
        self.space_before = style.space_before
        self.space_after = style.space_after
        self.anchor = anchor
        self.bookmark = bookmark
        self.flush_right = flush_right
        self.runs = list(runs)
        self.spans = spans_of(self.runs)
        self._width = -1.0
        self._lines: Sequence[TextLine] = ()
        self._is_part = False

    @property
    def is_empty(self) -> bool:
        """Whether it has no words at all, such as the cell that a row header spans."""
        return not self.runs

    def lines(self, width: float) -> Sequence[TextLine]:
        """Its lines in a column of `width` points, broken once."""
        # A part keeps its lines in any width: they were broken together with those of the other part.
        if self._width != width and not self._is_part:
            self._lines = (even_lines_of if self.style.balanced else lines_of)(self.spans, width)
            self._width = width
        return self._lines

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the leading times the number of lines."""
        return avail_width, len(self.lines(avail_width)) * self.style.leading

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The lines that fit, and the others."""
        lines = self.lines(avail_width)
        count = min(int((avail_height + EPSILON) / self.style.leading), len(lines) - _FEWEST_LINES)
        # A word is not carried over to the next page: who turns it would have lost its beginning.
        while count >= _FEWEST_LINES and lines[count - 1].ends_in_hyphen:
            count -= 1
        if count < _FEWEST_LINES:
            return []
        rest = self.with_lines(lines[count:])
        # A link leads to where the text begins.
        rest.anchor, rest.bookmark, rest.space_before = "", None, 0
        return [self.with_lines(lines[:count]), rest]

    def min_height(self, avail_width: float) -> float:
        """Two lines, or more where these end in a hyphen, or all where fewer than four cannot be split."""
        lines = self.lines(avail_width)
        ends = range(_FEWEST_LINES, len(lines) - _FEWEST_LINES + 1)
        return next((end for end in ends if not lines[end - 1].ends_in_hyphen), len(lines)) * self.style.leading

    def first_baseline(self) -> float:
        """The first baseline, with the capitals centred in the leading."""
        return self.style.leading / 2 + self.style.size * 0.33

    def natural_width(self) -> float:
        """The width in points of its longest line if nothing but a forced break ends one."""
        return natural_width(self.spans)

    def min_width(self) -> float:
        """The width in points of its widest word."""
        return min_width(self.spans)

    def loose_min_width(self) -> float:
        """The width in points of its widest word if one no-break space of each gives way."""
        return loose_min_width(self.spans)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Set the lines, and name the place if it has an anchor."""
        if self.anchor and self.node:
            surface.add_destination(self.anchor, y, self.node)
        if self.bookmark:
            level, title = self.bookmark
            surface.add_bookmark(title, self.anchor, level)
        edge, baseline = x + width if self.flush_right else x, y - self.first_baseline()
        lines = self.lines(width)
        surface.set_lines(lines, self.runs, edge, baseline, self.style.leading, self.node, flush_right=self.flush_right)

    def plain_text(self) -> str:
        """The words, whatever the lines."""
        lines = self._lines if self._is_part else lines_of(self.spans, UNBOUNDED)
        return " ".join(line.text for line in lines).replace(f"{SOFT_HYPHEN} ", "")

    def with_lines(self, lines: Sequence[TextLine]) -> TextBox:
        """A copy that has just these lines, whatever the width."""
        part = copy(self)
        part._lines, part.spans, part._is_part = lines, (), True
        return part

    def as_artifact(self) -> TextBox:
        """A copy that is no content of its own: a repeated table header."""
        part = copy(self)
        part.node, part.anchor, part.bookmark = None, "", None
        return part
