"""Whether the words are the fact's speaker's, and nobody else's.

The source may name a speaker by an office, a pronoun or a surname; where it leaves open who that is, it is enough that
the speaker is named before. What an outlet reports it also says itself, so a fact may always have it as its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cached_property, partial
from itertools import chain

from briefing.evidence.claim import Answer, Claim, does_not_say, doubt, says_otherwise
from briefing.evidence.framing import frames_of
from briefing.evidence.lexicons.glossary import names_of_body
from briefing.evidence.lexicons.patterns import LETTERS, alternatives
from briefing.evidence.numbers.numbers import NumberKind
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.speakers.attribution_phrases import Attribution
from briefing.evidence.speakers.attributions import find_attributions
from briefing.evidence.speakers.names import (
    NamePlace,
    NameWord,
    SpeakerName,
    contains,
    is_office,
    is_written_as,
    name_words,
)
from briefing.facts.model import Property, Speaker, Voice
from briefing.facts.text_fields import version, versions_of

_LOOK_BACK = 6
_STEM = 6
_BESIDE = 120
_CAPITALS = r"(?:[^\W\d_a-zа-яёəöüğışç][\w'-]+\s){1,3}[^\W\d_a-zа-яёəöüğışç][\w'-]+"

_BEHIND_OFFICE = re.compile(rf"(?:.*\s)?(?P<office>[\w'-]+)\s(?P<name>{_CAPITALS})")


class _Likeness(Enum):
    """Whether a phrase names the fact's speaker, somebody else, or may be either."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"


