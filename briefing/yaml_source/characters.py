"""Find characters that must not stand in a text: control characters, lone surrogates, unpaired bidi controls.

A bidi control that is not closed makes a line look otherwise than it is written ("Trojan source"); the others show
nothing, break a line for some programs only, or cannot be encoded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# What YAML refuses, and the separators that end a line for YAML and not for editors.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
_CLOSER = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")


def bad_characters(text: str) -> Iterator[tuple[int, str]]:
    """(offset, description) of every character that is refused."""
    if text.isascii() and text.isprintable():
        return
    for match in _FORBIDDEN.finditer(text):
        yield match.start(), f"{_name(match[0])} is not allowed in a text"
    if not text.isascii():
        yield from _unpaired(text)


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """Bidi controls that are not closed on their own line, or close nothing."""
    opened: list[tuple[int, str]] = []
    for match in _BIDI.finditer(text + "\n"):
        sign = match[0]
        if sign in _CLOSER:
            opened.append((match.start(), sign))
        elif sign == "\n":
            yield from ((offset, f"{_name(left)} is not closed on its line") for offset, left in opened)
            opened.clear()
        elif opened and _CLOSER[opened[-1][1]] == sign:
            opened.pop()
        else:
            yield match.start(), f"{_name(sign)} closes nothing"


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if 0xD800 <= ord(character) <= 0xDFFF:
        return f"the lone surrogate {code}"
    name = unicodedata.name(character, "control character").lower()
    return f"the {name} {code}"
