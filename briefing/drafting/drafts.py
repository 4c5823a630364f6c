"""From documents to a facts file: what is worth a fact, proposed, held against the documents, and written.

Every written fact is one that the check accepts; the rest is told with its reason and its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing.drafting.candidates import find_figures, find_statements
from briefing.drafting.draft_ground import DraftGround
from briefing.drafting.draft_lines import DraftedFact, DraftLines
from briefing.drafting.proposing import NotBorneOut, Proposal, Proposer
from briefing.drafting.quoting import words_in
from briefing.drafting.speaking import Speaking
from briefing.drafting.subjects import subject_of
from briefing.errors import LoadError, Place, Problem, Severity, did_you_mean, raise_errors
from briefing.evidence.check import LARGEST_SHARE, check_briefing
from briefing.evidence.passage_times import times_in
from briefing.evidence.plain_text import count_words
from briefing.evidence.sentences import TextSpan, merge_spans
from briefing.evidence.source_text import SourceText
from briefing.evidence.time_points import TimeContext
from briefing.facts.blanks import has_blank
from briefing.facts.load import FactsFile, parse_briefing
from briefing.facts.units import PERCENT

_SHORTER = (12, 9, 7, 5, 3)
_CONTEXT, _MOST_SHOWN, _ROUNDS, _TELLING = 300, 80, 4, 3


class LeftOut(NamedTuple):
    """What became no fact: where it stands, its words, and why."""

    place: Place
    words: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: “{self.words}”: {self.reason}"


class Draft(NamedTuple):
    """What was drafted: the bytes of the facts file, the ids of its new facts, and what was left out."""

    data: bytes
    facts: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def draft(target: Path, documents: Sequence[Path], publisher: str = "", published: date | None = None) -> Draft:
    """Draft facts of `documents` into the facts file `target`, which need not be there; nothing is written.

    LoadError for a document that cannot be read, or does not say who published it and when, if that is not given.
    """
    ground = DraftGround.open(target, documents, publisher, published)
    facts: list[DraftedFact] = []
    left_out: list[LeftOut] = []
    for key in ground.texts:
        found, left = draft_source(key, ground)
        facts += found
        left_out += left
    for _ in range(_ROUNDS):
        lines = DraftLines(ground, facts)
        broken = _broken(lines)
        if not broken:
            break
        facts = [fact for key, fact in zip(lines.ids, lines.facts, strict=True) if key not in broken]
        left_out += [
            _left_out(ground, fact.source, fact.span, broken[key])
            for key, fact in zip(lines.ids, lines.facts, strict=True)
            if key in broken
        ]
    return Draft(lines.write(), tuple(lines.ids), tuple(sorted(left_out)))


def _broken(lines: DraftLines) -> dict[str, str]:
    """The facts that the finished file does not bear out, and why: all units and speakers are known only there."""
    loaded = parse_briefing(lines.write(), lines.ground.path)
    report = check_briefing(loaded, lines.ground.texts)
    starts = [(loaded.places.key("facts", key).line, key) for key in lines.ids]
    broken: dict[str, str] = {}
    for diagnostic in report.diagnostics:
        key = next((key for line, key in reversed(starts) if line <= diagnostic.place.line), None)
        if key and (diagnostic.severity is Severity.ERROR or diagnostic.rule == "doubt"):
            broken.setdefault(key, diagnostic.message)
    return broken


def draft_source(key: str, ground: DraftGround) -> tuple[list[DraftedFact], list[LeftOut]]:
    """The facts of one source, their quotes so long that they take less than a quarter of it."""
    text = ground.texts[key]
    context = TimeContext(ground.briefing.sources[key].published, text.lexicon, None)
    times = [time.span for sentence in text.sentences for time in times_in(text, sentence, context)]
    speaking = Speaking(text, ground.briefing.sources[key].publisher)
    speaking.meet()
    found: list[tuple[TextSpan, Proposal | NotBorneOut]] = []
    proposer = Proposer(key, text, ground.briefing)
    figures = [n for n in find_figures(text, times) if not ground.is_quoted(key, n.span)]
    for number in figures:
        found.append((number.span, proposer.figure(number, speaking.at(number.span))))
    for said in find_statements(text, [n.span for n in figures], times):
        if not ground.is_quoted(key, said.span):
            place = TextSpan(said.span.end - 1, said.span.end)
            found.append((said.span, proposer.statement(said, speaking.at(place))))
    proposals = [(span, one) for span, one in sorted(found, key=lambda f: f[0]) if isinstance(one, Proposal)]
    kept = list(without_repeats(proposer, proposals))
    quotes = _fitting(proposer, [one for _, one in kept])
    facts = [
        DraftedFact(key, span, one, quote, section_of(text, span))
        for (span, one), quote in zip(kept, quotes, strict=True)
    ]
    left = [_left_out(ground, key, one.span, one.reason) for _, one in found if isinstance(one, NotBorneOut)]
    return facts, left


def _fitting(proposer: Proposer, proposals: Sequence[Proposal]) -> list[TextSpan]:
    """The quote of each proposal, so short that all are no more of the source than the check lets pass.

    One that the check accepts only with more words keeps them.
    """
    most = LARGEST_SHARE * count_words(proposer.text.normalized)
    whole = quotes = [proposer.quote(one) for one in proposals]
    beside = [span for one in proposals for _, span in one.context]
    for longest in _SHORTER:
        if sum(words_in(proposer.text, span) for span in merge_spans([*quotes, *beside])) <= most:
            break
        proposer.longest = longest
        quotes = [proposer.quote(one) for one in proposals]
    kept = zip(proposals, whole, quotes, strict=True)
    return [short if short == long or not proposer.answers(one) else long for one, long, short in kept]


def without_repeats(
    proposer: Proposer, proposals: Sequence[tuple[TextSpan, Proposal]]
) -> Iterator[tuple[TextSpan, Proposal]]:
    """The proposals, each figure once, as told by somebody who is named; and no statement twice in other words."""
    best: dict[object, Proposal] = {}
    for _, one in proposals:
        if one.quantity:
            mark = _mark(one)
            best[mark] = max(best.get(mark, one), one, key=_rank)
    said: list[frozenset[str]] = []
    for span, one in proposals:
        if one.quantity:
            if best[_mark(one)] is one:
                yield span, one
            continue
        words = frozenset(proposer.text.normalized[slice(*proposer.quote(one))].lower().split())
        if not any(len(words & other) * 3 > 2 * len(words) for other in said):
            said.append(words)
            yield span, one


def _mark(proposal: Proposal) -> object:
    """What two proposals have in common that tell the same figure; a round one may be another at another time."""
    quantity = proposal.quantity
    assert quantity is not None
    digits = {key: len(value.normalize().as_tuple().digits) for key, value in quantity.numbers.items()}
    is_telling = max(digits.values()) >= _TELLING or quantity.currency
    unit = quantity.currency or (quantity.unit if quantity.unit == PERCENT else None)
    return tuple(quantity.numbers.items()), unit, None if is_telling else proposal.period


def _rank(proposal: Proposal) -> tuple[bool, bool, bool]:
    """How much a proposal tells: who says so, of what, and with a statement."""
    quantity, wording = proposal.quantity, proposal.wording
    return bool(proposal.speaker.name), bool(quantity and quantity.unit), not has_blank(wording.statement)


def section_of(text: SourceText, span: TextSpan) -> str:
    """The section of what stands at a place, by its sentence, or else by the words around that."""
    sentence = text.sentence_around(span)
    around = text.normalized[max(0, sentence.start - _CONTEXT) : sentence.end + _CONTEXT]
    return subject_of(text.normalized[slice(*sentence)], around, text.language)


def _left_out(ground: DraftGround, key: str, span: TextSpan, reason: str) -> LeftOut:
    text = ground.texts[key]
    place = Place(ground.briefing.sources[key].file_name or key, *text.line_column(span.start))
    return LeftOut(place, text.normalized[span.start : min(span.end, span.start + _MOST_SHOWN)], reason)


_MARK = re.compile(r"[ \t]*drafted:[ \t]*true[ \t]*(?:#.*)?")


def accept(facts: FactsFile, ids: Sequence[str]) -> bytes:
    """The bytes of a facts file without the lines that mark these facts as drafted, and otherwise as they are.

    LoadError for a fact that is not there or not marked, or whose mark stands in a line with other keys.
    """
    lines = facts.path.read_bytes().decode().splitlines(keepends=True)
    marks, problems = [], []
    for key in ids:
        fact, place = facts.briefing.facts.get(key), facts.places.key("facts", key, "drafted")
        if fact is None:
            problem = Problem("unknown-fact", f'there is no fact "{key}"', did_you_mean(key, facts.briefing.facts))
        elif not fact.drafted:
            problem = Problem("drafted", f'fact "{key}" is not marked as drafted', "it has been read already")
        elif not _MARK.fullmatch(lines[place.line - 1].strip("\ufeff\r\n")):
            problem = Problem("drafted", f'the mark of fact "{key}" stands beside other keys', "delete it by hand")
        else:
            marks.append(place.line - 1)
            continue
        problems.append(problem.at(place if fact else Place("--accept", line=0)))
    raise_errors(LoadError, problems)
    return "".join(line for i, line in enumerate(lines) if i not in marks).encode()
