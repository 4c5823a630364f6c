"""Verifies the PDF of anyone: whether its values are those that were written, and whose they are.

It holds the pages against the facts.json that travels in the file, and that file against itself.  Who changes a page,
or a fact, has to change all else to match; who can do that has rebuilt the briefing, which no check can tell.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from briefing.document.occurrences import PlacedWords, boxes_by_page
from briefing.document.roles import Role
from briefing.evidence.source_text import SourceText, source_language
from briefing.facts.canonical import restore
from briefing.languages.load import language
from briefing.languages.model import Language
from briefing.pdf.identity import is_as_written
from briefing.pdf.standards import claimed_standards
from briefing.proof.consistency import CarriedFacts, ConsistencyCheck, check_names
from briefing.proof.finding import Finding
from briefing.proof.model import read_facts
from briefing.proof.normalize import FACTS_FILE, fingerprint
from briefing.proof.pdfium import PageText, Pdf, UnreadableError, open_pdf
from briefing.proof.readback import compare_page, missing_page
from briefing.proof.report import ReportedFact, report_facts
from briefing.proof.visibility import hidden_characters, hidden_words, unexpected_shape
from briefing.wording.edition import Edition

_MOST_FILES, _MOST_PAGES = 2_000, 20_000
_NO_DIGEST = (
    "the file names no SHA-256 of its text, because none was checked when it was built; "
    "run make-briefing check --sources DIR before you build"
)


class Integrity(StrEnum):
    """What a file is, next to the one that was written."""

    AS_WRITTEN = "bytes as written"
    SAVED_AGAIN = "saved again"
    ALTERED = "altered"
    WITHOUT_FACTS = "without facts"
    UNREADABLE = "unreadable"


class Verdict(NamedTuple):
    """All that a file proves: `values` are declared in it, `unchanged` of them are found so, `findings` do not hold."""

    state: Integrity
    findings: tuple[Finding, ...] = ()
    document: Mapping[str, str] = {}
    pages: int = 0
    values: int = 0
    unchanged: int = 0
    digest: str = ""
    printed_on: tuple[int, ...] = ()
    claims: tuple[str, ...] = ()
    facts: tuple[ReportedFact, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything agrees."""
        return self.state in (Integrity.AS_WRITTEN, Integrity.SAVED_AGAIN)


def verify(data: bytes, texts: Sequence[bytes] = ()) -> Verdict:
    """What the PDF `data` proves; quotes are looked up in those `texts` whose SHA-256 is that of a source."""
    try:
        with open_pdf(data) as pdf:
            return _verify(pdf, data, {sha256(text).hexdigest(): text for text in texts})
    except UnreadableError as error:
        return Verdict(Integrity.UNREADABLE, (Finding("unreadable", str(error)),))


def _verify(pdf: Pdf, data: bytes, texts: Mapping[str, bytes]) -> Verdict:
    if pdf.pages > _MOST_PAGES:
        return Verdict(Integrity.UNREADABLE, (Finding("unreadable", f"it has more than {_MOST_PAGES} pages"),))
    attached = list(pdf.attachments(_MOST_FILES))
    files = dict(attached)
    claims = claimed_standards(data)
    if FACTS_FILE not in files:
        missing = Finding("no-facts", _no_facts(data))
        return Verdict(Integrity.WITHOUT_FACTS, (missing,), pages=pdf.pages, claims=claims)
    problem = "two attachments have the same name" if len(files) < len(attached) else ""
    try:
        carried = _read(files.pop(FACTS_FILE))
    except ValueError as error:
        problem = f"attachment {FACTS_FILE} is not as it is written: {error}"
    if problem:
        return Verdict(Integrity.ALTERED, (Finding("attachment", problem),), pages=pdf.pages, claims=claims)
    return _Examination(pdf, data, carried, files, texts).verdict(claims)


def facts_of(data: bytes) -> tuple[bytes, tuple[ReportedFact, ...]]:
    """The facts.json of a PDF and its facts in words, as they are; UnreadableError if it has none to be read."""
    with open_pdf(data) as pdf:
        files = dict(pdf.attachments(_MOST_FILES))
    if FACTS_FILE not in files:
        raise UnreadableError(_no_facts(data))
    try:
        carried = _read(files[FACTS_FILE])
    except ValueError as error:
        raise UnreadableError(f"its {FACTS_FILE} cannot be read: {error}") from None
    if named := next(check_names(carried.briefing), None):
        raise UnreadableError(named.message)
    return files[FACTS_FILE], tuple(report_facts(carried.edition, carried.content.occurrences, {}))


def _no_facts(data: bytes) -> str:
    if b"make-briefing" in data:
        return "it carries no facts: it was written with --no-attachments, or has lost them since"
    return "it carries no facts: it is not from make-briefing, or a program that saved it again has dropped them"


