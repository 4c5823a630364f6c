"""Keeps what a check found in FACTS.checked.json: which quotes stood in which text, without the text itself.

A record lets a briefing be built where the source texts are not at hand. A fact counts as checked as long as nothing
that its quotes must bear out has changed since, which hashes tell. Files that older versions wrote are still read, so
what `hash_claim` and `hash_quote` hash may not change; what the check has come to read since is hashed by `hash_words`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.errors import Diagnostic, Place, Severity
from briefing.evidence.plain_text import normalize
from briefing.facts.model import Briefing, Fact
from briefing.facts.periods import FirstDay
from briefing.facts.scalars import Digest, Id
from briefing.facts.text_fields import in_language
from briefing.files import MAX_RECORD, os_reason, read_input
from briefing.sources.source_document import Locator, LocatorKind

_Offset = Annotated[int, Field(ge=0, le=1_000_000_000)]


class _RecordModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class CheckedSource(_RecordModel):
    """The file that was checked: its hash, and the length of its words in characters.

    Of a document there is, too, what read it, and the hash of the words that it found; `names` are those of its names
    with a number that it has itself.
    """

    sha256: Digest
    length: _Offset
    reader: str | None = None
    words: Digest | None = None
    names: Annotated[tuple[str, ...], Field(strict=False)] | None = None


class CheckedPlace(_RecordModel):
    """Where in a document a quote stands, as people count it: page "iv", which is the 4th."""

    kind: Annotated[LocatorKind, Field(strict=False)]
    name: str
    number: _Offset

    @property
    def locator(self) -> Locator:
        """It as readers of documents have it."""
        return Locator(self.kind, self.name, self.number)


class CheckedQuote(_RecordModel):
    """A quote that was found: the hash of its words, its offsets in the text's characters, its place in a document.

    Of a source with an address there are the words `beside` it, too, if the text has its words more than once; they are
    empty if it does not.
    """

    source: Id
    quote: Digest
    start: _Offset
    end: _Offset
    place: CheckedPlace | None = None
    beside: Annotated[tuple[str, str], Field(strict=False)] | None = None


class CheckedFact(_RecordModel):
    """What was checked of a fact: the hashes of its claim and its words, and its quotes in their order."""

    claim: Digest
    words: Digest | None = None
    quotes: Annotated[tuple[CheckedQuote, ...], Field(strict=False)]


_Heads = Annotated[tuple[str, ...], Field(strict=False)]


class CheckedCell(_RecordModel):
    """A cell of a table with its heads: a `TableCell`."""

    name: str
    words: str
    row: _Heads = ()
    column: _Heads = ()
    title: _Heads = ()
    notes: _Heads = ()
    full: str | None = None


class CheckRecord(_RecordModel):
    """A whole FACTS.checked.json.

    Of a table it keeps the cells that facts were made of, with their heads: so they can be made where it is not at
    hand.
    """

    format: Literal[1] = 1
    sources: Mapping[Id, CheckedSource] = {}
    facts: Mapping[Id, CheckedFact] = {}
    tables: Mapping[Id, Annotated[tuple[CheckedCell, ...], Field(strict=False)]] = {}

    def of_facts(self, keys: Iterable[str]) -> CheckRecord:
        """What it holds of these facts and their sources."""
        facts = {key: self.facts[key] for key in keys if key in self.facts}
        used = {quote.source for fact in facts.values() for quote in fact.quotes}
        return CheckRecord(sources={key: source for key, source in self.sources.items() if key in used}, facts=facts)


def hash_quote(quote: str) -> str:
    """The SHA-256 of a quote's words, however they are spaced or dashed."""
    return hash_text(normalize(quote))


def hash_claim(fact: Fact, briefing: Briefing) -> str:
    """The SHA-256 of everything a fact claims that its quotes must bear out."""
    quantity = fact.quantity
    unit = briefing.units.get(quantity.unit or "") if quantity else None
    voices: list[list[object]] = []
    for evidence in fact.evidence:
        source = briefing.sources[evidence.source]
        # What came later is there only where the file has it: so a record from before still fits.
        later = [*([source.language] if source.language else []), *([evidence.for_] if evidence.for_ else [])]
        heads = [evidence.row, evidence.column, evidence.title, evidence.notes, evidence.full]
        voices.append([evidence.voice, source.published, *later, *([heads] if evidence.is_cell else [])])
    claim = [
        [quantity.value, quantity.low, quantity.high, quantity.currency, quantity.unit] if quantity else None,
        [unit.one, unit.other] if unit else None,
        [fact.qualifier, fact.status, str(fact.period)],
        voices,
        *([sorted(fact.reading)] if fact.reading else []),
        *(["change"] if quantity and quantity.change else []),
    ]
    return hash_text(json.dumps(claim, default=str))


