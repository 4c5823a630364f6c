"""Decides whether a number in a source is in the unit of a fact, as far as that can be told.

Money, per cent and physical units must agree exactly: an unknown currency is never taken for a known one, nor inches
for centimetres. Other nouns are compared by what they count, since a source may call pupils students, and speak of
passengers where the fact has people: a noun may say more than the fact's own, but no less. It belongs to a number that
it follows, at most a few adjectives between; a number without one of its own counts what another noun of its sentence
says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum, auto
from itertools import pairwise, takewhile
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon
from briefing.evidence.lexicons.measures import money_kinds, money_places
from briefing.evidence.number_match import Amount, NumberKind, NumberPart
from briefing.evidence.number_money import HUNDREDTHS, USUAL
from briefing.evidence.numbers import VALUE_KINDS, NumberSpan
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.facts.model import Quantity, Unit
from briefing.facts.units import BUILT_IN_UNITS, READ_AS

_UNIT_TOKEN = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?[²³23]?|[%‰°]\w?")
_SOFT = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "times", "point", "degree"})
"""Units that may be the words for a bare number: "five years" is a 5."""
_TONS = frozenset({"ton", "tonne"})
_WIDER = {"degree Celsius": "degree", "degree Fahrenheit": "degree", "point": "percentage point"}
"""Units that may be meant by another name."""
_LONGEST_UNIT = 4
_BRACKET_REACH = 30
_DATELINE = 40
_HUNDRED = 100


class Openness(Enum):
    """How far a source leaves open that a number is in the fact's unit."""

    NONE = auto()
    DOUBTFUL = auto()
    UNSAID = auto()
    CONTRADICTED = auto()


