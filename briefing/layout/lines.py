"""Runs in, lines out: words, and where a column of a given width breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing import fonts
from briefing.layout.runs import LINE_END, Run

_SPACES = " \t\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
_TOKENS = re.compile(rf"\n|[{_SPACES}]+|[^\n{_SPACES}]+")
_AFTER_GLUE = re.compile(r"(?<=[\u00a0\u202f])")
_AFTER_DASH = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])|(?<=[/?&=])(?=\w)")

_SPARE = 4


class Part(NamedTuple):
    """Text of one run on one line, with its width in points."""

    run: Run
    text: str
    width: float


class Word(NamedTuple):
    """What no line break divides; `space` follows it unless the line ends there, `hard` ends the line."""

    parts: tuple[Part, ...]
    width: float
    space: Part | None = None
    hard: bool = False


class Line(NamedTuple):
    """The parts of one line, from left to right, and their width together."""

    parts: tuple[Part, ...]
    width: float

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(part.text for part in self.parts)


def part_of(run: Run, text: str) -> Part:
    """`text` in the look of `run`, measured."""
    return Part(run, text, fonts.width(text, run.face, run.size) + run.tracking * len(text))


def words_of(runs: Iterable[Run]) -> list[Word]:
    """The words of `runs`: broken at spaces and after dashes between letters, never at a no-break space."""
    words: list[Word] = []
    open_parts: list[Part] = []

    def close(space: Part | None = None, *, hard: bool = False) -> None:
        words.append(Word(tuple(open_parts), sum(part.width for part in open_parts), space, hard))
        open_parts.clear()

    for run in runs:
        for token in _TOKENS.findall(run.text):
            if token == LINE_END:
                close(hard=True)
            elif token[0] in _SPACES:
                close(part_of(run, " "))
            else:
                *closed, last = _AFTER_DASH.split(token)
                for piece in closed:
                    open_parts.append(part_of(run, piece))
                    close()
                open_parts.append(part_of(run, last))
    if open_parts:
        close()
    return words


def break_lines(words: Sequence[Word], width: float) -> list[Line]:
    """Fill lines of at most `width` points with `words`; a word wider than that is cut where the line ends."""
    lines: list[Line] = []
    starts: list[int] = []
    parts: list[Part] = []
    used = pending = 0.0
    for index, word in enumerate(words):
        for piece in (word,) if word.width <= width else cut(word, width):
            if parts and used + pending + piece.width > width + 1e-6:
                lines.append(_line(parts))
                parts, used, pending = [], 0.0, 0.0
            if not parts:
                starts.append(index)
            parts.extend(piece.parts)
            used += pending + piece.width
            pending = 0.0
        if word.space is not None and parts:
            parts.append(word.space)
            pending = word.space.width
        if word.hard:
            lines.append(_line(parts))
            parts, used, pending = [], 0.0, 0.0
    if parts:
        lines.append(_line(parts))
    return _accompanied(lines, words, starts[-2:], width)


def _accompanied(lines: list[Line], words: Sequence[Word], starts: Sequence[int], width: float) -> list[Line]:
    """`lines` with no word alone on the last of them, if the line above can spare one."""
    first, last = starts if len(starts) == 2 else (0, 0)
    if last != len(words) - 1 or last - first < _SPARE or any(word.hard for word in words[first:]):
        return lines
    upper, lower = (
        _line([part for word in some for part in _spaced(word)])
        for some in (words[first : last - 1], words[last - 1 :])
    )
    return [*lines[:-2], upper, lower] if lower.width <= width else lines


def _spaced(word: Word) -> Sequence[Part]:
    return (*word.parts, word.space) if word.space else word.parts


def balanced(words: Sequence[Word], width: float) -> list[Line]:
    """Lines as even as can be, no more of them than `width` needs: for titles."""
    best = break_lines(words, width)
    low, high = width / 2, width
    while len(best) > 1 and high - low > 2:
        middle = (low + high) / 2
        lines = break_lines(words, middle)
        low, high, best = (low, middle, lines) if len(lines) <= len(best) else (middle, high, best)
    return best


def cut(word: Word, width: float) -> list[Word]:
    """A word too wide for a line as pieces that fit, in time linear in its length; no-break spaces give way first."""
    chunks = _loosened(word)
    return [piece for chunk in chunks for piece in ((chunk,) if chunk.width <= width else _sliced(chunk, width))]


def _loosened(word: Word) -> list[Word]:
    """The chunks of a word, each but the last ending in a no-break space."""
    chunks: list[Word] = []
    parts: list[Part] = []
    for part in word.parts:
        *closed, last = _AFTER_GLUE.split(part.text)
        for text in closed:
            parts.append(part_of(part.run, text))
            chunks.append(_word(parts))
            parts = []
        parts.append(part_of(part.run, last))
    return [*chunks, _word(parts)]


def _sliced(word: Word, width: float) -> list[Word]:
    """Pieces of `word` as long as a line holds, and of one character at least."""
    pieces: list[Word] = []
    parts: list[Part] = []
    used = 0.0
    for part in word.parts:
        start, run = 0, part.run
        for index, character in enumerate(part.text):
            advance = part_of(run, character).width
            if used + advance > width and index + len(parts):
                parts.append(part_of(run, part.text[start:index]))
                pieces.append(_word(parts))
                parts, used, start = [], 0.0, index
            used += advance
        parts.append(part_of(run, part.text[start:]))
    return [*pieces, _word(parts)]


def _word(parts: list[Part]) -> Word:
    return Word(tuple(parts), sum(part.width for part in parts))


def _line(parts: list[Part]) -> Line:
    """One line of `parts`, neighbours of the same run joined, with no space left at its end."""
    if parts and parts[-1].text == " ":
        parts = parts[:-1]
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].run is part.run:
            last = joined[-1]
            joined[-1] = Part(last.run, last.text + part.text, last.width + part.width)
        else:
            joined.append(part)
    return Line(tuple(joined), sum(part.width for part in joined))
