"""A briefing in, the groups of its facts that cannot all be true out."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from briefing.errors import Diagnostic, Severity
from briefing.facts.intervals import Interval, read_interval
from briefing.facts.model import Briefing, Fact, Status
from briefing.yaml_source.problems import quoted
from briefing.yaml_source.tree import Places

_ASSERTED = frozenset({Status.OBSERVED, Status.REPORTED, Status.CLAIMED})


def conflicts(briefing: Briefing) -> tuple[tuple[str, ...], ...]:
    """Ids of facts of one measure, area, period and unit whose values exclude each other, in file order.

    What is observed, reported or claimed is compared; a plan or target conflicts only with its like.
    """
    groups: dict[object, list[Fact]] = defaultdict(list)
    for fact in briefing.facts.values():
        if fact.quantity is not None and not fact.quantity.is_empty:
            groups[_subject(fact)].append(fact)
    return tuple(ids for group in groups.values() if (ids := _disagreeing(group)))


def conflict_warnings(briefing: Briefing, places: Places) -> tuple[Diagnostic, ...]:
    """One warning for each group, at its last fact."""
    return tuple(_warning(ids, places) for ids in conflicts(briefing))


def _warning(ids: tuple[str, ...], places: Places) -> Diagnostic:
    names = ", ".join(map(quoted, ids[:5])) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")
    message = f"facts {names} disagree on one measure, area and period"
    hint = "they are shown side by side; give them another measure:, area: or period: if they differ in that"
    return Diagnostic(places.at("facts", ids[-1]), "conflict", message, hint, Severity.WARNING)


def _subject(fact: Fact) -> object:
    assert fact.quantity is not None
    status = "asserted" if fact.status in _ASSERTED else fact.status
    return fact.measure, fact.area, fact.period, status, fact.quantity.unit, fact.quantity.currency


def _disagreeing(facts: list[Fact]) -> tuple[str, ...]:
    """Those that miss the highest low end or the lowest high end of the group: they exclude at least one other."""
    values = {fact.id: read_interval(fact.quantity, fact.qualifier) for fact in facts if fact.quantity}
    top = max(values.values(), key=_low_end)
    bottom = min(values.values(), key=_high_end)
    return tuple(key for key, value in values.items() if _exclude(value, top) or _exclude(bottom, value))


def _low_end(value: Interval) -> tuple[Fraction | float, bool]:
    return (float("-inf") if value.low is None else value.low), value.low_open


def _high_end(value: Interval) -> tuple[Fraction | float, bool]:
    return (float("inf") if value.high is None else value.high), not value.high_open


def _exclude(lower: Interval, upper: Interval) -> bool:
    """Whether all of `lower` lies below all of `upper`."""
    if lower.high is None or upper.low is None:
        return False
    return lower.high < upper.low or (lower.high == upper.low and (lower.high_open or upper.low_open))
