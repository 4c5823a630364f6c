"""From documents to a facts file: what is worth a fact, proposed, held against the documents, and written.

Every written fact is one that the check accepts; the rest is told with its reason and its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from briefing.drafting.areas import subject_of, subjects
from briefing.drafting.candidates import find_figures, find_statements, is_of_table, is_time, is_value
from briefing.drafting.draft_ground import MOST_SHOWN, DraftGround, LeftOut, mark_of
from briefing.drafting.draft_lines import DraftedFact, DraftLines
from briefing.drafting.proposals import PlacedProposal, Proposed, read_proposals
from briefing.drafting.proposing import OUTLET, SHORTER, NotBorneOut, Proposal, Proposer
from briefing.drafting.quoting import words_in
from briefing.drafting.speaking import Named, Speaking
from briefing.drafting.table_hints import SeriesHint, series_of
from briefing.drafting.weighing import propose
from briefing.errors import Diagnostic, Severity
from briefing.evidence.check import LARGEST_SHARE, check_briefing
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.sentences.plain_text import count_words
from briefing.evidence.sentences.sentences import TextSpan, merge_spans
from briefing.evidence.source_text import SourceText
from briefing.evidence.times.named_time import TimeContext
from briefing.facts.load import parse_briefing
from briefing.facts.model import Qualifier
from briefing.facts.periods import PeriodKind
from briefing.facts.text_fields import has_blank
from briefing.limits import bounded
from briefing.records import NamedTuple
from briefing.yaml_source.reader import bad_characters

_CONTEXT, _TELLING, _CERTAIN, _STEM, _ROOM, _MOST = 300, 3, 4, 5, 0.95, 300
_APART = {Qualifier.NEARLY, Qualifier.MORE_THAN}


class Draft(NamedTuple):
    """What was drafted: the bytes of the facts file, the ids of its new facts, and what was left out.

    `unnamed` are documents that nobody says the publisher or the day of.
    """

    data: bytes
    facts: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    unnamed: tuple[Diagnostic, ...]


def draft(
    target: Path,
    documents: Sequence[Path],
    publisher: str = "",
    published: date | None = None,
    proposals: Path | None = None,
) -> Draft:
    """Draft facts of `documents` into the facts file `target`, which need not be there; nothing is written.

    Facts that the file `proposals` proposes come first; what they tell is not drafted again.  LoadError for a document
    that cannot be read, where no document says who published it and when and nobody else does, and for a file of
    proposals that is none.
    """
    proposed = read_proposals(proposals) if proposals else []
    with bounded(target, "drafting facts for it"):
        return _draft(DraftGround.open(target, documents, publisher, published), proposed)


def _draft(ground: DraftGround, proposed: Sequence[PlacedProposal]) -> Draft:
    sources = {key: SourceDraft(key, ground) for key in ground.texts}
    left_out = [left for one in proposed if (left := _take(one, ground, sources))]
    for source in sources.values():
        source.draft()
        left_out += source.left_out
    series = [one for source in sources.values() for one in source.series]
    lines = DraftLines(ground, [fact for source in sources.values() for fact in source.facts], series)
    unsure = [fact for fact in lines.facts if not sources[fact.source].is_checked(fact)]
    if broken := _broken(DraftLines(ground, unsure)) if unsure else {}:  # none of the others lives on those that go
        left_out += [ground.left_out(fact.source, fact.span, reason) for fact, reason in broken.items()]
        lines = DraftLines(ground, [fact for fact in lines.facts if fact not in broken], series)
    return Draft(lines.write(), tuple(lines.ids), tuple(sorted(left_out)), tuple(ground.unnamed))


def _take(placed: PlacedProposal, ground: DraftGround, sources: Mapping[str, SourceDraft]) -> LeftOut | None:
    """Make a fact of a proposal, or say why it becomes none."""
    one, named = placed.proposed, {ground.briefing.sources[key].file: key for key in sources}
    key = named.get(one.document) if one.document else next(iter(sources)) if len(sources) == 1 else None
    sections = {subject.key for subject in subjects()} | {*(ground.old.sections if ground.old else ())}
    if key is None:
        reason = "it does not say which of the documents it is from" if not one.document else "no such document"
    elif one.section and one.section not in sections:
        reason = f'there is no section "{one.section}"'
    else:
        reason = sources[key].take(one)
    return LeftOut(placed.place, 0, one.quote[:MOST_SHOWN], reason) if reason else None


def _broken(lines: DraftLines) -> dict[DraftedFact, str]:
    """The facts that the check does not accept as they are written, and why: all units are known only there."""
    loaded = parse_briefing(lines.write(), lines.ground.path)
    report = check_briefing(loaded, lines.ground.texts)
    starts = [(loaded.places.key("facts", key).line, key) for key in lines.ids]
    facts = dict(zip(lines.ids, lines.facts, strict=True))
    broken: dict[DraftedFact, str] = {}
    for diagnostic in report.diagnostics:
        key = next((key for line, key in reversed(starts) if line <= diagnostic.place.line), None)
        if key and (diagnostic.severity is Severity.ERROR or diagnostic.rule == "doubt"):
            broken.setdefault(facts[key], diagnostic.message)
    return broken


class SourceDraft:
    """The facts of one source, and what became none."""

    def __init__(self, key: str, ground: DraftGround) -> None:
        self._key, self._ground, self._text = key, ground, ground.texts[key]
        self._proposer = Proposer(key, self._text, ground.briefing)
        self._speaking = Speaking(self._text, ground.briefing.sources[key].publisher)
        self._speaking.meet()
        self.facts: list[DraftedFact] = []
        self.left_out: list[LeftOut] = []
        self.series: list[SeriesHint] = []

    def take(self, proposed: Proposed) -> str:
        """Make a fact of a proposal; else why it becomes none."""
        found = self._text.find(proposed.quote)
        one = propose(self._proposer, proposed, self._speakers(found[0].span) if found else ())
        if isinstance(one, NotBorneOut):
            return one.reason
        is_known = one.quantity is None or mark_of(one.quantity) in self._ground.known_marks(self._key)
        if is_known and self._ground.is_quoted(self._key, one.core):
            return "a fact of the file has it already"
        section = proposed.section or section_of(self._text, one.core)
        self.facts.append(DraftedFact(self._key, one.core, one, one.core, section))
        return ""

    def draft(self) -> None:
        """Draft what is worth a fact, the quotes so long that they take less than a quarter of the source."""
        text, key, proposer = self._text, self._key, self._proposer
        context = TimeContext(self._ground.briefing.sources[key].published, text.lexicon, None)
        figures = list(islice((n for n in find_figures(text, context) if not self._is_told(n.span)), _MOST + 1))
        said = find_statements(text, [number.span for number in figures], context)
        statements = list(islice((one for one in said if not self._is_told(one.span)), _MOST + 1))
        for what, spans in (("figures", [n.span for n in figures]), ("statements", [one.span for one in statements])):
            if len(spans) > _MOST:
                reason = f"no more than {_MOST} {what} of a document are drafted: keep the part that matters"
                self.left_out.append(self._ground.left_out(key, spans[-1], reason))
        proposer.fit(
            [n.span for n in figures[:_MOST]] + [proposer.verb_of(one.span) for one in statements[:_MOST]],
            most_quoted(text),
        )
        found = [(n.span, proposer.figure(n, self._speaking.at(n.span))) for n in figures[:_MOST]]
        found += [(one.span, proposer.statement(one, self._speakers(one.span))) for one in statements[:_MOST]]
        proposals = [(span, one) for span, one in sorted(found, key=lambda f: f[0]) if isinstance(one, Proposal)]
        kept = list(without_repeats(proposer, proposals, self._ground.known_marks(key)))
        drafted = {span for span, _ in kept}
        again = [span for span, one in proposals if one.quantity and span not in drafted]
        self.left_out += [
            self._ground.left_out(key, span, "the same figure is drafted from elsewhere") for span in again
        ]
        self.left_out += self.of_tables(context)
        for (span, one), quote in zip(kept, _fitting(proposer, [one for _, one in kept]), strict=True):
            if any(bad_characters(text.normalized[slice(*quote)])):
                self.left_out.append(self._ground.left_out(key, span, "its words have a sign that no text may have"))
            else:
                fact = DraftedFact(key, span, one, quote, section_of(text, span))
                is_open = one.quantity is not None and one.speaker == OUTLET
                told = self._speaking.told_by(span, is_expected=one.status.is_ahead) if is_open else ""
                self.facts.append(fact._replace(told_by=told))
        failed = [one for _, one in found if isinstance(one, NotBorneOut)]
        self.left_out += [self._ground.left_out(key, one.span, one.reason) for one in failed]

    def is_checked(self, fact: DraftedFact) -> bool:
        """Whether the check has accepted a fact as it is to be written."""
        return self._proposer.is_checked(fact.proposal, fact.quote)

    def of_tables(self, context: TimeContext) -> list[LeftOut]:
        """Where each run of figures of a table begins, which a series takes in fewer lines."""
        found: list[LeftOut] = []
        last = -2
        for number in self._text.numbers:
            if is_value(number) and is_of_table(self._text, number) and not is_time(self._text, number, context):
                line = self._text.line_at(number.start)
                if line > last + 1:
                    series = series_of(self._text, self._key, self._text.locator_at(number.start).name)
                    self.series += [series] if series else []
                    reason = "figures of a table are better taken as a series (make-briefing help tables)"
                    reason += (
                        f": delete the # before its lines at the end of {self._ground.path.name}" if series else ""
                    )
                    found.append(self._ground.left_out(self._key, number.span, reason))
                last = line
        return found

    def _speakers(self, span: TextSpan) -> list[Named]:
        return self._speaking.at(TextSpan(span.end - 1, span.end))

    def _is_told(self, span: TextSpan) -> bool:
        """Whether a fact of the file, or a proposal, tells it already."""
        return self._ground.is_quoted(self._key, span) or any(fact.quote.overlaps(span) for fact in self.facts)


def most_quoted(text: SourceText) -> int:
    """How many words of a text the quotes of a draft may have."""
    return int(_ROOM * LARGEST_SHARE * count_words(text.normalized))


def _fitting(proposer: Proposer, proposals: Sequence[Proposal]) -> list[TextSpan]:
    """The quote of each proposal, so short that all are no more of the source than the check lets pass."""
    most = most_quoted(proposer.text)
    quotes = [proposer.quote(one) for one in proposals]
    beside = [span for one in proposals for _, span in one.context]
    for longest in (n for n in SHORTER if n < proposer.longest):
        if sum(words_in(proposer.text, span) for span in merge_spans([*quotes, *beside])) <= most:
            break
        proposer.longest = longest
        quotes = [proposer.quote(one) for one in proposals]
    return quotes


def without_repeats(
    proposer: Proposer, proposals: Sequence[tuple[TextSpan, Proposal]], known: Collection[object] = ()
) -> Iterator[tuple[TextSpan, Proposal]]:
    """The proposals, each figure once, as told by somebody who is named; and no statement twice in other words.

    `known` are the marks of figures that the file has of this source already.
    """
    tellings = [one for _, one in proposals if one.quantity]
    kept: list[Proposal] = []
    of_mark: dict[object, list[Proposal]] = {}
    tellings.sort(  # by how much they tell: of when, who says so, of what, how exactly, and with a statement
        key=lambda one: (
            one.is_dated,
            one.period.kind is not PeriodKind.FUTURE,
            bool(one.speaker.name),
            bool(one.quantity and one.quantity.unit),
            one.qualifier is not Qualifier.EXACT,
            not has_blank(one.wording.statement),
        ),
        reverse=True,
    )
    for one in tellings:
        alike = of_mark.setdefault(_mark(one), [])
        if not any(_is_same(proposer, one, other) for other in alike):
            kept.append(one)
            alike.append(one)
    said: list[frozenset[str]] = []
    for span, one in proposals:
        if one.quantity:
            if any(one is other for other in kept) and mark_of(one.quantity) not in known:
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
    digits = [len(value.normalize().as_tuple().digits) for value in quantity.numbers.values()]
    is_telling = max(digits, default=0) >= _TELLING or quantity.currency
    return mark_of(quantity), None if is_telling else (proposal.period, quantity.unit)


def _is_same(proposer: Proposer, one: Proposal, other: Proposal) -> bool:
    """Whether what two proposals of one number tell may be the same: exports and imports of 2.9 million are not.

    Figures of many digits are, and those whose sentences share a word of their own; no rise is a fall.
    """
    text, units = proposer.text, proposer.ground.units
    assert one.quantity is not None
    signed = [proposal.signed_quantity(units, text.language) for proposal in (one, other)]
    if signed[0] is None or signed[1] is None or mark_of(signed[0]) != mark_of(signed[1]):
        return False
    if {one.qualifier, other.qualifier} >= _APART:
        return False  # "almost 900", and then "over 900"
    if text.sentence_around(one.core).contains(other.core):
        return False  # "0.3 points lower than a year before, and 0.3 points lower than in the quarter before"
    if any(len(value.normalize().as_tuple().digits) >= _CERTAIN for value in one.quantity.numbers.values()):
        return True
    apart = [_own_words(text, proposal) for proposal in (one, other)]
    if not all(apart):  # nothing in "and came to 0.3 million" tells of what
        return bool(one.quantity.currency) or text.sentences[0].contains(min(one.core, other.core))
    # A heading or the first sentence tells it in words of its own; "4% more inward cargo" is no "4% more boxes".
    is_lead = any(sentence.contains(min(one.core, other.core)) for sentence in text.sentences[:2])
    return not apart[0].isdisjoint(apart[1]) if is_lead else apart[0] <= apart[1] or apart[1] <= apart[0]


def _own_words(text: SourceText, proposal: Proposal) -> frozenset[str]:
    """The first letters of the words of a figure's clause, but for those of its number and its unit."""
    lexicon, forms = text.lexicon, proposal.unit.forms if proposal.unit else ()
    unit = {word for _, form in forms for word in form.split()}
    plain = lexicon.numbers.prepositions | lexicon.roles.function_words | unit | lexicon.numbers.scales.keys()
    words = map(lexicon.lower, LETTERS.findall(text.normalized[slice(*proposal.clause)]))
    return frozenset(word[:_STEM] for word in words if len(word) > _STEM - 2 and word not in plain)


def section_of(text: SourceText, span: TextSpan) -> str:
    """The section of what stands at a place, by its sentence, or else by the words around that."""
    sentence = text.sentence_around(span)
    around = text.normalized[max(0, sentence.start - _CONTEXT) : sentence.end + _CONTEXT]
    return subject_of(text.normalized[slice(*sentence)], around, text.language)
