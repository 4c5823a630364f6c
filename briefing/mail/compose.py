"""Compose the mail of a briefing: a summary as plain text and HTML, its first charts, and the PDF attached.

The briefing is just built, or a finished PDF, whose mail says what its facts.json does. The document is written twice,
as the two alternatives that a mail offers its reader; the plain text wraps at 76 characters, as RFC 2045 and old
terminals have it.
"""

from __future__ import annotations

import re
import tempfile
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.document import blocks
from briefing.document.occurrences import TO, Role
from briefing.document.visit import find, walk, with_digest
from briefing.errors import DeliveryError, Diagnostic, Place
from briefing.evidence.own_words.typed_values import shown_address
from briefing.facts.load import canonical, digest
from briefing.facts.model import told_areas
from briefing.facts.periods import Period
from briefing.facts.text_fields import lang_of, with_area
from briefing.files import os_reason, read_input
from briefing.html.elements import NOTHING, Html, element, joined
from briefing.languages import language
from briefing.mail.mail import Mail, MailFile, as_draft, attachment_name, edition_key, parse_address
from briefing.options import source_date
from briefing.proof.isolated import verify_in_subprocess
from briefing.templating.folders import template_folders
from briefing.templating.mail_templates import (
    MailContent,
    MailKeyFigure,
    MailNote,
    MailPicture,
    TextAndHtml,
    literal,
    render_mail,
)
from briefing.wording.wording import Wording

if TYPE_CHECKING:
    from briefing.document.drawing import DisplayList
    from briefing.languages.model import Language
    from briefing.results import Built
    from briefing.themes.theme import Faces
    from briefing.wording.edition import Edition


_MAX_LINE = 76
_SIGNS = re.compile(r"((?: |- (?=> )|> )*)(-|>|\[.*?\]|[0-9]{1,3}\.|)( ?)")
_SUPERSCRIPT = "font-size:70%; line-height:1; font-weight:normal;"
_LINK = "color:#14406b;"
_BLOCK = "margin:4px 0;"
_QUOTATION = "margin:4px 0; padding-left:12px; border-left:2px solid #c9ced6;"


def text_and_html(content: blocks.Inlines) -> TextAndHtml:
    """A text of the document in both forms, with its qualifiers, note numbers and languages."""
    # Plain text is wrapped later, with a value or date on one line; soft hyphens would show as signs.
    text = _as_text(content).replace("\u202f", "\u00a0").replace("\u00ad", "")
    return TextAndHtml(re.sub(r"[ \t\n]+", " ", text).strip(), _as_html(content))


def blocks_in_both(parts: Sequence[blocks.Block]) -> TextAndHtml:
    """A key point in both forms; lines after the first stand under its words, not under its sign."""
    match parts:
        case (blocks.Paragraph(content=content),):
            return text_and_html(content)
    return TextAndHtml("\n  ".join(_lines(parts)), joined(*map(_block_as_html, parts)))


def plain_words(words: str) -> TextAndHtml:
    """Words that are no inlines of a document, in both forms."""
    return text_and_html((blocks.Stamp(words, Role.NAME),)) if words else literal("")


def join_texts(*parts: TextAndHtml, between: str) -> TextAndHtml:
    """The parts in one, without those that are empty."""
    filled = [part for part in parts if part.text]
    return TextAndHtml(between.join(part.text for part in filled), between.join(part.html for part in filled))


