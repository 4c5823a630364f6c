"""Finds facts of one measure that cannot all be true; the briefing shows them side by side."""

from __future__ import annotations

from collections import defaultdict
from math import inf

from briefing.errors import Diagnostic, Severity
from briefing.facts.intervals import Interval, read_interval
from briefing.facts.model import Briefing, Fact
from briefing.yaml_source.problems import quoted
from briefing.yaml_source.tree import Places


def conflicts(briefing: Briefing) -> tuple[tuple[str, ...], ...]:
    """Ids of facts of one measure, area, period and unit whose values exclude each other, in file order.

    What is observed, reported or claimed is compared; a plan or target conflicts only with its like.
    """
    groups: dict[object, list[Fact]] = defaultdict(list)
    for fact in briefing.facts.values():
        if fact.quantity is not None and not fact.quantity.is_empty:
            status = "asserted" if fact.status.is_asserted else fact.status
            unit = fact.quantity.unit, fact.quantity.currency
            groups[fact.measure, fact.area, fact.period, status, unit].append(fact)
    return tuple(ids for group in groups.values() if len(group) > 1 and (ids := _disagreeing(group)))


def _disagreeing(facts: list[Fact]) -> tuple[str, ...]:
    """Those that exclude another: if any other does, the one with the highest low end or the lowest high end does."""
    values = {fact.id: read_interval(fact.quantity, fact.qualifier) for fact in facts if fact.quantity}
    top = max(values.values(), key=lambda value: (-inf if value.low is None else value.low, value.low_open))
    bottom = min(values.values(), key=lambda value: (inf if value.high is None else value.high, not value.high_open))
    return tuple(key for key, value in values.items() if _lies_below(value, top) or _lies_below(bottom, value))


def _lies_below(lower: Interval, upper: Interval) -> bool:
    """Whether all of `lower` is less than all of `upper`."""
    if lower.high is None or upper.low is None:
        return False
    return lower.high < upper.low or (lower.high == upper.low and (lower.high_open or upper.low_open))


def conflict_warnings(briefing: Briefing, places: Places) -> tuple[Diagnostic, ...]:
    """One warning for each group, at its last fact."""
    warnings = []
    for ids in conflicts(briefing):
        names = ", ".join(map(quoted, ids[:5])) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")
        message = f"facts {names} disagree on one measure, area and period"
        hint = "they are shown side by side; give them another measure:, area: or period: if they differ in that"
        warnings.append(Diagnostic(places.at("facts", ids[-1]), "conflict", message, hint, Severity.WARNING))
    return tuple(warnings)
