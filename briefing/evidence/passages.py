"""A quote where it stands in its source, and what the words around it and its numbers say.

`Passage` is the quote in its sentence. `StatedNumber` is one number of it with all that holds for that number alone:
qualifier, denials, status and rate. `passage_times` reads the times around them.

What *governs* a number, so that the fact has to say it too, stands in the number's own clause, from its start to a few
words after the number: in "a bridge is planned, but 40 boats came" nothing plans the 40.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from briefing.evidence.lexicons.lexicon import ClaimWords
from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberSpan
from briefing.evidence.sentences.clauses import NumberedSentence, split_clauses
from briefing.evidence.sentences.governance import FoundCue, Governance
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_qualifier import StatedQualifier, read_qualifier
from briefing.evidence.sentences.stated_role import StatedRate, StatedRole, read_rate, read_role
from briefing.evidence.source_text import SourceText
from briefing.facts.model import Evidence, Source
from briefing.facts.periods import FirstDay

Found = TypeVar("Found")


@dataclass(eq=False)
class Passage:
    """One quote where it stands; `has_source_text` is False where only its own words are at hand.

    `first_day` is when the business years begin that its source speaks of, if the facts file says so.
    """

    index: int
    evidence: Evidence
    source_text: SourceText
    quote: TextSpan
    source: Source
    has_source_text: bool = True
    first_day: FirstDay | None = None

    @property
    def published(self) -> date:
        """The day that "last year" counts from."""
        return self.source.published

    @property
    def language_is_known(self) -> bool:
        """Whether the check knows the language of the source, so that what is not found is not said."""
        return self.source_text.lexicon.known

    @property
    def patterns(self) -> ClaimWords:
        """The patterns of claims in the source's language."""
        return self.source_text.lexicon.claims

    @property
    def text(self) -> str:
        """The whole normalized text; all spans count in it."""
        return self.source_text.normalized

    def slice(self, span: TextSpan) -> str:
        """The words of the source at `span`."""
        return self.source_text.normalized[span.start : span.end]

    @cached_property
    def sentence(self) -> TextSpan:
        """The sentence, or sentences, that the quote stands in."""
        return self.source_text.sentence_around(self.quote)

    @cached_property
    def clauses(self) -> tuple[TextSpan, ...]:
        """The clauses of that sentence."""
        sentence, text = self.sentence, self.source_text
        return text.once((split_clauses, sentence), lambda: split_clauses(self.text, sentence, text.lexicon))

    @cached_property
    def _governance(self) -> Governance:
        text = self.source_text
        return text.once((Governance, self.quote, False), lambda: Governance(text, self.quote))

    def denials_around_quote(self) -> Iterator[TextSpan]:
        """What outside of the quote denies it."""
        return (span for span in self._governance.denials if not self.quote.contains(span))

    def cues_in_quote(self) -> list[FoundCue]:
        """The words of the quote that make something less than real."""
        return self._governance.cues_in(self.quote)

    # Numbers

    @cached_property
    def sentence_numbers(self) -> tuple[NumberSpan, ...]:
        """Every number of the sentence."""
        return self.source_text.numbers_in(self.sentence)

    @cached_property
    def numbered_sentence(self) -> NumberedSentence:
        """The sentence as those read it who look at the words around a number."""
        text, sentence = self.source_text, self.sentence
        return text.once(
            (NumberedSentence, sentence),
            lambda: NumberedSentence(self.text, sentence, self.clauses, self.sentence_numbers, text.lexicon),
        )

    @cached_property
    def numbers(self) -> tuple[StatedNumber, ...]:
        """The values that the quote says."""
        found = (n for n in self.sentence_numbers if n.kind in VALUE_KINDS and self.quote.contains(n.span))
        return tuple(StatedNumber(self, number) for number in found)


@dataclass(eq=False)
class StatedNumber:
    """A number of a quote, and what the words around it say of it."""

    passage: Passage
    number: NumberSpan

    @property
    def value(self) -> Decimal | None:
        """The number as a Decimal; None if no reading fits."""
        return self.number.value

    @property
    def text(self) -> str:
        """Its own words."""
        return self.number.text

    # What governs it

    @cached_property
    def governance(self) -> Governance:
        """What governs it."""
        text, span, is_money = self.passage.source_text, self.number.span, self.number.currency is not None
        return text.once((Governance, span, is_money), lambda: Governance(text, span, is_money))

    @cached_property
    def rate(self) -> StatedRate | None:
        """The rate that it is of: so much a day, each or on average."""
        return self.read(read_rate)

    @cached_property
    def qualifier(self) -> StatedQualifier:
        """How firmly the source states it."""
        return self.read(read_qualifier)

    @cached_property
    def role(self) -> StatedRole:
        """What the source makes of it: a level, a change, a part of something."""
        return self.read(read_role)

    def read(self, reader: Callable[[NumberedSentence, NumberSpan], Found]) -> Found:
        """What a reader finds around it, which is the same in each passage with its sentence."""
        passage = self.passage
        key = (reader, passage.sentence, self.number.span)
        return passage.source_text.once(key, lambda: reader(passage.numbered_sentence, self.number))
