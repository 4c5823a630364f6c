"""Puts values that are no plain number into words: ranks ("third", "21st") and two numbers together ("one in five")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefing.facts.model import Gender
from briefing.facts.ratios import Ratio, RatioKind
from briefing.languages.model import Case, Language, OrdinalForms, Ordinals, ending

_POINT = (("", "."),)


def rank_in_words(language: Language, number: Decimal, gender: Gender, case: str = "") -> str:
    """A rank in a case that a qualifier asks for, in words as far as the language has them."""
    ordinals = _ordinals(language, gender)
    forms = ordinals.cases.get(case, ordinals)
    words: Sequence[str] = forms.words
    return words[int(number) - 1] if number <= len(words) else _with_ending(language, number, forms)


def rank_in_digits(language: Language, number: Decimal, gender: Gender) -> str:
    """The same for tiles and charts: "3rd"."""
    return _with_ending(language, number, _ordinals(language, gender))


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
