"""The numerals of all languages as they are spelled: alone, joined, with an ending or within a word, or a letter wrong.

They stand in `lexicons/spelled.json`, but for those that are common words of a text's own language ("fire" is four in
Danish).
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping
from functools import cache

from briefing.evidence.lexicons import FOLDER, LANGUAGES
from briefing.evidence.lexicons.phrases import bare_letters, plain_letters
from briefing.records import NamedTuple

SHORTEST = 6
"""Letters of a word that may be several numerals in one."""
_NEAREST = 4
"""Letters of the shortest word that may be a numeral with a letter wrong."""
_LONGEST = 10
"""Signs of the longest numeral that is looked for within words."""
_JOINED = 10
"""Letters of several numerals in one word that is no name for all its capital."""
SHORTEST_STEM = 4
"""Letters of what a numeral of another language begins with, if its other forms are to be known by that."""
MARKED = re.compile("[\u0900-\u109f\u1780-\u17ff\u3040-\u30ff\uac00-\ud7af]+")
"""Words in scripts whose vowels are no letters, or that have no spaces; a numeral may stand within others."""

_NAMES = frozenset("akron dos elf lima mia otto sept sis sta".split())  # noqa: SIM905
"""Numerals of some language that are in others hardly more than names."""


class SpelledNumerals(NamedTuple):
    """Word → the languages that have it for a number, or only between others; and what is no number, by language.

    `longest` is the length of the longest: no longer piece of a word need be looked up; `stems` are what the words of
    a language that is not ours begin with, whatever their endings, but for the words of ours that `begin` so, too.
    """

    words: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    homographs: Mapping[str, frozenset[str]]
    begin: Mapping[str, frozenset[str]]
    stems: Mapping[str, str]
    longest: int
    longest_stem: int


@cache
def spelled_numerals() -> SpelledNumerals:
    """The table, read once."""
    table = json.loads((FOLDER / "spelled.json").read_text(encoding="utf-8"))
    homographs, begin = (
        {code: frozenset(text.split()) for code, text in table[key].items()} for key in ("homographs", "begin")
    )
    words, parts = by_word(table["words"]), by_word(table["parts"])
    stems = {stem: code for code, text in table["stems"].items() for stem in text.split()}
    longest, longest_stem = max(map(len, (*words, *parts))), max(map(len, stems))
    return SpelledNumerals(words, parts, homographs, begin, stems, longest, longest_stem)


def by_word(table: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The languages of each word of a table by language."""
    found: dict[str, tuple[str, ...]] = {}
    for code, text in table.items():
        for word in plain_letters(text).split():
            found[word] = (*found.get(word, ()), code)
    return found


def language_of_numeral(word: str, base: str, *, is_capital: bool = False, is_name: bool = False) -> str:
    """The language in which a word is a number, but for those that the reader of `base` finds itself; "" if in none.

    Of what `is_name` by its place it is a number of another language only if it is a long one: Mr Dix, Ms Lau.
    """
    spelled = spelled_numerals()
    if known := spelled.words.get(word):
        if base in known:
            return "" if base in LANGUAGES else base
        # A text that stands in for a missing one is in another language, and so are many names: mostly in English.
        if is_name and len(word) < SHORTEST:
            return ""
        is_english = word in spelled.homographs["en"] and (is_capital or word not in _NAMES)
        return "" if is_english or word in spelled.homographs.get(base, frozenset()) - _NAMES else known[0]
    if len(word) < SHORTEST:
        return ""
    if is_name and len(word) < _JOINED:
        return ""
    if not is_name and (code := language_of_stem(word, base)):
        return code
    ends = range(2, min(len(word), spelled.longest + 1))
    beginnings = (spelled.words.get(word[:end]) or spelled.parts.get(word[:end], ()) for end in ends)
    languages = dict.fromkeys(code for codes in beginnings for code in codes)
    return next((code for code in languages if is_joined_numeral(word, code)), "")


