"""Make each chart of a facts file ready for a document: its drawing, its alternative text, its data as a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from briefing.charts.cache import Cache
from briefing.charts.custom import INSTALLED, CustomCharts
from briefing.charts.data import chart_data
from briefing.charts.draw import draw_chart
from briefing.charts.model import ChartData
from briefing.document.drawing import DisplayList, DrawnChart
from briefing.facts.load import FactsFile
from briefing.themes.theme import Theme
from briefing.wording.wording import Wording

COLUMNS = ("fact", "label", "value", "qualifier", "status", "period")


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


def alt_text(data: ChartData, title: str) -> str:
    """The finding `title` and every mark with its value, status and period, as sentences."""
    sentences = [title]
    for lane, items in groupby(data.items, key=lambda item: item.lane):
        marks = "; ".join(f"{i.label}{i.words and f': {i.words}'} ({i.status}, {i.period})" for i in items)
        sentences.append(f"{lane}: {marks}" if lane else marks[:1].upper() + marks[1:])
    return " ".join(text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in sentences)


def table_of(data: ChartData) -> tuple[tuple[str, ...], ...]:
    """The marks as rows below `COLUMNS`, in the order of the chart."""
    rows = (
        (i.fact, f"{i.lane}: {i.label}" if i.lane else i.label, i.words, i.qualifier, i.status, i.period)
        for i in data.items
    )
    return (COLUMNS, *rows)
