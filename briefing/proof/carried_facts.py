"""Reads the facts that a PDF carries: its facts.json, typed, as a briefing, and as the edition that was written.

The types are the format of facts.json, for which a JSON Schema is published.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WithJsonSchema, model_validator

from briefing.document.declared import (
    Declarations,
    DeclaredBookmark,
    DeclaredFace,
    DeclaredPage,
    DeclaredStyle,
    FaceRole,
    Meaning,
    Occurrence,
    texts_of,
)
from briefing.evidence.record import CheckedPlace, CheckedSource, Standings, unique_keys
from briefing.facts.load import as_written, digest, restore
from briefing.facts.model import Briefing, Fact, FrozenModel, Source, Speaker, Unit
from briefing.facts.scalars import Digest, Id
from briefing.languages import SHIPPED, language
from briefing.languages.model import Language
from briefing.proof.report import Finding, report_facts
from briefing.records import NamedTuple
from briefing.wording.edition import Edition

OLDER = "make-briefing/facts/1"
"""The format of an earlier version, which says too little of the pages to compare them."""


class OlderFormatError(ValueError):
    """What an earlier version wrote."""


class CarriedFacts(NamedTuple):
    """The facts.json of a PDF: typed, as it stands there, as a briefing, and as an edition in its language."""

    content: AttachedFacts
    raw: Mapping[str, Any]
    briefing: Briefing
    edition: Edition

    @property
    def declared(self) -> Declarations:
        """What stands on the pages, and beside them."""
        assert self.content.shown  # without it nothing was read
        return self.content.shown.declarations

    @property
    def facts_digest(self) -> str:
        """The digest of the facts alone, whatever is said of them."""
        return digest(self.raw["canonical"])

    @property
    def standings(self) -> Standings:
        """How many of its facts were verified, read or neither, by what it says of the check when it was built."""
        return Standings.of(self.briefing, self.content.checked.facts)


def read_carried_facts(facts: bytes) -> CarriedFacts:
    """All of a facts.json; ValueError if it is not in order, or its languages put no fact into words."""
    content, raw = parse_facts_json(facts)
    if not content.shown:
        raise ValueError("it does not say what stands on the pages")
    if taken := sorted(content.grammars.keys() & {*SHIPPED}):
        raise ValueError(f"it brings its own words of {taken[0]}, a language that comes with make-briefing")
    briefing = restore(raw["canonical"])
    for key, fact in briefing.facts.items():
        if fact.quantity and fact.quantity.is_empty and not fact.formula:
            raise ValueError(f"fact “{key}” has no value, and no formula that makes one")

    def language_of(tag: str) -> Language:
        code = tag.partition("-")[0]
        return content.grammars.get(code) or language(code)

    edition = Edition.of(briefing, language_of(content.document.language), language_of(briefing.head.language))
    if content.grammars:
        # A language in a stranger's file may be anything: each fact is put into words once, to see it fail here.
        try:
            edition.wording.language.spaced("")
            deque(report_facts(edition, (), {}), maxlen=0)
        except (ArithmeticError, AttributeError, LookupError, TypeError, re.error) as error:
            raise ValueError(f"its grammars put no fact into words: {error}") from None
    return CarriedFacts(content, raw, briefing, edition)


def find_broken_names(briefing: Briefing) -> Iterator[Finding]:
    """Names that lead nowhere: of units, speakers, sources and inputs, and of a fact that goes by another name."""
    for key, fact in briefing.facts.items():
        names = [
            (fact.id, (key,)),
            (fact.speaker, briefing.speakers),
            (fact.quantity.unit if fact.quantity else None, briefing.units),
            *((name, briefing.facts) for name in fact.inputs),
            *((evidence.source, briefing.sources) for evidence in fact.evidence),
        ]
        for name, known in names:
            if name is not None and name not in known:
                yield Finding("broken-reference", f"fact “{key}” names “{name}”, which is not there", fact=key)
    for key, source in briefing.sources.items():
        if source.speaker is not None and source.speaker not in briefing.speakers:
            yield Finding("broken-reference", f"source “{key}” names “{source.speaker}”, which is not there")


def parse_facts_json(data: bytes) -> tuple[AttachedFacts, dict[str, Any]]:
    """The content of a facts.json, typed and as it stands there; ValueError says what is wrong first, and where."""
    try:
        content = json.loads(data, object_pairs_hook=unique_keys)
    except (ValueError, RecursionError):
        raise ValueError("it is no JSON, or not of this sort") from None
    if isinstance(content, dict) and content.get("format") == OLDER:
        raise OlderFormatError("an earlier version wrote it; build it again")
    try:
        return AttachedFacts.model_validate(content), content
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise ValueError(f"{place}: {first['msg']}" if place else first["msg"]) from None


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class DocumentHead(_Strict):
    """What the document says of itself."""

    id: Id
    title: str
    date: str
    language: str
    marking: str | None = None
    reference: str | None = None
    version: str | None = None
    author: str | None = None
    subject: str | None = None
    keywords: str | None = None


class Canonical(FrozenModel):
    """What every value rests on; decimals, dates and periods are strings, derived facts are computed."""

    language: str
    units: dict[Id, Unit]
    translated_units: dict[Id, dict[str, Unit]] | None = None
    speakers: dict[Id, Speaker]
    sources: dict[Id, Source]
    facts: dict[Id, Fact]


class QuotePlace(_Strict):
    """Where a quote stands: offsets in the characters of its source's text, and its place in a document."""

    source: Id
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    place: CheckedPlace | None = None
    beside: tuple[str, str] | None = None


