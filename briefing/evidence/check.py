"""Facts and the texts of their sources in; what is verified, what is wrong and which numbers are unused out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from briefing.errors import Diagnostic, Severity
from briefing.evidence.claims import Finding, check_claim
from briefing.evidence.editorial_warnings import find_cautions
from briefing.evidence.numbers import NumberKind
from briefing.evidence.passages import Passage
from briefing.evidence.record import CheckedFact, CheckedQuote, CheckedSource, Record, hash_claim, hash_quote, kept_fact
from briefing.evidence.sentences import Range
from briefing.evidence.source_files import find_texts, source_language
from briefing.evidence.source_text import SourceText, count_words
from briefing.facts.file import FactsFile
from briefing.facts.model import Evidence, Fact

__all__ = ["CheckReport", "UnusedNumber", "Verification", "check_briefing", "find_texts"]

LONGEST_QUOTE = 15
LARGEST_SHARE = 0.25
_CONTEXT = 30


class Verification(StrEnum):
    """How far a quote is known to stand in its source."""

    NOW = "now"
    EARLIER = "earlier"
    NEVER = "never"


class UnusedNumber(NamedTuple):
    """A number of a source that no quote covers: its line and column there, its words, and a few words around it."""

    source: str
    line: int
    column: int
    text: str
    kind: NumberKind
    context: str


class CheckReport(NamedTuple):
    """What a check found; `facts` holds those with evidence, `sources` the weakest state of each source's facts."""

    diagnostics: tuple[Diagnostic, ...]
    unused: tuple[UnusedNumber, ...]
    facts: Mapping[str, Verification]
    sources: Mapping[str, Verification]
    record: Record


def check_briefing(facts: FactsFile, texts: Mapping[str, SourceText], record: Record | None = None) -> CheckReport:
    """Check every fact against the `texts` at hand, and the rest against the `record` of an earlier check.

    The report's record holds what is verified now, and what still fits of the old one.
    """
    return _Check(facts, texts, record or Record()).run()


