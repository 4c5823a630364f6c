"""What stands at head and foot of every page in, the head and foot of the HTML out, and of its printed pages."""

from __future__ import annotations

import re

from briefing.document.blocks import Furniture, Stamp, StampRole, plain
from briefing.html.markup import NOTHING, Html, element
from briefing.html.runs import RunWriter
from briefing.theme import Theme

_PLACE = re.compile(r"\{(page|pages)\}")


def head(furniture: Furniture, runs: RunWriter) -> Html:
    """The marking, the word DRAFT if it is one, and the running head."""
    draft = element("strong", furniture.draft, class_="draft") if furniture.draft else NOTHING
    return element(
        "header", _marking(furniture, runs), draft, element("p", runs.runs(furniture.running), class_="running")
    )


def foot(furniture: Furniture, runs: RunWriter) -> Html:
    """The marking, and the word DRAFT if it is one."""
    draft = element("strong", furniture.draft, class_="draft") if furniture.draft else NOTHING
    return element("footer", _marking(furniture, runs), draft)


def page_rules(furniture: Furniture, theme: Theme, page_size: tuple[float, float]) -> str:
    """The CSS of printed pages, `page_size` points each, with marking, running head and page number in their margins.

    Page 1 needs no running head: it begins with the head itself.
    """
    width, height = page_size
    marked = css_string(" ".join(filter(None, (furniture.marking.upper(), furniture.draft.upper()))))
    boxes = {
        "top-left": f"content:{marked};{_type(theme.dark, 700)}",
        "top-right": f"content:{css_string(plain(furniture.running))};{_type(theme.grey)}",
        "bottom-left": f"content:{marked};{_type(theme.dark, 700)}",
        "bottom-right": f"content:{_numbering(furniture.page)};{_type(theme.grey)}",
    }
    rules = "".join(f"@{name}{{{rule}}}" for name, rule in boxes.items())
    margins = " ".join(f"{points:.2f}pt" for points in (theme.margin_top, theme.margin_x, theme.margin_bottom))
    first = "@page:first{@top-left{content:none}@top-right{content:none}}"
    return f"@page{{size:{width:.2f}pt {height:.2f}pt;margin:{margins};{rules}}}\n{first}\n"


def css_string(words: str) -> str:
    """`words` as a CSS string, whatever they hold."""
    return '"' + re.sub(r"[^\w ]", lambda match: f"\\{ord(match[0]):x} ", words) + '"'


def _numbering(page: str) -> str:
    parts = _PLACE.split(page)
    return " ".join(f"counter({part})" if i % 2 else css_string(part) for i, part in enumerate(parts) if part)


def _type(colour: str, weight: int = 400) -> str:
    return f"font:{weight} 8pt Briefing,sans-serif;color:{colour}"


def _marking(furniture: Furniture, runs: RunWriter) -> Html:
    marking = (Stamp(furniture.marking, StampRole.NAME),) if furniture.marking else ()
    return element("p", runs.runs(marking), class_="marking") if marking else NOTHING
