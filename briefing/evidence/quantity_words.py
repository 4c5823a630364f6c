"""Finds words that say how many in any language that is known, whatever the language of the text.

Beside the numerals, which `numbers` reads with all that belongs to them, there are words that count without being
numerals: "a dozen", "trebled", "пятипроцентный", "XLVII".  They are

- the words of `counted/LANGUAGE.txt`, written as `phrases` has it,
- numerals of all other languages, from `lexicons/spelled.json`, also joined in one word ("siebenundvierzig"), but for
  those that are common words of the text's own language ("fire" is four in Danish),
- Roman numerals, letters that only look like digits ("lOO"), and signs that have a value ("½", "⑳").

Words are compared as they look: a Cyrillic "о" in "fоrty" is no disguise.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.evidence.phrases import Phrase, PhraseList, bare_letters, plain_letters

_FOLDER = Path(__file__).parent
_COUNTED = ("en", "ru", "az")
_TOKEN = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ROMAN = re.compile(
    "(?<![^\\W_])(?:(?=[IVXLCDM]{2})M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
    # In small letters shorter ones number the items of a list.
    "|(?=[ivxlcdm]{4})m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))(?![^\\W_])"
)
_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .·\u00a0\u202f-][^\W\d_]){3,}(?![^\W_])")
_NO_ROMAN = frozenset("CC CD CI CL CV DC DI DL DM DV LI LL MC MD MI MM MV MIX DIM MILL CIVIC".split())  # noqa: SIM905
_CROSSED = re.compile("[XIVХІ]")
_LOOKALIKES = re.compile(r"(?<![^\W_])[OoОоΟοՕօIlІӀլЗՅ|](?:[,. \u00a0\u202f]?[OoОоΟοՕօIlІӀլЗՅ|]){2,}(?![^\W_])")
_ROUND, _STRAIGHT = re.compile("[OОΟՕ]"), re.compile("[IlІӀլЗՅ|]")
# Letters of other scripts that look like Latin ones, and the other way round.
_AS_LATIN = {
    **dict(zip(map(ord, "асеіјорѕухԁԛԝһӏ"), "aceijopsyxdqwhl", strict=True)),
    **dict(zip(map(ord, "АВСЕІЈКМНОРЅТУХԚԜӀ"), "ABCEIJKMHOPSTYXQWI", strict=True)),
    **dict(zip(map(ord, "օոսցհյլքզղՕՍԼՏ"), "onughjlpqnOULS", strict=True)),
    **dict(zip(map(ord, "αειοριυνκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"), "aeiopiuvkABEZHIKMNOPTYX", strict=True)),
}
_AS_CYRILLIC = {
    **dict(zip(map(ord, "aceijopsyxkmtbnh"), "асеіјорѕухкмтвпн", strict=True)),
    **dict(zip(map(ord, "ABCEHIJKMOPSTXY"), "АВСЕНІЈКМОРЅТХУ", strict=True)),
}
_SHORTEST = 6
"""Letters of a word that may be several numerals in one."""
_LONG = 4
"""Letters that a word of another language has more of, if it alone is to count."""
_DIVIDED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:(?:(?![\s-])[\W_]){1,3}[^\W\d_]+)+")
"""A word that signs divide, as in "for_ty" and "for.ty"."""
_PARTED = re.compile("[-\u2010\u2011]?[\\s\u00a0\u202f]{0,2}")


class CountingWords(NamedTuple):
    """Where a text says how many, and in words of which language; "" for signs that all have."""

    start: int
    end: int
    language: str = ""


def find_quantities(text: str, language: str) -> Iterator[CountingWords]:
    """Each word or sign that says how many, beside the numerals of `language`; some may overlap.

    >>> [(q.start, q.end, q.language) for q in find_quantities("trebled to vingt", "en")]
    [(11, 16, 'fr')]
    """
    base = language.partition("-")[0]
    yield from _signs(text)
    begun: re.Match[str] | None = None
    last: CountingWords | None = None
    for match in _TOKEN.finditer(text):
        read = _read(match[0], base)
        if read.language:
            # "сорок семь" is one number.
            is_one = last and last.language == read.language and _PARTED.fullmatch(text, last.end, match.start())
            last = CountingWords(last.start if last and is_one else match.start(), match.end(), read.language)
            yield last
        for code, phrase in read.phrases:
            found = phrase.pattern.match(text, match.start())
            if found and (code == base or (len(found[0]) > _LONG and _TOKEN.fullmatch(found[0]))):
                yield CountingWords(*found.span(), code)
        # "for-ty" at the end of a line is one word for who reads it.
        is_parted = begun and _PARTED.fullmatch(text, begun.end(), match.start())
        if begun and is_parted and base in _spelled().words.get(plain_letters(begun[0] + match[0]), ()):
            yield CountingWords(begun.start(), match.end(), base)
        begun = match if read.begins else None
    for match in _DIVIDED.finditer(text):
        word = plain_letters("".join(filter(str.isalpha, match[0])))
        if len(word) >= _SHORTEST - 1 and base in _spelled().words.get(word, ()):
            yield CountingWords(*match.span(), base)
    for match in _LETTERS.finditer(text):  # "f o r t y"
        word = plain_letters("".join(filter(str.isalpha, match[0])))
        if word in _spelled().words and word not in _spelled().homographs["en"]:
            yield CountingWords(*match.span())


class WordReading(NamedTuple):
    """What is known of a word without its text: the language in which it is a number; what may begin with it."""

    language: str
    phrases: tuple[tuple[str, Phrase], ...]
    begins: bool
    """Whether it is the beginning of a numeral of the text's language."""


