"""Runs in, lines out: words, and where a column of a given width breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from briefing import fonts
from briefing.layout.runs import LINE_END, Run

_SPACES = " \t\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
_TOKENS = re.compile(rf"\n|[{_SPACES}]+|[^\n{_SPACES}]+")
_AFTER_GLUE = re.compile(r"(?<=[\u00a0\u202f])")
_AFTER_DASH = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])|(?<=[/?&=])(?=\w)")

_LOOK, _WIDTH = itemgetter(0), itemgetter(2)
_SPARE = 4
_KEPT, _TOKENS_KEPT = 1024, 8192


class Look(NamedTuple):
    """What measures the text of a run, in points; `run` counts the runs of the paragraph."""

    face: str
    size: float
    tracking: float
    run: int


class Strand(NamedTuple):
    """What lines are broken by: the text of one run and its look."""

    text: str
    look: Look


Strands: TypeAlias = tuple[Strand, ...]


class Piece(NamedTuple):
    """Text of one look, with its width in points."""

    look: Look
    text: str
    width: float


class Word(NamedTuple):
    """What no line break divides; `space` follows it unless the line ends there, `hard` ends the line."""

    pieces: tuple[Piece, ...]
    width: float
    space: Piece | None = None
    hard: bool = False


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


def strands_of(runs: Iterable[Run]) -> Strands:
    """What `runs` have in common with all runs that break at the same places."""
    return tuple(Strand(run.text, Look(run.face, run.size, run.tracking, i)) for i, run in enumerate(runs))


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
def words_of(strands: Strands) -> tuple[Word, ...]:
    """The words of `strands`: broken at spaces and after dashes between letters, never at a no-break space."""
    words: list[Word] = []
    pieces: list[Piece] = []
    for text, look in strands:
        space = _piece(look, " ")
        for token in _TOKENS.findall(text):
            if token == LINE_END:
                words.append(_word(pieces, hard=True))
                pieces = []
            elif token[0] in _SPACES:
                words.append(_word(pieces, space))
                pieces = []
            else:
                *closed, last = _divided(token, look)
                for piece in closed:
                    words.append(_word([*pieces, piece]))
                    pieces = []
                pieces.append(last)
    return (*words, _word(pieces)) if pieces else tuple(words)


@lru_cache(maxsize=_KEPT)
def _rows(strands: Strands, width: float) -> tuple[Row, ...]:
    return tuple(break_lines(words_of(strands), width))


@lru_cache(maxsize=_KEPT)
def _even_rows(strands: Strands, width: float) -> tuple[Row, ...]:
    return tuple(balanced(words_of(strands), width))


def break_lines(words: Sequence[Word], width: float) -> list[Row]:
    """Fill rows of at most `width` points with `words`; a word wider than that is cut where the row ends."""
    rows: list[Row] = []
    starts: list[int] = []
    pieces: list[Piece] = []
    used = pending = 0.0
    for index, word in enumerate(words):
        for chunk in (word,) if word.width <= width else cut(word, width):
            if pieces and used + pending + chunk.width > width + 1e-6:
                rows.append(_row(pieces))
                pieces, used, pending = [], 0.0, 0.0
            if not pieces:
                starts.append(index)
            pieces.extend(chunk.pieces)
            used += pending + chunk.width
            pending = 0.0
        if word.space is not None and pieces:
            pieces.append(word.space)
            pending = word.space.width
        if word.hard:
            rows.append(_row(pieces))
            pieces, used, pending = [], 0.0, 0.0
    if pieces:
        rows.append(_row(pieces))
    return _accompanied(rows, words, starts[-2:], width)


def _accompanied(rows: list[Row], words: Sequence[Word], starts: Sequence[int], width: float) -> list[Row]:
    """`rows` with no word alone on the last of them, if the row above can spare one."""
    first, last = starts if len(starts) == 2 else (0, 0)
    if last != len(words) - 1 or last - first < _SPARE or any(word.hard for word in words[first:]):
        return rows
    upper, lower = (
        _row([piece for word in some for piece in _spaced(word)])
        for some in (words[first : last - 1], words[last - 1 :])
    )
    return [*rows[:-2], upper, lower] if lower.width <= width else rows


def _spaced(word: Word) -> Sequence[Piece]:
    return (*word.pieces, word.space) if word.space else word.pieces


def balanced(words: Sequence[Word], width: float) -> list[Row]:
    """Rows as even as can be, no more of them than `width` needs: for titles."""
    best = break_lines(words, width)
    low, high = width / 2, width
    while len(best) > 1 and high - low > 2:
        middle = (low + high) / 2
        rows = break_lines(words, middle)
        low, high, best = (low, middle, rows) if len(rows) <= len(best) else (middle, high, best)
    return best


def cut(word: Word, width: float) -> list[Word]:
    """A word too wide for a line as chunks that fit, in time linear in its length; no-break spaces give way first."""
    chunks = _loosened(word)
    return [part for chunk in chunks for part in ((chunk,) if chunk.width <= width else _sliced(chunk, width))]


def _loosened(word: Word) -> list[Word]:
    """The chunks of a word, each but the last ending in a no-break space."""
    chunks: list[Word] = []
    pieces: list[Piece] = []
    for piece in word.pieces:
        *closed, last = _AFTER_GLUE.split(piece.text)
        for text in closed:
            chunks.append(_word([*pieces, _piece(piece.look, text)]))
            pieces = []
        pieces.append(_piece(piece.look, last))
    return [*chunks, _word(pieces)]


def _sliced(word: Word, width: float) -> list[Word]:
    """Chunks of `word` as long as a line holds, and of one character at least."""
    chunks: list[Word] = []
    pieces: list[Piece] = []
    used = 0.0
    for look, text, _ in word.pieces:
        start = 0
        for index, character in enumerate(text):
            advance = _piece(look, character).width
            if used + advance > width and index + len(pieces):
                chunks.append(_word([*pieces, _piece(look, text[start:index])]))
                pieces, used, start = [], 0.0, index
            used += advance
        pieces.append(_piece(look, text[start:]))
    return [*chunks, _word(pieces)]


@lru_cache(maxsize=_TOKENS_KEPT)
def _divided(token: str, look: Look) -> tuple[Piece, ...]:
    """The pieces of `token` between which a line may end."""
    return tuple(_piece(look, text) for text in _AFTER_DASH.split(token))


def _piece(look: Look, text: str) -> Piece:
    """`text` in `look`, measured."""
    return Piece(look, text, fonts.width(text, look.face, look.size) + look.tracking * len(text))


def _word(pieces: Sequence[Piece], space: Piece | None = None, *, hard: bool = False) -> Word:
    return Word(tuple(pieces), sum(map(_WIDTH, pieces)), space, hard)


def _row(pieces: list[Piece]) -> Row:
    """One row of `pieces`, neighbours of the same run joined, with no space left at its end."""
    if pieces and pieces[-1].text == " ":
        pieces = pieces[:-1]
    joined = [_joined(look, list(some)) for look, some in groupby(pieces, _LOOK)]
    return Row(tuple(joined), sum(map(_WIDTH, joined)))


def _joined(look: Look, pieces: list[Piece]) -> Piece:
    return Piece(look, "".join([piece.text for piece in pieces]), sum(map(_WIDTH, pieces)))
