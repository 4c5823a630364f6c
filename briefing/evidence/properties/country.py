"""Whether the number is told of the country, or the area, that the fact speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from briefing.evidence.claim import Answer, AnswerKind, Claim, does_not_say, says_otherwise
from briefing.evidence.countries import (
    are_apart,
    country_names,
    find_names,
    name_countries,
    names_pattern,
    read_countries,
)
from briefing.evidence.framing import frames_of
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.evidence.telling_words import has_form
from briefing.facts.model import Property
from briefing.facts.text_fields import versions_of

_WORD = re.compile(r"[^\W\d_]+")
_SHORT_WORD = 2
_DATELINE = re.compile(r"(?<![\w-])[A-ZА-ЯЁ]{3,}(?:[ -][A-ZА-ЯЁ]{3,})*(?=, (?:\d|[A-Z][a-z]{2,8}\.? \d))")
"""Where a report was written, which is not what it is about: "LUND, 3 May"."""


def check_country(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source tells the number of one country, and the fact of another."""
    written, language = claim.written, claim.language
    if stated is None or written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    area = name_countries(claim.fact.area or "", language)
    told = area | written.countries
    sentence = stated.passage.numbered_sentence
    sentence = sentence._replace(span=stated.passage.source_text.sentence_around(stated.number.span))
    key = (read_countries, sentence.span, stated.number.span, language)
    said, own = stated.passage.source_text.once(key, lambda: read_countries(sentence, stated.number, language))
    named = name_countries(f"{claim.fact.statement} {claim.fact.label}", language)
    if are_apart(told, said) and not (own & told or said & named):
        message = f'the source says "{stated.text}" of {min(said)}, and the fact tells it of {min(told)}'
        yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))
        return
    beside = name_countries(sentence.text[slice(*sentence.span)], language)
    if (own - named) and (taken := (named - own) & beside):  # "sold 40 tons to Ghana and 30 to Togo"
        message = f'the source says "{stated.text}" beside {min(own - named)}, and the fact tells it of {min(taken)}'
        yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))
        return
    if named and beside and not named & (beside | area):
        message = f"the source speaks there of {min(beside)}, and the fact of {min(named)}"
        hint = 'if it is told of that, say so: reading: {area: "…"}'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, hint, ("statement",))
        return
    quotes = [p.slice(p.quote) for p in claim.context.get(Property.AREA, ())]
    if are_apart(area, quoted := name_countries(" ".join(quotes), language)):
        message = f"the quote for the area names {min(quoted)}, and the fact tells it of {min(area)}"
        yield says_otherwise(Property.AREA, message, "name the area that the quote names")
    others = frozenset() if quoted or not area else _named_instead(stated, area, language)
    if others and not _is_derived(min(area), others, claim, stated):
        yield does_not_say(Property.AREA, f"the source names {min(others)}, and nowhere {min(area)}")
    elif not quotes and area and (other := _country_before(stated, area, language)):
        message = f'the source speaks of {other} right before it, and "{stated.text}" may be of that'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, f'quote "{min(area)}" with "for: area" if it is of that')
    elif (
        claim.fact.area not in (None, claim.briefing.defaults.area)
        and stated.passage.has_source_text  # what it names is not known by its quotes alone
        and not quotes
        and not _is_named(claim.fact.area, claim, stated)
    ):
        message, hint = f"the source names {claim.fact.area} nowhere", 'if it is meant, say so: reading: {area: "…"}'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, hint)
    elif (
        claim.fact.area not in (None, claim.briefing.defaults.area)
        and stated.passage.has_source_text
        and not quotes
        and not _is_named(claim.fact.area, claim, stated, is_near=True)
    ):
        message = f'the source names {claim.fact.area} elsewhere, and not beside "{stated.text}"'
        hint = 'if it is meant, say so: reading: {area: "…"}'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, hint)


def _named_instead(stated: StatedNumber, area: frozenset[str], language: str) -> frozenset[str]:
    """The countries that a source names, if none is one of `area`; most name that, and need not be read for all."""
    source = stated.passage.source_text
    text = f"{stated.passage.source.title or ''}\n{source.normalized}"
    own = names_pattern(tuple(sorted(area)), language.partition("-")[0])
    if source.once((names_pattern, area), lambda: any(find_names(text, TextSpan(0, len(text)), own))):
        return frozenset()
    return source.once(name_countries, lambda: name_countries(text, language))


def _is_derived(area: str, others: frozenset[str], claim: Claim, stated: StatedNumber) -> bool:
    """Whether a source names a country by its adjective or initials: "Brazilian", and not that of a longer name."""
    return not any(other.startswith(area) for other in others) and _is_named(area, claim, stated)


def _country_before(stated: StatedNumber, area: frozenset[str], language: str) -> str | None:
    """The country that the sentence before begins with, if it is another and the number's own names none."""
    source, own = stated.passage.source_text, stated.passage.source_text.sentence_around(stated.number.span)
    if name_countries(stated.passage.slice(own), language):
        return None
    at = bisect_left(source.sentences, own) - 1
    if at < 0 or source.paragraph_ends_between(source.sentences[at].end, own.start):
        return None
    first = next(find_names(source.normalized, source.sentences[at], country_names(language.partition("-")[0])), None)
    return first.name if first and first.name not in area else None


def _is_named(area: str, claim: Claim, stated: StatedNumber, *, is_near: bool = False) -> bool:
    """Whether some word of an area stands in a source, but for its dateline, in its title, or in who tells it.

    `is_near` asks for one in what a reader relates to the number.
    """
    source, speaker = stated.passage.source, claim.speaker
    around = stated.passage.source_text
    text = around.once(_DATELINE, lambda: around.lexicon.lower(_DATELINE.sub("", around.normalized)))
    if is_near:
        own = frames_of(around, stated.number.span)
        text = around.lexicon.lower(" ".join(around.normalized[slice(*span)] for span in own))
    names = [source.title, source.publisher, *(versions_of(speaker.name, claim.language).values() if speaker else ())]
    beside = claim.lexicon.lower(" ".join(map(str, filter(None, names))))
    words = [word for word in _WORD.findall(claim.lexicon.lower(area)) if len(word) > _SHORT_WORD]
    initials = "".join(word[0] for word in _WORD.findall(area) if word[0].isupper())
    if len(initials) > 1 and re.search(rf"(?<!\w){'[.]?'.join(initials)}(?!\w)", around.normalized):
        return True  # "the UK", "the U.A.E."
    return any(has_form(text, word) or has_form(beside, word) for word in words)
