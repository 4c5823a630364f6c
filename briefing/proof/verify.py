"""The bytes of a PDF from anyone in, what it proves out: whether its values are those that were written, and whose."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from briefing.document.occurrences import Occurrence
from briefing.facts.canonical import restore
from briefing.facts.model import Briefing, Fact
from briefing.facts.source_text import SourceText
from briefing.facts.wording import Wording
from briefing.pdf import is_as_written
from briefing.proof import agreement
from briefing.proof.agreement import Finding
from briefing.proof.model import AttachedFacts, read_facts
from briefing.proof.pdfium import Pdf, UnreadableError, open_pdf
from briefing.proof.readback import Mismatch, compare_page
from briefing.proof.terms import FACTS_FILE, fingerprint

_MOST_FILES, _MOST_PAGES = 2_000, 20_000
_METADATA = re.compile(rb"/Type\s*/Metadata\b[^>]*>>\s*stream\r?\n")
_CLAIMS = re.compile(
    rb"<(pdfaid|pdfuaid):(part|conformance)>([0-9A-Za-z]{1,2})<|(pdfaid|pdfuaid):(part|conformance)=[\"']([0-9A-Za-z]{1,2})"
)
_MOST_METADATA = 1_000_000


class State(StrEnum):
    """What a file is, next to the one that was written."""

    AS_WRITTEN = "bytes as written"
    SAVED_AGAIN = "saved again by another program"
    ALTERED = "altered"
    WITHOUT_FACTS = "without facts"
    UNREADABLE = "unreadable"


class Origin(NamedTuple):
    """Where a quote is from, its words, and whether it is the speaker's own (direct) or the outlet's (reported)."""

    publisher: str
    published: str
    title: str
    url: str
    quote: str
    voice: str
    rechecked: bool


class Told(NamedTuple):
    """A fact as the file tells it: what, by whom, from where, how firmly, and on which pages its value stands."""

    id: str
    label: str
    words: str
    qualifier: str
    status: str
    kind: str
    period: str
    speaker: str
    formula: str
    origins: tuple[Origin, ...]
    pages: tuple[int, ...]


class Verdict(NamedTuple):
    """All that a file proves; `values` were declared, `unchanged` of them are found so; it holds if nothing is found."""

    state: State
    findings: tuple[Finding, ...] = ()
    document: Mapping[str, str] = {}
    pages: int = 0
    values: int = 0
    unchanged: int = 0
    digest: str = ""
    printed: bool = False
    claims: tuple[str, ...] = ()
    facts: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything agrees."""
        return self.state in (State.AS_WRITTEN, State.SAVED_AGAIN)


def verify(data: bytes, texts: Mapping[str, SourceText] | None = None) -> Verdict:
    """What the PDF `data` proves; quotes are looked up in those `texts` whose SHA-256 is that of a source."""
    try:
        with open_pdf(data) as pdf:
            return _verify(pdf, data, texts or {})
    except UnreadableError as error:
        return Verdict(State.UNREADABLE, (Finding("unreadable", str(error)),))


def attached_facts(data: bytes) -> bytes:
    """The facts.json of a PDF; UnreadableError if it cannot be read or carries none."""
    with open_pdf(data) as pdf:
        files = dict(pdf.attachments(_MOST_FILES))
    if FACTS_FILE not in files:
        raise UnreadableError("it carries no facts")
    return files[FACTS_FILE]


def _verify(pdf: Pdf, data: bytes, texts: Mapping[str, SourceText]) -> Verdict:
    if pdf.pages > _MOST_PAGES:
        return Verdict(State.UNREADABLE, (Finding("unreadable", f"it has more than {_MOST_PAGES} pages"),))
    attached = list(pdf.attachments(_MOST_FILES))
    files = dict(attached)
    if FACTS_FILE not in files:
        return _without_facts(pdf, data)
    if len(files) < len(attached):
        return _broken(pdf, "two attachments have the same name")
    try:
        content, facts = read_facts(files.pop(FACTS_FILE))
        briefing = restore(facts)
    except ValueError as error:
        return _broken(pdf, f"attachment {FACTS_FILE} is not of the form in which it is written: {error}")
    return _Examination(pdf, data, content, facts, briefing, files, texts).verdict()


def _without_facts(pdf: Pdf, data: bytes) -> Verdict:
    ours = b"make-briefing" in data
    message = "it carries no facts: " + (
        "it was written without attachments, or has lost them since"
        if ours
        else "it is not from make-briefing, or has lost them"
    )
    return Verdict(State.WITHOUT_FACTS, (Finding("no-facts", message),), pages=pdf.pages, claims=stated_claims(data))


def _broken(pdf: Pdf, message: str) -> Verdict:
    return Verdict(State.ALTERED, (Finding("attachment", message),), pages=pdf.pages)


