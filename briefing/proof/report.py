"""Reports what a PDF proves: its facts in words, and a verdict as text for a terminal, rows of a table, or JSON.

`report_facts` runs in the process that reads the file of a stranger; the rest prints what that process has answered,
as plain data, in the process of the command.

What is compared with the texts of facts stays the same through other hyphens, ligatures and spaces, and changes with
each digit (`normalized`).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from briefing.charts.kinds import KINDS
from briefing.document.occurrences import Role
from briefing.facts.model import Briefing, told_areas
from briefing.facts.text_fields import filled, with_area
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from briefing.document.occurrences import Occurrence
    from briefing.evidence.source_text import SourceText
    from briefing.wording.edition import Edition


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


COLUMNS = ("fact", "value", "qualifier", "status", "period", "area", "speaker", "source", "quote", "pages", "reading")
_WIDTHS = (24, 28, 10, 9, 18, 18, 18, 24, 48, 8, 32)
_MOST_FINDINGS = 20


class Origin(NamedTuple):
    """Where a quote is from, and its words: the speaker's own (direct) or the outlet's (reported).

    `found` says whether it was looked up in the source's text just now, and stands there; `bears_out` what it is for,
    if not for the fact as a whole.
    """

    publisher: str
    published: str
    title: str
    url: str
    quote: str
    voice: str
    found: bool
    bears_out: tuple[str, ...] = ()


class ReportedFact(NamedTuple):
    """A fact in words; `words` are its value with qualifier and unit, or empty, `pages` those that show the value.

    `readings` is how the desk reads what the source does not say plainly, by what it is about.
    """

    id: str
    label: str
    words: str
    statement: str
    qualifier: str
    status: str
    kind: str
    period: str
    area: str
    speaker: str
    formula: str
    origins: tuple[Origin, ...]
    pages: tuple[int, ...]
    readings: Mapping[str, str]


def report_facts(
    edition: Edition, occurrences: Sequence[Occurrence], texts: Mapping[str, SourceText]
) -> Iterator[ReportedFact]:
    """Every fact in the order of the file; `texts` are those at hand, by source."""
    briefing, wording = edition
    areas = told_areas(briefing.facts)
    pages: dict[str, set[int]] = {}
    for occurrence in occurrences:
        if occurrence.role is Role.VALUE:
            pages.setdefault(occurrence.fact, set()).update(occurrence.pages)
    for fact in briefing.facts.values():
        words = wording.words(fact) if fact.quantity and not fact.quantity.is_empty else ""
        speaker = briefing.speakers.get(fact.speaker or "")
        origins = []
        for evidence in fact.evidence:
            source, text = briefing.sources[evidence.source], texts.get(evidence.source)
            origins.append(
                Origin(
                    publisher=source.publisher,
                    published=source.published.isoformat(),
                    title=source.title or "",
                    url=source.url or "",
                    quote=evidence.quote,
                    voice=evidence.voice.value,
                    found=text is not None and bool(text.find(evidence.quote)),
                    bears_out=tuple(prop.value for prop in evidence.for_),
                )
            )
        yield ReportedFact(
            id=fact.id,
            label=with_area(fact.label, areas.get(fact.id)),
            words=words,
            statement=filled(fact.statement, words, wording.period(fact.period)),
            qualifier=fact.qualifier.value if words else "",
            status=fact.status_or_kind,
            kind=fact.kind.value,
            period=str(fact.period),
            area=fact.area or "",
            speaker=speaker.name if speaker else "",
            formula=fact.formula or "",
            origins=tuple(origins),
            pages=tuple(sorted(pages.get(fact.id, ()))),
            readings={prop.value: str(words) for prop, words in fact.reading.items()},
        )


def verdict_text(name: str, verdict: Mapping[str, Any]) -> str:
    """What `verify` prints: the state, what does not hold, then which facts, by whom, from where."""
    findings = [f"  {finding['message']}" for finding in verdict["findings"]]
    more = [f"  and {len(findings) - _MOST_FINDINGS} more"] if len(findings) > _MOST_FINDINGS else []
    return _harmless("\n".join((*_head(name, verdict), *findings[:_MOST_FINDINGS], *more, *_facts(verdict))))


def _head(name: str, verdict: Mapping[str, Any]) -> Iterator[str]:
    document = verdict.get("document")
    if not document:
        yield f"{name}: {verdict['state']}"
        return
    by = " by another program" if verdict["state"] == "saved again" else ""
    yield f"{name}: {verdict['state']}{by}, {verdict['unchanged']} of {verdict['values']} values unchanged"
    known = (document[key] for key in ("id", "version", "date", "reference") if document.get(key))
    yield f"  {document['title']} ({', '.join(known)})"
    pages = verdict["printed_on"]
    printed = f"as printed on page {pages[0]}" if pages else "not printed on any page"
    yield f"  digest of the contents {verdict['digest']}, {printed}"
    yield f"  SHA-256 of the file {verdict['sha256']}"
    claims = " and ".join(verdict["claims"])
    if standings := verdict["standings"]:
        yield f"  {_standings(standings)}, as the file says"
    yield f"  claims to conform to {claims}; not checked here" if claims else "  claims to conform to no standard"
    yield from (f"  note: {note}" for note in verdict["notes"])


def _standings(standings: Mapping[str, int]) -> str:
    """The counts in words: "25 facts, 22 verified, 3 with a reading of the desk"."""
    own = f"own view{'s' * (standings['own'] != 1)}"
    words = {"own": own, "verified": "verified", "read": "with a reading of the desk", "unverified": "not verified"}
    total = sum(standings.values())
    parts = [f"{count} {words[kind]}" for kind, count in standings.items() if count]
    if total in (standings["verified"], standings["unverified"]):
        parts = ["all verified" if standings["verified"] else "none verified"]
    return ", ".join((f"{total} fact{'s' * (total != 1)}", *parts))


def _facts(verdict: Mapping[str, Any]) -> Iterator[str]:
    for fact in verdict.get("facts", ()):
        pages = f" (page {', '.join(map(str, fact['pages']))})" if fact["pages"] else ""
        words = fact["words"] or fact["statement"]
        yield f"{fact['id']}: {words}, {fact['status']}, {fact['period']}{pages}"
        if fact["formula"]:
            yield f"  derived: {fact['formula']}"
        for origin in fact["origins"]:
            who = f"{origin['publisher']}, {origin['published']}"
            speaks = fact["speaker"] not in ("", origin["publisher"]) and not origin["bears_out"]
            if speaks and origin["voice"] == "direct":
                who = f"{fact['speaker']}, in {who}"
            elif speaks and origin["voice"] == "reported":
                who = f"{who}, reporting {fact['speaker']}"
            context = f" (for the {', '.join(origin['bears_out'])})" if origin["bears_out"] else ""
            yield f"  {who}: “{origin['quote']}”{context}" + " [found in its text]" * origin["found"]
        for prop, words in fact["readings"].items():
            yield f"  read by the desk: {words} ({prop})"


def facts_csv(facts: Iterable[Mapping[str, Any]]) -> str:
    """One row for each quote of each fact, and for each fact without a quote."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows((COLUMNS, *_rows(facts)))
    return _harmless(text.getvalue().removesuffix("\n"))


