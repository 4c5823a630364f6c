"""Reads tables: CSV, and workbooks (XLSX) with what each cell shows, which is not always what it holds.

A row is a line, a tab stands between cells, and each cell is a landmark: "B7", or "Trade, B7" in a workbook.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO, StringIO
from itertools import islice

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from briefing.sources.cell_format import in_full, shown
from briefing.sources.packed import require_package
from briefing.sources.source_document import (
    Locator,
    LocatorKind,
    SourceDocument,
    UnreadableSourceError,
    Writer,
    cell_name,
)

_DELIMITERS = ";\t|,"
_SAMPLE = 200


def read_csv(data: bytes) -> SourceDocument:
    """The cells of a CSV file, whichever of the usual signs parts them."""
    text = data.decode("utf-8-sig")
    writer = Writer()
    try:
        for row, cells in enumerate(_rows(text, max(_DELIMITERS, key=lambda sign: _evenness(text, sign))), 1):
            writer.row((_one_line(cell), _cell("", row, column)) for column, cell in enumerate(cells, 1))
    except csv.Error as error:
        raise UnreadableSourceError(f"is no table that can be read: {error}", "save it anew as CSV") from None
    return writer.document()


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True, skipinitialspace=True)


def _evenness(text: str, sign: str) -> tuple[int, int]:
    """How many of the first lines a sign parts into as many cells, and into how many: the sign with most is it.

    Numbers such as "1,5" have commas, too, but not in each line as many.
    """
    widths = Counter[int]()
    with suppress(csv.Error):
        widths.update(len(row) for row in islice(_rows(text, sign), _SAMPLE) if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def read_workbook(data: bytes) -> SourceDocument:
    """The cells of all sheets, rows and columns of a workbook that are not hidden."""
    require_package(data, "a workbook (.xlsx)")
    try:
        values = openpyxl.load_workbook(BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(BytesIO(data))
    except (InvalidFileException, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise UnreadableSourceError(f"is damaged: {error}", "open it and save it anew") from None
    writer = Writer()
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            continue
        _require_computed(sheet, formulas[sheet.title])
        hidden = {name for name, column in sheet.column_dimensions.items() if column.hidden}
        for row, cells in enumerate(sheet.iter_rows(), 1):
            if not sheet.row_dimensions[row].hidden:
                for column, cell in enumerate(cells, 1):
                    if (number := in_full(cell.value, cell.number_format)) is not None:
                        writer.show_less(_cell(sheet.title, row, column).name, number)
                writer.row(
                    (_one_line(shown(cell.value, cell.number_format)), _cell(sheet.title, row, column))
                    for column, cell in enumerate(cells, 1)
                    if get_column_letter(column) not in hidden
                )
        for area in sheet.merged_cells.ranges:
            for row, column in (place for places in area.rows for place in places):
                first = _cell(sheet.title, area.min_row, area.min_col).name
                writer.merge(_cell(sheet.title, row, column).name, first)
        writer.write("\n")
    return writer.document()


def _require_computed(values: Worksheet, formulas: Worksheet) -> None:
    """UnreadableSourceError for a formula whose value nobody has computed: what it shows depends on who opens it."""
    for row, cells in enumerate(formulas.iter_rows(), 1):
        for column, cell in enumerate(cells, 1):
            if cell.data_type == "f" and values.cell(row, column).value is None:
                message = f"has a formula without a value in {values.title}, {cell.coordinate}"
                raise UnreadableSourceError(message, "open it in the program for such tables, and save it")


def _cell(sheet: str, row: int, column: int) -> Locator:
    return Locator(LocatorKind.CELL, cell_name(row, column, sheet), row)


def _one_line(words: str) -> str:
    return " ".join(words.split())
