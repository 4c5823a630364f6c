"""Counts on what the facts of a briefing stand, and says how far they and their sources are verified.

A fact stands on its sources, on a reading of the desk, or on nothing yet. The document, `verify` and the command line
all tell a reader the same counts, so they are made in one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.errors import Diagnostic
from briefing.evidence.record import CheckRecord
from briefing.facts.model import Briefing, Fact
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from briefing.evidence.numbers import NumberKind


class Standing(StrEnum):
    """On what a fact stands, from the nearest to a source to the furthest, as a derived fact does of its inputs."""

    VERIFIED = "verified"
    READ = "read"
    """Verified, but for what the desk has read itself."""
    UNVERIFIED = "unverified"
    """Quoted, and never looked up, or changed since."""
    OWN = "own"
    """The author's own thought, which no source has to say."""


class Standings(NamedTuple):
    """How many facts stand on what."""

    verified: int
    read: int
    unverified: int
    own: int

    @classmethod
    def of(cls, briefing: Briefing, verified: Container[str]) -> Standings:
        """Those of a briefing whose facts named in `verified` were found in the texts of their sources."""
        counts = Counter(standing(briefing, key, verified) for key in briefing.facts)
        return cls(*(counts[kind] for kind in Standing))

    @property
    def total(self) -> int:
        """All facts."""
        return sum(self)

    @property
    def none_verified(self) -> bool:
        """Whether there are facts that a source should bear out, and not one of them was looked up."""
        return self.unverified > 0 and not self.verified and not self.read

    @property
    def uniform(self) -> Standing | None:
        """Where all facts stand alike on what a word can tell: all are verified, or none is."""
        if self.total in (self.verified, self.unverified) and self.total:
            return Standing.VERIFIED if self.verified else Standing.UNVERIFIED
        return None

    @property
    def counted(self) -> tuple[tuple[Standing, int], ...]:
        """The counts that are not zero, in the order in which they are told."""
        return tuple((kind, count) for kind, count in zip(Standing, self, strict=True) if count)

    @property
    def figures(self) -> tuple[int, ...]:
        """The numbers in which all of this is told: of all facts, then of each kind, if they are not alike."""
        kinds = () if self.uniform else tuple(count for _, count in self.counted)
        return (self.total, *kinds) if self.total else ()


def standing(briefing: Briefing, key: str, verified: Container[str]) -> Standing:
    """On what one fact stands."""
    order = list(Standing)
    # Not by recursion: in the file of a stranger a fact may need itself.
    found, waiting = dict[str, Standing](), [key]
    while waiting:
        fact = briefing.facts[waiting.pop()]
        if fact.id not in found:
            found[fact.id] = _own_standing(fact, verified)
            waiting += fact.inputs
    return max(found.values(), key=order.index)


def _own_standing(fact: Fact, verified: Container[str]) -> Standing:
    """On what a fact stands by itself; the computation of a derived one adds no doubt."""
    if fact.is_authors_own:
        return Standing.OWN
    if fact.formula is None and fact.id not in verified:
        return Standing.UNVERIFIED
    return Standing.READ if fact.reading else Standing.VERIFIED


class Verification(StrEnum):
    """How far a quote is known to stand in its source, from best to worst."""

    NOW = "now"
    EARLIER = "earlier"
    NEVER = "never"


class UnusedNumber(NamedTuple):
    """A number of a source that no quote covers: its line and column there, its words, and a few words around it."""

    source: str
    line: int
    column: int
    text: str
    kind: NumberKind
    context: str


@dataclass(frozen=True, eq=False)
class CheckReport:
    """What a check found: how far each fact with evidence is verified, and each source by the text at hand."""

    diagnostics: tuple[Diagnostic, ...]
    facts: Mapping[str, Verification]
    sources: Mapping[str, Verification]
    record: CheckRecord
    find_unused: Callable[[], Iterable[UnusedNumber]] = tuple

    @cached_property
    def unused(self) -> tuple[UnusedNumber, ...]:
        """The numbers of the sources that no quote covers, looked for when asked for: a build never asks."""
        return tuple(self.find_unused())

    def in_words(self, briefing: Briefing) -> str:
        """How many facts `briefing` has of those that were checked, and on what they stand.

        "25 facts verified now", or "25 facts, 20 verified now, 3 with a reading of the desk, 2 never verified (daily)".
        """
        standings = Standings.of(briefing, self.record.facts)
        facts = f"{standings.total} fact{'s' * (standings.total != 1)}"
        words = {
            Standing.VERIFIED: f"verified {self._when(briefing)}",
            Standing.READ: "with a reading of the desk",
            Standing.OWN: f"own view{'s' * (standings.own != 1)}",
            Standing.UNVERIFIED: f"never verified ({', '.join(self._missing(briefing))})",
        }
        if standings.uniform:
            return f"{facts} {words[standings.uniform]}"
        return ", ".join((facts, *(f"{count} {words[kind]}" for kind, count in standings.counted)))

    def _when(self, briefing: Briefing) -> str:
        """When the facts were verified, and if it was earlier, against which texts."""
        states = {self.facts[key] for key in briefing.facts if key in self.record.facts}
        if Verification.EARLIER not in states:
            return "now"
        earlier = (source for key, source in self.record.sources.items() if self.sources[key] is Verification.EARLIER)
        texts = ", ".join(f"{source.sha256[:12]}…" for source in earlier)
        return f"{' or '.join(sorted(states, reverse=True))} against the text with sha256 {texts}"

    def _missing(self, briefing: Briefing) -> list[str]:
        """The sources of facts that were not verified, without those whose text is at hand."""
        facts = [fact for key, fact in briefing.facts.items() if self.facts.get(key) is Verification.NEVER]
        sources = dict.fromkeys(evidence.source for fact in facts for evidence in fact.evidence)
        return [key for key in sources if self.sources[key] is not Verification.NOW]
