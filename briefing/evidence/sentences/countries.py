"""Finds the countries that a sentence tells a number of: its subject, whose it is, and where it is so.

What is shipped to a country or comes from one is not told of it. The names are CLDR's, in every form of their language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, lru_cache

from briefing.evidence.lexicons import FOLDER
from briefing.evidence.numbers.numbers import NumberSpan
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.sentences import TextSpan
from briefing.facts.text_fields import version, versions_of
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_PERSONS_TOO = frozenset({"Chad", "Jordan", "Israel", "Того", "Mali", "Çad"})
"""KnownNames that are those of persons as often, or other words at the start of a sentence."""
_NAME_SAKES = frozenset({"Georgia", "United States"})
"""Of which the one is a part of the other as well."""
_RUSSIAN_ENDINGS = {
    "ия": "и[яию]|ией", "ея": "е[яию]|еей", "а": "[аыиеу]|ой", "ь": "[ьияю]|[ье][ею]м", "й": "[йяюе]|ем",
    "ы": "ы|ов|ам|ах|ами", "ая": "ая|ой|ую", "ый": "ый|ого|ому|ом|ым", "ий": "ий|его|ого|ему|ому|ем|ом|им",
}  # fmt: skip
_ALSO = {
    "en": {
        "Turkey": "Türkiye", "Czech Republic": "Czechia", "Ivory Coast": "Côte d'Ivoire", "Britain": "United Kingdom",
    },
    "ru": {
        "Туркмения": "Туркменистан", "Белоруссия": "Беларусь", "Кыргызстан": "Киргизия", "Молдавия": "Молдова",
        "США": "Соединенные Штаты", "Южная Корея": "Республика Корея", "Северная Корея": "КНДР",
    },
    "az": {"ABŞ": "Amerika Birləşmiş Ştatları", "Böyük Britaniya": "Birləşmiş Krallıq"},
}  # fmt: skip
"""Names that texts have beside those of CLDR."""
_HOME = {"ru": "Россия", "az": "Azərbaycan"}
_NEW = frozenset({"Mexico", "Jersey", "Guinea"})
"""Those that another place is named after: "New Mexico"."""
_MONEY = (r"(?:доллар|рубл|фунт|франк|крон)\w{0,3} \Z", r"\A\w{0,3} (?:dollar|rubl|funt|frank|kron)")
"""Money of a country before and behind its name: "долларов США", "ABŞ dolları"."""
_PARTS = " regions"
_WORD = re.compile(r"\w+")
_CACHED = 256
_LONG = 1000
_LIKELY = 3
_OWNS = re.compile(r"(?<!out )\b(?:of|at|on|by|for) (?:the )?\Z", re.IGNORECASE)
"""What stands before the one whose the number may be, in a language without cases."""
_LONGEST_NAME, _LONGEST_MONEY = 40, 14


class NumberCountries(NamedTuple):
    """The countries of which a number is told in some words, and all that these name."""

    own: frozenset[str]
    named: frozenset[str]


class KnownNames(NamedTuple):
    """KnownNames, the longest first, and a pattern with a group for each: `n0`."""

    pattern: re.Pattern[str]
    names: list[str]
    also: Mapping[str, str] = {}
    """What those are called else that have two names."""


class FoundName(NamedTuple):
    """A name in a text, the ending that its form has there, and where it stands."""

    name: str
    case: str
    span: TextSpan


class OtherArea(NamedTuple):
    """An area of which a text tells a number; `is_sure` if that is plain, and its own is named nowhere."""

    name: str
    is_sure: bool


@lru_cache(_CACHED)
def read_countries(
    sentence: NumberedSentence, number: NumberSpan, language: str, *, with_regions: bool = False
) -> NumberCountries:
    """The countries in the words of a number, up to those of the next one; parts of the world, if asked for."""
    span, known = sentence.own_words(number), country_names(language.partition("-")[0], with_regions=with_regions)
    if bracket := sentence.bracket(number):
        span = TextSpan(max(span.start, bracket.start), min(span.end, bracket.end))
        before = TextSpan(max(bracket.start - _LONGEST_NAME, sentence.span.start), bracket.start - 1)
        names = [name for name, _, at in find_names(sentence.text, before, known) if at.end + 1 >= before.end]
        if names and not any(find_names(sentence.text, span, known)):
            return NumberCountries(frozenset(names), frozenset(names))  # "Italy (40 tons, minus 6%)"
    found = list(find_names(sentence.text, span, known))
    behind = [name for name in found if name.span.start >= number.end]
    if behind and len(behind) < len(found) and span.start > sentence.span.start:
        led = _WORD.findall(sentence.text[span.start : number.start].lower())
        if led and led[-1] in sentence.lexicon.numbers.lists | sentence.lexicon.claims.conjunctions:
            found = behind  # "60% went to Ghana and 25% to Togo"
    own = (name for name, case, at in found if is_told_of(sentence, number, case, at))
    return NumberCountries(frozenset(own), frozenset(name for name, _, _ in found))


def other_area(text: str, at: int, own: Collection[str], others: Collection[str], language: str) -> OtherArea | None:
    """The area among `others` of which a sentence tells the number at a place, and not of its own."""
    likely = [name for name in others if name[:_LIKELY] in text]
    if not likely:
        return None  # before a pattern is made of them
    sentence = NumberedSentence.read(text, language)
    number = next((n for n in sentence.numbers if n.end > at), None)
    if number is None:
        return None
    known = names_pattern(tuple(sorted({*own, *likely})), language.partition("-")[0])
    named = list(find_names(text, sentence.span, known))
    reach, words = sentence.own_words(number), sentence.lexicon
    if any(n.start >= number.end for n in sentence.numbers):
        # "to 5 and that of Veldania from 6": what is joined on before the next number is of that.
        joints = words.numbers.lists | words.claims.conjunctions
        behind = (w.start() for w in _WORD.finditer(text, number.end, reach.end) if words.lower(w[0]) in joints)
        reach = TextSpan(reach.start, next(behind, reach.end))
    beside = [found for found in named if reach.contains(found.span)]
    told = [f.name for f in beside if is_told_of(sentence, number, f.case, f.span)]
    owning = [f.name for f in beside if _OWNS.search(text, 0, f.span.start)]
    if not any(f.name in own for f in named) and (told or owning):
        return OtherArea((told or owning)[0], bool(told))
    return OtherArea(told[0], is_sure=False) if told and not {*told} & {*own} else None


def name_countries(text: str, language: str, *, with_regions: bool = False) -> frozenset[str]:
    """The countries that a text names, and parts of the world, if asked for."""
    read = _name_countries if len(text) < _LONG else _name_countries.__wrapped__
    return read(text, language.partition("-")[0], with_regions)


@lru_cache(_CACHED)
def _name_countries(text: str, language: str, with_regions: bool) -> frozenset[str]:
    known = country_names(language, with_regions=with_regions)
    return frozenset(found.name for found in find_names(text, TextSpan(0, len(text)), known))


def are_apart(told: frozenset[str], said: frozenset[str]) -> bool:
    """Whether what is told of some countries cannot be what is said of others."""
    return bool(told and said) and not told & said and not (told | said) >= _NAME_SAKES


def is_told_of(sentence: NumberedSentence, number: NumberSpan, case: str, at: TextSpan) -> bool:
    """Whether a country stands where its number is told of it."""
    text, places = sentence.text, sentence.lexicon.roles.located
    before, roles = text[sentence.span.start : at.start], sentence.lexicon.roles
    named_first = case in roles.not_located and roles.exported_after.match(text, at.end, sentence.span.end)
    if (named_first or roles.exported.search(before)) and sentence.own_words(number).contains(at):
        return True
    if case in roles.not_located:
        return False
    is_inside = bool(places.search(before)) or case in sentence.lexicon.roles.located_cases
    if at.start > number.end or is_inside:
        return is_inside
    start = max(sentence.clause(number).start, sentence.span.start)
    if at.start < start:
        return False
    said = sentence.lexicon.claims.attribution.search(text, at.end, number.start)
    acted = sentence.lexicon.clauses.finite.search(text, start, at.start)
    words = _WORD.findall(before)
    is_led = bool(words) and sentence.lexicon.lower(words[-1]) in sentence.lexicon.numbers.prepositions
    return not (said or acted or is_led)


def find_names(text: str, span: TextSpan, known: KnownNames) -> Iterator[FoundName]:
    """The names in some words, from the first to the last."""
    for match in known.pattern.finditer(text, *span):
        name = known.names[int(str(match.lastgroup)[1:])]
        around = text[max(match.start() - _LONGEST_MONEY, 0) : match.start()], text[match.end() :][:_LONGEST_MONEY]
        if (name in _NEW and around[0].endswith("New ")) or any(map(re.search, _MONEY, around)):
            continue
        yield FoundName(known.also.get(name, name), match[0][len(name) :], TextSpan(*match.span()))


@cache
def _table() -> dict[str, list[str]]:
    """The names of states in each language, all in one order."""
    found: dict[str, list[str]] = json.loads((FOLDER / "countries.json").read_text(encoding="utf-8"))
    return found


def in_other_language(name: str, language: str, other: str) -> str | None:
    """What a country or part of the world is called in another language; None for what is none.

    >>> in_other_language("Georgia", "en", "ru"), in_other_language("Port Elin", "en", "ru")
    ('Грузия', None)
    """
    codes = (language.partition("-")[0], other.partition("-")[0])
    for part in ("", _PARTS):
        names, others = (_table().get(f"{code}{part}", []) for code in codes)
        if name in names and others:
            return others[names.index(name)]
    return None


def area_in(area: str, base: str, language: str) -> str | None:
    """An area in the language of a table, as the file has it or as CLDR calls a country; None if nobody knows."""
    return version(versions_of(area, base), language) or in_other_language(str(area), base, language)


def home_country(language: str) -> str | None:
    """The country that texts in a language mean where they name none."""
    return _HOME.get(language.partition("-")[0])


def has_initials(area: str, text: str) -> bool:
    """Whether a text has the initials of an area: "the UK", "the U.A.E."."""
    initials = "".join(word[0] for word in _WORD.findall(area) if word[0].isupper())
    return len(initials) > 1 and re.search(rf"(?<!\w){'[.]?'.join(initials)}(?!\w)", text) is not None


def state_names(language: str) -> frozenset[str]:
    """The names of all countries, one for each."""
    return frozenset(_table().get(language.partition("-")[0], ())) - _PERSONS_TOO


def region_names(language: str) -> frozenset[str]:
    """The names of the parts of the world."""
    return frozenset(_table().get(f"{language.partition('-')[0]}{_PARTS}", ()))


@cache
def country_names(language: str, *, with_regions: bool = False) -> KnownNames:
    """The names of all countries, those too that only texts have, and of parts of the world, if asked for."""
    also = _ALSO.get(language, {})
    names = state_names(language) | also.keys() | (region_names(language) if with_regions else frozenset())
    return names_pattern(tuple(sorted(names)), language, compile_pattern)._replace(also=also)


@lru_cache(_CACHED)
def names_pattern(
    names: tuple[str, ...], language: str, compiled: Callable[[str], re.Pattern[str]] = re.compile
) -> KnownNames:
    """Some names, the longest first, and a pattern for all their forms."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    forms = (
        f"(?P<n{i}>{' '.join(forms_of(word, language) for word in name.split())})" for i, name in enumerate(longest)
    )
    small = "(?![a-zа-яё])" if all(name[:1].isupper() for name in names) else ""  # most words are, and none of these
    return KnownNames(compiled(rf"(?<![\w-]){small}(?:{'|'.join(forms) or '(?!)'})(?![\w-])"), longest)


def forms_of(word: str, language: str) -> str:
    """A regular expression for all forms of a word of a name."""
    if language == "az":
        return rf"{re.escape(word)}\w{{0,5}}"
    if language == "ru":
        for ending in sorted(_RUSSIAN_ENDINGS, key=len, reverse=True):
            if word.endswith(ending):
                return rf"{re.escape(word.removesuffix(ending))}(?:{_RUSSIAN_ENDINGS[ending]})"
        return re.escape(word) + ("" if word[-1] in "аеиоуыэюя" else "(?:а|у|е|ом)?")
    return re.escape(word)
