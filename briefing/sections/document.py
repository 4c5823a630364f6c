"""A loaded briefing and template folders in, the finished `Document` out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.document.blocks import Block, Document, Furniture, Inline, Stamp, Text, TitleBlock, plain
from briefing.document.roles import Role
from briefing.document.visit import with_unique_anchors
from briefing.errors import Diagnostic
from briefing.facts.model import Briefing, State
from briefing.sections.assemble import Assembler
from briefing.sections.block_builder import DrawChart
from briefing.templating.briefing_templates import render_briefing
from briefing.templating.environment import UsedTemplate
from briefing.templating.scope import Scope
from briefing.wording.wording import Wording


class MadeDocument(NamedTuple):
    """A document, the facts that it names nowhere, the templates that it came from, and warnings about these."""

    document: Document
    unused: tuple[str, ...]
    templates: tuple[UsedTemplate, ...]
    warnings: tuple[Diagnostic, ...]


def make_document(briefing: Briefing, wording: Wording, folders: tuple[Path, ...], draw: DrawChart) -> MadeDocument:
    """Render the templates and assemble what they print.

    `folders` are searched in order, ours last; `draw` draws a chart.
    TemplateError says which template, or text, cannot be rendered truthfully.
    """
    scope = Scope(briefing, wording)
    rendered, warnings = render_briefing(folders, scope, briefing)
    blocks = Assembler(briefing, wording, rendered.payloads, draw).blocks(rendered.markdown)
    head = briefing.head
    document = Document(
        id=head.id,
        title=_title(blocks) or head.id,
        author=str(head.prepared_by or ""),
        subject=_subtitle(blocks),
        keywords=tuple(str(section.title) for section in briefing.sections.values()),
        language=wording.language.tag,
        date=head.date,
        furniture=_furniture(briefing, wording),
        blocks=blocks,
    )
    unused = tuple(name for name in briefing.facts if name not in rendered.cited)
    return MadeDocument(with_unique_anchors(document), unused, rendered.uses, warnings)


def _title(blocks: tuple[Block, ...]) -> str:
    return next((plain(block.title) for block in blocks if isinstance(block, TitleBlock)), "")


def _subtitle(blocks: tuple[Block, ...]) -> str:
    return next((plain(block.subtitle) for block in blocks if isinstance(block, TitleBlock)), "")


def _furniture(briefing: Briefing, wording: Wording) -> Furniture:
    head = briefing.head
    running: list[Inline] = [Text(wording.say("Briefing"))]
    if head.reference:
        running += [Text(" · "), Stamp(head.reference, Role.REFERENCE)]
    running += [Text(" · "), Stamp(wording.day(head.date), Role.DATE)]
    draft = wording.say("DRAFT") if head.state is State.DRAFT else ""
    return Furniture(
        marking=str(head.marking or ""),
        running=tuple(running),
        page=wording.say("Page {page} of {pages}"),
        draft=draft,
        note=wording.say("Note {number}"),
        back=wording.say("Back to the mention of note {number}"),
        capitals=tuple(wording.language.grammar.capitals.items()),
        hyphenation=tuple(_hyphenation(briefing, wording)),
    )


def _hyphenation(briefing: Briefing, wording: Wording) -> Iterator[tuple[str, str]]:
    """The dictionary of the document's language, and of the one whose texts stand in for missing ones."""
    for lang, spoken in (("", wording), (briefing.head.language, wording.base)):
        if spoken and spoken.language.grammar.hyphenation:
            yield lang, spoken.language.grammar.hyphenation
