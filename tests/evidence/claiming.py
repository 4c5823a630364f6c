"""Reads lines of text as sources and the facts that they describe, and says what the check finds wrong with them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.errors import BriefingError, Diagnostic, Problem, Severity
from briefing.evidence.check import check_briefing
from briefing.evidence.claim import Hint
from briefing.evidence.fact_check import read_claim
from briefing.evidence.properties import check_claim
from briefing.evidence.source_text import SourceText
from briefing.facts.load import FactsFile, parse_briefing
from briefing.facts.model import Qualifier, Status

HEAD = """\
head: {{id: test, title: A title, date: 2024-08-19}}
defaults: {{speaker: minister, source: daily, period: "2024", area: Norland}}
speakers: {{minister: {{name: The Daily}}}}
sources: {{daily: {{publisher: The Daily, published: 2024-08-19, language: {language}}}}}
units:
  pupils: {{one: pupil, other: pupils}}
  schools: {{one: school, other: schools}}
  people: {{one: person, other: people}}
  things: {{one: thing, other: things}}
  tons: {{one: ton, other: tons}}
  tons-a-year: {{one: ton a year, other: tons a year}}
  km: {{one: kilometre, other: kilometres}}
  percent: {{one: percent, other: percent}}
  largest: {{rank: common, other: '{{}} largest'}}
sections: {{a: {{title: A}}}}
facts:
"""
Fields = dict[str, str]


def errors_in(language: str, source: str, quote: str, fields: Fields, statement: str = "") -> list[Diagnostic]:
    """The errors among `found_in`."""
    found = found_in(language, source, quote, fields, statement)
    return [d for d in found if d.severity is Severity.ERROR]


def found_in(language: str, source: str, quote: str, fields: Fields, statement: str = "") -> list[Diagnostic]:
    """What is wrong with one fact, given as YAML fields, and a source of the given words, published on 2024-08-19.

    A quote that ends in ` (direct)` is a speaker's own words.
    """
    try:
        facts = _facts(language, quote, fields, statement)
    except BriefingError as error:
        return list(error.diagnostics)
    return list(check_briefing(facts, {"daily": read_source(source, language)}).diagnostics)


def answers_in(language: str, source: str, quote: str, fields: Fields) -> list[tuple[Problem, Hint | None]]:
    """What the check answers to the same, its hints as remedies; or what is wrong with the fact before any check."""
    try:
        facts = _facts(language, quote, fields)
        claim, missing = read_claim(facts, {"daily": read_source(source, language)}, "it")
    except BriefingError as error:
        return [(Problem(*d[1:]), d.hint) for d in error.diagnostics]
    return [(Problem(*d[1:]), d.hint) for d in missing] or [(a.problem, a.hint) for a in check_claim(claim)]


def _facts(language: str, quote: str, fields: Fields, statement: str = "") -> FactsFile:
    words, _, voice = quote.partition(" (")
    given = {"label": "it"} | fields | {"evidence": f"{{quote: '{words}', voice: {voice.rstrip(')') or 'reported'}}}"}
    value = "{value}" if "quantity" in given else "it"
    listed = ", ".join(f"{name}: {text}" for name, text in given.items())
    told = statement or f"Of {value}."
    fact = f"  it: {{section: a, statement: '{told}', {listed}}}\n"
    return parse_briefing((HEAD.format(language=language) + fact).encode(), Path("facts.yaml"))


@lru_cache(maxsize=8)
def read_source(source: str, language: str) -> SourceText:
    """A source, read once for all that is said of it, as in a briefing of many facts."""
    return SourceText.from_bytes(source.encode(), language)


class Sentence(NamedTuple):
    """A sentence that bears a fact out, with every qualifier and status that it may be said to have."""

    source: str
    quote: str
    quantity: str
    qualifiers: list[str]
    statuses: list[str]
    period: str

    @property
    def fields(self) -> Fields:
        """The fact, with the plainest qualifier and status."""
        return {
            "quantity": "{" + self.quantity + "}",
            "qualifier": self.qualifiers[0],
            "status": self.statuses[0],
            "period": f"'{self.period}'",
        }

    def falsehoods(self) -> Iterator[tuple[set[str], Fields]]:
        """The rules of which one must catch it, and the fields to change, for each simple falsehood."""
        yield (
            {"number", "unit"},
            {"quantity": "{" + re.sub(r"(\d)(?=, (?:unit|currency))", r"\g<1>7", self.quantity) + "}"},
        )
        for qualifier in set(Qualifier) - {Qualifier(name) for name in self.qualifiers}:
            fits = (qualifier is Qualifier.BETWEEN) == ("low" in self.quantity)
            yield {"qualifier" if fits else "quantity"}, {"qualifier": qualifier}
        allowed = {Status(name) for name in self.statuses}
        for status in set(Status) - allowed:
            yield {"status", "not-said"}, {"status": status}
        yield {"period", "not-said"}, {"period": "'2011'"}


class Refusal(NamedTuple):
    """A sentence that does not bear out its fact, 160,000 pupils but for the fields named, and the rule it breaks."""

    rule: str
    source: str
    quote: str
    changes: str

    @property
    def fields(self) -> Fields:
        """The fact that is refused."""
        changes = [] if self.changes == "-" else [part.partition(": ") for part in self.changes.split(", ")]
        return {"quantity": "{value: 160000, unit: pupils}"} | {name: text for name, _, text in changes}


def _cells(language: str) -> Iterator[list[str]]:
    text = Path(__file__).with_name(f"claims_{language}.txt").read_text(encoding="utf-8")
    yield from (line.split(" | ") for line in text.splitlines() if line and not line.startswith("#"))


def sentences(language: str) -> list[Sentence]:
    """The sentences of a language's file that bear their facts out."""
    rows = (cells for cells in _cells(language) if not cells[0].startswith("! "))
    return [
        Sentence(
            source, quote, quantity, q.split(), s.replace("-", "reported claimed observed", s == "-").split(), period
        )
        for source, quote, quantity, q, s, period in rows
    ]


def refusals(language: str) -> list[Refusal]:
    """Those that do not."""
    rows = (cells for cells in _cells(language) if cells[0].startswith("! "))
    return [Refusal(rule.removeprefix("! "), source, quote, changes) for rule, source, quote, changes in rows]
