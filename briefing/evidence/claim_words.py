"""The shape of what a language says around a number or a quote: patterns that qualify, deny, weaken or attribute."""

from __future__ import annotations

from typing import NamedTuple

from briefing.evidence.patterns import Pattern
from briefing.facts.model import Qualifier, Status


class QualifierCue(NamedTuple):
    """Words beside a number, and the qualifiers that say the same; the first is the plainest."""

    pattern: Pattern
    qualifiers: tuple[Qualifier, ...]


class IntervalCue(NamedTuple):
    """What joins two numbers to an interval: between them, before the low one and after the high one."""

    joiner: Pattern
    qualifiers: tuple[Qualifier, ...] = (Qualifier.BETWEEN,)
    opening: Pattern | None = None
    """Anchored at the end of what precedes the low number."""
    closing: Pattern | None = None


class StatusCue(NamedTuple):
    """Words that make something less than real, and the statuses that say so.

    `weak` ones count only beside a number, or first in a quote.
    """

    pattern: Pattern
    statuses: tuple[Status, ...]
    weak: bool = False


OPPOSITES = {
    Qualifier.MORE_THAN: Qualifier.AT_MOST,
    Qualifier.LESS_THAN: Qualifier.AT_LEAST,
    Qualifier.AT_LEAST: Qualifier.LESS_THAN,
    Qualifier.AT_MOST: Qualifier.MORE_THAN,
}
"""What a qualifier says once it is denied."""


class ClaimWords(NamedTuple):
    """What the check looks for around a number or a quote."""

    before: tuple[QualifierCue, ...]
    """Anchored at the end of what precedes the number."""
    inside: tuple[QualifierCue, ...]
    """Sought in the words of the number itself."""
    after: tuple[QualifierCue, ...]
    """Matched from the end of the number; the group `cue` ends where the qualifier does."""
    intervals: tuple[IntervalCue, ...]
    negation: Pattern
    negation_before: Pattern
    """A negation that ends what precedes a number, its qualifier or a quote."""
    negation_after: Pattern
    """A negation that begins what follows a number or a quote, where a language denies at the end."""
    modal: Pattern
    statuses: tuple[StatusCue, ...]
    reach: Pattern
    """How far after a number a word may stand that governs it."""
    attribution: Pattern
    acts: Pattern
    """What speakers say that they did, which is an event that the source reports, and no opinion."""
    insertion: Pattern
    """An editor's words inside somebody's quotation."""
    rate: Pattern
    rate_before: Pattern
    """The same, anchored at the end of what precedes the number and its qualifier."""
    clause_edge: Pattern
    """Marks that part clauses."""
    clause_openers: Pattern
    conjunctions: frozenset[str]
    """Words that open a clause of its own after a comma."""
    abbreviations: frozenset[str]
    number_abbreviations: frozenset[str]
    """Those that are none unless a digit follows: "No. 5"."""
    domains: frozenset[str]
    trend: Pattern
    likelihood: Pattern
    confidence: Pattern


DOMAINS = frozenset(["az", "com", "org", "net", "ru", "ge", "tr", "uk", "eu", "info", "gov", "int", "example"])
NEVER = Pattern(r"(?!)")


def any_of(words: str) -> Pattern:
    """One of the words or phrases, which bars separate, as whole words in either case."""
    return Pattern(rf"\b(?:{words})\b", ignore_case=True)


def ends_in(words: str) -> Pattern:
    """One of the words or phrases at the end of a text, and white space after it."""
    return Pattern(rf"(?<!\w)(?:{words})\s*\Z", ignore_case=True)


def starts_with(words: str) -> Pattern:
    """One of the words or phrases at the start of a text, and white space before it."""
    return Pattern(rf"\s*(?:{words})(?!\w)", ignore_case=True)
