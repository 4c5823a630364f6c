"""Compiles the folder of a language, `grammar.yaml` and `messages.po`, to a table of plain data.

Babel reads the catalogue and knows the locale that the grammar names.  A grammar whose keys are right is checked
further: names must be known, nouns have all forms, and forms all placeholders.  Every problem of a file is reported at
once, at its line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from briefing.errors import Diagnostic, LoadError, Place, raise_errors
from briefing.files import os_reason, read_input
from briefing.languages.model import CATEGORIES, Grammar, category, from_babel
from briefing.process import to_plain
from briefing.records import NamedTuple
from briefing.yaml_source.problems import UNKNOWN_KEY, Problems, Vocabulary, quoted, report_errors
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlNode, YamlScalar, YamlSequence, composed, plain_tree

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

GRAMMAR, MESSAGES = "grammar.yaml", "messages.po"
_VOCABULARY = Vocabulary("the grammar", "it begins with locale: and has qualifiers:, scales: and dates:")
# A plural expression of gettext is a function of a whole number; on these its forms and CLDR's categories are matched.
_COUNTS = range(200)
QUALIFIERS = ("exact", "about", "more-than", "less-than", "nearly", "at-least", "at-most", "between")
_DAY, _MONTH, _YEAR, _ENDS = {"day", "month", "year"}, {"month", "year"}, {"year"}, {"first", "last"}
_ENDS_OF_SHARE = {"first", "second"}
_THIRDS = ("early", "mid", "late")
PLACEHOLDERS: dict[tuple[str, ...], set[str]] = {
    ("percent",): {""},
    ("money",): {"", "symbol"},
    ("shares", "within"): _ENDS_OF_SHARE,
    ("dates", "day"): _DAY,
    ("dates", "month"): _MONTH,
    ("dates", "year"): _YEAR,
    ("dates", "since", "day"): _DAY,
    ("dates", "since", "month"): _MONTH,
    ("dates", "since", "year"): _YEAR,
    ("dates", "since", "decade"): _YEAR,
    **{("dates", "since", f"{part}-month"): _MONTH for part in _THIRDS},
    **{("dates", "since", f"{part}-year"): _YEAR for part in _THIRDS},
    ("dates", "range"): _ENDS,
    ("dates", "years"): _ENDS,
    ("dates", "months"): _ENDS | _YEAR,
    ("dates", "days", "month"): _ENDS | _MONTH,
    ("dates", "days", "year"): _ENDS | _YEAR,
    ("dates", "days", "day"): {"day", "month"},
    ("dates", "decade"): _YEAR,
    ("dates", "fiscal"): _YEAR,
    ("dates", "quarter"): {"number"},
    ("dates", "half"): {"number"},
    ("dates", "part_of_year"): {"part", "year"},
    **{("dates", "parts", part, "month"): _MONTH for part in _THIRDS},
    **{("dates", "parts", part, whole): _YEAR for part in _THIRDS for whole in ("year", "decade")},
    **{("dates", "parts", season, "year"): _YEAR for season in ("spring", "summer", "autumn", "winter")},
}
"""The placeholders that each form needs.

