"""Holds a text in several languages as one string, and reads one from the tree of a file.

Wherever a text may stand, a mapping from languages to texts may: `label: {en: pupils, ru: ученики}`.  Of a unit, all
its forms are given for each language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard, TypeVar

from pydantic import SerializationInfo, ValidationInfo, ValidatorFunctionWrapHandler

from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlNode, YamlScalar, select

T = TypeVar("T")
TRANSLATED_UNITS = "translated-units"
"""The key under which the other languages of units stand in the model, and which no file has."""


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