class _Check:
    def __init__(self, facts: FactsFile, texts: Mapping[str, SourceText], old: Record) -> None:
        self.facts, self.texts, self.old = facts, texts, old
        self.diagnostics: list[Diagnostic] = []
        self.used: dict[str, list[Range]] = {}
        self.states: dict[str, Verification] = {}
        self.checked: dict[str, CheckedFact] = {}
        self.failed: set[str] = set()

    def run(self) -> CheckReport:
        self.diagnostics += find_cautions(self.facts)
        self.texts = {key: text for key, text in self.texts.items() if self._is_unchanged(key, text)}
        for key, fact in self.facts.briefing.facts.items():
            if fact.evidence:
                self._check_fact(key, fact)
        for key, text in self.texts.items():
            self._check_share(key, text)
        self._warn_unverified()
        found = tuple(sorted(self.diagnostics, key=lambda d: d.place))
        return CheckReport(found, tuple(self._unused()), self.states, self._source_states(), self._record())

    def _note(self, fact: str, finding: Finding, severity: Severity = Severity.ERROR) -> None:
        if severity is Severity.ERROR:
            self.failed.add(fact)
        place = self.facts.places.at("facts", fact, *finding.path)
        self.diagnostics.append(Diagnostic(place, finding.rule, finding.message, finding.hint, severity))

    # Sources

    def _is_unchanged(self, key: str, text: SourceText) -> bool:
        declared = self.facts.briefing.sources[key].sha256
        if declared in (None, text.sha256):
            return True
        message = f'the text of source "{key}" is not the one that the facts name'
        hint = f"its sha256 is {text.sha256}; if the new text is right, write that and check again"
        place = self.facts.places.at("sources", key, "sha256")
        self.diagnostics.append(Diagnostic(place, "source-changed", message, hint))
        return False

    def _check_share(self, key: str, text: SourceText) -> None:
        quoted = sum(count_words(text.flat[a:b]) for a, b in _merge(self.used.get(key, [])))
        total = count_words(text.flat)
        if quoted > LARGEST_SHARE * total:
            message = f'the quotes take {quoted} of the {total} words of source "{key}"'
            place = self.facts.places.at("sources", key)
            hint = "quote no more than a quarter of a source"
            self.diagnostics.append(Diagnostic(place, "quoted-share", message, hint, Severity.WARNING))

    def _unused(self) -> Iterator[UnusedNumber]:
        for key, text in self.texts.items():
            covered = _merge(self.used.get(key, []))
            for number in text.numbers:
                if not any(place.contains(Range(number.start, number.end)) for place in covered):
                    context = text.flat[max(number.start - _CONTEXT, 0) : number.end + _CONTEXT].strip()
                    yield UnusedNumber(key, *text.line_column(number.start), number.text, number.kind, context)

    # Facts

    def _check_fact(self, key: str, fact: Fact) -> None:
        for i, evidence in enumerate(fact.evidence):
            self._check_length(key, i, evidence)
        kept = kept_fact(self.old, key, self.facts.briefing)
        if kept and not any(evidence.source in self.texts for evidence in fact.evidence):
            self._enter(key, kept, Verification.EARLIER)
            return
        passages = [self._passage(key, i, evidence) for i, evidence in enumerate(fact.evidence)]
        found = [passage for passage in passages if passage]
        if len(found) == len(passages):
            for finding in self._claim(fact, found):
                self._note(key, finding)
        self._settle(key, fact, found, kept)

    def _passage(self, key: str, index: int, evidence: Evidence) -> Passage | None:
        """The quote where it stands in the source; the quote alone where there is no text; None if it is not there."""
        source = self.facts.briefing.sources[evidence.source]
        text = self.texts.get(evidence.source)
        if text is None:
            alone = SourceText("", evidence.quote, source_language(source, self.facts.briefing))
            return Passage(index, evidence, alone, Range(0, len(alone.flat)), source.published, whole=False)
        passages = [Passage(index, evidence, text, p.range, source.published) for p in text.find(evidence.quote)]
        if not passages:
            self._note(key, _missing_quote(index, evidence, text))
            return None
        best = passages[0]
        if len(passages) > 1:
            best = min(passages, key=lambda p: len(self._claim(self.facts.briefing.facts[key], [p])))
        self.used.setdefault(evidence.source, []).append(best.quote)
        return best

    def _claim(self, fact: Fact, passages: Sequence[Passage]) -> list[Finding]:
        return check_claim(fact, passages, self.facts.briefing.units, self.facts.briefing.head.language)

    def _check_length(self, key: str, index: int, evidence: Evidence) -> None:
        if (words := count_words(evidence.quote)) > LONGEST_QUOTE:
            path = ("evidence", index, "quote")
            hint = f"quote the {LONGEST_QUOTE} words or fewer that carry the fact"
            self._note(key, Finding(path, "long-quote", f"the quote has {words} words", hint), Severity.WARNING)

    def _settle(self, key: str, fact: Fact, passages: Sequence[Passage], kept: CheckedFact | None) -> None:
        """Enter a fact whose quotes are all found, now or earlier, and whose claim they bear out."""
        if key in self.failed or not (kept or all(p.whole for p in passages)):
            self.states[key] = Verification.NEVER
            return
        quotes = tuple(_checked(p) if p.whole or kept is None else kept.quotes[p.index] for p in passages)
        state = Verification.NOW if all(p.whole for p in passages) else Verification.EARLIER
        self._enter(key, CheckedFact(claim=hash_claim(fact, self.facts.briefing), quotes=quotes), state)

    def _enter(self, key: str, checked: CheckedFact, state: Verification) -> None:
        self.checked[key] = checked
        self.states[key] = state

    def _record(self) -> Record:
        used = {quote.source for fact in self.checked.values() for quote in fact.quotes}
        now = {k: CheckedSource(sha256=t.sha256, length=t.length) for k, t in self.texts.items() if k in used}
        old = {k: source for k, source in self.old.sources.items() if k in used}
        return Record(sources=old | now, facts=self.checked)

    def _source_states(self) -> dict[str, Verification]:
        order = list(Verification)
        states: dict[str, Verification] = {}
        for key, state in self.states.items():
            for evidence in self.facts.briefing.facts[key].evidence:
                worst = max(state, states.get(evidence.source, state), key=order.index)
                states[evidence.source] = worst
        return states

    def _warn_unverified(self) -> None:
        """One warning for a source that was never checked; else one for each fact that has changed since."""
        for key, state in self.states.items():
            lost = [e.source for e in self.facts.briefing.facts[key].evidence if e.source in self.old.sources]
            if state is Verification.NEVER and lost and key not in self.failed:
                message = f'fact "{key}" has changed since it was checked against its source'
                finding = Finding((), "never-verified", message, "check it again with --sources")
                self._note(key, finding, Severity.WARNING)
        for key in self.facts.briefing.sources:
            if key not in self.texts and key not in self.old.sources:
                message = f'no text of source "{key}" is at hand, and no record says that it was checked'
                place = self.facts.places.at("sources", key)
                hint = "check with --sources and the folder of its text"
                self.diagnostics.append(Diagnostic(place, "never-verified", message, hint, Severity.WARNING))


def _checked(passage: Passage) -> CheckedQuote:
    position = passage.text.position(passage.quote)
    quote = hash_quote(passage.evidence.quote)
    return CheckedQuote(source=passage.evidence.source, quote=quote, start=position.start, end=position.end)


def _missing_quote(index: int, evidence: Evidence, text: SourceText) -> Finding:
    path = ("evidence", index, "quote")
    if number := text.inside_number(evidence.quote):
        return Finding(path, "quote", f'the quote cuts through "{number.text}"', "quote whole words and numbers")
    nearest = text.nearest(evidence.quote)
    hint = f'the source has "{nearest}"' if nearest else "copy the words from the source"
    return Finding(path, "quote", f'the quote does not stand in source "{evidence.source}"', hint)


def _merge(places: Sequence[Range]) -> list[Range]:
    """The places in order, overlapping ones as one."""
    merged: list[Range] = []
    for place in sorted(places):
        if merged and place.start <= merged[-1].end:
            merged[-1] = Range(merged[-1].start, max(merged[-1].end, place.end))
        else:
            merged.append(place)
    return merged
