"""Checks that facts.json and the files beside it agree among themselves; no page is needed.

Whoever changes one of them has to change all: the facts, their digest and seal, derived values, quotes, the words
that are declared to stand on pages, and the tables.  The words of a fact must be among those in which it may be put
(`AcceptedWordings`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import evidence
from briefing.cache import remembered, remembering
from briefing.document.declared import texts_of
from briefing.document.occurrences import Role
from briefing.errors import Place, Severity
from briefing.facts.formulas import FormulaError, compute_derived
from briefing.facts.load import canonical
from briefing.facts.model import Fact, Qualifier, Quantity
from briefing.facts.text_fields import filled, is_one_name, with_area
from briefing.proof.attachments import DESCRIPTION, FACTS_FILE, document_digest, seal_of
from briefing.proof.carried_facts import CarriedFacts
from briefing.proof.compare_tables import NOTE_MARKS, TableComparison
from briefing.proof.found_file import EmbeddedFile
from briefing.proof.report import DOTS, Finding, folded, normalized
from briefing.wording.edition import Edition
from briefing.wording.scales import forms_below_heads, forms_in_charts
from briefing.wording.wording import DERIVED, DIGEST_LINE, NO_FIGURE, Wording
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlText

if TYPE_CHECKING:
    from briefing.evidence.source_text import SourceText

_FIGURES, _MOST_GROUPS = re.compile(r"[0-9](?:[0-9.,]|\s(?=[0-9]))*"), 5
"""Figures with nothing but spaces between them, and how many groups of digits one of them may have."""
_DIGEST = re.compile("[0-9a-f]{64}")
_MARKS = re.compile(r"[0-9]+(,[0-9]+)*")


class ConsistencyCheck:
    """Holds the facts of one PDF, which have passed `find_broken_names`, against themselves.

    `attached` are all attachments, `texts` those of sources that are at hand.
    """

    def __init__(
        self, carried: CarriedFacts, attached: Iterable[EmbeddedFile], texts: Mapping[str, SourceText]
    ) -> None:
        self._carried, self._texts = carried, texts
        self._files = {part.name: part for part in attached}
        self._facts_file = self._files.pop(FACTS_FILE)
        self._content, self._briefing = carried.content, carried.briefing
        self._wordings = AcceptedWordings(carried.edition)

    def findings(self) -> Iterator[Finding]:
        """All that does not agree."""
        yield from self.words()
        yield from self.names()
        yield from self.standings()
        yield from self.digest()
        yield from self.derived()
        yield from self.evidence()
        yield from self.offsets()
        yield from self.files()

    def words(self) -> Iterator[Finding]:
        """Whether the words of every value are a form of its fact, those of a quote its quote, and the count right."""
        occurrences, wordings = self._content.occurrences, self._wordings
        values = sum(shown.role is Role.VALUE for shown in occurrences)
        heads = {_key(shown.words) for shown in occurrences if shown.role is Role.NAME}
        places = {quote.place.name for fact in self._content.checked.facts.values() for quote in fact if quote.place}
        for shown in occurrences:
            page, words, fact = min(shown.pages, default=0), shown.words, shown.fact
            is_value, is_quote = shown.role is Role.VALUE, shown.role is Role.QUOTE
            is_said = wordings.has_value(words, fact, heads) if is_value else wordings.has_quote(words, fact)
            if (is_value or is_quote) and not is_said:
                yield Finding("words", f"page {page}: “{words}” is not what fact “{fact}” says", page, fact)
            if shown.role is Role.PLACE and words not in places:
                yield Finding("words", f"page {page}: “{words}” is not where a quote was found", page)
            if shown.role is Role.COUNT and words != str(values):
                yield Finding("count", f"page {page} counts {words}, not {values}, values", page)

    def names(self) -> Iterator[Finding]:
        """Whether pages name who stands behind their values and quotes, and what the document says of itself."""
        briefing, head, occurrences = self._carried.edition.briefing, self._content.document, self._content.occurrences
        named = {folded(shown.words) for shown in occurrences}
        text = NOTE_MARKS.sub("", "".join(part.text for _, part in texts_of(self._carried.declared.pages)))
        if folded(head.title) not in folded(text):
            yield Finding("words", f"no page has the title “{head.title}”")
        wanted = {words: "" for words in (head.marking, head.reference, head.version) if words}
        quoted = {shown.fact for shown in occurrences if shown.role is Role.QUOTE}
        links = {link.target for page in self._carried.declared.pages for link in page.links}
        addresses = tuple(target for target in links if isinstance(target, str))
        for key in dict.fromkeys(shown.fact for shown in occurrences if shown.fact in briefing.facts):
            fact = briefing.facts[key]
            sources = [briefing.sources[part.source] for part in fact.evidence]
            told = [source.publisher for source in sources]
            # An institution that says something of itself is named once.
            outlets = [name for source in sources for name in (source.publisher, source.author or "")]
            if fact.speaker and not any(is_one_name(briefing.speakers[fact.speaker].name, own) for own in outlets):
                speaker = briefing.speakers[fact.speaker]
                is_reported = key in quoted and not all(part.for_ for part in fact.evidence)
                told += [str(speaker.name), *([str(speaker.role)] if speaker.role and is_reported else [])]
            for source in sources if key in quoted else ():
                told += [source.title or "", self._carried.edition.wording.day(source.published)]
                if source.url and not any(address.startswith(source.url) for address in addresses):
                    yield Finding("words", f"no page leads to “{source.url}”, as fact “{key}” does", fact=key)
            wanted |= dict.fromkeys(filter(None, told), key)
        for words, key in wanted.items():
            if folded(words) not in named:
                about = f"fact “{key}”" if key else "the document"
                yield Finding("words", f"no page names “{words}”, as {about} does", fact=key)

    def standings(self) -> Iterator[Finding]:
        """Whether the document counts as verified what the check has found, if it counts at all."""
        counted = [shown for shown in self._content.occurrences if shown.role is Role.STANDING]
        if counted and [shown.words for shown in counted] != [str(n) for n in self._carried.standings.figures]:
            page = min(counted[0].pages, default=0)
            yield Finding("count", f"page {page} counts other facts as verified than were checked", page)

    def digest(self) -> Iterator[Finding]:
        """Whether nothing was changed in facts.json, and its digest is that of all it says and that on the pages."""
        raw, stated = self._carried.raw, self._content.digest
        computed = document_digest(raw, self._carried.declared)
        if raw["seal"] != seal_of(raw):
            yield Finding("seal", f"attachment {FACTS_FILE} has been changed since it was written")
        if canonical(self._briefing) != raw["canonical"]:
            yield Finding("not-canonical", "the attached facts are not in the form in which they are written")
        if stated != computed:
            yield Finding("digest", f"what is attached has the digest {computed}, not {stated} as it says")
        for shown in self._content.occurrences:
            if shown.role is Role.DIGEST and "".join(shown.lines) != computed:
                page = min(shown.pages, default=0)
                yield Finding("digest", f"page {page} prints another digest than that of what is attached", page)
        if not any(given.role is Role.DIGEST for given in self._content.occurrences):
            # Who calls the words of the digest something else would have it compared with nothing.
            text = "".join("".join(part.text for _, part in texts_of(self._carried.declared.pages)).split())
            allowed = "".join("".join(o.lines) for o in self._content.occurrences if o.role is Role.ALLOWED)
            named = "".join(self._carried.edition.wording.translate(DIGEST_LINE).partition("{")[0].split())
            printed = _DIGEST.search(text)
            if named in text or (printed and printed[0] not in allowed):
                yield Finding("digest", "a page prints a digest that is not said to be that of what is attached")

    def derived(self) -> Iterator[Finding]:
        """Whether every derived fact is what its formula makes of its inputs."""
        facts = self._briefing.facts
        written = {key: _as_its_author_writes_it(fact) if fact.formula else fact for key, fact in facts.items()}
        try:
            computed, failed = compute_derived(self._briefing.model_copy(update={"facts": written}))
        except (FormulaError, CycleError, KeyError):
            yield Finding("derived", "a formula cannot be computed: it is none, names no fact, or needs itself")
            return
        for key, reason in failed.items():
            yield Finding("derived", f"derived fact “{key}” cannot be computed: {reason}", fact=key)
        for key, right in computed.facts.items():
            if key not in failed and right != facts[key]:
                wording = Wording.of(self._briefing)
                says, makes = (
                    wording.words(fact) if fact.quantity and not fact.quantity.is_empty else "nothing"
                    for fact in (facts[key], right)
                )
                yield Finding("derived", f"derived fact “{key}” says {says}, but its formula makes {makes}", fact=key)

    def evidence(self) -> Iterator[Finding]:
        """Whether the quotes bear the facts out, and stand word for word in the texts that are at hand."""
        texts = repr(sorted((name, text.sha256) for name, text in self._texts.items())).encode()

        @remembered
        def unproven(question: str) -> Iterator[Finding]:
            return self._unproven()

        question = sha256(self._facts_file.data + texts).hexdigest()
        with remembering("proofs", question, [Path(evidence.__file__).parent]):
            return iter([*unproven(question)])

    def _unproven(self) -> Iterator[Finding]:
        """To check the quotes takes most of the time that a file takes."""
        from briefing.evidence.check import check_briefing
        from briefing.facts.load import FactsFile

        facts = FactsFile(Path(), self._briefing, _PathPlaces(), ())
        for diagnostic in check_briefing(facts, self._texts).diagnostics:
            # Whose text is not at hand is said beside the verdict; it makes the file no worse.
            if diagnostic.severity is Severity.ERROR and diagnostic.rule != "source-text":
                kind, _, name = diagnostic.place.file.partition("/")
                fact = name.partition("/")[0] if kind == "facts" else ""
                is_seen = fact in self._content.checked.facts and not self._texts
                if is_seen and not self._is_told_by_quote(diagnostic.rule, fact):
                    continue
                about = f"fact “{fact}”: " if fact else ""
                yield Finding(diagnostic.rule, about + diagnostic.message, fact=fact)

    def _is_told_by_quote(self, rule: str, fact: str) -> bool:
        """Whether quotes decide by themselves what a check has found right that saw the words beside them, too.

        Of a table they have neither the lines nor the head that says the scale: there the figures have to be the same.
        """
        known = self._briefing.facts[fact]
        match rule:
            case "number":
                return not _has_figures(known)
            case "qualifier":  # words may follow that make it firm, or an estimate; it has one of its own, or none
                return known.qualifier is Qualifier.EXACT
            case "direction":  # a level may be an earlier one by words beside it
                return bool(known.quantity and known.quantity.change)
        return rule == "unit"

    def offsets(self) -> Iterator[Finding]:
        """Whether quotes stand where the record of an earlier check has them, in texts that have not changed since."""
        facts, checked = self._briefing.facts, self._content.checked
        for key, places in checked.facts.items():
            evidence = facts[key].evidence if key in facts else ()
            if [place.source for place in places] != [part.source for part in evidence]:
                yield Finding("checked", f"what was checked of fact “{key}” are not its quotes", fact=key)
                continue
            for place, part in zip(places, evidence, strict=True):
                text, known = self._texts.get(part.source), checked.sources.get(part.source)
                if text is None or known is None or known.sha256 != text.sha256:
                    continue
                found = {(at.start, at.end): text.locator_at(at.span.start) for at in text.find(part.quote)}
                if place.place and found.get((place.start, place.end), place.place.locator) != place.place.locator:
                    where = f"{place.place.kind} {place.place.name}"
                    yield Finding(
                        "offset", f"fact “{key}”: the quote does not stand in {where} of its source", fact=key
                    )
                if (place.start, place.end) not in found:
                    where = f"at the recorded offset {place.start} of its source"
                    yield Finding("offset", f"fact “{key}”: the quote does not stand {where}", fact=key)

    def files(self) -> Iterator[Finding]:
        """Whether exactly the files are attached that should be, unchanged, and their values are the facts'."""
        if self._facts_file.description != DESCRIPTION:
            yield Finding("attachment", f"attachment {FACTS_FILE} says of itself what was not written")
        files, listed = self._files, {file.name: file for file in self._content.files}
        tables: dict[str, tuple[str, list[list[str]]]] = {}
        for name in listed.keys() - files.keys():
            yield Finding("attachment", f"attachment {name} is missing")
        for name in files.keys() - listed.keys():
            yield Finding("attachment", f"attachment {name} does not belong to the document")
        for name in sorted(listed.keys() & files.keys()):
            data, described = files[name].data, listed[name].description
            if sha256(data).hexdigest() != listed[name].sha256:
                yield Finding("attachment", f"attachment {name} has been changed or swapped")
            if described and files[name].description != described:
                yield Finding("attachment", f"attachment {name} says of itself what was not written")
            try:
                rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
            except (UnicodeDecodeError, csv.Error):
                yield Finding("attachment", f"attachment {name} is no CSV")
                continue
            tables[name] = described, rows
            for row in rows[1:]:
                if row and not self._wordings.fit_row(row):
                    what = f"fact “{row[0]}”" if row[0] else f"“{row[1] if row[1:] else ''}”"
                    message = f"attachment {name} says of {what} what the facts do not say"
                    yield Finding("attachment", message, fact=row[0])
        yield from TableComparison(self._carried.declared, self._carried.edition).findings(tables)


