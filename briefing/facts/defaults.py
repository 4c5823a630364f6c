"""The plain data of a facts file in, the same with ids, `defaults` and built-in units filled in out."""

from __future__ import annotations

from typing import Any

from briefing.facts.model import Kind
from briefing.facts.units import BUILT_IN_UNITS


def is_own(kind: object, derived: bool) -> bool:
    """Whether a fact is the author's own thought or computation, so that no speaker stands behind it."""
    return derived or kind in (Kind.ASSUMPTION, Kind.JUDGEMENT)


def complete(data: Any) -> Any:
    """A copy of the briefing's plain data with everything that the file may leave out."""
    defaults = _table(data, "defaults")
    facts = data.get("facts")
    if isinstance(facts, dict):
        facts = {key: _complete_fact(key, fact, defaults) for key, fact in facts.items()}
        data = {**data, "facts": facts}
    if isinstance(units := data.get("units", {}), dict):
        data = {**data, "units": {**BUILT_IN_UNITS, **units}}
    return data


def _complete_fact(key: str, fact: Any, defaults: dict[str, Any]) -> Any:
    if not isinstance(fact, dict):
        return fact
    names = ("period", "area") if is_own(fact.get("kind"), "formula" in fact) else ("period", "area", "speaker")
    taken = {name: defaults[name] for name in names if name in defaults}
    filled = {"measure": key, **taken, **fact, "id": key}
    if "evidence" in fact:
        filled["evidence"] = _complete_evidence(fact["evidence"], defaults)
    return filled


def _complete_evidence(evidence: Any, defaults: dict[str, Any]) -> Any:
    if isinstance(evidence, list):
        return [_complete_evidence(item, defaults) for item in evidence]
    if isinstance(evidence, dict) and "source" in defaults:
        return {"source": defaults["source"], **evidence}
    return evidence


def _table(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}
