"""Breaks runs into lines for a column of a given width: into words first, which no line break divides, then into lines.

Lines are filled one after the other, without looking ahead as TeX does: the same words always break the same
way, and a table can try many widths.  Titles alone are evened out.  Lines are broken again and again (titles to be
even, tables to find their widths), so everything here works on spans, which know only what breaking depends on, and
is remembered by them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from briefing.document.declared import SOFT_HYPHEN
from briefing.document.drawing import DisplayList, Raster
from briefing.layout.runs import LINE_END, Node, Run
from briefing.records import NamedTuple
from briefing.themes import fonts

if TYPE_CHECKING:
    from pyphen import Pyphen

_FONT, _WIDTH = itemgetter(0), itemgetter(2)
_WORDS_TO_SPARE, _SHORT_SHARE = 4, 0.12
_EMPTY_SHARE, _EMPTY_EMS = 0.2, 6
_MOST_HYPHENS = 2
_EPSILON = 1e-6
_KEPT = 2048
_SPACES = " \t\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
_TOKENS = re.compile(rf"\n|[{_SPACES}]+|[^\n{_SPACES}]+")
_NO_BREAK_SPACES = "\u00a0\u202f"
# A number stays whole ("160 000"), and so does an abbreviation with what it follows ("2024 г.").
_AFTER_NO_BREAK_SPACE = re.compile(rf"(?<=[{_NO_BREAK_SPACES}])(?!(?<=\d[{_NO_BREAK_SPACES}])\d|[^\W\d_]{{1,3}}\.)")
# Dashes between letters, so not in "-5" or "2023–2024"; and the joints of a web address, but not of "2023/24".
_AFTER_DASH = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])")
_ADDRESS = re.compile(r"://|[^\W_]\.[^\W\d_]{2,}/")
_IN_ADDRESS = re.compile(rf"{_AFTER_DASH.pattern}|(?<=[^/][/?&=])(?=\w)")
_LEAST_LETTERS, _MOST_CHARACTERS = 3, 200
_PLAIN_WORD = re.compile(rf"(?<![\w@./&-])[^\W\d_]{{{2 * _LEAST_LETTERS},}}(?![\w@/&-]|\.\w)")
_WHOLE_WORD = re.compile(r"[^\W\d_]{4}")
_WORDS_KEPT, _TOKENS_KEPT = 1024, 8192


class Font(NamedTuple):
    """What the width of a run's text depends on, in points; `run` counts the runs of the paragraph.

    `hyphenation` is the dictionary that divides its words, empty if nothing may.
    """

    face: str
    size: float
    tracking: float
    run: int
    hyphenation: str = ""


FontSpans: TypeAlias = tuple[tuple[str, Font], ...]
"""What lines are broken by: the text of each run and its font."""


class Piece(NamedTuple):
    """Text of one font, with its width in points."""

    font: Font
    text: str
    width: float


class Strip(NamedTuple):
    """Pieces side by side and their width together: a word, which no line break divides, or the words of one line.

    A word is followed by its `space` unless the line ends there, and `ends_line` forces the end.  What breaks alike
    shares its lines, so a line knows its runs only by their numbers, `piece.font.run`, and has one piece for each.
    """

    pieces: tuple[Piece, ...]
    width: float
    space: Piece | None = None
    ends_line: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def ends_in_hyphen(self) -> bool:
        """Whether its last word goes on in the next line."""
        return bool(self.pieces) and self.pieces[-1].text.endswith(SOFT_HYPHEN)


def font_spans(runs: Sequence[Run]) -> FontSpans:
    """What `runs` have in common with all runs that break at the same places."""
    return tuple(
        (run.text, Font(run.face, run.size, run.tracking, index, run.hyphenation)) for index, run in enumerate(runs)
    )


@lru_cache(maxsize=_KEPT)
def lines_in(spans: FontSpans, width: float) -> tuple[Strip, ...]:
    """The lines of `spans` in a column of `width` points."""
    return tuple(break_lines(split_into_words(spans), width))


@lru_cache(maxsize=_KEPT)
def even_lines_in(spans: FontSpans, width: float) -> tuple[Strip, ...]:
    """Lines as even as can be, no more of them than `width` needs: for titles."""
    words = split_into_words(spans)
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
    for word in split_into_words(spans):
        width += word.width
        widest = max(widest, width)
        width = 0.0 if word.ends_line else width + (word.space.width if word.space else 0)
    return widest


@lru_cache(maxsize=_KEPT)
def min_width(spans: FontSpans) -> float:
    """The width in points of the widest word."""
    return max((word.width for word in split_into_words(spans)), default=0)


@lru_cache(maxsize=_KEPT)
def loose_min_width(spans: FontSpans) -> float:
    """The width in points of the widest word if one no-break space of each gives way: that which halves it best."""
    widest = 0.0
    for word in split_into_words(spans):
        ends = accumulate(chunk.width for chunk in split_at_no_break_spaces(word))
        widest = max(widest, min(max(end, word.width - end) for end in ends))
    return widest


def break_lines(words: Sequence[Strip], width: float) -> list[Strip]:
    """Fill lines of at most `width` points with `words`.

    A hyphen divides a word that would otherwise leave more than a fifth of a line empty, and more than six ems, in
    two lines in succession at most, and never the last word; a word wider than a line is cut.  Of a number with several
    words behind it the later ones may stand in the next line where it would be as empty.
    """
    lines: list[list[Strip]] = [[]]
    left, last = width, len(words) - 1
    for index, word in enumerate(words):
        parts = [word]
        if word.width > left + _EPSILON:
            parts, rest = [], word
            # Hyphens cost the reader more than a ragged edge does, so only a gap that shows is worth one.
            gape = max(width * _EMPTY_SHARE, word.pieces[0].font.size * _EMPTY_EMS if word.pieces else 0)
            above = lines[-_MOST_HYPHENS - 1 : -1]
            is_ladder = len(above) == _MOST_HYPHENS and all(line[-1].ends_in_hyphen for line in above)
            gapes = bool(lines[-1]) and left > gape
            may_hyphenate = gapes and index < last and not word.ends_line and not is_ladder
            halves = _split_behind_unit(word, left) if gapes else None
            if halves := halves or (split_at_hyphen(word, left) if may_hyphenate else None):
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
        # No short word stands alone on the last line, if the line above can spare one; a longer one may, since the line
        # above would be seen to end early.
        moved = [lines[-2][-1], lines[-1][0]]
        is_short = moved[1].width < width * _SHORT_SHARE
        if is_short and not any(word.ends_line for word in moved) and _joined(moved).width <= width:
            lines[-2:] = [lines[-2][:-1], moved]
    return [_joined(line) for line in lines]


def _joined(words: Sequence[Strip]) -> Strip:
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
    return Strip(tuple(joined), sum(map(_WIDTH, joined)))


@lru_cache(maxsize=_WORDS_KEPT)
def split_into_words(spans: FontSpans) -> tuple[Strip, ...]:
    """The words of `spans`: broken at spaces and after dashes between letters, never at a no-break space."""
    words: list[Strip] = []
    pieces: list[Piece] = []
    for text, font in spans:
        space = measured_piece(font, " ")
        for token in _TOKENS.findall(text):
            if token == LINE_END:
                words.append(_word(pieces)._replace(ends_line=True))
                pieces = []
            elif token[0] in _SPACES:
                words.append(_word(pieces, space))
                pieces = []
            else:
                *closed, last = _between_dashes(token, font)
                for piece in closed:
                    words.append(_word([*pieces, piece]))
                    pieces = []
                pieces.append(last)
    return (*words, _word(pieces)) if pieces else tuple(words)


@lru_cache(maxsize=_TOKENS_KEPT)
def _between_dashes(token: str, font: Font) -> tuple[Piece, ...]:
    """The pieces of `token` between which a line may end."""
    joints = _IN_ADDRESS if _ADDRESS.search(token) else _AFTER_DASH
    return tuple(measured_piece(font, text) for text in joints.split(token))


def split_at_hyphen(word: Strip, room: float) -> tuple[Strip, Strip] | None:
    """`word` in two at the last place where a hyphen may stand within `room` points; None if there is none."""
    before = word.width
    for index in range(len(word.pieces) - 1, -1, -1):
        font, text, wide = word.pieces[index]
        before -= wide
        # From the last place backwards: the fuller the line, the better.
        for place in reversed(hyphen_places(text, font.hyphenation)) if font.hyphenation and before < room else ():
            head = measured_piece(font, text[:place] + SOFT_HYPHEN)
            if before + head.width <= room and not fonts.missing(SOFT_HYPHEN, font.face):
                tail = _word([measured_piece(font, text[place:]), *word.pieces[index + 1 :]])
                return _word([*word.pieces[:index], head]), tail._replace(space=word.space, ends_line=word.ends_line)
    return None


def _split_behind_unit(word: Strip, room: float) -> tuple[Strip, Strip] | None:
    """A number and the first word behind it, within `room` points, and the other words; None if it has no others."""
    chunks = split_at_no_break_spaces(word)
    for end in range(len(chunks) - 1, 1, -1):
        head, tail = _joined_chunks(chunks[:end]), _joined_chunks(chunks[end:])
        is_told, goes_on = (_WHOLE_WORD.match(chunk.pieces[0].text) for chunk in chunks[end - 1 : end + 1])
        if is_told and goes_on and head.width <= room:
            return head, tail._replace(space=word.space, ends_line=word.ends_line)
    return None


def _joined_chunks(chunks: Sequence[Strip]) -> Strip:
    return _word([piece for chunk in chunks for piece in chunk.pieces])


def split_to_fit(word: Strip, width: float) -> list[Strip]:
    """A word too wide for a line as chunks that fit, in time linear in its length.

    No-break spaces give way first, then a hyphen divides; else a chunk ends where the line does.
    """
    parts: list[Strip] = []
    for chunk in split_at_no_break_spaces(word):
        while chunk.width > width and (halves := split_at_hyphen(chunk, width)):
            parts.append(halves[0])
            chunk = halves[1]
        parts += [chunk] if chunk.width <= width else _split_anywhere(chunk, width)
    return [*parts[:-1], parts[-1]._replace(space=word.space, ends_line=word.ends_line)]


def split_at_no_break_spaces(word: Strip) -> list[Strip]:
    """The chunks of a word, each but the last ending in a no-break space that is none of a number or before "г."."""
    if not any(space in piece.text for piece in word.pieces for space in _NO_BREAK_SPACES):
        return [word]
    chunks: list[Strip] = []
    pieces: list[Piece] = []
    for piece in word.pieces:
        *closed, last = _AFTER_NO_BREAK_SPACE.split(piece.text)
        for text in closed:
            chunks.append(_word([*pieces, measured_piece(piece.font, text)]))
            pieces = []
        pieces.append(measured_piece(piece.font, last))
    return [*chunks, _word(pieces)]


def _split_anywhere(word: Strip, width: float) -> list[Strip]:
    """Chunks of `word` as long as a line holds, and of one character at least."""
    chunks: list[Strip] = []
    pieces: list[Piece] = []
    used = 0.0
    for font, text, _ in word.pieces:
        start = 0
        for index, character in enumerate(text):
            advance = measured_piece(font, character).width
            if used + advance > width and index + len(pieces):
                chunks.append(_word([*pieces, measured_piece(font, text[start:index])]))
                pieces, used, start = [], 0.0, index
            used += advance
        pieces.append(measured_piece(font, text[start:]))
    return [*chunks, _word(pieces)]


def measured_piece(font: Font, text: str) -> Piece:
    """`text` in `font`, with its width."""
    return Piece(font, text, fonts.width(text, font.face, font.size) + font.tracking * len(text))


def _word(pieces: Sequence[Piece], space: Piece | None = None) -> Strip:
    return Strip(tuple(pieces), sum(map(_WIDTH, pieces)), space)


@lru_cache(maxsize=2048)
def hyphen_places(text: str, dictionary: str) -> tuple[int, ...]:
    """The indices of `text` before which a hyphen may stand, with three letters of the word at least on either side.

    Only plain words are divided: none with digits, hyphens or capitals inside, no address, and
    none in texts of more than 200 characters without a space.
    """
    if len(text) > _MOST_CHARACTERS:
        return ()
    return tuple(
        match.start() + place
        for match in _PLAIN_WORD.finditer(text)
        if match[0][1:].islower()
        for place in _patterns(dictionary).positions(match[0])
        if place.data is None
    )


@cache
def _patterns(dictionary: str) -> Pyphen:
    # Imported when the first word is to be divided: most briefings have none.
    from pyphen import Pyphen

    return Pyphen(lang=dictionary, left=_LEAST_LETTERS, right=_LEAST_LETTERS)


class Surface(Protocol):
    """Where flowables draw; lengths in points from the lower left corner of the page."""

    def set_lines(
        self,
        lines: Sequence[Strip],
        runs: Sequence[Run],
        x: float,
        y: float,
        leading: float,
        node: Node | None,
        *,
        flush_right: bool = False,
    ) -> None:
        """Set `lines` of `runs` below one another, the first on the baseline y; x is their right edge if `flush_right`.

        A piece of a line names its run by its number.
        """

    def fill_panel(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle, as decoration."""

    def paint(self, picture: DisplayList | Raster, x: float, y: float, scale: float, node: Node | None) -> None:
        """Paint a picture with its lower left corner at (x, y), its units, or pixels, `scale` points long."""

    def add_destination(self, anchor: str, y: float, node: Node) -> None:
        """Name the height y of this page, where `node` stands, so that links can lead there; the first name counts."""

    def add_bookmark(self, title: str, anchor: str, level: int) -> None:
        """Add an entry to the outline; levels count from 0."""

    def end_part(self) -> None:
        """End a part of the page: what follows is written and read by itself."""


