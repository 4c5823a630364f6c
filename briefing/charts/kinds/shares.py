"""Shares of a whole: bars of one length, divided into parts; what the parts leave of 100 % stays empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.charts.kinds.stacked_bars import draw_stacks
from briefing.charts.marks import find_stack_problems, stacks_of
from briefing.charts.model import ChartData, ChartItem
from briefing.errors import Problem
from briefing.facts.model import Briefing, Chart
from briefing.facts.scalars import PERCENT

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

ROUNDING = 0.5
"""Per cents that are rounded may add up to so much more or less for each part."""


def find_problems(chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
    """Stacks, whose per cents are not more than all there is."""
    yield from find_stack_problems(chart, items, briefing)
    for lane, group in groupby(items, key=lambda item: item.lane):
        parts = list(group)
        total = sum(item.size for item in parts)
        quantities = [briefing.facts[item.fact].quantity for item in parts]
        are_per_cents = all(quantity and quantity.unit == PERCENT for quantity in quantities)
        if are_per_cents and total > 100 + ROUNDING * len(parts):
            of = f' of "{lane}"' if lane else ""
            message = f"the shares{of} add up to more than all there is: {total:g} per cent"
            yield Problem("chart-facts", message, "they are no parts of one whole: use bars")


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The bars, all of one length."""
    totals = {lane: parts[-1].end for lane, parts in stacks_of(data).items()}
    wholes = {lane: max(total, data.whole) for lane, total in totals.items()}
    return draw_stacks(canvas, data, wholes, has_frame=True)
