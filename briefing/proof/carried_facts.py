"""Reads the facts that a PDF carries: its facts.json, as a briefing and as the edition that was written."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefing.facts.canonical import restore
from briefing.facts.model import Briefing
from briefing.languages.load import language
from briefing.languages.model import Language
from briefing.proof.finding import Finding
from briefing.proof.model import AttachedFacts, read_facts
from briefing.proof.report import report_facts
from briefing.wording.edition import Edition


class CarriedFacts(NamedTuple):
    """The facts.json of a PDF: typed, as it stands there, as a briefing, and as an edition in its language."""

    content: AttachedFacts
    raw: Mapping[str, Any]
    briefing: Briefing
    edition: Edition


def read_carried_facts(facts: bytes) -> CarriedFacts:
    """All of a facts.json; ValueError if it is not in order, or its languages put no fact into words."""
    content, raw = read_facts(facts)
    briefing = restore(raw["canonical"])

    def language_of(tag: str) -> Language:
        code = tag.partition("-")[0]
        return content.grammars.get(code) or language(code)

    edition = Edition.of(briefing, language_of(content.document.language), language_of(briefing.head.language))
    if content.grammars:
        # A language in a stranger's file may be anything: each fact is put into words once, to see it fail here.
        try:
            edition.wording.language.spaced("")
            deque(report_facts(edition, (), {}), maxlen=0)
        except (ArithmeticError, AttributeError, LookupError, TypeError, re.error) as error:
            raise ValueError(f"its grammars put no fact into words: {error}") from None
    return CarriedFacts(content, raw, briefing, edition)


def find_broken_names(briefing: Briefing) -> Iterator[Finding]:
    """Names that lead nowhere: of units, speakers, sources and inputs, and of a fact that goes by another name."""
    for key, fact in briefing.facts.items():
        names = [
            (fact.id, (key,)),
            (fact.speaker, briefing.speakers),
            (fact.quantity.unit if fact.quantity else None, briefing.units),
            *((name, briefing.facts) for name in fact.inputs),
            *((evidence.source, briefing.sources) for evidence in fact.evidence),
        ]
        for name, known in names:
            if name is not None and name not in known:
                yield Finding("broken-reference", f"fact “{key}” names “{name}”, which is not there", fact=key)
