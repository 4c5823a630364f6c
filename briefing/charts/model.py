"""What a chart draws: plain values, worded once, that fit into JSON."""

from __future__ import annotations

from typing import NamedTuple


class ChartItem(NamedTuple):
    """One mark: a fact in words, and the numbers that give the mark its length and place.

    `fact` is the id of the fact; own charts, whose items are called facts, may write `fact.id`.
    `low` and `high` bound the value and are None where that end is open, so "more than" has
    no `high`; `approximate` is "about".  `start` and `end` are ISO dates, "" where open.
    `style` is solid, tinted, hatched, outlined or struck; `role` is "target" for the target of
    a progress chart.  `tick` and `year` are the period in short, for an axis: "Q1" and "2024";
    a whole year has no other `year`.
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

    @property
    def id(self) -> str:
        """The id of the fact, as `fact`."""
        return self.fact

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
