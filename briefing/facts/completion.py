"""Fills in what a facts file may leave out: ids, what stands under `defaults:`, the built-in units.

It works on the plain data of the file, before its model is built: what the model then refuses is refused as written.
"""

from __future__ import annotations

from typing import Any

from briefing.facts.model import Kind
from briefing.facts.periods import begin_business_years
from briefing.facts.scalars import BUILT_IN_UNITS, RANK


def complete(data: Any) -> Any:
    """A copy of the briefing's plain data with everything that the file may leave out.

    What has another shape than it should is left as it is: the model will refuse it.
    """
    facts, units = data.get("facts"), data.get("units", {})
    if isinstance(facts, dict):
        completed = {key: _begin_years(_complete_fact(key, fact, data), data) for key, fact in facts.items()}
        data = {**data, "facts": completed}
    if isinstance(units, dict):
        # A rank only where a fact is one, so that the digest of other files is as it was.
        quantities = (_mapping(fact, "quantity") for fact in (facts.values() if isinstance(facts, dict) else ()))
        has_rank = any(quantity.get("unit") == RANK for quantity in quantities)
        built_in = {name: forms for name, forms in BUILT_IN_UNITS.items() if name != RANK or has_rank}
        data = {**data, "units": {**built_in, **units}}
    return data


def _mapping(data: Any, key: object) -> dict[str, Any]:
    """What stands at `key`, if that is a mapping."""
    found = data.get(key) if isinstance(data, dict) and isinstance(key, str) else None
    return found if isinstance(found, dict) else {}


def _complete_fact(key: str, fact: Any, data: dict[str, Any]) -> Any:
    if not isinstance(fact, dict):
        return fact
    defaults = _mapping(data, "defaults")
    is_derived = "formula" in fact  # whose area is that of what it is made of
    needed = {"period": True, "area": not is_derived, "speaker": not needs_no_speaker(fact.get("kind"), is_derived)}
    taken = {name: defaults[name] for name, is_needed in needed.items() if is_needed and name in defaults}
    filled = {"measure": key, **taken, **fact, "id": key}
    if "evidence" in fact:
        filled["evidence"] = _complete_evidence(fact["evidence"], defaults)
    return filled


def _begin_years(fact: Any, data: dict[str, Any]) -> Any:
    """The fact with a business year that says when it begins, if its source does, or `defaults:`, or `head:`."""
    if not isinstance(fact, dict) or not isinstance(fact.get("period"), str):
        return fact
    given = fact.get("evidence")
    evidence = [item for item in (given if isinstance(given, list) else [given]) if isinstance(item, dict)]
    sources = [_mapping(data.get("sources"), item.get("source")) for item in evidence]
    places = (*sources, _mapping(data, "defaults"), _mapping(data, "head"))
    first_day = next((str(place["fiscal-year"]) for place in places if place.get("fiscal-year")), None)
    try:
        return {**fact, "period": begin_business_years(fact["period"], first_day)} if first_day else fact
    except ValueError:  # which is reported where it stands
        return fact


def _complete_evidence(evidence: Any, defaults: dict[str, Any]) -> Any:
    if isinstance(evidence, list):
        return [_complete_evidence(item, defaults) for item in evidence]
    if isinstance(evidence, dict) and "source" in defaults:
        return {"source": defaults["source"], **evidence}
    return evidence


def needs_no_speaker(kind: object, is_derived: bool) -> bool:
    """Whether a fact is the author's own thought or computation, so that no speaker stands behind it."""
    return is_derived or kind in (Kind.ASSUMPTION, Kind.JUDGEMENT)
