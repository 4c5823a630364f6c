"""The words in which each fact may be put, on pages and in the rows of its tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.facts.model import Fact
from briefing.proof.normalize import normalized
from briefing.wording.edition import Edition
from briefing.wording.wording import DERIVED, NO_FIGURE

_DOTS = str.maketrans("İIı", "iii")
"""The small letter of I is another one in Azerbaijani and Turkish; as a first letter they are all the same."""
_MARKS = re.compile(r"[0-9]+(,[0-9]+)*")


class AcceptedWordings:
    """All wordings of all facts, as they are compared: without white space, small at their beginning."""

    def __init__(self, edition: Edition) -> None:
        self._facts = edition.briefing.facts
        self._wording = edition.wording
        self._values: dict[str, frozenset[str]] = {}
        self._others: dict[str, frozenset[str]] = {}
        self._without_value: dict[str, list[Fact]] = {}
        for fact in self._facts.values():
            for text in (fact.label, fact.statement) if fact.quantity is None else ():
                self._without_value.setdefault(_key(text), []).append(fact)

    def has_value(self, words: str, fact: str) -> bool:
        """Whether `words` are a form of the value of `fact`."""
        return fact in self._facts and _key(words) in self._values_of(self._facts[fact])

    def has_quote(self, words: str, fact: str) -> bool:
        """Whether `words` are those of a quote of `fact`."""
        known = self._facts.get(fact)
        return known is not None and normalized(words) in {normalized(evidence.quote) for evidence in known.evidence}

    def fit_row(self, row: Sequence[str]) -> bool:
        """Whether every cell of a row says something of the fact that its first cell names, the value and period too.

        Where it names none, the row has no value, and a fact without one must fit.
        """
        name, *rest = row
        cells = [_key(cell.removeprefix("'")) for cell in rest]
        if name:
            facts = [self._facts[name]] if name in self._facts else []
        else:
            facts = self._without_value.get("".join(cells[:1]), [])
        return any(self._fit(cells, fact) for fact in facts)

    def _fit(self, cells: Sequence[str], fact: Fact) -> bool:
        values, others = self._values_of(fact), self._others_of(fact)
        if (values and values.isdisjoint(cells)) or _key(self._wording.period(fact.period)) not in cells:
            return False
        lane_ends = tuple(f":{label}" for label in (normalized(fact.label), _key(fact.label)))
        return all(c in values or c in others or c.endswith(lane_ends) or _MARKS.fullmatch(c) for c in cells)

    def _values_of(self, fact: Fact) -> frozenset[str]:
        """The value in the language of the edition, and in that of texts that stand in for missing ones."""
        if fact.id not in self._values:
            wordings = filter(None, (self._wording, self._wording.base)) if fact.quantity else ()
            forms = ((w.words(fact), w.amount(fact), w.short(fact), "".join(w.tile(fact))) for w in wordings)
            self._values[fact.id] = frozenset(_key(form) for group in forms for form in group)
        return self._values[fact.id]

    def _others_of(self, fact: Fact) -> frozenset[str]:
        """What else a row may say of a fact."""
        if fact.id not in self._others:
            wording = self._wording
            words = wording.for_text(fact.statement).words(fact) if fact.quantity else ""
            capital = wording.language.capital
            statements = [fact.statement.replace("{value}", form) for form in (words, capital(words))]
            texts = (*statements, str(fact.label), wording.language.spaced(fact.label))
            beside = (wording.status(fact), wording.period(fact.period), *map(wording.translate, (DERIVED, NO_FIGURE)))
            every = (*texts, *map(capital, texts), *beside, fact.qualifier.value, "")
            self._others[fact.id] = frozenset(map(_key, every))
        return self._others[fact.id]


def _key(text: str) -> str:
    """What begins a sentence or a cell is capitalised there."""
    words = normalized(text)
    return words[:1].translate(_DOTS).lower() + words[1:]
