"""Whether the number is told of the country, or the area, that the fact speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from briefing.evidence.claim import Answer, AnswerKind, Claim, does_not_say, doubt, says_otherwise
from briefing.evidence.framing import frames_of
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.matching.tongues import Tongues
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.countries import (
    FoundName,
    are_apart,
    country_names,
    find_names,
    has_initials,
    home_country,
    in_other_language,
    name_countries,
    names_pattern,
    read_countries,
    region_names,
)
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_role import EACH
from briefing.evidence.sentences.telling_words import WORD, TellingWords, has_form
from briefing.facts.model import Property
from briefing.facts.text_fields import versions_of

_SHORT_WORD = 2
_DATELINE = re.compile(r"(?<![\w-])[A-ZА-ЯЁ]{3,}(?:[ -][A-ZА-ЯЁ]{3,})*(?=, (?:\d|[A-Z][a-z]{2,8}\.? \d))")
"""Where a report was written, which is not what it is about: "LUND, 3 May"."""

_NAME = re.compile(r"(?<![.!?] )(?<!\A)\b[^\W\d_a-zа-яё][\w'-]+(?: [^\W\d_a-zа-яё][\w'-]+)*")


def check_country(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source tells the number of one country, and the fact of another.

    Their names are compared in the fact's language, whichever the source has.
    """
    written, language = claim.written, claim.language
    if stated is None or written is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    names, regions = partial(name_countries, language=language, with_regions=True), region_names(language)
    area, named = names(claim.fact.area or ""), names(f"{claim.fact.statement} {claim.fact.label}")
    told, places = area | written.countries | (named & regions), _Places(stated, language)
    said, own, beside = places.own, places.named, places.of_sentence
    # What is told of one part of the world is told of another only where the sentence names both.
    may_be_part = bool((told | said) & regions) and not told & beside
    if are_apart(told, said) and not (own & told or said & named or may_be_part):
        message = f'the source says "{stated.text}" of {min(said)}, and the fact tells it of {min(told)}'
        yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))
        return
    if (own - named) and (taken := (named - own) & beside):  # "sold 40 tons to Ghana and 30 to Togo"
        message = f'the source says "{stated.text}" beside {min(own - named)}, and the fact tells it of {min(taken)}'
        yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))
        return
    is_country, own_area = bool(named | area), frozenset({claim.fact.area} if claim.fact.area else ())
    some = (named or area) - regions if is_country else own_area
    if some and (together := places.told_together(some, are_countries=is_country)):
        listed = ", ".join(sorted(together))
        message = f'the source says "{stated.text}" of {listed} together, and not of {min(some)}'
        yield does_not_say(Property.AREA, message, ("statement",))
        return
    area, named, beside = area - regions, named - regions, beside - regions
    if named and beside and not (named | area) & beside and not (area - named):
        message = f"the source speaks there of {min(beside)}, and the fact of {min(named)}"
        yield doubt(Property.AREA, message, "if it is told of that, say so", ("statement",))
        return
    quotes = [p.slice(p.quote) for p in claim.context.get(Property.AREA, ())]
    quoted = places.translated(name_countries(" ".join(quotes), places.language))
    if are_apart(area, quoted):
        message = f"the quote for the area names {min(quoted)}, and the fact tells it of {min(area)}"
        yield says_otherwise(Property.AREA, message, "name the area that the quote names")
    tongues = claim.tongues(stated.passage)
    if not tongues.are_two:
        yield from _check_area_near(claim, stated, area, quotes, quoted)
    elif _is_own_area(claim, stated.passage) and not places.names(str(claim.fact.area), tongues):
        yield _named_nowhere(claim)


class _Places:
    """The countries and parts of the world that the sentence of a number names, in the language of a fact."""

    def __init__(self, stated: StatedNumber, language: str) -> None:
        source, self._stated, self._to = stated.passage.source_text, stated, language
        self._sentence = stated.passage.numbered_sentence._replace(span=source.sentence_around(stated.number.span))
        self.language = source.language
        read = partial(read_countries, self._sentence, stated.number, source.language, with_regions=True)
        found = source.once((read_countries, self._sentence.span, stated.number.span, source.language), read)
        self.own, self.named = self.translated(found.own), self.translated(found.named)
        words = self._sentence.slice(self._sentence.span)
        self.of_sentence = self.translated(name_countries(words, source.language, with_regions=True))

    def translated(self, names: frozenset[str]) -> frozenset[str]:
        """Names of the source's language in the fact's."""
        if self.language.partition("-")[0] == self._to.partition("-")[0]:
            return names
        others = (in_other_language(name, self.language, self._to) for name in names)
        return frozenset(other for other in others if other)

    def names(self, area: str, tongues: Tongues) -> bool:
        """Whether the source names an area of a fact in another language."""
        countries = name_countries(area, tongues.fact, with_regions=True)
        abroad = [in_other_language(name, tongues.fact, tongues.source) or name for name in countries]
        source = self._stated.passage.source_text
        text = source.once(str.lower, lambda: source.lexicon.lower(source.normalized))
        named = (has_form(text, source.lexicon.lower(word)) for name in abroad for word in WORD.findall(name))
        return home_country(self.language) in abroad or tongues.names(area, source) or any(named)

    def told_together(self, some: frozenset[str], *, are_countries: bool) -> frozenset[str]:
        """The places that a list names with some of them and more, if the sentence has but one number for them."""
        sentence, number = self._sentence, self._stated.number
        values = [n for n in sentence.numbers if n.kind is number.kind and n.unit == number.unit]
        rate = self._stated.rate
        if len(values) > 1 or (rate and rate.name == EACH):
            return frozenset()
        lists, joints = list[list[FoundName]](), TellingWords(sentence).joints
        found_names = find_names(sentence.text, sentence.span, country_names(self.language.partition("-")[0]))
        others = (FoundName(m[0], "", TextSpan(*m.span())) for m in _NAME.finditer(sentence.text, *sentence.span))
        for found in found_names if are_countries else others:  # "in Assam, Bihar and West Bengal"
            between = sentence.text[lists[-1][-1].span.end : found.span.start] if lists else ""
            is_joined = lists and {*WORD.findall(between.lower())} <= joints and not {*between} & {";", ":", "("}
            lists = [*lists[:-1], [*lists[-1], found]] if is_joined else [*lists, [found]]
        for names in lists:
            together = self.translated(frozenset(found.name for found in names))
            if together & some and not together <= some:
                return together
        return frozenset()


