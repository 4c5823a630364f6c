"""Checks a grammar: its forms have the placeholders that they need, its nouns all forms, and its patterns are some."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from briefing.languages.plurals import CATEGORIES
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Key, Places

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
    checks = (_check_locale, _check_nouns, _check_cases, _check_forms, _check_places, _check_patterns)
    for check in (*checks, _check_hyphenation):
        check(data, places, problems)


def is_code(path: tuple[Key, ...]) -> bool:
    """Whether what stands there in a grammar is not printed."""
    return any(
        len(pattern) == len(path) and all(step in ("*", str(key)) for step, key in zip(pattern, path, strict=True))
        for pattern in CODES
    )


def _check_locale(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(data["locale"])
    except (UnknownLocaleError, ValueError):
        hint = "write a locale of the CLDR, such as tr or pt_BR"
        problems.add(places.at("locale"), "locale", f"there is no locale {quoted(data['locale'])}", hint)


def _check_nouns(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    """Report plural categories that are none, and powers of ten that no scale has."""
    for i, name in enumerate(data["nouns"]):
        if name not in CATEGORIES:
            problems.add_unknown(places.at("nouns", i), "plural", f"there is no plural form {name}", name, CATEGORIES)
    if data["counted"] not in data["nouns"]:
        message = f"{data['counted']} is none of the plural forms under nouns:"
        problems.add_unknown(places.at("counted"), "plural", message, data["counted"], data["nouns"])
    for i, scale in enumerate(data["scales"]):
        if int(scale["power"]) not in _POWERS:
            message, hint = f"ten to the power of {scale['power']} is no scale", "write 6 for a million"
            problems.add(places.at("scales", i, "power"), "scale", message, hint)


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
            cases: dict[str, Any] = {case: {} for case in sorted(asked & own)} | noun.get("cases", {})
            given: dict[tuple[str, ...], Any] = {("cases", case): forms for case, forms in cases.items()}
            for path, forms in {("forms",): noun["forms"], **given}.items():
                if missing := [form for form in data["nouns"] if form not in forms]:
                    message = f"{name} has no form “{missing[0]}” under {': '.join(path)}:"
                    problems.add(places.at(key, name, *path), "unit-form", message, f"add {missing[0]}:")


def _check_places(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    """Report every phrase and form that lacks a place, or has one that nothing fills."""
    for name in QUALIFIERS:
        times = 2 if name == "between" else 1
        phrase = data["qualifiers"].get(name, {}).get("phrase", "")
        if named_places(phrase) != {""} or phrase.count("{}") != times:
            message = f"the phrase of {name} needs the place {{}} {('once', 'twice')[times - 1]}, and no other"
            problems.add(places.at("qualifiers", name), "placeholder", message)
    for path, wanted in PLACES.items():
        form = _get(data, *path)
        if form and named_places(form) - {"ordinal"} != wanted:
            names = ", ".join(f"{{{name}}}" for name in sorted(wanted))
            problems.add(places.at(*path), "placeholder", f"{quoted(form)} does not have the places {names}")


def named_places(form: str) -> set[str]:
    """The places in braces that a form has; none if its braces are not in order."""
    try:
        return {name.replace("month_alone", "month") for _, name, _, _ in Formatter().parse(form) if name is not None}
    except ValueError:
        return set()


def _check_patterns(data: Mapping[str, Any], places: Places, problems: Problems) -> None:
    """Report what is written as a pattern and is none."""
    for path in (("dates", "ordinals"), ("spaces",), *(("cases", name, "figures") for name in data.get("cases", {}))):
        for i, (pattern, said) in enumerate(_get(data, *path)):
            try:
                re.sub(pattern, said if path == ("spaces",) else "", "")
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
