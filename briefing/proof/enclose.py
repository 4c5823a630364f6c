"""A briefing and where it stands on its pages in, the files that travel in its PDF out: facts.json and tables as CSV.

Nothing here depends on whether the text of a source is at hand: offsets come from the
record of a check as it lies beside the facts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from briefing.charts.data import ChartData
from briefing.charts.words import COLUMNS, table_of
from briefing.document.blocks import Block, DataTable, Document, Figure, Inlines, Mark, Mention, Section, plain
from briefing.document.occurrences import Attachment, Box, Occurrence
from briefing.facts.canonical import canonical, digest
from briefing.facts.model import Briefing
from briefing.facts.record import Record, fitting
from briefing.proof.terms import FACTS_FILE, FORMAT, compact, fingerprint, inert, sealed

Row = tuple[str, ...]


class Enclosure(NamedTuple):
    """What the files are made of; `charts` holds the data of each chart by its id, `record` what was checked."""

    briefing: Briefing
    document: Document
    charts: Mapping[str, ChartData]
    record: Record | None

    def files(self, occurrences: tuple[Occurrence, ...], texts: tuple[str, ...]) -> tuple[Attachment, ...]:
        """facts.json, then one CSV for each chart and table in the order of the document.

        `texts` is all that each page shows.
        """
        tables = list(self._tables())
        content = _encoded(self._facts(occurrences, texts, tables))
        description = "The facts, their sources, and where each value stands on the pages"
        facts = Attachment(FACTS_FILE, content, "application/json", "Data", description)
        return (facts, *tables)

    def _facts(
        self, occurrences: Iterable[Occurrence], texts: Iterable[str], tables: Iterable[Attachment]
    ) -> dict[str, Any]:
        facts = canonical(self.briefing)
        return sealed(
            {
                "format": FORMAT,
                "document": _head(self.briefing, self.document),
                "digest": digest(facts),
                "canonical": facts,
                "checked": _checked(fitting(self.record, self.briefing)) if self.record else {},
                "files": [{"name": part.name, "sha256": sha256(part.data).hexdigest()} for part in tables],
                "pages": [{"characters": fingerprint(text)} for text in texts],
                "occurrences": [_occurrence(occurrence) for occurrence in occurrences],
            }
        )

    def _tables(self) -> Iterator[Attachment]:
        figures = tables = 0
        for block in _blocks(self.document.blocks):
            match block:
                case Figure():
                    figures += 1
                    chart = block.anchor.removeprefix("figure-")
                    rows = _chart_rows(self.charts[chart])
                    yield _csv(f"figure-{figures}-{chart}.csv", rows, f"The data of {plain((block.number,))}")
                case DataTable():
                    tables += 1
                    yield _csv(f"table-{tables}.csv", _table_rows(block), f"The cells of {plain((block.number,))}")


def _encoded(content: Mapping[str, Any]) -> bytes:
    return f"{compact(content)}\n".encode()


def _head(briefing: Briefing, document: Document) -> dict[str, str]:
    head = briefing.head
    known = {"reference": head.reference, "version": head.version}
    named = {"id": head.id, "title": document.title, "date": head.date.isoformat(), "language": head.language}
    return named | {key: value for key, value in known.items() if value}


def _checked(record: Record) -> dict[str, Any]:
    """Of each source its hash, of each fact where its quotes stand: offsets in the characters of the text."""
    return {
        "sources": {key: source.model_dump() for key, source in record.sources.items()},
        "facts": {
            key: [{"source": quote.source, "start": quote.start, "end": quote.end} for quote in fact.quotes]
            for key, fact in record.facts.items()
        },
    }


def _occurrence(occurrence: Occurrence) -> dict[str, Any]:
    known = {"fact": occurrence.fact, "reason": occurrence.reason}
    return {
        "role": occurrence.role,
        "words": occurrence.words,
        "boxes": [_box(box, occurrence.words) for box in occurrence.boxes],
        **{key: name for key, name in known.items() if name},
    }


def _box(box: Box, words: str) -> dict[str, Any]:
    """A part of an occurrence; its words, if they are not all of it."""
    sides = [round(side, 2) for side in (box.x0, box.y0, box.x1, box.y1)]
    part = {"words": box.words} if box.words != words else {}
    return {"page": box.page, "box": sides, **part}


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _blocks(block.blocks)
        else:
            yield block


def _chart_rows(data: ChartData) -> Iterator[Row]:
    yield ("fact", *COLUMNS)
    for item, row in zip(data.items, table_of(data), strict=True):
        yield (item.fact, *row)


def _table_rows(table: DataTable) -> Iterator[Row]:
    """The cells as printed, behind the fact whose value stands in the row."""
    yield ("fact", *(column.head for column in table.columns))
    for row in table.rows:
        facts = (run.fact for cell in row for run in cell if isinstance(run, Mention))
        yield (next(facts, ""), *map(_printed, row))


def _printed(cell: Inlines) -> str:
    marks = ", ".join(str(run.note) for run in cell if isinstance(run, Mark))
    return " ".join(filter(None, (plain(cell), marks)))


def _csv(name: str, rows: Iterable[Row], description: str) -> Attachment:
    """RFC 4180 in UTF-8.

    A cell that a spreadsheet would compute gets the apostrophe with which spreadsheets mark text.
    """
    text = io.StringIO()
    csv.writer(text).writerows([inert(cell) for cell in row] for row in rows)
    return Attachment(name, text.getvalue().encode(), "text/csv", "Data", description)
