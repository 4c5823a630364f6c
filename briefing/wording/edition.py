"""Makes the edition of a briefing in one language, and finds what that edition lacks or must not bring in.

It lacks translations; and a translation, or a form of a phrase, must not bring in a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.errors import CheckError, Diagnostic, Place, Severity, did_you_mean
from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.own_words.typed_values import typed_values
from briefing.facts.expressions import cited_facts
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, Kind, Status, Unit
from briefing.facts.text_fields import LocalText, all_texts, in_language, located, version, versions_of, with_texts
from briefing.facts.vocabulary import FACTS_VOCABULARY
from briefing.languages import COMPLETE, SHIPPED, language
from briefing.languages.model import CATEGORIES, Grammar, Language
from briefing.records import NamedTuple
from briefing.wording.wording import DERIVED, Wording
from briefing.yaml_source.problems import quoted
from briefing.yaml_source.tree import Key

_GROUP = re.compile(r"\\[0-9]|\\g<\w+>")
"""In what a pattern is replaced with: what the pattern has found."""
_PLACES, _DIGITS = re.compile(r"\{\w*\}"), re.compile(r"\d+")
_SCALE, _STEM = re.compile(r"[^\W\d_]+\.?"), 4
_HINT = "the words of a language hold no values; these come from facts"
_SAME_HINT = "a reader could not tell them apart"
_STATUSES = frozenset((*Status, *Kind, DERIVED))


class Edition(NamedTuple):
    """A briefing whose texts are in one language, and its wording in that language."""

    briefing: Briefing
    wording: Wording

    @classmethod
    def of(
        cls,
        briefing: Briefing,
        spoken: Language | None = None,
        own: Language | None = None,
        headings: Iterable[tuple[str, str]] = (),
    ) -> Edition:
        """The edition in the language `spoken`, or in that of the file, which is `own` if it does not come with us.

        `headings` are other words for some of the document's own, by the English ones.
        """
        wording = Wording.of(briefing, spoken, own)
        wording.headings.update(headings)
        return cls(briefing_in_language(briefing, wording.language.code) if wording.base else briefing, wording)


def spoken_language(facts: FactsFile, code: str) -> Language:
    """The language of that code, or of the file: one that ships, or that lies in a folder beside the facts."""
    code = code or facts.briefing.head.language
    folder = facts.path.parent / "languages"
    found = language(code, folder if folder.is_dir() else None)
    if found.code != code.partition("-")[0]:
        hint = f"known are {', '.join(SHIPPED)}; make-briefing help languages says how to add one"
        message = f'unknown language "{code}"'
        raise CheckError([Diagnostic(facts.places.at("head"), "unknown-language", message, hint)])
    return found


def briefing_in_language(briefing: Briefing, code: str) -> Briefing:
    """`briefing` with its texts in the language called `code`; where one is missing, the file's own stands in."""
    return with_texts(briefing, lambda text: in_language(text, code, briefing.head.language))


def check_edition(facts: FactsFile, spoken: Language) -> Iterator[Diagnostic]:
    """What an edition lacks: texts that have no version in its language or cite other facts, forms of units."""
    base = facts.briefing.head.language
    if spoken.code != base.partition("-")[0]:
        yield from _check_texts(facts, spoken.code, base)
    yield from _check_units(facts, spoken)
    yield from _check_catalogue(facts, spoken)
    for code in dict.fromkeys((spoken.code, base.partition("-")[0])):
        if (folder := facts.path.parent / "languages" / code).is_dir():
            yield from check_language_texts(folder)
            yield from _check_scales(spoken, folder) if code == spoken.code else ()


def _check_texts(facts: FactsFile, code: str, base: str) -> Iterator[Diagnostic]:
    for path, text, field in all_texts(facts.briefing):
        if not (field.is_translatable and facts.places.has(*path)):
            continue
        given = versions_of(text, base)
        own = version(given, code)
        if own is None:
            message = f"{FACTS_VOCABULARY.subject(path)} has no version in {code}; the one in {base} stands in for it"
            yield _warning(facts, path, "untranslated", message)
        elif _facts_in(own) != _facts_in(text):
            message = f"{FACTS_VOCABULARY.subject(path)} names other facts in {code} than in {base}"
            yield _warning(facts, located(path, LocalText(own, given)), "translation", message)


def _check_units(facts: FactsFile, spoken: Language) -> Iterator[Diagnostic]:
    """What is missing of the units that facts have, in one language."""
    briefing, own = facts.briefing, spoken.code == facts.briefing.head.language.partition("-")[0]
    for name in dict.fromkeys(fact.quantity.unit for fact in briefing.facts.values() if fact.quantity):
        if name is None or not facts.places.has("units", name):
            continue
        given = briefing.translated_units.get(name, {})
        # An edition in pt reads the forms of pt-BR, which stand in the file under that code.
        code = next((code for code in given if code.partition("-")[0] == spoken.code), spoken.code)
        path: tuple[Key, ...] = ("translated-units", name, code) if code in given else ("units", name)
        unit = given.get(code, briefing.units[name] if own else None)
        if unit is None:
            message = (
                f"{FACTS_VOCABULARY.subject(path)} has no forms in {code}; its values stand in {briefing.head.language}"
            )
            yield _warning(facts, path, "untranslated", message)
            continue
        if briefing.units[name].short and not unit.short:
            message = f"{FACTS_VOCABULARY.subject(path)} has no short form, so tiles and charts show its numbers alone"
            yield _warning(facts, path, "untranslated", message)
        for message, hint in _misformed(name, unit, briefing, spoken.grammar):
            yield Diagnostic(facts.places.at(*path), "unit-form", f"{FACTS_VOCABULARY.subject(path)} {message}", hint)


