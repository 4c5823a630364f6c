"""An own chart and its data in, a Figure with one Axes that the function has filled out."""

from __future__ import annotations

from matplotlib.figure import Figure

from briefing.charts.data import ChartData
from briefing.charts.own import OwnChart

HEIGHT = 150.0
MARGINS = (0.12, 0.16, 0.86, 0.8)
"""Left, bottom, width and height of the Axes, as shares of the figure; the function may move them."""


def own_figure(chart: OwnChart, data: ChartData, width: float) -> Figure:
    """Hand `chart` an Axes of `width` × 150 points and the items of `data`."""
    figure = Figure(figsize=(width / 72, HEIGHT / 72), dpi=72, frameon=False)
    chart.function(figure.add_axes(MARGINS), data.items)
    return figure
