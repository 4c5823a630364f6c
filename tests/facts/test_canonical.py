"""Canonical facts go through JSON and come back; their digest is theirs alone; no source's text is among them."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from briefing import files
from briefing.facts.load import FactsFile, canonical, digest, load_briefing, parse_briefing, restore

SECOND = Path(__file__).parents[1] / "seeds" / "veland-osmark.yaml"


@pytest.mark.parametrize("path", [files.seed(), SECOND], ids=lambda p: p.stem)
def test_canonical_facts_come_back(path: Path) -> None:
    briefing = load_briefing(path).briefing
    facts = canonical(briefing)
    assert canonical(restore(json.loads(json.dumps(facts)))) == facts
    assert restore(facts).facts == briefing.facts


def test_the_digest_changes_with_any_fact(seed: FactsFile) -> None:
    facts = canonical(seed.briefing)
    before = digest(facts)
    facts["facts"]["pupils"]["quantity"]["value"] = "160001"
    assert digest(facts) != before


def test_the_order_of_facts_does_not_count(seed: FactsFile) -> None:
    facts = canonical(seed.briefing)
    turned = {**facts, "facts": dict(reversed(facts["facts"].items()))}
    assert digest(turned) == digest(facts)


def test_where_a_text_lies_is_not_told(seed: FactsFile) -> None:
    assert seed.briefing.sources["news-az"].text
    assert "text" not in canonical(seed.briefing)["sources"]["news-az"]


def test_only_a_file_that_names_context_and_readings_has_keys_for_them(facts_of: Callable[[str], FactsFile]) -> None:
    facts = """
sections: {a: {title: A}}
facts:
  plain: {section: a, label: it, statement: It is so., evidence: {quote: it is so}}
  read: {section: a, label: it, statement: It is so., reading: {period: the heading says so},
    evidence: [{quote: it is so}, {quote: this year, for: period}, {quote: here, for: [area, unit]}]}
"""
    briefing = facts_of(facts).briefing
    written = canonical(briefing)["facts"]
    assert "reading" not in written["plain"] and "for" not in written["plain"]["evidence"][0]
    assert written["read"]["reading"] == {"period": "the heading says so"}
    assert [e.get("for") for e in written["read"]["evidence"]] == [None, ["period"], ["area", "unit"]]
    assert restore(canonical(briefing)).facts == briefing.facts


def test_what_is_not_canonical_is_refused(seed: FactsFile) -> None:
    facts = canonical(seed.briefing)
    facts["facts"]["pupils"]["quantity"]["value"] = "1e9"
    with pytest.raises(ValidationError, match="plain decimal"):
        restore(facts)


FILE = """
head: {id: f, title: Fares, date: 2025-03-06}
defaults: {period: "2024"}
sections: {a: {title: Fares}}
facts:
  fare: {section: a, label: fare, statement: "It was {value}.", kind: judgement, quantity: {value: 1.50, currency: EUR}}
  share: {section: a, label: share, statement: "It was {value}.", kind: judgement, qualifier: between,
    quantity: {low: 9.0, high: 9.50}}
"""


def test_zeros_behind_the_decimal_sign_are_kept() -> None:
    briefing = parse_briefing(FILE.encode(), Path("facts.yaml")).briefing
    facts = canonical(briefing)["facts"]
    assert facts["fare"]["quantity"] == {"value": "1.50", "currency": "EUR"}
    assert facts["share"]["quantity"] == {"low": "9.0", "high": "9.50"}
    restored = restore(canonical(briefing)).facts["fare"].quantity
    assert restored and str(restored.value) == "1.50" and restored.value == Decimal("1.5")


def test_a_change_keeps_its_mark_and_others_have_none() -> None:
    file = FILE.replace("quantity: {value: 1.50,", "quantity: {value: -1.50, change: true,")
    facts = canonical(parse_briefing(file.encode(), Path("facts.yaml")).briefing)
    assert facts["facts"]["fare"]["quantity"] == {"value": "-1.50", "currency": "EUR", "change": True}
    assert "change" not in facts["facts"]["share"]["quantity"]
    restored = restore(facts).facts["fare"].quantity
    assert restored and restored.change
