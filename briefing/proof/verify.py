"""The bytes of a PDF from anyone in, what it proves out: whether its values are those that were written, and whose."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

from briefing.document.occurrences import Box, Occurrence, Shape
from briefing.evidence.source_files import source_language
from briefing.evidence.source_text import SourceText
from briefing.facts.canonical import restore
from briefing.facts.model import Briefing
from briefing.languages.language import Language, language
from briefing.pdf import is_as_written
from briefing.proof import agreement
from briefing.proof.agreement import Finding
from briefing.proof.claims import stated_claims
from briefing.proof.model import AttachedFacts, read_facts
from briefing.proof.pdfium import PageText, Pdf, UnreadableError, open_pdf
from briefing.proof.readback import Mismatch, compare_page
from briefing.proof.sight import hidden_words, strange_shapes, unseen
from briefing.proof.terms import FACTS_FILE, fingerprint
from briefing.proof.told import Told, tell
from briefing.wording.edition import Edition

_MOST_FILES, _MOST_PAGES = 2_000, 20_000
_NO_DIGEST = (
    "the file names no SHA-256 of its text, because none was checked when it was built; "
    "run make-briefing check --sources DIR before you build"
)


class State(StrEnum):
    """What a file is, next to the one that was written."""

    AS_WRITTEN = "bytes as written"
    SAVED_AGAIN = "saved again"
    ALTERED = "altered"
    WITHOUT_FACTS = "without facts"
    UNREADABLE = "unreadable"


class Verdict(NamedTuple):
    """All that a file proves: `values` are declared in it, `unchanged` of them are found so, `findings` do not hold."""

    state: State
    findings: tuple[Finding, ...] = ()
    document: Mapping[str, str] = {}
    pages: int = 0
    values: int = 0
    unchanged: int = 0
    digest: str = ""
    printed_on: tuple[int, ...] = ()
    claims: tuple[str, ...] = ()
    facts: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything agrees."""
        return self.state in (State.AS_WRITTEN, State.SAVED_AGAIN)


def verify(data: bytes, texts: Sequence[bytes] = ()) -> Verdict:
    """What the PDF `data` proves; quotes are looked up in those `texts` whose SHA-256 is that of a source."""
    try:
        with open_pdf(data) as pdf:
            return _verify(pdf, data, {sha256(text).hexdigest(): text for text in texts})
    except UnreadableError as error:
        return Verdict(State.UNREADABLE, (Finding("unreadable", str(error)),))


def facts_of(data: bytes) -> tuple[bytes, tuple[Told, ...]]:
    """The facts.json of a PDF and its facts in words, as they are; UnreadableError if it has none to be read."""
    with open_pdf(data) as pdf:
        files = dict(pdf.attachments(_MOST_FILES))
    if FACTS_FILE not in files:
        raise UnreadableError(_no_facts(data))
    try:
        content, raw = read_facts(files[FACTS_FILE])
        briefing = restore(raw["canonical"])
        edition = _edition(content, briefing)
    except ValueError as error:
        raise UnreadableError(f"its {FACTS_FILE} cannot be read: {error}") from None
    if named := next(agreement.check_names(briefing), None):
        raise UnreadableError(named.message)
    return files[FACTS_FILE], tuple(tell(edition, _occurrences(content), {}))


def _verify(pdf: Pdf, data: bytes, texts: Mapping[str, bytes]) -> Verdict:
    if pdf.pages > _MOST_PAGES:
        return Verdict(State.UNREADABLE, (Finding("unreadable", f"it has more than {_MOST_PAGES} pages"),))
    attached = list(pdf.attachments(_MOST_FILES))
    files = dict(attached)
    claims = stated_claims(data)
    if FACTS_FILE not in files:
        return Verdict(State.WITHOUT_FACTS, (Finding("no-facts", _no_facts(data)),), pages=pdf.pages, claims=claims)
    problem = "two attachments have the same name" if len(files) < len(attached) else ""
    try:
        content, raw = read_facts(files.pop(FACTS_FILE))
        briefing = restore(raw["canonical"])
        edition = _edition(content, briefing)
    except ValueError as error:
        problem = f"attachment {FACTS_FILE} is not as it is written: {error}"
    if problem:
        return Verdict(State.ALTERED, (Finding("attachment", problem),), pages=pdf.pages, claims=claims)
    return _Examination(pdf, data, content, raw, briefing, edition, files, texts).verdict(claims)