def check_speaker(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source gives the words to somebody else, or the speaker is not named in it."""
    speaker = claim.speaker
    passages = [stated.passage] if stated else claim.passages
    readable = [p for p in passages if p.has_source_text and p.language_is_known]
    if speaker is None or not readable:
        return
    for passage in readable:
        place = stated.number.span if stated else TextSpan(passage.quote.end - 1, passage.quote.end)
        yield from _SpeakerCheck(claim, speaker, passage, place).answers()


class _SpeakerCheck:
    """Holds the speaker of a fact against one place of a source."""

    def __init__(self, claim: Claim, speaker: Speaker, passage: Passage, place: TextSpan) -> None:
        self.claim, self.speaker, self.passage, self.place = claim, speaker, passage, place
        self.text, self.lexicon = passage.text, passage.source_text.lexicon
        names = versions_of(speaker.name, claim.language)
        own = version(names, passage.source_text.language)
        told = [own] if own else [name for name in names.values() if is_written_as(name, self.lexicon)]
        told = told or [*names.values()]
        # A name in another language may be spelled in any way, so that another one, or none, leaves a doubt.
        self.is_comparable = own is not None or is_written_as(told[0], self.lexicon)
        known = (names_of_body(told, code, passage.source_text.language) for code, told in names.items())
        self.names = [self._name(name) for name in dict.fromkeys([*chain.from_iterable(known), *told])]
        role = [word.lower for word in name_words(speaker.role or "", self.lexicon)]
        if not {*role, *(word + "." for word in role)}.isdisjoint(self.lexicon.speakers.bodies) and len(role) > 1:
            self.names.append(self._name(speaker.role or ""))  # "Росстат", the federal service

    def _name(self, name: str) -> SpeakerName:
        """A name as this source reads it, which is the same for each fact of a speaker."""
        return self.passage.source_text.once((SpeakerName, name), lambda: SpeakerName(name, self.lexicon))

    def answers(self) -> Iterator[Answer]:
        """What is left to settle of the speaker at this place."""
        likeness, attribution = self.find()
        name, source = self.speaker.name, self.passage.source
        if likeness is _Likeness.SAME or (self.is_outlet and self.passage.evidence.voice is Voice.REPORTED):
            return
        if likeness is _Likeness.OTHER and attribution:
            if attribution.is_denied:
                message = f'the source says that "{self.said(attribution)}" did not say so'
                yield says_otherwise(Property.SPEAKER, message, "what was not said is no claim")
            elif self.is_turn_of_speaker():
                message = f'{name} says there what "{self.said(attribution)}" says'
                yield doubt(Property.SPEAKER, message, "if it is told as the words of both, say so")
            elif self.is_comparable:
                message = f'the source gives these words to "{self.said(attribution)}", not to {name}'
                yield says_otherwise(Property.SPEAKER, message, "name the one who says so in the source")
            else:
                yield self.cannot_compare(attribution)
        elif self.is_hearer(attribution):
            message = f"the source says that {name} was told so or asked, or paid for it, and not that {name} says so"
            yield says_otherwise(Property.SPEAKER, message, "name the one who says so in the source")
        elif not attribution and self.is_taken_up():
            yield does_not_say(Property.SPEAKER, "the source only takes up these words, and does not say who says so")
        elif self.is_outlet or source.speaker == self.claim.fact.speaker:
            return
        elif source.speaker and not attribution:
            whose = self.claim.briefing.speakers[source.speaker].name
            message = f"what the source gives to nobody else is by {whose}, not by {name}"
            yield says_otherwise(Property.SPEAKER, message, "name the one who says so in the source")
        elif not self.is_named(attribution):
            if not self.is_comparable:
                yield self.cannot_compare(attribution)
            elif attribution and self.is_nameless(attribution):
                message = f'the source gives these words to "{self.said(attribution)}", and does not say who that is'
                yield doubt(Property.SPEAKER, message, "if you know, say so")
            else:
                where = f'gives these words to "{self.said(attribution)}" and ' if attribution else ""
                yield does_not_say(Property.SPEAKER, f"the source {where}does not name {name}")
        elif attribution and self.is_only_beside(attribution):
            message = f'the source names {name} beside "{self.said(attribution)}", who says so'
            yield doubt(Property.SPEAKER, message, "if both are the same, say so")
        elif attribution and self.is_set_apart(attribution):
            message = f'the source gives these words to "{self.said(attribution)}", and others beside them to {name}'
            yield doubt(Property.SPEAKER, message, "if it is told as the words of both, say so")
        elif not attribution and not self.is_named_near():
            message = f"the source names {name} elsewhere, and gives these words to nobody"
            yield doubt(Property.SPEAKER, message, "if you know whose they are, say so")

    def cannot_compare(self, attribution: Attribution | None) -> Answer:
        """The doubt of a name that the source may only write in another way."""
        where = (
            f'gives these words to "{self.said(attribution)}"' if attribution else "names the speaker in no known way"
        )
        message = f"the check cannot compare the names: the source {where}, and the fact to {self.speaker.name}"
        code = self.passage.source_text.language
        when = f'give the name as the source has it too, name: {{{code}: "…"}}, or say so'
        return doubt(Property.SPEAKER, message, when)

    def find(self) -> tuple[_Likeness | None, Attribution | None]:
        """How the innermost attribution that tells names the speaker; None where nothing is attributed."""
        opened: Attribution | None = None
        found = list(find_attributions(self.passage.source_text, self.place))
        for i, attribution in enumerate(found):
            names = attribution.names
            if any(span.contains(other.cue) for span in names for other in found if other is not attribution):
                continue  # "a spokeswoman for Corran Water said" names whom she speaks for
            if all(self.is_measure(self.slice(span)) for span in names):
                continue
            likeness = self.likeness(attribution)
            if likeness is _Likeness.SAME and attribution.is_denied:
                return _Likeness.OTHER, attribution
            if likeness is _Likeness.SAME and any(self.is_told(s.start, attribution.cue.end) for s in names):
                return None, None
            if likeness is _Likeness.OPEN and self.has_other_turn(attribution):
                return _Likeness.OTHER, attribution
            is_last = not any(other.is_sure for other in found[i:])  # "Norland posted a loss of 40, the bank said"
            holds = attribution.is_sure or (is_last and self.is_contrasted(attribution))
            if likeness is _Likeness.OTHER and not holds:
                continue
            offices = [w for w in self.last_words(opened) if is_office(w, self.lexicon.speakers)] if opened else []
            is_of_inner = opened and opened.is_inner and not self.is_nameless(opened)
            if (offices or is_of_inner) and likeness is _Likeness.SAME:
                # Those who tell what "the captain" or "my father" says are not the captain.
                return _Likeness.OTHER, opened
            if likeness is not _Likeness.OPEN:
                return likeness, attribution
            opened = opened or attribution
        return (_Likeness.OPEN, opened) if opened else (None, None)

    def is_turn_of_speaker(self) -> bool:
        """Whether the fact's speaker has the word in a record, and only tells there what somebody else says."""
        turn = self.passage.source_text.turn_at(self.place.start)
        is_own = turn is not None and turn.is_record and self.passage.evidence.voice is Voice.DIRECT
        return bool(turn and is_own and any(name.is_meant_by(self.slice(turn.label)) for name in self.names))

    def is_measure(self, phrase: str) -> bool:
        """Whether a phrase is a time or an amount, who says nothing: "a couple of months ago", "percentage" points."""
        words, lexicon = {*map(self.lexicon.lower, LETTERS.findall(phrase))}, self.lexicon
        is_unit = len(words) == 1 and words <= lexicon.units.modifiers
        return phrase.islower() and (is_unit or not words.isdisjoint([*lexicon.times.spans, *lexicon.number_cores]))

    def is_taken_up(self) -> bool:
        """Whether direct speech is but a part of the outlet's own sentence: the "300 seats" of the leaflet were 120."""
        source, (start, end) = self.passage.source_text, self.place
        around = [q for q in source.quotations_at(self.place) if q.start <= start and end <= q.end]
        if not around or self.passage.evidence.voice is Voice.REPORTED:
            return False
        quotation = around[-1]
        opening = TextSpan(max(quotation.start - 1, 0), quotation.start)
        sentence = source.sentence_around(opening)
        before, after = self.text[sentence.start : opening.start].rstrip(), self.text[quotation.end + 1 :].lstrip()
        is_named = any(sentence.start <= mention.start < opening.start for mention in self.mentions)
        return before[-1:].isalnum() and after[:1].isalnum() and not is_named

    # Who is meant

    def likeness(self, attribution: Attribution) -> _Likeness:
        """Whether the words of an attribution name the fact's speaker."""
        if attribution.unnamed and self.names[0].is_person:
            # "A clerk who asked not to be named" is no clerk who has a name.
            start, end = attribution.names[0]
            said = [w.lower for w in name_words(self.slice(TextSpan(start, attribution.unnamed.end)), self.lexicon)]
            named = [([w.lower for w in n.words], n.is_meant_by(self.text[start:end])) for n in self.names]
            is_own = any(is_meant or words == said[: len(words)] for words, is_meant in named)
            return _Likeness.SAME if is_own else _Likeness.OTHER
        found = {self._likeness(self.slice(span), attribution) for span in attribution.names}
        return next((one for one in _Likeness if one in found), _Likeness.OPEN)

    def _likeness(self, phrase: str, attribution: Attribution) -> _Likeness:
        words, whole = self.lexicon.speakers, phrase
        if cut := words.for_whom.search(phrase):
            written = name_words(f"{phrase[: cut.start()]} {phrase[cut.end() :]}", self.lexicon)
            is_authored = any(word.lower in words.papers | words.bodies for word in written)
            if is_authored and not any(contains([own], written, words) for name in self.names for own in name.words):
                phrase = " ".join(word.text for word in written)  # of "a report for the guild" it is no author
        main = self.names[0].main_words(phrase)
        is_fixed = self.lexicon.clauses.has_fixed_order
        if is_fixed and self.names[0].is_person and (named := self._name_behind_office(phrase)):
            return _Likeness.SAME if any(name.is_meant_by(named) for name in self.names) else _Likeness.OTHER
        if any(name.is_meant_by(phrase) for name in self.names):
            is_namesake = any(name.is_namesake(phrase, self.text) for name in self.names)
            return _Likeness.OTHER if is_namesake else _Likeness.SAME
        if phrase != whole and any(name.is_meant_by(whole) for name in self.names):
            return _Likeness.OTHER
        if not main or all(word.lower in words.first_persons | words.questions for word in main):
            return _Likeness.OPEN
        if main[-1].lower in words.pronouns:
            return self._pronoun(attribution)
        if self._has_office(main):
            return _Likeness.SAME
        said = {word.lower for word in main}
        is_own = self.passage.source.speaker == self.claim.fact.speaker  # whose report calls it "the company"
        is_body = said <= (words.bodies if is_own and not self.names[0].is_person else words.any_body)
        # "The agency" may be Norstat, but no "union".
        is_named = not {word.lower for word in self.names[0].words} <= words.any_body | words.bodies | words.groups
        if is_body and (
            is_own or (is_named and not self.names[0].is_person and self._is_named_just_before(attribution))
        ):
            return _Likeness.SAME
        # A spokesman may speak for any office, but for no other person.
        # And the customs officers are those of the customs office.
        stems = {word.folded[:_STEM] for word in self.names[0].words if len(word.folded) > _STEM}
        is_staff = any(
            word.lower in words.groups or (word.folded[:_STEM] in stems and not word.is_capital) for word in main
        )
        if not self.names[0].is_person and is_staff:
            return _Likeness.OPEN
        if main[-1].lower in words.any_body and self.introductions and not self.names[0].is_person:
            return _Likeness.OPEN  # "the UN agency", of which the author quotes who it is
        capitals = [word for word in main if word.is_capital]
        is_owned = capitals and all(word.text.endswith(("'s", "s'")) for word in capitals)
        if is_owned and main[-1].lower in words.any_body and not self.names[0].is_person:
            return _Likeness.OPEN  # "the UK's spending watchdog"
        # "The Norlandic leader" is nobody's name, but "leader Hale" is.
        common = words.persons | words.bodies | words.groups | words.others | words.papers
        if any(word.is_capital and word.lower not in common for word in main) and main[-1].lower not in common:
            return _Likeness.OTHER
        ends = {main[0].lower, main[-1].lower}
        offices = {end for end in ends if is_office(end, words)}
        # "The most recent data available for both countries" say so themselves, and "the budget watchdog" is somebody.
        is_anybody = offices or ends & (words.groups | words.others) or main[-1].lower in words.any_body
        if ends & words.papers or not (is_anybody or said.isdisjoint(words.papers)):
            return _Likeness.OPEN
        is_firm = not self.names[0].is_person or self._is_named_just_before(attribution)  # "Alder Freight"
        if not capitals and len(main) > 1 and main[-1].lower in words.any_body and is_firm:
            return _Likeness.OPEN  # "the spending watchdog" may be any of them
        if not offices or ends & words.others:
            return _Likeness.OTHER
        return _Likeness.OTHER if self._is_office_of_other(offices) else _Likeness.OPEN

    def _name_behind_office(self, phrase: str) -> str:
        """Ann Hale of "the head of the press service Ann Hale", but no Alder Bay of "the Bank of Alder Bay"."""
        words, found = self.lexicon.speakers, _BEHIND_OFFICE.fullmatch(phrase)
        office = self.lexicon.lower(found["office"]) if found else ""
        if found is None or office in words.links | words.articles | self.lexicon.numbers.prepositions:
            return ""
        parts = {self.lexicon.lower(word) for word in found["name"].split()}
        bodies = words.bodies | words.any_body
        common = words.persons | bodies | words.groups | words.others | words.papers | words.links
        is_led = found["office"].islower() or office in bodies or is_office(office, words)
        return str(found["name"]) if is_led and parts.isdisjoint(common) else ""

    def _has_office(self, main: list[NameWord]) -> bool:
        """Whether the facts, the text or a quote for the speaker say that the speaker is called so."""
        called = {word.lower for word in main}
        role = SpeakerName(self.speaker.role, self.lexicon).words if self.speaker.role else []
        known = {word.lower for word in role}
        introduced = ({word.lower for word in name_words(quote, self.lexicon)} for quote in self.introductions)
        return any(called <= office for office in (known, *(place.offices for place in self.mentions), *introduced))

    def _is_office_of_other(self, offices: set[str]) -> bool:
        """Whether the text gives an office to somebody else by name."""
        office, copula = (
            rf"(?i:\b(?:{alternatives(words)})\b)" for words in (offices, self.lexicon.speakers.copulas or {"="})
        )
        before = rf"(?P<name>{_CAPITALS})(?:,| {copula}) (?P<between>(?:\w+ ){{0,4}}?){office}"
        found = [m["name"] for m in re.finditer(rf"{office},? (?P<name>{_CAPITALS})", self.text)]
        finite = self.lexicon.clauses.finite.search  # whoever "met the owner" is none
        found += [m["name"] for m in re.finditer(before, self.text) if not finite(m["between"])]
        return any(not name.is_meant_by(other) for other in found for name in self.names[:1])

    def _is_named_just_before(self, attribution: Attribution) -> bool:
        """Whether the speaker is named in the sentence or in that before it, where "the agency" has to be the same."""
        source, at = self.passage.source_text, attribution.span.start
        start = source.sentences[max(source.sentence_at(at) - 1, 0)].start
        return any(start <= mention.start < at for mention in self.mentions)

    def _pronoun(self, attribution: Attribution) -> _Likeness:
        """Whoever was named last; a "she" within a quotation is not the one who is quoted."""
        if attribution.is_inner:
            outer = [a for a in find_attributions(self.passage.source_text, self.place) if not a.is_inner]
            is_outer = any(self.likeness(a) is _Likeness.SAME for a in outer)
            return _Likeness.OTHER if is_outer else _Likeness.OPEN
        source = self.passage.source_text
        # Whom direct speech tells of is not who speaks.
        start = min([attribution.span.start, *(q.start for q in source.quotations_at(self.place))])
        for sentence in (source.sentences[source.sentence_at(start)], *source.sentences_before(start, _LOOK_BACK - 1)):
            end = min(sentence.end, start)
            if any(sentence.start <= mention.start < end for mention in self.mentions):
                return _Likeness.SAME
            if re.match(rf"{_CAPITALS}\b", self.text[sentence.start : end]):
                return _Likeness.OTHER
        return _Likeness.OPEN

    def is_contrasted(self, attribution: Attribution) -> bool:
        """Whether the fact's speaker is said beside it to give another number."""
        source = self.passage.source_text
        near = TextSpan(max(self.place.start - _BESIDE, 0), min(self.place.end + _BESIDE, len(self.text)))
        numbers = source.numbers_in(source.sentence_around(near))
        values = [n for n in numbers if n.kind is NumberKind.VALUE]
        if all(n.span != self.place for n in values):
            return False
        others = (next(find_attributions(source, n.span), None) for n in values if n.span != self.place)
        return any(o.names != attribution.names and self.likeness(o) is _Likeness.SAME for o in others if o)

    def is_only_beside(self, attribution: Attribution) -> bool:
        """Whether the speaker is first named in the sentence of one who speaks: "asked by Ann Hale, the clerk said"."""
        at = attribution.span.start
        first = min((mention.start for mention in self.mentions), default=at)
        is_person = self.names[0].is_person and not (self.introductions or self.is_nameless(attribution))
        return is_person and self.start_of_sentence(at) <= first < at

    def is_hearer(self, attribution: Attribution | None) -> bool:
        """Whether the speaker is only told it there, or asks the one who says it."""
        at = attribution.span.start if attribution else self.place.start
        own = range(self.start_of_sentence(at), self.place.start)
        return any(self.is_told(mention.start) for mention in self.mentions if mention.start in own)

    def is_told(self, name: int, end: int = 0) -> bool:
        """Whether a name, of whose verb `end` is the end, is of somebody who is told, or asks."""
        told = self.lexicon.speakers.is_told.match(self.text, name, self.place.start)
        asked = self.lexicon.speakers.asked.search(self.text, self.start_of_sentence(name), name)
        return bool(asked or (told and told.end() >= end))

    def start_of_sentence(self, at: int) -> int:
        """Where the sentence of a place begins."""
        return self.passage.source_text.sentences[self.passage.source_text.sentence_at(at)].start

    def is_set_apart(self, attribution: Attribution) -> bool:
        """Whether somebody else may say so, beside what the fact's speaker says: "Hale said 300; officials 410"."""
        words = (self.lexicon.lower(self.slice(span)).split() for span in attribution.names)
        is_pronoun = any(said and said[-1] in self.lexicon.speakers.pronouns for said in words)
        may_be_own = is_pronoun or self.introductions or self.is_nameless(attribution) or self.is_paper(attribution)
        return attribution.is_sure and not may_be_own and self.is_contrasted(attribution)

    # Where the speaker is named

    @cached_property
    def mentions(self) -> list[NamePlace]:
        """Where the text names the speaker."""
        source = self.passage.source_text
        found = (source.once((SpeakerName, *name.words), partial(name.mentions, self.text)) for name in self.names)
        return [mention for mentions in found for mention in mentions]

    @cached_property
    def introductions(self) -> list[str]:
        """The quotes that the author gives for the speaker and that name the speaker."""
        quotes = [p.slice(p.quote) for p in self.claim.context.get(Property.SPEAKER, ())]
        return [quote for quote in quotes if any(name.mentions(quote) for name in self.names)]

    @cached_property
    def is_outlet(self) -> bool:
        """Whether the speaker is who publishes or writes the source."""
        source = self.passage.source
        outlets = [outlet for outlet in (source.publisher, source.author) if outlet]
        return any(name.is_meant_by(outlet) for name in self.names for outlet in outlets)

    def is_named(self, attribution: Attribution | None) -> bool:
        """Whether the source names the speaker: anywhere, or before those who are said to speak without a name."""
        is_people = attribution is not None and not self.is_paper(attribution)
        end = attribution.span.start if attribution and is_people else len(self.text)
        if attribution is None and (around := self.passage.source_text.quotations_at(self.place)):
            # Whoever is only named after direct speech need not be the one who spoke.
            end = around[0].end
        if self.introductions or any(mention.start < end for mention in self.mentions):
            return True
        # A name may stand in brackets behind those who speak: "the press office of the Port of Lund (PL)".
        span = attribution.span if attribution else self.place
        beside = range(span.start, self.passage.source_text.sentence_around(span).end) if attribution else ()
        return any(mention.start in beside and self.text[mention.start - 1] == "(" for mention in self.mentions)

    def is_named_near(self) -> bool:
        """Whether the speaker is named where a reader looks for whose words these are."""
        source = self.passage.source_text
        near = (source.sentence_before(source.sentence_around(self.place)), *frames_of(source, self.place))
        return bool(self.introductions) or any(s.start <= m.start < s.end for m in self.mentions for s in near if s)

    def has_other_turn(self, attribution: Attribution) -> bool:
        """Whether a label names somebody in a record in which the fact's speaker has another one."""
        turns = self.passage.source_text.turns
        labels = {self.slice(turn.label) for turn in turns if turn.label != attribution.cue and turn.is_record}
        is_label = any(turn.label == attribution.cue for turn in turns)
        return is_label and any(name.is_meant_by(label) for name in self.names for label in labels)

    def is_paper(self, attribution: Attribution) -> bool:
        """Whether it is no speaker that is named, but what somebody wrote."""
        return not self.lexicon.speakers.papers.isdisjoint(self.last_words(attribution))

    def last_words(self, attribution: Attribution) -> list[str]:
        """The nouns that say what somebody is."""
        main = (self.names[0].main_words(self.slice(span)) for span in attribution.names)
        return [words[-1].lower for words in main if words]

    def is_nameless(self, attribution: Attribution) -> bool:
        """Whether the words are given to "A" or to "we", so that only the piece as a whole tells who speaks."""
        words = self.lexicon.speakers.first_persons | self.lexicon.speakers.questions
        return all(self.lexicon.lower(self.slice(span)) in words for span in attribution.names)

    def slice(self, span: TextSpan) -> str:
        """The words of the source at `span`."""
        return self.passage.slice(span)

    def said(self, attribution: Attribution) -> str:
        """The words that name whoever is said to speak."""
        return ", ".join(self.slice(span) for span in attribution.names)
