"""Facts in, words out: the one place that formats a number, a unit, a currency, a date or a period.

Three widths of the same value, which agree to the digit and never lose the qualifier:
`words` ("about 160,000 pupils"), `amount` ("about 160,000") and, for tiles and charts,
`short` ("≈160,000").  How they are put together is the grammar of the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from briefing.facts.model import Briefing, Fact, Qualifier, Quantity, Unit
from briefing.facts.periods import Period, PeriodKind
from briefing.facts.translations import lang_of, version
from briefing.facts.units import PERCENT
from briefing.languages.load import language
from briefing.languages.model import Case, Language, Noun, Scale, ending

NBSP = "\u00a0"
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
    """Puts the facts of one briefing into the words of one language; `base` is that of its file, if it is another.

    `units` are those that have words in this language; values in others are told by the `base`.
    """

    language: Language
    units: Mapping[str, Unit] = MappingProxyType({})
    base: Wording | None = None

    @classmethod
    def of(cls, briefing: Briefing, spoken: Language | None = None, own: Language | None = None) -> Wording:
        """The wording of `briefing` in the language `spoken`, or in its file's, which is `own` if it is not ours."""
        own = own or language(briefing.head.language)
        if spoken is None or spoken.code == own.code:
            return cls(spoken or own, briefing.units)
        units = {name: version(by, spoken.code) for name, by in briefing.translated_units.items()}
        return cls(spoken, {name: unit for name, unit in units.items() if unit}, cls(own, briefing.units))

    def for_text(self, text: str) -> Wording:
        """The wording that goes with `text`: another one if the text stands in for a missing one."""
        return self.base if self.base and lang_of(text) else self

    def for_value(self, fact: Fact) -> Wording:
        """The wording that tells the value of `fact`: that of the file where its unit has no words in this language."""
        unit = fact.quantity.unit if fact.quantity else None
        known = unit in (None, PERCENT) or unit in self.units or unit in self.language.grammar.units
        return self if known else self.base or self

    def value_lang(self, fact: Fact) -> str:
        """The language of the words of a value, if it is not this one."""
        return self.other_lang(self.for_value(fact).language.code)

    def other_lang(self, code: str) -> str:
        """The code of a language that is not this one; '' for this one."""
        return "" if code.partition("-")[0] == self.language.code else code

    def translate(self, words: str, **places: object) -> str:
        """English words of the document itself, in this language."""
        return self.language.translate(words, **places)

    def message_lang(self, words: str) -> str:
        """The language of English words of the document itself that this one has no words for; '' if it has."""
        return "" if self.language.translates(words) else "en"

    def words(self, fact: Fact) -> str:
        """The quantity in full, with qualifier and unit: "more than 800,000 learners"."""
        told = self.for_value(fact)
        return told._phrase(fact, told._noun(_quantity(fact)))

    def amount(self, fact: Fact) -> str:
        """The number alone, qualifier and currency kept: "about 160,000", "more than US$4 billion"."""
        told, quantity = self.for_value(fact), _quantity(fact)
        return told._phrase(fact, told._noun(quantity) if quantity.currency else None)

    def short(self, fact: Fact) -> str:
        """Sign, figure and the unit's short form, for charts: "≈160,000", "≥15 m tons a year"."""
        sign, figure = self.tile(fact)
        unit = self.short_unit(fact)
        return f"{sign}{figure}{NBSP}{unit}" if unit else sign + figure

    def tile(self, fact: Fact) -> tuple[str, str]:
        """The sign of the qualifier and the figure it belongs to: ("≈", "160,000"), (">", "US$4 bn")."""
        return SIGNS[fact.qualifier], "–".join(self.for_value(fact)._short_figures(_quantity(fact)))

    def short_unit(self, fact: Fact) -> str:
        """The short form of the unit, if it has one: "tons a year"; '' for a currency and for a percentage."""
        name = _quantity(fact).unit or ""
        unit = None if name == PERCENT else self.for_value(fact).units.get(name)
        return unit.short or "" if unit else ""

    def status(self, fact: Fact) -> str:
        """The status of a fact in words, or that it is the author's own thought."""
        return self.translate(fact.standing)

    def day(self, day: date) -> str:
        """A date in words: "19 August 2024"."""
        return self._date(day, self.language.grammar.dates.day)

    def period(self, period: Period) -> str:
        """A period in words: "2023", "January–June 2024", "since September 2023", "19 August 2024"."""
        dates = self.language.grammar.dates
        match period.kind:
            case PeriodKind.FUTURE:
                return dates.future.replace(" ", NBSP)
            case PeriodKind.SINCE:
                since = Period.parse(period.text.removeprefix("since "))
                return self._date(_start(since), dates.since[_GRAIN.get(since.kind, "month")])
            case PeriodKind.RANGE:
                ends = [Period.parse(end) for end in period.text.split("..")]
                form = dates.years if {end.kind for end in ends} == {PeriodKind.YEAR} else dates.range
                first, last = map(self.period, ends)
                return form.format(first=first, last=last).replace(" ", NBSP)
            case PeriodKind.YEAR:
                return self._date(_start(period), dates.year)
            case PeriodKind.DATE:
                return self.day(_start(period))
            case PeriodKind.MONTH:
                return self._date(_start(period), dates.month)
            case PeriodKind.QUARTER | PeriodKind.HALF_YEAR:
                days = (_start(period), period.end or _start(period))
                first, last = (self._date(day, "{month_alone}") for day in days)
                year = str(_start(period).year)
                form = dates.months.replace("{ordinal}", ending(dates.ordinals, year))
                return form.format(first=first, last=last, year=year).replace(" ", NBSP)

    def _date(self, day: date, form: str) -> str:
        ordinal = ending(self.language.grammar.dates.ordinals, str(day.year))
        return self.language.locale.date(day, form.replace("{ordinal}", ordinal)).replace(" ", NBSP)

    def _phrase(self, fact: Fact, noun: Noun | None) -> str:
        """Qualifier, numbers and what they count; what of the noun comes before the number comes first of all."""
        quantity, qualified = _quantity(fact), self.language.grammar.qualifiers[fact.qualifier]
        *before, last = _ends(quantity)
        figures = [self._figure(end, quantity, is_last=False) for end in before]
        lead, counted = self._counted(last, quantity, noun, qualified.case)
        return lead + qualified.phrase.format(*figures, counted)

    def _counted(self, value: Decimal, quantity: Quantity, noun: Noun | None, case_name: str) -> tuple[str, str]:
        """What of its noun comes before a number, and the number with the rest of it, or alone, in a case."""
        grammar = self.language.grammar
        scaled, scale = self._scaled(abs(value))
        figure, case = self._figure(value, quantity), grammar.cases.get(case_name, Case())
        if noun:
            name = grammar.counted if scale else self.language.category(scaled.normalize())
            lead, tail = _around(_form(noun, name, case_name, case))
            return lead, figure + tail
        if scale and figure.endswith(scale.name):
            return "", figure.removesuffix(scale.name) + scale.cases.get(case_name, scale.name)
        return "", figure + ending(case.figures, figure)

    def _noun(self, quantity: Quantity) -> Noun | None:
        """What the number counts; a percentage, and a currency that has no name here, are part of the figure."""
        grammar = self.language.grammar
        if quantity.currency:
            return grammar.currencies.get(quantity.currency)
        if quantity.unit is None or quantity.unit == PERCENT:
            return None
        unit = self.units.get(quantity.unit)
        return grammar.units.get(quantity.unit) or (Noun(unit.forms, unit.cases or {}) if unit else None)

    def _figure(self, value: Decimal, quantity: Quantity, *, is_last: bool = True) -> str:
        """The number with its scale in full, and with the sign of a percentage or of a currency that has no name."""
        scaled, scale = self._scaled(abs(value))
        named = quantity.currency in self.language.grammar.currencies
        number = self._number(scaled, scale.name if scale else "")
        return _minus(value) + self._signed(number, quantity, None if named else quantity.currency, is_last=is_last)

    def _short_figures(self, quantity: Quantity) -> Iterator[str]:
        ends = _ends(quantity)
        for i, value in enumerate(ends, 1):
            scaled, scale = self._scaled(abs(value))
            number = self._number(scaled, scale.short if scale else "")
            yield _minus(value) + self._signed(number, quantity, quantity.currency, is_last=i == len(ends))

    def _number(self, value: Decimal, scale_name: str) -> str:
        number = self.language.locale.number(value)
        return f"{number}{NBSP}{scale_name}" if scale_name else number

    def _signed(self, number: str, quantity: Quantity, currency: str | None, *, is_last: bool) -> str:
        """A number with the sign of a percentage or currency; one set off after it stands only once in a range."""
        form = self._money(currency) if currency else self.language.grammar.percent
        if not (currency or quantity.unit == PERCENT) or (form.startswith("{} ") and not is_last):
            return number
        return form.format(number).replace(" ", NBSP)

    def _money(self, currency: str) -> str:
        """The form of a sum with the currency's symbol in place; a space sets letters off from what they precede."""
        grammar = self.language.grammar
        symbol = grammar.symbols.get(currency) or self.language.locale.currencies.get(currency, currency)
        space = " " if symbol[-1].isalpha() and "{symbol}{}" in grammar.money else ""
        return grammar.money.replace("{symbol}", symbol + space)

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
    own = noun.cases.get(case_name, {})
    if form := own.get(category) or own.get("other"):
        return form
    return noun.forms.get(case.category.get(category, category)) or noun.forms["other"]


def _around(form: str) -> tuple[str, str]:
    """What stands before and after a number: its noun follows it, unless the form says with {} where the number is."""
    before, place, after = form.partition("{}")
    return (before, after) if place else ("", f"{NBSP}{form}")


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
