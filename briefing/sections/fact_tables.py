"""Lays facts out as tables: one a row, or crossed by what tells them apart.

A scale and a unit that all values of a table have in common are said once; so are those that go with what is measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from briefing.document.blocks import Column, DataTable, Inlines, Mark, Mention, Stamp, Text, plain
from briefing.document.occurrences import Role
from briefing.facts.comparison import Arrangement, Dimension, arrange
from briefing.facts.model import Briefing, Fact, told_areas
from briefing.facts.text_fields import has_blank, lang_of
from briefing.records import NamedTuple
from briefing.sections.inline import InlineBuilder, NoteNumbering, joined_runs, name, phrase, strong
from briefing.wording.scales import said_once
from briefing.wording.wording import NO_FIGURE, Wording

_NOTHING: Inlines = (Text("–", muted=True),)
_LABEL, _FIGURE, _OTHER, _NOTE = 0.40, 0.22, 0.18, 0.10
"""Shares of a table's width."""
_FEW_COLUMNS, _MOST_SIGNS, _GAP = 7, 95, 1
"""How many signs go side by side on a page in small type, with the gap of columns; a few columns can always wrap."""


def _time(fact: Fact) -> tuple[date, date]:
    """Where a fact stands among others in time; what is still to come stands last."""
    return fact.period.start or date.max, fact.period.end or date.max


class _Units(NamedTuple):
    """Scale and unit as they are said once: `common` for all values of a table, or `of` each with what is measured.

    `cells` are the values that need no more than that; others stand in full.
    """

    common: Inlines = ()
    of: Mapping[str, Inlines] = MappingProxyType({})
    cells: Mapping[str, str] = MappingProxyType({})


def _signs_across(columns: Sequence[Column], rows: Iterable[Sequence[Inlines]]) -> int:
    """How many signs wide a table is at least: the longest words of its columns, and the gaps between them."""
    texts = ([plain(cell) for cell in cells] for cells in zip((c.words for c in columns), *rows, strict=True))
    return sum(_GAP + max(len(word) for text in column for word in text.split(" ")) for column in texts)