def _as_its_author_writes_it(fact: Fact) -> Fact:
    """A derived fact without what is computed: its value, qualifier and inputs."""
    given = fact.quantity or Quantity()
    unit = Quantity(unit=given.unit, currency=given.currency, change=given.change)
    return fact.model_copy(update={"quantity": unit, "qualifier": Qualifier.EXACT, "inputs": ()})


def _has_figures(fact: Fact) -> bool:
    """Whether the digits of all numbers of a fact stand in its quotes, whatever their scale and sign."""
    runs = [re.split(r"\s", run) for evidence in fact.evidence for run in _FIGURES.findall(evidence.quote)]
    spans = (run[at : at + size] for run in runs for at in range(len(run)) for size in range(1, _MOST_GROUPS + 1))
    figures = {_bare("".join(span)) for span in spans}
    numbers = fact.quantity.numbers.values() if fact.quantity else ()
    return bool(numbers) and all(_bare(f"{number:f}") in figures for number in numbers)


def _bare(figure: str) -> str:
    """The digits of a figure that carry weight."""
    return "".join(filter(str.isdecimal, figure)).strip("0")


class _PathPlaces(Places):
    """Places of facts that stand in no file of their own: in place of a file, each names the path of its value."""

    def __init__(self) -> None:
        super().__init__(YamlText("", ""), YamlMapping({}, {}, 0))

    def at(self, *path: Key) -> Place:
        return Place("/".join(map(str, path)))


