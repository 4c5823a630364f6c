"""What a cell of a table is, and what the words in it say: its figure, its number, its marks.

A cell keeps the words that a person sees in it, and the number in full where its format shows less.  The marks beside
a figure ("1,234 p", a "p" in the next column, "2023 p" at the head) are told with the lines below the table that
explain them.  A mark for what is missing ("..", ":", "n/a", "–") is no figure, and never zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from briefing.errors import Problem, ProblemError
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_CACHED = 4096
MISSING = frozenset({"", ".", "..", "...", "…", ":", "-", "–", "—", "x", "n/a", "n.a.", "n. a.", "na", "nan", "null",
                     "н/д", "н.д.", "нет данных", "м/д", "m/d", "yoxdur"})  # fmt: skip
"""What stands in a cell without a figure, in lower case."""
MARKS = r"\(?[bcdefnprsuопр]{1,3}\)?|\([a-zа-я]{1,3}\)|[*†‡¹²³⁴-⁹]+"
_FIGURE = compile_pattern(
    rf"(?P<before>(?:(?:{MARKS})\s+)?)"
    r"(?P<figure>\(?[-−–+]?\s?(?:[A-Z]{0,3}[$€£¥₽₼₾₺₴])?\s?\.?\d(?:[\d.,'’\s\u00a0\u202f]*\d)?\s?(?:%|[$€£¥₽₼₾₺₴])?\)?)"
    rf"(?P<after>(?:\s*(?:{MARKS}))*)"
)
_RANGE = compile_pattern(r"(?<=[\d%])\s*(?:[-\u2010-\u2015]|\bto\b)\s*(?=[\d$€£₽₼.])")
_MISSING_WITH_MARK = compile_pattern(rf"(?P<missing>\S+?)\s*(?P<after>(?:{MARKS}))")
MARK = compile_pattern(r"[a-zа-я]{1,3}|[*†‡¹²³⁴-⁹]+")
"""A mark without its brackets, as notes explain it."""
_HEAD_MARK = compile_pattern(rf"(?<=\d)\s*(?P<mark>(?:{MARKS})(?:,\s*(?:{MARKS}))*)\Z")
_PENCE = compile_pattern(r"\d\)?p\s*\Z")
_IN_POUNDS = compile_pattern(r"£|\bGBP\b|\bp(?:ence|ounds?)\b|\bper (?:\w+ )?share\b", re.IGNORECASE)
_PARTS = compile_pattern(r"[.;!?]\s|,\s(?!\d)")
"""What parts what a note says of one head and of another."""
_POINTED = frozenset({"en", "zh", "ja", "ko", "he", "th"})
_OPEN = compile_pattern(r"[1-9]\d{0,2}[.,]\d{3}")
_COLUMN = compile_pattern(r"[A-Z]+(?=\d+\Z)")


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

    @property
    def meanings(self) -> frozenset[CellMeaning]:
        """What its marks, and those of its labels, say of its figure."""
        return explained_marks(self.words, (*self.row, *self.column), self.notes)


def is_missing(words: str) -> bool:
    """Whether the words of a cell stand for no figure: "..", ": c", or nothing."""
    bare = words.strip().lower()
    marked = _MISSING_WITH_MARK.fullmatch(bare)
    return bare in MISSING or (marked is not None and marked["missing"] in MISSING)


def figure_of(words: str) -> str | None:
    """The figure among the words of a cell without its marks: "1,234" of "1,234 p"; None if that is not all of them."""
    match = _FIGURE.fullmatch(words.strip())
    return match["figure"].strip() if match else None


def figures_of(words: str) -> tuple[str, ...]:
    """The figure of a cell, or both ends of a range: "2.5 - 3.5"; none if it has other words."""
    if figure := figure_of(words):
        return (figure,)
    ends = [figure_of(end) for end in _RANGE.split(words.strip(), maxsplit=1)]
    return tuple(end for end in ends if end) if len(ends) > 1 and all(ends) else ()


def marks_of(words: str) -> tuple[str, ...]:
    """The marks beside the figure of a cell, or beside the sign for none: "p" of "1,234 (p)"."""
    match = _FIGURE.fullmatch(words.strip()) or _MISSING_WITH_MARK.fullmatch(words.strip())
    if match is None:
        return ()
    return tuple(MARK.findall(f"{match.groupdict().get('before') or ''} {match['after']}"))


def bare_label(words: str) -> str:
    """A label without the mark of a note."""
    bare = _HEAD_MARK.sub("", words.strip()).rstrip("*†‡¹²³⁴⁵⁶⁷⁸⁹ ")
    return " ".join((bare or words).split())


@lru_cache(_CACHED)
def plain_label(words: str) -> str:
    """A label as it is looked up: without the mark of a note, in one case."""
    return bare_label(words).casefold().replace(" & ", " and ")


class CellMeaning(StrEnum):
    """What a mark beside a figure says of it."""

    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    REVISED = "revised"
    BREAK = "break in series"


UNSAID = frozenset((CellMeaning.REVISED, CellMeaning.BREAK))
"""What a fact of the figure need not say: it is as sure as others."""
_USUAL = {
    **{"p": CellMeaning.PROVISIONAL, "e": CellMeaning.ESTIMATED, "s": CellMeaning.ESTIMATED},
    **{"f": CellMeaning.FORECAST, "r": CellMeaning.REVISED, "b": CellMeaning.BREAK},
    **{"п": CellMeaning.PROVISIONAL, "о": CellMeaning.ESTIMATED},
}
TOLD = {
    CellMeaning.PROVISIONAL: compile_pattern(r"provisional|prelim|предварит|ilkin|müvəqqəti", re.IGNORECASE),
    CellMeaning.ESTIMATED: compile_pattern(r"estimat|imput|оцен|qiymətləndir|təxmin", re.IGNORECASE),
    CellMeaning.FORECAST: compile_pattern(r"forecast|project(?:ed|ion)|прогноз|proqnoz", re.IGNORECASE),
    CellMeaning.REVISED: compile_pattern(r"revis|пересмотр|уточн|dəqiqləşdir", re.IGNORECASE),
    CellMeaning.BREAK: compile_pattern(r"\bbreak|разрыв|qırılma", re.IGNORECASE),
}
"""The words that tell a meaning, in the languages that come with us."""


@lru_cache(_CACHED)
def told_in(words: str) -> frozenset[CellMeaning]:
    """The meanings that some words tell, such as a head that all cells of a column have."""
    return frozenset(meaning for meaning, pattern in TOLD.items() if pattern.search(words))


def is_in_pence(words: str, heads: Sequence[str]) -> bool:
    """Whether the "p" at the end of a figure is no mark but its unit, as in accounts in pounds: "8.3p" a share."""
    return _PENCE.search(words) is not None and any(map(_IN_POUNDS.search, heads))


def explained_marks(words: str, heads: Sequence[str], notes: Sequence[str]) -> frozenset[CellMeaning]:
    """What the marks of a cell and its heads say, as the lines below the table explain them, or else as is usual.

    >>> explained_marks("12 p", ["Georgia", "2023"], []), explained_marks("12 e", [], ["e = excluding arms"])
    (frozenset({<CellMeaning.PROVISIONAL: 'provisional'>}), frozenset())
    """
    own = () if is_in_pence(words, heads) else marks_of(words)
    marks = [*own, *(mark for head in heads for mark in head_marks(head))]
    marks += [note for note in notes if MARK.fullmatch(note)]
    found: set[CellMeaning] = set()
    for mark in marks:
        told = next((said for line in notes if (said := explanation(mark, line))), None)
        if told is not None:
            found |= told_in(told)
        else:
            found.update(_USUAL[letter] for letter in mark if letter in _USUAL)
    return frozenset(found.union(*(meanings_in_note(heads, line) for line in notes)))


def meanings_in_note(heads: Sequence[str], line: str) -> frozenset[CellMeaning]:
    """What a line below a table says of what stands under a head that it names: "Figures for 2024 are provisional"."""
    parts = [part for part in _PARTS.split(plain_label(line)) if any(_names(part, head) for head in heads)]
    return frozenset[CellMeaning]().union(*map(told_in, parts))


def _names(words: str, head: str) -> bool:
    label = plain_label(head)
    return bool(label) and re.search(rf"(?<!\w){re.escape(label)}(?!\w)", words) is not None


def head_marks(head: str) -> list[str]:
    """The marks behind the time of a head: "p" of "2023 (p)"."""
    match = _HEAD_MARK.search(head)
    return MARK.findall(match["mark"]) if match else []


def explanation(mark: str, line: str) -> str | None:
    """What a line below a table says of a mark: "provisional" in "p = provisional; e: estimated"."""
    signed = rf"(?<!\w)\(?{re.escape(mark)}\)?\s*[=:–—-]\s*(?P<words>[^;=|]+)"
    begun = rf"\A\s*(?:\({re.escape(mark)}\)|{re.escape(mark)})\s+(?P<words>[^;=|]+)"
    match = re.search(signed, line) or re.search(begun, line)
    return match["words"].strip(" .,") if match else None


def read_decimal(words: str, decimal_sign: str = ".") -> Decimal | None:
    """The number that a figure writes, whose comma or point is read by the language only where both ways are right.

    >>> read_decimal("1,234.5"), read_decimal("1 234,5"), read_decimal("1,234"), read_decimal("1,234", ",")
    (Decimal('1234.5'), Decimal('1234.5'), Decimal('1234'), Decimal('1.234'))
    """
    digits = re.sub(r"[^\d.,]", "", words)
    sign = digits[max(digits.rfind("."), digits.rfind(","))] if {".", ","} & {*digits} else ""
    if sign and (digits.count(sign) > 1 or (is_open(words) and sign != decimal_sign)):
        sign = ""
    whole, _, part = digits.rpartition(sign) if sign else (digits, "", "")
    plain = re.sub(r"[.,]", "", whole) + (f".{part}" if part else "")
    if not re.fullmatch(r"\d*\.?\d+", plain):
        return None
    is_negative = re.match(r"\(?\s?[-−–]", words.strip()) or re.fullmatch(r"\(.*\)", words.strip())
    return -Decimal(plain) if is_negative else Decimal(plain)


def is_open(words: str) -> bool:
    """Whether a figure leaves open what its only sign is: "1,234"."""
    return _OPEN.fullmatch(re.sub(r"[^\d.,]", "", words)) is not None


class DecimalSigns:
    """What a table writes before decimals: as its other figures have it, those of the column first, or its language.

    Workbooks are read as a program in English shows them, and data files write points.  Of a table in no language, what
    its figures leave open is asked.
    """

    def __init__(self, cells: Iterable[TableCell], language: str | None, file: str) -> None:
        is_point = file.endswith((".xlsx", ".json")) or (language or "").partition("-")[0] in _POINTED
        self._own = "." if is_point else "," if language else ""
        self._seen: dict[str, set[str]] = {}
        for cell in cells if not file.endswith((".xlsx", ".json")) else ():
            if sign := settled_sign(figure_of(cell.words) or ""):
                for place in ("", _column(cell)):
                    self._seen.setdefault(place, set()).add(sign)

    def readings(self, cell: TableCell) -> tuple[Decimal, ...]:
        """The number that a cell writes, or both that it may be; none if it writes none."""
        figure = figure_of(cell.words) or ""
        seen = next((s for place in (_column(cell), "") if len(s := self._seen.get(place, set())) == 1), {self._own})
        signs = (".", ",") if seen == {""} and is_open(figure) else (*seen,)
        return tuple(number for sign in signs if (number := read_decimal(figure, sign or ".")) is not None)

    def number(self, cell: TableCell) -> Decimal | None:
        """The number that a cell writes, None if it writes none; ProblemError for "1,234" where nothing settles it."""
        found = self.readings(cell)
        if len(found) > 1:
            message = f'{cell.name} shows "{cell.words}", which may be {" or ".join(map(str, found))}'
            raise ProblemError(Problem("cell", message, "say how its numbers are written: language: en of the source"))
        return found[0] if found else None


def _column(cell: TableCell) -> str:
    found = _COLUMN.search(cell.name)
    return found[0] if found else ""


def settled_sign(figure: str) -> str:
    """The sign before decimals that a figure tells: "." of "12.5", and of "1,234,567"; "" if it leaves that open."""
    signs = re.sub(r"[^.,]", "", figure)
    if not signs or is_open(figure):
        return ""
    is_grouped = len(signs) > 1 and len({*signs}) == 1
    return {".": ",", ",": "."}[signs[0]] if is_grouped else signs[-1]
