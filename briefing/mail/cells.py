"""A CSV or XLSX file in, its rows of cells out, each with its number; and what keeps it from being read to the end."""

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
from briefing.mail.settings import EXTRA

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 10_000, 50, 1_000
"""Rows that hold anything, the header among them not counted; columns; characters of a cell."""
_MOST_BYTES, _MOST_UNZIPPED, _MOST_FILES = 10_000_000, 100_000_000, 1_000
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SAVE = 'save it as "CSV UTF-8" (Excel), with the character set "Unicode (UTF-8)" (LibreOffice), or as .xlsx'
_SEPARATORS = ",;\t"


class Row(NamedTuple):
    """One row that is not blank; `number` counts all from 1, as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """The rows of a file as far as it can be read, and why no further."""

    rows: tuple[Row, ...]
    problems: tuple[Diagnostic, ...]


def read_sheet(path: Path) -> Sheet:
    """The rows of a CSV file, or of the first sheet of an XLSX file; DeliveryError if it is neither."""
    data = _bytes(path)
    if data.startswith(b"PK"):
        return _bounded(_xlsx_rows(data, path), path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(path, "is a spreadsheet of the old .xls sort, or locked with a password", "save it as .xlsx")
    return _bounded(_csv_rows(_decoded(data, path)), path)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _refused(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > _MOST_BYTES:
        raise _refused(path, f"is larger than {_MOST_BYTES // 1_000_000} MB", "split it")
    return data


def _refused(path: Path, problem: str, hint: str | None = None, row: int = 1) -> DeliveryError:
    return DeliveryError(
        [Diagnostic(Place(str(path), row), "recipients-file", f"the file of recipients {problem}", hint)]
    )


def _bounded(rows: Iterable[Sequence[str]], path: Path) -> Sheet:
    """The rows that are not blank, up to the first that cannot be read, or breaks a limit."""
    kept: list[Row] = []
    number, problem = 0, ""
    try:
        for number, cells in enumerate(rows, 1):
            filled = _filled(cells)
            if problem := _excess(filled, kept):
                break
            if filled:
                kept.append(Row(number, filled))
    except csv.Error as error:
        number, problem = number + 1, str(error)
    place = Place(str(path), number)
    return Sheet(tuple(kept), (Diagnostic(place, "recipients-file", problem),) if problem else ())


def _excess(cells: Sequence[str], above: Sequence[Row]) -> str:
    if len(cells) > MOST_COLUMNS:
        return f"the row has more than {MOST_COLUMNS} columns"
    return f"there are more than {MOST_ROWS:,} recipients" if cells and len(above) > MOST_ROWS else ""


def _filled(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells up to the last that is not blank."""
    end = next((end for end in range(len(cells), 0, -1) if cells[end - 1].strip()), 0)
    return tuple(cells[:end])


def _decoded(data: bytes, path: Path) -> str:
    """The text of a CSV file: UTF-8, or UTF-16 with a byte-order mark."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")) or b"\0" in (data[:1], data[1:2]):
        raise _refused(path, "is not in UTF-8", _SAVE)
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise _refused(
            path,
            f"is not in {encoding.removesuffix('-sig').upper()}: byte {error.start + 1} cannot be read",
            _SAVE,
            row,
        ) from None


def _csv_rows(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)


def _separator(text: str) -> str:
    """What separates the cells of the first line that holds any: the commonest outside quotation marks."""
    line = re.sub(r'"[^"]*"', "", text.lstrip()).partition("\n")[0]
    return max(_SEPARATORS, key=line.count)


def _xlsx_rows(data: bytes, path: Path) -> Iterator[list[str]]:
    """The cells of the first sheet as texts; a formula keeps its sign."""
    try:
        import openpyxl
    except ImportError:
        raise _refused(path, "is a spreadsheet, which openpyxl reads, and that is missing", EXTRA) from None
    _refuse_bomb(data, path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which are not read
        try:
            sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False).worksheets[0]
            sheet.reset_dimensions()  # which a file may state wrongly, so that rows would be left out
            for row in sheet.iter_rows(values_only=True):
                yield [_text(value) for value in row]
        except Exception as error:  # whatever a damaged file makes its parser say
            raise _refused(path, f"cannot be read as a spreadsheet: {error or type(error).__name__}") from None


def _text(value: Any) -> str:
    """A cell's value as text; formulas of several cells are objects."""
    if isinstance(value, str | None):
        return value or ""
    return f"={value.text or ''}" if hasattr(value, "text") else str(value)


def _refuse_bomb(data: bytes, path: Path) -> None:
    """Refuse an archive that says it unpacks to too much; reading stops where it lies."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [entry.file_size for entry in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _refused(path, f"cannot be read as a spreadsheet: {error}") from None
    if sum(sizes) > _MOST_UNZIPPED or len(sizes) > _MOST_FILES:
        raise _refused(path, f"unpacks to more than {_MOST_UNZIPPED // 1_000_000} MB, or {_MOST_FILES:,} files")
