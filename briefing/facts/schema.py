"""Makes the JSON Schema of facts files, as their authors write them.

The model describes a briefing after loading; the file leaves out what the loader and
`defaults` fill in, and leaves a key out where the model has None.
"""

from __future__ import annotations

from typing import Any

from briefing.facts.model import Briefing
from briefing.facts.rules import FILLED_ON_LOADING
from briefing.facts.scalars import LANGUAGE_PATTERN

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
