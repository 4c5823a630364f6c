"""Runs in, a flowable of set lines out: paragraphs, headings, captions and cells."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from briefing.layout.flowable import ENDLESS, FUZZ, Flowable, Surface
from briefing.layout.hyphens import SOFT_HYPHEN
from briefing.layout.lines import Line, least_width, lines_of, loose_width, natural_width, strands_of
from briefing.layout.runs import Run
from briefing.layout.structure import Node
from briefing.layout.styles import Type

_FEWEST = 2


class Prose(Flowable):
    """Lines of text; a split leaves two lines at least on either side and hands over the lines already broken.

    No first part ends in a hyphen.
    """

    def __init__(
        self,
        runs: Iterable[Run],
        style: Type,
        node: Node | None,
        *,
        anchor: str = "",
        bookmark: tuple[int, str] | None = None,
        flush_right: bool = False,
    ) -> None:
        self.style = style
        self.node = node
        self.before = style.before
        self.after = style.after
        self.anchor = anchor
        self.bookmark = bookmark
        self.flush_right = flush_right
        self._runs = list(runs)
        self.strands = strands_of(self._runs)
        self._width = -1.0
        self._lines: list[Line] = []
        self._is_part = False

    @property
    def is_empty(self) -> bool:
        """Whether it has no words at all, such as the cell that a row header spans."""
        return not self._runs

    def lines(self, width: float) -> list[Line]:
        """Its lines in a column of `width` points, broken once; a part keeps the lines it was given."""
        if self._width != width and not self._is_part:
            self._lines = lines_of(self._runs, self.strands, width, even=self.style.balanced)
            self._width = width
        return self._lines

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The column's width, and the leading times the number of lines."""
        return width, len(self.lines(width)) * self.style.leading

    def split(self, width: float, room: float) -> list[Flowable]:
        """The lines that fit, and the others."""
        lines = self.lines(width)
        count = min(int((room + FUZZ) / self.style.leading), len(lines) - _FEWEST)
        while count >= _FEWEST and lines[count - 1].is_open:
            count -= 1
        return [self.with_lines(lines[:count]), self._rest(lines[count:])] if count >= _FEWEST else []

    def head_height(self, width: float) -> float:
        """Two lines, or more where these end in a hyphen, or all where fewer than four cannot be divided."""
        lines = self.lines(width)
        ends = range(_FEWEST, len(lines) - _FEWEST + 1)
        return next((end for end in ends if not lines[end - 1].is_open), len(lines)) * self.style.leading

    def drop(self) -> float:
        """The first baseline, with the capitals centred in the leading."""
        return self.style.leading / 2 + self.style.size * 0.33

    def natural_width(self) -> float:
        """The width in points of its longest line if nothing but a forced break ends one."""
        return natural_width(self.strands)

    def least_width(self) -> float:
        """The width in points of its widest word."""
        return least_width(self.strands)

    def loose_width(self) -> float:
        """The width in points of its widest word if one no-break space of each gives way."""
        return loose_width(self.strands)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Set the lines, and name the place if it has an anchor."""
        if self.anchor and self.node:
            surface.add_destination(self.anchor, y, self.node)
        if self.bookmark:
            level, title = self.bookmark
            surface.add_bookmark(title, self.anchor, level)
        edge = x + width if self.flush_right else x
        surface.set_lines(
            self.lines(width), edge, y - self.drop(), self.style.leading, self.node, flush_right=self.flush_right
        )

    def text(self) -> str:
        """The words, whatever the lines."""
        lines = self._lines if self._is_part else lines_of(self._runs, self.strands, ENDLESS)
        return " ".join(line.text for line in lines).replace(f"{SOFT_HYPHEN} ", "")

    def with_lines(self, lines: list[Line]) -> Prose:
        """A copy that has just these lines, whatever the width."""
        part = copy(self)
        part._lines, part.strands, part._is_part = lines, (), True
        return part

    def as_artifact(self) -> Prose:
        """A copy that is no content of its own: a repeated table header."""
        part = copy(self)
        part.node, part.anchor, part.bookmark = None, "", None
        return part

    def _rest(self, lines: list[Line]) -> Prose:
        rest = self.with_lines(lines)
        rest.anchor, rest.bookmark, rest.before = "", None, 0
        return rest
