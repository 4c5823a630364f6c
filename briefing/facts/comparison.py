"""Finds facts that can be compared, and what tells them apart: area, period, source, speaker or status.

That decides whether they make a table, and which of it becomes rows and columns; and what a section has told of its
facts, in texts, charts and tables, which of them are left to be compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import chain

from briefing.facts.expressions import Expression, calls_in
from briefing.facts.formulas import Members
from briefing.facts.model import Briefing, Fact, Kind, charted_facts
from briefing.facts.text_fields import TextKind, texts
from briefing.records import NamedTuple

_FEW_COLUMNS, _MOST_COLUMNS = 5, 12
"""Few columns are better than many, but many better than no table; those of a series are given."""
_MOST_APART = 8


class Dimension(StrEnum):
    """What may tell facts apart; the first ones rather make rows or columns, the last ones rather explain them."""

    LABEL = "label"
    AREA = "area"
    PERIOD = "period"
    SOURCE = "source"
    SPEAKER = "speaker"
    STATUS = "status"

    def of(self, fact: Fact) -> object:
        """Where a fact stands in this dimension."""
        match self:
            case Dimension.LABEL:
                return fact.label.casefold()
            case Dimension.SOURCE:
                return tuple(dict.fromkeys(evidence.source for evidence in fact.bearing))
            case Dimension.STATUS:
                return bool(fact.formula), fact.status_or_kind
        return getattr(fact, self.value)


_MAIN = (Dimension.LABEL, Dimension.AREA, Dimension.PERIOD)
_ORIGIN = (Dimension.SOURCE, Dimension.SPEAKER)
_AS_COLUMNS = (Dimension.PERIOD, Dimension.STATUS, *_ORIGIN, Dimension.AREA, Dimension.LABEL)


class Arrangement(NamedTuple):
    """How facts stand in a table: the dimensions of its rows, and that of its columns if they are crossed.

    `explained` are dimensions that follow from one of these, each with that one; facts with the status of `slanted` are
    told from the rest by their type, and those `apart`, whose statuses are still others, by their names as well.
    """

    rows: tuple[Dimension, ...]
    column: Dimension | None
    explained: dict[Dimension, Dimension]
    slanted: Fact | None = None
    apart: tuple[Fact, ...] = ()

    def turns(self) -> Iterator[Arrangement]:
        """This arrangement, and the one in which its rows are columns: ten years side by side may be too many."""
        yield self
        if self.column and len(self.rows) == 1:
            yield self._replace(rows=(self.column,), column=self.rows[0])

    def is_slanted(self, fact: Fact) -> bool:
        """Whether a fact has another status than most, itself or by what it is derived from."""
        return fact.status_or_kind in {one.status_or_kind for one in (self.slanted, *self.apart) if one}


def comparable(facts: Iterable[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Groups of facts with a value that measure the same.

    Measures of the same areas and periods make one group; a series is a table of its own.
    """
    measures: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.quantity is not None:
            measures.setdefault(fact.measure, []).append(fact)
    groups: dict[object, list[Fact]] = {}
    for measured in measures.values():
        if len(measured) > 1:
            likeness = tuple(frozenset(map(dimension.of, measured)) for dimension in (Dimension.AREA, Dimension.PERIOD))
            own = next((fact.measure for fact in measured if fact.series), "")
            groups.setdefault((likeness, own), []).extend(measured)
    return map(tuple, groups.values())


def told_periods(facts: Mapping[str, Fact]) -> frozenset[str]:
    """Those facts that others of another period have their label in common with."""
    periods: dict[str, set[object]] = {}
    for fact in facts.values():
        periods.setdefault(fact.label.casefold(), set()).add(fact.period)
    return frozenset(name for name, fact in facts.items() if len(periods[fact.label.casefold()]) > 1)


def arrange(facts: Sequence[Fact]) -> Arrangement | None:
    """How to lay out facts that something tells apart; None if no table would show them well."""
    varying = [dimension for dimension in Dimension if len(set(map(dimension.of, facts))) > 1]
    explained: dict[Dimension, Dimension] = {}
    free = [dimension for dimension in _MAIN if dimension in varying]
    for dimension in reversed(tuple(free)):
        reasons = (other for other in free if other != dimension and _follows(dimension.of, (other,), facts))
        if reason := next(reasons, None):
            free.remove(dimension)
            explained[dimension] = reason
    # Where a value is from is told by its note; it divides a table only where nothing else tells values apart.
    for dimension in _ORIGIN:
        if dimension in varying and not _follows(dimension.of, free, facts):
            free.append(dimension)
    slanted, apart = None, tuple[Fact, ...]()
    if Dimension.STATUS in varying:
        # A row of totals is derived, and provisional in the columns that are.
        keys = [Dimension.STATUS.of, _status_or_kind] if any(fact.series for fact in facts) else [Dimension.STATUS.of]
        if reason := next((d for key in keys for d in free if _follows(key, (d,), facts)), None):
            explained[Dimension.STATUS] = reason
        elif rare := _of_rare_statuses(facts):
            slanted, *others = rare
            apart = tuple(others)
        else:
            free.append(Dimension.STATUS)
    explained = {dimension: explained.get(reason, reason) for dimension, reason in explained.items()}
    if len(free) < 2:
        return Arrangement(tuple(free), None, explained) if free else None
    places = {dimension: len(set(map(dimension.of, facts))) for dimension in _AS_COLUMNS if dimension in free}
    limits = (_MOST_COLUMNS,) if any(fact.series for fact in facts) else (_FEW_COLUMNS, _MOST_COLUMNS)
    column = next((d for most in limits for d, count in places.items() if count <= most), None)
    return Arrangement(tuple(d for d in free if d != column), column, explained, slanted, apart) if column else None


