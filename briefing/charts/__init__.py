"""Facts in, figures out: `chart_data` → `draw_chart` → a display list; nothing is drawn that no fact says."""

from briefing.charts.cache import Cache, default_cache
from briefing.charts.data import ChartData, ChartItem, chart_data
from briefing.charts.figure import ChartDrawer, draw_chart
from briefing.charts.own import INSTALLED, OwnCharts, load_charts
from briefing.charts.words import alt_text, table_of

__all__ = [
    "INSTALLED",
    "Cache",
    "ChartData",
    "ChartDrawer",
    "ChartItem",
    "OwnCharts",
    "alt_text",
    "chart_data",
    "default_cache",
    "draw_chart",
    "load_charts",
    "table_of",
]
