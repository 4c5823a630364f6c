"""Whether the fact tells the number of another thing of one sort, which only a letter tells apart: "hepatitis B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.evidence.claim import Answer, Claim, doubt, says_otherwise
from briefing.evidence.numbers.numbers import NumberKind
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.telling_words import WORD, is_form_of
from briefing.facts.model import Property

# A capital that ends with its word: no initial ("Smith J. said"), and not the English "I".
_LETTERED = re.compile(r"(?P<noun>[^\W\d_]{3,})[ -](?P<letter>(?!I\b)[^\W\d_])(?![\w.'-])")
_PATH = ("statement",)


def check_lettered_name(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for each name of the fact with another letter than the source's, or with one that it nowhere has."""
    if stated is None or claim.tongues(stated.passage).are_two:
        return
    source = stated.passage.source_text
    start, end = source.sentence_around(stated.number.span)
    named = _names(source.normalized[start:end])
    for name in _names(f"{claim.fact.statement} - {claim.fact.label}"):
        noun = claim.lexicon.lower(name["noun"])
        alike = [one for one in named if is_form_of(claim.lexicon.lower(one["noun"]), noun)]
        own = _of_number(stated, alike, start)
        if own and own["letter"] != name["letter"]:
            message = f'the source says "{stated.text}" of "{own[0]}", and not of "{name[0]}"'
            yield says_otherwise(Property.SUBJECT, message, "take the number of that, or name the other", _PATH)
        elif own is None and not any(name[0].casefold() in said.casefold() for said in claim.said_beside(stated)):
            message = f'the source does not say "{name[0]}" beside "{stated.text}"'
            yield doubt(Property.SUBJECT, message, "quote the words that name it", _PATH)


def _names(text: str) -> list[re.Match[str]]:
    return [name for name in _LETTERED.finditer(text) if name["letter"].isupper()]


def _of_number(stated: StatedNumber, names: Sequence[re.Match[str]], start: int) -> re.Match[str] | None:
    """The name of a number: by its place in a list of as many, else the last one before it, else the next one."""
    values = [n.span for n in stated.passage.sentence_numbers if n.kind is NumberKind.VALUE]
    at = stated.number.span
    before = [name for name in names if start + name.end() <= at.start]
    if not before:
        return names[0] if names else None
    listed = [v for v in values if v.start >= start + before[-1].end()]
    text, joints = stated.passage.text, stated.passage.source_text.lexicon.joints
    between = [text[a.end : b.start] for a, b in pairwise(listed[: len(before)])]
    is_list = len(listed) >= len(before) > 1 and all({*WORD.findall(words)} <= joints for words in between)
    if is_list and at in listed[: len(before)]:
        return before[listed.index(at)]
    return before[-1]
