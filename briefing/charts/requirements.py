"""What charts require of their facts, so that their marks can be read and compared truthfully."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.charts.model import ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart, charted_facts

MAX_MARKS = 40
MAX_TEXT = 400


def any_chart(items: Sequence[ChartItem]) -> Problem | None:
    """No kind draws what has no facts, or more than can be read."""
    if not items:
        hint = "name them under facts, or under segments for a corridor"
        return Problem("chart-facts", "the chart has no facts", hint)
    if len(items) > MAX_MARKS:
        message = f"{len(items)} marks are more than the {MAX_MARKS} that can be read"
        return Problem("chart-facts", message, "draw fewer facts, or use a table")
    if long := next((item.fact for item in items if len(item.label) > MAX_TEXT), None):
        return Problem(
            "chart-facts", f'the label of "{long}" is longer than {MAX_TEXT} characters', "shorten the label"
        )
    if not all(math.isfinite(item.size) for item in items):
        return Problem("chart-facts", "a value is too large to be drawn")
    return None


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
    """Lengths to one scale must stand for one unit; units without a short form are counts, told apart by labels."""
    measures = {}
    for name in charted_facts(chart):
        quantity = briefing.facts[name].quantity
        unit = briefing.units.get(quantity.unit or "") if quantity else None
        is_count = unit is not None and unit.short is None
        measures[name] = "count" if is_count else (quantity.currency or quantity.unit or "") if quantity else ""
    first, *others = measures
    if odd := next((name for name in others if measures[name] != measures[first]), None):
        return Problem("chart-facts", f'facts "{first}" and "{odd}" have different units', "one chart, one unit")
    return None


def from_zero(items: Sequence[ChartItem]) -> Problem | None:
    """Bars start at zero and grow in one direction."""
    if item := next((i for i in items if min(i.size, i.low or 0, i.high or 0) < 0), None):
        message = f'fact "{item.fact}" is below zero, where these bars start'
        return Problem("chart-facts", message, "use a series or a table")
    return None
