"""The numerals of all languages as they are spelled: alone, joined in one word, or with a letter wrong.

They stand in `lexicons/spelled.json`, but for those that are common words of a text's own language ("fire" is four in
Danish).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

OURS = ("en", "ru", "az")
"""The languages whose numerals `numbers` reads."""
SHORTEST = 6
"""Letters of a word that may be several numerals in one."""
_MISSPELT = re.compile(
    r"(?:[a-z]*(?:teen(?:th)?|ty)|eleven|twelve|hundred|thousand|(?:[mbt]|tr)illion)s?"
    r"|\w{2,}дцат\w*|\w{3,}(?:десят|сот)\w*|(?:девяност|тысяч|миллион|миллиард|триллион)\w*"
)
"""The numerals that are looked for with one letter wrong, too few or too many."""
_NO_MISSPELLING = re.compile(
    "thirsty|nicety|(?:weigh|migh|nigh|righ|ligh|shir|twee)ty|twenter?|(?:bu|pi|mu|fi|di|gi|ki)llions?|billons?|billiton"
    "|[pkc]?leven|elven|trillian|[mb]illson|millian|bellion|brillion|(?:миллион|миллиард|триллион)ер.*"
    "|(?:биллиард|хиллиард|филлион).*"
)
"""Words and names that are as like one."""


class SpelledNumerals(NamedTuple):
    """Word → the languages that have it for a number, or only between others; and what is no number, by language.

    `longest` is the length of the longest: no longer piece of a word need be looked up.
    """

    words: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    homographs: Mapping[str, frozenset[str]]
    longest: int


@cache
def spelled_numerals() -> SpelledNumerals:
    """The table, read once."""
    table = json.loads((Path(__file__).parent / "lexicons" / "spelled.json").read_text(encoding="utf-8"))
    homographs = {code: frozenset(text.split()) for code, text in table["homographs"].items()}
    words, parts = _by_word(table["words"]), _by_word(table["parts"])
    return SpelledNumerals(words, parts, homographs, max(map(len, (*words, *parts))))


def _by_word(table: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, text in table.items():
        for word in text.split():
            found[word] = (*found.get(word, ()), code)
    return found


def language_of_numeral(word: str, base: str) -> str:
    """The language in which a word is a number, but for those that the reader of `base` finds itself; "" if in none."""
    spelled = spelled_numerals()
    if known := spelled.words.get(word):
        if base in known:
            return "" if base in OURS else base
        # A text that stands in for a missing one is in another language, and so are many names: mostly in English.
        harmless = word in spelled.homographs["en"] or word in spelled.homographs.get(base, ())
        return "" if harmless else known[0]
    if len(word) < SHORTEST:
        return ""
    ends = range(2, min(len(word), spelled.longest + 1))
    beginnings = (spelled.words.get(word[:end]) or spelled.parts.get(word[:end], ()) for end in ends)
    languages = dict.fromkeys(code for codes in beginnings for code in codes)
    return next((code for code in languages if is_joined_numeral(word, code)), "")


def is_joined_numeral(word: str, code: str) -> bool:
    """Whether a word is nothing but numerals, two at least, and what stands between them: "siebenundvierzig"."""
    spelled, length = spelled_numerals(), len(word)
    counts = [0, *[-1] * length]  # how many numerals lead to each letter; -1 where none do
    for start in range(length):
        for end in range(start + 2, min(length, start + spelled.longest) + 1) if counts[start] >= 0 else ():
            piece = word[start:end]
            if code in spelled.words.get(piece, ()):
                counts[end] = max(counts[end], counts[start] + 1)
            elif code in spelled.parts.get(piece, ()):
                counts[end] = max(counts[end], counts[start])
    return counts[length] >= 2


def is_misspelt(word: str, base: str) -> bool:
    """Whether a word is no numeral, but one letter away from a long one of the text's language."""
    spelled, near = spelled_numerals(), _near(base)
    if not SHORTEST - 1 <= len(word) <= spelled.longest or word in spelled.words or _NO_MISSPELLING.fullmatch(word):
        return False
    known = {numeral for less in _with_one_less(word) for numeral in near.get(less, ())}
    # Next to "forty" are too many other words, unless it has a letter too many.
    return any(
        _is_one_letter_off(word, numeral) for numeral in known if len(numeral) >= SHORTEST or len(word) >= SHORTEST
    )


def _with_one_less(word: str) -> frozenset[str]:
    """The word, and what is left of it without one of its letters: two that are alike have one of these in common."""
    return frozenset((word, *(word[:i] + word[i + 1 :] for i in range(len(word)))))


@cache
def _near(base: str) -> Mapping[str, tuple[str, ...]]:
    """The long numerals of a language by what is left without one of their letters."""
    found: dict[str, tuple[str, ...]] = {}
    for word, codes in spelled_numerals().words.items():
        if base in codes and len(word) >= SHORTEST - 1 and _MISSPELT.fullmatch(word):
            for less in _with_one_less(word):
                found[less] = (*found.get(less, ()), word)
    return found


def _is_one_letter_off(word: str, known: str) -> bool:
    """Whether one letter is another, one too many, one missing, or two have changed places."""
    same = next((i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known)))
    rest, other = word[same:], known[same:]
    return rest[1:] in (other, other[1:]) or rest == other[1:] or (rest[1::-1] == other[:2] and rest[2:] == other[2:])
