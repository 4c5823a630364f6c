"""Draw charts of facts: `ChartDrawer` gives each figure of a document its chart; nothing is drawn that no fact says."""

from briefing.charts.chart_data import chart_data
from briefing.charts.chart_drawer import ChartDrawer, alt_text, table_of
from briefing.charts.custom import INSTALLED, CustomCharts, load_charts
from briefing.charts.draw import CAPTION_HEIGHT, MAX_HEIGHT, draw_chart
from briefing.charts.model import ChartData, ChartItem

__all__ = [
    "CAPTION_HEIGHT",
    "INSTALLED",
    "MAX_HEIGHT",
    "ChartData",
    "ChartDrawer",
    "ChartItem",
    "CustomCharts",
    "alt_text",
    "chart_data",
    "draw_chart",
    "load_charts",
    "table_of",
]
