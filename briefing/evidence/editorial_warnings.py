"""Warns of what a careful reader would object to: a draft, a long quote, one source only."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cache import remembered
from briefing.errors import Diagnostic, Severity
from briefing.evidence.lexicons.lexicon import load_claims
from briefing.evidence.own_words.told_directions import find_told_directions
from briefing.evidence.own_words.told_values import find_told_areas, find_told_periods, find_told_statuses, find_undated
from briefing.evidence.sentences.plain_text import count_words
from briefing.evidence.sentences.sentences import sentences_in
from briefing.facts.load import FactsFile
from briefing.facts.model import State
from briefing.facts.text_fields import TextKind, has_blank, texts
from briefing.yaml_source.tree import Key

LONGEST_QUOTE = 15
"""In words; more than that is somebody else's text."""


def find_editorial_warnings(facts: FactsFile) -> Iterator[Diagnostic]:
    """Every such warning; none of them needs the text of a source."""
    if facts.briefing.head.state is State.DRAFT:
        yield _warn(facts, ("head", "state"), "draft", "the briefing is a draft", "state: final, once it is cleared")
    yield from _check_drafted(facts)
    yield from _check_quotes(facts)
    yield from _check_single_sources(facts)
    day = facts.briefing.head.date
    for key, source in facts.briefing.sources.items():
        if source.published > day:
            message = f'source "{key}" was published on {source.published}, after the briefing of {day}'
            hint = "one of the two days is wrong; a later edition of the briefing has a later date"
            yield _warn(facts, ("sources", key, "published"), "later-source", message, hint)
    yield from _check_likelihood(facts)
    yield from find_told_areas(facts)
    yield from find_told_periods(facts)
    yield from find_undated(facts)
    yield from find_told_statuses(facts)
    yield from find_told_directions(facts)


def _warn(facts: FactsFile, path: tuple[Key, ...], rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(facts.places.at(*path), rule, message, hint, Severity.WARNING)


def _check_drafted(facts: FactsFile) -> Iterator[Diagnostic]:
    """One warning for all facts that a program drafted and nobody has read."""
    unread = [key for key, fact in facts.briefing.facts.items() if fact.drafted]
    if unread:
        blank = sum(
            has_blank(f"{facts.briefing.facts[key].label} {facts.briefing.facts[key].statement}") for key in unread
        )
        message = (
            f"{len(unread)} of {len(facts.briefing.facts)} facts are drafted and unread, {blank} of them with blanks"
        )
        hint = "read each against its source, then delete drafted: true, or: make-briefing draft --accept ID"
        yield _warn(facts, ("facts", unread[0], "drafted"), "unread", message, hint)


def _check_quotes(facts: FactsFile) -> Iterator[Diagnostic]:
    """A warning for each quote that is longer than the few words that carry a fact."""
    hint = f"quote the {LONGEST_QUOTE} words or fewer that carry the fact"
    for key, fact in facts.briefing.facts.items():
        for i, evidence in enumerate(fact.evidence):
            if (words := count_words(evidence.quote)) > LONGEST_QUOTE:
                place = ("facts", key, "evidence", i, "quote")
                yield _warn(facts, place, "long-quote", f"the quote has {words} words", hint)


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


def _check_likelihood(facts: FactsFile) -> Iterator[Diagnostic]:
    """A warning for each sentence that says both how likely something is and how sure of it the author is."""
    for path, lines in texts(facts.briefing, TextKind.PROSE, TextKind.LINE):
        for likely, sure in _likely_and_sure(" ".join(lines.split()), facts.briefing.head.language):
            message = f'likelihood ("{likely}") and confidence ("{sure}") stand in one sentence'
            yield _warn(facts, path, "likelihood-confidence", message, "give each a sentence of its own")


@remembered
def _likely_and_sure(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The words for both in each sentence that has them."""
    words = load_claims(language)
    suspect = words.confidence.search(text) and words.likelihood.search(text)
    for sentence in sentences_in(text, language) if suspect else ():
        likely = words.likelihood.search(text, *sentence)
        sure = words.confidence.search(text, *sentence)
        if likely and sure:
            yield likely[0], sure[0]
