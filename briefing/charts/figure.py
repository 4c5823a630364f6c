"""`ChartData` in, a `DisplayList` out: from the cache, or drawn afresh; matplotlib is imported only for the latter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.charts.cache import Cache, key_of
from briefing.charts.check import check_values
from briefing.charts.data import ChartData, Room, chart_data
from briefing.charts.kinds import KINDS
from briefing.charts.own import INSTALLED, OwnChart, OwnCharts
from briefing.charts.words import alt_text, table_of
from briefing.document.drawing import DisplayList, DrawnChart, Op, Segment, TextOp
from briefing.errors import ChartError, Diagnostic, Place
from briefing.themes.theme import Theme

if TYPE_CHECKING:
    from briefing.facts.file import FactsFile
    from briefing.wording.wording import Wording

MAX_HEIGHT = 600.0


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
    own: OwnCharts = INSTALLED

    def __call__(self, name: str, title: str) -> DrawnChart:
        """The chart `name` under `title`; ChartError if it cannot be drawn truthfully."""
        place, briefing = self.facts.places.at("charts", name), self.facts.briefing
        data = chart_data(briefing.charts[name], briefing, self.wording, place, self.own)
        drawing = DisplayList(0, 0, ())
        if self.theme:
            drawing = draw_chart(data, self.theme, self.width, self.cache, place=place, own=self.own)
        return DrawnChart(drawing, alt_text(data, title), table_of(data))


def draw_chart(
    data: ChartData,
    theme: Theme,
    width: float,
    cache: Cache | None,
    *,
    max_height: float = MAX_HEIGHT,
    place: Place | None = None,
    own: OwnCharts = INSTALLED,
) -> DisplayList:
    """The drawing of `data`, `width` points wide and at most `max_height` high.

    ChartError, at `place`, for what cannot be drawn, such as a character that no face has.
    """
    room = Room(theme, float(width), float(max_height))
    chart = None if data.kind in KINDS else own.get(data.kind)
    key = key_of(data, room, chart.digest if chart else "") if cache else ""
    if cache and (found := cache.get(key)):
        return found
    drawing = _drawn(data, room, place or Place(data.kind), chart)
    if cache:
        cache.put(key, drawing)
    return drawing


def _drawn(data: ChartData, room: Room, place: Place, chart: OwnChart | None) -> DisplayList:
    try:
        from briefing.charts.afresh import draw_afresh
    except (ImportError, ValueError) as error:
        hint = "look at MPLBACKEND and at your matplotlibrc"
        raise ChartError([Diagnostic(place, "matplotlib", f"matplotlib does not load: {error}", hint)]) from None
    place = Place(chart.file) if chart else place
    drawing = draw_afresh(data, room, chart, place)
    check_values(drawing, data, place)
    return _shrunk(drawing, room.max_height)


def _shrunk(drawing: DisplayList, max_height: float) -> DisplayList:
    if drawing.height <= max_height:
        return drawing
    factor = max_height / drawing.height
    ops = tuple(_scaled(op, factor) for op in drawing.ops)
    return DisplayList(round(drawing.width * factor, 2), round(max_height, 2), ops)


def _scaled(op: Op, factor: float) -> Op:
    clip = _scaled_path(op.clip, factor) if op.clip else None
    if isinstance(op, TextOp):
        x, y, size = _times((op.x, op.y, op.size), factor)
        return op._replace(x=x, y=y, size=size, clip=clip)
    width, *dash = _times((op.line_width, *op.dash), factor)
    return op._replace(path=_scaled_path(op.path, factor), line_width=width, dash=tuple(dash), clip=clip)


def _scaled_path(path: tuple[Segment, ...], factor: float) -> tuple[Segment, ...]:
    return tuple((letter, *_times(numbers, factor)) for letter, *numbers in path)


def _times(numbers: Sequence[float], factor: float) -> tuple[float, ...]:
    return tuple(round(number * factor, 2) for number in numbers)
