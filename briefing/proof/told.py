"""The facts of a file in, the same in words out: what, by whom, from where, how firmly, and on which pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.document.occurrences import Occurrence
from briefing.evidence.source_text import SourceText
from briefing.facts.model import Briefing, Fact
from briefing.wording.edition import Edition


class Origin(NamedTuple):
    """Where a quote is from, and its words: the speaker's own (direct) or the outlet's (reported)."""

    publisher: str
    published: str
    title: str
    url: str
    quote: str
    voice: str
    found: bool
    """Whether it was looked up in the source's text just now, and stands there."""


class Told(NamedTuple):
    """A fact as the file tells it; `words` are its value with qualifier and unit, or empty."""

    id: str
    label: str
    words: str
    statement: str
    qualifier: str
    status: str
    kind: str
    period: str
    speaker: str
    formula: str
    origins: tuple[Origin, ...]
    pages: tuple[int, ...]


def tell(edition: Edition, occurrences: Sequence[Occurrence], texts: Mapping[str, SourceText]) -> Iterator[Told]:
    """Every fact in the order of the file; `texts` are those at hand, by source."""
    briefing, wording = edition
    pages: dict[str, set[int]] = {}
    for occurrence in occurrences:
        if occurrence.role == "value":
            pages.setdefault(occurrence.fact, set()).update(box.page for box in occurrence.boxes)
    for fact in briefing.facts.values():
        words = wording.words(fact) if fact.quantity and not fact.quantity.is_empty else ""
        speaker = briefing.speakers.get(fact.speaker or "")
        yield Told(
            id=fact.id,
            label=fact.label,
            words=words,
            statement=fact.statement.replace("{value}", words),
            qualifier=fact.qualifier.value if words else "",
            status=fact.standing,
            kind=fact.kind.value,
            period=str(fact.period),
            speaker=speaker.name if speaker else "",
            formula=fact.formula or "",
            origins=tuple(_origins(fact, briefing, texts)),
            pages=tuple(sorted(pages.get(fact.id, ()))),
        )


def _origins(fact: Fact, briefing: Briefing, texts: Mapping[str, SourceText]) -> Iterator[Origin]:
    for evidence in fact.evidence:
        source, text = briefing.sources[evidence.source], texts.get(evidence.source)
        yield Origin(
            publisher=source.publisher,
            published=source.published.isoformat(),
            title=source.title or "",
            url=source.url or "",
            quote=evidence.quote,
            voice=evidence.voice.value,
            found=text is not None and bool(text.find(evidence.quote)),
        )
