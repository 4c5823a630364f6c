"""Whether the number stands where the source speaks of the place, or the thing, that the fact tells it of.

"In Assam, where 40 were lost" and what stands under a heading "Assam" is told of Assam, and of no other place that the
source names elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, doubt, says_otherwise
from briefing.evidence.framing import heading_above, section_headings
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import is_form_of, telling_words
from briefing.evidence.source_text import SourceText
from briefing.facts.model import Property

_NAME = re.compile(r"[^\W\d_a-zа-яёəöüğışç][\w'-]+(?: [^\W\d_a-zа-яёəöüğışç][\w'-]+)*")
_LEAD = 20
_HINT = "take the number of what the fact tells"


def check_place(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source tells a number of one place, and names that of the fact only elsewhere."""
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    if claim.context.get(Property.AREA) or not stated.passage.has_source_text:
        return
    source, own = stated.passage.source_text, stated.passage.source_text.sentence_around(stated.number.span)
    told = _Words(f"{claim.fact.statement}. {claim.fact.label}. {claim.fact.area or ''}", claim)
    if (place := _place_of(stated, own)) and not told.name(source.normalized[slice(*place)]):
        others = (span for span in _names(source, 0, len(source.normalized)) if not own.contains(span))
        named = (span for span in others if told.has_names and told.name(source.normalized[slice(*span)]))
        if other := next(named, None):
            is_sure = _is_located(source, other.start) or other.start > own.end
            said, instead = (source.normalized[slice(*span)] for span in (place, other))
            yield _is_of(claim, stated, said, instead, is_sure=is_sure)
    elif place is None and (head := heading_above(source, own)):
        yield from _held_against_heading(claim, stated, told, head)


class _Words:
    """The words of a fact, as they stand for places and things."""

    def __init__(self, text: str, claim: Claim) -> None:
        self._lexicon = claim.lexicon
        self._words = telling_words(text, claim.lexicon)
        self.has_names = any(match[0][0].isupper() for match in _NAME.finditer(text))

    def name(self, text: str) -> bool:
        """Whether they have all the telling words of some others."""
        words = telling_words(text, self._lexicon)
        return bool(words) and all(any(is_form_of(word, own) for own in self._words) for word in words)


def _names(source: SourceText, start: int, end: int) -> Iterator[TextSpan]:
    """The words with a capital in a part of a text, each with those that follow, but for a preposition: "In Assam"."""
    for match in _NAME.finditer(source.normalized, start, end):
        lead = source.lexicon.clauses.lead.match(source.normalized, *match.span())
        if lead is None or lead.end() < match.end():
            yield TextSpan(lead.end() + 1 if lead else match.start(), match.end())


def _place_of(stated: StatedNumber, own: TextSpan) -> TextSpan | None:
    """The name by which a sentence says where all of it was: "In Assam", or "in Assam, where" and the number."""
    source, number, text = stated.passage.source_text, stated.number, stated.passage.text
    lexicon = source.lexicon
    for name in _names(source, own.start, number.start):
        located, words = (
            lexicon.roles.located.search(text, own.start, name.start),
            telling_words(text[slice(*name)], lexicon),
        )
        is_time = {*words} & {*lexicon.times.months, *lexicon.times.spans}
        if located is None or is_time or not words or words[-1] in lexicon.speakers.bodies:
            continue
        is_first = not text[own.start : located.start()].strip(" \"'")
        is_led = is_first and not lexicon.claims.attribution.search(text, name.end, number.start)
        relative = lexicon.clauses.openers.match(text, name.end + 2) if text[name.end] == "," else None
        if is_led or (relative and relative.lastgroup == "relative"):
            return name
    before = source.sentence_before(own)
    if before and lexicon.roles.there.search(text, own.start, number.start):  # "In Assam it rained. There, 40 ..."
        first = next(_names(source, *before), None)
        if first and lexicon.roles.function_words.issuperset(text[before.start : first.start].lower().split()):
            return first
    return None


def _held_against_heading(claim: Claim, stated: StatedNumber, told: _Words, head: TextSpan) -> Iterator[Answer]:
    """An answer where the fact tells of what another heading names, and the number stands under one that it does not.

    An earlier heading may be over this one, unless both are names.
    """
    source, own = stated.passage.source_text, stated.passage.source_text.sentence_around(stated.number.span)
    before = source.sentence_before(own)
    beside = [source.normalized[slice(*span)] for span in (head, before, own) if span and span.start >= head.start]
    words = [word for text in beside for word in telling_words(text, source.lexicon)]
    if told.name(source.normalized[slice(*head)]):
        return
    for other in section_headings(source):
        name = source.normalized[slice(*other)]
        named = telling_words(name, source.lexicon)
        if other == head or not told.name(name) or any(is_form_of(word, one) for word in named for one in words):
            continue
        are_labels = source.normalized[head.end] == source.normalized[other.end] == ":"
        is_sure = other.start > own.end or are_labels or _is_name(source, head)
        yield _is_of(claim, stated, source.normalized[slice(*head)], name, is_sure=is_sure)
        return


def _is_name(source: SourceText, heading: TextSpan) -> bool:
    """Whether a heading is the name of a place, or of two words that the text writes large wherever they stand."""
    words, text = source.normalized[slice(*heading)].split(), source.normalized
    small = source.once(_is_name, lambda: frozenset(w for w in re.findall(r"\w+", text) if w.islower()))
    is_large = all(word[0].isupper() and word.lower() not in small for word in words)
    places = (match.start() for match in re.finditer(re.escape(words[0]), text))
    return is_large and (len(words) > 1 or any(_is_located(source, at) for at in places))


def _is_located(source: SourceText, at: int) -> bool:
    """Whether "in" or the like stands right before."""
    return source.lexicon.roles.located.search(source.normalized, max(at - _LEAD, 0), at) is not None


def _is_of(claim: Claim, stated: StatedNumber, said: str, told: str, *, is_sure: bool) -> Answer:
    prop = Property.AREA if told in (claim.fact.area or "") else Property.SUBJECT
    message = f'the source says "{stated.text}" of {said}, and the fact tells it of {told}'
    if is_sure:
        return says_otherwise(prop, message, _HINT, ("quantity",))
    return doubt(prop, message, "if it is told of both, say so", ("statement",))
