"""Verifies the PDF of anyone: whether its values are those that were written, and whose they are.

It holds the pages, and what stands beside them, against the facts.json that travels in the file, and that file against
itself.  Who changes a page, or a fact, has to change all else to match; who can do that has rebuilt the briefing, which
no check can tell.  So the best that a file says by itself is that it is consistent; that it is as it was written says
only who knows its SHA-256 from another place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from briefing.document.declared import Declarations
from briefing.document.occurrences import Occurrence, Role
from briefing.errors import ProblemError
from briefing.evidence.record import Standings
from briefing.facts.model import source_language
from briefing.pdf.identity import claimed_standards, is_as_written
from briefing.proof.attachments import FACTS_FILE
from briefing.proof.carried_facts import CarriedFacts, OlderFormatError, find_broken_names, read_carried_facts
from briefing.proof.compare_beside import BesideComparison
from briefing.proof.compare_metadata import MetadataComparison
from briefing.proof.compare_pages import compare_pages, own_faces
from briefing.proof.consistency import ConsistencyCheck
from briefing.proof.found_file import EmbeddedFile, FoundFile
from briefing.proof.objects import PdfObjects
from briefing.proof.pdfium import Pdf, UnreadableError, open_pdf
from briefing.proof.report import Finding, ReportedFact, report_facts, unread_pictures
from briefing.records import NamedTuple
from briefing.sources.source_files import PLAIN, read_source_file, reader_of

if TYPE_CHECKING:
    from briefing.evidence.source_text import SourceText

_MOST_FILES, _MOST_PAGES = 2_000, 20_000
_NO_DIGEST = (
    "the file names no SHA-256 of its text, because none was checked when it was built; build it with --sources DIR"
)
_OLDER = "an earlier version wrote it, which says too little of its pages to compare them; build it again to be sure"
_OF_PAGES = ("pages", "shape", "object")
"""The rules of what a page lacks, paints over its words, or draws that nobody can tell."""
_LOST = {
    "StructTreeRoot": "its tags: the order in which it is read aloud, and the texts for those who see no figures",
    "Metadata": "its metadata in XMP: the standards that it keeps",
    "OutputIntents": "the profile of its colours",
    "PageMode": "the word that its bookmarks are to be shown",
    "ViewerPreferences": "the word that its title is to be shown",
    "AF": "the word that its attached files belong to it",
}
"""What a program may drop that saves a file again, by its key in the catalog."""


class Integrity(StrEnum):
    """What a file is, next to the one that was written."""

    AS_WRITTEN = "as written"
    CONSISTENT = "consistent in itself"
    SAVED_AGAIN = "saved again"
    ALTERED = "altered"
    ANOTHER = "another file"
    NOT_DECIDED = "not decided"
    WITHOUT_FACTS = "without facts"
    UNREADABLE = "unreadable"


class Verdict(NamedTuple):
    """All that a file proves.

    `state` is what the file is next to the one that was written, `findings` what does not hold; `sha256` is that of its
    bytes.  It is `AS_WRITTEN` only to who gave that digest.  `values` are declared
    in the file, `unchanged` of them are found so on its `pages`.  `document` has what the file says of itself (id,
    title, date, language), `digest` is that of all its contents, printed on the pages `printed_on`, `facts_digest`
    that of its facts alone; `claims` are the standards it names, such as "PDF/UA-1", `facts` its facts in words,
    `standings` how many of them were verified against their sources when it was built, `notes` what could not be
    decided.

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
    facts_digest: str = ""
    printed_on: tuple[int, ...] = ()
    claims: tuple[str, ...] = ()
    facts: tuple[ReportedFact, ...] = ()
    standings: Standings | None = None
    notes: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def holds(self) -> bool:
        """Whether everything agrees."""
        return self.state in (Integrity.AS_WRITTEN, Integrity.CONSISTENT, Integrity.SAVED_AGAIN)


