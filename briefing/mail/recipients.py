"""A CSV or XLSX file of recipients in, who gets which briefing out, or all that is wrong with it, by row and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.errors import DeliveryError, Diagnostic, Place, did_you_mean, raise_errors
from briefing.mail.addresses import read_address, shown, unfit
from briefing.mail.cells import LONGEST_CELL, Row, read_sheet
from briefing.mail.mail import Address

COLUMNS = ("name", "address", "language", "theme", "sections")
_FORMULA = ("=", "+", "@")
_BETWEEN = re.compile(r"[\s,;]+")


class Offer(NamedTuple):
    """What a recipient may ask for: languages, the first unless told otherwise, themes, and sections in their order."""

    languages: tuple[str, ...]
    themes: tuple[str, ...]
    sections: tuple[str, ...]


class Recipient(NamedTuple):
    """Who gets what: all sections if there are none, and the theme of the briefing if it is empty."""

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
    sheet = read_sheet(path)
    form = _Form(path, offer, sheet.rows[:1])
    recipients = [form.recipient(row) for row in sheet.rows[1:]]
    if not (recipients or sheet.problems or form.problems):
        form.problems.append(Diagnostic(Place(str(path)), "recipients-file", "the file names no recipient"))
    raise_errors(DeliveryError, (*sheet.problems, *form.problems))
    return tuple(recipient for recipient in recipients if recipient)


class _Form:
    """Reads rows under their header, and notes what is wrong with either."""

    def __init__(self, path: Path, offer: Offer, header: tuple[Row, ...]) -> None:
        self.problems: list[Diagnostic] = []
        self._path, self._offer = path, offer
        self._columns: dict[int, str] = {}
        self._seen: dict[str, int] = {}
        for row in header:
            self._read_header(row)

    def recipient(self, row: Row) -> Recipient | None:
        """The recipient of one row, or None if something is wrong with it."""
        before = len(self.problems)
        texts = dict(self._texts(row))
        address = self._address(row, texts)
        language = self._one(row, "language", texts, self._offer.languages) or self._offer.languages[0]
        theme = self._one(row, "theme", texts, self._offer.themes)
        sections = self._sections(row, texts)
        if address is None or len(self.problems) > before:
            return None
        return Recipient(address, language, theme, sections, self._place(row, "address"))

    def _read_header(self, row: Row) -> None:
        for column, cell in enumerate(row.cells):
            name = cell.strip().casefold()
            if name and name not in COLUMNS:
                self._note(
                    row, column, "unknown-column", f"there is no column {shown(cell)}", did_you_mean(name, COLUMNS)
                )
            elif name in self._columns.values():
                self._note(row, column, "duplicate-column", f"the column {name} is there already", "remove one")
            self._columns[column] = name
        if "address" not in self._columns.values():
            self._note(
                row, 0, "missing-column", "there is no column address", f"the first row names {', '.join(COLUMNS)}"
            )

    def _texts(self, row: Row) -> Iterator[tuple[str, str]]:
        """The text of each cell of a known column that holds one, and is fit to be read."""
        for column, cell in enumerate(row.cells):
            name, text = self._columns.get(column, ""), cell.strip(" \u00a0")
            if name and name not in COLUMNS:
                continue
            if problem := self._unfit(name, text):
                self._note(row, column, *problem)
            elif text:
                yield name, text

    def _unfit(self, name: str, text: str) -> tuple[str, str, str | None] | None:
        """Why no recipient can be read from a cell: rule, message and hint."""
        if text and not name:
            return "unknown-column", f"{shown(text)} stands in a column without a name", "name it in the first row"
        if len(text) > LONGEST_CELL:
            return "cell-size", f"the {name} is longer than {LONGEST_CELL:,} characters", None
        if text.lstrip().startswith(_FORMULA):
            return "cell-formula", f"{shown(text)} is a formula", "write what it yields"
        if problem := unfit(" ".join(text.splitlines()) if name == "sections" else text):
            return "header", f"{shown(text)}: {problem}", "remove it"
        return None

    def _address(self, row: Row, texts: Mapping[str, str]) -> Address | None:
        place = self._place(row, "address")
        entry = texts.get("address")
        if entry is None:
            if all(problem.place != place for problem in self.problems) and "address" in self._columns.values():
                self.problems.append(Diagnostic(place, "missing-address", "this recipient has no address"))
            return None
        found = read_address(entry, place)
        if isinstance(found, Diagnostic):
            self.problems.append(found)
            return None
        self._note_double(row, found.address, place)
        return found._replace(name=texts.get("name", found.name))

    def _note_double(self, row: Row, address: str, place: Place) -> None:
        """Note an address that stands in an earlier row; the case of its domain does not count."""
        local, _, domain = address.partition("@")
        first = self._seen.setdefault(f"{local}@{domain.lower()}", row.number)
        if first != row.number:
            message = f"{shown(address)} stands in row {first} already"
            self.problems.append(Diagnostic(place, "duplicate-recipient", message, "remove one of them"))

    def _one(self, row: Row, name: str, texts: Mapping[str, str], known: Iterable[str]) -> str:
        """The one of the `known` words that a cell names, whatever its case; "" if it names none."""
        return next(self._words(row, name, [texts[name]] if name in texts else [], known), "")

    def _sections(self, row: Row, texts: Mapping[str, str]) -> tuple[str, ...]:
        """The sections that a cell lists, in the order of the briefing; nothing if they are all there are."""
        words = filter(None, _BETWEEN.split(texts.get("sections", "")))
        wanted = set(self._words(row, "sections", words, self._offer.sections))
        return tuple(s for s in self._offer.sections if s in wanted) if len(wanted) < len(self._offer.sections) else ()

    def _words(self, row: Row, name: str, words: Iterable[str], known: Iterable[str]) -> Iterator[str]:
        by_case = {word.casefold(): word for word in known}
        for word in words:
            if word.casefold() in by_case:
                yield by_case[word.casefold()]
            else:
                noun = name.removesuffix("s")
                message = f"the briefing has no {noun} {shown(word)}"
                hint = did_you_mean(word.casefold(), by_case.values())
                self.problems.append(Diagnostic(self._place(row, name), f"unknown-{noun}", message, hint))

    def _place(self, row: Row, name: str) -> Place:
        column = next((column for column, known in self._columns.items() if known == name), 0)
        return Place(str(self._path), row.number, column + 1)

    def _note(self, row: Row, column: int, rule: str, message: str, hint: str | None = None) -> None:
        self.problems.append(Diagnostic(Place(str(self._path), row.number, column + 1), rule, message, hint))
