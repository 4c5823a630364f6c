"""A language's folder with grammar.yaml and messages.po in, its table as plain data out, which Babel helps to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from briefing.errors import Diagnostic, LoadError, Place, raise_errors
from briefing.languages.grammar_rules import check_grammar, named_places
from briefing.languages.model import Grammar
from briefing.languages.numbers_and_dates import from_babel
from briefing.languages.plurals import CATEGORIES, category
from briefing.plain import to_plain
from briefing.yaml_source.problems import Problems, Vocabulary, quoted
from briefing.yaml_source.reader import MAX_BYTES, read_places
from briefing.yaml_source.tree import Places, plain
from briefing.yaml_source.validation import report_errors

if TYPE_CHECKING:
    from babel.messages.catalog import Message

GRAMMAR, MESSAGES = "grammar.yaml", "messages.po"
_VOCABULARY = Vocabulary("the grammar", "it begins with locale: and has qualifiers:, scales: and dates:")
_COUNTS = 200
"""Two hundred whole numbers tell the forms of a catalogue apart."""


def compile_language(folder: Path) -> dict[str, Any]:
    """The table of the language that `folder` is named after; LoadError holds all problems of each file."""
    grammar = _grammar(folder / GRAMMAR)
    rules = plural_rules(grammar["locale"])
    return {
        "code": folder.name,
        "locale": to_plain(from_babel(grammar["locale"])),
        "plurals": rules,
        "grammar": grammar,
        "messages": _messages(folder / MESSAGES, rules) if (folder / MESSAGES).is_file() else {},
    }


def plural_rules(locale: str) -> dict[str, str]:
    """The plural rules of a locale, by category; that of "other" is never written."""
    from babel import Locale

    rules = Locale.parse(locale).plural_form.rules
    return {name: rules[name] for name in CATEGORIES if name in rules}


def _grammar(file: Path) -> dict[str, Any]:
    problems = Problems(_VOCABULARY)
    places = read_places(_read(file), str(file), problems)
    data: Any = plain(places.root)
    try:
        TypeAdapter(Grammar).validate_python(data)
    except ValidationError as error:
        _report(error, places, problems)
    else:
        check_grammar(data, places, problems)
    problems.raise_if_any()
    return {**data, "scales": [{**scale, "power": int(scale["power"])} for scale in data["scales"]]}


def _report(error: ValidationError, places: Places, problems: Problems) -> None:
    report_errors(error, places, problems)
    for found in error.errors(include_url=False):
        if found["type"] == "extra_forbidden":
            path = found["loc"]
            problems.add(places.key(*path), "unknown-key", f"{problems.subject(path[:-1])} has no key {path[-1]}")
    if not problems.any:
        problems.add(places.at(), "grammar", str(error.errors(include_url=False)[0]["msg"]))


def _messages(file: Path, rules: Mapping[str, str]) -> dict[str, Any]:
    """What the catalogue translates, by the English words; a fuzzy or empty entry is no translation."""
    from gettext import c2py

    from babel.messages.pofile import PoFileError, read_po

    try:
        with file.open("rb") as stream:
            catalog = read_po(stream, abort_invalid=True)
        forms = _forms(c2py(catalog.plural_expr), rules)
        entries = [entry for entry in catalog if entry.id and not entry.fuzzy and all(_listed(entry.string))]
        said = dict(_translated(entry, forms) for entry in entries)
    except (PoFileError, ArithmeticError, LookupError, ValueError) as error:
        place = Place(str(file), getattr(error, "lineno", 0) + 1)
        raise LoadError([Diagnostic(place, "catalogue", f"this is no gettext catalogue: {error}")]) from None
    raise_errors(LoadError, [problem for entry in entries for problem in _misplaced(entry, file)])
    return said


def _forms(index: Any, rules: Mapping[str, str]) -> dict[str, int]:
    """Which form of the catalogue belongs to each plural category."""
    from decimal import Decimal

    return {"other": int(index(_COUNTS))} | {category(rules, Decimal(n)): int(index(n)) for n in range(_COUNTS)}


def _translated(entry: Message, forms: Mapping[str, int]) -> tuple[str, Any]:
    said = _listed(entry.string)
    if isinstance(entry.id, str):
        return entry.id, said[0]
    return entry.id[0], {name: said[index] for name, index in forms.items()}


def _misplaced(entry: Message, file: Path) -> Iterator[Diagnostic]:
    """A diagnostic for a translation that loses a place, or makes one up."""
    words = _listed(entry.id)[-1]
    wanted = named_places(words)
    for said in _listed(entry.string):
        if named_places(said) != wanted:
            message, hint = f"{quoted(said)} does not have the places of {quoted(words)}", ", ".join(sorted(wanted))
            yield Diagnostic(Place(str(file), entry.lineno or 1), "placeholder", message, hint or None)


def _listed(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        hint = "a language is a folder with grammar.yaml and messages.po"
        message = f"the grammar cannot be read: {error.strerror}"
        raise LoadError([Diagnostic(Place(str(file)), "file", message, hint)]) from None
