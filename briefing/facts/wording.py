"""Facts in, words out: the one place that formats a number, a unit, a currency, a date or a period.

Three widths of the same value, which agree to the digit and never lose the qualifier:
`words` ("about 160,000 pupils"), `amount` ("about 160,000") and, for tiles and charts,
`short` ("≈160,000").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from briefing.facts.locales import LocaleData, locale_data
from briefing.facts.model import Fact, Qualifier, Quantity, Status, Unit
from briefing.facts.periods import Period, PeriodKind

NBSP = "\u00a0"
PERCENT = "percent"
DERIVED, NO_FIGURE = "derived", "no figure given"


class Phrases(NamedTuple):
    """What a language says around a number, whose place is `{}`; for `day` and `month` see `LocaleData.date`."""

    locale: str
    qualifiers: Mapping[Qualifier, str]
    scales: tuple[tuple[Decimal, str, str], ...]
    since: str
    future: str
    statuses: Mapping[Status, str]
    day: str
    month: str


SIGNS: Mapping[Qualifier, str] = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "≈",
    Qualifier.MORE_THAN: ">",
    Qualifier.LESS_THAN: "<",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
    Qualifier.BETWEEN: "",
}

LANGUAGES: Mapping[str, Phrases] = {
    "en": Phrases(
        locale="en_GB",
        qualifiers={
            Qualifier.EXACT: "{}",
            Qualifier.ABOUT: "about {}",
            Qualifier.MORE_THAN: "more than {}",
            Qualifier.LESS_THAN: "less than {}",
            Qualifier.AT_LEAST: "at least {}",
            Qualifier.AT_MOST: "at most {}",
            Qualifier.BETWEEN: "between {} and {}",
        },
        scales=(
            (Decimal(10**12), "trillion", "tn"),
            (Decimal(10**9), "billion", "bn"),
            (Decimal(10**6), "million", "m"),
        ),
        since="since {}",
        future="future",
        statuses={status: status.value for status in Status},
        day="{day} {month} {year}",
        month="{month} {year}",
    ),
}


class Wording(NamedTuple):
    """Puts the facts of one briefing into the words of one language."""

    language: str = "en"
    units: Mapping[str, Unit] = MappingProxyType({})

    @property
    def phrases(self) -> Phrases:
        """The phrases of this language, or the English ones if there are none."""
        return LANGUAGES.get(self.language.split("-")[0], LANGUAGES["en"])

    @property
    def _locale(self) -> LocaleData:
        return locale_data(self.phrases.locale)

    def words(self, fact: Fact) -> str:
        """The quantity in full, with qualifier and unit: "more than 800,000 learners"."""
        quantity = _quantity(fact)
        amount, unit = self.amount(fact), self._unit(quantity)
        return f"{amount}{NBSP}{unit}" if unit else amount

    def amount(self, fact: Fact) -> str:
        """The number alone, qualifier and currency kept: "about 160,000", "more than US$4 billion"."""
        quantity = _quantity(fact)
        ends = [self._figure(end, quantity, long=True) for end in _ends(quantity)]
        return self.phrases.qualifiers[fact.qualifier].format(*ends)

    def short(self, fact: Fact) -> str:
        """Sign, figure and the unit's short form, for charts: "≈160,000", "≥15 m tons a year"."""
        sign, figure = self.tile(fact)
        unit = self.short_unit(fact)
        return f"{sign}{figure}{NBSP}{unit}" if unit else sign + figure

    def tile(self, fact: Fact) -> tuple[str, str]:
        """The sign of the qualifier and the figure it belongs to: ("≈", "160,000"), (">", "US$4 bn")."""
        quantity = _quantity(fact)
        return SIGNS[fact.qualifier], "–".join(self._figure(end, quantity, long=False) for end in _ends(quantity))

    def short_unit(self, fact: Fact) -> str:
        """The short form of the unit, if it has one: "tons a year"; '' for a currency and for a percentage."""
        unit = self._named_unit(_quantity(fact))
        return unit.short or "" if unit else ""

    def status(self, status: Status) -> str:
        """A status in words."""
        return self.phrases.statuses[status]

    def day(self, day: date) -> str:
        """A date in words: "19 August 2024"."""
        return self._locale.date(day, self.phrases.day).replace(" ", NBSP)

    def period(self, period: Period) -> str:
        """A period in words: "2023", "January–June 2024", "since September 2023", "19 August 2024"."""
        match period.kind:
            case PeriodKind.FUTURE:
                return self.phrases.future
            case PeriodKind.SINCE:
                return self.phrases.since.format(self.period(Period.parse(period.text.removeprefix("since "))))
            case PeriodKind.RANGE:
                first, last = (self.period(Period.parse(end)) for end in period.text.split(".."))
                return f"{first}–{last}"
            case PeriodKind.YEAR:
                return f"{_start(period).year:04}"
            case PeriodKind.DATE:
                return self.day(_start(period))
            case PeriodKind.MONTH:
                return self._month(_start(period))
            case PeriodKind.QUARTER | PeriodKind.HALF_YEAR:
                first = self._locale.date(_start(period), "{month_alone}")
                return f"{first}–{self._month(period.end or _start(period))}"

    def _month(self, day: date) -> str:
        return self._locale.date(day, self.phrases.month).replace(" ", NBSP)

    def _unit(self, quantity: Quantity) -> str:
        unit = self._named_unit(quantity)
        if unit is None:
            return ""
        return unit.one if _ends(quantity) == (Decimal(1),) else unit.other

    def _named_unit(self, quantity: Quantity) -> Unit | None:
        """The unit that is written out behind the figure; the sign of a percentage is part of the figure."""
        return None if quantity.unit == PERCENT else self.units.get(quantity.unit or "")

    def _figure(self, value: Decimal, quantity: Quantity, *, long: bool) -> str:
        scaled, scale = self._scale(abs(value), long=long)
        number = self._locale.number(scaled)
        if quantity.currency:
            number = self._money(number, quantity.currency)
        if quantity.unit == PERCENT:
            number += "%"
        return ("−" if value < 0 else "") + (f"{number}{NBSP}{scale}" if scale else number)

    def _money(self, number: str, currency: str) -> str:
        symbol = self._locale.currencies.get(currency)
        return f"{symbol}{number}" if symbol else f"{currency}{NBSP}{number}"

    def _scale(self, value: Decimal, *, long: bool) -> tuple[Decimal, str]:
        """Shorten to millions and up where that loses no digit; at most two decimals are kept."""
        for size, name, abbreviation in self.phrases.scales:
            if abs(value) >= size and (value / size).quantize(Decimal("0.01")) * size == value:
                return value / size, name if long else abbreviation
        return value, ""


def _quantity(fact: Fact) -> Quantity:
    if fact.quantity is None or fact.quantity.is_empty:
        raise ValueError(f'fact "{fact.id}" has no quantity')
    return fact.quantity


def _ends(quantity: Quantity) -> tuple[Decimal, ...]:
    return tuple(end for end in (quantity.value, quantity.low, quantity.high) if end is not None)


def _start(period: Period) -> date:
    if period.start is None:
        raise ValueError(f"the period {period} has no first day")
    return period.start
