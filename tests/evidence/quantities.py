"""Says which rules a fact of a number breaks, for tests of units, rates, tables and what a number counts."""

import json
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.evidence.check import check_briefing
from briefing.facts.load import parse_briefing
from tests.evidence.claiming import read_source

BESIDE = {"single-source", "quoted-share", "long-quote", "trend"}
FORMS = {"en": ("one", "other"), "ru": ("one", "few", "many"), "az": ("one", "other")}


def rules_of(
    source: str,
    quote: str,
    quantity: dict[str, Any],
    statement: str = "It is {value}.",
    unit: str = "",
    language: str = "en",
    *,
    is_at_hand: bool = True,
    source_language: str = "",
    **more: Any,
) -> set[str]:
    """The rules that the fact breaks, warnings too; `unit` has the forms of its unit, parted by slashes.

    Unless the source is at hand only its quote is. It is in the language of the fact unless another one is given.
    """
    spoken = source_language or language
    forms = dict(zip(FORMS[language], unit.split("/"), strict=False))
    if unit and "unit" not in quantity:
        quantity = {**quantity, "unit": "things"}
    fact = {"section": "a", "label": "it", "statement": statement, "period": "2024", "speaker": "paper"} | more
    evidence = more.get("evidence", {"quote": quote})
    data = {
        "head": {"id": "test", "title": "A", "date": "2024-08-19", "state": "final", "language": language},
        "defaults": {"source": "paper"},
        "units": {"things": {"other": forms.get("few", unit.split("/")[-1])} | forms} if unit else {},
        "speakers": {"paper": {"name": "The Paper"}},
        "sources": {"paper": {"publisher": "The Paper", "published": "2024-08-19", "language": spoken}},
        "sections": {"a": {"title": "A"}},
        "facts": {"it": fact | ({"quantity": quantity} if quantity else {}) | {"evidence": evidence}},
    }
    try:
        facts = parse_briefing(json.dumps(data, ensure_ascii=False, default=str).encode(), Path("facts.yaml"))
    except BriefingError as error:
        return {d.rule for d in error.diagnostics}
    texts = {"paper": read_source(source, spoken)} if is_at_hand else {}
    report = check_briefing(facts, texts)
    return {d.rule for d in report.diagnostics} - BESIDE
