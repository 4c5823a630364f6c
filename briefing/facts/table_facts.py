"""Fills a facts file from its tables before its model is built: evidence that is a cell, and series of facts.

A series becomes a fact for each cell in its rows and columns, which stands where the series does.  Cells that are
marked as missing make no fact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from briefing.errors import Problem, ProblemError, did_you_mean
from briefing.facts.assertion import ALL, SPAN, Axis, FilledTables, TableSeries, in_scale
from briefing.facts.model import Missing, Status
from briefing.facts.periods import period_of_label
from briefing.facts.rules import members_in
from briefing.facts.table_sources import (
    TableSources,
    evidence_of,
    fill_evidence,
    first_dozen,
    has_heads,
    list_cells,
    unknown_head,
)
from briefing.facts.text_fields import language_of_file
from briefing.records import NamedTuple
from briefing.sources.source_files import SourceFile
from briefing.sources.table_cells import UNSAID, TableCell, bare_label, plain_label
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import (
    Places,
    YamlMapping,
    YamlNode,
    YamlScalar,
    YamlSequence,
    made_scalar,
    plain_tree,
    select,
)

_MOST_FACTS = 5_000
_SHARED = ("section", "label", "status", "qualifier", "kind", "period", "area", "speaker", "reading")
"""What each fact of a series takes from it as it stands."""
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
        **{"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""},
        **{"ю": "yu", "я": "ya", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u", "ə": "e", "ı": "i", "ø": "o"},
        **{"ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"},
    }
)


def fill_tables(
    places: Places, path: Path, folder: Path | None, problems: Problems, files: Mapping[str, SourceFile]
) -> tuple[Places, FilledTables]:
    """The same file with the evidence and the facts that its tables give it."""
    tables = TableSources(places, path, folder, files)
    places = fill_evidence(places, tables, problems)
    places, copies, missing = _make_series(places, tables, problems)
    if copies or problems.unmade:
        places = _name_members(places, problems.unmade)
    cells = {source: tuple(cells.values()) for source, cells in tables.used.items()}
    return places, FilledTables(tables.files, cells, copies, missing, tables.tables)


class _Value(NamedTuple):
    """A cell of a series, with the labels that it has on both axes."""

    cell: TableCell
    area: str | None
    period: str | None


def _make_series(
    places: Places, tables: TableSources, problems: Problems
) -> tuple[Places, frozenset[str], tuple[Missing, ...]]:
    """The same file with the facts of its series, all of these but the first of each, and what is missing."""
    series, facts = places.root.entries.get("series"), places.root.entries.get("facts")
    if not isinstance(series, YamlMapping) or not isinstance(facts, YamlMapping):
        return places, frozenset(), ()
    made: dict[str, YamlNode] = {}
    copies: set[str] = set()
    missing: list[Missing] = []
    for key, node in series.entries.items():
        if not isinstance(node, YamlMapping):
            continue
        maker = _SeriesMaker(key, node, places, tables)
        try:
            for name, fact in maker.facts():
                if name in made or name in facts.entries:
                    message = f"makes a fact {quoted(name)}, which is there already"
                    raise ProblemError(Problem("series", message, "give a label another name: {label: name}"))
                made[name] = fact
            missing += maker.missing
            copies.update(list(maker.names)[1:])
        except ValidationError:
            continue  # which the model reports
        except ProblemError as error:
            rule, message, hint, *_ = error.problem
            problems.add(places.key("series", key), rule, f"series {quoted(key)}: {message}", hint)
            problems.unmade.add(key)
    starts = {name: node.start for name, node in made.items()}
    filled = facts._replace(entries={**facts.entries, **made}, starts={**facts.starts, **starts})
    return places.with_root(places.root.with_entries({"facts": filled})), frozenset(copies), tuple(missing)


def _name_members(places: Places, unmade: Collection[str]) -> Places:
    """The same file, in whose charts the facts of a series stand where its id, or a pattern of theirs, is named."""
    members = members_in(places)

    def named(node: YamlNode, key: str) -> YamlNode:
        match node:
            case YamlMapping():
                inner = {name: named(child, name) for name, child in node.entries.items()}
                return node._replace(entries=inner)
            case YamlSequence() if key != "facts":
                return node._replace(items=tuple(named(item, key) for item in node.items))
            case YamlSequence() | YamlScalar() if key == "facts":
                items = [item for _, item in select(node, "[]")]
                texts = ((item, members.of(item.text) if isinstance(item, YamlScalar) else ()) for item in items)
                wide = (
                    [made_scalar(one, item.start) for one in found] if len(found) > 1 else [item]
                    for item, found in texts
                    if found or not any(f"{getattr(item, 'text', '')}-".startswith(f"{key}-") for key in unmade)
                )
                return YamlSequence(tuple(chain.from_iterable(wide)), node.start)
        return node

    charts = places.root.entries.get("charts")
    return places.with_root(places.root.with_entries({"charts": named(charts, "")})) if charts else places


class _SeriesMaker:
    """Makes the facts of one series."""

    def __init__(self, key: str, node: YamlMapping, places: Places, tables: TableSources) -> None:
        self.key, self.node, self.tables = key, node, tables
        self.language = language_of_file(places)
        self.source = node.text("source") or tables.default
        self.names: dict[str, None] = {}
        self.missing: list[Missing] = []
        self._names: dict[str, dict[str, YamlNode]] = {}

    def facts(self) -> Iterator[tuple[str, YamlMapping]]:
        """Each fact with its id; ValidationError or ProblemError for a series that makes none."""
        series = TableSeries.model_validate(plain_tree(self.node), context={"language": self.language})
        if self.source not in self.tables.known:
            message = f"names source {quoted(self.source)}, which is not in sources:"
            raise ProblemError(Problem("unknown-source", message))
        values = list(self._values(series))
        if len(values) > _MOST_FACTS:
            raise ProblemError(Problem("series", f"makes {len(values)} facts", f"take at most {_MOST_FACTS}"))
        for value in values:
            self.tables.use(self.source, value.cell)
            name = self._id(value)
            if value.cell.is_missing:
                self.missing.append(Missing(self.key, name, value.area or "", value.period or "", value.cell.name))
                continue
            if name in self.names:
                message = f"makes two facts with the id {quoted(name)}, the second of {value.cell.name}"
                raise ProblemError(Problem("series", message, "give one label another name: {label: name}"))
            self.names[name] = None
            yield name, self._fact(series, value)
        if series.total:
            lacking = {gap.period for gap in self.missing}
            for value in {value.period: value for value in values if value.period not in lacking}.values():
                yield self._total(value)

    # Which cells

    def _values(self, series: TableSeries) -> Iterator[_Value]:
        cells = self.tables.cells(self.source)
        inside = [cell for cell in cells if has_heads(cell, series.row, series.column)]
        if not inside:
            raise ProblemError(unknown_head(cells, self.source, series.row, series.column))
        fixed = (*series.row, *series.column)
        areas = _AxisReader("areas", series.areas, inside, fixed) if series.areas else None
        periods = _AxisReader("periods", series.periods, inside, fixed) if series.periods else None
        if areas is None and periods is None:
            raise ProblemError(Problem("series", "says neither areas: nor periods:", "write periods: {columns: all}"))
        taken: dict[tuple[str, str], _Value] = {}
        for cell in inside:
            area, period = areas.label(cell) if areas else None, periods.label(cell) if periods else None
            if (areas and area is None) or (periods and period is None):
                continue
            place = plain_label(area or ""), plain_label(period or "")
            if other := taken.get(place):
                apart = [head for head in cell.heads if plain_label(head) not in map(plain_label, other.cell.heads)]
                hint = f"the table has this head twice: take the right one by evidence: {{cell: {other.cell.name}}}"
                sheets = list(dict.fromkeys(one.name.rpartition(", ")[0] for one in inside))
                if len(sheets) > 1:
                    hint = f"its sheets are {first_dozen(sheets)}: name one, row: {sheets[0]}"
                elif apart:
                    hint = f'name what heads the right one, such as column: "{apart[0]}"'
                where = ", ".join(filter(None, (area, period)))
                message = f"has two cells for {where}: {list_cells((other.cell, cell))}"
                raise ProblemError(Problem("series", message, hint))
            taken[place] = _Value(cell, area, period)
        if not taken:
            raise ProblemError(Problem("series", "has no cell that is in its rows and columns", "look at its labels"))
        order = (areas.rank if areas else lambda label: 0), (periods.rank if periods else lambda label: 0)
        yield from sorted(taken.values(), key=lambda value: (order[0](value.area), order[1](value.period)))

    # What each fact says

    def _id(self, value: _Value) -> str:
        period = self._period(value.period) if value.period is not None else ""
        area = _words(self._area(value), self.language) if value.area is not None else ""
        parts = [id_words(area), id_words(period)]
        if value.area is not None and not parts[0]:
            message = f"has no letters for an id in {quoted(value.area)}"
            raise ProblemError(Problem("series", message, f"name it: {{{value.area}: …}}"))
        return "-".join(filter(None, (self.key, *parts)))

    def _area(self, value: _Value) -> YamlNode | None:
        """The area of a fact: what the series calls it, or its label; what it says for all if it has no axis."""
        return self._renamed("areas", value.area) or self.node.entries.get("area")

    def _renamed(self, axis: str, label: str | None) -> YamlNode | None:
        """What the series calls a label, or the label itself."""
        if label is None:
            return None
        if axis not in self._names:
            named = (names for side in ("rows", "columns") for _, names in select(self.node, axis, side))
            given = (names.entries.items() for names in named if isinstance(names, YamlMapping))
            self._names[axis] = {plain_label(key): name for items in given for key, name in items}
        if name := self._names[axis].get(plain_label(label)):
            return name
        return made_scalar(bare_label(label), self.node.start)

    def _fact(self, series: TableSeries, value: _Value) -> YamlMapping:
        start, cell, area = self.node.start, value.cell, self._area(value)
        entries = {key: self.node.entries[key] for key in _SHARED if key in self.node.entries}
        entries["measure"] = self.node.entries.get("measure") or made_scalar(self.key, start)
        entries["statement"] = self._statement(area)
        if area is not None:
            entries["area"] = area
        if value.period is not None:
            entries["period"] = made_scalar(self._period(value.period), start)
        quantity = self.node.entries.get("quantity", YamlMapping({}, {}, start))
        assert isinstance(quantity, YamlMapping)
        entries["quantity"] = quantity.with_entries({"value": made_scalar(self._number(series, cell), start)})
        meanings = cell.meanings - UNSAID
        if meanings and series.status is None:
            weakest = max((Status(meaning) for meaning in meanings), key=lambda status: status.weakness)
            entries["status"] = made_scalar(weakest, start)
        voice = {"voice": self.node.entries["voice"]} if "voice" in self.node.entries else {}
        evidence = {"source": made_scalar(self.source, start), **voice, **evidence_of(cell, start)}
        entries["evidence"] = YamlMapping(evidence, dict.fromkeys(evidence, start), start)
        entries["series"] = made_scalar(self.key, start)
        return YamlMapping(entries, {key: self.node.starts.get(key, start) for key in entries}, start)

    def _total(self, value: _Value) -> tuple[str, YamlMapping]:
        """The sum of all areas in a period, which no fact has if one of them has no figure."""
        start, ends = self.node.start, f"-{id_words(self._period(value.period))}" if value.period else ""
        entries: dict[str, YamlNode] = {key: self.node.entries[key] for key in ("section", "label")}
        area = self.node.entries["total"]
        made = {
            **{"measure": self.node.entries.get("measure") or made_scalar(self.key, start), "area": area},
            **{"statement": self._statement(area), "formula": made_scalar(f"sum({self.key}-*{ends})", start)},
            "total-of": made_scalar(self.key, start),
            **({"period": made_scalar(self._period(value.period), start)} if value.period else {}),
            **({"quantity": self.node.entries["quantity"]} if "quantity" in self.node.entries else {}),
        }
        entries |= made
        return f"{self.key}-total{ends}", YamlMapping(entries, dict.fromkeys(entries, start), start)

    def _number(self, series: TableSeries, cell: TableCell) -> str:
        """The value that a cell shows, by the scale of the series."""
        number = self.tables.number(self.source, cell)
        if number is None:
            message = f'{cell.name} says "{cell.words}", which is no number'
            raise ProblemError(Problem("series", message, "leave its row or column out: without: [label]"))
        return in_scale(number, series.scale)

    def _period(self, label: str) -> str:
        node = self._renamed("periods", label)
        text = _text_of(node)
        if (period := period_of_label(text)) is None:
            message = f"{quoted(text)} is no period"
            raise ProblemError(Problem("series", message, f'say which: columns: {{"{label}": 2024-01}}'))
        return period

    def _statement(self, area: YamlNode | None) -> YamlNode:
        """The sentence of a fact: that of the series, or its label with its area and value."""
        given = self.node.entries.get("statement")
        template = given or self.node.entries["label"]
        texts = template.entries if isinstance(template, YamlMapping) else {"": template}
        made: dict[str, YamlNode] = {}
        for code, node in texts.items():
            words, where = _text_of(node), _words(area, code or self.language)
            if given is None:
                words = f"{words[:1].upper()}{words[1:]}{f', {where}' if where else ''}: {{value}}."
            made[code] = made_scalar(words.replace("{area}", where), node.start)
        is_plain = not isinstance(template, YamlMapping)
        return made[""] if is_plain else YamlMapping(made, dict.fromkeys(made, template.start), template.start)


class _AxisReader:
    """Tells which label of a cell is the one that an axis of a series takes, if any."""

    def __init__(self, name: str, axis: Axis, cells: Sequence[TableCell], fixed: Collection[str]) -> None:
        self._name, self._is_time = name, name == "periods"
        if bool(axis.rows) == bool(axis.columns):
            raise ProblemError(Problem("series", f"{name}: names neither or both of rows and columns", "name one"))
        self._key, wanted = ("row", axis.rows) if axis.rows else ("column", axis.columns)
        self._fixed = set(map(plain_label, fixed))
        self._except = set(map(plain_label, axis.without))
        self._known = list(dict.fromkeys(label for cell in cells if (label := self._own_label(cell))))
        self._ranks = {plain_label(label): i for i, label in enumerate(self._known)}
        heads = {plain_label(head) for cell in cells for head in getattr(cell, self._key)}
        self._wanted = self._read(wanted, heads | self._ranks.keys())

    def label(self, cell: TableCell) -> str | None:
        """The label of a cell that is taken."""
        if self._wanted is None:
            label = self._own_label(cell)
            return None if label is None or plain_label(label) in self._except else label
        paths = (*getattr(cell, self._key), self._own_label(cell) or "")
        return next((label for label in paths if label and plain_label(label) in self._wanted), None)

    def rank(self, label: str | None) -> int:
        """Where a label stands among those that are taken."""
        ranks = self._ranks if self._wanted is None else self._wanted
        return ranks.get(plain_label(label or ""), 0)

    def _read(self, wanted: Sequence[str], heads: Collection[str]) -> dict[str, int] | None:
        """The labels that are taken, in their order; None for all."""
        if tuple(wanted) == (ALL,):
            return None
        names = [plain_label(label) for label in wanted]
        if len(names) == 1 and SPAN in names[0] and names[0] not in heads:
            first, last = (self._rank_of(part.strip(), self._ranks) for part in names[0].split(SPAN, 1))
            names = [plain_label(label) for label in self._known[min(first, last) : max(first, last) + 1]]
        for name, label in zip(names, wanted, strict=False):
            if name not in heads:
                self._rank_of(label, {})
        return {name: i for i, name in enumerate(names) if name not in self._except}

    def _rank_of(self, label: str, ranks: Mapping[str, int]) -> int:
        if (rank := ranks.get(plain_label(label))) is not None:
            return rank
        hint = did_you_mean(label, self._known) or f"its labels are {first_dozen(self._known)}"
        raise ProblemError(Problem("series", f"{self._name}: no {self._key} is headed {quoted(label)}", hint))

    def _own_label(self, cell: TableCell) -> str | None:
        """The innermost label of a cell on this side that is a time, or is none; a year goes with its quarter."""
        path = [head for head in getattr(cell, self._key) if plain_label(head) not in self._fixed]
        if self._is_time:
            return next((words for words in (" ".join(path), *reversed(path)) if period_of_label(words)), None)
        names = [head for head in path if not period_of_label(head)]
        return names[-1] if names else None


def id_words(text: str) -> str:
    """Words as a part of an id: in Latin letters, with hyphens.

    >>> id_words("Côte d’Ivoire"), id_words("Грузия"), id_words("Azərbaycan"), id_words("2023-Q1")
    ('cote-d-ivoire', 'gruziya', 'azerbaycan', '2023-q1')
    """
    latin = unicodedata.normalize("NFKD", text.lower().translate(_LATIN))
    plain_letters = "".join(sign for sign in latin if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain_letters).strip("-")


def _text_of(node: YamlNode | None) -> str:
    return node.text if isinstance(node, YamlScalar) else ""


def _words(node: YamlNode | None, language: str) -> str:
    """A text in a language, or in that which it has."""
    if isinstance(node, YamlMapping):
        return _text_of(node.entries.get(language) or next(iter(node.entries.values()), None))
    return _text_of(node)
