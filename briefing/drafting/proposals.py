"""Takes candidates for facts from a file of JSON, whoever made it: a colleague, a program, a language model.

Each is only a proposal: its quote has to stand in a document word for word, and the check has to bear it out as it is
given.  What it leaves open is read from the document, as for any drafted fact.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from briefing.errors import Place
from briefing.facts.load import as_written
from briefing.facts.model import Fact, Qualifier, Status
from briefing.facts.scalars import CurrencyCode, FileName, Id, Line, Name, Number, Quote, When
from briefing.facts.text_fields import FrozenModel, models_in
from briefing.facts.vocabulary import FACTS_VOCABULARY
from briefing.records import NamedTuple
from briefing.yaml_source.problems import Problems, check_keys, report_errors
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import YamlScalar, plain_tree, select

MOST = 1_000
_NUMBERS = ("value", "low", "high")
_VOCABULARY = FACTS_VOCABULARY._replace(
    file="the file of proposals",
    opening='it is JSON and begins with {"proposals": [',
    nouns={"proposals": "proposal"},
    missing=lambda path: None,
)


class Proposed(FrozenModel):
    """One proposed fact: the quote, and what it is said to say; what is left out is read from the document."""

    quote: Quote = Field(description="Words of the document, exactly, at most 15")
    document: FileName | None = Field(None, description="The document's file, if several are drafted from")
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Line | None = Field(None, description="What is counted, in words: schools; percent; the id of a unit")
    currency: CurrencyCode | None = None
    qualifier: Qualifier | None = None
    status: Status | None = None
    period: When | None = None
    area: Line | None = None
    speaker: Name | None = Field(None, description="Whoever says so in the document, by name")
    role: Line | None = Field(None, description="The speaker's office")
    section: Id | None = None
    label: Line | None = Field(None, description=str(Fact.model_fields["label"].description))
    statement: Line | None = Field(None, description=str(Fact.model_fields["statement"].description))


class ProposedFacts(FrozenModel):
    """A file of proposals."""

    proposals: tuple[Proposed, ...] = Field(max_length=MOST)


class PlacedProposal(NamedTuple):
    """A proposal, and where it stands in its file."""

    place: Place
    proposed: Proposed


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file of proposals."""
    schema = as_written(ProposedFacts.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Proposals of facts"}


def read_proposals(path: Path) -> list[PlacedProposal]:
    """The proposals of a file; LoadError with all that is wrong with it, each at its place."""
    problems = Problems(_VOCABULARY)
    data = read_file(path, problems)
    try:
        json.loads(data)
    except RecursionError:
        problems.fatal(Place(str(path)), "size", "lists and mappings nest too deep here")
    except json.JSONDecodeError as error:
        problems.fatal(Place(str(path), error.lineno, error.colno), "json", f"this is no JSON: {error.msg}")
    except ValueError:
        problems.fatal(Place(str(path)), "encoding", "the file is not UTF-8", "save the file as UTF-8")
    places = read_places(data, str(path), problems)
    for keys, node in select(places.root, "proposals", "[]", "*"):
        # Of a file without types numbers, true and null would be taken for a text.
        if isinstance(node, YamlScalar) and node.style is None and keys[-1] not in _NUMBERS:
            problems.add(places.at(*keys), "type", f"{problems.subject(keys)} should be a text, not {node.text}")
    check_keys(places, problems, models_in(ProposedFacts))
    try:
        read = ProposedFacts.model_validate(plain_tree(places.root))
    except ValidationError as error:
        report_errors(error, places, problems)
        problems.raise_if_any()
        raise
    problems.raise_if_any()
    return [PlacedProposal(places.at("proposals", i), one) for i, one in enumerate(read.proposals)]
