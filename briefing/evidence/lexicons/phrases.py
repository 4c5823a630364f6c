"""Phrases written short in text files: what may stand in a text though it holds a number, and what counts without one.

A line of such a file that is not indented is the reason of the entries below it, which have commas between; one that
begins with `<name>` gives the words of a class, which `<name>` stands for in the braces of the entries after it.  An
entry is matched as whole words, letter by letter, with a capital where a sentence begins; in it

    {country|countries}   is one of these, `{No. |}` this or nothing
    !{day|days}           is no word, but that none of these follows
    #                     is a whole number in digits
    §                     the number of a part of a text: 5, 5(2), 2016/679
    ##                    a list of whole numbers: 5 and 6, 3-7
    *                     the ending of a word
    @                     a word, a group of the expression
    ~                     no word that makes what precedes harmless: only, just
    …                     some words of one clause, a group of the expression
    _                     the place of a value, an article before it or not
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from briefing.evidence.lexicons.patterns import LETTERS
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

VALUE = "\ue000"
"""Stands for a value in a text; no face has it, so nobody can type it."""
CHANGES, RISES, FALLS = "makes a change of it", "makes a rise of it", "makes a fall of it"
RATE, UNREAL = "makes a rate of it", "makes it less than real"
"""What the words of a sentence may make of a value."""
HARMLESS = "says nothing of it"
"""Of a phrase in which words that otherwise make another of a value do not: "made up 5" is not "up 5"."""
_ARTICLES = "the|a|an|its|their|his|her|some|all|total|total of|these|those|этих|эти|его|её|их|всех|все|общих|bu|bütün"
_NUMBER = r"[0-9]{1,4}"
_LIST = rf"{_NUMBER}(?:, ?{_NUMBER})*(?:,? (?:and|to|or|и|до|или|və|ya) {_NUMBER}|[-\u2010-\u2013]{_NUMBER})?"
_PLACES = {
    "##": _LIST,
    "#": _NUMBER,
    "§": rf"{_NUMBER}(?:[./-]{_NUMBER}){{0,3}}[a-zа-я]?(?:\([0-9a-z]{{1,3}}\)){{0,3}}",
    "*": r"[^\W\d_]{0,8}",
    "@": r"([^\W\d_]{1,40})",
    "…": r"([^.:;!?\n]{1,100}?)",
    "~": r"(?!(?:only|just|merely|simply|solely|только|лишь|просто|yalnız|təkcə)\b)",
    "_": rf"(?:(?:{_ARTICLES}) ){{0,2}}[\"'“„«‘(\[]{{0,2}}{VALUE}",
    " ": "[\\s\u00a0\u202f]",
    "-": "[\u2010-\u2012-]",
    "е": "[её]",
    "ё": "[её]",
    "{": "(?:",
    "|": "|",
    "}": ")",
}
_SHOWN, _REQUIRED = re.compile(r"[^\W_]+"), re.compile(r" ?[^\W_]+ ?|#")
_PIECE, _SIGN = re.compile("##|.", re.DOTALL), re.compile("[{|}]")
_CLASS, _NAMED = re.compile(r"<(\w+)> (.+)"), re.compile(r"<(\w+)>")
_BARE = str.maketrans("əıłøđ", "eilod")
_CAPITALS = {"i": "Iİ"}
_KEY = 4
"""Letters by which phrases are looked up."""


@dataclass(frozen=True)
class Phrase:
    """An entry of a list, and the reason that it stands there."""

    text: str
    reason: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its regular expression."""
        return _pattern(self.text)

    def may_stand_in(self, text: str) -> bool:
        """Whether a text in plain letters has the words of the entry, and digits where it has them.

        The pattern is dear to compile, and most texts have the words of few.
        """
        return _has(_spaced(text), self._needed)

    @cached_property
    def _needed(self) -> _Needed:
        return _needed(f" {plain_letters(self.text)} ")

    @property
    def beginnings(self) -> Iterator[str]:
        """The words, or parts of words, that it may begin with, in small letters."""
        for text in _firsts(self.text):
            word = LETTERS.match(text)
            yield plain_letters(word[0]) if word else ""


