"""Reads what a fact's own words make of its number, with the readers that read the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import NumberSpan
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.contrast_reader import Contrast
from briefing.evidence.sentences.countries import read_countries
from briefing.evidence.sentences.noun_phrases import find_counted, find_shared
from briefing.evidence.sentences.stated_role import StatedRole, is_kept, read_role, read_side
from briefing.evidence.sentences.telling_words import Doer, find_doer, is_form_of
from briefing.facts.model import Fact, Quantity, Unit
from briefing.facts.scalars import PERCENT

_PLACE = "{value}"
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_CACHED = 500
_SEVERAL = Decimal(12)
"""A number that reads like any larger one; of fewer, some have words of their own."""
_STEM = 5
"""So many letters of a verb are in its participle too: проверили, проверенных."""


class WrittenNumber:
    """The number of a fact in its statement, and in its label where the statement says nothing."""

    def __init__(
        self, fact: Fact, quantity: Quantity, units: Mapping[str, Unit], language: str, lexicon: Lexicon
    ) -> None:
        self._language, self.lexicon = language, lexicon
        share = quantity.ratio.amount if quantity.ratio else None  # "3 in 5" reads as 60% does
        percent = Decimal(100 * share.numerator // share.denominator) if share else Decimal(0)
        self.value = value = next(iter(quantity.numbers.values()), percent)
        unit = units.get(quantity.unit or "")
        self._unit_words = "%" if quantity.unit == PERCENT or share is not None else unit.other if unit else ""
        self._currency = quantity.currency
        self._figure = self._measured(abs(value))
        self.statement = fact.statement.replace(_PLACE, self._figure)
        self._at = fact.statement.find(_PLACE)
        # The words of a series read alike, whatever their values are, and so are read once.
        self._alike = self._measured(min(abs(value), _SEVERAL))
        self._told = fact.statement.replace(_PLACE, self._alike)
        self.label = fact.label
        self._label = f"{fact.label}: {self._alike}."
        self._label_at = len(fact.label) + 2
        self._is_change = quantity.change
        self._area = fact.area or ""

    @property
    def lead(self) -> str:
        """The statement up to its number."""
        return self.statement[: max(self._at, 0)]

    def _measured(self, value: Decimal) -> str:
        figure = f"{value:f}"
        if self._currency and "." not in figure:
            figure += ".00"  # "GEL 12" may be a name
        return f"{self._currency} {figure}" if self._currency else f"{figure} {self._unit_words}".strip()

    @cached_property
    def _places(self) -> list[tuple[NumberedSentence, NumberSpan]]:
        """Where the number stands in the statement and in the label."""
        texts = (self._told, self._at), (self._label, self._label_at)
        found = (_place_in(text, at, len(self._alike), self._language) for text, at in texts)
        return [place for place in found if place]

    @cached_property
    def role(self) -> StatedRole:
        """Its role in the statement, or else in the label."""
        roles = (read_role(*place) for place in self._places)
        said = next((role for role in roles if role.role or role.direction), StatedRole())
        if self._is_change and said.role is None:
            return StatedRole(NumberRole.CHANGE, 1 if self.value > 0 else -1)
        return said

    @cached_property
    def is_added(self) -> bool:
        """Whether the statement tells of so many more: "{value} more came", whatever the unit is."""
        bare = self._told.replace(self._alike, str(_SEVERAL), 1)
        place = _place_in(bare, self._at, len(str(_SEVERAL)), self._language)
        return NumberRole.ADDED in (self.role.role, place and read_role(*place).role)

    @cached_property
    def is_kept(self) -> bool:
        """Whether the statement tells the number as a level that is as it was."""
        return any(is_kept(*place) for place in self._places[:1])

    @cached_property
    def is_average(self) -> bool:
        """Whether the statement tells the number as an average, whatever else it is."""
        cues = [cue.pattern for cue in self.lexicon.roles.before if cue.role is NumberRole.AVERAGE]
        return any(cue.search(sentence.text, *sentence.lead(n.start)) for sentence, n in self._places for cue in cues)

    def side(self, name: str) -> int:
        """Which of two opposites the fact tells of: 1, -1 or 0 for neither; a balance has the sign of its value."""
        opposites = self.lexicon.roles.opposites.get(name)
        if opposites is None:
            return 0
        is_balance = bool(opposites.either.search(f"{self.statement} {self._label}"))
        if self.value < 0:
            return -is_balance
        return next((side for place in self._places if (side := read_side(*place, opposites))), int(is_balance))

    @cached_property
    def doer(self) -> Doer | None:
        """Who or what does what the statement tells before the number."""
        return next((find_doer(sentence, number) for sentence, number in self._places[:1]), None)

    @cached_property
    def counted(self) -> Contrast | None:
        """What the statement tells the number of, and what it says more of that."""
        return next((find_counted(*place) for place in self._places[:1]), None)

    @cached_property
    def shared(self) -> frozenset[str]:
        """Of what the statement tells the number as a share."""
        return next((find_shared(*place) for place in self._places[:1]), frozenset())

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries of which the statement tells the number."""
        return frozenset().union(*(read_countries(*place, self._language).own for place in self._places[:1]))

    @cached_property
    def words(self) -> frozenset[str]:
        """What the statement says beside the number, its unit and words that tell nothing by themselves."""
        lower = self.lexicon.lower
        beside = self.statement.replace(self._figure, " ")
        words = frozenset(map(lower, LETTERS.findall(beside)))
        return words - self.lexicon.roles.function_words - frozenset(map(lower, LETTERS.findall(self._unit_words)))

    @cached_property
    def compounds(self) -> frozenset[str]:
        """The words of the statement that have a hyphen, each as one: "high-income"."""
        return frozenset(map(self.lexicon.lower, _COMPOUND.findall(self.statement)))

    def tells_only(self, text: str) -> bool:
        """Whether all that the statement says stands in a few words of a text."""
        return bool(self.words) and len(self.told_in(text)) == len(self.words)

    def told_in(self, text: str) -> list[str]:
        """The words of the statement that stand in some words of a text, in any form."""
        said = [self.lexicon.lower(word) for word in LETTERS.findall(text)]
        return [w for w in self.words if any(is_form_of(w, one) or w[:_STEM] == one[:_STEM] for one in said)]

    @property
    def area_words(self) -> frozenset[str]:
        """What the fact's area says."""
        return frozenset(map(self.lexicon.lower, LETTERS.findall(self._area))) - self.lexicon.roles.function_words

    @property
    def tells_nothing(self) -> bool:
        """Whether the statement only points to the number: "It is {value}."."""
        return not self.words and not self.lexicon.roles.exists.search(self.statement)

    @cached_property
    def is_moved(self) -> bool:
        """Whether the fact's words beside the number speak of a change, an addition or a comparison."""
        words = f"{self.statement.replace(self._figure, ' ')} {self._label.replace(self._alike, ' ')}"
        return bool(self.lexicon.roles.moved.search(words))

    @property
    def told_change(self) -> int:
        """1 or -1 if the statement tells so much of a rise or fall; 0 if not, or if it holds two things apart.

        That is "men earned 12% more than women", and not "12% more than in 2023".
        """
        times, at = self.lexicon.times, self.statement.find(self._figure) + len(self._figure)
        than = times.compared.search(self.statement, at)
        words = LETTERS.findall(self.lexicon.lower(self.statement[than.end() :])) if than else ()
        is_dated = than and any(map(str.isdigit, self.statement[than.end() :]))
        old = {*times.spans, *times.relative, *times.months, *self.lexicon.numbers.told_old}
        is_of_others = words and not is_dated and old.isdisjoint(words)
        return self.role.direction if self.role.role is NumberRole.CHANGE and not is_of_others else 0

    @property
    def is_said_to_rise(self) -> bool:
        """If a verb tells a rise of what is below zero: "growth of -3%" is said of a fall, "rose by -3%" is not."""
        roles, finite, role = self.lexicon.roles, self.lexicon.clauses.finite, self.role
        if self.value >= 0 or role.role is not NumberRole.CHANGE or role.direction <= 0:
            return False
        told = self._told[slice(*role.span)]
        is_verb = finite.match(told) or any(roles.rises.search(match[0]) for match in finite.finditer(told))
        return bool(is_verb) and not roles.worsens.search(told)

    @cached_property
    def is_earlier(self) -> bool:
        """Whether the fact tells of an earlier time: "before"."""
        words = map(self.lexicon.lower, LETTERS.findall(f"{self.statement} {self._label}"))
        return not self.lexicon.numbers.told_old.isdisjoint(words)

    @cached_property
    def is_in_all(self) -> bool:
        """Whether the statement tells the number as the sum of everything."""
        return bool(self.lexicon.roles.in_all.search(self.statement))

    @cached_property
    def every(self) -> re.Match[str] | None:
        """The words that tell the number of every one or all of something."""
        return self.lexicon.roles.every.search(self.statement)


@lru_cache(_CACHED)
def _place_in(text: str, at: int, length: int, language: str) -> tuple[NumberedSentence, NumberSpan] | None:
    """Where the figure at an offset of a fact's words stands; a draft tries the same words many times."""
    sentence = NumberedSentence.read(text, language)
    return next(((sentence, n) for n in sentence.numbers if at >= 0 and n.start < at + length and at < n.end), None)