class UnitMatch:
    """Compares the unit of a fact, which `lexicon` can read, with what stands beside a number."""

    def __init__(self, quantity: Quantity, units: Mapping[str, Unit], lexicon: Lexicon) -> None:
        self._quantity, self._units, self._lexicon = quantity, units, lexicon
        self._unit = units.get(quantity.unit or "")
        self._currency = quantity.currency or self._read_money()
        self._hard_unit = None if self._currency else self._read_hard_unit()

    @property
    def key(self) -> str:
        """The key of the quantity that is wrong where the unit is."""
        return "currency" if self._quantity.currency else "unit" if self._quantity.unit else "value"

    @property
    def is_noun(self) -> bool:
        """Whether the fact counts something that is neither money nor a measure."""
        return self._unit is not None and not self._currency and not self._hard_unit

    @property
    def wanted(self) -> str:
        """What the fact is, by its unit: "in EUR", "in pupils" or "a bare number"."""
        unit = self._quantity.currency or (self._unit.other if self._unit else "")
        return f"in {unit}" if unit else "a bare number"

    # Values

    def has_value(self, stated: StatedNumber, value: Decimal) -> bool:
        """Whether a number has a value in one of the ways that its words may be read: 50p is half a pound."""
        return any(self._agrees(amount, value) for amount in self._amounts(stated))

    def _amounts(self, stated: StatedNumber) -> Iterator[Amount]:
        number = stated.number
        if number.value is None:
            return
        yield Amount(number.value, number.currency, number.unit)
        yield from number.also
        if number.unit in HUNDREDTHS and self._currency:
            codes = {code for kind in HUNDREDTHS[number.unit] for code in _codes_of(kind)}
            if self._currency in codes:
                yield Amount(number.value / _HUNDRED, self._currency)
        if number.kind is NumberKind.MULTIPLE and self._hard_unit == "percent":
            # What doubles rises by 100 per cent; what is halved, or falls to half, falls by 50.
            times = 1 / number.value if stated.role.direction < 0 and number.value > 1 else number.value
            yield Amount(abs(times - 1) * _HUNDRED, unit="percent")

    def _agrees(self, amount: Amount, value: Decimal) -> bool:
        """Whether an amount has a value; a third is "about" as many per cent as one writes."""
        if amount.value == value:
            return True
        places = -int(value.as_tuple().exponent)
        return (
            amount.unit == "percent" and places <= 2 and bool(amount.value % 1) and round(amount.value, places) == value
        )

    # Units

    def difference(self, stated: StatedNumber, value: Decimal) -> str | None:
        """What the quote says instead of the fact's unit, its words in quotation marks; None if that cannot be told."""
        if not (stated.passage.language_is_known and self._lexicon.known):
            return None
        amounts = [amount for amount in self._amounts(stated) if self._agrees(amount, value)]
        if all(self._differs(stated, amount) for amount in amounts):
            said = stated.number.unit
            return f'"{stated.text}"' + (f" with the unit {said}" if said and said != "percent" else "")
        return None

    def _differs(self, stated: StatedNumber, amount: Amount) -> bool:
        is_open = stated.number.currency == amount.currency and stated.number.money
        if amount.currency != self._currency or is_open:
            return not (self._may_be_ours(stated) or self._is_gapped(stated))
        wanted, said = self._hard_unit, amount.unit
        if said == wanted or (said in _WIDER and _WIDER[said] == wanted):
            return False
        # A translator's ton is a tonne; and "five years" may be the words for a bare number 5.
        is_translated = stated.passage.source_text.lexicon is not self._lexicon and {wanted, said} == _TONS
        return not (is_translated or (self._unit is None and not self._currency and said in _SOFT))

    def _may_be_ours(self, stated: StatedNumber) -> bool:
        """Whether money of which the source does not say whose it is may be that of the fact, as it speaks of us."""
        kind = stated.number.money
        if not self._currency or not kind or self._currency not in _codes_of(kind):
            return False
        if kind != "dollar" and self._currency == USUAL.get(kind) and self._is_abroad(stated):
            return False
        return self._currency == USUAL.get(kind) or kind not in USUAL or self.is_placed(stated)

    def _is_gapped(self, stated: StatedNumber) -> bool:
        """Whether it leaves out the money that the sum before it names: "23 billion euros in May, 19 billion later"."""
        number, words = stated.number, stated.text.split()
        before = [n for n in stated.passage.sentence_numbers if n.end <= number.start and n.kind is NumberKind.VALUE]
        if number.unit or number.currency or len(words) < 2 or not before or before[-1].currency != self._currency:
            return False
        return words[-1] in before[-1].text.split() and not noun_phrase(stated.passage, number).words

    def is_placed(self, stated: StatedNumber) -> bool:
        """Whether the source names a place where the fact's money is paid."""
        source = stated.passage.source_text
        names = money_places(source.language).get(self._currency or "", ())
        text = source.normalized.lower()
        return any(name.lower() in text for name in names)

    def openness(self, stated: StatedNumber) -> Openness:
        """How far the source leaves open whose money it is, or whether it is money, for a number that may be ours."""
        number, wanted = stated.number, self._currency
        if wanted and self._is_gapped(stated):
            return Openness.DOUBTFUL
        if number.currency is None or not wanted:
            unsure = [amount for amount in number.also if amount.unit and amount.unit == self._hard_unit]
            is_other = number.unit != self._hard_unit and (unsure or number.unit == "point")
            return Openness.DOUBTFUL if is_other else Openness.NONE
        kind = number.money
        if kind is None:
            return Openness.NONE
        if wanted not in (USUAL.get(kind), number.currency):
            return Openness.DOUBTFUL if self.is_placed(stated) else Openness.UNSAID
        if self._is_converted(stated):
            return Openness.CONTRADICTED
        if number.also or (kind == "dollar" and self._is_abroad(stated)):
            return Openness.DOUBTFUL
        return Openness.NONE

    def _is_converted(self, stated: StatedNumber) -> bool:
        """Whether the same sum follows in brackets in the fact's money by name: "$5 million (US$3.3 million)"."""
        passage, number = stated.passage, stated.number
        following = next((n for n in passage.sentence_numbers if n.start >= number.end), None)
        if following is None or following.money or following.currency != self._currency:
            return False
        between = passage.text[number.end : following.start]
        return "(" in between and ")" not in between and len(between) <= _BRACKET_REACH

    def _is_abroad(self, stated: StatedNumber) -> bool:
        """Whether the source is written from a place where another money of the same name is paid."""
        source, kind = stated.passage.source_text, stated.number.money or ""
        start = source.normalized[:_DATELINE].lower()
        return any(
            start.startswith(place.lower()) and not start[len(place) : len(place) + 1].isalnum()
            for code, places in money_places(source.language).items()
            if code in _codes_of(kind) and code != self._currency
            for place in places
        )

    def _read_money(self) -> str | None:
        """The currency that the words of the fact's unit name: `manats`."""
        words = self._unit_words()
        money = self._lexicon.units.money
        for i, word in enumerate(words[:_LONGEST_UNIT]):
            if (kind := money.nouns.get(word)) and word not in money.shy | money.timid:
                codes = _codes_of(kind)
                nations = money.nations.get(" ".join(map(money.nation, words[:i])))
                if nations:
                    return next(iter(codes & set(nations)), None)
                return (
                    None
                    if i or kind == "pound"
                    else USUAL.get(kind) or (next(iter(codes)) if len(codes) == 1 else None)
                )
        return None

    def _unit_words(self) -> list[str]:
        if self._unit is None:
            return []
        return [self._lexicon.lower(word) for word in _UNIT_TOKEN.findall(self._unit.other)]

    def _read_hard_unit(self) -> str | None:
        """The unit that the words of the fact's own begin with: tons in "tons of cargo a year"."""
        name, unit = self._quantity.unit or "", self._unit
        if unit and name in READ_AS and unit.other == BUILT_IN_UNITS[name]["other"]:
            return READ_AS[name]
        words, known = self._unit_words(), self._lexicon.units
        for length in range(_LONGEST_UNIT, 0, -1):
            key = " ".join(words[:length])
            if len(words) >= length and (found := known.units.get(key) or known.money.hundredths.get(key)):
                return found
        if words and words[0] in ("pound", "pounds", "lb", "фунт", "фунта", "фунтов"):
            return "pound"
        return None


