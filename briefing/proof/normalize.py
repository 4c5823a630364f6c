"""How texts are compared with those of the facts, and what is found to differ.

What is compared here stays the same through other hyphens, ligatures and spaces, and changes with each digit.
"""

from __future__ import annotations

from unicodedata import normalize

from briefing.records import NamedTuple


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


DOTS = str.maketrans("İIı", "iii")
"""The small letter of I is another one in Azerbaijani and Turkish; as a first letter they are all the same."""
# PDFium reads a hyphen at the end of a line as U+0002 or U+FFFE.
_PLAINER = _Plainer(dict.fromkeys((0x02, 0xAD, 0x2010, 0x2011, 0xFFFE), "-"))


def normalized(text: str) -> str:
    """`text` as it is compared: composed, plainer, and without white space."""
    return normalize("NFC", "".join(text.translate(_PLAINER).split()))


def folded(text: str) -> str:
    """What is printed in capitals, or goes on in the next line."""
    return normalized(text).translate(DOTS).casefold().replace("-", "")