def verify(data: bytes, texts: Sequence[bytes] = (), digest: str = "") -> Verdict:
    """What the PDF `data` proves; quotes are looked up in those `texts` whose SHA-256 is that of a source.

    `digest` is the SHA-256 that the file should have, if it is known.
    """
    found = sha256(data).hexdigest()
    try:
        with open_pdf(data) as pdf:
            verdict = _verify(pdf, data, {sha256(text).hexdigest(): text for text in texts})
    except UnreadableError as error:
        verdict = Verdict(Integrity.UNREADABLE, (Finding("unreadable", str(error)),))
    if digest and digest.lower() != found:
        other = Finding(
            "other-file", f"its SHA-256 is {found}, not {digest.lower()}: it is not the file that was meant"
        )
        verdict = verdict._replace(state=Integrity.ANOTHER, findings=(other, *verdict.findings))
    elif digest and verdict.holds:
        verdict = verdict._replace(state=Integrity.AS_WRITTEN)
    return verdict._replace(sha256=found, claims=claimed_standards(data))


def _verify(pdf: Pdf, data: bytes, texts: Mapping[str, bytes]) -> Verdict:
    if pdf.pages > _MOST_PAGES:
        return Verdict(Integrity.UNREADABLE, (Finding("unreadable", f"it has more than {_MOST_PAGES} pages"),))
    if pdf.is_encrypted:
        encrypted = Finding("object", "it is encrypted, though it opens without a password; no file of ours is")
        return Verdict(Integrity.ALTERED, (encrypted,), pages=pdf.pages)
    file = FoundFile(PdfObjects(data))
    attached = file.embedded_files()
    if FACTS_FILE not in {part.name for part in attached}:
        return Verdict(Integrity.WITHOUT_FACTS, (Finding("no-facts", _no_facts(data)),), pages=pdf.pages)
    try:
        carried = read_carried_facts(_facts_file(attached))
    except OlderFormatError:
        return Verdict(Integrity.NOT_DECIDED, (Finding("older-format", _OLDER),), pages=pdf.pages)
    except ValueError as error:
        problem = f"attachment {FACTS_FILE} is not as it is written: {error}"
        return Verdict(Integrity.ALTERED, (Finding("attachment", problem),), pages=pdf.pages)
    return _examine(pdf, file, attached, data, carried, texts)


def _facts_file(attached: Sequence[EmbeddedFile]) -> bytes:
    """The facts.json among the attached files; ValueError if two files have one name, or there are too many."""
    names = [part.name for part in attached]
    if len(set(names)) < len(names) or len(names) > _MOST_FILES:
        raise ValueError("two attachments have the same name, or there are too many")
    return next(part.data for part in attached if part.name == FACTS_FILE)


def _examine(
    pdf: Pdf,
    file: FoundFile,
    attached: Sequence[EmbeddedFile],
    data: bytes,
    carried: CarriedFacts,
    texts: Mapping[str, bytes],
) -> Verdict:
    """Everything at once; facts whose names lead nowhere are not looked at further."""
    content, briefing = carried.content, carried.briefing
    at_hand, notes = _source_texts(carried, texts)
    broken_names = list(find_broken_names(briefing))
    # With a name that leads nowhere, computing a fact or putting it into words would end in a KeyError.
    inconsistencies = () if broken_names else ConsistencyCheck(carried, attached, at_hand).findings()
    declared, document = carried.declared, content.document.model_dump(exclude_none=True)
    metadata = MetadataComparison(file, document, content.written)
    compared = [*_strange_faces(content.look, declared), *compare_pages(file, declared, pdf)]
    # What leads to pages cannot be compared where these are not those that were written.
    is_whole = all(finding.rule != "pages" for finding in (*file.findings, *compared))
    beside = BesideComparison(file, declared)
    compared += (*beside.findings(), *metadata.findings()) if is_whole else ()
    findings = tuple(dict.fromkeys((*broken_names, *file.findings, *compared, *inconsistencies)))
    again = list(beside.notes())
    again += (f"it has lost {what}" for key, what in _LOST.items() if not file.objects.get(file.catalog.get(key)))
    again += metadata.notes()
    if unreached := file.objects.unreached():
        again.append(f"it holds objects that nothing leads to, and no reader shows: {unreached}")
    state = Integrity.SAVED_AGAIN if again or not is_as_written(data) else Integrity.CONSISTENT
    # A value is touched if a finding speaks of its fact, on its page or on none, or of all that its page shows.
    touched = {(finding.fact, finding.page) for finding in findings if finding.fact or finding.rule in _OF_PAGES}
    values = [shown for shown in content.occurrences if shown.role is Role.VALUE]
    return Verdict(
        state=Integrity.ALTERED if findings else state,
        findings=findings,
        document=document,
        pages=pdf.pages,
        values=len(values),
        unchanged=sum(touched.isdisjoint(_places(value)) for value in values),
        digest=content.digest,
        facts_digest=carried.facts_digest,
        printed_on=tuple(shown.pages[0] for shown in content.occurrences if shown.role is Role.DIGEST),
        standings=None if broken_names else carried.standings,
        facts=() if broken_names else tuple(report_facts(carried.edition, content.occurrences, at_hand)),
        notes=(*_own(carried), *again, *notes),
    )