def _read(facts: bytes) -> CarriedFacts:
    """The content of a facts.json; ValueError if it is not in order, or its languages put no fact into words."""
    content, raw = read_facts(facts)
    briefing = restore(raw["canonical"])

    def language_of(tag: str) -> Language:
        code = tag.partition("-")[0]
        return content.grammars.get(code) or language(code)

    edition = Edition.of(briefing, language_of(content.document.language), language_of(briefing.head.language))
    if content.grammars:
        # A language in a stranger's file may be anything: each fact is put into words once, to see it fail here.
        try:
            edition.wording.language.spaced("")
            deque(report_facts(edition, (), {}), maxlen=0)
        except (ArithmeticError, AttributeError, LookupError, TypeError, re.error) as error:
            raise ValueError(f"its grammars put no fact into words: {error}") from None
    return CarriedFacts(content, raw, briefing, edition)


class _Examination:
    """One file and what it says of itself."""

    def __init__(
        self, pdf: Pdf, data: bytes, carried: CarriedFacts, files: Mapping[str, bytes], texts: Mapping[str, bytes]
    ) -> None:
        self._pdf, self._data, self._carried, self._files = pdf, data, carried, files
        self._texts: dict[str, SourceText] = {}
        self._notes = ["it is encrypted, though it opens without a password"] if pdf.is_encrypted else []
        briefing = carried.briefing
        for key, source in briefing.sources.items():
            checked = carried.content.checked.sources.get(key)
            declared = source.sha256 or (checked.sha256 if checked else "")
            try:
                self._texts[key] = SourceText.from_bytes(texts[declared], source_language(source, briefing))
            except (KeyError, UnicodeDecodeError):
                why = "no text with its SHA-256 is at hand" if declared else _NO_DIGEST
                self._notes.append(f"the quotes from source “{key}” were not looked up: {why}")

    def verdict(self, claims: tuple[str, ...]) -> Verdict:
        """Everything at once; facts whose names lead nowhere are not looked at further."""
        carried, content = self._carried, self._carried.content
        named = list(check_names(carried.briefing))
        beside = () if named else ConsistencyCheck(carried, self._files, self._texts).findings()
        findings = tuple(dict.fromkeys((*named, *self._on_pages(), *beside)))
        if findings:
            state = Integrity.ALTERED
        else:
            state = Integrity.AS_WRITTEN if is_as_written(self._data) else Integrity.SAVED_AGAIN
        # A value is touched if a finding speaks of its fact, on its page or on none.
        touched = {(finding.fact, finding.page) for finding in findings if finding.fact}
        values = [occurrence for occurrence in content.occurrences if occurrence.role is Role.VALUE]
        pages = ((value.fact, {0, *(box.page for box in value.boxes)}) for value in values)
        return Verdict(
            state=state,
            findings=findings,
            document=content.document.model_dump(exclude_none=True),
            pages=self._pdf.pages,
            values=len(values),
            unchanged=sum(touched.isdisjoint((fact, page) for page in there) for fact, there in pages),
            digest=content.digest,
            printed_on=tuple(o.boxes[0].page for o in content.occurrences if o.role is Role.DIGEST),
            claims=claims,
            facts=() if named else tuple(report_facts(carried.edition, content.occurrences, self._texts)),
            notes=tuple(self._notes),
        )

    def _on_pages(self) -> Iterator[Finding]:
        """What the pages show otherwise than declared; a mere change of their order is named as such."""
        written = [page.characters for page in self._carried.content.pages]
        if len(written) != self._pdf.pages:
            yield Finding("pages", f"it has {self._pdf.pages} pages; {len(written)} were written")
        pages = [self._pdf.page_text(number) for number in range(1, self._pdf.pages + 1)]
        shown = [fingerprint(page.text) for page in pages]
        if shown != written and sorted(shown) == sorted(written):
            yield Finding("pages", "its pages are in another order than they were written")
            return
        declared = boxes_by_page(self._carried.content.occurrences)
        for number, page in enumerate(pages, 1):
            found = list(self._unlike(number, page, declared.pop(number, [])))
            yield from found
            if not found and shown[number - 1 : number] != written[number - 1 : number]:
                message = f"page {number} shows other words than were written, though every value in its place"
                yield Finding("text", message, number)
            if count := self._pdf.count_annotations(number):
                message = f"page {number} carries {count} annotation{'s' * (count > 1)} that did not belong to it"
                yield Finding("annotation", message, number)
        for left in declared.values():
            yield from map(missing_page, left)

    def _unlike(self, number: int, page: PageText, declared: Sequence[PlacedWords]) -> Iterator[Finding]:
        """What a page shows otherwise than written: its characters, and what the eye sees though they are the same."""
        yield from compare_page(number, page, declared)
        if number > len(self._carried.content.pages):
            return
        written, objects = self._carried.content.pages[number - 1].written, self._pdf.page_objects(number)
        hidden = hidden_characters(page, objects, written, lambda: self._pdf.object_of_each_character(number))
        yield from hidden_words(number, declared, hidden)
        if unexpected := unexpected_shape(objects.others, written):
            yield Finding("shape", f"page {number} {unexpected}", number)
