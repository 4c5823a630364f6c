"""The files that travel in a PDF: facts.json, and one CSV for each chart and table.

The digest of a document is that of all that facts.json says: facts, grammars, look, and every word and line of its
pages, but for the digest itself, which they print.  The seal of facts.json is the digest of all the rest of it, so that
a change of its bytes shows.  A build gives the same bytes with the text of a source and with the record that a check of
it has left beside the facts.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from briefing.document.blocks import DataTable, Document, Figure, Inlines, Mark, Mention, plain
from briefing.document.declared import Declarations, DeclaredItem, FacesOf, without_defaults
from briefing.document.occurrences import Attachment
from briefing.document.visit import walk
from briefing.evidence.record import CheckRecord
from briefing.facts.load import Json, canonical, canonical_json, digest, json_of, sha256_of
from briefing.languages import language
from briefing.options import source_date
from briefing.process import to_plain
from briefing.proof.report import escape_formula
from briefing.records import NamedTuple
from briefing.themes.theme import Faces, Theme
from briefing.wording.edition import Edition

FACTS_FILE = "facts.json"
FORMAT = "make-briefing/facts/2"
_OUR_LOOK = Theme()
DESCRIPTION = "The facts, their sources, and what stands on the pages"


class Attachments(NamedTuple):
    """The attached files of a document, before it is drawn.

    `content` is that of facts.json by its keys, but for what is shown; `tables` are the other files.
    """

    content: dict[str, Json]
    tables: tuple[Attachment, ...]

    def of_pages(self, declared: Declarations, faces_of: FacesOf) -> tuple[str, tuple[Attachment, ...]]:
        """The digest of a document whose pages show what is declared, and the files for its PDF."""
        digest = document_digest(self.content, declared)
        shown = declared.with_digest(digest)
        shown = shown._replace(faces=faces_of(shown))
        return digest, self._files({**self.content, "shown": declarations_json(shown), "digest": digest})

    def of_texts(self, document: Document) -> tuple[str, tuple[Attachment, ...]]:
        """The same for a document that has no pages: its digest covers what its blocks say."""
        texts = json.dumps(to_plain(document), sort_keys=True, default=_unprintable)
        content = self.content | {"texts": json_of(sha256_of(texts))}
        digest = document_digest(content, None)
        return digest, self._files({**content, "digest": digest})

    def _files(self, content: Mapping[str, Any]) -> tuple[Attachment, ...]:
        """facts.json, then one CSV for each chart and table in the order of the document."""
        data = f"{with_seal(content)}\n".encode()
        return (Attachment(FACTS_FILE, data, "application/json", "Data", DESCRIPTION), *self.tables)


def document_digest(content: Mapping[str, Any], declared: Declarations | None) -> str:
    """The digest of all that a facts.json says; of what is declared without the digest itself, which the pages print.

    The moment of writing is left out, since a document is the same when it is written again.  So are the faces: which
    of their letters stand on the pages is known only with the digest.
    """
    kept = {key: value for key, value in content.items() if key not in ("digest", "seal", "shown", "written")}
    if declared:
        kept["shown"] = declarations_json(declared.with_digest("")._replace(faces={}))
    return digest(kept)


def declarations_json(declared: Declarations) -> Json:
    """The JSON of declarations."""
    others = {
        name: _part_json(name, value) for name, value in declared._asdict().items() if name not in ("pages", "faces")
    }
    faces = {role: list(face) for role, face in declared.faces.items()}
    pages = []
    for page in declared.pages:
        links = [_part_json("links", page.links)] if page.links else []
        pages.append("[" + ",".join([f"[{','.join(map(_item_json, page.items))}]", *links]) + "]")
    return Json(canonical_json(others | {"pages": Json(f"[{','.join(pages)}]"), "faces": faces}))


@lru_cache(maxsize=4_000)
def _item_json(item: DeclaredItem) -> str:
    """The JSON of what stands on a page: most is the same once the digest is printed, and in the next document."""
    return json_of(without_defaults(item))


@lru_cache(maxsize=50)
def _part_json(name: str, part: object) -> Json:
    """The JSON of another part of declarations, which is asked for once without the digest and once with it."""
    return json_of(without_defaults(part))


def _unprintable(part: object) -> str:
    """What stands in a digest for what JSON cannot hold: bytes, a flowable of a program."""
    return sha256(part).hexdigest() if isinstance(part, bytes) else str(part) if isinstance(part, date) else ""


def attachments_of(edition: Edition, document: Document, record: CheckRecord, theme: Theme) -> Attachments:
    """The attachments of `document`; `record` is what the check has found in the sources."""
    head, facts, tables = edition.briefing.head, canonical(edition.briefing), tuple(_tables(document))
    named = {
        "marking": head.marking,
        "reference": head.reference,
        "version": head.version,
        "author": document.author,
        "subject": document.subject,
        "keywords": ", ".join(document.keywords),
    }
    # The languages of the edition and of its file, as far as they are not those that come with us.
    wordings = filter(None, (edition.wording, edition.wording.base))
    grammars = {w.language.code: to_plain(w.language) for w in wordings if w.language != language(w.language.code)}
    moment = source_date()
    content = {
        "format": FORMAT,
        **({"written": moment.isoformat()} if moment else {}),
        "document": {
            "id": head.id,
            "title": document.title,
            "date": head.date.isoformat(),
            "language": document.language,
            **{key: str(value) for key, value in named.items() if value},
        },
        "canonical": facts,
        "checked": _checked(record.of_facts(edition.briefing.facts)),
        **({"grammars": grammars} if grammars else {}),
        "look": _values_of(theme),
        "files": [{"name": p.name, "description": p.description, "sha256": sha256(p.data).hexdigest()} for p in tables],
    }
    return Attachments({key: json_of(value) for key, value in content.items()}, tables)


def _values_of(theme: Theme) -> dict[str, Any]:
    """The values of a theme that are not those of the default one; own faces by the digest of their files."""
    given = theme._replace(faces=Faces(*(face.rpartition("#")[2] for face in theme.faces)))._asdict()
    found = {key: to_plain(value) for key, value in given.items() if value != getattr(_OUR_LOOK, key)}
    return json.loads(json.dumps(found, default=_unprintable))  # type: ignore[no-any-return]


def _checked(record: CheckRecord) -> dict[str, Any]:
    """Of each source its SHA-256, of each fact where its quotes stand: offsets in the characters of the text."""
    plain = record.model_dump(mode="json", exclude_none=True)
    facts = {
        key: [{k: v for k, v in quote.items() if k != "quote"} for quote in fact["quotes"]]
        for key, fact in plain["facts"].items()
    }
    return {"sources": plain["sources"], "facts": facts}


def _tables(document: Document) -> Iterator[Attachment]:
    """One CSV for each chart and table, named by the number that it has there: an id might tell a value."""
    for block in walk(document.blocks):
        match block:
            case Figure(number=number) if block.data:
                # "Figure 3": in all languages its words have this number and no other.
                place = int("".join(filter(str.isdecimal, number.text)))
                yield _csv(f"figure-{place}.csv", block.data, block, "The data of")
            case DataTable(anchor=anchor):
                yield _csv(f"{anchor}.csv", _rows(block), block, "The cells of")


def _rows(table: DataTable) -> Iterator[tuple[str, ...]]:
    """The cells as printed, behind the fact whose value stands in the row; each row with its header."""
    if table.data:
        yield from table.data
        return
    yield ("fact", *(plain(column.words) for column in table.columns))
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


def seal_of(content: Mapping[str, Any]) -> str:
    """The seal that belongs to the content of a facts.json."""
    return sha256_of(canonical_json({key: value for key, value in content.items() if key != "seal"}))
