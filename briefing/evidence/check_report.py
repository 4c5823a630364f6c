"""What a check found: how far the facts and their sources are verified, as data and in a line of words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from briefing.errors import Diagnostic
from briefing.evidence.numbers import NumberKind
from briefing.evidence.record import CheckRecord
from briefing.evidence.standing import Standing, Standings
from briefing.facts.model import Briefing


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


class CheckReport(NamedTuple):
    """What a check found: how far each fact with evidence is verified, and each source by the text at hand."""

    diagnostics: tuple[Diagnostic, ...]
    unused: tuple[UnusedNumber, ...]
    facts: Mapping[str, Verification]
    sources: Mapping[str, Verification]
    record: CheckRecord

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
