"""Finds the scale in which several values can be said together, and whether words name their unit already.

What is said once for all values of a column, a table or a chart must be true of each: no digit is lost, and none is
added to what a source has rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from briefing.evidence.lexicons.patterns import LETTERS
from briefing.facts.model import Fact, Qualifier, is_rank
from briefing.facts.scalars import PERCENT
from briefing.languages.model import Scale
from briefing.records import NamedTuple
from briefing.wording.wording import PLAIN, Wording

_MOST_DECIMALS, _LEAST = 3, Decimal("0.1")
"""What is easily read: 0.345, and not 0.012 where it could be 12,000."""
_LEAST_STEM = 4
_ENDINGS = {
    "en": "",  # a unit gives both forms that a noun has
    "ru": "[аеёиоуыьюя]?|[оеиы]й|[аеёоя]м|[оеё]в|[ая]ми|[ая]х|и[ея]|ью",
    "az": "(?:l[aə]r)?(?:s?[ıiuü]|n?[ıiuü]n|n[ıiuü]|[ıiuü]n[ıiuü]n?|[yn]?[aə]|[dt][aə]n?)?",
}
"""What may end a noun, in any case; two forms of one have the letters before that in common."""
_ANY_ENDING = ".{0,3}"


class SaidOnce(NamedTuple):
    """What says the scale and unit of several values, '' if other words do, and each value without them, by fact."""

    head: str
    cells: dict[str, str]


def said_once(facts: Sequence[Fact], words: str, wording: Wording) -> SaidOnce | None:
    """How `facts` say scale and unit once, behind `words` that may name the unit; None if nothing is true of them all.

    Ranks, and two numbers together, have neither; money and percentages keep their sign where no head has it.
    """
    scale = common_scale(facts, wording)
    heads = {wording.head(fact, scale or PLAIN) for fact in facts}
    if len(heads) != 1 or (scale is None and any(heads)):
        return None
    is_named = all(names_unit(words, fact, wording) for fact in facts)
    head = wording.head(facts[0], scale or PLAIN, is_named=is_named)
    is_bare = scale and (head or not any(map(_is_signed, facts)))
    cells = {f.id: wording.in_scale(f, scale) if scale and is_bare else "".join(wording.tile(f)) for f in facts}
    return SaidOnce(head, cells)


def forms_in_charts(fact: Fact, wording: Wording) -> Iterator[str]:
    """All forms that a value has beside its mark, by the scale of its chart."""
    yield wording.short(fact)
    for scale in wording.for_value(fact).language.grammar.scales if any(_scales_of(fact, wording)) else ():
        if has_room(fact, scale):
            yield wording.short(fact, scale)


class BelowHead(NamedTuple):
    """A value without its scale and unit, and the heads of which one has to say them; none where it says enough."""

    words: str
    heads: frozenset[str]


def forms_below_heads(fact: Fact, wording: Wording) -> Iterator[BelowHead]:
    """All forms that tables give a value below a head; a scale, and the sign of money or percentages, it must say."""
    for scale in (*wording.for_value(fact).language.grammar.scales, PLAIN) if any(_scales_of(fact, wording)) else ():
        heads = {wording.head(fact, scale), scale.name} if scale.power or _is_signed(fact) else set[str]()
        if has_room(fact, scale):
            yield BelowHead(wording.in_scale(fact, scale), frozenset(heads - {""}))
    if fact.quantity and fact.quantity.unit == PERCENT:
        yield BelowHead(wording.below_head(fact), frozenset({wording.head(fact)}))


def common_scale(facts: Sequence[Fact], wording: Wording) -> Scale | None:
    """The scale in which all of `facts` are said with the digits that they have; None if there is none.

    The largest that one of them has by itself comes first, for it adds no digit to any, unless another spares the least
    a zero behind its decimal sign.  A smaller one writes zeros behind large values: that is true of an exact value
    only, for "about 7 million" is no seven figures.
    """
    own = {fact.id: tuple(_scales_of(fact, wording)) for fact in facts}
    spoken = {wording.for_value(fact) for fact in facts}
    if len(spoken) != 1 or not all(own.values()):
        return None
    most = max(scale.power for scales in own.values() for scale in scales)
    true = [
        scale
        for scale in (*spoken.pop().language.grammar.scales, PLAIN)
        if scale.power <= most
        and all(has_room(fact, scale) for fact in facts)
        and all(
            fact.qualifier is Qualifier.EXACT or max(each.power for each in own[fact.id]) <= scale.power
            for fact in facts
        )
    ]
    numbers = [abs(number) for fact in facts if fact.quantity for number in fact.quantity.numbers.values() if number]
    easy = (scale for scale in true if min(numbers, default=_LEAST) >= _LEAST * Decimal(10) ** scale.power)
    return next(easy, true[0] if true else None)


def chart_values(facts: Iterable[Fact], wording: Wording) -> dict[str, str]:
    """The values of a chart beside their marks, in one scale if it is one with a name; else each keeps its own."""
    valued = [fact for fact in facts if fact.quantity and not fact.quantity.is_empty]
    scale = common_scale(valued, wording) if valued else None
    return {fact.id: wording.short(fact, scale if scale and scale.power else None) for fact in valued}


def has_room(fact: Fact, scale: Scale) -> bool:
    """Whether the numbers of a fact have so few decimals in a scale that they can be read; any if written out."""
    numbers = fact.quantity.numbers.values() if fact.quantity else ()
    places = (-int((number / Decimal(10) ** scale.power).as_tuple().exponent) for number in numbers)
    return not scale.power or max(places, default=0) <= _MOST_DECIMALS


def _scales_of(fact: Fact, wording: Wording) -> Iterator[Scale]:
    """The scale of each number of a fact; none of what has no scale: a rank, or two numbers together."""
    spoken, quantity = wording.for_value(fact), fact.quantity
    if quantity and not is_rank(quantity, spoken.units):
        yield from (PLAIN if quantity.unit == PERCENT else spoken.scale_of(n) for n in quantity.numbers.values())


def unnamed_unit(facts: Iterable[Fact], words: str, wording: Wording) -> str:
    """The unit of all of `facts`, if a chart shows their numbers without it and `words` do not name it; else ''."""
    valued = [fact for fact in facts if fact.quantity and not fact.quantity.is_empty]
    units = {wording.head(fact) for fact in valued}
    has_sign = any(wording.short_unit(fact) or _is_signed(fact) for fact in valued)
    is_said = has_sign or all(names_unit(words, fact, wording) for fact in valued)
    return "" if is_said or len(units) != 1 else units.pop()


def _is_signed(fact: Fact) -> bool:
    """Whether a sign of its unit goes with the number itself, as that of money or of a percentage does."""
    return bool(fact.quantity and (fact.quantity.currency or fact.quantity.unit == PERCENT))


def names_unit(words: str, fact: Fact, wording: Wording) -> bool:
    """Whether `words`, such as a label, name the unit of a fact: "rail wagons", "железные вагоны", "loans, €"."""
    spoken = wording.for_value(fact)
    noun, unit = spoken.noun(fact.quantity) if fact.quantity else None, spoken.head(fact)
    if _is_signed(fact) and unit in words:
        return True
    return noun is not None and _name_one(words, (*noun.forms.values(), unit), spoken.language.code)


@lru_cache(maxsize=1_000)
def _name_one(words: str, forms: tuple[str, ...], language: str) -> bool:
    """Whether some words have one of the forms, be it with another ending; tiles, charts and tables ask it again."""
    said, names = LETTERS.findall(words.casefold()), (LETTERS.findall(form.casefold()) for form in forms)
    endings = re.compile(_ENDINGS.get(language, _ANY_ENDING))
    return any(form and all(any(_are_forms(name, word, endings) for word in said) for name in form) for form in names)


def _are_forms(one: str, other: str, endings: re.Pattern[str]) -> bool:
    """Whether two words are one, but for their endings."""
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one == other or (stem >= _LEAST_STEM and all(endings.fullmatch(word[stem:]) for word in (one, other)))
