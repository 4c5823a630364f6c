"""What the tests of PDF share: the documents of both briefings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.charts.chart_data import alt_text, chart_data
from briefing.charts.chart_drawer import ChartDrawer
from briefing.charts.draw import draw_chart
from briefing.document.blocks import Document, Figure
from briefing.facts.load import load_briefing, parse_briefing
from briefing.files import folder
from briefing.sections.assemble import Exhibits
from briefing.sections.document import make_document
from briefing.templating.scope import Scope
from briefing.themes.theme import Theme
from briefing.wording.wording import Wording
from tests.charts.test_proof import facts_file
from tests.layout import sample

ROOT = Path(__file__).parents[2]
BRIEFINGS = {
    "seed": ROOT / "seeds" / "azerbaijan-russia.yaml",
    "second": ROOT / "tests" / "seeds" / "veland-osmark.yaml",
}
COLUMN = 357.0


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """The documents of the seed and of the second briefing, with their charts."""
    return {name: _document(path) for name, path in BRIEFINGS.items()}


@pytest.fixture(scope="session")
def chart_of_kind() -> Callable[[str], Figure]:
    """A chart of any built-in kind."""
    facts = parse_briefing(facts_file().encode(), Path("facts.yaml"))
    wording = Wording.of(facts.briefing)
    charts = {chart.kind: chart for chart in facts.briefing.charts.values()}

    def figure(kind: str) -> Figure:
        data = chart_data(charts[kind], facts.briefing, wording, facts.places.at("charts"))
        drawing = draw_chart(data, Theme(), COLUMN, None)
        return sample.figure(1, "A finding", drawing, 1, alt_text(data, "A finding"))

    return figure


def _document(path: Path) -> Document:
    facts = load_briefing(path)
    wording = Wording.of(facts.briefing)
    draw = ChartDrawer(facts, wording, Theme(), COLUMN)
    return make_document(Scope(facts.briefing, wording), (folder("templates"),), Exhibits(draw)).document
