"""Breaks runs into lines for a column of a given width.

Lines are filled one after the other, without looking ahead as TeX does: the same words always break the same
way, and a table can try many widths.  Titles alone are evened out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from briefing.layout.runs import Run
from briefing.layout.words import (
    SOFT_HYPHEN,
    Font,
    FontSpans,
    Piece,
    Word,
    split_at_hyphen,
    split_at_no_break_spaces,
    split_to_fit,
    words_of,
)

_FONT, _WIDTH = itemgetter(0), itemgetter(2)
_WORDS_TO_SPARE = 4
_EMPTY_SHARE, _EMPTY_EMS = 0.2, 6
_MOST_HYPHENS = 2
_EPSILON = 1e-6
_KEPT = 2048


class TextLine(NamedTuple):
    """The pieces of one line, one for each run that stands on it, and their width together.

    What breaks alike shares its lines, so a line knows its runs only by their numbers, `piece.font.run`.
    """

    pieces: tuple[Piece, ...]
    width: float

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def ends_in_hyphen(self) -> bool:
        """Whether its last word goes on in the next line."""
        return bool(self.pieces) and self.pieces[-1].text.endswith(SOFT_HYPHEN)


def spans_of(runs: Sequence[Run]) -> FontSpans:
    """What `runs` have in common with all runs that break at the same places."""
    return tuple(
        (run.text, Font(run.face, run.size, run.tracking, index, run.hyphenation)) for index, run in enumerate(runs)
    )


@lru_cache(maxsize=_KEPT)
def lines_of(spans: FontSpans, width: float) -> tuple[TextLine, ...]:
    """The lines of `spans` in a column of `width` points."""
    return tuple(break_lines(words_of(spans), width))


@lru_cache(maxsize=_KEPT)
def even_lines_of(spans: FontSpans, width: float) -> tuple[TextLine, ...]:
    """Lines as even as can be, no more of them than `width` needs: for titles."""
    words = words_of(spans)
    # The narrowest column that takes no more lines, found by halving: its lines are as even as words allow.
    best = break_lines(words, width)
    low, high = width / 2, width
    while len(best) > 1 and high - low > 2:
        middle = (low + high) / 2
        lines = break_lines(words, middle)
        low, high, best = (low, middle, lines) if len(lines) <= len(best) else (middle, high, best)
    return tuple(best)


@lru_cache(maxsize=_KEPT)
def natural_width(spans: FontSpans) -> float:
    """The width in points of the longest line if nothing but a forced break ends one."""
    widest = width = 0.0
    for word in words_of(spans):
        width += word.width
        widest = max(widest, width)
        width = 0.0 if word.ends_line else width + (word.space.width if word.space else 0)
    return widest


@lru_cache(maxsize=_KEPT)
def min_width(spans: FontSpans) -> float:
    """The width in points of the widest word."""
    return max((word.width for word in words_of(spans)), default=0)


@lru_cache(maxsize=_KEPT)
def loose_min_width(spans: FontSpans) -> float:
    """The width in points of the widest word if one no-break space of each gives way: that which halves it best."""
    widest = 0.0
    for word in words_of(spans):
        ends = accumulate(chunk.width for chunk in split_at_no_break_spaces(word))
        widest = max(widest, min(max(end, word.width - end) for end in ends))
    return widest


def break_lines(words: Sequence[Word], width: float) -> list[TextLine]:
    """Fill lines of at most `width` points with `words`.

    A hyphen divides a word that would otherwise leave more than a fifth of a line empty, and more than six ems, in
    two lines in succession at most, and never the last word; a word wider than a line is cut.
    """
    lines: list[list[Word]] = [[]]
    left, last = width, len(words) - 1
    for index, word in enumerate(words):
        parts = [word]
        if word.width > left + _EPSILON:
            parts, rest = [], word
            # Hyphens cost the reader more than a ragged edge does, so only a gap that shows is worth one.
            gape = max(width * _EMPTY_SHARE, word.pieces[0].font.size * _EMPTY_EMS if word.pieces else 0)
            above = lines[-_MOST_HYPHENS - 1 : -1]
            is_ladder = len(above) == _MOST_HYPHENS and all(line[-1].ends_in_hyphen for line in above)
            may_divide = lines[-1] and left > gape and index < last and not word.ends_line and not is_ladder
            if may_divide and (halves := split_at_hyphen(word, left)):
                parts, rest = [halves[0]], halves[1]
            parts += [rest] if rest.width <= width else split_to_fit(rest, width)
        for part in parts:
            if lines[-1] and part.width > left + _EPSILON:
                lines.append([])
                left = width
            if part.pieces or part.ends_line:
                lines[-1].append(part)
                left -= part.width + (part.space.width if part.space else 0)
        if word.ends_line:
            lines.append([])
            left = width
    if not lines[-1]:
        lines.pop()
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) >= _WORDS_TO_SPARE:
        # No word stands alone on the last line, if the line above can spare one.
        moved = [lines[-2][-1], lines[-1][0]]
        if not any(word.ends_line for word in moved) and _joined(moved).width <= width:
            lines[-2:] = [lines[-2][:-1], moved]
    return [_joined(line) for line in lines]


def _joined(words: Sequence[Word]) -> TextLine:
    """One line of `words`: neighbouring pieces of the same run are one, and no space is at its end."""
    pieces: list[Piece] = []
    for word in words:
        pieces += word.pieces
        if word.space:
            pieces.append(word.space)
    while pieces and pieces[-1].text == " ":
        pieces.pop()
    joined = []
    for font, group in groupby(pieces, _FONT):
        same = list(group)
        joined.append(Piece(font, "".join([piece.text for piece in same]), sum(map(_WIDTH, same))))
    return TextLine(tuple(joined), sum(map(_WIDTH, joined)))
