"""Read the rows of a CSV or XLSX file within limits, so that no file of recipients can exhaust memory or time.

The limits hold before anything is parsed (size, what an archive says it unpacks to) and while rows are read.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefing.errors import DeliveryError, Diagnostic, Place
from briefing.files import os_reason
from briefing.mail.settings import EXTRA

MAX_ROWS, MAX_COLUMNS, MAX_CELL = 10_000, 50, 1_000
"""Rows below the header, columns, and characters of a cell."""
_MAX_BYTES, _MAX_UNZIPPED, _MAX_FILES = 10_000_000, 100_000_000, 1_000
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_HOW_TO_SAVE = 'save it as "CSV UTF-8" (Excel), with the character set "Unicode (UTF-8)" (LibreOffice), or as .xlsx'
_SEPARATORS = ",;\t"


class SheetRow(NamedTuple):
    """One row that is not blank; `number` counts all rows from 1, as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]


class Spreadsheet(NamedTuple):
    """The rows of a file up to the first that cannot be read or breaks a limit, and what is wrong with that one."""

    rows: tuple[SheetRow, ...]
    problems: tuple[Diagnostic, ...]


def read_spreadsheet(path: Path) -> Spreadsheet:
    """The rows of a CSV file, or of the first sheet of an XLSX file; DeliveryError if it is neither."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _refused(path, f"cannot be read: {os_reason(error)}") from None
    if len(data) > _MAX_BYTES:
        raise _refused(path, f"is larger than {_MAX_BYTES // 1_000_000} MB", "split it")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(path, "is a spreadsheet of the old .xls sort, or locked with a password", "save it as .xlsx")
    rows = _xlsx_rows(data, path) if data.startswith(b"PK") else _csv_rows(data, path)
    return _read_within_limits(rows, path)


def _refused(path: Path, message: str, hint: str | None = None, row: int = 1) -> DeliveryError:
    return DeliveryError(
        [Diagnostic(Place(str(path), row), "recipients-file", f"the file of recipients {message}", hint)]
    )


def _read_within_limits(rows: Iterable[Sequence[str]], path: Path) -> Spreadsheet:
    """The rows that are not blank, without the blank cells at their ends."""
    kept: list[SheetRow] = []
    number, problem = 0, ""
    try:
        for number, cells in enumerate(rows, 1):
            end = next((end for end in range(len(cells), 0, -1) if cells[end - 1].strip()), 0)
            if end > MAX_COLUMNS:
                problem = f"the row has more than {MAX_COLUMNS} columns"
                break
            if end and len(kept) > MAX_ROWS:  # the header is one of those that are kept
                problem = f"there are more than {MAX_ROWS:,} recipients"
                break
            if end:
                kept.append(SheetRow(number, tuple(cells[:end])))
    except csv.Error as error:
        number, problem = number + 1, str(error)
    problems = (Diagnostic(Place(str(path), number), "recipients-file", problem),) if problem else ()
    return Spreadsheet(tuple(kept), problems)


def _csv_rows(data: bytes, path: Path) -> Iterator[list[str]]:
    """The rows of a CSV file in UTF-8, or in UTF-16 with a byte-order mark.

    The separator is the commonest in the first line that holds any, outside quotation marks.  csv.Sniffer is not
    asked, because it refuses a list that has one column only.
    """
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")) or b"\0" in (data[:1], data[1:2]):
        raise _refused(path, "is not in UTF-8", _HOW_TO_SAVE)
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        message = f"is not in {encoding.removesuffix('-sig').upper()}: byte {error.start + 1} cannot be read"
        raise _refused(path, message, _HOW_TO_SAVE, row) from None
    first_line = re.sub(r'"[^"]*"', "", text.lstrip()).partition("\n")[0]
    separator = max(_SEPARATORS, key=first_line.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _xlsx_rows(data: bytes, path: Path) -> Iterator[list[str]]:
    """The cells of the first sheet as texts; a formula keeps its sign, so that it can be refused."""
    try:
        import openpyxl
    except ImportError:
        raise _refused(path, "is a spreadsheet, which openpyxl reads, and that is missing", EXTRA) from None
    try:
        # Reading stops where an archive says that a file ends, so what it says of sizes can be relied on.
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [entry.file_size for entry in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _refused(path, f"cannot be read as a spreadsheet: {error}") from None
    if sum(sizes) > _MAX_UNZIPPED or len(sizes) > _MAX_FILES:
        raise _refused(path, f"unpacks to more than {_MAX_UNZIPPED // 1_000_000} MB, or {_MAX_FILES:,} files")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which are not read
        try:
            sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False).worksheets[0]
            sheet.reset_dimensions()  # which a file may state wrongly, so that rows would be left out
            for row in sheet.iter_rows(values_only=True):
                # A formula that spans several cells is an object with a `text`.
                cells: list[Any] = list(row)
                texts = [f"={cell.text or ''}" if hasattr(cell, "text") else cell for cell in cells]
                yield ["" if text is None else str(text) for text in texts]
        except Exception as error:  # whatever a damaged file makes its parser say
            raise _refused(path, f"cannot be read as a spreadsheet: {error or type(error).__name__}") from None
