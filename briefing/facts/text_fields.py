"""Finds every text that a model holds, and knows of each whether a number may be typed into it.

A field says what its text is where it is declared: its type carries a `TextType`, and a text that is not searched for
numbers carries the reason.  All who need to know where texts stand (the check for numbers without a fact, the
editions in other languages, the search for citations …) ask here, so that nobody keeps a list of fields by hand.
A string field without a `TextType` is an error as soon as anyone asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel

KeyPath: TypeAlias = tuple[str | int, ...]
KeyPattern: TypeAlias = tuple[str, ...]
"""Where something stands in every file, as `yaml_source.tree.select` has it: a key, `*` for any, `[]` for an item."""
M = TypeVar("M", bound=BaseModel)


class TextKind(StrEnum):
    """What a text may hold."""

    PROSE = "prose"
    """Markdown with expressions; a number in it comes from `{{ fact("…") }}`."""
    LINE = "line"
    """Literal words of the author; no number."""
    NAME = "name"
    """A name, or words of somebody else, printed as they are: it may hold numbers."""
    CODE = "code"
    """No words that are printed."""


@dataclass(frozen=True)
class TextType:
    """What a string field holds, declared in its type; `reason` says why a name or a code may hold numbers."""

    kind: TextKind
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.kind in (TextKind.NAME, TextKind.CODE)) != bool(self.reason):
            raise ValueError("a reason belongs to a text that may hold numbers, and to no other")


class Translatable:
    """Marks the type of a text that may be given for each language."""


class TextField(NamedTuple):
    """A string field: what it holds, and whether it may be given for each language."""

    text: TextType
    is_translatable: bool


Tree: TypeAlias = "Mapping[str, Tree | TextField]"


def file_key(name: str) -> str:
    """The key that a field has in a file: `cleared-by` for `cleared_by`."""
    return name.replace("_", "-")


@cache
def text_fields(model: type[BaseModel]) -> Mapping[KeyPattern, TextField]:
    """Every string field of `model` and of the models in it."""
    found: dict[KeyPattern, TextField] = {}
    for pattern, kind, metadata in _parts(model):
        # The last one counts: a type such as `Name` narrows `Line`, and a field may narrow `Name`.
        if declared := [entry for entry in metadata if isinstance(entry, TextType)]:
            found[pattern] = TextField(declared[-1], any(isinstance(entry, Translatable) for entry in metadata))
        elif issubclass(kind, BaseModel):
            found |= {(*pattern, *below): field for below, field in text_fields(kind).items()}
        elif kind is str:
            raise TypeError(f"{model.__name__}: {'.'.join(pattern)} does not say what its text holds")
    return found


def models_in(model: type[BaseModel]) -> Iterator[tuple[KeyPattern, type[BaseModel]]]:
    """`model` and every model in it."""
    yield (), model
    for pattern, kind, _ in _parts(model):
        if issubclass(kind, BaseModel):
            yield from (((*pattern, *below), inner) for below, inner in models_in(kind))


def _parts(model: type[BaseModel]) -> Iterator[tuple[KeyPattern, type, tuple[object, ...]]]:
    """What the fields of `model` are made of, below lists and mappings: place, type and what annotates the type."""
    for name, field in model.model_fields.items():
        yield from _parts_of(field.annotation, tuple(field.metadata), (file_key(name),))


def _parts_of(
    annotation: Any, metadata: tuple[object, ...], pattern: KeyPattern
) -> Iterator[tuple[KeyPattern, type, tuple[object, ...]]]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if any(isinstance(entry, TextType) for entry in metadata):  # whatever its type: the text of a theme is a tuple
        yield pattern, str, metadata
    elif origin is Annotated:
        yield from _parts_of(arguments[0], (*arguments[1:], *metadata), pattern)
    elif origin in (Union, UnionType):
        for part in arguments:
            yield from _parts_of(part, (), pattern)
    elif origin is dict:
        yield from _parts_of(arguments[0], (), (*pattern, "[key]"))
        yield from _parts_of(arguments[1], (), (*pattern, "*"))
    elif origin is tuple:
        yield from _parts_of(arguments[0], (), (*pattern, "[]"))
    else:
        yield pattern, annotation, metadata


def text_patterns(model: type[BaseModel], *kinds: TextKind) -> list[KeyPattern]:
    """Where a file of `model` holds texts of these `kinds`."""
    return [pattern for pattern, field in text_fields(model).items() if field.text.kind in kinds]


def texts(model: BaseModel, *kinds: TextKind) -> Iterator[tuple[KeyPath, str]]:
    """Each text of these `kinds` in `model`, with its path in the file."""
    return ((path, text) for path, text, field in all_texts(model) if field.text.kind in kinds)


def all_texts(model: BaseModel) -> Iterator[tuple[KeyPath, str, TextField]]:
    """Each text in `model`, with its path in the file and what it is; what is empty is left out."""
    return _texts(model, _tree(type(model)), ())


def _texts(value: Any, node: Tree | TextField, path: KeyPath) -> Iterator[tuple[KeyPath, str, TextField]]:
    if isinstance(node, TextField):
        if value:
            yield path, value, node
        return
    for step, below in node.items() if value is not None else ():
        match step:
            case "*":
                parts = value.items()
            case "[]":
                parts = enumerate(value)
            case "[key]":
                parts = ((key, key) for key in value)
            case _:
                parts = ((step, getattr(value, step.replace("-", "_"))),)
        for key, part in parts:
            yield from _texts(part, below, (*path, key))


def with_texts(model: M, change: Callable[[str], str]) -> M:
    """A copy of `model` in which each translatable text is what `change` makes of it."""
    return cast(M, _changed(model, _tree(type(model)), change))


def _changed(value: Any, node: Tree | TextField, change: Callable[[str], str]) -> Any:
    if isinstance(node, TextField):
        return change(value) if value and node.is_translatable else value
    match value:
        case BaseModel():
            parts = ((step.replace("-", "_"), below) for step, below in node.items())
            return value.model_copy(
                update={name: _changed(getattr(value, name), below, change) for name, below in parts}
            )
        case dict():
            return {key: _changed(part, node["*"], change) for key, part in value.items()} if "*" in node else value
        case tuple():
            return tuple(_changed(part, node["[]"], change) for part in value)
    return value


@cache
def _tree(model: type[BaseModel]) -> Tree:
    """The string fields of `model`, nested by the steps that lead to them, for walks that visit each value once."""
    root: dict[str, Any] = {}
    for pattern, field in text_fields(model).items():
        node = root
        for step in pattern[:-1]:
            node = node.setdefault(step, {})
        node[pattern[-1]] = field
    return root
