"""What a fact claims, the passages that have to bear it out, and the answer that they give on a property.

There are three answers: the source says so, says otherwise, or does not say. Only the two that leave something to
settle are written down, as an `Answer`, beside two more of their kind: the quote leaves out words that govern the
number, and a word that governs it is not known to the check. What can be done about it without a person's thought is
a remedy, which the hint has in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from briefing.errors import Problem, Severity
from briefing.evidence.lexicons.lexicon import Lexicon, load_lexicon
from briefing.evidence.lexicons.patterns import LETTERS, Pattern
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.matching.tongues import Tongues
from briefing.evidence.own_words.written_number import WrittenNumber
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import find_doer
from briefing.facts.model import Briefing, Fact, Property, Qualifier, Quantity, Speaker, Status, Unit, Voice
from briefing.facts.periods import Period
from briefing.facts.text_fields import KeyPath
from briefing.records import NamedTuple


@dataclass(eq=False)
class Claim:
    """A fact of a briefing and the passages of its evidence.

    `passages` bear the fact out, and there is at least one; those in `context` bear out one property each, since the
    author wrote `for:` beside them.
    """

    fact: Fact
    passages: Sequence[Passage]
    briefing: Briefing
    context: Mapping[Property, Sequence[Passage]] = field(default_factory=dict)

    @property
    def units(self) -> Mapping[str, Unit]:
        """The units that the briefing counts in."""
        return self.briefing.units

    @property
    def language(self) -> str:
        """The language of the fact's own words."""
        return self.briefing.head.language

    @property
    def speaker(self) -> Speaker | None:
        """Who is said to say it; None for the author's own thought."""
        return self.briefing.speakers.get(self.fact.speaker or "")

    @cached_property
    def speaker_words(self) -> frozenset[str]:
        """The words of the name of whoever says it, in lower case."""
        return frozenset(LETTERS.findall(self.lexicon.lower(self.speaker.name if self.speaker else "")))

    @property
    def quantity(self) -> Quantity | None:
        """The number that the quotes have to say; None for a fact in words, and for one that is computed."""
        return None if self.fact.formula is not None else self.fact.quantity

    @cached_property
    def written(self) -> WrittenNumber | None:
        """How the fact's own words tell that number."""
        quantity = self.quantity
        if quantity is None or not (quantity.numbers or (quantity.ratio and quantity.ratio.amount is not None)):
            return None
        return WrittenNumber(self.fact, quantity, self.units, self.language, self.lexicon)

    @property
    def done(self) -> str:
        """The verb by which the statement tells it as done; '' if it has one that does not, or may speak of a plan."""
        statement, clauses = self.written.statement if self.written else self.fact.statement, self.lexicon.clauses
        verbs = [match[0] for match in clauses.finite.finditer(statement) if match[0] not in self.unit_words]
        is_done = verbs and all(map(clauses.done.fullmatch, verbs))
        return verbs[-1] if is_done and not self.lexicon.statuses.may_speak_in(statement) else ""

    @property
    def bare_change(self) -> Problem | None:
        """Where tables and lists would print a rise or fall as a level: "petitions 6%" of a fall of 6%.

        They have the label beside the value, and not the statement that tells which way it went. A label that speaks
        of a change of the other kind, "change of petitions", makes it false.
        """
        quantity, written, label, roles = self.quantity, self.written, self.fact.label, self.lexicon.roles
        is_of_cell = any(passage.evidence.is_cell for passage in self.passages)
        if quantity is None or quantity.change or is_of_cell or written is None or written.value <= 0:
            return None
        told, rises, falls = written.told_change, roles.rises.search(label), roles.falls.search(label)
        is_moved = roles.moved.search(label)
        # "Inflation" tells of a rise, and so does "change" where nothing says that it is a fall.
        if not told or (falls if told < 0 else rises or (is_moved and not falls)):
            return None
        message = f'it is a {"rise" if told > 0 else "fall"}, and a table has "{label}" and a bare {written.value:f}'
        severity = Severity.ERROR if is_moved else Severity.WARNING
        return Problem("trend", message, "write change: true, and a fall below zero", severity)

    def tells_only_which(self, stated: StatedNumber) -> bool:
        """Whether it tells no more than which things the number is of: that 58 were inspected.

        That holds whatever becomes of them: "none of the 58 schools inspected was unsafe".
        """
        which = stated.governance.modifier
        if which is None or self.written is None or stated.passage.source_text.lexicon is not self.lexicon:
            return False
        said = stated.passage.slice(which)
        if stated.role.role is NumberRole.WHOLE:  # of 30 marked "for repair" 4 "were repaired", in that very form
            told_which, behind = (
                {*LETTERS.findall(self.lexicon.lower(text))}
                for text in (said, stated.passage.text[which.end : stated.passage.sentence.end])
            )
            if (behind - told_which - self.lexicon.roles.function_words).intersection(self.written.words):
                return False
        doer, first = self.written.doer, self.lexicon.lower(said.split()[0])
        # "Of the 96 million it asked for" leaves open who that is, which is for the speaker to bear out.
        is_open = doer is not None and first in self.lexicon.speakers.pronouns
        named = " ".join(doer.subject) if doer and is_open else ""
        other = stated.read(find_doer)
        if other and self.written.told_in(said):  # "of the 60 million that was given to it"
            named += " ".join(["", *other.subject])
        return self.written.tells_only(f"{said} {named}") and not self.lexicon.statuses.denial.search(said)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the fact's own language."""
        return load_lexicon(self.language)

    @cached_property
    def unit_words(self) -> list[str]:
        """The words of the unit's forms, in lower case."""
        unit = self.units.get(self.quantity.unit or "") if self.quantity else None
        return LETTERS.findall(self.lexicon.lower(" ".join(unit.forms.values()))) if unit else []

    @cached_property
    def told_words(self) -> frozenset[str]:
        """The words of the statement, the label and the unit, in lower case."""
        words = LETTERS.findall(self.lexicon.lower(f"{self.fact.statement} {self.fact.label}"))
        return frozenset([*words, *self.unit_words])

    def tells_of(self, words: Pattern) -> bool:
        """Whether a fact without a number tells what was done to a plan or the like: "opposed *the plan*"."""
        found, clauses = words.search(self.fact.statement), self.lexicon.clauses
        if found is None or self.quantity or not clauses.finite.search(self.fact.statement, 0, found.start()):
            return False
        before = self.lexicon.lower(self.fact.statement[: found.start()]).split()
        return before[-1] in self.lexicon.speakers.articles

    @property
    def tells_change(self) -> bool:
        """Whether the fact tells how much something changed."""
        return self.written is not None and self.written.role.role is NumberRole.CHANGE

    @cached_property
    def told_paces(self) -> dict[str, str]:
        """The spans of time over which the fact's words tell a change, "year", with these words: "year on year"."""
        words = f"{self.fact.statement} {self.fact.label}"
        found = {name: pattern.search(words) for name, pattern in self.lexicon.times.paces.items()}
        return {name: m[0] for name, m in found.items() if m and (self.tells_change or not m["against"])}

    @property
    def pace_words(self) -> frozenset[str]:
        """The words of these, in lower case."""
        return frozenset(LETTERS.findall(self.lexicon.lower(" ".join(self.told_paces.values()))))

    def said_beside(self, stated: StatedNumber) -> list[str]:
        """The sentence of a number, those of the other quotes, and what the author quotes for a property."""
        passage, sentence = stated.passage, stated.passage.source_text.sentence_around(stated.number.span)
        own = passage.numbered_sentence.until_turn(stated.number)
        told = own, TextSpan(max(sentence.end, own.end), max(passage.sentence.end, own.end))
        context = [passage.slice(passage.quote) for passages in self.context.values() for passage in passages]
        others = (p.slice(p.sentence) for p in self.passages if p is not passage)
        return [*map(passage.slice, told), *others, *context]

    def tongues(self, passage: Passage) -> Tongues:
        """The languages of the fact and of a source."""
        source = passage.source_text
        return Tongues(self.language, source.language, source.lexicon is not self.lexicon)

    def about(self, prop: Property) -> list[Passage]:
        """The passages that may bear a property out, those that the author named for it first."""
        return [*self.context.get(prop, ()), *self.passages]


