"""Reads noun phrases: the words that say what a number counts or is a share of, and where they end.

The phrase behind a number has a few words with nothing but spaces between them; one that a word leads, "the number of",
goes on to a mark, a preposition or a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.numbers.number_tokens import NumberPart
from briefing.evidence.numbers.numbers import NumberSpan
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.contrast_reader import Contrast
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import MARK, WORD, TellingWords
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from briefing.evidence.passages import Passage

_NEXT_WORD = re.compile(r"[ \u00a0-]{0,2}(?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*)")
_SHORT_SCALE = re.compile(r"[^\W\d_]\.(?= [^\W\dA-ZА-ЯЁƏÖÜĞİŞÇ_])")
"""The full stop of a short word that ends a number, before the noun: «3 тыс. человек»."""
_SHORT_FORM = re.compile(r" \([A-Z]{2,8}\)")
"""A short form of the words before it, within a noun phrase: "new cholera (CHL) cases"."""
_BRACKETED = re.compile(r"(?<![\w-])(?P<word>[^\W\d_A-ZА-ЯƏÖÜĞÇŞ]{3,}) \(\Z")
_LONGEST_PHRASE = 5
_PEOPLE = (
    "man woman child adult parent worker soldier officer passenger sailor tourist voter patient refugee"
    " prisoner"
    " athlete fan smoker driver"
)
WIDER_NOUNS = (
    dict.fromkeys(_PEOPLE.split(), "person")
    | dict.fromkeys(("teacher", "doctor", "nurse", "miner", "farmer"), "worker")
    | dict.fromkeys(("pupil", "boy", "girl", "baby"), "child")
)
"""What counts as something of a wider meaning."""


class NounPhrase(NamedTuple):
    """The words after a number that say what it counts, what each means, and where they end; there may be none."""

    words: tuple[str, ...]
    meanings: tuple[str, ...]
    start: int
    ends: tuple[int, ...]

    def until(self, word: int) -> TextSpan:
        """From the number to the end of a word of the phrase."""
        return TextSpan(self.start, self.ends[word])


def noun_phrase(passage: Passage, number: NumberSpan, start: int = -1) -> NounPhrase:
    """The words that follow a number up to a preposition, a verb or another number; or that before its brackets."""
    text, lexicon = passage.source_text.cells, passage.source_text.lexicon
    words: list[str] = []
    # The noun stands after the high end of a range, the whole of "19 out of 25 districts", the margin of "9 plus or
    # minus 2 eggs".
    after = next((n for n in passage.sentence_numbers if n.start >= number.end), number)
    pairs = ((NumberPart.SOME, NumberPart.WHOLE), (number.part, NumberPart.MARGIN))
    margin = {word for phrase in lexicon.numbers.margins for word in phrase}
    between = WORD.findall(text[number.unit_end : after.start])
    is_led = after.part is not NumberPart.MARGIN or margin.issuperset(between)
    if number.part is NumberPart.LOW or ((number.part, after.part) in pairs and is_led):
        number = after
    at = max(start, number.unit_end)
    at += bool(_SHORT_SCALE.match(text, at - 1, passage.sentence.end))
    ends: list[int] = []
    following = min((n.start for n in passage.sentence_numbers if n.start >= at), default=passage.sentence.end)
    if number.head:  # what begins the next row of a table is no noun of this one
        source = passage.source_text
        following = min(following, source.lines[source.line_at(number.start)].end)
    longest = 0 if lexicon.numbers.elided_noun.search(number.text) else _LONGEST_PHRASE
    while len(words) < longest and (match := _NEXT_WORD.match(text, at, following)):
        word = lexicon.lower(match["word"])
        if word in lexicon.numbers.no_nouns:
            break
        words.append(word)
        at = match.end()
        ends.append(at)
        if short := _SHORT_FORM.match(text, at, following):
            at, longest = short.end(), longest + 1
    if (
        not words
        and (before := _BRACKETED.search(text, passage.sentence.start, number.start))
        and text[at : at + 1] == ")"
    ):
        words.append(before["word"])  # "meetings (108)"
    return NounPhrase(tuple(words), noun_meanings(words, lexicon), number.start, tuple(ends or [at]))


def words_from(text: str, at: int, end: int) -> Iterator[str]:
    """The first words from a place on that no sign divides."""
    for _ in range(_LONGEST_PHRASE):
        if not (match := _NEXT_WORD.match(text, at, end)):
            return
        yield match["word"]
        at = match.end()


def noun_meanings(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """What each word means; two that are one noun mean the same: "crew members"."""
    found = [noun_meaning(word, lexicon) for word in words]
    for i, pair in enumerate(pairwise(words)):
        if meaning := lexicon.units.nouns.get(" ".join(pair)):
            found[i : i + 2] = [meaning, meaning]
    return tuple(found)


def noun_meaning(noun: str, lexicon: Lexicon) -> str:
    """What a noun in lower case counts, the same for words that may stand for one another; else its stem."""
    return lexicon.units.nouns.get(noun) or lexicon.units.stem(noun)


def is_kind_of_person(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun in lower case names some people only: men, pupils, voters."""
    return "person" in wider_meanings(noun_meaning(noun, lexicon))


