"""Holds what a fact claims against the passages that its quotes stand in, one property after the other.

`ClaimCheck` has a method for each property: voice, period, number with its unit, qualifier, left-out words and status.
A problem is found where the words of the source say otherwise, or do not say what the fact says. What is read from the
words around a quote needs the text of the source (`Passage.has_source_text`) in a language that the check knows
(`Passage.language_is_known`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.errors import Problem
from briefing.evidence.lexicon import load_lexicon
from briefing.evidence.numbers import NumberKind
from briefing.evidence.passages import AHEAD, Passage, StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.evidence.times import covers_publication
from briefing.evidence.unit_match import UnitMatch
from briefing.facts.model import Fact, Kind, Qualifier, Quantity, Status, Unit, Voice
from briefing.facts.periods import PeriodKind
from briefing.facts.text_fields import KeyPath

FactProblem = tuple[KeyPath, Problem]
"""A problem of a fact, after the path from the fact to the part of it that is wrong."""

_StatusWords = tuple[Passage, tuple[Status, ...], TextSpan]
_DENIAL_REACH = 60


class ClaimCheck:
    """The check of one fact against its passages, of which there is at least one.

    `language` is that of the fact and of the briefing's `units`.
    """

    def __init__(self, fact: Fact, passages: Sequence[Passage], units: Mapping[str, Unit], language: str) -> None:
        self.fact, self.passages = fact, passages
        self._units, self._language = units, language

    def problems(self) -> list[FactProblem]:
        """Everything that the passages do not bear out, each problem once."""
        found = [*self.check_voices(), *self.check_period()]
        if self.fact.quantity is None or self.fact.formula is not None:
            found += self.check_words()
        else:
            found += self.check_number(self.fact.quantity)
        return list(dict.fromkeys(found))

    # Voice

    def check_voices(self) -> Iterator[FactProblem]:
        """Whether each quote is inside quotation marks just where the fact says that these are the speaker's words."""
        for passage in (p for p in self.passages if p.has_source_text):
            path, quote = ("evidence", passage.index, "voice"), passage.quote
            direct = passage.evidence.voice is Voice.DIRECT
            # A quotation inside the quote is part of what the outlet says: he called it "historic".
            around = [q for q in passage.source_text.quotations_at(quote) if not quote.contains(q)]
            inside = any(q.contains(quote) for q in around)
            inserted = passage.patterns.insertion.finditer(passage.text, *passage.sentence)
            if around and not inside:
                hint = "end the quote where the quotation ends"
                yield path, Problem("voice", "the quote runs across a quotation mark", hint)
            elif direct and not inside:
                hint = "write voice: reported, since they are the outlet's words"
                yield path, Problem("voice", "the source has these words outside quotation marks", hint)
            elif inside and not direct:
                hint = "write voice: direct, since they are the speaker's words"
                yield path, Problem("voice", "the source has these words in quotation marks", hint)
            elif direct and any(TextSpan(*m.span()).overlaps(quote) for m in inserted):
                hint = "quote the words on one side of it only"
                yield path, Problem("voice", "the quote takes in an editor's insertion", hint)

    # Period

    def check_period(self) -> Iterator[FactProblem]:
        """Whether the source names the fact's period.

        The times that a quote names decide, else those of its clause. Where neither names one, the nearest time of
        the sentence may bear the period out, and so may the day of publication.
        """
        fact, passages = self.fact, [p for p in self.passages if p.has_source_text]
        named = [t for p in passages for t in p.times_in_quote()] or [t for p in passages for t in p.times_in_clauses()]
        if named:
            if not any(time.fits(fact.period) for time in named):
                message = f"the source says {_listed(time.text for time in named)}, which is not {fact.period}"
                hint = f"write period: {' or '.join(dict.fromkeys(time.as_period for time in named))}"
                if any(time.is_relative for time in named):
                    hint += ", counted from the day of publication"
                yield ("period",), Problem("period", message, hint)
            return
        near = [(p, time) for p in passages if (time := p.nearest_time())]
        # What has already happened does not date from a day after publication.
        fits = any(t.fits(fact.period) for p, t in near if not (fact.status.is_asserted and t.start > p.published))
        if not passages or fits or not _all_in_known_languages(passages) or any(map(self._fits_publication, passages)):
            return
        hint = "write period: future" if fact.status in AHEAD else "write the day, month or year of publication"
        yield ("period",), Problem("period", f"the source names no time that would be {fact.period}", hint)

    def _fits_publication(self, passage: Passage) -> bool:
        """Whether the period may be taken from the publication date, since the source says nothing closer."""
        status, period = self.fact.status, self.fact.period
        if period.kind is PeriodKind.FUTURE:
            return status in AHEAD
        if status in AHEAD and status is not Status.PLANNED:
            return False
        return covers_publication(period, passage.published)

    # Facts without a number

    def check_words(self) -> Iterator[FactProblem]:
        """Whether the source says the words of the quotes without denying them, and as firmly as the fact does."""
        for passage in self.passages:
            lead = passage.text[passage.sentence.start : passage.quote.start]
            before = passage.patterns.negation_before.search(lead[-_DENIAL_REACH:])
            after = passage.patterns.negation_after.match(passage.text, passage.quote.end, passage.sentence.end)
            if match := before or after:
                yield _left_out(passage, match[0].strip())
        if self.fact.kind is not Kind.INFORMATION:
            return
        said: list[_StatusWords] = []
        for passage in self.passages:
            for cue, span in passage.decisive_status_cues(passage.quote):
                # "Will open" at the start of a quote holds for all of it; further on it may be beside the point.
                is_first = span.start == passage.quote.start and self.fact.status is not Status.CLAIMED
                if not cue.weak or is_first or not self.fact.status.is_asserted:
                    said.append((passage, cue.statuses, span))
        if problem := self.check_status(self.passages, said):
            yield ("status",), problem

    # Facts with a number

    def check_number(self, quantity: Quantity) -> list[FactProblem]:
        """Whether a quote says the number; the problems of the one that bears it out best."""
        units = UnitMatch(self.fact, quantity, self._units, load_lexicon(self._language))
        wrong_units: list[FactProblem] = []
        results: list[list[FactProblem]] = []
        for passage in self.passages:
            for stated in passage.numbers_with(quantity):
                if said := units.difference(stated):
                    message = f"the quote says {said}, but the fact is {units.wanted}"
                    problem = Problem("number", message, "take the unit from the source")
                    wrong_units.append((("quantity", units.key), problem))
                else:
                    results.append(list(self._check_beside(stated)))
        if results:
            return min(results, key=len)
        return wrong_units[:1] or [self._wrong_value(quantity)]

    def _wrong_value(self, quantity: Quantity) -> FactProblem:
        """The problem of a value that no quote says; years are named only where the quotes have no other number."""
        found = [n for p in self.passages for n in p.numbers]
        ends = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
        wanted = {key: value for key, value in ends.items() if value is not None}
        key = next((key for key, value in wanted.items() if value not in {n.value for n in found}), next(iter(wanted)))
        words = " to ".join(format(value, ",f") for value in wanted.values())
        if found:
            said = [n for n in found if n.number.kind is not NumberKind.YEAR] or found
            verb = "quotes say" if len({n.passage.index for n in said}) > 1 else "quote says"
            message = f"the fact says {words}; the {verb} {_listed(n.text for n in said)}"
            return ("quantity", key), Problem("number", message)
        return ("quantity", key), Problem("number", f"no quote says {words}", "quote the words that hold the number")

    def _check_beside(self, stated: StatedNumber) -> Iterator[FactProblem]:
        """What the words around a number say otherwise than the fact."""
        if stated.passage.language_is_known:
            yield from self.check_qualifier(stated)
            yield from self.check_left_out(stated)
            if self.fact.kind is Kind.INFORMATION:
                yield from self.check_number_status(stated)

    def check_qualifier(self, stated: StatedNumber) -> Iterator[FactProblem]:
        """Whether the fact is as exact as the source, and the quote holds the words that say so."""
        passage, number, (qualifiers, span) = stated.passage, stated.number, stated.qualifier
        words, wanted = passage.slice(span), self.fact.qualifier
        if wanted not in qualifiers:
            whole = TextSpan(min(span.start, number.start), max(span.end, number.end))
            message = f'the source says "{passage.slice(whole)}", which is {qualifiers[0]}, not {wanted}'
            yield ("qualifier",), Problem("qualifier", message, f"write qualifier: {qualifiers[0]}")
        elif qualifiers == (Qualifier.EXACT,) and stated.is_denied:
            yield ("qualifier",), Problem("qualifier", f'the source denies "{words}"', "a denied number is no value")
        if not passage.quote.contains(span):
            yield _left_out(passage, words.replace(number.text, "").strip() or words)

    def check_left_out(self, stated: StatedNumber) -> Iterator[FactProblem]:
        """Whether the quote holds every negation and modal that governs the number."""
        for span in stated.denials():
            if not (stated.passage.quote.contains(span) or stated.qualifier.span.contains(span)):
                yield _left_out(stated.passage, stated.passage.slice(span))

    def check_number_status(self, stated: StatedNumber) -> Iterator[FactProblem]:
        """Whether what governs the number allows the fact's status, and the quote holds the words that say so."""
        passage = stated.passage
        cues = passage.decisive_status_cues(stated.governing_span)
        said = [(passage, cue.statuses, span) for cue, span in cues]
        if problem := self.check_status([p for p in self.passages if p.numbers], said):
            yield ("status",), problem
        elif said and not self.fact.status.is_asserted and not any(passage.quote.contains(span) for *_, span in said):
            yield _left_out(passage, passage.slice(said[0][2]))

    # Status

    def check_status(self, passages: Sequence[Passage], said: Sequence[_StatusWords]) -> Problem | None:
        """Whether the words `said` beside the number, or in the quotes, allow the fact's status."""
        status = self.fact.status
        if status.is_asserted and said:
            passage, statuses, span = said[0]
            message = f'the source says "{passage.slice(span)}", but the fact has status: {status}'
            return _wrong_status(message, statuses[0])
        if status is Status.OBSERVED:
            return _observed_problem(passages)
        # What stands only in a speaker's own words is claimed, unless it tells of the speaker's own acts.
        only_claimed = all(p.has_source_text and p.evidence.voice is Voice.DIRECT for p in passages) and not any(
            not p.numbers and p.patterns.own_acts.search(p.text, *p.sentence) for p in passages
        )
        if status is Status.REPORTED:
            message = "these are a speaker's own words, which the outlet only quotes"
            return _wrong_status(message, Status.CLAIMED) if only_claimed else None
        if status is Status.CLAIMED or any(status in statuses for _, statuses, _ in said):
            return None
        if said:
            passage, statuses, span = said[0]
            return _wrong_status(f'the source says "{passage.slice(span)}", which is not {status}', statuses[0])
        if not _all_in_known_languages(passages):
            return None
        instead = Status.CLAIMED if only_claimed else Status.REPORTED
        return _wrong_status(f"no quote says that this is {status}", instead)


