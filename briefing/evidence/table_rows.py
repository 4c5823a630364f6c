"""Finds the rows of a table in the lines of a source, the cells of its heads that a figure stands under, and its time.

A source is plain text, so a table is lines whose cells are set apart by bars, tabs or several spaces, or that have
nothing but figures after a first cell. The cells of a head and the figures of a row are matched from the right, as
only the first cell is one that a head may lack.
"""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.evidence.numbers import VALUE_KINDS, NumberKind, NumberSpan
from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.time_points import TimeContext
from briefing.evidence.times import NamedTime, find_times

MOST_ROWS = 60
_APART = re.compile(r"\S(?: {2,}|\t|\s*\|\s*)\S")
_LABEL = re.compile(r"\W*\d{4}\s?[:|]")
_BETWEEN_FIGURES = re.compile(r"[\s|;%*$€£+()-]*")
_GAP = re.compile(r"[\t|]")
_FILLED_CELL = re.compile(r"[^\t|]*[^\t| ][^\t|]*")


def is_row(text: SourceText, line: TextSpan) -> bool:
    """Whether a line looks like one of a table."""
    raw = text.raw[text.raw_offset(line.start) : text.raw_offset(max(line.end - 1, line.start)) + 1]
    if _APART.search(raw) or _LABEL.match(raw):
        return True
    values = figures(text, line)
    return len(values) > 1 and all(
        _BETWEEN_FIGURES.fullmatch(text.normalized, one.end, other.start) for one, other in pairwise(values)
    )


def figures(text: SourceText, line: TextSpan) -> list[NumberSpan]:
    """The values of a row, in order."""
    return [n for n in text.numbers_in(line) if n.kind in VALUE_KINDS or (n.kind is NumberKind.VAGUE and _has_digit(n))]


def _has_digit(number: NumberSpan) -> bool:
    """Whether a figure of the row has run together with the words before it: "EUR million 11,205"."""
    return any(map(str.isdigit, number.text))


def governing_cells(text: SourceText, number: TextSpan) -> list[TextSpan] | None:
    """The head of the column that a figure stands in, and the label of its row; None for no figure of a table."""
    at, lines = text.line_at(number.start), text.lines
    if not _GAP.search(text.cells, *lines[at]) or not is_row(text, lines[at]):
        return None
    values = [n for n in figures(text, lines[at]) if n.kind is not NumberKind.YEAR]
    place = next((i for i, value in enumerate(reversed(values), 1) if value.span == number), 0)
    if not place:
        return None
    label = TextSpan(lines[at].start, values[0].start)
    for line in reversed(lines[max(at - MOST_ROWS, 0) : at]):
        cells = [TextSpan(*m.span()) for m in _FILLED_CELL.finditer(text.cells, *line)]
        if not any(n.kind is NumberKind.VALUE for n in text.numbers_in(line)) and len(cells) > 1:
            return [cells[-place], label] if place < len(cells) + 1 else [label]
    return [label]


_BETWEEN_TIMES = re.compile(r"[\s|;,]*(?:\w+[\s|;,]*){0,2}")


def column_time(text: SourceText, number: TextSpan, context: TimeContext) -> NamedTime | None:
    """The time at the head of the column that a number stands in."""
    at, lines = text.line_at(number.start), text.lines
    if not is_row(text, lines[at]):
        return None
    row = [n.span for n in figures(text, lines[at])]
    if number not in row or find_times(text.normalized, lines[at], context):
        return None
    for line in reversed(lines[max(at - MOST_ROWS, 0) : at]):
        head = _head(text, line, context)
        if len(head) > 1:
            place = len(row) - row.index(number)
            return head[-place] if len(row) >= len(head) >= place else None
    return None


def _head(text: SourceText, line: TextSpan, context: TimeContext) -> list[NamedTime]:
    """The times of a line that stand side by side at its end; a line with values is no head."""
    head: list[NamedTime] = []
    if not is_row(text, line) or any(n.kind is NumberKind.VALUE for n in figures(text, line)):
        return head
    for time in reversed(find_times(text.normalized, line, context)):
        if head and not _BETWEEN_TIMES.fullmatch(text.normalized, time.span.end, head[0].span.start):
            break
        head.insert(0, time)
    return head
