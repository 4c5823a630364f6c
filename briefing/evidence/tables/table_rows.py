"""Finds the rows of a table in the lines of a source, their cells, and the heads that a figure stands under.

A source is plain text, so a table is lines whose cells are set apart by bars, tabs or several spaces, or that have
nothing but figures after a first cell. The cells of a row that a PDF has wrapped over lines are put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberKind, NumberSpan
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.tables.table_heads import without_thousands
from briefing.records import NamedTuple

_MOST_ROWS, _MOST_EMPTY = 120, 500
"""How many lines of a table may stand between a figure and its head, and how many with the empty ones."""
_MOST_LINES = 12
_LONGEST_ROW = 160
_APART = re.compile(r"\S(?: {2,}|\t|\s*\|\s*)\S")
_BULLET = re.compile(r"\A[\s|]*[\u2022\u25aa\u25cf\u25e6\u2023\u00b7\uf0b7*-][\s|]+")
_YEAR_LABEL = re.compile(r"\W*\d{4}\s?[:|]")
_BETWEEN_FIGURES = re.compile(r"[\s|;%*$€£+()-]*")
_EMPTY_CELL = re.compile(r"(?<!\S)(?:-|\.{2,3}|…|[nN]/?[aA]|n\.a\.|[nN]il|\*)(?!\S)")
_PROSE = re.compile(r"[.!?]\s+[^\W\d_a-z]|[.!?;,]\Z")
_NOTE = re.compile(r"\(\d{1,2}\)")
_FILLED_CELL = re.compile(r"[^\t|]*[^\t| ][^\t|]*")
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = (("|", r"\|"), ("\t", r"\t"), ("  ", r"\s{2,}"))
"""What sets cells apart, the surest first."""


class Cells(NamedTuple):
    """The cells of a line that one sort of mark sets apart, in the source's own characters.

    An empty cell is among them where bars or tabs tell of it.
    """

    mark: str
    spans: tuple[TextSpan, ...]

    def place(self, offset: int) -> int:
        """Which cell holds a character of the source, counted from the right."""
        return sum(span.start > offset for span in self.spans)

    def is_like(self, other: Cells) -> bool:
        """Whether both are as many, set apart by the same."""
        return self.mark == other.mark and len(self.spans) == len(other.spans)


@dataclass(eq=False)
class TableLine:
    """Line `at` of a source, which may be one of a table."""

    text: SourceText
    at: int

    @cached_property
    def span(self) -> TextSpan:
        """The line without white space around it."""
        return self.text.lines[self.at]

    @cached_property
    def words(self) -> str:
        """What it says."""
        return self.text.normalized[self.span.start : self.span.end]

    @cached_property
    def filled(self) -> str:
        """What it says beside the marks of empty cells, which end as a sentence does: "Norland 40 .."."""
        return _EMPTY_CELL.sub("", self.words).rstrip(" \t|")

    @cached_property
    def _raw(self) -> TextSpan:
        """Where it stands in the source's own characters, with the white space before it."""
        at = self.text.raw_offset(self.span.start)
        end = self.text.raw.find("\n", at)
        return TextSpan(self.text.raw.rfind("\n", 0, at) + 1, end if end >= 0 else len(self.text.raw))

    @cached_property
    def is_apart(self) -> bool:
        """Whether something sets cells of it apart."""
        raw = _BULLET.sub("", self.text.raw[self._raw.start : self._raw.end].strip())
        return bool(_APART.search(raw) or _YEAR_LABEL.match(raw))

    @cached_property
    def cells(self) -> Cells | None:
        """Its cells; None if nothing sets them apart."""
        first, raw = self._raw.start, self.text.raw[self._raw.start : self._raw.end].rstrip()
        mark, pattern = next(((m, p) for m, p in _MARKS if m in raw.lstrip(" ")), ("", ""))
        if not mark:
            return None
        edges = [0, *(edge for match in re.finditer(pattern, raw) for edge in match.span()), len(raw)]
        parts = list(zip(edges[::2], edges[1::2], strict=True))
        if mark != "\t":  # what stands before a first bar, after a last one or before an indented line is no cell
            parts = parts[not raw[slice(*parts[0])].strip() : len(parts) - (not raw[slice(*parts[-1])].strip())]
        return Cells(mark, tuple(TextSpan(first + a, first + b) for a, b in parts))

    @cached_property
    def numbers(self) -> list[NumberSpan]:
        """Its numbers that may be figures."""
        found = without_thousands(self.text.normalized, self.span, list(self.text.numbers_in(self.span)))
        # A figure may have run together with the words before it: "EUR million 11,205".
        return [n for n in found if n.kind in VALUE_KINDS or (n.kind is NumberKind.VAGUE and re.search(r"\d", n.text))]

    @cached_property
    def figures(self) -> list[NumberSpan]:
        """Its figures in order; a year that opens it is its label."""
        opening = self.numbers[:1] if len(self.numbers) > 1 else []
        lead = self.text.normalized[self.span.start : opening[0].start] if opening else ""
        is_labelled = any(n.kind is NumberKind.YEAR and not lead.strip("| ") for n in opening)
        return self.numbers[is_labelled:]

    @cached_property
    def is_row(self) -> bool:
        """Whether it looks like a line of a table."""
        return self.is_apart or (len(self.numbers) > 1 and self._are_listed(self.numbers))

    @cached_property
    def ends_in_figures(self) -> bool:
        """Whether it has nothing but figures, and marks of empty cells, from its first figure on."""
        if not self.figures or not self._are_listed(self.figures):
            return False
        rest = _EMPTY_CELL.sub("", self.text.normalized[self.figures[-1].unit_end : self.span.end])
        return bool(_BETWEEN_FIGURES.fullmatch(rest))

    def _are_listed(self, figures: list[NumberSpan]) -> bool:
        between = (self.text.normalized[one.unit_end : other.start] for one, other in pairwise(figures))
        return all(_BETWEEN_FIGURES.fullmatch(_EMPTY_CELL.sub("", words)) for words in between)

    @cached_property
    def is_bare(self) -> bool:
        """Whether it is cells of a wrapped row: nothing but figures."""
        opening = self.text.normalized[self.span.start : self.figures[0].start] if self.figures else self.words
        return self._has_value and self.ends_in_figures and not _LETTER.search(opening)

    @property
    def _has_value(self) -> bool:
        return any(n.kind is NumberKind.VALUE and any(map(str.isdecimal, n.text)) for n in self.figures)

    @cached_property
    def is_data(self) -> bool:
        """Whether it is a row with figures, and no prose with wide spaces or a figure at its end."""
        if self.span.end - self.span.start > _LONGEST_ROW or not self._has_value:
            return False
        if self.is_apart:
            return not _PROSE.search(self.filled)
        return self.ends_in_figures and (len(self.figures) > 1 or self._is_one_of_several)

    @property
    def _is_one_of_several(self) -> bool:
        """Whether a line beside it ends in figures, too, and the next one does not go on with a sentence."""
        above, below = next(self.above(), None), next(self.below(), None)
        if below and below.words[0].islower() and not (self.is_bare and above and above.is_bare):
            return False
        return any(line is not None and line.ends_in_figures for line in (above, below))

    def above(self) -> Iterator[TableLine]:
        """The lines above it that are not empty, the nearest first."""
        return self._filled(range(self.at - 1, max(self.at - _MOST_EMPTY, 0) - 1, -1))

    def below(self) -> Iterator[TableLine]:
        """Those below it."""
        return self._filled(range(self.at + 1, min(self.at + _MOST_EMPTY, len(self.text.lines))))

    def _filled(self, places: range) -> Iterator[TableLine]:
        filled = (table_line(self.text, i) for i in places if self.text.lines[i].end > self.text.lines[i].start)
        return islice(filled, _MOST_ROWS)


