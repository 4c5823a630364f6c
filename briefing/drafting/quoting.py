"""Chooses the words that a fact quotes: those of its clause, within quotation marks and a number of words."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.sentences.plain_text import WORD, count_words
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText

LONGEST = 15
"""In words; more than that is somebody else's text."""
_BEHIND = 4
_EDGES = " ,;:-\"'()[]|\u2022*"


def hull(spans: Iterable[TextSpan]) -> TextSpan:
    """From the first to the last of some spans."""
    every = list(spans)
    return TextSpan(min(s.start for s in every), max(s.end for s in every))


def quote_around(
    text: SourceText, core: TextSpan, clause: TextSpan, longest: int = LONGEST, behind: int = _BEHIND
) -> TextSpan:
    """The words around `core`, at best those of its clause, and no more than `longest` of them unless it has more.

    Where there are more, up to `behind` follow it.
    """
    words, first, last = text.once((_words_around, core, clause), lambda: _words_around(text, core, clause))
    if not words:
        return core
    spare = longest - (last - first + 1)
    behind = min(max(spare, 0), behind, len(words) - 1 - last)
    before = min(max(spare - behind, 0), first)
    behind = min(max(spare - before, 0), len(words) - 1 - last)
    first, last = first - before, last + behind
    return trimmed(text, TextSpan(min(words[first].start, core.start), max(words[last].end, core.end)), core)


def _words_around(text: SourceText, core: TextSpan, clause: TextSpan) -> tuple[list[TextSpan], int, int]:
    """The words of a clause as far as a quote of `core` may go, and which of them are the first and last of that."""
    bounds = bounds_of(text, core)
    room = TextSpan(max(min(clause.start, core.start), bounds.start), min(max(clause.end, core.end), bounds.end))
    words = [TextSpan(*m.span()) for m in WORD.finditer(text.normalized, *room)]
    first = next((i for i, w in enumerate(words) if w.end > core.start), 0)
    return words, first, max((i for i, w in enumerate(words) if w.start < core.end), default=len(words) - 1)


def told_apart(text: SourceText, span: TextSpan) -> TextSpan:
    """Some words with so many of their sentence that they stand nowhere else: "in 2015", not "2015"."""
    sentence, (start, end) = text.sentence_around(span), span
    starts = [m.start() for m in WORD.finditer(text.normalized, sentence.start, start)]
    ends = [m.end() for m in WORD.finditer(text.normalized, end, sentence.end)]
    while (starts or ends) and text.normalized.count(text.normalized[start:end]) > 1:
        start, end = (starts.pop(), end) if starts else (start, ends.pop(0))
    first, last = text.number_across(start), text.number_across(end)
    start, end = first.start if first else start, last.end if last else end
    return TextSpan(start, end) if words_in(text, TextSpan(start, end)) <= LONGEST else span


def bounds_of(text: SourceText, core: TextSpan) -> TextSpan:
    """How far a quote may go: within the quotation that it stands in, or up to the next one; not over an insertion."""
    sentence = text.sentence_around(core)
    start, end = sentence
    for quotation in text.quotations_at(sentence):
        if quotation.contains(core):
            start, end = max(start, quotation.start), min(end, quotation.end)
        elif quotation.end <= core.start:
            start = max(start, quotation.end + 1)
        elif quotation.start >= core.end:
            end = min(end, quotation.start - 1)
    for match in text.lexicon.claims.insertion.finditer(text.normalized, start, end):
        if match.end() <= core.start:
            start = match.end()
        elif match.start() >= core.end:
            end = min(end, match.start())
    return TextSpan(start, end)


def trimmed(text: SourceText, span: TextSpan, core: TextSpan) -> TextSpan:
    """The span without marks at its edges and words that only join it to what is left out; it cuts no number."""
    start, end = span
    lexicon = text.lexicon
    openers, joining = text.once(trimmed, lambda: _joining_words(lexicon))
    while (words := [*WORD.finditer(text.normalized, start, end)]) and words[-1].start() >= core.end:
        cut = text.number_across(end)
        if cut is None and lexicon.lower(words[-1][0]) not in joining:
            break
        end = max(words[-2].end(), core.end) if len(words) > 1 else core.end  # "%" is part of no word
    while (words := [*WORD.finditer(text.normalized, start, end)]) and words[0].end() <= core.start:
        following = lexicon.lower(words[1][0]) if len(words) > 1 and words[1].end() <= core.start else ""
        if text.number_across(start) is None and not {lexicon.lower(words[0][0]), following} & openers:
            break
        start = min(words[1].start(), core.start) if len(words) > 1 else core.start
    while start < core.start and text.normalized[start] in _EDGES:
        start += 1
    while end > core.end and text.normalized[end - 1] in _EDGES + ".":
        end -= 1
    return TextSpan(start, end)


def _joining_words(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The words that join what follows them to what was before, and those with which no quote ends."""
    openers = lexicon.claims.conjunctions | lexicon.speakers.joiners | lexicon.speakers.that
    return openers, openers | lexicon.numbers.prepositions | lexicon.speakers.articles


def words_in(text: SourceText, span: TextSpan) -> int:
    """How many words a part of the text has."""
    return count_words(text.normalized[span.start : span.end])
