"""Finds words that say how many in any language that is known, whatever the language of the text.

Beside the numerals, which `numbers` reads with all that belongs to them, there are words that count without being
numerals: "a dozen", "trebled", "пятипроцентный", "XLVII".  They are

- the words of `counted/LANGUAGE.txt`, written as `phrases` has it,
- numerals of all other languages, from `lexicons/spelled.json`, also joined in one word ("siebenundvierzig"), but for
  those that are common words of the text's own language ("fire" is four in Danish),
- words that begin or end with a number, are one but for a letter or are said as one is ("севен"), and that
  `alike/LANGUAGE.txt` does not allow,
- numerals that are divided ("fif teen", "s€ven"),
- Roman numerals, letters that only look like digits ("lOO"), and signs that have a value ("½", "⑳") or show one ("⚄").

Words are compared as they look: a Cyrillic "о" in "fоrty" is no disguise.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from briefing.evidence.lexicons import FOLDER, LANGUAGES
from briefing.evidence.lexicons.patterns import LETTERS, Pattern
from briefing.evidence.lexicons.phrases import Phrase, PhraseList, bare_letters, plain_letters
from briefing.evidence.numbers.spelled_numerals import (
    MARKED,
    SHORTEST,
    holds_numeral,
    language_of_numeral,
    load_alike,
    looks_like_number,
    sounds_like_number,
    spelled_numerals,
)
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_CYRILLIC = compile_pattern("[\u0400-\u052f]")
_ROMAN = compile_pattern(
    "(?<![^\\W_])(?:(?=[IVXLCDM]{2})M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,12})"
    "|(?=[ivxlcdm]{4})m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
    # In small letters shorter ones number the items of a list: "(ii)", "iv.".
    r"|(?<!\()(?:i{2,3}|iv|vi{1,3}|ix|xi{1,3}|xiv|xvi{0,3}|xix|xxi{0,3})(?![.)]))(?![^\W_])"
    # In letters of both sorts it is none of a word.
    r"|(?<![^\W_])(?=[ivxlcdmIVXLCDM]{4})(?=[A-Z]*[a-z]+[A-Z]|[A-Z]{2,}[a-z])"
    r"(?i:m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,4}))(?![^\W_])"
    # One letter alone is a numeral where it counts: "carried V boats".
    r"|(?<=[a-z] )[VX](?= [a-z]{3,}s\b)"
    # Two that look like 11 do so, too.
    r"|(?<![^\W_])(?:Il|lI)(?= [a-z]{3,}s\b)"
)
_LETTERS = compile_pattern(r"(?<![^\W_])[^\W\d_](?:[ .·\u00a0\u202f-][^\W\d_]){2,}(?![^\W_])")
_NO_ROMAN = frozenset("CC CD CI CL CV DC DI DL DM DV LI LL MC MD MI MM MV MIX DIM MILL CIVIC".split())  # noqa: SIM905
_CROSSED = compile_pattern("[XIVХІ]")
_LOOKALIKES = compile_pattern(
    r"(?<![^\W_])(?:lO|ЗО)(?![^\W_])|(?<![^\W_])(?:[IІ][OО]|[OО][IІl])(?=[ \u00a0\u202f][a-zа-я]{3})"
    r"|(?<![^\W_])[OoОоΟοՕօIlІӀլЗՅ|](?:[,. \u00a0\u202f]?[OoОоΟοՕօIlІӀլЗՅ|]){2,}(?![^\W_])"
)
_TALLY = compile_pattern(r"(?<!\S)([|/\\∣ǀ❘×•+·])\1{2,}(?=[ \u00a0\u202f]+[^\W\d_])")
"""Strokes or dots before what they count: "|||| boats"."""
_ROUND, _STRAIGHT = compile_pattern("[OОΟՕ]"), compile_pattern("[IlІӀլЗՅ|]")
# Letters of other scripts that look like Latin ones, and the other way round.
_AS_LATIN = {
    **dict(zip(map(ord, "асеіјорѕухԁԛԝһӏтк"), "aceijopsyxdqwhltk", strict=True)),
    **dict(zip(map(ord, "АВСЕІЈКМНОРЅТУХԚԜӀ"), "ABCEIJKMHOPSTYXQWI", strict=True)),
    **dict(zip(map(ord, "օոսցհյլքզղՕՍԼՏ"), "onughjlpqnOULS", strict=True)),
    **dict(zip(map(ord, "αειοριυνκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"), "aeiopiuvkABEZHIKMNOPTYX", strict=True)),
}
_AS_CYRILLIC = {
    **dict(zip(map(ord, "aceijopsyxkmtbnh"), "асеіјорѕухкмтвпн", strict=True)),
    **dict(zip(map(ord, "ABCEHIJKMOPSTXY"), "АВСЕНІЈКМОРЅТХУ", strict=True)),
}
_AS_SAID = {**_AS_LATIN, **dict(zip(map(ord, "бвгдезийклмнопрстуфыэ"), "bvgdeziyklmnoprstufye", strict=True))}
"""Latin letters for Cyrillic ones as they sound, where a word has letters of both."""
_MIXED = Pattern("[a-z](?=.*[\u0400-\u052f])|[\u0400-\u052f](?=.*[a-z])")
_GREEK = compile_pattern("[\u0370-\u03ff]{1,4}[\u0374\u02b9]")
"""Greek letters whose sign makes a number of them."""
_OF_OTHERS = "[\u0531-\u058f\u0590-\u05ff\u10a0-\u10ff]"
_LETTER_NUMERALS = compile_pattern(
    rf"(?<!{_OF_OTHERS}[\s\u00a0])(?<![^\W_])(?:[\u0531-\u0556]{{1,4}}|[\u10d0-\u10fa]{{1,3}}"
    rf"|[\u05d0-\u05ea]{{1,3}}(?:[\u05f3']|[\u05f4\"][\u05d0-\u05ea]))(?![^\W_]|[\s\u00a0]{_OF_OTHERS})"
    "|[CDILMVX]\u0305|[\u0430-\u044fi]\u0483[\u0430-\u044fi]?"
)
"""Letters of Armenian, Georgian and Hebrew, alone among others, and such with a line above, are numerals."""
_SHOWS_NUMBER = compile_pattern(
    r"\b(?:KEYCAP|HUNDRED|DIE FACE|DOMINO TILE|PLAYING CARD|CLOCK FACE|BILLIARDS|MAHJONG|MEDAL"
    r"|DIGIT|NUMBERS?|NUMERAL|BRAILLE)\b"
)
_BASE_LETTER = compile_pattern(
    r"LATIN (?:(?:SMALL|CAPITAL) LETTER|LETTER SMALL CAPITAL) (?:[A-Z]{2,} )*([A-Z])(?: WITH .+)?"
)
_SIGNED = compile_pattern(r"(?<![^\W_])[^\W\d_]*(?:[!¡|€£$@+©][^\W\d_]+)+(?![^\W_])")
"""A word in which a sign stands for a letter, as in "s€ven"."""
_AS_LETTERS = tuple(dict(zip(map(ord, "!¡|€£$@+©"), letters, strict=True)) for letters in ("iiielsatc", "lllelsatс"))
_LONG = 4
"""Letters that a word of another language has more of, if it alone is to count."""
_DIVIDED = compile_pattern(r"(?<![^\W\d_])[^\W\d_]++(?:(?:(?!\s)[\W_]){1,3}[^\W\d_]+)+")
"""A word that signs divide, as in "for_ty" and "for.ty"."""
_PARTED = compile_pattern("[-\u2010\u2011]?[\\s\u00a0\u202f]{0,2}")


_WITHIN = compile_pattern(r"[\w,;)”»’%][ \u00a0\u202f-][“«‘\"(]?\Z")
"""What stands before a word within a sentence."""
_LIKE_A_NAME = Pattern(
    r"[’']s(?![^\W\d_])"
    r"|[ \u00a0](?:said|says|told|tells|asked|asks|added|adds|wrote|writes|has|had|is|was|does|did"
    r"|will|would|could|should|may|might|must|[а-яё]{2,}(?:л|ла|ет|ит|ёт|лся|лась|ется|ится))(?![^\W\d_])"
    # A first name and a second one, but no words of a title, which all have capitals.
    r"|[ \u00a0](?:[^\W\d_a-zа-яё]\.?[ \u00a0])?[^\W\d_a-zа-яёəığçşöü][^\W\d_]+,?[ \u00a0][a-zа-яёəığçşöü]",
    case_matters=True,
)
"""What stands behind a name at the head of a sentence."""


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
    if base in LANGUAGES and not text.isascii():
        yield from (CountingWords(*match.span()) for match in _LETTER_NUMERALS.finditer(text))
        yield from (CountingWords(*match.span()) for match in MARKED.finditer(text) if holds_numeral(match[0]))
    numerals, begun = spelled_numerals().words, list[tuple[int, int, str]]()
    plain, stands = plain_letters(text), dict[str, bool]()
    last: CountingWords | None = None
    for match in LETTERS.finditer(text):
        is_name = _is_name(text, *match.span())
        read = _read(match[0], base, is_name=is_name)
        if read.language:
            # "сорок семь" is one number, and so is "kırk sekiz", though Turkmen has "sekiz", too.
            codes = (read.language, *numerals.get(plain_letters(match[0]), ()))
            is_one = last and last.language in codes and _PARTED.fullmatch(text, last.end, match.start())
            first = last if last and is_one else CountingWords(*match.span(), read.language)
            last = first._replace(end=match.end())
            yield last
        for code, phrase in read.phrases:
            if phrase.text not in stands:
                stands[phrase.text] = phrase.may_stand_in(plain)
            found = stands[phrase.text] and phrase.pattern.match(text, match.start())
            # In Russian, whose titles have small letters, a capital is a name's: "Тройников".
            is_ending = is_name and code == "ru" and phrase.text.endswith(("*", "@"))
            # Letters of another alphabet make no common word of the text's language.
            is_known = code == base or (code == "ru" and base in LANGUAGES)
            if found and not is_ending and (is_known or (len(found[0]) > _LONG and LETTERS.fullmatch(found[0]))):
                yield CountingWords(*found.span(), code)
        # "for-ty" at the end of a line is one word for who reads it.
        joined = [
            (start, match.end(), word + plain_letters(match[0]))
            for start, end, word in begun
            if _PARTED.fullmatch(text, end, match.start())
        ]
        yield from (CountingWords(start, end, base) for start, end, word in joined if base in numerals.get(word, ()))
        begun = [place for place in joined if place[2] in _beginnings(base)]
        if read.begins and text[match.start() - 1 : match.start()] not in ("'", "’"):  # "it's even"
            begun.append((*match.span(), plain_letters(match[0])))
    yield from _disguised(text, base)


def _disguised(text: str, base: str) -> Iterator[CountingWords]:
    """Numerals with signs in them or between their letters."""
    for match in _SIGNED.finditer(text):
        forms = {plain_letters(match[0].translate(letters)) for letters in _AS_LETTERS}
        if any({base, "en"} & {*spelled_numerals().words.get(form, ())} for form in forms):
            yield CountingWords(*match.span(), base)
    for match in _DIVIDED.finditer(text):
        word = plain_letters("".join(filter(str.isalpha, match[0])))
        codes = spelled_numerals().words.get(word, ()) if len(word) > 3 - ("_" in match[0]) else ()
        # "to'qqiz"; "it's" and "she'll" are no numeral of a long word.
        if base in codes or (codes and (not word.isascii() or len(word) >= SHORTEST)):
            yield CountingWords(*match.span(), base)
    for match in _LETTERS.finditer(text):  # "f o r t y"
        word = plain_letters("".join(filter(str.isalpha, match[0])))
        is_roman = _ROMAN.fullmatch(word.upper()) and match[0].isupper()
        if is_roman or (word in spelled_numerals().words and word not in spelled_numerals().homographs["en"]):
            yield CountingWords(*match.span())


class WordReading(NamedTuple):
    """What is known of a word without its text: the language in which it is a number; what may begin with it."""

    language: str
    phrases: tuple[tuple[str, Phrase], ...]
    begins: bool
    """Whether it is the beginning of a numeral of the text's language."""


