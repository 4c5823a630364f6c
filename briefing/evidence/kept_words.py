"""The names and phrases that hold a number and state no value: G7, COVID-19, Article 5, "the two countries".

They stand in `kept/LANGUAGE.txt`, under the reason why they may be typed without a fact. A line that is not indented
is a reason; below it are entries, with commas between. An entry is matched as whole words, letter by letter, with a
capital where a sentence begins; in it

    {country|countries}   is one of these, `{No. |}` this or nothing
    #                     is a whole number in digits
    §                     the number of a part of a text: 5, 5(2), 2016/679
    ##                    a list of whole numbers: 5 and 6, 3-7
    *                     the ending of a word

What an entry keeps is the number that lies wholly within it: of "the 16 F-16s" the 16 remains, and so does "5 million"
after "Article".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).with_name("kept")
_NUMBER = r"[0-9]{1,4}"
_LIST = rf"{_NUMBER}(?:, ?{_NUMBER})*(?:,? (?:and|to|or|и|до|или|və|ya) {_NUMBER}|[-\u2010-\u2013]{_NUMBER})?"
_PLACES = {
    "##": _LIST,
    "#": _NUMBER,
    "§": rf"{_NUMBER}(?:[./-]{_NUMBER}){{0,3}}[a-zа-я]?(?:\([0-9a-z]{{1,3}}\)){{0,3}}",
    "*": r"[^\W\d_]{0,5}",
    " ": "[\\s\u00a0\u202f]",
    "-": "[\u2010-\u2012-]",
    "е": "[её]",
    "{": "(?:",
    "|": "|",
    "}": ")",
}
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile("[0-9]+|[\u00b2\u00b3\u00b9\u2070-\u2089]")
_REACH = 40
_PIECE = re.compile("##|.", re.DOTALL)


class KeptWords(NamedTuple):
    """An entry of the list, and why it may be typed."""

    text: str
    reason: str
    words: tuple[str, ...]
    """Its words, or their beginnings, in small letters: a text that has none of them has not the entry."""


@cache
def kept_words(language: str) -> tuple[KeptWords, ...]:
    """The list of `language` (`en`, `en-GB`); a language that has none takes the names of the English one."""
    file = _FOLDER / f"{language.partition('-')[0]}.txt"
    text = (file if file.is_file() else _FOLDER / "en.txt").read_text(encoding="utf-8")
    entries, reason = [], ""
    for line in text.splitlines():
        if line.startswith(" "):
            entries += [
                KeptWords(entry, reason, tuple(_WORD.findall(entry.lower().replace("ё", "е"))))
                for entry in _split(line.strip())
            ]
        else:
            reason = line or reason
    return tuple(entries)


class KeptSpan(NamedTuple):
    """Where a text has words of the list, and why these may be typed."""

    start: int
    end: int
    reason: str


def find_kept(text: str, language: str, numbers: Iterable[tuple[int, int]]) -> list[KeptSpan]:
    """Where `text` has words of the list around one of its `numbers`; some may overlap.

    >>> [(k.start, k.end) for k in find_kept("the 16 F-16s of the two countries", "en", [(4, 6), (9, 11)])]
    [(7, 12)]
    """
    found: set[KeptSpan] = set()
    for start, end in numbers:
        first, last = max(0, start - _REACH), end + _REACH
        # To compile all entries takes longer than many a briefing is read; a text has words of few of them.
        around = text[first:last].replace("İ", "i").lower().replace("ё", "е")
        for kept in kept_words(language):
            if not kept.words or any(word in around for word in kept.words):
                matches = _pattern(kept.text).finditer(text, first, last)
                found |= {KeptSpan(*m.span(), kept.reason) for m in matches if m.start() <= start and end <= m.end()}
    return sorted(found, key=lambda span: (span.start, -span.end))


def kept_figures(text: str, language: str) -> list[KeptSpan]:
    """Where `text` has words with digits that are kept, without overlap: a page has to say why it shows them."""
    found: list[KeptSpan] = []
    for span in find_kept(text, language, [match.span() for match in _DIGITS.finditer(text)]):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _split(line: str) -> list[str]:
    """The entries of a line; a comma within braces parts none."""
    return re.split(r", (?![^{}]*\})", line)


@cache
def _pattern(entry: str) -> re.Pattern[str]:
    """The regular expression of an entry, which may begin with a capital where it has a small letter."""
    firsts, rest = [entry], ""
    if entry.startswith("{"):
        words, _, rest = entry[1:].partition("}")
        firsts = words.split("|")
    begin = "|".join(_capital(word[:1]) + _expression(word[1:]) for word in firsts)
    return re.compile(rf"(?<!\w)(?:{begin}){_expression(rest)}(?!\w)")


def _capital(letter: str) -> str:
    capitals = {"i": "Iİ"}.get(letter, letter.upper())
    return f"[{letter}{capitals}]" if letter.islower() else _expression(letter)


def _expression(text: str) -> str:
    return "".join(_PLACES.get(piece, re.escape(piece)) for piece in _PIECE.findall(text))
