"""Checks a grammar whose keys are right: its names are known, its nouns have all forms, its forms all placeholders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from briefing.languages.model import CATEGORIES
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Key, Places

QUALIFIERS = ("exact", "about", "more-than", "less-than", "at-least", "at-most", "between")
_DAY, _MONTH, _YEAR, _ENDS = {"day", "month", "year"}, {"month", "year"}, {"year"}, {"first", "last"}
PLACEHOLDERS: dict[tuple[str, ...], set[str]] = {
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
"""The placeholders that each form needs; {month_alone} is as good as {month}, and a year may have its {ordinal}."""
_POWERS = range(3, 31)
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
}
"""The texts of a grammar that are not printed, each with what it is; in all others a number would be."""


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


def placeholders(form: str) -> set[str]:
    """The names in the braces of a form, "" where there is none; no name at all if its braces are not in order."""
    try:
        return {name.replace("month_alone", "month") for _, name, _, _ in Formatter().parse(form) if name is not None}
    except ValueError:
        return set()


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
            phrase = self.data["qualifiers"].get(name, {}).get("phrase", "")
            if placeholders(phrase) != {""} or phrase.count("{}") != times:
                message = f"the phrase of {name} needs the place {{}} {('once', 'twice')[times - 1]}, and no other"
                self._add(("qualifiers", name), "placeholder", message)
        for path, wanted in PLACEHOLDERS.items():
            form = self._value(*path)
            if form and placeholders(form) - {"ordinal"} != wanted:
                names = ", ".join(f"{{{name}}}" for name in sorted(wanted))
                self._add(path, "placeholder", f"{quoted(form)} does not have the places {names}")

    def check_patterns(self) -> None:
        """Report what is written as a pattern and is none."""
        for path in (("dates", "ordinals"), ("spaces",), *(("cases", name, "figures") for name in self.cases)):
            for i, (pattern, given) in enumerate(self._value(*path)):
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
