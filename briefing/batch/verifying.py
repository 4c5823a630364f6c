"""Checks a file of a batch against its line in the journal, and what it proves about itself."""

from __future__ import annotations

from hashlib import sha256

from briefing.batch.journal import Entry
from briefing.batch.outputs import Outputs
from briefing.errors import OutputError


def wrong_with(outputs: Outputs, entry: Entry) -> str:
    """What is wrong with the file of an entry, in words; "" for one that is as it was written."""
    from briefing.pipeline import verify

    try:
        data = outputs.read(entry.planned.name)
    except OutputError as error:
        return error.diagnostics[0].message
    if sha256(data).hexdigest() != entry.output:
        return "it is not the file that was written"
    if not data.startswith(b"%PDF"):
        return ""
    return "" if verify(data, sha256=entry.output).holds else "it does not hold: make-briefing verify says why"