class TableWriter:
    """Writes and numbers the tables of a document."""

    def __init__(self, briefing: Briefing, wording: Wording, numbering: NoteNumbering, inline: InlineBuilder) -> None:
        self._briefing = briefing
        self._wording = wording
        self._notes = numbering
        self._inline = inline
        self._areas = told_areas(briefing.facts)
        self._tables = 0

    def table(self, facts: Sequence[Fact], title: Inlines, source: Inlines) -> DataTable:
        """Facts as rows: what, figure, period, status, note; no figure column where no fact has one.

        Neighbours that measure the same share their row header.
        """
        columns, rows = self._flat(facts)
        # A row whose header is that of the one above has none, so that the one above spans both; no blank is another.
        spanned = (
            ((), *cells) if above[:1] == (header,) and not has_blank(plain(header)) else (header, *cells)
            for above, (header, *cells) in zip(((), *rows), rows, strict=False)
        )
        return self._numbered(title, columns, spanned, source)

    def cross_table(self, facts: Sequence[Fact], title: Inlines, source: Inlines) -> DataTable:
        """Facts by what tells them apart; like any other table if that is nothing, or too much for one."""
        arrangement = arrange(facts)
        if not arrangement:
            return self.table(facts, title, source)
        units = self._units(facts, plain(title))
        for arranged in arrangement.turns():
            columns, rows = (self._crossed if arranged.column else self._listed)(facts, arranged, units)
            if len(columns) <= _FEW_COLUMNS or _signs_across(columns, rows) <= _MOST_SIGNS:
                break
        else:  # what is unlikely to go side by side on a page in type that can be read stands one below the other
            return self.table(facts, title, source)
        is_series = any(fact.series for fact in facts) and all(fact.series or fact.formula for fact in facts)
        if is_series or not any(row[-1] for row in rows):  # the author's own thoughts have no notes
            source = (*source, *sorted({run for row in rows for run in row[-1] if isinstance(run, Mark)}))
            columns, rows = columns[:-1], [row[:-1] for row in rows]
        if arrangement.slanted:
            words = phrase(self._wording, "In italics: {status}.", status=self._in_italics(arrangement))
            source = (*source, Text(" "), *words)
        if is_series and any(_NOTHING in row for row in rows):
            source = (*source, Text(f" –: {self._wording.translate(NO_FIGURE)}."))
        title = joined_runs((title, units.common, *self._shared(facts)), ", ")
        return self._numbered(title, columns, rows, source)._replace(data=tuple(self._data(facts)))

    def _in_italics(self, arrangement: Arrangement) -> Inlines:
        """The status of what stands in italics, and which of it has another: "provisional; Elin, 2022: estimated"."""
        facts = [*([arrangement.slanted] if arrangement.slanted else []), *arrangement.apart]
        statuses: list[Inlines] = [(Text(self._wording.status(fact)),) for fact in facts]
        dimensions = [*arrangement.rows, *([arrangement.column] if arrangement.column else [])]
        named = (
            (*joined_runs((self._place(d, fact, _Units()) for d in dimensions), ", "), Text(": "), *status)
            for fact, status in zip(facts[1:], statuses[1:], strict=True)
        )
        return joined_runs((*statuses[:1], *named), "; ")

    def area(self, fact: Fact) -> Inlines:
        """The area behind a label that facts of other areas have too; nothing behind others."""
        area = self._areas.get(fact.id)
        return (Text(", "), *self._inline.literal(area)) if area else ()

    def label(self, fact: Fact) -> Inlines:
        """The label of a fact, with a capital letter."""
        label = self._wording.for_text(fact.label).language.capital(fact.label)
        return self._inline.literal(label, lang_of(fact.label))

    def unit(self, fact: Fact, head: str) -> Inlines:
        """The scale and unit to say of a fact's value; empty if there is nothing to say."""
        return (Stamp(head, Role.NAME, lang=self._wording.value_lang(fact)),) if head else ()

    def value(self, fact: Fact, words: str = "", *, slanted: bool = False) -> Inlines:
        """The value of a fact, in full unless it has other `words`."""
        if fact.quantity is None:
            return (Text(self._wording.translate(NO_FIGURE), muted=True),)
        shown = words or self._wording.words(fact)
        lang = self._wording.value_lang(fact) if any(map(str.isalpha, shown)) else ""
        return (Mention(fact.id, shown, emphasis=slanted, lang=lang),)

    def _numbered(
        self, title: Inlines, columns: Iterable[Column], rows: Iterable[tuple[Inlines, ...]], source: Inlines
    ) -> DataTable:
        self._tables += 1
        number = Stamp(self._wording.translate("Table {number}", number=self._tables), Role.CAPTION)
        return DataTable(f"table-{self._tables}", number, title, tuple(columns), tuple(rows), source)

    def _flat(self, facts: Sequence[Fact]) -> tuple[list[Column], list[tuple[Inlines, ...]]]:
        """The columns and rows of facts that stand below one another."""
        translate, unit = self._wording.translate, self._counted(facts)
        valued = any(fact.quantity for fact in facts)
        columns = [
            Column(translate("What"), _LABEL if valued else _LABEL + _OTHER),
            Column(translate("Period"), _OTHER),
            Column(translate("Status"), 0.14),
            Column(translate("Note"), _NOTE),
        ]
        if valued:
            columns.insert(1, self._figures(joined_runs(((Text(translate("Figure")),), unit), ", ")))
        return columns, [tuple(self._row(fact, valued, unit)) for fact in facts]

    def _row(self, fact: Fact, valued: bool, unit: Inlines) -> Iterator[Inlines]:
        is_statement = fact.quantity is None
        yield self._inline.statement(fact.id, marks=False) if is_statement else (*self.label(fact), *self.area(fact))
        if valued:
            amount = self._wording.below_head(fact) if unit and fact.quantity else ""
            yield self.value(fact, amount)
        yield (Stamp(self._wording.period(fact.period), Role.PERIOD),)
        yield (Text(self._wording.standing(fact)),)
        yield self._notes.group_marks((fact.id,))

    def _listed(
        self, facts: Sequence[Fact], arrangement: Arrangement, units: _Units
    ) -> tuple[list[Column], list[tuple[Inlines, ...]]]:
        """A row for each fact: what tells it apart, its value, and what follows from that."""
        explained = [dimension for dimension in Dimension if dimension in arrangement.explained]
        columns = [
            *(Column(self._head(dimension), _LABEL) for dimension in arrangement.rows),
            self._figures((Text(self._wording.translate("Figure")),)),
            *(Column(self._head(dimension), _OTHER) for dimension in explained),
            Column(self._wording.translate("Note"), _NOTE),
        ]
        rows = [
            (
                *(self._place(dimension, fact, units) for dimension in arrangement.rows),
                self.value(fact, units.cells.get(fact.id, "")),
                *(self._place(dimension, fact, units) for dimension in explained),
                self._notes.group_marks((fact.id,)),
            )
            for fact in (sorted(facts, key=_time) if Dimension.PERIOD in arrangement.rows else facts)
        ]
        return columns, rows

    def _crossed(
        self, facts: Sequence[Fact], arrangement: Arrangement, units: _Units
    ) -> tuple[list[Column], list[tuple[Inlines, ...]]]:
        """A row and a column for each place that tells facts apart; what follows from it stands beside it."""
        across = arrangement.column or Dimension.PERIOD
        rows: dict[object, list[Fact]] = {}
        columns: dict[object, Fact] = {}
        for fact in facts:
            rows.setdefault(tuple(dimension.of(fact) for dimension in arrangement.rows), []).append(fact)
            columns.setdefault(across.of(fact), fact)
        if across is Dimension.PERIOD:
            columns = dict(sorted(columns.items(), key=lambda column: _time(column[1])))
        if arrangement.rows == (Dimension.PERIOD,):
            rows = dict(sorted(rows.items(), key=lambda row: _time(row[1][0])))

        def named(dimensions: Sequence[Dimension], fact: Fact) -> Inlines:
            # Of a series, most are reported, which goes without saying.
            unsaid = {Dimension.STATUS} if fact.series and fact.is_plain_report else ()
            explained = ((d, reason) for d, reason in arrangement.explained.items() if d not in unsaid)
            following = (d for d, reason in explained if reason in dimensions)
            return joined_runs((self._place(d, fact, units) for d in (*dimensions, *following)), ", ")

        heads = [
            Column(self._head(arrangement.rows[0]), _LABEL),
            *(self._figures(named((across,), fact)) for fact in columns.values()),
            Column(self._wording.translate("Note"), _NOTE),
        ]
        cells = [
            (
                # What is summed up stands out from what it is the sum of.
                (strong if all(fact.formula for fact in row) and any(fact.series for fact in facts) else tuple)(
                    named(arrangement.rows, row[0])
                ),
                *(
                    joined_runs(
                        (
                            self.value(fact, units.cells.get(fact.id, ""), slanted=arrangement.is_slanted(fact))
                            for fact in row
                            if across.of(fact) == place
                        ),
                        "; ",
                    )
                    or _NOTHING
                    for place in columns
                ),
                self._notes.group_marks(tuple(fact.id for fact in row)),
            )
            for row in rows.values()
        ]
        return heads, cells

    def _data(self, facts: Sequence[Fact]) -> Iterator[tuple[str, ...]]:
        """Each fact as a row of text, behind a head."""
        columns, rows = self._flat(facts)
        yield ("fact", *(plain(column.words) for column in columns))
        for fact, row in zip(facts, rows, strict=True):
            marks = (", ".join(str(run.note) for run in cell if isinstance(run, Mark)) for cell in row)
            cells = (" ".join(filter(None, (plain(cell), mark))) for cell, mark in zip(row, marks, strict=True))
            yield (fact.id if fact.quantity else "", *cells)

    def _shared(self, facts: Sequence[Fact]) -> Iterator[Inlines]:
        """The area, the period and the status that all facts have; a status goes without saying if it is so."""
        first, none = facts[0], _Units()
        shared = [d for d in (Dimension.AREA, Dimension.PERIOD) if len(set(map(d.of, facts))) == 1]
        if len(set(map(Dimension.STATUS.of, facts))) == 1 and not first.is_plain_report:
            shared.append(Dimension.STATUS)
        return (self._place(d, first, none) for d in shared if d is not Dimension.AREA or first.area)

    def _place(self, dimension: Dimension, fact: Fact, units: _Units) -> Inlines:
        """Where a fact stands in a dimension."""
        match dimension:
            case Dimension.LABEL:
                # In brackets, or "Loans, €" and the 35 beside it would read as one.
                unit = units.of.get(fact.id)
                return (*self.label(fact), Text(" ("), *unit, Text(")")) if unit else self.label(fact)
            case Dimension.AREA:
                return self._inline.literal(fact.area) if fact.area else _NOTHING
            case Dimension.PERIOD:
                return (Stamp(self._wording.period(fact.period), Role.PERIOD),)
            case Dimension.SOURCE:
                outlets = dict.fromkeys(self._briefing.sources[evidence.source].publisher for evidence in fact.bearing)
                return joined_runs(((name(outlet),) for outlet in outlets), ", ") or _NOTHING
            case Dimension.SPEAKER:
                speaker = self._briefing.speakers.get(fact.speaker or "")
                return (name(speaker.name),) if speaker else _NOTHING
        return (Text(self._wording.standing(fact)),)

    def _head(self, dimension: Dimension) -> str:
        translate = self._wording.translate
        match dimension:
            case Dimension.LABEL:
                return translate("What")
            case Dimension.AREA:
                return translate("Area")
            case Dimension.PERIOD:
                return translate("Period")
            case Dimension.SOURCE:
                return translate("Source")
            case Dimension.SPEAKER:
                return translate("Speaker")
        return translate("Status")

    def _figures(self, head: Inlines) -> Column:
        return Column(head, _FIGURE, right=True, decimal_sign=self._wording.language.locale.decimal)

    def _counted(self, facts: Sequence[Fact]) -> Inlines:
        """The unit of all values that stand below one another, if it is not a part of each."""
        valued = [fact for fact in facts if fact.quantity]
        units = {self._wording.head(fact) for fact in valued}
        is_money = any(fact.quantity and fact.quantity.currency for fact in valued)
        return self.unit(valued[0], units.pop()) if len(valued) > 1 and len(units) == 1 and not is_money else ()

    def _units(self, facts: Sequence[Fact], title: str) -> _Units:
        """How scale and unit are said once: for the table, whose title may name the unit, or else for each measure."""
        valued = [fact for fact in facts if fact.quantity]
        if len(valued) > 1 and (whole := said_once(valued, title, self._wording)):
            return _Units(common=self.unit(valued[0], whole.head), cells=whole.cells)
        of, cells = dict[str, Inlines](), dict[str, str]()
        for label in dict.fromkeys(map(Dimension.LABEL.of, valued)):
            measured = [fact for fact in valued if Dimension.LABEL.of(fact) == label]
            if said := said_once(measured, measured[0].label, self._wording):
                of |= {fact.id: self.unit(fact, said.head) for fact in measured}
                cells |= said.cells
        return _Units(of=of, cells=cells)
