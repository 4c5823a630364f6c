"""Writes the running heads: as header and footer of the page, and in the margins when it is printed."""

from __future__ import annotations

import re

from briefing.document.blocks import Document, plain
from briefing.html.body_writer import BodyWriter
from briefing.html.markup import NOTHING, Html, element, joined
from briefing.layout.running_heads import RunningHead, running_heads
from briefing.themes.theme import Theme

_PLACEHOLDER = re.compile(r"\{(pages?)\}")


def header(writer: BodyWriter) -> Html:
    """The words at the head of every page, and the word DRAFT if it is one."""
    heads = running_heads(writer.document, writer.theme.stationery)
    return _bar("header", heads.head_left, heads.head_right, writer)


def footer(writer: BodyWriter) -> Html:
    """The words at the foot of every page, and the word DRAFT if it is one."""
    heads = running_heads(writer.document, writer.theme.stationery)
    return _bar("footer", heads.foot_left, heads.foot_right, writer)


def _bar(name: str, left: RunningHead, right: RunningHead, writer: BodyWriter) -> Html:
    draft = writer.document.furniture.draft
    bands = []
    for head, kind in ((left, None if left.is_own else "marking"), (right, "running")):
        written = [writer.words(part) for part in head.parts if not isinstance(part, str)]
        # Words that name a page say nothing where there are no pages.
        words = joined(*written) if len(written) == len(head.parts) else NOTHING
        bands.append(element("p", words, class_=kind) if words else NOTHING)
    bands.insert(1, element("strong", draft, class_="draft") if draft else NOTHING)
    return element(name, *bands)


def page_rules(document: Document, theme: Theme, page_size: tuple[float, float]) -> str:
    """The CSS of printed pages, `page_size` points each: the same words in their margins, with the page number.

    The first needs no words at its head: it begins with the header itself.
    """
    draft = document.furniture.upper(document.furniture.draft)
    heads = running_heads(document, theme.stationery)
    boxes = {
        "top-left": _margin_box(heads.head_left, theme, draft, strong=True),
        "top-right": _margin_box(heads.head_right, theme),
        "bottom-left": _margin_box(heads.foot_left, theme, draft, strong=True),
        "bottom-right": _margin_box(heads.foot_right, theme),
    }
    margins = " ".join(f"{points:.2f}pt" for points in (theme.margin_top, theme.margin_x, theme.margin_bottom))
    size = " ".join(f"{points:.2f}pt" for points in page_size)
    rules = "".join(f"@{name}{{{box}}}" for name, box in boxes.items())
    first = "@page:first{@top-left{content:none}@top-right{content:none}}"
    return f"@page{{size:{size};margin:{margins};{rules}}}\n{first}\n"


def _margin_box(head: RunningHead, theme: Theme, draft: str = "", *, strong: bool = False) -> str:
    content: list[str] = []
    for part in head.parts:
        if isinstance(part, str):
            # Every other piece is the name of a counter, which CSS has for page numbers.
            pieces = enumerate(_PLACEHOLDER.split(part))
            content += [f"counter({piece})" if index % 2 else css_string(piece) for index, piece in pieces if piece]
        elif words := plain(part):
            content.append(css_string(words))
    if draft:
        content.append(css_string(f" {draft}" if content else draft))
    weight, color = (700, theme.dark) if strong and not head.is_own else (400, theme.grey)
    font = f"{weight} {theme.furniture_size:g}pt Briefing,sans-serif"
    return f"content:{' '.join(content) or 'none'};font:{font};color:{color}"


def css_string(words: str) -> str:
    """`words` as a CSS string, whatever they hold."""
    return '"' + re.sub(r"[^\w ]", lambda match: f"\\{ord(match[0]):x} ", words) + '"'
