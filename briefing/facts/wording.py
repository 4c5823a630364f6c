"""Facts in, words out: the one place that formats a number, a unit, a currency, a date or a period.

Three widths of the same value, which agree to the digit and never lose the qualifier:
`words` ("about 160,000 pupils"), `amount` ("about 160,000") and, for tiles and charts,
`short` ("≈160,000").  How they are put together is the grammar of the language.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from briefing.facts.local import lang_of
from briefing.facts.model import Briefing, Fact, Qualifier, Quantity, Status, Unit
from briefing.facts.periods import Period, PeriodKind
from briefing.languages.language import Case, Language, Noun, Scale, ending, language

NBSP = "\u00a0"
PERCENT = "percent"
DERIVED, NO_FIGURE = "derived", "no figure given"
SIGNS: Mapping[Qualifier, str] = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "≈",
    Qualifier.MORE_THAN: ">",
    Qualifier.LESS_THAN: "<",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
    Qualifier.BETWEEN: "",
}


class Wording(NamedTuple):
    """Puts the facts of one briefing into the words of one language; `base` is that of its file, if it is another."""

    language: Language
    units: Mapping[str, Unit] = MappingProxyType({})
    base: Wording | None = None

    @classmethod
    def of(cls, briefing: Briefing, spoken: Language | None = None) -> Wording:
        """The wording of `briefing` in the language `spoken`, which is that of its file unless given."""
        own = briefing.head.language
        if spoken is None or spoken.code == own.partition("-")[0]:
            return cls(spoken or language(own), briefing.units)
        units = {name: by[spoken.code] for name, by in briefing.translated_units.items() if spoken.code in by}
        return cls(spoken, {**briefing.units, **units}, cls.of(briefing))

    def beside(self, text: str) -> Wording:
        """The wording that goes with `text`: another one if the text stands in for a missing one."""
        return self.base if self.base and lang_of(text) else self

    def foreign(self, code: str) -> str:
        """The code of a language that is not this one; '' for this one."""
        return "" if code.partition("-")[0] == self.language.code else code

    def say(self, words: str, **places: object) -> str:
        """English words of the document itself, in this language."""
        return self.language.say(words, **places)

    def words(self, fact: Fact) -> str:
        """The quantity in full, with qualifier and unit: "more than 800,000 learners"."""
        return self._phrase(fact, self._noun(_quantity(fact)))

    def amount(self, fact: Fact) -> str:
        """The number alone, qualifier and currency kept: "about 160,000", "more than US$4 billion"."""
        quantity = _quantity(fact)
        return self._phrase(fact, self._noun(quantity) if quantity.currency else None)

    def short(self, fact: Fact) -> str:
        """Sign, figure and the unit's short form, for charts: "≈160,000", "≥15 m tons a year"."""
        sign, figure = self.tile(fact)
        unit = self.short_unit(fact)
        return f"{sign}{figure}{NBSP}{unit}" if unit else sign + figure

    def tile(self, fact: Fact) -> tuple[str, str]:
        """The sign of the qualifier and the figure it belongs to: ("≈", "160,000"), (">", "US$4 bn")."""
        quantity = _quantity(fact)
        return SIGNS[fact.qualifier], "–".join(self._short_figure(end, quantity) for end in _ends(quantity))

    def short_unit(self, fact: Fact) -> str:
        """The short form of the unit, if it has one: "tons a year"; '' for a currency and for a percentage."""
        unit = None if _quantity(fact).unit == PERCENT else self.units.get(_quantity(fact).unit or "")
        return unit.short or "" if unit else ""

    def status(self, status: Status) -> str:
        """A status in words."""
        return self.say(status.value)

    def day(self, day: date) -> str:
        """A date in words: "19 August 2024"."""
        return self._date(day, self.language.grammar.dates.day)

    def period(self, period: Period) -> str:
        """A period in words: "2023", "January–June 2024", "since September 2023", "19 August 2024"."""
        dates = self.language.grammar.dates
        match period.kind:
            case PeriodKind.FUTURE:
                return dates.future
            case PeriodKind.SINCE:
                since = Period.parse(period.text.removeprefix("since "))
                return self._date(_start(since), dates.since[_GRAIN.get(since.kind, "month")])
            case PeriodKind.RANGE:
                first, last = (self.period(Period.parse(end)) for end in period.text.split(".."))
                return dates.range.format(first=first, last=last).replace(" ", NBSP)
            case PeriodKind.YEAR:
                return self._date(_start(period), dates.year)
            case PeriodKind.DATE:
                return self.day(_start(period))
            case PeriodKind.MONTH:
                return self._date(_start(period), dates.month)
            case PeriodKind.QUARTER | PeriodKind.HALF_YEAR:
                ends = (_start(period), period.end or _start(period))
                first, last = (self._date(day, "{month_alone}") for day in ends)
                year = str(_start(period).year)
                form = dates.months.replace("{ordinal}", ending(dates.ordinals, year))
                return form.format(first=first, last=last, year=year).replace(" ", NBSP)

    def _date(self, day: date, form: str) -> str:
        ordinal = ending(self.language.grammar.dates.ordinals, str(day.year))
        return self.language.locale.date(day, form.replace("{ordinal}", ordinal)).replace(" ", NBSP)

    def _phrase(self, fact: Fact, noun: Noun | None) -> str:
        """Qualifier, numbers and what they count; the last word before or after takes the qualifier's case."""
        quantity, qualified = _quantity(fact), self.language.grammar.qualifiers[fact.qualifier]
        *before, last = _ends(quantity)
        figures = [self._figure(end, quantity) for end in before]
        return qualified.phrase.format(*figures, self._counted(last, quantity, noun, qualified.case))

    def _counted(self, value: Decimal, quantity: Quantity, noun: Noun | None, case_name: str) -> str:
        """A number and its noun, or the number alone, in a case."""
        grammar = self.language.grammar
        scaled, scale = self._scaled(abs(value))
        case = grammar.cases.get(case_name, Case())
        if noun:
            name = grammar.counted if scale else self.language.category(scaled.normalize())
            return _placed(self._figure(value, quantity), _form(noun, name, case_name, case))
        if scale:
            return self._figure(value, quantity, scale.cases.get(case_name, scale.name))
        figure = self._figure(value, quantity)
        return figure + ending(case.figures, figure)

    def _noun(self, quantity: Quantity) -> Noun | None:
        """What the number counts; a percentage, and a currency that has no name here, are part of the figure."""
        grammar = self.language.grammar
        if quantity.currency:
            return grammar.currencies.get(quantity.currency)
        if quantity.unit is None or quantity.unit == PERCENT:
            return None
        unit = self.units.get(quantity.unit)
        return grammar.units.get(quantity.unit) or (Noun(unit.forms, unit.cases or {}) if unit else None)

    def _figure(self, value: Decimal, quantity: Quantity, scale_name: str = "") -> str:
        """The number with its scale in full, and with the sign of a percentage or of a currency that has no name."""
        scaled, scale = self._scaled(abs(value))
        named = quantity.currency in self.language.grammar.currencies
        number = self._signed(self.language.locale.number(scaled), quantity, "" if named else quantity.currency)
        return _minus(value) + (f"{number}{NBSP}{scale_name or scale.name}" if scale else number)

    def _short_figure(self, value: Decimal, quantity: Quantity) -> str:
        scaled, scale = self._scaled(abs(value))
        number = self._signed(self.language.locale.number(scaled), quantity, quantity.currency)
        return _minus(value) + (f"{number}{NBSP}{scale.short}" if scale else number)

    def _signed(self, number: str, quantity: Quantity, currency: str | None) -> str:
        grammar = self.language.grammar
        if currency:
            symbol = self.language.locale.currencies.get(currency)
            number = grammar.money.format(symbol=symbol, number=number) if symbol else f"{currency}{NBSP}{number}"
        return grammar.percent.format(number).replace(" ", NBSP) if quantity.unit == PERCENT else number

    def _scaled(self, value: Decimal) -> tuple[Decimal, Scale | None]:
        """Shorten to millions and up where that loses no digit; at most two decimals are kept."""
        for scale in self.language.grammar.scales:
            size = Decimal(10) ** scale.power
            if value >= size and (value / size).quantize(Decimal("0.01")) * size == value:
                return value / size, scale
        return value, None


_GRAIN = {PeriodKind.DATE: "day", PeriodKind.YEAR: "year"}


def _form(noun: Noun, category: str, case_name: str, case: Case) -> str:
    """The form of a noun after a number of this category: its own in the case, or the one that the case takes."""
    if own := noun.cases.get(case_name):
        return own.get(category) or own["other"]
    return noun.forms.get(case.category.get(category, category)) or noun.forms["other"]


def _placed(figure: str, form: str) -> str:
    """A figure and the form of its noun, which follows it unless it says with {} where the figure belongs."""
    return form.format(figure) if "{}" in form else f"{figure}{NBSP}{form}"


def _minus(value: Decimal) -> str:
    return "−" if value < 0 else ""


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
