"""Where a drafted fact belongs: the area that it is told of, and the section of its subject.

An area is a country or place of the sentence, or that of the headings over it; a subject is known by the terms that
`subjects.json` keeps for each language.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from briefing.drafting.russian_cases import place_in_nominative
from briefing.evidence.numbers.numbers import VALUE_KINDS
from briefing.evidence.passage_times import PassageTimes, times_in
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.countries import name_countries, read_countries
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.speakers.attributions import find_attributions
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_LONGEST = 120
_ITEM = compile_pattern(r"\s?[\u2022\u25aa\u25cf\u00b7*-]\s?")
_ABOUT_ITSELF = compile_pattern(r"[^\W\d_][^:\n]{2,40}:\s")
"""How a line begins that says who published a document, and when: "Last updated: May 2024"."""


def headings_over(text: SourceText, place: TextSpan) -> Sequence[TextSpan]:
    """The heading that stands next before a place, and the title, if the text has one; a title may be a sentence."""
    headings = text.once(headings_over, lambda: _headings(text))
    before = headings[: bisect_left(headings, place.start, key=lambda h: h.start)]
    title = [h for h in before[:1] if h.start == text.sentences[0].start]
    return list(dict.fromkeys([*before[-1:], *title]))


def _headings(text: SourceText) -> list[TextSpan]:
    sentences, words = text.sentences, text.normalized
    found = []
    for i, span in enumerate(sentences[:-1]):
        opens = i == 0 or text.paragraph_ends_between(sentences[i - 1].end, span.start)
        is_line = opens and text.paragraph_ends_between(span.end, sentences[i + 1].start)
        if not is_line or span.end - span.start > _LONGEST or words[span.end - 1] in ".!?;,":
            continue
        if i == 0 or not (_ITEM.match(words, span.start) or _ABOUT_ITSELF.match(words, span.start, span.end)):
            found.append(span)
    return found


_WITHOUT = compile_pattern(
    r"\b(?:outside|beyond|except|excluding|without|apart from|other than|за пределами|кроме|помимо|вне|без)\s(?:of\s)?"
    r"(?-i:[A-ZА-ЯЁ])|\b(?:xaric|istisna|kənar|savayı)",
    re.IGNORECASE,
)
"""What may follow it is where a figure is not from: "sales outside Georgia"."""
_PARTS_OF_COUNTRY = frozenset(("state", "region", "province", "district", "county"))
_NAME = (
    r"(?P<name>[A-Z][a-z]+(?:[ -](?:[A-Z][a-z]+|of(?= [A-Z])))*(?: (?:" + "|".join(sorted(_PARTS_OF_COUNTRY)) + "))?)"
)
_PLACES = {
    "en": compile_pattern(
        rf"\b(?:[Ii]n|[Aa]t) (?:the )?{_NAME}(?![\w'-])"
        r"(?=\s?[.,;:)]|\s(?:in|on|by|to|from|at|for|[a-z]+ed|rose|fell)\b|\Z)"
    ),
    "ru": compile_pattern(
        r"\b[Вв]о? (?P<name>[А-ЯЁ][а-яё-]+(?:ой|ей|ом|ем) (?:области|республике|крае|районе|округе))(?!\w)"
    ),
    "az": compile_pattern(r"\b(?P<name>[A-ZƏÖÜĞŞÇİ]\w+ (?:rayonu|şəhəri|vilayəti))nd[aə]\b"),
}
"""A place that a sentence names, where nothing behind it makes it part of another name."""
_SEVERAL = compile_pattern(
    r"\b(?:EU|EA|OECD|G)-?\d*\b|\b(?:ЕС|Aİ)\b|\b(?i:euro ?(?:area|zone)|world(?:wide)?|global(?:ly)?|member states?"
    r"|еврозон\w+|стран(?:|ах|ам|ами)|в мире|dünya\w*|ölkələr\w*)\b"
)
"""What is told of more than one country, whichever a heading names."""
_FEW_WORDS = 3
_BODIES = frozenset(("nations", "ministry", "department", "office", "union", "commission", "committee", "council"))
_CAPITAL = compile_pattern(r"(?<![\w-])[A-ZА-ЯЁƏİÖÜĞŞÇ][\w'-]+")
_BEFORE_BRACKET = compile_pattern(r"(?:[,;:(]|\b(?:and|и|və|by|were?|are)\b)\s(?P<place>[^,;:()\d]{3,40}?) ?\(\Z")
_TITLED = compile_pattern(rf"(?<=[a-z]) (?:in|at|of) (?:the )?{_NAME}(?![\w'-])(?=[.,;:)]|\s(?:in|from|by) |\Z)")
"""The same in a heading that is not written large."""


def area_of(stated: StatedNumber) -> str | None:
    """The one area that a number is told of; where it was said does not count."""
    text, language = stated.passage.source_text, stated.passage.source_text.language
    start, end = stated.passage.sentence
    said = next(find_attributions(text, stated.number.span), None)
    if said and stated.passage.sentence.contains(said.span):
        start, end = (start, said.span.start) if said.span.start >= stated.number.end else (said.span.end, end)
    if _WITHOUT.search(text.normalized, start, end):
        return None
    first = min(stated.qualifier.span.start, stated.number.start)
    if behind := _BEFORE_BRACKET.search(text.normalized, start, first):  # "Georgia (7%), Norway (6%)"
        countries = [*name_countries(behind["place"], language)]
        return countries[0] if len(countries) == 1 else None
    if named := name_countries(text.normalized[start:end], language):
        own = read_countries(stated.passage.numbered_sentence, stated.number, language).own
        return next(iter(own)) if len(named) == 1 and own == named else None
    words = _without_times(stated, TextSpan(start, end))
    if places := _places(text, words):
        at = start + words.index(places[0])
        first, last = sorted((at, stated.number.start))
        others = [n for n in stated.passage.sentence_numbers if n.kind in VALUE_KINDS and n != stated.number]
        # "733 million, or one in five in Africa": the place is that of the number next to it.
        is_next = not any(first < n.start < last for n in others)
        called = place_in_nominative(places[0]) if language == "ru" else places[0]
        return called if len(places) == 1 and is_next else None
    if _SEVERAL.search(words):
        return None
    for heading in headings_over(text, stated.passage.sentence):
        title = _without_times(stated, heading)
        bodies = text.lexicon.speakers.any_body | _BODIES
        if _SEVERAL.search(title) or not bodies.isdisjoint(text.lexicon.lower(title).split()):
            return None  # "Food and Agriculture Organization of the United Nations" is a letterhead
        title = title.title() if title.isupper() else title
        if found := [*name_countries(title, language)] or _places(text, title, _TITLED):
            known = {*_CAPITAL.findall(f"{title} {stated.passage.source.publisher}")}
            # "The Coast sold 40" below "Trade of Veland" is told of a part of it.
            is_whole = all(word.isupper() or word in known for word in _CAPITAL.findall(words, 1))
            return found[0] if len(found) == 1 and is_whole else None
    return None


def _without_times(stated: StatedNumber, span: TextSpan) -> str:
    """Some words of a text with its times blotted out: "March" and "First Quarter" are no places."""
    text, words = stated.passage.source_text, stated.passage.source_text.normalized
    for time in times_in(text, span, PassageTimes(stated.passage).context):
        words = words[: time.span.start] + "_" * (time.span.end - time.span.start) + words[time.span.end :]
    return words[slice(*span)]


def _places(text: SourceText, words: str, pattern: re.Pattern[str] | None = None) -> list[str]:
    """The names of places in some words, but for bodies and those who speak."""
    pattern = pattern or _PLACES.get(text.language.partition("-")[0])
    if pattern is None or (pattern is _TITLED and not text.language.startswith("en")):
        return []
    long = [word for word in words.split() if len(word) > len("from")]
    if pattern is _TITLED and len(long) > _FEW_WORDS and all(word[:1].isupper() for word in long):
        return []  # "Harbour Boats at Historic Highs"
    names, who = dict.fromkeys(match["name"] for match in pattern.finditer(words)), text.lexicon.speakers
    lower = {name: [*map(text.lexicon.lower, name.split())] for name in names}
    people, bodies = who.persons | who.groups | who.papers, who.bodies - _PARTS_OF_COUNTRY
    return [name for name in names if people.isdisjoint(lower[name]) and lower[name][-1] not in bodies]


GENERAL = "general"


class Subject(NamedTuple):
    """A section that drafts propose: its id, its title by language, and what finds its terms."""

    key: str
    titles: dict[str, str]
    terms: dict[str, re.Pattern[str]]


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects, in the order in which a briefing has them; the general one has no terms."""
    table = json.loads(Path(__file__).with_name("subjects.json").read_text(encoding="utf-8"))
    return tuple(
        Subject(key, entry["title"], {language: _pattern(words) for language, words in entry.get("terms", {}).items()})
        for key, entry in table.items()
    )


def _pattern(terms: str) -> re.Pattern[str]:
    """What finds any of some terms; one that ends in `*` may go on."""
    forms = (re.escape(term).replace("_", r"[\s-]").replace(r"\*", r"\w*") for term in terms.split())
    return compile_pattern(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=200)
def subject_of(words: str, context: str, language: str) -> str:
    """The id of the section whose terms the words name most; else of that which `context` names most, and twice."""
    base = language.partition("-")[0]
    for text, least in ((words, 1), (context, 2)):
        found = {s.key: len(s.terms[base].findall(text)) for s in subjects() if base in s.terms}
        best = max(found, key=lambda key: found[key], default=GENERAL)
        if found.get(best, 0) >= least:
            return best
    return GENERAL
