"""Reads what the heads of a cell say, each head once: scale and unit, times, the words that they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.numbers.numbers import NumberSpan, find_numbers
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.tables.table_heads import Measure, read_head
from briefing.evidence.tables.table_times import captioned, label_times, short_dates
from briefing.evidence.times.named_time import NamedTime
from briefing.facts.periods import FirstDay, period_of_label
from briefing.sources.table_cells import TOLD, CellMeaning, DecimalSigns, figure_of

_STEM, _SHORT = 5, 2
_CACHED = 4096
_REVISED = re.compile(rf"(?:{TOLD[CellMeaning.REVISED].pattern}|adjusted|amended)", re.IGNORECASE)
"""What moves in a head, and nobody says by how much: "Revised estimate", "Seasonally adjusted"."""
_PARTS = re.compile("[,;()]")
_SAYS_MORE = re.compile(r"[^\d\s.,'’()+\u2010-\u2015\u2212-]")
"""What a figure has if it says anything of itself but its number."""
IN_PENCE = Measure(Decimal(1), None, None, "penny", TextSpan(0, 0))
_PERCENT = re.compile(
    r"(?<!\w)per\s?cent(?:age)?(?! points?)(?!\w)|(?<!\w)процент(?!\w*\sпункт)|(?<!\w)faiz", re.IGNORECASE
)


def stated_alone(passage: Passage, figure: str, value: Decimal, head: Measure | None) -> StatedNumber:
    """The figure of a cell with what its head says of it, and no words around it."""
    text = SourceText.of_words(passage.evidence.quote, passage.source_text.language)
    span = TextSpan(0, len(text.normalized))
    alone = Passage(passage.index, passage.evidence, text, span, passage.source, has_source_text=False)
    number = NumberSpan(0, len(figure), figure, value, unit_end=len(figure))
    if head:
        number = number._replace(currency=head.currency, money=head.money, unit=head.unit)
    return StatedNumber(alone, number)


def signs_of(passage: Passage) -> DecimalSigns:
    """What the table of a cell writes before decimals, as far as it is at hand."""
    text, source = passage.source_text, passage.source
    cells = text.table_cells.values() if passage.has_source_text else (passage.evidence.table_cell,)
    return text.once(signs_of, lambda: DecimalSigns(cells, source.language, source.file or ""))


@lru_cache(_CACHED)
def measure_of(words: str, language: str) -> Measure | None:
    """What a head says of the figures below it, or a figure of itself: "in millions of euros", "EUR, thousand"."""
    if period_of_label(words) is not None:  # "2023p" are no pence
        return None
    if figure_of(words):
        if not _SAYS_MORE.search(words):
            return None
        number = next(iter(find_numbers(words, language)), None)
        if number is None or not (number.currency or number.unit):
            return None
        return Measure(Decimal(1), number.currency, number.money, number.unit, number.span)
    found = [read_head(part, TextSpan(0, len(part)), language) for part in (words, *_PARTS.split(words))]
    if percent := _PERCENT.search(words):
        found.append(Measure(Decimal(1), None, None, "percent", TextSpan(*percent.span())))
    measures = [measure for measure in found if measure]
    return measures[0].joined(measures[1:]) if measures else None


@lru_cache(_CACHED)
def movement_in(label: str, language: str) -> int | None:
    """Which way a label goes: 1 for "increase", -1 for "fall", 0 for a change that may go either way, or None."""
    roles = load_lexicon(language).roles
    side = bool(roles.rises.search(label)) - bool(roles.falls.search(label))
    return side if side or not all(_REVISED.match(m[0]) for m in roles.movement.finditer(label)) else None


@lru_cache(_CACHED)
def stems_of(text: str, language: str) -> frozenset[str]:
    """The words of a text as far as they have their forms in common."""
    lexicon = load_lexicon(language)
    words = (word for word in LETTERS.findall(lexicon.lower(text)) if len(word) > _SHORT)
    return frozenset(lexicon.units.stem(word)[:_STEM] for word in words if word not in lexicon.numbers.prepositions)


def labels_of(text: SourceText, key: str) -> Sequence[str]:
    """The labels of all rows or columns of a table that are no times."""
    return text.once(
        (labels_of, key),
        lambda: tuple(
            dict.fromkeys(
                words
                for cell in text.table_cells.values()
                for words in getattr(cell, key)
                if period_of_label(words) is None
            )
        ),
    )


def labels_at(text: SourceText, key: str, depth: int) -> frozenset[str]:
    """The labels of rows or columns that stand in one place among those of a cell, from the widest on."""
    cells = text.table_cells.values()
    paths = (getattr(cell, key) for cell in cells)
    return text.once((labels_at, key, depth), lambda: frozenset(path[depth] for path in paths if len(path) > depth))


def under_captions(times: Sequence[NamedTime], captions: Sequence[NamedTime]) -> Sequence[NamedTime]:
    """The times of a label with what stands over the table: "2024" under "Year ended 31 March"."""
    told = [captioned(time, times, captions) for time in times]
    return [one if one.says else time for one, time in zip(told, times, strict=True)]


def times_in_label(
    words: str, text: SourceText, language: str, published: date, first_day: FirstDay | None
) -> Sequence[NamedTime]:
    """The times that a label names; one such as "Aug 22" is read beside the others of its table."""

    def read_short() -> dict[str, NamedTime]:
        rows, columns = (short_dates(labels_of(text, k), published, load_lexicon(language)) for k in ("row", "column"))
        return rows | columns

    short = text.once((short_dates, published), read_short)
    return (short[words],) if words in short else label_times(words, language, published, first_day)
