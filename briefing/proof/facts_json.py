"""What facts.json is: its name, the version of its format, and the seal by which a change of its bytes shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.facts.canonical import canonical_json, sha256_of

FACTS_FILE = "facts.json"
FORMAT = "make-briefing/facts/1"


def with_seal(content: Mapping[str, Any]) -> str:
    """The text of a facts.json with its seal, the SHA-256 of all the rest, which a change of one byte makes wrong."""
    rest = canonical_json({key: value for key, value in content.items() if key != "seal"})
    return f'{rest.removesuffix("}")},"seal":"{sha256_of(rest)}"}}'
