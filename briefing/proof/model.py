"""The bytes of a facts.json in, its typed content out; also the JSON Schema that is published for it."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WithJsonSchema

from briefing.document.occurrences import Box, Occurrence
from briefing.document.roles import Role
from briefing.evidence.record import CheckedSource
from briefing.facts.model import Fact, FrozenModel, Source, Speaker, Unit
from briefing.facts.scalars import Digest, Id
from briefing.facts.schema import as_written
from briefing.languages.language import Language

_Page = Annotated[int, Field(ge=1, le=100_000)]
_Color = Annotated[str, Field(pattern="^(#[0-9a-f]{8}|picture)?$")]
_Side = Annotated[float, Field(ge=-100_000, le=100_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Titled(_Strict):
    """What the document says of itself."""

    id: Id
    title: str
    date: str
    language: str
    marking: str | None = None
    reference: str | None = None
    version: str | None = None


class Canonical(FrozenModel):
    """What every value rests on; decimals, dates and periods are strings, derived facts are computed."""

    language: str
    units: dict[Id, Unit]
    translated_units: dict[Id, dict[str, Unit]] | None = None
    speakers: dict[Id, Speaker]
    sources: dict[Id, Source]
    facts: dict[Id, Fact]


class QuotePlace(_Strict):
    """Where a quote stands: offsets in the characters of its source's text."""

    source: Id
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class CheckedTexts(_Strict):
    """What an earlier check found: the texts by their hashes, and of each fact its quotes in their order."""

    sources: dict[Id, CheckedSource] = {}
    facts: dict[Id, tuple[QuotePlace, ...]] = {}


class EnclosedFile(_Strict):
    """Another attached file and the hash of its bytes."""

    name: str
    sha256: Digest


class PageDigest(_Strict):
    """What a page shows: its characters and its shapes.

    `characters` is the SHA-256 of them all, sorted: without white space, a doubled letter once.
    `shapes` are its paths in the order in which they are painted: the extent of the points of each from
    the lower left, and its colour with alpha, nothing for a pattern, or `picture`; `covers` are those over words.
    """

    characters: Digest
    shapes: tuple[tuple[_Side, _Side, _Side, _Side, _Color], ...]
    covers: tuple[Annotated[int, Field(ge=0)], ...] = ()


class PlacedBox(_Strict):
    """A rectangle on a page, from the lower left in points; `words` are those of the occurrence if it says none."""

    page: _Page
    box: tuple[_Side, _Side, _Side, _Side]
    words: str | None = None


class Shown(_Strict):
    """Words that hold, or might hold, a digit: what they are, and where they stand."""

    role: Role
    words: str
    boxes: Annotated[tuple[PlacedBox, ...], Field(min_length=1)]
    fact: Id | None = None
    reason: str | None = None

    def occurrence(self) -> Occurrence:
        """The same, as the pages are read back."""
        boxes = tuple(
            Box(part.page, *part.box, self.words if part.words is None else part.words) for part in self.boxes
        )
        return Occurrence(self.role, self.words, boxes, self.fact or "", self.reason or "")


class AttachedFacts(_Strict):
    """The facts of a briefing, and every place where they stand in the document that holds this file."""

    format: Literal["make-briefing/facts/1"]
    document: Titled
    digest: Digest
    canonical: Canonical
    grammars: Annotated[
        dict[str, Annotated[Language, WithJsonSchema({"type": "object"})]],
        Field(description="The languages of document and facts that do not come with make-briefing"),
    ] = {}
    checked: CheckedTexts
    files: tuple[EnclosedFile, ...]
    pages: tuple[PageDigest, ...]
    occurrences: tuple[Shown, ...]
    seal: Annotated[Digest, Field(description="The SHA-256 of all the rest: its JSON with sorted keys and no spaces")]


def read_facts(data: bytes) -> tuple[AttachedFacts, dict[str, Any]]:
    """The content of a facts.json, typed and as it stands there; ValueError says what is wrong."""
    try:
        content = json.loads(data, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise ValueError("it is no JSON, or not of this sort") from None
    try:
        return AttachedFacts.model_validate(content), content
    except ValidationError as error:
        raise ValueError(first_problem(error)) from None


def first_problem(error: ValidationError) -> str:
    """The first thing that is wrong, and where."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else first["msg"]


def attached_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of facts.json."""
    schema = as_written(AttachedFacts.model_json_schema())
    del schema["$defs"]["Source"]["properties"]["text"]
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Facts attached to a briefing"}
    return {**named, **schema}


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found
