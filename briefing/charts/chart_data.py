"""Make the data of a chart from its facts: each value worded once, with what bounds it and how it is drawn.

Facts that the kind of a chart cannot draw truthfully are refused, whether it is drawn or not, all at once.  Marks are
told apart by as little as it takes: their labels, else their area, period or origin.  Alternative
text and rows say all that a drawing says, for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from briefing.charts.axes import round_numbers
from briefing.charts.custom import INSTALLED, CustomCharts
from briefing.charts.kinds import KINDS, WITH_AXIS, any_chart, kind_named
from briefing.charts.model import ChartData, ChartItem
from briefing.document.blocks import CHART_COLUMNS, MORE_CHART_COLUMNS
from briefing.errors import ChartError, Place, Problem, did_you_mean, raise_errors
from briefing.evidence.own_words.typed_values import kept_figures, printed_pattern
from briefing.facts.intervals import read_interval
from briefing.facts.model import (
    Briefing,
    Chart,
    Fact,
    Qualifier,
    Quantity,
    StatusFamily,
    charted_facts,
    is_rank,
    told_areas,
)
from briefing.facts.scalars import PERCENT
from briefing.wording.scales import chart_values, names_unit, unnamed_unit
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
    unknown = (name for name in dict.fromkeys(charted_facts(chart)) if name not in facts)
    problems += [Problem("unknown-fact", f'no fact "{name}"', did_you_mean(name, facts)) for name in unknown]
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
    low, high = _ends(fact.quantity, fact.qualifier) if fact.quantity and is_length else (None, None)
    tick, year = wording.tick(fact.period)
    put = wording.amount if names_unit(fact.label, fact, wording) else wording.words
    return ChartItem(
        fact=fact.id,
        label=str(fact.label),
        value=values[fact.id] if valued else "",
        words=wording.words(fact) if valued else "",
        low=low,
        high=high,
        approximate=fact.qualifier in (Qualifier.ABOUT, Qualifier.NEARLY),
        qualifier=fact.quantity.signed(fact.qualifier).value if fact.quantity and valued else "",
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


def _ends(quantity: Quantity, qualifier: Qualifier) -> tuple[float | None, float | None]:
    """The least and the largest that a value may be, None for an open end; "nearly" is drawn as "about"."""
    value = read_interval(quantity, Qualifier.ABOUT if qualifier is Qualifier.NEARLY else qualifier)
    return None if value.low is None else float(value.low), None if value.high is None else float(value.high)


def names_of_segments(chart: Chart, facts: Mapping[str, Fact], wording: Wording) -> list[str]:
    """What each segment is called: by its label, or by the period or else the area that it alone has."""
    groups = [[facts[name] for name in segment.facts] for segment in chart.segments]
    periods = _shared([[wording.period(fact.period) for fact in group] for group in groups])
    areas = _shared([[str(fact.area or "") for fact in group] for group in groups])
    names = periods or areas or [""] * len(groups)
    return [str(segment.label or "") or name for segment, name in zip(chart.segments, names, strict=True)]


def _shared(groups: Sequence[Sequence[str]]) -> list[str]:
    """What each group has in common, if every group has something and no two have the same; else nothing."""
    shared = [group[0] for group in groups if len({*group}) == 1]
    return shared if len({*shared}) == len(groups) and all(shared) else []


def name_marks(items: Sequence[ChartItem], facts: Sequence[Fact], briefing: Briefing) -> list[ChartItem]:
    """The marks with what tells those of one lane apart: their labels, or else the area, the period, or who says it."""
    lanes = [item.lane for item in items]
    bare = [f"{item.label}, {item.unit}" for item in items]
    periods = [item.period for item in items]
    areas = [str(fact.area or "") for fact in facts]
    speakers = [briefing.speakers.get(fact.speaker or "") for fact in facts]
    outlets = [briefing.sources[fact.bearing[0].source].publisher if fact.bearing else "" for fact in facts]
    origins = [str(speaker.name) if speaker else outlet for speaker, outlet in zip(speakers, outlets, strict=True)]
    unusual = told_areas(briefing.facts)
    # All or none: where one mark of a chart has its area beside its label, one without would be of no area.
    is_told = any(_clash(areas, zip(lanes, bare, strict=True)))
    is_told = is_told or (any(_clash(areas, lanes)) and any(fact.id in unusual for fact in facts))
    beside = areas if is_told else [""] * len(items)
    clashes = _clash(origins, zip(lanes, bare, beside, periods, strict=True))
    told_origins = [origin if clash else "" for origin, clash in zip(origins, clashes, strict=True)]
    told = [
        item._replace(area=area, origin=origin) for item, area, origin in zip(items, beside, told_origins, strict=True)
    ]
    names = [item.full_label for item in told]
    if not any(_clash(bare, lanes)):
        names = next((parts for parts in (areas, periods, origins) if all(parts) and any(_clash(parts, lanes))), names)
    return [item._replace(name=name) for item, name in zip(told, names, strict=True)]


def name_target(item: ChartItem, wording: Wording) -> ChartItem:
    """The mark of a target with that word in its name, unless its name or its status has it."""
    word, name = wording.translate("target"), item.full_label if item.name == item.period else item.name
    is_said = word.casefold() in f"{name} {item.status}".casefold()
    return item if is_said else item._replace(name=f"{name} ({word})")


def units_beside_labels(facts: Sequence[Fact], wording: Wording) -> list[str]:
    """The unit of each value that shows none, and whose label does not name it, where the marks differ in it."""
    if len({wording.head(fact) for fact in facts if fact.quantity}) < 2:
        return [""] * len(facts)
    return [unnamed_unit([fact], fact.label, wording) for fact in facts]


def _clash(values: Iterable[str], shared: Iterable[Hashable]) -> list[bool]:
    """For each value whether another differs from it though they share something."""
    pairs = list(zip(values, shared, strict=True))
    known: dict[Hashable, set[str]] = {}
    for value, key in pairs:
        known.setdefault(key, set()).add(value)
    return [len(known[key]) > 1 for _, key in pairs]


def alt_text(data: ChartData, title: str) -> str:
    """The finding `title` and every mark with its value, status and period, as sentences; a unit is said once.

    So are the label that neighbours share, with the status of all of them, and the period that names their lane.
    """
    sentences = [title]
    for lane, items in groupby(data.items, key=lambda item: item.lane):
        named = groupby(items, key=lambda item: (item._replace(unit="").full_label, bool(item.amount) or item.fact))
        marks = "; ".join(f"{label}{_said(list(alike), lane)}" for (label, _), alike in named)
        sentences.append(f"{lane}: {marks}" if lane else marks[:1].upper() + marks[1:])
    return " ".join(text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in sentences)


def _said(items: Sequence[ChartItem], lane: str) -> str:
    """The values of one label; each has its status beside it, or the label the one that all of them share."""
    statuses = {item.status for item in items}
    shared = statuses.pop() if len(items) > 1 and len(statuses) == 1 else ""
    asides = (
        ", ".join(filter(None, (i.status if not shared else "", i.period if i.period != lane else ""))) for i in items
    )
    said = (f"{i.amount} ({aside})" if aside else i.amount for i, aside in zip(items, asides, strict=True))
    return f"{f' ({shared})' * bool(shared)}{':' if items[0].amount else ''} {', '.join(said).strip()}"


def table_of(data: ChartData) -> tuple[tuple[str, ...], ...]:
    """The marks as rows in the order of the chart, below `CHART_COLUMNS` and those of the others that they have."""
    more = [column for column in MORE_CHART_COLUMNS if any(getattr(item, column) for item in data.items)]
    rows = (
        (
            *(i.fact, f"{i.lane}: {i.label}" if i.lane else i.label, i.words, i.qualifier, i.status, i.period),
            *(getattr(i, column) for column in more),
        )
        for i in data.items
    )
    return ((*CHART_COLUMNS, *more), *rows)
