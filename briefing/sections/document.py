"""Make the document of a briefing: render its templates and assemble what they print."""

from __future__ import annotations

from pathlib import Path

from briefing.document.blocks import Document, TitleBlock, plain
from briefing.document.visit import with_unique_anchors
from briefing.errors import Diagnostic
from briefing.records import NamedTuple
from briefing.sections.assemble import Exhibits
from briefing.sections.from_markdown import Assembler
from briefing.sections.publication import furniture
from briefing.templating.folders import UsedTemplate
from briefing.templating.printing import BlockToken, Open, Words
from briefing.templating.render import render_briefing
from briefing.templating.scope import Scope


class MadeDocument(NamedTuple):
    """A document, what of its facts file it leaves untold, the templates that it came from, and warnings about both.

    `unused` are facts, `unprinted` the sections that no template was asked for, nor their title; `unplaced`
    are pictures and flowables, each with its kind.
    """

    document: Document
    unused: tuple[str, ...]
    unprinted: tuple[str, ...]
    unplaced: tuple[tuple[str, str], ...]
    templates: tuple[UsedTemplate, ...]
    warnings: tuple[Diagnostic, ...]


def make_document(scope: Scope, folders: tuple[Path, ...], exhibits: Exhibits) -> MadeDocument:
    """Render the templates and assemble what they print.

    `folders` are searched in order, ours last; `exhibits` give what the facts file does not.
    TemplateError says which template, or text, cannot be rendered truthfully.
    """
    briefing, wording = scope.briefing, scope.wording
    scope.markers.clear()
    rendered, warnings = render_briefing(folders, scope)
    assembler = Assembler(briefing, wording, rendered, exhibits)
    blocks = assembler.assemble()
    head = briefing.head
    title = next((block for block in blocks if isinstance(block, TitleBlock)), TitleBlock(()))
    document = Document(
        id=head.id,
        title=plain(title.title) or head.id,
        author=", ".join(str(author.name) for author in head.authors) or str(head.prepared_by or ""),
        subject=plain(title.subtitle),
        keywords=tuple(str(section.title) for section in briefing.sections.values()),
        language=wording.language.tag,
        date=head.date,
        furniture=furniture(briefing, wording),
        blocks=blocks,
    )
    unused = tuple(name for name in briefing.facts if name not in rendered.cited)
    asked = {use.part for use in rendered.uses}
    printed = {payload.text for payload in rendered.payloads if isinstance(payload, Words)}
    unprinted = (
        name
        for name, section in briefing.sections.items()
        if f"sections/{name}.md.j2" not in asked and str(section.title) not in printed
    )
    called = {(p.kind, p.id) for p in rendered.payloads if isinstance(p, Open)}
    called |= {(p.kind, key) for p in rendered.payloads if isinstance(p, BlockToken) for key in p.ids}
    given = (*(("image", key) for key in briefing.images), *(("flowable", key) for key in briefing.flowables))
    unplaced = tuple(part for part in given if part not in called)
    found = (*warnings, *assembler.warnings)
    return MadeDocument(with_unique_anchors(document), unused, tuple(unprinted), unplaced, rendered.uses, found)
