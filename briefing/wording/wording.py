"""Puts facts into words: the one place that formats a number, a unit or a currency; `period_words` does dates.

A value has four forms, which agree to the digit and never lose the qualifier: its `words` in a sentence, its `amount`
without the unit, the parts of a `tile`, and these joined for charts, `short`.  In a table that says scale and unit once
it is a number `in_scale`, below a `head`.  How they are put together is the grammar of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from types import MappingProxyType

from briefing.facts.model import Briefing, Fact, Gender, Qualifier, Quantity, Unit, is_rank
from briefing.facts.periods import Period
from briefing.facts.scalars import BUILT_IN_UNITS, PERCENT, RANK, Ratio, RatioKind
from briefing.facts.text_fields import lang_of, version
from briefing.languages import language
from briefing.languages.model import Case, Language, Noun, OrdinalForms, Ordinals, Qualified, Scale, ending
from briefing.records import NamedTuple
from briefing.wording.period_words import NBSP, PeriodWords

DERIVED, NO_FIGURE = "derived", "no figure given"
DIGEST_LINE = "Digest of the contents ({algorithm}): {digest}"
"""What a document says of itself, and a proof looks for."""
PLAIN = Scale(0, "", "")
"""The scale of a number that is written out."""
QUALIFIER_SIGNS: Mapping[Qualifier, str] = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "≈",
    Qualifier.MORE_THAN: ">",
    Qualifier.LESS_THAN: "<",
    Qualifier.NEARLY: "<",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
    Qualifier.BETWEEN: "",
}

_THOUSAND = Decimal(1000)
"""Many, whatever the language calls many."""
_CENT = Decimal("0.01")
_DECIMALS = re.compile(r"(?<=[0-9])[.,]([0-9]{1,2})(?![0-9.,])")
_POINT = (("", "."),)


class ValueForms(NamedTuple):
    """The value of a fact: in a sentence, without its unit, and on a tile, where sign, figure and unit stand apart."""

    words: str
    amount: str
    sign: str
    figure: str
    unit: str


class Wording:
    """Puts the facts of one briefing into the words of one language; `base` is that of its file, if it is another.

    `units` are those that have words in this language; values in others are put by the `base`. `headings` are
    other words for some of the document's own, by the English ones. What ends in `_lang` is a `lang` attribute: the
    code of a language, or "" where it is the language of this wording.
    """

    def __init__(
        self, language: Language, units: Mapping[str, Unit] = MappingProxyType({}), base: Wording | None = None
    ) -> None:
        self.language, self.units, self.base = language, units, base
        self.headings: dict[str, str] = {}
        self._forms: dict[str, tuple[Fact, ValueForms]] = {}
        self._nouns = {name: Noun(unit.forms, unit.cases or {}) for name, unit in units.items()}
        self._periods = PeriodWords(language)
        # The chart, the tables and the notes have the same ones; a cached function would not go into another process.
        self._period_words: dict[Period, str] = {}

    @classmethod
    def of(cls, briefing: Briefing, spoken: Language | None = None, own: Language | None = None) -> Wording:
        """The wording of `briefing` in the language `spoken`, or in its file's, which is `own` if it is not ours."""
        own = own or language(briefing.head.language)
        if spoken is None or spoken.code == own.code:
            return cls(spoken or own, briefing.units)
        units = {name: version(by, spoken.code) for name, by in briefing.translated_units.items()}
        if briefing.units.get(RANK) == Unit.model_validate(BUILT_IN_UNITS[RANK]):
            units[RANK] = briefing.units[RANK]  # it has no words but those that each language has for ranks
        return cls(spoken, {name: unit for name, unit in units.items() if unit}, cls(own, briefing.units))

    def for_text(self, text: str) -> Wording:
        """The wording that goes with `text`: another one if the text stands in for a missing one."""
        return self.base if self.base and lang_of(text) else self

    def for_value(self, fact: Fact) -> Wording:
        """The wording that puts the value of `fact`: that of the file where its unit has no words in this language."""
        unit = fact.quantity.unit if fact.quantity else None
        known = unit in (None, PERCENT) or unit in self.units or unit in self.language.grammar.units
        return self if known else self.base or self

    def value_lang(self, fact: Fact) -> str:
        """The `lang` of the words of a value."""
        return self.other_lang(self.for_value(fact).language.code)

    def other_lang(self, code: str) -> str:
        """The `lang` of what is in the language called `code`."""
        return "" if code.partition("-")[0] == self.language.code else code

    def translate(self, words: str, **places: object) -> str:
        """English words of the document itself, in this language."""
        return self.headings.get(words) or self.language.translate(words, **places)

    def message_lang(self, words: str) -> str:
        """The `lang` of English words of the document itself, as `translate` gives them."""
        return "" if words in self.headings or self.language.translates(words) else "en"

    def words(self, fact: Fact) -> str:
        """The quantity in full, with qualifier and unit: "more than 800,000 learners"."""
        return self.forms(fact).words

    def amount(self, fact: Fact) -> str:
        """The number alone, qualifier and currency kept: "about 160,000", "more than US$4 billion"."""
        return self.forms(fact).amount

    def below_head(self, fact: Fact) -> str:
        """The same below a head that says the unit: of a percentage the number without its sign, "about 16"."""
        quantity = fact.quantity
        if quantity is None or quantity.unit != PERCENT:
            return self.amount(fact)
        ends = list(quantity.numbers.values())
        return self._phrase(self._said(fact.qualifier, quantity), ends, quantity, None, is_bare=True)

    def tile(self, fact: Fact) -> tuple[str, str]:
        """The sign of the qualifier and the figure it belongs to: ("≈", "160,000"), (">", "US$4 bn").

        Below zero a sign such as "<" would be read of the size: words in the figure have its place, "below −12%".
        """
        return self.forms(fact)[2:4]

    def short(self, fact: Fact, scale: Scale | None = None) -> str:
        """Sign, figure and the unit's short form, for charts, in its own scale or another: "≈160,000", "≥15 m tons"."""
        forms = self.forms(fact)
        figure = self.in_scale(fact, scale, is_bare=False) if scale else forms.sign + forms.figure
        return figure + (f"{NBSP}{forms.unit}" if forms.unit else "")

    def short_unit(self, fact: Fact) -> str:
        """The short form of the unit, if it has one: "tons a year"; '' for a currency and for a percentage."""
        return self.forms(fact).unit

    def head(self, fact: Fact, scale: Scale = PLAIN, *, is_named: bool = False) -> str:
        """The scale and the unit as a head says them for all values below it: "pupils", "%", "US$ billion".

        '' where they are parts of the figure, or there are none; the scale alone if the unit `is_named` beside it.
        """
        quantity = fact.quantity
        if (spoken := self.for_value(fact)) is not self:
            return spoken.head(fact, scale, is_named=is_named)
        if quantity is None or quantity.ratio or is_rank(quantity, self.units):
            return ""
        if quantity.unit == PERCENT:
            return "" if is_named else self.language.grammar.percent.replace("{}", "").strip()
        noun, own = self.noun(quantity), self.units.get(quantity.unit or "")
        if is_named or not (noun or quantity.currency):
            return scale.name
        if quantity.currency:
            form = self.language.grammar.money.replace("{symbol}", self._symbol(quantity.currency))
        else:
            category = self.language.grammar.counted if scale.power else self.language.category(_THOUSAND)
            forms = noun.forms if noun else {}
            form = (own and own.short) or forms.get(category, forms["other"])
        lead, has_place, tail = form.partition("{}")
        return " ".join((f"{lead} {scale.name} {tail}" if has_place else f"{scale.name} {form}").split())

    def in_scale(self, fact: Fact, scale: Scale, *, is_bare: bool = True) -> str:
        """Sign and figure in that scale: "≈1.2" where a head says scale and unit, else "≈US$1.2 bn"."""
        # As with a figure alone, digits are those of the page.
        spoken = self if is_bare and not scale.power else self.for_value(fact)
        quantity = fact.quantity or Quantity()
        *before, last = quantity.numbers.values()
        least = _decimals_seen(fact, scale.power)
        form = partial(spoken._figure, quantity=quantity, is_short=True, scale=scale, is_bare=is_bare, least=least)
        figures = [*(form(end, is_last=False) for end in before), form(last)]
        return "".join(spoken._shortened(fact.qualifier, quantity, figures))

    def forms(self, fact: Fact) -> ValueForms:
        """All forms of the value of a fact; ValueError if it has none.

        A build asks for those of one fact a dozen times, so they are kept.
        """
        # By identity: a changed copy of a fact has another value under the same id.
        known, forms = self._forms.get(fact.id, (None, None))
        if forms is None or known is not fact:
            spoken = self.for_value(fact)
            forms = spoken._make_forms(fact)
            # Digits alone are those of the page, whatever language the words of their unit stand in.
            if spoken is not self and not any(map(str.isalpha, own := self._make_forms(fact).figure)):
                forms = forms._replace(figure=own)
            self._forms[fact.id] = fact, forms
        return forms

    def after(self, fact: Fact, word: str) -> ValueForms | None:
        """All forms together with a word before them, which they take the place of; None if that stays as it is."""
        spoken = self.for_value(fact)
        phrase = spoken._said(fact.qualifier, fact.quantity or Quantity()).after.get(word)
        return spoken._make_forms(fact, Qualified(phrase)) if phrase else None

    def words_after(self, fact: Fact) -> Iterator[str]:
        """The value of a fact as sentences have it with each word that has a form of its own before it."""
        for word in self.for_value(fact).language.grammar.qualifiers[fact.qualifier].after:
            if forms := self.after(fact, word):
                yield from (forms.words, forms.amount)

    def _said(self, qualifier: Qualifier, quantity: Quantity) -> Qualified:
        """What the qualifier of a fact says around its number, with the sign that this has."""
        said = self.language.grammar.qualifiers[quantity.signed(qualifier)]
        return said.said_of(max(quantity.numbers.values(), default=Decimal(0)))

    def _shortened(self, qualifier: Qualifier, quantity: Quantity, figures: Sequence[str]) -> tuple[str, str]:
        """Figures with the sign of a qualifier before them; below zero, where signs mislead, with its words around."""
        if qualifier in (Qualifier.EXACT, Qualifier.ABOUT) or max(quantity.numbers.values(), default=0) >= 0:
            return QUALIFIER_SIGNS[qualifier], "–".join(figures)
        said, (*before, last) = self._said(qualifier, quantity), figures
        case = self.language.grammar.cases.get(said.case, Case())
        return "", said.phrase.format(*before, last + ending(case.figures, last)).replace(" ", NBSP)

    def _make_forms(self, fact: Fact, said: Qualified | None = None) -> ValueForms:
        quantity = fact.quantity
        if quantity is None or quantity.is_empty:
            raise ValueError(f'fact "{fact.id}" has no quantity')
        said = said or self._said(fact.qualifier, quantity)
        unit = self.units.get(quantity.unit or "") if quantity.unit != PERCENT else None
        if quantity.ratio or (unit and unit.rank):
            return self._make_forms_of_words(fact.qualifier, said, quantity, unit)
        *before, last = ends = list(quantity.numbers.values())
        least = _decimals_seen(fact, self.scale_of(last).power)
        figures = [self._figure(end, quantity, is_short=True, is_last=False) for end in before]
        phrase = partial(self._phrase, said, ends, quantity, least=least)
        figures.append(self._figure(last, quantity, is_short=True, least=least))
        sign, figure = self._shortened(fact.qualifier, quantity, figures)
        words = phrase(noun := self.noun(quantity))
        return ValueForms(
            words=words,
            amount=phrase(None) if noun and not quantity.currency else words,
            sign=sign,
            figure=figure,
            unit=(unit.short or "") if unit else "",
        )

    def _make_forms_of_words(
        self, qualifier: Qualifier, said: Qualified, quantity: Quantity, unit: Unit | None
    ) -> ValueForms:
        """The forms of a rank, which the words of its unit may follow, and of two numbers together."""
        language, phrase, case = self.language, said.phrase, said.case
        if quantity.ratio:
            words = [ratio_in_words(language, quantity.ratio, case)]
            figures = [ratio_in_digits(language, quantity.ratio)]
        else:
            gender = (unit and unit.rank) or Gender.COMMON
            words = [rank_in_words(language, number, gender, case) for number in quantity.numbers.values()]
            ordinals = _ordinals(language, gender)
            figures = [_with_ending(language, number, ordinals) for number in quantity.numbers.values()]
        lead, _, tail = (unit.other if unit else "{}").partition("{}")
        return ValueForms(
            words=(lead + phrase.format(*words) + tail).replace(" ", NBSP),
            amount=phrase.format(*words).replace(" ", NBSP),
            sign=QUALIFIER_SIGNS[qualifier],
            figure="–".join(figures).replace(" ", NBSP),
            unit=(unit.short or "") if unit else "",
        )

    def status(self, fact: Fact) -> str:
        """The status of a fact in words, or that it is the author's own thought."""
        return self.translate(fact.status_or_kind)

    def standing(self, fact: Fact) -> str:
        """That a fact is derived, and its status or that it is the author's own thought: "derived, estimated"."""
        if not fact.formula or fact.is_authors_own:
            return self.status(fact)
        derived = self.translate(DERIVED)
        return derived if fact.is_plain_report else f"{derived}, {self.status(fact)}"

    def day(self, day: date) -> str:
        """A date in words: "19 August 2024"."""
        return self._periods.day(day)

    def period(self, period: Period) -> str:
        """A period in words: "2023", "January–June 2024", "since September 2023", "19 August 2024"."""
        if period not in self._period_words:
            self._period_words[period] = self._periods.words(period)
        return self._period_words[period]

    def tick(self, period: Period) -> tuple[str, str]:
        """A period below a point of a chart, and its year, which points may share: ("Q1", "2024")."""
        return self._periods.tick(period)

    def _phrase(
        self,
        said: Qualified,
        ends: list[Decimal],
        quantity: Quantity,
        noun: Noun | None,
        least: int = 0,
        *,
        is_bare: bool = False,
    ) -> str:
        """Qualifier, numbers and what they count; what of the noun comes before the number comes first of all."""
        grammar = self.language.grammar
        phrase, case_name = said.phrase, said.case
        *before, last = ends
        figures = [self._figure(end, quantity, is_last=False, is_bare=is_bare) for end in before]
        figure = self._figure(last, quantity, least=least, is_bare=is_bare)
        case = grammar.cases.get(case_name, Case())
        scale = self.scale_of(last)
        if noun:
            category = grammar.counted if scale.power else self.language.category(abs(last))
            own = noun.cases.get(case_name, {})
            # A noun without a form of its own in this case takes the form that the case has for the category.
            form = own.get(category) or own.get("other")
            form = form or noun.forms.get(case.category.get(category, category)) or noun.forms["other"]
            lead, has_place, tail = form.partition("{}")
            return (lead if has_place else "") + phrase.format(*figures, figure + (tail if has_place else NBSP + form))
        if scale.power and figure.endswith(scale.name):
            counted = figure.removesuffix(scale.name) + scale.cases.get(case_name, scale.name)
        else:
            counted = figure + ending(case.figures, figure)
        return phrase.format(*figures, counted)

    def noun(self, quantity: Quantity) -> Noun | None:
        """What the number counts; a percentage, and a currency that has no name here, are part of the figure."""
        grammar = self.language.grammar
        if quantity.currency:
            return grammar.currencies.get(quantity.currency)
        if quantity.unit is None or quantity.unit == PERCENT:
            return None
        return grammar.units.get(quantity.unit) or self._nouns.get(quantity.unit)

    def _figure(
        self,
        value: Decimal,
        quantity: Quantity,
        *,
        is_short: bool = False,
        is_last: bool = True,
        scale: Scale | None = None,
        is_bare: bool = False,
        least: int = 0,
    ) -> str:
        """The number with its scale, and with the sign of a change, a percentage or a currency.

        In full, a currency that has a name has no sign.  A sign that a space sets off after the number stands only
        once in a range: "4–5 %".  A bare figure has neither scale nor sign, which stand elsewhere.  It has at least
        so many decimals.
        """
        grammar, locale, currency = self.language.grammar, self.language.locale, quantity.currency
        scale = scale or self.scale_of(value)
        scaled = abs(value) / Decimal(10) ** scale.power
        if currency and not scale.power and scaled.as_tuple().exponent == -1:
            scaled = scaled.quantize(_CENT)  # money has two places once it has any: €99.50
        if least > -int(scaled.as_tuple().exponent):
            scaled = scaled.quantize(Decimal(1).scaleb(-least))
        figure = locale.number(scaled)
        if scale.power and not is_bare:
            figure += f"{NBSP}{scale.short if is_short else scale.name}"
        form = ""
        if currency and not is_bare and (is_short or currency not in grammar.currencies):
            symbol = self._symbol(currency)
            # A space sets letters off from the number that they precede: "CHF 5", but "US$5".
            space = " " if symbol[-1].isalpha() and "{symbol}{}" in grammar.money else ""
            form = grammar.money.replace("{symbol}", symbol + space)
        elif quantity.unit == PERCENT and not is_bare:
            form = grammar.percent
        if form and (is_last or not form.startswith("{} ")):
            figure = form.format(figure).replace(" ", NBSP)
        sign = "−" if value < 0 else "+" if quantity.change and value else ""
        return sign + figure

    def _symbol(self, currency: str) -> str:
        return self.language.grammar.symbols.get(currency) or self.language.locale.currencies.get(currency, currency)

    def scale_of(self, value: Decimal) -> Scale:
        """Millions and up where a value so shortened loses no digit; at most two decimals are kept."""
        size = abs(value)
        scales = (scale for scale in self.language.grammar.scales if scale.power <= size.adjusted())
        scaled = ((scale, size.scaleb(-scale.power)) for scale in scales)
        return next((scale for scale, number in scaled if number >= 1 and number == number.quantize(_CENT)), PLAIN)


