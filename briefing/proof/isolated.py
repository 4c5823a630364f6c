"""Read a PDF from anyone in a limited process of its own: what it proves, or the facts that it carries."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from briefing.files import os_reason, read_input
from briefing.process import Child, Limits, run_limited, to_plain
from briefing.records import NamedTuple

SECONDS, CLOCK = 20, 120
"""Seconds of the processor that reading may take, so that no verdict depends on load; and at last of the clock."""
MEMORY = 1 << 30
_LARGEST, _LARGEST_TEXT, _MOST_TEXTS = 256_000_000, 32_000_000, 1_000

Answer = dict[str, Any]


class _Question(NamedTuple):
    """The file, what is wanted of it, the folder of the texts to look quotes up in, the SHA-256 that it should have."""

    path: Path
    wanted: Literal["verdict", "facts"]
    sources: Path | None = None
    sha256: str = ""


def verify_in_subprocess(path: Path, sources: Path | None = None, sha256: str = "") -> Answer:
    """The verdict on the PDF at `path` as a mapping.

    Quotes are looked up in the files of the folder `sources`; `sha256` is the digest that the file should have.
    """
    return {"holds": False, "sha256": ""} | _run(_Question(path, "verdict", sources, sha256))


def facts_in_subprocess(path: Path) -> Answer:
    """The `content` of the PDF's facts.json and its `facts` in words; or `findings` that say why not."""
    return _run(_Question(path, "facts"))


def _run(question: _Question) -> Answer:
    outcome = run_limited(_answer, question, Limits(SECONDS, MEMORY, output=_LARGEST, clock=CLOCK))
    answer: Answer = outcome.answer
    return _refused("not-decided", f"reading it {outcome.failure}") if outcome.failure else answer


def _refused(rule: str, message: str) -> Answer:
    finding = {"rule": rule, "message": message, "page": 0, "fact": ""}
    return {"state": rule.replace("-", " "), "findings": [finding]}


def _answer(_child: Child, question: _Question) -> Answer:
    """Read the file; the imports are here so that only this process makes them."""
    from briefing.proof.pdfium import UnreadableError
    from briefing.proof.verify import facts_of, verify

    path, wanted, sources, digest = question
    try:
        data = read_input(path, _LARGEST)
    except (OSError, ValueError) as error:
        return _refused("unreadable", f"it cannot be read: {os_reason(error)}")
    if wanted == "facts":
        try:
            content, facts = facts_of(data)
        except UnreadableError as error:
            return _refused("unreadable", str(error))
        return {"findings": [], "content": json.loads(content), "facts": [to_plain(fact) for fact in facts]}
    verdict = verify(data, _texts(sources) if sources else (), digest)
    answer: Answer = to_plain(verdict)
    return answer | {"holds": verdict.holds}


def _texts(folder: Path) -> list[bytes]:
    """The files of a folder that may be texts of sources."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.stat().st_size <= _LARGEST_TEXT)
    texts = []
    for path in files[:_MOST_TEXTS]:
        with suppress(OSError):
            texts.append(path.read_bytes())
    return texts