def _no_facts(data: bytes) -> str:
    if b"make-briefing" in data:
        return "it carries no facts: it was written with --no-attachments, or has lost them since"
    return "it carries no facts: it is not from make-briefing, or a program that saved it again has dropped them"


def _edition(content: AttachedFacts, briefing: Briefing) -> Edition:
    """The edition that was written; ValueError if an enclosed language cannot put its facts into words."""

    def spoken(tag: str) -> Language:
        code = tag.partition("-")[0]
        return content.grammars.get(code) or language(code)

    edition = Edition.of(briefing, spoken(content.document.language), spoken(briefing.head.language))
    if content.grammars:
        try:
            edition.wording.language.spaced("")
            deque(tell(edition, (), {}), maxlen=0)
        except (ArithmeticError, AttributeError, LookupError, TypeError, re.error) as error:
            raise ValueError(f"its grammars put no fact into words: {error}") from None
    return edition


def _occurrences(content: AttachedFacts) -> list[Occurrence]:
    return [shown.occurrence() for shown in content.occurrences]


class _Examination:
    """One file and what it says of itself."""

    def __init__(
        self,
        pdf: Pdf,
        data: bytes,
        content: AttachedFacts,
        raw: dict[str, Any],
        briefing: Briefing,
        edition: Edition,
        files: Mapping[str, bytes],
        texts: Mapping[str, bytes],
    ) -> None:
        self._pdf, self._data, self._content, self._raw = pdf, data, content, raw
        self._briefing, self._edition, self._files = briefing, edition, files
        self._texts = {key: text for key in briefing.sources if (text := self._text(key, texts))}
        self._occurrences = _occurrences(content)

    def verdict(self, claims: tuple[str, ...]) -> Verdict:
        """Everything at once; facts whose names lead nowhere are not looked at further."""
        named = list(agreement.check_names(self._briefing))
        beside = [] if named else list(self._beside_pages())
        findings = tuple(dict.fromkeys((*named, *self._on_pages(), *beside)))
        values = [occurrence for occurrence in self._occurrences if occurrence.role == "value"]
        return Verdict(
            state=self._state(findings),
            findings=findings,
            document=self._content.document.model_dump(exclude_none=True),
            pages=self._pdf.pages,
            values=len(values),
            unchanged=len(values) - _count_touched(values, findings),
            digest=self._content.digest,
            printed_on=tuple(o.boxes[0].page for o in self._occurrences if o.role == "digest"),
            claims=claims,
            facts=() if named else tuple(tell(self._edition, self._occurrences, self._texts)),
            notes=tuple(self._notes()),
        )

    def _state(self, findings: Sequence[Finding]) -> State:
        if findings:
            return State.ALTERED
        return State.AS_WRITTEN if is_as_written(self._data) else State.SAVED_AGAIN

    def _beside_pages(self) -> Iterator[Finding]:
        content, briefing = self._content, self._briefing
        yield from agreement.check_words(content, self._edition)
        yield from agreement.check_digest(content, self._raw, briefing)
        yield from agreement.check_derived(briefing)
        yield from agreement.check_evidence(briefing, self._texts)
        yield from agreement.check_offsets(content, briefing, self._texts)
        yield from agreement.check_files(content, self._files, self._edition)

    def _on_pages(self) -> Iterator[Finding]:
        """What the pages show otherwise than declared; a mere change of their order is named as such."""
        written = [page.characters for page in self._content.pages]
        if len(written) != self._pdf.pages:
            yield Finding("pages", f"it has {self._pdf.pages} pages; {len(written)} were written")
        pages = [self._pdf.page_text(number) for number in range(1, self._pdf.pages + 1)]
        shown = [fingerprint(page.text) for page in pages]
        if shown != written and sorted(shown) == sorted(written):
            yield Finding("pages", "its pages are in another order than they were written")
            return
        boxes = self._boxes()
        for number, page in enumerate(pages, 1):
            is_same = shown[number - 1 : number] == written[number - 1 : number]
            yield from self._on_page(number, page, boxes.pop(number, []), is_same=is_same)
        for left in boxes.values():
            yield from (_as_finding(Mismatch("no-page", box.page, box.words, "", fact)) for box, fact in left)

    def _on_page(
        self, number: int, page: PageText, boxes: Sequence[tuple[Box, str]], *, is_same: bool
    ) -> Iterator[Finding]:
        mismatches = list(compare_page(number, page, boxes))
        yield from map(_as_finding, mismatches)
        strange = list(self._unlike(number, page, boxes))
        yield from strange
        if not mismatches and not strange and not is_same:
            message = f"page {number} shows other words than were written, though every value in its place"
            yield Finding("text", message, number)
        if count := self._pdf.annotations(number):
            message = f"page {number} carries {count} annotation{'s' * (count > 1)} that did not belong to it"
            yield Finding("annotation", message, number)

    def _unlike(self, number: int, page: PageText, boxes: Sequence[tuple[Box, str]]) -> Iterator[Finding]:
        """What the eye sees otherwise, though the characters may be the same."""
        if number > len(self._content.pages):
            return
        written, scene = self._content.pages[number - 1], self._pdf.scene(number)
        hidden = unseen(scene, page, frozenset(written.covers), lambda: self._pdf.owners(number))
        for words, why, fact in hidden_words(boxes, hidden):
            yield _as_finding(Mismatch("unseen", number, words, why, fact))
        if strange := strange_shapes(scene.painted, [Shape(*shape) for shape in written.shapes]):
            yield Finding("shape", f"page {number} {strange}", number)

    def _boxes(self) -> dict[int, list[tuple[Box, str]]]:
        boxes: dict[int, list[tuple[Box, str]]] = {}
        for occurrence in self._occurrences:
            for box in occurrence.boxes:
                boxes.setdefault(box.page, []).append((box, occurrence.fact))
        return boxes

    def _text(self, source: str, texts: Mapping[str, bytes]) -> SourceText | None:
        """The text of a source, if it is at hand."""
        known = self._briefing.sources[source]
        try:
            return SourceText.from_bytes(texts[self._declared(source)], source_language(known, self._briefing))
        except (KeyError, UnicodeDecodeError):
            return None

    def _declared(self, source: str) -> str:
        """The SHA-256 of the text of a source that the facts, or the last check, name; empty if none does."""
        checked = self._content.checked.sources.get(source)
        return self._briefing.sources[source].sha256 or (checked.sha256 if checked else "")

    def _notes(self) -> Iterator[str]:
        if self._pdf.is_encrypted:
            yield "it is encrypted, though it opens without a password"
        for key in self._briefing.sources:
            if key not in self._texts:
                why = "no text with its SHA-256 is at hand" if self._declared(key) else _NO_DIGEST
                yield f"the quotes from source “{key}” were not looked up: {why}"


def _as_finding(mismatch: Mismatch) -> Finding:
    about = f" (fact “{mismatch.fact}”)" if mismatch.fact else ""
    return Finding(mismatch.rule, f"{mismatch}{about}", mismatch.page, mismatch.fact)


def _count_touched(values: Sequence[Occurrence], findings: Sequence[Finding]) -> int:
    """How many values a finding speaks of: by fact and page, or by fact alone."""
    touched = {(finding.fact, finding.page) for finding in findings if finding.fact}
    pages = ((value.fact, {0, *(box.page for box in value.boxes)}) for value in values)
    return sum(any((fact, page) in touched for page in there) for fact, there in pages)