def _misformed(name: str, unit: Unit, briefing: Briefing, grammar: Grammar) -> Iterator[tuple[str, str | None]]:
    """What is wrong with the forms of a unit in a language, each with a hint."""
    for form in grammar.nouns if unit.rank is None else ():  # a rank counts nothing, and has one form
        if form not in unit.forms:
            yield f"has no form “{form}”, which {grammar.locale} needs", f"add {form}:"
    cases = unit.cases or {}
    qualifiers = {fact.qualifier for fact in briefing.facts.values() if fact.quantity and fact.quantity.unit == name}
    asked = dict.fromkeys(grammar.qualifiers[qualifier].case for qualifier in sorted(qualifiers))
    # A case that takes the forms of another category, as Russian ones do, needs none of its own.
    for case in filter(None, asked):
        if not grammar.cases[case].category and case not in cases:
            yield f"has no {case}, which its values need in {grammar.locale}", f"add cases: {{{case}: {{other: …}}}}"
    for case, forms in cases.items():
        if case not in grammar.cases:
            yield f"has the case “{case}”, which {grammar.locale} does not have", did_you_mean(case, grammar.cases)
            continue
        for form in grammar.nouns:
            if form not in forms:
                yield f"has no form “{form}” in its {case}", f"add {form}:"
        for form in sorted(forms.keys() - CATEGORIES):
            yield f"has a form “{form}” in its {case}, which no language has", did_you_mean(form, CATEGORIES)


def _check_catalogue(facts: FactsFile, spoken: Language) -> Iterator[Diagnostic]:
    """One warning for all that the catalogue of a language beside the facts does not translate."""
    known = language(COMPLETE).messages if spoken.code != "en" else ()
    if missing := [words for words in known if not spoken.translates(words)]:
        file = facts.path.parent / "languages" / spoken.code / "messages.po"
        few = ", ".join(map(quoted, missing[:3]))
        message = f"{len(missing)} messages have no translation and stand in English: {few}{', …' * (len(missing) > 3)}"
        hint = "make-briefing help languages says where all of them are"
        yield Diagnostic(Place(str(file)), "untranslated", message, hint, Severity.WARNING)


def _facts_in(text: str) -> frozenset[str]:
    return frozenset(name for _, name in cited_facts(text))


def _warning(facts: FactsFile, path: tuple[Key, ...], rule: str, message: str) -> Diagnostic:
    return Diagnostic(facts.places.at(*path), rule, message, severity=Severity.WARNING)


def check_language_texts(folder: Path) -> Iterator[Diagnostic]:
    """An error for each number, in digits or words, in the folder of a language, which is named after its code.

    The name of a scale is a word such as "million" alone; it must be that of its power, where CLDR has one.  Words for
    different statuses, and forms for different qualifiers, must differ: else a plan could pass for a report.
    """
    from briefing.languages.compiler import language_texts  # few have a language of their own

    scales = tuple(word[:_STEM] for word in load_lexicon(folder.name).numbers.scales)
    told: dict[tuple[str, str], str] = {}
    for place, path, text in language_texts(folder):
        name = quoted(str(path[-1])) if path[0] == "messages" else ".".join(map(str, path))
        words = _GROUP.sub(lambda match: " " * len(match[0]), text) if path[0] == "spaces" else text
        words = _PLACES.sub(lambda match: " " * len(match[0]), words)
        values = [value for _, value in typed_values(words, (), folder.name, is_markdown=False)]
        is_scale = path[0] == "scales" and _SCALE.fullmatch(text) and any(map(text.lower().startswith, scales))
        for value in () if is_scale else values or _DIGITS.findall(words):
            message = f'{name} has "{value}", which no fact backs'
            yield Diagnostic(place, "value-without-fact", message, _HINT)
        is_phrase = path[0] == "qualifiers" and path[-1] == "phrase"
        meant = "qualifier" if is_phrase else "status" if path[0] == "messages" and path[1] in _STATUSES else ""
        if meant and (other := told.setdefault((meant, text.strip().lower()), str(path[1]))) != str(path[1]):
            yield Diagnostic(place, "same-words", f"{name} is called {quoted(text)}, as {other} is", _SAME_HINT)


def _check_scales(spoken: Language, folder: Path) -> Iterator[Diagnostic]:
    """An error for each power of ten that is called by the name that another has, as far as CLDR knows the language."""
    known = load_lexicon(spoken.code).numbers.scales
    for scale in spoken.grammar.scales:
        for word in (scale.name, scale.short):
            if known.get(word.lower(), scale.power) != scale.power:
                message = f"10^{scale.power} is called {quoted(word)}, which is 10^{known[word.lower()]}"
                yield Diagnostic(Place(str(folder / "grammar.yaml")), "scale", message)