@lru_cache(maxsize=20_000)
def _read(word: str, base: str, *, is_name: bool) -> WordReading:
    plain = plain_letters(word)
    code = language_of_numeral(plain, base, is_capital=word[:1].isupper(), is_name=is_name)
    if not code and base not in spelled_numerals().words.get(plain, ()) and bare_letters(plain) in _bare_words(base):
        code = base
    if not code and not word.isascii() and bare_letters(plain) in _bare_words("el"):
        code = "el"
    if not code and (base == "ru" or not word.isascii()):
        said = [word.translate(_AS_SAID)] if _MIXED.search(word) else []
        seen = (word.translate(_AS_LATIN), word.translate(_AS_CYRILLIC), _by_names(word), *said)
        looks_like = map(plain_letters, seen)
        numerals = spelled_numerals().words
        code = next((numerals[form][0] for form in looks_like if form != plain and form in numerals), "")
    scripts = ("ru",) if _CYRILLIC.match(word) else ("en", "az")
    own = "ru" if scripts[0] == "ru" else "en" if base == "ru" else base
    if not code and not is_name and own in LANGUAGES:
        is_alike = looks_like_number(plain, own, is_text=own == base) or sounds_like_number(plain, own)
        code = base if is_alike and base not in spelled_numerals().words.get(plain, ()) else ""
    phrases = tuple((code, phrase) for code in scripts for phrase in _counted(code).beginning_with(plain))
    return WordReading(code, phrases, plain in _beginnings(base))


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a word has a capital within a sentence: no root of a number makes one of "Triton" and "Tennessee".

    At the head of a sentence all words have one, and what follows tells names: "Ninel had", "Tricia Marsh asks".
    """
    is_within = text[start].isupper() and _WITHIN.search(text[max(0, start - 3) : start])
    return text[start].isupper() and bool(is_within or _LIKE_A_NAME.match(text, end))


def _by_names(word: str) -> str:
    """A word with those letters as they look that no language of ours has: "seven" for "sᴇᴠᴇɴ"."""
    if all(letter < "\u0180" and letter not in "ŧħđł" for letter in word):
        return word
    names = ((letter, _BASE_LETTER.fullmatch(unicodedata.name(letter, ""))) for letter in word)
    return "".join(name[1].lower() if name else letter for letter, name in names)


@cache
def _bare_words(base: str) -> frozenset[str]:
    """The numerals of a language without their marks, that are no words of it then: "qirx", and "seven" for "séven"."""
    spelled = spelled_numerals()
    shortest = _LONG - (base == "en")  # "tén"
    words = {bare_letters(word) for word, codes in spelled.words.items() if base in codes and len(word) >= shortest}
    # English in any text; "bəsdir", it is enough.
    return frozenset(words - spelled.homographs.get(base, frozenset()) - {"mine", "besdir"})


@cache
def _counted(code: str) -> PhraseList:
    return PhraseList(FOLDER / "counted" / f"{code}.txt")


@cache
def _beginnings(base: str) -> frozenset[str]:
    """What the first half of a numeral may be, where a line's end or a space divides it."""
    words = (word for word, codes in spelled_numerals().words.items() if base in codes and len(word) >= SHORTEST - 1)
    return frozenset(word[:end] for word in words for end in range(1, len(word) - 1))


