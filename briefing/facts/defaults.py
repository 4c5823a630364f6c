"""Completes the data of a facts file: ids, what stands under `defaults:`, and the built-in units."""

from __future__ import annotations

from typing import Any

from briefing.facts.model import Kind
from briefing.facts.units import BUILT_IN_UNITS


def needs_no_speaker(kind: object, is_derived: bool) -> bool:
    """Whether a fact is the author's own thought or computation, so that no speaker stands behind it."""
    return is_derived or kind in (Kind.ASSUMPTION, Kind.JUDGEMENT)


def complete(data: Any) -> Any:
    """A copy of the briefing's plain data with everything that the file may leave out.

    What has another shape than it should is left as it is: the model will refuse it.
    """
    defaults = data.get("defaults")
    facts, units = data.get("facts"), data.get("units", {})
    if isinstance(facts, dict):
        given = defaults if isinstance(defaults, dict) else {}
        data = {**data, "facts": {key: _complete_fact(key, fact, given) for key, fact in facts.items()}}
    if isinstance(units, dict):
        data = {**data, "units": {**BUILT_IN_UNITS, **units}}
    return data


def _complete_fact(key: str, fact: Any, defaults: dict[str, Any]) -> Any:
    if not isinstance(fact, dict):
        return fact
    names = (
        ("period", "area") if needs_no_speaker(fact.get("kind"), "formula" in fact) else ("period", "area", "speaker")
    )
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