def language_of_stem(word: str, base: str) -> str:
    """The language of whose numeral a word is a form, as "quinzaine" is, unless it is a word of ours; "" if of none."""
    spelled = spelled_numerals()
    own = "ru" if "\u0400" <= word[0] <= "\u052f" else "en"
    if base not in LANGUAGES or word in spelled.begin[own] or word in spelled.begin[base]:
        return ""
    for form in spellings_of(word, base):
        for end in range(SHORTEST_STEM, min(len(form), spelled.longest_stem) + 1):
            if code := spelled.stems.get(form[:end]):
                return code
    return ""


def spellings_of(word: str, base: str) -> tuple[str, ...]:
    """A word as it is and, if it is long, without marks that its language has not; a short one may be another then."""
    is_own = word.isascii() or (base == "az" and not set(word).difference("əöüçşığ", string.ascii_lowercase))
    return (word,) if is_own or len(word) <= SHORTEST else (word, bare_letters(word))


def holds_numeral(words: str) -> bool:
    """Whether words of such a script hold a numeral, or are a short one."""
    known, starts = spelled_numerals().words, range(len(words) - 2)
    pieces = (words[start:end] for start in starts for end in range(start + 3, start + _LONGEST + 1))
    return words in known or any(piece in known for piece in pieces)


def is_joined_numeral(word: str, code: str) -> bool:
    """Whether a word is nothing but numerals, two at least, and what stands between them: "siebenundvierzig".

    A long piece is half a numeral itself: "huszon" in "huszonkettő".
    """
    spelled, length = spelled_numerals(), len(word)
    counts = [0, *[-1] * length]  # how many numerals lead to each letter; -1 where none do
    for start in range(length):
        for end in range(start + 2, min(length, start + spelled.longest) + 1) if counts[start] >= 0 else ():
            piece = word[start:end]
            if code in spelled.words.get(piece, ()):
                counts[end] = max(counts[end], counts[start] + 1)
            elif code in spelled.parts.get(piece, ()):
                counts[end] = max(counts[end], counts[start] + (len(piece) >= _NEAREST))
    return counts[length] >= 2


def looks_like_number(word: str, code: str, *, is_text: bool) -> bool:
    """Whether a word, no numeral itself, begins or ends as one, or is one but for a letter, and is not allowed.

    So "quindecennial" and "twelf" count, and "tribunal" and "light" do not: what is allowed stands in
    `alike/LANGUAGE.txt`, and what nobody has thought of is asked for.  Of a text's own language (`is_text`) it is
    asked whether a letter is wrong, too.
    """
    alike, spelled = _alike(code), spelled_numerals()
    if code in spelled.words.get(word, ()):
        return False
    sizes = range(min(len(word), alike.longest), 1, -1)
    begins = next((alike.beginnings[word[:size]] for size in sizes if word[:size] in alike.beginnings), None)
    ends = next((alike.endings[word[-size:]] for size in sizes if word[-size:] in alike.endings), None)
    roots = (allowed for root, allowed in alike.roots.items() if root in word)
    if any(allowed is not None and not allowed.has(word) for allowed in (begins, ends, *roots)):
        return True
    return is_text and _NEAREST <= len(word) <= spelled.longest and not alike.near.has(word) and _is_near(word, code)


