"""Fills the facts file of a batch with the rows of one briefing; what needs a cell that is blank is left out.

What comes of it is an ordinary facts file, whose source is a table of those rows alone: a value that a row fills has
its cell as evidence, and is checked against it like any other.  The nodes of the file keep their places, so that
what is wrong with a briefing is said at the line of the file that somebody wrote.  Facts whose cells are missing are
left out, with all that cannot be said without them: formulas, charts, points, paragraphs.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping, Sequence
from io import StringIO
from pathlib import Path

from briefing.batch.batch_facts import (
    COLUMN,
    ROWS_RULE,
    SCALE,
    BatchFacts,
    MissingCells,
    column_of,
    columns_in,
    id_of_key,
)
from briefing.batch.row_readers import BatchRow
from briefing.errors import Problem, ProblemError
from briefing.facts.assertion import TableScale, in_scale
from briefing.facts.expressions import calls_in
from briefing.files import write_file
from briefing.records import NamedTuple
from briefing.sources.source_document import cell_name
from briefing.sources.table_cells import figure_of, is_missing, read_decimal
from briefing.yaml_source.tree import (
    Key,
    Places,
    YamlMapping,
    YamlNode,
    YamlScalar,
    YamlSequence,
    made_mapping,
    made_scalar,
    select,
    yaml_text,
)

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&!+=-]|(?<=\d)[.)](?=\s))")
_FORBIDDEN = re.compile(r"[{}\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Braces would be expressions; controls turn the direction of what follows, or have no shape at all."""
_LONGEST_LINE = 300
_NO_DIGIT = re.compile(r"[^\d.,'’ \u00a0\u202f]")
_GROUPED = re.compile(r"\d+(?:[.,]\d+)?|\d{1,3}([,.'’ \u00a0\u202f])(?:\d{2,3}\1)*\d{3}(?:[.,]\d+)?")
"""A number whose digits stand in groups as they do somewhere: not "1,2,3", which some other table meant."""
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-\w+)*")
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")


class FilledFacts(NamedTuple):
    """The facts file of one briefing, and the table of its rows: a name, and the bytes that are read there."""

    places: Places
    table: str
    rows: bytes

    def write(self, folder: Path) -> Path:
        """Write both into a folder, to be built alone; the path of the facts file."""
        folder.mkdir(parents=True, exist_ok=True)
        facts = folder / "facts.yaml"
        write_file(facts, yaml_text(self.places.root).encode())
        write_file(folder / self.table, self.rows)
        return facts


def fill(batch: BatchFacts, rows: Sequence[BatchRow], spoken: str | None = None) -> FilledFacts:
    """The facts file of the briefing that these rows make, which is to be `spoken` in a language, or in its own.

    ProblemError for rows that cannot make one.
    """
    return _Filling(batch, rows).fill(spoken)


class _MissingError(Exception):
    """A cell that is needed is empty."""


