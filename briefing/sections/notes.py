"""Writes the notes: whose words bear a fact out, where they stand, and what they are.

A note says no more of its source than the reader does not know yet.  Many notes that follow one another have their
source named in full by the title of a group.  Others name their source in full the first time, and are led back to that
afterwards.  They stand in the order of their numbers, that of their first mention.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from briefing.document import blocks
from briefing.document.occurrences import Role
from briefing.facts.formulas import FormulaToken, Members, formula_tokens
from briefing.facts.model import Briefing, Evidence, Fact, NotePlace, Property, Source, Voice, told_areas
from briefing.facts.text_fields import is_one_name, lang_of
from briefing.records import NamedTuple
from briefing.sections.inline import (
    InlineBuilder,
    NoteNumbering,
    joined_runs,
    name,
    person,
    phrase,
    readings_beside,
    value_of,
)
from briefing.sources.source_document import LocatorKind, address_of
from briefing.wording.wording import Wording

_MANY, _READ = 6, "read by the desk"
PLACES = {
    LocatorKind.PAGE: "p. {place}",
    LocatorKind.PARAGRAPH: "para. {place}",
    LocatorKind.CELL: "cell {place}",
    LocatorKind.LINE: "line {place}",
}
"""How notes say where in a document a quote stands."""
CALLS = {
    "sum": "sum of {facts}",
    "share": "{first} as a share of the sum of {others}",
    "change": "change from {first} to {others}",
    "rank": "place of {first} among {others}",
}
"""How notes tell what the functions of formulas do."""
_SIGNS = {"/": " ÷ ", "*": " × ", "-": " − ", "+": " + ", "(": "(", ")": ")"}


class _GroupTitle(NamedTuple):
    """What the title of a group says of its notes: whose words most give, and whether some are quoted as his own."""

    speaker: str
    is_direct: bool


class _Numbered(NamedTuple):
    """The number of a note and its source: "" for what is derived, None for the author's own thoughts."""

    number: int
    source: str | None


