"""Runs in, lines out: where a column of a given width breaks their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from briefing.layout.hyphens import SOFT_HYPHEN
from briefing.layout.runs import Run
from briefing.layout.words import Look, Piece, Strand, Strands, Word, cut, hyphenated, loosened, words_of

_LOOK, _WIDTH = itemgetter(0), itemgetter(2)
_SPARE = 4
_EMPTY, _EMPTY_EMS = 0.2, 6
_MOST_HYPHENS = 2
_FUZZ = 1e-6
_KEPT = 2048


class Row(NamedTuple):
    """The pieces of one line, from left to right, and their width together."""

    pieces: tuple[Piece, ...]
    width: float


class Part(NamedTuple):
    """Text of one run on one line, with its width in points."""

    run: Run
    text: str
    width: float


class Line(NamedTuple):
    """The parts of one line, from left to right, and their width together."""

    parts: tuple[Part, ...]
    width: float

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(part.text for part in self.parts)

    @property
    def is_open(self) -> bool:
        """Whether it ends in a hyphen, so that its last word goes on in the next line."""
        return bool(self.parts) and self.parts[-1].text.endswith(SOFT_HYPHEN)


def strands_of(runs: Sequence[Run]) -> Strands:
    """What `runs` have in common with all runs that break at the same places."""
    looks = (Look(run.face, run.size, run.tracking, index, run.hyphenation) for index, run in enumerate(runs))
    return tuple(Strand(run.text, look) for run, look in zip(runs, looks, strict=True))


def lines_of(runs: Sequence[Run], strands: Strands, width: float, *, even: bool = False) -> list[Line]:
    """The lines of `runs`, which have these `strands`, in a column of `width` points; `even` ones for titles."""
    rows = _even_rows(strands, width) if even else _rows(strands, width)
    return [
        Line(tuple([Part(runs[look.run], text, advance) for look, text, advance in pieces]), wide)
        for pieces, wide in rows
    ]


@lru_cache(maxsize=_KEPT)
def natural_width(strands: Strands) -> float:
    """The width in points of the longest line if nothing but a forced break ends one."""
    widest = width = 0.0
    for word in words_of(strands):
        width += word.width
        widest = max(widest, width)
        width = 0.0 if word.hard else width + (word.space.width if word.space else 0)
    return widest


@lru_cache(maxsize=_KEPT)
def least_width(strands: Strands) -> float:
    """The width in points of the widest word."""
    return max((word.width for word in words_of(strands)), default=0)


@lru_cache(maxsize=_KEPT)
def loose_width(strands: Strands) -> float:
    """The width in points of the widest word if one no-break space of each gives way."""
    return max((_halved_width(word) for word in words_of(strands)), default=0)


def _halved_width(word: Word) -> float:
    """The width of the wider half of `word`, divided at the no-break space that makes it least."""
    ends = accumulate(chunk.width for chunk in loosened(word))
    return min(max(end, word.width - end) for end in ends)


def line_count(strands: Strands, width: float) -> int:
    """How many lines `strands` take in a column of `width` points."""
    return len(_rows(strands, width))


@lru_cache(maxsize=_KEPT)
def _rows(strands: Strands, width: float) -> tuple[Row, ...]:
    return tuple(break_lines(words_of(strands), width))


@lru_cache(maxsize=_KEPT)
def _even_rows(strands: Strands, width: float) -> tuple[Row, ...]:
    return tuple(balanced(words_of(strands), width))


def break_lines(words: Sequence[Word], width: float) -> list[Row]:
    """Fill rows of at most `width` points with `words`.

    A hyphen divides a word that would otherwise leave more than a fifth of a row empty, and more than six ems, in
    two rows in succession at most, and never the last word; a word wider than a row is cut.
    """
    rows: list[list[Word]] = [[]]
    left, last = width, len(words) - 1
    for index, word in enumerate(words):
        if word.width <= left + _FUZZ:
            parts: Iterable[Word] = (word,)
        else:
            is_empty = left > max(width * _EMPTY, word.pieces[0].look.size * _EMPTY_EMS if word.pieces else 0)
            may_part = is_empty and index < last and not word.hard and not _are_open(rows)
            parts = _divided(word, left if rows[-1] and may_part else 0, width)
        for part in parts:
            if rows[-1] and part.width > left + _FUZZ:
                rows.append([])
                left = width
            if part.pieces or part.hard:
                rows[-1].append(part)
                left -= part.width + (part.space.width if part.space else 0)
        if word.hard:
            rows.append([])
            left = width
    return [_row(row) for row in _accompanied(rows if rows[-1] else rows[:-1], width)]


def _are_open(rows: Sequence[list[Word]]) -> bool:
    """Whether as many rows as may end in a hyphen do so above the last."""
    return len(rows) > _MOST_HYPHENS and all(row[-1].is_open for row in rows[-_MOST_HYPHENS - 1 : -1])


def _divided(word: Word, left: float, width: float) -> Iterator[Word]:
    """`word`, or its parts if one goes into the `left` points of a row, or if all of it is wider than a row."""
    if left and (halves := hyphenated(word, left)):
        yield halves[0]
        word = halves[1]
    yield from (word,) if word.width <= width else cut(word, width)


def _accompanied(rows: list[list[Word]], width: float) -> list[list[Word]]:
    """`rows` with no word alone on the last of them, if the row above can spare one."""
    upper, lower = rows[-2:] if len(rows) > 1 else ([], [])
    if len(lower) != 1 or len(upper) < _SPARE or upper[-1].hard or lower[0].hard:
        return rows
    moved = [upper[-1], lower[0]]
    return [*rows[:-2], upper[:-1], moved] if _row(moved).width <= width else rows


def balanced(words: Sequence[Word], width: float) -> list[Row]:
    """Rows as even as can be, no more of them than `width` needs: for titles."""
    best = break_lines(words, width)
    low, high = width / 2, width
    while len(best) > 1 and high - low > 2:
        middle = (low + high) / 2
        rows = break_lines(words, middle)
        low, high, best = (low, middle, rows) if len(rows) <= len(best) else (middle, high, best)
    return best


def _row(words: Sequence[Word]) -> Row:
    """One row of `words`, neighbouring pieces of the same run joined, with no space at its end."""
    pieces: list[Piece] = []
    for word in words:
        pieces += word.pieces
        if word.space:
            pieces.append(word.space)
    while pieces and pieces[-1].text == " ":
        pieces.pop()
    joined = [_joined(look, list(some)) for look, some in groupby(pieces, _LOOK)]
    return Row(tuple(joined), sum(map(_WIDTH, joined)))


def _joined(look: Look, pieces: list[Piece]) -> Piece:
    return Piece(look, "".join([piece.text for piece in pieces]), sum(map(_WIDTH, pieces)))