class _Filling:
    """Makes the facts file of one briefing."""

    def __init__(self, batch: BatchFacts, rows: Sequence[BatchRow]) -> None:
        self._batch, self._rows = batch, rows
        self._columns = [column for column in rows[0].cells if column in batch.own_columns]
        self._figures: dict[str, list[str]] = {}
        """The columns of the numbers of each fact."""
        self._dropped: set[str] = set()
        self._is_short = False
        """Whether a cell is empty, so that something goes without it."""

    def fill(self, spoken: str | None) -> FilledFacts:
        root = self._node(self._batch.places.root, ())
        assert isinstance(root, YamlMapping)
        table = f"{self._batch.source}.csv"
        root = self._with_source(self._with_evidence(root), table, spoken)
        if self._is_short:
            root = without_facts(root, self._dropped)
        out = StringIO(newline="")
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")  # so that no cell is taken for two
        writer.writerow(self._columns)
        writer.writerows([row.cells[column] for column in self._columns] for row in self._rows)
        return FilledFacts(self._batch.places.with_root(root), table, out.getvalue().encode())

    # Cells

    def _cell(self, column: str) -> str:
        """What the rows say in a column, which has to be the same in all of them."""
        said = dict.fromkeys(row.cells[column] for row in self._rows)
        if len(said) > 1:
            hint = f"take a column that is the same in all rows of a briefing, or make a series: of {column}"
            raise ProblemError(Problem(ROWS_RULE, f'its rows differ in the column "{column}"', hint))
        words = " ".join(re.split(r"[\t\r\n]+", next(iter(said))))
        if is_missing(words):
            raise _MissingError(column)
        return words

    def _node(self, node: YamlNode, path: tuple[Key, ...]) -> YamlNode:
        """The node with what its columns say; the facts of which one is empty are noted, if they may be dropped."""
        if path not in self._batch.ways:
            return node
        try:
            if (column := column_of(path, node)) is not None:
                return self._value(node, column, path)
            if isinstance(node, YamlScalar):
                return self._words(node, path)
        except _MissingError as missing:
            if self._batch.settings.missing is MissingCells.ERROR or path[0] not in ("facts", "sections", "key-points"):
                message = f'the column "{missing}" is empty'
                hint = "batch: missing: drop leaves out the facts that need it" if path[0] == "facts" else None
                raise ProblemError(Problem(ROWS_RULE, message, hint)) from None
            self._is_short = True
            if path[0] == "facts":
                self._dropped.add(str(path[1]))
            return node
        if isinstance(node, YamlSequence):
            return node._replace(items=tuple(self._node(item, (*path, i)) for i, item in enumerate(node.items)))
        entries = {key: self._node(child, (*path, key)) for key, child in node.entries.items()}
        return node._replace(entries=entries)

    def _value(self, node: YamlNode, column: str, path: tuple[Key, ...]) -> YamlScalar:
        """The cell of a column, where it stands for a value of its own."""
        words = self._cell(column)
        if path[-2:-1] == ("quantity",):
            self._figures.setdefault(str(path[1]), []).append(column)
            figure = figure_of(words) or ""
            number = read_decimal(figure, ".") if _GROUPED.fullmatch(_NO_DIGIT.sub("", figure).strip()) else None
            scale = node.text(SCALE) if isinstance(node, YamlMapping) else ""
            words = words if number is None else in_scale(number, TableScale(scale) if scale else None)
        elif path == ("head", "id"):
            words = id_of_key(words)
        else:
            _require_text(column, words)
        return made_scalar(words, node.start)

    def _words(self, node: YamlScalar, path: tuple[Key, ...]) -> YamlScalar:
        """A text with the cells of the columns that it names."""
        is_prose, text = path in self._batch.in_prose, node.text
        for expression in reversed(list(columns_in(text))):
            cell = self._cell(expression.arguments[0])
            _require_text(expression.arguments[0], cell, is_line=not is_prose)
            words = _MARKUP.sub(r"\\\1", cell) if is_prose else cell
            text = text[: expression.offset] + words + text[expression.offset + len(expression.text) :]
        return node._replace(text=text)

    # Evidence

    def _with_evidence(self, root: YamlMapping) -> YamlMapping:
        """The file whose facts have the cells of their numbers as evidence, unless they name their own.

        What else a row says of a fact, such as its area, heads the cell.
        """
        facts = root.entries.get("facts")
        assert isinstance(facts, YamlMapping)
        changed: dict[str, YamlNode] = {}
        for key, columns in self._figures.items():
            fact = facts.entries[key]
            if isinstance(fact, YamlMapping) and "evidence" not in fact.entries:
                cells = (cell_name(2, self._columns.index(column) + 1) for column in columns)
                said = ({"source": self._batch.source, "cell": cell} for cell in cells)
                items = tuple(made_mapping(entries, fact.start) for entries in said)
                changed[key] = fact.with_entries({"evidence": YamlSequence(items, fact.start)})
        return root.with_entries({"facts": facts.with_entries(changed)})

    def _with_source(self, root: YamlMapping, table: str, spoken: str | None) -> YamlMapping:
        """The file whose source is the table of these rows, which says where they stand in the whole of it."""
        sources, head = root.entries["sources"], root.entries["head"]
        assert isinstance(sources, YamlMapping) and isinstance(head, YamlMapping)
        code = spoken or head.text("language") or "en"
        source = sources.entries[self._batch.source]
        assert isinstance(source, YamlMapping)
        first, last = self._rows[0].number, self._rows[-1].number
        words = "rows {first}–{last}"
        if first == last:
            words = "row {first}"
        where = self._batch.language(code).translate(words, first=first, last=last)
        title = f"{said}, {where}" if (said := source.text("title")) else where
        kept = {key: node for key, node in source.entries.items() if key not in ("text", "sha256")}
        own = {"title": made_scalar(title, source.start), "file": made_scalar(table, source.start)}
        filled = source._replace(entries=kept).with_entries(own)
        return root.with_entries({"sources": sources.with_entries({self._batch.source: filled})})


