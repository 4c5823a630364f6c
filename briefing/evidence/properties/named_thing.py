"""Whether the fact tells the number of another of two things that the source tells apart by name.

A text that speaks of "natural growth" and of "migration growth" means two things, and a number told of the one is none
of the other. Only the source knows which of its names are of two things, so what it says elsewhere decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.evidence.claim import Answer, AnswerKind, Claim
from briefing.evidence.passages import StatedNumber
from briefing.evidence.telling_words import is_form_of
from briefing.facts.model import Property

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_LEAST, _STEM = 4, 3
_HINT = 'if both are the same thing, say so: reading: {area: "…"}'

_Named = tuple[str, str]
"""A noun with the word before it that tells which one: "natural", "growth"."""


def check_named_thing(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the clause of the number names one thing, and the fact another that the source knows by name."""
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    source, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    around = source.sentence_around(stated.number.span)
    beside = [claim.lexicon.lower(word) for word in _WORD.findall(source.normalized[slice(*around)])]
    said = _named(sentence.slice(sentence.clause(stated.number)), claim)
    told = [*_named(claim.fact.statement, claim), *_named(claim.fact.label, claim)]
    words = [word for words in told for word in words] + claim.unit_words
    for which, noun in dict.fromkeys(told):
        others = [other for other, same in said if is_form_of(same, noun) and not is_form_of(other, which)]
        if not others or _is_among(which, beside) or any(_is_among(other, words) for other in others):
            continue
        stems = (re.escape(word[: max(len(word) - _STEM, _LEAST)]) for word in (which, noun))
        if elsewhere := re.search(r"(?<![\w-]){}\w*\s+{}\w*".format(*stems), source.normalized, re.IGNORECASE):
            message = f'the source says "{others[0]} {noun}" there, and "{elsewhere[0]}" of something else'
            yield Answer(Property.AREA, AnswerKind.DOUBT, message, _HINT, ("statement",))
            return


def _is_among(word: str, words: list[str]) -> bool:
    return any(is_form_of(word, other) for other in words)


def _named(text: str, claim: Claim) -> list[_Named]:
    lower, known = claim.lexicon.lower, claim.lexicon.roles.function_words
    found = [(match, lower(match[0])) for match in _WORD.finditer(text)]
    return [
        (which, noun)
        for (before, which), (after, noun) in pairwise(found)
        if text[before.end() : after.start()] == " " and min(len(which), len(noun)) >= _LEAST and which not in known
    ]
