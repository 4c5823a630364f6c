"""Renders notes and colophon; a note that quotes is a schema.org Claim in microdata, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.document.blocks import Colophon, Inlines, Mark, Mention, Notes
from briefing.facts.translations import version
from briefing.html.body_writer import BodyWriter, download
from briefing.html.markup import NOTHING, AttributeValue, Html, element, joined

_SCHEMA = "https://schema.org/"


def notes(block: Notes, writer: BodyWriter) -> Html:
    """The notes, each with a link back to its first mark."""
    name = f"{block.anchor}-name"
    content = element("ol", *(_note(mark, note, writer) for mark, note in block.marked), role="list")
    title = element("h2", block.title, id=name)
    return element("section", title, content, id=block.anchor, role="doc-endnotes", aria_labelledby=name)


def colophon(block: Colophon, writer: BodyWriter) -> Html:
    """Short lines on how the document was made, and its facts as a file to save."""
    lines = [element("p", writer.words(line)) for line in block.lines]
    if file := writer.files.get(""):
        lines.append(element("p", download(file, file.name)))
    return writer.part(block.anchor, block.title, element("div", *lines, class_="text"))


def _note(mark: Mark, note: Inlines, writer: BodyWriter) -> Html:
    number = writer.inlines.backlink(mark)
    for place, run in enumerate(note):
        if isinstance(run, Mention) and run.quoted and (origin := _origin(run, writer)):
            before, after = writer.words(note[:place]), writer.words(note[place + 1 :])
            words = element("p", before, writer.inlines.quote(run, itemprop="text"), after)
            return element("li", number, words, origin, id=mark.target, **_item("Claim"))
    return element("li", number, element("p", writer.words(note)), id=mark.target)


def _origin(quote: Mention, writer: BodyWriter) -> Html:
    """Who claims it, where it appeared and when: what the note says in words, for programs.

    Nothing for words that are not, letter by letter, evidence of the fact.
    """
    facts: Mapping[str, Any] = writer.facts
    fact = facts["facts"].get(quote.fact, {})
    # Only an exact quote is claimed to be one; a note may also cite with words of its own.
    key = next((e["source"] for e in fact.get("evidence", ()) if e["quote"] == quote.words), None)
    if key is None:
        return NOTHING
    names = facts["speakers"].get(fact.get("speaker"), {}).get("name")
    is_text = isinstance(names, str | None)
    speaker = names if is_text else version(names, writer.document.language) or names[facts["language"]]
    author = _thing("author", "Person", name=speaker) if speaker else NOTHING
    source = facts["sources"][key]
    publisher = _thing("publisher", "Organization", name=source["publisher"])
    url = source.get("url", "")
    link = element("link", itemprop="url", href=url) if url.startswith("https://") else NOTHING
    known = _meta(headline=source.get("title"), datePublished=source["published"], inLanguage=source.get("language"))
    appearance = element("span", publisher, link, known, itemprop="appearance", **_item("CreativeWork"))
    return joined(author, appearance)


def _thing(relation: str, kind: str, **known: str) -> Html:
    return element("span", _meta(**known), itemprop=relation, **_item(kind))


def _meta(**known: str | None) -> Html:
    return joined(*(element("meta", itemprop=name, content=words) for name, words in known.items() if words))


def _item(kind: str) -> dict[str, AttributeValue]:
    return {"itemscope": True, "itemtype": _SCHEMA + kind}
