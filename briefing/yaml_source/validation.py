"""Put pydantic's errors into plain words, each at its place in the file; report unknown keys."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from briefing.errors import Problem
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Places, YamlMapping, select

_SHAPES = {
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "string_type": "a text",
    "enum": "a word",
    "number-form": "a number",
    "date-form": "a date",
    "period-form": "a period",
}

# What pydantic calls these in a model, and what before 2.14 in a named tuple.
MISSING_KEY = ("missing", "missing_argument")
UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")

Records = Mapping[tuple[str, ...], type[BaseModel]]
Hidden = Mapping[Any, frozenset[str]]


def rule_error(rule: str, text: object, message: str) -> PydanticCustomError:
    """What a model's validator raises where a value breaks `rule`.

    `text` is what stands in the file; the report quotes it and gives the vocabulary's hint for the rule.  With None,
    `message` says all.
    """
    return PydanticCustomError(rule, "{message}", {"message": message, "text": text})


def report_errors(error: ValidationError, places: Places, problems: Problems) -> None:
    """Add every error that concerns something in the file, in the words of its vocabulary.

    Errors of values that the file does not hold (defaults, or parts of a broken one) are left out: what caused
    them is reported where it stands.
    """
    vocabulary = problems.vocabulary
    for found in error.errors(include_url=False):
        path = tuple(found["loc"])
        if found["type"] in MISSING_KEY:
            *parent, key = path
            message = f"{problems.subject(tuple(parent))} has no {key}"
            problems.add(places.at(*path), "missing-key", message, vocabulary.missing(path) or f"add {key}:")
        elif path[-1:] == ("[key]",):
            word = str(found["input"])
            message = f"{problems.subject(path[:-2])}: {quoted(word)} is not an id"
            problems.add(places.key(*path[:-1]), "id", message, vocabulary.key_hint(word))
        elif found["type"] not in UNKNOWN_KEY and places.has(*path):
            problem = _problem_of(str(path[-1]), dict(found), problems)
            problems.add(places.at(*path), problem.rule, f"{problems.subject(path)} {problem.message}", problem.hint)


def check_keys(places: Places, problems: Problems, records: Records, hidden: Hidden | None = None) -> None:
    """Report every key that the model of its record does not have.

    pydantic would report them too, but without the nearest known key.  `hidden` are fields of a model that are
    filled on loading and that a file must not hold.
    """
    hidden = hidden or {}
    for pattern, record in records.items():
        left_out = hidden.get(record, frozenset())
        known = [field.alias or name for name, field in record.model_fields.items() if name not in left_out]
        for path, node in select(places.root, *pattern):
            for key in node.entries if isinstance(node, YamlMapping) else ():
                if key in left_out:
                    message = f"{problems.subject(path)} needs no {key}: it is filled on loading"
                    problems.add(places.key(*path, key), "unknown-key", message, "leave it out")
                elif key not in known:
                    message = f"{problems.subject(path)} has no key {quoted(key)}"
                    problems.add_unknown(places.key(*path, key), "unknown-key", message, key, known)


def _problem_of(key: str, found: dict[str, Any], problems: Problems) -> Problem:
    """What one error of pydantic says of the value at `key`; the message goes on after the value's path."""
    kind, value, context = found["type"], found["input"], found.get("ctx", {})
    vocabulary = problems.vocabulary
    if kind in _SHAPES and (kind.endswith("_type") or not isinstance(value, str)):
        shape = "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else "a text"
        return Problem("type", f"should be {_SHAPES[kind]}, not {shape}")
    if kind == "enum":
        known = [str(choice) for choice in vocabulary.choices[key]]
        near = get_close_matches(str(value)[:80], known, n=1)
        hint = f'did you mean "{near[0]}"?' if near else "write one of these, or leave it out"
        return Problem("unknown-word", f"is {quoted(str(value))}; known are {', '.join(known)}", hint)
    if kind == "string_pattern_mismatch":
        return vocabulary.patterns[context["pattern"]](str(value))
    if kind == "string_too_long":
        return Problem("text-form", f"has more than {context['max_length']} characters", "shorten it")
    if "message" not in context:
        return Problem("type", f"is {quoted(str(value))}: {found['msg'][0].lower()}{found['msg'][1:]}")
    # What is left was raised with `rule_error`.
    message, text = context["message"], context["text"]
    if text is None:
        return Problem(kind, message)
    advise = vocabulary.hints.get(kind)
    return Problem(kind, f"is {quoted(str(text))}, which {message}", advise(str(text)) if advise else None)
