"""Whether a figure of a table is of the row that the fact speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.evidence.claim import Answer, Claim, says_otherwise
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.evidence.table_rows import is_row
from briefing.facts.model import Property

_MOST_ROWS = 30
_SHORT_WORD = 2
_STEM = 5


class _Row(NamedTuple):
    """The first cell of a row: its words, and what they have in common with their other forms."""

    label: str
    words: frozenset[str]
    stems: frozenset[str]


def check_row(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact names the label of another row, or speaks of all beside a row of totals."""
    if stated is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    source = stated.passage.source_text
    at = source.line_at(stated.number.start)
    if not is_row(source, source.lines[at]):
        return
    own, others = _row(stated, source.lines[at]), [_row(stated, line) for line in _rows_around(stated, at)]
    told = _stems(f"{claim.fact.statement} {claim.fact.label} {claim.fact.area or ''}", claim)
    of_all = claim.lexicon.numbers.told_all
    if claim.told_words & of_all and not own.words & of_all:
        other = next((row for row in others if row.words & of_all), None)
    else:
        mine = bool(own.stems & told)
        other = next((row for row in others if not mine and (row.stems - own.stems) & told), None)
    if other:
        message = f'the source has "{stated.text}" in the row "{own.label}", and the fact speaks of "{other.label}"'
        yield says_otherwise(Property.AREA, message, "take the figure of the row that it is about", ("statement",))


def _rows_around(stated: StatedNumber, at: int) -> Iterator[TextSpan]:
    """The other rows of the table."""
    source = stated.passage.source_text
    for step in (-1, 1):
        for i in range(at + step, at + step * _MOST_ROWS, step):
            if not 0 <= i < len(source.lines) or not is_row(source, source.lines[i]):
                break
            yield source.lines[i]


def _row(stated: StatedNumber, line: TextSpan) -> _Row:
    source = stated.passage.source_text
    first = min((n.start for n in source.numbers_in(line)), default=line.end)
    label = source.normalized[line.start : first].strip(" |:;,-")
    words = frozenset(source.lexicon.lower(label).split())
    return _Row(label, words, frozenset(source.lexicon.units.stem(w)[:_STEM] for w in words if len(w) > _SHORT_WORD))


def _stems(text: str, claim: Claim) -> frozenset[str]:
    lexicon = claim.lexicon
    words = (word.strip(".,;:{}()\"'") for word in lexicon.lower(text).split())
    return frozenset(lexicon.units.stem(word)[:_STEM] for word in words if len(word) > _SHORT_WORD)
