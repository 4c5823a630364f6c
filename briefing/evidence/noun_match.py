"""Compares what a fact counts with the noun that a number of a source counts.

A noun belongs to a number that it follows, at most a few adjectives between; a number without one of its own counts
what another noun of its sentence says. A source may call pupils students, and speak of passengers where the fact has
people: a noun may say more than the fact's own, but no less.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon
from briefing.evidence.numbers import VALUE_KINDS, NumberSpan
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.facts.model import Unit

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEXT_WORD = re.compile(r"[ \u00a0-]{0,2}(?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*)")
_LONGEST_PHRASE = 4
_PEOPLE = (
    "man woman boy girl baby adult pupil worker soldier officer passenger sailor tourist voter patient refugee prisoner"
    " athlete fan smoker driver"
)
_WIDER = dict.fromkeys(_PEOPLE.split(), "person") | dict.fromkeys(
    ("teacher", "doctor", "nurse", "miner", "farmer"), "worker"
)
"""What counts as something of a wider meaning."""
_SEXES = frozenset({"man", "woman", "boy", "girl"})
"""Whom a source may call by what they do as well."""


class NounPhrase(NamedTuple):
    """The words after a number that say what it counts, what each means, and where they end; there may be none."""

    words: tuple[str, ...]
    meanings: tuple[str, ...]
    start: int
    ends: tuple[int, ...]

    def until(self, word: int) -> TextSpan:
        """From the number to the end of a word of the phrase."""
        return TextSpan(self.start, self.ends[word])


class NounMatch:
    """Compares the unit of a fact, in the language of `lexicon`, with the noun of a number."""

    def __init__(self, unit: Unit, units: Mapping[str, Unit], lexicon: Lexicon, stated: StatedNumber) -> None:
        self._unit, self._lexicon, self._passage, self._number = unit, lexicon, stated.passage, stated.number
        self._own = self._meanings(unit)
        self._others = {meaning for other in units.values() for meaning in self._meanings(other)} - self._own
        self.phrase = noun_phrase(self._passage, self._number)

    def _meanings(self, unit: Unit) -> set[str]:
        """What the words of a unit's forms mean, up to a preposition: pupils of "pupils per school"."""
        found: set[str] = set()
        for form in unit.forms.values():
            words = _WORD.findall(self._lexicon.lower(form))
            end = next((i for i, word in enumerate(words) if word in self._lexicon.numbers.prepositions), len(words))
            found.update(_meanings(words[:end], self._lexicon))
        return found

    @property
    def _is_comparable(self) -> bool:
        """Whether words may be compared as they are, since source and fact are in one language."""
        return self._passage.source_text.lexicon is self._lexicon

    def differs(self) -> bool:
        """Whether the number counts something else than the fact."""
        meanings = self.phrase.meanings
        if self._own & set(meanings):
            return False
        known = _known(self._lexicon) | _known(self._passage.source_text.lexicon)
        if self._own & _SEXES and "person" in meanings and not self._own & self._in_sentence():
            return True  # people, and the sentence tells of no women among them
        said = next((meaning for meaning in reversed(meanings) if meaning in known), None)
        own = self._own & known
        if said and own:
            return _excludes(said, own)
        return bool(self._others & set(meanings)) or self._is_of_others()

    @property
    def words(self) -> str:
        """The number with the words that tell what it counts."""
        known = _known(self._passage.source_text.lexicon) | self._others | self._own
        telling = [i for i, meaning in enumerate(self.phrase.meanings) if meaning in known]
        return self._passage.slice(self.phrase.until(telling[-1] if telling else -1))

    def is_unsaid(self) -> bool:
        """Whether a noun follows the number of which nobody can tell whether it is the fact's."""
        said = set(self.phrase.meanings)
        wider = {wide for meaning in said for wide in _wider(meaning)}
        if any(said & set(_wider(meaning)) for meaning in self._own) and self._own & self._in_sentence():
            return False  # "people", of whom the sentence tells more
        known = self._is_comparable or bool(said & _known(self._passage.source_text.lexicon))
        return bool(said) and known and not self._own & (said | wider | self._in_sentence())

    def left_out(self) -> tuple[str, ...]:
        """The words between the number and the fact's noun, which make it less than all: "50 empty flats"."""
        own = [i for i, meaning in enumerate(self.phrase.meanings) if meaning in self._own]
        return self.phrase.words[: own[0]] if own else ()

    def _is_of_others(self) -> bool:
        """Whether the fact's noun is that of another number, and this one has a noun of the same form."""
        if not self.phrase.words or not self._is_comparable:
            return False
        if self.phrase.words[-1][-1] not in {form[-1] for form in self._unit.forms.values()}:
            return False
        numbers = (n for n in self._passage.sentence_numbers if n != self._number and n.kind in VALUE_KINDS)
        return any(self._own & set(noun_phrase(self._passage, number).meanings) for number in numbers)

    def _in_sentence(self) -> set[str]:
        lexicon = self._passage.source_text.lexicon
        words = _WORD.findall(lexicon.lower(self._passage.slice(self._passage.sentence)))
        return {_meaning(word, lexicon) for word in words}


def noun_phrase(passage: Passage, number: NumberSpan) -> NounPhrase:
    """The words that follow a number up to a preposition, a verb or another number."""
    text, lexicon = passage.source_text.cells, passage.source_text.lexicon
    words: list[str] = []
    at = number.unit_end
    ends: list[int] = []
    following = min((n.start for n in passage.sentence_numbers if n.start >= at), default=passage.sentence.end)
    while len(words) < _LONGEST_PHRASE and (match := _NEXT_WORD.match(text, at, following)):
        word = lexicon.lower(match["word"])
        if word in lexicon.numbers.no_nouns:
            break
        words.append(word)
        at = match.end()
        ends.append(at)
    return NounPhrase(tuple(words), _meanings(words, lexicon), number.start, tuple(ends or [at]))


def _meanings(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """What each word means; two that are one noun mean the same: "crew members"."""
    found = [_meaning(word, lexicon) for word in words]
    for i, pair in enumerate(pairwise(words)):
        if meaning := lexicon.units.nouns.get(" ".join(pair)):
            found[i : i + 2] = [meaning, meaning]
    return tuple(found)


def _meaning(noun: str, lexicon: Lexicon) -> str:
    """What a noun in lower case counts, the same for words that may stand for one another; else its stem."""
    return lexicon.units.nouns.get(noun) or lexicon.units.stem(noun)


def _known(lexicon: Lexicon) -> set[str]:
    return {*lexicon.units.nouns.values(), *_WIDER}


def _excludes(said: str, own: set[str]) -> bool:
    """Whether what is said to be counted cannot be any of `own`."""
    if own & {said, *_wider(said)} or any(said in _wider(meaning) for meaning in own):
        return False
    return {said} | own <= _SEXES or not (said in _SEXES or own & _SEXES)


def _wider(meaning: str) -> list[str]:
    """What something counts as, beside itself."""
    found = []
    while meaning in _WIDER:
        meaning = _WIDER[meaning]
        found.append(meaning)
    return found
