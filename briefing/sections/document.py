"""Make the document of a briefing: render its templates and assemble what they print."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from briefing.document.blocks import Document, TitleBlock, plain
from briefing.document.visit import with_unique_anchors
from briefing.errors import Diagnostic
from briefing.facts.model import Briefing
from briefing.sections.assemble import DrawChart, Pictures
from briefing.sections.from_markdown import Assembler
from briefing.sections.publication import furniture
from briefing.templating.briefing_templates import render_briefing
from briefing.templating.environment import UsedTemplate
from briefing.templating.printing import Open, Words
from briefing.templating.scope import Scope
from briefing.wording.wording import Wording


class MadeDocument(NamedTuple):
    """A document, what it tells nowhere, the templates that it came from, and warnings about these.

    `unused` are facts, `unprinted` the sections that no template was asked for, nor their title, `unplaced` images.
    """

    document: Document
    unused: tuple[str, ...]
    unprinted: tuple[str, ...]
    unplaced: tuple[str, ...]
    templates: tuple[UsedTemplate, ...]
    warnings: tuple[Diagnostic, ...]


def make_document(
    briefing: Briefing,
    wording: Wording,
    folders: tuple[Path, ...],
    draw: DrawChart,
    pictures: Pictures = MappingProxyType({}),
    verified: Collection[str] = (),
) -> MadeDocument:
    """Render the templates and assemble what they print.

    `folders` are searched in order, ours last; `draw` draws a chart; `pictures` are those of images; `verified` are
    the facts found in their sources.
    TemplateError says which template, or text, cannot be rendered truthfully.
    """
    scope = Scope(briefing, wording)
    rendered, warnings = render_briefing(folders, scope, briefing)
    blocks = Assembler(briefing, wording, rendered, draw, pictures, verified).blocks()
    head = briefing.head
    title = next((block for block in blocks if isinstance(block, TitleBlock)), TitleBlock(()))
    document = Document(
        id=head.id,
        title=plain(title.title) or head.id,
        author=str(head.prepared_by or ""),
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
    placed = {payload.id for payload in rendered.payloads if isinstance(payload, Open) and payload.kind == "image"}
    unplaced = tuple(key for key in briefing.images if key not in placed)
    return MadeDocument(with_unique_anchors(document), unused, tuple(unprinted), unplaced, rendered.uses, warnings)