def possible_in(text: str, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Those of many entries that may stand in a text in plain letters."""
    spaced = _spaced(text)
    return tuple([phrase for phrase in phrases if _has(spaced, phrase._needed)])


class PhraseList:
    """The entries of a file, found by the word that they begin with."""

    def __init__(self, file: Path) -> None:
        found: dict[str, dict[Phrase, list[str]]] = defaultdict(lambda: defaultdict(list))
        for phrase in read_phrases(file) if file.is_file() else ():
            for beginning in phrase.beginnings:
                found[beginning[:_KEY]][phrase].append(beginning)
        self._by_beginning = {
            key: tuple((phrase, tuple(beginnings)) for phrase, beginnings in phrases.items())
            for key, phrases in found.items()
        }

    def beginning_with(self, word: str) -> Iterator[Phrase]:
        """The entries that may begin with a word in small letters; with none, those that begin with a value."""
        for length in range(0 if not word else 1, min(_KEY, len(word)) + 1):
            for phrase, beginnings in self._by_beginning.get(word[:length], ()):
                if word.startswith(beginnings):
                    yield phrase


@cache
def read_phrases(file: Path) -> tuple[Phrase, ...]:
    """The entries of a file, in its order; read once, since templates are rendered where no file can be opened."""
    entries, reason, classes = [], "", dict[str, str]()
    for line in file.read_text(encoding="utf-8").splitlines():
        given = _CLASS.fullmatch(line)
        written = _NAMED.sub(lambda match: classes[match[1]], given[2] if given else line.strip())
        if given:
            classes[given[1]] = f"{classes[given[1]]}|{written}" if given[1] in classes else written
        elif line.startswith(" "):
            # A comma within braces parts none.
            entries += [Phrase(entry, reason) for entry in re.split(r", (?![^{}]*\})", written)]
        else:
            reason = line or reason
    return tuple(entries)


class _Needed(NamedTuple):
    """What a text must have: some pieces of words, a space where a word ends, and of each group what a choice needs."""

    pieces: tuple[str, ...]
    groups: tuple[tuple[_Needed, ...], ...]


@cache
def _needed(written: str) -> _Needed:
    """What a text must have in which stands what is written so in an entry."""
    pieces, groups = list[str](), list[tuple[_Needed, ...]]()
    while written:
        words, brace, after = written.partition("{")
        if brace and words.endswith("!"):
            words, brace, after = words[:-1], "", _opened(brace + after)[1]
        # Doubled, since the space behind one word is also that before the next.
        pieces += _REQUIRED.findall(words.replace(" ", "  ").replace("§", "#"))
        choices, written = _opened(brace + after) if brace else ([], after)
        groups += [tuple(map(_needed, choices))] if choices else []
    return _Needed(tuple(pieces), tuple(groups))


def _has(text: str, needed: _Needed) -> bool:
    """Whether a text has all that is needed; asked so often that the loops are written out."""
    for piece in needed.pieces:
        if piece not in text:
            return False
    for group in needed.groups:
        for choice in group:
            if _has(text, choice):
                break
        else:
            return False
    return True


@lru_cache(maxsize=64)
def _spaced(text: str) -> str:
    """The words of a text with a space on either side of each, and the sign for digits if it has any."""
    return f" {' '.join(_SHOWN.findall(text))} {'#' if any(map(str.isdigit, text)) else ''}"


def plain_letters(text: str) -> str:
    """`text` in small letters, without what writers of a language may leave out."""
    return text.replace("İ", "i").lower().replace("ё", "е")


def bare_letters(text: str) -> str:
    """`text` with Latin letters in the place of those that have a mark: "dord" for "dörd"."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text.translate(_BARE)) if not unicodedata.combining(c))


def _firsts(entry: str) -> list[str]:
    """The entry, once for each of the words in braces that it begins with."""
    if not entry.startswith("{"):
        return [entry]
    words, rest = _opened(entry)
    return [first for word in words for first in _firsts(word + rest)]


def _opened(entry: str) -> tuple[list[str], str]:
    """What the bars part in the group that an entry begins with, and what comes after the group."""
    words, depth, start = list[str](), 0, 1
    for sign in _SIGN.finditer(entry, start):
        if sign[0] != "{" and not depth:
            words.append(entry[start : sign.start()])
            start = sign.end()
            if sign[0] == "}":
                return words, entry[start:]
        depth += (sign[0] == "{") - (sign[0] == "}")
    raise ValueError(entry)


@cache
def _pattern(entry: str) -> re.Pattern[str]:
    """The regular expression of an entry, which may begin with a capital where it has a small letter."""
    firsts, rest = _opened(entry) if entry.startswith("{") else ([entry], "")
    if any(not word or word.startswith("{") for word in firsts):  # what comes after may begin a sentence, too
        firsts, rest = _firsts(entry), ""
    begin = "|".join(
        (f"[{word[0]}{_CAPITALS.get(word[0], word[0].upper())}]" if word[:1].islower() else _expression(word[:1]))
        + _expression(word[1:])
        for word in firsts
    )
    return compile_pattern(rf"(?<!\w)(?:{begin}){_expression(rest)}(?!\w)")


def _expression(text: str) -> str:
    text, without, rest = text.partition("!{")
    pattern = "".join(_PLACES.get(piece, re.escape(piece)) for piece in _PIECE.findall(text))
    if not without:
        return pattern
    words, rest = _opened("{" + rest)
    return rf"{pattern}(?!(?:{'|'.join(map(_expression, words))})(?!\w)){_expression(rest)}"
