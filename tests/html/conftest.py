"""What the tests of HTML share: both briefings as files, files of made-up blocks, and their elements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefing import Options, build
from briefing.document.blocks import Block, Document, Furniture, Inlines, Stamp, Text
from briefing.document.occurrences import Role
from briefing.document.visit import with_digest
from briefing.errors import Place
from briefing.facts.load import canonical
from briefing.html.write import HtmlFile, write_html
from briefing.proof.attachments import attachments_of
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


ROOT = Path(__file__).parents[2]
BRIEFINGS = {
    "seed": ROOT / "seeds" / "azerbaijan-russia.yaml",
    "second": ROOT / "tests" / "seeds" / "veland-osmark.yaml",
}
VOID = ("meta", "link", "br", "img")


class Element(NamedTuple):
    """An element of a file: its name, attributes, and all text in it."""

    name: str
    attributes: dict[str, str]
    text: list[str]

    @property
    def words(self) -> str:
        return "".join(self.text)


class Reader(HTMLParser):
    """Gathers the elements of a file in their order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, [])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)


@pytest.fixture(scope="session")
def html_of() -> Callable[..., str]:
    """The markup of a file of the given blocks."""
    return lambda *blocks, theme=None, **named: written(make_document(*blocks, **named), theme).data.decode()


@pytest.fixture(scope="session")
def elements() -> Callable[..., list[Element]]:
    """The elements of some markup, all or those of one name, or with one class."""

    def find(markup: str, name: str = "", kind: str = "") -> list[Element]:
        found = Reader(markup).elements
        return [
            e for e in found if name in ("", e.name) and (not kind or kind in e.attributes.get("class", "").split())
        ]

    return find


@pytest.fixture(scope="session")
def edition() -> Callable[..., HtmlFile]:
    """The file of one of both briefings, in a theme, as a draft if wanted."""
    built = {name: build(path, Options(format="html")).checked for name, path in BRIEFINGS.items()}

    def make(name: str, theme: Theme | None = None, draft: str = "") -> HtmlFile:
        checked = built[name]
        briefing, document = checked.facts.briefing, checked.document
        document = document._replace(furniture=document.furniture._replace(draft=draft))
        attachments = attachments_of(checked.edition, document, checked.report.record, checked.theme)
        digest, files = attachments.of_texts(document)
        place = checked.facts.places.at("head")
        facts, page = canonical(briefing), PAGE_SIZES["a4"]
        shown = with_digest(document, digest)
        return write_html(shown, theme or Theme(), page, facts, files, place, checked.drawer.narrow())

    return make


@pytest.fixture(scope="session")
def editions(edition) -> dict[str, HtmlFile]:
    """The files of both briefings."""
    return {name: edition(name) for name in BRIEFINGS}
