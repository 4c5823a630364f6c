"""A briefing, its document and the record of its check in, what its PDF is to enclose out.

Nothing here depends on whether the text of a source is at hand: offsets come from the
record of a check as it lies beside the facts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.document.blocks import DataTable, Document, Figure, Inlines, Mark, Mention, plain
from briefing.document.occurrences import Attachment
from briefing.document.visit import walk
from briefing.evidence.record import Record, fitting
from briefing.facts.canonical import canonical, digest
from briefing.facts.model import Briefing
from briefing.languages.language import as_table, language
from briefing.proof.enclose import Enclosure
from briefing.proof.terms import inert
from briefing.wording.edition import Edition

Row = tuple[str, ...]


def enclosure_of(edition: Edition, document: Document, record: Record | None) -> Enclosure:
    """The enclosure of a document; `record` is what was checked."""
    briefing = edition.briefing
    checked = _checked(fitting(record, briefing)) if record else {}
    facts = canonical(briefing)
    tables = tuple(_tables(document))
    return Enclosure(_head(briefing, document), facts, digest(facts), checked, _grammars(edition), tables)


def _grammars(edition: Edition) -> dict[str, Any]:
    """The languages of the edition and of its file, as far as they are not those that come with us."""
    wordings = filter(None, (edition.wording, edition.wording.base))
    return {w.language.code: as_table(w.language) for w in wordings if w.language != language(w.language.code)}


def _tables(document: Document) -> Iterator[Attachment]:
    figures = tables = 0
    for block in walk(document.blocks):
        match block:
            case Figure() if block.data:
                figures += 1
                yield _csv(f"figure-{figures}-{block.chart}.csv", block.data, block, "The data of")
            case DataTable():
                tables += 1
                yield _csv(f"table-{tables}.csv", _table_rows(block), block, "The cells of")


def _head(briefing: Briefing, document: Document) -> dict[str, str]:
    head = briefing.head
    known = {"marking": head.marking, "reference": head.reference, "version": head.version}
    named = {"id": head.id, "title": document.title, "date": head.date.isoformat(), "language": document.language}
    return named | {key: str(value) for key, value in known.items() if value}


def _checked(record: Record) -> dict[str, Any]:
    """Of each source its hash, of each fact where its quotes stand: offsets in the characters of the text."""
    return {
        "sources": {key: source.model_dump() for key, source in record.sources.items()},
        "facts": {
            key: [{"source": quote.source, "start": quote.start, "end": quote.end} for quote in fact.quotes]
            for key, fact in record.facts.items()
        },
    }


def _table_rows(table: DataTable) -> Iterator[Row]:
    """The cells as printed, behind the fact whose value stands in the row; each row with its header."""
    yield ("fact", *(column.head for column in table.columns))
    header: Inlines = ()
    for own, *cells in table.rows:
        header = own or header
        facts = (run.fact for cell in (header, *cells) for run in cell if isinstance(run, Mention))
        yield (next(facts, ""), *map(_printed, (header, *cells)))


def _printed(cell: Inlines) -> str:
    marks = ", ".join(str(run.note) for run in cell if isinstance(run, Mark))
    return " ".join(filter(None, (plain(cell), marks)))


def _csv(name: str, rows: Iterable[Row], block: Figure | DataTable, what: str) -> Attachment:
    """The rows of `block` as RFC 4180 has them, in UTF-8; `what` they are begins the description.

    A cell that a spreadsheet would compute gets the apostrophe with which spreadsheets mark text.
    """
    text = io.StringIO()
    csv.writer(text).writerows([inert(cell) for cell in row] for row in rows)
    description = f"{what} {block.number.text}"
    return Attachment(name, text.getvalue().encode(), "text/csv", "Data", description, block.anchor)
