"""Compares each attached CSV with what the pages show of its table or chart.

A table has its cells there as they are printed, so that each row, column and head can be held to the page.  One that
has its facts crossed, and a chart, must have those whose values it shows, and a chart all words that are read aloud.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.document.blocks import CHART_COLUMNS, MORE_CHART_COLUMNS
from briefing.document.declared import Declarations, DeclaredDrawing, DeclaredPiece, DeclaredText, DeclaredWords
from briefing.document.occurrences import Meaning, Role
from briefing.proof.report import DOTS, Finding, folded
from briefing.wording.edition import Edition
from briefing.wording.wording import NO_FIGURE

_CELLS, _BETWEEN = frozenset({"TH", "TD"}), frozenset({"Link", "Note", "Artifact", "Pagination"})
"""The marks of cells, and of what may stand between two parts of a table: notes at the foot, and what each page has."""
_OF_OTHER_LANGUAGE = {"Span"}
NOTE_MARKS = re.compile(r"\[[\d,\u2013\s]+\]")
"""The marks of notes, which may stand within a title, right behind its value."""
_RUN, _WORD = re.compile(r"\d+"), re.compile(r"(?<![0-9]-)\b\w+")

Rows = Sequence[Sequence[str]]


class _Shown:
    """What pages show of one table or chart: its title, its cells as they are compared, the meanings of its values."""

    def __init__(self) -> None:
        self.title = ""
        self.cells: list[str] = []
        self.values = set[int]()


class TableComparison:
    """Holds the attached tables of one PDF against its pages."""

    def __init__(self, declared: Declarations, edition: Edition) -> None:
        self._declared, self._edition = declared, edition
        self._shown = dict(self._parts())

    def findings(self, files: Mapping[str, tuple[str, Rows]]) -> Iterator[Finding]:
        """What does not agree; `files` are the rows of each attached table, by its name, with its description."""
        held = set[str]()
        for name, (description, rows) in files.items():
            number = description.partition(" of ")[2]
            held.add(folded(number))
            shown = self._shown.get(folded(number))
            if shown is None or _RUN.findall(number)[-1:] != _RUN.findall(name)[:1]:
                yield Finding("attachment", f"attachment {name} is of “{number}”, which no page shows")
            elif not (self._is_table(rows, shown) if name.startswith("table-") else self._is_chart(rows, shown)):
                yield Finding("attachment", f"attachment {name} has other rows or columns than page and picture show")
        for number, shown in self._shown.items():
            if (shown.cells or shown.values) and number not in held:
                yield Finding("attachment", f"no attachment has the values of “{shown.title}”")

    def _parts(self) -> Iterator[tuple[str, _Shown]]:
        """What stands below each caption, by the number in it.

        What is in another language all of it has no other mark than that: a cell, where one of the table follows.
        """
        shown, is_open, line, open_ended = _Shown(), False, 0.0, list[list[DeclaredPiece]]()
        for item in (item for page in self._declared.pages for item in page.items):
            if isinstance(item, DeclaredDrawing):
                texts = (part for part in item.operations if isinstance(part, DeclaredText))
                shown.values |= self._values_among(texts)
            elif isinstance(item, DeclaredWords) and item.lines:
                parts = [part for line in item.lines for part in line.parts]
                marks = {part for part in parts if isinstance(part, str)}
                pieces = [part for part in parts if isinstance(part, DeclaredPiece)]
                numbers = [piece.text for piece in pieces if self._meaning(piece).role is Role.CAPTION]
                if "Caption" in marks and numbers:
                    shown, is_open, open_ended = _Shown(), True, []
                    title = "".join(piece.text for piece in pieces).removeprefix("".join(numbers))
                    shown.title = NOTE_MARKS.sub("", title).strip()
                    yield folded(" ".join(numbers)), shown
                elif is_open and (marks & _CELLS or item.lines[0].y == line):
                    line = item.lines[0].y
                    for cell in (*open_ended, pieces):
                        shown.cells += filter(None, [_cell("".join(piece.text for piece in cell))])
                        shown.values |= self._values_among(cell)
                    open_ended = []
                elif is_open and marks == _OF_OTHER_LANGUAGE:
                    open_ended.append(pieces)
                else:
                    is_open = is_open and marks <= _BETWEEN

    def _meaning(self, part: DeclaredPiece | DeclaredText) -> Meaning:
        """What words mean; those without a meaning are a label."""
        return self._declared.meanings[part.meaning] if part.meaning >= 0 else Meaning(Role.LABEL)

    def _values_among(self, parts: Iterable[DeclaredPiece | DeclaredText]) -> set[int]:
        """The meanings of those words that are values: one for each value, on however many lines it stands."""
        return {part.meaning for part in parts if self._meaning(part).role is Role.VALUE}

    def _facts(self, shown: _Shown) -> Counter[str]:
        """The facts of its values, each as often as it stands there."""
        return Counter(self._declared.meanings[number].fact for number in shown.values)

    def _is_table(self, rows: Rows, shown: _Shown) -> bool:
        """Whether rows are the cells of a table, or have the facts of one in which these are crossed, below a head."""
        head = [_cell(cell) for cell in rows[0]] if rows else []
        if head[:1] != ["fact"] or any(len(row) != len(head) for row in rows):
            return False
        if self._are_printed([row[1:] for row in rows], shown.cells):
            return True
        wording, facts = self._edition.wording, self._edition.briefing.facts
        what, figure, *others = (
            folded(wording.translate(word)) for word in ("What", "Figure", "Period", "Status", "Note")
        )
        units = {f"{figure},{folded(wording.head(facts[row[0]]))}" for row in rows[1:] if row[0] in facts}
        unsaid = shown.cells.count(folded(wording.translate(NO_FIGURE)))
        return (
            head[1:2] == [what]
            and head[3:] == others
            and head[2] in {figure, *units}
            and Counter(row[0] for row in rows[1:]) == Counter({**self._facts(shown), "": unsaid})
        )

    def _are_printed(self, rows: Rows, cells: Sequence[str]) -> bool:
        """Whether printed cells are those of `rows`, one after the other, and no more.

        The header of a row that goes on from the one above is not printed again.  A tall row may be parted: then each
        of its cells goes on behind the last of them.
        """
        at, above = 0, ""
        for row in rows:
            left = list(map(_cell, row))
            header, left[0] = left[0], "" if left[0] == above and cells[at : at + 1] != left[:1] else left[0]
            above = header
            while any(left):
                before = at
                for column, cell in enumerate(left):
                    if cell and at < len(cells) and cell.startswith(cells[at]):
                        left[column], at = cell.removeprefix(cells[at]), at + 1
                if at == before:
                    return False
        return at == len(cells)

    def _is_chart(self, rows: Rows, shown: _Shown) -> bool:
        """Whether rows have the facts whose values a chart shows, and all words of its alternative text."""
        head, drawn = list(rows[0]) if rows else [], self._facts(shown)
        more = [column for column in MORE_CHART_COLUMNS if column in head]
        title, briefing = folded(shown.title), self._edition.briefing
        units = (form for unit in briefing.units.values() for form in unit.forms.values())
        known = _words((*(cell for row in rows for cell in row), *units))
        said = (text for text in self._declared.alternatives if folded(text).startswith(title))
        behind = (
            text[bisect_left(range(len(text)), len(title), key=lambda at: len(folded(text[:at]))) :] for text in said
        )
        return (
            head == [*CHART_COLUMNS, *more]
            and all(len(row) == len(head) for row in rows)
            and drawn.keys() <= {row[0] for row in rows[1:] if row}
            and all(times in (1, drawn[row[0]]) for row, times in Counter(map(tuple, rows)).items())
            and any(_words([text]) <= known for text in behind)
        )


def _cell(text: str) -> str:
    """A cell as it is compared: in a CSV no cell begins like a formula."""
    return folded(text.removeprefix("'"))


def _words(texts: Iterable[str]) -> set[str]:
    """All words and figures of texts, in small letters, but for endings of figures: "15-dən"."""
    return {word for text in texts for word in _WORD.findall(text.translate(DOTS).casefold())}