class CheckedTexts(_Strict):
    """What an earlier check found: the texts by their SHA-256, and of each fact its quotes in their order."""

    sources: dict[Id, CheckedSource] = {}
    facts: dict[Id, tuple[QuotePlace, ...]] = {}


class EnclosedFile(_Strict):
    """Another attached file, what it says of itself, and the SHA-256 of its bytes."""

    name: str
    description: str = ""
    sha256: Digest


class Shown(_Strict):
    """What stands on the pages, word by word and line by line, and beside them: see `document.declared`."""

    size: tuple[float, float]
    styles: tuple[DeclaredStyle, ...]
    meanings: tuple[Meaning, ...]
    pages: tuple[DeclaredPage, ...]
    bookmarks: tuple[DeclaredBookmark, ...]
    structure: Digest
    alternatives: tuple[str, ...]
    faces: dict[FaceRole, DeclaredFace]

    @model_validator(mode="after")
    def _names_what_is_there(self) -> Shown:
        """Refuse words whose style, meaning or face is not among those listed."""
        for _, text in texts_of(self.pages):
            if text.style >= len(self.styles) or text.meaning >= len(self.meanings):
                raise ValueError("some words have a style or a meaning that is not there")
        if not {style.face for style in self.styles} <= self.faces.keys():
            raise ValueError("some words have a face that is not there")
        return self

    @cached_property
    def declarations(self) -> Declarations:
        """The same as a build has it."""
        return Declarations(**{name: getattr(self, name) for name in Declarations._fields})


class AttachedFacts(_Strict):
    """The facts of a briefing, and all that the document shows which holds this file.

    A web page declares no pages; `texts` is the SHA-256 of what it says.
    """

    format: Literal["make-briefing/facts/2"]
    written: Annotated[str | None, Field(description="The moment of SOURCE_DATE_EPOCH, if it was set")] = None
    document: DocumentHead
    digest: Digest
    canonical: Canonical
    grammars: Annotated[
        dict[str, Annotated[Language, WithJsonSchema({"type": "object"})]],
        Field(description="The languages of document and facts that do not come with make-briefing"),
    ] = {}
    checked: CheckedTexts
    look: Annotated[
        dict[str, Any], Field(description="The values of the theme that are not those of the default one")
    ] = {}
    files: tuple[EnclosedFile, ...]
    shown: Shown | None = None
    texts: Digest | None = None
    seal: Annotated[Digest, Field(description="The SHA-256 of all the rest: its JSON with sorted keys and no spaces")]

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All words on the pages that mean something."""
        return tuple(self.shown.declarations.occurrences()) if self.shown else ()


def attached_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of facts.json."""
    schema = as_written(AttachedFacts.model_json_schema())
    del schema["$defs"]["Source"]["properties"]["text"]
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Facts attached to a briefing"}
    return {**named, **schema}
