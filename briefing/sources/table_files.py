"""Reads tables: CSV, and workbooks (XLSX) with what each cell shows, which is not always what it holds.

A row is a line, a tab stands between cells, and each cell is a landmark: "B7", or "Trade, B7" in a workbook. 0.123 in
the format `0.0%` shows 12.3%, 41000 in `#,##0,` shows 41. Formats are those of ECMA-376, part 1, 18.8.31, as a program
in English shows them.  Fractions, which nobody quotes, are shown as numbers without a format are.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from io import BytesIO, StringIO
from itertools import islice

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from briefing.records import NamedTuple
from briefing.sources.source_document import (
    Locator,
    LocatorKind,
    SourceDocument,
    UnreadableSourceError,
    Writer,
    cell_name,
    require_package,
)

_GENERAL = "General"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<number>[#0?](?:,?[#0?])*(?:\.[#0?]*)?(?P<power>E[+-][0#]+)?|\.[#0?]+)(?P<scale>,*)"
    r"|(?P<date>AM/PM|A/P|y+|m+|d+|h+|s+(?:\.0+)?)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*')
_DIGITS, _MOST_DECIMALS = 10, 9
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905


class _Part(NamedTuple):
    """A part of a format: what it stands for, and its own characters."""

    kind: str
    text: str
    power: str = ""
    scale: int = 0


def shown(value: object, code: str) -> str:
    """The words in a cell that holds `value` and has the number format `code`.

    >>> shown(0.123, "0.0%"), shown(41000, "#,##0,"), shown(-1234.5, "#,##0.00_);(#,##0.00)"), shown(None, "0")
    ('12.3%', '41', '(1,234.50)', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, datetime | date | time):
        return _date(value, _sections(code)[0])
    if not isinstance(value, int | float):
        return str(value)
    try:
        return _number(Decimal(repr(value)), code)
    except InvalidOperation:
        return str(value)


def in_full(value: object, code: str) -> str | None:
    """The number of a cell, scaled as its format has it, if that shows less of it; None if it shows all.

    >>> in_full(0.12345, "0.0%"), in_full(41250, "#,##0,"), in_full(41000, "#,##0"), in_full("41", "0")
    ('12.345', '41.25', None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    words = shown(value, code)
    try:
        number = Decimal(repr(value))
        for part in _section_of(number, code):
            number = number.scaleb(2 * part.text.count("%") if part.kind == "text" else -3 * part.scale)
        digits = re.sub(r"[^\d.E+]", "", words.partition("E")[0])
        number = round(number, _MOST_DECIMALS).normalize()
        return None if Decimal(digits) == abs(number) else f"{number:f}"
    except InvalidOperation:
        return None


def _section_of(value: Decimal, code: str) -> tuple[_Part, ...]:
    """The parts of a format that hold for a number."""
    sections = _sections(code)
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _number(value: Decimal, code: str) -> str:
    parts = _section_of(value, code)
    if value < 0 and len(_sections(code)) > 1:
        value = -value
    numbers = [part for part in parts if part.kind == "number"]
    if len(numbers) != 1 or any(part.kind in ("date", "fraction") for part in parts):
        is_plain = not numbers and parts and all(part.kind == "text" for part in parts)
        if is_plain:
            return "".join(part.text for part in parts).strip()
        if value == value.to_integral_value():
            return f"{value:.0f}"
        return f"{round(value, max(_DIGITS - 1 - value.adjusted(), 0)).normalize():f}"  # ten digits at most
    percent = sum(part.text.count("%") for part in parts if part.kind == "text")
    value = value.scaleb(2 * percent - 3 * numbers[0].scale)
    sign = "-" if value < 0 else ""
    words = "".join(_digits(abs(value), part) if part.kind == "number" else part.text for part in parts)
    return f"{sign}{words.strip()}"


def _digits(value: Decimal, part: _Part) -> str:
    """A number without its sign, with as many digits as its place in the format asks for."""
    if part.power:
        mantissa = len(part.text.partition(".")[2].partition("E")[0])
        return f"{value:.{mantissa}E}"
    whole, _, fraction = part.text.partition(".")
    rounded = value.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    grouping = "," if "," in whole else ""
    before, _, after = f"{rounded:{grouping}f}".partition(".")
    least = whole.count("0")
    before = "" if before == "0" and not least else before.rjust(least, "0")
    kept = len(fraction.rstrip("#?"))
    while len(after) > kept and after.endswith("0"):
        after = after[:-1]
    return f"{before}.{after}" if after else before


def _date(value: date | time, parts: tuple[_Part, ...]) -> str:
    """A day or a time; one without a format is written as ISO 8601 has it."""
    if not any(part.kind == "date" for part in parts):
        return value.isoformat()
    is_half = any(part.kind == "date" and part.text[0] in "aA" for part in parts)
    words = ""
    for i, part in enumerate(parts):
        others = [[p.text[0].lower() for p in beside if p.kind == "date"] for beside in (parts[:i], parts[i + 1 :])]
        is_minute = others[0][-1:] == ["h"] or others[1][:1] == ["s"]
        words += _date_part(value, part.text.lower(), is_minute, is_half) if part.kind == "date" else part.text
    return words.strip()


def _date_part(value: date | time, code: str, is_minute: bool, is_half: bool) -> str:
    """The words for a part of a format such as "mmm", which is of minutes beside hours or seconds."""
    size = len(code)
    if isinstance(value, date):
        match code[0]:
            case "y":
                return str(value.year) if size > 2 else f"{value.year % 100:02}"
            case "d":
                name = _DAYS[value.weekday()]
                return [str(value.day), f"{value.day:02}", name[:3], name][min(size, 4) - 1]
            case "m" if not is_minute:
                name = _MONTHS[value.month - 1]
                return [str(value.month), f"{value.month:02}", name[:3], name, name[:1]][min(size, 5) - 1]
    if not isinstance(value, datetime | time):
        return ""
    if code[0] == "a":
        return "PM" if value.hour >= 12 else "AM"
    hour = (value.hour - 1) % 12 + 1 if is_half else value.hour
    number = {"h": hour, "m": value.minute, "s": value.second}[code[0]]
    return f"{number:02}" if size > 1 else str(number)


@lru_cache(maxsize=256)
def _sections(code: str) -> list[tuple[_Part, ...]]:
    """The parts of a format for numbers above, below and at zero, as far as it has them."""
    if code in (_GENERAL, "@", ""):
        return [()]
    sections: list[tuple[_Part, ...]] = []
    for section in (match[0] for match in _SECTION.finditer(code) if match[0] or match.start() == 0):
        parts = []
        for match in _TOKEN.finditer(section):
            words = match["quoted"] or match["escaped"] or match["currency"] or match["other"]
            if match["number"]:
                parts.append(_Part("number", match["number"], match["power"] or "", len(match["scale"])))
            elif match["date"]:
                parts.append(_Part("date", match["date"]))
            elif match["space"] or words:
                parts.append(_Part("fraction" if words == "/" and "?" in section else "text", words or " "))
        sections.append(tuple(parts))
    return sections


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
