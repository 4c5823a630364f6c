"""What several kinds of chart require of their facts, so that the marks can be compared truthfully."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.model import ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart, Quantity, charted_facts


def every_value(items: Sequence[ChartItem]) -> Problem | None:
    """A fact without a quantity has nothing that could be drawn to scale."""
    if bare := next((item.fact for item in items if not item.has_value), None):
        message = f'fact "{bare}" has no quantity to draw'
        return Problem("chart-facts", message, "leave it out, or use a timeline or a corridor")
    return None


def several_values(items: Sequence[ChartItem]) -> Problem | None:
    """One bar alone compares nothing."""
    if len(items) == 1:
        return Problem(
            "chart-facts", "a single value is a tile, not a chart", f'name "{items[0].fact}" under key-figures'
        )
    return None


def one_unit(chart: Chart, briefing: Briefing) -> Problem | None:
    """Lengths to one scale must stand for one unit."""
    measures = {name: _measure(briefing.facts[name].quantity, briefing) for name in charted_facts(chart)}
    first, *others = measures
    if odd := next((name for name in others if measures[name] != measures[first]), None):
        return Problem("chart-facts", f'facts "{first}" and "{odd}" have different units', "one chart, one unit")
    return None


def _measure(quantity: Quantity | None, briefing: Briefing) -> str:
    """What a quantity is measured in; units without a short form are counts, which their labels tell apart."""
    if quantity is None:
        return ""
    unit = briefing.units.get(quantity.unit or "")
    return "count" if unit and unit.short is None else quantity.currency or quantity.unit or ""


def from_zero(items: Sequence[ChartItem]) -> Problem | None:
    """Bars start at zero and grow in one direction."""
    if item := next((i for i in items if min(i.size, i.low or 0, i.high or 0) < 0), None):
        message = f'fact "{item.fact}" is below zero, where these bars start'
        return Problem("chart-facts", message, "use a series or a table")
    return None
