"""Cells in, a table out: hairlines only, figures flush right, its header repeated on every page that it covers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from itertools import accumulate

from briefing.document.blocks import header_spans
from briefing.layout.flowable import ENDLESS, FUZZ, Flowable, Surface
from briefing.layout.lines import Line
from briefing.layout.prose import Prose
from briefing.layout.widths import Needs, column_widths

Row = Sequence[Prose]
_PAD = 2.25
_GUTTER = 13.5
_LEAST_GUTTER = 9.0
_RULE = 0.5
_TALL_ROW = 140
_FEWEST = 2
_SMALL = 180
_JUDGED = 60


class Grid:
    """The header and all rows of one table, measured once for a width and shared by all its parts."""

    def __init__(self, head: Row, rows: Sequence[Row], shares: Sequence[float], colors: tuple[str, str]) -> None:
        self.head = head
        self.rows = list(rows)
        self.shares = shares
        self.strong, self.hairline = colors
        self._width = -1.0
        self.gutter = _GUTTER
        self.widths: Sequence[float] = ()
        self.tops: list[float] = []
        self.spans = header_spans([not row[0].is_empty for row in self.rows])
        self.head_height = 0.0
        self.ruled = False

    def measure(self, width: float) -> None:
        """Column widths, and the distance of each row from the first, for a table of `width` points."""
        if self._width == width:
            return
        self._width = width
        columns, gutters = self.needs(), len(self.shares) - 1
        spare = (width - sum(column.natural for column in columns)) / max(1, gutters)
        self.gutter = min(max(spare, _LEAST_GUTTER), _GUTTER)
        judged = tuple(tuple(cell.strands for cell in row) for row in self.rows[:_JUDGED])
        self.widths = column_widths(tuple(columns), judged, width - self.gutter * gutters)
        heights = self._heights()
        self.tops = [0.0, *accumulate(heights)]
        self.head_height = self._height(self.head)
        is_wrapped = max(heights, default=0) > self._single_line()
        self.ruled = is_wrapped or any(len(span) > 1 for span in self.spans)

    def needs(self) -> list[Needs]:
        """What each column needs."""
        cells = zip(self.head, *self.rows, strict=True)
        return [
            Needs(
                share,
                max(cell.loose_width() for cell in column),
                max(cell.least_width() for cell in column),
                max(cell.natural_width() for cell in column),
                column[0].flush_right,
            )
            for share, column in zip(self.shares, cells, strict=True)
        ]

    def natural_width(self) -> float:
        """The width in points at which no cell wraps."""
        return sum(column.natural for column in self.needs()) + _LEAST_GUTTER * (len(self.shares) - 1)

    def divided(self, index: int, room: float) -> Grid | None:
        """The same table with row `index` in two, the first of them within `room`; None if it will not go."""
        row = self.rows[index]
        lines = [cell.lines(width) for cell, width in zip(row, self.widths, strict=True)]
        fitting = int((room - 2 * _PAD + FUZZ) / row[0].style.leading)
        count = min(fitting, max(map(len, lines)) - 1)
        if count < 1:
            return None
        pair = [[c.with_lines(part) for c, part in zip(row, half, strict=True)] for half in _halves(lines, count)]
        rows = [*self.rows[:index], *pair, *self.rows[index + 1 :]]
        return Grid(self.head, rows, self.shares, (self.strong, self.hairline))

    def header_height(self, index: int) -> float:
        """The height in points of the row header that spans row `index`."""
        return self._height(self.rows[self.spans[index].start][:1])

    def may_part(self, start: int, index: int) -> bool:
        """Whether a part that begins with row `start` may end before row `index`.

        A row header that is divided from rows it spans stands on either side, so each must have room for it.
        """
        span = self.spans[index]
        above, below = self._between(max(start, span.start), index), self._between(index, span.stop)
        return index == span.start or self.header_height(index) <= min(above, below) + FUZZ

    def row(self, index: int, start: int) -> Row:
        """The cells of row `index` in a part that begins with row `start`; it repeats the header that spans both."""
        span, (_, *cells) = self.spans[index], self.rows[index]
        is_cut = index == start != span.start and self.header_height(index) <= self._between(index, span.stop) + FUZZ
        return [self.rows[span.start][0].as_artifact(), *cells] if is_cut else self.rows[index]

    def draw_row(self, surface: Surface, row: Row, x: float, y: float) -> None:
        """Set the cells of one row whose top is y."""
        for cell, width in zip(row, self.widths, strict=True):
            cell.draw(surface, x, y - _PAD, width)
            x += width + self.gutter

    def _single_line(self) -> float:
        return self.head[0].style.leading + 2 * _PAD + FUZZ

    def _between(self, start: int, end: int) -> float:
        return self.tops[end] - self.tops[start]

    def _heights(self) -> list[float]:
        """The height of each row; one whose header needs more than the rows that it spans has the rest of it."""
        heights = [self._height(row[1:], 1) for row in self.rows]
        for span in dict.fromkeys(self.spans):
            others = sum(heights[span.start + 1 : span.stop])
            heights[span.start] = max(heights[span.start], self.header_height(span.start) - others)
        return heights

    def _height(self, row: Row, first: int = 0) -> float:
        """The height of cells from column `first` on."""
        cells = zip(row, self.widths[first:], strict=False)
        return max((cell.wrap(width)[1] for cell, width in cells), default=0) + 2 * _PAD


class Table(Flowable):
    """Rows `start` to `end` of a grid; the caption stands above the first part, the source below the last.

    A table of at most 180 pt is never divided.
    """

    def __init__(self, grid: Grid, caption: Flowable, source: Flowable | None) -> None:
        self.grid = grid
        self.caption: Flowable | None = caption
        self.source = source
        self.start, self.end = 0, len(grid.rows)
        self.may_wait = self.may_overtake = True

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The width, and the height of caption, header, rows and source."""
        self.grid.measure(width)
        return width, self._above(width) + self._rows(self.start, self.end) + self._below(width)

    def split(self, width: float, room: float) -> list[Flowable]:
        """The rows that fit and the others, unless the table is small; a row taller than 140 pt is divided too."""
        if self.wrap(width)[1] <= _SMALL and self.caption:
            return []
        left = room - self._above(width)
        end = bisect_right(self.grid.tops, self.grid.tops[self.start] + left + FUZZ) - 1
        end = min(end, self.end - 1)
        parts = self._divided(end, left) if self._tall(end) else []
        return parts or (self._parts(self._apart(end)) if self._apart(end) > self.start else [])

    def head_height(self, width: float) -> float:
        """Caption, header and two rows, or one that is tall."""
        self.grid.measure(width)
        least = min(self.end, self.start + _FEWEST)
        while least < self.end and not self.grid.may_part(self.start, least):
            least += 1
        rows = self._rows(self.start, least)
        return self._above(width) + min(rows, _TALL_ROW) + (self._below(width) if least == self.end else 0)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw caption, header, rows and source from the top down; a repeated header is an artifact."""
        self.grid.measure(width)
        if self.caption:
            self.caption.draw(surface, x, y, width)
        top = y - self._above(width)
        self._draw_head(surface, x, top + self.grid.head_height, width)
        for index in range(self.start, self.end):
            offset = self._rows(self.start, index)
            self.grid.draw_row(surface, self.grid.row(index, self.start), x, top - offset)
            if index > self.start and self.grid.ruled:
                self._draw_rule(surface, index, x, top - offset, width)
        bottom = top - self._rows(self.start, self.end)
        surface.fill_panel(x, bottom - _RULE, width, _RULE, self.grid.strong)
        if self.source:
            self.source.draw(surface, x, bottom - _PAD - self.source.before, width)

    def text(self) -> str:
        """The rows, cells divided by bars."""
        rows = [self.grid.head, *self.grid.rows[self.start : self.end]]
        lines = [" | ".join(cell.text() for cell in row) for row in rows]
        parts = [self.caption.text() if self.caption else "", *lines, self.source.text() if self.source else ""]
        return "\n".join(part for part in parts if part)

    def _draw_head(self, surface: Surface, x: float, y: float, width: float) -> None:
        head = self.grid.head if self.start == 0 else [cell.as_artifact() for cell in self.grid.head]
        surface.fill_panel(x, y, width, _RULE, self.grid.strong)
        self.grid.draw_row(surface, head, x, y)
        surface.fill_panel(x, y - self.grid.head_height, width, _RULE, self.grid.strong)

    def _draw_rule(self, surface: Surface, index: int, x: float, y: float, width: float) -> None:
        """A hairline above a row, beside the row header that spans it and the one above."""
        beside = 0.0 if index == self.grid.spans[index].start else self.grid.widths[0] + self.grid.gutter
        surface.fill_panel(x + beside, y, width - beside, _RULE / 2, self.grid.hairline)

    def _above(self, width: float) -> float:
        caption = self.caption.wrap(width)[1] + _PAD * 2 if self.caption else 0
        return caption + self.grid.head_height

    def _below(self, width: float) -> float:
        return _PAD + self.source.before + self.source.wrap(width)[1] if self.source else 0

    def _rows(self, start: int, end: int) -> float:
        return self.grid.tops[end] - self.grid.tops[start]

    def _tall(self, index: int) -> bool:
        return self._rows(index, index + 1) > _TALL_ROW

    def _apart(self, end: int) -> int:
        """Row `end`, or one nearby, so that no single row is parted from others that are not tall, nor a header cut."""
        if end == self.end - 1 and end - self.start > _FEWEST:
            end -= 1
        while end > self.start and not self.grid.may_part(self.start, end):
            end -= 1
        return end if end - self.start >= _FEWEST or self._tall(self.start) else self.start

    def _divided(self, end: int, left: float) -> list[Flowable]:
        room = left - self._rows(self.start, end)
        grid = self.grid.divided(end, room)
        if grid is None:
            return []
        grid.measure(self.grid._width)
        whole = copy(self)
        whole.grid, whole.end = grid, self.end + 1
        return whole._parts(end + 1)

    def _parts(self, end: int) -> list[Flowable]:
        upper, lower = copy(self), copy(self)
        upper.end, upper.source = end, None
        lower.start, lower.caption = end, None
        return [upper, lower]


def _halves(cells: list[list[Line]], count: int) -> tuple[list[list[Line]], list[list[Line]]]:
    """The first `count` lines of every cell, and the others."""
    return [lines[:count] for lines in cells], [lines[count:] for lines in cells]
