"""How the texts of a page are compared with those of the facts, their fingerprint, and what is found to differ.

Whoever saves a PDF again may write its text in another order, with other hyphens or with ligatures, and PDFium reads
some doubled letters as one.  What is compared here stays the same through all of that, and changes with each digit.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple
from unicodedata import normalize

from briefing.facts.canonical import sha256_of

_DOUBLED = re.compile(r"([^\W\d_])(?=\1)")


class Finding(NamedTuple):
    """One thing that does not hold; `page` is 0 and `fact` empty where it belongs to none.

    A finding is about a place in a PDF, where a `Problem` or `Diagnostic` is about one in a file that somebody writes.
    """

    rule: str
    message: str
    page: int = 0
    fact: str = ""


class _Plainer(dict[int, str]):
    """What each character is compared as: ligatures as their letters, one sort of hyphen, but ² never as 2."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if character.isdigit() else normalize("NFKC", character)
        return self[code]


# PDFium reads a hyphen at the end of a line as U+0002 or U+FFFE.
_PLAINER = _Plainer(dict.fromkeys((0x02, 0xAD, 0x2010, 0x2011, 0xFFFE), "-"))


def normalized(text: str) -> str:
    """`text` as it is compared: composed, plainer, and without white space."""
    return normalize("NFC", "".join(text.translate(_PLAINER).split()))


def fingerprint(text: str) -> str:
    """The SHA-256 of the characters of a page, sorted and normalized; a doubled letter counts once."""
    single = _DOUBLED.sub("", text.translate(_PLAINER))
    counted = Counter(normalize("NFC", "".join(single.split())))
    characters = "".join(character * count for character, count in sorted(counted.items()))
    return sha256_of(characters)