def _check_area_near(
    claim: Claim, stated: StatedNumber, area: frozenset[str], quotes: list[str], quoted: frozenset[str]
) -> Iterator[Answer]:
    """An answer where the source names the area of the fact nowhere, or not beside the number."""
    language, passage = claim.language, stated.passage
    others = frozenset() if quoted or not area else _named_instead(stated, area, language)
    # By its adjective or initials a country is named as well: "Brazilian", and not that of a longer name.
    is_longer = any(other.startswith(min(area)) for other in others)
    if others and not area & others and (is_longer or not _is_named(min(area), claim, passage)):
        yield does_not_say(Property.AREA, f"the source names {min(others)}, and nowhere {min(area)}")
    elif not quotes and area and (other := _country_before(stated, area, language)):
        message = f'the source speaks of {other} right before it, and "{stated.text}" may be of that'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, f'quote "{min(area)}" with "for: area" if it is of that')
    else:
        yield from check_area_named(claim, passage, stated.number.span)


def check_area_named(claim: Claim, passage: Passage, place: TextSpan) -> Iterator[Answer]:
    """A doubt where a source names the area of a fact nowhere, or not where a reader relates it to a place of it."""
    area = str(claim.fact.area)
    if not _is_own_area(claim, passage):
        return
    if not _is_named(area, claim, passage):
        yield _named_nowhere(claim)
    elif not _is_named(area, claim, passage, beside=place):
        message = f'the source names {area} elsewhere, and not beside "{passage.slice(place)}"'
        yield doubt(Property.AREA, message, "if it is meant, say so")


def _is_own_area(claim: Claim, passage: Passage) -> bool:
    """Whether the source itself has to name the area of a fact; what it names is not known by its quotes alone."""
    is_quoted = bool(claim.context.get(Property.AREA)) or not passage.has_source_text
    home = home_country(passage.source_text.language)
    return not is_quoted and claim.fact.area not in (None, claim.briefing.defaults.area, home)


def _named_nowhere(claim: Claim) -> Answer:
    return doubt(Property.AREA, f"the source names {claim.fact.area} nowhere", "if it is meant, say so")


def _named_instead(stated: StatedNumber, area: frozenset[str], language: str) -> frozenset[str]:
    """The countries that a source names, if none is one of `area`; most name that, and need not be read for all."""
    source = stated.passage.source_text
    text = f"{stated.passage.source.title or ''}\n{source.normalized}"
    own = names_pattern(tuple(sorted(area)), language.partition("-")[0])
    if source.once((names_pattern, area), lambda: any(find_names(text, TextSpan(0, len(text)), own))):
        return frozenset()
    return source.once(name_countries, lambda: name_countries(text, language))


def _country_before(stated: StatedNumber, area: frozenset[str], language: str) -> str | None:
    """The country that the sentence before begins with, if it is another and the number's own names none."""
    source, own = stated.passage.source_text, stated.passage.source_text.sentence_around(stated.number.span)
    if name_countries(stated.passage.slice(own), language):
        return None
    before = source.sentence_before(own)
    if before is None or source.paragraph_ends_between(before.end, own.start):
        return None
    first = next(find_names(source.normalized, before, country_names(language.partition("-")[0])), None)
    return first.name if first and first.name not in area else None


def _is_named(area: str, claim: Claim, passage: Passage, *, beside: TextSpan | None = None) -> bool:
    """Whether some word of an area stands in a source, but for its dateline, in its title, or in who tells it.

    `beside` asks for one in what a reader relates to a place.
    """
    source, around, speaker = passage.source, passage.source_text, claim.speaker
    text = around.once(_DATELINE, lambda: around.lexicon.lower(_DATELINE.sub("", around.normalized)))
    if beside:
        own = frames_of(around, beside)
        text = around.lexicon.lower(" ".join(around.normalized[slice(*span)] for span in own))
    names = [source.title, source.publisher, *(versions_of(speaker.name, claim.language).values() if speaker else ())]
    known = claim.lexicon.lower(" ".join(map(str, filter(None, names))))
    words = [word for word in LETTERS.findall(claim.lexicon.lower(area)) if len(word) > _SHORT_WORD]
    if any(has_form(text, word) or has_form(known, word) for word in words):
        return True
    return around.once((has_initials, area), lambda: has_initials(area, around.normalized))
