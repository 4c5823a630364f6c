"""Finds the time of a number in a table: that at the head of its column, in the lines of the source."""

from __future__ import annotations

import re

from briefing.evidence.numbers import NumberKind
from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.table_rows import MOST_ROWS, figures, is_row
from briefing.evidence.time_points import TimeContext
from briefing.evidence.times import NamedTime, find_times

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
