"""Finds the table of a source for the facts that are made of its cells: in its file, or as an earlier check kept it.

The record of a check keeps those cells alone that facts were made of, so that they can be made where no table is.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing.errors import Problem, ProblemError
from briefing.files import MAX_RECORD, read_input, record_path
from briefing.sources.source_document import LocatorKind
from briefing.sources.source_files import SourceFile, find_source_file
from briefing.sources.table_cells import DecimalSigns, TableCell
from briefing.sources.table_layout import read_tables
from briefing.yaml_source.tree import Places, YamlMapping, YamlScalar, select


class TableSources:
    """The tables of the sources of one facts file, each read when it is first asked for.

    `default` is the source that evidence has which names none, `files` are those that were read; `used` takes the
    cells that facts were made of.
    """

    def __init__(self, places: Places, path: Path, folder: Path | None, files: Mapping[str, SourceFile]) -> None:
        self._sources = {str(at[1]): _texts(node) for at, node in select(places.root, "sources", "*")}
        self._path, self._folder = path, folder
        self._signs: dict[str, DecimalSigns] = {}
        self.default = next(
            (node.text for _, node in select(places.root, "defaults", "source") if isinstance(node, YamlScalar)), ""
        )
        self._tables: dict[str, tuple[TableCell, ...]] = {}
        self.files = dict(files)
        self.used: dict[str, dict[str, TableCell]] = {}

    @property
    def known(self) -> Collection[str]:
        """The sources of the file."""
        return self._sources

    def cells(self, source: str) -> tuple[TableCell, ...]:
        """The cells of a source's table; ProblemError if it is none, or neither file nor record is there."""
        if source in self._tables:
            return self._tables[source]
        given = self._sources[source]
        what = f'the file of source "{source}"'
        file = self.files.get(source) or find_source_file(
            what, given.get("file"), given.get("text"), given.get("sha256"), self._path.parent, self._folder
        )
        if file is None:
            self._tables[source] = self._recorded(source)
            return self._tables[source]
        self.files[source] = file
        if not any(mark.locator.kind is LocatorKind.CELL for mark in file.document.landmarks):
            message = f'source "{source}" is no table, and has no cells'
            raise ProblemError(Problem("cell", message, "name its words: quote:"))
        self._tables[source] = read_tables(file.document)
        return self._tables[source]

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
