"""Reads the table of a batch row by row: CSV, XLSX, Parquet, and what a database answers to a query.

A table may be larger than memory, so none is ever held whole; it is read once to plan and once to build.  A cell is
the text that a person sees: of a workbook with its format, of a database as its values are written plainly.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, count
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

from briefing.errors import LoadError, Place, Problem
from briefing.files import os_reason
from briefing.records import NamedTuple

PARQUET = "pip install 'make-briefing[parquet]'"
DATABASES = "pip install 'make-briefing[sql]'"
_COMPUTE = "open it in the program for such tables, and save it"
_SLICE = 5_000
_MOST_COLUMNS, _LONGEST_CELL = 2_000, 32_767
_ROW_TAG, _ROW_NUMBER, _HIDDEN = (
    re.compile(rb"<row\b[^>]*>"),
    re.compile(rb'\br="(\d+)"'),
    re.compile(rb'\bhidden="(?:1|true)"'),
)
_PASSWORD = re.compile(r"(://[^/@:?]*):[^/?]*@")
_DELIMITERS = ",;\t|"
_SAMPLE = 16_384
_HEADS_HINT = "write one head for each column, and save the table as CSV with commas"
_Lines: TypeAlias = Iterator[Sequence[str]]


class BatchRow(NamedTuple):
    """One line of a table: its number, counted as its readers do from 1 with the head, and its cells by column.

    `fault` says what is wrong with it, so that it makes no briefing while the others do.
    """

    number: int
    cells: dict[str, str]
    fault: str = ""


class RowTable(NamedTuple):
    """A table while it is open: the heads of its columns, and its rows, which can be gone through once."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[BatchRow]


@contextmanager
def open_table(address: str, query: str = "") -> Iterator[RowTable]:
    """The table at `address`: a path, or the URL of a database with a `query`; LoadError for what cannot be read.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp(), "ports.csv")
    >>> _ = path.write_text("port,boats\\nElin,12\\n")
    >>> with open_table(str(path)) as table:
    ...     print(table.columns, [row.cells for row in table.rows])
    ('port', 'boats') [{'port': 'Elin', 'boats': '12'}]
    """
    name = without_password(address.partition("?")[0]) if "://" in address else Path(address).name
    try:
        with _query_database(*_with_query(address, query)) if "://" in address else _open_file(Path(address)) as lines:
            yield _table(name, lines)
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(name, os_reason(error) if isinstance(error, OSError) else "it is not UTF-8") from None
    except csv.Error as error:
        raise _unreadable(name, str(error)) from None


def without_password(address: str) -> str:
    """The URL of a database as it may be kept and printed.

    >>> without_password("postgresql://desk:secret@host/trade")
    'postgresql://desk:***@host/trade'
    """
    return _PASSWORD.sub(r"\1:***@", address)


def _open_file(path: Path) -> AbstractContextManager[_Lines]:
    match path.suffix.lower():
        case ".xlsx":
            return _open_workbook(path)
        case ".parquet":
            return _open_parquet(path)
        case ".csv" | ".tsv" | ".txt":
            return _open_csv(path)
    hint = "save it as .csv, .xlsx or .parquet, or give the URL of a database"
    raise _unreadable(path.name, "is no kind of table that is read", hint)


def _unreadable(name: str, reason: str, hint: str = "", line: int = 0) -> LoadError:
    return LoadError([Problem("rows", f"the table cannot be read: {reason}", hint or None).at(Place(name, line=line))])


def _table(name: str, lines: _Lines) -> RowTable:
    """The table of some lines, of which the first holds the heads."""
    columns = tuple(_without_tail(cell.strip() for cell in next(lines, ())))
    if not columns or len(columns) > _MOST_COLUMNS:
        reason = f"it has more than {_MOST_COLUMNS:,} columns" if columns else "it has no head"
        raise _unreadable(name, reason, line=1)
    if "" in columns:
        raise _unreadable(name, f"column {columns.index('') + 1} has no head", _HEADS_HINT, 1)
    if twice := next((column for i, column in enumerate(columns) if column in columns[:i]), None):
        raise _unreadable(name, f'two columns are headed "{twice}"', "give each a head of its own", 1)
    return RowTable(name, columns, _rows(columns, lines))


def _rows(columns: tuple[str, ...], lines: _Lines) -> Iterator[BatchRow]:
    for number in count(2):
        begin = getattr(lines, "line_num", 0) + 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:  # what follows it is read as a row of its own
            where = f"in lines {begin} to {getattr(lines, 'line_num', 0)}"
            yield BatchRow(number, dict.fromkeys(columns, ""), f"quotation marks do not pair {where}: {error}")
            continue
        if not any(cells):
            continue
        fault = ""
        if len(cells) > len(columns):
            cells = _without_tail(cells)
        if len(cells) != len(columns) and any("\n" in cell for cell in cells):
            fault = "a quotation mark is not closed, or not opened, so that several lines are one row"
        elif len(cells) > len(columns):
            fault = "the row has more cells than the table has columns"
        elif max(map(len, cells)) > _LONGEST_CELL:
            fault = f"a cell has more than {_LONGEST_CELL:,} characters"
        padded = chain((cell.strip() for cell in cells), ("" for _ in range(len(columns) - len(cells))))
        yield BatchRow(number, dict(zip(columns, padded, strict=False)), fault)


