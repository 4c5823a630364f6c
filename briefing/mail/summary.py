"""A built briefing in, the mail that carries it out: a summary as plain text and HTML, its charts, the PDF attached."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.document.blocks import (
    Block,
    Colophon,
    Document,
    Figure,
    Inlines,
    KeyFigures,
    KeyPoints,
    Mark,
    Mention,
    Note,
    Notes,
    Stamp,
    Text,
    Tile,
    TitleBlock,
)
from briefing.document.roles import Role
from briefing.document.visit import find, walk
from briefing.facts.localtext import lang_of
from briefing.mail.mail import Mail, Part
from briefing.mail.pictures import png_of
from briefing.mail.readings import said, together
from briefing.templating.folders import template_folders
from briefing.templating.mail_templates import MailContent, MailKeyFigure, MailNote, MailPicture, literal, render_mail

if TYPE_CHECKING:
    from briefing.languages.model import Language
    from briefing.pipeline import Built
    from briefing.themes.theme import Faces
    from briefing.wording.edition import Edition

PDF = "application/pdf"
_MOST_PICTURES = 2
_WIDTH = 76


def mail_of(built: Built, templates: Path | None = None) -> Mail:
    """The mail of a finished PDF, to nobody yet: who gets the same shares it; TemplateError as for any template.

    `templates` is the folder that comes before `templates` beside the facts, and ours.
    """
    document, edition = built.checked.document, built.checked.edition
    pictures = tuple(_pictures(document, built.checked.theme.faces))
    letter = _letter(document, edition, pictures, built.name)
    attached = Part(built.name, PDF, built.data)
    folders = template_folders(built.checked.facts.path, templates)
    mail = mail_with(letter, edition.wording.language, folders, attached, document.furniture.marking)
    return mail._replace(pictures=tuple(part for part, _ in pictures))


def mail_with(letter: MailContent, language: Language, folders: tuple[Path, ...], attached: Part, marking: str) -> Mail:
    """The mail that says what `letter` holds, with one file attached."""
    text, html = render_mail(letter, language, folders)
    return Mail(
        sender=None,
        to=(),
        subject=letter.title.text,
        text=wrapped(text),
        html=html.strip() + "\n",
        attachments=(attached,),
        language=language.tag,
        marking=marking,
    )


def wrapped(text: str) -> str:
    """Plain text with lines of at most 76 characters, as far as words allow, and never two empty ones together."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or lines[-1]:
            lines += _broken(line.rstrip())
    return "\n".join(lines) + "\n"


def _broken(line: str) -> list[str]:
    start = len(line) - len(line.lstrip())
    first = line.split(" ", start + 1)[start] if line else ""
    hangs = first == "-" or (first.startswith("[") and first.endswith("]"))
    indent = " " * (start + len(first) + 1 if hangs else start)
    return textwrap.wrap(line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]


def _letter(
    document: Document, edition: Edition, pictures: Iterable[tuple[Part, MailPicture]], file: str
) -> MailContent:
    blocks = list(walk(document.blocks))
    title = next((block for block in blocks if isinstance(block, TitleBlock)), TitleBlock((Text(document.title),)))
    points = [point for block in blocks if isinstance(block, KeyPoints) for point in block.points]
    tiles = [tile for block in document.blocks if isinstance(block, KeyFigures) for tile in block.tiles]
    charts = tuple(picture for _, picture in pictures)
    sources = [figure.source for figure in islice(_figures(document), _MOST_PICTURES)]
    marked = {mark.note for mark in find((*points, *(tile.marks for tile in tiles), *sources), Mark)}
    return MailContent(
        title=said(title.title),
        language=literal(document.language),
        file=literal(file),
        subtitle=said(title.subtitle),
        marking=literal(document.furniture.marking),
        meta=together(*map(said, title.meta), between=" · "),
        digest=next((said(line) for line in _colophon(blocks) if _is_digest(line)), literal("")),
        command=literal(f"make-briefing verify {file}"),
        key_points=tuple(map(said, points)),
        key_figures=tuple(_key_figure(tile, edition) for tile in tiles),
        pictures=charts,
        notes=tuple(MailNote(literal(str(n.number)), said(n.content)) for n in _noted(blocks, marked)),
    )


def _key_figure(tile: Tile, edition: Edition) -> MailKeyFigure:
    """A key figure with its value in full, as a text would have it, and the numbers of its notes."""
    fact, wording = edition.briefing.facts[tile.fact], edition.wording
    value = Mention(fact.id, wording.words(fact), lang=wording.value_lang(fact))
    label = Stamp(fact.label, Role.NAME, lang=lang_of(fact.label))
    return MailKeyFigure(said((value, *tile.marks)), said((label,)), said(tile.detail), literal(""))


def _pictures(document: Document, faces: Faces) -> Iterator[tuple[Part, MailPicture]]:
    """The first charts as PNG, each named by what it shows, and the words that stand with it."""
    for figure in islice(_figures(document), _MOST_PICTURES):
        data = png_of(figure.drawing, faces)
        cid = f"{sha256(data).hexdigest()[:20]}@{document.id}"
        texts = (
            literal(cid),
            said(figure.title),
            said(figure.subtitle),
            said((Text(figure.alt),)),
            said(figure.source),
        )
        yield Part(cid, "image/png", data), MailPicture(*texts)


def _figures(document: Document) -> Iterator[Figure]:
    return (block for block in walk(document.blocks) if isinstance(block, Figure))


def _noted(blocks: Iterable[Block], marked: set[int]) -> list[Note]:
    """The notes with these numbers, and those that they lead to."""
    notes = {note.number: note for block in blocks if isinstance(block, Notes) for note in block.notes}
    wanted, waiting = set[int](), sorted(marked)
    while waiting:
        number = waiting.pop()
        if number in notes and number not in wanted:
            wanted.add(number)
            waiting += (mark.note for mark in find(notes[number].content, Mark))
    return [notes[number] for number in sorted(wanted)]


def _colophon(blocks: Iterable[Block]) -> Iterator[Inlines]:
    return (line for block in blocks if isinstance(block, Colophon) for line in block.lines)


def _is_digest(line: Inlines) -> bool:
    return any(isinstance(run, Stamp) and run.role is Role.DIGEST for run in line)