def table_line(text: SourceText, at: int) -> TableLine:
    """Line `at` of a source, read once: a text may be one long line, which is asked for with each of its numbers."""
    return text.once((TableLine, at), lambda: TableLine(text, at))


def line_with(text: SourceText, offset: int) -> TableLine:
    """The line of a source in which the character at `offset` stands."""
    return table_line(text, text.line_at(offset))


class TableRow(NamedTuple):
    """A row with its figures and the marks of empty cells: those of the figure's line, and all where it is wrapped."""

    first: TableLine
    line: TableLine
    label: TextSpan
    own: list[TextSpan]
    whole: list[TextSpan]

    @property
    def without_note(self) -> list[TextSpan]:
        """Those of the line without the number of a note in brackets: "Profit before tax (1) 62.1 58.1"."""
        has_note = _NOTE.fullmatch(self.line.text.normalized, self.own[0].start - 1, self.own[0].end + 1)
        return self.own[1:] if has_note else self.own


def read_row(text: SourceText, number: TextSpan) -> TableRow | None:
    """The row that a figure stands in; None for what is no figure of a table."""
    line = line_with(text, number.start)
    if not line.is_data or number not in [n.span for n in line.figures]:
        return None
    lines = wrapped_row(line)
    label = TextSpan(lines[0].span.start, lines[0].figures[0].start if lines[0].figures else lines[0].span.end)
    whole = [cell for one in lines for cell in _figures_of(one)]
    return TableRow(lines[0], line, label, _figures_of(line), whole)


