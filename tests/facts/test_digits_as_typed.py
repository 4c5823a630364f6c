"""A value keeps the digits that were typed: through the model, the canonical facts and back."""

from decimal import Decimal
from pathlib import Path

from briefing.facts.canonical import canonical, restore
from briefing.facts.load import parse_briefing

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