def _of_rare_statuses(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Of a series, a fact with the status that is most frequent but for one, and all with statuses rarer than that."""
    statuses = [status for status, _ in Counter(map(_status_or_kind, facts)).most_common()]
    if len(statuses) < 2 or not any(fact.series for fact in facts):
        return ()
    second, *rarer = statuses[1:]
    apart = tuple(fact for fact in facts if fact.status_or_kind in rarer)
    return (next(fact for fact in facts if fact.status_or_kind == second), *apart) if len(apart) <= _MOST_APART else ()


def _status_or_kind(fact: Fact) -> str:
    return fact.status_or_kind


def _follows(place: Callable[[Fact], object], others: Iterable[Dimension], facts: Iterable[Fact]) -> bool:
    """Whether the places in `others` say the `place` of a fact."""
    places: dict[object, set[object]] = {}
    for fact in facts:
        places.setdefault(tuple(other.of(fact) for other in others), set()).add(place(fact))
    return all(len(found) == 1 for found in places.values())


_TELLING = ("", "words", "amount", "statement", "note")
"""The forms of a fact that say what is known, or lead to its note."""
_WORTH_COMPARING = 3
"""So many values are seen at a glance in a table, even where the text names all of them."""


class LeftToTell(NamedTuple):
    """The ids of facts of a section that belong together in a table, and of those that nothing tells."""

    comparisons: tuple[tuple[str, ...], ...]
    untold: frozenset[str]


class ToldFacts:
    """What the texts of a briefing tell, place and put into tables themselves."""

    def __init__(self, briefing: Briefing, members: Members) -> None:
        self._briefing, self._members = briefing, members

    def totals(self, names: Collection[str]) -> list[str]:
        """The totals of the series among some names."""
        return [key for key, fact in self._briefing.facts.items() if fact.total_of in names]

    @cached_property
    def placed(self) -> frozenset[str]:
        """The charts that a text places, which need not stand once more."""
        return frozenset(name for call in self._calls if call.name == "figure" for name in call.arguments)

    def left_to_tell(self, name: str) -> LeftToTell:
        """What a section's own texts, charts and tables leave to be compared and told."""
        facts = [fact for fact in self._briefing.facts.values() if fact.section == name]
        # The facts that the texts of a section state or cite; one of which they say the period alone is not told.
        section = self._briefing.sections[name]
        calls = (call for text in (section.text, section.outlook, section.caveats) if text for call in calls_in(text))
        stated = frozenset(self._with_totals([name for c in calls if c.form in _TELLING for name in c.facts]))
        shown = [frozenset(charted_facts(c)) for c in self._briefing.charts.values() if c.section == name]
        measures: dict[str, list[Fact]] = {}
        for fact in facts:
            measures.setdefault(fact.measure, []).append(fact)
        drawn = [m for m, group in measures.items() if any(chart.issuperset(f.id for f in group) for chart in shown)]
        known = (fact for measure, group in measures.items() if measure not in drawn for fact in group)
        tables = [frozenset(self._with_totals(call.facts)) for call in self._calls if call.name == "table"]
        comparisons = tuple(
            tuple(fact.id for fact in group)
            for group in comparable(known)
            if (len(group) >= _WORTH_COMPARING or not stated.issuperset(fact.id for fact in group))
            and not any(table.issuperset(fact.id for fact in group) for table in tables)
        )
        told = stated.union(*shown, *comparisons)
        return LeftToTell(comparisons, frozenset(f.id for f in facts if f.kind is Kind.INFORMATION) - told)

    @cached_property
    def _calls(self) -> list[Expression]:
        return [call for _, text in texts(self._briefing, TextKind.PROSE) for call in calls_in(text)]

    def _with_totals(self, names: Collection[str]) -> Iterable[str]:
        """The facts that names stand for, and the totals of the series among them, as a table of it has."""
        return *chain.from_iterable(self._members.of(name) or (name,) for name in names), *self.totals(names)