def _places(value: Occurrence) -> Iterator[tuple[str, int]]:
    """Where a finding may speak of a value: of its fact, on its page or on none, or of its page alone."""
    for page in value.pages:
        yield from ((value.fact, page), (value.fact, 0), ("", page))


def _strange_faces(look: Mapping[str, Any], declared: Declarations) -> Iterator[Finding]:
    """Faces of ours, by the look, that draw letters otherwise than ours do.

    The digest of the contents covers the look, which names the files of own faces, but not how letters are drawn.
    """
    own = look.get("faces")
    for role, name in own_faces(declared):
        if not isinstance(own, dict) or own.get(role.replace("-", "_"), role) == role:
            yield Finding("letters", f"the face {name} draws letters otherwise than ours, and is none of its theme")


def _own(carried: CarriedFacts) -> Iterator[str]:
    """What is not ours in a document, so that its words or letters may mean something else than they seem to."""
    content = carried.content
    for code in content.grammars:
        yield f"its grammar of “{code}” is its own: read what its values say with care"
    for _, name in own_faces(carried.declared):
        yield f"its face {name} is its own: what its letters look like was chosen by its author"
    logo = content.look.get("stationery", {}).get("logo")
    if pictures := unread_pictures(carried.briefing, has_logo=bool(logo)):
        yield f"nobody can read what shapes and pixels say, so look at its pictures: {'; '.join(pictures)}"
    allowed = dict.fromkeys((shown.words, shown.reason) for shown in content.occurrences if shown.role is Role.ALLOWED)
    yield from (f"“{words}” is no value, says its author: {reason}" for words, reason in allowed)


def _source_texts(carried: CarriedFacts, texts: Mapping[str, bytes]) -> tuple[dict[str, SourceText], tuple[str, ...]]:
    """The texts of sources that are among `texts` (by their SHA-256), and why others are not looked at."""
    found, notes = {}, []
    for key, source in carried.briefing.sources.items():
        checked = carried.content.checked.sources.get(key)
        declared = source.sha256 or (checked.sha256 if checked else "")
        try:
            file = read_source_file(texts[declared], source.file or PLAIN, f"source “{key}”")
            from briefing.evidence.source_text import SourceText  # most files are verified without a text

            language = source_language(source, carried.briefing)
            found[key] = SourceText(*file, language, reader_of(source.file or "") or "")
        except ProblemError as error:
            notes.append(f"the quotes from source “{key}” were not looked up: {error}")
        except KeyError:
            why = "no text with its SHA-256 is at hand" if declared else _NO_DIGEST
            notes.append(f"the quotes from source “{key}” were not looked up: {why}")
    return found, tuple(notes)


def facts_of(data: bytes) -> tuple[bytes, tuple[ReportedFact, ...]]:
    """The facts.json of a PDF and its facts in words, as they are; UnreadableError if it has none to be read."""
    with open_pdf(data) as pdf:
        attached = [] if pdf.is_encrypted else FoundFile(PdfObjects(data)).embedded_files()
    if FACTS_FILE not in {part.name for part in attached}:
        raise UnreadableError(_no_facts(data))
    try:
        facts = _facts_file(attached)
        carried = read_carried_facts(facts)
    except ValueError as error:
        raise UnreadableError(f"its {FACTS_FILE} cannot be read: {error}") from None
    if broken_name := next(find_broken_names(carried.briefing), None):
        raise UnreadableError(broken_name.message)
    return facts, tuple(report_facts(carried.edition, carried.content.occurrences, {}))


def _no_facts(data: bytes) -> str:
    if b"make-briefing" in data:
        return "it carries no facts: it was written with --no-attachments, or has lost them since"
    return "it carries no facts: it is not from make-briefing, or a program that saved it again has dropped them"
