"""The tokens of a number in, what they add up to so far: the number under construction that its readers hand on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class NumberKind(StrEnum):
    """What a number in a text is good for."""

    VALUE = "value"
    VAGUE = "vague"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    NAME = "name"


@dataclass(eq=False, slots=True)
class Found:
    """Tokens `first` to `last` that make a number, and how much a scale has multiplied it by."""

    first: int
    last: int
    kind: NumberKind = NumberKind.VALUE
    value: Decimal | None = None
    scale: Decimal | None = None
    currency: str | None = None
    unit: str | None = None

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
