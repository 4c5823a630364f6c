"""A briefing and a language in, the briefing with each of its texts in that language out, and what has no version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from briefing.errors import Diagnostic, Severity
from briefing.facts.citations import cited
from briefing.facts.file import FactsFile
from briefing.facts.local import in_language, versions_of
from briefing.facts.model import Briefing, Chart, Defaults, Fact, Head, Record, Section, Segment, Speaker, Unit
from briefing.facts.vocabulary import FACTS_FILE
from briefing.facts.wording import Wording
from briefing.languages.language import Grammar, Language
from briefing.reading.tree import Key

LOCAL: dict[type[Record], tuple[str, ...]] = {
    Head: ("title", "subtitle", "marking", "cleared_by", "prepared_by"),
    Defaults: ("area",),
    Speaker: ("name", "role"),
    Section: ("title", "text", "outlook", "caveats"),
    Chart: ("title", "subtitle"),
    Segment: ("label",),
    Fact: ("label", "statement", "area"),
    Briefing: ("key_points",),
}
"""The fields that hold a text, or one for each language."""


class Edition(NamedTuple):
    """A briefing whose texts are in one language, and its wording in that language."""

    briefing: Briefing
    wording: Wording

    @classmethod
    def of(cls, briefing: Briefing, spoken: Language | None = None) -> Edition:
        """The edition in the language `spoken`; in that of the file unless given."""
        wording = Wording.of(briefing, spoken)
        return cls(edition(briefing, wording.language.code) if wording.base else briefing, wording)


def edition(briefing: Briefing, code: str) -> Briefing:
    """The edition of `briefing` in the language called `code`; where it lacks a text, the file's own stands in."""
    edited: Briefing = _edited(briefing, code, briefing.head.language)
    return edited


def _edited(record: Any, code: str, base: str) -> Any:
    names = LOCAL.get(type(record), ())
    updates = {name: _in(getattr(record, name), code, base) for name in names}
    nested = {name: value for name, value in record if isinstance(value, (Record, dict, tuple)) and name not in names}
    updates |= {name: _inside(value, code, base) for name, value in nested.items()}
    return record.model_copy(update=updates)


def _inside(value: Any, code: str, base: str) -> Any:
    match value:
        case Record():
            return _edited(value, code, base)
        case dict():
            return {key: _inside(part, code, base) for key, part in value.items()}
        case tuple() if not hasattr(value, "_fields"):
            return tuple(_inside(part, code, base) for part in value)
        case _:
            return value


def _in(value: Any, code: str, base: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_in(part, code, base) for part in value)
    return in_language(value, code, base) if value else value


def local_texts(record: Record, *path: Key) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Every text that may be given for each language, with its path in the file."""
    names = LOCAL.get(type(record), ())
    for name, value in record:
        yield from _texts(value, (*path, name.replace("_", "-")), name in names)


def _texts(value: Any, path: tuple[Key, ...], local: bool) -> Iterator[tuple[tuple[Key, ...], str]]:
    match value:
        case Record():
            yield from local_texts(value, *path)
        case dict():
            for key, part in value.items():
                yield from _texts(part, (*path, key), local)
        case tuple() if not hasattr(value, "_fields"):
            for i, part in enumerate(value):
                yield from _texts(part, (*path, i), local)
        case str() if local and value:
            yield path, value


def check_edition(facts: FactsFile, spoken: Language) -> Iterator[Diagnostic]:
    """What an edition lacks: texts that have no version in its language or cite other facts, forms of units."""
    base = facts.briefing.head.language
    if spoken.code != base.partition("-")[0]:
        yield from _check_texts(facts, spoken.code, base)
    yield from _check_units(facts, spoken)


def _check_texts(facts: FactsFile, code: str, base: str) -> Iterator[Diagnostic]:
    for path, text in local_texts(facts.briefing):
        given = versions_of(text, base)
        if not facts.places.has(*path):
            continue
        if code not in given:
            message = f"{FACTS_FILE.subject(path)} has no version in {code}; the one in {base} stands in for it"
            yield _warning(facts, path, "untranslated", message)
        elif _facts_in(given[code]) != _facts_in(given[base]):
            message = f"{FACTS_FILE.subject(path)} names other facts in {code} than in {base}"
            yield _warning(facts, (*path, code), "translation", message)


def _check_units(facts: FactsFile, spoken: Language) -> Iterator[Diagnostic]:
    """What is missing of the units that facts have, in one language."""
    own = spoken.code == facts.briefing.head.language.partition("-")[0]
    for name in dict.fromkeys(fact.quantity.unit for fact in facts.briefing.facts.values() if fact.quantity):
        if name is None or not facts.places.has("units", name):
            continue
        unit = facts.briefing.translated_units.get(name, {}).get(spoken.code)
        unit = facts.briefing.units[name] if own else unit
        subject, place = FACTS_FILE.subject(("units", name)), facts.places.at("units", name)
        if unit is None:
            message = f"{subject} has no forms in {spoken.code}"
            yield Diagnostic(place, "untranslated", message, severity=Severity.WARNING)
        else:
            for form in _missing_forms(name, unit, facts.briefing, spoken.grammar):
                message = f"{subject} has no form “{form}”, which {spoken.code} needs"
                yield Diagnostic(place, "unit-form", message, f"add {form}:")


def _missing_forms(name: str, unit: Unit, briefing: Briefing, grammar: Grammar) -> Iterator[str]:
    yield from (form for form in grammar.nouns if form not in unit.forms)
    qualifiers = {fact.qualifier for fact in briefing.facts.values() if fact.quantity and fact.quantity.unit == name}
    asked = dict.fromkeys(grammar.qualifiers[qualifier].case for qualifier in sorted(qualifiers))
    for case in filter(None, asked):
        if not grammar.cases[case].category and "other" not in (unit.cases or {}).get(case, {}):
            yield f"cases: {case}: other"


def _facts_in(text: str) -> frozenset[str]:
    return frozenset(name for _, name in cited(text))


def _warning(facts: FactsFile, path: tuple[Key, ...], rule: str, message: str) -> Diagnostic:
    return Diagnostic(facts.places.at(*path), rule, message, severity=Severity.WARNING)
