"""Read who gets which briefing from a CSV or XLSX file; all that is wrong with it is reported by row and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.errors import DeliveryError, Diagnostic, Place, Problem, ProblemError, did_you_mean, raise_errors
from briefing.mail.addresses import header_problem, parse_address, quote_escaped
from briefing.mail.mail import Address
from briefing.mail.spreadsheet import MAX_CELL, SheetRow, read_spreadsheet

COLUMNS = ("name", "address", "language", "theme", "sections")
_FORMULA_SIGNS = ("=", "+", "@")
_SEPARATORS = re.compile(r"[\s,;]+")


class Offer(NamedTuple):
    """What a recipient may ask for: languages, the first by default, themes, and sections in their order."""

    languages: tuple[str, ...]
    themes: tuple[str, ...]
    sections: tuple[str, ...]


class Recipient(NamedTuple):
    """Who gets what: all sections if `sections` is empty, and the theme of the briefing if `theme` is."""

    address: Address
    language: str
    theme: str
    sections: tuple[str, ...]
    place: Place


def offer_of(facts: Path, language: str = "") -> Offer:
    """What the facts file at `facts` offers, `language` before its own; LoadError if it cannot be read."""
    from briefing.facts.load import load_briefing
    from briefing.themes.theme import THEMES

    briefing = load_briefing(facts).briefing
    languages = dict.fromkeys((language, briefing.head.language, *briefing.head.languages))
    return Offer(tuple(filter(None, languages)), tuple(THEMES), tuple(briefing.sections))


def read_recipients(path: Path, offer: Offer) -> tuple[Recipient, ...]:
    """The recipients that the file at `path` lists, in its order; DeliveryError holds every problem.

    The first row that is not blank names the columns: `address`, and any of the other `COLUMNS`.
    """
    sheet = read_spreadsheet(path)
    reader = _RecipientReader(path, offer, sheet.rows[:1])
    recipients = [reader.read(row) for row in sheet.rows[1:]]
    if not (recipients or sheet.problems or reader.problems):
        reader.problems.append(Diagnostic(Place(str(path)), "recipients-file", "the file names no recipient"))
    raise_errors(DeliveryError, (*sheet.problems, *reader.problems))
    return tuple(recipient for recipient in recipients if recipient)


class _RecipientReader:
    """Reads rows by the columns that the header names, and collects what is wrong with either."""

    def __init__(self, path: Path, offer: Offer, header: Iterable[SheetRow]) -> None:
        self.problems: list[Diagnostic] = []
        self._path, self._offer = path, offer
        self._columns: dict[int, str] = {}
        self._first_rows: dict[str, int] = {}
        for row in header:
            for column, cell in enumerate(row.cells):
                name = cell.strip().casefold()
                if name and name not in COLUMNS:
                    message, hint = f"there is no column {quote_escaped(cell)}", did_you_mean(name, COLUMNS)
                    self._report(row, column, Problem("unknown-column", message, hint))
                elif name in self._columns.values():
                    problem = Problem("duplicate-column", f"the column {name} is there already", "remove one")
                    self._report(row, column, problem)
                self._columns[column] = name
            if "address" not in self._columns.values():
                hint = f"the first row names {', '.join(COLUMNS)}"
                self._report(row, 0, Problem("missing-column", "there is no column address", hint))

    def read(self, row: SheetRow) -> Recipient | None:
        """The recipient of one row, or None if something is wrong with it."""
        known = len(self.problems)
        texts = self._texts(row)
        address = self._address(row, texts)
        offer = self._offer
        languages = self._chosen(
            row, "language", "unknown-language", [texts["language"]] if "language" in texts else [], offer.languages
        )
        themes = self._chosen(row, "theme", "unknown-theme", [texts["theme"]] if "theme" in texts else [], offer.themes)
        words = filter(None, _SEPARATORS.split(texts.get("sections", "")))
        sections = self._chosen(row, "sections", "unknown-section", words, offer.sections)
        if address is None or len(self.problems) > known:
            return None
        return Recipient(
            address,
            languages[0] if languages else offer.languages[0],
            themes[0] if themes else "",
            sections if len(sections) < len(offer.sections) else (),
            self._place(row, "address"),
        )

    def _texts(self, row: SheetRow) -> dict[str, str]:
        """The text of each known column that holds one; a cell that must not be read is reported instead."""
        texts = {}
        for column, cell in enumerate(row.cells):
            name, text = self._columns.get(column, ""), cell.strip(" \u00a0")
            # Cells below a heading that is unknown were reported there; those below none at all are reported here.
            if not text or (name and name not in COLUMNS):
                continue
            on_one_line = " ".join(text.splitlines()) if name == "sections" else text
            if not name:
                message = f"{quote_escaped(text)} stands in a column without a name"
                self._report(row, column, Problem("unknown-column", message, "name it in the first row"))
            elif len(text) > MAX_CELL:
                self._report(row, column, Problem("cell-size", f"the {name} is longer than {MAX_CELL:,} characters"))
            elif text.lstrip().startswith(_FORMULA_SIGNS):
                message = f"{quote_escaped(text)} is a formula"
                self._report(row, column, Problem("cell-formula", message, "write what it yields"))
            elif problem := header_problem(on_one_line):
                self._report(row, column, problem)
            else:
                texts[name] = text
        return texts

    def _address(self, row: SheetRow, texts: Mapping[str, str]) -> Address | None:
        """The address of a row, with the name from its own column if there is one."""
        place = self._place(row, "address")
        if "address" not in texts:
            if all(problem.place != place for problem in self.problems) and "address" in self._columns.values():
                self.problems.append(Diagnostic(place, "missing-address", "this recipient has no address"))
            return None
        try:
            found = parse_address(texts["address"])
        except ProblemError as error:
            self.problems.append(error.problem.at(place))
            return None
        local, _, domain = found.address.partition("@")
        first = self._first_rows.setdefault(f"{local}@{domain.lower()}", row.number)
        if first != row.number:
            message = f"{quote_escaped(found.address)} stands in row {first} already"
            self.problems.append(Diagnostic(place, "duplicate-recipient", message, "remove one of them"))
        return found._replace(name=texts.get("name", found.name))

    def _chosen(
        self, row: SheetRow, name: str, rule: str, words: Iterable[str], known: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Those of the `known` words that `words` name in any case, in the order of `known`; others are reported."""
        chosen = {word.casefold(): word for word in words}
        by_case = {word.casefold(): word for word in known}
        for folded, word in chosen.items():
            if folded not in by_case:
                noun = name.removesuffix("s")
                message, hint = f"the briefing has no {noun} {quote_escaped(word)}", did_you_mean(folded, known)
                self.problems.append(Diagnostic(self._place(row, name), rule, message, hint))
        return tuple(word for folded, word in by_case.items() if folded in chosen)

    def _place(self, row: SheetRow, name: str) -> Place:
        column = next((column for column, known in self._columns.items() if known == name), 0)
        return Place(str(self._path), row.number, column + 1)

    def _report(self, row: SheetRow, column: int, problem: Problem) -> None:
        self.problems.append(problem.at(Place(str(self._path), row.number, column + 1)))