def _without_tail(cells: Iterable[str]) -> list[str]:
    """Cells without those at their end that are empty."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


@contextmanager
def _open_csv(path: Path) -> Iterator[_Lines]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        sample = file.read(_SAMPLE)
        file.seek(0)
        try:
            delimiter = csv.Sniffer().sniff(sample, _DELIMITERS).delimiter
        except csv.Error:
            delimiter = ","
        # How marks of quotation are doubled is not guessed: it is one way, and a sample may have none.
        yield csv.reader(file, delimiter=delimiter, strict=True)


@contextmanager
def _open_workbook(path: Path) -> Iterator[_Lines]:
    import openpyxl

    from briefing.sources.table_files import shown

    values, formulas = (openpyxl.load_workbook(path, read_only=True, data_only=is_value) for is_value in (True, False))

    def seen(value: Any, written: Any) -> str:
        # Nobody has computed it yet, so it is not empty: what it shows depends on who opens it.
        if written.data_type == "f" and value.value is None:
            raise _unreadable(path.name, f"{written.coordinate} is a formula without a value", _COMPUTE, written.row)
        return shown(value.value, value.number_format)

    try:
        first = next((i for i, sheet in enumerate(values.worksheets) if sheet.sheet_state == "visible"), 0)
        sheets = values.worksheets[first], formulas.worksheets[first]
        for sheet in sheets:
            sheet.reset_dimensions()  # what a file says of its own size may be wrong, and would cut rows off
        hidden = _hidden_rows(sheets[0])
        lines = zip(*(sheet.iter_rows() for sheet in sheets), strict=True)
        # What is filtered out, and so not shown, is left out; the others keep their numbers.
        yield ([] if number in hidden else list(map(seen, *rows)) for number, rows in enumerate(lines, 1))
    finally:
        values.close()
        formulas.close()


def _hidden_rows(sheet: Any) -> frozenset[int]:
    """The numbers of the rows that a sheet does not show, which openpyxl does not say of one that it reads by rows."""
    found, rest = set[int](), b""
    with sheet._get_source() as source:
        while piece := source.read(1 << 20):
            rest += piece
            for tag in _ROW_TAG.finditer(rest):
                number = _ROW_NUMBER.search(tag[0])
                if number and _HIDDEN.search(tag[0]):
                    found.add(int(number[1]))
            rest = rest[rest.rfind(b"<") :]
    return frozenset(found)


@contextmanager
def _open_parquet(path: Path) -> Iterator[_Lines]:
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise _unreadable(path.name, "Parquet is read with pyarrow, which is missing", PARQUET) from None
    with ParquetFile(path) as file:
        batches = (batch.to_pydict().values() for batch in file.iter_batches(_SLICE))
        rows = (map(_plain, cells) for columns in batches for cells in zip(*columns, strict=True))
        yield chain([file.schema_arrow.names], (list(cells) for cells in rows))


def _with_query(address: str, query: str) -> tuple[str, str]:
    """A database's URL and the query, which may stand behind a question mark: `sqlite:///ports.db?SELECT * FROM p`."""
    url, _, behind = address.partition("?")
    asked = unquote(behind.replace("+", " "))
    if not query and asked.lstrip().lower().startswith(("select", "with")):
        return url, asked
    if not query:
        hint = "add --query 'SELECT … FROM … ORDER BY …'"
        raise LoadError([Problem("rows", "a database needs a query", hint).at(Place(url, line=0))])
    return address, query


@contextmanager
def _query_database(url: str, query: str) -> Iterator[_Lines]:
    try:
        from sqlalchemy import create_engine, text
        from sqlalchemy.exc import SQLAlchemyError
    except ImportError:
        raise _unreadable(url, "databases are read with SQLAlchemy, which is missing", DATABASES) from None
    try:
        engine = create_engine(url)
        with engine.connect().execution_options(stream_results=True, yield_per=_SLICE) as connection:
            answer = connection.execute(text(query))
            yield chain([list(answer.keys())], ([_plain(cell) for cell in row] for row in answer))
        engine.dispose()
    except (SQLAlchemyError, ImportError) as error:
        # The first line: what follows is the query again, and where SQLAlchemy explains itself.
        raise _unreadable(url.partition("@")[2] or url, str(error).split("\n", 1)[0]) from None


def _plain(value: object) -> str:
    """A value of a database as plain text, a whole number without a point; nothing for none."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 10**15:
            return str(int(value))
        case float():
            return f"{Decimal(repr(value)):f}"
        case Decimal():
            return f"{value:f}"
        case datetime() | date():
            return value.isoformat()
    return str(value)
