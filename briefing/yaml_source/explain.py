"""What pydantic found wrong in, problems in plain words and with places out; keys that no record has, too."""

from __future__ import annotations

from collections.abc import Mapping as Map
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Key, Mapping, Places, select

_SHAPES = {
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "string_type": "a text",
    "enum": "a word",
    "number": "a number",
    "date": "a date",
    "period": "a period",
}

Records = Map[tuple[str, ...], type[BaseModel]]
Hidden = Map[Any, frozenset[str]]


def problem(rule: str, text: object, message: str) -> PydanticCustomError:
    """An error whose type is the rule it breaks; `text` is what stands in the file, None if the message says all."""
    return PydanticCustomError(rule, "{message}", {"message": message, "text": text})


def explain(error: ValidationError, places: Places, problems: Problems) -> None:
    """Report every error that concerns something in the file, in the words of its vocabulary."""
    for found in error.errors(include_url=False):
        path = tuple(found["loc"])
        if found["type"] == "missing":
            _missing(path, places, problems)
        elif path[-1:] == ("[key]",):
            _bad_key(path[:-1], str(found["input"]), places, problems)
        elif found["type"] != "extra_forbidden" and places.has(*path):
            rule, message, hint = _describe(str(path[-1]), dict(found), problems)
            problems.add(places.at(*path), rule, f"{problems.subject(path)} {message}", hint)


def check_keys(places: Places, problems: Problems, records: Records, hidden: Hidden | None = None) -> None:
    """Report every key that the record at its place has not; `hidden` are keys that a file does not hold."""
    hidden = hidden or {}
    for pattern, record in records.items():
        known = _known_keys(record, hidden)
        for path, node in select(places.root, *pattern):
            for key in node.entries if isinstance(node, Mapping) else ():
                if key in hidden.get(record, ()):
                    message = f"{problems.subject(path)} needs no {key}: it is filled on loading"
                    problems.add(places.key(*path, key), "unknown-key", message, "leave it out")
                elif key not in known:
                    message = f"{problems.subject(path)} has no key {quoted(key)}"
                    problems.add_unknown(places.key(*path, key), "unknown-key", message, key, known)


def _known_keys(record: type[BaseModel], hidden: Hidden) -> list[str]:
    """The keys that a record has in the file."""
    fields = record.model_fields.items()
    return [field.alias or name for name, field in fields if name not in hidden.get(record, ())]


def _missing(path: tuple[Key, ...], places: Places, problems: Problems) -> None:
    *parent, key = path
    hint = problems.vocabulary.missing(path) or f"add {key}:"
    problems.add(places.at(*path), "missing-key", f"{problems.subject(tuple(parent))} has no {key}", hint)


def _bad_key(path: tuple[Key, ...], word: str, places: Places, problems: Problems) -> None:
    message = f"{problems.subject(path[:-1])}: {quoted(word)} is not an id"
    problems.add(places.key(*path), "id", message, problems.vocabulary.key_hint(word))


def _describe(key: str, found: dict[str, Any], problems: Problems) -> tuple[str, str, str | None]:
    """Rule, message and hint for one error at `key`."""
    kind, value, context = found["type"], found["input"], found.get("ctx", {})
    if kind in _SHAPES and (kind.endswith("_type") or not isinstance(value, str)):
        return "type", f"should be {_SHAPES[kind]}, not {_shape(value)}", None
    if kind == "enum":
        return _unknown_choice(key, str(value), problems)
    if kind == "string_pattern_mismatch":
        return problems.vocabulary.patterns[context["pattern"]](str(value))
    if kind == "string_too_long":
        return "text", f"has more than {context['max_length']} characters", "shorten it"
    if "message" not in context:
        return "type", f"is {quoted(str(value))}: {found['msg'][0].lower()}{found['msg'][1:]}", None
    return _custom(kind, context, problems)


def _shape(value: object) -> str:
    return "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else "a text"


def _unknown_choice(key: str, value: str, problems: Problems) -> tuple[str, str, str]:
    known = [str(choice) for choice in problems.vocabulary.choices[key]]
    near = get_close_matches(value[:80], known, n=1)
    hint = f'did you mean "{near[0]}"?' if near else "write one of these, or leave it out"
    return f"unknown-{key}", f"is {quoted(value)}; known are {', '.join(known)}", hint


def _custom(rule: str, context: dict[str, Any], problems: Problems) -> tuple[str, str, str | None]:
    """An error that the model itself raised."""
    message, text = context["message"], context["text"]
    if text is None:
        return rule, message, None
    advise = problems.vocabulary.hints.get(rule)
    return rule, f"is {quoted(str(text))}, which {message}", advise(str(text)) if advise else None
