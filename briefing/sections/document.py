"""A loaded briefing and template folders in, the finished `Document` out."""

from __future__ import annotations

from pathlib import Path

from briefing.document.blocks import Block, Document, Furniture, Inline, Stamp, StampRole, Text, TitleBlock, plain
from briefing.facts.model import Briefing, State
from briefing.facts.wording import Wording
from briefing.sections.assemble import Assembler
from briefing.sections.parts import Draw
from briefing.sections.scope import Scope
from briefing.sections.templates import render


def make_document(
    briefing: Briefing, wording: Wording, folders: tuple[Path, ...], draw: Draw
) -> tuple[Document, tuple[str, ...]]:
    """Render the templates and assemble what they print; the document, and the facts that it names nowhere.

    `folders` are searched in order, ours last; `draw` gives a chart's drawing and alt text.
    TemplateError says which template, or text, cannot be rendered truthfully.
    """
    scope = Scope(briefing, wording)
    markdown = render(folders, scope)
    blocks = Assembler(briefing, wording, scope.tokens.payloads, draw).blocks(markdown)
    head = briefing.head
    document = Document(
        id=head.id,
        title=_title(blocks) or head.id,
        author=head.prepared_by or "",
        subject=_subtitle(blocks),
        keywords=tuple(section.title for section in briefing.sections.values()),
        language=wording.phrases.locale.replace("_", "-"),
        date=head.date,
        furniture=_furniture(briefing, wording),
        blocks=blocks,
    )
    return document, tuple(name for name in briefing.facts if name not in scope.tokens.cited)


def _title(blocks: tuple[Block, ...]) -> str:
    return next((plain(block.title) for block in blocks if isinstance(block, TitleBlock)), "")


def _subtitle(blocks: tuple[Block, ...]) -> str:
    return next((plain(block.subtitle) for block in blocks if isinstance(block, TitleBlock)), "")


def _furniture(briefing: Briefing, wording: Wording) -> Furniture:
    head = briefing.head
    running: list[Inline] = [Text("Briefing")]
    if head.reference:
        running += [Text(" · "), Stamp(head.reference, StampRole.REFERENCE)]
    running += [Text(" · "), Stamp(wording.day(head.date), StampRole.DATE)]
    draft = "DRAFT" if head.state is State.DRAFT else ""
    return Furniture(marking=head.marking or "", running=tuple(running), page="Page {page} of {pages}", draft=draft)