class AcceptedWordings:
    """All wordings of all facts, as they are compared: without white space, small at their beginning."""

    def __init__(self, edition: Edition) -> None:
        self._briefing = edition.briefing
        self._facts = edition.briefing.facts
        self._wording = edition.wording
        self._values: dict[str, frozenset[str]] = {}
        self._others: dict[str, frozenset[str]] = {}
        self._without_value: dict[str, list[Fact]] = {}
        for fact in self._facts.values():
            for text in (fact.label, fact.statement) if fact.quantity is None else ():
                self._without_value.setdefault(_key(text), []).append(fact)

    def has_value(self, words: str, fact: str, heads: Collection[str] = ()) -> bool:
        """Whether `words` are a form of the value of `fact`.

        One without its scale, or the sign of its currency, must stand below one of `heads`, as keys, that says it.
        """
        known, key = self._facts.get(fact), _key(words)
        if known is None or key in self._values_of(known):
            return known is not None
        forms = (form for w in (self._wording, self._wording.base) if w for form in forms_below_heads(known, w))
        return any(key == _key(f.words) and (not f.heads or any(_key(h) in heads for h in f.heads)) for f in forms)

    def has_quote(self, words: str, fact: str) -> bool:
        """Whether `words` are those of a quote of `fact`."""
        known = self._facts.get(fact)
        return known is not None and normalized(words) in {normalized(evidence.quote) for evidence in known.evidence}

    def fit_row(self, row: Sequence[str]) -> bool:
        """Whether every cell of a row says something of the fact that its first cell names, the value and period too.

        Where it names none, the row has no value, and a fact without one must fit.
        """
        name, *rest = row
        cells = [_key(cell.removeprefix("'")) for cell in rest]
        if name:
            facts = [self._facts[name]] if name in self._facts else []
        else:
            facts = self._without_value.get("".join(cells[:1]), [])
        return any(self._fit(cells, fact) for fact in facts)

    def _fit(self, cells: Sequence[str], fact: Fact) -> bool:
        values, others = self._values_of(fact), self._others_of(fact)
        if values:  # below a head that says the unit
            values |= {_key(w.below_head(fact)) for w in (self._wording, self._wording.base) if w}
        if (values and values.isdisjoint(cells)) or _key(self._wording.period(fact.period)) not in cells:
            return False
        lane_ends = tuple(f":{label}" for label in (normalized(fact.label), _key(fact.label)))
        return all(c in values or c in others or c.endswith(lane_ends) or _MARKS.fullmatch(c) for c in cells)

    def _values_of(self, fact: Fact) -> frozenset[str]:
        """The value in the language of the edition, and in that of texts that stand in for missing ones."""
        if fact.id not in self._values:
            wordings = filter(None, (self._wording, self._wording.base)) if fact.quantity else ()
            forms = ((*_in_sentences(fact, w), "".join(w.tile(fact)), *forms_in_charts(fact, w)) for w in wordings)
            self._values[fact.id] = frozenset(_key(form) for group in forms for form in group)
        return self._values[fact.id]

    def _others_of(self, fact: Fact) -> frozenset[str]:
        """What else a row may say of a fact."""
        if fact.id not in self._others:
            wording = self._wording
            capital = wording.language.capital
            said = _in_sentences(fact, wording.for_text(fact.statement)) if fact.quantity else ("",)
            when = wording.for_text(fact.statement).period(fact.period)
            statements = [
                filled(fact.statement, form, date)
                for words in said
                for form in (words, capital(words))
                for date in (when, capital(when))
            ]
            briefing, speaker = self._briefing, self._briefing.speakers.get(fact.speaker or "")
            origins = {str(speaker.name)} if speaker else {briefing.sources[e.source].publisher for e in fact.evidence}
            label = with_area(fact.label, fact.area)
            texts = (*statements, str(fact.label), wording.language.spaced(fact.label), label)
            standing = (wording.status(fact), wording.standing(fact))
            qualifier = fact.quantity.signed(fact.qualifier).value if fact.quantity else fact.qualifier.value
            beside = (*standing, wording.period(fact.period), *map(wording.translate, (DERIVED, NO_FIGURE)))
            every = (*texts, *map(capital, texts), *beside, qualifier, fact.area or "", *origins, "")
            self._others[fact.id] = frozenset(map(_key, every))
        return self._others[fact.id]


def _in_sentences(fact: Fact, wording: Wording) -> tuple[str, ...]:
    """The value of a fact as sentences have it, which may tell the direction of a change in place of its sign."""
    facts = (fact, fact.sized) if fact.quantity and fact.quantity.change else (fact,)
    return tuple(form for one in facts for form in (wording.words(one), wording.amount(one), *wording.words_after(one)))


def _key(text: str) -> str:
    """What begins a sentence or a cell is capitalised there."""
    words = normalized(text)
    return words[:1].translate(DOTS).lower() + words[1:]
