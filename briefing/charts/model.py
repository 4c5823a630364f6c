"""What a chart draws: plain values, worded once, that fit into JSON."""

from __future__ import annotations

from briefing.records import NamedTuple

ENDLESS = 10_000.0
"""The height in points of the room for a chart on a telephone, which has no pages: it grows as long as it takes."""


class ChartItem(NamedTuple):
    """One mark: a fact in words, and the numbers that give the mark its length and place.

    `fact` is the id of the fact; own charts, whose items are called facts, may write `fact.id`.
    `label` says what was measured; `area` and `origin`, where and who says so, stand only where marks of one label
    differ in them, and `unit` where marks count different things that their labels do not name; `name` is what tells
    the mark from the others of its chart: the label, the area, the period.  `amount` is `words` without a unit that the
    label names.
    `low` and `high` bound the value and are None where that end is open, so "more than" has
    no `high`; `approximate` is "about".  `start` and `end` are ISO dates, "" where open.
    `style` is solid, tinted, hatched, outlined or struck; `role` is "target" for the target of
    a progress chart.  `tick` and `year` are the period in short, for an axis: "Q1" and "2024";
    a whole year has no other `year`.  `emphasis` is "main" for marks that stand out, and "beside" for others then.
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
    tick: str = ""
    year: str = ""
    name: str = ""
    area: str = ""
    origin: str = ""
    unit: str = ""
    amount: str = ""
    emphasis: str = ""

    @property
    def id(self) -> str:
        """The id of the fact, as `fact`."""
        return self.fact

    @property
    def full_label(self) -> str:
        """The label with what else tells it from others."""
        return ", ".join(filter(None, (self.label, self.unit, self.area, self.origin)))

    @property
    def has_value(self) -> bool:
        """Whether the fact has a quantity at all."""
        return self.low is not None or self.high is not None

    @property
    def size(self) -> float:
        """The largest number that the fact names; 0 without a quantity."""
        return max(self.ends, default=0.0)

    @property
    def ends(self) -> tuple[float, ...]:
        """The numbers that the fact names: one, two of a range, or none."""
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end is not None))

    @property
    def is_below_zero(self) -> bool:
        """Whether its bar grows from zero downwards, or to the left."""
        return all(end <= 0 for end in self.ends) and (self.low is None or self.low < 0) and self.has_value

    def mirrored(self) -> ChartItem:
        """The same on the other side of zero: what was open below is open above."""
        low, high = (None if end is None else -end for end in (self.high, self.low))
        return self._replace(low=low, high=high)


class ChartData(NamedTuple):
    """All that a chart draws, and nothing else: its kind and its marks in order.

    `allowed` holds the words in its labels that look like a value and are none, each with its reason; `ticks` are the
    round numbers of a value axis, with their words; `whole` is what shares are shares of: 100 of per cents, 0 if that
    is their sum.  Where marks have no room for all values, only facts that are `told` keep theirs, if any are named.
    """

    kind: str
    language: str
    items: tuple[ChartItem, ...]
    allowed: tuple[tuple[str, str], ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    whole: float = 0.0
    told: tuple[str, ...] = ()

    def may_tell(self, item: ChartItem) -> bool:
        """Whether a chart that has no room for all values may have that of `item`."""
        return not self.told or item.fact in self.told