def _decimals_seen(fact: Fact, power: int) -> int:
    """How many decimals the cell of a fact shows, if it is in that scale: 2 of "12.50" in millions."""
    numbers = fact.quantity.numbers if fact.quantity else {}
    cell = next((evidence.quote for evidence in fact.bearing if evidence.is_cell), "") if power else ""
    seen = _DECIMALS.search(cell)
    if seen is None or "value" not in numbers:
        return 0
    digits = "".join(sign for sign in cell if sign in "0123456789")
    is_in_scale = Decimal(digits).scaleb(power - len(seen[1])) == abs(numbers["value"])
    return len(seen[1]) if is_in_scale else 0


def rank_in_words(language: Language, number: Decimal, gender: Gender, case: str = "") -> str:
    """A rank in a case that a qualifier asks for, in words as far as the language has them."""
    ordinals = _ordinals(language, gender)
    forms = ordinals.cases.get(case, ordinals)
    words: Sequence[str] = forms.words
    return words[int(number) - 1] if number <= len(words) else _with_ending(language, number, forms)


def ratio_in_words(language: Language, ratio: Ratio, case: str = "") -> str:
    """Two numbers as a text has them: "one in five", "two-thirds", "3:1", "7–2"."""
    shares = language.grammar.shares
    if ratio.kind is RatioKind.SHARE and shares.within:
        words = shares.within.format(first=_counted(language, ratio.first), second=_counted(language, ratio.second))
    elif ratio.kind in (RatioKind.SHARE, RatioKind.FRACTION):
        fraction = f"{ratio.first}/{ratio.second}"
        if name := shares.cases.get(case, {}).get(fraction):
            return name
        words = shares.fractions.get(fraction, fraction)
    else:
        words = ratio_in_digits(language, ratio)
    return words + ending(language.grammar.cases.get(case, Case()).figures, words)


def ratio_in_digits(language: Language, ratio: Ratio) -> str:
    """The same for tiles and charts: "1 in 5", "2/3"."""
    first, second = language.locale.number(ratio.first), language.locale.number(ratio.second)
    match ratio.kind:
        case RatioKind.SHARE:
            return (language.grammar.shares.within or "{first}/{second}").format(first=first, second=second)
        case RatioKind.VOTES:
            return f"{first}–{second}"
        case RatioKind.FRACTION | RatioKind.RATIO:
            return f"{first}{ratio.kind}{second}"


def _ordinals(language: Language, gender: Gender) -> Ordinals:
    """Those of a gender; a language that does not have it puts all ranks alike."""
    known = language.grammar.ordinals
    return known.get(gender) or next(iter(known.values()), Ordinals())


def _with_ending(language: Language, number: Decimal, forms: Ordinals | OrdinalForms) -> str:
    figure = language.locale.number(number)
    return figure + ending(forms.endings or language.grammar.dates.ordinals or _POINT, figure)


def _counted(language: Language, number: Decimal) -> str:
    words = language.grammar.shares.numbers
    return words[int(number) - 1] if number <= len(words) else language.locale.number(number)
