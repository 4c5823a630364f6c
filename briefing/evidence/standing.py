"""Counts on what the facts of a briefing stand: on their sources, on a reading of the desk, or on nothing yet.

The document, `verify` and the command line all tell a reader the same counts, so they are made in one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from enum import StrEnum
from typing import NamedTuple

from briefing.facts.model import Briefing, Fact


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
