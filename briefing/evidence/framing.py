"""What frames a number for its reader: its paragraph, the headings above it, how the text begins, a table's notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.tables.table_rows import read_row
from briefing.kept_patterns import compile_pattern
from briefing.sources.table_cells import CellMeaning, explained_marks

_LINE, _ENDS = 60, ".!?:"
_LABEL = re.compile(
    r"(?P<name>[^\W\d_a-zа-яёəöüğışç][\w'-]+(?: [^\W\d_a-zа-яёəöüğışç][\w'-]+){0,3}): (?=[^\W\d_a-zа-яё])"
)


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


def section_headings(text: SourceText) -> tuple[TextSpan, ...]:
    """The lines that head a part of a text, and what opens one before a colon: "Kenya: The clinics treated"."""
    return text.once(section_headings, lambda: tuple(_find_headings(text)))


def _find_headings(text: SourceText) -> Iterator[TextSpan]:
    lines = [line for line in text.lines if line.start < line.end]
    for before, line, after in zip([None, *lines], lines, lines[1:], strict=False):
        words, following = text.normalized[slice(*line)], text.normalized[after.start]
        is_parted = before is None or text.normalized[before.end - 1] in _ENDS or text.is_heading(before)
        is_free = len(words) < _LINE and words[-1].isalnum() and words[0].isupper() and following.isupper()
        if is_parted and is_free and not any(map(str.isdigit, words)):
            yield line
    labels = (_LABEL.match(text.normalized, *line) for line in text.lines)
    yield from (TextSpan(*label.span("name")) for label in labels if label)


def heading_above(text: SourceText, place: TextSpan) -> TextSpan | None:
    """The last of the headings before a place, or what opens it."""
    above = [heading for heading in section_headings(text) if heading.start <= place.start]
    return max(above, default=None)
