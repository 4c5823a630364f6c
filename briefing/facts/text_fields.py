"""Finds every text that a model holds, knows whether a number may be typed into it, and in which languages it is given.

A field says what its text is where it is declared: its type carries a `TextType`, and a text that is not searched for
numbers carries the reason.  All who need to know where texts stand (the check for numbers without a fact, the
editions in other languages, the search for citations …) ask here, so that nobody keeps a list of fields by hand.
A string field without a `TextType` is an error as soon as anyone asks.

Wherever a text may stand, a mapping from languages to texts may: `label: {en: pupils, ru: ученики}`.  It is held as one
string, a `LocalText`.  Of a unit, all its forms are given for each language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from types import UnionType
from typing import Annotated, Any, TypeAlias, TypeGuard, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, SerializationInfo, ValidationInfo, ValidatorFunctionWrapHandler

from briefing.records import NamedTuple
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlNode, YamlScalar, select

KeyPath: TypeAlias = tuple[str | int, ...]
KeyPattern: TypeAlias = tuple[str, ...]
"""Where something stands in every file, as `yaml_source.tree.select` has it: a key, `*` for any, `[]` for an item."""
M = TypeVar("M", bound=BaseModel)
Tree: TypeAlias = "Mapping[str, Tree | TextField]"
T = TypeVar("T")
VALUE_FIELD, PERIOD_FIELD = "{value}", "{period}"
"""What a statement has in the places of the value and the period of its fact."""
TRANSLATED_UNITS = "translated-units"
"""The key under which the other languages of units stand in the model, and which no file has."""
BLANK = "_____"
"""What a draft leaves where somebody has to write; a draft prints it, and a final briefing has none."""
_BLANK = re.compile("_{3,}")


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


def file_key(name: str) -> str:
    """The key that a field has in a file: `cleared-by` for `cleared_by`."""
    return name.replace("_", "-")


class FrozenModel(BaseModel):
    """The base of what files hold: immutable, with hyphenated keys, none of them unknown."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=file_key,
        populate_by_name=True,
        # Models of themes and of attached facts are imported by builds that never validate one.
        defer_build=True,
    )


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


@cache
def models_in(model: type[BaseModel]) -> Mapping[KeyPattern, type[BaseModel]]:
    """`model` and every model in it, by where they stand."""
    found: dict[KeyPattern, type[BaseModel]] = {(): model}
    for pattern, kind, _ in _parts(model):
        if issubclass(kind, BaseModel):
            found |= {(*pattern, *below): inner for below, inner in models_in(kind).items()}
    return found


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


@cache
def text_patterns(model: type[BaseModel], *kinds: TextKind) -> tuple[KeyPattern, ...]:
    """Where a file of `model` holds texts of these `kinds`."""
    return tuple(pattern for pattern, field in text_fields(model).items() if field.text.kind in kinds)


def texts(model: BaseModel, *kinds: TextKind) -> Iterator[tuple[KeyPath, str]]:
    """Each text of these `kinds` in `model`, with its path in the file."""
    found: list[tuple[KeyPath, str, TextField]] = []
    _add_texts(found, model, _tree(type(model), *kinds), ())
    return ((path, text) for path, text, _ in found)


def all_texts(model: BaseModel) -> Iterator[tuple[KeyPath, str, TextField]]:
    """Each text in `model`, with its path in the file and what it is; what is empty is left out."""
    found: list[tuple[KeyPath, str, TextField]] = []
    _add_texts(found, model, _tree(type(model)), ())
    return iter(found)


def _add_texts(found: list[tuple[KeyPath, str, TextField]], value: Any, node: Tree, path: KeyPath) -> None:
    for step, below in node.items():
        match step:
            case "*":
                parts = value.items()
            case "[]":
                parts = enumerate(value)
            case "[key]":
                parts = zip(value, value, strict=True)
            case _:
                parts = ((step, getattr(value, step.replace("-", "_"))),)
        for key, part in parts:
            if not part:
                continue
            if isinstance(below, TextField):
                found.append(((*path, key), part, below))
            else:
                _add_texts(found, part, below, (*path, key))


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
def _tree(model: type[BaseModel], *kinds: TextKind) -> Tree:
    """The string fields of `model`, nested by the steps that lead to them, for walks that visit each value once.

    Those of some `kinds` alone, if any are named: a walk then goes nowhere else.
    """
    root: dict[str, Any] = {}
    for pattern, field in text_fields(model).items():
        if kinds and field.text.kind not in kinds:
            continue
        node = root
        for step in pattern[:-1]:
            node = node.setdefault(step, {})
        node[pattern[-1]] = field
    return root


class LocalText(str):
    """A text in one language; `versions` has it in all, by code.

    It is a string, so that whoever prints a text need not know whether it has translations.

    `lang` is empty, unless the text stands in for a version that is missing: then it is the text's own language.
    """

    __slots__ = ("lang", "versions")
    versions: Mapping[str, str]
    lang: str

    def __new__(cls, text: str, versions: Mapping[str, str], lang: str = "") -> LocalText:
        """A text with its versions."""
        made = super().__new__(cls, text)
        made.versions, made.lang = versions, lang
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return LocalText, (str(self), dict(self.versions), self.lang)


def with_area(label: str, area: str | None) -> str:
    """A label with the area that tells it from others, in the language that the label is in."""
    return LocalText(f"{label}, {area}", {}, lang_of(label)) if area else label