def _codes_of(kind: str) -> set[str]:
    return set(money_kinds().get(kind, ()))


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEXT_WORD = re.compile(r"[ \u00a0-]{0,2}(?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*)")
_BRACKETED = re.compile(r"(?<![\w-])(?P<word>[^\W\d_A-ZА-ЯƏÖÜĞÇŞ]{3,}) \(\Z")
_LONGEST_PHRASE = 4
_PEOPLE = (
    "man woman boy girl baby adult parent pupil worker soldier officer passenger sailor tourist voter patient refugee"
    " prisoner"
    " athlete fan smoker driver"
)
_WIDER_NOUNS = dict.fromkeys(_PEOPLE.split(), "person") | dict.fromkeys(
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
            found.update(_meanings(words[:end], self._lexicon))
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
        known = _known(self._lexicon) | _known(self._passage.source_text.lexicon)
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

    def is_unsaid(self) -> bool:
        """Whether a noun follows the number of which nobody can tell whether it is the fact's."""
        said = set(self.phrase.meanings)
        wider = {wide for meaning in said for wide in _wider(meaning)}
        if any(said & set(_wider(meaning)) for meaning in self._own) and self._own & self._in_sentence():
            return False  # "people", of whom the sentence tells more
        if not said:
            return self._may_be_of_others()
        if self._other_head() is not None:
            return True
        known = self._is_comparable or bool(said & _known(self._passage.source_text.lexicon))
        return bool(said) and known and not self._own & (said | wider | self._in_sentence())

    def left_out(self) -> tuple[str, ...]:
        """The words between the number and the fact's noun, which make it less than all: "50 empty flats"."""
        own = [i for i, meaning in enumerate(self.phrase.meanings) if meaning in self._own]
        return self.phrase.words[: own[0]] if own else ()

    def _follows_other(self) -> bool:
        """Whether the noun stands before the number in the form for many, and is another's: "домов сгорело 500"."""
        after = TextSpan(self._number.unit_end, self._passage.numbered_sentence.clause(self._number).end)
        if self.phrase.words or self._own & self._meanings_in(after):
            return False
        lexicon, sentence = self._passage.source_text.lexicon, self._passage.sentence
        before = set(_WORD.findall(lexicon.lower(self._passage.text[sentence.start : self._number.start])))
        many = [unit.forms["many"].lower() for unit in self._units.values() if "many" in unit.forms]
        counted = {_meaning(form, lexicon) for form in many if form in before}
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
        heads = {_meanings(words, self._lexicon)[-1] for words in nouns if len(words) > 1}
        common = [i for i, meaning in enumerate(said) if meaning in self._own]
        has_other = heads and common and heads.isdisjoint(said) and common[-1] + 1 < len(said)
        return common[-1] + 1 if has_other else None

    def _fits_other_better(self) -> bool:
        """Whether all words of the fact's unit stand behind another number, and not all behind this one."""
        words = set(_meanings(_WORD.findall(self._lexicon.lower(self._unit.one or self._unit.other)), self._lexicon))
        if len(words) < 2 or not self._is_comparable or words <= set(self.phrase.meanings):
            return False
        others = (n for n in self._passage.sentence_numbers if n != self._number and n.kind in VALUE_KINDS)
        return any(words <= set(noun_phrase(self._passage, number).meanings) for number in others)

    def _is_name(self) -> bool:
        """Whether it only names one of what the fact counts: "Courtroom 4 was flooded"."""
        one, other, text = self._unit.one or "", self._unit.other, self._passage.source_text.cells
        start = self._number.start - len(one) - 1
        before = self._passage.source_text.lexicon.lower(text[max(start, 0) : self._number.start])
        is_singular = one not in ("", other) and before == f"{self._lexicon.lower(one)} "
        return is_singular and self._is_comparable and self._number.text.isdecimal() and self._number.value != 1

    def _is_of_others(self) -> bool:
        """Whether the fact's noun is that of another number, and this one has a noun of the same form."""
        if not self.phrase.words or not self._is_comparable:
            return False
        forms, last = self._unit.forms, self.phrase.words[-1]
        if last[-1] not in {form[-1] for form in forms.values()}:
            no_many = self._lexicon.units.no_many
            if not no_many or last.endswith(no_many) or self._lexicon.clauses.finite.fullmatch(last):
                return False
        numbers = (n for n in self._passage.sentence_numbers if n != self._number and n.kind in VALUE_KINDS)
        return any(self._own & set(noun_phrase(self._passage, number).meanings) for number in numbers)

    def _may_be_of_others(self) -> bool:
        """Whether the words around a number without a noun tell of what another unit counts, and not of the fact's."""
        text, sentence = self._passage.source_text, self._passage.sentence
        before = text.sentences[bisect_left(text.sentences, sentence.start, key=lambda s: s.start) - 1 :][:1]
        around = self._in_sentence() | self._meanings_in(before[0] if before else sentence)
        return bool(self._others & around) and not any(self._own & {word, *_wider(word)} for word in around)

    def _in_sentence(self) -> set[str]:
        return self._meanings_in(self._passage.sentence)

    def _meanings_in(self, span: TextSpan) -> set[str]:
        lexicon = self._passage.source_text.lexicon
        return {_meaning(word, lexicon) for word in _WORD.findall(lexicon.lower(self._passage.slice(span)))}


def noun_phrase(passage: Passage, number: NumberSpan) -> NounPhrase:
    """The words that follow a number up to a preposition, a verb or another number; or that before its brackets."""
    text, lexicon = passage.source_text.cells, passage.source_text.lexicon
    words: list[str] = []
    if number.part is NumberPart.LOW:  # the noun of a range stands after its high end
        number = next((n for n in passage.sentence_numbers if n.start >= number.end), number)
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
    if (
        not words
        and (before := _BRACKETED.search(text, passage.sentence.start, number.start))
        and text[at : at + 1] == ")"
    ):
        words.append(before["word"])  # "meetings (108)"
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


def is_kind_of_person(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun in lower case names some people only: men, pupils, voters."""
    return "person" in _wider(_meaning(noun, lexicon))


def _known(lexicon: Lexicon) -> set[str]:
    return {*lexicon.units.nouns.values(), *_WIDER_NOUNS}


def _excludes(said: str, own: set[str]) -> bool:
    """Whether what is said to be counted cannot be any of `own`."""
    if own & {said, *_wider(said)} or any(said in _wider(meaning) for meaning in own):
        return False
    return {said} | own <= _SEXES or not (said in _SEXES or own & _SEXES)


def _wider(meaning: str) -> list[str]:
    """What something counts as, beside itself."""
    found = []
    while meaning in _WIDER_NOUNS:
        meaning = _WIDER_NOUNS[meaning]
        found.append(meaning)
    return found
