"""Notes and colophon in, the end of the HTML out; a note that quotes is a schema.org Claim in microdata."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.document.blocks import Colophon, Mention, Note, Notes
from briefing.document.occurrences import Attachment
from briefing.facts.localtext import version
from briefing.html.exhibits import download
from briefing.html.markup import NOTHING, Html, Value, element, joined
from briefing.html.runs import RunWriter

_SCHEMA = "https://schema.org/"
Facts = Mapping[str, Any]
"""The canonical facts: units, speakers, sources and facts by their ids."""


def notes(block: Notes, runs: RunWriter, facts: Facts, language: str) -> Html:
    """The notes of a document in `language`, each with a link back to its first mark."""
    name = f"{block.anchor}-name"
    content = element("ol", *(_note(note, runs, facts, language) for note in block.notes), role="list")
    title = element("h2", block.title, id=name)
    return element("section", title, content, id=block.anchor, role="doc-endnotes", aria_labelledby=name)


def colophon(block: Colophon, runs: RunWriter, file: Attachment | None) -> Html:
    """Short lines on how the document was made, and its facts as a file to save."""
    lines = [element("p", runs.runs(line)) for line in block.lines]
    if file:
        lines.append(element("p", download(file, file.name)))
    name = f"{block.anchor}-name"
    side = element("div", element("h2", block.title, id=name), class_="side")
    content = element("div", *lines, class_="text")
    return element("section", side, content, class_="part", id=block.anchor, aria_labelledby=name)


def _note(note: Note, runs: RunWriter, facts: Facts, language: str) -> Html:
    number = runs.leading_back(note)
    for place, run in enumerate(note.content):
        if isinstance(run, Mention) and run.quoted and (origin := _origin(facts, run, language)):
            before, after = runs.runs(note.content[:place]), runs.runs(note.content[place + 1 :])
            words = element("p", before, runs.quote(run, itemprop="text"), after)
            return element("li", number, words, origin, id=note.anchor, **_item("Claim"))
    return element("li", number, element("p", runs.runs(note.content)), id=note.anchor)


def _origin(facts: Facts, quote: Mention, language: str) -> Html:
    """Who claims it, where it appeared and when: what the note says in words, for programs.

    Nothing for words that are not, letter by letter, evidence of the fact.
    """
    fact = facts["facts"].get(quote.fact, {})
    source = next((e["source"] for e in fact.get("evidence", ()) if e["quote"] == quote.words), None)
    if source is None:
        return NOTHING
    names = facts["speakers"].get(fact.get("speaker"), {}).get("name")
    speaker = names if isinstance(names, str | None) else version(names, language) or names[facts["language"]]
    author = _thing("author", "Person", name=speaker) if speaker else NOTHING
    return joined(author, _appearance(facts["sources"][source]))


def _appearance(source: Mapping[str, str]) -> Html:
    publisher = _thing("publisher", "Organization", name=source["publisher"])
    url = source.get("url", "")
    link = element("link", itemprop="url", href=url) if url.startswith("https://") else NOTHING
    known = _meta(headline=source.get("title"), datePublished=source["published"], inLanguage=source.get("language"))
    return element("span", publisher, link, known, itemprop="appearance", **_item("CreativeWork"))


def _thing(relation: str, kind: str, **known: str) -> Html:
    return element("span", _meta(**known), itemprop=relation, **_item(kind))


def _meta(**known: str | None) -> Html:
    return joined(*(element("meta", itemprop=name, content=words) for name, words in known.items() if words))


def _item(kind: str) -> dict[str, Value]:
    return {"itemscope": True, "itemtype": _SCHEMA + kind}
