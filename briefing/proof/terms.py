"""Names and texts in, what writing and reading a file's facts share out: its format, and how texts are compared."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from unicodedata import normalize

FACTS_FILE = "facts.json"
FORMAT = "make-briefing/facts/1"
_DOUBLED = re.compile(r"([^\W\d_])(?=\1)")


class _Plainer(dict[int, str]):
    """What each character is compared as: ligatures as their letters, one sort of hyphen, but ² never as 2."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if character.isdigit() else normalize("NFKC", character)
        return self[code]


_PLAINER = _Plainer(dict.fromkeys((0x02, 0xAD, 0x2010, 0x2011, 0xFFFE), "-"))


def squeezed(text: str) -> str:
    """`text` as it is compared: composed, plainer, and without white space."""
    return _composed(text.translate(_PLAINER))


def fingerprint(text: str) -> str:
    """The SHA-256 of the characters of a page, sorted: who saves a PDF again may put its lines in another order.

    A doubled letter counts once, since PDFium reads some of them so.
    """
    counted = Counter(_composed(_DOUBLED.sub("", text.translate(_PLAINER))))
    characters = "".join(character * count for character, count in sorted(counted.items()))
    return sha256(characters.encode("utf-8", "surrogatepass")).hexdigest()


def _composed(text: str) -> str:
    return normalize("NFC", "".join(text.split()))


def compact(content: Mapping[str, Any]) -> str:
    """JSON without spaces, its keys sorted."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sealed(content: Mapping[str, Any]) -> str:
    """A facts.json with its seal: the SHA-256 of all the rest, so that a change of one byte shows."""
    rest = compact({key: value for key, value in content.items() if key != "seal"})
    seal = sha256(rest.encode("utf-8", "surrogatepass")).hexdigest()
    return f'{rest.removesuffix("}")},"seal":"{seal}"}}'


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with the apostrophe by which they mark text, where needed."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
