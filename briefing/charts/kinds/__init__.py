"""The built-in kinds of chart, one module each, and what several of them require of their facts.

To add a kind, copy `dot_plot.py`, which has all parts and leans on no other kind, and then:

1. Put the name of the new module into `KINDS`.
2. `find_problems` looks at the facts before anything is drawn and says why this kind would misrepresent them; what
   several kinds require stands here.
3. `draw` fills a `ChartCanvas` from the upper left corner down, in points, with the colours, faces and sizes of
   `canvas.theme`, and returns the height that it took.
4. `canvas.value` shows the value of an item.  A text that does must be its `value` or `words`, with `fact=item.fact`;
   other digits need a `role`.  The check after drawing refuses what has neither.
5. `note`, `name_role` and `wrap` of `charts.labels` make the words beside a mark.  `charts.marks` shows strength and
   status; use it, so that a mark means the same in every chart.  Its functions count `u` along a bar from zero and `v`
   across it; the `to_canvas` that you give them turns (u, v) into a place on the canvas.
6. Show the kind with an example in `guide/charts.md`, which a test demands; name it in README.md, where it says how
   many kinds there are, and in `starter/files/facts.yaml`.
7. A kind with keys of its own also adds them to `Chart` in `facts/model.py`, where `is_to_scale` names those without a
   scale; `WITH_AXIS` and `WITH_HIGHLIGHT` here name those that have one.

Such a module imports no matplotlib, because the facts are checked in every build and most charts come from the cache.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from briefing.cache import remembered
from briefing.charts.model import ChartItem
from briefing.errors import Problem
from briefing.facts.assertion import Quantity
from briefing.facts.model import Briefing, Chart, Unit, charted_facts

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas
    from briefing.charts.model import ChartData

KINDS = (
    "bars", "columns", "series", "timeline", "corridor", "progress",
    "stacked-bars", "stacked-columns", "shares", "dot-plot", "multiples",
)  # fmt: skip
"""The name of each kind in a facts file, and of its module here, which has _ for -."""
WITH_AXIS = ("columns", "series", "multiples")
"""The kinds that have a value axis where values have no room beside their marks."""
WITH_TARGET = "progress"
"""The built-in kind that draws a target."""
WITH_HIGHLIGHT = ("bars", "columns")
"""The built-in kinds of which some marks may stand out."""
MAX_MARKS = 200
MAX_TEXT = 400


class ChartKind(Protocol):
    """What the module of a kind consists of."""

    def find_problems(self, chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
        """Why the facts of `chart`, whose marks would be `items`, cannot be drawn truthfully; all reasons."""

    def draw(self, canvas: ChartCanvas, data: ChartData) -> float:
        """Draw all items of `data`; returns the height in points."""


def kind_named(name: str) -> ChartKind:
    """The module of a built-in kind, imported only now."""
    return cast("ChartKind", import_module(f"briefing.charts.kinds.{name.replace('-', '_')}"))


def any_chart(chart: Chart, items: Sequence[ChartItem]) -> Iterator[Problem]:
    """No kind draws what has no facts, or more than can be read; of ours only one draws a target."""
    if chart.target and chart.kind in KINDS and chart.kind != WITH_TARGET:
        message = f'a chart of kind "{chart.kind}" draws no target'
        yield Problem("chart-facts", message, "write kind: progress, or name the fact under facts")
    names = {item.fact for item in items}
    if chart.highlight and ((chart.kind in KINDS and chart.kind not in WITH_HIGHLIGHT) or any(i.lane for i in items)):
        yield Problem("chart-facts", "marks stand out in bars and columns without segments", "leave out highlight:")
    elif missing := [name for name in chart.highlight or () if name not in names]:
        yield Problem("chart-facts", f'fact "{missing[0]}" is highlighted and not shown', "name it under facts, too")
    if not items:
        hint = "name them under facts, or under segments for a corridor"
        yield Problem("chart-facts", "the chart has no facts", hint)
    if any(not item.lane and not item.role for item in items) and any(item.lane for item in items):
        yield Problem("chart-facts", "the chart has facts beside its segments", "put all of them into segments")
    if len(items) > MAX_MARKS:
        message = f"{len(items)} marks are more than the {MAX_MARKS} that can be read"
        yield Problem("chart-facts", message, "draw fewer facts, or use a table")
    for item in items:
        if len(item.label) > MAX_TEXT:
            message = f'the label of "{item.fact}" is longer than {MAX_TEXT} characters'
            yield Problem("chart-facts", message, "shorten the label")
        if not all(map(math.isfinite, item.ends)):
            yield Problem("chart-facts", f'the value of fact "{item.fact}" is too large to be drawn')


def every_value(items: Sequence[ChartItem]) -> Iterator[Problem]:
    """A fact without a quantity has nothing that could be drawn to scale, nor has a rank, or two numbers together."""
    for item in items:
        if not item.has_value:
            message = f'fact "{item.fact}" has no quantity to draw'
            if item.words:
                message = f'fact "{item.fact}" is "{item.words}", which has no length to draw'
            yield Problem("chart-facts", message, "leave it out, or use a timeline or a corridor")


def several_values(items: Sequence[ChartItem]) -> Iterator[Problem]:
    """One bar alone compares nothing."""
    if len(items) == 1:
        hint = f'name "{items[0].fact}" under key-figures'
        yield Problem("chart-facts", "a single value is a tile, not a chart", hint)


@remembered
def _measures(quantity: Quantity, units: Mapping[str, Unit], language: str) -> Iterator[Quantity]:
    """The quantity, if what it has is money or a measure."""
    # Imported where it is needed, since most charts do not: they take 22 ms.
    from briefing.evidence.lexicons.lexicon import load_lexicon
    from briefing.evidence.matching.unit_match import UnitMatch

    if not UnitMatch(quantity, units, load_lexicon(language)).is_noun:
        yield quantity


def one_unit(chart: Chart, briefing: Briefing) -> Iterator[Problem]:
    """Lengths to one scale must stand for one unit; what is counted is one by one, and told apart by labels.

    A count has a unit without a short form that is no measure, such as tons a year.
    """
    quantities = {name: briefing.facts[name].quantity for name in charted_facts(chart)}
    measures = {name: q.currency or q.unit or "" for name, q in quantities.items() if q and not q.ratio}
    if len(set(measures.values())) > 1:
        for name, quantity in quantities.items():
            unit = briefing.units.get(quantity.unit or "") if quantity else None
            if quantity and unit and not unit.short:
                is_counted = not any(_measures(quantity, briefing.units, briefing.head.language))
                measures[name] = "count" if is_counted else measures[name]
    first, *others = measures or [""]
    for name in others:
        if measures[name] != measures[first]:
            yield Problem("chart-facts", f'facts "{first}" and "{name}" have different units', "one chart, one unit")
