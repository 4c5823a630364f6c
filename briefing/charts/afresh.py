"""`ChartData` in, a `DisplayList` out, by way of a matplotlib Figure that a built-in kind or an own chart fills."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from matplotlib.figure import Figure

from briefing.charts.data import ChartData, Room
from briefing.charts.own import OwnChart
from briefing.charts.renderer import DrawingError, render
from briefing.charts.sheet import Sheet
from briefing.charts.style import house_style
from briefing.document.drawing import DisplayList
from briefing.errors import ChartError, Diagnostic, Place

OWN_HEIGHT = 150.0
OWN_MARGINS = (0.12, 0.16, 0.86, 0.8)
"""Left, bottom, width and height of an own chart's Axes, as shares of its figure; the function may move them."""


def draw_afresh(data: ChartData, room: Room, chart: OwnChart | None, place: Place) -> DisplayList:
    """Draw `data` with the function of `chart`, or with the built-in one of its kind."""
    try:
        with house_style(room.theme):
            figure = _own_figure(data, room, chart) if chart else _figure(data, room)
            return render(figure, room.theme.faces)
    except DrawingError as error:
        raise ChartError([Diagnostic(place, "chart-drawing", error.message, error.hint)]) from None
    except Exception as error:
        if chart is None:
            raise
        raise chart.failure(error) from None


def _figure(data: ChartData, room: Room) -> Figure:
    draw: Callable[[Sheet, ChartData], float] = import_module(f"briefing.charts.kinds.{data.kind}").draw
    sheet = Sheet(room, data.allowed)
    return sheet.finish(draw(sheet, data))


def _own_figure(data: ChartData, room: Room, chart: OwnChart) -> Figure:
    figure = Figure(figsize=(room.width / 72, OWN_HEIGHT / 72), dpi=72, frameon=False)
    chart.function(figure.add_axes(OWN_MARGINS), data.items)
    return figure
