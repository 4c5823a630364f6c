"""Runs of a document in, the same words as plain text and as HTML out: qualifiers, note numbers, languages kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.document.blocks import Allowed, Inline, Inlines, Link, Mark, Mention, Stamp, Text, is_outward
from briefing.html.markup import Html, element, joined
from briefing.templating.mail_templates import TextAndHtml

_RAISED = "font-size:70%; line-height:1; font-weight:normal;"


def said(content: Inlines) -> TextAndHtml:
    """Both readings of some runs; the spaces of plain text may end a line."""
    text = "".join(_text(content)).replace("\u00a0", " ").replace("\u202f", " ").replace("\u00ad", "")
    return TextAndHtml(" ".join(text.split()), _html(content))


def together(*parts: TextAndHtml, between: str) -> TextAndHtml:
    """Those that say anything, in one."""
    told = [part for part in parts if part.text]
    return TextAndHtml(between.join(part.text for part in told), between.join(part.html for part in told))


def _text(content: Inlines) -> Iterator[str]:
    for is_mark, runs in groupby(content, lambda run: isinstance(run, Mark)):
        if is_mark:
            yield f" [{', '.join(str(run.note) for run in runs if isinstance(run, Mark))}]"
        else:
            yield from map(_words, runs)


def _words(run: Inline) -> str:
    match run:
        case Text(text=text) | Stamp(text=text) | Allowed(text=text) | Mention(words=text):
            return text
        case Link(href=href, content=content):
            words = said(content).text
            return words if href.partition(":")[2].strip("/") in words else f"{words} <{href}>"
        case _:
            return " "


def _html(content: Inlines) -> Html:
    pieces: list[Html] = []
    for is_mark, runs in groupby(content, lambda run: isinstance(run, Mark)):
        if is_mark:
            numbers = ",".join(str(run.note) for run in runs if isinstance(run, Mark))
            behind = bool(pieces) and not pieces[-1].endswith((" ", "\u00a0"))
            pieces.append(element("sup", numbers, style=_RAISED) if behind else joined(numbers.replace(",", ", ")))
        else:
            pieces += map(_marked_up, runs)
    return joined(*pieces)


def _marked_up(run: Inline) -> Html:
    match run:
        case Text(text=text) | Stamp(text=text) | Allowed(text=text) | Mention(words=text):
            words = element("span", text, lang=run.lang) if run.lang else joined(text)
            words = element("em", words) if run.emphasis else words
            return element("strong", words) if run.strong else words
        case Link(href=href, content=content) if is_outward(href):
            return element("a", _html(content), href=href, class_="ink", style="color:#14406b;")
        case Link(content=content):
            return _html(content)
        case _:
            return element("br")
