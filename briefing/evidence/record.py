"""Keeps what a check found in FACTS.checked.json: which quotes stood in which text, without the text itself.

A record lets a briefing be built where the source texts are not at hand. A fact counts as checked as long as nothing
that its quotes must bear out has changed since, which hashes tell. Files that older versions wrote are still read, so
what `hash_claim` and `hash_quote` hash may not change; what the check has come to read since is hashed by `hash_words`.

A fact stands on its sources, on a reading of the desk, or on nothing yet. The document, `verify` and the command line
all tell a reader the same counts of these, so they are made here, from the record.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.errors import Diagnostic, Place, Severity
from briefing.evidence.sentences.plain_text import normalize
from briefing.facts.load import sha256_of
from briefing.facts.model import Briefing, Fact
from briefing.facts.periods import FirstDay
from briefing.facts.scalars import Digest, Id
from briefing.facts.text_fields import in_language
from briefing.files import MAX_RECORD, os_reason, read_input
from briefing.records import NamedTuple
from briefing.sources.source_document import Locator, LocatorKind

if TYPE_CHECKING:
    from briefing.evidence.numbers.numbers import NumberKind

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
    return sha256_of(normalize(quote))


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
    return sha256_of(json.dumps(claim, default=str))


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
    return sha256_of(json.dumps([words, forms, *([_of_sources(fact, briefing)] if has_sources else [])]))


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


class Standing(StrEnum):
    """On what a fact stands, from the nearest to a source to the furthest, as a derived fact does of its inputs."""

    VERIFIED = "verified"
    READ = "read"
    """Verified, but for what the desk has read itself."""
    UNVERIFIED = "unverified"
    """Quoted, and never looked up, or changed since."""
    OWN = "own"
    """The author's own thought, which no source has to say."""


class Standings(NamedTuple):
    """How many facts stand on what."""

    verified: int
    read: int
    unverified: int
    own: int

    @classmethod
    def of(cls, briefing: Briefing, verified: Container[str]) -> Standings:
        """Those of a briefing whose facts named in `verified` were found in the texts of their sources."""
        counts = Counter(standing(briefing, key, verified) for key in briefing.facts)
        return cls(*(counts[kind] for kind in Standing))

    @property
    def total(self) -> int:
        """All facts."""
        return sum(self)

    @property
    def none_verified(self) -> bool:
        """Whether there are facts that a source should bear out, and not one of them was looked up."""
        return self.unverified > 0 and not self.verified and not self.read

    @property
    def uniform(self) -> Standing | None:
        """Where all facts stand alike on what a word can tell: all are verified, or none is."""
        if self.total in (self.verified, self.unverified) and self.total:
            return Standing.VERIFIED if self.verified else Standing.UNVERIFIED
        return None

    @property
    def counted(self) -> tuple[tuple[Standing, int], ...]:
        """The counts that are not zero, in the order in which they are told."""
        return tuple((kind, count) for kind, count in zip(Standing, self, strict=True) if count)

    @property
    def figures(self) -> tuple[int, ...]:
        """The numbers in which all of this is told: of all facts, then of each kind, if they are not alike."""
        kinds = () if self.uniform else tuple(count for _, count in self.counted)
        return (self.total, *kinds) if self.total else ()


def standing(briefing: Briefing, key: str, verified: Container[str]) -> Standing:
    """On what one fact stands."""
    order = list(Standing)
    # Not by recursion: in the file of a stranger a fact may need itself.
    found, waiting = dict[str, Standing](), [key]
    while waiting:
        fact = briefing.facts[waiting.pop()]
        if fact.id not in found:
            found[fact.id] = _own_standing(fact, verified)
            waiting += fact.inputs
    return max(found.values(), key=order.index)


def _own_standing(fact: Fact, verified: Container[str]) -> Standing:
    """On what a fact stands by itself; the computation of a derived one adds no doubt."""
    if fact.is_authors_own:
        return Standing.OWN
    if fact.formula is None and fact.id not in verified:
        return Standing.UNVERIFIED
    return Standing.READ if fact.reading else Standing.VERIFIED


class Verification(StrEnum):
    """How far a quote is known to stand in its source, from best to worst."""

    NOW = "now"
    EARLIER = "earlier"
    NEVER = "never"


class UnusedNumber(NamedTuple):
    """A number of a source that no quote covers: its line and column there, its words, and a few words around it."""

    source: str
    line: int
    column: int
    text: str
    kind: NumberKind
    context: str


@dataclass(frozen=True, eq=False)
class CheckReport:
    """What a check found: how far each fact with evidence is verified, and each source by the text at hand."""

    diagnostics: tuple[Diagnostic, ...]
    facts: Mapping[str, Verification]
    sources: Mapping[str, Verification]
    record: CheckRecord
    find_unused: Callable[[], Iterable[UnusedNumber]] = tuple

    @cached_property
    def unused(self) -> tuple[UnusedNumber, ...]:
        """The numbers of the sources that no quote covers, looked for when asked for: a build never asks."""
        return tuple(self.find_unused())

    def in_words(self, briefing: Briefing) -> str:
        """How many facts `briefing` has of those that were checked, and on what they stand.

        "25 facts verified now", or "25 facts, 20 verified now, 3 with a reading of the desk, 2 never verified (daily)".
        """
        standings = Standings.of(briefing, self.record.facts)
        facts = f"{standings.total} fact{'s' * (standings.total != 1)}"
        words = {
            Standing.VERIFIED: f"verified {self._when(briefing)}",
            Standing.READ: "with a reading of the desk",
            Standing.OWN: f"own view{'s' * (standings.own != 1)}",
            Standing.UNVERIFIED: f"never verified ({', '.join(self._missing(briefing))})",
        }
        if standings.uniform:
            return f"{facts} {words[standings.uniform]}"
        return ", ".join((facts, *(f"{count} {words[kind]}" for kind, count in standings.counted)))

    def _when(self, briefing: Briefing) -> str:
        """When the facts were verified, and if it was earlier, against which texts."""
        states = {self.facts[key] for key in briefing.facts if key in self.record.facts}
        if Verification.EARLIER not in states:
            return "now"
        earlier = (source for key, source in self.record.sources.items() if self.sources[key] is Verification.EARLIER)
        texts = ", ".join(f"{source.sha256[:12]}…" for source in earlier)
        return f"{' or '.join(sorted(states, reverse=True))} against the text with sha256 {texts}"

    def _missing(self, briefing: Briefing) -> list[str]:
        """The sources of facts that were not verified, without those whose text is at hand."""
        facts = [fact for key, fact in briefing.facts.items() if self.facts.get(key) is Verification.NEVER]
        sources = dict.fromkeys(evidence.source for fact in facts for evidence in fact.evidence)
        return [key for key in sources if self.sources[key] is not Verification.NOW]
