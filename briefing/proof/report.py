"""What a file proves, as plain data, in; the same as text for a terminal or as rows of a table out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefing.proof.terms import inert

COLUMNS = ("fact", "value", "qualifier", "status", "period", "speaker", "source", "quote", "pages")
_MOST_FINDINGS = 20
_WIDTHS = (24, 28, 10, 9, 18, 18, 24, 48, 8)


def verdict_text(name: str, verdict: Mapping[str, Any]) -> str:
    """What `verify` prints: the state, what does not hold, then which facts, by whom, from where."""
    return _harmless("\n".join((*_head(name, verdict), *_findings(verdict), *_facts(verdict))))


def facts_csv(facts: Iterable[Mapping[str, Any]]) -> str:
    """One row for each quote of each fact, and for each fact without a quote."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows((COLUMNS, *_rows(facts)))
    return _harmless(text.getvalue().removesuffix("\n"))


def facts_table(facts: Iterable[Mapping[str, Any]]) -> str:
    """The same in columns, cut to their widths."""
    rows = (COLUMNS, *_rows(facts))
    return _harmless("\n".join("  ".join(map(_cut, row, _WIDTHS)).rstrip() for row in rows))


def as_json(content: Any) -> str:
    """The same for programs; what a terminal might obey is escaped."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def _harmless(text: str) -> str:
    """Text from a stranger's file, without what a terminal might obey or fail to show."""
    return "".join(c if c.isprintable() or c == "\n" else " " if c.isspace() else "\ufffd" for c in text)


def _head(name: str, verdict: Mapping[str, Any]) -> Iterator[str]:
    yield f"{name}: {verdict['state']}{_kept(verdict)}"
    document = verdict.get("document")
    if not document:
        return
    known = (document[key] for key in ("id", "version", "date", "reference") if document.get(key))
    yield f"  {document['title']} ({', '.join(known)})"
    pages = verdict["printed_on"]
    printed = f"as printed on page {pages[0]}" if pages else "not printed on any page"
    yield f"  digest of the facts {verdict['digest']}, {printed}"
    claims = " and ".join(verdict["claims"])
    yield f"  claims to conform to {claims}; not checked here" if claims else "  claims to conform to no standard"
    yield from (f"  note: {note}" for note in verdict["notes"])


def _kept(verdict: Mapping[str, Any]) -> str:
    values = verdict.get("values", 0)
    if not verdict.get("document"):
        return ""
    by = "" if verdict["state"] != "saved again" else " by another program"
    return f"{by}, {verdict['unchanged']} of {values} values unchanged"


def _findings(verdict: Mapping[str, Any]) -> Iterator[str]:
    messages = [f"  {finding['message']}" for finding in verdict["findings"]]
    yield from messages[:_MOST_FINDINGS]
    if len(messages) > _MOST_FINDINGS:
        yield f"  and {len(messages) - _MOST_FINDINGS} more"


def _facts(verdict: Mapping[str, Any]) -> Iterator[str]:
    for fact in verdict.get("facts", ()):
        pages = f" (page {', '.join(map(str, fact['pages']))})" if fact["pages"] else ""
        said = fact["words"] or fact["statement"]
        yield f"{fact['id']}: {said}, {fact['status']}, {fact['period']}{pages}"
        if fact["formula"]:
            yield f"  derived: {fact['formula']}"
        yield from (f"  {_origin(fact, origin)}" for origin in fact["origins"])


def _origin(fact: Mapping[str, Any], origin: Mapping[str, Any]) -> str:
    outlet = f"{origin['publisher']}, {origin['published']}"
    speaker = fact["speaker"]
    who = f"{speaker}, in {outlet}" if speaker and origin["voice"] == "direct" else outlet
    reporting = f", reporting {speaker}" if speaker and origin["voice"] == "reported" else ""
    found = " [found in its text]" if origin["found"] else ""
    return f"{who}{reporting}: “{origin['quote']}”{found}"


def _rows(facts: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    for fact in facts:
        said = fact["words"] or fact["statement"]
        start = (fact["id"], said, fact["qualifier"], fact["status"], fact["period"], fact["speaker"])
        pages = " ".join(map(str, fact["pages"]))
        for origin in fact["origins"] or [None]:
            where = (f"{origin['publisher']}, {origin['published']}", origin["quote"]) if origin else ("", "")
            yield tuple(map(inert, (*start, *where, pages)))


def _cut(cell: str, width: int) -> str:
    flat = " ".join(cell.split())
    return flat.ljust(width) if len(flat) <= width else f"{flat[: width - 1]}…"
