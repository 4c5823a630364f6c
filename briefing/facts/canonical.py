"""Turns a briefing into its canonical facts, plain values that JSON can hold, and makes the JSON Schema of facts files.

They are all that a value on the page rests on: units, speakers, sources and facts, derived ones computed, in all their
languages, so that they are the same in every edition.  No text of a source is among them, nor where one lies.

The schema is that of a file as its author writes it: the model describes a briefing after loading; the file leaves out
what the loader and `defaults` fill in, and leaves a key out where the model has None.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from briefing.facts.model import Briefing, Fact
from briefing.facts.rules import FILLED_ON_LOADING
from briefing.facts.scalars import LANGUAGE_PATTERN

# What a `Briefing` must have and its canonical facts have not.
_HEAD = {"id": "restored", "title": "restored", "date": "2000-01-01"}


def canonical(briefing: Briefing) -> dict[str, Any]:
    """The canonical facts: decimals, dates and periods as strings, nothing that is not known.

    All are written at once: pydantic compiles a writer for each model that is written alone, which takes 6 ms.
    """
    parts = {"units", "translated_units", "speakers", "sources", "facts"}
    hidden = {"sources": {"__all__": {"text"}}}
    written = briefing.model_dump(mode="json", by_alias=True, exclude_none=True, include=parts, exclude=hidden)
    quantities = briefing.model_dump(exclude_none=True, include={"facts": {"__all__": {"quantity"}}})["facts"]
    for key, fact in briefing.facts.items():
        _as_before(fact, written["facts"][key])
        if fact.quantity:  # pydantic would write large decimals with an exponent
            given = quantities[key]["quantity"]
            if not fact.quantity.change:
                del given["change"]
            written["facts"][key]["quantity"] = {
                k: v if isinstance(v, str | bool) else f"{v:f}" for k, v in given.items()
            }
    translated = written.pop("translated-units")
    return {"language": briefing.head.language, **written, **({"translated-units": translated} if translated else {})}


def _as_before(fact: Fact, written: dict[str, Any]) -> None:
    """Take out the keys that came later, where a fact says nothing there: older digests stay as they were."""
    for name in ("reading", "drafted"):
        if not getattr(fact, name):
            del written[name]
    for evidence in written["evidence"]:
        for key in ("for", "row", "column", "title", "notes"):
            if not evidence[key]:
                del evidence[key]


def restore(facts: Mapping[str, Any]) -> Briefing:
    """A briefing of these canonical facts, without texts and charts; pydantic's ValidationError if they are none."""
    head = {**_HEAD, "language": facts["language"]}
    parts = {key: facts[key] for key in ("units", "translated-units", "speakers", "sources", "facts") if key in facts}
    return Briefing.model_validate({"head": head, "sections": {}, **parts}, context={"language": facts["language"]})


def digest(facts: Mapping[str, Any]) -> str:
    """The SHA-256 of canonical facts: of their `canonical_json`."""
    return sha256_of(canonical_json(facts))


class Json(str):
    """A value that is the text of its own JSON already, as one that stands in several contents is."""

    __slots__ = ()


def canonical_json(content: Mapping[str, Any]) -> str:
    """The one JSON that some content has: sorted keys and no spaces."""
    return "{" + ",".join(f"{json_of(key)}:{json_of(value)}" for key, value in sorted(content.items())) + "}"


def json_of(value: Any) -> Json:
    """The JSON of a value."""
    if isinstance(value, Json):
        return value
    return Json(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as hexadecimal digits; one that holds half a surrogate pair has one too."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_FROM_DEFAULTS = {"Fact": {"measure", "period"}, "Evidence": {"source", "quote"}}
_NULL = {"type": "null"}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a facts file; what holds across several facts only `load_briefing` checks."""
    schema = as_written(Briefing.model_json_schema())
    for record, names in FILLED_ON_LOADING.items():
        definition = schema if record is Briefing else schema["$defs"][record.__name__]
        definition["properties"] = {k: v for k, v in definition["properties"].items() if k not in names}
        definition["required"] = [key for key in definition["required"] if key not in names]
    units = schema["properties"]["units"]["patternProperties"]
    for pattern, unit in units.items():
        by_language = {"type": "object", "patternProperties": {LANGUAGE_PATTERN: unit}, "additionalProperties": False}
        units[pattern] = {"anyOf": [unit, by_language]}
    for name, optional in _FROM_DEFAULTS.items():
        definition = schema["$defs"][name]
        definition["required"] = [key for key in definition["required"] if key not in optional]
    evidence = schema["$defs"]["Evidence"]
    evidence["anyOf"] = [{"required": [key]} for key in ("quote", "cell", "row", "column")]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Facts of a briefing"}


def as_written(node: Any) -> Any:
    """The schema without nulls and made-up titles, and with no keys but ids where the keys are ids."""
    if isinstance(node, list):
        return [as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if not (key == "default" and value in (None, [], {}))}
    options = [option for option in kept.pop("anyOf", []) if option != _NULL]
    kept |= {"anyOf": options} if len(options) > 1 else options[0] if options else {}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    if isinstance(kept.get("title"), str):
        del kept["title"]
    return {key: as_written(value) for key, value in kept.items()}