def _require_text(column: str, words: str, *, is_line: bool = True) -> None:
    """Refuse a cell that no text can have, or that is too long for a line, such as a title or a label."""
    if found := _FORBIDDEN.search(words):
        shown = found[0] if found[0] in "{}" else f"U+{ord(found[0]):04X}"
        raise ProblemError(Problem(ROWS_RULE, f'the column "{column}" holds {shown}, which no text can have'))
    if is_line and len(words) > _LONGEST_LINE:
        message = f'the column "{column}" has {len(words)} characters, more than the {_LONGEST_LINE} of a line'
        raise ProblemError(Problem(ROWS_RULE, message, "shorten it, or let it stand in the text of a section"))


def without_facts(root: YamlMapping, dropped: Collection[str]) -> YamlMapping:
    """A facts file without these facts, and without what cannot be said without them."""
    facts = root.entries["facts"]
    assert isinstance(facts, YamlMapping)
    gone = set(dropped)
    formulas = {
        key: set(_ID.findall(fact.text("formula")))
        for key, fact in facts.entries.items()
        if isinstance(fact, YamlMapping)
    }
    while more := {key for key, named in formulas.items() if key not in gone and named & gone}:
        gone |= more
    left = {key: fact for key, fact in facts.entries.items() if key not in gone}
    entries: dict[str, YamlNode] = {**root.entries, "facts": facts._replace(entries=left)}
    if isinstance(charts := entries.get("charts"), YamlMapping):
        kept = {key: node for key, chart in charts.entries.items() if (node := _trimmed(chart, gone, set()))}
        lost = charts.entries.keys() - kept.keys()
        entries["charts"] = charts._replace(entries=kept)
    else:
        lost = set()
    for key in ("key-points", "key-figures", "sections", "scenarios"):
        if key in entries:
            entries[key] = _trimmed(entries[key], gone, lost) or YamlSequence((), entries[key].start)
    return root._replace(entries=entries)


def _trimmed(node: YamlNode, facts: Collection[str], charts: Collection[str]) -> YamlNode | None:
    """A node without the paragraphs, items and ids that name one of these; None if nothing is left of it."""
    match node:
        case YamlScalar():
            if node.text in facts:
                return None
            parts = _PARAGRAPHS.split(node.text)
            kept = [part for part in parts[::2] if not _names(part, facts, charts)]
            return node if len(kept) == len(parts[::2]) else node._replace(text="\n\n".join(kept)) if kept else None
        case YamlSequence():
            items = tuple(left for item in node.items if (left := _trimmed(item, facts, charts)) is not None)
            return node._replace(items=items) if items or not node.items else None
        case YamlMapping():
            kept_entries = {
                key: left
                for key, child in node.entries.items()
                if (left := child if key in ("title", "kind", "section") else _trimmed(child, facts, charts))
                is not None
            }
            # Of a text in several languages all versions say the same, so they go together.
            is_short = len(kept_entries) < len(node.entries)
            is_gone = not kept_entries or all(
                _LANGUAGE.fullmatch(str(key)) and isinstance(child, YamlScalar) for key, child in node.entries.items()
            )
            if (is_short and is_gone) or not _shows_enough(node, kept_entries):
                return None
            return node._replace(entries=kept_entries)


def _shows_enough(chart: YamlMapping, kept: Mapping[str, YamlNode]) -> bool:
    """Whether what is left of a chart's facts, if it is one, can still be compared."""
    before, left = (len(list(select(chart._replace(entries=dict(e)), "facts", "[]"))) for e in (chart.entries, kept))
    lost = (chart.entries.keys() & {"facts", "segments", "target"}) - kept.keys()
    return not lost and (left > 1 or left == before)


def _names(text: str, facts: Collection[str], charts: Collection[str]) -> bool:
    """Whether a text names a fact, a chart or a column of those that are gone."""
    return any(
        (call.name in ("chart", "figure") and set(call.arguments) & set(charts))
        or call.name == COLUMN
        or set(call.facts) & set(facts)
        for call in calls_in(text)
    )
