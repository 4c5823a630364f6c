"""What pydantic found wrong in, problems in plain words and with places out."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from briefing.facts.model import (
    ID_PATTERN,
    LINE_PATTERN,
    NUMBER_PATTERN,
    PROSE_PATTERN,
    Kind,
    Qualifier,
    State,
    Status,
    Voice,
)
from briefing.facts.periods import FORMS
from briefing.reading.problems import Problems, quoted, subject
from briefing.reading.tree import Key, Places

_CHOICES: dict[str, type[StrEnum]] = {
    "qualifier": Qualifier,
    "status": Status,
    "kind": Kind,
    "voice": Voice,
    "state": State,
}
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
_PATTERNS = {
    "language": ("language", "write a language code such as en, az or en-GB"),
    "sha256": ("digest", "it has 64 digits, 0 to 9 and a to f"),
    "currency": ("currency", "write three capital letters, such as USD"),
}
_DEFAULTED = frozenset({"period", "source"})
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_DAY_FIRST = r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})"


def explain(error: ValidationError, places: Places, problems: Problems) -> None:
    """Report every error that concerns something in the file; what `defaults` filled in is reported there."""
    for found in error.errors(include_url=False):
        path = tuple(found["loc"])
        if found["type"] == "missing":
            _missing(path, places, problems)
        elif path[-1:] == ("[key]",):
            _bad_id(path[:-1], str(found["input"]), places, problems)
        elif found["type"] != "extra_forbidden" and places.has(*path):
            _wrong(path, dict(found), places, problems)


def _missing(path: tuple[Key, ...], places: Places, problems: Problems) -> None:
    *parent, key = path
    hint = f"give it one, or set {key}: under defaults:" if key in _DEFAULTED and path[0] == "facts" else f"add {key}:"
    problems.add(places.at(*path), "missing-key", f"{subject(tuple(parent))} has no {key}", hint)


def _bad_id(path: tuple[Key, ...], word: str, places: Places, problems: Problems) -> None:
    message = f"{subject(path[:-1])}: {quoted(word)} is not an id"
    problems.add(places.key(*path), "id", message, _id_hint(word))


def _wrong(path: tuple[Key, ...], found: dict[str, Any], places: Places, problems: Problems) -> None:
    rule, message, hint = _describe(str(path[-1]), found)
    problems.add(places.at(*path), rule, f"{subject(path)} {message}", hint)


def _describe(key: str, found: dict[str, Any]) -> tuple[str, str, str | None]:
    """Rule, message and hint for one error at `key`."""
    kind, value, context = found["type"], found["input"], found.get("ctx", {})
    if kind in _SHAPES and (kind.endswith("_type") or not isinstance(value, str)):
        return "type", f"should be {_SHAPES[kind]}, not {_shape(value)}", None
    if kind == "enum":
        return _unknown_choice(key, str(value))
    if kind == "string_pattern_mismatch":
        return _mismatch(key, str(value), context["pattern"])
    if kind == "string_too_long":
        return "text", f"has more than {context['max_length']} characters", "shorten it"
    return _custom(kind, context)


def _shape(value: object) -> str:
    return "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else "a text"


def _unknown_choice(key: str, value: str) -> tuple[str, str, str]:
    known = [str(choice) for choice in _CHOICES[key]]
    near = get_close_matches(value[:80], known, n=1)
    hint = f'did you mean "{near[0]}"?' if near else "write one of these, or leave it out"
    return f"unknown-{key}", f"is {quoted(value)}; known are {', '.join(known)}", hint


def _mismatch(key: str, value: str, pattern: str) -> tuple[str, str, str | None]:
    if pattern == ID_PATTERN:
        return "id", f"is {quoted(value)}, which is not an id", _id_hint(value)
    if pattern in {LINE_PATTERN, PROSE_PATTERN}:
        return ("text", "has several lines", "write it on one line") if value.strip() else ("text", "is blank", None)
    rule, hint = _PATTERNS[key]
    return rule, f"is {quoted(value)}, which is not a {rule}", hint


def _custom(rule: str, context: dict[str, Any]) -> tuple[str, str, str | None]:
    """An error that the model itself raised."""
    message, text = context["message"], context["text"]
    if text is None:
        return rule, message, None
    hint = (
        _number_hint(str(text)) if rule == "number" else _date_hint(str(text)) if rule == "date" else f"write {FORMS}"
    )
    return rule, f"is {quoted(str(text))}, which {message}", hint


def _id_hint(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word[:64]).encode("ascii", "ignore").decode()
    better = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    form = "an id has lower-case letters, digits and single hyphens, and begins with a letter"
    return f"write {better}" if re.fullmatch(ID_PATTERN, better) and better != word else form


def _number_hint(text: str) -> str:
    word = unicodedata.normalize("NFKC", text[:64]).strip().lstrip("+")
    number, scale, _ = (*re.split(r"\s*(thousand|million|billion|trillion)$", word), "", "")[:3]
    plain = re.sub(r"(?<=[0-9])[,_' ](?=[0-9]{3})", "", number).replace("\u2212", "-")
    plain = "0" + plain if plain.startswith(".") else re.sub(r"^(-?)0+(?=[0-9])", r"\1", plain).removesuffix(".")
    if not re.fullmatch(NUMBER_PATTERN, plain):
        return "write it in the digits 0 to 9 alone, such as 160000 or 4.5"
    if not scale:
        return f"write {plain}"
    return f"write {format(Decimal(plain) * _SCALES[scale], 'f')}"


def _date_hint(text: str) -> str:
    for pattern, order in ((r"([0-9]{4})\D([0-9]{1,2})\D([0-9]{1,2})(\D.*)?", "123"), (_DAY_FIRST, "321")):
        if match := re.fullmatch(pattern, text[:40]):
            year, month, day = (int(match[int(group)]) for group in order)
            if 1 <= month <= 12 and 1 <= day <= monthrange(year or 1, month)[1]:
                return f"write {year:04}-{month:02}-{day:02}"
            return "look at the month and the day"
    return "write year, month and day, such as 2024-08-19"