def load_quantities() -> None:
    """Read all that is needed, before a process that may open no file."""
    spelled_numerals()
    load_alike()
    for code in LANGUAGES:
        _counted(code)


# Signs


def _signs(text: str) -> Iterator[CountingWords]:
    """Numbers that are written without words and without digits of 0 to 9."""
    if not text.isascii():
        for i, sign in enumerate(text):
            has_value = sign > "\u00b9" and not sign.isdecimal() and unicodedata.numeric(sign, None) is not None
            # The face of a die, a keycap; four stars in a row.
            is_picture = sign >= "\u2190" and unicodedata.category(sign) == "So"
            counts = is_picture and (sign == text[i + 1 : i + 2] or _SHOWS_NUMBER.search(unicodedata.name(sign, "")))
            if has_value or counts:
                yield CountingWords(i, i + 1)
        yield from (CountingWords(*match.span()) for match in _GREEK.finditer(text))
    for match in _ROMAN.finditer(text if text.isascii() else text.translate(_AS_LATIN)):
        shown = text[slice(*match.span())]
        # М and С alone are initials of Russian words much oftener than numerals.
        if match[0] not in _NO_ROMAN and (shown.isascii() or not _CYRILLIC.search(shown) or _CROSSED.search(shown)):
            yield CountingWords(*match.span())
    yield from (CountingWords(*match.span()) for match in _TALLY.finditer(text))
    for match in _LOOKALIKES.finditer(text):
        if _ROUND.search(match[0]) and _STRAIGHT.search(match[0]):
            yield CountingWords(*match.span())