def _observed_problem(passages: Sequence[Passage]) -> Problem | None:
    """What somebody says, or what is only planned or possible, is not observed."""
    for passage in passages:
        if passage.evidence.voice is Voice.DIRECT:
            return _wrong_status("the source quotes a speaker; nothing was observed", Status.CLAIMED)
        if match := passage.patterns.attribution.search(passage.text, *passage.sentence):
            return _wrong_status(f'the source says "{match[0]}"; nothing was observed', Status.REPORTED)
        if found := next(passage.status_cues(passage.sentence), None):
            cue, span = found
            return _wrong_status(f'the source says "{passage.slice(span)}"; nothing was observed', cue.statuses[0])
    return None


def _wrong_status(message: str, instead: Status) -> Problem:
    return Problem("status", message, f"write status: {instead}, or quote words that say otherwise")


def _left_out(passage: Passage, words: str) -> FactProblem:
    path = ("evidence", passage.index, "quote")
    return path, Problem("cut-qualifier", f'the quote leaves out "{words}"', f'take "{words}" into the quote')


def _listed(texts: Iterable[str]) -> str:
    """The texts, each once and in quotation marks: "48,200", "48,000" and "964"."""
    *first, last = dict.fromkeys(f'"{text}"' for text in texts)
    return f"{', '.join(first)} and {last}" if first else last


def _all_in_known_languages(passages: Sequence[Passage]) -> bool:
    return all(passage.language_is_known for passage in passages)
