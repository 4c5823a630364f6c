"""Finds the heads of every cell of a document's tables: its row and column labels, what stands above, its notes.

A table is read as people read it. Lines of one cell above it are its title, as is the name of its sheet. Rows of words
or years before the first figures are its head, and a blank cell in one goes on with what stands to its left. The first
columns, as far as they hold words, are its row labels, and a line of words among the rows goes before those below it.
A column of years beside one of figures is a head, too: there, each row is one observation.

A cell keeps the words that a person sees in it, and the number in full where its format shows less.  The marks beside
a figure ("1,234 p", a "p" in the next column, "2023 p" at the head) are told with the lines below the table that
explain them.  A mark for what is missing ("..", ":", "n/a", "–") is no figure, and never zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from briefing.sources.observations import VALUE, Observations
from briefing.sources.source_document import LocatorKind, SourceDocument, cell_name

MISSING = frozenset({"", ".", "..", "...", "…", ":", "-", "–", "—", "x", "n/a", "n.a.", "n. a.", "na", "nan", "null",
                     "н/д", "н.д.", "нет данных", "м/д", "m/d", "yoxdur"})  # fmt: skip
"""What stands in a cell without a figure, in lower case."""
_MARKS = r"\(?[bcdefnprsuопр]{1,3}\)?|\([a-zа-я]{1,3}\)|[*†‡¹²³⁴-⁹]+"
_FIGURE = re.compile(
    rf"(?P<before>(?:(?:{_MARKS})\s+)?)"
    r"(?P<figure>\(?[-−–+]?\s?(?:[A-Z]{0,3}[$€£¥₽₼₾₺₴])?\s?\.?\d(?:[\d.,'’\s\u00a0\u202f]*\d)?\s?(?:%|[$€£¥₽₼₾₺₴])?\)?)"
    rf"(?P<after>(?:\s*(?:{_MARKS}))*)"
)
_MISSING_WITH_MARK = re.compile(rf"(?P<missing>\S+?)\s*(?P<after>(?:{_MARKS}))")
_MARK = re.compile(r"[a-zа-я]{1,3}|[*†‡¹²³⁴-⁹]+")
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
_HEAD_MARK = re.compile(rf"(?<=\d)\s*(?P<mark>(?:{_MARKS})(?:,\s*(?:{_MARKS}))*)\Z")
_WORD = re.compile(r"\w+")
_POINTED = frozenset({"en", "zh", "ja", "ko", "he", "th"})
_DIGIT_GROUP = 3
_MOST_TITLES = 6
_LONGEST_TITLE = 200
_FEW_COLUMNS, _MOST_HEADS = 2, 4


class TableCell(NamedTuple):
    """A cell: its place ("Trade, B7"), the words seen in it, and all that the table says of it.

    `row` and `column` are its labels, the widest first; `title` what stands above and the name of the sheet; `notes`
    its marks that stand elsewhere, and the lines that explain any.  `full` is the number where less of it is seen.
    """

    name: str
    words: str
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    full: str | None = None

    @property
    def is_missing(self) -> bool:
        """Whether it has no figure, and says so."""
        return is_missing(self.words)

    @property
    def heads(self) -> tuple[str, ...]:
        """All labels and titles, as they are searched."""
        return (*self.row, *self.column, *self.title)


def is_missing(words: str) -> bool:
    """Whether the words of a cell stand for no figure: "..", ": c", or nothing."""
    bare = words.strip().lower()
    marked = _MISSING_WITH_MARK.fullmatch(bare)
    return bare in MISSING or (marked is not None and marked["missing"] in MISSING)


def figure_of(words: str) -> str | None:
    """The figure among the words of a cell without its marks: "1,234" of "1,234 p"; None if that is not all of them."""
    match = _FIGURE.fullmatch(words.strip())
    return match["figure"].strip() if match else None


def marks_of(words: str) -> tuple[str, ...]:
    """The marks beside the figure of a cell, or beside the sign for none: "p" of "1,234 (p)"."""
    match = _FIGURE.fullmatch(words.strip()) or _MISSING_WITH_MARK.fullmatch(words.strip())
    if match is None:
        return ()
    return tuple(_MARK.findall(f"{match.groupdict().get('before') or ''} {match['after']}"))


def bare_label(words: str) -> str:
    """A label without the mark of a note."""
    bare = _HEAD_MARK.sub("", words.strip()).rstrip("*†‡¹²³⁴⁵⁶⁷⁸⁹ ")
    return " ".join((bare or words).split())


def plain_label(words: str) -> str:
    """A label as it is looked up: without the mark of a note, in one case."""
    return bare_label(words).casefold()


def read_decimal(words: str, decimal_sign: str = ".") -> Decimal | None:
    """The number that a figure writes, whose comma or point is read by the language only where both ways are right.

    >>> read_decimal("1,234.5"), read_decimal("1 234,5"), read_decimal("1,234"), read_decimal("1,234", ",")
    (Decimal('1234.5'), Decimal('1234.5'), Decimal('1234'), Decimal('1.234'))
    """
    digits = re.sub(r"[^\d.,]", "", words)
    last = max(digits.rfind("."), digits.rfind(","))
    sign = digits[last] if last >= 0 else ""
    is_grouped = len(digits) - last - 1 == _DIGIT_GROUP and 0 < last <= _DIGIT_GROUP and not digits.startswith("0")
    if sign and ((digits.count(sign) > 1) or (is_grouped and sign != decimal_sign and len({".", ","} & {*digits}) < 2)):
        sign = ""
    whole, _, part = digits.rpartition(sign) if sign else (digits, "", "")
    plain = re.sub(r"[.,]", "", whole) + (f".{part}" if part else "")
    if not re.fullmatch(r"\d*\.?\d+", plain):
        return None
    is_negative = re.match(r"\(?\s?[-−–]", words.strip()) or re.fullmatch(r"\(.*\)", words.strip())
    return -Decimal(plain) if is_negative else Decimal(plain)


def decimal_sign(language: str, file: str) -> str:
    """What a table writes before decimals, where its figures leave that open.

    Workbooks are read as a program in English shows them, and data files write points.
    """
    is_point = file.endswith((".xlsx", ".json")) or language.partition("-")[0] in _POINTED
    return "." if is_point else ","


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
                yield from self._observed(block, self.rows[block.heads[-1]])
            elif block.body:
                yield from _Table(self, block).cells()

    def _observed(self, block: _Block, head: _Row) -> Iterator[TableCell]:
        """The values of a table that has a row for each."""
        observations = Observations(head, [self.rows[number] for number in block.body], block.titles)
        for number in block.body:
            column, words, row, time, title, notes = observations.read(self.rows[number])
            yield TableCell(self.place(number, column), words, row, time, title, notes)

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
            elif len(row) > 1 and not block.body:
                block.heads.append(number)
            elif len(row) > 1 and self._begins_table(row, following):
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
        is_figure = any(figure_of(words) and not _TIME.fullmatch(plain_label(words).upper()) for words in values)
        return is_figure or any(is_missing(words) for words in values)

    def _leads_rows(self, block: _Block, row: _Row, following: Sequence[int]) -> bool:
        """Whether a line of words stands before the rows that it is about: "EU", "in millions of euros"."""
        return len(row) == 1 and bool(block.heads and following) and self._has_figures(self.rows[following[0]])

    def _begins_table(self, row: _Row, following: Sequence[int]) -> bool:
        """Whether a row of words below a table is the head of another: rows of figures come soon."""
        below = [self.rows[number] for number in following]
        heads = next((i for i, one in enumerate(below) if self._has_figures(one)), None)
        first = next(iter(row.values()))
        explains = len(row) == 2 and (_MARK.fullmatch(first.strip("()")) or is_missing(first))
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
        self._wide = [row for row in rows if len(row) > 1]
        columns = sorted({column for row in [*rows, *(sheet.rows[n] for n in block.heads)] for column in row})
        lines = self._take_lines(len(columns))
        self._labels = self._label_columns(columns)
        self._figures = [column for column in columns if column not in self._labels]
        self._heads = {column: tuple(self._column_heads(column)) for column in columns}
        corner = [words for column in self._labels for words in self._heads[column]]
        titles = [*block.titles, *lines, *corner]
        kept = [title for title in titles if len(title) <= _LONGEST_TITLE][-_MOST_TITLES:]
        self._title = tuple(dict.fromkeys([*kept, *([sheet.name] if sheet.name else [])]))
        self._times = [c for c in self._labels[1:] if self._is_time(c)] if len(self._figures) == 1 else []

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
            if len(row) == 1:
                group, above = next(iter(row.values())), {}
                continue
            labels = dict(self._row_labels(number, above))
            above = labels
            path = tuple(dict.fromkeys(words for words in (group, *labels.values()) if words))
            times = tuple(labels[column] for column in self._times if column in labels)
            for column in self._figures:
                yield self._cell(number, column, path, (*times, *self._heads[column]))

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
        beside = self._sheet.rows[row].get(column + 1, "")
        own = list(marks_of(words))
        notes = list[str]()
        if beside and not self._heads.get(column + 1) and re.fullmatch(_MARKS, beside):
            notes += _MARK.findall(beside)
        own += [mark for head in (*path, *heads) for mark in _head_marks(head)]
        explained = [line for mark in (*own, *notes) for line in self._block.notes if explanation(mark, line)]
        return TableCell(
            self._sheet.place(row, column),
            words,
            path,
            heads,
            self._title,
            tuple(dict.fromkeys([*notes, *explained])),
            self._sheet.full(row, column),
        )


class CellMeaning(StrEnum):
    """What a mark beside a figure says of it."""

    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    REVISED = "revised"


_USUAL = {
    **{"p": CellMeaning.PROVISIONAL, "e": CellMeaning.ESTIMATED, "s": CellMeaning.ESTIMATED},
    **{"f": CellMeaning.FORECAST, "r": CellMeaning.REVISED},
    **{"п": CellMeaning.PROVISIONAL, "о": CellMeaning.ESTIMATED},
}
TOLD = {
    CellMeaning.PROVISIONAL: re.compile(r"provisional|prelim|предварит|ilkin|müvəqqəti", re.IGNORECASE),
    CellMeaning.ESTIMATED: re.compile(r"estimat|imput|оцен|qiymətləndir|təxmin", re.IGNORECASE),
    CellMeaning.FORECAST: re.compile(r"forecast|project(?:ed|ion)|прогноз|proqnoz", re.IGNORECASE),
    CellMeaning.REVISED: re.compile(r"revis|пересмотр|уточн|dəqiqləşdir", re.IGNORECASE),
}
"""The words that tell a meaning, in the languages that come with us."""


def meanings_of(words: str, heads: Iterable[str], notes: Sequence[str]) -> frozenset[CellMeaning]:
    """What the marks of a cell and its heads say, as the lines below the table explain them, or else as is usual.

    >>> sorted(meanings_of("12 p", ["Georgia", "2023"], [])), sorted(meanings_of("12 e", [], ["e = excluding arms"]))
    ([<CellMeaning.PROVISIONAL: 'provisional'>], [])
    """
    marks = [*marks_of(words), *(mark for head in heads for mark in _head_marks(head))]
    marks += [note for note in notes if _MARK.fullmatch(note)]
    found: set[CellMeaning] = set()
    for mark in marks:
        told = next((said for line in notes if (said := explanation(mark, line))), None)
        if told is not None:
            found.update(meaning for meaning, pattern in TOLD.items() if pattern.search(told))
        else:
            found.update(_USUAL[letter] for letter in mark if letter in _USUAL)
    return frozenset(found)


def _head_marks(head: str) -> list[str]:
    """The marks behind the time of a head: "p" of "2023 (p)"."""
    match = _HEAD_MARK.search(head)
    return _MARK.findall(match["mark"]) if match else []


def explanation(mark: str, line: str) -> str | None:
    """What a line below a table says of a mark: "provisional" in "p = provisional; e: estimated"."""
    signed = rf"(?<!\w)\(?{re.escape(mark)}\)?\s*[=:–—-]\s*(?P<words>[^;=|]+)"
    begun = rf"\A\s*(?:\({re.escape(mark)}\)|{re.escape(mark)})\s+(?P<words>[^;=|]+)"
    match = re.search(signed, line) or re.search(begun, line)
    return match["words"].strip(" .,") if match else None


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
