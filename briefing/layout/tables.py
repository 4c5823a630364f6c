"""Tables with hairlines only, figures flush right, and the header repeated on every page (ReportLab's repeatRows).

All parts of a table share one `Grid`, measured once, so that a table of a thousand rows stays fast and its
columns stand alike on every page.  Column widths are chosen so that no cell takes many lines: a reader compares
rows, and a row of six lines is no row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from math import ceil

from briefing.document.blocks import header_spans
from briefing.errors import Problem, ProblemError
from briefing.layout.flowables import EPSILON, UNBOUNDED, Flowable, TextBox, VBox, spacer
from briefing.layout.lines import FontSpans, Surface, lines_in
from briefing.records import NamedTuple
from briefing.themes.theme import LEAST_TYPE

GridRow = Sequence[TextBox]
_PAD = 2.25
_GUTTER, _MIN_GUTTER = 13.5, 9.0
_CLOSE_GUTTER, _MANY_COLUMNS = 4.5, 8
"""Between many columns of figures, which the eye parts by their ends."""
_RULE = 0.5
_TALL_ROW = 140
_FEWEST_ROWS, _FEWEST_LINES = 3, 5
"""Rows that stand together at the beginning and at the end of a table that is parted; half of one with few rows.

Two that take as many lines are enough, too.
"""
_SMALL_TABLE = 150
_JUDGED_ROWS = 60
_MOST_LINES_AT_A_GLANCE = 3
_STEPS = 4
_SCALES = (0.92, 0.85, 0.78, 0.7)
_SHORT = 0.3
"""Of the width of a table: what takes no more on one line is short."""
_NARROW = "set the type of tables smaller, margins narrower, or choose a wider page"


class ColumnNeeds(NamedTuple):
    """The share of a column, the widths in points of its widest word and widest cell, and whether it holds figures.

    `loose_min` is the width of its widest word if one no-break space of each gives way.
    """

    share: float
    loose_min: float
    min: float
    natural: float
    has_figures: bool = False


class Grid:
    """The header and all rows of one table, measured once for a width and shared by all its parts.

    `alike` are the tables that follow one another and have the same header, this one among them: their columns stand
    below one another.
    """

    def __init__(
        self, head: GridRow, rows: Sequence[GridRow], shares: Sequence[float], colors: tuple[str, str]
    ) -> None:
        self.head = head
        self.rows = list(rows)
        self.shares = shares
        self.strong, self.hairline = colors
        self.alike: Sequence[Grid] = (self,)
        self.spans = header_spans([not row[0].is_empty for row in self.rows])
        self.width = -1.0
        self.gutter = _GUTTER
        self.widths: Sequence[float] = ()
        self.tops: list[float] = []
        self.head_height = 0.0
        self.has_rules = False

    def measure(self, width: float) -> None:
        """Column widths, and the distance of each row from the first, for a table of `width` points.

        Where words would be broken the type becomes a little smaller; ProblemError if that does not help.
        """
        if self.width == width:
            return
        self.width = width
        best = next((grid for grid in self._sizes() if grid._divide(width)), None)
        best = best or next((grid for grid in self._sizes() if grid._divide(width, at_a_glance=False)), None)
        if best is None:
            heads = " | ".join(cell.plain_text() for cell in self.head)
            message = f'the widest words of the table "{heads[:60]}" do not fit side by side into {width:.0f} points'
            raise ProblemError(Problem("too-wide", message, _NARROW))
        self.head, self.rows, self.gutter, self.widths = best.head, best.rows, best.gutter, best.widths
        self._measure_rows()

    def _sizes(self) -> Iterator[Grid]:
        """The table as it is, and in type that is smaller and can be read."""
        yield self
        for scale in _SCALES:
            cells = [cell for row in (self.head, *self.rows[:1]) for cell in row]
            if max((cell.style.size for cell in cells), default=0) * scale >= LEAST_TYPE:
                head, *rows = (
                    [cell.scaled(max(scale, min(LEAST_TYPE / cell.style.size, 1.0))) for cell in row]
                    for row in (self.head, *self.rows)
                )
                yield Grid(head, rows, self.shares, (self.strong, self.hairline))

    def _divide(self, width: float, *, at_a_glance: bool = True) -> bool:
        """Divide the width among columns; whether each is as wide as its widest word.

        If they shall be read `at_a_glance`, what is short, as the notes are, must also take few lines.
        """
        # Tables that are alike have the widest needs of any of them.
        every = zip(*(grid._needs for grid in self.alike), strict=True)
        columns = [ColumnNeeds(*map(max, zip(*needs, strict=True))) for needs in every]
        gutters = len(self.shares) - 1
        spare = (width - sum(column.natural for column in columns)) / max(1, gutters)
        self.gutter = min(max(spare, _CLOSE_GUTTER if gutters > _MANY_COLUMNS else _MIN_GUTTER), _GUTTER)
        # Widths must not cost more for long tables; the first rows speak for the others.
        rows = islice((row for grid in self.alike for row in grid.rows), _JUDGED_ROWS)
        judged = tuple(tuple(cell.spans for cell in row) for row in rows)
        self.widths = column_widths(tuple(columns), judged, width - self.gutter * gutters)
        short = [(need.natural, part) for need, part in zip(columns, self.widths, strict=True)]
        is_tall = any(natural <= width * _SHORT and natural > _MOST_LINES_AT_A_GLANCE * part for natural, part in short)
        has_room = all(part + EPSILON >= need.loose_min for part, need in zip(self.widths, columns, strict=True))
        return has_room and not (at_a_glance and is_tall)

    def _measure_rows(self) -> None:
        """The distances of the rows, at the widths that the columns have."""
        heights = [self._height(row[1:], 1) for row in self.rows]
        for span in dict.fromkeys(self.spans):
            # A header that needs more than the rows it spans makes the first of them taller.
            others = sum(heights[span.start + 1 : span.stop])
            heights[span.start] = max(heights[span.start], self.header_height(span.start) - others)
        self.tops = [0.0, *accumulate(heights)]
        self.head_height = self._height(self.head)
        # Rows of one line need no rules between them; the eye keeps the line by itself.
        is_wrapped = max(heights, default=0) > self.head[0].style.leading + 2 * _PAD + EPSILON
        self.has_rules = is_wrapped or any(len(span) > 1 for span in self.spans)

    def natural_width(self) -> float:
        """The width in points at which no cell wraps."""
        return sum(column.natural for column in self._needs) + _MIN_GUTTER * (len(self.shares) - 1)

    def height(self, start: int, end: int) -> float:
        """The height in points of the rows from `start` to `end`."""
        return self.tops[end] - self.tops[start]

    def header_height(self, index: int) -> float:
        """The height in points of the row header that spans row `index`."""
        return self._height(self.rows[self.spans[index].start][:1])

    def may_end(self, start: int, end: int) -> bool:
        """Whether a part that begins with row `start` may end before row `end`.

        A row header that is divided from rows it spans stands on either side, so each must have room for it.
        """
        span = self.spans[end]
        above, below = self.height(max(start, span.start), end), self.height(end, span.stop)
        return end == span.start or self.header_height(end) <= min(above, below) + EPSILON

    def row(self, index: int, start: int) -> GridRow:
        """The cells of row `index` in a part that begins with row `start`; it repeats the header that spans both."""
        span, (_, *cells) = self.spans[index], self.rows[index]
        is_cut = index == start != span.start and self.header_height(index) <= self.height(index, span.stop) + EPSILON
        return [self.rows[span.start][0].as_artifact(), *cells] if is_cut else self.rows[index]

    def with_row_split(self, index: int, avail_height: float) -> Grid | None:
        """The same table with row `index` in two, the first within `avail_height`; None if no line of it fits."""
        row = self.rows[index]
        cells = [(cell, cell.lines(width)) for cell, width in zip(row, self.widths, strict=True)]
        fitting = int((avail_height - 2 * _PAD + EPSILON) / row[0].style.leading)
        count = min(fitting, max(len(lines) for _, lines in cells) - 1)
        if count < 1:
            return None
        upper = [cell.with_lines(lines[:count]) for cell, lines in cells]
        lower = [cell.with_lines(lines[count:]) for cell, lines in cells]
        rows = [*self.rows[:index], upper, lower, *self.rows[index + 1 :]]
        grid = Grid(self.head, rows, self.shares, (self.strong, self.hairline))
        # The lines of the two parts are broken already, and fit into the columns that they were broken for.
        grid.width, grid.gutter, grid.widths = self.width, self.gutter, self.widths
        grid._measure_rows()
        return grid

    def draw_row(self, surface: Surface, row: GridRow, x: float, y: float) -> None:
        """Set the cells of one row whose top is y."""
        for cell, width in zip(row, self.widths, strict=True):
            cell.draw(surface, x, y - _PAD, width)
            x += width + self.gutter

    @cached_property
    def _needs(self) -> list[ColumnNeeds]:
        return [
            ColumnNeeds(
                share,
                max(cell.loose_min_width() for cell in column),
                max(cell.min_width() for cell in column),
                max(cell.natural_width() for cell in column),
                column[0].flush_right,
            )
            for share, column in zip(self.shares, zip(self.head, *self.rows, strict=True), strict=True)
        ]

    def _height(self, row: GridRow, first: int = 0) -> float:
        """The height of cells, of which the first is that of column `first`."""
        cells = zip(row, self.widths[first:], strict=False)
        return max((cell.wrap(width)[1] for cell, width in cells), default=0) + 2 * _PAD


class Table(Flowable):
    """Rows `start` to `end` of a grid; the caption stands above the first part, the source below the last.

    Above the other parts it may say that the table is `continued`.

    A table of at most 150 pt is never split.
    """

    can_float = True

    def __init__(
        self, grid: Grid, caption: Flowable | None, source: Flowable | None, continued: Flowable | None = None
    ) -> None:
        self.grid = grid
        self.caption = caption
        self.source = source
        self.continued = continued
        self.start, self.end = 0, len(grid.rows)

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the height of caption, header, rows and source."""
        self.grid.measure(avail_width)
        rows = self.grid.height(self.start, self.end)
        return avail_width, self._above(avail_width) + rows + self._below(avail_width)

    def title_height(self, avail_width: float) -> float:
        """The height of the caption above the rows."""
        return self.caption.wrap(avail_width)[1] if self.caption else 0

    def with_room_below_title(self, room: float) -> Flowable:
        """With so much more room between caption and rows."""
        table = copy(self)
        table.caption = VBox([*([self.caption] if self.caption else []), spacer(room)])
        return table

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The rows that fit and the others; a row taller than 140 pt may itself be split.

        Less than three rows are not parted from others that are not tall, and no row header from the first row that it
        spans.
        """
        if self.wrap(avail_width)[1] <= _SMALL_TABLE and self.start == 0:
            return []
        left = avail_height - self._above(avail_width)
        end = bisect_right(self.grid.tops, self.grid.tops[self.start] + left + EPSILON) - 1
        end = min(end, self.end - 1)
        if end >= self.start and self.grid.height(end, end + 1) > _TALL_ROW:
            grid = self.grid.with_row_split(end, left - self.grid.height(self.start, end))
            if grid:
                whole = copy(self)
                whole.grid, whole.end = grid, self.end + 1
                return whole._parts(end + 1)
        fewest = self._fewest()
        if end - self.start > fewest:
            end = max(min(end, self.end - fewest), self.start + fewest)
        while end > self.start and not self.grid.may_end(self.start, end):
            end -= 1
        is_first_tall = self.grid.height(self.start, self.start + 1) > _TALL_ROW
        may_split = end - self.start >= (1 if is_first_tall else fewest)
        return self._parts(end) if may_split else []

    def min_height(self, avail_width: float) -> float:
        """Caption, header and three rows, or a part of one that is tall; all of a table that is never split."""
        whole = self.wrap(avail_width)[1]
        if whole <= _SMALL_TABLE and self.start == 0:
            return whole
        least = min(self.end, self.start + self._fewest())
        while least < self.end and not self.grid.may_end(self.start, least):
            least += 1
        is_first_tall = self.grid.height(self.start, self.start + 1) > _TALL_ROW
        rows = _TALL_ROW if is_first_tall else self.grid.height(self.start, least)
        return self._above(avail_width) + rows + (self._below(avail_width) if least == self.end else 0)

    def _fewest(self) -> int:
        # A table of four or five rows has to be parted where two stand alone: all of them might not go on a page.
        rows, enough = self.end - self.start, _FEWEST_LINES * self.grid.head[0].style.leading
        is_tall = rows > 2 and self.grid.height(self.start, self.start + 2) > enough
        return 2 if is_tall else min(_FEWEST_ROWS, max(2, rows // 2))

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw caption, header, rows and source from the top down; a repeated header is an artifact."""
        grid = self.grid
        grid.measure(width)
        if self.caption:
            self.caption.draw(surface, x, y, width)
        top = y - self._above(width)
        head = grid.head if self.start == 0 else [cell.as_artifact() for cell in grid.head]
        surface.fill_panel(x, top + grid.head_height, width, _RULE, grid.strong)
        grid.draw_row(surface, head, x, top + grid.head_height)
        surface.fill_panel(x, top, width, _RULE, grid.strong)
        for index in range(self.start, self.end):
            row_top = top - grid.height(self.start, index)
            grid.draw_row(surface, grid.row(index, self.start), x, row_top)
            if index > self.start and grid.has_rules:
                # The rule above a row leaves out a header that spans it and the row above.
                beside = 0.0 if index == grid.spans[index].start else grid.widths[0] + grid.gutter
                surface.fill_panel(x + beside, row_top, width - beside, _RULE / 2, grid.hairline)
        bottom = top - grid.height(self.start, self.end)
        surface.fill_panel(x, bottom - _RULE, width, _RULE, grid.strong)
        if self.source:
            self.source.draw(surface, x, bottom - _PAD - self.source.space_before, width)

    def plain_text(self) -> str:
        """The rows, cells divided by bars."""
        rows = [self.grid.head, *self.grid.rows[self.start : self.end]]
        lines = [" | ".join(cell.plain_text() for cell in row) for row in rows]
        around = [part.plain_text() if part else "" for part in (self.caption, self.source)]
        return "\n".join(part for part in (around[0], *lines, around[1]) if part)

    def _above(self, width: float) -> float:
        caption = self.caption.wrap(width)[1] + _PAD * 2 if self.caption else 0
        return caption + self.grid.head_height

    def _below(self, width: float) -> float:
        return _PAD + self.source.space_before + self.source.wrap(width)[1] if self.source else 0

    def _parts(self, end: int) -> list[Flowable]:
        upper, lower = copy(self), copy(self)
        upper.end, upper.source = end, None
        lower.start, lower.caption = end, self.continued
        return [upper, lower]