def facts_table(facts: Iterable[Mapping[str, Any]]) -> str:
    """The same in columns, cut to their widths."""
    lines = []
    for row in (COLUMNS, *_rows(facts)):
        cells = (" ".join(cell.split()) for cell in row)
        cut = (c.ljust(w) if len(c) <= w else f"{c[: w - 1]}…" for c, w in zip(cells, _WIDTHS, strict=True))
        lines.append("  ".join(cut).rstrip())
    return _harmless("\n".join(lines))


def _rows(facts: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    for fact in facts:
        words = fact["words"] or fact["statement"]
        start = (fact["id"], words, fact["qualifier"], fact["status"], fact["period"], fact["area"], fact["speaker"])
        pages = " ".join(map(str, fact["pages"]))
        reading = "; ".join(f"{words} ({prop})" for prop, words in fact["readings"].items())
        for origin in fact["origins"] or [None]:
            where = (f"{origin['publisher']}, {origin['published']}", origin["quote"]) if origin else ("", "")
            yield tuple(map(escape_formula, (*start, *where, pages, reading)))


def escape_formula(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with the apostrophe by which they mark text, where needed."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _harmless(text: str) -> str:
    """Text from a stranger's file, without what a terminal might obey or fail to show."""
    return "".join(c if c.isprintable() or c == "\n" else " " if c.isspace() else "\ufffd" for c in text)


def as_json(content: Any) -> str:
    """The same for programs; what a terminal might obey is escaped."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def unread_pictures(briefing: Briefing, *, has_logo: bool) -> tuple[str, ...]:
    """Those whose shapes or pixels may say what they will: the logo, those of files, and those that code has drawn."""
    own = (key for key, chart in briefing.charts.items() if chart.kind not in KINDS)
    return (
        *["logo"] * has_logo,
        *(f"image “{key}”" for key in briefing.images),
        *(f"flowable “{key}”" for key in briefing.flowables),
        *(f"chart “{key}”, drawn by code of its own" for key in own),
    )
