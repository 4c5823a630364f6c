"""Make each chart of a facts file ready for a document: its drawing, its alternative text, its data."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.charts.alt_text import alt_text, table_of
from briefing.charts.cache import Cache
from briefing.charts.custom import INSTALLED, CustomCharts
from briefing.charts.data import chart_data
from briefing.charts.draw import draw_chart
from briefing.document.drawing import DisplayList, DrawnChart
from briefing.facts.load import FactsFile
from briefing.themes.theme import Theme
from briefing.wording.wording import Wording


@dataclass(frozen=True)
class ChartDrawer:
    """Draws the charts of one facts file, `width` points wide, from the cache where it can.

    Without a theme nothing is drawn; the facts of each chart are checked all the same.
    """

    facts: FactsFile
    wording: Wording
    theme: Theme | None
    width: float
    cache: Cache | None = None
    custom: CustomCharts = INSTALLED

    def __call__(self, name: str, title: str) -> DrawnChart:
        """The chart `name` under `title`; ChartError if it cannot be drawn truthfully."""
        place, briefing = self.facts.places.at("charts", name), self.facts.briefing
        data = chart_data(briefing.charts[name], briefing, self.wording, place, self.custom)
        drawing = DisplayList(0, 0, ())
        if self.theme:
            drawing = draw_chart(data, self.theme, self.width, self.cache, place=place, custom=self.custom)
        return DrawnChart(drawing, alt_text(data, title), table_of(data))
