"""A language's folder with grammar.yaml and messages.po in, its table as plain data out, which Babel helps to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from briefing.errors import Diagnostic, LoadError, Place, raise_errors
from briefing.languages.cldr import from_babel
from briefing.languages.language import Grammar
from briefing.languages.plurals import CATEGORIES, category
from briefing.reading.explain import explain
from briefing.reading.problems import Problems, Vocabulary, quoted
from briefing.reading.reader import MAX_BYTES, read_places
from briefing.reading.tree import Places, plain

if TYPE_CHECKING:
    from babel.messages.catalog import Message

GRAMMAR, MESSAGES = "grammar.yaml", "messages.po"
QUALIFIERS = ("exact", "about", "more-than", "less-than", "at-least", "at-most", "between")
_DAY, _MONTH, _YEAR, _ENDS = {"day", "month", "year"}, {"month", "year"}, {"year"}, {"first", "last"}
PLACES: dict[tuple[str, ...], set[str]] = {
    ("percent",): {""},
    ("money",): {"", "symbol"},
    ("dates", "day"): _DAY,
    ("dates", "month"): _MONTH,
    ("dates", "year"): _YEAR,
    ("dates", "since", "day"): _DAY,
    ("dates", "since", "month"): _MONTH,
    ("dates", "since", "year"): _YEAR,
    ("dates", "range"): _ENDS,
    ("dates", "years"): _ENDS,
    ("dates", "months"): _ENDS | _YEAR,
}
"""The places that each form needs; {month_alone} is as good as {month}, and a year may have its {ordinal}."""
_VOCABULARY = Vocabulary("the grammar", "it begins with locale: and has qualifiers:, scales: and dates:")
_PLACE = re.compile(r"\{[a-z_]*\}")
_COUNTS = 200
"""Two hundred whole numbers tell the forms of a catalogue apart."""


def compile_language(folder: Path) -> dict[str, Any]:
    """The table of the language that `folder` is named after; LoadError holds all problems of each file."""
    grammar = _grammar(folder / GRAMMAR)
    rules = plural_rules(grammar["locale"])
    return {
        "code": folder.name,
        "locale": from_babel(grammar["locale"])._asdict(),
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
        _check_grammar(data, places, problems)
        _check_cases(data, places, problems)
        _check_forms(data, places, problems)
        _check_places(data, places, problems)
        _check_patterns(data, places, problems)
        _check_hyphenation(data, places, problems)
    if problems.any:
        problems.refuse()
    return {**data, "scales": [{**scale, "power": int(scale["power"])} for scale in data["scales"]]}


def _report(error: ValidationError, places: Places, problems: Problems) -> None:
    explain(error, places, problems)
    for found in error.errors(include_url=False):
        if found["type"] == "extra_forbidden":
            path = found["loc"]
            problems.add(places.key(*path), "unknown-key", f"{problems.subject(path[:-1])} has no key {path[-1]}")
    if not problems.any:
        problems.add(places.at(), "grammar", str(error.errors(include_url=False)[0]["msg"]))


def _check_grammar(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(data["locale"])
    except (UnknownLocaleError, ValueError):
        hint = "write a locale of the CLDR, such as tr or pt_BR"
        problems.add(places.at("locale"), "locale", f"there is no locale {quoted(data['locale'])}", hint)
    for name in QUALIFIERS:
        wanted = 2 if name == "between" else 1
        phrase = data["qualifiers"].get(name, {}).get("phrase", "")
        if phrase.count("{}") != wanted:
            message = f"the phrase of {name} needs the place {{}} {('once', 'twice')[wanted - 1]}"
            problems.add(places.at("qualifiers", name), "phrase", message)


def _check_cases(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    """Report every case that is named and not described."""
    known = data.get("cases", {})
    named: list[tuple[tuple[str, ...], str]]
    named = [(("qualifiers", name, "case"), q["case"]) for name, q in data["qualifiers"].items() if q.get("case")]
    named += [
        ((key, name, "cases", case), case)
        for key in ("currencies", "units")
        for name, noun in data.get(key, {}).items()
        for case in noun.get("cases", {})
    ]
    for path, case in named:
        if case not in known:
            problems.add_unknown(places.at(*path), "case", f"there is no case {case}", case, known)


def _check_forms(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    """Report every currency or unit that lacks a form, or a case that no other form can stand in for."""
    asked = {q["case"] for q in data["qualifiers"].values() if q.get("case")}
    own = {name for name, case in data.get("cases", {}).items() if not case.get("category")}
    for key in ("currencies", "units"):
        for name, noun in data.get(key, {}).items():
            needed = {case: {} for case in sorted(asked & own)} | noun.get("cases", {})
            for path, forms in [(("forms",), noun["forms"]), *((("cases", case), f) for case, f in needed.items())]:
                if missing := [form for form in data["nouns"] if form not in forms]:
                    message = f"{name} has no form “{missing[0]}” under {': '.join(path)}:"
                    problems.add(places.at(key, name, *path), "unit-form", message, f"add {missing[0]}:")


def _check_places(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    """Report every form that lacks a place, or has one that nothing fills."""
    for path, wanted in PLACES.items():
        form = _get(data, *path)
        if form and _placed(form) - {"ordinal"} != wanted:
            names = ", ".join(f"{{{name}}}" for name in sorted(wanted))
            problems.add(places.at(*path), "places", f"{quoted(form)} does not have the places {names}")


def _placed(form: str) -> set[str]:
    try:
        names = {name.replace("month_alone", "month") for _, name, _, _ in Formatter().parse(form) if name is not None}
    except ValueError:
        return set()
    return names


def _check_patterns(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    """Report what is written as a pattern and is none."""
    for path in (("dates", "ordinals"), ("spaces",), *(("cases", name, "figures") for name in data.get("cases", {}))):
        for i, (pattern, _) in enumerate(_get(data, *path)):
            try:
                re.compile(pattern)
            except re.error as error:
                problems.add(places.at(*path, i, 0), "pattern", f"{quoted(pattern)} is no pattern: {error}")


def _check_hyphenation(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    from pyphen import LANGUAGES

    if (name := data.get("hyphenation", "")) and name not in LANGUAGES:
        place, message = places.at("hyphenation"), f"there is no dictionary {quoted(name)}"
        problems.add_unknown(place, "hyphenation", message, name, LANGUAGES)


def _get(data: Any, *path: str) -> Any:
    for key in path:
        data = data.get(key, {})
    return data


def _messages(file: Path, rules: Mapping[str, str]) -> dict[str, Any]:
    """What the catalogue translates, by the English words; a fuzzy or empty entry is no translation."""
    from gettext import c2py

    from babel.messages.pofile import PoFileError, read_po

    try:
        with file.open("rb") as stream:
            catalog = read_po(stream, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        place = Place(str(file), getattr(error, "lineno", 0) + 1)
        raise LoadError([Diagnostic(place, "catalogue", f"this is no gettext catalogue: {error}")]) from None
    entries = [entry for entry in catalog if entry.id and not entry.fuzzy]
    raise_errors(LoadError, [problem for entry in entries for problem in _misplaced(entry, file)])
    forms = _forms(c2py(catalog.plural_expr), rules)
    return dict(_translated(entry, forms) for entry in entries if all(_listed(entry.string)))


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
    wanted = set(_PLACE.findall(_listed(entry.id)[-1]))
    for said in filter(None, _listed(entry.string)):
        if set(_PLACE.findall(said)) != wanted:
            message = f"{quoted(said)} does not have the places of {quoted(_listed(entry.id)[-1])}"
            yield Diagnostic(Place(str(file), entry.lineno or 1), "places", message, ", ".join(sorted(wanted)) or None)


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
