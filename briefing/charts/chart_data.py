"""Make the data of a chart from its facts: each value worded once, with what bounds it and how it is drawn.

Facts that the kind of a chart cannot draw truthfully are refused, whether it is drawn or not, all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.charts.custom import INSTALLED, CustomCharts
from briefing.charts.kinds import KINDS, WITH_AXIS, any_chart, kind_named
from briefing.charts.model import ChartData, ChartItem
from briefing.charts.naming import name_marks, name_target, names_of_segments, units_beside_labels
from briefing.charts.value_axis import round_numbers
from briefing.errors import ChartError, Place, Problem, did_you_mean, raise_errors
from briefing.evidence.kept_words import kept_figures
from briefing.evidence.typed_values import printed_pattern
from briefing.facts.model import Briefing, Chart, Fact, Qualifier, Quantity, StatusFamily, charted_facts, is_rank
from briefing.facts.units import PERCENT
from briefing.wording.scales import chart_values, names_unit
from briefing.wording.wording import Wording

STYLES = {
    StatusFamily.IS: "solid",
    StatusFamily.SAID: "tinted",
    StatusFamily.MEANT: "hatched",
    StatusFamily.POSSIBLE: "outlined",
    StatusFamily.CANCELLED: "struck",
}
"""How what a source says is drawn; the author's own thoughts are outlined."""
_NO_LABEL = "write label: …, or give each segment facts of one period or of one area"


def chart_data(
    chart: Chart, briefing: Briefing, wording: Wording, place: Place, custom: CustomCharts = INSTALLED
) -> ChartData:
    """The data of `chart`; ChartError, at `place`, with all that keeps it from being drawn truthfully."""
    facts, problems = briefing.facts, []
    if chart.kind not in KINDS and custom.get(chart.kind) is None:
        hint = did_you_mean(chart.kind, (*KINDS, *custom.kinds()))
        hint = hint if custom.loaded else f"a custom kind needs --charts FILE.py; {hint}"
        problems.append(Problem("unknown-chart-kind", f'no chart kind "{chart.kind}"', hint))
    for name in dict.fromkeys(charted_facts(chart)):
        if name not in facts:
            problems.append(Problem("unknown-fact", f'no fact "{name}"', did_you_mean(name, facts)))
    raise_errors(ChartError, [problem.at(place) for problem in problems])
    shown = [facts[name] for name in charted_facts(chart)]
    values = chart_values(shown, wording)
    items = [_item(facts[name], wording, values) for name in chart.facts]
    for lane, segment in zip(names_of_segments(chart, facts, wording), chart.segments, strict=True):
        problems += [] if lane else [Problem("chart-facts", "a segment has no label", _NO_LABEL)]
        items += [_item(facts[name], wording, values, lane) for name in segment.facts]
    if chart.target:
        items.append(_item(facts[chart.target], wording, values, role="target"))
    if chart.is_to_scale:
        units = units_beside_labels(shown, wording)
        items = [item._replace(unit=unit) for item, unit in zip(items, units, strict=True)]
    items = name_marks(items, shown, briefing)
    if chart.highlight:
        items = [item._replace(emphasis="main" if item.fact in chart.highlight else "beside") for item in items]
    items = [name_target(item, wording) if item.role == "target" else item for item in items]
    problems += any_chart(chart, items)
    kind = kind_named(chart.kind) if chart.kind in KINDS else custom.get(chart.kind)
    problems += kind.find_problems(chart, items, briefing) if kind else ()
    raise_errors(ChartError, [problem.at(place) for problem in problems])
    labels = {label for item in items for label in (item.full_label, item.lane)}
    words = "\n\n".join(sorted(labels))
    allowed = {found: a.reason for a in briefing.allowed for found in printed_pattern(a.text).findall(words)}
    code = wording.language.code
    kept = {label[k.start : k.end]: k.reason for label in sorted(labels) for k in kept_figures(label, code)}
    has_axis = chart.kind in WITH_AXIS or (chart.kind not in KINDS and all(item.has_value for item in items))
    ticks = tuple(_ticks(items, facts, wording)) if has_axis else ()
    whole = 100.0 if all((q := facts[item.fact].quantity) and q.unit == PERCENT for item in items) else 0.0
    return ChartData(chart.kind, code, tuple(items), tuple((kept | allowed).items()), ticks, whole)


def _ticks(items: Sequence[ChartItem], facts: Mapping[str, Fact], wording: Wording) -> Iterator[tuple[float, str]]:
    """The round numbers of a value axis, worded as the values of the chart are, but for units that follow these."""
    first = facts[items[0].fact]
    given = first.quantity or Quantity()
    numbers = tuple(round_numbers([end for item in items for end in item.ends]))
    ticks = {}
    for number in numbers:
        unit = PERCENT if given.unit == PERCENT else None
        quantity = given.model_copy(update={"value": number, "low": None, "high": None, "unit": unit})
        update = {"id": str(number), "quantity": quantity, "qualifier": Qualifier.EXACT}
        ticks[number] = first.model_copy(update=update)
    words = chart_values([tick for number, tick in ticks.items() if number], wording)
    return ((float(number), words.get(str(number), "0")) for number in numbers)


def _item(fact: Fact, wording: Wording, values: Mapping[str, str], lane: str = "", role: str = "") -> ChartItem:
    valued = fact.quantity is not None and not fact.quantity.is_empty
    is_length = fact.quantity and fact.quantity.numbers and not is_rank(fact.quantity, wording.for_value(fact).units)
    low, high = _bounds(fact.quantity, fact.qualifier) if fact.quantity and is_length else (None, None)
    tick, year = wording.tick(fact.period)
    put = wording.amount if names_unit(fact.label, fact, wording) else wording.words
    return ChartItem(
        fact=fact.id,
        label=str(fact.label),
        value=values[fact.id] if valued else "",
        words=wording.words(fact) if valued else "",
        low=low,
        high=high,
        approximate=fact.qualifier is Qualifier.ABOUT,
        qualifier=fact.qualifier.value if valued else "",
        status=wording.status(fact),
        style="outlined" if fact.is_authors_own else STYLES[fact.status.family],
        period=wording.period(fact.period),
        period_kind=fact.period.kind.value,
        start=fact.period.start.isoformat() if fact.period.start else "",
        end=fact.period.end.isoformat() if fact.period.end else "",
        lane=lane,
        role=role,
        tick=tick,
        year=year,
        amount=put(fact) if valued else "",
    )


def _bounds(quantity: Quantity, qualifier: Qualifier) -> tuple[float | None, float | None]:
    """Between what a value lies; None where that end is open."""
    value, *high = map(float, quantity.numbers.values())
    if high:
        return value, high[0]
    match qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return value, None
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return None, value
        case _:
            return value, value
