"""Whether what an author quotes for a property stands where a reader relates it to the number.

"In June 2023" is said of a pier, and not of the boats that the next paragraph counts. A reader takes a time, an area or
a speaker from the sentence, from what leads its paragraph, from the headings above, from how the text begins, or from
what was named last; and what was done, or in what it is counted, from nearer still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefing.evidence.claim import Answer, Claim, doubt
from briefing.evidence.framing import lead_end
from briefing.evidence.numbers.numbers import NumberKind, NumberSpan
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.governance import Governance
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.times.named_time import NamedTime, TimeUse
from briefing.facts.model import Property

_FRAMES = (Property.PERIOD, Property.AREA, Property.SUBJECT, Property.SPEAKER)
"""What is said once for a paragraph, or for a whole text."""
_NEAR = (Property.DIRECTION, Property.UNIT, Property.RATE)
"""What each number has of its own."""
_LEAD = 12


def doubts_apart(
    claim: Claim, stated: StatedNumber | None, check: Callable[[Claim, StatedNumber | None], Iterable[Answer]]
) -> list[Answer]:
    """A doubt of each quote for a property that says nothing of the number, and without which the fact is not said."""
    kept, doubts, own = dict(claim.context), list[Answer](), f'"{stated.text}"' if stated else "what the fact tells"
    for prop, quoted in claim.context.items():
        apart = [p for p in quoted if p.has_source_text and not _stands_by(p, claim, stated, prop)]
        kept[prop] = [p for p in quoted if p not in apart]
        for passage in apart:
            message = f'the source says "{passage.slice(passage.quote)}" of something else, and not of {own}'
            doubts.append(doubt(prop, message, "if it is so of that, too, say how you read it"))
    if not doubts:
        return []
    said = {answer.prop for answer in check(claim, stated)}
    needed = {answer.prop for answer in check(replace(claim, context=kept), stated)} - said
    if stated and not PassageTimes(stated.passage).of_number(stated).times:
        needed.add(Property.PERIOD)  # which the day of publication gives else
    return [answer for answer in doubts if answer.prop in needed]


def _stands_by(quoted: Passage, claim: Claim, stated: StatedNumber | None, prop: Property) -> bool:
    """Whether words stand by the number, or the quotes of a fact in words, in some place where the source has them."""
    bearing = [p for p in ([stated.passage] if stated else claim.passages) if p.has_source_text]
    if not bearing or quoted.source_text.is_table:
        return True
    same = [p for p in bearing if p.source_text.sha256 == quoted.source_text.sha256]
    places = [stated.number.span] if stated and same else [p.quote for p in same]
    found = [quoted]
    if quoted.evidence.place is None:
        found += [replace(quoted, quote=at.span) for at in quoted.source_text.find(quoted.evidence.quote)]
    return any(_QuotedPlace(one, place, claim).is_by(prop) for one in found for place in places)


class _QuotedPlace:
    """Words that an author quotes for a property, and the place of the number that it is to be of."""

    def __init__(self, quoted: Passage, number: TextSpan, claim: Claim) -> None:
        self.quoted, self.number, self.claim, self.text = quoted, number, claim, quoted.source_text
        self.said, self.own = quoted.sentence, quoted.source_text.sentence_around(number)

    def is_by(self, prop: Property) -> bool:
        """Whether a reader relates them."""
        if self.said.overlaps(self.own):
            return prop not in _NEAR or not self._is_of_other_number()
        text = self.text
        is_parted = text.paragraph_ends_between(*sorted((self.said.end, self.own.start)))
        if self.said.start > self.own.start:
            return not is_parted or self._is_of_lead()
        if is_parted and self._is_taken_up():
            return True
        has_verb = text.lexicon.clauses.finite.search(text.normalized, *self.own)
        if self._is_only_ahead(prop):
            return False
        if prop is Property.PERIOD:
            takes_up = any(not time.says for time in self._times_in(self.own))  # "in the quarter"
            leads = not is_parted or not has_verb or takes_up or self._frames()
            return self._is_of_lead() or (leads and self._is_last_named())
        if text.is_heading(self.said) or not has_verb:
            return True
        if prop in _NEAR:
            return (prop is Property.UNIT or not is_parted) and not self._is_of_other_number()
        if prop is Property.STATUS and any(Governance(text, self.number).cues):
            return True  # "the fleet will fall to 40", which a plan above may be the reason of
        return not is_parted or (prop in _FRAMES and self._is_of_lead())

    def _is_taken_up(self) -> bool:
        """Whether the paragraph of the number begins with what the one before told: "thinks these plans too bold"."""
        text = self.text
        first, last = (text.sentence_at(at.start) + 1 for at in (self.said, self.own))
        after = [s for s in text.sentences[first:last] if text.paragraph_ends_between(self.said.end, s.start)]
        is_next = bool(after) and not text.paragraph_ends_between(after[0].end, self.own.start)
        end = min(after[0].end, self.number.start) if after else 0
        return is_next and bool(text.lexicon.roles.taken_up.search(text.normalized, after[0].start, end))

    def _is_of_lead(self) -> bool:
        """Whether it stands where the text begins, or is a time named there, or the first of all."""
        end = lead_end(self.text)
        if self.said.start < end:
            return True
        named = {time.says for time in PassageTimes(self.quoted).of_quote() if time.says}
        times = ([t for t in self._times_in(s) if not t.is_since_start] for s in self.text.sentences[:_LEAD])
        first = next(filter(None, times), [])
        return any(time.says in named for time in first)

    def _frames(self) -> bool:
        """Whether a time is one of what follows, too: in a heading, at the start of its sentence, or of figures."""
        if self.text.is_heading(self.said) or self._values_beside():
            return True
        return any(time.span.start == self.said.start for time in PassageTimes(self.quoted).of_quote())

    def _values_beside(self) -> list[NumberSpan]:
        """The numbers of the clauses that the words stand in."""
        clauses = [clause for clause in self.quoted.clauses if clause.overlaps(self.quoted.quote)]
        numbers = (n for clause in clauses for n in self.text.numbers_in(clause))
        return [n for n in numbers if n.kind in (NumberKind.VALUE, NumberKind.SHARE)]

    def _is_of_other_number(self) -> bool:
        """Whether a clause of the words has a number, and not that of the fact."""
        values = self._values_beside()
        return bool(values) and not any(n.span.overlaps(self.number) for n in values)

    def _is_only_ahead(self, prop: Property) -> bool:
        """Whether the words are of what is planned or foreseen, and the fact is of what was."""
        times = PassageTimes(self.quoted).of_quote() if prop is Property.PERIOD else ()
        ends = [time.says[0].end for time in times if time.says]
        if self.claim.fact.status.is_ahead or all(end is not None and end < self.quoted.published for end in ends):
            return False
        cues = [Governance(self.text, number.span).cues for number in self._values_beside()]
        return bool(cues) and all(any(c.cue.statuses[0].is_ahead for c in found) for found in cues)

    def _is_last_named(self) -> bool:
        """Whether no other time of its kind is named between the words and the sentence of the number."""
        named = {time.says[0] for time in PassageTimes(self.quoted).of_quote() if time.says}
        kinds = {period.kind for period in named}
        first, last = self.text.sentence_at(self.said.end - 1) + 1, self.text.sentence_at(self.own.start)
        between = self.text.sentences[first : max(last, first)]
        times = (time for sentence in between for time in self._times_in(sentence) if len(time.says) == 1)
        own = (time.says[0] for time in times if not (time.is_counted or time.step or time.shift or time.lacks_year))
        return all(period in named or period.kind not in kinds for period in own)

    def _times_in(self, sentence: TextSpan) -> Iterator[NamedTime]:
        passage = replace(self.quoted, quote=sentence)
        return (time for time in PassageTimes(passage).of_sentence if time.use is TimeUse.OWN)
