"""Writes drafted facts as lines of a facts file, with the sources, speakers, units and sections that they need."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing.drafting.areas import subjects
from briefing.drafting.counted_nouns import slug, unit_of
from briefing.drafting.draft_ground import DraftGround
from briefing.drafting.draft_words import is_plain, names_count
from briefing.drafting.proposing import OUTLET, Proposal, speaker_id
from briefing.drafting.table_hints import SeriesHint
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.texts import backed_names, counts_in_title
from briefing.facts.model import Qualifier, Quantity, Status, Voice
from briefing.facts.text_fields import BLANK, has_blank
from briefing.records import NamedTuple
from briefing.sources.source_files import yaml_line, yaml_scalar
from briefing.yaml_source.tree import insert_entries

_TITLES = {"en": "A draft from {}", "ru": "Черновик по источнику: {}", "az": "Qaralama: {}"}
_FIRST = "# A draft.  Read each fact against its source, correct it, and delete its line `drafted: true`."
_TABLES = '# Tables.  To take one, delete the "# " before its lines, and put what is not wanted under `without:`.'
_CHARTS = "# charts:  # in the place of the tables; with `annex: true` in the head both are there"
_MOST_NAMES, _WORDS_OF_ID = 3, 4
_SHARED = 3
"""So many facts with the same question are asked about once, under `defaults:`."""


class DraftedFact(NamedTuple):
    """A proposal with the words that it quotes and the section that it goes into."""

    source: str
    span: TextSpan
    proposal: Proposal
    quote: TextSpan
    section: str
    told_by: str = ""
    """The words for who may have said so, whom nobody can name."""

    @property
    def asked_speaker(self) -> str:
        """What a person is asked about whoever publishes the source as its speaker; nothing if others are named."""
        if self.proposal.speaker != OUTLET:
            return ""
        if self.told_by:
            return f'"{self.told_by}" may say so: is it they?'
        return "the text names nobody who says so: is it they?" * (self.proposal.voice is Voice.DIRECT)

    @property
    def asked_period(self) -> str:
        """Its period, if a person is asked whether it is that."""
        return str(self.proposal.period) if self.proposal.quantity and not self.proposal.is_dated else ""

    def telling_period(self) -> DraftedFact:
        """The fact with a statement that tells its period, which only that tells from another fact."""
        words = self.proposal.wording
        told = words._replace(statement=f"{words.statement.removesuffix('.')} ({{period}}).")
        return self._replace(proposal=replace(self.proposal, wording=told, checked=None))


class DraftLines:
    """The lines of `facts`, which are put in the order of the sections and of the documents.

    The tables that `series` take stand behind them as comments, since nobody has read them.
    """

    def __init__(self, ground: DraftGround, facts: Sequence[DraftedFact], series: Sequence[SeriesHint] = ()) -> None:
        self.ground, self._old = ground, ground.old
        written = ground.path.read_text("utf-8") if ground.old else ""
        known = {one.source for one in ground.old.series.values()} if ground.old else set()
        self._series = [s for s in series if s.source not in known and f"#     source: {s.source}\n" not in written]
        sections, sources = [subject.key for subject in subjects()], list(ground.texts)
        self.facts = sorted(facts, key=lambda f: (sections.index(f.section), sources.index(f.source), f.span))
        self.facts = [fact.telling_period() if self._is_told_of_another(fact) else fact for fact in self.facts]
        asked = Counter(filter(None, (fact.asked_period for fact in self.facts))).most_common(1)
        self._asked, count = asked[0] if asked and not ground.file else ("", 0)
        self._default = f"the text names no time of the {count} facts that leave it out" if count >= _SHARED else ""
        self.ids: list[str] = []
        """The ids of the facts, in their order."""
        for fact in self.facts:
            label, quote = fact.proposal.wording.label, self._words(fact.source, fact.quote)
            words = label if label != BLANK else " ".join(quote.split()[:_WORDS_OF_ID])
            self.ids.append(slug(words, {*self.ids, *(self._old.facts if self._old else ())}))

    def write(self) -> bytes:
        """The bytes of the whole file."""
        blocks = {
            "units": self.unit_lines(),
            "speakers": self.speaker_lines(),
            "sources": self.source_lines(),
            "sections": self.section_lines(),
            "facts": self.fact_lines(),
        }
        if file := self.ground.file:
            told = "\n".join(["", *self.series_lines(), ""]) if self._series else ""
            return insert_entries(self.ground.path.read_bytes(), file.places.root, blocks) + told.encode()
        lines = [_FIRST, "", *self.head_lines()]
        for key, own in blocks.items():
            lines += ["", f"{key}:", *own] if own else ["", f"{key}: {{}}"]
        return "\n".join([*lines, *([""] * bool(self._series)), *self.series_lines(), ""]).encode()

    def _is_told_of_another(self, fact: DraftedFact) -> bool:
        """Whether another fact has the same statement, of another period."""
        one = fact.proposal
        alike = (f.proposal for f in self.facts if f.proposal.wording.statement == one.wording.statement)
        is_whole = not has_blank(one.wording.statement) and "{period}" not in one.wording.statement
        return is_whole and any(other.period != one.period for other in alike)

    def series_lines(self) -> list[str]:
        """The tables that a series takes, each as an entry that a person makes one of the file."""
        lines = [_TABLES, "# series:"] if self._series else []
        known = {*self.ids, *(self._old.facts if self._old else ())}
        taken: list[str] = []
        for one in self._series:
            taken.append(slug(one.source, {*known, *taken}))
            speaker = speaker_id(self.ground.briefing, one.source, OUTLET)
            lines += [f"#   {taken[-1]}:", *(f"#     {line}" for line in (*one.lines, f"speaker: {speaker}"))]
        charts = [f"#   {key}: {{{one.chart}, facts: [{key}]}}" for key, one in zip(taken, self._series, strict=True)]
        return [*lines, *([_CHARTS, *charts] if charts else [])]

    def _words(self, source: str, span: TextSpan) -> str:
        return self.ground.texts[source].normalized[slice(*span)]

    def head_lines(self) -> list[str]:
        """The head of a new file: the message is for a person to write."""
        briefing, path = self.ground.briefing, self.ground.path
        key = slug(path.stem if path.stem != "facts" else next(iter(self.ground.texts)), other="draft")
        if any(path.with_name(f"{key}{suffix}").exists() for suffix in (".pdf", ".html")):
            key += "-briefing"  # whose file would take the place of the document
        names = list(dict.fromkeys(source.publisher for source in briefing.sources.values()))[:_MOST_NAMES]
        title = _TITLES.get(briefing.head.language, _TITLES["en"]).format(", ".join(names))
        return [
            "head:",
            f"  id: {key}",
            f"  title: {yaml_scalar(title)}  # the message, in one sentence",
            f"  date: {briefing.head.date}",
            "  state: draft",
            f"  language: {briefing.head.language}",
            *(["", "defaults:", f'  period: "{self._asked}"  # {self._default}: is it that?'] if self._default else []),
        ]

    def source_lines(self) -> list[str]:
        """The documents that the file does not know yet; a day that no field of the document says is asked about."""
        lines = []
        for entry in self.ground.entries:
            source = self.ground.briefing.sources[entry.key]
            own = entry.lines()
            own[1] = yaml_line("publisher", source.publisher)
            own[2] = f"    published: {source.published}" + ("" if entry.published else "  # is that the day?")
            if not any(line.startswith("    language:") for line in own):
                own.insert(-2, yaml_line("language", source.language))
            title, language = source.title or "", source.language or ""
            is_backed = title in backed_names(source, self.ground.texts[entry.key], language)
            if not is_backed and any(counts_in_title(title, language=language)):
                # No fact backs the value in it, so that it may not be printed as it is.
                own = [line.replace("    title:", "    # title:") for line in own]
            lines += own
        return lines

    def speaker_lines(self) -> list[str]:
        """Those who say what was drafted, as far as the file does not know them."""
        lines, briefing = [], self.ground.briefing
        told = [(fact.source, fact.proposal.speaker) for fact in self.facts]
        told += [(one.source, OUTLET) for one in self._series]
        for key in dict.fromkeys(speaker_id(briefing, source, named) for source, named in told):
            if not (self._old and key in self._old.speakers):
                one = briefing.speakers[key]
                lines.append(f"  {key}: {_braced({'name': one.name, **({'role': one.role} if one.role else {})})}")
        return lines

    def unit_lines(self) -> list[str]:
        """The units that were made for what is counted."""
        made = [f.proposal.unit for f in self.facts] + [one.unit for one in self._series]
        units, lines = self.ground.briefing.units, []
        for key, unit in {unit.key: unit for unit in made if unit and unit.forms}.items():
            units.setdefault(key, unit_of(unit, self.ground.briefing.head.language.partition("-")[0]))
            if not (self._old and key in self._old.units):
                cases = {case: _braced(dict(forms)) for case, forms in (units[key].cases or {}).items()}
                added = f", cases: {{{', '.join(f'{case}: {forms}' for case, forms in cases.items())}}}}}"
                lines.append(f"  {key}: {_braced(units[key].forms)[:-1]}{added if cases else '}'}")
        return lines

    def section_lines(self) -> list[str]:
        """The sections that the facts go into, in the order of the subjects."""
        used = {fact.section for fact in self.facts} | {one.section for one in self._series}
        language = self.ground.briefing.head.language.partition("-")[0]
        return [
            f"  {subject.key}: {_braced({'title': subject.titles.get(language, subject.titles['en'])})}"
            for subject in subjects()
            if subject.key in used and not (self._old and subject.key in self._old.sections)
        ]

    def fact_lines(self) -> list[str]:
        """The facts, each with its place in the document beside its id."""
        lines = []
        for key, fact in zip(self.ids, self.facts, strict=True):
            where = self.ground.texts[fact.source].locator_at(fact.span.start)
            asked = "; its period is that of defaults" * self._leaves_period(fact)
            lines += [f"  {key}:  # {where.kind} {where.name}{asked}", "    drafted: true", *self.lines_of(fact), ""]
        return lines[:-1]

    def _asked_once(self, fact: DraftedFact, asked: Callable[[DraftedFact], str]) -> str:
        """A question behind a line of a fact, if it is the first of its source that has it; it names the others."""
        question = asked(fact)
        both = zip(self.ids, self.facts, strict=True)
        alike = [key for key, other in both if other.source == fact.source and asked(other) == question]
        if not question or self.facts[self.ids.index(alike[0])] is not fact:
            return ""
        return f"  # {question}" + f"  So of {', '.join(alike[1:])}" * (len(alike) > 1)

    def _leaves_period(self, fact: DraftedFact) -> bool:
        """Whether a fact has the period that is asked about once, under `defaults:`."""
        return bool(self._default) and fact.asked_period == self._asked

    def lines_of(self, fact: DraftedFact) -> list[str]:
        """What one fact says, without what goes without saying."""
        one = fact.proposal
        statement, words = one.wording.statement, self._words(fact.source, fact.quote)
        language = self.ground.briefing.head.language
        is_own = self.ground.texts[fact.source].language == language
        if one.quantity is None and statement == f"{BLANK}." and is_own and is_plain(words, language):
            statement = f"{BLANK} ({words})."  # so that the blank tells what it is for
        is_open = one.quantity is not None and (has_blank(one.wording.label) or has_blank(statement))
        lines = [
            f"    section: {fact.section}",
            *([f"    # {self.ground.words_around(fact.source, fact.span)}"] * is_open),
            yaml_line("label", one.wording.label),
            yaml_line("statement", statement),
        ]
        told = one.signed_quantity(self.ground.briefing.units, language)
        is_open_count = one.quantity and one.quantity.is_bare and not names_count(one.wording.label, language)
        asked = "  # what does it count?" * bool(is_open_count)
        asked += self._asked_once(fact, lambda f: "whose money is it?" * f.proposal.is_open_money)
        lines += [f"    quantity: {_quantity(told)}{asked}"] if told else []
        asked = f"  # {one.asks}" if one.asks else ""
        lines += [f"    qualifier: {one.qualifier}{asked}"] if one.qualifier is not Qualifier.EXACT else []
        lines += [f"    status: {one.status}"] if one.status is not Status.REPORTED else []
        start = one.period.start
        is_asked = fact.asked_period != ""
        is_ahead = start is not None and start > self.ground.briefing.sources[fact.source].published
        asked = "  # the text names no time of it: is it that?" * is_asked
        asked = asked or "  # that is ahead: is it planned, expected or a target?" * (
            is_ahead and one.status.is_asserted
        )
        if not self._leaves_period(fact):
            lines.append(f'    period: "{one.period}"{asked}')
        lines += [yaml_line("area", one.area)] if one.area else []
        speaker = speaker_id(self.ground.briefing, fact.source, one.speaker)
        lines.append(f"    speaker: {speaker}{self._asked_once(fact, lambda f: f.asked_speaker)}")
        quotes = [(fact.quote, {}), *((span, {"for": str(prop)}) for prop, span in one.context)]
        voice = {"voice": str(one.voice)} if one.voice is Voice.DIRECT else {}
        items = [
            _braced({"source": fact.source, "quote": self._words(fact.source, span), **voice, **purpose})
            for span, purpose in quotes
        ]
        return [*lines, f"    evidence: {items[0] if len(items) == 1 else '[' + ', '.join(items) + ']'}"]


def _braced(entries: dict[str, str]) -> str:
    """A mapping in one line; every text is in quotation marks, but for ids and words of ours."""
    bare = ("source", "voice", "for")
    texts = (f"{k}: {v if k in bare else json.dumps(v, ensure_ascii=False)}" for k, v in entries.items())
    return "{" + ", ".join(texts) + "}"


def _quantity(quantity: Quantity) -> str:
    given = {name: f"{value:f}" for name, value in quantity.numbers.items()} or {"value": str(quantity.value)}
    given |= {key: name for key, name in (("unit", quantity.unit), ("currency", quantity.currency)) if name}
    given |= {"change": "true"} if quantity.change else {}
    return "{" + ", ".join(f"{key}: {value}" for key, value in given.items()) + "}"
