"""Builds HTML: every text is escaped here, and only what was built here is not.

Not markupsafe: it escapes quotation marks in text too, which a reader of the source can do without, and passes
control characters, which no HTML file may hold.
"""

from __future__ import annotations

from html import escape
from typing import TypeAlias

VOID = frozenset({"meta", "link", "br", "hr", "img"})
_UNPRINTABLE = {
    code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)) if code not in (9, 10)
}


class Html(str):
    """Finished markup, in which no text is left to be escaped."""

    __slots__ = ()


Content: TypeAlias = "str | Html"
AttributeValue: TypeAlias = "str | bool | None"

NOTHING = Html()


def printable(words: str) -> str:
    """`words` as a browser reads them back: control characters and lone surrogates become U+FFFD."""
    return words.translate(_UNPRINTABLE)


def element(name: str, /, *content: Content, **attributes: AttributeValue) -> Html:
    """An element; `data_fact` becomes `data-fact`, `class_` `class`.

    An attribute that is None, False or "" is left out; one that is True has no value.
    """
    opening = name
    for key, value in attributes.items():
        if value not in (None, False, ""):
            opening += f" {key.rstrip('_').replace('_', '-')}"
            opening += "" if value is True else f'="{escape(printable(str(value)))}"'
    return Html(f"<{opening}>" if name in VOID else f"<{opening}>{joined(*content)}</{name}>")


def joined(*content: Content) -> Html:
    """Pieces in one; those that are plain text are escaped."""
    return Html("".join([part if isinstance(part, Html) else escape(printable(part), quote=False) for part in content]))