class NoteWriter:
    """Writes the notes that `numbering` has given numbers to."""

    def __init__(self, briefing: Briefing, wording: Wording, numbering: NoteNumbering, inline: InlineBuilder) -> None:
        self._briefing = briefing
        self._wording = wording
        self._numbering = numbering
        self._inline = inline
        self._areas = told_areas(briefing.facts)
        self._introduced: set[str] = set()
        self._borne_out: dict[tuple[object, ...], list[str]] = {}
        for fact in briefing.facts.values():
            for evidence in fact.evidence:
                self._borne_out.setdefault(numbering.place_of(fact, evidence), []).append(fact.id)
        self._members = Members.in_facts(briefing.facts)

    def notes(self, title: str) -> blocks.Notes:
        """All notes so far; a derived fact's own note may bring those of its inputs with it."""
        # The list grows while it is read.
        for fact, evidence, _ in self._numbering.noted:
            for token in () if evidence else formula_tokens(fact.formula or ""):
                for key, _ in token.names if token.text not in _SIGNS else ():
                    self._marks_of(self._members.of(key))
        at_foot = self._briefing.head.notes is NotePlace.FOOT
        noted = [
            _Numbered(number, evidence.source if evidence else "" if fact.formula else None)
            for number, (fact, evidence, _) in enumerate(self._numbering.noted, 1)
        ]
        runs = [[one.number for one in run] for _, run in groupby(noted, attrgetter("source"))]
        # Titles save nothing where hardly any source has more than one note beside another.
        is_grouped = not at_foot and _MANY < len(noted) >= 2 * len(runs)
        if not is_grouped:
            return blocks.Notes(title, tuple(self._listed()), at_foot=at_foot)
        sources = dict.fromkeys(one.source for one in noted)
        titled = {key: self._told_by_title([n for n, source in noted if source == key]) for key in sources}
        keys = [noted[numbers[0] - 1].source for numbers in runs]
        titles = [self._group_title(key, titled[key], is_known=key in keys[:at]) for at, key in enumerate(keys)]
        groups = tuple(map(blocks.NoteGroup, titles, map(tuple, runs)))
        return blocks.Notes(title, tuple(self._grouped(titled)), groups)

    def quote(self, fact: Fact, evidence: Evidence) -> blocks.Mention:
        """The words of a source, marked as what they are, in their own language."""
        lang = self._briefing.sources[evidence.source].language or self._briefing.head.language
        return blocks.Mention(fact.id, evidence.quote, quoted=True, lang=self._wording.other_lang(lang))

    def _listed(self) -> Iterator[blocks.Inlines]:
        """Notes that name their source in full the first time, and lead back to that afterwards.

        Where a source reports one speaker only, the first says whom, and the others need not.
        """
        first: dict[str, blocks.Mark] = {}
        told, reported = set[str](), dict[str, set[str]]()
        for fact, evidence, is_series in self._numbering.noted:
            if evidence and not (is_series or evidence.for_):
                reported.setdefault(evidence.source, set()).add(self._reported(fact, evidence))
        for number, (fact, evidence, is_series) in enumerate(self._numbering.noted, 1):
            if evidence and is_series:
                known = first.setdefault(evidence.source, blocks.Mark(number))
                source = self._briefing.sources[evidence.source]
                where = (*self._work(source), blocks.Text(", "), self._day(source))
                outlet = where if known.note == number else (name(source.publisher), known)
                yield phrase(self._wording, "{outlet}: {cells}", outlet=outlet, cells=self._cells(fact))
            elif evidence:
                known = first.setdefault(evidence.source, blocks.Mark(number))
                is_first = known.note == number
                citation = self._citation(fact, evidence, None if is_first else known, is_told=evidence.source in told)
                is_report = not evidence.for_ and evidence.voice is Voice.REPORTED
                if is_first and is_report and len(reported[evidence.source]) == 1:
                    told.add(evidence.source)
                yield self._with_remarks(citation, fact, evidence)
            elif fact.formula:
                formula = self._totals(fact) if is_series else self._formula(fact)
                yield phrase(self._wording, "Derived for this briefing: {formula}", formula=formula)
            else:
                yield phrase(self._wording, "{kind}: this briefing’s own view", kind=self._kind(fact))

    def _grouped(self, titled: dict[str | None, _GroupTitle]) -> Iterator[blocks.Inlines]:
        """Notes below the titles of their groups."""
        for fact, evidence, is_series in self._numbering.noted:
            if is_series:
                yield self._cells(fact) if evidence else self._totals(fact)
            elif evidence:
                citation = self._citation_in_group(fact, evidence, titled[evidence.source])
                yield self._with_remarks(citation, fact, evidence)
            else:
                yield self._formula(fact) if fact.formula else (self._kind(fact),)

    def _group_title(self, key: str | None, titled: _GroupTitle, *, is_known: bool) -> blocks.Inlines:
        """Where the words of a group are from, and whose they are; in short if an earlier title says that in full."""
        if key is None:
            return phrase(self._wording, "This briefing’s own view.")
        if not key:
            return phrase(self._wording, "Derived for this briefing")
        speaker, is_direct = titled
        source = self._briefing.sources[key]
        issues = [(other.publisher, other.published) for other in self._briefing.sources.values()]
        is_short = is_known and issues.count((source.publisher, source.published)) == 1
        outlet, date = self._work(source, is_short=is_short), self._day(source)
        if not speaker or (is_short and not is_direct):
            return phrase(self._wording, "{outlet}, {date}", outlet=outlet, date=date)
        who = self._who(speaker, is_first=is_direct)
        if not is_direct:
            return phrase(self._wording, "{outlet}, {date}, reporting {speaker}", speaker=who, outlet=outlet, date=date)
        return phrase(self._wording, "{speaker}, in {outlet}, {date}", speaker=who, outlet=outlet, date=date)

    def _told_by_title(self, numbers: list[int]) -> _GroupTitle:
        """The speaker whom an outlet reports in most of these notes, and whether it quotes anybody."""
        noted = [self._numbering.noted[number - 1] for number in numbers]
        reported = Counter(self._reported(fact, evidence) for fact, evidence, _ in noted if evidence)
        is_direct = any(evidence and evidence.voice is Voice.DIRECT for _, evidence, _ in noted)
        return _GroupTitle(max(reported, key=reported.__getitem__, default=""), is_direct)

    def _who(self, speaker: str, *, is_first: bool = False) -> blocks.Inlines:
        """The name of a speaker, with the role behind it where the notes name the speaker first."""
        one, is_known = self._briefing.speakers[speaker], speaker in self._introduced
        self._introduced.add(speaker)
        who = name(one.name)
        who = who._replace(text=self._wording.language.capital(who.text)) if is_first else who
        return person(who, None if is_known else one.role)

    def _reported(self, fact: Fact, evidence: Evidence) -> str:
        """The speaker whose words an outlet gives; nobody's report is what an institution says of itself."""
        source, speaker = self._briefing.sources[evidence.source], self._briefing.speakers.get(fact.speaker or "")
        if not fact.speaker or not speaker:
            return ""
        is_itself = is_one_name(speaker.name, source.publisher) or is_one_name(speaker.name, source.author or "")
        return "" if is_itself else fact.speaker

    def _citation(self, fact: Fact, evidence: Evidence, first: blocks.Mark | None, *, is_told: bool) -> blocks.Inlines:
        """Who said it, where and in which words: where and when in full, unless the note `first` says that already.

        It may be `is_told` there, too, whom the outlet reports.
        """
        source = self._briefing.sources[evidence.source]
        where = (*self._work(source), blocks.Text(", "), self._day(source))
        places: dict[str, blocks.Inline | blocks.Inlines] = {
            "outlet": (name(source.publisher), first) if first else where,
            "quote": self._linked_quote(fact, evidence, is_linked=not first),
        }
        # The heading of a table is nobody's report of what the speaker said.
        speaker = "" if evidence.for_ else self._reported(fact, evidence)
        if not speaker:
            return phrase(self._wording, "{outlet}: “{quote}”", **places)
        places["speaker"] = who = self._who(speaker)
        if evidence.voice is Voice.DIRECT and first:
            return phrase(self._wording, "{speaker}: “{quote}”", quote=places["quote"], speaker=(*who, first))
        if evidence.voice is Voice.DIRECT:
            return phrase(self._wording, "{speaker}, quoted by {outlet}: “{quote}”", **places)
        if is_told:
            return phrase(self._wording, "{outlet}: “{quote}”", **places)
        return phrase(self._wording, "{outlet}, reporting {speaker}: “{quote}”", **places)

    def _citation_in_group(self, fact: Fact, evidence: Evidence, titled: _GroupTitle) -> blocks.Inlines:
        """The words, and whose they are if the title of the group does not say that."""
        quote = self._linked_quote(fact, evidence)
        speaker = "" if evidence.for_ else self._reported(fact, evidence)
        is_direct = speaker and evidence.voice is Voice.DIRECT
        if speaker in ("", titled.speaker):
            if titled.speaker and titled.is_direct and not is_direct:
                return phrase(self._wording, "“{quote}” (the outlet’s words)", quote=quote)
            return phrase(self._wording, "“{quote}”", quote=quote)
        who = self._who(speaker)
        if is_direct:
            return phrase(self._wording, "{speaker}: “{quote}”", quote=quote, speaker=who)
        return phrase(self._wording, "“{quote}” (the outlet’s words, reporting {speaker})", quote=quote, speaker=who)

    def _linked_quote(self, fact: Fact, evidence: Evidence, *, is_linked: bool = False) -> blocks.Inlines:
        """The words of a source, which lead to where they stand in it, unless that `is_linked` beside them already."""
        source, found = self._briefing.sources[evidence.source], self._numbering.found(fact, evidence)
        place = found.place.locator if found and found.place else None
        address = address_of(source.url or "", evidence.quote, place, found.beside if found else None)
        words = (self.quote(fact, evidence),)
        return words if is_linked and address == source.url else _linked(address, words)

    def _with_remarks(self, citation: blocks.Inlines, fact: Fact, evidence: Evidence) -> blocks.Inlines:
        """The note of a quote: what it is for, if not for the fact as a whole, and how the desk reads it.

        Where facts are told apart by their areas alone, it begins with those of the facts that it is the note of.
        """
        note = citation
        # The areas of all facts that these words are evidence of, if these are told by them, and the words do not.
        facts, heads = self._borne_out[self._numbering.place_of(fact, evidence)], (*evidence.row, *evidence.column)
        areas = dict.fromkeys(self._areas.get(key, "") for key in facts)
        said = " ".join((evidence.quote, *heads))
        if all(areas) and not all(area in said for area in areas):
            note = (*joined_runs(map(self._inline.literal, areas), ", "), blocks.Text(": "), *note)
        if evidence.is_cell:
            told = joined_runs(((name(", ".join(dict.fromkeys(heads))),), self._told_of(evidence)), "; ")
            note = (*note, blocks.Text(" ("), *told, blocks.Text(")"))
        found = self._numbering.found(fact, evidence)
        if found and (place := found.place):
            # A name, too, such as a sheet's, is the document's own, and no value.
            words = phrase(self._wording, PLACES[place.kind], place=blocks.Stamp(place.name, Role.PLACE))
            note = phrase(self._wording, "{citation}, {place}", citation=note, place=words)
        if evidence.for_:
            names = joined_runs(((self._property(prop),) for prop in evidence.for_), ", ")
            note = phrase(self._wording, "{citation} (for the {properties})", citation=note, properties=names)
        if readings := readings_beside(fact, evidence):
            read = joined_runs(
                (
                    phrase(
                        self._wording,
                        "{reading} ({property})",
                        # Its figures are those of its sources, which the check has held it against, and no values.
                        reading=(blocks.Allowed(str(reading), _READ, lang=lang_of(reading)),)
                        if any(map(str.isdigit, reading))
                        else self._inline.literal(reading),
                        property=self._property(prop),
                    )
                    for prop, reading in readings.items()
                ),
                "; ",
            )
            note = phrase(self._wording, "{citation}; read by the desk: {readings}", citation=note, readings=read)
        return note

    def _kind(self, fact: Fact) -> blocks.Text:
        """What sort of own thought a fact is: "Judgement"."""
        words = self._wording.language.capital(self._wording.translate(fact.kind.value))
        return blocks.Text(words, lang=self._wording.message_lang(fact.kind.value))

    def _property(self, prop: Property) -> blocks.Text:
        return blocks.Text(self._wording.translate(prop), lang=self._wording.message_lang(prop))

    def _formula(self, fact: Fact) -> blocks.Inlines:
        """The formula of a derived fact with the values in it, and its status where that is no plain one."""
        runs: list[blocks.Inline] = []
        for token in formula_tokens(fact.formula or ""):
            if token.function:
                runs += self._called(token)
            elif token.text in _SIGNS:
                runs.append(blocks.Text(_SIGNS[token.text]))
            else:
                given = self._briefing.facts[token.text]
                runs += [value_of(given, self._wording), *self._numbering.marks(given)]
        return tuple(runs) if fact.is_plain_report else (*runs, blocks.Text(f"; {self._wording.status(fact)}"))

    def _cells(self, fact: Fact) -> blocks.Inlines:
        """The note of a series: what its facts measure, and the first and the last of its cells."""
        facts = [given for given in self._briefing.facts.values() if given.series == fact.series]
        found = [self._numbering.found(given, given.evidence[0]) for given in (facts[0], facts[-1])]
        places = [quote.place.name for quote in found if quote and quote.place]
        name = self._inline.literal(fact.label, lang_of(fact.label))
        label = joined_runs((name, self._told_of(fact.evidence[0])), "; ")
        if len(places) < len(found):
            return label
        first, last = (blocks.Stamp(place, Role.PLACE) for place in places)
        return phrase(self._wording, "{measure}, cells {first} to {last}", measure=label, first=first, last=last)

    def _totals(self, fact: Fact) -> blocks.Inlines:
        """The note of the totals of a series, which are sums of its areas."""
        label = self._inline.literal(fact.label, lang_of(fact.label))
        marks = self._numbering.group_marks(fact.inputs)
        return phrase(self._wording, "totals of {facts}", facts=(*label, *marks))

    def _told_of(self, evidence: Evidence) -> blocks.Inlines:
        """What stands above a table with its own name: the data set, the unit."""
        return joined_runs(((name(line),) for line in evidence.title if ": " in line), "; ")

    def _marks_of(self, facts: tuple[str, ...]) -> tuple[blocks.Mark, ...]:
        """The marks of what a formula names: of one fact, or of a group."""
        return self._numbering.marks_of(facts) if len(facts) == 1 else self._numbering.group_marks(facts)

    def _called(self, token: FormulaToken) -> blocks.Inlines:
        """A function of a formula: "sum of exports of goods, 2023", with the values of facts that are named singly."""
        parts: list[blocks.Inlines] = []
        for key, _ in token.arguments:
            facts = [self._briefing.facts[member] for member in self._members.of(key)]
            words: blocks.Inlines = (value_of(facts[0], self._wording),)
            if len(facts) > 1:  # a group goes by its label, and the area or period that all of it has
                first, label = facts[0], self._inline.literal(facts[0].label, lang_of(facts[0].label))
                area = self._inline.literal(first.area or "") if len({fact.area for fact in facts}) == 1 else ()
                stamp = blocks.Stamp(self._wording.period(first.period), Role.PERIOD)
                words = joined_runs((label, area, (stamp,) if len({fact.period for fact in facts}) == 1 else ()), ", ")
            parts.append((*words, *self._marks_of(tuple(fact.id for fact in facts))))
        if token.function == "sum":
            return phrase(self._wording, CALLS["sum"], facts=joined_runs(parts, ", "))
        return phrase(self._wording, CALLS[token.function], first=parts[0], others=joined_runs(parts[1:], ", "))

    def _day(self, source: Source) -> blocks.Stamp:
        return blocks.Stamp(self._wording.day(source.published), Role.DATE)

    def _work(self, source: Source, *, is_short: bool = False) -> blocks.Inlines:
        """The outlet and, unless it `is_short`, the title of what it published, as a link if there is an address."""
        title = () if is_short or not source.title else (blocks.Text(", "), name(source.title)._replace(emphasis=True))
        return _linked(source.url or "", (name(source.publisher), *title))


def _linked(address: str, words: blocks.Inlines) -> blocks.Inlines:
    """Words that lead to an address, if links may lead to it."""
    return (blocks.Link(address, words),) if blocks.is_outward(address) else words
