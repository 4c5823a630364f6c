"""What a number in a text is: its kind, its part beside other numbers, and the tokens that it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from briefing.records import NamedTuple


class NumberKind(StrEnum):
    """What a number in a text is good for."""

    VALUE = "value"
    SHARE = "share"
    """`half`, `two thirds`, `one in five`: a value in per cent."""
    MULTIPLE = "multiple"
    """`doubled`, `twice`: a value in times."""
    VAGUE = "vague"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    NAME = "name"


class NumberPart(StrEnum):
    """What a number is beside the ones next to it."""

    ALONE = "alone"
    LOW = "low"
    """An end of a range: "5 to 10"; so is `HIGH`."""
    HIGH = "high"
    OLD = "old"
    """Where a movement begins: the 5 of "rose from 5 to 10", whose 10 is `NEW`."""
    NEW = "new"
    CHOICE = "choice"
    """One of two that the source leaves open: "11 or 12"."""
    SCORE = "score"
    """The greater number of votes or goals: "7-2"; the lesser is `AGAINST`."""
    AGAINST = "against"
    SOME = "some"
    """The 12 of "12 of the 48 boats", whose 48 is `WHOLE`."""
    WHOLE = "whole"
    AGE = "age"
    MARGIN = "margin"
    """The 100 of "1,300 ± 100"."""
    MULTIPLIED = "multiplied"
    """The 1,200 of "twice 1,200"."""


class Amount(NamedTuple):
    """A value in a currency or a unit."""

    value: Decimal
    currency: str | None = None
    unit: str | None = None


@dataclass(eq=False, slots=True)
class NumberMatch:
    """Tokens `first` to `last`, both inclusive, that make a number; its readers let it grow.

    `scale` is what "million" and the like have multiplied `value` by so far; `unit_last` is the last token of its unit;
    `also` are other amounts that the same words name: 50p is half a pound; `is_cell` is that of a figure alone in its
    cell of a table.
    """

    first: int
    last: int
    kind: NumberKind = NumberKind.VALUE
    value: Decimal | None = None
    scale: Decimal | None = None
    currency: str | None = None
    money: str | None = None
    unit: str | None = None
    unit_last: int = -1
    part: NumberPart = NumberPart.ALONE
    margin: Decimal | None = None
    also: list[Amount] = field(default_factory=list)
    is_cell: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it has neither a currency nor a unit."""
        return not (self.currency or self.unit)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but digits or words says what it is."""
        return self.kind in (NumberKind.VALUE, NumberKind.YEAR) and self.is_plain and not self.scale

    def multiply(self, last: int, by: Decimal) -> None:
        """Take in a word for `by` that stands at token `last`."""
        self.last, self.scale = last, (self.scale or 1) * by
        self.value = self.value * by if self.value is not None else None

    def share_with(self, high: NumberMatch) -> None:
        """Let this low end of a range and its high end have one scale, currency and unit, unless each says its own."""
        if not self.is_plain and (self.unit, self.currency) != (high.unit, high.currency) and not high.is_plain:
            return
        assert self.value is not None and high.value is not None
        # Five is less than ten, so "5 to 10 million" shares its million; the 500 of "500 to 10 million" stays as it is.
        if high.scale and not self.scale and abs(self.value) < abs(high.value) / high.scale:
            self.value, self.scale = self.value * high.scale, high.scale
        self.currency = high.currency = self.currency or high.currency
        self.money = high.money = self.money or high.money
        self.unit = high.unit = self.unit or high.unit
        if not self.is_bare:
            self.kind = NumberKind.VALUE
