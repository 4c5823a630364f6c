"""Compiles the folder of a language, `grammar.yaml` and `messages.po`, to a table of plain data.

Babel reads the catalogue and knows the locale that the grammar names.  Every problem of a file is reported at once,
at its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from briefing.errors import Diagnostic, LoadError, Place, raise_errors
from briefing.languages.grammar_rules import check_grammar, is_code, placeholders
from briefing.languages.model import CATEGORIES, Grammar, category
from briefing.languages.numbers_and_dates import from_babel
from briefing.process import to_plain
from briefing.yaml_source.problems import UNKNOWN_KEY, Problems, Vocabulary, quoted, report_errors
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlNode, YamlScalar, YamlSequence, plain

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

GRAMMAR, MESSAGES = "grammar.yaml", "messages.po"
_VOCABULARY = Vocabulary("the grammar", "it begins with locale: and has qualifiers:, scales: and dates:")
# A plural expression of gettext is a function of a whole number; on these its forms and CLDR's categories are matched.
_COUNTS = range(200)


class LanguageText(NamedTuple):
    """A text of a language's folder that a briefing may print; `path` is that in the grammar, or leads to a message."""

    place: Place
    path: tuple[Key, ...]
    text: str


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


def language_texts(folder: Path) -> Iterator[LanguageText]:
    """Every text in the folder of a language that can be compiled, but names, patterns and the like."""
    places = _places(folder / GRAMMAR, Problems(_VOCABULARY))
    for path, text in _leaves(places.root):
        if not is_code(path):
            yield LanguageText(places.at(*path), path, text)
    file = folder / MESSAGES
    for entry in _entries(_catalogue(file)) if file.is_file() else ():
        for text in _listed(entry.string):
            yield LanguageText(Place(str(file), entry.lineno or 1), ("messages", _listed(entry.id)[0]), text)


def _leaves(node: YamlNode, path: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], str]]:
    match node:
        case YamlScalar():
            yield path, node.text
        case YamlMapping():
            for key, child in node.entries.items():
                yield from _leaves(child, (*path, key))
        case YamlSequence():
            for i, child in enumerate(node.items):
                yield from _leaves(child, (*path, i))


def plural_rules(locale: str) -> dict[str, str]:
    """The plural rules of a locale, by category; that of "other" is never written."""
    from babel import Locale

    rules = Locale.parse(locale).plural_form.rules
    return {name: rules[name] for name in CATEGORIES if name in rules}


def _places(file: Path, problems: Problems) -> Places:
    hint = "a language is a folder with grammar.yaml and messages.po"
    return read_places(read_file(file, problems, hint=hint), str(file), problems)


def _grammar(file: Path) -> dict[str, Any]:
    """The plain data of a grammar without problems; its values are texts, but the powers of its scales are numbers."""
    problems = Problems(_VOCABULARY)
    places = _places(file, problems)
    data: Any = plain(places.root)
    try:
        TypeAdapter(Grammar).validate_python(data)
    except ValidationError as error:
        report_errors(error, places, problems)
        for found in error.errors(include_url=False):
            if found["type"] in UNKNOWN_KEY:
                path = found["loc"]
                problems.add(places.key(*path), "unknown-key", f"{problems.subject(path[:-1])} has no key {path[-1]}")
        if not problems.any:
            problems.add(places.at(), "type", str(error.errors(include_url=False)[0]["msg"]))
    else:
        check_grammar(data, places, problems)
    problems.raise_if_any()
    # The reader keeps all scalars as texts; only the powers of scales are computed with.
    return {**data, "scales": [{**scale, "power": int(scale["power"])} for scale in data["scales"]]}


def _messages(file: Path, rules: Mapping[str, str]) -> dict[str, Any]:
    """What the catalogue translates, by the English words: a text, or one for each plural category."""
    from gettext import c2py

    catalog = _catalogue(file)
    try:
        index: Any = c2py(catalog.plural_expr)
        # The form of fractions, "other", is that of the last count, which in no language has one of its own.
        forms = {"other": int(index(_COUNTS.stop))} | {category(rules, Decimal(n)): int(index(n)) for n in _COUNTS}
        messages: dict[str, Any] = {}
        found: list[Diagnostic] = []
        for entry in _entries(catalog):
            given, english = _listed(entry.string), _listed(entry.id)[-1]
            wanted = placeholders(english)
            for text in given:
                if placeholders(text) != wanted:
                    message = f"{quoted(text)} does not have the places of {quoted(english)}"
                    place, hint = Place(str(file), entry.lineno or 1), ", ".join(sorted(wanted))
                    found.append(Diagnostic(place, "placeholder", message, hint or None))
            if isinstance(entry.id, str):
                messages[entry.id] = given[0]
            else:
                messages[entry.id[0]] = {name: given[form] for name, form in forms.items()}
    except (ArithmeticError, LookupError, ValueError) as error:
        raise _no_catalogue(file, error) from None
    raise_errors(LoadError, found)
    return messages


def _catalogue(file: Path) -> Catalog:
    from babel.messages.pofile import PoFileError, read_po

    try:
        with file.open("rb") as stream:
            return read_po(stream, abort_invalid=True)
    except (PoFileError, LookupError, ValueError) as error:
        raise _no_catalogue(file, error) from None


def _no_catalogue(file: Path, error: Exception) -> LoadError:
    place = Place(str(file), getattr(error, "lineno", 0) + 1)
    return LoadError([Diagnostic(place, "catalogue", f"this is no gettext catalogue: {error}")])


def _entries(catalog: Catalog) -> Iterator[Message]:
    """The entries that translate something: one that is fuzzy or empty does not."""
    return (entry for entry in catalog if entry.id and not entry.fuzzy and all(_listed(entry.string)))


def _listed(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())
