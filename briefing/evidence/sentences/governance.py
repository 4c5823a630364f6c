"""What governs some words of a sentence: denials, suppositions, questions, and what makes them less than real.

The words may be a number or a quote. They are governed by what stands before them in their own clause, by the clauses
that these hang on ("nobody confirmed that"), and by some of what follows: all of their clause if they are its subject
("22 people will not get help"), else their own noun phrase ("boats promised"); a verdict on what was told ("the figure
was withdrawn"), and the sentence after that takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from briefing.evidence.lexicons.patterns import NEVER, Pattern, cues_in
from briefing.evidence.lexicons.statement_words import StatusCue
from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberKind
from briefing.evidence.sentences.clauses import ClauseRole
from briefing.evidence.sentences.governing_words import GoverningWords
from briefing.evidence.sentences.sentences import TextSpan
from briefing.facts.model import Status, StatusFamily
from briefing.records import NamedTuple

CANCELLED = StatusCue(NEVER, (Status.CANCELLED,))
"""Stands for a verdict on a plan that is told after it: "the plan to build 12 boats was dropped"."""


DEFERRED = StatusCue(NEVER, (Status.PLANNED, Status.CANCELLED))
"""The same for what is not done yet: "the delivery of 12 boats was delayed"."""
ESTIMATED = StatusCue(NEVER, (Status.ESTIMATED,), optional=True)
"""The same for who says it behind it: "40 came, according to estimates of the port"."""
PROVISIONAL = StatusCue(NEVER, (Status.PROVISIONAL,), optional=True)
"""The same for what the data are that begin its sentence: "By preliminary data,"."""
HEARSAY = StatusCue(NEVER, (Status.ALLEGED, Status.CLAIMED))
FORESEEN = StatusCue(NEVER, (Status.FORECAST, Status.ESTIMATED))
PROPOSED = StatusCue(NEVER, (Status.PROPOSED, Status.PLANNED))
"""Stand for the words at the start of a sentence that make hearsay, a forecast or a proposal of it."""


DECIDED = StatusCue(NEVER, (Status.ADOPTED, Status.PLANNED), perhaps=(Status.REQUIRED,))
"""Stands for what should be so, behind a verb of deciding."""
_OUGHT = (Status.TARGET, Status.REQUIRED)
_HEADED = (Status.FORECAST, Status.PLANNED, Status.TARGET)
"""What the head of a list makes of things without a verb: "Forecasts" over "Growth of 2%"."""
_ATTRIBUTE = 30
_ITEM = re.compile(r"\s*(?:[-*\u2022\u2013\u2014\u00b7]|\d{1,2}[.)])\s")
_OFFICE = 80
_EXPECTING = 3
"""How many words may stand between "than" and a verb of those who expected less."""
_OPENING = 16
_LONG_WORD, _FEW = 4, 4
"""How far a denial may stand from the start of a phrase that it opens: ", and certainly not in 2023,"."""


class FoundCue(NamedTuple):
    """A status cue and where it stands."""

    cue: StatusCue
    span: TextSpan


def _once(find: Callable[[Governance], Iterator[TextSpan]]) -> cached_property[tuple[TextSpan, ...]]:
    """A property that is sought once: several facts may have their numbers in one sentence."""
    return cached_property(lambda governance: tuple(find(governance)))


class Governance(GoverningWords):
    """What governs `span`, which is a sum of money or not; what belongs to the sentence only is read once asked for."""

    @property
    def is_presupposed(self) -> bool:
        """Whether it is there in any case: "without the 40 divers the wreck would have been lost"."""
        words, lead = self._clause_words, max(self._sentence.start, self._span.start - _ATTRIBUTE)
        if not words.presupposed.search(self._text, lead, self._span.start):
            return False
        rest = TextSpan(self._span.end, self._sentence.end)
        noun = self._words.counted.match(self._text, *rest) or words.phrase.match(self._text, *rest)
        return not (noun and self.cues_in(TextSpan(*noun.span())))

    @cached_property
    def denials(self) -> tuple[TextSpan, ...]:
        """Every word that says that it is not so."""
        heads = [TextSpan(self._sentence.start, self._span.start), *self._list_heads]
        headed = [TextSpan(*m.span()) for span in heads if (m := self._words.headed_untrue.match(self._text, *span))]
        found = [*headed, *self._denials_before(), *self._denials_after()]
        return tuple(dict.fromkeys(found))

    @cached_property
    def _list_heads(self) -> Sequence[TextSpan]:
        """The line over the list that it stands in, which holds for each thing of it; none if it is in no list."""
        source, line = self._source, self._source.line_at(self._span.start)
        first = line
        while first > 0 and _ITEM.match(source.cells, source.lines[first].start):
            first -= 1
        return source.lines[first : first + (first < line)]

    def _denials_before(self) -> Iterator[TextSpan]:
        governed = [*(clause for clause, _ in self._matrices[1:]), self._clause]
        for (_, spans), clause in zip(self._matrices, governed, strict=False):
            if clause.role is not ClauseRole.LABELLED:
                told = spans[:1] + [span for span in spans[1:] if not self._denies_only_itself(span)]
                yield from self._denials_in(told, self._words.denial, self._words.untrue)
        for span in self._before:
            if span.end == self._span.start or not self._denies_only_itself(span):
                for found in self._denials_in([span], self._words.denial):
                    if not found.start < self._clause.contrast <= self._span.start:
                        yield found

    def is_unmet(self, denial: TextSpan) -> bool:
        """Whether a denial says only that a target was missed, which was one all the same."""
        return self._words.unmet.match(self._text, denial.start, self._sentence.end) is not None

    def _denies_only_itself(self, span: TextSpan) -> bool:
        """Whether a phrase only says what is not meant: ", not for the first time,", ", and not in 2023,"."""
        opener = self._clause_words.openers.match(self._text, *span)
        start = opener.end() if opener and opener.lastgroup in ("joint", "contrast") else span.start
        start += self._text[start : start + 1] == " "
        is_denied = self._words.denial.search(self._text, start, min(start + _OPENING, span.end))
        return bool(is_denied) and not self._clause_words.finite.search(self._text, *span)

    def _denials_in(self, spans: Sequence[TextSpan], *patterns: Pattern) -> Iterator[TextSpan]:
        """The denials in some words, but for two that make a yes: "did not deny"."""
        found = [m for span in spans for pattern in patterns for m in pattern.finditer(self._text, *span)]
        yes = [TextSpan(*m.span()) for m in found if m.lastgroup == "double"]
        thing = self._words.denied_things.match(self._text, self._span.end)
        for match in found:
            denial = TextSpan(*match.span())
            is_act = thing and match.lastgroup == "act" and not self._text[denial.end : self._span.start].strip()
            if not (is_act or any(span.contains(denial) for span in yes)):
                yield denial

    def _denials_after(self) -> Iterator[TextSpan]:
        if self._is_subject:
            yield from self._search(self._words.denied_verb, self._after)
        noun = self._clause_words.phrase.match(self._text, self._span.end, self._sentence.end)
        told = [span for _, spans in self._matrices for span in spans] + self._before
        told += [TextSpan(*noun.span())] if noun else []  # "the 90 per cent figure"
        bare = self._clause.role is ClauseRole.COMPLEMENT and self._clause.parent is None
        if bare or any(self._search(self._words.reports, told)):
            yield from self._search(self._words.refuted, [self._verdict])

    @_once
    def disputes(self) -> Iterator[TextSpan]:
        """What calls it into question, later in its sentence or at once after it."""
        yield from self._search(
            self._words.disputed, [TextSpan(self._span.end, max(self._sentence.end, self._span.end))]
        )
        following = self._source.sentence_after(self._sentence)
        if following and (match := self._words.withdrawn.match(self._text, *following)):
            yield TextSpan(*match.span())

    @_once
    def suppositions(self) -> Iterator[TextSpan]:
        """What makes it a thought, a story, an if-clause or an earlier version of the text."""
        yield from self._search(self._words.unreal, [s for _, spans in self._matrices for s in spans])
        yield from self._search(self._words.unreal, [*self._before, *(self._after if self._is_subject else ())])
        for clause in (self._clause, *(clause for clause, _ in self._matrices)):
            if clause.role is ClauseRole.CONDITION:
                yield self._opener(clause)

    @cached_property
    def conditions(self) -> list[TextSpan]:
        """The words that open the conditions on which it is so."""
        clauses = (self._clause, *(clause for clause, _ in self._matrices))
        return [self._opener(condition) for clause in clauses for condition in clause.conditions]

    @_once
    def uncertainties(self) -> Iterator[TextSpan]:
        """What leaves open whether it is said as so: "on paper", "it seems", and an aside in what is denied."""
        others = self._source.numbers_in(self._sentence)
        ends = [n.end for n in others if n.kind in VALUE_KINDS and n.end <= self._span.start]
        behind = TextSpan(max(ends, default=self._sentence.start), self._span.start)
        said = [span for _, spans in self._matrices for span in spans]
        found = self._search(self._words.uncertain, [*said, *self._before, behind, *self._after])
        yield from dict.fromkeys(found)
        outer = self._clause.parent
        if self._clause.role is ClauseRole.ASIDE and outer and outer.role is ClauseRole.COMPLEMENT and outer.parent:
            yield from self._denials_in(outer.parent.before(outer.pieces[0].start), self._words.denial)

    @_once
    def unknown_words(self) -> Iterator[TextSpan]:
        """Words that govern it, and of which the check does not know what they say of it."""
        yield from self._search(self._words.unknown, self._before)
        for clause, spans in self._matrices[-1:]:
            if self._clause.role is ClauseRole.COMPLEMENT and not clause.conditions:
                yield from self._search(self._words.unknown_matrix, spans[-1:])
        yield from self._search(self._words.unknown_after, self._after)

    @property
    def is_asked(self) -> bool:
        """Whether its sentence is a question."""
        return self._text[slice(*self._sentence)].rstrip("\"')] ").endswith("?")

    # Statuses

    @cached_property
    def cues(self) -> list[FoundCue]:
        """The words that make it less than real, the outermost first."""
        found: list[FoundCue] = []
        for clause, spans in self._matrices:
            if not (self._clause.role is ClauseRole.LABELLED and clause.has_verb):
                found += self._cues_in(spans, is_before=True)
        if not self._clause_words.finite.search(self._text, *self._sentence):
            headed = self._cues_in(self._list_heads, is_before=True)
            found += [f for f in headed if f.cue.statuses[0] in _HEADED]
        if self._clause.role is ClauseRole.COMPLEMENT:  # who announces that 40 came tells of 40
            is_news = (f.cue.statuses == (Status.ANNOUNCED,) for f in found)
            found = [
                f._replace(cue=f.cue._replace(optional=True, perhaps=())) if is_it else f
                for f, is_it in zip(found, is_news, strict=True)
            ]
        found += self._cues_in(self._before, is_before=True)
        gapped = self._cues_in(self._gapped, is_before=True)
        found += [f for f in gapped if f.cue.weak or f.cue.statuses[0] is Status.POSSIBLE]
        # "Is estimated at 9 tonnes, which is 2 more": these 2 may be called so, too.
        outer = self._clause.parent if self._clause.role is ClauseRole.ASIDE else None
        held = self._cues_in(outer.before(self._clause.pieces[0].start) if outer else [], is_before=True)
        held = [f for f in held if f.cue.statuses[0] is Status.ESTIMATED]
        found += [f._replace(cue=f.cue._replace(optional=True)) for f in held]
        counted = self._words.counted.match(self._text, self._span.end, self._sentence.end)
        is_verb = counted and self._clause_words.finite.fullmatch(counted[0].strip())  # "a coat of 95% is required"
        noun = counted.end() if counted and not is_verb else self._span.end
        after = [f for f in self._cues_in(self._after, is_before=False) if not f.span.start < noun <= f.span.end]
        thought = self._words.thought.match if self._is_subject else NEVER.match
        after = [f for f in after if not thought(self._text, f.span.start)]
        found += [f for f in after if not (self._is_held_against(f.span) or self._is_of_object(f.span))]
        found = [f._replace(cue=f.cue._replace(optional=True)) if self._is_of_whole(f.span) else f for f in found]
        found = [f._replace(cue=CANCELLED) if self._drops_plan(f, found) else f for f in found]
        last = self._matrices[-1][1] if self._matrices and self._clause.role is ClauseRole.COMPLEMENT else []
        if any(self._search(self._words.decides, last)):
            found = [f._replace(cue=DECIDED) if f.cue.statuses[0] in _OUGHT else f for f in found]
        if any(self._search(self._words.realized, self._after)):
            return [f for f in found if f.cue.optional]
        around = [TextSpan(self._sentence.start, self._span.start), *self._after]
        is_plan = any(f.cue.statuses[0].family is StatusFamily.MEANT and not f.cue.weak for f in found)
        is_plan = is_plan or any(not self._is_name(plan) for plan in self._search(self._words.plans, around))
        if is_plan and (verdict := next(self._search(self._words.dropped, [self._verdict]), None)):
            found.insert(0, FoundCue(CANCELLED, verdict))
        if any(self._search(self._words.deferred_plan, [TextSpan(self._sentence.start, self._span.start)])):
            found += [FoundCue(DEFERRED, match) for match in self._search(self._words.deferred, [self._verdict])]
        if match := self._words.foreseen.match(self._text, *self._sentence):
            weak = [f for f in found if f.cue.weak]
            found = [f._replace(cue=FORESEEN) if f in weak else f for f in found]
            found += [] if weak else [FoundCue(PROVISIONAL, TextSpan(*match.span()))]
        if tag := self._words.by_estimate.search(self._text, self._span.end, self._sentence.end):
            found.append(FoundCue(ESTIMATED, TextSpan(*tag.span())))
        for cue, opening in ((HEARSAY, self._words.hearsay), (PROPOSED, self._words.put_forward)):
            if match := opening.match(self._text, self._sentence.start, self._span.start):
                found.insert(0, FoundCue(cue, TextSpan(*match.span())))
        return _without_weak(found)

    def _drops_plan(self, drop: FoundCue, found: Sequence[FoundCue]) -> bool:
        """Whether what was dropped is the plan that the number is of: "scrapped a planned loan of 25 million"."""
        if drop.cue.statuses != (Status.CANCELLED,):
            return False
        meant = (f.span for f in found if f.cue.statuses[0].family is StatusFamily.MEANT and not f.cue.weak)
        between = [self._text[drop.span.end : span.start] for span in meant if drop.span.end < span.start]
        coordination = self._source.lexicon.times.coordination
        return any(len(words.split()) <= _FEW and not coordination.search(words) for words in between)

    def cues_in(self, span: TextSpan) -> list[FoundCue]:
        """The words of a part of the text that make something less than real."""
        key = (Governance.cues_in, self._span, self._is_money, span)
        return self._source.once(key, lambda: _without_weak(self._cues_in([span], is_before=True)))

    def _cues_in(self, spans: Sequence[TextSpan], is_before: bool) -> list[FoundCue]:
        found = [f for span in spans for f in self._words_of_status(span)]
        found = [f for f in found if (is_before or not f.cue.before) and (self._is_money or not f.cue.money)]
        found = [f for f in found if not (f.cue.unless.match(self._text, self._span.end) or self._is_attained(f))]
        holding = (f for f in found if not (self._is_name(f.span) or self._is_of_other(f.span)))
        return sorted(holding, key=lambda f: f.span)

    def _is_attained(self, found: FoundCue) -> bool:
        """Whether it is a target that was hit or missed, and the number tells how far or how often: ", with 96%"."""
        told, result = self._source.lexicon.roles.opposites.get("targets"), self._words.outcome
        behind = result.match(self._text, found.span.end)
        is_result = behind is not None and (behind[0] == "," or behind.end() == self._span.start)
        if found.cue.statuses[0] is not Status.TARGET or told is None or not is_result:
            return False
        sides = told.one, told.other
        own = (m.end() for side in sides for m in side.finditer(self._text, self._sentence.start, found.span.start))
        return any(len(self._text[at : found.span.start].split()) < _FEW for at in own)

    def _words_of_status(self, span: TextSpan) -> tuple[FoundCue, ...]:
        """The words of all statuses in a part of the text, which other numbers ask about as well."""
        around = self._sentence if self._sentence.contains(span) else span
        cues = self._source.once((cues_in, around), partial(cues_in, self._words.cues, self._text, *around))
        found = (FoundCue(cue, at) for cue in cues for at in self._search(cue.pattern, [span]))
        return self._source.once((Governance._words_of_status, span), lambda: tuple(found))

    def _is_of_object(self, span: TextSpan) -> bool:
        """Whether it belongs to what stands behind the number's verb: "40 are past their estimated life".

        So it is with "40 keep it from working on that" and "40 cannot meet the needs foreseen", too.
        """
        words = self._clause_words
        verb = next((m for m in words.finite.finditer(self._text, self._span.end, span.start)), None)
        between = self._text[verb.end() : span.start].rstrip() if verb else ""
        is_deed = verb and (words.participle.search(between) or not words.copula.fullmatch(verb[0]))
        if is_deed and (words.attribute.search(between) or words.lead.fullmatch(between.rpartition(" ")[2])):
            return True
        if verb is None or not words.attribute.search(self._text[max(span.start - _ATTRIBUTE, verb.end()) : span.end]):
            return False
        is_copula = words.copula.fullmatch(verb[0]) is not None  # "40 is the estimated cost"
        return not is_copula or bool(self._text[verb.end() : span.start].split()[:-1])

    def _is_held_against(self, span: TextSpan) -> bool:
        """Whether it belongs to what the number is held against: "40 is more than we expected"."""
        compared = self._source.lexicon.times.compared
        found = [m.end() for m in compared.finditer(self._text, self._span.end, span.start)]
        if not found:
            return False
        between = self._text[found[-1] : span.start]
        return len(between.split()) <= _EXPECTING and not any(mark in between for mark in ",;:(")

    def _is_of_whole(self, span: TextSpan) -> bool:
        """Whether it tells of what a share is of: "40% of the required nurses", "17 of the 60 wells promised had"."""
        share_of, text = self._source.lexicon.roles.share_of, self._text
        before = [n for n in self._source.numbers_in(self._sentence) if n.start < span.start]
        if any(share_of.fullmatch(text, n.start, span.start) for n in before):
            return True
        wholes = (n.end for n in before if share_of.fullmatch(text, self._span.start, n.start))
        which = (self._clause_words.modifier.match(text, end, self._sentence.end) for end in wholes)
        return any(m is not None and TextSpan(*m.span("said")).contains(span) for m in which)

    def _is_of_other(self, span: TextSpan) -> bool:
        """Whether it belongs to a noun that did something with the number: "the expected guest brought 12 roses".

        Or it is that noun, "claims tripled", or the number is of those who did it: "requested by 14 towns".
        """
        is_verb = self._clause_words.finite.fullmatch(self._text, *self._span)
        if is_verb and not self._text[span.end : self._span.start].strip():
            return bool(self._words.subjects.fullmatch(self._text, *span))
        words, lead = self._clause_words, self._text[max(span.start - _ATTRIBUTE, self._sentence.start) : span.end]
        if not self._is_money and words.agent.fullmatch(self._text, span.end, self._span.start):
            return True
        if span.end > self._span.start:
            return False
        counted = [n for n in self._source.numbers_in(self._sentence) if n.start == span.end + 1 < self._span.start]
        is_last = self._source.lexicon.numbers.verbs_last
        if is_last and counted and counted[0].kind is NumberKind.VALUE:  # «planlaşdırılan 24 körpüdən 9-u tikilib»
            return True
        verbs = list(words.finite.finditer(self._text, span.end, self._span.start))
        if self._tells_which(span, verbs):
            return True
        if self._alleges_another(span):
            return True
        if verbs and self._words.subjects.fullmatch(self._text, *span):  # "applications fell by 6%"
            by, lexicon = self._text[verbs[-1].end() : self._span.start].split(), self._source.lexicon
            if lexicon.numbers.steps.issuperset(by) and lexicon.roles.movement.search(verbs[-1][0]):
                return True
        told = self._clause.role is ClauseRole.COMPLEMENT and self._opener(self._clause).start == span.end + 1
        if told or not words.attribute.search(lead):  # "the allegation that he took 40"
            return False
        if counted and "," in self._text[counted[0].end : self._span.start]:  # "to an estimated 40, saving 12"
            return True
        if verbs and words.passive.fullmatch(said := self._text[verbs[0].start() : verbs[-1].end()]):
            return not self._source.lexicon.roles.movement.search(said)  # a forecast that was raised to 4% is one of 4%
        # What looks like a verb before "would" is none: "the estimated *cost* would be 40".
        helping = max((at for at, m in enumerate(verbs, 1) if words.auxiliary.fullmatch(m[0])), default=0)
        return not all(words.copula.fullmatch(m[0]) for m in verbs[helping:]) and bool(verbs)

    def _alleges_another(self, span: TextSpan) -> bool:
        """Whether it only tells what another number counts: "12 alleged smugglers and 3 guards"."""
        is_alleged = any(f.cue.statuses[0] is Status.ALLEGED for f in self._words_of_status(span))
        counting = (n for n in self._source.numbers_in(self._sentence) if n.end + 1 == span.start)
        return is_alleged and any(n.kind is NumberKind.VALUE for n in counting)

    def _tells_which(self, span: TextSpan, verbs: Sequence[re.Match[str]]) -> bool:
        """Whether it only tells which subject a later verb has: "the scheme designed to help 60 homes helped 26"."""
        words = self._clause_words
        own = next((s for s in self._clause.before(self._span.start) if s.contains(span)), None)
        if own is None or own.start == span.start or words.finite.search(self._text, own.start, span.start):
            return False
        if words.participle.fullmatch(self._text, *span):  # "those claiming a refund rose to 40"
            return bool(verbs)
        told = [n for n in self._source.numbers_in(TextSpan(span.end, self._span.start)) if n.kind is NumberKind.VALUE]
        return bool(told) and any(v.start() > told[0].end and not words.copula.fullmatch(v[0]) for v in verbs)

    def _is_name(self, span: TextSpan) -> bool:
        """Whether a word is part of a name: of an office, or with a capital where no sentence begins.

        That is "the Target chain", and not "Target 2025" in a table.
        """
        lead = self._text[self._sentence.start : span.start].rstrip(" \"'([")
        inside = bool(lead) and lead[-1] not in ":.!?" and not self._opens_head(span)
        near = TextSpan(max(self._sentence.start, span.start - _OFFICE), min(span.end + _OFFICE, self._sentence.end))
        if any(office.contains(span) for office in self._search(self._words.offices, [near])):
            return True
        # No statement begins with "will" or "may": "Will Baker trained 40".
        word = self._source.lexicon.lower(self._text[slice(*span)])
        is_first_name = self._clause_words.auxiliary.fullmatch(word) and not self.is_asked
        if not inside and is_first_name and self._text[span.end : span.end + 2].strip().isupper():
            return True
        is_large = self._text[span.start].isupper() and not self._is_headline
        return inside and is_large and not self._text[span.end : span.end + 2].strip().isdigit()

    @cached_property
    def _is_headline(self) -> bool:
        """Whether all words of its sentence are written large, as in a headline, so that no capital makes a name."""
        words = self._text[slice(*self._sentence)].split()
        long = [word for word in words if len(word) >= _LONG_WORD and word.isalpha()]
        return len(long) >= _FEW and all(word[0].isupper() for word in long)


def _without_weak(found: list[FoundCue]) -> list[FoundCue]:
    """The cues without weak ones, such as "will", where another word says what is ahead."""
    telling = (f.cue for f in found if not (f.cue.weak or f.cue.optional))
    ahead = any(
        (cue.statuses[0].is_ahead or cue.statuses[0] is Status.ESTIMATED) and Status.REPORTED not in cue.perhaps
        for cue in telling
    )
    return [f for f in found if not (f.cue.weak and ahead)]
