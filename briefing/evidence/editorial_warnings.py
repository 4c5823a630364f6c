"""A briefing in; warnings about what its facts cannot carry out: one source, no series, likelihood with confidence."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic, Severity
from briefing.evidence.lexicon import is_known, lexicon
from briefing.evidence.sentences import split_sentences
from briefing.evidence.source_files import source_language
from briefing.facts.file import FactsFile
from briefing.facts.model import Fact, State
from briefing.facts.text_fields import TextKind, texts
from briefing.yaml_source.tree import Key


def find_cautions(facts: FactsFile) -> Iterator[Diagnostic]:
    """Everything that a careful reader would object to, without looking at any source."""
    yield from _check_draft(facts)
    yield from _check_languages(facts)
    yield from _check_single_sources(facts)
    yield from _check_trends(facts)
    yield from _check_likelihood(facts)


def _warn(facts: FactsFile, path: tuple[Key, ...], rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(facts.places.at(*path), rule, message, hint, Severity.WARNING)


def _check_draft(facts: FactsFile) -> Iterator[Diagnostic]:
    if facts.briefing.head.state is State.DRAFT:
        yield _warn(facts, ("head", "state"), "draft", "the briefing is a draft", "state: final, once it is cleared")


def _check_languages(facts: FactsFile) -> Iterator[Diagnostic]:
    """A warning for each source in a language of which the check knows no words."""
    for key, source in facts.briefing.sources.items():
        language = source_language(source, facts.briefing)
        if not is_known(language):
            message = (
                f'the check has no words of "{language}", the language of source "{key}": quotes, voices and digits'
                " are checked, but neither number words and units nor qualifiers, statuses, periods and negations"
            )
            yield _warn(
                facts, ("sources", key, "language"), "language-unchecked", message, "read these quotes yourself"
            )


def _check_single_sources(facts: FactsFile) -> Iterator[Diagnostic]:
    """One warning for a briefing that rests on one source, else one for each section that does."""
    hint = "add a second source, or say so in a caveat"
    every = {e.source for fact in facts.briefing.facts.values() for e in fact.evidence}
    if len(every) == 1:
        message = f'every section rests on one source, "{every.pop()}"'
        yield _warn(facts, ("sources",), "single-source", message, hint)
        return
    for key in facts.briefing.sections:
        used = {e.source for fact in facts.briefing.facts.values() if fact.section == key for e in fact.evidence}
        if len(used) == 1:
            message = f'section "{key}" rests on one source, "{used.pop()}"'
            yield _warn(facts, ("sections", key), "single-source", message, hint)


def _check_trends(facts: FactsFile) -> Iterator[Diagnostic]:
    trend = lexicon(facts.briefing.head.language).claims.trend
    for key, fact in facts.briefing.facts.items():
        match = trend.search(f"{fact.label}. {fact.statement}")
        if match and (count := _count_points(fact, facts)) < 2:
            message = f'"{match[0]}" is a trend, but its measure has {("no value", "one value only")[count]}'
            yield _warn(facts, ("facts", key, "statement"), "trend", message, "add the values of two periods")


def _count_points(fact: Fact, facts: FactsFile) -> int:
    alike = (f for f in facts.briefing.facts.values() if (f.measure, f.area) == (fact.measure, fact.area))
    return len({str(f.period) for f in alike if f.quantity and not f.quantity.is_empty})


def _check_likelihood(facts: FactsFile) -> Iterator[Diagnostic]:
    words = lexicon(facts.briefing.head.language)
    for path, lines in texts(facts.briefing, TextKind.PROSE, TextKind.LINE):
        text = " ".join(lines.split())
        suspect = words.claims.confidence.search(text) and words.claims.likelihood.search(text)
        for sentence in split_sentences(text, (), words) if suspect else ():
            likely = words.claims.likelihood.search(text, *sentence)
            sure = words.claims.confidence.search(text, *sentence)
            if likely and sure:
                message = f'likelihood ("{likely[0]}") and confidence ("{sure[0]}") stand in one sentence'
                yield _warn(facts, path, "likelihood-confidence", message, "give each a sentence of its own")
