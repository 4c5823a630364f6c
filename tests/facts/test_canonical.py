"""Canonical facts go through JSON and come back; their digest is theirs alone; no source's text is among them."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from briefing import files
from briefing.facts.canonical import canonical, digest, restore
from briefing.facts.load import FactsFile, load_briefing

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


def test_what_is_not_canonical_is_refused(seed: FactsFile) -> None:
    facts = canonical(seed.briefing)
    facts["facts"]["pupils"]["quantity"]["value"] = "1e9"
    with pytest.raises(ValidationError, match="plain decimal"):
        restore(facts)
