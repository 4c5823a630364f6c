import json
import re
from typing import Any

import yaml

from briefing import files
from briefing.facts.load import json_schema
from tests.conftest import all_cases

SCHEMA = json_schema()
FACT = SCHEMA["$defs"]["Fact"]


def test_the_file_beside_the_seed_is_this_schema():
    text = json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"
    assert (files.folder("seeds") / "facts.schema.json").read_text(encoding="utf-8") == text


def test_the_seed_names_the_schema():
    assert "$schema=facts.schema.json" in files.seed().read_text(encoding="utf-8").splitlines()[0]


def test_what_the_loader_fills_in_is_not_asked_for():
    assert FACT["required"] == ["section", "label", "statement"]
    assert not {"id", "inputs"} & FACT["properties"].keys()
    assert SCHEMA["$defs"]["Evidence"]["required"] == []
    assert {"required": ["quote"]} in SCHEMA["$defs"]["Evidence"]["anyOf"]  # a cell has its words
    assert not {"title", "notes", "full"} & SCHEMA["$defs"]["Evidence"]["properties"].keys()
    assert FACT["properties"]["evidence"]["anyOf"][0] == {"$ref": "#/$defs/Evidence"}


def test_choices_are_offered():
    assert "more-than" in SCHEMA["$defs"]["Qualifier"]["enum"]
    assert "USD" in SCHEMA["$defs"]["Quantity"]["properties"]["currency"]["enum"]


def test_nothing_may_be_null():
    assert '"null"' not in json.dumps(SCHEMA) and "null" not in json.dumps(SCHEMA)


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a value fits the keywords that our schema uses; unknown keywords are an error."""
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    checks = sorted(schema.keys() - REMARKS, key=lambda key: key != "type")
    return all(CHECKS[key](value, schema[key]) for key in checks)


REMARKS = {"$schema", "$defs", "title", "description", "default", "format", "additionalProperties"}
TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "object": dict, "array": list}
CHECKS = {
    "type": lambda v, names: isinstance(v, tuple(TYPES[n] for n in ([names] if isinstance(names, str) else names))),
    "anyOf": lambda v, options: any(fits(v, option) for option in options),
    "enum": lambda v, names: v in names,
    "pattern": lambda v, pattern: not isinstance(v, str) or bool(re.search(pattern, v)),
    "maxLength": lambda v, limit: not isinstance(v, str) or len(v) <= limit,
    "minimum": lambda v, limit: not isinstance(v, int) or v >= limit,
    "maximum": lambda v, limit: not isinstance(v, int) or v <= limit,
    "items": lambda v, item: all(fits(x, item) for x in v),
    "required": lambda v, names: v.keys() >= set(names),
    "properties": lambda v, known: v.keys() <= known.keys() and all(fits(v[key], known[key]) for key in v),
    "patternProperties": lambda v, patterns: all(
        re.search(pattern, key) and fits(v[key], schema) for pattern, schema in patterns.items() for key in v
    ),
    "propertyNames": lambda v, names: all(fits(key, names) for key in v),
}
SEED = yaml.load(files.seed().read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def as_editors_see_it(value: Any) -> Any:
    """Plain digits as numbers, as in the YAML 1.2 of editors."""
    if isinstance(value, dict):
        return {key: as_editors_see_it(child) for key, child in value.items()}
    if isinstance(value, list):
        return [as_editors_see_it(child) for child in value]
    if re.fullmatch("[0-9]+", value):
        return int(value)
    return float(value) if re.fullmatch(r"[0-9]+\.[0-9]+", value) else value


def test_the_seed_fits_the_schema_as_text_and_as_editors_see_it():
    assert fits(SEED, SCHEMA)
    assert fits(as_editors_see_it(SEED), SCHEMA)


@all_cases(
    ("path", "value"),
    [
        (("head", "date"), "19.08.2024"),
        (("head", "state"), "done"),
        (("head", "nope"), "x"),
        (("facts", "pupils", "qualifier"), "abuot"),
        (("facts", "pupils", "id"), "pupils"),
        (("facts", "pupils", "quantity", "value"), "160,000"),
        (("facts", "pupils", "period"), "last year"),
        (("facts", "Two Words"), SEED["facts"]["pupils"]),
        (("facts", "pupils", "evidence"), {"voice": "direct"}),
        (("key-figures",), "pupils"),
    ],
)
def test_what_the_loader_refuses_does_not_fit(path, value):
    damaged = json.loads(json.dumps(SEED))
    parent = damaged
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = value
    assert not fits(damaged, SCHEMA)