@lru_cache(maxsize=20_000)
def _read(word: str, base: str) -> WordReading:
    plain = plain_letters(word)
    code = language_of_numeral(plain, base)
    if not code and base not in _spelled().words.get(plain, ()) and bare_letters(plain) in _bare_words(base):
        code = base
    if not code and not word.isascii():
        looks_like = (plain_letters(word.translate(letters)) for letters in (_AS_LATIN, _AS_CYRILLIC))
        code = next(
            (_spelled().words[form][0] for form in looks_like if form != plain and form in _spelled().words), ""
        )
    scripts = ("ru",) if _CYRILLIC.match(word) else ("en", "az")
    phrases = tuple((code, phrase) for code in scripts for phrase in _counted(code).beginning_with(plain))
    return WordReading(code, phrases, plain in _beginnings(base))


@cache
def _bare_words(base: str) -> frozenset[str]:
    """The numerals of a language without their marks, that are no words of it then: "qirx", and "seven" for "séven"."""
    words = {bare_letters(word) for word, codes in _spelled().words.items() if base in codes and len(word) >= _LONG}
    return frozenset(words - _spelled().homographs.get(base, frozenset()) - {"mine"})  # an English word in any text


@cache
def _counted(code: str) -> PhraseList:
    return PhraseList(_FOLDER / "counted" / f"{code}.txt")


@cache
def _beginnings(base: str) -> frozenset[str]:
    """What the first half of a numeral may be, where a line's end or a space divides it."""
    words = (word for word, codes in _spelled().words.items() if base in codes and len(word) >= _SHORTEST - 1)
    return frozenset(word[:end] for word in words for end in range(2, len(word) - 1))


def load_quantities() -> None:
    """Read all that is needed, before a process that may open no file."""
    _spelled()
    for code in _COUNTED:
        _counted(code)


# Signs


def _signs(text: str) -> Iterator[CountingWords]:
    """Numbers that are written without words and without digits of 0 to 9."""
    if not text.isascii():
        for i, sign in enumerate(text):
            if sign > "\u00b9" and not sign.isdecimal() and unicodedata.numeric(sign, None) is not None:
                yield CountingWords(i, i + 1)
    for match in _ROMAN.finditer(text if text.isascii() else text.translate(_AS_LATIN)):
        shown = text[slice(*match.span())]
        # М and С alone are initials of Russian words much oftener than numerals.
        if match[0] not in _NO_ROMAN and (shown.isascii() or not _CYRILLIC.search(shown) or _CROSSED.search(shown)):
            yield CountingWords(*match.span())
    for match in _LOOKALIKES.finditer(text):
        if _ROUND.search(match[0]) and _STRAIGHT.search(match[0]):
            yield CountingWords(*match.span())


# Numerals of other languages


class _Spelled(NamedTuple):
    """Word → the languages that have it for a number, or only between others; and what is no number, by language.

    `longest` is the length of the longest: no longer piece of a word need be looked up.
    """

    words: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    homographs: Mapping[str, frozenset[str]]
    longest: int


@cache
def _spelled() -> _Spelled:
    table = json.loads((_FOLDER / "lexicons" / "spelled.json").read_text(encoding="utf-8"))
    homographs = {code: frozenset(text.split()) for code, text in table["homographs"].items()}
    words, parts = _by_word(table["words"]), _by_word(table["parts"])
    return _Spelled(words, parts, homographs, max(map(len, (*words, *parts))))


def _by_word(table: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, text in table.items():
        for word in text.split():
            found[word] = (*found.get(word, ()), code)
    return found


def language_of_numeral(word: str, base: str) -> str:
    """The language in which a word is a number, but for those that the reader of `base` finds itself; "" if in none."""
    spelled = _spelled()
    if known := spelled.words.get(word):
        if base in known:
            return "" if base in _COUNTED else base
        # A text that stands in for a missing one is in another language, and so are many names: mostly in English.
        harmless = word in spelled.homographs["en"] or word in spelled.homographs.get(base, ())
        return "" if harmless else known[0]
    if len(word) < _SHORTEST:
        return ""
    ends = range(2, min(len(word), spelled.longest + 1))
    beginnings = (spelled.words.get(word[:end]) or spelled.parts.get(word[:end], ()) for end in ends)
    languages = dict.fromkeys(code for codes in beginnings for code in codes)
    return next((code for code in languages if is_joined_numeral(word, code)), "")


def is_joined_numeral(word: str, code: str) -> bool:
    """Whether a word is nothing but numerals, two at least, and what stands between them: "siebenundvierzig"."""
    spelled, length = _spelled(), len(word)
    counts = [0, *[-1] * length]  # how many numerals lead to each letter; -1 where none do
    for start in range(length):
        for end in range(start + 2, min(length, start + spelled.longest) + 1) if counts[start] >= 0 else ():
            piece = word[start:end]
            if code in spelled.words.get(piece, ()):
                counts[end] = max(counts[end], counts[start] + 1)
            elif code in spelled.parts.get(piece, ()):
                counts[end] = max(counts[end], counts[start])
    return counts[length] >= 2
