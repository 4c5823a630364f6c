"""Names and texts in, what writing and reading a file's facts share out: its format, and how texts are compared."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from unicodedata import normalize

FACTS_FILE = "facts.json"
FORMAT = "make-briefing/facts/1"
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_HYPHENS = dict.fromkeys((0x02, 0xAD, 0x2010, 0x2011, 0xFFFE), "-")


def squeezed(text: str) -> str:
    """`text` as it is compared: composed, with one sort of hyphen and without white space."""
    return normalize("NFC", "".join(text.translate(_HYPHENS).split()))


def fingerprint(text: str) -> str:
    """The SHA-256 of the characters of a page, sorted: who saves a PDF again may put its lines in another order.

    A doubled letter counts once, since PDFium reads some of them so.
    """
    single = _DOUBLED.sub(r"\1", text.translate(_HYPHENS))
    return sha256("".join(sorted("".join(single.split()))).encode("utf-8", "surrogatepass")).hexdigest()


def compact(content: Mapping[str, Any]) -> str:
    """JSON without spaces, its keys sorted."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sealed(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a facts.json with its seal: the SHA-256 of all the rest, so that a change of one byte shows."""
    rest = {key: value for key, value in content.items() if key != "seal"}
    return {**rest, "seal": sha256(compact(rest).encode("utf-8", "surrogatepass")).hexdigest()}


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with the apostrophe by which they mark text, where needed."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
