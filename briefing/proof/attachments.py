"""The files that travel in a PDF: facts.json, and one CSV for each chart and table.

The seal of facts.json is the digest of all the rest of it, so that a change of its bytes shows.  A build gives the same
bytes with the text of a source and with the record that a check of it has left beside the facts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from pydantic import ConfigDict, TypeAdapter

from briefing.document.blocks import DataTable, Document, Figure, Inlines, Mark, Mention, plain
from briefing.document.occurrences import Attachment, Content, Occurrence
from briefing.document.visit import walk
from briefing.evidence.record import CheckRecord, still_valid
from briefing.facts.canonical import canonical, canonical_json, digest, sha256_of
from briefing.languages import language
from briefing.process import to_plain
from briefing.proof.normalize import fingerprint
from briefing.proof.report import escape_formula
from briefing.wording.edition import Edition

_OCCURRENCES = TypeAdapter(tuple[Occurrence, ...], config=ConfigDict(defer_build=True))
FACTS_FILE = "facts.json"
FORMAT = "make-briefing/facts/1"


class Attachments(NamedTuple):
    """The attached files of a document, before it is drawn.

    `content` is that of facts.json, but for what the pages show and where; `tables` are the other files.
    """

    content: dict[str, Any]
    tables: tuple[Attachment, ...]

    def files(self, occurrences: Iterable[Occurrence], pages: Iterable[Content]) -> tuple[Attachment, ...]:
        """facts.json, then one CSV for each chart and table in the order of the document.

        `occurrences` are the words of the drawn document and their places, `pages` is all that each page shows.
        """
        shown = []
        for page in pages:
            shapes = [[*shape.extent, shape.color] for shape in page.shapes]
            covers = [index for index, shape in enumerate(page.shapes) if shape.covers]
            shown.append(
                {"characters": fingerprint(page.text), "shapes": shapes, **({"covers": covers} if covers else {})}
            )
        words = _OCCURRENCES.dump_python(tuple(occurrences), by_alias=True, exclude_defaults=True)
        data = f"{with_seal(self.content | {'pages': shown, 'occurrences': words})}\n".encode()
        description = "The facts, their sources, and where each value stands on the pages"
        return (Attachment(FACTS_FILE, data, "application/json", "Data", description), *self.tables)


def attachments_of(edition: Edition, document: Document, record: CheckRecord) -> Attachments:
    """The attachments of `document`; `record` is what the check has found in the sources."""
    head, facts, tables = edition.briefing.head, canonical(edition.briefing), tuple(_tables(document))
    named = {"marking": head.marking, "reference": head.reference, "version": head.version}
    # The languages of the edition and of its file, as far as they are not those that come with us.
    wordings = filter(None, (edition.wording, edition.wording.base))
    grammars = {w.language.code: to_plain(w.language) for w in wordings if w.language != language(w.language.code)}
    content = {
        "format": FORMAT,
        "document": {
            "id": head.id,
            "title": document.title,
            "date": head.date.isoformat(),
            "language": document.language,
            **{key: str(value) for key, value in named.items() if value},
        },
        "digest": digest(facts),
        "canonical": facts,
        "checked": _checked(still_valid(record, edition.briefing)),
        **({"grammars": grammars} if grammars else {}),
        "files": [{"name": part.name, "sha256": sha256(part.data).hexdigest()} for part in tables],
    }
    return Attachments(content, tables)


def _checked(record: CheckRecord) -> dict[str, Any]:
    """Of each source its SHA-256, of each fact where its quotes stand: offsets in the characters of the text."""
    return {
        "sources": {key: source.model_dump() for key, source in record.sources.items()},
        "facts": {
            key: [{"source": quote.source, "start": quote.start, "end": quote.end} for quote in fact.quotes]
            for key, fact in record.facts.items()
        },
    }


def _tables(document: Document) -> Iterator[Attachment]:
    """One CSV for each chart and table, named by its number and, if it is a chart, by its id."""
    figures = tables = 0
    for block in walk(document.blocks):
        match block:
            case Figure() if block.data:
                figures += 1
                yield _csv(f"figure-{figures}-{block.chart}.csv", block.data, block, "The data of")
            case DataTable():
                tables += 1
                yield _csv(f"table-{tables}.csv", _rows(block), block, "The cells of")


def _rows(table: DataTable) -> Iterator[tuple[str, ...]]:
    """The cells as printed, behind the fact whose value stands in the row; each row with its header."""
    yield ("fact", *(column.head for column in table.columns))
    header: Inlines = ()
    for own, *others in table.rows:
        header = own or header
        cells = (header, *others)
        facts = (run.fact for cell in cells for run in cell if isinstance(run, Mention))
        marks = (", ".join(str(run.note) for run in cell if isinstance(run, Mark)) for cell in cells)
        yield (next(facts, ""), *(" ".join(filter(None, (plain(c), m))) for c, m in zip(cells, marks, strict=True)))


def _csv(name: str, rows: Iterable[tuple[str, ...]], block: Figure | DataTable, what: str) -> Attachment:
    """The rows of `block` as RFC 4180 has them, in UTF-8; `what` they are begins the description.

    No spreadsheet finds a formula in them.
    """
    text = io.StringIO()
    csv.writer(text).writerows([escape_formula(cell) for cell in row] for row in rows)
    description = f"{what} {block.number.text}"
    return Attachment(name, text.getvalue().encode(), "text/csv", "Data", description, block.anchor)


def with_seal(content: Mapping[str, Any]) -> str:
    """The text of a facts.json with its seal, the SHA-256 of all the rest, which a change of one byte makes wrong."""
    rest = canonical_json({key: value for key, value in content.items() if key != "seal"})
    return f'{rest.removesuffix("}")},"seal":"{sha256_of(rest)}"}}'
