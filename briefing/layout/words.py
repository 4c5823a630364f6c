"""Strands of text in, words out: what no line break divides, and the parts of a word that is too wide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from briefing.layout.hyphens import SOFT_HYPHEN, hyphen_places
from briefing.layout.runs import LINE_END
from briefing.themes import fonts

_SPACES = " \t\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
_TOKENS = re.compile(rf"\n|[{_SPACES}]+|[^\n{_SPACES}]+")
_GLUE = "\u00a0\u202f"
_AFTER_GLUE = re.compile(rf"(?<=[{_GLUE}])(?!(?<=\d[{_GLUE}])\d|[^\W\d_]{{1,3}}\.)")
_AFTER_DASH = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])|(?<=[/?&=])(?=\w)")

_WIDTH = itemgetter(2)
_KEPT, _TOKENS_KEPT = 1024, 8192


class Look(NamedTuple):
    """What measures the text of a run, in points; `run` counts the runs of the paragraph.

    `hyphenation` is the dictionary that divides its words, empty if nothing may.
    """

    face: str
    size: float
    tracking: float
    run: int
    hyphenation: str = ""


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

    @property
    def is_open(self) -> bool:
        """Whether it ends in a hyphen and goes on in the next line."""
        return bool(self.pieces) and self.pieces[-1].text.endswith(SOFT_HYPHEN)


@lru_cache(maxsize=_KEPT)
def words_of(strands: Strands) -> tuple[Word, ...]:
    """The words of `strands`: broken at spaces and after dashes between letters, never at a no-break space."""
    words: list[Word] = []
    pieces: list[Piece] = []
    for text, look in strands:
        space = piece_of(look, " ")
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


def hyphenated(word: Word, room: float) -> tuple[Word, Word] | None:
    """`word` in two at the last place where a hyphen may stand within `room` points; None if there is none."""
    before = word.width
    for index in range(len(word.pieces) - 1, -1, -1):
        look, text, wide = word.pieces[index]
        before -= wide
        for place in reversed(hyphen_places(text, look.hyphenation)) if look.hyphenation and before < room else ():
            head = piece_of(look, text[:place] + SOFT_HYPHEN)
            if before + head.width <= room and not fonts.missing(SOFT_HYPHEN, look.face):
                tail = _word([piece_of(look, text[place:]), *word.pieces[index + 1 :]])
                return _word([*word.pieces[:index], head]), tail._replace(space=word.space, hard=word.hard)
    return None


def cut(word: Word, width: float) -> list[Word]:
    """A word too wide for a line as chunks that fit, in time linear in its length.

    No-break spaces give way first, then a hyphen divides; else a chunk ends where the line does.
    """
    parts = [part for chunk in loosened(word) for part in _narrowed(chunk, width)]
    return [*parts[:-1], parts[-1]._replace(space=word.space, hard=word.hard)]


def loosened(word: Word) -> list[Word]:
    """The chunks of a word, each but the last ending in a no-break space that is none of a number or before "г."."""
    if not any(space in piece.text for piece in word.pieces for space in _GLUE):
        return [word]
    chunks: list[Word] = []
    pieces: list[Piece] = []
    for piece in word.pieces:
        *closed, last = _AFTER_GLUE.split(piece.text)
        for text in closed:
            chunks.append(_word([*pieces, piece_of(piece.look, text)]))
            pieces = []
        pieces.append(piece_of(piece.look, last))
    return [*chunks, _word(pieces)]


def _narrowed(word: Word, width: float) -> Iterator[Word]:
    while word.width > width and (halves := hyphenated(word, width)):
        yield halves[0]
        word = halves[1]
    yield from (word,) if word.width <= width else _sliced(word, width)


def _sliced(word: Word, width: float) -> list[Word]:
    """Chunks of `word` as long as a line holds, and of one character at least."""
    chunks: list[Word] = []
    pieces: list[Piece] = []
    used = 0.0
    for look, text, _ in word.pieces:
        start = 0
        for index, character in enumerate(text):
            advance = piece_of(look, character).width
            if used + advance > width and index + len(pieces):
                chunks.append(_word([*pieces, piece_of(look, text[start:index])]))
                pieces, used, start = [], 0.0, index
            used += advance
        pieces.append(piece_of(look, text[start:]))
    return [*chunks, _word(pieces)]


@lru_cache(maxsize=_TOKENS_KEPT)
def _divided(token: str, look: Look) -> tuple[Piece, ...]:
    """The pieces of `token` between which a line may end."""
    return tuple(piece_of(look, text) for text in _AFTER_DASH.split(token))


def piece_of(look: Look, text: str) -> Piece:
    """`text` in `look`, measured."""
    return Piece(look, text, fonts.width(text, look.face, look.size) + look.tracking * len(text))


def _word(pieces: Sequence[Piece], space: Piece | None = None, *, hard: bool = False) -> Word:
    return Word(tuple(pieces), sum(map(_WIDTH, pieces)), space, hard)