def _show_nothing(surface: object, *what: Any, **how: Any) -> None:
    """Stand for what a surface does."""


class BlankSurface(Surface):
    """A surface on which nothing shows, for whoever draws to find something: each keeps what it looks for."""

    fill_panel = paint = add_destination = add_bookmark = end_part = _show_nothing

    def set_lines(self, lines: Sequence[Strip], runs: Sequence[Run], *place: Any, **how: Any) -> None:
        """See what would be set; the element that it is of ends its place."""
        self.see(lines, runs, place[-1])

    def see(self, lines: Sequence[Strip], runs: Sequence[Run], node: Node | None) -> None:
        """Keep what is looked for among lines."""


class NodeFinder(BlankSurface):
    """A surface that keeps the elements of what would show."""

    def __init__(self) -> None:
        self.found: dict[Node, None] = {}

    def see(self, lines: Sequence[Strip], runs: Sequence[Run], node: Node | None) -> None:
        """Keep the element of the text."""
        if node and any(line.pieces for line in lines):
            self.found.setdefault(node)

    def paint(self, picture: DisplayList | Raster, x: float, y: float, scale: float, node: Node | None) -> None:
        """Keep the element of the picture."""
        if node:
            self.found.setdefault(node)


class MarkFinder(BlankSurface):
    """A surface that keeps the anchors of the note marks that would."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def see(self, lines: Sequence[Strip], runs: Sequence[Run], node: Node | None) -> None:
        """Keep the marks on these lines."""
        for line in lines:
            self.found += (origin for piece in line.pieces for origin in runs[piece.font.run].origins)


class AnchorFinder(BlankSurface):
    """A surface that remembers the page of each anchor, where the first name counts."""

    def __init__(self) -> None:
        self.page = 0
        self.found: dict[str, int] = {}

    def add_destination(self, anchor: str, y: float, node: Node) -> None:
        """Remember the page."""
        # As in the PDF, where the first destination of a name counts.
        self.found.setdefault(anchor, self.page)
