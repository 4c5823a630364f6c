"""Finds the tables of sources, in their files or as an earlier check kept them, and gives evidence the words of cells.

The record of a check keeps those cells alone that facts were made of, so that they can be made where no table is.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing.errors import Problem, ProblemError, did_you_mean
from briefing.files import MAX_RECORD, read_input, record_path
from briefing.sources.source_document import LocatorKind
from briefing.sources.source_files import SourceFile, find_source_file
from briefing.sources.table_cells import DecimalSigns, TableCell, plain_label
from briefing.sources.table_layout import read_tables
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlNode, YamlScalar, YamlSequence, made_scalar, select


class TableSources:
    """The tables of the sources of one facts file, each read when it is first asked for.

    `default` is the source that evidence has which names none, `files` and `tables` are those that were read; `used`
    takes the cells that facts were made of.
    """

    def __init__(self, places: Places, path: Path, folder: Path | None, files: Mapping[str, SourceFile]) -> None:
        self._sources = {str(at[1]): _texts(node) for at, node in select(places.root, "sources", "*")}
        self._path, self._folder = path, folder
        self._signs: dict[str, DecimalSigns] = {}
        self.default = next(
            (node.text for _, node in select(places.root, "defaults", "source") if isinstance(node, YamlScalar)), ""
        )
        self.tables: dict[str, tuple[TableCell, ...]] = {}
        self.files = dict(files)
        self.used: dict[str, dict[str, TableCell]] = {}

    @property
    def known(self) -> Collection[str]:
        """The sources of the file."""
        return self._sources

    def cells(self, source: str) -> tuple[TableCell, ...]:
        """The cells of a source's table; ProblemError if it is none, or neither file nor record is there."""
        if source in self.tables:
            return self.tables[source]
        given = self._sources[source]
        what = f'the file of source "{source}"'
        file = self.files.get(source) or find_source_file(
            what, given.get("file"), given.get("text"), given.get("sha256"), self._path.parent, self._folder
        )
        if file is None:
            self.tables[source] = self._recorded(source)
            return self.tables[source]
        self.files[source] = file
        if not any(mark.locator.kind is LocatorKind.CELL for mark in file.document.landmarks):
            message = f'source "{source}" is no table, and has no cells'
            raise ProblemError(Problem("cell", message, "name its words: quote:"))
        self.tables[source] = read_tables(file.document)
        return self.tables[source]

    def number(self, source: str, cell: TableCell) -> Decimal | None:
        """The number that a cell of a source writes; ProblemError if nothing settles which."""
        if source not in self._signs:
            given = self._sources[source]
            self._signs[source] = DecimalSigns(self.cells(source), given.get("language"), given.get("file", ""))
        return self._signs[source].number(cell)

    def use(self, source: str, cell: TableCell) -> None:
        """Note that a fact is made of a cell."""
        self.used.setdefault(source, {})[cell.name] = cell

    def _recorded(self, source: str) -> tuple[TableCell, ...]:
        """The cells that the record has; a record that cannot be read has none, which the check will say."""
        found: tuple[TableCell, ...] = ()
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            cells = json.loads(read_input(record_path(self._path), MAX_RECORD))["tables"][source]
            found = tuple(
                TableCell(
                    **{key: tuple(part) if isinstance(part, list) else part for key, part in cell.items()}  # type: ignore[arg-type]
                )
                for cell in cells
            )
        if not found:
            message = f'the table of source "{source}" is not there, and no record has cells of it'
            raise ProblemError(Problem("cell", message, "put its file beside the facts, or name its folder: --sources"))
        return found


def _texts(source: Any) -> dict[str, str]:
    """The keys of a source that hold texts."""
    entries = source.entries if isinstance(source, YamlMapping) else {}
    return {key: node.text for key, node in entries.items() if isinstance(node, YamlScalar)}


_MOST_NAMED = 12


def fill_evidence(places: Places, tables: TableSources, problems: Problems) -> Places:
    """The same file, its evidence of cells with their words and heads."""
    facts = places.root.entries.get("facts")
    if not isinstance(facts, YamlMapping):
        return places
    changed: dict[str, YamlNode] = {}
    for path, node in select(facts, "*", "evidence", "[]"):
        given = node.entries.keys() if isinstance(node, YamlMapping) else set()
        is_cell = bool(given & {"row", "column"}) or ("cell" in given and "quote" not in given)
        if isinstance(node, YamlMapping) and is_cell:
            filled = _filled(node, ("facts", *path), places, tables, problems)
            key, i = str(path[0]), path[2]
            fact = changed.get(key, facts.entries[key])
            assert isinstance(fact, YamlMapping)
            evidence = fact.entries["evidence"]
            if isinstance(evidence, YamlSequence):
                items = tuple(filled if at == i else item for at, item in enumerate(evidence.items))
                changed[key] = fact.with_entries({"evidence": evidence._replace(items=items)})
            else:
                changed[key] = fact.with_entries({"evidence": filled})
    return places.with_root(places.root.with_entries({"facts": facts.with_entries(changed)}))


