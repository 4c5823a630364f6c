"""The built-in kinds of chart, one module each.

To add a kind, write `kinds/NAME.py` with the two functions of `ChartKind` and put its name into `KINDS`; nothing
else has to know it.  `find_problem` looks at the facts before anything is drawn and says why this kind would
misrepresent them; what several kinds require stands in `charts.requirements`.  `draw` fills a `ChartCanvas` from the
upper left corner down, in points, with the colours, faces and sizes of `canvas.theme`, and returns the height
that it took.  A text that shows a value must be the `value` or `words` of its item, with `fact=item.fact`; other digits
need a `role`; the check after drawing refuses what has neither.  How strength and status look is in
`charts.marks`: use it, so that a mark means the same in every chart.  Such a module imports no matplotlib, because
the facts are checked in every build and most charts come from the cache.  A test demands that each kind stands
in `guide/charts.md` with an example.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas
    from briefing.charts.model import ChartData, ChartItem
    from briefing.errors import Problem
    from briefing.facts.model import Briefing, Chart

KINDS = ("bars", "columns", "series", "timeline", "corridor", "progress")
"""The name of each kind in a facts file, and of its module here."""


class ChartKind(Protocol):
    """What the module of a kind consists of."""

    def find_problem(self, chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Problem | None:
        """Why the facts of `chart`, whose marks would be `items`, cannot be drawn truthfully; else None."""

    def draw(self, canvas: ChartCanvas, data: ChartData) -> float:
        """Draw all items of `data`; returns the height in points."""


def kind_named(name: str) -> ChartKind:
    """The module of a built-in kind, imported only now."""
    return cast("ChartKind", import_module(f"briefing.charts.kinds.{name}"))
