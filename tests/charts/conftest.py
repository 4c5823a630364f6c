"""Charts of made-up facts: a fact in one line, a chart of some, its data, and its drawing as readable text."""

from collections.abc import Callable
from itertools import count

import pytest

from briefing.charts.chart_data import chart_data
from briefing.charts.draw import draw_chart
from briefing.charts.model import ChartData
from briefing.document.drawing import DisplayList, TextOp
from briefing.errors import Place
from briefing.facts.model import Briefing, Chart, Fact, Gender, Unit
from briefing.languages import language
from briefing.themes.theme import Theme
from briefing.wording.wording import Wording

PLACE = Place("facts.yaml", 7, 3)
UNITS = {
    "pupils": Unit(one="pupil", other="pupils"),
    "schools": Unit(one="school", other="schools"),
    "tons": Unit(one="ton a year", other="tons a year", short="tons a year"),
    "place": Unit(other="{}", rank=Gender.COMMON),
}
_numbers = count()


def make_fact(value: object = None, **fields: object) -> Fact:
    """A fact; `value` is a number, a pair of them for a range, or None for a fact without quantity."""
    number = next(_numbers)
    known = {"section": "s", "measure": "m", "statement": "So it is.", "label": f"label {chr(97 + number % 26)}"}
    known |= {"id": f"f{number}", "period": "2024", **fields}
    unit = {"currency": known.pop("currency")} if "currency" in known else {"unit": known.pop("unit", "pupils")}
    if isinstance(value, tuple):
        known |= {"quantity": {"low": str(value[0]), "high": str(value[1]), **unit}, "qualifier": "between"}
    elif value is not None:
        known["quantity"] = {"value": str(value), **unit}
    return Fact.model_validate(known)


def make_briefing(*facts: Fact) -> Briefing:
    head = {"id": "x", "title": "A title", "date": "2024-08-19"}
    return Briefing.model_validate(
        {"head": head, "units": UNITS, "sections": {"s": {"title": "S"}}, "facts": {f.id: f for f in facts}}
    )


def make_data(
    kind: str,
    *facts: Fact,
    lanes: dict[str, list[Fact]] | None = None,
    target: Fact | None = None,
    highlight: list[str] | None = None,
    **options,
):
    """The data of a chart of `facts`, of `lanes` of facts for a corridor, and of a `target` for progress."""
    laned = [fact for lane in (lanes or {}).values() for fact in lane]
    briefing = make_briefing(*facts, *laned, *([target] if target else []))
    segments = [{"label": label or None, "facts": [f.id for f in lane]} for label, lane in (lanes or {}).items()]
    chart = Chart(
        section="s",
        kind=kind,
        title="A finding",
        facts=tuple(f.id for f in facts),
        segments=segments,
        target=target.id if target else None,
        highlight=highlight,
    )
    return chart_data(chart, briefing, Wording(language("en"), UNITS), PLACE, **options)


def op_text(op: object) -> str:
    """One operation: a text with what it is, or the sort of its path with what paints it."""
    if isinstance(op, TextOp):
        return f"{op.face} {op.text!r} " + (f"fact:{op.fact}" if op.fact else op.role)
    paint = ["fill" if op.fill else "", "hatch" if op.hatch else "", "stroke" if op.stroke else ""]
    letters = "".join(letter for letter, *_ in op.path)
    return " ".join(
        [letters, *filter(None, paint), *(["dashed"] if op.dash else []), *(["clipped"] if op.clip else [])]
    )


@pytest.fixture(scope="session")
def fact() -> Callable[..., Fact]:
    return make_fact


@pytest.fixture(scope="session")
def data() -> Callable[..., ChartData]:
    return make_data


@pytest.fixture(scope="session")
def drawn() -> Callable[..., DisplayList]:
    """The drawing of a chart of the given facts, in a column of 357 points."""
    return lambda *arguments, **named: draw_chart(make_data(*arguments, **named), Theme(), 357, None)


@pytest.fixture(scope="session")
def ops() -> Callable[[DisplayList], list[str]]:
    """A drawing as text, one line an operation."""
    return lambda drawing: [op_text(op) for op in drawing.ops]


@pytest.fixture(scope="session")
def seed_charts(seed) -> dict[str, ChartData]:
    wording = Wording.of(seed.briefing)
    return {name: chart_data(chart, seed.briefing, wording, PLACE) for name, chart in seed.briefing.charts.items()}