@lru_cache(maxsize=1_000)
def is_one_name(one: str, other: str) -> bool:
    """Whether two names are one but for capitals and the article: "the Ministry of Trade"."""
    return one.casefold().removeprefix("the ").strip() == other.casefold().removeprefix("the ").strip()


def filled(statement: str, value: str, period: str) -> str:
    """A statement with what it has for the value and the period of its fact."""
    return statement.replace(VALUE_FIELD, value).replace(PERIOD_FIELD, period)


def lang_of(text: str) -> str:
    """The language of a text that stands in for a missing one; '' of every other."""
    return text.lang if isinstance(text, LocalText) else ""


def versions_of(text: str, base: str) -> Mapping[str, str]:
    """A text by language; one that has no versions is in the `base` language of its file."""
    return text.versions if isinstance(text, LocalText) and text.versions else {base: text}


def version(versions: Mapping[str, T], code: str) -> T | None:
    """The version in the language called `code`, whatever the region of either: "pt" finds "pt-BR"."""
    wanted = code.partition("-")[0]
    return next((given for known, given in versions.items() if known.partition("-")[0] == wanted), None)


def in_language(text: str, code: str, base: str) -> str:
    """The version of `text` in the language called `code`, or the `base` one that stands in for it."""
    given = text.versions if isinstance(text, LocalText) else {}
    own = version(versions_of(text, base), code)
    return LocalText(text if own is None else own, given, base if own is None else "")


def located(path: tuple[Key, ...], text: str) -> tuple[Key, ...]:
    """The path of `text` in its file, where its versions may have one each."""
    versions = text.versions if isinstance(text, LocalText) else {}
    return next(((*path, code) for code, version in versions.items() if version == text), path)


def read_local_text(value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """A field's text: as it stands, or from a mapping, whose shape the rules of the file have seen to."""
    if not isinstance(value, Mapping):
        return value if isinstance(value, LocalText) else handler(value)
    versions = {str(code): str(text) for code, text in value.items()}
    base = (info.context or {}).get("language", next(iter(versions), ""))
    return LocalText(versions.get(base, ""), versions)


def write_local_text(value: str, info: SerializationInfo) -> str | dict[str, str]:
    """A text as its file has it."""
    return dict(value.versions) if isinstance(value, LocalText) and value.versions else str(value)


def language_of_file(places: Places) -> str:
    """The language that the file is written in."""
    texts = (node.text for _, node in select(places.root, "head", "language") if isinstance(node, YamlScalar))
    return next(texts, "en")


def versions_in_tree(path: tuple[Key, ...], node: YamlNode) -> Iterator[tuple[tuple[Key, ...], YamlScalar]]:
    """The text at `path`, or each of its versions at a path of its own."""
    if isinstance(node, YamlScalar):
        yield path, node
    elif isinstance(node, YamlMapping):
        yield from (((*path, code), text) for code, text in node.entries.items() if isinstance(text, YamlScalar))


def separate_translated_units(places: Places, problems: Problems) -> Places:
    """The same file, in which units that are given by language are split in two.

    Of `{en: {one: …}, ru: {…}}` the forms in the file's own language stay under `units`; the whole mapping goes to
    `TRANSLATED_UNITS`.
    """
    if TRANSLATED_UNITS in places.root.entries:
        message = f"{problems.subject(())} has no key {quoted(TRANSLATED_UNITS)}"
        problems.add(places.key(TRANSLATED_UNITS), "unknown-key", message)
    units = places.root.entries.get("units")
    if not isinstance(units, YamlMapping):
        return places
    # The model has one type of unit; were each a unit or several, whoever asks for a unit would have to tell which.
    base = language_of_file(places)
    by_language = {key: node for key, node in units.entries.items() if _is_by_language(node)}
    own: dict[str, YamlNode] = {}
    for key, node in units.entries.items():
        if not isinstance(node, YamlMapping) or key in by_language:
            continue
        nested = {str(k): n.entries for k, n in node.entries.items() if isinstance(n, YamlMapping) and k != "cases"}
        if beside := [name for name, entries in nested.items() if {"one", "other"} & entries.keys()]:
            own[key] = node._replace(entries={k: form for k, form in node.entries.items() if k not in beside})
            message = f"{problems.subject(('units', key))} has forms in {', '.join(beside)} beside its own"
            problems.add(places.key("units", key, beside[0]), "versions", message, f"put its own under {base}:, too")
    for key, node in by_language.items():
        own[key] = node.entries.get(base, next(iter(node.entries.values())))
        if base not in node.entries:
            message = f"{problems.subject(('units', key))} has no forms in {base}, the language of the file"
            problems.add(places.at("units", key), "versions", message, f"add {base}:")
    translated = YamlMapping({**by_language}, {key: units.starts[key] for key in by_language}, units.start)
    entries = {**places.root.entries, "units": units._replace(entries={**units.entries, **own})}
    starts = {**places.root.starts, TRANSLATED_UNITS: units.start}
    return places.with_root(places.root._replace(entries={**entries, TRANSLATED_UNITS: translated}, starts=starts))


def _is_by_language(unit: YamlNode) -> TypeGuard[YamlMapping]:
    """Whether a unit is given by language: its forms would be texts, and all that is nested in them is `cases`."""
    entries = unit.entries if isinstance(unit, YamlMapping) else {}
    return bool(entries) and all(isinstance(node, YamlMapping) and key != "cases" for key, node in entries.items())


def has_blank(text: str) -> bool:
    """Whether a text leaves a blank."""
    return _BLANK.search(text) is not None