@lru_cache(maxsize=256)
def column_widths(
    columns: tuple[ColumnNeeds, ...], rows: tuple[tuple[FontSpans, ...], ...], width: float
) -> tuple[float, ...]:
    """`width` points divided among columns, the gutters between them not counted.

    If all cells can have their natural width, what is left goes by shares.  If not, that way counts in which the
    cells of `rows` take the fewest lines, squared: one cell of three lines is worse than two of two.
    """
    natural = [column.natural for column in columns]
    if sum(natural) <= width:
        return tuple(_by_share([column.share for column in columns], natural, width - sum(natural)))

    def tallness(way: Iterable[float]) -> int:
        return sum(len(lines_in(cell, part)) ** 2 for row in rows for cell, part in zip(row, way, strict=True))

    return tuple(min(_ways(columns, width), key=tallness))


def _ways(columns: Sequence[ColumnNeeds], width: float) -> list[list[float]]:
    """Ways to divide `width` points among columns whose cells cannot all have their natural width.

    Either words give way, or figures too, or both a little: the two widest columns that may wrap have
    at least their widest word, and what is left by their share of their need.  Where no column would
    be as wide as its words, or one would have more lines than are read at a glance, no-break spaces
    give way.
    """
    starts = [_narrowed(columns), _narrowed([column._replace(has_figures=False) for column in columns])]
    ways = _between([_by_need(columns, start, width) for start in starts if sum(start) < width])
    most_lines = [max(ceil(c.natural / part) for c, part in zip(columns, way, strict=True)) for way in ways]
    if not ways or min(most_lines) > _MOST_LINES_AT_A_GLANCE:
        loose = [column.min if column.has_figures else column.loose_min for column in columns]
        narrow = [column._replace(natural=column.min) if column.has_figures else column for column in columns]
        ways += _between([_by_need(some, loose, width) for some in (columns, narrow) if sum(loose) < width])
    least = [column.loose_min for column in columns]
    return ways or [[width * part / sum(least) for part in least]]


def _narrowed(columns: Sequence[ColumnNeeds]) -> list[float]:
    """The widths if the two widest columns without figures have only their widest word."""
    widest = sorted(column.natural for column in columns if not column.has_figures)[-2:]
    return [column.natural if column.has_figures or column.natural < widest[0] else column.min for column in columns]


def _by_need(columns: Sequence[ColumnNeeds], start: Sequence[float], width: float) -> list[float]:
    needs = [(column.natural - have) * column.share for have, column in zip(start, columns, strict=True)]
    return _by_share(needs, start, width - sum(start))


def _by_share(shares: Sequence[float], widths: Sequence[float], extra: float) -> list[float]:
    whole = sum(shares) or 1
    return [width + extra * share / whole for share, width in zip(shares, widths, strict=True)]


def _between(ways: list[list[float]]) -> list[list[float]]:
    """`ways`, and if they are two, some between them."""
    if len(ways) < 2:
        return ways
    parts = [step / _STEPS for step in range(_STEPS + 1)]
    return [[a + (b - a) * part for a, b in zip(*ways, strict=True)] for part in parts]