class AnswerKind(StrEnum):
    """What the source leaves to settle of one property; each has its rule, and no falsehood but the first."""

    SAYS_OTHERWISE = "says otherwise"
    DOES_NOT_SAY = "does not say"
    LEFT_OUT = "left out"
    DOUBT = "doubt"


_RULES = {AnswerKind.DOES_NOT_SAY: "not-said", AnswerKind.LEFT_OUT: "cut-qualifier", AnswerKind.DOUBT: "doubt"}


class Rewrite(NamedTuple):
    """A remedy: a property that has to be another, and what its hint says beside."""

    prop: Property
    value: Voice | Status | Qualifier | Period
    beside: str = ""

    def __str__(self) -> str:
        told = f"evidence: {{voice: {self.value}}}" if self.prop is Property.VOICE else f"{self.prop}: {self.value}"
        return f"write {told}{self.beside}"


class TakeIn(NamedTuple):
    """A remedy: words that the quote has to take in, or another quote for the property."""

    words: str
    prop: Property

    def __str__(self) -> str:
        return f'take "{self.words}" into the quote, or quote it with "for: {self.prop}"'


Hint = Rewrite | TakeIn | str
"""What to do about an answer: a remedy, or in words what an author has to think about."""


class Answer(NamedTuple):
    """What the source leaves to settle of a property, and where in the fact that stands; None is the number itself."""

    prop: Property | None
    kind: AnswerKind
    message: str
    hint: Hint | None = None
    path: KeyPath = ()

    @property
    def problem(self) -> Problem:
        """The answer in words; one that only leaves a doubt is a warning."""
        rule = _RULES.get(self.kind) or str(self.prop or "number")
        severity = Severity.WARNING if self.kind is AnswerKind.DOUBT else Severity.ERROR
        return Problem(rule, self.message, self.hint and str(self.hint), severity)

    @property
    def place(self) -> KeyPath:
        """The path from the fact to what the answer is about."""
        named = "statement" if self.prop is Property.SUBJECT else self.prop
        return self.path or ((named,) if named else ("quantity",))


