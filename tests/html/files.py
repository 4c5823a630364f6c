"""Files of made-up blocks and facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from briefing.document.blocks import Block, Document, Furniture, Inlines, Stamp, Text
from briefing.document.occurrences import Role
from briefing.errors import Place
from briefing.html.write import HtmlFile, write_html
from briefing.themes.theme import PAGE_SIZES, Theme

FACTS: dict[str, Any] = {
    "facts": {
        "f": {"quantity": {"value": "1200", "unit": "pupils"}, "qualifier": "about"},
        "range": {"quantity": {"low": "1.5", "high": "2", "currency": "USD"}, "qualifier": "between"},
    },
    "speakers": {},
    "sources": {},
}


def make_document(*blocks: Block, draft: str = "", title: str = "A title") -> Document:
    running: Inlines = (Text("Briefing · "), Stamp("X/1", Role.REFERENCE))
    furniture = Furniture("Public", running, "Page {page} of {pages}", draft)
    return Document("x", title, "Desk", "A subject", ("word",), "en-GB", date(2024, 8, 19), furniture, blocks)


def written(document: Document, theme: Theme | None = None) -> HtmlFile:
    """The file of a document of made-up facts: `f` is about 1200 pupils, `range` is $1.5 to 2."""
    return write_html(document, theme or Theme(), PAGE_SIZES["a4"], FACTS, (), Place("facts.yaml"))
