"""Names of sources: a number in one is a day, a document's number, or the source's own word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.evidence.check import check_briefing
from briefing.evidence.record import CheckRecord
from briefing.evidence.source_text import SourceText
from briefing.evidence.texts import counts_in_called, counts_in_title, find_unbacked_names
from briefing.facts.load import FactsFile, parse_briefing
from briefing.facts.model import Allowance

FACTS = """
head: {id: boats, title: Boats, date: 2031-03-01}
units: {boats: {one: boat, other: boats}}
defaults: {source: gazette, period: "2030", speaker: harbour, area: Port Elin}
speakers: {harbour: {name: the Harbour Office}}
sources: {gazette: SOURCE}
sections: {boats: {title: Boats}}
facts:
  boats: {section: boats, label: boats, statement: "There were {value}.", quantity: {value: 90, unit: boats},
    evidence: [{quote: counted 90 boats}]}
"""
TEXT = """Three lean years for the harbour
In 2030 the Harbour Office of Port Elin counted 90 boats. All 1,204 moorings
are let.
"""


def facts_of(source: dict[str, str]) -> FactsFile:
    given = {"publisher": "Elin Post", "published": "2031-02-01", **source}
    return parse_briefing(FACTS.replace("SOURCE", json.dumps(given)).encode(), Path("facts.yaml"))


@pytest.mark.parametrize(
    ("language", "title", "counts"),
    [
        ("en", "Harbour report, 5 March 2031", []),
        ("en", "Boats in 2030: the 43rd session, A/RES/78/1, Order No. 12 and the G20", []),
        ("en", "Budget 2030/31", []),
        ("en", "Nine Dead in Harbour", ["Nine"]),
        ("en", "Harbour Loses 84", ["84"]),
        ("en", "2000 boats lost", ["2000"]),
        ("en", "A third of boats lost", ["A third"]),
        ("ru", "Закон № 44 от 5 апреля 2013 года", []),
        ("ru", "Утонули девять лодок", ["девять"]),
        ("az", "2030-cu ilin yekunları", []),
        ("az", "Doqquz qayıq batdı", ["Doqquz"]),
    ],
)
def test_numbers_of_a_title_that_name_nothing(language: str, title: str, counts: list[str]) -> None:
    assert [words for _, words in counts_in_title(title, (), language)] == counts


def test_a_number_at_the_end_belongs_to_who_is_called_so() -> None:
    names = ("TV 8", "Club of Four", "Nine Clerks", "8 Kanal", "Jo Marsh, 8 readers")
    assert [[words for _, words in counts_in_called(name)] for name in names] == [[], [], ["Nine"], ["8"], ["8"]]


@pytest.mark.parametrize(
    ("source", "is_backed"),
    [
        ({"title": "Three lean years for the harbour"}, True),
        ({"title": "THREE LEAN YEARS FOR THE HARBOUR | Elin Post"}, True),
        ({"title": "Four lean years for the harbour"}, False),
        ({"title": "1204 moorings"}, True),
        ({"title": "204 moorings"}, False),
        ({"title": "Nine boats lost", "url": "https://example.org/2031/nine-boats-lost"}, True),
        ({"title": "Nine boats lost", "url": "https://example.org/9-boats"}, False),
        ({"publisher": "Nine Sisters Press"}, False),
        ({"publisher": "Nine Sisters Press", "url": "https://ninesisterspress.example.org/"}, True),
        ({"author": "Jo Marsh, 40 years on the quay"}, False),
    ],
)
def test_a_source_has_the_numbers_of_its_names_itself(source: dict[str, str], is_backed: bool) -> None:
    facts, texts = facts_of(source), {"gazette": SourceText.from_bytes(TEXT.encode())}
    report = check_briefing(facts, texts)
    rules = [] if is_backed else ["value-in-name"]
    assert [d.rule for d in find_unbacked_names(facts, texts, report.record)] == rules
    # Where the text is not at hand, the record knows.
    assert [d.rule for d in find_unbacked_names(facts, {}, report.record)] == rules


def test_what_is_allowed_may_stand_in_a_name() -> None:
    facts = facts_of({"title": "Nine boats lost"})
    allowed = facts.briefing.model_copy(update={"allowed": (Allowance(text="Nine boats", reason="an article"),)})
    rules = [
        [d.rule for d in find_unbacked_names(f, {}, CheckRecord())] for f in (facts, facts._replace(briefing=allowed))
    ]
    assert rules == [["value-in-name"], []]
