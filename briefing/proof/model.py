"""The format of facts.json: reads one into its typed content, and gives the JSON Schema that is published for it."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WithJsonSchema

from briefing.document.occurrences import Occurrence, Shape
from briefing.evidence.record import CheckedSource, unique_keys
from briefing.facts.model import Fact, FrozenModel, Source, Speaker, Unit
from briefing.facts.scalars import Digest, Id
from briefing.facts.schema import as_written
from briefing.languages.model import Language

_Color = Annotated[str, Field(pattern="^(#[0-9a-f]{8}|picture)?$")]
_Side = Annotated[float, Field(ge=-100_000, le=100_000)]


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
    """What an earlier check found: the texts by their SHA-256, and of each fact its quotes in their order."""

    sources: dict[Id, CheckedSource] = {}
    facts: dict[Id, tuple[QuotePlace, ...]] = {}


class EnclosedFile(_Strict):
    """Another attached file and the SHA-256 of its bytes."""

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

    @property
    def written(self) -> tuple[Shape, ...]:
        """The shapes as they were recorded."""
        covers = frozenset(self.covers)
        return tuple(Shape(shape[:4], shape[4], index in covers) for index, shape in enumerate(self.shapes))


class AttachedFacts(_Strict):
    """The facts of a briefing, and every place where they stand in the document that holds this file."""

    format: Literal["make-briefing/facts/1"]
    document: DocumentHead
    digest: Digest
    canonical: Canonical
    grammars: Annotated[
        dict[str, Annotated[Language, WithJsonSchema({"type": "object"})]],
        Field(description="The languages of document and facts that do not come with make-briefing"),
    ] = {}
    checked: CheckedTexts
    files: tuple[EnclosedFile, ...]
    pages: tuple[PageDigest, ...]
    occurrences: tuple[Occurrence, ...]
    seal: Annotated[Digest, Field(description="The SHA-256 of all the rest: its JSON with sorted keys and no spaces")]


def read_facts(data: bytes) -> tuple[AttachedFacts, dict[str, Any]]:
    """The content of a facts.json, typed and as it stands there; ValueError says what is wrong first, and where."""
    try:
        content = json.loads(data, object_pairs_hook=unique_keys)
    except (ValueError, RecursionError):
        raise ValueError("it is no JSON, or not of this sort") from None
    try:
        return AttachedFacts.model_validate(content), content
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise ValueError(f"{place}: {first['msg']}" if place else first["msg"]) from None


def attached_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of facts.json."""
    schema = as_written(AttachedFacts.model_json_schema())
    definitions = schema["$defs"]
    del definitions["Source"]["properties"]["text"]
    for name in ("fact", "reason"):
        del definitions["Occurrence"]["properties"][name]["default"]  # who writes the format leaves the key out
    # The names under which two definitions are published; programs may point at them.
    for name, published in {"Occurrence": "Shown", "Box": "PlacedBox"}.items():
        definitions[published] = definitions.pop(name)
    definitions["Shown"]["properties"]["boxes"]["items"]["$ref"] = "#/$defs/PlacedBox"
    schema["properties"]["occurrences"]["items"]["$ref"] = "#/$defs/Shown"
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Facts attached to a briefing"}
    return {**named, **schema}
