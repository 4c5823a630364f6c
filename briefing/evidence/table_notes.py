"""What the notes of a table say of its figures: a mark that a line below it explains, a head that such a line names."""

from __future__ import annotations

from itertools import islice, takewhile

from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.table_rows import read_row
from briefing.kept_patterns import compile_pattern
from briefing.sources.table_cells import CellMeaning, explained_marks

_MARK = compile_pattern(r"\s?[*†‡¹²³⁴-⁹]+|\s?\([a-z]\)")
_MOST_NOTES, _MOST_ROWS = 4, 120


def told_in_notes(stated: StatedNumber) -> frozenset[CellMeaning]:
    """What the lines below a table in a text say of a figure; nothing of what stands in no table."""
    text = stated.passage.source_text
    row = read_row(text, stated.number.span) if stated.passage.has_source_text else None
    if row is None:
        return frozenset()
    lines = islice(row.line.below(), _MOST_ROWS)
    rest = [line for line in lines if not line.is_data and not line.is_apart]
    notes = [line.words for line in takewhile(lambda line: line.at - rest[0].at < 2 * _MOST_NOTES, rest)]
    times = PassageTimes(stated.passage).of_number(stated).times
    spans = [row.label, *(time.span for time in times), stated.number.span]
    # Each with the mark behind it.
    marks = (_MARK.match(text.normalized, span.end) for span in spans)
    marked = [s._replace(end=mark.end()) if mark else s for s, mark in zip(spans, marks, strict=True)]
    label, *heads, figure = (text.normalized[slice(*span)] for span in marked)
    return explained_marks(figure, [label.strip(" |"), *heads], notes[:_MOST_NOTES])
