"""What writing and reading facts.json share: how texts are compared, how its bytes are sealed, and its name.

Whoever saves a PDF again may write its text in another order, with other hyphens or with ligatures, and PDFium reads
some doubled letters as one.  What is compared here stays the same through all of that, and changes with each digit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from briefing.facts.canonical import canonical_json, sha256_of

FACTS_FILE = "facts.json"
FORMAT = "make-briefing/facts/1"
_DOUBLED = re.compile(r"([^\W\d_])(?=\1)")


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


def with_checksum(content: Mapping[str, Any]) -> str:
    """A facts.json with its seal: the SHA-256 of all the rest, so that a change of one byte shows."""
    rest = canonical_json({key: value for key, value in content.items() if key != "seal"})
    return f'{rest.removesuffix("}")},"seal":"{sha256_of(rest)}"}}'


def escape_formula(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with the apostrophe by which they mark text, where needed."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
