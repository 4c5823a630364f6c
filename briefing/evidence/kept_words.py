"""The names and phrases that hold a number and state no value: G7, COVID-19, Article 5, "the two countries".

They stand in `kept/LANGUAGE.txt`, under the reason why they may be typed without a fact, as `phrases` has it.

What an entry keeps is the number that lies wholly within it: of "the 16 F-16s" the 16 remains, and so does "5 million"
after "Article".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from briefing.evidence.patterns import LETTERS
from briefing.evidence.phrases import Phrase, plain_letters, possible_in, read_phrases
from briefing.evidence.spelled_numerals import spelled_numerals
from briefing.records import NamedTuple

_FOLDER = Path(__file__).with_name("kept")
_DIGITS = re.compile("[0-9]+|[\u00b2\u00b3\u00b9\u2070-\u2089]")
_REACH = 100


@cache
def kept_words(language: str) -> tuple[Phrase, ...]:
    """The list of `language` (`en`, `en-GB`); a language that has none takes the names of the English one."""
    file = _FOLDER / f"{language.partition('-')[0]}.txt"
    return read_phrases(file if file.is_file() else _FOLDER / "en.txt")


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
        for kept in _possible(plain_letters(text[first:last]), language):
            for match in kept.pattern.finditer(text, first, last):
                if match.start() <= start and end <= match.end() and not _is_between(match, start, end):
                    found.add(KeptSpan(*match.span(), kept.reason))
    return sorted(found, key=lambda span: (span.start, -span.end))


def _is_between(match: re.Match[str], start: int, end: int) -> bool:
    """Whether a number is, or ends in, what stands between the words of an entry: "one million reasons"."""
    spans = (match.span(group) for group in range(1, match.re.groups + 1))
    for begin, stop in spans:
        # An entry may have only a part of the word, and an ending: "@{an|ən} bir".
        found = LETTERS.match(match.string, begin) if start <= begin < end else None
        known = spelled_numerals().words if found else ()
        is_numeral = found and not {plain_letters(found[0]), plain_letters(match.string[begin:stop])}.isdisjoint(known)
        if (begin <= start and end <= stop) or is_numeral:
            return True
    return False


@lru_cache(maxsize=2_000)
def _possible(around: str, language: str) -> tuple[Phrase, ...]:
    """Those entries whose words the text around a number has.

    To compile all of them takes longer than many a briefing is read, and a text has words of few.
    """
    return possible_in(around, kept_words(language))


def kept_figures(text: str, language: str) -> list[KeptSpan]:
    """Where `text` has words with digits that are kept, without overlap: a page has to say why it shows them."""
    found: list[KeptSpan] = []
    for span in find_kept(text, language, [match.span() for match in _DIGITS.finditer(text)]):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
