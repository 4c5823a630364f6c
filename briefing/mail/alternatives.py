"""Write the text of a document twice, as plain text and as HTML: the two alternatives that a mail offers its reader.

The plain text wraps at 76 characters, as RFC 2045 and old terminals have it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefing.document import blocks
from briefing.document.inlines import TO
from briefing.document.occurrences import Role
from briefing.evidence.typed_values import shown_address
from briefing.html.markup import NOTHING, Html, element, joined
from briefing.templating.mail_templates import TextAndHtml, literal

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
