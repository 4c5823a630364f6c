"""Write the text of a document twice, as plain text and as HTML: the two alternatives that a mail offers its reader.

The plain text wraps at 76 characters, as RFC 2045 and old terminals have it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from itertools import groupby

from briefing.document.blocks import Allowed, Inline, Inlines, Link, Mark, Mention, Stamp, Text, is_outward
from briefing.document.occurrences import Role
from briefing.evidence.typed_values import shown_address
from briefing.html.markup import Html, element, joined
from briefing.templating.mail_templates import TextAndHtml, literal

_MAX_LINE = 76
_SUPERSCRIPT = "font-size:70%; line-height:1; font-weight:normal;"
_LINK = "color:#14406b;"


def text_and_html(content: Inlines) -> TextAndHtml:
    """A text of the document in both forms, with its qualifiers, note numbers and languages."""
    # Plain text is wrapped later, so its spaces may all end a line, and soft hyphens would show as signs.
    text = _as_text(content).replace("\u00a0", " ").replace("\u202f", " ").replace("\u00ad", "")
    return TextAndHtml(" ".join(text.split()), _as_html(content))


def plain_words(words: str) -> TextAndHtml:
    """Words that are no inlines of a document, in both forms."""
    return text_and_html((Stamp(words, Role.NAME),)) if words else literal("")


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
        start = len(line) - len(line.lstrip())
        first = line.split()[0]
        has_sign = first == "-" or (first.startswith("[") and first.endswith("]"))
        indent = " " * (start + len(first) + 1 if has_sign else start)
        lines += textwrap.wrap(
            line.rstrip(), _MAX_LINE, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
    return "\n".join(lines) + "\n"


def _as_text(content: Inlines) -> str:
    """Note marks become "[1, 2]", links their words and where they lead."""
    pieces = []
    for is_mark, runs in groupby(content, lambda run: isinstance(run, Mark)):
        if is_mark:
            pieces.append(f" [{', '.join(_note_numbers(runs))}]")
            continue
        for run in runs:
            match run:
                case Text(text=text) | Stamp(text=text) | Allowed(text=text) | Mention(words=text):
                    pieces.append(text)
                case Link(href=href, content=inner):
                    words = text_and_html(inner).text
                    is_shown = href.partition(":")[2].strip("/") in words
                    pieces.append(words if is_shown else f"{words} <{shown_address(href)}>")
                case _:
                    pieces.append(" ")
    return "".join(pieces)


def _as_html(content: Inlines) -> Html:
    """Note marks become superscripts in brackets, unless they stand at the beginning or after a space."""
    pieces: list[Html] = []
    for is_mark, runs in groupby(content, lambda run: isinstance(run, Mark)):
        if not is_mark:
            pieces += map(_run_as_html, runs)
        elif pieces and not pieces[-1].endswith((" ", "\u00a0")):
            pieces.append(element("sup", f"\u00a0[{', '.join(_note_numbers(runs))}]", style=_SUPERSCRIPT))
        else:
            pieces.append(joined(", ".join(_note_numbers(runs))))
    return joined(*pieces)


def _run_as_html(run: Inline) -> Html:
    """Styles stand in the elements themselves: many mail programs drop style sheets."""
    match run:
        case Text(text=text) | Stamp(text=text) | Allowed(text=text) | Mention(words=text):
            words = element("span", text, lang=run.lang) if run.lang else joined(text)
            words = element("em", words) if run.emphasis else words
            return element("strong", words) if run.strong else words
        case Link(href=href, content=inner) if is_outward(href):
            return element("a", _as_html(inner), href=href, class_="ink", style=_LINK)
        case Link(content=inner):
            return _as_html(inner)
        case _:
            return element("br")


def _note_numbers(runs: Iterable[Inline]) -> list[str]:
    return [str(run.note) for run in runs if isinstance(run, Mark)]
