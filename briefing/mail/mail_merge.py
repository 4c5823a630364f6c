"""Read a list of who gets which briefing, build what each asks for, and make a mail for each: drafts or mails to send.

All that is wrong with a CSV or XLSX file of recipients is reported by row and column. None can exhaust memory or time:
the limits hold before anything is parsed (size, what an archive says it unpacks to) and while rows are read. Recipients
who ask for the same language, theme and sections share one build, one mail and one attachment.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import (
    BriefingError,
    DeliveryError,
    Diagnostic,
    OutputError,
    Place,
    Problem,
    ProblemError,
    did_you_mean,
    raise_errors,
)
from briefing.files import os_reason, read_input, write_file
from briefing.limits import bounded
from briefing.mail.mail import (
    Address,
    Mail,
    OutgoingMail,
    as_draft,
    delivery_digest,
    header_problem,
    message,
    name_problem,
    parse_address,
    quote_escaped,
)
from briefing.mail.settings import EXTRA
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from briefing.options import Options
    from briefing.pipeline import Progress
    from briefing.results import Built


COLUMNS = ("name", "address", "language", "theme", "sections")
_FORMULA_SIGNS = ("=", "+", "@")
_SEPARATORS = re.compile(r"[\s,;]+")
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 10_000, 50, 1_000
"""Rows below the header, columns, and characters of a cell."""
_MAX_LINES = 100_000
"""Rows with the blank ones, of which a spreadsheet may say a million."""
_MAX_BYTES, _MAX_UNZIPPED, _MAX_FILES = 10_000_000, 32_000_000, 1_000
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_HOW_TO_SAVE = 'save it as "CSV UTF-8" (Excel), with the character set "Unicode (UTF-8)" (LibreOffice), or as .xlsx'
_LONG_CELL = f"a cell has more than {csv.field_size_limit():,} characters: a quotation mark may not be closed"
_OPEN_CELL = "a quotation mark is not closed, or stands within a cell"
_NO_SPREADSHEET = "is no spreadsheet that can be read, or a damaged one"
_COLUMN_SEPARATORS = ",;\t"


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
    with bounded(path):
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
        self._first_rows: dict[str, tuple[int, Address]] = {}
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
            elif name == "name" and (reason := name_problem(" ".join(text.split()))):
                self._report(row, column, Problem("address", reason, "shorten it"))
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
        look = unicodedata.normalize("NFC", found.mailbox).lower()
        first, other = self._first_rows.setdefault(look, (row.number, found))
        if first != row.number and found.mailbox == other.mailbox:
            message = f"{quote_escaped(found.address)} stands in row {first} already"
            self.problems.append(Diagnostic(place, "duplicate-recipient", message, "remove one of them"))
        elif first != row.number:
            is_case = found.mailbox.lower() == other.mailbox.lower()
            how = "by the case of its letters" if is_case else "by how its letters are composed"
            message = f"{quote_escaped(found.address)} differs from that of row {first} {how} only"
            hint = f"remove one of them, or send to {other.address} by a list of its own, if they are two readers"
            self.problems.append(Diagnostic(place, "alike-recipients", message, hint))
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
        data = read_input(path, _MAX_BYTES)
    except (OSError, ValueError) as error:
        raise _refused(path, f"cannot be read: {os_reason(error)}") from None
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
            if number > _MAX_LINES:
                problem = f"there are more than {_MAX_LINES:,} rows, blank ones among them; delete those"
                break
            if end > MAX_COLUMNS:
                problem = f"the row has more than {MAX_COLUMNS} columns"
                break
            if end and len(kept) > MAX_ROWS:  # the header is one of those that are kept
                problem = f"there are more than {MAX_ROWS:,} recipients"
                break
            if end:
                kept.append(SheetRow(number, tuple(cells[:end])))
    except csv.Error as error:
        number, problem = number + 1, _LONG_CELL if "limit" in str(error) else _OPEN_CELL
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
    separator = max(_COLUMN_SEPARATORS, key=first_line.count)
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
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):  # of a version to come
        raise _refused(path, _NO_SPREADSHEET, _HOW_TO_SAVE) from None
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
        except MemoryError:
            raise  # which is no fault of its form
        except Exception:  # whatever a damaged file makes its parser say
            raise _refused(path, _NO_SPREADSHEET, _HOW_TO_SAVE) from None


Compose = Callable[["Built"], Mail]
"""Makes the mail that carries a briefing, not yet to anybody."""

_HEADINGS = ("address", "language", "theme", "sections", "pages", "MB", "problems")
_SPECIAL = re.compile(r"[^A-Za-z0-9.@_+-]")
_MAX_FILE_NAME = 100


class Variant(NamedTuple):
    """What makes briefings of the same facts differ; an empty theme is that of the briefing, no sections are all."""

    language: str
    theme: str
    sections: tuple[str, ...]


class BuiltVariant(NamedTuple):
    """A briefing that is built, and who gets it; `mail` goes to nobody yet, `size` is its length in bytes as sent."""

    variant: Variant
    recipients: tuple[Recipient, ...]
    mail: Mail
    digest: str
    pages: int
    size: int
    warnings: tuple[Diagnostic, ...]

    def mails(self) -> Iterator[OutgoingMail]:
        """A mail for each of the recipients; they share what is attached."""
        for recipient in self.recipients:
            yield OutgoingMail(self.mail._replace(to=(recipient.address,)), self.digest)


class PlannedMail(NamedTuple):
    """What one recipient would get: `pages` and `size` (bytes as sent) of the mail, and what would keep it back."""

    address: Address
    variant: Variant
    pages: int
    size: int
    problems: tuple[str, ...]


def group_by_variant(recipients: Iterable[Recipient]) -> dict[Variant, tuple[Recipient, ...]]:
    """The distinct briefings that are wanted, and by whom, in the order in which they are first wanted."""
    groups: dict[Variant, list[Recipient]] = {}
    for recipient in recipients:
        variant = Variant(recipient.language, recipient.theme, recipient.sections)
        groups.setdefault(variant, []).append(recipient)
    return {variant: tuple(readers) for variant, readers in groups.items()}


def build_variants(
    facts: Path,
    recipients: Iterable[Recipient],
    options: Options,
    compose: Compose,
    progress: Progress = lambda phase: None,
) -> Iterator[BuiltVariant]:
    """Build each distinct briefing once, one after the other.

    Those that cannot be built do not hold up the others: a DeliveryError with all their problems comes at the end.
    """
    from briefing.pipeline import build

    groups, found = group_by_variant(recipients), list[Diagnostic]()
    for number, (variant, readers) in enumerate(groups.items(), 1):
        progress(f"building {number} of {len(groups)}")
        theme, sections = variant.theme or options.theme, variant.sections or options.sections
        try:
            built = build(facts, replace(options, language=variant.language, theme=theme, sections=sections))
            mail = compose(built)
            first = mail._replace(to=(readers[0].address,))
            size = len(message(first, "<size@localhost>", datetime.now(UTC)))
        except BriefingError as error:
            found += error.diagnostics
            continue
        yield BuiltVariant(variant, readers, mail, delivery_digest(mail), built.pages, size, built.warnings)
    if found:
        raise DeliveryError(dict.fromkeys(found))


def plan_mails(variants: Iterable[BuiltVariant], size_limit: int) -> list[PlannedMail]:
    """What each recipient would get, in the order of the file; `size_limit` in bytes as sent."""
    planned = []
    for built in variants:
        too_large = [f"larger than {size_limit / 1e6:g} MB"] if built.size > size_limit else []
        for recipient in built.recipients:
            international = ["needs a server with SMTPUTF8"] if recipient.address.is_international else []
            problems = (*too_large, *international)
            mail = PlannedMail(recipient.address, built.variant, built.pages, built.size, problems)
            planned.append((recipient.place, mail))
    return [mail for _, mail in sorted(planned, key=lambda item: item[0])]


def plan_table(planned: Iterable[PlannedMail]) -> str:
    """A plan in words, one recipient a line."""
    rows: list[tuple[str, ...]] = [_HEADINGS]
    for mail in planned:
        language, theme, sections = mail.variant
        size, problems = f"{mail.size / 1e6:.2f}", "; ".join(mail.problems) or "-"
        chosen = (language, theme or "-", " ".join(sections) or "all")
        rows.append((mail.address.address, *chosen, str(mail.pages), size, problems))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def write_drafts(variants: Iterable[BuiltVariant], folder: Path) -> list[Path]:
    """Write a draft for each recipient into `folder`, named by row and address; OutputError if that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"cannot be made a folder: {os_reason(error)}"
        raise OutputError([Diagnostic(Place(str(folder)), "output", problem)]) from None
    date = datetime.now(UTC)
    paths = []
    for built in variants:
        for recipient, outgoing in zip(built.recipients, built.mails(), strict=True):
            address = _SPECIAL.sub("_", recipient.address.address)[:_MAX_FILE_NAME]
            paths.append(folder / f"{recipient.place.line:05}-{address}.eml")
            write_file(paths[-1], as_draft(outgoing.mail, date))
    return sorted(paths)
