"""Whether a number is told as what it is beside others: the old of a movement, the whole of a part, an age."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefing.evidence.claim import Answer, Claim, doubt, says_otherwise
from briefing.evidence.numbers import NumberPart
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.facts.model import Property

_WORD = re.compile(r"[^\W\d_]+")
_TIME_REACH = 40
_WORDS_AFTER = 4
_SHORT_WORD = 3
_STEM = 5


def check_part(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a number that the fact takes for another of the same sentence."""
    if stated is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    told, words = claim.told_words, claim.lexicon.numbers
    match stated.number.part:
        case NumberPart.OLD if not (told & words.told_old or _has_own_time(stated)):
            yield _taken(Property.DIRECTION, stated, "where something was before it moved")
        case NumberPart.AGE if not told & words.told_age:
            yield _taken(Property.UNIT, stated, "an age")
        case NumberPart.MARGIN if not told & words.told_margin:
            yield _taken(Property.QUALIFIER, stated, "how far another number may be off")
        case NumberPart.MULTIPLIED:
            yield _taken(Property.UNIT, stated, "what something is a multiple of")
        case NumberPart.AGAINST if not told & words.told_against:
            yield _taken(Property.UNIT, stated, "the lesser side of a vote or score")
        case NumberPart.SCORE if told & words.told_against:
            yield _taken(Property.UNIT, stated, "the greater side of a vote or score")
        case NumberPart.CHOICE:
            yield doubt(Property.QUALIFIER, stated.text)
        case NumberPart.WHOLE if not told & words.told_whole:
            yield from _check_whole(claim, stated)


def _taken(prop: Property, stated: StatedNumber, what: str) -> Answer:
    message = f'the source says "{stated.text}" of {what}, which the fact does not say'
    return says_otherwise(prop, message, "say so in the statement, or take the other number", ("quantity",))


def _has_own_time(stated: StatedNumber) -> bool:
    """Whether a time of its own follows a number: "from $640 million a year earlier"."""
    passage, end = stated.passage, stated.number.unit_end
    following = min((n.start for n in passage.sentence_numbers if n.start >= end), default=passage.sentence.end)
    if any(
        end <= time.span.start <= end + _TIME_REACH and time.span.start <= following
        for time in PassageTimes(passage).of_sentence
    ):
        return True
    after = _WORD.findall(passage.text[end : min(end + _TIME_REACH, following)])[:_WORDS_AFTER]
    lexicon = passage.source_text.lexicon
    return any(lexicon.lower(word) in lexicon.numbers.told_old for word in after)


def _check_whole(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """An answer where the fact says of the whole what the source says of the part: of 48 boats 12 were sold."""
    passage, lexicon = stated.passage, stated.passage.source_text.lexicon
    said = _stems(lexicon.lower(passage.slice(passage.sentence)), lexicon.units.stem)
    unit = _stems(" ".join(claim.unit_words), lexicon.units.stem)
    if said & _stems(claim.lexicon.lower(claim.fact.statement), lexicon.units.stem) - unit:
        yield _taken(Property.UNIT, stated, "a whole, of which it goes on to name a part")
    else:
        yield doubt(Property.UNIT, passage.slice(TextSpan(stated.number.start, stated.number.unit_end)))


def _stems(words: str, stem: Callable[[str], str]) -> set[str]:
    """What the longer words have in common with their other forms."""
    return {stem(word)[:_STEM] for word in _WORD.findall(words) if len(word) > _SHORT_WORD}
