"""Phrases written short in text files: what may stand in a text though it holds a number, and what counts without one.

A line of such a file that is not indented is the reason of the entries below it, which have commas between.  An entry
is matched as whole words, letter by letter, with a capital where a sentence begins; in it

    {country|countries}   is one of these, `{No. |}` this or nothing
    #                     is a whole number in digits
    §                     the number of a part of a text: 5, 5(2), 2016/679
    ##                    a list of whole numbers: 5 and 6, 3-7
    *                     the ending of a word
    @                     a word
    …                     some words of one clause
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_NUMBER = r"[0-9]{1,4}"
_LIST = rf"{_NUMBER}(?:, ?{_NUMBER})*(?:,? (?:and|to|or|и|до|или|və|ya) {_NUMBER}|[-\u2010-\u2013]{_NUMBER})?"
_PLACES = {
    "##": _LIST,
    "#": _NUMBER,
    "§": rf"{_NUMBER}(?:[./-]{_NUMBER}){{0,3}}[a-zа-я]?(?:\([0-9a-z]{{1,3}}\)){{0,3}}",
    "*": r"[^\W\d_]{0,8}",
    "@": r"[^\W\d_]{1,40}",
    "…": r"[^.:;!?\n]{1,60}?",
    " ": "[\\s\u00a0\u202f]",
    "-": "[\u2010-\u2012-]",
    "е": "[её]",
    "{": "(?:",
    "|": "|",
    "}": ")",
}
_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile("##|.", re.DOTALL)


class Phrase(NamedTuple):
    """An entry of a list, and the reason that it stands there."""

    text: str
    reason: str
    words: tuple[str, ...]
    """Its words, or their beginnings, in small letters: a text that has none of them has not the entry."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its regular expression."""
        return _pattern(self.text)

    @property
    def beginnings(self) -> Iterator[str]:
        """The words, or parts of words, that it may begin with, in small letters."""
        for text in _firsts(self.text):
            word = _WORD.match(text)
            yield plain_letters(word[0]) if word else ""


def read_phrases(file: Path) -> tuple[Phrase, ...]:
    """The entries of a file, in its order."""
    entries, reason = [], ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            # A comma within braces parts none.
            for entry in re.split(r", (?![^{}]*\})", line.strip()):
                entries.append(Phrase(entry, reason, tuple(_WORD.findall(plain_letters(entry)))))
        else:
            reason = line or reason
    return tuple(entries)


def plain_letters(text: str) -> str:
    """`text` in small letters, without what writers of a language may leave out."""
    return text.replace("İ", "i").lower().replace("ё", "е")


def _firsts(entry: str) -> list[str]:
    """The entry, once for each of the words in braces that it begins with."""
    if not entry.startswith("{"):
        return [entry]
    words, _, rest = entry[1:].partition("}")
    return [word + rest for word in words.split("|")]


@cache
def _pattern(entry: str) -> re.Pattern[str]:
    """The regular expression of an entry, which may begin with a capital where it has a small letter."""
    words, _, rest = entry[1:].partition("}") if entry.startswith("{") else ("", "", "")
    firsts = words.split("|")
    if "" in firsts:  # what comes after may begin a sentence, too
        firsts, rest = _firsts(entry), ""
    begin = "|".join(_capital(word[:1]) + _expression(word[1:]) for word in firsts)
    return re.compile(rf"(?<!\w)(?:{begin}){_expression(rest)}(?!\w)")


def _capital(letter: str) -> str:
    capitals = {"i": "Iİ"}.get(letter, letter.upper())
    return f"[{letter}{capitals}]" if letter.islower() else _expression(letter)


def _expression(text: str) -> str:
    return "".join(_PLACES.get(piece, re.escape(piece)) for piece in _PIECE.findall(text))
