"""Free text in, diagnostics out: no value without a fact, no name that is not there, no character without a glyph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.errors import Diagnostic, Problem
from briefing.evidence.typed_values import HINT, typed_values
from briefing.facts.file import FactsFile
from briefing.facts.localtext import lang_of, located
from briefing.facts.model import Briefing
from briefing.templating.expressions import Expression, ProseError, Stretch, parse_prose
from briefing.templating.scope import Scope
from briefing.templating.views import ScopeError
from briefing.themes.fonts import advice, missing
from briefing.wording.wording import Wording

Path = tuple[str | int, ...]

_POWERS = ("²", "³")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
_SAFE_LINK = re.compile(r"(https://|mailto:)\S+", re.IGNORECASE)


def lint_texts(facts: FactsFile, wording: Wording, face: str = "regular") -> Iterator[Diagnostic]:
    """Check every free text of a facts file: its values, expressions, links, and the characters that `face` lacks."""
    scope = Scope(facts.briefing, wording)
    code = wording.language.code
    for path, text in _prose(facts.briefing):
        for offset, problem in _problems(text, facts.briefing, scope, lang_of(text) or code):
            yield problem.at(facts.places.within(*located(path, text), offset=offset))
    allowed = allowed_words(facts.briefing)
    for path, text in _lines(facts.briefing):
        masked = text.replace("{value}", " " * len("{value}"))
        known = (*allowed, *_POWERS) if path[0] == "units" else allowed
        for offset, words in typed_values(masked, known, lang_of(text) or code):
            yield _typed(words).at(facts.places.within(*located(path, text), offset=offset))
    yield from _glyphs(facts, face)


def _glyphs(facts: FactsFile, face: str) -> Iterator[Diagnostic]:
    """A diagnostic for each character of a text that no face can print; the faces cover the same characters."""
    texts = (*_prose(facts.briefing), *_lines(facts.briefing), *_names(facts.briefing))
    absent = missing("".join(text for _, text in texts), face)
    for path, text in texts if absent else ():
        for offset, character in enumerate(text):
            if character in absent:
                message = f'no face has the character U+{ord(character):04X} "{character}"'
                place = facts.places.within(*located(path, text), offset=offset)
                yield Diagnostic(place, "glyph", message, advice(face))


def allowed_words(briefing: Briefing) -> tuple[str, ...]:
    """The words that the facts file allows although they look like values, longest first."""
    return tuple(sorted((a.text for a in briefing.allowed), key=len, reverse=True))


def _typed(words: str) -> Problem:
    return Problem("value-without-fact", f'"{words}" is typed here and backed by no fact', HINT)


def _problems(text: str, briefing: Briefing, scope: Scope, language: str) -> Iterator[tuple[int, Problem]]:
    for piece in parse_prose(text):
        match piece:
            case Stretch():
                for offset, words in typed_values(piece.text, allowed_words(briefing), language):
                    yield piece.offset + offset, _typed(words)
                yield from _links(piece)
            case Expression():
                yield from _expression(piece, scope)
            case ProseError():
                yield piece.offset, Problem("expression", str(piece))


def _expression(piece: Expression, scope: Scope) -> Iterator[tuple[int, Problem]]:
    try:
        scope.printed(scope.evaluate(piece), piece.name)
    except ScopeError as problem:
        inside = max(piece.text.find(problem.name), 0)
        yield piece.offset + inside, Problem(problem.rule, str(problem), problem.hint)


def _links(piece: Stretch) -> Iterator[tuple[int, Problem]]:
    for match in _LINK.finditer(piece.text):
        if not _SAFE_LINK.fullmatch(match.group(1)):
            message = f'"{match.group(1)}" is not an address a briefing may link to'
            yield piece.offset + match.start(1), Problem("link", message, "use https:// or mailto:")


def _prose(briefing: Briefing) -> Iterator[tuple[Path, str]]:
    yield ("head", "title"), briefing.head.title
    if briefing.head.subtitle:
        yield ("head", "subtitle"), briefing.head.subtitle
    for i, point in enumerate(briefing.key_points):
        yield ("key-points", i), point
    for name, section in briefing.sections.items():
        for key in ("text", "outlook", "caveats"):
            if text := getattr(section, key):
                yield ("sections", name, key), text
    for name, chart in briefing.charts.items():
        yield ("charts", name, "title"), chart.title


def _names(briefing: Briefing) -> Iterator[tuple[Path, str]]:
    """Names and quotes: the words of others, which may hold numbers."""
    records: tuple[tuple[str, Mapping[str, object], tuple[str, ...]], ...] = (
        ("speakers", briefing.speakers, ("name", "role")),
        ("sources", briefing.sources, ("publisher", "title", "author")),
    )
    for group, entries, keys in records:
        for name, entry in entries.items():
            yield from (((group, name, key), text) for key in keys if (text := getattr(entry, key)))
    for key in ("reference", "marking", "version", "cleared_by", "prepared_by", "contact"):
        if text := getattr(briefing.head, key):
            yield ("head", key.replace("_", "-")), text
    for name, fact in briefing.facts.items():
        for i, evidence in enumerate(fact.evidence):
            yield ("facts", name, "evidence", i, "quote"), evidence.quote


def _lines(briefing: Briefing) -> Iterator[tuple[Path, str]]:
    for name, section in briefing.sections.items():
        yield ("sections", name, "title"), section.title
    for name, unit in briefing.units.items():
        texts = {**unit.forms, **({"short": unit.short} if unit.short else {})}
        yield from ((("units", name, key), text) for key, text in texts.items())
    for name, chart in briefing.charts.items():
        if chart.subtitle:
            yield ("charts", name, "subtitle"), chart.subtitle
        for i, segment in enumerate(chart.segments):
            yield ("charts", name, "segments", i, "label"), segment.label
    for name, fact in briefing.facts.items():
        yield ("facts", name, "label"), fact.label
        yield ("facts", name, "statement"), fact.statement
        if fact.area:
            yield ("facts", name, "area"), fact.area
