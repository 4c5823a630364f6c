"""A chart of the facts file in, `ChartData` out: the marks as plain values, worded once and fit for JSON."""

from __future__ import annotations

import math
from typing import NamedTuple

from briefing.charts.kinds import KINDS
from briefing.charts.own import INSTALLED, OwnCharts
from briefing.errors import ChartError, Diagnostic, Place, did_you_mean
from briefing.facts.model import Briefing, Chart, Fact, Qualifier, Quantity, Status, charted_facts
from briefing.themes.theme import Theme
from briefing.wording.wording import Wording

MAX_MARKS = 40
MAX_TEXT = 400

STYLES = {
    Status.OBSERVED: "solid",
    Status.REPORTED: "solid",
    Status.CLAIMED: "solid",
    Status.PLANNED: "hatched",
    Status.ALLOCATED: "hatched",
    Status.FORECAST: "hatched",
    Status.POSSIBLE: "outlined",
    Status.TARGET: "outlined",
}
"""How what a source says is drawn; the author's own thoughts are outlined."""


class Room(NamedTuple):
    """What a drawing has to fit: its theme, its width and its greatest height, in points."""

    theme: Theme
    width: float
    max_height: float


class ChartItem(NamedTuple):
    """One mark: a fact in words, and the numbers that give the mark its length and place.

    `low` and `high` bound the value and are None where that end is open, so "more than" has
    no `high`; `approximate` is "about".  `start` and `end` are ISO dates, "" where open.
    `style` is solid, hatched or outlined; `role` is "target" for the target of a progress chart.
    """

    fact: str
    label: str
    value: str
    words: str
    low: float | None
    high: float | None
    approximate: bool
    qualifier: str
    status: str
    style: str
    period: str
    period_kind: str
    start: str
    end: str
    lane: str = ""
    role: str = ""

    @property
    def has_value(self) -> bool:
        """Whether the fact has a quantity at all."""
        return self.low is not None or self.high is not None

    @property
    def size(self) -> float:
        """The largest number that the fact names; 0 without a quantity."""
        return max((end for end in (self.low, self.high) if end is not None), default=0.0)


class ChartData(NamedTuple):
    """All that a chart draws, and nothing else: its kind and its marks in order.

    `allowed` holds the words in its labels that look like a value and are none, each with its reason.
    """

    kind: str
    language: str
    items: tuple[ChartItem, ...]
    allowed: tuple[tuple[str, str], ...] = ()


def chart_data(
    chart: Chart, briefing: Briefing, wording: Wording, place: Place, own: OwnCharts = INSTALLED
) -> ChartData:
    """The data of `chart`; ChartError, at `place`, for a kind or facts that cannot be drawn truthfully."""
    if chart.kind not in KINDS and own.get(chart.kind) is None:
        hint = did_you_mean(chart.kind, (*KINDS, *own.kinds()))
        hint = hint if own.loaded else f"an own kind needs --charts FILE.py; {hint}"
        raise ChartError([Diagnostic(place, "unknown-chart", f'no chart kind "{chart.kind}"', hint)])
    if unknown := [name for name in dict.fromkeys(charted_facts(chart)) if name not in briefing.facts]:
        raise ChartError(
            Diagnostic(place, "unknown-fact", f'no fact "{name}"', did_you_mean(name, briefing.facts))
            for name in unknown
        )
    items = tuple(_items(chart, briefing, wording))
    if problem := _problem(chart, briefing, items):
        message, hint = problem
        raise ChartError([Diagnostic(place, "chart-facts", message, hint)])
    return ChartData(chart.kind, wording.language.code, items, _allowed(items, briefing))


def _items(chart: Chart, briefing: Briefing, wording: Wording) -> list[ChartItem]:
    facts = briefing.facts
    items = [_item(facts[name], wording) for name in chart.facts]
    for segment in chart.segments:
        items += [_item(facts[name], wording, lane=str(segment.label)) for name in segment.facts]
    if chart.target:
        items.append(_item(facts[chart.target], wording, role="target"))
    return items


def _allowed(items: tuple[ChartItem, ...], briefing: Briefing) -> tuple[tuple[str, str], ...]:
    labels = {label for item in items for label in (item.label, item.lane)}
    return tuple((a.text, a.reason) for a in briefing.allowed if any(a.text in label for label in labels))


