"""The content of a facts.json and the files beside it in, what does not agree among them out; no page is needed."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterator, Mapping
from graphlib import CycleError
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from briefing.errors import Place, Severity
from briefing.evidence.check import check_briefing
from briefing.evidence.source_text import SourceText
from briefing.facts.canonical import canonical, digest
from briefing.facts.derive import compute
from briefing.facts.file import FactsFile
from briefing.facts.formulas import FormulaError
from briefing.facts.model import Briefing, Fact, Qualifier, Quantity
from briefing.proof.forms import Forms
from briefing.proof.model import AttachedFacts, Shown
from briefing.proof.terms import FACTS_FILE, compact, sealed, squeezed
from briefing.wording.edition import Edition
from briefing.wording.wording import Wording
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlText


class Finding(NamedTuple):
    """One thing that does not hold; `page` is 0 and `fact` empty where it belongs to none."""

    rule: str
    message: str
    page: int = 0
    fact: str = ""


def check_digest(content: AttachedFacts, raw: Mapping[str, Any], briefing: Briefing) -> Iterator[Finding]:
    """That nothing was changed in facts.json, and that the digest is the one of its facts and the one on the pages."""
    facts = raw["canonical"]
    computed = digest(facts)
    if sealed(raw) != compact(raw):
        yield Finding("seal", f"attachment {FACTS_FILE} has been changed since it was written")
    if canonical(briefing) != facts:
        yield Finding("not-canonical", "the attached facts are not in the form in which they are written")
    if content.digest != computed:
        yield Finding("digest", f"the attached facts have the digest {computed}, not {content.digest} as they say")
    for shown in content.occurrences:
        if shown.role == "digest" and shown.words != computed:
            page = shown.boxes[0].page
            yield Finding("digest", f"page {page} prints another digest than that of the attached facts", page)


def check_names(briefing: Briefing) -> Iterator[Finding]:
    """That every fact has the name it goes by, and that its unit, speaker, sources and inputs are there."""
    for key, fact in briefing.facts.items():
        for name, known in _names(key, fact, briefing):
            if name is not None and name not in known:
                yield Finding("unknown-name", f"fact “{key}” names “{name}”, which is not there", fact=key)


def _names(key: str, fact: Fact, briefing: Briefing) -> Iterator[tuple[str | None, Container[str]]]:
    yield fact.id, (key,)
    yield fact.speaker, briefing.speakers
    yield fact.quantity.unit if fact.quantity else None, briefing.units
    yield from ((name, briefing.facts) for name in fact.inputs)
    yield from ((evidence.source, briefing.sources) for evidence in fact.evidence)


def check_derived(briefing: Briefing) -> Iterator[Finding]:
    """That every derived fact is what its formula makes of its inputs."""
    bare = {key: _bare(fact) for key, fact in briefing.facts.items()}
    try:
        computed, failed = compute(briefing.model_copy(update={"facts": bare}))
    except (FormulaError, CycleError, KeyError):
        yield Finding("derived", "a formula cannot be computed: it is none, names no fact, or needs itself")
        return
    for key, reason in failed.items():
        yield Finding("derived", f"derived fact “{key}” cannot be computed: {reason}", fact=key)
    for key, fact in computed.facts.items():
        if key not in failed and fact != briefing.facts[key]:
            wording = Wording.of(briefing)
            given, right = _worded(briefing.facts[key], wording), _worded(fact, wording)
            yield Finding("derived", f"derived fact “{key}” says {given}, but its formula makes {right}", fact=key)


def check_evidence(briefing: Briefing, texts: Mapping[str, SourceText]) -> Iterator[Finding]:
    """That the quotes bear the facts out, and stand word for word in those `texts` that are at hand."""
    facts = FactsFile(Path(), "", briefing, _Paths(), ())
    for diagnostic in check_briefing(facts, texts).diagnostics:
        if diagnostic.severity is Severity.ERROR:
            kind, _, name = diagnostic.place.file.partition("/")
            fact = name.partition("/")[0] if kind == "facts" else ""
            about = f"fact “{fact}”: " if fact else ""
            yield Finding(diagnostic.rule, about + diagnostic.message, fact=fact)


def check_offsets(content: AttachedFacts, briefing: Briefing, texts: Mapping[str, SourceText]) -> Iterator[Finding]:
    """That a quote stands where the record of an earlier check has it, in texts that have not changed since."""
    for key, places in content.checked.facts.items():
        evidence = briefing.facts[key].evidence if key in briefing.facts else ()
        if [place.source for place in places] != [part.source for part in evidence]:
            yield Finding("checked", f"what was checked of fact “{key}” are not its quotes", fact=key)
            continue
        for place, part in zip(places, evidence, strict=True):
            text, known = texts.get(part.source), content.checked.sources.get(part.source)
            if text is None or known is None or known.sha256 != text.sha256:
                continue
            if (place.start, place.end) not in {(p.start, p.end) for p in text.find(part.quote)}:
                message = f"fact “{key}”: the quote does not stand at the recorded offset {place.start} of its source"
                yield Finding("offset", message, fact=key)


def check_words(content: AttachedFacts, edition: Edition) -> Iterator[Finding]:
    """That the words of every value are a form of its fact, those of every quote its quote, and the count is right."""
    forms = Forms(edition)
    values = sum(shown.role == "value" for shown in content.occurrences)
    for shown in content.occurrences:
        page = shown.boxes[0].page
        if not _fits(shown, forms):
            yield Finding(
                "words", f"page {page}: “{shown.words}” is not what fact “{shown.fact}” says", page, shown.fact or ""
            )
        if shown.role == "count" and shown.words != str(values):
            yield Finding("count", f"page {page} counts {shown.words} values; there are {values}", page)
        parts = (shown.words if box.words is None else box.words for box in shown.boxes)
        if squeezed("".join(parts)) != squeezed(shown.words):
            yield Finding(
                "words", f"page {page}: the boxes of “{shown.words}” hold other words", page, shown.fact or ""
            )


def _fits(shown: Shown, forms: Forms) -> bool:
    match shown.role:
        case "value":
            return forms.has_value(shown.words, shown.fact or "")
        case "quote":
            return forms.has_quote(shown.words, shown.fact or "")
    return True


def check_files(content: AttachedFacts, files: Mapping[str, bytes], edition: Edition) -> Iterator[Finding]:
    """That exactly the files are attached that should be, unchanged, and that their values are the facts'."""
    listed = {file.name: file.sha256 for file in content.files}
    for name in listed.keys() - files.keys():
        yield Finding("attachment", f"attachment {name} is missing")
    for name in files.keys() - listed.keys():
        yield Finding("attachment", f"attachment {name} does not belong to the document")
    forms = Forms(edition)
    for name in sorted(listed.keys() & files.keys()):
        if sha256(files[name]).hexdigest() != listed[name]:
            yield Finding("attachment", f"attachment {name} has been changed or swapped")
        yield from _check_rows(name, files[name], forms)


def _check_rows(name: str, data: bytes, forms: Forms) -> Iterator[Finding]:
    try:
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        yield Finding("attachment", f"attachment {name} is no CSV")
        return
    for row in rows[1:]:
        if row and not forms.fit_row(row):
            what = f"fact “{row[0]}”" if row[0] else f"“{row[1] if row[1:] else ''}”"
            yield Finding("attachment", f"attachment {name} says of {what} what the facts do not say", fact=row[0])


def _bare(fact: Fact) -> Fact:
    """A derived fact as its author writes it: with a unit, without value, qualifier and inputs."""
    if not fact.formula:
        return fact
    given = fact.quantity or Quantity()
    unit = Quantity(unit=given.unit, currency=given.currency)
    return fact.model_copy(update={"quantity": unit, "qualifier": Qualifier.EXACT, "inputs": ()})


def _worded(fact: Fact, wording: Wording) -> str:
    return wording.words(fact) if fact.quantity and not fact.quantity.is_empty else "nothing"


class _Paths(Places):
    """Places of facts that stand in no file of their own: their paths."""

    def __init__(self) -> None:
        super().__init__(YamlText("", ""), YamlMapping({}, {}, 0))

    def at(self, *path: Key) -> Place:
        return Place("/".join(map(str, path)))
