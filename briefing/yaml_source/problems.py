"""Collect the problems of a file, so that all of them are reported at once, and put those of pydantic into plain words.

The number of problems and of comparisons is bounded: a hostile file with a million wrong keys must neither fill the
terminal nor cost minutes of looking for the nearest known name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from typing import Any, NoReturn

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from briefing.errors import Diagnostic, LoadError, Place, Problem, did_you_mean
from briefing.records import NamedTuple
from briefing.yaml_source.tree import Places, YamlMapping, select

MAX_PROBLEMS = 100
_MAX_COMPARISONS = 20_000
_MAX_WORD = 80
_SHAPES = {
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "string_type": "a text",
    "enum": "a word",
    "number-form": "a number",
    "date-form": "a date",
    "period-form": "a period",
    "fiscal-year-form": "a month",
}
# What pydantic calls these in a model, and what before 2.14 in a named tuple.
MISSING_KEY = ("missing", "missing_argument")
UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")
Records = Mapping[tuple[str, ...], type[BaseModel]]
Hidden = Mapping[Any, frozenset[str]]


def quoted(word: str) -> str:
    """The word in quotation marks, shortened if it is very long."""
    return f'"{word}"' if len(word) <= _MAX_WORD else f'"{word[:_MAX_WORD]}…"'


def no_line(text: str) -> Problem:
    """What is wrong with a text that is not one line."""
    if text.strip():
        return Problem("text-form", "has several lines", "write it on one line")
    return Problem("text-form", "is blank")


class Vocabulary(NamedTuple):
    """What messages about one kind of file call it and its parts, and the hints they give.

    `opening` says how the file begins; `nouns` what one item of each table is called; `choices`
    has the words that a key may hold.  `patterns` maps a pattern that a text fails to match to the
    problem of that text, `hints` a rule to a hint, `key_hint` a key that no table may have
    to a hint, and `missing` the path of a key that is not there to a hint.
    """

    file: str = "the file"
    opening: str | None = None
    nouns: Mapping[str, str] = {}
    choices: Mapping[str, Collection[str]] = {}
    patterns: Mapping[str, Callable[[str], Problem]] = {}
    hints: Mapping[str, Callable[[str], str | None]] = {}
    key_hint: Callable[[str], str | None] = lambda word: None
    missing: Callable[[tuple[str | int, ...]], str | None] = lambda path: None

    def subject(self, path: tuple[str | int, ...]) -> str:
        """A path in words: `fact "pupils": quantity.value`."""
        first, *rest = path or (self.file,)
        if first in self.nouns and rest:
            item = rest.pop(0)
            first = f"{self.nouns[str(first)]} {quoted(item) if isinstance(item, str) else item + 1}"
        tail = ".".join(str(key + 1) if isinstance(key, int) else key for key in rest)
        return f"{first}: {tail}" if tail else str(first)


class Problems:
    """The problems of one file; past `MAX_PROBLEMS` they are only counted."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary or Vocabulary()
        self._found: dict[Diagnostic, None] = {}
        self._closed: set[Place] = set()
        self._left_out = 0
        self._comparisons = 0
        self.unmade: set[str] = set()
        """The series that have made no facts, as was reported."""

    @property
    def any(self) -> bool:
        """Whether there is a problem."""
        return bool(self._found)

    def subject(self, path: tuple[str | int, ...]) -> str:
        """A path in words, as the vocabulary has them."""
        return self.vocabulary.subject(path)

    def add(self, place: Place, rule: str, message: str, hint: str | None = None) -> None:
        """Note one problem; the same one noted twice counts once."""
        if place in self._closed:
            return
        if len(self._found) < MAX_PROBLEMS:
            self._found.setdefault(Diagnostic(place, rule, message, hint))
        else:
            self._left_out += 1

    def add_unknown(self, place: Place, rule: str, message: str, word: str, known: Collection[str]) -> None:
        """Note that `word` is none of the `known` names; the nearest of them becomes the hint.

        What a series that has a problem of its own would have made is no news.
        """
        if word in self.unmade or any(word.startswith(f"{series}-") for series in self.unmade):
            return
        self._comparisons += len(known)
        is_cheap = len(word) <= _MAX_WORD and self._comparisons <= _MAX_COMPARISONS
        self.add(place, rule, message, did_you_mean(word, known) if is_cheap else None)

    def checkpoint(self) -> None:
        """End a stage of reading: from now on, no second problem is noted at a place that already has one.

        A text with a forbidden character, say, is replaced and read on; what a later stage finds wrong with the
        replacement is no news.
        """
        self._closed = {problem.place for problem in self._found}

    def fatal(self, place: Place, rule: str, message: str, hint: str | None = None) -> NoReturn:
        """Note a problem after which nothing can be read, and raise LoadError with everything found."""
        self._closed.clear()
        self.add(place, rule, message, hint)
        self.raise_all()

    def raise_if_any(self) -> None:
        """Raise LoadError if there is a problem."""
        if self._found:
            self.raise_all()

    def raise_all(self) -> NoReturn:
        """Raise LoadError with everything found, in file order."""
        found = sorted(self._found, key=lambda problem: problem.place)
        if self._left_out:
            found.append(Diagnostic(found[-1].place, "more", f"and at least {self._left_out} more"))
        raise LoadError(found)


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
            problem = _problem_of_key(str(found["input"]), path, found["type"], vocabulary)
            message = f"{problems.subject(path[:-2])}: {problem.message}"
            problems.add(places.key(*path[:-1]), problem.rule, message, problem.hint)
        elif found["type"] not in UNKNOWN_KEY and places.has(*path):
            # An item of a list goes by the key of its list.
            key = next(str(key) for key in reversed(path) if isinstance(key, str))
            problem = _problem_of(key, dict(found), vocabulary)
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


def _problem_of_key(word: str, path: tuple[str | int, ...], kind: str, vocabulary: Vocabulary) -> Problem:
    """What is wrong with a key that its table cannot have: it is none of the known ones, or no id."""
    if kind == "enum":
        problem = _unknown_word(word, vocabulary.choices[str(path[-3])])
        return problem._replace(message=f"a key {problem.message}")
    return Problem("id", f"{quoted(word)} is not an id", vocabulary.key_hint(word))


def _unknown_word(word: str, choices: Collection[str]) -> Problem:
    known = [str(choice) for choice in choices]
    near = get_close_matches(word[:80], known, n=1)
    hint = f'did you mean "{near[0]}"?' if near else "write one of these, or leave it out"
    return Problem("unknown-word", f"is {quoted(word)}; known are {', '.join(known)}", hint)


def _problem_of(key: str, found: dict[str, Any], vocabulary: Vocabulary) -> Problem:
    """What one error of pydantic says of the value at `key`; the message goes on after the value's path."""
    kind, value, context = found["type"], found["input"], found.get("ctx", {})
    if kind in _SHAPES and (kind.endswith("_type") or not isinstance(value, str)):
        shape = "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else "a text"
        return Problem("type", f"should be {_SHAPES[kind]}, not {shape}")
    if kind == "enum":
        return _unknown_word(str(value), vocabulary.choices[key])
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
