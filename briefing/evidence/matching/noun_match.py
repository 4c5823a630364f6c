"""Decides whether a number counts what a fact counts, by the nouns of its sentence.

A source may call pupils students, and speak of passengers where the fact has people: a noun may say more than the
fact's own, but no less. It belongs to a number that it follows, at most a few adjectives between; a number without one
of its own counts what another noun of its sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.numbers.number_tokens import NumberPart
from briefing.evidence.numbers.numbers import VALUE_KINDS
from briefing.evidence.sentences.noun_phrases import (
    WIDER_NOUNS,
    is_kind_of_person,
    noun_meaning,
    noun_meanings,
    noun_phrase,
    wider_meanings,
    words_from,
)
from briefing.evidence.sentences.sentences import TextSpan
from briefing.facts.model import Unit

if TYPE_CHECKING:
    from briefing.evidence.passages import StatedNumber

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|\d+")
_SEXES = frozenset({"man", "woman", "boy", "girl"})
"""Whom a source may call by what they do as well."""
_GROWN = frozenset({"man", "woman", "adult", "parent"})
"""Who is no child."""


class NounMatch:
    """Compares the unit of a fact, in the language of `lexicon`, with the noun of a number."""

    def __init__(self, unit: Unit, units: Mapping[str, Unit], lexicon: Lexicon, stated: StatedNumber) -> None:
        self._unit, self._lexicon, self._passage, self._number = unit, lexicon, stated.passage, stated.number
        self._units = units
        self._own = self._meanings(unit)
        self._others = {meaning for other in units.values() for meaning in self._meanings(other)} - self._own
        self.phrase = noun_phrase(self._passage, self._number)

    def _meanings(self, unit: Unit) -> set[str]:
        """What the words of a unit's forms mean, up to a preposition: pupils of "pupils per school"."""
        found: set[str] = set()
        for form in unit.forms.values():
            words = _WORD.findall(self._lexicon.lower(form))
            end = next((i for i, word in enumerate(words) if word in self._lexicon.numbers.prepositions), len(words))
            found.update(noun_meanings(words[:end], self._lexicon))
        return found

    @property
    def _is_comparable(self) -> bool:
        """Whether words may be compared as they are, since source and fact are in one language."""
        return self._passage.source_text.lexicon is self._lexicon

    def differs(self) -> bool:
        """Whether the number counts something else than the fact."""
        meanings = self.phrase.meanings
        if self._own & set(meanings) and self._other_head() is None:
            return self._fits_other_better()
        if self._is_name() or self._follows_other():
            return True
        if self._is_comparable and meanings:  # "leaks in the 900 pipes" are no 900 leaks
            skipped = self._lexicon.speakers.articles | {self._lexicon.numbers.of}
            lead = self._passage.text[self._passage.sentence.start : self._number.start]
            *_, noun, joint = ("", "", *(w for w in _TOKEN.findall(self._lexicon.lower(lead)) if w not in skipped))
            joints = self._lexicon.numbers.prepositions - self._lexicon.claims.conjunctions
            if joint in joints and noun_meaning(noun, self._lexicon) in self._own:
                return True
        known = _known(self._lexicon) | _known(self._passage.source_text.lexicon)
        if known & set(meanings) and self._is_noun_of_other():
            return True  # "640 workers and 55 nurses": the workers are no nurses, though nurses work
        if self._own & _SEXES and "person" in meanings and not self._own & self._in_sentence():
            return True  # people, and the sentence tells of no women among them
        said = next((meaning for meaning in reversed(meanings) if meaning in known), None)
        own = self._own & known
        if said and own:
            return _excludes(said, own)
        return bool(self._others & set(meanings)) or self._is_of_others()

    @property
    def own_words(self) -> str:
        """What the fact counts."""
        return self._unit.other

    @property
    def words(self) -> str:
        """The number with the words that tell what it counts."""
        if self._is_name():
            return self._passage.slice(TextSpan(self._number.start - len(self._unit.one or "") - 1, self._number.end))
        known = _known(self._passage.source_text.lexicon) | self._others | self._own
        telling = [i for i, meaning in enumerate(self.phrase.meanings) if meaning in known]
        if (head := self._other_head()) is not None:
            telling.append(head)
        return self._passage.slice(self.phrase.until(telling[-1] if telling else -1))

    def is_said(self) -> bool:
        """Whether the fact's noun stands with the number, or a noun that cannot be compared with it."""
        said = set(self.phrase.meanings)
        return bool(said & self._own) or (not self._is_comparable and bool(said))

    def is_unsaid(self) -> bool:
        """Whether a noun follows the number of which nobody can tell whether it is the fact's."""
        said = set(self.phrase.meanings)
        wider = {wide for meaning in said for wide in wider_meanings(meaning)}
        if any(said & set(wider_meanings(meaning)) for meaning in self._own) and self._own & self._in_sentence():
            return not self._is_told_of_all()
        if not said:
            return self._may_be_of_others()
        if self._other_head() is not None:
            return True
        known = self._is_comparable or bool(said & _known(self._passage.source_text.lexicon))
        return bool(said) and known and not self._own & (said | wider | self._in_sentence())

    def counts_another(self) -> bool:
        """Whether the number has a noun of its own, and the fact's stands beside it: "teachers filed 200 complaints".

        The fact's may be a part of that noun, the coach of "62 coach drivers", or depend on it.  Of some people others
        may be told, and the members of a staff are the staff.
        """
        head = self._head()
        if head is None or self._number.value == 1:
            return False
        words, said = self.phrase.words, self.phrase.meanings
        if own := [i for i, meaning in enumerate(said) if meaning in self._own]:
            singular = self._lexicon.lower(self._unit.one or self._unit.other)
            is_part = own[-1] < head and not self._lexicon.units.no_many and words[own[-1]] == singular
            is_apart = own[0] > head and not self._lexicon.units.many.fullmatch(words[own[0]])
            is_other = is_part or is_apart
        else:
            behind = [*words_from(self._passage.text, self.phrase.ends[head], self._passage.sentence.end)]
            is_member = behind[:1] == [self._lexicon.numbers.of] and self._own & {*noun_meanings(behind, self._lexicon)}
            is_other = bool(self._own & self._in_sentence()) and not is_member
        if not is_other or any(
            said[head] in (own, *wider_meanings(own)) or own in wider_meanings(said[head]) for own in self._own
        ):
            return False
        # Pupils may be boys, but "girls outnumber boys by 40 among the 900 pupils" tells of no 900 boys.
        sentence = self._passage.numbered_sentence
        near, clause = sentence.own_words(self._number), sentence.clause(self._number)
        near = TextSpan(max(near.start, clause.start), min(near.end, clause.end))
        is_kin = any({*wider_meanings(said[head])} & {*wider_meanings(own)} for own in self._own)
        return not (is_kin and self._own & self._meanings_in(near))

    @property
    def counted(self) -> str:
        """The number with all the words up to its own noun."""
        return self._passage.slice(self.phrase.until(self._head() or 0))

    def _head(self) -> int | None:
        """Which word of the phrase is the noun that is counted, if its ending tells: the last of the first in a row."""
        finite, many = self._lexicon.clauses.finite, self._lexicon.units.many
        lead = "".join(self.phrase.words[:1])
        if not self._is_comparable or (finite.fullmatch(lead) and lead not in self._lexicon.units.nouns):
            return None
        words = [*takewhile(lambda word: not finite.fullmatch(word), self.phrase.words[1:])]
        words = [*self.phrase.words[:1], *words]
        first = next((i for i, word in enumerate(words) if many.fullmatch(word)), None)
        if first is None or self._lexicon.units.no_many:
            return first
        return first + len([*takewhile(many.fullmatch, words[first + 1 :])])

    def left_out(self) -> tuple[str, ...]:
        """The words between the number and the fact's noun, which make it less than all: "50 empty flats"."""
        own = [i for i, meaning in enumerate(self.phrase.meanings) if meaning in self._own]
        return self.phrase.words[: own[0]] if own else ()

    def unmaking(self, told: Collection[str]) -> str | None:
        """A word among those that may leave nothing of the noun, unless the fact tells it: "50 fictitious flats"."""
        pattern = self._passage.source_text.lexicon.units.unmaking
        return next((word for word in self.left_out() if pattern.fullmatch(word) and word not in told), None)

    def _follows_other(self) -> bool:
        """Whether the noun stands before the number in the form for many, and is another's: "домов сгорело 500"."""
        after = TextSpan(self._number.unit_end, self._passage.numbered_sentence.clause(self._number).end)
        if self.phrase.words or self._own & self._meanings_in(after):
            return False
        lexicon, sentence = self._passage.source_text.lexicon, self._passage.sentence
        before = set(_WORD.findall(lexicon.lower(self._passage.text[sentence.start : self._number.start])))
        many = [unit.forms["many"].lower() for unit in self._units.values() if "many" in unit.forms]
        counted = {noun_meaning(form, lexicon) for form in many if form in before}
        return bool(counted) and not counted & self._own

    def _other_head(self) -> int | None:
        """Which word has before it all that the unit has in common with what follows the number, if one has.

        That is the parents of "foster parents", where the fact counts foster children.
        """
        if not self._is_comparable or self._lexicon.units.no_many:
            return None
        prepositions, said = self._lexicon.numbers.prepositions, self.phrase.meanings
        forms = [_WORD.findall(self._lexicon.lower(form)) for form in self._unit.forms.values()]
        nouns = [[*takewhile(lambda word: word not in prepositions, words)] for words in forms]
        heads = {noun_meanings(words, self._lexicon)[-1] for words in nouns if len(words) > 1}
        common = [i for i, meaning in enumerate(said) if meaning in self._own]
        has_other = heads and common and heads.isdisjoint(said) and common[-1] + 1 < len(said)
        return common[-1] + 1 if has_other else None

    def _fits_other_better(self) -> bool:
        """Whether the words of the fact's unit that do not stand behind this number all stand behind another one."""
        words = set(
            noun_meanings(_WORD.findall(self._lexicon.lower(self._unit.one or self._unit.other)), self._lexicon)
        )
        left = words - set(self.phrase.meanings)
        if len(words) < 2 or not (left and self._is_comparable):
            return False
        others = (n for n in self._passage.sentence_numbers if n != self._number and n.kind in VALUE_KINDS)
        return any(left <= set(noun_phrase(self._passage, number).meanings) for number in others)

    def _is_name(self) -> bool:
        """Whether it only names one of what the fact counts: "Courtroom 4 was flooded"."""
        one, text = self._unit.one or "", self._passage.source_text.cells
        others = [form for name, form in self._unit.forms.items() if name != "one"]  # «человек сорок» may be many
        start = self._number.start - len(one) - 1
        before = self._passage.source_text.lexicon.lower(text[max(start, 0) : self._number.start])
        is_singular = one not in ("", *others) and before == f"{self._lexicon.lower(one)} "
        is_plain = self._number.text.isdecimal() or self._number.text.isalpha()
        return is_singular and self._is_comparable and is_plain and self._number.value != 1

    def _is_of_others(self) -> bool:
        """Whether the fact's noun is that of another number, and this one has a noun of the same form."""
        finite = self._lexicon.clauses.finite
        words = [*takewhile(lambda word: not finite.fullmatch(word), self.phrase.words)]
        if not words or not self._is_comparable:
            return False
        forms, last, is_one = self._unit.forms, words[-1], self._number.value == 1
        many = {name: form for name, form in forms.items() if is_one or name != "one"}  # "41 came" is no "case"
        # A noun that has one form only tells nothing by its ending: "40 inək və 12 at".
        if len({*forms.values()}) > 1 and last[-1] not in {form[-1] for form in (many or forms).values()}:
            no_many = self._lexicon.units.no_many
            if not no_many or last.endswith(no_many):
                return False
        return self._is_noun_of_other()

    def _is_noun_of_other(self) -> bool:
        """Whether the fact's noun is that of another number of the sentence, and not of the whole that it is of."""
        numbers = (n for n in self._passage.sentence_numbers if n != self._number and n.kind in VALUE_KINDS)
        numbers = (n for n in numbers if not (n.part is NumberPart.WHOLE and n.end <= self._number.start))
        return self._is_comparable and any(
            self._own & set(noun_phrase(self._passage, number).meanings) for number in numbers
        )

    def counted_with(self, told: Collection[str]) -> str | None:
        """The words of a list that is counted as one, of which the fact tells a part: "640 homes and schools"."""
        lexicon, text = self._passage.source_text.lexicon, self._passage.text
        listed = lexicon.numbers.counted_list.match(text, self.phrase.ends[-1], self._passage.sentence.end)
        if not (listed and self.phrase.words and self._is_comparable):
            return None
        items = [lexicon.lower(word) for word in _WORD.findall(listed["items"])]
        items = [word for word in items if word not in lexicon.claims.conjunctions]
        nouns = {self.phrase.words[-1]: self.phrase.meanings[-1]} | {
            word: noun_meaning(word, lexicon) for word in items
        }
        # A verb goes on otherwise: "built 640 homes and plans more".
        is_list = len(items) > 1 or {*nouns.values()} <= _known(lexicon)
        if not is_list or any(lexicon.clauses.finite.fullmatch(word) for word in items):
            return None
        left = [word for word, meaning in nouns.items() if meaning not in self._own and word not in told]
        is_ours = any(meaning in self._own for meaning in nouns.values())
        return self._passage.slice(TextSpan(self._number.start, listed.end("items"))) if left and is_ours else None

    def _may_be_of_others(self) -> bool:
        """Whether the words around a number without a noun tell of what another unit counts, and not of the fact's."""
        text, sentence = self._passage.source_text, self._passage.sentence
        around = self._in_sentence() | self._meanings_in(text.sentence_before(sentence) or sentence)
        return bool(self._others & around) and not any(self._own & {word, *wider_meanings(word)} for word in around)

    def _is_told_of_all(self) -> bool:
        """Whether the fact's noun stands before the number, or is said of all: "40 people, all of them women"."""
        number, sentence = self._number, self._passage.sentence
        if self._own & self._meanings_in(TextSpan(sentence.start, number.start)):
            return True
        lexicon = self._passage.source_text.lexicon
        words = _WORD.findall(lexicon.lower(self._passage.text[number.end : sentence.end]))
        lead = [*takewhile(lambda word: noun_meaning(word, lexicon) not in self._own, words)]
        return bool(lexicon.numbers.told_all & {*lead})

    def _in_sentence(self) -> set[str]:
        return self._meanings_in(self._passage.sentence)

    def _meanings_in(self, span: TextSpan) -> set[str]:
        lexicon = self._passage.source_text.lexicon
        return {noun_meaning(word, lexicon) for word in _WORD.findall(lexicon.lower(self._passage.slice(span)))}


def counts_others(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether the words behind a number speak of other people than those before it: "of the men …, 4% of the women"."""
    said, told = (
        [noun_meaning(noun, lexicon) for noun in nouns if is_kind_of_person(noun, lexicon)]
        for nouns in ([lexicon.lower(m) for m in _WORD.findall(words)] for words in (before, after))
    )
    return bool(said and told[:1]) and told[0] not in said


def _known(lexicon: Lexicon) -> set[str]:
    return {*lexicon.units.nouns.values(), *WIDER_NOUNS}


def _excludes(said: str, own: set[str]) -> bool:
    """Whether what is said to be counted cannot be any of `own`."""
    if own & {said, *wider_meanings(said)} or any(said in wider_meanings(meaning) for meaning in own):
        return False
    is_of_age = (said == "child" and own <= _GROWN) or (said in _GROWN and own == {"child"})
    return is_of_age or {said} | own <= _SEXES or not (said in _SEXES or own & _SEXES)
