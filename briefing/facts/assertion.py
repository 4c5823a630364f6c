"""What a fact asserts: a quantity, how firmly, and what sort of reality it has."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from briefing.facts.scalars import CurrencyCode, Id, Number, Ratio, Switch, Value
from briefing.facts.text_fields import FrozenModel
from briefing.yaml_source.problems import rule_error


class Qualifier(StrEnum):
    """How firmly a source states a value."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    BETWEEN = "between"


class StatusFamily(StrEnum):
    """What sort of reality a status gives: charts draw each in a way of its own."""

    IS = "is"
    SAID = "said"
    MEANT = "meant"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"


class Status(StrEnum):
    """What sort of reality a fact claims, family by family, from what is so to what is not."""

    OBSERVED = "observed"
    REPORTED = "reported"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    ALLOCATED = "allocated"
    ADOPTED = "adopted"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    PLEDGED = "pledged"
    REQUIRED = "required"
    REQUESTED = "requested"
    PROPOSED = "proposed"
    TARGET = "target"
    FORECAST = "forecast"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"

    @property
    def family(self) -> StatusFamily:
        """Whether it is so, is said to be so, is meant to be so, is possible, or was given up."""
        match self:
            case Status.OBSERVED | Status.REPORTED:
                return StatusFamily.IS
            case Status.PROVISIONAL | Status.ESTIMATED | Status.CLAIMED | Status.ALLEGED:
                return StatusFamily.SAID
            case Status.POSSIBLE | Status.FORECAST:
                return StatusFamily.POSSIBLE
            case Status.CANCELLED:
                return StatusFamily.CANCELLED
        return StatusFamily.MEANT

    @property
    def weakness(self) -> int:
        """How far it is from what is so: what is computed from several facts is as weak as the weakest of them."""
        return list(Status).index(self)

    @property
    def is_asserted(self) -> bool:
        """Whether somebody says that it is so now, and not only that it may or shall be."""
        return self.family in (StatusFamily.IS, StatusFamily.SAID)

    @property
    def is_ahead(self) -> bool:
        """Whether it may or should still come; what is allocated or adopted is done already."""
        done = (Status.ALLOCATED, Status.ADOPTED)
        return self.family in (StatusFamily.MEANT, StatusFamily.POSSIBLE) and self not in done


class Kind(StrEnum):
    """Whose thought a fact is: the source's, or the author's own assumption or judgement."""

    INFORMATION = "information"
    ASSUMPTION = "assumption"
    JUDGEMENT = "judgement"


class Quantity(FrozenModel):
    """A decimal value, or a low and a high one, in a unit or an ISO 4217 currency; a derived fact names only that.

    Two numbers that belong together, such as a share of `1 in 5`, are a value without a unit.
    """

    value: Value | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Id | None = None
    currency: CurrencyCode | None = None
    change: Switch = Field(False, description="Whether it is a change, which is printed with its sign: +54%, -12%")

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        if (self.low is None) != (self.high is None) or (self.value is not None and self.low is not None):
            raise rule_error("quantity", None, "has neither a value alone nor both low and high")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise rule_error("quantity", None, "has a low that is not less than its high")
        if self.unit is not None and self.currency is not None:
            raise rule_error("quantity", None, "has both a unit and a currency")
        if self.ratio and (self.unit or self.currency):
            raise rule_error("quantity", None, "has a unit, which two numbers together do not have")
        if self.ratio and self.change:
            raise rule_error("quantity", None, "is a change of two numbers together, which has no sign")
        return self

    @property
    def ratio(self) -> Ratio | None:
        """The value, if it is two numbers."""
        return self.value if isinstance(self.value, Ratio) else None

    @property
    def numbers(self) -> dict[str, Decimal]:
        """The numbers that are given, by key; none for a ratio, which is no number by itself."""
        given = {"value": self.value, "low": self.low, "high": self.high}
        return {key: number for key, number in given.items() if isinstance(number, Decimal)}

    @property
    def is_bare(self) -> bool:
        """Whether it is a number of nothing that is named."""
        return bool(self.numbers) and not (self.unit or self.currency)

    @property
    def is_comparable(self) -> bool:
        """Whether it is more or less than another: votes for and against are neither."""
        return not self.is_empty and (self.ratio is None or self.ratio.amount is not None)

    @property
    def is_empty(self) -> bool:
        """Whether only the unit is known yet, as in a derived fact before its formula is computed."""
        return self.value is None and self.low is None
