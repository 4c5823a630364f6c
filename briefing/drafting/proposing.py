"""Makes a fact of a figure or a statement: as the readers see it, then as the check's hints mend it, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, tee
from typing import Any

from briefing.drafting.areas import area_of
from briefing.drafting.candidates import Said
from briefing.drafting.clause_words import own_clause
from briefing.drafting.counted_nouns import Counted, counted, slug, unit_of
from briefing.drafting.draft_words import DraftWords, is_plain, wordings
from briefing.drafting.figure_subjects import subject_of_words
from briefing.drafting.figure_times import ONCE, FigureTimes
from briefing.drafting.figure_values import as_told, quantity_of, share_of
from briefing.drafting.quoting import LONGEST, hull, quote_around, told_apart, words_in
from briefing.drafting.speaking import Named
from briefing.evidence.claim import Answer, AnswerKind, Claim, Rewrite, TakeIn
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import NumberKind, NumberPart, NumberSpan
from briefing.evidence.passage_times import PassageTimes, times_in
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.properties import check_claim
from briefing.evidence.sentences.governance import Governance
from briefing.evidence.sentences.plain_text import WORD
from briefing.evidence.sentences.sentences import TextSpan, merge_spans
from briefing.evidence.source_text import SourceText
from briefing.evidence.speakers.attributions import find_attributions
from briefing.evidence.times.named_time import TimeContext
from briefing.facts.model import (
    Briefing,
    Evidence,
    Fact,
    Property,
    Qualifier,
    Quantity,
    Source,
    Speaker,
    Status,
    Unit,
    Voice,
)
from briefing.facts.periods import Period, PeriodKind
from briefing.facts.scalars import CURRENCIES
from briefing.facts.text_fields import BLANK, has_blank
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

SHORTER = (12, 9, 7, 5, 3, 1)
"""So many words a quote has at most where all together are too many."""
_ROUNDS, _NEAR = 8, 40
_OF_WORDS = (Property.DIRECTION, Property.AREA, Property.SUBJECT, Property.RATE, Property.UNIT)
_DONE = (Status.ALLOCATED, Status.ADOPTED)
_LEAST, _BEHIND = 6, 4
"""Words of a statement that are quoted, however little of its source may be; and of those that follow a number."""
_LEAST_INDEX, _LEAST_COUNT = 100, 1000
"""A number without a unit is drafted from here on, with and without words for what it is."""
_WOULD_HAVE = compile_pattern(r"\b(?:would|could|might|should) (?:not )?have (?!to\b)")
_TIMES_AS_MUCH = compile_pattern(r"\s(?:our|my|the|its|their|his|her|last|those|that|what)\b")
_TO_SAY = compile_pattern(
    r".{0,20}?\b(?:note|say|stress|add|mention|point out|emphasi[sz]e|admit|tell|thank|underline|remind|recall|repeat"
    r"|отметить|сказать|подчеркнуть|добавить|напомнить|признать|qeyd|demək|deyim|vurğulamaq|bildirmək)\b"
)
_UP_TO = compile_pattern(r"\bдо\s\Z", re.IGNORECASE)
_SHARED_SIGN = compile_pattern(r"(?<![^\W\d_])(?:Rs|kr)(?![^\W\d_])")
_SHARED_BY = {"INR": "India", "SEK": "Swed", "NOK": "Norw", "DKK": "Den|Danish"}
_OTHER_DOLLARS = compile_pattern(
    r"\b(?:Canad|Austral|Hong Kong|Singapor|New Zealand|Taiwan|Jamaica|Trinidad|Fiji|Namibia)"
)
_OWN_DOLLARS = compile_pattern(r"\bUSD?(?![^\W\d_])|\bU\.S\.|\bAmerica|\bWashington\b|\bUnited States\b")
_DRAFTED = Fact.model_construct(
    id="drafted",
    section="general",
    measure="drafted",
    label=BLANK,
    statement=BLANK,
    period=Period.parse("future"),
    reading={},
)
"""What facts are made of while they are tried: a copy takes a tenth of the time of a new one."""
OUTLET = Named("", "", False)
"""Stands for whoever publishes the source."""


def speaker_id(ground: Briefing, source: str, named: Named) -> str:
    """The id under which a briefing has a speaker, as it does from now on; `OUTLET` is whoever publishes the source."""
    name = named.name or ground.sources[source].publisher
    found = next((key for key, one in ground.speakers.items() if one.name == name), None)
    if found is None:
        found = slug(name.split()[-1] if named.is_person else name, ground.speakers, "speaker")
        ground.speakers[found] = Speaker.model_construct(name=name, role=named.role or None)
    return found


class NotBorneOut(NamedTuple):
    """A figure or statement that became no fact, and why."""

    span: TextSpan
    reason: str


class AcceptedWords(NamedTuple):
    """The words with which the check accepted a proposal, and how many units it knew then."""

    quote: TextSpan
    units: int


@dataclass(frozen=True)
class Proposal:
    """What a fact would say, before it is held against the source."""

    core: TextSpan
    clause: TextSpan
    voice: Voice
    wording: DraftWords
    speaker: Named
    status: Status
    period: Period
    unit: Counted | None = None
    quantity: Quantity | None = None
    qualifier: Qualifier = Qualifier.EXACT
    area: str | None = None
    context: tuple[tuple[Property, TextSpan], ...] = field(default=())
    is_dated: bool = True
    """Whether the source names its period; else it is only that in which it was published."""
    asks: str = ""
    """What a person is asked about its qualifier."""
    is_open_money: bool = False
    """Whether the document does not say whose money it is."""
    checked: AcceptedWords | None = field(default=None, compare=False)

    def signed_quantity(self, units: Mapping[str, Unit], language: str) -> Quantity | None:
        """Its quantity, as a change if its statement tells one."""
        fact = _DRAFTED.model_copy(update={**self.wording._asdict(), "period": self.period})
        return self.quantity and as_told(fact, self.quantity, units, language)


class Proposer:
    """Proposes facts of one source; `ground` is the briefing that they would stand in."""

    def __init__(self, key: str, text: SourceText, ground: Briefing, longest: int = LONGEST) -> None:
        self.key, self.text, self.ground, self.longest = key, text, ground, longest
        self.source: Source = ground.sources[key]
        self._year = Period.parse(str(self.source.published.year))
        self._evidence = Evidence.model_construct(source=key, quote="-")

    # A figure

    def figure(self, number: NumberSpan, speakers: Sequence[Named]) -> Proposal | NotBorneOut:
        """The fact of a number, or why there is none."""
        if number.currency and number.currency not in CURRENCIES:
            return NotBorneOut(number.span, f'nobody can tell which money "{number.text}" is')
        is_times = _TIMES_AS_MUCH.match(self.text.normalized, number.unit_end) if number.unit == "times" else None
        if number.kind is NumberKind.MULTIPLE or is_times:
            return NotBorneOut(number.span, f'"{number.text}" tells how something moved, and no value')
        reasons: list[Answer] = []
        tried: set[object] = set()
        hopeless: set[object] = set()
        # Where nobody can tell that it counts what stands behind it, it counts nothing that is told.
        for proposal in chain(self.readings(number, speakers), self.readings(number, speakers, is_bare=True)):
            same = (proposal.period, proposal.context, proposal.speaker)
            beside = (proposal.core, proposal.status, proposal.wording)
            if not hopeless.isdisjoint((same, beside)):
                continue
            found, answers = self._mended(proposal, tried)
            if found:
                if reason := self.why_not(found, number):
                    return NotBorneOut(number.span, reason)
                is_up_to = _UP_TO.search(self.text.normalized, found.core.start, number.start)
                is_open = is_up_to and found.qualifier is Qualifier.AT_MOST
                asks = "at most, or what it rose to?" if is_open else ""
                return replace(found, asks=asks, is_open_money=self._is_open_money(number))
            reasons = reasons or answers
            if number.currency and any(answer.path == ("quantity", "currency") for answer in answers):
                break  # no other reading has another money
            if answers and not any(answer.prop in _OF_WORDS or "statement" in answer.path for answer in answers):
                hopeless.add(same)  # other words would change nothing
            if any(answer.prop is Property.QUALIFIER and answer.kind is AnswerKind.DOUBT for answer in answers):
                hopeless.add(beside)  # nor would another speaker or time
        counts_from = "its time counts from another, and nobody can tell from which"
        unsaid = "nobody is named who says so" if self.is_spoken(number.span) and not speakers else counts_from
        return NotBorneOut(number.span, "; ".join(dict.fromkeys(a.message for a in reasons)) or unsaid)

    def why_not(self, found: Proposal, number: NumberSpan) -> str:
        """Why a figure that the check accepts is better left to a person."""
        quantity, period = found.quantity, found.period
        if quantity and quantity.is_bare:
            least = min(abs(number) for number in quantity.numbers.values())
            if least < (_LEAST_COUNT if has_blank(found.wording.label) else _LEAST_INDEX):
                return "nobody can tell from its sentence what it counts"
        if found.status is Status.POSSIBLE and _WOULD_HAVE.search(
            self.text.normalized, found.clause.start, number.start
        ):
            return "it tells what would have been"
        is_over = period.is_exact and period.end is not None and period.end < self.source.published
        is_before = found.status is Status.FORECAST or number.part is NumberPart.OLD
        if found.status.is_ahead and is_over and is_before and found.is_dated:
            return f"it stands with what is {found.status}, and {period} was over"
        return ""

    def _is_open_money(self, number: NumberSpan) -> bool:
        """Whether several countries have money of that name, and the document does not name the one."""
        if number.currency == "USD" and number.text.startswith("$"):
            known = self.text.once(_OWN_DOLLARS, lambda: bool(_OWN_DOLLARS.search(self.text.normalized)))
            return bool(not known or _OTHER_DOLLARS.search(self.source.publisher))
        sign = _SHARED_SIGN.search(number.text)
        country = _SHARED_BY.get(number.currency or "", "")
        said = f"{self.text.normalized} {self.source.publisher}"
        return bool(sign and country) and not re.search(rf"\b(?:{country})", said)

    def readings(self, number: NumberSpan, speakers: Sequence[Named], *, is_bare: bool = False) -> Iterator[Proposal]:
        """What the words around a number make of it, with one wording after the other, before any check.

        If `is_bare`, without the noun that it counts, and nothing if it has none.
        """
        stated = StatedNumber(Passage(0, self._evidence, self.text, number.span, self.source), number)
        share = share_of(number)
        unit = None if share else counted(stated, self.ground.head.language)
        if is_bare and not (unit and unit.forms and number.unit is None):
            return
        unit = None if is_bare else unit
        quantity, qualifier = quantity_of(stated, unit)
        cues = [f for f in stated.governance.cues if not f.cue.optional]
        # "The sum needed, an estimated $9m"; and what is planned to be allocated is not allocated.
        cues.sort(key=lambda f: (not 0 <= number.start - f.span.end <= 1, f.cue.statuses[0] in _DONE))
        voice = Voice.DIRECT if self.is_spoken(stated.number.span) else Voice.REPORTED
        asserted = Status.CLAIMED if voice is Voice.DIRECT else Status.REPORTED
        # "Announced sales of $9 million" tells of what was so.
        is_told = cues and number.currency and all(Status.REPORTED in f.cue.perhaps for f in cues)
        status = cues[0].cue.statuses[0] if cues and not is_told else asserted
        if cues and Status.FORECAST in cues[0].cue.statuses and self._is_foretold(number):
            status = Status.FORECAST  # and no plan: "it will fall to 7%, the bank expects"
        core = self.core_of(stated, unit)
        clause = own_clause(stated)
        area = area_of(stated)
        words = self._wordings(stated, unit, is_so=status.is_asserted)
        # "Will fall to 22 tons from 28 a year earlier": the 28 were so; of October they may have been forecast.
        is_past = status.is_ahead and stated.role.role is NumberRole.PREVIOUS
        is_past = is_past and any(time.is_counted for time in PassageTimes(stated.passage).of_number(stated).times)
        likely = (
            (told, dated)
            for told in ((asserted, status) if is_past else (status,))
            for dated in FigureTimes(stated, told).periods(self._year)
        )
        in_doubt = ((status, dated) for dated in FigureTimes(stated, status).in_doubt(self._year))
        for told, (period, said_by, is_named) in chain(likely, in_doubt):
            context = ((Property.PERIOD, told_apart(self.text, said_by)),) if said_by else ()
            shared = (told, period, unit, quantity, qualifier, area, context, is_named)
            # Most figures are accepted with the first words: others are looked for when these are not.
            words, these = tee(words)
            for wording in these:
                for speaker in [*speakers, OUTLET] if voice is Voice.REPORTED else speakers or [OUTLET]:
                    yield Proposal(core, clause, voice, wording, speaker, *shared)

    def _wordings(self, stated: StatedNumber, unit: Counted | None, *, is_so: bool) -> Iterator[DraftWords]:
        """What the fact may be called and say; in another language than the briefing it has no words of its source."""
        if self.is_foreign:
            yield DraftWords(BLANK, f"{BLANK} {{value}}.")
            return
        rate = stated.rate
        said = self.text.normalized[slice(*rate.span)] if rate else ""
        said = re.sub(r"\Aeach (?=[a-z]+\Z)", "a ", said)  # "each" beside a value is another rate of it
        is_in_unit = unit and rate and rate.span.end <= unit.end
        label = BLANK
        for place, words in enumerate(wordings(stated, unit, "" if is_in_unit else said, is_so=is_so)):
            label = label if place else words.label
            yield words
        told = f"{BLANK} {self.text.lexicon.lower(said)} {{value}}."
        if rate and rate.span.end <= stated.number.start and is_plain(told, self.text.language):
            yield DraftWords(label, told)  # "each year 52,000 passengers use it"

    def _is_foretold(self, number: NumberSpan) -> bool:
        """Whether whoever is said to tell of a number is said to expect it."""
        sentence = self.text.sentence_around(number.span)
        cues = Governance(self.text, sentence).cues_in(sentence)
        told = [said.cue for said in find_attributions(self.text, number.span)]
        return any(f.cue.statuses[0] is Status.FORECAST and any(map(f.span.overlaps, told)) for f in cues)

    @property
    def is_foreign(self) -> bool:
        """Whether the source is in another language than the briefing."""
        return self.text.language.partition("-")[0] != self.ground.head.language.partition("-")[0]

    def is_spoken(self, span: TextSpan) -> bool:
        """Whether some words stand in quotation marks."""
        return any(q.contains(span) for q in self.text.quotations_at(span))

    def core_of(self, stated: StatedNumber, unit: Counted | None) -> TextSpan:
        """The words that the quote cannot do without."""
        number = stated.number
        spans = [number.span, stated.qualifier.span]
        spans += [f.span for f in stated.governance.cues if not f.cue.optional]
        spans += [TextSpan(number.start, unit.end)] if unit and unit.end > number.end else []
        whole = hull(spans)
        return whole if words_in(self.text, whole) <= LONGEST else hull(spans[:2])

    # A statement

    def statement(self, said: Said, speakers: Sequence[Named]) -> Proposal | NotBorneOut:
        """The fact of a statement in words, or why there is none."""
        own = self.text.lexicon.claims.own_acts.search(self.text.normalized, *said.span)
        is_act = bool(own and said.is_direct)
        opening, time = (None, None) if is_act else self._opening_with_time(said.span)
        core = TextSpan(*own.span()) if own and is_act else opening or self.verb_of(said.span)
        wanted = None if own else self._wanted_before(core)  # nothing is so that somebody needs to make sure of
        core, clause = (wanted, hull([wanted, said.span])) if wanted else (core, said.span)
        status = Status.REPORTED if is_act else Status.CLAIMED
        day = str(self.source.published)
        period = time or Period.parse(day if own else day[:4])
        label = "" if self.is_foreign else subject_of_words(self.text, said.span)
        wording = DraftWords(label if label and is_plain(label, self.text.language) else BLANK, f"{BLANK}.")
        voice = Voice.DIRECT if said.is_direct else Voice.REPORTED
        reasons: list[Answer] = []
        for speaker in speakers:
            proposal = Proposal(core, clause, voice, wording, speaker, status, period, is_dated=False)
            found, answers = self._mended(proposal, set())
            if found:
                return found
            reasons = reasons or answers
        return NotBorneOut(
            said.span, "; ".join(dict.fromkeys(a.message for a in reasons)) or "nobody is named who says so"
        )

    def _wanted_before(self, core: TextSpan) -> TextSpan | None:
        """The first words that make a plan or a wish of others: the "need to" of "we need to see that they run"."""
        sentence = self.text.sentence_around(core)
        told = [said.cue.end for said in find_attributions(self.text, core) if said.cue.end <= core.start]
        cues = Governance(self.text, sentence).cues_in(TextSpan(max([sentence.start, *told]), sentence.end))
        wanted = (f.span for f in cues if f.cue.statuses[0].is_ahead and f.span.end <= core.start)
        # "I must note that both are at work" only says so.
        return next((w for w in wanted if not _TO_SAY.match(self.text.normalized, w.start, core.start)), None)

    def verb_of(self, span: TextSpan) -> TextSpan:
        """The verb of some words, a copula or auxiliary before others; else the last word, which tells most."""
        words = self.text.lexicon.clauses
        found = [*words.finite.finditer(self.text.normalized, *span)]
        carrying = (m for m in found if words.copula.fullmatch(m[0]) or words.auxiliary.fullmatch(m[0]))
        verb = next(carrying, found[0] if found else None)
        last = [*WORD.finditer(self.text.normalized, *span)][-1]
        return TextSpan(*(verb or last).span())

    def _opening_with_time(self, span: TextSpan) -> tuple[TextSpan | None, Period | None]:
        """From the start of some words to the first time in them, if a quote can hold both, and that time."""
        context = TimeContext(self.source.published, self.text.lexicon, None)
        time = next((time for time in times_in(self.text, span, context) if time.says), None)
        if time is None:
            return None, None
        opening = TextSpan(span.start, time.span.end)
        return opening if words_in(self.text, opening) <= self.longest else None, time.says[0]

    # The check

    def _mended(self, proposal: Proposal, tried: set[object]) -> tuple[Proposal | None, list[Answer]]:
        """The proposal as the check accepts it, its hints applied; else what was wrong at first."""
        first: list[Answer] = []
        for _ in range(_ROUNDS):
            if proposal in tried:
                break
            tried.add(proposal)
            answers = self.answers(proposal)
            if not answers:
                return replace(proposal, checked=AcceptedWords(self.quote(proposal), len(self.ground.units))), []
            first = first or answers
            mended = next((m for a in answers if (m := self.mend(proposal, a)) and m not in tried), None)
            if mended is None:
                break
            proposal = mended
        return None, first

    def answers(self, proposal: Proposal, longest: int = 0) -> list[Answer]:
        """What the check has to say of a proposal, whose quote has at most `longest` words."""
        fact, passages, context = self.fact(proposal, longest)
        return check_claim(Claim(fact, passages, self.ground, context))

    def is_checked(self, proposal: Proposal, quote: TextSpan) -> bool:
        """Whether the check has accepted a proposal with these words, and would not see more in them by now."""
        known = proposal.checked
        if known is None or known.quote != quote:
            return False
        if proposal.unit is None:
            return True  # only what is counted is told from what others count
        later = [*self.ground.units.values()][known.units :]
        beside = self.text.normalized[max(proposal.core.start - _NEAR, 0) : proposal.core.end + _NEAR]
        is_near = any(form.split()[-1] in beside for unit in later for form in unit.forms.values())
        return not is_near or not self.answers(proposal)

    def quote(self, proposal: Proposal, longest: int = 0) -> TextSpan:
        """The words that a proposal quotes; more follow the verb of a statement than the number of a figure."""
        longest, clause = longest or self.longest, proposal.clause
        if proposal.quantity is None:
            longest = max(longest, _LEAST)
            return quote_around(self.text, proposal.core, clause, longest, _BEHIND if longest == LONGEST else longest)
        return quote_around(self.text, proposal.core, clause, longest, min(_BEHIND, longest // _BEHIND))

    def fit(self, cores: Sequence[TextSpan], most: int) -> None:
        """Quote so few words around what is proposed that all together are likely to have at most so many."""
        for longest in SHORTER:
            spans = [quote_around(self.text, c, self.text.sentence_around(c), self.longest, 0) for c in cores]
            if sum(words_in(self.text, span) for span in merge_spans(spans)) <= most:
                break
            self.longest = longest

    def fact(self, proposal: Proposal, longest: int = 0) -> tuple[Fact, list[Passage], dict[Property, list[Passage]]]:
        """The fact that a proposal is, with the passages of its quotes."""
        quotes = [((), self.quote(proposal, longest)), *(((prop,), span) for prop, span in proposal.context)]
        passages = []
        for i, (props, span) in enumerate(quotes):
            quoted = {"quote": self.text.normalized[slice(*span)], "voice": proposal.voice, "for_": props}
            passages.append(Passage(i, self._evidence.model_copy(update=quoted), self.text, span, self.source))
        if proposal.unit and proposal.unit.forms and proposal.unit.key not in self.ground.units:
            self.ground.units[proposal.unit.key] = unit_of(proposal.unit, self.ground.head.language.partition("-")[0])
        told = {key: getattr(proposal, key) for key in ("quantity", "qualifier", "status", "period", "area")}
        told["speaker"] = speaker_id(self.ground, self.key, proposal.speaker)
        told["evidence"] = tuple(p.evidence for p in passages)
        fact = _DRAFTED.model_copy(update=told | proposal.wording._asdict())
        context: dict[Property, list[Passage]] = {}
        for (props, _), passage in zip(quotes, passages, strict=True):
            for prop in props:
                context.setdefault(prop, []).append(passage)
        return fact, passages[:1], context

    def mend(self, proposal: Proposal, answer: Answer) -> Proposal | None:
        """The proposal with the remedy of an answer, or what may be meant where it has none; None if nothing is."""
        match answer.hint:
            case TakeIn(words, _):
                return self._take_in(proposal, words)
            case Rewrite(value=Period() as period):
                day = Period.parse(str(self.source.published))
                # "Was 71%, a rise of 2% since May" says of the 71 no time.
                is_open = not proposal.is_dated and (proposal.quantity is None or period == day)
                return replace(proposal, period=period, is_dated=period != day) if is_open else None
            case Rewrite(prop, value):
                changes: dict[str, Any] = {prop: value}
                return replace(proposal, **changes)
        if answer.prop is Property.STATUS and proposal.quantity and proposal.status.is_asserted:
            return self.told_ahead(proposal)
        if answer.prop in (Property.AREA, Property.SUBJECT) and proposal.area:
            return replace(proposal, area=None)
        if answer.prop is Property.PERIOD:
            return self.told_undated(proposal)
        return None

    def told_ahead(self, proposal: Proposal) -> Proposal | None:
        """A figure of a time to come with the status that its sentence, or that which names the time, tells of another.

        "Income is forecast at 30 million in 2026, spending at 33 million": the second has no verb of its own.
        """
        start = proposal.period.start
        if start is None or start <= self.source.published:
            return None
        dated = [span for prop, span in proposal.context if prop is Property.PERIOD]
        for sentence in dict.fromkeys(self.text.sentence_around(span) for span in (proposal.core, *dated)):
            governance = Governance(self.text, sentence)
            for found in governance.cues_in(sentence):
                if found.cue.statuses[0].is_ahead and not found.cue.optional:
                    context = (*proposal.context, (Property.STATUS, told_apart(self.text, found.span)))
                    return replace(proposal, status=found.cue.statuses[0], context=context)
        return None

    def told_undated(self, proposal: Proposal) -> Proposal | None:
        """What is ahead, at a time that nobody names."""
        is_over = ONCE.search(self.text.normalized, *self.text.sentence_around(proposal.core))
        is_open = proposal.status.is_ahead and proposal.period.kind is not PeriodKind.FUTURE and not is_over
        return replace(proposal, period=Period.parse("future"), is_dated=True) if is_open else None

    def _take_in(self, proposal: Proposal, words: str) -> Proposal | None:
        """The proposal with more words in its quote, if that is not too long then."""
        sentence = self.text.sentence_around(proposal.core)
        places = [m.start() for m in re.finditer(re.escape(words), self.text.normalized[slice(*sentence)])]
        if not places:
            return None
        at = min((sentence.start + p for p in places), key=lambda p: abs(p - proposal.core.start))
        wider = hull([proposal.core, TextSpan(at, at + len(words))])
        return replace(proposal, core=wider) if words_in(self.text, wider) <= LONGEST else None
