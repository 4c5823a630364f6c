"""A text, or a mapping of languages to texts, in; a string that knows its other versions out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import SerializationInfo, ValidationInfo, ValidatorFunctionWrapHandler

T = TypeVar("T")


class LocalText(str):
    """A text in one language; `versions` has it in all, by code.

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


def located(path: tuple[str | int, ...], text: str) -> tuple[str | int, ...]:
    """The path of `text` in its file, where its versions may have one each."""
    versions = text.versions if isinstance(text, LocalText) else {}
    return next(((*path, code) for code, version in versions.items() if version == text), path)


def validate(value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """A field's text: as it stands, or from a mapping, whose shape `check_languages` has seen to."""
    if not isinstance(value, Mapping):
        return value if isinstance(value, LocalText) else handler(value)
    versions = {str(code): str(text) for code, text in value.items()}
    base = (info.context or {}).get("language", next(iter(versions), ""))
    return LocalText(versions.get(base, ""), versions)


def serialize(value: str, info: SerializationInfo) -> str | dict[str, str]:
    """A text as its file has it."""
    return dict(value.versions) if isinstance(value, LocalText) and value.versions else str(value)
