"""What stands at head and foot of every page in, the head and foot of the HTML out, and of its printed pages."""

from __future__ import annotations

import re

from briefing.document.blocks import Document, plain
from briefing.html.markup import NOTHING, Html, element, joined
from briefing.html.runs import RunWriter
from briefing.layout.running_heads import HeadPart, RunningHead, running_heads
from briefing.themes.theme import Theme

_PLACE = re.compile(r"\{(pages?)\}")


def head(document: Document, theme: Theme, runs: RunWriter) -> Html:
    """The words at the head of every page, and the word DRAFT if it is one."""
    corners = running_heads(document, theme.stationery)
    return _bar("header", (corners.head_left, corners.head_right), document.furniture.draft, runs)


def foot(document: Document, theme: Theme, runs: RunWriter) -> Html:
    """The words at the foot of every page, and the word DRAFT if it is one."""
    corners = running_heads(document, theme.stationery)
    return _bar("footer", (corners.foot_left, corners.foot_right), document.furniture.draft, runs)


def page_rules(document: Document, theme: Theme, page_size: tuple[float, float]) -> str:
    """The CSS of printed pages, `page_size` points each: the same words in their margins, with the page number.

    The first needs no words at its head: it begins with the head itself.
    """
    draft = document.furniture.upper(document.furniture.draft)
    corners = running_heads(document, theme.stationery)
    boxes = {
        "top-left": _box(corners.head_left, theme, draft, strong=True),
        "top-right": _box(corners.head_right, theme),
        "bottom-left": _box(corners.foot_left, theme, draft, strong=True),
        "bottom-right": _box(corners.foot_right, theme),
    }
    margins = " ".join(f"{points:.2f}pt" for points in (theme.margin_top, theme.margin_x, theme.margin_bottom))
    size = " ".join(f"{points:.2f}pt" for points in page_size)
    rules = "".join(f"@{name}{{{box}}}" for name, box in boxes.items())
    first = "@page:first{@top-left{content:none}@top-right{content:none}}"
    return f"@page{{size:{size};margin:{margins};{rules}}}\n{first}\n"


def css_string(words: str) -> str:
    """`words` as a CSS string, whatever they hold."""
    return '"' + re.sub(r"[^\w ]", lambda match: f"\\{ord(match[0]):x} ", words) + '"'


def _bar(name: str, pair: tuple[RunningHead, RunningHead], draft: str, runs: RunWriter) -> Html:
    left, right = (_words(corner, runs) for corner in pair)
    band = element("strong", draft, class_="draft") if draft else NOTHING
    return element(
        name,
        element("p", left, class_=None if pair[0].is_own else "marking") if left else NOTHING,
        band,
        element("p", right, class_="running") if right else NOTHING,
    )


def _words(corner: RunningHead, runs: RunWriter) -> Html:
    """The words of a corner; nothing if they name a page, since there are none."""
    written = [runs.runs(part) for part in corner.parts if not isinstance(part, str)]
    return joined(*written) if len(written) == len(corner.parts) else NOTHING


def _box(corner: RunningHead, theme: Theme, draft: str = "", *, strong: bool = False) -> str:
    content = [piece for part in corner.parts for piece in _content(part)] + (
        [css_string(f" {draft}")] if draft else []
    )
    weight, colour = (700, theme.dark) if strong and not corner.is_own else (400, theme.grey)
    font = f"{weight} {theme.furniture_size:g}pt Briefing,sans-serif"
    return f"content:{' '.join(content) or 'none'};font:{font};color:{colour}"


def _content(part: HeadPart) -> list[str]:
    """Words as CSS strings, the places of page numbers as counters."""
    if not isinstance(part, str):
        return [css_string(plain(part))]
    pieces = enumerate(_PLACE.split(part))
    return [f"counter({piece})" if index % 2 else css_string(piece) for index, piece in pieces if piece]