def wrap_text(text: str) -> str:
    """Plain text with lines of at most 76 characters, as far as words allow, and never two empty ones in a row.

    The lines after the first of a list item or note stand under its text, not under its sign.
    """
    lines: list[str] = []
    for line in text.strip().splitlines():
        if not line.strip():
            lines += [""] if lines[-1] else []
            continue
        # Signs of items and notes, of which the last may be that of a quotation.
        signs = _SIGNS.match(line)
        indent = signs[1] + (">" if signs[2] == ">" else " " * len(signs[2])) + " " * len(signs[3]) if signs else ""
        lines += textwrap.wrap(
            line.rstrip(), _MAX_LINE, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
    return plain_spaces("\n".join(lines)) + "\n"


def plain_spaces(text: str) -> str:
    """A text with the spaces that everybody types, for lines that are no longer wrapped."""
    return text.replace("\u00a0", " ")


def _as_text(content: blocks.Inlines) -> str:
    """Note marks become "[1, 2]", links their words and where they lead."""
    pieces = []
    for is_mark, runs in groupby(content, lambda run: isinstance(run, blocks.Mark)):
        if is_mark:
            pieces.append(f" [{_note_numbers(runs)}]")
            continue
        for run in runs:
            match run:
                case (
                    blocks.Text(text=text)
                    | blocks.Stamp(text=text)
                    | blocks.Allowed(text=text)
                    | blocks.Mention(words=text)
                ):
                    pieces.append(text)
                case blocks.Link(href=href, content=inner):
                    words = text_and_html(inner).text
                    is_shown = href.partition(":")[2].strip("/") in words
                    pieces.append(words if is_shown else f"{words} <{shown_address(href)}>")
                case _:
                    pieces.append(" ")
    return "".join(pieces)


def _as_html(content: blocks.Inlines) -> Html:
    """Note marks become superscripts in brackets, unless they stand at the beginning or after a space."""
    pieces: list[Html] = []
    for is_mark, runs in groupby(content, lambda run: isinstance(run, blocks.Mark)):
        if not is_mark:
            pieces += map(_run_as_html, runs)
        elif pieces and not pieces[-1].endswith((" ", "\u00a0")):
            pieces.append(element("sup", f"\u00a0[{_note_numbers(runs)}]", style=_SUPERSCRIPT))
        else:
            pieces.append(joined(_note_numbers(runs)))
    return joined(*pieces)


def _run_as_html(run: blocks.Inline) -> Html:
    """Styles stand in the elements themselves: many mail programs drop style sheets."""
    match run:
        case blocks.Text(text=text) | blocks.Stamp(text=text) | blocks.Allowed(text=text) | blocks.Mention(words=text):
            words = element("span", text, lang=run.lang) if run.lang else joined(text)
            words = element("code", words) if isinstance(run, blocks.Text | blocks.Allowed) and run.code else words
            words = element("em", words) if run.emphasis else words
            return element("strong", words) if run.strong else words
        case blocks.Link(href=href, content=inner) if blocks.is_outward(href):
            return element("a", _as_html(inner), href=href, class_="ink", style=_LINK)
        case blocks.Link(content=inner):
            return _as_html(inner)
        case _:
            return element("br")


def _lines(parts: Sequence[blocks.Block]) -> Iterator[str]:
    """The lines of blocks as plain text: items behind their sign, quotations behind `>`, a table row by row."""
    for block in parts:
        match block:
            case blocks.Paragraph(content=content) | blocks.Heading(content=content):
                yield text_and_html(content).text
            case blocks.ItemList():
                for number, item in enumerate(block.items, block.start):
                    sign = f"{number}. " if block.ordered else "- "
                    yield from (sign + line if not i else " " * len(sign) + line for i, line in enumerate(_lines(item)))
            case blocks.Quotation(blocks=inner):
                yield from (f"> {line}" for line in _lines(inner))
            case blocks.CodeBlock(content=content):
                lines = groupby(content, lambda run: isinstance(run, blocks.Break))
                yield from (f"    {_as_text(tuple(runs))}" for ends, runs in lines if not ends)
            case blocks.TextTable(head=head, rows=rows):
                names = [f"{text_and_html(cell).text}: " if cell else "" for cell in head]
                for row in rows:
                    cells = (name + text_and_html(cell).text for name, cell in zip(names, row, strict=True) if cell)
                    yield f"- {'; '.join(cells)}"
            case blocks.ThematicBreak():
                yield "* * *"


def _block_as_html(block: blocks.Block) -> Html:
    """A block in mark-up that mail programs know; the numbers of a list are words, as they may begin anywhere."""
    match block:
        case blocks.Paragraph(content=content):
            return element("p", _as_html(content), style=_BLOCK)
        case blocks.Heading(content=content):
            return element("p", element("strong", _as_html(content)), style=_BLOCK)
        case blocks.ItemList(ordered=False):
            items = (element("li", *map(_block_as_html, item)) for item in block.items)
            return element("ul", *items, style=f"{_BLOCK} padding-left:20px;")
        case blocks.ItemList():
            rows = (
                element("tr", element("td", f"{number}.", valign="top"), element("td", *map(_block_as_html, item)))
                for number, item in enumerate(block.items, block.start)
            )
            return element("table", *rows, role="presentation", style=_BLOCK)
        case blocks.Quotation(blocks=inner):
            return element("blockquote", *map(_block_as_html, inner), style=_QUOTATION)
        case blocks.CodeBlock(content=content):
            return element("pre", _as_html(content), style=f"{_BLOCK} white-space:pre-wrap;")
        case blocks.TextTable(head=head, rows=rows, sides=sides):
            shown = []
            for name, scope, row in (("th", "col", head), *(("td", None, row) for row in rows)):
                cells = (
                    element(name, _as_html(cell), scope=scope, align=side, valign="top")
                    for cell, side in zip(row, sides, strict=True)
                )
                shown.append(element("tr", *cells))
            return element("table", *shown, style=_BLOCK, cellpadding="4")
        case blocks.ThematicBreak():
            return element("hr")
    return NOTHING


def _note_numbers(runs: Iterable[blocks.Inline]) -> str:
    """The numbers of note marks, divided by commas; of those that follow one another the first and the last."""
    groups = blocks.mark_ranges(run for run in runs if isinstance(run, blocks.Mark))
    return ", ".join(TO.join(str(mark.note) for mark in dict.fromkeys((group[0], group[-1]))) for group in groups)


PDF = "application/pdf"
CHART_WIDTH = 740
"""Pixels of a chart as a telephone shows it: two for each of 370, for screens of high density."""
WIDE_CHART = 1136
"""Those of a chart that has no room there: two for each of the 568 that the text of a mail is wide."""
_MAX_CHARTS = 2
MAGIC = b"%PDF-"
_MAX_BYTES = 256_000_000
_MAX_KEY_FIGURES = 8
_FOREIGN = "send it with --foreign if you know what it is; the mail then says its name only"


def compose_mail(built: Built, templates: Path | None = None) -> Mail:
    """The mail that carries a PDF just built, not yet from or to anybody: all who get the same share it.

    `templates` is a folder whose templates come before those in `templates` beside the facts, and ours.
    TemplateError as for any template.
    """
    document, edition = with_digest(built.checked.document, built.digest), built.checked.edition
    figures = [block for block in walk(document.blocks) if isinstance(block, blocks.Figure)][:_MAX_CHARTS]
    files, pictures = [], []
    narrow = built.checked.drawer.narrow([figure.chart for figure in figures])
    for figure in figures:
        has_room, faces = figure.chart in narrow, built.checked.theme.faces
        data = chart_png(*((narrow[figure.chart], faces) if has_room else (figure.drawing, faces, WIDE_CHART)))
        cid = f"{sha256(data).hexdigest()[:20]}@{document.id}"
        files.append(MailFile(cid, "image/png", data))
        alt = (blocks.Text(figure.alt),)
        texts = map(text_and_html, (figure.title, figure.subtitle, alt, figure.source, () if has_room else alt))
        pictures.append(MailPicture(literal(cid), *texts))
    content = _content(document, edition, figures, built.name)._replace(pictures=tuple(pictures))
    folders = template_folders(built.checked.facts.path, templates)
    mail = write_mail(content, edition.wording.language, folders, MailFile(built.name, PDF, built.data))
    key = edition_key(document.id, digest(canonical(edition.briefing)), document.language)
    return mail._replace(pictures=tuple(files), edition=key)


def draft_to(recipient: str, built: Built, templates: Path | None = None) -> bytes:
    """The draft that carries a PDF just built to a `recipient`, if one is named; ProblemError for what is no address.

    It is of the day of the briefing, or of SOURCE_DATE_EPOCH, so that the same briefing is the same draft.
    """
    to = (parse_address(recipient),) if recipient else ()
    day = datetime.combine(built.checked.document.date, time(), UTC)
    return as_draft(compose_mail(built, templates)._replace(to=to), source_date() or day)


def write_mail(content: MailContent, language: Language, folders: tuple[Path, ...], attachment: MailFile) -> Mail:
    """The mail that says what `content` holds, with one file attached; templates are looked for in `folders`."""
    text, html = render_mail(content, language, folders)
    return Mail(
        sender=None,
        to=(),
        subject=plain_spaces(content.title.text),
        text=wrap_text(text),
        html=html.strip() + "\n",
        attachments=(attachment,),
        language=language.tag,
        marking=plain_spaces(content.marking.text),
    )


def _content(document: blocks.Document, edition: Edition, figures: Iterable[blocks.Figure], file: str) -> MailContent:
    """What the mail says, but for the pictures: title, key points, key figures, and the notes that these lead to."""
    shown = list(walk(document.blocks))
    title = next(
        (block for block in shown if isinstance(block, blocks.TitleBlock)),
        blocks.TitleBlock((blocks.Text(document.title),)),
    )
    points = [point for block in shown if isinstance(block, blocks.KeyPoints) for point in block.points]
    tiles = [tile for block in document.blocks if isinstance(block, blocks.KeyFigures) for tile in block.tiles]
    cited = (*points, *(tile.marks for tile in tiles), *(figure.source for figure in figures))
    colophon = [line for block in shown if isinstance(block, blocks.Colophon) for line in block.lines]
    digests = [line for line in colophon if any(stamp.role is Role.DIGEST for stamp in find(line, blocks.Stamp))]
    return MailContent(
        title=text_and_html(title.title),
        language=literal(document.language),
        file=literal(file),
        subtitle=text_and_html(title.subtitle),
        marking=literal(document.furniture.marking),
        meta=join_texts(*map(text_and_html, filter(None, (title.authors, *title.meta))), between=" · "),
        digest=text_and_html(digests[0]) if digests else literal(""),
        command=literal(f"make-briefing verify {file}"),
        key_points=tuple(map(blocks_in_both, points)),
        key_figures=tuple(_key_figure(tile, edition) for tile in tiles),
        notes=tuple(_notes_of(find(cited, blocks.Mark), shown)),
    )


def _key_figure(tile: blocks.Tile, edition: Edition) -> MailKeyFigure:
    """A key figure with its value in full, as a sentence would have it, and the numbers of its notes."""
    fact, wording = edition.briefing.facts[tile.fact], edition.wording
    value = blocks.Mention(fact.id, wording.words(fact), lang=wording.value_lang(fact))
    words = with_area(fact.label, told_areas(edition.briefing.facts).get(fact.id))
    label = blocks.Stamp(words, Role.NAME, lang=lang_of(fact.label))
    texts = text_and_html((value, *tile.marks)), text_and_html((label,)), text_and_html(tile.detail)
    return MailKeyFigure(*texts, literal(""))


def _notes_of(marks: Iterable[blocks.Mark], shown: Iterable[blocks.Block]) -> Iterator[MailNote]:
    """The notes of these marks, and those that they lead to in turn; in the groups that the document has."""
    parts = [block for block in shown if isinstance(block, blocks.Notes)]
    notes = {mark: note for block in parts for mark, note in block.marked}
    wanted, waiting = set[blocks.Mark](), list(marks)
    while waiting:
        mark = waiting.pop()
        if mark in notes and mark not in wanted:
            wanted.add(mark)
            waiting += find(notes[mark], blocks.Mark)
    for title, members in (group for block in parts for group in block.grouped):
        source = text_and_html(title)
        for mark, note in members:
            if mark in wanted:
                yield MailNote(literal(str(mark.note)), text_and_html(note), source)
                source = literal("")


def chart_png(drawing: DisplayList, faces: Faces, width: int = CHART_WIDTH) -> bytes:
    """The drawing as PNG on white, so many pixels wide; the same drawing gives the same bytes."""
    from briefing.pdf.write import drawing_pdf
    from briefing.proof.pdfium import open_pdf
    from briefing.themes.pictures import encode_png

    with open_pdf(drawing_pdf(drawing, faces)) as pdf:
        return encode_png(pdf.render(1, width))


def is_pdf(path: Path) -> bool:
    """Whether the file is called a PDF, or begins as one does."""
    if path.suffix.lower() == ".pdf":
        return True
    try:
        return read_input(path, _MAX_BYTES).startswith(MAGIC)
    except OSError:  # said by whoever reads it as what it is
        return False


def compose_from_pdf(path: Path, templates: Path | None = None, *, lang: str = "", foreign: bool = False) -> Mail:
    """The mail that carries a finished PDF, not yet from or to anybody.

    DeliveryError for one that is not ours, or whose values are not those that were written; if `foreign`, the mail
    of such a file says its name and nothing else.  `lang` is the language of the mail, if not the document's.
    """
    name = attachment_name(path)
    try:
        data = read_input(path, _MAX_BYTES)
    except OSError as error:
        message = f"cannot be read: {os_reason(error)}"
        raise DeliveryError([Diagnostic(Place(str(path)), "unreadable", message)]) from None
    with tempfile.TemporaryDirectory(prefix="make-briefing-") as folder:
        # The very bytes that will be attached are verified, whatever happens to their file meanwhile.
        copy = Path(folder, "attached.pdf")
        copy.write_bytes(data)
        verdict = verify_in_subprocess(copy)
    if verdict["holds"]:
        spoken = language(lang or verdict["document"]["language"])
        content = _carried_content(verdict, Wording(spoken), name)
        document = verdict["document"]
        edition = edition_key(document["id"], verdict["facts_digest"], document["language"])
    elif foreign and MAGIC in data[:1024]:
        spoken = language(lang or "en")
        content = MailContent(literal(Path(name).stem), literal(spoken.tag), literal(name))
        edition = ""
    else:
        # Only a PDF can be sent with --foreign, so nothing else is told to.
        hint = _FOREIGN if MAGIC in data[:1024] else "save it anew with the program that made it"
        raise DeliveryError([Diagnostic(Place(str(path)), f["rule"], f["message"], hint) for f in verdict["findings"]])
    mail = write_mail(content, spoken, template_folders(path.resolve(), templates), MailFile(name, PDF, data))
    return mail._replace(edition=edition)


def _carried_content(verdict: Mapping[str, Any], wording: Wording, name: str) -> MailContent:
    """What the mail says of the document: its head, and the values of its first page."""
    document, facts = verdict["document"], verdict["facts"]
    version = wording.translate("Version {version}", version=document["version"]) if document.get("version") else ""
    standings = verdict["standings"]
    is_verified = standings["verified"] or standings["read"] or not standings["unverified"]
    unverified = "" if is_verified else wording.translate("Facts not verified")
    day = wording.day(date.fromisoformat(document["date"]))
    meta = (day, unverified, document.get("reference", ""), version)
    digest = wording.translate(
        "Digest of the contents ({algorithm}): {digest}", algorithm="SHA-256", digest=verdict["digest"]
    )
    on_first_page = [fact for fact in facts if fact["words"] and 1 in fact["pages"]]
    return MailContent(
        title=plain_words(document["title"]),
        language=literal(document["language"]),
        file=literal(name),
        marking=literal(document.get("marking", "")),
        meta=join_texts(*map(plain_words, meta), between=" · "),
        digest=literal(digest),
        command=literal(f"make-briefing verify {name}"),
        key_figures=tuple(_carried_key_figure(fact, wording) for fact in (on_first_page or facts)[:_MAX_KEY_FIGURES]),
    )


def _carried_key_figure(fact: Mapping[str, Any], wording: Wording) -> MailKeyFigure:
    """A fact with when it was, how sure it is and who says so; one without a value is told by its statement."""
    value, label = (fact["words"], fact["label"]) if fact["words"] else (fact["statement"], "")
    detail = (wording.period(Period.parse(fact["period"])), wording.translate(fact["status"]))
    sources: dict[str, None] = {}
    for origin in fact["origins"]:
        origin_words = {"outlet": origin["publisher"], "date": wording.day(date.fromisoformat(origin["published"]))}
        if fact["speaker"]:
            sources[wording.translate("{speaker}, in {outlet}, {date}", speaker=fact["speaker"], **origin_words)] = None
        else:
            sources[wording.translate("{outlet}, {date}", **origin_words)] = None
    return MailKeyFigure(*map(plain_words, (value, label, ", ".join(detail), "; ".join(sources))))
