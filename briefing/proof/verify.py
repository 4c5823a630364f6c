"""Verifies the PDF of anyone: whether its values are those that were written, and whose they are.

It holds the pages against the facts.json that travels in the file, and that file against itself.  Who changes a page,
or a fact, has to change all else to match; who can do that has rebuilt the briefing, which no check can tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from briefing.document.occurrences import Role
from briefing.evidence.source_text import SourceText
from briefing.evidence.standing import Standings
from briefing.facts.model import source_language
from briefing.pdf.identity import claimed_standards, is_as_written
from briefing.proof.attachments import FACTS_FILE
from briefing.proof.carried_facts import CarriedFacts, find_broken_names, read_carried_facts
from briefing.proof.compare_pages import compare_pages
from briefing.proof.consistency import ConsistencyCheck
from briefing.proof.normalize import Finding
from briefing.proof.pdfium import Pdf, UnreadableError, open_pdf
from briefing.proof.report import ReportedFact, report_facts

_MOST_FILES, _MOST_PAGES = 2_000, 20_000
_NO_DIGEST = (
    "the file names no SHA-256 of its text, because none was checked when it was built; build it with --sources DIR"
)


class Integrity(StrEnum):
    """What a file is, next to the one that was written."""

    AS_WRITTEN = "bytes as written"
    SAVED_AGAIN = "saved again"
    ALTERED = "altered"
    WITHOUT_FACTS = "without facts"
    UNREADABLE = "unreadable"


class Verdict(NamedTuple):
    """All that a file proves.

    `state` is what the file is next to the one that was written, `findings` what does not hold.  `values` are declared
    in the file, `unchanged` of them are found so on its `pages`.  `document` has what the file says of itself (id,
    title, date, language), `digest` is that of its facts, printed on the pages `printed_on`; `claims` are the
    standards it names, such as "PDF/UA-1", `facts` its facts in words, `standings` how many of them were verified
    against their sources when it was built, `notes` what could not be decided.

    >>> from briefing import verify
    >>> verdict = verify(b"no PDF")
    >>> verdict.holds, str(verdict.state)
    (False, 'unreadable')
    """

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
    standings: Standings | None = None
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
        carried = read_carried_facts(files.pop(FACTS_FILE))
    except ValueError as error:
        problem = f"attachment {FACTS_FILE} is not as it is written: {error}"
    if problem:
        return Verdict(Integrity.ALTERED, (Finding("attachment", problem),), pages=pdf.pages, claims=claims)
    return _examine(pdf, data, carried, files, texts)._replace(claims=claims)


def _examine(
    pdf: Pdf, data: bytes, carried: CarriedFacts, files: Mapping[str, bytes], texts: Mapping[str, bytes]
) -> Verdict:
    """Everything at once; facts whose names lead nowhere are not looked at further."""
    content, briefing = carried.content, carried.briefing
    at_hand, notes = _source_texts(carried, texts)
    broken_names = list(find_broken_names(briefing))
    # With a name that leads nowhere, computing a fact or putting it into words would end in a KeyError.
    inconsistencies = () if broken_names else ConsistencyCheck(carried, files, at_hand).findings()
    findings = tuple(dict.fromkeys((*broken_names, *compare_pages(pdf, content), *inconsistencies)))
    unaltered = Integrity.AS_WRITTEN if is_as_written(data) else Integrity.SAVED_AGAIN
    # A value is touched if a finding speaks of its fact, on its page or on none.
    touched = {(finding.fact, finding.page) for finding in findings if finding.fact}
    values = [occurrence for occurrence in content.occurrences if occurrence.role is Role.VALUE]
    pages_of_values = ((value.fact, {0, *(box.page for box in value.boxes)}) for value in values)
    return Verdict(
        state=Integrity.ALTERED if findings else unaltered,
        findings=findings,
        document=content.document.model_dump(exclude_none=True),
        pages=pdf.pages,
        values=len(values),
        unchanged=sum(touched.isdisjoint((fact, page) for page in pages) for fact, pages in pages_of_values),
        digest=content.digest,
        printed_on=tuple(o.boxes[0].page for o in content.occurrences if o.role is Role.DIGEST),
        standings=None if broken_names else carried.standings,
        facts=() if broken_names else tuple(report_facts(carried.edition, content.occurrences, at_hand)),
        notes=("it is encrypted, though it opens without a password",) * pdf.is_encrypted + notes,
    )


def _source_texts(carried: CarriedFacts, texts: Mapping[str, bytes]) -> tuple[dict[str, SourceText], tuple[str, ...]]:
    """The texts of sources that are among `texts` (by their SHA-256), and why others are not looked at."""
    found, notes = {}, []
    for key, source in carried.briefing.sources.items():
        checked = carried.content.checked.sources.get(key)
        declared = source.sha256 or (checked.sha256 if checked else "")
        try:
            found[key] = SourceText.from_bytes(texts[declared], source_language(source, carried.briefing))
        except (KeyError, UnicodeDecodeError):
            why = "no text with its SHA-256 is at hand" if declared else _NO_DIGEST
            notes.append(f"the quotes from source “{key}” were not looked up: {why}")
    return found, tuple(notes)


def facts_of(data: bytes) -> tuple[bytes, tuple[ReportedFact, ...]]:
    """The facts.json of a PDF and its facts in words, as they are; UnreadableError if it has none to be read."""
    with open_pdf(data) as pdf:
        files = dict(pdf.attachments(_MOST_FILES))
    if FACTS_FILE not in files:
        raise UnreadableError(_no_facts(data))
    try:
        carried = read_carried_facts(files[FACTS_FILE])
    except ValueError as error:
        raise UnreadableError(f"its {FACTS_FILE} cannot be read: {error}") from None
    if broken_name := next(find_broken_names(carried.briefing), None):
        raise UnreadableError(broken_name.message)
    return files[FACTS_FILE], tuple(report_facts(carried.edition, carried.content.occurrences, {}))


def _no_facts(data: bytes) -> str:
    if b"make-briefing" in data:
        return "it carries no facts: it was written with --no-attachments, or has lost them since"
    return "it carries no facts: it is not from make-briefing, or a program that saved it again has dropped them"