class _Examination:
    """One file and what it says of itself; its checks go from what needs no page to the pages."""

    def __init__(
        self,
        pdf: Pdf,
        data: bytes,
        content: AttachedFacts,
        facts: dict[str, Any],
        briefing: Briefing,
        files: Mapping[str, bytes],
        texts: Mapping[str, SourceText],
    ) -> None:
        self._pdf, self._data, self._content, self._facts = pdf, data, content, facts
        self._briefing, self._files = briefing, files
        self._wording = Wording(briefing.head.language, briefing.units)
        self._texts = {key: texts[digest] for key in briefing.sources if (digest := self._digest_of(key)) in texts}
        self._occurrences = [shown.occurrence() for shown in content.occurrences]
        self._values = [occurrence for occurrence in self._occurrences if occurrence.role == "value"]

    def verdict(self) -> Verdict:
        """Everything at once."""
        named = list(agreement.check_names(self._briefing))
        beside = [] if named else list(self._beside_pages())
        findings = (*named, *self._on_pages(), *beside)
        changed = {(finding.page, finding.fact) for finding in findings if finding.fact}
        unchanged = sum(not _touched(value, changed) for value in self._values)
        written = is_as_written(self._data)
        state = State.ALTERED if findings else State.AS_WRITTEN if written else State.SAVED_AGAIN
        return Verdict(
            state,
            tuple(dict.fromkeys(findings)),
            self._content.document.model_dump(exclude_none=True),
            self._pdf.pages,
            len(self._values),
            unchanged,
            self._content.digest,
            any(occurrence.role == "digest" for occurrence in self._occurrences),
            stated_claims(self._data),
            () if named else tuple(map(self._told, self._briefing.facts.values())),
            tuple(self._notes()),
        )

    def _beside_pages(self) -> Iterator[Finding]:
        content, briefing = self._content, self._briefing
        yield from agreement.check_words(content, briefing)
        yield from agreement.check_digest(content, self._facts, briefing)
        yield from agreement.check_derived(briefing)
        yield from agreement.check_evidence(briefing, self._texts)
        yield from agreement.check_offsets(content, briefing, self._texts)
        yield from agreement.check_files(content, self._files, briefing)

    def _on_pages(self) -> Iterator[Finding]:
        """What the pages show otherwise than declared; an order that was changed is named as such."""
        told = [page.characters for page in self._content.pages]
        if len(told) != self._pdf.pages:
            yield Finding("pages", f"it has {self._pdf.pages} pages; {len(told)} were written")
        texts = [self._pdf.page_text(number) for number in range(1, self._pdf.pages + 1)]
        shown = [fingerprint(page.text) for page in texts]
        if shown != told and sorted(shown) == sorted(told):
            yield Finding("pages", "its pages are in another order than was written")
            return
        for number, page in enumerate(texts, 1):
            boxes = [(box, o.fact) for o in self._occurrences for box in o.boxes if box.page == number]
            mismatches = list(compare_page(number, page, boxes))
            yield from map(_as_finding, mismatches)
            if not mismatches and number <= len(told) and shown[number - 1] != told[number - 1]:
                yield Finding(
                    "text", f"page {number} shows other words than were written; its values are unchanged", number
                )
            if count := self._pdf.annotations(number):
                yield Finding(
                    "annotation", f"page {number} carries {count} annotation(s) that were not written", number
                )
        for occurrence in self._occurrences:
            if missing := next((box for box in occurrence.boxes if box.page > self._pdf.pages), None):
                yield _as_finding(Mismatch("no-page", missing.page, missing.words, "", occurrence.fact))

    def _told(self, fact: Fact) -> Told:
        speaker = self._briefing.speakers.get(fact.speaker or "")
        pages = {box.page for value in self._values if value.fact == fact.id for box in value.boxes}
        return Told(
            fact.id,
            fact.label,
            self._wording.words(fact) if fact.quantity and not fact.quantity.is_empty else "",
            fact.qualifier.value,
            fact.status.value,
            fact.kind.value,
            str(fact.period),
            speaker.name if speaker else "",
            fact.formula or "",
            tuple(self._origins(fact)),
            tuple(sorted(pages)),
        )

    def _origins(self, fact: Fact) -> Iterator[Origin]:
        for evidence in fact.evidence:
            source, text = self._briefing.sources[evidence.source], self._texts.get(evidence.source)
            found = text is not None and bool(text.find(evidence.quote))
            day = source.published.isoformat()
            where = (source.publisher, day, source.title or "", source.url or "")
            yield Origin(*where, evidence.quote, evidence.voice.value, found)

    def _digest_of(self, source: str) -> str:
        checked = self._content.checked.sources.get(source)
        return self._briefing.sources[source].sha256 or (checked.sha256 if checked else "")

    def _notes(self) -> Iterator[str]:
        if self._pdf.is_encrypted:
            yield "it is encrypted, and opens without a password"
        for key in self._briefing.sources:
            if key not in self._texts:
                yield f"quotes from source “{key}” were not looked up: its text is not at hand"


def stated_claims(data: bytes) -> tuple[str, ...]:
    """The standards that the file's metadata claim, such as PDF/A-3a and PDF/UA-1; nothing checks them here."""
    packets = [data, *_packed_metadata(data)]
    stated = {
        ((m[1] or m[4]).decode(), (m[2] or m[5]).decode()): (m[3] or m[6]).decode()
        for packet in packets
        for m in _CLAIMS.finditer(packet)
    }
    archival, level = stated.get(("pdfaid", "part"), ""), stated.get(("pdfaid", "conformance"), "")
    accessible = stated.get(("pdfuaid", "part"), "")
    claims = (archival and f"PDF/A-{archival}{level.lower()}", accessible and f"PDF/UA-{accessible}")
    return tuple(filter(None, claims))


def _packed_metadata(data: bytes) -> Iterator[bytes]:
    """The metadata streams that a program has compressed."""
    for match in _METADATA.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[match.end() : match.end() + _MOST_METADATA], _MOST_METADATA)
        except zlib.error:
            continue


def _as_finding(mismatch: Mismatch) -> Finding:
    about = f" (fact “{mismatch.fact}”)" if mismatch.fact else ""
    return Finding(mismatch.rule, f"{mismatch}{about}", mismatch.page, mismatch.fact)


def _touched(value: Occurrence, changed: set[tuple[int, str]]) -> bool:
    return any((page, value.fact) in changed for page in (0, *(box.page for box in value.boxes)))
