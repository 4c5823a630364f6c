"""The built-in kinds of chart, one module each.

To add a kind, copy `columns.py`, the shortest with all parts, and then:

1. Put the name of the new module into `KINDS`.
2. `find_problem` looks at the facts before anything is drawn and says why this kind would misrepresent them; what
   several kinds require stands in `charts.requirements`.
3. `draw` fills a `ChartCanvas` from the upper left corner down, in points, with the colours, faces and sizes of
   `canvas.theme`, and returns the height that it took.
4. A text that shows a value must be the `value` or `words` of its item, with `fact=item.fact`; other digits need a
   `role`.  The check after drawing refuses what has neither.
5. `names`, `notes` and `wrap` of `charts.labels` make the words beside a mark.  `charts.marks` shows strength and
   status; use it, so that a mark means the same in every chart.  Its functions count `u` along a bar from zero and `v`
   across it; the `to_canvas` that you give them turns (u, v) into a place on the canvas.
6. Show the kind with an example in `guide/charts.md`, which a test demands; name it in README.md, where it says how
   many kinds there are, and in `starter/files/facts.yaml`.
7. A kind with keys of its own also adds them to `Chart` in `facts/model.py`.

Such a module imports no matplotlib, because the facts are checked in every build and most charts come from the cache.
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
