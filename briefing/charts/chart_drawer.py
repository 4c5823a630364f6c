"""Give each figure of a document its chart: its data from the facts, its drawing, its alternative text and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from briefing.cache import Cache
from briefing.charts.chart_data import alt_text, chart_data, table_of
from briefing.charts.custom import INSTALLED, CustomCharts
from briefing.charts.draw import MAX_HEIGHT, draw_chart
from briefing.charts.kinds import KINDS
from briefing.charts.model import ENDLESS, ChartData
from briefing.document.blocks import Figure, no_room_beside, plain
from briefing.document.drawing import DisplayList
from briefing.errors import ChartError, Diagnostic, Place
from briefing.facts.load import FactsFile
from briefing.themes.theme import Theme
from briefing.wording.wording import Wording

NARROW, SLOWNESS = 185.0, 0.7
"""The width in points of a chart on a telephone for text of ten points, and the power of the size by which it grows.

Large type would break words in that width; in one that grows as type does, it would not be large on the screen.
"""


@dataclass(frozen=True)
class ChartDrawer:
    """Draws the charts of one facts file, `width` points wide and at most `height` high, from the cache where it can.

    Those that stand beside others are `half` points wide.
    Facts that the kind of a chart cannot draw truthfully are refused before it is drawn.
    """

    facts: FactsFile
    wording: Wording
    theme: Theme
    width: float
    cache: Cache | None = None
    custom: CustomCharts = INSTALLED
    height: float = MAX_HEIGHT
    half: float = 0.0
    _drawn: dict[tuple[str, float], tuple[ChartData, DisplayList]] = field(default_factory=dict)

    def __call__(self, figure: Figure) -> Figure:
        """`figure` with its chart drawn, in words and as rows; ChartError if that would not be truthful."""
        return self._drawn_as(figure, self.width)

    def beside(self, figure: Figure) -> Figure | Diagnostic:
        """`figure` with its chart drawn to stand beside another; a warning if it has no room there."""
        reason = f"a page has {self.half:.0f} points for each of two, and type of this size takes {self._narrow:.0f}"
        if self.half >= self._narrow:
            try:
                return self._drawn_as(figure, self.half)
            except ChartError as error:
                reason = error.diagnostics[0].message
        place = self.facts.places.at("charts", figure.chart)
        return no_room_beside(figure.number.text, reason).at(place)

    def _drawn_as(self, figure: Figure, width: float) -> Figure:
        data, drawing = self._draw(figure.chart, width)
        return figure._replace(drawing=drawing, alt=alt_text(data, plain(figure.title)), data=table_of(data))

    def narrow(self, names: Iterable[str] | None = None) -> dict[str, DisplayList]:
        """The drawings of charts, or all, for the width of a telephone; a chart that has no room there has none."""
        drawings: dict[str, DisplayList] = {}
        for name in dict.fromkeys(name for name, _ in self._drawn) if names is None else names:
            data, _ = self._draw(name, self.width)
            with suppress(ChartError):
                drawings[name] = draw_chart(
                    data, self.theme, self._narrow, self.cache, max_height=ENDLESS, custom=self.custom
                )
        return drawings

    @property
    def _narrow(self) -> float:
        """The width of a chart on a telephone."""
        return float(NARROW * (self.theme.body_size / 10) ** SLOWNESS)

    def lower(self, name: str, lowness: float, *, is_beside: bool = False) -> DisplayList | None:
        """The drawing of a chart for a page that has less room; None if it would not show the same values."""
        width = self.half if is_beside else self.width
        data, usual = self._draw(name, width)
        with suppress(ChartError):
            values = _values(usual)
            drawing = self._drawing(data._replace(told=tuple(fact for fact, _ in values)), width, lowness)
            return drawing if _values(drawing) == values else None
        return None

    def problems(self) -> Iterator[Diagnostic]:
        """What keeps the charts of the file from being drawn, of all of them at once."""
        yield from self.custom.faults
        for name, chart in self.facts.briefing.charts.items():
            if self.custom.faults and chart.kind not in KINDS:
                continue
            try:
                self._draw(name, self.width)
            except ChartError as error:
                yield from error.diagnostics

    def _draw(self, name: str, width: float) -> tuple[ChartData, DisplayList]:
        if (name, width) not in self._drawn:
            place, briefing = self.facts.places.at("charts", name), self.facts.briefing
            data = chart_data(briefing.charts[name], briefing, self.wording, place, self.custom)
            self._drawn[name, width] = data, self._drawing(data, width, place=place)
        return self._drawn[name, width]

    def _drawing(self, data: ChartData, width: float, lowness: float = 1.0, place: Place | None = None) -> DisplayList:
        return draw_chart(
            data,
            self.theme,
            width,
            self.cache,
            max_height=self.height,
            lowness=lowness,
            place=place,
            custom=self.custom,
        )


def _values(drawing: DisplayList) -> list[tuple[str, str]]:
    """The values that a drawing shows, and whose they are."""
    return sorted((op.fact, op.text) for op in drawing.texts if op.fact)