_SOUNDS = {
    **dict(zip("абвгдезийклмнопрстуфхыэeyuoqcw", "abvgdiziiklmnaprstafhiiiiaakkv", strict=True)),
    **{"ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "ia", "я": "ia", "ъ": "", "ь": "", "ж": "j"},
    **{"x": "ks", "zh": "j", "ph": "f", "kh": "h", "gh": "", "ck": "k", "tch": "ch", "shch": "sh"},
}
"""How letters sound, roughly: vowels as one of two, in the letters of one alphabet."""
_LETTERS = re.compile("shch|tch|[pkgcsz]h|ck|.")
_TWICE = re.compile(r"(.)\1+")
_LONG_SOUND = 5
"""Letters of the sound of a numeral that is told in another alphabet."""


def sounds_like_number(word: str, code: str) -> bool:
    """Whether a word is said as a numeral of its language, or a longer one of the other alphabet: "sevven", "севен".

    The words that are said so and are none stand in `alike/LANGUAGE.txt`, too.
    """
    heard = {_sound(word), _sound(word.replace("c", "ts"))} if code in ("en", "ru") else ()
    known = {sound: _sounds().get(sound, frozenset()) for sound in heard}
    is_told = any(code in codes or (codes and len(sound) >= _LONG_SOUND) for sound, codes in known.items())
    return is_told and not _alike(code).heard.has(word)


def _sound(word: str) -> str:
    return _TWICE.sub(r"\1", "".join(_SOUNDS.get(letters, letters) for letters in _LETTERS.findall(word)))


@cache
def _sounds() -> Mapping[str, frozenset[str]]:
    """The languages of numerals by how they are said."""
    found = dict[str, frozenset[str]]()
    for word, codes in spelled_numerals().words.items():
        told = {"en", "ru"}.intersection(codes)
        if told and word not in _TAKEN and len(sound := _sound(word)) >= _NEAREST:
            found[sound] = found.get(sound, frozenset()) | told
    return found


_TAKEN = frozenset({"lacs", "gross"})
"""Numerals that are said as too many common words are."""


class AllowedWords(NamedTuple):
    """Words, and beginnings of words."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Whether a word is one of them, or begins so."""
        return word in self.words or word.startswith(self.beginnings)


class AlikeWords(NamedTuple):
    """How words of a language begin and end that say how many, what they have, and those that do and say nothing."""

    beginnings: Mapping[str, AllowedWords]
    endings: Mapping[str, AllowedWords]
    roots: Mapping[str, AllowedWords]
    """What stands anywhere in a word: "дцат" in the numerals of all Slavic languages, however they are misspelt."""
    near: AllowedWords
    heard: AllowedWords
    misspelt: frozenset[str]
    """The numerals that may have a letter wrong; all if there are none."""
    longest: int


@cache
def _alike(code: str) -> AlikeWords:
    """The file of a language.

    Its lines are `tri-: trial*`, `-fold: manifold`, `-дцат-:`, `~: light` (a letter off), `=: forth` (said so).
    """
    found: dict[str, AllowedWords] = {}
    for line in (FOLDER / "alike" / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            root, _, words = plain_letters(line).strip().partition(":")
            whole = frozenset(word for word in words.split() if not word.endswith("*"))
            found[root] = AllowedWords(whole, tuple(word[:-1] for word in words.split() if word.endswith("*")))
    numerals = next(root for root in found if root.startswith("~"))
    near, heard = found.pop(numerals), found.pop("=", AllowedWords())
    roots = {root[1:-1]: found.pop(root) for root in [*found] if root[0] == root[-1] == "-"}
    beginnings = {root[:-1]: allowed for root, allowed in found.items() if root.endswith("-")}
    endings = {root[1:]: allowed for root, allowed in found.items() if root.startswith("-")}
    return AlikeWords(beginnings, endings, roots, near, heard, frozenset(numerals[1:].split()), max(map(len, found)))


def load_alike() -> None:
    """Read all the files, before a process that may open none."""
    for code in LANGUAGES:
        _alike(code)


def _is_near(word: str, code: str) -> bool:
    """Whether a word is one letter away from a numeral of a language."""
    near = _near(code)
    known = {numeral for less in _with_one_less(word) for numeral in near.get(less, ())}
    return any(_is_one_letter_off(word, numeral) for numeral in known)


def _with_one_less(word: str) -> frozenset[str]:
    """The word, and what is left of it without one of its letters: two that are alike have one of these in common."""
    return frozenset((word, *(word[:i] + word[i + 1 :] for i in range(len(word)))))


@cache
def _near(code: str) -> Mapping[str, tuple[str, ...]]:
    """The numerals of a language by what is left without one of their letters."""
    found: dict[str, tuple[str, ...]] = {}
    misspelt = _alike(code).misspelt
    for word, codes in spelled_numerals().words.items():
        if code in codes and len(word) >= _NEAREST and (not misspelt or word in misspelt):
            for less in _with_one_less(word):
                found[less] = (*found.get(less, ()), word)
    return found


def _is_one_letter_off(word: str, known: str) -> bool:
    """Whether one letter is another, one too many, one missing, or two have changed places."""
    same = next((i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known)))
    rest, other = word[same:], known[same:]
    return rest[1:] in (other, other[1:]) or rest == other[1:] or (rest[1::-1] == other[:2] and rest[2:] == other[2:])
