"""Finds the time of a number in a table: that at the head of its column, in the lines of the source.

A source is plain text, so a table is lines whose cells are set apart by bars, tabs or several spaces, or that have
nothing but figures after a first cell. The times of its head and the figures of a row are matched from the right, as
only the first cell is one that a head may lack.
"""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.evidence.numbers import VALUE_KINDS, NumberSpan
from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.time_points import TimeContext
from briefing.evidence.times import NamedTime, find_times

_CELLS = re.compile(r"\S(?: {2,}|\t|\s*\|\s*)\S")
_LABEL = re.compile(r"\W*\d{4}\s?[:|]")
_BETWEEN_FIGURES = re.compile(r"[\s|;%*$€£+()-]*")
_BETWEEN_TIMES = re.compile(r"[\s|;,]*(?:\w+[\s|;,]*){0,2}")
_MOST_ROWS = 60


def is_row(text: SourceText, line: TextSpan) -> bool:
    """Whether a line looks like one of a table."""
    raw = text.raw[text.raw_offset(line.start) : text.raw_offset(max(line.end - 1, line.start)) + 1]
    if _CELLS.search(raw) or _LABEL.match(raw):
        return True
    figures = _figures(text, line)
    return len(figures) > 1 and all(
        _BETWEEN_FIGURES.fullmatch(text.normalized, one.end, other.start) for one, other in pairwise(figures)
    )


def column_time(text: SourceText, number: TextSpan, context: TimeContext) -> NamedTime | None:
    """The time at the head of the column that a number stands in."""
    at, lines = text.line_at(number.start), text.lines
    if not is_row(text, lines[at]):
        return None
    row = [n.span for n in _figures(text, lines[at])]
    if number not in row or find_times(text.normalized, lines[at], context):
        return None
    for line in reversed(lines[max(at - _MOST_ROWS, 0) : at]):
        head = _head(text, line, context)
        if len(head) > 1:
            place = len(row) - row.index(number)
            return head[-place] if len(row) >= len(head) >= place else None
    return None


def _head(text: SourceText, line: TextSpan, context: TimeContext) -> list[NamedTime]:
    """The times of a line that stand side by side at its end."""
    head: list[NamedTime] = []
    for time in reversed(find_times(text.normalized, line, context) if is_row(text, line) else ()):
        if head and not _BETWEEN_TIMES.fullmatch(text.normalized, time.span.end, head[0].span.start):
            break
        head.insert(0, time)
    return head


def _figures(text: SourceText, line: TextSpan) -> list[NumberSpan]:
    return [n for n in text.numbers_in(line) if n.kind in VALUE_KINDS]