def wider_meanings(meaning: str) -> list[str]:
    """What something counts as, beside itself."""
    found = []
    while meaning in WIDER_NOUNS:
        meaning = WIDER_NOUNS[meaning]
        found.append(meaning)
    return found


def _phrase_end(sentence: NumberedSentence, start: int, end: int) -> int:
    """Where a noun phrase ends that begins at `start`: at a mark, a preposition, a verb or participle, or at `end`."""
    clauses = sentence.lexicon.clauses
    mark = MARK.search(sentence.text, start, end)
    end = mark.start() if mark else end
    ends = (clauses.lead, clauses.finite, clauses.participle)
    words = WORD.finditer(sentence.text, start, end)
    return next((word.start() for word in words if any(pattern.fullmatch(word[0]) for pattern in ends)), end)


def find_counted(sentence: NumberedSentence, number: NumberSpan) -> Contrast | None:
    """The contrast of what is counted with what tells which of it: "the number of beds in hospitals"."""
    text, clause = sentence.text, sentence.clause(number)
    led = sentence.lexicon.roles.number_of.search(text, *clause)
    if led is None:
        return None
    reader = TellingWords(sentence)
    if noun := led.groupdict().get("noun"):
        return Contrast(frozenset([sentence.lexicon.lower(noun)]), reader.telling_words(clause.start, led.start()))
    end = _phrase_end(sentence, led.end(), clause.end)
    following = min((n.start for n in sentence.numbers if n.start >= end), default=clause.end)
    return Contrast(reader.telling_words(led.end(), end), reader.telling_words(end, following))


def find_shared(sentence: NumberedSentence, number: NumberSpan) -> frozenset[str]:
    """Of what a share is, if a phrase beside it says so: farms of "40% of the farms" and of "of the farms 40%"."""
    pattern, text, reader = sentence.lexicon.roles.shared_by, sentence.text, TellingWords(sentence)
    clause = sentence.clause(number)
    if led := pattern.match(text, number.unit_end, sentence.span.end):
        phrase = TextSpan(led.start("noun"), _phrase_end(sentence, led.start("noun"), sentence.span.end))
    elif led := pattern.match(f" {sentence.lexicon.lower(text[clause.start : number.start])}"):
        phrase = TextSpan(clause.start + led.start("noun") - 1, number.start)
    else:
        return frozenset()
    # Of a sum or a count, "55% of the 8 billion", other words may tell.
    is_counted = any(phrase.overlaps(TextSpan(n.start, n.unit_end)) for n in sentence.numbers if n != number)
    return frozenset() if is_counted else reader.telling_words(*phrase)