def wrapped_row(line: TableLine) -> list[TableLine]:
    """The lines of the row that a line belongs to: one with a label, and those below it that are bare figures."""
    lines = [line]
    for above in line.above():
        if not lines[0].is_bare or len(lines) > _MOST_LINES:
            break
        is_label = above.is_data or not (above.numbers or _PROSE.search(above.filled))
        if not (above.is_bare or is_label):
            break
        lines.insert(0, above)
    for below in line.below():
        if len(lines) > _MOST_LINES or not below.is_bare:
            break
        lines.append(below)
    return lines


def _figures_of(line: TableLine) -> list[TextSpan]:
    """Its figures and the marks of empty cells among them, in order."""
    found = [n.span for n in line.figures]
    label = line.text.normalized[line.span.start : found[0].start] if found else line.words
    start = line.span.start + max((m.end() for m in _LETTER.finditer(label)), default=0)
    empty = [TextSpan(*m.span()) for m in _EMPTY_CELL.finditer(line.text.normalized, start, line.span.end)]
    return sorted([*found, *(cell for cell in empty if not any(cell.overlaps(other) for other in found))])


class FigureCells(NamedTuple):
    """The label of the row of a figure, and the heads of its column and of others, where they can be matched."""

    label: TextSpan
    head: TextSpan | None = None
    others: tuple[TextSpan, ...] = ()


def figure_cells(text: SourceText, number: TextSpan) -> FigureCells | None:
    """The cells that say what a figure of a table is of; None for no figure of a table."""
    line = line_with(text, number.start)
    values, row = [n for n in line.numbers if n.kind is not NumberKind.YEAR], filled_cells(text, line.span)
    is_table = len(row) > 1 and (line.is_data or "|" in line.words)
    if not is_table or number not in [n.span for n in values]:
        return None
    label, place = TextSpan(line.span.start, values[0].start), sum(cell.start > number.start for cell in row)
    for above in line.above():
        head = filled_cells(text, above.span)
        is_rule = not any(map(str.isalnum, above.words))
        if len(head) > 1 and not is_rule and not any(n.kind is NumberKind.VALUE for n in text.numbers_in(above.span)):
            if len(row) - len(head) not in (0, 1) or place >= len(head):
                break
            own = head[-1 - place]
            figures = head[len(head) == len(row) :]  # without the head of the labels
            return FigureCells(label, own, tuple(h for h in figures if h != own))
    return FigureCells(label)


def filled_cells(text: SourceText, line: TextSpan) -> list[TextSpan]:
    """The cells of a line that are not empty."""
    return [TextSpan(*m.span()) for m in _FILLED_CELL.finditer(text.cells, *line)]
