"""What the columns of a table need in, their widths out: those at which no cell takes many lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from briefing.layout.lines import line_count
from briefing.layout.words import Strands

_MOST_LINES = 3
_STEPS = 4


class Needs(NamedTuple):
    """The share of a column, the widths in points of its widest word and widest cell, and whether it holds figures.

    `loose` is the width of its widest word if one no-break space of each gives way.
    """

    share: float
    loose: float
    least: float
    natural: float
    figures: bool = False


@lru_cache(maxsize=256)
def column_widths(columns: tuple[Needs, ...], rows: tuple[tuple[Strands, ...], ...], width: float) -> tuple[float, ...]:
    """`width` points divided among columns, the gutters between them not counted.

    If all cells can have their natural width, what is left goes by shares.  If not, that way counts
    in which the cells of `rows` take few lines, and none of them many.
    """
    natural = [column.natural for column in columns]
    if sum(natural) <= width:
        return tuple(_by_share([column.share for column in columns], natural, width - sum(natural)))
    return tuple(min(_ways(columns, width), key=lambda way: _tallness(rows, way)))


def _ways(columns: Sequence[Needs], width: float) -> list[list[float]]:
    """Ways to divide `width` points among columns whose cells cannot all have their natural width.

    Either words give way, or figures too, or both a little: the two widest columns that may wrap have
    at least their widest word, and what is left by their share of their need.  Where no column would
    be as wide as its words, or one would have more lines than are read at a glance, no-break spaces
    give way.
    """
    starts = [_narrowed(columns), _narrowed([column._replace(figures=False) for column in columns])]
    ways = _between([_by_need(columns, start, width) for start in starts if sum(start) < width])
    if not ways or min(_most_lines(columns, way) for way in ways) > _MOST_LINES:
        loose = [column.least if column.figures else column.loose for column in columns]
        narrow = [column._replace(natural=column.least) if column.figures else column for column in columns]
        ways += _between([_by_need(some, loose, width) for some in (columns, narrow) if sum(loose) < width])
    least = [column.loose for column in columns]
    return ways or [[width * part / sum(least) for part in least]]


def _between(ways: list[list[float]]) -> list[list[float]]:
    """`ways`, and if they are two, some between them."""
    if len(ways) < 2:
        return ways
    parts = [step / _STEPS for step in range(_STEPS + 1)]
    return [[a + (b - a) * part for a, b in zip(*ways, strict=True)] for part in parts]


def _tallness(rows: Iterable[Sequence[Strands]], widths: Iterable[float]) -> int:
    """The sum of the squares of how many lines each cell takes: one of three lines is worse than two of two."""
    return sum(line_count(cell, width) ** 2 for row in rows for cell, width in zip(row, widths, strict=True))


def _by_need(columns: Sequence[Needs], start: Sequence[float], width: float) -> list[float]:
    needs = [(column.natural - have) * column.share for have, column in zip(start, columns, strict=True)]
    return _by_share(needs, start, width - sum(start))


def _most_lines(columns: Sequence[Needs], widths: Iterable[float]) -> int:
    """About how many lines the tallest cell takes."""
    return max(ceil(column.natural / width) for column, width in zip(columns, widths, strict=True))


def _narrowed(columns: Sequence[Needs]) -> list[float]:
    """The widths if the two widest columns without figures have only their widest word."""
    widest = sorted(column.natural for column in columns if not column.figures)[-2:]
    return [column.natural if column.figures or column.natural < widest[0] else column.least for column in columns]


def _by_share(shares: Sequence[float], widths: Sequence[float], extra: float) -> list[float]:
    whole = sum(shares) or 1
    return [width + extra * share / whole for share, width in zip(shares, widths, strict=True)]
