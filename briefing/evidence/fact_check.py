"""Finds the quotes of a fact in the texts of its sources, and takes its claim with the passages where they stand.

Apart from `check`, since a build whose record fits reads no text, and need not import the modules that do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from briefing.errors import Diagnostic, Problem, Severity
from briefing.evidence.claim import Claim, weight
from briefing.evidence.own_words.typed_values import typed_values
from briefing.evidence.passages import Passage
from briefing.evidence.properties import check_claim, names_time
from briefing.evidence.record import UnusedNumber
from briefing.evidence.sentences.plain_text import count_words
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, Evidence, Fact, Property, source_language
from briefing.facts.text_fields import PERIOD_FIELD, KeyPath, versions_of

_CONTEXT = 30
_OF_HEADS = ("year", "vague")
"""The kinds of numbers that are no figures of a table."""
_UNSEEN = re.compile(
    r"(?<=[\w.,])[\u200b\u2060\ufeff][\u00ad\u200b\u2060\ufeff]*(?=[\w.,])|(?<=[\d.,])\u00ad+(?=[\d.,])"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]+")


def find_places(briefing: Briefing, texts: Mapping[str, SourceText], index: int, evidence: Evidence) -> list[Passage]:
    """The places where a quote stands in the source; the quote alone where there is no text; none if it does not."""
    source = briefing.sources[evidence.source]
    text = texts.get(evidence.source)
    if text is None:
        alone = SourceText.of_words(evidence.quote, source_language(source, briefing))
        whole = TextSpan(0, len(alone.normalized))
        return [Passage(index, evidence, alone, whole, source, has_source_text=False)]
    first_day = source.fiscal_year or briefing.defaults.fiscal_year or briefing.head.fiscal_year
    if evidence.is_cell:
        is_there = text.table_cells.get(evidence.cell or "") == evidence.table_cell
        span = text.cell_span(evidence.cell or "") if is_there else None
        return [Passage(index, evidence, text, span, source, first_day=first_day)] if span else []
    return [
        Passage(index, evidence, text, found.span, source, first_day=first_day)
        for found in text.find(evidence.quote)
        if evidence.place in (None, text.locator_at(found.span.start).name)
    ]


def best_places(briefing: Briefing, texts: Mapping[str, SourceText], fact: Fact) -> list[Passage | None]:
    """For each quote of a fact the place in its source that is meant; None if it stands nowhere in it."""
    every = [find_places(briefing, texts, i, evidence) for i, evidence in enumerate(fact.evidence)]
    bearing = [
        _best_place(briefing, fact, places) if places and not places[0].evidence.for_ else None for places in every
    ]
    told = [place for place in bearing if place]
    return [
        place or (_nearest_place(places, told) if places else None)
        for place, places in zip(bearing, every, strict=True)
    ]


def _best_place(briefing: Briefing, fact: Fact, places: Sequence[Passage]) -> Passage:
    """Of several places with the same words that in which the claim fares best: the author may have meant any."""
    fared = []
    for place in places if len(places) > 1 else ():
        answers = check_claim(claim_of(briefing, fact, [place]))
        if not answers:
            return place
        fared.append(weight(answers))
    return places[fared.index(min(fared))] if fared else places[0]


def _nearest_place(places: Sequence[Passage], told: Sequence[Passage]) -> Passage:
    """Of the places of what is quoted for a property that next to what the fact tells.

    For a period it has to be a time: the "2025" of "in 2025", and not of "No. 17/2025".
    """
    is_period = Property.PERIOD in places[0].evidence.for_
    times = [p for p in places if is_period and names_time(p)] if len(places) > 1 else []
    texts = [p.source_text for p in places[:1]]
    at = [p.quote.start for p in told if p.source_text in texts]
    return min(times or places, key=lambda p: min((abs(p.quote.start - start) for start in at), default=0))


def claim_of(briefing: Briefing, fact: Fact, passages: Sequence[Passage]) -> Claim:
    """The fact with its passages, those with `for:` apart from those that bear it out."""
    bearing = [p for p in passages if not p.evidence.for_]
    context = {prop: [p for p in passages if prop in p.evidence.for_] for prop in Property}
    if PERIOD_FIELD in fact.statement:  # it is the fact's own, which is read as that
        fact = fact.model_copy(update={"statement": fact.statement.replace(PERIOD_FIELD, "")})
    return Claim(fact, bearing, briefing, context)


def read_claim(facts: FactsFile, texts: Mapping[str, SourceText], key: str) -> tuple[Claim, list[Diagnostic]]:
    """One fact with the passages in which a check finds its quotes, and an error for each quote that it does not find.

    For those who show how a fact is read.
    """
    fact, diagnostics = facts.briefing.facts[key], []
    places = best_places(facts.briefing, texts, fact)
    for i, evidence in enumerate(fact.evidence):
        if places[i] is None:
            problem = missing_quote(evidence, texts[evidence.source])
            diagnostics.append(problem.at(facts.places.at("facts", key, "evidence", i, "quote")))
    return claim_of(facts.briefing, fact, [place for place in places if place]), diagnostics


def unseen_in(place: Passage) -> Problem | None:
    """A warning where a quote is found only past a character of its source that does not show: "1,4\u200b60".

    A soft hyphen within a word is what typesetters put there.
    """
    if not place.has_source_text:
        return None
    _, start, end = place.source_text.position(place.quote)
    found = _UNSEEN.search(place.source_text.raw, max(start - 1, 0), end + 1)
    if found is None:
        return None
    line = place.source_text.raw.count("\n", 0, found.start()) + 1
    message = f"in line {line} of the source, U+{ord(found[0][0]):04X} stands in a word or number of the quote, unseen"
    return Problem("unseen-character", message, "look whether the source says what the quote does", Severity.WARNING)


def unbacked_figures(briefing: Briefing, fact: Fact, passages: Sequence[Passage]) -> Iterator[tuple[KeyPath, Problem]]:
    """A problem for each number in the reason of a reading that stands neither in the fact nor in its sources."""
    if not fact.reading:
        return
    own = (fact.statement, fact.label, fact.area or "", str(fact.period), *(e.quote for e in fact.evidence))
    known = {figure for text in (*own, *(p.text for p in passages)) for figure in _FIGURE.findall(text.lower())}
    for prop, reading in fact.reading.items():
        for language, text in versions_of(reading, briefing.head.language).items():
            for _, words in typed_values(text, language=language, is_markdown=False):
                if not known.issuperset(_FIGURE.findall(words.lower())):
                    message = f'the reading says "{words}", which stands neither in the fact nor in its source'
                    yield (
                        ("reading", prop, language),
                        Problem(
                            "value-without-fact",
                            message,
                            'say it as the source does, or without the number, as in "both years"',
                        ),
                    )


def missing_quote(evidence: Evidence, text: SourceText) -> Problem:
    """What is wrong with a quote that does not stand in the text of its source."""
    if evidence.is_cell:
        cell = text.table_cells.get(evidence.cell or "")
        says = f'says "{cell.words}" under {", ".join(cell.heads)}' if cell else "is not there"
        message = f'cell {evidence.cell} of source "{evidence.source}" {says}, and is no longer as it was'
        return Problem("quote", message, "look at the table, and name the cell by its heads")
    if found := text.find(evidence.quote):
        where = ", ".join(dict.fromkeys(text.locator_at(at.span.start).name for at in found))
        message = f'the quote does not stand in {evidence.place} of source "{evidence.source}"'
        return Problem("quote", message, f"it stands in {where}")
    if number := text.number_cut_by(evidence.quote):
        return Problem("quote", f'the quote cuts through "{number.text}"', "quote whole words and numbers")
    nearest = text.nearest(evidence.quote)
    hint = f'the source has "{nearest}"' if nearest else "copy the words from the source"
    return Problem("quote", f'the quote does not stand in source "{evidence.source}"', hint)


def find_unused(key: str, text: SourceText, quoted: Sequence[TextSpan]) -> Iterator[UnusedNumber]:
    """The numbers of a source that no quote covers; `quoted` are its quotes in order, without overlap.

    The years and scales of a table are its heads.
    """
    for number in text.numbers:
        if text.is_table and number.kind in _OF_HEADS:
            continue
        i = bisect_right(quoted, number.start, key=lambda span: span.start) - 1
        if i < 0 or number.end > quoted[i].end:
            context = text.normalized[max(number.start - _CONTEXT, 0) : number.end + _CONTEXT].strip()
            yield UnusedNumber(key, *text.line_column(number.start), number.text, number.kind, context)


def quoted_words(text: SourceText, quoted: Sequence[TextSpan]) -> tuple[int, int]:
    """How many words of a text are quoted, and how many it has; `quoted` are its quotes without overlap."""
    return sum(count_words(text.normalized[a:b]) for a, b in quoted), count_words(text.normalized)