def _filled(
    node: YamlMapping, path: tuple[Key, ...], places: Places, tables: TableSources, problems: Problems
) -> YamlMapping:
    """Evidence with the words and heads of its cell, or as it stands where that is reported."""
    source = node.text("source") or tables.default
    heads = [item for key in ("cell", "row", "column") for _, item in select(node, key, "[]")]
    unfilled = node._replace(entries={"quote": made_scalar("?", node.start), **node.entries})
    if source not in tables.known or not all(isinstance(item, YamlScalar) for item in heads):
        return unfilled  # which is reported elsewhere
    try:
        if "quote" in node.entries:
            message = "names the heads of a cell, whose words are the quote"
            raise ProblemError(Problem("cell", message, "leave quote: out"))
        cell = _find_cell(tables.cells(source), node, source)
        if cell.is_missing:
            raise ProblemError(Problem("cell", f'{cell.name} has no figure ("{cell.words}"), and bears out nothing'))
        if source in tables.files:
            tables.number(source, cell)  # which may have to be asked
    except ProblemError as error:
        rule, message, hint, *_ = error.problem
        at = next((key for key in ("cell", "row", "column") if key in node.entries), "source")
        subject = problems.subject(path[:2])
        problems.add(places.at(*path, at), rule, f"{subject}: {message}", hint)
        return unfilled
    tables.use(source, cell)
    return node.with_entries(evidence_of(cell, node.start))


def evidence_of(cell: TableCell, start: int) -> dict[str, YamlNode]:
    """What evidence says of its cell."""
    lists = {"row": cell.row, "column": cell.column, "title": cell.title, "notes": cell.notes}
    return {
        "quote": made_scalar(cell.words, start),
        "cell": made_scalar(cell.name, start),
        **{
            key: YamlSequence(tuple(made_scalar(w, start) for w in words), start)
            for key, words in lists.items()
            if words
        },
        **({"full": made_scalar(cell.full, start)} if cell.full else {}),
    }


def _find_cell(cells: Sequence[TableCell], node: YamlMapping, source: str) -> TableCell:
    """The one cell that evidence names; ProblemError says which there are."""
    if name := node.text("cell"):
        wanted = name.replace("!", ", ").replace("'", "").replace(",  ", ", ").casefold()
        found = [c for c in cells if wanted in (c.name.casefold(), c.name.rpartition(", ")[2].casefold())]
        if not found:
            hint = did_you_mean(name, [cell.name for cell in cells])
            raise ProblemError(Problem("cell", f'source "{source}" has no cell {name}', hint))
    else:
        wanted_heads = node.texts("row"), node.texts("column")
        found = [cell for cell in cells if has_heads(cell, *wanted_heads)]
        if not found:
            raise ProblemError(unknown_head(cells, source, *wanted_heads))
    if len(found) > 1:
        plain_heads = [set(map(plain_label, cell.heads)) for cell in found]
        shared = set.intersection(*plain_heads)
        apart = dict.fromkeys(head for cell in found for head in cell.heads if plain_label(head) not in shared)
        told = ", ".join(list(apart)[:_MOST_NAMED])
        hint = f"name one of {told} too: row: [wider, own] or column: [wider, own]"
        if not all(heads - shared for heads in plain_heads):
            hint = f"say which, by its place: cell: {found[0].name}"
        raise ProblemError(Problem("cell", f"{len(found)} cells have these heads: {list_cells(found)}", hint))
    return found[0]


def list_cells(cells: Sequence[TableCell]) -> str:
    """Cells that have the same heads, with what stands in them: B5 ("1,204"), B6 ("88")."""
    return ", ".join(f'{cell.name} ("{cell.words}")' for cell in cells[:_MOST_NAMED])


def has_heads(cell: TableCell, row: Iterable[str], column: Iterable[str]) -> bool:
    """Whether all the heads that are named are those of a cell, each or in one; what is above is on either side."""
    sides = ((row, cell.row), (column, cell.column))
    return all(
        {plain_label(head) for head in wanted} <= set(map(plain_label, (*own, " ".join(own), *cell.title)))
        for wanted, own in sides
    )


def unknown_head(cells: Sequence[TableCell], source: str, row: Sequence[str], column: Sequence[str]) -> Problem:
    """What is wrong with heads that no cell has: the first that is nowhere, or all of them together."""
    for key, wanted in (("row", row), ("column", column)):
        known = list(dict.fromkeys(head for cell in cells for head in getattr(cell, key)))
        titles = {plain_label(title) for cell in cells for title in cell.title}
        for head in wanted:
            if plain_label(head) not in {plain_label(words) for words in known} | titles:
                hint = did_you_mean(head, known) or f"its {key}s are {first_dozen(known)}"
                return Problem("cell", f'the table of source "{source}" has no {key} {quoted(head)}', hint)
    return Problem("cell", f'no cell of source "{source}" has all of these heads', "name fewer of them")


def first_dozen(words: Sequence[str]) -> str:
    """The first dozen of some words, for a hint."""
    more = len(words) - _MOST_NAMED
    return ", ".join(map(quoted, words[:_MOST_NAMED])) + (f" and {more} more" if more > 0 else "")
