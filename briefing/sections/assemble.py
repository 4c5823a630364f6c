"""Make the blocks that need facts alone and no Markdown: figures, tables, tiles, quotations and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import starmap
from types import MappingProxyType
from typing import Any

from briefing.document import blocks
from briefing.document.drawing import UNDRAWN, SizedPicture
from briefing.document.occurrences import Role
from briefing.errors import Diagnostic
from briefing.evidence.record import CheckedFact
from briefing.facts.model import Briefing, Fact, Voice, charted_facts
from briefing.facts.text_fields import is_one_name
from briefing.records import NamedTuple
from briefing.sections.fact_tables import TableWriter
from briefing.sections.inline import InlineBuilder, NoteNumbering, joined_runs, name, person, phrase
from briefing.sections.notes import NoteWriter
from briefing.wording.scales import unnamed_unit
from briefing.wording.wording import Wording


class Exhibits(NamedTuple):
    """What a document shows besides the words of its facts file.

    That is how a chart is drawn, or drawn to stand beside another, with a warning in its place if it has no room; the
    `pictures` of images, what makes flowables, and what was `checked` of each fact that was found in its sources.
    """

    draw: Callable[[blocks.Figure], blocks.Figure]
    draw_beside: Callable[[blocks.Figure], blocks.Figure | Diagnostic] = lambda figure: figure
    pictures: Mapping[str, SizedPicture] = MappingProxyType({})
    flowables: Mapping[str, Callable[[], Any]] = MappingProxyType({})
    checked: Mapping[str, CheckedFact] = MappingProxyType({})


class BlockBuilder:
    """Makes the blocks that need no Markdown, and numbers figures and tables.

    `warnings` name what has no room where it should stand.
    """

    def __init__(
        self, briefing: Briefing, wording: Wording, notes: NoteNumbering, inline: InlineBuilder, exhibits: Exhibits
    ) -> None:
        self._briefing = briefing
        self._wording = wording
        self._notes = notes
        self._inline = inline
        self._exhibits = exhibits
        self._note_writer = NoteWriter(briefing, wording, notes, inline)
        self._tables = TableWriter(briefing, wording, notes, inline)
        self.warnings: list[Diagnostic] = []
        self._figures = 0

    def figure(self, chart: str, title: blocks.Inlines) -> blocks.Figure:
        """A chart with its number, title, subtitle and source line."""
        facts = [self._briefing.facts[name] for name in dict.fromkeys(charted_facts(self._briefing.charts[chart]))]
        figure = blocks.Figure(
            anchor=f"figure-{chart}",
            number=self._figure_number(),
            title=title,
            subtitle=self._subtitle(chart, facts, blocks.plain(title)),
            drawing=UNDRAWN,
            source=self._source(facts, True),
            alt="",
            chart=chart,
        )
        return self._exhibits.draw(figure)

    def charted(self, figure: blocks.Figure) -> tuple[str, ...]:
        """The facts with a value that a chart draws."""
        names = dict.fromkeys(charted_facts(self._briefing.charts[figure.chart])) if figure.chart else ()
        return tuple(name for name in names if self._briefing.facts[name].quantity)

    def untold(self, figure: blocks.Figure) -> set[str]:
        """The charted facts whose values the chart has no room to show."""
        told = {text.fact for text in figure.drawing.texts}
        return set() if figure.drawing is UNDRAWN else {*self.charted(figure)} - told

    def with_table(
        self, block: blocks.Block, tables: Callable[[], Iterable[tuple[blocks.Stamp, set[str]]]]
    ) -> blocks.Block:
        """A figure that leaves values out with the number of the table that has them; any other block as it is.

        `tables` gives the number of each with its facts.
        """
        untold = self.untold(block) if isinstance(block, blocks.Figure) else None
        table = next((number for number, facts in tables() if untold <= facts), None) if untold else None
        if not (isinstance(block, blocks.Figure) and table):
            return block
        words = phrase(self._wording, "All values are in {table}.", table=table)
        return block._replace(source=(*words, blocks.Text(" "), *block.source))

    def illustration(self, key: str, caption: blocks.Inlines) -> blocks.Illustration:
        """A picture with its number and caption; below it whose it is, and the values that can be read in it."""
        image, (picture, width) = self._briefing.images[key], self._exhibits.pictures[key]
        whose = {"credit": name(image.credit), "licence": name(image.licence)}
        source = phrase(self._wording, "{credit}. Licence: {licence}.", **whose)
        if image.shows:
            shown = joined_runs((self._shown(self._briefing.facts[fact]) for fact in image.shows), "; ")
            source = (*source, blocks.Text(" "), *phrase(self._wording, "Shown: {values}.", values=shown))
        return blocks.Illustration(
            f"image-{key}", self._figure_number(), caption, picture, width, source, str(image.alt)
        )

    def flowable(self, key: str) -> blocks.ForeignFlowable:
        """A flowable of ReportLab, made anew: one that was drawn once may not be drawn again."""
        said = self._briefing.flowables[key]
        return blocks.ForeignFlowable(self._exhibits.flowables[key](), str(said.alt), f"flowable-{key}", said.reason)

    def side_by_side(self, inside: Iterable[blocks.Block]) -> Iterator[blocks.Block]:
        """The blocks in one row; as they are, one above the other, where a chart has no room there."""
        inside, row = tuple(inside), list[blocks.Block]()
        for block in inside:
            drawn = self._exhibits.draw_beside(block) if isinstance(block, blocks.Figure) and block.chart else block
            if isinstance(drawn, Diagnostic):
                self.warnings.append(drawn)
                break
            row.append(drawn)
        yield from (blocks.SideBySide(tuple(row)),) if len(row) == len(inside) > 1 else inside

    def _figure_number(self) -> blocks.Stamp:
        self._figures += 1
        return blocks.Stamp(self._wording.translate("Figure {number}", number=self._figures), Role.CAPTION)

    def _shown(self, fact: Fact) -> blocks.Inlines:
        """The label and the value of a fact, with its marks; its statement if it has no value."""
        if fact.quantity is None:
            return self._inline.statement(fact.id)
        label = (*self._inline.literal(fact.label), *self._tables.area(fact))
        return (*label, blocks.Text(": "), *self._tables.value(fact), *self._notes.marks(fact))

    def table(self, ids: tuple[str, ...], title: str, lang: str = "", *, crossed: bool = False) -> blocks.DataTable:
        """A table of facts: each in a row, or crossed by what tells them apart."""
        facts = [self._briefing.facts[name] for name in ids]
        write = self._tables.cross_table if crossed else self._tables.table
        words = self._wording.language.capital(title)
        return write(facts, self._inline.literal(words, lang), self._source(facts, False))

    def tiles(self, ids: tuple[str, ...], title: str) -> blocks.KeyFigures:
        """A strip of values with their labels."""
        return blocks.KeyFigures(title, tuple(self._tile(self._briefing.facts[name]) for name in ids))

    def quotation(self, ids: tuple[str, ...]) -> blocks.Quotation:
        """The speaker's own words that bear a fact out; failing these, the outlet's, attributed to the outlet."""
        fact = self._briefing.facts[ids[0]]
        evidence = next((e for e in fact.bearing if e.voice is Voice.DIRECT), fact.bearing[0])
        source = self._briefing.sources[evidence.source]
        speaker = self._briefing.speakers.get(fact.speaker or "")
        is_own = speaker and evidence.voice is Voice.DIRECT
        who = person(name(speaker.name), speaker.role) if speaker and is_own else (name(source.publisher),)
        words = phrase(self._wording, "“{quote}”", quote=self._note_writer.quote(fact, evidence))
        return blocks.Quotation((blocks.Paragraph(words),), (*who, *self._notes.marks(fact)))

    def notes(self, title: str) -> blocks.Notes:
        """All notes so far, and those that they bring with them."""
        return self._note_writer.notes(title)

    def _tile(self, fact: Fact) -> blocks.Tile:
        sign, value = self._wording.tile(fact)
        unit = self._wording.short_unit(fact) or unnamed_unit([fact], fact.label, self._wording)
        detail: blocks.Inlines = (blocks.Stamp(self._wording.period(fact.period), Role.PERIOD, muted=True),)
        if fact.formula or not fact.is_plain_report:
            detail = (blocks.Text(self._wording.standing(fact), strong=True), blocks.Text(", "), *detail)
        label = (*self._inline.literal(fact.label), *self._tables.area(fact))
        return blocks.Tile(fact.id, sign, value, label, detail, self._notes.marks(fact), self._tables.unit(fact, unit))

    def _subtitle(self, name: str, facts: list[Fact], title: str) -> blocks.Inlines:
        """Measure, unit, area, period and status, where the facts of a chart share them; the chart's own words first.

        What these say already is not said again; nor is a unit that the title names, or every value has beside it.
        """
        chart = self._briefing.charts[name]
        own, (label, *others) = chart.subtitle or "", dict.fromkeys(fact.label.casefold() for fact in facts)
        parts = [self._inline.literal(own)]
        if chart.is_to_scale:
            if not (own or others):
                parts.append(self._tables.label(facts[0]))
            is_told = others and not any(unnamed_unit([fact], fact.label, self._wording) for fact in facts)
            said = " ".join((title, own, *([] if others else [label])))
            unit = "" if is_told else unnamed_unit(facts, said, self._wording)
            parts.append(self._tables.unit(facts[0], unit if any(parts) else self._wording.language.capital(unit)))
        areas = {fact.area for fact in facts}
        if (
            len(areas) == 1
            and (area := areas.pop())
            and area.casefold() not in blocks.plain(joined_runs(parts, " ")).casefold()
        ):
            parts.append(self._inline.literal(area))
        if len({fact.period for fact in facts}) == 1:
            parts.append((blocks.Stamp(self._wording.period(facts[0].period), Role.PERIOD),))
        if len({fact.status_or_kind for fact in facts}) == 1 and not facts[0].is_plain_report:
            status = self._wording.status(facts[0])
            parts.append((blocks.Text(status if any(parts) else self._wording.language.capital(status)),))
        return joined_runs(parts, ", ")

    def _source(self, facts: Iterable[Fact], marked: bool) -> blocks.Inlines:
        """What the facts rest on: each source, and the author's own thoughts; with note marks where rows have none."""
        known = tuple(self._with_inputs(facts))
        pairs = dict.fromkeys((fact.speaker, e.source) for fact in known for e in fact.evidence)
        marks = tuple(sorted(self._notes.group_marks(tuple(f.id for f in facts)))) if marked else ()
        if not pairs and not marks:
            return phrase(self._wording, "This briefing’s own view.")
        thoughts = dict.fromkeys(fact.kind for fact in known if fact.is_authors_own)
        own_views = (
            phrase(
                self._wording,
                "{kind}: this briefing’s own view",
                kind=blocks.Text(self._wording.translate(kind.value), lang=self._wording.message_lang(kind.value)),
            )
            for kind in thoughts
        )
        origins = joined_runs((*starmap(self._origin, pairs), *own_views), "; ")
        if marks:
            words = "Source: {origins}. Notes\u00a0{marks}"
            if len(marks) == 1:
                words = "Source: {origins}. Note\u00a0{marks}"
            return phrase(self._wording, words, origins=origins, marks=marks)
        return phrase(self._wording, "Source: {origins}.", origins=origins)

    def _origin(self, speaker: str | None, key: str) -> blocks.Inlines:
        source, who = self._briefing.sources[key], self._briefing.speakers.get(speaker or "")
        return phrase(
            self._wording,
            "{speaker}, in {outlet}, {date}"
            if who and not is_one_name(who.name, source.publisher)
            else "{outlet}, {date}",
            speaker=name(who.name) if who else (),
            outlet=name(source.publisher),
            date=blocks.Stamp(self._wording.day(source.published), Role.DATE),
        )

    def _with_inputs(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        for fact in facts:
            yield fact
            yield from self._with_inputs(self._briefing.facts[name] for name in fact.inputs)
