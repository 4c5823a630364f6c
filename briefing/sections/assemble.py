"""Make the blocks that facts make by themselves: figures, tables, tiles, quotations and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import starmap
from types import MappingProxyType
from typing import Any, NamedTuple

from briefing.document.blocks import (
    Column,
    DataTable,
    Figure,
    ForeignFlowable,
    Illustration,
    Inline,
    Inlines,
    KeyFigures,
    Mention,
    Notes,
    Paragraph,
    Quotation,
    Stamp,
    Text,
    Tile,
)
from briefing.document.drawing import UNDRAWN, SizedPicture
from briefing.document.occurrences import Role
from briefing.facts.formulas import formula_tokens
from briefing.facts.model import Briefing, Evidence, Fact, Property, StatusFamily, Voice, charted_facts, told_areas
from briefing.facts.text_fields import lang_of
from briefing.sections.inline import InlineBuilder, NoteNumbering, joined, name, phrase, readings_beside
from briefing.wording.wording import DERIVED, NO_FIGURE, Wording

_SIGNS = {"/": " ÷ ", "*": " × ", "-": " − ", "+": " + ", "(": "(", ")": ")"}


class Exhibits(NamedTuple):
    """What a document shows besides words: how a chart is drawn, the `pictures` of images, and what makes flowables."""

    draw: Callable[[Figure], Figure]
    pictures: Mapping[str, SizedPicture] = MappingProxyType({})
    flowables: Mapping[str, Callable[[], Any]] = MappingProxyType({})


class BlockBuilder:
    """Makes the blocks that need no Markdown, and numbers figures and tables."""

    def __init__(
        self,
        briefing: Briefing,
        wording: Wording,
        notes: NoteNumbering,
        inline: InlineBuilder,
        exhibits: Exhibits,
    ) -> None:
        self._briefing = briefing
        self._wording = wording
        self._notes = notes
        self._inline = inline
        self._exhibits = exhibits
        self._areas = told_areas(briefing.facts)
        self._figures = self._tables = 0

    def figure(self, chart: str, title: Inlines) -> Figure:
        """A chart with its number, title, subtitle and source line."""
        facts = [self._briefing.facts[name] for name in dict.fromkeys(charted_facts(self._briefing.charts[chart]))]
        figure = Figure(
            anchor=f"figure-{chart}",
            number=self._figure_number(),
            title=title,
            subtitle=self._subtitle(chart, facts),
            drawing=UNDRAWN,
            source=self._source(facts, True),
            alt="",
            chart=chart,
        )
        return self._exhibits.draw(figure)

    def illustration(self, key: str, caption: Inlines) -> Illustration:
        """A picture with its number and caption; below it whose it is, and the values that can be read in it."""
        image, (picture, width) = self._briefing.images[key], self._exhibits.pictures[key]
        whose = {"credit": name(image.credit), "licence": name(image.licence)}
        source = phrase(self._wording, "{credit}. Licence: {licence}.", **whose)
        if image.shows:
            shown = joined((self._shown(self._briefing.facts[fact]) for fact in image.shows), "; ")
            source = (*source, Text(" "), *phrase(self._wording, "Shown: {values}.", values=shown))
        return Illustration(f"image-{key}", self._figure_number(), caption, picture, width, source, str(image.alt))

    def flowable(self, key: str) -> ForeignFlowable:
        """A flowable of ReportLab, made anew: one that was drawn once may not be drawn again."""
        said = self._briefing.flowables[key]
        return ForeignFlowable(self._exhibits.flowables[key](), str(said.alt), f"flowable-{key}", said.reason)

    def _figure_number(self) -> Stamp:
        self._figures += 1
        return Stamp(self._wording.translate("Figure {number}", number=self._figures), Role.CAPTION)

    def _shown(self, fact: Fact) -> Inlines:
        """The label and the value of a fact, with its marks; its statement if it has no value."""
        if fact.quantity is None:
            return self._inline.statement(fact.id)
        label = (*self._inline.literal(fact.label), *self._area(fact))
        return (*label, Text(": "), self._value(fact), *self._notes.marks(fact))

    def table(self, ids: tuple[str, ...], title: str, lang: str = "") -> DataTable:
        """Facts as rows: what, figure, period, status, note; no figure column where no fact has one.

        Neighbours that measure the same share their row header.
        """
        self._tables += 1
        translate = self._wording.translate
        facts = [self._briefing.facts[name] for name in ids]
        valued = any(fact.quantity for fact in facts)
        columns = [
            Column(translate("What"), 0.40 if valued else 0.58),
            Column(translate("Period"), 0.18),
            Column(translate("Status"), 0.14),
            Column(translate("Note"), 0.10),
        ]
        if valued:
            decimal_sign = self._wording.language.locale.decimal
            columns.insert(1, Column(translate("Figure"), 0.22, right=True, decimal_sign=decimal_sign))
        rows = [tuple(self._row(fact, valued)) for fact in facts]
        return DataTable(
            anchor=f"table-{self._tables}",
            number=Stamp(self._wording.translate("Table {number}", number=self._tables), Role.CAPTION),
            title=self._inline.literal(title, lang),
            columns=tuple(columns),
            # A row whose header is that of the one above has none, so that the one above spans both.
            rows=tuple(
                ((), *cells) if above[:1] == (header,) else (header, *cells)
                for above, (header, *cells) in zip(((), *rows), rows, strict=False)
            ),
            source=self._source(facts, False),
        )

    def tiles(self, ids: tuple[str, ...], title: str) -> KeyFigures:
        """A strip of values with their labels."""
        return KeyFigures(title, tuple(self._tile(self._briefing.facts[name]) for name in ids))

    def quotation(self, ids: tuple[str, ...]) -> Quotation:
        """The speaker's own words that bear a fact out; failing these, the outlet's, attributed to the outlet."""
        fact = self._briefing.facts[ids[0]]
        evidence = next((e for e in fact.bearing if e.voice is Voice.DIRECT), fact.bearing[0])
        source = self._briefing.sources[evidence.source]
        speaker = self._briefing.speakers.get(fact.speaker or "")
        who = speaker.name if speaker and evidence.voice is Voice.DIRECT else source.publisher
        return Quotation((Paragraph((self._quote(fact, evidence),)),), (name(who), *self._notes.marks(fact)))

    def notes(self, title: str) -> Notes:
        """All notes so far; a derived fact's own note may bring those of its inputs with it."""
        # The list grows while it is read: writing a derived fact's note marks its inputs.
        notes = (self._note(fact, e) if e else self._derivation(fact) for fact, e in self._notes.noted)
        return Notes(title, tuple(notes))

    def _row(self, fact: Fact, valued: bool) -> Iterator[Inlines]:
        if fact.quantity is None:
            yield self._inline.statement(fact.id, marks=False)
        else:
            label = self._wording.for_text(fact.label).language.capital(fact.label)
            yield (*self._inline.literal(label, lang_of(fact.label)), *self._area(fact))
        if valued:
            none = Text(self._wording.translate(NO_FIGURE), muted=True)
            yield (self._value(fact) if fact.quantity else none,)
        yield (Stamp(self._wording.period(fact.period), Role.PERIOD),)
        yield (Text(self._status(fact)),)
        yield self._notes.marks(fact)

    def _tile(self, fact: Fact) -> Tile:
        sign, value = self._wording.tile(fact)
        unit = self._wording.short_unit(fact)
        lang = self._wording.value_lang(fact)
        label = (Stamp(unit, Role.NAME, lang=lang), Text(": ")) if unit else ()
        detail: Inlines = (Stamp(self._wording.period(fact.period), Role.PERIOD, muted=True),)
        if fact.formula or fact.is_authors_own or fact.status.family is not StatusFamily.IS:
            detail = (Text(self._status(fact), strong=True), Text(", "), *detail)
        label = (*label, *self._inline.literal(fact.label), *self._area(fact))
        return Tile(fact.id, sign, value, label, detail, self._notes.marks(fact))

    def _area(self, fact: Fact) -> Inlines:
        """The area behind a label that facts of other areas have too; nothing behind others."""
        area = self._areas.get(fact.id)
        return (Text(", "), *self._inline.literal(area)) if area else ()

    def _value(self, fact: Fact) -> Mention:
        return Mention(fact.id, self._wording.words(fact), lang=self._wording.value_lang(fact))

    def _quote(self, fact: Fact, evidence: Evidence) -> Mention:
        lang = self._briefing.sources[evidence.source].language or self._briefing.head.language
        return Mention(fact.id, evidence.quote, quoted=True, lang=self._wording.other_lang(lang))

    def _note(self, fact: Fact, evidence: Evidence) -> Inlines:
        """The note of a quote: what it is for, if not for the fact as a whole, and how the desk reads it.

        Where facts are told apart by their areas alone, it begins with those of the facts that it is the note of.
        """
        note = self._citation(fact, evidence)
        if areas := self._areas_of(evidence):
            note = (*joined(map(self._inline.literal, areas), ", "), Text(": "), *note)
        if evidence.for_:
            names = joined(((self._property(prop),) for prop in evidence.for_), ", ")
            note = phrase(self._wording, "{citation} (for the {properties})", citation=note, properties=names)
        if readings := readings_beside(fact, evidence):
            read = joined(
                (
                    phrase(
                        self._wording,
                        "{reading} ({property})",
                        reading=self._inline.literal(reading),
                        property=self._property(prop),
                    )
                    for prop, reading in readings.items()
                ),
                "; ",
            )
            note = phrase(self._wording, "{citation}; read by the desk: {readings}", citation=note, readings=read)
        return note

    def _areas_of(self, evidence: Evidence) -> tuple[str, ...]:
        """The areas of all facts that these words are evidence of, if all of them are told by their areas."""
        words = evidence.source, evidence.quote
        facts = [f.id for f in self._briefing.facts.values() if any((e.source, e.quote) == words for e in f.evidence)]
        areas = [self._areas.get(name, "") for name in facts]
        return tuple(dict.fromkeys(areas)) if all(areas) else ()

    def _property(self, prop: Property) -> Text:
        return Text(self._wording.translate(prop), lang=self._wording.message_lang(prop))

    def _citation(self, fact: Fact, evidence: Evidence) -> Inlines:
        """Who said it, where and when, and in which words."""
        source = self._briefing.sources[evidence.source]
        speaker = self._briefing.speakers.get(fact.speaker or "")
        places: dict[str, Inline | Inlines] = {
            "outlet": name(source.publisher),
            "date": Stamp(self._wording.day(source.published), Role.DATE),
            "quote": self._quote(fact, evidence),
        }
        # The heading of a table is nobody's report of what the speaker said, and an outlet does not quote itself.
        if not speaker or evidence.for_ or str(speaker.name) == source.publisher:
            return phrase(self._wording, "{outlet}, {date}: “{quote}”", **places)
        places["speaker"] = name(speaker.name)
        if evidence.voice is Voice.DIRECT:
            return phrase(self._wording, "{speaker}, quoted by {outlet}, {date}: “{quote}”", **places)
        return phrase(self._wording, "{outlet}’s own words, reporting {speaker}, {date}: “{quote}”", **places)

    def _derivation(self, fact: Fact) -> Inlines:
        """The formula with the values in it: the note of a derived fact."""
        runs: list[Inline] = []
        for token in formula_tokens(fact.formula or ""):
            if token.text in _SIGNS:
                runs.append(Text(_SIGNS[token.text]))
            else:
                given = self._briefing.facts[token.text]
                runs += [self._value(given), *self._notes.marks(given)]
        return phrase(self._wording, "Derived for this briefing: {formula}", formula=tuple(runs))

    def _status(self, fact: Fact) -> str:
        return (
            self._wording.translate(DERIVED) if fact.formula and not fact.is_authors_own else self._wording.status(fact)
        )

    def _subtitle(self, name: str, facts: list[Fact]) -> Inlines:
        """Area, period and status, where the facts of a chart share them; the chart's own words come first."""
        parts = [self._inline.literal(self._briefing.charts[name].subtitle or "")]
        areas = {fact.area for fact in facts}
        if len(areas) == 1 and (area := areas.pop()):
            parts.append(self._inline.literal(area))
        if len({fact.period for fact in facts}) == 1:
            parts.append((Stamp(self._wording.period(facts[0].period), Role.PERIOD),))
        is_plain = facts[0].status.family is StatusFamily.IS and not facts[0].is_authors_own
        if len({fact.status_or_kind for fact in facts}) == 1 and not is_plain:
            parts.append((Text(self._wording.status(facts[0])),))
        return joined(parts, ", ")

    def _source(self, facts: Iterable[Fact], marked: bool) -> Inlines:
        """What the facts rest on: each source, and the author's own thoughts; with note marks where rows have none."""
        known = tuple(self._with_inputs(facts))
        pairs = dict.fromkeys((fact.speaker, e.source) for fact in known for e in fact.evidence)
        marks = self._notes.marks_of(tuple(f.id for f in facts)) if marked else ()
        if not pairs and not marks:
            return phrase(self._wording, "This briefing’s own view.")
        thoughts = dict.fromkeys(fact.kind for fact in known if fact.is_authors_own)
        own_views = (
            phrase(
                self._wording,
                "{kind}: this briefing’s own view",
                kind=Text(self._wording.translate(kind.value), lang=self._wording.message_lang(kind.value)),
            )
            for kind in thoughts
        )
        origins = joined((*starmap(self._origin, pairs), *own_views), "; ")
        if marks:
            return phrase(self._wording, "Source: {origins}. Notes {marks}", origins=origins, marks=marks)
        return phrase(self._wording, "Source: {origins}.", origins=origins)

    def _origin(self, speaker: str | None, key: str) -> Inlines:
        source, who = self._briefing.sources[key], self._briefing.speakers.get(speaker or "")
        return phrase(
            self._wording,
            "{speaker}, in {outlet}, {date}" if who and str(who.name) != source.publisher else "{outlet}, {date}",
            speaker=name(who.name) if who else (),
            outlet=name(source.publisher),
            date=Stamp(self._wording.day(source.published), Role.DATE),
        )

    def _with_inputs(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        for fact in facts:
            yield fact
            yield from self._with_inputs(self._briefing.facts[name] for name in fact.inputs)
