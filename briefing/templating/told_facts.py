"""What a section has told of its facts, in texts, charts and tables, and which are left to be compared or told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import chain

from briefing.facts.comparison import comparable
from briefing.facts.expressions import Expression, calls_in
from briefing.facts.formulas import Members
from briefing.facts.model import Briefing, Fact, Kind, Section, charted_facts
from briefing.facts.text_fields import TextKind, texts
from briefing.records import NamedTuple

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

    def left_of(self, name: str) -> LeftToTell:
        """What a section's own texts, charts and tables leave to be compared and told."""
        facts = [fact for fact in self._briefing.facts.values() if fact.section == name]
        stated = self._stated(self._briefing.sections[name])
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

    def _stated(self, section: Section) -> frozenset[str]:
        """The facts that the texts of a section state or cite; one of which they say the period alone is not told."""
        calls = (call for text in (section.text, section.outlook, section.caveats) if text for call in calls_in(text))
        return frozenset(self._with_totals([name for c in calls if c.form in _TELLING for name in c.facts]))

    def _with_totals(self, names: Collection[str]) -> Iterable[str]:
        """The facts that names stand for, and the totals of the series among them, as a table of it has."""
        return *chain.from_iterable(self._members.of(name) or (name,) for name in names), *self.totals(names)
