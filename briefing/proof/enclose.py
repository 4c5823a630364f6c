"""What a document encloses and where it stands on its pages in, the files that travel in its PDF out."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple

from briefing.document.occurrences import Attachment, Box, Content, Occurrence
from briefing.proof.terms import FACTS_FILE, FORMAT, fingerprint, sealed


class Enclosure(NamedTuple):
    """What the files are made of, as plain data: all but where things stand on the pages."""

    document: dict[str, str]
    facts: dict[str, Any]
    digest: str
    checked: dict[str, Any]
    grammars: dict[str, Any]
    tables: tuple[Attachment, ...]

    def files(self, occurrences: tuple[Occurrence, ...], pages: tuple[Content, ...]) -> tuple[Attachment, ...]:
        """facts.json, then one CSV for each chart and table in the order of the document.

        `pages` is all that each page shows.
        """
        content = f"{sealed(self._facts(occurrences, pages))}\n".encode()
        description = "The facts, their sources, and where each value stands on the pages"
        facts = Attachment(FACTS_FILE, content, "application/json", "Data", description)
        return (facts, *self.tables)

    def _facts(self, occurrences: Iterable[Occurrence], pages: Iterable[Content]) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "document": self.document,
            "digest": self.digest,
            "canonical": self.facts,
            "checked": self.checked,
            **({"grammars": self.grammars} if self.grammars else {}),
            "files": [{"name": part.name, "sha256": sha256(part.data).hexdigest()} for part in self.tables],
            "pages": [_page(page) for page in pages],
            "occurrences": [_occurrence(occurrence) for occurrence in occurrences],
        }


def _page(page: Content) -> dict[str, Any]:
    covers = [index for index, shape in enumerate(page.shapes) if shape.covers]
    return {
        "characters": fingerprint(page.text),
        "shapes": [list(shape[:5]) for shape in page.shapes],
        **({"covers": covers} if covers else {}),
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
    sides = list(box[1:5])
    part = {"words": box.words} if box.words != words else {}
    return {"page": box.page, "box": sides, **part}