def _item(fact: Fact, wording: Wording, lane: str = "", role: str = "") -> ChartItem:
    valued = fact.quantity is not None and not fact.quantity.is_empty
    low, high = _bounds(fact.quantity, fact.qualifier) if fact.quantity and valued else (None, None)
    return ChartItem(
        fact=fact.id,
        label=str(fact.label),
        value=wording.short(fact) if valued else "",
        words=wording.words(fact) if valued else "",
        low=low,
        high=high,
        approximate=fact.qualifier is Qualifier.ABOUT,
        qualifier=fact.qualifier.value if valued else "",
        status=wording.status(fact),
        style="outlined" if fact.is_thought else STYLES[fact.status],
        period=wording.period(fact.period),
        period_kind=fact.period.kind.value,
        start=fact.period.start.isoformat() if fact.period.start else "",
        end=fact.period.end.isoformat() if fact.period.end else "",
        lane=lane,
        role=role,
    )


def _bounds(quantity: Quantity, qualifier: Qualifier) -> tuple[float | None, float | None]:
    if quantity.low is not None and quantity.high is not None:
        return float(quantity.low), float(quantity.high)
    value = float(quantity.value or 0)
    match qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return value, None
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return None, value
        case _:
            return value, value


Problem = tuple[str, str | None] | None


def _problem(chart: Chart, briefing: Briefing, items: tuple[ChartItem, ...]) -> Problem:
    if not items:
        return "the chart has no facts", "name them under facts, or under segments for a corridor"
    if len(items) > MAX_MARKS:
        return f"{len(items)} marks are more than the {MAX_MARKS} that can be read", "draw fewer facts, or use a table"
    if long := next((item.fact for item in items if len(item.label) > MAX_TEXT), None):
        return f'the label of "{long}" is longer than {MAX_TEXT} characters', "shorten the label"
    if not all(math.isfinite(item.size) for item in items):
        return "a value is too large to be drawn", None
    match chart.kind:
        case "bars" | "columns":
            return _valued(items) or _single(items) or _mixed(chart, briefing) or _negative(items)
        case "series":
            return _valued(items) or _undated(items) or _mixed(chart, briefing) or _no_trend(items)
        case "progress":
            return _no_target(chart) or _valued(items) or _mixed(chart, briefing) or _negative(items)
        case "timeline":
            return _no_dates(items)
        case "corridor":
            return _no_lanes(chart)
    return None


def _valued(items: tuple[ChartItem, ...]) -> Problem:
    if bare := next((item.fact for item in items if not item.has_value), None):
        return f'fact "{bare}" has no quantity to draw', "leave it out, or use a timeline or a corridor"
    return None


def _single(items: tuple[ChartItem, ...]) -> Problem:
    if len(items) == 1:
        return "a single value is a tile, not a chart", f'name "{items[0].fact}" under key-figures'
    return None


def _mixed(chart: Chart, briefing: Briefing) -> Problem:
    measures = {name: _measure(briefing.facts[name].quantity, briefing) for name in charted_facts(chart)}
    first, *others = measures
    if odd := next((name for name in others if measures[name] != measures[first]), None):
        return f'facts "{first}" and "{odd}" have different units', "one chart, one unit"
    return None


def _measure(quantity: Quantity | None, briefing: Briefing) -> str:
    """What a quantity is measured in; units without a short form are counts, told apart by their labels."""
    if quantity is None:
        return ""
    unit = briefing.units.get(quantity.unit or "")
    return "count" if unit and unit.short is None else quantity.currency or quantity.unit or ""


def _negative(items: tuple[ChartItem, ...]) -> Problem:
    if item := next((i for i in items if min(i.size, i.low or 0, i.high or 0) < 0), None):
        return f'fact "{item.fact}" is below zero, where these bars start', "use a series or a table"
    return None


def _undated(items: tuple[ChartItem, ...]) -> Problem:
    if item := next((i for i in items if not (i.start and i.end)), None):
        return f'fact "{item.fact}" has no place in a series: its period is {item.period}', "give it a closed period"
    return None


def _no_trend(items: tuple[ChartItem, ...]) -> Problem:
    periods = [(item.start, item.end) for item in items]
    if len(items) < 2:
        return "one point is no trend", f'name "{items[0].fact}" under key-figures'
    if len(set(periods)) < len(periods):
        return "two facts of the series have the same period", "use bars, or one fact for each period"
    return None


def _no_target(chart: Chart) -> Problem:
    if chart.target is None or not chart.facts:
        return "a progress chart needs facts and a target", "name the fact that holds it: target: …"
    return None


def _no_dates(items: tuple[ChartItem, ...]) -> Problem:
    if len(items) == 1:
        return "a single event is no timeline", "say it in the text"
    if not any(item.start for item in items):
        return "no fact of the timeline has a date", "a timeline needs at least one period that is not future"
    return None


def _no_lanes(chart: Chart) -> Problem:
    if chart.facts or not chart.segments or not all(segment.facts for segment in chart.segments):
        return "a corridor is drawn from segments, each with facts", "write segments: [{label: …, facts: […]}]"
    return None
