"""Writes a document with its theme and facts as one HTML file, and proves that it shows just these."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from briefing.document.blocks import Document
from briefing.document.drawing import DisplayList
from briefing.document.occurrences import Attachment
from briefing.errors import LayoutError, Place, ProblemError
from briefing.html.body import RENDERERS, footer, header
from briefing.html.body_writer import BodyWriter
from briefing.html.elements import Html, element, joined, prove
from briefing.html.stylesheet import style_sheet
from briefing.layout.styles import PageTemplate
from briefing.records import NamedTuple
from briefing.themes.theme import Theme


class HtmlFile(NamedTuple):
    """The bytes of an HTML file, and how many values were read back from it."""

    data: bytes
    values: int


def write_html(
    document: Document,
    theme: Theme,
    page_size: tuple[float, float],
    facts: Mapping[str, Any],
    files: Sequence[Attachment],
    place: Place,
    narrow: Mapping[str, DisplayList] | None = None,
) -> HtmlFile:
    """`document` as one HTML file that needs no other; LayoutError or ProofError, at `place`, if that cannot be.

    `facts` are the canonical ones, `page_size` is that of print in points; `files` stand in links to save
    them.  `narrow` has the charts, by their ids, as they are drawn for the width of a telephone.
    """
    writer = BodyWriter(document, theme, facts, files, RENDERERS, narrow or {})
    try:
        main = writer.inner(document.blocks)
    except ProblemError as error:
        raise LayoutError([error.problem.at(place)]) from None
    body = element(
        "body",
        header(writer),
        element("main", main),
        footer(writer),
        class_="columns" if PageTemplate.of(theme, page_size).indent else None,
        data_draft=document.furniture.upper(document.furniture.draft),
    )
    # The style sheet comes last: it has the colours and the glyphs that the body uses.
    head = _head(document, style_sheet(document, theme, writer.paints, page_size, body))
    page = joined(Html("<!DOCTYPE html>\n"), element("html", head, body, lang=document.language), "\n")
    data = page.encode()
    values = prove(data, writer.elements.declared, facts["facts"], place)
    return HtmlFile(data, values - writer.elements.repeated)


def _head(document: Document, style: str) -> Html:
    # Nothing is loaded, nothing runs; only this style sheet and the fonts and pictures in the file hold.
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    loaded = f"style-src 'sha256-{digest}'; font-src data:; img-src data:"
    policy = f"default-src 'none'; {loaded}; base-uri 'none'; form-action 'none'"
    draft = f"{document.furniture.draft}: " if document.furniture.draft else ""
    known = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "format-detection": "telephone=no, date=no, address=no, email=no",
        "author": document.author,
        "description": document.subject,
        "keywords": ", ".join(document.keywords),
        "dcterms.identifier": document.id,
        "dcterms.created": document.date.isoformat(),
    }
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("title", draft + document.title),
        *(element("meta", name=name, content=content) for name, content in known.items() if content),
        element("style", Html(style)),
    )
