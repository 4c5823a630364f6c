"""What frames a number for its reader: its paragraph, the headings above it, how the text begins, a table's notes."""

from __future__ import annotations

from itertools import islice, takewhile

from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.table_rows import read_row
from briefing.kept_patterns import compile_pattern
from briefing.sources.table_cells import CellMeaning, explained_marks


def lead_end(text: SourceText) -> int:
    """Where the first paragraph ends that is no heading."""
    first = next((s for s in text.sentences if not text.is_heading(s)), None)
    return text.paragraph_end(first.start) if first else 0


def frames_of(text: SourceText, place: TextSpan) -> tuple[TextSpan, ...]:
    """The sentences that a reader relates to a place: those of its paragraph and its heading, and the first ones."""
    sentences, end = text.sentences, text.once(lead_end, lambda: lead_end(text))
    at = text.sentence_at(place.start)
    own = sentences[at]
    first = [*takewhile(lambda s: s.start < end, sentences)]
    before = [s for s in sentences[len(first) : at] if text.is_heading(s)]
    beside = takewhile(lambda s: not text.paragraph_ends_between(s.end, own.start), reversed(sentences[:at]))
    behind = takewhile(lambda s: not text.paragraph_ends_between(own.end, s.start), sentences[at + 1 :])
    return (*first, *before, *beside, own, *behind)


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