def hash_words(fact: Fact, briefing: Briefing, *, has_sources: bool = True) -> str:
    """The SHA-256 of the rest that is held against the sources.

    That is statement, area and speaker, the forms of the unit, and what the file says of the sources' own speakers and
    business years, if it `has_sources`: records of older versions have not.  Only the file's own language counts, so
    that each edition has the same and a translation can be added.
    """
    base = briefing.head.language
    speaker = briefing.speakers.get(fact.speaker or "")
    unit = briefing.units.get(fact.quantity.unit or "") if fact.quantity else None
    texts = (fact.statement, fact.area, *((speaker.name, speaker.role) if speaker else ()))
    words = [str(in_language(text, base, base)) if text else None for text in texts]
    forms = unit.model_dump(mode="json", exclude_none=True) if unit else None
    return hash_text(json.dumps([words, forms, *([_of_sources(fact, briefing)] if has_sources else [])]))


def _of_sources(fact: Fact, briefing: Briefing) -> list[tuple[str | None, FirstDay | None]]:
    """The speaker that each source of a fact has of its own, and when its business years begin."""
    sources = [briefing.sources[evidence.source] for evidence in fact.evidence]
    years = [source.fiscal_year or briefing.defaults.fiscal_year or briefing.head.fiscal_year for source in sources]
    return [(source.speaker, year) for source, year in zip(sources, years, strict=True)]


def _fits_words(words: str | None, fact: Fact, briefing: Briefing) -> bool:
    """Whether a record has the words of a fact, or none, or those from before it had what its sources say of them."""
    if words in (None, hash_words(fact, briefing)):
        return True
    is_plain = not any(part for of_source in _of_sources(fact, briefing) for part in of_source)
    return is_plain and words == hash_words(fact, briefing, has_sources=False)


def unchanged_fact(record: CheckRecord, key: str, briefing: Briefing) -> CheckedFact | None:
    """The entry of a fact whose claim and quotes have not changed since, nor the texts they stand in."""
    fact, old = briefing.facts[key], record.facts.get(key)
    if old is None or len(old.quotes) != len(fact.evidence) or old.claim != hash_claim(fact, briefing):
        return None
    if not _fits_words(old.words, fact, briefing):
        return None
    for evidence, quote in zip(fact.evidence, old.quotes, strict=True):
        known, declared = record.sources.get(evidence.source), briefing.sources[evidence.source].sha256
        if (quote.source, quote.quote) != (evidence.source, hash_quote(evidence.quote)):
            return None
        if known is None or declared not in (None, known.sha256):
            return None
        if evidence.place not in (None, quote.place.name if quote.place else None):
            return None
    return old


def hash_text(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_record(path: Path) -> tuple[CheckRecord | None, tuple[Diagnostic, ...]]:
    """The record at `path`, or None if there is none; one that cannot be read is as good as none, with a warning."""
    try:
        data = json.loads(read_input(path, MAX_RECORD), object_pairs_hook=unique_keys)
        return CheckRecord.model_validate(data), ()
    except FileNotFoundError:
        return None, ()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        return None, (_unreadable(path, f"{where}: {first['msg']}" if where else first["msg"]),)
    except (OSError, ValueError, RecursionError) as error:
        return None, (_unreadable(path, os_reason(error)),)


def unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object; ValueError if a key stands twice, since programs differ in which of its values they take."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _unreadable(path: Path, reason: str) -> Diagnostic:
    message = f"the record cannot be read, so it counts for nothing: {reason}"
    return Diagnostic(Place(str(path)), "record", message, "make it anew with check --sources", Severity.WARNING)


def record_bytes(record: CheckRecord) -> bytes:
    """The record as its file holds it: the same record, the same bytes."""
    return (json.dumps(record.model_dump(mode="json", exclude_none=True), indent=1, sort_keys=True) + "\n").encode(
        "ascii"
    )
