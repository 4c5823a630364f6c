"""Checks a briefing against the texts of its sources: what is verified, what is wrong, which numbers are unused.

For each fact the quotes are looked up word for word (`SourceText.find`), and then the claim is held against the
passages where they stand (`check_claim`). What these leave to settle is a problem, unless the author wrote how the desk
reads it (`reading:`). A fact whose texts are not at hand counts as checked earlier, if the record of an earlier check
still fits it; else its number is at least held against the quote's own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.errors import Diagnostic, Place, Problem, Severity
from briefing.evidence.editorial_warnings import find_editorial_warnings
from briefing.evidence.record import (
    CheckedCell,
    CheckedFact,
    CheckedPlace,
    CheckedQuote,
    CheckRecord,
    CheckReport,
    UnusedNumber,
    Verification,
    hash_claim,
    hash_quote,
    hash_words,
    unchanged_fact,
)
from briefing.evidence.sentences.sentences import TextSpan, merge_spans
from briefing.evidence.texts import checked_source, find_text_problems
from briefing.facts.load import FactsFile
from briefing.facts.model import Fact, Property

if TYPE_CHECKING:
    from briefing.evidence.claim import Answer
    from briefing.evidence.passages import Passage
    from briefing.evidence.source_text import SourceText

LARGEST_SHARE = 0.25


def check_briefing(
    facts: FactsFile, texts: Mapping[str, SourceText], record: CheckRecord | None = None, *, warns: bool = True
) -> CheckReport:
    """Check every fact against the `texts` at hand, and the rest against the `record` of an earlier check.

    The report's record holds what is verified now, and what still fits of the old one.  Unless it `warns`, what only
    an editor would object to is not sought.
    """
    check = _BriefingCheck(facts, texts, record or CheckRecord())
    check.diagnostics += find_editorial_warnings(facts) if warns else ()
    return check.run()


class _BriefingCheck:
    """One run of the check, which collects as it goes."""

    def __init__(self, facts: FactsFile, texts: Mapping[str, SourceText], old: CheckRecord) -> None:
        self.file, self.briefing, self.texts, self.old = facts, facts.briefing, dict(texts), old
        self.diagnostics: list[Diagnostic] = []
        self.quoted: dict[str, list[TextSpan]] = {}
        self.states: dict[str, Verification] = {}
        self.checked: dict[str, CheckedFact] = {}
        self.failed: set[str] = set()
        self.of_series: dict[tuple[str, Place, str, str], list[tuple[str, Diagnostic]]] = {}
        self.unworded: list[str] = []
        """The facts of which the record has no statement, as older versions kept none."""
        named = (key for key, source in self.briefing.sources.items() if source.file_name)
        self.missing = [key for key in named if key not in texts and key not in old.sources]

    def run(self) -> CheckReport:
        self.diagnostics += find_text_problems(self.file, self.texts, self.old, self.missing)
        self.drop_changed_texts()
        for key, fact in self.briefing.facts.items():
            if fact.evidence:
                self.check_fact(key, fact)
        for key, text in self.texts.items():
            self.check_share(key, text, merge_spans(self.quoted.get(key, [])))
        self.warn_unverified()
        self.report_series()
        found = tuple(sorted(self.diagnostics, key=lambda d: d.place))
        record = self.record()
        return CheckReport(found, self.states, self.source_states(record), record, self.find_unused)

    def report(self, fact: str, path: Sequence[str | int], problem: Problem) -> None:
        """Enter a problem of a fact, which fails if it is an error."""
        if problem.severity is Severity.ERROR:
            self.failed.add(fact)
        found = problem.at(self.file.places.at("facts", fact, *path))
        if series := self.briefing.facts[fact].series:
            same = found.message if found.rule == "value-without-fact" else ""
            self.of_series.setdefault((series, found.place, found.rule, same), []).append((fact, found))
        else:
            self.diagnostics.append(found)

    def report_series(self) -> None:
        """Enter what is wrong with the facts of a series: they stand at one place, so the first speaks for all."""
        for (series, *_), found in self.of_series.items():
            fact, first = found[0]
            cell = self.briefing.facts[fact].evidence[0].cell
            more = f"; {len(found) - 1} more of its cells have this" if len(found) > 1 else ""
            self.diagnostics.append(first._replace(message=f'series "{series}", cell {cell}: {first.message}{more}'))

    # Sources

    def drop_changed_texts(self) -> None:
        """Leave out, as if it were not at hand, each text whose hash is not the one that the facts name."""
        for key, text in list(self.texts.items()):
            if self.briefing.sources[key].sha256 not in (None, text.sha256):
                del self.texts[key]

    def find_unused(self) -> Iterator[UnusedNumber]:
        """The numbers of the texts that no quote covers."""
        for key, text in self.texts.items():
            from briefing.evidence.fact_check import find_unused

            yield from find_unused(key, text, merge_spans(self.quoted.get(key, [])))

    def check_share(self, key: str, text: SourceText, quoted: Sequence[TextSpan]) -> None:
        from briefing.evidence.fact_check import quoted_words

        if text.is_table:
            return  # figures are nobody's prose
        words, total = quoted_words(text, quoted)
        if words > LARGEST_SHARE * total:
            message = f'the quotes take {words} of the {total} words of source "{key}"'
            place = self.file.places.at("sources", key)
            hint = "quote no more than a quarter of a source"
            self.diagnostics.append(Diagnostic(place, "quoted-share", message, hint, Severity.WARNING))

    # Facts

    def check_fact(self, key: str, fact: Fact) -> None:
        # A text that is here may contradict an old record, so the record counts only where no text is at hand.
        kept = unchanged_fact(self.old, key, self.briefing)
        has_text = any(evidence.source in self.texts for evidence in fact.evidence)
        if kept and kept.words and not has_text:
            self.checked[key], self.states[key] = kept, Verification.EARLIER
            self.warn_readings(key, fact)
            return
        from briefing.evidence.fact_check import claim_of, unbacked_figures
        from briefing.evidence.properties import check_claim

        found = self.find_passages(key, fact)
        if kept and not kept.words and not has_text:
            self.unworded.append(key)
        # Without a source, or a record of the statement, the number can still be compared with the quote; what stands
        # around it cannot be known.
        if len(found) == len(fact.evidence) and fact.bearing:
            claim = claim_of(self.briefing, fact, found)
            answers = check_claim(claim)
            self.settle(key, fact, answers)
            if bare := claim.bare_change:
                self.report(key, ("quantity",), bare)
            self.warn_readings(key, fact, self.needless_readings(fact, found, answers))
        for path, problem in unbacked_figures(self.briefing, fact, found):
            self.report(key, path, problem)
        self.record_state(key, fact, found, kept)

    def find_passages(self, key: str, fact: Fact) -> list[Passage]:
        """Where the quotes of a fact stand; an error for each that stands nowhere."""
        from briefing.evidence.fact_check import best_places, missing_quote, unseen_in

        found = []
        for i, best in enumerate(best_places(self.briefing, self.texts, fact)):
            evidence = fact.evidence[i]
            if best is None:
                self.report(key, ("evidence", i, "quote"), missing_quote(evidence, self.texts[evidence.source]))
                continue
            if unseen := unseen_in(best):
                self.report(key, ("evidence", i, "quote"), unseen)
            if best.has_source_text:
                self.quoted.setdefault(evidence.source, []).append(best.quote)
            found.append(best)
        return found

    def settle(self, key: str, fact: Fact, answers: Sequence[Answer]) -> None:
        """Enter what the sources leave to settle, but for what the desk has read itself."""
        for answer in answers:
            if answer.prop not in fact.reading:
                self.report(key, answer.place, answer.problem)

    def needless_readings(self, fact: Fact, found: Sequence[Passage], answers: Sequence[Answer]) -> list[Property]:
        """The readings of what the sources say themselves, as far as they are at hand and understood."""
        needed = {answer.prop for answer in answers}
        is_readable = all(place.has_source_text and place.language_is_known for place in found)
        return [prop for prop in fact.reading if prop not in needed] if is_readable else []

    def warn_readings(self, key: str, fact: Fact, needless: Sequence[Property] = ()) -> None:
        """A warning for each reading of the desk, since no source bears it out."""
        for prop in fact.reading:
            message, hint = f'the {prop} of fact "{key}" is a reading of the desk', "--readings allows it"
            problem = Problem("reading", message, hint, Severity.WARNING)
            if prop in needless:
                message = f"the source says the {prop} as the fact does, and needs no reading"
                problem = Problem("needless-reading", message, "leave it out", Severity.WARNING)
            self.report(key, ("reading", prop), problem)

    def record_state(self, key: str, fact: Fact, passages: Sequence[Passage], kept: CheckedFact | None) -> None:
        """Enter a fact whose quotes are all found, now or earlier, and whose claim they bear out."""
        now = all(p.has_source_text for p in passages)
        if key in self.failed or not (kept or now):
            self.states[key] = Verification.NEVER
            return
        quotes = [_checked_quote(p) if p.has_source_text or not kept else kept.quotes[p.index] for p in passages]
        claim = hash_claim(fact, self.briefing)
        words = None if key in self.unworded else hash_words(fact, self.briefing)
        self.checked[key] = CheckedFact(claim=claim, words=words, quotes=tuple(quotes))
        self.states[key] = Verification.NOW if now else Verification.EARLIER

    # The report

    def record(self) -> CheckRecord:
        used = {quote.source for fact in self.checked.values() for quote in fact.quotes}
        now = {key: checked_source(key, text, self.briefing) for key, text in self.texts.items() if key in used}
        old = {k: source for k, source in self.old.sources.items() if k in used}
        made = self.file.tables.cells.items()
        tables = {key: tuple(CheckedCell(**cell._asdict()) for cell in cells) for key, cells in made if key in used}
        return CheckRecord(sources=old | now, facts=self.checked, tables=tables)

    def source_states(self, record: CheckRecord) -> dict[str, Verification]:
        """Whether the text of each source that facts quote is at hand, or was at an earlier check, or never."""
        quoted = dict.fromkeys(e.source for fact in self.briefing.facts.values() for e in fact.evidence)
        earlier = {key: Verification.EARLIER if key in record.sources else Verification.NEVER for key in quoted}
        return earlier | {key: Verification.NOW for key in quoted if key in self.texts}

    def warn_unverified(self) -> None:
        """One warning for a source that was never checked; else one for each fact that has changed since."""
        if self.unworded:
            message = f"the record has no statements of {len(self.unworded)} facts, as an older version wrote it"
            hint = "make it anew with check --sources"
            self.report(self.unworded[0], (), Problem("record", message, hint, Severity.WARNING))
        known = self.texts.keys() | self.old.sources.keys()
        for key, state in self.states.items():
            sources = {evidence.source for evidence in self.briefing.facts[key].evidence}
            if state is Verification.NEVER and key not in self.failed and sources <= known:
                message = f'fact "{key}" has changed since its source was checked, or is new'
                hint = "check it again with --sources"
                self.report(key, (), Problem("never-verified", message, hint, Severity.WARNING))
        for key in self.briefing.sources:
            if key not in known and key not in self.missing:
                message = f'no text of source "{key}" is at hand, and no record says that it was checked'
                place = self.file.places.at("sources", key)
                hint = "check with --sources and the folder of its text"
                self.diagnostics.append(Diagnostic(place, "never-verified", message, hint, Severity.WARNING))


def _checked_quote(passage: Passage) -> CheckedQuote:
    text = passage.source_text
    _, start, end = text.position(passage.quote)
    return CheckedQuote(
        source=passage.evidence.source,
        quote=hash_quote(passage.evidence.quote),
        start=start,
        end=end,
        place=CheckedPlace(**text.locator_at(passage.quote.start)._asdict()) if text.reader else None,
        beside=text.words_beside(passage.quote) if passage.source.url else None,
    )