def says_otherwise(prop: Property, message: str, hint: Hint | None = None, path: KeyPath = ()) -> Answer:
    """The source contradicts the fact."""
    return Answer(prop, AnswerKind.SAYS_OTHERWISE, message, hint, path)


def does_not_say(prop: Property, message: str, path: KeyPath = ()) -> Answer:
    """The source is silent; the author can quote more of it, or say how the desk reads it."""
    hint = f'quote the words that say so with "for: {prop}", or say how you read it: reading: {{{prop}: "…"}}'
    return Answer(prop, AnswerKind.DOES_NOT_SAY, message, hint, path)


def left_out(prop: Property, passage: Passage, words: str) -> Answer:
    """The quote stops short of words that govern what it says."""
    path = ("evidence", passage.index, "quote")
    return Answer(prop, AnswerKind.LEFT_OUT, f'the quote leaves out "{words}"', TakeIn(words, prop), path)


def unquoted_head(prop: Property, words: str) -> Answer:
    """A head of a table governs its figures, and no quote has it; the check reads it, and a reader may miss it."""
    message = f'a head of the table says "{words}", and no quote does'
    return Answer(prop, AnswerKind.DOUBT, message, TakeIn(words, prop))


def quoted_list(texts: Iterable[str]) -> str:
    """The texts, each once and in quotation marks: "48,200", "48,000" and "964"."""
    *first, last = dict.fromkeys(f'"{text}"' for text in texts)
    return f"{', '.join(first)} and {last}" if first else last


def doubt(prop: Property, message: str, when: str, path: KeyPath = ()) -> Answer:
    """What only a reader can decide; `when` tells the desk under what condition to say how it reads the source."""
    return Answer(prop, AnswerKind.DOUBT, message, f'{when}: reading: {{{prop}: "…"}}', path)


def unknown_word(prop: Property, word: str) -> Answer:
    """A word governs the number, and the check does not know what it does to it."""
    message = f'the check does not know what "{word}" says of the number'
    return doubt(prop, message, "read the sentence; if the fact is right, say so")


def weight(answers: Sequence[Answer]) -> tuple[int, int]:
    """How badly a claim fares, for choosing the reading under which it fares best."""
    false = sum(answer.kind is AnswerKind.SAYS_OTHERWISE for answer in answers)
    return false, sum(answer.kind is not AnswerKind.DOUBT for answer in answers)
