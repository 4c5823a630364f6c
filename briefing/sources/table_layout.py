"""Finds the heads of every cell of a document's tables: its row and column labels, what stands above, its notes.

A table is read as people read it. Lines of one cell above it are its title, as is the name of its sheet. Rows of words
or years before the first figures are its head, and a blank cell in one goes on with what stands to its left. The first
columns, as far as they hold words, are its row labels, and a line of words among the rows goes before those below it.
A column of years beside one of figures is a head, too: there, each row is one observation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from briefing.records import NamedTuple
from briefing.sources.observations import VALUE, Observations
from briefing.sources.source_document import LocatorKind, SourceDocument, cell_name
from briefing.sources.table_cells import (
    MARK,
    MARKS,
    TableCell,
    explanation,
    figure_of,
    figures_of,
    head_marks,
    is_missing,
    marks_of,
    meanings_in_note,
    plain_label,
)

_TIME = re.compile(
    r"(?:FY\s?)?(?:1[6-9]|20)\d\d(?:[-/](?:\d\d|\d{4})|\s?[-.]?\s?[QHMS]\d{1,2}|-\d\d)?"
    r"|[QH]\d\s(?:1[6-9]|20)\d\d"
)
_TIME_HEADS = frozenset(
    (
        *("year", "years", "time", "period", "date", "month", "quarter", "time_period", "refper"),
        *("год", "годы", "период", "дата", "месяц", "квартал", "il", "dövr", "tarix", "ay", "rüb"),
    )
)
_MARKS_HEAD = re.compile(r"flag|footnote|obs_status|symbol|^(?:notes?|marks?|status)$|примеч|qeyd", re.IGNORECASE)
_MOST_TITLES = 6
_LONGEST_TITLE = 200
_FEW_COLUMNS, _MOST_HEADS = 2, 4
_NUMERAL = re.compile(r"\(?(?:[IVXLC]+|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.)]?")


def read_tables(document: SourceDocument) -> tuple[TableCell, ...]:
    """The cells of all tables of a document in their order, then those that are head, title or note of one."""
    grids = list(_sheets(document))
    found = [cell for grid in grids for cell in grid.cells()]
    known = {cell.name for cell in found}
    places = (
        (grid.place(row, column), words)
        for grid in grids
        for row, cells in grid.rows.items()
        for column, words in cells.items()
    )
    return (*found, *(TableCell(name, words) for name, words in places if name not in known))


def cell_words(document: SourceDocument) -> dict[str, tuple[int, int]]:
    """Where the words of each cell stand in those of the document, by its name."""
    ends = [mark.start for mark in document.landmarks[1:]] + [len(document.words)]
    found = {}
    for mark, end in zip(document.landmarks, ends, strict=True):
        if mark.locator.kind is LocatorKind.CELL:
            words = document.words[mark.start : end].rstrip()
            found[mark.locator.name] = (mark.start, mark.start + len(words))
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


_Row = dict[int, str]
"""The words of a row by the number of their column; those without any are not there."""


class _Block(NamedTuple):
    """One table of a sheet: the numbers of its rows, by what they are, and the lines around it."""

    titles: list[str]
    heads: list[int]
    body: list[int]
    """Rows with figures, and lines of words among them."""
    notes: list[str]

    def observes(self, rows: Mapping[int, _Row]) -> bool:
        """Whether each of its rows is an observation, as its head says."""
        return bool(self.heads) and any(w.partition(":")[0] == VALUE for w in rows[self.heads[-1]].values())


class _Grid:
    """The cells of a sheet, or of a file that is one, and the tables that they make."""

    def __init__(self, name: str, document: SourceDocument) -> None:
        self.name, self.rows = name, dict[int, _Row]()
        self._full, self._merged = document.full, document.merged

    def cells(self) -> Iterator[TableCell]:
        for block in self._blocks():
            if block.observes(self.rows):
                head, bodies = self.rows[block.heads[-1]], [self.rows[number] for number in block.body]
                observations = Observations(head, bodies, block.titles)
                for number, body in zip(block.body, bodies, strict=True):
                    column, words, row, time, title, notes = observations.read(body)
                    yield TableCell(self.place(number, column), words, row, time, title, notes)
            elif block.body:
                yield from _Table(self, block).cells()

    def place(self, row: int, column: int) -> str:
        """The name of a cell."""
        return cell_name(row, column, self.name)

    def full(self, row: int, column: int) -> str | None:
        """The number of a cell, where less of it is seen."""
        return self._full.get(self.place(row, column))

    def merged_with(self, row: int, column: int) -> str | None:
        """The words of the cell that this one is a part of."""
        first = self._merged.get(self.place(row, column))
        match = re.search(r"([A-Z]+)(\d+)\Z", first) if first else None
        return self.rows.get(int(match[2]), {}).get(_column(match[1])) if match else None

    def is_merged(self, row: int) -> bool:
        """Whether any cells of a row are one."""
        return any(self.place(row, column) in self._merged for column in range(1, self.width + 1))

    @property
    def width(self) -> int:
        return max((max(row, default=0) for row in self.rows.values()), default=0)

    # Tables

    def _blocks(self) -> Iterator[_Block]:
        """The tables from the top down."""
        block = _Block([], [], [], [])
        numbers = [number for number, row in self.rows.items() if row]
        for place, number in enumerate(numbers):
            row, following = self.rows[number], numbers[place + 1 : place + 1 + _MOST_HEADS]
            is_apart = bool(block.body) and number > numbers[place - 1] + 1
            if self._is_body(block, row, is_apart=is_apart):
                block.body.append(number)
            elif len(row) > 1 and not block.body and not (block.heads and _is_group(row)):
                block.heads.append(number)
            elif len(row) > 1 and not _is_group(row) and self._begins_table(row, following):
                yield block
                block = _Block(block.notes[-_MOST_TITLES:], [number], [], [])
            elif not block.body and not self._leads_rows(block, row, following):
                block.titles.append(" ".join(row.values()))
            elif not is_apart and self._leads_rows(block, row, following):
                block.body.append(number)
            else:
                block.notes.append(" ".join(row.values()))
        if not block.body and len(block.heads) > 1:  # a table of words alone: its first row is the head
            block = block._replace(heads=block.heads[:1], body=block.heads[1:])
        yield block

    def _has_figures(self, row: _Row) -> bool:
        """Whether a row holds figures, or says that there are none."""
        values = list(row.values())[1:]
        is_figure = any(figures_of(words) and not _TIME.fullmatch(plain_label(words).upper()) for words in values)
        return is_figure or any(is_missing(words) for words in values)

    def _leads_rows(self, block: _Block, row: _Row, following: Sequence[int]) -> bool:
        """Whether a line of words stands before the rows that it is about: "EU", "in millions of euros"."""
        return _is_group(row) and bool(block.heads and following) and self._has_figures(self.rows[following[0]])

    def _begins_table(self, row: _Row, following: Sequence[int]) -> bool:
        """Whether a row of words below a table is the head of another: rows of figures come soon."""
        below = [self.rows[number] for number in following]
        heads = next((i for i, one in enumerate(below) if self._has_figures(one)), None)
        first = next(iter(row.values()))
        explains = len(row) == 2 and (MARK.fullmatch(first.strip("()")) or is_missing(first))
        return heads is not None and all(len(one) > 1 for one in below[:heads]) and not explains

    def _is_body(self, block: _Block, row: _Row, *, is_apart: bool) -> bool:
        if self._has_figures(row) or block.observes(self.rows):
            return True
        if len(row) < 2 or not block.heads or is_apart:
            return False
        # Figures such as 1998 and 2011 below a head, beside a label.
        first, *others = row.values()
        are_years = all(_TIME.fullmatch(plain_label(words).upper()) for words in others)
        head = self.rows[block.heads[-1]]
        return (
            are_years
            and min(row) == min(head)
            and len(head) >= len(row)
            and not _TIME.fullmatch(plain_label(first).upper())
        )


class _Table:
    """One table, with its labels."""

    def __init__(self, sheet: _Grid, block: _Block) -> None:
        self._sheet, self._block = sheet, block
        rows = [sheet.rows[number] for number in block.body]
        self._wide = [row for row in rows if not _is_group(row)]
        columns = sorted({column for row in [*rows, *(sheet.rows[n] for n in block.heads)] for column in row})
        lines = self._take_lines(len(columns))
        self._labels = self._label_columns(columns)
        self._heads = {column: tuple(self._column_heads(column)) for column in columns}
        others = [column for column in columns if column not in self._labels]
        self._marks = {column for column in others[1:] if self._is_of_marks(column)}
        self._figures = [column for column in others if column not in self._marks]
        corner = [words for column in self._labels for words in self._heads[column]]
        titles = [*block.titles, *lines, *corner]
        kept = [title for title in titles if len(title) <= _LONGEST_TITLE][-_MOST_TITLES:]
        self._title = tuple(dict.fromkeys([*kept, *([sheet.name] if sheet.name else [])]))
        self._times = [c for c in self._labels[1:] if self._is_time(c)] if len(self._figures) == 1 else []
        self._coded = self._read_codes(titles)

    def _read_codes(self, titles: Sequence[str]) -> Observations | None:
        """The dimensions of rows that have all of them in one cell: "freq,geo\\TIME_PERIOD" above "A,AT"."""
        heads = self._heads.get(self._labels[0], ()) if len(self._labels) == 1 else ()
        names, is_coded, _ = heads[-1].rpartition("\\") if heads else ("", "", "")
        if not is_coded:
            return None
        rows = [_codes(row.get(self._labels[0], "")) for row in self._wide]
        known = [title for title in titles if title not in heads]
        return Observations({**_codes(names), names.count(",") + 2: VALUE}, rows, known)

    def _take_lines(self, width: int) -> list[str]:
        """Lines of a key and its value above the head, "Unit: million euros", which are none of it."""
        found = []
        for number in self._block.heads[:-1]:
            row = self._sheet.rows[number]
            if (
                len(row) == 2
                and width > _FEW_COLUMNS + 1
                and max(row) == min(row) + 1
                and not self._sheet.is_merged(number)
            ):
                self._block.heads.remove(number)
                found.append(": ".join(words.rstrip(" :") for words in row.values()))
        return found

    def _label_columns(self, columns: Sequence[int]) -> list[int]:
        """The columns that say what a row is of: the first, and those of words or times that follow it."""
        found = list(columns[:1])
        for column in columns[1:-1]:
            words = [row[column] for row in self._wide if row.get(column)]
            is_worded = words and not any(figure_of(w) or is_missing(w) for w in words)
            has_figures = any(figure_of(w) for row in self._wide for c, w in row.items() if c > column)
            if not (is_worded and has_figures) and not self._is_time(column):
                break
            found.append(column)
        return found

    def _is_time(self, column: int) -> bool:
        """Whether a column holds times, and is called so."""
        heads = {self._sheet.rows[number].get(column, "").strip().lower() for number in self._block.heads}
        words = [row.get(column, "") for row in self._wide]
        return bool(heads & _TIME_HEADS) and all(_TIME.fullmatch(plain_label(w).upper()) for w in words)

    def _is_of_marks(self, column: int) -> bool:
        """Whether a column has the marks of the one before it, and no figures: below "Flags", or below nothing."""
        words = [row.get(column, "").lower() for row in self._wide]
        head = " ".join(self._heads[column])
        is_called = not head or _MARKS_HEAD.search(head) is not None
        return is_called and all(not one or re.fullmatch(MARKS, one) for one in words)

    def _column_heads(self, column: int) -> Iterator[str]:
        """The heads of a column, from the top; a blank one goes on with that to its left, but in the lowest row."""
        found: list[str] = []
        for number in self._block.heads:
            row = self._sheet.rows[number]
            words = row.get(column) or self._sheet.merged_with(number, column)
            is_open = number != self._block.heads[-1] and not self._sheet.is_merged(number)
            if not words and is_open and column not in self._labels:
                before = [c for c in row if c < column and c not in self._labels]
                words = row[max(before)] if before else None
            if words and words not in found:
                found.append(words)
        yield from found

    def cells(self) -> Iterator[TableCell]:
        """Its cells, row by row."""
        group, above = "", dict[int, str]()
        for number in self._block.body:
            row = self._sheet.rows[number]
            if _is_group(row):
                group, above = " ".join(row.values()), {}
                continue
            labels = dict(self._row_labels(number, above))
            above = labels
            path = tuple(dict.fromkeys(words for words in (group, *labels.values()) if words))
            title = self._title
            if self._coded:
                _, _, path, _, title, _ = self._coded.read(_codes(row.get(self._labels[0], "")))
            times = tuple(labels[column] for column in self._times if column in labels)
            for column in self._figures:
                yield self._cell(number, column, path, (*times, *self._heads[column]))._replace(title=title)

    def _row_labels(self, number: int, above: Mapping[int, str]) -> Iterator[tuple[int, str]]:
        """The labels of a row by their columns; a blank one that is not the last goes on with the one above it."""
        row = self._sheet.rows[number]
        for column in self._labels:
            words = row.get(column) or self._sheet.merged_with(number, column)
            if not words and column != self._labels[-1]:
                words = above.get(column)
            if words:
                yield column, words

    def _cell(self, row: int, column: int, path: tuple[str, ...], heads: tuple[str, ...]) -> TableCell:
        words = self._sheet.rows[row].get(column, "")
        beside = self._sheet.rows[row].get(column + 1, "").lower() if column + 1 in self._marks else ""
        own = list(marks_of(words))
        notes = list[str]()
        notes += MARK.findall(beside)
        own += [mark for head in (*path, *heads) for mark in head_marks(head)]
        explained = [line for mark in (*own, *notes) for line in self._block.notes if explanation(mark, line)]
        told = [line for line in self._block.notes if meanings_in_note((*path, *heads), line)]
        return TableCell(
            self._sheet.place(row, column),
            words,
            path,
            heads,
            self._title,
            tuple(dict.fromkeys([*notes, *explained, *told])),
            self._sheet.full(row, column),
        )


def _is_group(row: _Row) -> bool:
    """Whether a row is a line of words alone, with a numeral before them or without: "II | Revenue receipts"."""
    first, *others = row.values()
    is_numbered = len(others) == 1 and _NUMERAL.fullmatch(first) is not None and max(row) == min(row) + 1
    return not others or (is_numbered and len(others[0]) > 1 and not (figure_of(others[0]) or is_missing(others[0])))


def _codes(words: str) -> _Row:
    """What stands between commas, as columns."""
    return dict(enumerate(words.split(","), 1))


def _sheets(document: SourceDocument) -> Iterable[_Grid]:
    """The sheets of a document, with their cells by row and column."""
    found: dict[str, _Grid] = {}
    starts = [mark.start for mark in document.landmarks]
    for mark, (start, end) in zip(document.landmarks, pairwise([*starts, len(document.words)]), strict=True):
        if mark.locator.kind is not LocatorKind.CELL:
            continue
        name, _, cell = mark.locator.name.rpartition(", ")
        sheet = found.setdefault(name, _Grid(name, document)) if name not in found else found[name]
        words = document.words[start:end].strip()
        row = sheet.rows.setdefault(mark.locator.number, {})
        if words:
            row[_column(cell.rstrip("0123456789"))] = words
    return found.values()
