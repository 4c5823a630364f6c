"""Tells the marks of a chart apart by as little as it takes: their labels, else their area, period or origin."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from briefing.charts.model import ChartItem
from briefing.facts.model import Briefing, Chart, Fact, told_areas
from briefing.wording.scales import unit_unsaid
from briefing.wording.wording import Wording


def names_of_segments(chart: Chart, facts: Mapping[str, Fact], wording: Wording) -> list[str]:
    """What each segment is called: by its label, or by the period or else the area that it alone has."""
    groups = [[facts[name] for name in segment.facts] for segment in chart.segments]
    periods = _shared([[wording.period(fact.period) for fact in group] for group in groups])
    areas = _shared([[str(fact.area or "") for fact in group] for group in groups])
    names = periods or areas or [""] * len(groups)
    return [str(segment.label or "") or name for segment, name in zip(chart.segments, names, strict=True)]


def _shared(groups: Sequence[Sequence[str]]) -> list[str]:
    """What all of each group have in common, if they have something, and no two groups the same; else nothing."""
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
    return [unit_unsaid([fact], fact.label, wording) for fact in facts]


def _clash(values: Iterable[str], shared: Iterable[Hashable]) -> list[bool]:
    """For each value whether another differs from it though they share something."""
    pairs = list(zip(values, shared, strict=True))
    known: dict[Hashable, set[str]] = {}
    for value, key in pairs:
        known.setdefault(key, set()).add(value)
    return [len(known[key]) > 1 for _, key in pairs]