{month_alone} is as good as {month} and {roman} as {number}, and a year may have its {ordinal}.
"""
_SAME = {"month_alone": "month", "roman": "number"}
_POWERS = range(3, 31)
_LITERAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
"""What stands for a character of its own in a pattern: an escaped sign, or a class of signs."""
_MOST_CHOICES = 4
CODES: dict[tuple[str, ...], str] = {
    ("locale",): "the name of a locale of the CLDR",
    ("hyphenation",): "the name of a dictionary",
    ("nouns", "*"): "a plural category",
    ("counted",): "a plural category",
    ("cases", "*", "category", "*"): "a plural category",
    ("qualifiers", "*", "case"): "the name of a case",
    ("scales", "*", "power"): "how many zeros a scale has",
    ("cases", "*", "figures", "*", "0"): "a pattern that figures are held against",
    ("dates", "ordinals", "*", "0"): "a pattern that years are held against",
    ("spaces", "*", "0"): "a pattern that texts are held against",
    ("ordinals", "*", "words", "*"): "what a rank of a fact is called",
    ("ordinals", "*", "endings", "*", "0"): "a pattern that ranks are held against",
    ("ordinals", "*", "cases", "*", "words", "*"): "what a rank of a fact is called",
    ("ordinals", "*", "cases", "*", "endings", "*", "0"): "a pattern that ranks are held against",
    ("shares", "numbers", "*"): "what a number of a fact is called",
    ("shares", "fractions", "*"): "what a value of a fact is called",
    ("shares", "cases", "*", "*"): "what a value of a fact is called",
}
"""The texts of a grammar that are not printed, each with what it is; in all others a number would be."""


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
    data: Any = plain_tree(places.root)
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


_MAX_BYTES = 2_000_000
"""Of a catalogue."""
_REASONS: Mapping[type[Exception], str] = {
    UnicodeError: "it is not in the charset that it names",
    IndexError: "a message has fewer forms than its plural expression asks for",
    LookupError: "it names a charset that there is not",
    ArithmeticError: "its plural expression divides by nothing",
}
_NO_LINE = "a line, its charset or its plural expression is none"


def _catalogue(file: Path) -> Catalog:
    from babel.messages.pofile import PoFileError, read_po

    try:
        data = read_input(file, _MAX_BYTES)
        catalog = read_po(BytesIO(data), abort_invalid=True)
        starts = [number for number, line in enumerate(data.splitlines(), 1) if line.lstrip().startswith(b"msgstr")]
        for entry in catalog:
            words = entry.string or ""
            entry.string = composed(words) if isinstance(words, str) else tuple(map(composed, words))
            if entry.lineno:  # Babel has the line of the English words
                entry.lineno = starts[min(bisect_left(starts, entry.lineno), len(starts) - 1)]
        return catalog
    except OSError as error:
        raise LoadError([Diagnostic(Place(str(file)), "file", f"cannot be read: {os_reason(error)}")]) from None
    except (PoFileError, LookupError, ValueError) as error:
        raise _no_catalogue(file, error) from None


def _no_catalogue(file: Path, error: Exception) -> LoadError:
    reason = next((reason for kind, reason in _REASONS.items() if isinstance(error, kind)), _NO_LINE)
    place = Place(str(file), getattr(error, "lineno", 0) + 1)
    return LoadError([Diagnostic(place, "catalogue", f"this is no gettext catalogue: {reason}")])


def _entries(catalog: Catalog) -> Iterator[Message]:
    """The entries that translate something: one that is fuzzy or empty does not."""
    return (entry for entry in catalog if entry.id and not entry.fuzzy and all(_listed(entry.string)))


def _listed(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def check_grammar(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    """Report everything that is wrong with a grammar whose keys are right."""
    rules = _GrammarRules(data, places, problems)
    rules.check_names()
    rules.check_cases()
    rules.check_nouns()
    rules.check_placeholders()
    rules.check_patterns()


def is_code(path: tuple[Key, ...]) -> bool:
    """Whether what stands there in a grammar is not printed."""
    return any(
        len(pattern) == len(path) and all(step in ("*", str(key)) for step, key in zip(pattern, path, strict=True))
        for pattern in CODES
    )


def endless(pattern: str) -> str:
    """Why a pattern is not run over texts, which it might take for ever to search; "" if it may be.

    It repeats nothing, and has few groups and signs that may be left out: then each place costs little.
    """
    bare = _LITERAL.sub("x", pattern)
    if any(sign in bare for sign in "*+{"):
        return "repeats something"
    groups, optional = bare.count("("), bare.count("?") - bare.count("(?")
    return "has more than four groups or question marks" if max(groups, optional) > _MOST_CHOICES else ""


def placeholders(form: str) -> set[str]:
    """The names in the braces of a form, "" where there is none; what no form may have stands there as it is written.

    A format, as in {number:>9}, would print what nobody has typed, and as much of it as it likes.
    """
    try:
        fields = [field for field in Formatter().parse(form) if field[1] is not None]
    except ValueError:
        return {form}
    return {
        f"{{{name}:{spec}!{conversion}}}" if spec or conversion else _SAME.get(str(name), str(name))
        for _, name, spec, conversion in fields
    }


class _GrammarRules:
    def __init__(self, data: Mapping[str, Any], places: Places, problems: Problems) -> None:
        self.data, self.places, self.problems = data, places, problems
        self.cases: Mapping[str, Any] = data.get("cases", {})
        self.nouns = [(key, name, noun) for key in ("currencies", "units") for name, noun in data.get(key, {}).items()]

    def check_names(self) -> None:
        """Report locales, dictionaries and plural categories that are none, and powers of ten that no scale has."""
        from babel import Locale, UnknownLocaleError
        from pyphen import LANGUAGES

        data = self.data
        try:
            Locale.parse(data["locale"])
        except (UnknownLocaleError, ValueError):
            hint = "write a locale of the CLDR, such as tr or pt_BR"
            self._add(("locale",), "locale", f"there is no locale {quoted(data['locale'])}", hint)
        if (name := data.get("hyphenation", "")) and name not in LANGUAGES:
            message = f"there is no dictionary {quoted(name)}"
            self.problems.add_unknown(self.places.at("hyphenation"), "hyphenation", message, name, LANGUAGES)
        for i, name in enumerate(data["nouns"]):
            if name not in CATEGORIES:
                message = f"there is no plural form {name}"
                self.problems.add_unknown(self.places.at("nouns", i), "plural", message, name, CATEGORIES)
        if data["counted"] not in data["nouns"]:
            message = f"{data['counted']} is none of the plural forms under nouns:"
            self.problems.add_unknown(self.places.at("counted"), "plural", message, data["counted"], data["nouns"])
        for i, scale in enumerate(data["scales"]):
            if int(scale["power"]) not in _POWERS:
                message = f"ten to the power of {scale['power']} is no scale"
                self._add(("scales", i, "power"), "scale", message, "write 6 for a million")

    def check_cases(self) -> None:
        """Report every case that is named and not described."""
        named: list[tuple[tuple[Key, ...], str]] = []
        for name, said in self.data["qualifiers"].items():
            if said.get("case"):
                named.append((("qualifiers", name, "case"), said["case"]))
        named += [
            ((key, name, "cases", case), case) for key, name, noun in self.nouns for case in noun.get("cases", {})
        ]
        named += [(("shares", "cases", case), case) for case in self._value("shares", "cases")]
        for gender, ordinals in self._value("ordinals").items():
            named += [(("ordinals", gender, "cases", case), case) for case in ordinals.get("cases", {})]
        for path, case in named:
            if case not in self.cases:
                message = f"there is no case {case}"
                self.problems.add_unknown(self.places.at(*path), "case", message, case, self.cases)

    def check_nouns(self) -> None:
        """Report every currency or unit that lacks a form, or a case that no other form can stand in for."""
        asked = {said["case"] for said in self.data["qualifiers"].values() if said.get("case")}
        own = {name for name, case in self.cases.items() if not case.get("category")}
        for key, name, noun in self.nouns:
            cases: dict[str, Any] = {case: {} for case in sorted(asked & own)} | noun.get("cases", {})
            given: dict[tuple[str, ...], Any] = {("cases", case): forms for case, forms in cases.items()}
            for path, forms in {("forms",): noun["forms"], **given}.items():
                if missing := [form for form in self.data["nouns"] if form not in forms]:
                    message = f"{name} has no form “{missing[0]}” under {': '.join(path)}:"
                    self._add((key, name, *path), "unit-form", message, f"add {missing[0]}:")

    def check_placeholders(self) -> None:
        """Report every phrase and form that lacks a placeholder, or has one that nothing fills."""
        for name in QUALIFIERS:
            times = 2 if name == "between" else 1
            if name == "nearly" and name not in self.data["qualifiers"]:
                continue  # "less than", which is as true
            said = self.data["qualifiers"].get(name, {})
            phrases = (said.get("phrase", ""), *said.get("after", {}).values(), *filter(None, [said.get("below_zero")]))
            if any(placeholders(phrase) != {""} or phrase.count("{}") != times for phrase in phrases):
                message = f"the phrase of {name} needs the place {{}} {('once', 'twice')[times - 1]}, and no other"
                self._add(("qualifiers", name), "placeholder", message)
        for path, wanted in PLACEHOLDERS.items():
            form = self._value(*path)
            if form and placeholders(form) - {"ordinal"} != wanted:
                names = ", ".join(f"{{{name}}}" for name in sorted(wanted))
                self._add(path, "placeholder", f"{quoted(form)} does not have the places {names}")

    def check_patterns(self) -> None:
        """Report what is written as a pattern and is none."""
        ranks = (("ordinals", gender, "endings") for gender in self._value("ordinals"))
        for path in (("dates", "ordinals"), ("spaces",), *(("cases", name, "figures") for name in self.cases), *ranks):
            for i, (pattern, given) in enumerate(self._value(*path)):
                if reason := endless(pattern):
                    self._add((*path, i, 0), "pattern", f"{quoted(pattern)} {reason}", "write out what it may find")
                    continue
                try:
                    re.sub(pattern, given if path == ("spaces",) else "", "")
                except re.error as error:
                    self._add((*path, i, 0), "pattern", f"{quoted(pattern)} is no pattern: {error}")

    def _value(self, *path: str) -> Any:
        value: Any = self.data
        for key in path:
            value = value.get(key, {})
        return value

    def _add(self, path: tuple[Key, ...], rule: str, message: str, hint: str | None = None) -> None:
        self.problems.add(self.places.at(*path), rule, message, hint)
